"""Where the registers are odd, or disagree: kept as they are, and told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from commissionkit.io.national.bodies import OPEN_CCG
from commissionkit.io.national.councils import ids_of_councils, is_early
from commissionkit.io.national.making import council_id, day_before, stated
from commissionkit.io.national.successions import Life, Record
from commissionkit.io.national.tables import Tables
from commissionkit.model import Change, ChangeKind, Discrepancy, DiscrepancyKind

__all__ = ["remarks"]

_BOTH_KEPT: Final = "Both days are kept."


def remarks(tables: Tables, records: Iterable[Record], changes: Iterable[Change]) -> Iterator[Discrepancy]:
    """Every oddity that is there, one for each sort of it, with the facts it bears on."""
    records, changes = tuple(records), tuple(changes)
    lives = {line[0]: Life(line[3], line[4]) for line in tables.bodies}
    for look in (
        _open_codes,
        _self_successions,
        _councils_early,
        _closed_partnerships,
        _not_registered,
        _ended_partners,
    ):
        yield from look(tables)
    yield from _two_dates(records, changes)
    yield from _opened_before(tables, records, lives, changes)
    yield from _closed_otherwise(records, lives)
    yield from _open_afterwards(records, lives, changes)


def _remark(
    name: str, title: str, facts: Iterable[str], *, coded: str, source: str, place: str, print_alone: bool = False
) -> Iterator[Discrepancy]:
    """The remark; none where it bears on nothing."""
    bears_on = tuple(dict.fromkeys(facts))
    if bears_on:
        yield Discrepancy(
            id=name,
            name=title,
            kind=DiscrepancyKind.PRINT if print_alone else DiscrepancyKind.ACCOUNTS,
            facts=bears_on,
            coded=coded,
            evidence=stated(source, place),
        )


def _counted(codes: Collection[str]) -> str:
    return f"{len(codes)} code{'' if len(codes) == 1 else 's'}"


# -- of one table ------------------------------------------------------------------------------------------------------


def _open_codes(tables: Tables) -> Iterator[Discrepancy]:
    still_open = [line[0] for line in tables.bodies if line[2] == OPEN_CCG]
    return _remark(
        "open-ccg-codes",
        "CCGs whose code is open though CCGs were abolished",
        [*still_open, "abolition-of-ccgs"] if still_open else [],
        coded="Their periods are those of the register; their end is a change of its own, inferred.",
        source="ods-eccg",
        place=f"{len(still_open)} codes without a close date",
    )


def _self_successions(tables: Tables) -> Iterator[Discrepancy]:
    codes = [old for old, new, *_ in tables.successions if old == new]
    return _remark(
        "self-successions",
        "Codes that the register says came after themselves",
        codes,
        coded="No change is recorded for such a record.",
        source="ods-succ",
        place=f"{len(codes)} records whose two codes are the same",
        print_alone=True,
    )


def _councils_early(tables: Tables) -> Iterator[Discrepancy]:
    early = [council_id(line[0]) for line in tables.councils if is_early(line[5])]
    return _remark(
        "councils-with-a-start-in-2005",
        "Councils whose start is printed as a day of 2005",
        early,
        coded="No council was set up then: the day is kept as one by which the council was there.",
        source="mysociety-las",
        place=f"{len(early)} start dates",
        print_alone=True,
    )


def _closed_partnerships(tables: Tables) -> Iterator[Discrepancy]:
    closed = {line[1]: line[0] for line in tables.log if line[3].startswith("STP code closed")}
    rivals = [(old, new) for old, new, on, *_ in tables.successions if old in closed and closed[old] != on]
    return _remark(
        "partnerships-closed-on-two-days",
        "Partnerships whose end the log of changes and the register of successions date differently",
        (code for pair in rivals for code in pair),
        coded="They end with the last lookup that has them. A partnership is a forum: no change is recorded.",
        source="stp-partners",
        place="log of changes: STP code closed (merger)",
    )


def _not_registered(tables: Tables) -> Iterator[Discrepancy]:
    known = {line[0] for line in tables.bodies}
    return _remark(
        "trusts-that-the-register-lacks",
        "Trusts among the partners of 2019 that the register of trusts lacks",
        sorted(code for _, _, kind, _, code in tables.partners if kind == "nhs_trust" and code not in known),
        coded="They are known by the list of partners, and where they came after others by the successions.",
        source="stp-partners",
        place="NHS trusts",
    )


def _ended_partners(tables: Tables) -> Iterator[Discrepancy]:
    """Councils that the list of partners has although they had ended before its year."""
    ended = {council_id(line[0]) for line in tables.councils if line[6] and line[6] < "2019-04-01"}
    ids = ids_of_councils(tables)
    seats = [(system, ids.get(code, "")) for system, _, kind, _, code in tables.partners if kind == "local_authority"]
    return _remark(
        "partners-that-had-ended",
        "Councils among the partners of 2019 that had ended on 31 March 2019",
        (f"seat:{system}:{council}" for system, council in seats if council in ended),
        coded="Their seats are kept; from 1 April 2019 on the councils that replaced them stand for them.",
        source="stp-partners",
        place="local authorities",
    )


# -- of successions beside the days of the bodies ----------------------------------------------------------------------


def _two_dates(records: tuple[Record, ...], changes: tuple[Change, ...]) -> Iterator[Discrepancy]:
    days: dict[tuple[str, str], set[str]] = {}
    for record in records:
        days.setdefault((record.old, record.new), set()).add(record.on)
    pairs = {pair for pair, on in days.items() if len(on) > 1}
    return _remark(
        "successions-with-two-dates",
        "Pairs of codes whose succession bears several dates",
        _saying(changes, lambda old, new: (old, new) in pairs),
        coded="Each date is kept as a change of its own.",
        source="ods-succ",
        place=f"{len(pairs)} pairs of codes",
    )


def _saying(changes: Iterable[Change], is_meant: Callable[[str, str], bool]) -> tuple[str, ...]:
    """The changes in which some passing from one body to another is meant."""
    return tuple(
        change.id
        for change in changes
        if any(is_meant(old, new) for old in change.predecessors for new in change.successors)
    )


def _opened_before(
    tables: Tables, records: tuple[Record, ...], lives: Mapping[str, Life], changes: tuple[Change, ...]
) -> Iterator[Discrepancy]:
    """CCGs that were open before the day on which they came after others."""
    ccgs = {line[0] for line in tables.bodies if line[2] in ("ccg", OPEN_CCG)}
    for code in sorted({r.new for r in records if r.new in ccgs and lives[r.new].opened < r.on}):
        days = sorted({r.on for r in records if r.new == code})
        yield from _remark(
            f"opened-before-its-succession-{code}",
            f"{code} opened on {lives[code].opened} and came after others on {', '.join(days)}",
            (code, *(change.id for change in changes if code in change.successors)),
            coded="Both days are kept: on those between it stands beside the ones that it came after.",
            source="ods-eccg",
            place=f"{code}, open date",
        )


def _closed_otherwise(records: tuple[Record, ...], lives: Mapping[str, Life]) -> Iterator[Discrepancy]:
    """Bodies whose last day is that of the succession itself, or long before it."""
    closed = {code: life.closed for code, life in lives.items() if life.closed}
    same = sorted({r.old for r in records if closed.get(r.old) == r.on})
    earlier = sorted({r.old for r in records if closed.get(r.old, r.on) < day_before(r.on)})
    yield from _remark(
        "closed-on-the-day-of-succession",
        "Bodies whose last day is the first day of those after them",
        same,
        coded=_BOTH_KEPT,
        source="ods-succ",
        place=_counted(same),
    )
    yield from _remark(
        "closed-before-the-succession",
        "Bodies that closed earlier than the day before those after them",
        earlier,
        coded=_BOTH_KEPT,
        source="ods-succ",
        place=_counted(earlier),
    )


def _open_afterwards(
    records: tuple[Record, ...], lives: Mapping[str, Life], changes: tuple[Change, ...]
) -> Iterator[Discrepancy]:
    later = sorted({r.old for r in records if lives.get(r.old, Life()).closed > r.on})
    return _remark(
        "open-after-the-succession",
        "Bodies that the register has open after others came after them",
        (*later, *(c.id for c in changes if c.kind is ChangeKind.TRANSFER and c.predecessors[0] in later)),
        coded="Read as a transfer: who gave lives on.",
        source="ods-succ",
        place=_counted(later),
    )
