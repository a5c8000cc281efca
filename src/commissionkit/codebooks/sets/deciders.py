"""Who settles planning at a site, and where: what conditions of sites are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from commissionkit.answers import Answer
from commissionkit.answers.words import AnswerStatus
from commissionkit.codebooks.wording import fact_or_none, now, silences
from commissionkit.comparison.crisp import Crisp, crisp
from commissionkit.model import Arrangement, Fact, Forum, Organisation, Post, Seat
from commissionkit.questions.decisions import route

__all__ = ["general_practice", "planning", "seated", "settling", "unknown", "weighed"]


@lru_cache(maxsize=16)  # each condition asks for the same few sites
def planning(site: Arrangement) -> Answer:
    """How planning is decided at a site, on the last day that its sources speak to."""
    return route(site, stage="planning")


def settling(site: Arrangement) -> tuple[Forum, ...]:
    """The forums that settle planning together, or recommend it."""
    world = now(site)
    found = (fact_or_none(world, name) for name in planning(site).makers.ids)
    return tuple(fact for fact in found if isinstance(fact, Forum))


def seated(world: Arrangement, forums: Iterable[Forum]) -> Iterator[tuple[Seat, tuple[str, ...]]]:
    """The places on forums, those held to be no member's included, each with the organisations that it brings."""
    wanted = {forum.id for forum in forums}
    for seat in world.seats:
        if seat.forum in wanted:
            holder = fact_or_none(world, seat.holder)
            own = holder.organisations if isinstance(holder, Post) else (seat.holder,)
            yield seat, (*own, *((seat.represents,) if seat.represents else ()))


def general_practice(world: Arrangement, name: str) -> bool | None:
    """Whether a body is general practice: of that sector, or a CCG, whose members are practices; None if not known."""
    body = fact_or_none(world, name)
    if not isinstance(body, Organisation) or (body.kind == "not_stated" and not body.sector):
        return None
    word = world.vocabulary.organisation_kind(body.kind)
    sector = body.sector or (word.sector if word is not None else "")
    return sector == "general-practice" or world.vocabulary.kind_tree.within(body.kind, "ccg")


def weighed(world: Arrangement, ins: Iterable[Fact], outs: Iterable[Fact], otherwise: Crisp) -> Crisp:
    """In where facts that certainly hold say so, out where only facts for out do, else unknown.

    Facts of which it is open whether they hold on the day settle nothing by themselves.
    """
    inside, outside = tuple(dict.fromkeys(ins)), tuple(dict.fromkeys(outs))
    sure = tuple(fact for fact in inside if not world.may_be(fact))
    if sure:
        return crisp(True, *sure)
    if inside or any(world.may_be(fact) for fact in outside):
        note = "It is open whether what it rests on holds on the day."
        return crisp(None, *inside, *outside, note=note, status=AnswerStatus.PARTLY_KNOWN)
    return crisp(False, *outside) if outside else otherwise


def unknown(site: Arrangement, *what: str, about: Iterable[str] = ()) -> Crisp:
    """Not stated where the coder looked for it in vain, else none recorded."""
    looked = silences(site, *what, about=about) if what else ()
    status = AnswerStatus.NOT_STATED if looked else AnswerStatus.NONE_RECORDED
    return crisp(None, *looked, status=status)
