"""The holders of an answer: makers, takers, the responsible, the bound and all others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from commissionkit.answers import Holder, Holders, Mode
from commissionkit.model import Extent, Fact, Power, YesNo
from commissionkit.model.later import LaterSequence
from commissionkit.questions.decisions.bodies import has_personality, order
from commissionkit.questions.decisions.phrasing import scope_text
from commissionkit.questions.decisions.regions import Match
from commissionkit.questions.decisions.sitting import Sitting
from commissionkit.sources import Claim, weakest

__all__ = ["BY_DELEGATION", "TAKES_ITSELF", "binding_on", "makers", "others", "responsible", "takers"]

BY_DELEGATION: Final = "by delegation"
TAKES_ITSELF: Final = "inferred: whoever takes is responsible"
_BESIDE = "beside the body to which it delegates"
_POWERS: Final = {power: place for place, power in enumerate(Power)}
_NOBODY: Final = Holders()
_EXTENTS = {Match.PART: Extent.SOME, Match.NOT_STATED: Extent.NOT_STATED}


def _holders(
    sitting: Sitting,
    bodies: Iterable[str],
    power: Power,
    *facts: Fact,
    via: str | None = None,
    note: str = "",
    extent: Extent | None = None,
    short: bool = False,
) -> list[Holder]:
    """Bodies by what they rest on: known as the weakest of it is, inferred where it rests on no fact of its own.

    Where a source means fewer than all that a rule finds, that it means these bodies is inferred.
    """
    claims = [citation.claim for fact in facts for citation in fact.evidence]
    claim = weakest([*claims, Claim.INFERRED]) if short or not facts else weakest(claims)
    borrowed = sitting.world.borrowed
    layers = dict.fromkeys([borrowed[fact.id].id for fact in facts if fact.id in borrowed]) if borrowed else ()
    return _bodies(sitting, bodies, power, claim, via=via, note=note, extent=extent, baseline=", ".join(layers))


def _bodies(
    sitting: Sitting,
    bodies: Iterable[str],
    power: Power,
    claim: Claim | None,
    *,
    via: str | None = None,
    note: str = "",
    extent: Extent | None = None,
    baseline: str = "",
) -> list[Holder]:
    """Bodies that are known alike."""
    world = sitting.world
    via, via_name = (via, world.name(via)) if via else ("", "")
    extent = extent or _extent(sitting)
    return [
        Holder(
            id=body,
            name=world.name(body),
            power=power,
            via=via,
            via_name=via_name,
            extent=extent,
            claim=claim,
            note=note,
            baseline=baseline,
        )
        for body in bodies
    ]


def _extent(sitting: Sitting) -> Extent:
    """How far a region lies in what is held."""
    place = sitting.region.place
    return Extent.NOT_STATED if place.kind == "pot_not_stated" else place.extent


def _sorted(sitting: Sitting, holders: Iterable[Holder], complete: Iterable[YesNo] = ()) -> Holders:
    kept = _in_order(sitting, holders)
    stated = set(complete) - {YesNo.YES}
    if not stated:
        return Holders(kept) if kept else _NOBODY
    return Holders(kept, YesNo.NO if YesNo.NO in stated else YesNo.NOT_STATED)


def _in_order(sitting: Sitting, holders: Iterable[Holder]) -> tuple[Holder, ...]:
    """Each holder once, by its power, then as bodies are ordered."""
    unique = tuple(holders)
    if len({holder.id for holder in unique}) < len(unique):
        unique = tuple(dict.fromkeys(unique))
    if len(unique) < 2:
        return unique
    world = sitting.world
    return tuple(sorted(unique, key=lambda h: (_POWERS[h.power], *order(world, h.id), h.via, str(h.claim))))


def makers(sitting: Sitting, mode: Mode, taken_by: Holders) -> Holders:
    """Who makes or recommends; where it is binding or sole, that follows from who takes."""
    standing = [(s, p) for s in sitting.used for p in (Power.MAKE, Power.RECOMMEND) if s.has(p)]
    found: list[Holder] = []
    for s, p in standing:
        found += _holders(sitting, s.parties.ids, p, s.right, via=s.right.via)
    if mode is Mode.BINDING:
        forum = next(taking.forum for taking in sitting.chains.taken if taking.forum)
        if all(holder.id != forum or holder.power is not Power.MAKE for holder in found):
            found += _holders(sitting, (forum,), Power.MAKE, note="inferred: it is delegated to this forum")
    # A baseline says who takes: who makes it is then not recorded.
    if mode is Mode.SOLE and not taken_by.baselines and not any(holder.power is Power.MAKE for holder in found):
        bodies = [holder.id for holder in taken_by]
        found += _holders(sitting, bodies, Power.MAKE, note="inferred: nothing is made apart")
    return _sorted(sitting, found, (s.parties.complete for s, _ in standing))


def takers(sitting: Sitting) -> Holders:
    """Who takes or ratifies."""
    found: list[Holder] = []
    complete: list[YesNo] = []
    for standing, power, groups in sitting.taking:
        if groups:
            right, bodies = standing.right, [body for group in groups for body in group]
            found += _holders(sitting, bodies, power, right, via=right.via, short=standing.parties.short)
            complete.append(standing.parties.complete)
    for taking in sitting.chains.taken:
        bodies = [body for body in taking.group if sitting.is_here(body)]
        by = taking.delegations
        via, note, short = taking.forum, BY_DELEGATION, taking.short
        found += _holders(sitting, bodies, Power.TAKE, *by, via=via, note=note, short=short)
        complete += [delegation.complete for delegation in taking.delegations]
        complete += [YesNo.NO] if taking.partial else []
    for hand in sitting.kept:
        found += _holders(sitting, (hand.by,), Power.TAKE, hand.delegation, note=_BESIDE)
    return _sorted(sitting, found, complete)


def responsible(sitting: Sitting, taken_by: Holders) -> Holders:
    """Who is legally responsible: whom a delegation names, else its heads, else each taker."""
    return Holders(LaterSequence(lambda: _responsible(sitting, taken_by)), taken_by.complete)


def _responsible(sitting: Sitting, taken_by: Holders) -> tuple[Holder, ...]:
    found: list[Holder] = []
    for taking in sitting.chains.taken:
        if not any(sitting.is_here(body) for body in taking.group):
            continue
        named = taking.responsible
        note = "" if named else "inferred: whoever delegates stays responsible"
        facts = taking.delegations if named else ()
        bodies = named or filter(sitting.is_here, taking.heads)
        found += _holders(sitting, bodies, Power.TAKE, *facts, note=note)
    for taker in taken_by:
        if taker.note != BY_DELEGATION:
            itself, layer = (taker.id,), taker.baseline
            found += _bodies(sitting, itself, taker.power, Claim.INFERRED, note=TAKES_ITSELF, baseline=layer)
    # A body to which several ways lead stands once: named before inferred, by delegation before by its own taking.
    found.sort(key=lambda h: (bool(h.note), h.note == TAKES_ITSELF, str(h.power), str(h.claim)))
    best: dict[str, Holder] = {}
    for holder in found:
        best.setdefault(holder.id, holder)
    return _in_order(sitting, best.values())


def binding_on(sitting: Sitting, taken_by: Holders) -> Holders:
    """Every taker, and every head of a chain; never a forum, or another body without legal personality."""
    return Holders(LaterSequence(lambda: _bound(sitting, taken_by)), taken_by.complete)


def _bound(sitting: Sitting, taken_by: Holders) -> tuple[Holder, ...]:
    chains = (taking for taking in sitting.chains.taken if any(map(sitting.is_here, taking.group)))
    heads = (head for taking in chains for head in taking.heads if sitting.is_here(head))
    bodies = (b for b in dict.fromkeys((*taken_by.ids, *heads)) if has_personality(sitting.world, b))
    return _in_order(sitting, _bodies(sitting, bodies, Power.TAKE, taken_by.claim))


def others(sitting: Sitting, powers: frozenset[Power]) -> Holders:
    """Who holds powers on neither side, each with what the power reaches: that may be more or less than the region."""
    wanted = powers
    standing = [(s, p) for s in (*sitting.used, *sitting.others) for p in s.right.powers if p in wanted and s.has(p)]
    found: list[Holder] = []
    for s, power in standing:
        note = scope_text(sitting.world, s.right.over)
        extent = _EXTENTS.get(s.match, sitting.region.place.extent)
        found += _holders(sitting, s.parties.ids, power, s.right, via=s.right.via, note=note, extent=extent)
    return _sorted(sitting, found, (s.parties.complete for s, _ in standing))
