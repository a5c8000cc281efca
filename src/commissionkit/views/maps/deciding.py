"""Matters on a decision map: who makes, recommends, takes and ratifies, who delegates to whom, and who is denied it."""

from __future__ import annotations

from typing import Final

from commissionkit.answers import Answer, Holder, Holders, Mode
from commissionkit.model import Arrangement, DecisionRight, Delegation, Forum, Parties, Pot, Power, Scope, YesNo
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.questions.decisions import route
from commissionkit.questions.decisions.bodies import Resolved, resolve
from commissionkit.questions.decisions.phrasing import delegation_text, right_text, scope_text
from commissionkit.questions.decisions.regions import Facet, Region
from commissionkit.views.maps.collecting import MATTERS, TAKER, Collector
from commissionkit.views.maps.things import Thing

__all__ = ["MATTER", "MODES", "add_delegations", "add_matters", "asked", "matter_key", "matter_name", "scopes"]

#: What the key of a matter begins with.
MATTER: Final = "matter:"
_LOOKS: Final = {
    Power.MAKE: "makes",
    Power.RECOMMEND: "recommends",
    Power.TAKE: "takes",
    Power.RATIFY: "ratifies",
}
_VERBS: Final = {Power.MAKE: "made", Power.RECOMMEND: "recommended", Power.TAKE: "taken", Power.RATIFY: "ratified"}
_TAKING: Final = (Power.TAKE, Power.RATIFY)


def matter_key(over: Scope) -> str:
    """What tells a matter from others: the ids that its scope names."""
    facets = (over.service, over.stage, over.fund, over.area, over.about)
    return MATTER + "|".join(facet or "" for facet in facets)


def scopes(world: Arrangement) -> list[Scope]:
    """What rights and delegations are over, each matter once."""
    found = [*(right.over for right in world.rights), *(one.over for one in world.delegations)]
    return list({matter_key(over): over for over in found}.values())


def add_matters(book: Collector) -> None:
    """A box for each matter, and a line for each power over it that is held, or stated not to be."""
    for right in book.world.rights:
        _right(book, right)
    for delegation in book.world.delegations:
        _matter(book, delegation.over)
    for over in scopes(book.world):
        _by_others(book, over)


def _right(book: Collector, right: DecisionRight) -> None:
    matter = _matter(book, right.over)
    found = _parties(book.world, right.holders, right.complete, right.over)
    says = right_text(book.world, right, found.ids)
    if found.complete is YesNo.NO and not right.denied:
        says += ", and others who are not recorded"
    for body in found.ids:
        _held(book, right, body, matter, says)
    if not found.ids:
        book.remark(matter, says if right.holders.nobody else _of_a_kind(right), right.id)


def _held(book: Collector, right: DecisionRight, body: str, matter: str, says: str) -> None:
    for power in right.powers:
        look = "denied" if right.denied else _LOOKS.get(power, "oversees")
        takes = power in _TAKING and not right.denied
        if takes and not isinstance(book.world.get(body), Forum):
            book.tie(matter, book.taker(body), look, says, right)
        else:
            book.tie(book.body(body), matter, look, says, right)
        if takes and right.via:
            book.tie(book.body(right.via), matter, "via", says, right)


def _matter(book: Collector, over: Scope) -> str:
    key, world = matter_key(over), book.world
    if key in book.things:
        return key
    area = over.area if over.area and over.area in world else None
    answer = _answer(book, over)
    thing = Thing(
        key=key,
        name=matter_name(world, over),
        look="matter",
        column=MATTERS,
        band=book.tiers.of_area(area) if area else book.tiers.here,
        remark=_decided(answer) if answer is not None else "",
    )
    return book.put(thing)


def _by_others(book: Collector, over: Scope) -> None:
    """Who takes a matter by a wider right, by one over a part of it, by delegation or by a baseline."""
    answer, matter = _answer(book, over), matter_key(over)
    if answer is None:
        return
    for holder in answer.takers:
        drawn = any((matter, TAKER + holder.id, _LOOKS[power]) in book.ties for power in _TAKING)
        if not drawn and not isinstance(book.world.get(holder.id), Forum):
            look = "ratifies" if holder.power is Power.RATIFY else "takes-by"
            book.tie(matter, book.taker(holder.id), look, _by(book.world, holder, whole=_throughout(answer, holder)))


def add_delegations(book: Collector) -> None:
    """A line from who delegates to the delegate, and on to the matter."""
    for delegation in book.world.delegations:
        _delegation(book, delegation)


