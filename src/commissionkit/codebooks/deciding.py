"""Cells about who decides: the parts of an answer, joined where the same bodies stand there."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from attrs import frozen

from commissionkit.answers import Answer, AnswerStatus, Holders, Mode, Route
from commissionkit.codebooks.wording import fact_or_none, listed, named, now, others_too, short, verb
from commissionkit.comparison import Piece, Reading, chained
from commissionkit.model import Arrangement, DecisionRight, Delegation, Power
from commissionkit.model.terms import MAKING, TAKING
from commissionkit.sources import Citation

__all__ = ["Deciding", "mode_word"]

_REST: Final = "otherwise"


def mode_word(mode: Mode) -> str:
    """The mode as a cell has it."""
    return "none recorded" if mode is Mode.NONE else mode.value.replace("_", " ")


@frozen
class Deciding:
    """One answer, on its way into a cell.

    Attributes:
        site: The arrangement that was asked.
        answer: What it said.
        call: The call that gives it.
    """

    site: Arrangement
    answer: Answer
    call: str

    # -- three cells -----------------------------------------------------------------------------

    def side(self, powers: frozenset[Power]) -> Reading:
        """Who stands on one side: body by body, each with its powers and the parts they reach."""
        groups: dict[tuple[str, ...], list[Route]] = {}
        for route in self._parts:
            if holders := _on(route, powers):
                groups.setdefault(holders.ids, []).append(route)
        pieces = [self._bodies(routes, powers) for routes in groups.values()]
        return self._reading(pieces, [route for route in self._parts if not _on(route, powers)], powers)

    def modes(self) -> tuple[Piece, ...]:
        """How each part is decided, in a word or two."""
        groups: dict[Hashable, list[Route]] = {}
        for route in self._parts:
            groups.setdefault(route.mode, []).append(route)
        return tuple(
            self._piece(f"{labels}: {word}" if labels else word, routes)
            for routes in groups.values()
            for labels, word in ((self._labels(routes), mode_word(routes[0].mode)),)
        )

    def whole(self) -> Reading:
        """Part by part: how it is decided, who makes it, who takes it."""
        groups: dict[Hashable, list[Route]] = {}
        for route in self._parts:
            if route.makers or route.takers:
                groups.setdefault((route.mode, route.takers.ids, self._act(route.takers)), []).append(route)
        pieces = [self._routes(routes) for routes in groups.values()]
        rest = [route for route in self._parts if not (route.makers or route.takers)]
        return self._reading(pieces, rest, MAKING | TAKING)

    # -- parts -----------------------------------------------------------------------------------

    @property
    def _parts(self) -> tuple[Route, ...]:
        """The routes, those over pots in the order in which the site records its pots."""
        pots = self.site.pots.ids
        return tuple(sorted(self.answer.routes, key=lambda route: _place(route.part.fund, pots)))

    def _label(self, route: Route) -> str:
        """What tells a part from the others: its pot, its area, its service; "otherwise" for what is left."""
        part, matter = route.part, self.answer.matter
        if part.candidates and not part.fund:
            return "pot not stated"
        facets = (
            (part.fund, matter.fund),
            (part.service, matter.service),
            (part.stage, matter.stage),
            (part.area, matter.area),
        )
        own = [short(self.site, name) for name, asked in facets if name and name != asked]
        own += [part.when] if part.when else []
        if own:
            return "/".join([*own, *([_REST] if part.without else [])])
        return _REST if len(self._parts) > 1 else ""

    def _labels(self, routes: Sequence[Route]) -> str:
        """What the parts are called, a pot by its name alone where all its parts are among them."""
        labels = []
        for route in routes:
            fund = route.part.fund
            whole = fund and fund != self.answer.matter.fund and all(r in routes for r in self._of_pot(fund))
            labels.append(short(self.site, fund) if fund and whole else self._label(route))
        return listed(label for label in labels if label)

    def _of_pot(self, fund: str) -> list[Route]:
        return [route for route in self._parts if route.part.fund == fund]

    def _act(self, holders: Holders) -> str:
        """What the holders do: `ratify`, or `take via the board` where all act through one forum."""
        powers = dict.fromkeys(holder.power for holder in holders)
        forums = {holder.via for holder in holders}
        via = f" via {short(self.site, forums.pop())}" if len(forums) == 1 and "" not in forums else ""
        return " or ".join(verb(power, len(holders.ids)) for power in powers) + via

    def _who(self, holders: Holders) -> str:
        return f"{named(self._world, holders.ids)}{others_too(holders.complete)}"

    @property
    def _world(self) -> Arrangement:
        return now(self.site)

    # -- pieces ----------------------------------------------------------------------------------

    def _bodies(self, routes: list[Route], powers: frozenset[Power]) -> Piece:
        """The same bodies over several parts."""
        acts: dict[str, list[Route]] = {}
        for route in routes:
            acts.setdefault(self._act(_on(route, powers)), []).append(route)
        everywhere = len(routes) == len(self._parts) and len(acts) == 1
        does = []
        for act, members in acts.items():
            labels = "" if everywhere else self._labels(members)
            does.append(f"{act} ({labels})" if labels else act)
        cited = [self._cited(route, powers) for route in routes]
        evidence = dict.fromkeys(c for citations, _ in cited for c in citations)
        facts = dict.fromkeys(name for _, names in cited for name in names)
        return chained(f"{self._who(_on(routes[0], powers))}: {', '.join(does)}", evidence, facts)

    def _cited(self, route: Route, powers: frozenset[Power]) -> tuple[tuple[Citation, ...], tuple[str, ...]]:
        """What is cited for one side of a route, and the facts behind it."""
        links = [link for link in route.links if self._bears(link.fact, powers)]
        return tuple(c for link in links for c in link.evidence), tuple(link.fact for link in links)

    def _bears(self, name: str, powers: frozenset[Power]) -> bool:
        fact = fact_or_none(self.site, name)
        if isinstance(fact, DecisionRight):
            return bool(powers & set(fact.powers))
        return not isinstance(fact, Delegation) or bool(powers & TAKING)

    def _routes(self, routes: list[Route]) -> Piece:
        """Parts that the same bodies take in the same way."""
        first = routes[0]
        makers: dict[str, list[Route]] = {}
        for route in routes:
            if route.makers and route.mode is not Mode.SOLE:
                makers.setdefault(f"{self._who(route.makers)} {self._act(route.makers)}", []).append(route)
        if len(makers) > 1:
            steps = [f"{who} ({self._labels(members)})" for who, members in makers.items()]
            head = mode_word(first.mode)
        else:
            steps = list(makers)
            head = ", ".join(text for text in (self._labels(routes), mode_word(first.mode)) if text)
        return self._piece(f"{head}: {listed(steps)}{self._then(first, bool(steps))}", routes)

    def _then(self, route: Route, made: bool) -> str:
        if route.mode is Mode.BINDING and route.binds:
            return f", binding {named(self._world, route.binds.ids)}"
        if not route.takers:
            return ", no taker recorded"
        by = f" (by {', '.join(route.takers.baselines)})" if route.takers.baselines else ""
        return f"{', then ' if made else ''}{self._who(route.takers)} {self._act(route.takers)}{by}"

    def _piece(self, text: str, routes: list[Route]) -> Piece:
        evidence = dict.fromkeys(citation for route in routes for citation in route.evidence)
        return chained(text, evidence, dict.fromkeys(link.fact for route in routes for link in route.links))

    def _denials(self, powers: frozenset[Power]) -> Iterator[Piece]:
        for denial in self.answer.denied:
            said = " or ".join(power.value for power in denial.powers if power in powers)
            if said:
                text = f"{short(self.site, denial.holder)}: stated not to {said}"
                yield Piece(text, denial.evidence, (denial.fact,))

    # -- the cell --------------------------------------------------------------------------------

    def _reading(self, pieces: list[Piece], rest: list[Route], powers: frozenset[Power]) -> Reading:
        """The pieces, then what nobody holds, then what is denied."""
        denials = tuple(self._denials(powers))
        if pieces and rest:
            pieces = [*pieces, Piece(f"{_REST} {self._silence(rest, powers)}")]
        elif denials and not pieces:
            pieces = [Piece(self._silence(rest, powers))]
        return Reading(
            pieces=(*pieces, *denials),
            status=self.answer.status,
            call=self.call,
            notes=self.answer.missing,
            looked=() if pieces or denials else self._looked(),
        )

    def _silence(self, rest: list[Route], powers: frozenset[Power]) -> str:
        """The words for parts in which nobody stands."""
        statuses = {status for route in rest for status in _statuses(route, powers)}
        return "not stated" if statuses == {AnswerStatus.NOT_STATED} else "none recorded"

    def _looked(self) -> tuple[Citation, ...]:
        """Where the coder looked in vain, for a matter that the sources are silent about."""
        if self.answer.status is not AnswerStatus.NOT_STATED:
            return ()
        about = (silence for silence in self.site.silent if silence.powers and silence.over.is_stated)
        return tuple(c for silence in about for c in silence.evidence)


def _place(fund: str | None, pots: tuple[str, ...]) -> int:
    return pots.index(fund) if fund in pots else len(pots)


def _on(route: Route, powers: frozenset[Power]) -> Holders:
    return route.makers if powers == MAKING else route.takers


def _statuses(route: Route, powers: frozenset[Power]) -> Iterator[AnswerStatus]:
    if powers & MAKING:
        yield route.making
    if powers & TAKING:
        yield route.taking
