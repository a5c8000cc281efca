"""Conditions that fit sites and models of commissioning alike."""

from __future__ import annotations

from typing import Final

from commissionkit.answers.words import AnswerStatus
from commissionkit.codebooks.sets.deciders import general_practice, planning, seated, settling, unknown, weighed
from commissionkit.codebooks.sets.of_models import MONEY, PRACTICES, RESPONSIBLE
from commissionkit.codebooks.sets.of_sites import POOLED
from commissionkit.codebooks.wording import now
from commissionkit.comparison.crisp import Condition, ConditionSet, Crisp, OfSites, crisp
from commissionkit.model import Arrangement, Standing

__all__ = ["BOTH"]


def practices_seat(site: Arrangement) -> Crisp:
    """Whether general practice, or a CCG, sits on what settles planning."""
    world = now(site)
    places = [
        seat
        for seat, bodies in seated(world, settling(site))
        if any(general_practice(world, body) for body in bodies) and seat.standing is not Standing.NOT_MEMBER
    ]
    ins = [seat for seat in places if seat.standing.is_member]
    return weighed(world, ins, (), unknown(site, "members", about=[forum.id for forum in settling(site)] or ["-"]))


def settle_and_answer(site: Arrangement) -> Crisp:
    """Whether those who settle planning are those who answer for it in law."""
    answer, world = planning(site), now(site)
    makers, responsible = set(answer.makers.ids), set(answer.responsible.ids)
    behind = [world[link.fact] for route in answer.routes for link in route.links if link.fact in world]
    if not makers or not responsible:
        return unknown(site)
    if makers <= responsible or not makers & responsible:
        return crisp(makers <= responsible, *behind)
    note = "Some of those who settle planning answer for it in law, and some do not."
    return crisp(None, *behind, note=note, status=AnswerStatus.PARTLY_KNOWN)


BOTH: Final = ConditionSet(
    "both",
    "Sites and models of commissioning",
    [
        Condition("MONEY", "Money of its own", "Do those who decide hold money?", sites=POOLED, models=MONEY),
        Condition(
            "PRACTICES",
            "General practice decides",
            "Is general practice among those who decide?",
            sites=OfSites(
                practices_seat,
                one="General practice, or a CCG, is a member of a forum that settles planning, or recommends it.",
                zero="Never: that nobody else sits there is not recorded.",
            ),
            models=PRACTICES,
        ),
        Condition(
            "RESPONSIBLE",
            "Responsible in law",
            "Are those who decide legally responsible?",
            sites=OfSites(
                settle_and_answer,
                one="Each of those who settle planning answers for it in law.",
                zero="None of them does; others answer for it.",
                blank="None recorded, or some of them do and others not.",
            ),
            models=RESPONSIBLE,
        ),
    ],
    notes=("A site is asked for the last day that its sources speak to, a model for the time that it lasted.",),
)
