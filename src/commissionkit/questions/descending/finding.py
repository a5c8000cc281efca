"""Who came before an organisation, and who after it, through the changes recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final, Literal

import attrs

from commissionkit.answers.descent import BorneName, Certainty, Descent, Direction, Kin, Turn, dated
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Change, ChangeKind, HeirShare, Organisation, Service
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.decisions.phrasing import listed
from commissionkit.questions.descending.borne import date_of, names_borne
from commissionkit.questions.descending.kinship import Found, certain_keys, links_of, reached
from commissionkit.questions.descending.standing_for import Heirs, heirs_of, heirs_words
from commissionkit.questions.naming import check_arrangement
from commissionkit.sources import Citation
from commissionkit.succession import as_of, default_day
from commissionkit.succession.events import Event, begun_by, ended_by, heirs_in, is_planned
from commissionkit.succession.families import families_of, names_in
from commissionkit.succession.lineage import Lineage, Record
from commissionkit.succession.naming import as_named

__all__ = ["lineage"]

_DIRECTIONS: Final[tuple[Direction, Direction]] = ("before", "after")


def lineage(arrangement: Arrangement, id: str, *, on: On | None = None) -> Descent:
    """Who came before an organisation and who after it, by which changes, and who stands for it.

    Args:
        arrangement: The site, or a snapshot of it.
        id: An organisation, by its id or by the code of one of its identifiers, such as an ODS code.
        on: The day or days; None for the last day the sources speak to. Only changes that had come about by then
            count, and one that may have come about by then, or only on some of the days, is marked `possible`.

    Returns:
        `Descent`: a row for each organisation that a change leads to, forward (`.after`) and back (`.before`), the
        nearest generation first; the names that the organisation bore; who stands for it (`.heirs`). What is planned
        or expected never answers: what it would bring is in `.by_plan`, by the day asked about, or, without `on=`,
        once all of it has come about.

    Raises:
        UnknownName: No organisation bears the id or the code; names near ones.
        RefusedQuestion: Several organisations bear the code, a snapshot is asked about another day, or the
            arrangement does not say which days its sources speak to and none is given.
        InvalidText: `on` names no days.

    A rename keeps the organisation: it shows among the names. In a transfer services pass, and who gave them lives on;
    it makes kin, but no heir. It does not see changes that no source names, nor boundaries that moved without one. A
    snapshot knows those that it dropped by their ids alone.

    >>> from commissionkit import load
    >>> lineage(load("england"), "00W").heirs
    ('14L',)
    """
    check_arrangement(arrangement)
    name = _organisation(arrangement, id)
    asked = default_day(arrangement) if on is None else Bound.parse(on, span=True)
    mark = arrangement.snapshot
    plans = mark is not None and mark.plans
    if mark is not None:
        as_of(arrangement, asked, plans=plans)  # refuses other days
    whole = _completed(_kindred(arrangement.whole, name), name)
    told = _Telling(Record(whole, plans=False), name, str(asked), *asked.days).descent()
    if plans:
        return _flagged(_Telling(Record(whole, plans=True), name, str(asked), *asked.days).descent(), told)
    later = _by_plan(whole, name, asked, told, every=on is None)
    if later is None:
        return told
    return attrs.evolve(told, by_plan=later, notes=(*told.notes, _plan_note(later, told)))


def _organisation(arrangement: Arrangement, name: str) -> str:
    """The id of the organisation that bears the id or the code."""
    if not isinstance(name, str):
        raise RefusedQuestion(
            f"an organisation is asked for by its id or code, such as {getattr(name, 'id', '02W')!r}, not {name!r:.60}"
        )
    known = arrangement.whole.organisations
    dropped = arrangement.snapshot is not None and name in arrangement.snapshot.dropped
    if dropped or known.get(name) is not None:
        return name
    coded = arrangement.whole.kept(_coded).get(name.casefold(), ())
    if len(coded) > 1:
        raise RefusedQuestion(
            f'several organisations bear the code "{name}": {", ".join(coded)}. Ask by one of the ids'
        )
    if coded:
        return coded[0]
    codes = (code.code for body in known for code in body.identifiers)
    raise UnknownName(name, [*known.ids, *codes], what="organisation", where=arrangement.id)


def _coded(whole: Arrangement) -> dict[str, list[str]]:
    """The organisations that bear each code of a register, its letters made small."""
    found: dict[str, list[str]] = {}
    for body in whole.organisations:
        for code in dict.fromkeys(code.code.casefold() for code in body.identifiers):
            found.setdefault(code, []).append(body.id)
    return found


def _kindred(whole: Arrangement, name: str) -> Arrangement:
    """What bears on one organisation: the changes of its family, and the bodies and services that those name."""
    families = families_of(whole)
    changes = families.changes[families.of[name]] if name in families.of else ()
    named = dict.fromkeys((name, *(other for change in changes for other in (*names_in(change), *change.services))))
    found = (whole.get(one) for one in named)
    return whole.replace((*(fact for fact in found if isinstance(fact, (Organisation, Service))), *changes))


def _completed(whole: Arrangement, asked: str) -> Arrangement:
    """The arrangement with those that changes name and it lacks, by their ids alone: a snapshot has dropped them."""
    named = [name for change in whole.changes for name in (*change.predecessors, *change.successors)]
    known = frozenset(whole.organisations.ids)
    missing = [Organisation(id=name, name=name) for name in dict.fromkeys((asked, *named)) if name not in known]
    return whole.replace((*whole.facts, *missing)) if missing else whole


def _by_plan(whole: Arrangement, name: str, asked: Bound, told: Descent, *, every: bool) -> Descent | None:
    """The same with what is planned; None where that makes no difference."""
    record = Record(whole, plans=True)
    plans = _plans_about(record, name)
    if not plans:
        return None
    first, last = asked.days
    if every:  # all of them, whenever they are to come; of one without a day the first on which it may
        first = last = max(last, *(event.last if event.last < date.max else event.first for event in plans))
    telling = _Telling(record, name, f"{last}" if every else str(asked), first, last, every=every)
    later = _flagged(telling.descent(), told)
    same = not any(row.planned for row in later) and (later.heirs, later.names) == (told.heirs, told.names)
    return None if same and len(later.turns) == len(told.turns) else later


def _flagged(later: Descent, told: Descent) -> Descent:
    """The answer with the plans, each row flagged that the answer without them lacks."""
    rows = {(row.direction, row.id, row.change) for row in told}
    items = (attrs.evolve(row, planned=(row.direction, row.id, row.change) not in rows) for row in later)
    return attrs.evolve(later, items=tuple(items))


def _plans_about(record: Record, name: str) -> list[Event]:
    """The planned changes that name the organisation, or those before and after it."""
    kin = {name}
    for direction in _DIRECTIONS:
        kin.update(target for target, _ in reached(links_of(record.events, direction), name, direction))
    plans = (event for event in record.events if is_planned(event.change))
    return [event for event in plans if not kin.isdisjoint((*event.change.predecessors, *event.change.successors))]


def _plan_note(later: Descent, told: Descent) -> str:
    names = ", ".join(name.name for name in later.names if name not in told.names)
    turns = "; ".join(str(turn) for turn in later.turns if turn not in told.turns)
    parts = [*_planned_rows(later), turns, f"the name {names}" if names else ""]
    return f"By plan: {'; '.join(filter(None, parts))}. See .by_plan."


def _planned_rows(later: Descent) -> Iterator[str]:
    """Those that a planned change leads to, change by change: "merger (2020-04-01): one CCG and another, before"."""
    groups: dict[tuple[str, str, str, str], list[str]] = {}
    for row in later:
        if row.planned:
            groups.setdefault((row.change, row.kind.value, dated(row.when), row.direction), []).append(row.name)
    for (_, kind, when, direction), names in groups.items():
        yield f"{kind} ({when}), {direction} it {listed(names)}"


@attrs.frozen(eq=False)
class _Telling:
    """One organisation on some days, by what counts in a record."""

    record: Record
    name: str
    on: str
    first: date
    last: date
    every: bool = False

    @property
    def world(self) -> Arrangement:
        return self.record.arrangement

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The changes that have or may have come about by the last of the days."""
        return tuple(event for event in self.record.events if self.every or event.first <= self.last)

    @cached_property
    def on_the_last(self) -> Lineage:
        """Who is whose heir, if all of them have."""
        return Lineage(self.record, self.last, frozenset(event.id for event in self.events))

    def is_certain(self, event: Event) -> bool:
        return self.every or event.last <= self.first

    def descent(self) -> Descent:
        before, after = (self._kin(direction) for direction in _DIRECTIONS)
        turns = (*self._turns("begins", before), *self._turns("ends", after))
        heirs = self._heirs()
        names, called = self._names(self.name), self._called(self.name)
        told = Descent(
            site=self.world.id,
            title=f"Before and after {called}, {self.on}",
            items=(*before, *after),
            organisation=self.name,
            name=called,
            on=self.on,
            names=names,
            heirs=heirs.ids,
            heirs_otherwise=heirs.otherwise,
            status=heirs.status,
            turns=turns,
            planned=self.record.plans,
        )
        beside = (*self._cited(names), *(citation for turn in turns for citation in turn.evidence))
        return attrs.evolve(told, notes=self._notes(told, heirs), beside=tuple(dict.fromkeys(beside)))

    # -- rows --------------------------------------------------------------------------------------------------------

    def _kin(self, direction: Direction) -> tuple[Kin, ...]:
        leaving = links_of(self.events, direction)
        by = date.max if self.every else self.first
        certain = certain_keys(leaving, self.name, direction, by)
        rows = [
            self._row(found, direction, "certain" if key in certain else "possible")
            for key, found in reached(leaving, self.name, direction).items()
        ]
        return tuple(
            sorted(rows, key=lambda row: (row.generation, row.first or date.min, row.name, row.id, row.change))
        )

    def _row(self, found: Found, direction: Direction, certainty: Certainty) -> Kin:
        event, name = found.link.event, found.link.target
        change = event.change
        given = {name} if direction == "before" else set(found.through)
        return Kin(
            id=name,
            name=self._called(name),
            names=tuple(borne.name for borne in self._names(name)),
            direction=direction,
            generation=found.generation,
            through=found.through,
            through_names=tuple(self._called(other) for other in found.through),
            change=event.id,
            kind=change.kind,
            when=_when(change),
            first=event.first if event.first > date.min else None,
            last=event.last if event.last < date.max else None,
            services=change.services if change.kind is ChangeKind.TRANSFER else (),
            passes=self._passes(change),
            lives_on=given.isdisjoint(ended_by(change)),
            shares=_shares(change, given, {name} if direction == "after" else set(found.through)),
            certainty=certainty,
            evidence=change.evidence,
        )

    def _passes(self, change: Change) -> str:
        if change.kind is not ChangeKind.TRANSFER:
            return ""
        named = ", ".join(self.world.name(service) for service in change.services)
        return f"services pass: {named}" if named else "services pass; which is not recorded"

    def _turns(self, turn: Literal["begins", "ends"], kin: tuple[Kin, ...]) -> tuple[Turn, ...]:
        """Creations of those before, and ends of those after, with nobody on the other side; of itself both."""
        places = {name: place for place, name in enumerate(dict.fromkeys((self.name, *(row.id for row in kin))))}
        found = [
            Turn(
                id=name,
                name=self._called(name),
                turn=turn,
                kind=event.change.kind,
                change=event.id,
                when=_when(event.change),
                certainty="certain" if self.is_certain(event) else "possible",
                evidence=event.change.evidence,
            )
            for event in self.events
            for name in (_begun_from_nobody(event.change) if turn == "begins" else _ended_without_heir(event.change))
            if name in places
        ]
        return tuple(sorted(found, key=lambda one: places[one.id]))

    # -- names and heirs ---------------------------------------------------------------------------------------------

    def _called(self, name: str) -> str:
        return as_named(self.record.organisations[name], self.on_the_last)[0].name

    def _names(self, name: str) -> tuple[BorneName, ...]:
        return names_borne(self.record.organisations[name], self.record.leaving.get(name, ()), self.last)

    def _cited(self, names: tuple[BorneName, ...]) -> Iterator[Citation]:
        giving = {name.change for name in names}
        yield from (citation for event in self.events if event.id in giving for citation in event.change.evidence)

    def _heirs(self) -> Heirs:
        certain = frozenset(event.id for event in self.events if self.is_certain(event))
        at_first = Lineage(self.record, self.first, certain)
        return heirs_of(self.record.organisations[self.name], self.on_the_last, at_first)

    def _notes(self, told: Descent, heirs: Heirs) -> tuple[str, ...]:
        as_at = self.world.as_at
        beyond = as_at.kind == "days" and self.last > as_at.days[1] and not self.record.plans
        notes = (
            "This counts what is planned as having come about." if self.record.plans else "",
            f"Names: {'; '.join(map(str, told.names))}." if len(told.names) > 1 else "",
            heirs_words(heirs, told.organisation, self.on, self._called),
            *(f"{turn}." for turn in told.turns),
            "The day asked about is later than the days the sources speak to." if beyond else "",
        )
        return tuple(note for note in notes if note)


def _begun_from_nobody(change: Change) -> tuple[str, ...]:
    return () if change.predecessors else begun_by(change)


def _ended_without_heir(change: Change) -> tuple[str, ...]:
    return tuple(name for name in change.predecessors if heirs_in(change, name) == ())


def _when(change: Change) -> str:
    on = date_of(change)
    return on.text if on.kind == "days" else "not stated"


def _shares(change: Change, givers: set[str], heirs: set[str]) -> tuple[HeirShare, ...]:
    """The shares that pass between those before and those after."""
    return tuple(
        share
        for share in change.shares
        if share.heir in heirs and (share.predecessor is None or share.predecessor in givers)
    )
