"""Who covers an area on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final

import attrs

from commissionkit.answers.national.covering import Cover, Covering, Lies
from commissionkit.answers.words import AnswerStatus
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Area, Arrangement, Coverage, Extent, Silence
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement, check_id
from commissionkit.questions.national.counting import Counts, counts_of, kind_of
from commissionkit.questions.national.runs import extent_of_days, last_days, run_of
from commissionkit.questions.national.slicing import asked_day, beyond, live_on, states_on
from commissionkit.questions.national.unrecorded import unrecorded_kinds

__all__ = ["covering"]

#: What a coder may have looked for of an area that would be told with who covers it.
_LOOKED_FOR: Final = ("coverage", "covers", "commissioner", "bodies")
_RECKONED: Final = (
    "Shares are reckoned: of all the people of the body, and of all those counted in the area with bodies of its kind."
)

_OF_ONE_DAY: Final = (
    "The arrangement asked is the state on {day}: since and until are those of what held then alone, not of the "
    "unbroken run of days, and what is recorded for other days only is not seen. For these, ask the original "
    "arrangement."
)


def covering(arrangement: Arrangement, area: str, *, on: On | None = None) -> Covering:
    """Who covers an area on a day, since and until when, and how many people they have in it.

    Args:
        arrangement: The site or country, or a snapshot of it.
        area: The area, such as a district, by its id or by the code of one of its identifiers, such as a GSS code.
        on: The day or days; None for the last day the sources speak to. A body that is not certain to cover the area
            on each of the days is marked `maybe`.

    Returns:
        `Covering`: a row for each body that is recorded to cover the area, a wider area wholly, or parts of the area;
        by kind, people (most first) and name. People are those of the body who live in the area; parts are added up.
        Shares both ways are reckoned from such counts. `.status` and `.unrecorded` tell what is unknown from none. A
        snapshot knows its own days alone: `.since` and `.until` are then those of what held on them, `.unrecorded` is
        empty, and a note says so.

    Raises:
        UnknownName: No area bears the id or the code; names near ones.
        RefusedQuestion: It is no arrangement, several areas bear the code, a snapshot is asked about another day, or
            the arrangement does not say which days its sources speak to and none is given.
        InvalidText: `on` names no days.

    It does not see maps: of a body that covers a wider area to some extent it is not known whether it reaches this
    one, and it is not listed. Nor does it see what is planned.

    >>> from commissionkit import load
    >>> found = covering(load("england"), "E06000023", on="2019-06")
    >>> [(row.body_name, row.kind) for row in found][0]
    ('NHS Bristol, North Somerset and South Gloucestershire CCG', 'ccg')
    """
    check_arrangement(arrangement)
    if not isinstance(area, str):
        raise RefusedQuestion(f"an area is asked for by its id or code, such as 'E08000032', not {area!r:.60}")
    name = _area(arrangement, area)
    whole = arrangement.whole
    near = _near(whole, name)
    bodies = {fact.body for fact in near}
    theirs = live_on((fact for fact in whole.coverage if fact.body in bodies), asked_day(arrangement, on))
    named = (whole.get(fact) for fact in (name, *sorted(bodies)))
    day, states = states_on(arrangement, on, [*theirs, *(fact for fact in named if fact is not None)])
    there = [state for state in states if _is_there(state, name)]
    answer = Covering(
        site=arrangement.id,
        title=f"Who covers {whole.name(name)}, {day}",
        area=name,
        on=day,
        status=AnswerStatus.NOT_APPLICABLE,
    )
    if not there:
        return attrs.evolve(answer, notes=(f"There was no {whole.name(name)} on that day, as far as recorded.",))
    items = _items(whole, name, there, certain=len(there) == len(states))
    silences = [fact for fact in whole.silent if fact.subject == name and fact.what in _LOOKED_FOR]
    unrecorded = unrecorded_kinds(whole, near, there, items)
    of_one_day = (_OF_ONE_DAY.format(day=day),) if arrangement.snapshot is not None else ()
    reckoned = any(item.share_of_body is not None for item in items)
    return attrs.evolve(
        answer,
        items=items,
        status=_status(items, silences),
        unrecorded=unrecorded,
        notes=(*((_RECKONED,) if reckoned else ()), *map(str, unrecorded), *of_one_day, *beyond(day, states)),
        beside=tuple(dict.fromkeys(citation for silence in silences for citation in silence.evidence)),
    )


def _area(arrangement: Arrangement, name: str) -> str:
    """The id of the area that bears the id or the code."""
    coded = arrangement.whole.kept(_by_code).get(name, ()) if name not in arrangement else ()
    if len(coded) > 1:
        raise RefusedQuestion(f'several areas bear the code "{name}": {", ".join(coded)}. Ask by one of the ids')
    found = coded[0] if coded else name
    check_id(arrangement, found, Area)
    return found


def _by_code(arrangement: Arrangement) -> dict[str, tuple[str, ...]]:
    """The areas by the codes that they bear."""
    found: dict[str, list[str]] = {}
    for fact in arrangement.facts:
        if isinstance(fact, Area):
            for code in {identifier.code for identifier in fact.identifiers}:
                found.setdefault(code, []).append(fact.id)
    return {code: tuple(areas) for code, areas in found.items()}


def _near(world: Arrangement, area: str) -> tuple[Coverage, ...]:
    """What is recorded, for any day, of the area, of what it lies in, and of its parts."""
    tree = world.area_tree
    around = tree.above(area) | tree.below(area)
    return tuple(fact for fact in world.coverage if fact.area in around)


def _is_there(state: Arrangement, area: str) -> bool:
    return isinstance(state.get(area), Area)


def _items(whole: Arrangement, area: str, states: list[Arrangement], *, certain: bool) -> tuple[Cover, ...]:
    """The bodies in any of the states; one that is not certain in each of them may cover the area."""
    recorded, last = whole.kept(_recorded), whole.kept(last_days)
    found: dict[Cover, int] = {}
    for state in states:
        for row in _State(state, area, recorded, last).rows():
            found[row] = found.get(row, 0) + 1
    rows = [attrs.evolve(row, maybe=row.maybe or not certain or count < len(states)) for row, count in found.items()]
    return tuple(sorted(rows, key=_order))


def _order(row: Cover) -> tuple[str, int, str, str, str, str]:
    return row.kind, -(row.people or 0), row.body_name, row.body, row.since, row.id


def _recorded(arrangement: Arrangement) -> dict[tuple[str, str], tuple[Coverage, ...]]:
    """What is recorded, for any day, of each body in each area."""
    found: dict[tuple[str, str], list[Coverage]] = {}
    for fact in arrangement.coverage:
        found.setdefault((fact.body, fact.area), []).append(fact)
    return {pair: tuple(facts) for pair, facts in found.items()}


@attrs.frozen(eq=False)
class _State:
    """One area in one state of an arrangement.

    Attributes:
        world: The state.
        area: The area.
        recorded: What is recorded, for any day, by body and area.
        last: The last days of bodies that a change ended.
    """

    world: Arrangement
    area: str
    recorded: Mapping[tuple[str, str], tuple[Coverage, ...]]
    last: Mapping[str, date]

    def rows(self) -> Iterator[Cover]:
        """A row for each body that reaches the area."""
        found: dict[str, dict[Lies, list[Coverage]]] = {}
        for fact in self.world.coverage:
            lies = self._lies(fact)
            if lies is not None:
                found.setdefault(fact.body, {}).setdefault(lies, []).append(fact)
        for several in found.values():
            nearest = next(lies for lies in Lies if lies in several)
            yield self._row(nearest, sorted(several[nearest], key=lambda fact: (fact.area, fact.id)))

    @cached_property
    def counts(self) -> Counts:
        """All the people of the bodies."""
        return counts_of(self.world)

    @cached_property
    def inner(self) -> Counts:
        """Their people in the area and its parts."""
        below = self.world.area_tree.below(self.area)
        return counts_of(self.world, [fact for fact in self.world.coverage if fact.area in below])

    @cached_property
    def by_kind(self) -> dict[str, int]:
        """The people counted in the area, by the kind of their bodies."""
        kinds: dict[str, int] = {}
        for body, people in self.inner.bodies.items():
            kind = kind_of(self.world, body)
            kinds[kind] = kinds.get(kind, 0) + people
        return kinds

    def _lies(self, fact: Coverage) -> Lies | None:
        """How its area lies to this one; None where it is not known to reach it."""
        if fact.area == self.area:
            return Lies.SAME
        tree = self.world.area_tree
        if tree.within(fact.area, self.area):
            return Lies.PARTS
        return Lies.WIDER if fact.extent is Extent.WHOLE and tree.within(self.area, fact.area) else None

    def _row(self, lies: Lies, facts: list[Coverage]) -> Cover:
        first = facts[0]
        known = ((fact, self.recorded.get((fact.body, fact.area), ())) for fact in facts)
        days = extent_of_days([run_of(fact, several, self.last.get(fact.body)) for fact, several in known])
        people = self.inner.of_body(first.body) if lies is not Lies.WIDER else None
        kind = kind_of(self.world, first.body)
        return Cover(
            id=first.id,
            body=first.body,
            body_name=self.world.name(first.body),
            kind=kind,
            areas=tuple(dict.fromkeys(fact.area for fact in facts)),
            lies=lies,
            extent=_extent(lies, facts),
            since=str(days.start),
            until=str(days.end),
            people=people,
            body_people=self.counts.of_body(first.body) if people is not None else None,
            area_people=self.by_kind.get(kind) if people is not None else None,
            share=first.share if lies is Lies.SAME and len(facts) == 1 else None,
            maybe=any(self.world.may_be(fact) for fact in facts),
            evidence=tuple(dict.fromkeys(citation for fact in facts for citation in fact.evidence)),
        )


def _extent(lies: Lies, facts: list[Coverage]) -> Extent:
    if lies is Lies.WIDER:
        return Extent.WHOLE
    if lies is Lies.PARTS:
        return Extent.NOT_STATED
    return Extent.WHOLE if any(fact.extent is Extent.WHOLE for fact in facts) else facts[0].extent


def _status(items: tuple[Cover, ...], silences: list[Silence]) -> AnswerStatus:
    if items:
        return AnswerStatus.PARTLY_KNOWN
    return AnswerStatus.NOT_STATED if silences else AnswerStatus.NONE_RECORDED
