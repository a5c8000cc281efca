"""What a decision map shows of an arrangement on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from commissionkit.answers import Answer, Holder, Mode
from commissionkit.drawing import Undrawn
from commissionkit.model import (
    Area,
    Arrangement,
    Contract,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Fund,
    Organisation,
    Parties,
    Post,
    Pot,
    Power,
    Scope,
    Seat,
    Standing,
    YesNo,
)
from commissionkit.questions.decisions import route
from commissionkit.questions.decisions.bodies import resolve
from commissionkit.questions.decisions.phrasing import delegation_text, right_text, scope_text
from commissionkit.questions.decisions.regions import Facet, Region
from commissionkit.views.maps.things import Plan, Thing, Tie
from commissionkit.views.maps.tiers import Tiers

__all__ = ["MODES", "TAKER", "gathered", "matter_key"]

#: What stands before the id of an organisation where it takes.
TAKER: Final = "taker:"
_BODIES, _FORUMS, _MATTERS, _FUNDS, _TAKERS = range(5)
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
    return "matter:" + "|".join(facet or "" for facet in facets)


def gathered(world: Arrangement) -> Plan:
    """What a map of a state shows."""
    return _Gathering(world, Tiers(world)).plan()


@attrs.define(eq=False)
class _Gathering:
    """Collects things and ties; what nothing ties is left out."""

    world: Arrangement
    tiers: Tiers
    things: dict[str, Thing] = attrs.field(factory=dict)
    ties: dict[tuple[str, str, str], Tie] = attrs.field(factory=dict)

    def plan(self) -> Plan:
        self._seats()
        self._forums()
        self._matters()
        self._delegations()
        self._money()
        self._contracts()
        things = tuple(map(self._marked, self.things.values()))
        plan = Plan(things=things, ties=tuple(self.ties.values()))
        drawn = set(plan.facts())
        undrawn = tuple(Undrawn(fact.id, _why(fact)) for fact in self.world.facts if fact.id not in drawn)
        return attrs.evolve(plan, undrawn=undrawn)

    def _marked(self, thing: Thing) -> Thing:
        """An organisation that takes and stands at the left as well is marked on both sides."""
        own = thing.key.removeprefix(TAKER)
        both = own in self.things and TAKER + own in self.things
        return attrs.evolve(thing, twice=True) if both else thing

    # -- things ----------------------------------------------------------------------------------

    def _body(self, name: str) -> str:
        """The key of the box of a body, drawn if it is not there yet; posts stand for whose they are."""
        if name in self.things:
            return name
        found = self.world.get(name)
        covered = tuple(c.id for c in self.world.coverage if c.body == name)
        is_forum = isinstance(found, Forum)
        self.things[name] = Thing(
            key=name,
            name=self.world.name(name),
            look="forum" if is_forum else "body",
            column=_FORUMS if is_forum else _BODIES,
            band=self.tiers.of_body(name),
            facts=((name, *covered) if found is not None else ()),
        )
        return name

    def _taker(self, name: str) -> str:
        key = TAKER + name
        if key not in self.things:
            facts = () if name in self.things else (name,)
            self.things[key] = Thing(
                key=key,
                name=self.world.name(name),
                look="taker",
                column=_TAKERS,
                band=self.tiers.of_body(name),
                facts=facts if self.world.get(name) is not None else (),
            )
        return key

    def _tie(self, start: str, end: str, look: str, says: str, *facts: str) -> None:
        """One line between two boxes for each kind of tie: what several facts say alike is drawn once."""
        key = (start, end, look)
        known = self.ties.get(key)
        if known is None:
            self.ties[key] = Tie(start=start, end=end, look=look, says=says, facts=facts)
        else:
            text = known.says if says in known.says else f"{known.says}; {says}"
            self.ties[key] = attrs.evolve(known, says=text, facts=tuple(dict.fromkeys((*known.facts, *facts))))

    # -- forums ----------------------------------------------------------------------------------

    def _seats(self) -> None:
        for seat in self.world.seats:
            for body, facts in self._seated(seat):
                says = f"{self.world.name(body)} {_STANDS[seat.standing]} {self.world.name(seat.forum)}"
                detail = f" ({seat.title})" if seat.title else ""
                self._tie(self._body(body), self._body(seat.forum), _SITS[seat.standing], says + detail, *facts)

    def _seated(self, seat: Seat) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Whose the place is: for a post the organisations that it belongs to, if any is recorded."""
        holder = self.world.get(seat.holder)
        if isinstance(holder, Post) and holder.organisations:
            for body in holder.organisations:
                yield body, (seat.id, holder.id)
        else:
            yield seat.holder, (seat.id,)

    def _forums(self) -> None:
        for forum in self.world.forums:
            bodies = [(body, "is joint between") for body in forum.between]
            bodies += [(forum.of, "is of")] if forum.of else []
            for body, how in bodies:
                key = self._body(forum.id)
                self._tie(self._body(body), key, "belongs", f"{forum.name} {how} {self.world.name(body)}")
            if forum.nested_in:
                says = f"{forum.name} is within {self.world.name(forum.nested_in)}"
                self._tie(self._body(forum.nested_in), self._body(forum.id), "belongs", says)

    # -- matters ---------------------------------------------------------------------------------

    def _matters(self) -> None:
        for right in self.world.rights:
            matter = self._matter(right.over)
            bodies = self._parties(right.holders, right.complete, right.over)
            says = right_text(self.world, right, bodies)
            for body in bodies:
                self._held(right, body, matter, says)
            if not bodies:
                self._say(matter, says if right.holders.nobody else _of_a_kind(right), right.id)
        for delegation in self.world.delegations:
            self._matter(delegation.over)
        for over in {matter_key(over): over for over in self._scopes()}.values():
            self._by_others(over)

    def _scopes(self) -> list[Scope]:
        """What rights and delegations are over."""
        return [*(right.over for right in self.world.rights), *(one.over for one in self.world.delegations)]

    def _matter(self, over: Scope) -> str:
        key = matter_key(over)
        if key not in self.things:
            area = over.area if over.area and over.area in self.world else None
            text = _named(self.world, over)
            answer = self._answer(over)
            self.things[key] = Thing(
                key=key,
                name=text[:1].upper() + text[1:],
                look="matter",
                column=_MATTERS,
                band=self.tiers.of_area(area) if area else self.tiers.here,
                remark=_decided(answer) if answer is not None else "",
            )
        return key

    def _say(self, key: str, says: str, fact: str) -> None:
        """What is stated of a matter that ties it to nobody."""
        thing = self.things[key]
        remark = "; ".join(filter(None, (thing.remark, says)))
        self.things[key] = attrs.evolve(thing, remark=remark, facts=(*thing.facts, fact))

    def _held(self, right: DecisionRight, body: str, matter: str, says: str) -> None:
        for power in right.powers:
            look = "denied" if right.denied else "plans" if right.status.is_plan else _LOOKS.get(power, "oversees")
            takes = power in _TAKING and not right.denied
            if takes and not isinstance(self.world.get(body), Forum):
                self._tie(matter, self._taker(body), look, says, right.id)
            else:
                self._tie(self._body(body), matter, look, says, right.id)
            if takes and right.via:
                self._tie(self._body(right.via), matter, "via", says, right.id)

    def _by_others(self, over: Scope) -> None:
        """Who takes a matter by a wider right, by delegation or by a baseline."""
        answer, matter = self._answer(over), matter_key(over)
        for holder in answer.takers if answer is not None else ():
            drawn = any((matter, TAKER + holder.id, look) in self.ties for look in ("takes", "ratifies", "plans"))
            if not drawn and not isinstance(self.world.get(holder.id), Forum):
                self._tie(matter, self._taker(holder.id), "takes-by", _by(self.world, holder))

    def _answer(self, over: Scope) -> Answer | None:
        """Who decides over a scope; None where it leaves open what it is over."""
        if any(facet == "not_stated" for facet in (over.service, over.stage, over.fund, over.area)):
            return None
        if over.about:
            return route(self.world, about=over.about)
        return route(self.world, service=over.service, stage=over.stage, fund=over.fund, area=over.area)

    def _parties(self, parties: Parties, complete: YesNo, over: Scope) -> tuple[str, ...]:
        # Where a scope does not limit the area, it is that of the arrangement, as for a question that names none.
        area = over.area or self.world.area or None
        region = Region(service=Facet(over.service), stage=Facet(over.stage), area=Facet(area))
        return resolve(self.world, parties, complete, region).ids

    def _delegations(self) -> None:
        for delegation in self.world.delegations:
            by = self._parties(delegation.delegators, delegation.complete, delegation.over)
            to = self._parties(delegation.delegate, delegation.complete, delegation.over)
            says = delegation_text(self.world, delegation, by, to)
            look = "plans" if delegation.status.is_plan else "delegates"
            for start in by:
                for end in to:
                    if start != end:
                        self._tie(self._body(start), self._body(end), look, says, delegation.id)
            for end in to:
                self._tie(self._body(end), matter_key(delegation.over), look, says, delegation.id)

    # -- money -----------------------------------------------------------------------------------

    def _fund(self, fund: Fund | Pot) -> str:
        if fund.id not in self.things:
            host = fund.host if isinstance(fund, Fund) else self.world.fact(fund.fund, Fund).host
            band = self.tiers.of_body(host) if host else self.tiers.here
            self.things[fund.id] = Thing(
                key=fund.id, name=fund.name or fund.id, look="fund", column=_FUNDS, band=band, facts=(fund.id,)
            )
        return fund.id

    def _money(self) -> None:
        for fund in self.world.funds:
            self._fund(fund)
        for pot in self.world.pots:
            key = self._fund(pot)
            says = f"{pot.name or pot.id} is a part of {self.world.name(pot.fund)}"
            self._tie(pot.fund, key, "belongs", says)
        for fund in self.world.funds:
            if fund.host:
                self._tie(self._body(fund.host), fund.id, "hosts", f"{self.world.name(fund.host)} hosts {fund.name}")
        for one in self.world.contributions:
            self._contribution(one)
        for over in self._scopes():
            if over.fund and over.fund in self.things:
                says = f"{self.things[matter_key(over)].name} is decided within {self.world.name(over.fund)}"
                self._tie(matter_key(over), over.fund, "within", says)

    def _contribution(self, one: Contribution) -> None:
        body, fund = self.world.name(one.organisation), self.world.name(one.fund)
        if one.participates is YesNo.YES:
            says, look = f"{body} contributes {one.amount or 'a sum that is not stated'} to {fund}", "pays"
        else:
            stays = one.participates is YesNo.NO
            says, look = f"{body} {'stays out of' if stays else 'is not stated to contribute to'} {fund}", "denied"
        if one.fund in self.things:
            self._tie(self._body(one.organisation), one.fund, look, says, one.id)

    def _contracts(self) -> None:
        for contract in self.world.contracts:
            self._contract(contract)

    def _contract(self, contract: Contract) -> None:
        area = self.tiers.of_area(contract.area) if contract.area else ""
        band = area or self.tiers.of_bodies((*contract.commissioners, *contract.providers))
        self.things[contract.id] = Thing(
            key=contract.id, name=contract.name, look="contract", column=_FUNDS, band=band, facts=(contract.id,)
        )
        for body in contract.commissioners:
            says = f"{self.world.name(body)} commissions under {contract.name}"
            self._tie(self._body(body), contract.id, "buys", says)
        for body in contract.providers:
            self._tie(
                self._body(body), contract.id, "provides", f"{self.world.name(body)} provides under {contract.name}"
            )
        key = matter_key(Scope(about=contract.id))
        if key in self.things:
            self._tie(key, contract.id, "within", f"{self.things[key].name} is about {contract.name}")


