"""How one region is decided: rights matched, delegations followed, a mode concluded."""

from __future__ import annotations

import attrs

from commissionkit.answers import AnswerStatus, Link, Matter, Mode, Part, Route, joined_status
from commissionkit.model import Arrangement, Fact, Power
from commissionkit.model.later import LaterSequence
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
    part = _part(world, matter, region)
    if region.place.kind in ("not_held", "excluded"):
        held = AnswerStatus.NONE_RECORDED if region.place.kind == "not_held" else AnswerStatus.NOT_APPLICABLE
        return Route(part=part, mode=Mode.NONE, status=held, making=held, taking=held)
    return _route(with_statute(sit(world, matter, region, record), statute), part)


def decided(sitting: Sitting) -> Route:
    """The route of the one part of a matter."""
    return _route(sitting, _part(sitting.world, sitting.matter, sitting.region))


def _route(sitting: Sitting, part: Part) -> Route:
    mode = conclude(sitting.sides)
    taken_by = takers(sitting)
    made_by = makers(sitting, mode, taken_by)
    overseen_by = others(sitting, _OVERSIGHT)
    certain = certainty(sitting, MAKING | TAKING)
    somewhere = sitting.region.place.kind == "pot_not_stated"
    # Where it is binding or sole, who makes follows from who takes.
    made = certain if mode in (Mode.BINDING, Mode.SOLE) else _of(MAKING, sitting, certain)
    making = made if made_by or somewhere else nobody(sitting, MAKING)
    taking = _of(TAKING, sitting, certain) if taken_by or somewhere else nobody(sitting, TAKING)
    return Route(
        part=part,
        mode=mode,
        status=_status(mode, certain, making, taking),
        makers=made_by,
        takers=taken_by,
        binds=binding_on(sitting, taken_by),
        responsible=responsible(sitting, taken_by),
        overseers=overseen_by,
        others=others(sitting, _BESIDE),
        denied=denials(sitting),
        links=LaterSequence(lambda: _links(sitting, mode)),
        verbs=tuple(dict.fromkeys(s.right.verb for s in sitting.used if s.right.verb)),
        gaps=gaps(sitting, mode),
        making=making,
        taking=taking,
        overseeing=oversight(sitting, _OVERSIGHT) if overseen_by else nobody(sitting, _OVERSIGHT),
    )


def _of(powers: frozenset[Power], sitting: Sitting, certain: AnswerStatus) -> AnswerStatus:
    """How certain one side is; where both are together, each is."""
    return certain if certain is AnswerStatus.KNOWN else certainty(sitting, powers)


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
        attrs.evolve(_link(world, s.right, right_text(world, s.right, s.parties.ids)), short=s.parties.short)
        for s in sitting.used
    ]
    for delegation in dict.fromkeys(hand.delegation for hand in sitting.chains.hands):
        hands = [hand for hand in sitting.chains.hands if hand.delegation == delegation]
        by, to = (tuple(dict.fromkeys(ids)) for ids in ((h.by for h in hands), (h.to for h in hands)))
        link = _link(world, delegation, delegation_text(world, delegation, by, to))
        steps.append(attrs.evolve(link, short=any(hand.short for hand in hands)))
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


def _link(world: Arrangement, fact: Fact, text: str) -> Link:
    base = world.borrowed.get(fact.id)
    told = f"{text} (baseline {base.id})" if base is not None else text
    return Link(fact=fact.id, text=told, evidence=fact.evidence, maybe=world.may_be(fact))
