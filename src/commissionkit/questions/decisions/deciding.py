"""How one region is decided: rights matched, delegations followed, a mode concluded."""

from __future__ import annotations

from functools import cached_property

import attrs

from commissionkit.answers import AnswerStatus, Denial, Holders, Link, Matter, Mode, Part, Route, joined_status
from commissionkit.model import Arrangement, Fact, Power
from commissionkit.model.terms import MAKING, NEITHER, TAKING
from commissionkit.questions.decisions.concluding import conclude
from commissionkit.questions.decisions.doubting import certainty, denials, gaps, nobody, oversight
from commissionkit.questions.decisions.holding import binding_on, makers, others, responsible, takers
from commissionkit.questions.decisions.phrasing import delegation_text, part_text, right_text
from commissionkit.questions.decisions.regions import Region
from commissionkit.questions.decisions.sitting import Sitting, sit
from commissionkit.questions.decisions.standing import Record
from commissionkit.questions.decisions.statute import Statute, with_statute

__all__ = ["decide", "decided"]

_OVERSIGHT = frozenset({Power.OVERSEE, Power.ASSURE})
_BESIDE = NEITHER - _OVERSIGHT


def decide(world: Arrangement, matter: Matter, region: Region, record: Record, statute: Statute | None = None) -> Route:
    """The route of one region, by what is recorded and, where nobody is recorded to take it, by the baseline."""
    if region.place.kind in ("not_held", "excluded"):
        held = AnswerStatus.NONE_RECORDED if region.place.kind == "not_held" else AnswerStatus.NOT_APPLICABLE
        return Route(part=_part(world, matter, region), mode=Mode.NONE, status=held, making=held, taking=held)
    return decided(with_statute(sit(world, matter, region, record), statute))


def decided(sitting: Sitting) -> Route:
    """The route of what is gathered of a region."""
    return Route.told_by(_Telling(sitting))


@attrs.frozen(eq=False)
class _Telling:
    """Tells a route, each side of it when it is asked for: one question asks for one of them."""

    sitting: Sitting

    @property
    def part(self) -> Part:
        return _part(self.sitting.world, self.sitting.matter, self.sitting.region)

    @cached_property
    def mode(self) -> Mode:
        return conclude(self.sitting.sides)

    @cached_property
    def status(self) -> AnswerStatus:
        return _status(self.mode, self._certain, self.making, self.taking)

    @cached_property
    def makers(self) -> Holders:
        return makers(self.sitting, self.mode, self.takers)

    @cached_property
    def takers(self) -> Holders:
        return takers(self.sitting)

    @property
    def binds(self) -> Holders:
        return binding_on(self.sitting, self.takers)

    @property
    def responsible(self) -> Holders:
        return responsible(self.sitting, self.takers)

    @cached_property
    def overseers(self) -> Holders:
        return others(self.sitting, _OVERSIGHT)

    @property
    def others(self) -> Holders:
        return others(self.sitting, _BESIDE)

    @property
    def denied(self) -> tuple[Denial, ...]:
        return denials(self.sitting)

    @property
    def links(self) -> tuple[Link, ...]:
        return _links(self.sitting, self.mode)

    @property
    def verbs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.right.verb for s in self.sitting.used if s.right.verb))

    @property
    def gaps(self) -> tuple[str, ...]:
        return gaps(self.sitting, self.mode)

    @cached_property
    def making(self) -> AnswerStatus:
        # Where it is binding or sole, who makes follows from who takes.
        follows = self.mode in (Mode.BINDING, Mode.SOLE)
        made = self._certain if follows else self._of(MAKING)
        return made if self.makers or self._is_somewhere else nobody(self.sitting, MAKING)

    @cached_property
    def taking(self) -> AnswerStatus:
        return self._of(TAKING) if self.takers or self._is_somewhere else nobody(self.sitting, TAKING)

    @property
    def overseeing(self) -> AnswerStatus:
        return oversight(self.sitting, _OVERSIGHT) if self.overseers else nobody(self.sitting, _OVERSIGHT)

    @cached_property
    def _certain(self) -> AnswerStatus:
        return certainty(self.sitting, MAKING | TAKING)

    @property
    def _is_somewhere(self) -> bool:
        return self.sitting.region.place.kind == "pot_not_stated"

    def _of(self, powers: frozenset[Power]) -> AnswerStatus:
        """How certain one side is; where both are together, each is."""
        return self._certain if self._certain is AnswerStatus.KNOWN else certainty(self.sitting, powers)


def _status(mode: Mode, certain: AnswerStatus, making: AnswerStatus, taking: AnswerStatus) -> AnswerStatus:
    if mode is Mode.MADE_UNTAKEN:
        return certain if certain is AnswerStatus.DISPUTED else AnswerStatus.PARTLY_KNOWN
    if mode.concludes:
        return certain
    return AnswerStatus.NOT_STATED if AnswerStatus.NOT_STATED in (making, taking) else joined_status((making, taking))


def _part(world: Arrangement, matter: Matter, region: Region) -> Part:
    facets = (region.service, region.stage, region.area)
    place = region.place
    return Part(
        text=world.name(matter.about) if matter.about else part_text(world, region, matter.area),
        service=region.service.base,
        stage=region.stage.base,
        fund=place.pot or (place.funds[0] if len(place.funds) == 1 else None),
        area=region.area.base,
        without=tuple(sorted(out for facet in facets for out in facet.without)),
        extent=place.extent,
        candidates=place.candidates,
    )


def _links(sitting: Sitting, mode: Mode) -> tuple[Link, ...]:
    """Each step with its evidence; what is set aside, and where nothing concludes what else is recorded."""
    world = sitting.world
    steps = [
        _link(world, s.right, right_text(world, s.right, s.parties.ids), short=s.parties.short) for s in sitting.used
    ]
    for delegation in dict.fromkeys(hand.delegation for hand in sitting.chains.hands):
        hands = [hand for hand in sitting.chains.hands if hand.delegation == delegation]
        by, to = (tuple(dict.fromkeys(ids)) for ids in ((h.by for h in hands), (h.to for h in hands)))
        text, short = delegation_text(world, delegation, by, to), any(hand.short for hand in hands)
        steps.append(_link(world, delegation, text, short=short))
    steps.sort(key=lambda link: link.fact)
    for standing in sitting.aside:
        text = right_text(world, standing.right, standing.parties.ids)
        steps.append(_link(world, standing.right, f"not counted, since its scope is not stated: {text}"))
    for delegation in sitting.beside:
        text = delegation_text(world, delegation, delegation.delegators.ids, delegation.delegate.ids)
        steps.append(_link(world, delegation, f"not counted, since its scope is not stated: {text}"))
    beside = () if mode.concludes else (s for s in sitting.others if any(s.has(power) for power in NEITHER))
    steps += [_link(world, s.right, right_text(world, s.right, s.parties.ids)) for s in beside]
    return tuple(steps)


def _link(world: Arrangement, fact: Fact, text: str, *, short: bool = False) -> Link:
    base = world.borrowed.get(fact.id)
    told = f"{text} (baseline {base.id})" if base is not None else text
    return Link(fact=fact.id, text=told, evidence=fact.evidence, maybe=world.may_be(fact), short=short)
