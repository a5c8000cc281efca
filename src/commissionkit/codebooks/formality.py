"""How formal an arrangement is: its forums, what they rest on, how they work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from commissionkit.codebooks.overview import covering, joint_forums
from commissionkit.codebooks.wording import (
    day_call,
    fact_piece,
    grouped,
    listed,
    named,
    now,
    of_facts,
    reading,
    short,
    silences,
)
from commissionkit.comparison import Characteristic, Codebook, Piece, Reading
from commissionkit.model import Arrangement, Formality, Forum, Rule, YesNo

__all__ = ["FORMALITY"]


def _forums(formality: Formality) -> Callable[[Arrangement], Reading]:
    def ask(site: Arrangement) -> Reading:
        world = now(site)
        found = [f for f in world.forums if f.formality is formality and f.of is None]
        return of_facts(world, found, day_call(site, ".forums"), silences(site, "formality"))

    return ask


def _trait(name: str, words: dict[YesNo, str]) -> Callable[[Arrangement], Reading]:
    """A yes-or-no trait of each leading forum."""

    def ask(site: Arrangement) -> Reading:
        world = now(site)
        leading = joint_forums(world)
        pieces = [
            fact_piece(world, f"{words[said]}: {short(world, forum.id)}", forum)
            for forum in leading
            if (said := _said(forum, name)) is not YesNo.NOT_STATED
        ]
        return reading(pieces, day_call(site, ".forums"), silences(site, name, about=[f.id for f in leading]))

    return ask


def _said(forum: Forum, name: str) -> YesNo:
    answers = {
        "meets_in_public": forum.meets_in_public,
        "agenda": forum.agenda,
        "papers": forum.papers,
        "minutes": forum.minutes,
    }
    return answers[name]


_JOINT_BODIES: Final = frozenset({"joint-commissioning-body", "partnership", "provider-alliance"})
_YES_NO: Final = {YesNo.YES: "yes", YesNo.NO: "no"}


def frequency(site: Arrangement) -> Reading:
    """How often the leading forums meet."""
    world = now(site)
    leading = joint_forums(world)
    pieces = [fact_piece(world, f"{short(world, f.id)}: {f.frequency}", f) for f in leading if f.frequency]
    return reading(pieces, day_call(site, ".forums"), silences(site, "frequency", about=[f.id for f in leading]))


def rules(site: Arrangement) -> Reading:
    """How the leading forums come to a decision."""
    world = now(site)
    leading = joint_forums(world)
    ruled = {f.id: _rule(f.rule) for f in leading if f.rule is not None}
    pieces = grouped(world, (f for f in leading if f.id in ruled), lambda f: ruled[f.id], lambda f: short(world, f.id))
    return reading(pieces, day_call(site, ".forums"), silences(site, "rule", about=[f.id for f in leading]))


def _rule(rule: Rule) -> str:
    steps = ["consensus"] if rule.consensus is YesNo.YES else []
    if rule.fallback is not None:
        vote = rule.fallback.vote.replace("-", " ") if rule.fallback.vote != "not_stated" else "a vote"
        casting = rule.fallback.casting
        second = f", casting vote: {casting}" if casting not in ("not_stated", "nobody") else ""
        steps.append(f"{vote}{second}")
    elif rule.voting is YesNo.NO:
        steps.append("no voting")
    return ", then ".join(steps) if rule.fallback is not None else listed(steps) or "a rule"


def agreements(site: Arrangement) -> Reading:
    """Agreements, charters and deals the arrangement rests on."""
    world = now(site)
    found = (instrument for instrument in world.instruments if instrument.kind != "plan")
    return of_facts(world, found, day_call(site, ".instruments"), silences(site, "instrument"))


def delegated(site: Arrangement) -> Reading:
    """Decisions delegated to a joint body."""
    world = now(site)
    pieces = [
        fact_piece(world, f"{named(world, d.delegate.ids)}, by {named(world, d.delegators.ids)}", d)
        for d in world.delegations
    ]
    return reading(pieces, day_call(site, ".delegations"))


def legal_standing(site: Arrangement) -> Reading:
    """Joint bodies stated or inferred to have no legal personality of their own."""
    world = now(site)
    found = [o for o in covering(world, _JOINT_BODIES) if o.statutory is YesNo.NO]
    pieces = [fact_piece(world, f"{short(world, o.id)}: no body in law", o) for o in found]
    return reading(pieces, day_call(site, ".organisations"))


def denied(site: Arrangement) -> Reading:
    """Forums stated to have no power to decide."""
    world = now(site)
    pieces: list[Piece] = []
    for right in world.rights:
        if right.denied:
            powers = " or ".join(power.value for power in right.powers)
            pieces.append(fact_piece(world, f"{named(world, right.holders.ids)} may not {powers}", right))
    return reading(pieces, day_call(site, ".rights"))


FORMALITY: Final = Codebook(
    "formality",
    "How formal it is",
    (
        Characteristic("formal-forums", "Formal forums", _forums(Formality.FORMAL)),
        Characteristic("informal-forums", "Informal forums", _forums(Formality.INFORMAL)),
        Characteristic("agreements", "Rests on", agreements),
        Characteristic("delegated", "Powers delegated to", delegated),
        Characteristic("denied", "Powers denied", denied),
        Characteristic("legal-standing", "Joint bodies in law", legal_standing),
        Characteristic("rule", "How they decide", rules),
        Characteristic("frequency", "How often they meet", frequency),
        Characteristic("public", "Meet in public", _trait("meets_in_public", _YES_NO)),
        Characteristic("agenda", "Agenda", _trait("agenda", _YES_NO)),
        Characteristic("papers", "Papers", _trait("papers", _YES_NO)),
        Characteristic("minutes", "Minutes", _trait("minutes", _YES_NO)),
    ),
)