def _delegation(book: Collector, delegation: Delegation) -> None:
    by = _parties(book.world, delegation.delegators, delegation.complete, delegation.over).ids
    to = _parties(book.world, delegation.delegate, delegation.complete, delegation.over).ids
    says = delegation_text(book.world, delegation, by, to)
    for start in by:
        for end in to:
            if start != end:
                book.tie(book.body(start), book.body(end), "delegates", says, delegation)
    for end in to:
        book.tie(book.body(end), matter_key(delegation.over), "delegates", says, delegation)


def _answer(book: Collector, over: Scope) -> Answer | None:
    """Who decides over a scope, asked once; None where it leaves open what it is over."""
    key = matter_key(over)
    if key not in book.answers:
        book.answers[key] = asked(book.world, over)
    return book.answers[key]


def asked(world: Arrangement, over: Scope) -> Answer | None:
    """Who decides over a scope; None where it leaves open what it is over."""
    if NOT_STATED_FACET in (over.service, over.stage, over.fund, over.area):
        return None
    if over.about:
        return route(world, about=over.about)
    return route(world, service=over.service, stage=over.stage, fund=over.fund, area=over.area)


def _parties(world: Arrangement, parties: Parties, complete: YesNo, over: Scope) -> Resolved:
    # Where a scope does not limit the area, it is that of the arrangement, as for a question that names none.
    area = over.area or world.area or None
    return resolve(
        world, parties, complete, Region(service=Facet(over.service), stage=Facet(over.stage), area=Facet(area))
    )


# -- in words ------------------------------------------------------------------------------------


def _decided(answer: Answer) -> str:
    """How a matter is decided, whether that is on record for all parts of it, and whether all who do it are."""
    several = answer.mode is Mode.SOLE and len({holder.id for holder in answer.takers}) > 1
    open_parts = {route.mode for route in answer.routes} & _OPEN and answer.mode not in _OPEN
    said = ["each part taken by one" if several else MODES[answer.mode]]
    said += ["some parts not recorded"] if open_parts else []
    verbs = [verb for verb, holders in (("make", answer.makers), ("take", answer.takers)) if _is_open(holders)]
    said += [f"others {' and '.join(verbs)} too, not recorded"] if verbs else []
    return "; ".join(said)


def _is_open(holders: Holders) -> bool:
    """Whether a source says that there are others than those it names."""
    return len(holders) > 0 and holders.complete is YesNo.NO


def _of_a_kind(right: DecisionRight) -> str:
    """What is said of a right whose holders a rule finds, where it finds none: that is not nobody."""
    powers = " and ".join(_VERBS.get(power, power.value) for power in right.powers)
    return f"{powers} by {right.holders}, none of whom is recorded here"


def _by(world: Arrangement, holder: Holder, *, whole: bool) -> str:
    verb = "ratifies" if holder.power is Power.RATIFY else "takes"
    through = f" via {holder.via_name or holder.via}" if holder.via else ""
    how = holder.note or ("by a wider right" if whole else "a part of it")
    layer = f", by the baseline {holder.baseline}" if holder.baseline else ""
    return f"{world.name(holder.id)} {verb}{through} {how}{layer}"


def _throughout(answer: Answer, holder: Holder) -> bool:
    """Whether somebody takes all parts of a matter."""
    return all(holder.id in route.takers.ids for route in answer.routes)


def matter_name(world: Arrangement, over: Scope) -> str:
    """What a matter is called."""
    fund = world.get(over.fund) if over.fund else None
    if isinstance(fund, Pot) and not (over.service or over.stage or over.area):
        text = f"{fund.name or fund.id}, of {world.name(fund.fund)}"
    else:
        text = scope_text(world, over).removeprefix("over ").removeprefix("about ")
    return text[:1].upper() + text[1:]


#: How a decision comes about, in a few words.
MODES: Final = {
    Mode.RATIFIED: "made or recommended, then ratified",
    Mode.BINDING: "made by a forum, binding on those who delegate",
    Mode.MADE_THEN_TAKEN: "made, then taken",
    Mode.RECOMMENDED: "recommended, then taken",
    Mode.DELEGATED: "taken by delegation",
    Mode.SOLE: "taken by one",
    Mode.JOINTLY_TAKEN: "taken together",
    Mode.SEVERALLY_TAKEN: "taken by each",
    Mode.MADE_UNTAKEN: "made; who takes is not recorded",
    Mode.UNTAKEN_UNMADE: "who makes and takes is not recorded",
    Mode.MIXED: "its parts are decided differently",
    Mode.NONE: "nobody is recorded to decide",
}

#: Of what is decided so, nobody is recorded to take it.
_OPEN: Final = frozenset((Mode.UNTAKEN_UNMADE, Mode.NONE))