def _decided(answer: Answer) -> str:
    """How a matter is decided, and whether that is on record for all parts of it."""
    several = answer.mode is Mode.SOLE and len({holder.id for holder in answer.takers}) > 1
    open_parts = {route.mode for route in answer.routes} & _OPEN and answer.mode not in _OPEN
    told = "each part taken by one" if several else MODES[answer.mode]
    return f"{told}; some parts not recorded" if open_parts else told


def _of_a_kind(right: DecisionRight) -> str:
    """What is said of a right whose holders a rule finds, where it finds none: that is not nobody."""
    powers = " and ".join(_VERBS.get(power, power.value) for power in right.powers)
    return f"{powers} by {right.holders}, none of whom is recorded here"


def _by(world: Arrangement, holder: Holder) -> str:
    through = f" via {holder.via_name or holder.via}" if holder.via else ""
    how = holder.note or "by a wider right"
    layer = f", by the baseline {holder.baseline}" if holder.baseline else ""
    return f"{world.name(holder.id)} takes{through} {how}{layer}"


def _named(world: Arrangement, over: Scope) -> str:
    """What a matter is called."""
    fund = world.get(over.fund) if over.fund else None
    if isinstance(fund, Pot) and not (over.service or over.stage or over.area):
        return f"{fund.name or fund.id}, of {world.name(fund.fund)}"
    return scope_text(world, over).removeprefix("over ").removeprefix("about ")


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

_SITS: Final = {
    Standing.CHAIR: "sits",
    Standing.MEMBER: "sits",
    Standing.ENTITLED_TO_ATTEND: "attends",
    Standing.FACILITATOR: "attends",
    Standing.NOT_MEMBER: "denied",
}
_STANDS: Final = {
    Standing.CHAIR: "chairs",
    Standing.MEMBER: "is a member of",
    Standing.ENTITLED_TO_ATTEND: "may attend",
    Standing.FACILITATOR: "facilitates",
    Standing.NOT_MEMBER: "is stated not to be a member of",
}
_CAPITALS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Why a fact is no part of a decision map, by the list that it stands in.
_REASONS: Final[tuple[tuple[tuple[type[Fact], ...], str], ...]] = (
    ((Area,), "told by the bands"),
    ((Coverage,), "covers for a body that nothing ties here"),
    ((Organisation, Forum, Post), "nothing ties it to a decision, a forum, a fund or a contract"),
    ((Delegation, DecisionRight), "it names nobody here"),
)


def _why(fact: Fact) -> str:
    for kinds, reason in _REASONS:
        if isinstance(fact, kinds):
            return reason
    word = _CAPITALS.sub(" ", type(fact).__name__).lower()
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word} has no part in who decides"
