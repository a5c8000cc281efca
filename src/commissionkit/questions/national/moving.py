"""People who came to belong to other bodies without a recorded change of those bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

import attrs

from commissionkit.answers.national.moving import MovedFootprint, MovedFootprints, Shift, Sureness
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Coverage
from commissionkit.periods import Bound, Holds
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement
from commissionkit.questions.national.counting import kind_of
from commissionkit.questions.national.families import Family, families, joined_between
from commissionkit.units import Share, percent

__all__ = ["moved_footprints"]

_LEAST: Final = 1_000
_TOLERANCE: Final = Fraction(1, 50)


def moved_footprints(
    arrangement: Arrangement,
    *,
    during: On | None = None,
    least: int = _LEAST,
    tolerance: Fraction | Decimal | int | str = _TOLERANCE,
) -> MovedFootprints:
    """Where people came to belong to other bodies although no change of those bodies is recorded.

    Counts of the people that bodies have in an area are compared from one to the next. Bodies that a recorded change
    joins in between, such as a merger, count as one: what passes among them is explained.

    Args:
        arrangement: The site or country with such counts: coverage with `people`, each for its own days.
        during: Only moves on these days: a day, a year, an NHS year or a span.
        least: Moves of fewer people are not listed.
        tolerance: Where the people of an area were counted anew between the two, the share of them by which the shares
            of bodies may shift through growth alone: a fraction, a decimal, or a text such as `2%`.

    Returns:
        `MovedFootprints`: a row for each area and day, with who lost and who gained. Where both counts have the same
        total they rest on the same people, and the number moved is exact (`counted`). Where the total differs, people
        were counted anew: that a body came in or went out is a move (`about`), any other shift beyond the tolerance is
        `possible` only, and a smaller one is growth. `.uncompared` lists areas that have no count on one side.

    Raises:
        RefusedQuestion: It is no arrangement, a snapshot, which has one day only, or `least` is below 1.
        InvalidText: `during` names no days, or the tolerance is no share from 0 to 1, or a float.

    It sees what a count of a whole area shows: not an exchange of equally many people within one, nor why a border
    moved. Counts whose first day is not known are left out.

    >>> from commissionkit import load
    >>> moved = moved_footprints(load("england"))[0]
    >>> moved.area_name, str(moved.on), [body for shift in moved.gained for body in shift.names]
    ('Barrow-in-Furness', '2017-04-01', ['NHS Morecambe Bay CCG'])
    """
    check_arrangement(arrangement)
    if arrangement.snapshot is not None:
        raise RefusedQuestion("a snapshot is of one day, and moves lie between two: ask the original arrangement")
    _check_least(least)
    margin = Share.parse(tolerance).value
    days = None if during is None else Bound.parse(during, span=True).days
    rows = [
        row
        for turn in _turns(arrangement)
        if days is None or days[0] <= turn.on <= days[1]
        if (row := _compared(arrangement, turn, margin)) is not None and row.people >= least
    ]
    counted = arrangement.kept(_counted)
    lone = _lone(counted)
    return MovedFootprints(
        site=arrangement.id,
        title=f"Footprints that moved without a recorded change, {arrangement.title or arrangement.id}",
        items=tuple(sorted(rows, key=lambda row: (row.on, row.kind, row.area_name, row.area))),
        notes=_notes(least, margin, lone, counted=bool(counted)),
        least=least,
        tolerance=percent(margin),
        uncompared=tuple(sorted(lone)),
    )


def _check_least(least: object) -> None:
    if isinstance(least, bool) or not isinstance(least, int) or least < 1:
        raise RefusedQuestion(f"least= takes a number of people from 1, not {least!r:.60}")


def _counted(arrangement: Arrangement) -> dict[tuple[str, str], tuple[Coverage, ...]]:
    """The counts by the kind of the bodies and the area, those whose first day is known."""
    found: dict[tuple[str, str], list[Coverage]] = {}
    for fact in arrangement.coverage:
        if fact.people is not None and fact.period.start.is_exact and not fact.status.is_plan:
            found.setdefault((kind_of(arrangement, fact.body), fact.area), []).append(fact)
    return {key: tuple(sorted(facts, key=lambda fact: fact.id)) for key, facts in sorted(found.items())}


@attrs.frozen
class _Turn:
    """Two counts of an area that follow one another.

    Attributes:
        kind: The kind of the bodies.
        area: The area.
        was, on: The first days of the two.
        before, after: The counts that hold on these days.
        families: The bodies of both, those that a recorded change joins as one.
    """

    kind: str
    area: str
    was: date
    on: date
    before: tuple[Coverage, ...]
    after: tuple[Coverage, ...]
    families: tuple[Family, ...]


def _turns(arrangement: Arrangement) -> Iterator[_Turn]:
    joined: dict[tuple[date, date], dict[str, str]] = {}
    for (kind, area), facts in arrangement.kept(_counted).items():
        starts = _starts(facts)
        held = [_on(facts, day) for day in starts]
        for (was, before), (on, after) in pairwise(zip(starts, held, strict=True)):
            if (was, on) not in joined:
                joined[was, on] = joined_between(arrangement, was, on)
            together = families([*before, *after], was, on, joined[was, on])
            yield _Turn(kind, area, was, on, before, after, together)


def _starts(facts: Iterable[Coverage]) -> list[date]:
    return sorted({fact.period.start_latest for fact in facts})


def _on(facts: Iterable[Coverage], day: date) -> tuple[Coverage, ...]:
    return tuple(fact for fact in facts if fact.period.holds(day) is Holds.YES)


def _lone(counted: Mapping[tuple[str, str], tuple[Coverage, ...]]) -> set[str]:
    """The areas without a count when bodies of the kind are first, or last, counted anywhere."""
    days: dict[str, set[date]] = {}
    for (kind, _), facts in counted.items():
        days.setdefault(kind, set()).update(_starts(facts))
    ends = {kind: (min(several), max(several)) for kind, several in days.items()}
    return {area for (kind, area), facts in counted.items() if not all(_on(facts, day) for day in ends[kind])}


def _compared(arrangement: Arrangement, turn: _Turn, margin: Fraction) -> MovedFootprint | None:
    """The move between two counts of an area; None where there is none."""
    together = turn.families
    totals = sum(f.before for f in together), sum(f.after for f in together)
    if 0 in totals:
        return None
    same = totals[0] == totals[1]
    came = any(0 in (family.before, family.after) for family in together)
    shifts = [_shift(arrangement, family, totals) for family in together]
    floor = 0 if same else margin * totals[1]
    told = [
        shift
        for shift in shifts
        if shift.people and (same or 0 in (shift.before, shift.after) or abs(shift.people) > floor)
    ]
    if not told:
        return None
    if came and not same:
        told = _answered(told, shifts)
    lost, gained = _by_size(s for s in told if s.people < 0), _by_size(s for s in told if s.people > 0)
    names = {body for shift in told for body in shift.bodies}
    cited = [fact for fact in (*turn.after, *turn.before) if fact.body in names]
    first = _first(gained, turn.after) or _first(lost, turn.before) or cited[0].id
    return MovedFootprint(
        id=first,
        area=turn.area,
        area_name=arrangement.name(turn.area),
        kind=turn.kind,
        was=turn.was,
        on=turn.on,
        lost=lost,
        gained=gained,
        people=_moved([s for s in told if 0 in (s.before, s.after)] if came and not same else told),
        sureness=Sureness.COUNTED if same else Sureness.ABOUT if came else Sureness.POSSIBLE,
        evidence=tuple(dict.fromkeys(citation for fact in cited for citation in fact.evidence)),
    )


def _moved(shifts: list[Shift]) -> int:
    """How many moved: all who were lost, or all who were gained, whichever are more."""
    return max(sum(s.people for s in shifts if s.people > 0), -sum(s.people for s in shifts if s.people < 0))


def _answered(told: list[Shift], shifts: list[Shift]) -> list[Shift]:
    """With who came in or went out, the one other party there is; among several nobody knows which."""
    others = [shift for shift in shifts if shift not in told]
    return [*told, *others] if len(others) == 1 else told


def _shift(arrangement: Arrangement, family: Family, totals: tuple[int, int]) -> Shift:
    """What a family has over what its share before would give of the people after; of one that left, what it had."""
    expected = Fraction(family.before * totals[1], totals[0])
    people = -family.before if not family.after else round(family.after - expected)
    return Shift(
        bodies=family.bodies,
        names=tuple(arrangement.name(body) for body in family.bodies),
        before=family.before,
        after=family.after,
        people=people,
    )


def _by_size(shifts: Iterator[Shift]) -> tuple[Shift, ...]:
    return tuple(sorted(shifts, key=lambda shift: (-abs(shift.people), shift.bodies)))


def _first(shifts: tuple[Shift, ...], facts: tuple[Coverage, ...]) -> str:
    """The id of the coverage of the first of those who lost or gained."""
    return next((fact.id for shift in shifts for fact in facts if fact.body in shift.bodies), "")


def _notes(least: int, margin: Fraction, lone: set[str], *, counted: bool) -> tuple[str, ...]:
    if not counted:
        return ("No coverage is recorded with people and the first day of the count: whether any moved is not known.",)
    told = (
        f"Moves of {least:,} people and more; where people were counted anew, shifts of up to {percent(margin)} of the "
        "people of an area count as growth."
    )
    ends = f"Areas without a count at one end, not compared there: {len(lone)} (see .uncompared)."
    return (told, ends) if lone else (told,)
