"""Records of who came after whom, as changes; and bodies known by such records alone.

A record names one code before, one after, and a day. What happened is read from how the records of a day hang together:
several that become one are a merger, one that becomes several is a split, one that goes on afterwards has handed
something over. Each record is in one change, and a change says no more than its records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from commissionkit.io.national.making import codes, day, day_after, day_before, read_off, span, stated
from commissionkit.io.national.tables import Tables
from commissionkit.model import Change, ChangeKind, Organisation, Status
from commissionkit.model.base import id_text
from commissionkit.sources import Citation

__all__ = ["Life", "Record", "changes_of", "first_day_after", "known_by_code_alone", "records_of"]

_SPLIT: Final = "the register names who came after; that they divided it is read from there being several"
_TRANSFER: Final = "the one before is open after the day: what passed is not said"
_RENAME: Final = "one before, one after that begins on the day: that it is the same body under another code is inferred"
_ALONE: Final = (
    "known from successions alone; its kind is guessed from the pattern of the code, and its days from theirs"
)
_GUESSED: Final[Mapping[str, str]] = {
    "ccg": "ccg",
    "nhs_trust": "nhs-trust",
    "care_trust": "care-trust",
    "pct_or_care_trust": "primary-care-trust",
    "commissioning_hub": "commissioning-hub",
    "welsh_health_board": "local-health-board",
}


@attrs.frozen
class Record:
    """One code came after another.

    Attributes:
        old, new: The codes.
        on: The first day of the new state.
    """

    old: str
    new: str
    on: str


@attrs.frozen
class Life:
    """The first and the last day of a body, as a register prints them; empty where it does not."""

    opened: str = ""
    closed: str = ""


def records_of(tables: Tables, forums: Iterable[str]) -> tuple[Record, ...]:
    """The records between organisations; a code that comes after itself is none, and partnerships are forums."""
    left_out = set(forums)
    rows = (Record(old, new, on) for old, new, on, _, _ in tables.successions)
    return tuple(r for r in rows if r.old != r.new and r.old not in left_out)


def changes_of(records: Sequence[Record], lives: Mapping[str, Life], source: str) -> Iterator[Change]:
    """The changes that records tell of, in the order of their days."""
    of_old: dict[tuple[str, str], list[str]] = {}
    for record in records:
        of_old.setdefault((record.on, record.old), []).append(record.new)
    split = {key for key, news in of_old.items() if len(news) > 1 or _goes_on(lives.get(key[1], Life()), key[0])}
    of_new: dict[tuple[str, str], list[str]] = {}
    for record in records:
        if (record.on, record.old) not in split:
            of_new.setdefault((record.on, record.new), []).append(record.old)
    known = frozenset(lives)
    groups = [(on, [old], sorted(of_old[on, old])) for on, old in split]
    groups += [(on, sorted(olds), [new]) for (on, new), olds in of_new.items()]
    taken: Counter[str] = Counter()
    for on, olds, news in sorted(groups):
        kind, why = _kind(on, olds, news, lives, known)
        name = id_text(kind.value, "+".join(olds), "+".join(news))
        taken[name] += 1
        yield Change(
            id=name if taken[name] == 1 else f"{name}:{on}",
            kind=kind,
            predecessors=tuple(olds),
            successors=tuple(news),
            on=day(on),
            evidence=_cited(source, f"{', '.join(olds)} to {', '.join(news)}, {on}", why),
        )


def _goes_on(life: Life, on: str) -> bool:
    return bool(life.closed) and life.closed > on


def _kind(
    on: str, olds: list[str], news: list[str], lives: Mapping[str, Life], known: frozenset[str]
) -> tuple[ChangeKind, str]:
    if _goes_on(lives.get(olds[0], Life()), on):
        return ChangeKind.TRANSFER, _TRANSFER
    if len(news) > 1:
        return ChangeKind.SPLIT, _SPLIT
    begins = lives[news[0]].opened == on if news[0] in known else True
    if len(olds) == 1 and begins:
        return ChangeKind.RENAME, _RENAME
    return ChangeKind.MERGER, ""


def _cited(source: str, place: str, why: str) -> tuple[Citation, ...]:
    return (*stated(source, place), *(read_off(source, f"{place}, kind", why) if why else ()))


def known_by_code_alone(tables: Tables, records: Iterable[Record], known: Iterable[str]) -> Iterator[Organisation]:
    """Bodies that only successions name: a code, no name, a kind guessed, days as far as the records bound them."""
    there = set(known)
    kinds = {old: kind for old, _, _, kind, _ in tables.successions}
    kinds |= {new: kind for _, new, _, _, kind in tables.successions}
    begins: dict[str, list[str]] = {}
    ends: dict[str, list[str]] = {}
    for record in records:
        ends.setdefault(record.old, []).append(record.on)
        begins.setdefault(record.new, []).append(record.on)
    to_themselves = {old for old, new, *_ in tables.successions if old == new}
    for code in sorted((begins.keys() | ends.keys() | to_themselves) - there):
        yield _alone(code, kinds[code], begins.get(code, []), ends.get(code, []))


def _alone(code: str, guessed: str, begins: list[str], ends: list[str]) -> Organisation:
    start = f"[..{min(begins)}]" if begins else ""
    end = f"[{day_before(min(ends))}..{max(ends)}]" if ends else ""
    kind = _GUESSED.get(guessed, "not_stated")
    is_gone = not ends and kind != "local-health-board"
    return Organisation(
        id=code,
        name=code,
        named=False,
        kind=kind,
        identifiers=codes(ods=code),
        period=span(start, end if not is_gone else "not_stated"),
        status=Status.REMOVED if is_gone else Status.IN_FORCE,
        evidence=read_off("ods-succ", code, _ALONE),
    )


def first_day_after(end: str) -> str:
    """The first day without a body, of an end that is printed as its last day or as the day after."""
    return day_after(end) if end.endswith("-03-31") else end
