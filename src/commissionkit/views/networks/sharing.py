"""What the organisations of an arrangement share on a day, and what they are stated to have no part in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import attrs

from commissionkit.model import (
    Arrangement,
    Contract,
    Contribution,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Fund,
    Instrument,
    Parties,
    Post,
    Pot,
    Power,
    Quantity,
    RiskShare,
    Scope,
    Seat,
    Standing,
    YesNo,
)
from commissionkit.questions.decisions.phrasing import scope_text
from commissionkit.views.networks.things import KINDS, Aside, Shared
from commissionkit.views.wording import SEATS, unsettled

__all__ = ["Sharing", "sharing_in"]

F = TypeVar("F", bound=Fact)

_ORDER: Final = {kind: at for at, kind in enumerate(KINDS)}
_POWERS: Final = {Power.MAKE: "make", Power.RECOMMEND: "recommend", Power.TAKE: "take", Power.RATIFY: "ratify"}


@attrs.frozen(kw_only=True)
class Sharing:
    """What is shared, and what is stated not to be.

    Attributes:
        things: All that somebody has part in, by kind and name; some of it may be of one organisation alone.
        asides: What organisations are stated to have no part in, or are not stated to.
    """

    things: tuple[Shared, ...]
    asides: tuple[Aside, ...]


def sharing_in(world: Arrangement) -> Sharing:
    """What is shared in a state of an arrangement."""
    return _Gathering(world).sharing()


@attrs.define(eq=False)
class _Gathering:
    """Collects who has part in what, list by list."""

    world: Arrangement
    things: dict[str, Shared] = attrs.field(factory=dict)
    asides: list[Aside] = attrs.field(factory=list)

    def sharing(self) -> Sharing:
        self._forums()
        self._agreements()
        for contract in _ordered(self.world.contracts):
            self._contract(contract)
        self._funds()
        for right in _ordered(self.world.rights):
            self._right(right)
        for delegation in _ordered(self.world.delegations):
            self._delegation(delegation)
        for post in _ordered(self.world.posts):
            self._part(post, "post", post.name, post.organisations, "has the post", post)
        things = sorted(self.things.values(), key=lambda one: (_ORDER[one.kind], one.name.casefold(), one.key))
        return Sharing(things=tuple(things), asides=tuple(self.asides))

    def _part(
        self, thing: Fact, kind: str, name: str, bodies: Iterable[str], how: str, *said_by: Fact, firm: bool = True
    ) -> None:
        """Bodies have part in something, as some facts say."""
        facts = (thing.id, *(fact.id for fact in said_by if fact.id != thing.id))
        doubt = unsettled(self.world, thing, *said_by)
        told = how if not doubt else f"{how} ({doubt})"
        for body in bodies:
            shared = self.things.setdefault(thing.id, Shared(key=thing.id, kind=kind, name=name))
            shared.add(body, told, facts, firm=firm and not doubt)

    def _aside(self, bodies: Iterable[str], kind: str, name: str, how: str, fact: Fact, *, stated: bool) -> None:
        """A fact says that bodies have no part in something, or are not stated to."""
        doubt = unsettled(self.world, fact)
        told = f"{how} ({doubt})" if doubt else how
        self.asides += [
            Aside(body=body, kind=kind, name=name, how=told, stated=stated, fact=fact.id) for body in bodies
        ]

    # -- forums ----------------------------------------------------------------------------------

    def _forums(self) -> None:
        for forum in _ordered(self.world.forums):
            self._part(forum, "forum", forum.name, forum.between, "party to it", forum)
            if forum.of:
                self._part(forum, "forum", forum.name, (forum.of,), "its own", forum)
        for seat in _ordered(self.world.seats):
            self._seat(seat)

    def _seat(self, seat: Seat) -> None:
        forum = self.world.get(seat.forum)
        if not isinstance(forum, Forum):
            return
        bodies, post = self._seated(seat)
        how = SEATS[seat.standing] + (f" ({post.name})" if post is not None else "")
        if seat.standing is Standing.NOT_MEMBER:
            self._aside(bodies, "forum", forum.name, how, seat, stated=True)
            return
        said_by = (seat, post) if post is not None else (seat,)
        self._part(forum, "forum", forum.name, bodies, how, *said_by, firm=seat.standing.is_member)

    def _seated(self, seat: Seat) -> tuple[tuple[str, ...], Post | None]:
        """Whose the place is: a post has it for whom it represents or, failing that, for whose post it is."""
        holder = self.world.get(seat.holder)
        if not isinstance(holder, Post):
            return (seat.holder,), None
        return ((seat.represents,) if seat.represents else holder.organisations), holder

    # -- agreements, contracts, funds ------------------------------------------------------------

    def _agreements(self) -> None:
        for instrument in _ordered(self.world.instruments):
            signed = [body for body in instrument.signatories if not isinstance(self.world.get(body), Forum)]
            self._part(instrument, "agreement", instrument.name, signed, "signed", instrument)
        for risk in _ordered(self.world.risk_shares):
            for bearer in risk.bearers:
                share = f" {bearer.share} of it" if bearer.share is not None else " a share that is not stated"
                self._part(risk, "agreement", risk.name, (bearer.party,), f"bears{share}", risk)

    def _contract(self, contract: Contract) -> None:
        for bodies, how, firm in (
            (contract.commissioners, "commissions", True),
            (contract.providers, "provides", True),
            (contract.discussants, "took part in the talks (no party)", False),
        ):
            self._part(contract, "contract", contract.name, bodies, how, contract, firm=firm)

    def _funds(self) -> None:
        for fund in _ordered(self.world.funds):
            if fund.host:
                self._part(fund, "fund", fund.name, (fund.host,), "hosts", fund)
            self._part(fund, "fund", fund.name, fund.whole_budget_of, "has its whole budget in it", fund)
        for one in _ordered(self.world.contributions):
            self._contribution(one)

    def _contribution(self, one: Contribution) -> None:
        found = self.world.get(one.fund)
        fund = self.world.get(found.fund) if isinstance(found, Pot) else found
        if not isinstance(fund, Fund):
            return
        if one.participates is YesNo.YES:
            into = f" to its pot {self.world.name(one.fund)}" if isinstance(found, Pot) else ""
            amount = f" {one.amount}" if one.amount is not None else ""
            self._part(fund, "fund", fund.name, (one.organisation,), f"contributes{amount}{into}", one)
            return
        stated = one.participates is YesNo.NO
        how = "is stated to stay out" if stated else "is not stated to contribute"
        self._aside((one.organisation,), "fund", self.world.name(one.fund), how, one, stated=stated)

    # -- rights ----------------------------------------------------------------------------------

    def _right(self, right: DecisionRight) -> None:
        if right.denied or right.quantity is not Quantity.ALL:
            return
        powers = " and ".join(_POWERS.get(power, power.value) for power in right.powers)
        name = f"to {powers}, {self._over(right.over)}"
        self._part(right, "right", name, self._together(right.holders), "holds jointly", right)

    def _delegation(self, delegation: Delegation) -> None:
        name = f"delegation, {self._over(delegation.over)}"
        self._part(delegation, "right", name, self._together(delegation.delegators), "delegates jointly", delegation)

    def _over(self, over: Scope) -> str:
        return scope_text(self.world, over)

    def _together(self, parties: Parties) -> Iterator[str]:
        """Organisations that act as one; where each acts for itself, or one alone, nothing is shared."""
        if parties.each or parties.nobody or len(parties.ids) < 2:
            return
        for body in parties.ids:
            found = self.world.get(body)
            if isinstance(found, Post):
                yield from found.organisations
            elif not isinstance(found, Forum):
                yield body


def _ordered(facts: Iterable[F]) -> list[F]:
    """Facts by their ids, so that the order of a file changes nothing."""
    return sorted(facts, key=lambda fact: fact.id)


#: The kinds of fact that a network is drawn from.
SOURCES: Final = (Forum, Seat, Instrument, RiskShare, Contract, Fund, Contribution, DecisionRight, Delegation, Post)
