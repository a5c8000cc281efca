"""Successions as changes: rows that are one event become one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from commissionkit.model import Change, ChangeKind, HeirShare
from commissionkit.registers.arranging.bodies import shared_successions
from commissionkit.registers.arranging.citing import Cited, Register, day, rows_of
from commissionkit.registers.rows import Split
from commissionkit.sources import Citation, Claim
from commissionkit.units import Share

__all__ = ["Event", "changes_of", "events_of", "splits"]

_NOBODY: Final[Mapping[str, date | None]] = MappingProxyType({})
#: For each body before, those after it, each with the rows that say so.
_Givers: TypeAlias = dict[str, dict[str, list[Citation]]]
_POSTCODES: Final = "postcodes"
_SPLIT_WHY: Final = "the table says where postcodes fell; that the one body came after the other is read into it"


@attrs.frozen
class Event:
    """What happens to bodies on one day: each before it is succeeded by each after it.

    Attributes:
        kind: What happens.
        before, after: Their codes, in the order of the rows.
        on: The day; None where it is not given.
        evidence: The rows that say so.
    """

    kind: ChangeKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    on: date | None
    evidence: tuple[Citation, ...]

    def change(self, number: int = 1) -> Change:
        """The event as a fact; the number tells it from others of the same bodies on the same side."""
        told = "+".join(self.after if self.kind is ChangeKind.MERGER else self.before)
        mark = f"~{number}" if number > 1 else ""
        return Change(
            id=f"{self.kind}:{told}:{self.on or 'not_stated'}{mark}",
            kind=self.kind,
            predecessors=self.before,
            successors=self.after,
            on=day(self.on),
            evidence=self.evidence,
        )


def events_of(
    rows: Iterable[tuple[str, str, date | None, Citation]], lasting: Mapping[str, date | None] = _NOBODY
) -> tuple[Event, ...]:
    """The events that rows tell, by day and bodies; each row is in one of them.

    All who become the same on a day make one event, a merger; one who becomes several, a split. Nothing comes after
    what no row names: who shares one heir of a body that is split joins that heir in an event of its own. A body that a
    register still has open afterwards has handed something over, a transfer. A body that succeeds itself makes no
    event, a pair with two dates two.

    Args:
        rows: Who was before, who after, when, and the row that says so.
        lasting: The bodies whose last days are known, with these; None for those that are open.
    """
    days: dict[date | None, _Givers] = {}
    for before, after, on, citation in rows:
        if before != after:
            days.setdefault(on, {}).setdefault(before, {}).setdefault(after, []).append(citation)
    found = (
        _event(group, givers, on, lasting=_is_lasting(group[0], on, lasting))
        for on, givers in days.items()
        for group in _together(givers, on, lasting)
    )
    return tuple(sorted(found, key=lambda one: (one.on or date.min, one.before, one.after)))


def _event(group: tuple[str, ...], givers: _Givers, on: date | None, *, lasting: bool) -> Event:
    """The event of bodies that become the same on a day."""
    heirs = tuple(givers[group[0]])
    cited = (citation for giver in group for places in givers[giver].values() for citation in places)
    if lasting:
        kind = ChangeKind.TRANSFER
    else:
        kind = ChangeKind.SPLIT if len(heirs) > 1 and len(group) == 1 else ChangeKind.MERGER
    return Event(kind, group, heirs, on, tuple(dict.fromkeys(cited)))


def _together(givers: _Givers, on: date | None, lasting: Mapping[str, date | None]) -> Iterator[tuple[str, ...]]:
    """The bodies of one day in groups that become the same."""
    sharing: dict[str, set[frozenset[str]]] = {}
    for heirs in givers.values():
        for heir in heirs:
            sharing.setdefault(heir, set()).add(frozenset(heirs))
    groups: dict[Hashable, list[str]] = {}
    for giver, heirs in givers.items():
        crosses = len(heirs) > 1 and any(len(sharing[heir]) > 1 for heir in heirs)
        alone = crosses or _is_lasting(giver, on, lasting)
        groups.setdefault(giver if alone else frozenset(heirs), []).append(giver)
    for group in groups.values():
        yield tuple(group)


def _is_lasting(name: str, on: date | None, lasting: Mapping[str, date | None]) -> bool:
    """Whether a register has the body open after the day."""
    if on is None or name not in lasting:
        return False
    closed = lasting[name]
    return closed is None or closed > on


def changes_of(
    registers: Sequence[Register], forums: frozenset[str], lasting: Mapping[str, date | None]
) -> tuple[Change, ...]:
    """The successions of all files as changes; those of partnerships, which are no organisations, are left out."""
    rows = (
        (one.row.before, one.row.after, one.row.on, one.place)
        for one in shared_successions(registers)
        if one.row.before not in forums and one.row.after not in forums
    )
    return _numbered(event.change for event in events_of(rows, lasting))


def _numbered(makers: Iterable[Callable[[int], Change]]) -> tuple[Change, ...]:
    """The changes, each with an id of its own."""
    taken: dict[Hashable, int] = {}
    found: list[Change] = []
    for make in makers:
        key = make(1).id
        taken[key] = taken.get(key, 0) + 1
        found.append(make(taken[key]))
    return tuple(found)


def splits(registers: Sequence[Register]) -> tuple[Change, ...]:
    """What became of bodies whose postcodes fell to others: no day is given, and the shares are of postcodes."""
    heirs: dict[str, list[Cited[Split]]] = {}
    for cited in rows_of(registers, Split):
        heirs.setdefault(cited.row.before, []).append(cited)
    return tuple(_split(before, rows) for before, rows in heirs.items())


def _split(before: str, rows: Sequence[Cited[Split]]) -> Change:
    shares: Mapping[str, Fraction] = {cited.row.after: Fraction(cited.row.share) / 100 for cited in rows}
    divided = len(rows) > 1
    kind = ChangeKind.SPLIT if divided else ChangeKind.MERGER
    return Change(
        id=f"{kind}:{before}:not_stated",
        kind=kind,
        predecessors=(before,),
        successors=tuple(shares),
        shares=tuple(HeirShare(heir=heir, share=Share(share), of=_POSTCODES) for heir, share in shares.items())
        if divided
        else (),
        evidence=(*(cited.place for cited in rows), rows[0].because(Claim.INFERRED, _SPLIT_WHY)),
    )
