"""Successions as changes: rows that are one event become one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from commissionkit.model import Change, ChangeKind, HeirShare
from commissionkit.registers.arranging.bodies import shared_successions
from commissionkit.registers.arranging.citing import Cited, Register, day, rows_of
from commissionkit.registers.rows import Split
from commissionkit.sources import Citation, Claim
from commissionkit.units import Share

__all__ = ["Event", "changes_of", "events_of", "splits"]

Edge: TypeAlias = tuple[str, str]
_POSTCODES: Final = "postcodes"
_SPLIT_WHY: Final = "the table says where postcodes fell; that the one body came after the other is read into it"


@attrs.frozen
class Event:
    """Bodies that become others on one day: each before it is succeeded by each after it.

    Attributes:
        before, after: Their codes, in the order of the rows.
        on: The day; None where it is not given.
        evidence: The rows that say so.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    on: date | None
    evidence: tuple[Citation, ...]

    def change(self, number: int) -> Change:
        """The event as a fact; the number tells it from others of the same bodies on the same side."""
        several = len(self.after) > 1
        kind = ChangeKind.SPLIT if several and len(self.before) == 1 else ChangeKind.MERGER
        told = "+".join(self.before if several else self.after)
        mark = f"~{number}" if number > 1 else ""
        return Change(
            id=f"{kind}:{told}:{self.on or 'not_stated'}{mark}",
            kind=kind,
            predecessors=self.before,
            successors=self.after,
            on=day(self.on),
            evidence=self.evidence,
        )


def events_of(rows: Iterable[tuple[str, str, date | None, Citation]]) -> tuple[Event, ...]:
    """The events that rows tell, by day and bodies.

    All before one body on one day make one event. Two bodies with the very same ones before them on that day share it:
    nothing comes after what no row names. A body that succeeds itself makes none; a pair with two dates makes two.
    """
    pairs: dict[date | None, dict[str, dict[str, list[Citation]]]] = {}
    for before, after, on, citation in rows:
        if before != after:
            pairs.setdefault(on, {}).setdefault(after, {}).setdefault(before, []).append(citation)
    events: list[Event] = []
    for on, heirs in pairs.items():
        alike: dict[frozenset[str], list[str]] = {}
        for after, givers in heirs.items():
            alike.setdefault(frozenset(givers), []).append(after)
        for names in alike.values():
            givers_of = tuple(heirs[names[0]])
            cited = (one for name in names for giver in givers_of for one in heirs[name][giver])
            events.append(Event(givers_of, tuple(names), on, tuple(dict.fromkeys(cited))))
    return tuple(sorted(events, key=lambda one: (one.on or date.min, one.before, one.after)))


def changes_of(registers: Sequence[Register], forums: frozenset[str]) -> tuple[Change, ...]:
    """The successions of all files as changes; those of partnerships, which are no organisations, are left out."""
    rows = (
        (one.row.before, one.row.after, one.row.on, one.place)
        for one in shared_successions(registers)
        if one.row.before not in forums and one.row.after not in forums
    )
    return _numbered(event.change for event in events_of(rows))


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
