"""What of an arrangement a timeline shows: which bodies, which changes, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

import attrs

from commissionkit.answers.dating import spoken
from commissionkit.drawing import Undrawn
from commissionkit.errors import RefusedQuestion
from commissionkit.model import (
    Arrangement,
    Change,
    ChangeKind,
    Contract,
    Fact,
    Forum,
    Fund,
    NamedFact,
    Organisation,
    Programme,
    Status,
)
from commissionkit.model.vocabulary import Word
from commissionkit.periods import Bound
from commissionkit.questions.naming import check_id
from commissionkit.questions.titling import titled
from commissionkit.sources import weakest
from commissionkit.succession.events import Event, is_planned
from commissionkit.succession.lineage import Record, record_of
from commissionkit.succession.lives import following
from commissionkit.views.timelines.dating import bounds_of, lifetime
from commissionkit.views.timelines.families import kin_of, ties_of
from commissionkit.views.timelines.things import Bar, Days, Join, Named, Plan

__all__ = ["MOST", "gathered"]

#: Of an arrangement with more bars than that only the bodies are drawn that changes tie to others.
MOST: Final = 300
_UNKNOWN: Final = "not_stated"
#: A change of more organisations is told by their number.
_MOST_NAMES: Final = 20
_NO_SECTOR: Final = "Sector not stated"
_FORUMS: Final = "Forums"
_FUNDS: Final = "Funds and contracts"
_PROGRAMMES: Final = "Programmes"
#: Those that have a bar only where they are dated: their group, kind and look, and that they are drawn thinner.
_SLIM: Final[Mapping[type[Fact], tuple[str, str, str]]] = {
    Fund: (_FUNDS, "Fund", "fund"),
    Contract: (_FUNDS, "Contract", "contract"),
    Programme: (_PROGRAMMES, "Programme", "matter"),
}
_NO_TIE: Final = "no change ties it to another body; a picture of so many shows those alone"
_NO_DATE: Final = "no day is recorded on which it began or ended"


def gathered(world: Arrangement, days: Days | None, focus: str | None) -> Plan:
    """What a timeline of an arrangement shows.

    Args:
        world: The arrangement.
        days: The days that are shown; None for all.
        focus: The body, fund, contract, programme or change that it is about; None for everything.

    Raises:
        UnknownName: Nothing bears the id that `focus` names.
        RefusedQuestion: Nothing is dated, nothing was there on these days, `focus` is no part of the picture, or there
            is too much for one and no change ties any of it.
    """
    if focus is not None:
        check_id(world, focus)
    return _Gathering(world, record_of(world, plans=True), days, focus).plan()


@attrs.frozen(eq=False)
class _Gathering:
    """Chooses what is drawn."""

    world: Arrangement
    record: Record
    days: Days | None
    focus: str | None

    def plan(self) -> Plan:
        every = {bar.key: bar for bar in self._bars()}
        joins = {join.key: join for join in self._joins(every)}
        self._check_dated(every, joins)
        known = {key: bar for key, bar in every.items() if self._may_be(bar)}
        current = [join for join in joins.values() if self.days is None or join.may_be_within(self.days)]
        tied = ties_of(current, known)
        lit = self._lit(known, current)
        shown = self._shown(known, tied, lit)
        drawn = tuple(join for join in current if any(party in shown for party in join.parties))
        if self.world.as_at.kind != "days" and self.world.snapshot is None and self.days is None:
            self._check_dated({key: known[key] for key in shown}, {join.key: join for join in drawn})
        reasons = self._reasons(every, joins, known, shown, lit)
        as_at = self.world.as_at
        mark = self.world.snapshot
        return Plan(
            bars=tuple(bar for key, bar in known.items() if key in shown),
            joins=tuple(_of(join, shown) for join in drawn),
            groups=self._groups(known[key].group for key in known if key in shown),
            days=self.days,
            as_at=((as_at.days[0], following(as_at.days[1])), spoken(as_at.text)) if as_at.kind == "days" else None,
            on=((mark.on.days[0], following(mark.on.days[1])), spoken(mark.on.text)) if mark is not None else None,
            undrawn=tuple(self._undrawn({*shown, *(join.key for join in drawn)}, reasons)),
            lit=None if lit is None or shown <= lit else frozenset((*lit, *self._lit_joins(drawn, lit))),
            left_out=len(known) - len(shown),
            about=self.focus,
        )

    # -- bars ------------------------------------------------------------------------------------

    def _bars(self) -> Iterator[Bar]:
        named = [party for change in self.world.changes for party in (*change.predecessors, *change.successors)]
        elsewhere = (self.world.whole.get(name) for name in dict.fromkeys(named) if name not in self._own)
        bodies = [fact for fact in elsewhere if isinstance(fact, Organisation)]
        for fact in (*self.world.facts, *bodies):
            if isinstance(fact, (Organisation, Forum)) or (isinstance(fact, tuple(_SLIM)) and _is_dated(fact)):
                yield self._bar(fact)

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(self.world.organisations.ids)

    def _bar(self, fact: Fact) -> Bar:
        life = lifetime(self.record, fact, self.world.whole.as_at_of(fact.id), self._looked)
        group, kind, place, look = self._kind(fact)
        claim = weakest(citation.claim for citation in fact.evidence)
        return Bar(
            key=fact.id,
            name=(fact.name if isinstance(fact, NamedFact) else "") or fact.id,
            kind=kind,
            place=place,
            group=group,
            look=look,
            slim=isinstance(fact, tuple(_SLIM)),
            planned=fact.status.is_plan,
            began=life.began,
            ended=life.ended,
            certain=life.certain,
            names=tuple(self._names(fact)) if isinstance(fact, Organisation) else (),
            claim=claim.value if claim is not None else "",
        )

    @cached_property
    def _looked(self) -> frozenset[tuple[str, str]]:
        return frozenset((one.subject, one.what) for one in self.world.silent if one.subject)

    def _kind(self, fact: Fact) -> tuple[str, str, int, str]:
        """Its group, its kind in words, the place of the kind, and its look."""
        words = self.world.vocabulary
        if isinstance(fact, Organisation):
            found = words.organisation_kind(fact.kind)
            sector = fact.sector or (found.sector if found is not None else "") or _UNKNOWN
            group = _NO_SECTOR if sector == _UNKNOWN else _word(words.sectors, sector)[0]
            return group, *_word(words.organisation_kinds, fact.kind), "body"
        if isinstance(fact, Forum):
            return _FORUMS, *_word(words.forum_kinds, fact.kind), "forum"
        group, kind, look = _SLIM[type(fact)]
        return group, kind, 0, look

    def _groups(self, used: Iterable[str]) -> tuple[str, ...]:
        """The headings: sectors as the vocabulary has them, others by name, then those that are no organisations."""
        sectors = [word.name for word in self.world.vocabulary.sectors if word.id != _UNKNOWN]
        last = (_NO_SECTOR, _FORUMS, _FUNDS, _PROGRAMMES)
        others = sorted(set(used).difference(sectors, last))
        return tuple(dict.fromkeys((*sectors, *others, *last)))

    def _names(self, body: Organisation) -> Iterator[Named]:
        """Names that it took or laid down, unless a renaming tells of them."""
        if not body.names:
            return
        renamed = [
            event for event in self.record.events if event.change.kind is ChangeKind.RENAME and _about(event, body.id)
        ]
        told = {day for event in renamed for day in (event.first, event.last)}
        for dated in body.names:
            period = dated.period
            for bound, first, last, says in (
                (period.start, period.start_earliest, period.start_latest, f"takes the name {dated.name}"),
                (period.end, period.end_earliest, period.end_latest, f"lays down the name {dated.name}"),
            ):
                if bound.kind == "days" and not told.intersection((first, last)):
                    yield Named(first, last, f"{says}, {spoken(bound.text)}")

    # -- changes ---------------------------------------------------------------------------------

    def _joins(self, bars: Mapping[str, Bar]) -> Iterator[Join]:
        for event in self.record.events:
            change = event.change
            before = tuple(dict.fromkeys(name for name in change.predecessors if name in bars))
            after = tuple(dict.fromkeys(name for name in change.successors if name in bars))
            if not before and not after:
                continue
            first, last = bounds_of(event.first, event.last)
            when = _when(change)
            planned = f" ({change.happened})" if is_planned(change) else ""
            yield Join(
                key=change.id,
                look=_look(event),
                before=before,
                after=after,
                first=first,
                last=last,
                says=f"{change.kind}, {when}{planned}: {self._parties(change)}",
                short=f"{change.kind} {when}{planned}",
            )

    def _parties(self, change: Change) -> str:
        """Who becomes whom; of very many the number."""
        if len(change.predecessors) + len(change.successors) <= _MOST_NAMES:
            return titled(self.world, change)
        after = f" to {len(change.successors)}" if change.successors else ""
        return f"{change.name + ': ' if change.name else ''}{len(change.predecessors)} organisations{after}"

    def _may_be(self, bar: Bar) -> bool:
        """Whether it may have been there on one of the days shown; a plan without a day is later than the sources."""
        if self.days is None:
            return True
        as_at = self.world.as_at
        if (
            bar.planned
            and bar.began.first is None
            and as_at.kind == "days"
            and self.days[1] <= following(as_at.days[1])
        ):
            return False
        return bar.may_be_within(self.days)

    # -- chosen ----------------------------------------------------------------------------------

    def _check_dated(self, bars: Mapping[str, Bar], joins: Mapping[str, Join]) -> None:
        dates = [day for bar in bars.values() for edge in (bar.began, bar.ended) for day in (edge.first, edge.last)]
        dated = [day for join in joins.values() for day in (join.first, join.last)]
        if any(day is not None for day in (*dates, *dated)):
            return
        what = "body, fund, contract or programme" if bars else "body"
        raise RefusedQuestion(
            f"{self.world.id} records no day on which a {what} began or ended, and no dated change. Write a start: "
            "such as 2013-04-01 or 2017/18, and an end:, at an organisation or a forum, or a change with its on:"
        )

    def _lit(self, known: Mapping[str, Bar], joins: Sequence[Join]) -> frozenset[str] | None:
        if self.focus is None:
            return None
        change = next((join for join in joins if join.key == self.focus), None)
        starts = [key for key in (change.parties if change else (self.focus,)) if key in known]
        if not starts:
            days = " on these days" if self.days is not None else ""
            raise RefusedQuestion(
                f"{self.focus} has no bar in this timeline{days}: focus= takes an organisation, a forum, a dated fund, "
                "contract or programme, or a change of organisations"
            )
        return kin_of(starts, joins)

    def _shown(self, known: Mapping[str, Bar], tied: frozenset[str], lit: frozenset[str] | None) -> frozenset[str]:
        if not known:
            raise RefusedQuestion(f"{self.world.id} records nothing that may have been there on these days")
        if len(known) <= MOST:
            return frozenset(known)
        shown = frozenset(known) & (tied if lit is None else lit)
        if not shown:
            raise RefusedQuestion(
                f"{self.world.id} has {len(known)} bodies, too many for one timeline, and no change that ties them: "
                "draw one of them with focus=, or fewer days with during="
            )
        return shown

    @staticmethod
    def _lit_joins(joins: Iterable[Join], lit: frozenset[str]) -> Iterator[str]:
        yield from (join.key for join in joins if lit.intersection(join.parties))

    # -- left out --------------------------------------------------------------------------------

    def _reasons(
        self,
        every: Mapping[str, Bar],
        joins: Mapping[str, Join],
        known: Mapping[str, Bar],
        shown: frozenset[str],
        lit: frozenset[str] | None,
    ) -> dict[str, str]:
        alone = _NO_TIE if lit is None else f"no change ties it to {self.focus}"
        reasons = {key: alone if key in known else "not there on the days that are shown" for key in every}
        for join in joins.values():
            there = any(party in shown for party in join.parties)
            reasons[join.key] = (
                "not on the days that are shown" if there else "none of the bodies that it is about is drawn"
            )
        return reasons

    def _undrawn(self, drawn: set[str], reasons: Mapping[str, str]) -> Iterator[Undrawn]:
        for fact in self.world.facts:
            if fact.id not in drawn:
                yield Undrawn(fact.id, reasons.get(fact.id) or _why(fact))


def _is_dated(fact: Fact) -> bool:
    return "days" in (fact.period.start.kind, fact.period.end.kind)


def _word(words: Iterable[Word], name: str) -> tuple[str, int]:
    """A word of a list as it is printed, and its place; one that is not there as it is written, after all others."""
    at = -1
    for at, word in enumerate(words):
        if word.id == name:
            return word.name, at
    return name.replace("_", " ").capitalize(), at + 1


def _about(event: Event, body: str) -> bool:
    return body in event.change.predecessors or body in event.change.successors


def _when(change: Change) -> str:
    on: Bound = change.on if change.on.kind == "days" else change.period.start
    return spoken(on.text) if on.kind == "days" else "day not stated"


def _look(event: Event) -> str:
    if is_planned(event.change):
        return "plans"
    if event.change.kind is ChangeKind.TRANSFER:
        return "transfers"
    return "joins" if event.first == event.last else "joins-about"


def _of(join: Join, shown: frozenset[str]) -> Join:
    """A change with those of its parties that are drawn."""
    return attrs.evolve(
        join,
        before=tuple(name for name in join.before if name in shown),
        after=tuple(name for name in join.after if name in shown),
    )


def _why(fact: Fact) -> str:
    if isinstance(fact, Change):
        return "the change was dropped" if fact.status is Status.REMOVED else "it names no body that has a bar"
    if isinstance(fact, tuple(_SLIM)):
        return _NO_DATE
    return f"a {fact.kind_word.replace('_', ' ')} has no bar" if fact.kind_word else "it has no bar"
