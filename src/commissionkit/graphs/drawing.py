"""The one table that says how facts are drawn: which are nodes, which are edges, and the role of each line.

Lines point the way a reader follows power, money and care: a body *holds* a right, which is *over* a service; a
delegation comes *from* its delegators and goes *to* its delegate; a pot *contains* services. What lies within, rests on
or is part of something points at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from commissionkit.model import (
    Area,
    Change,
    CommissioningModel,
    Contract,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Discrepancy,
    DoubleRunning,
    Fact,
    Factor,
    Forum,
    Fund,
    Implication,
    Instrument,
    Judgement,
    Organisation,
    Population,
    Post,
    Pot,
    Practice,
    Principle,
    Process,
    Programme,
    Provision,
    Relationship,
    RiskShare,
    Seat,
    Service,
    Shift,
    Stage,
    Standing,
    Statement,
    YesNo,
)
from commissionkit.model.rights import Silence

__all__ = ["DRAWINGS", "Drawing", "Line", "drawing_of", "roles"]


@attrs.frozen
class Line:
    """How a place at which a fact names another is drawn.

    Attributes:
        role: The role of the edge.
        inward: Whether the edge runs from the fact that is named to the one that names it.
        denied: The role where the fact says that it is not so, a role of its own so that nobody counts it by mistake.
        unsaid: The role where the coder looked and the sources do not say whether it is so.
    """

    role: str
    inward: bool = False
    denied: str = ""
    unsaid: str = ""

    def role_for(self, fact: Fact) -> str:
        """The role of the edge that this fact draws."""
        said = _said(fact)
        if said is YesNo.NO and self.denied:
            return self.denied
        return self.unsaid if said is YesNo.NOT_STATED and self.unsaid else self.role


@attrs.frozen
class Drawing:
    """How the facts of one class are drawn.

    Attributes:
        lines: Each place at which such a fact names others, such as `over.fund`, and its line.
        ends: For a fact drawn as a plain edge, the places of its tail and of its head: the line of the head is drawn
            from the one to the other, further lines begin at the tail. None for a fact that is a node.
    """

    lines: Mapping[str, Line]
    ends: tuple[str, str] | None = None

    @property
    def is_node(self) -> bool:
        """Whether such a fact is a node."""
        return self.ends is None


def _said(fact: Fact) -> YesNo:
    """Whether a fact says that something is so, that it is not so, or that no source says."""
    if isinstance(fact, Contribution):
        return fact.participates
    denied = isinstance(fact, DecisionRight) and fact.denied
    absent = isinstance(fact, Seat) and fact.standing is Standing.NOT_MEMBER
    return YesNo.NO if denied or absent else YesNo.YES


def _scope() -> dict[str, Line]:
    facets = {f"over.{facet}": Line("over") for facet in ("service", "stage", "fund", "area")}
    return {**facets, "over.about": Line("about")}


def _parties(place: str, line: Line) -> dict[str, Line]:
    """The named parties, and the forum or instrument by which a rule finds them on the day."""
    by_seat = attrs.evolve(line, role=f"{line.role}_by_seat", denied=line.denied and f"{line.denied}_by_seat")
    signed = attrs.evolve(line, role=f"{line.role}_by_signature", denied=line.denied and f"{line.denied}_by_signature")
    return {f"{place}.ids": line, f"{place}.rule.seat_on": by_seat, f"{place}.rule.signatory_of": signed}


_WITHIN: Final = Line("within")
_RESTS_ON: Final = Line("rests_on")
_RUNS: Final = Line("runs", inward=True)
_IN_AREA: Final = Line("in_area")
_IN_STAGE: Final = Line("in_stage")
_ABOUT: Final = Line("about")
#: What a telling is about, for kinds that may name a stage and a service beside anything else.
_MATTER: Final = {"about": _ABOUT, "stage": _IN_STAGE, "service": Line("over")}
_GIVES: Final = Line("contribution", denied="no_contribution", unsaid="contribution_unsaid")

#: Class of fact -> how its facts are drawn; a subclass without a row of its own is drawn as its parent.
DRAWINGS: Final[Mapping[type[Fact], Drawing]] = MappingProxyType(
    {
        # -- who and where ---------------------------------------------------------------------------------------------
        Area: Drawing({"within": _WITHIN, "made_up_of": Line("made_up_of")}),
        Organisation: Drawing({"hosted_by": Line("hosted_by"), "accountable_to": Line("accountable_to")}),
        Post: Drawing({"organisations": Line("post_of")}),
        Coverage: Drawing({"body": Line("coverage", inward=True), "area": Line("coverage")}, ends=("body", "area")),
        Forum: Drawing(
            {
                "of": Line("forum_of"),
                "between": Line("joint_forum_of"),
                "nested_in": Line("nested_in"),
                "accountable_to": Line("accountable_to"),
            }
        ),
        Seat: Drawing(
            {
                "holder": Line("seat", inward=True, denied="no_seat"),
                "forum": Line("seat", denied="no_seat"),
                "represents": Line("represents"),
            },
            ends=("holder", "forum"),
        ),
        Instrument: Drawing({"signatories": Line("signatory_of", inward=True), "extends": Line("extends")}),
        # -- what ------------------------------------------------------------------------------------------------------
        Service: Drawing({"within": _WITHIN}),
        Stage: Drawing({"within": _WITHIN}),
        Provision: Drawing(
            {"provider": Line("provision", inward=True), "service": Line("provision"), "area": Line("provides_in")},
            ends=("provider", "service"),
        ),
        # -- money -----------------------------------------------------------------------------------------------------
        Fund: Drawing(
            {
                "host": Line("hosts", inward=True),
                "whole_budget_of": Line("whole_budget_in", inward=True),
                "instrument": _RESTS_ON,
            }
        ),
        Pot: Drawing({"fund": _WITHIN, "services.service": Line("contains"), "instrument": _RESTS_ON}),
        Contribution: Drawing(
            {"organisation": attrs.evolve(_GIVES, inward=True), "fund": _GIVES}, ends=("organisation", "fund")
        ),
        RiskShare: Drawing(
            {"of": Line("risk_of"), "bearers.party": Line("bears", inward=True), "instrument": _RESTS_ON}
        ),
        Contract: Drawing(
            {
                "commissioners": Line("commissioner_of", inward=True),
                "providers": Line("provider_of", inward=True),
                "discussants": Line("discussant_of", inward=True),
                "services.service": Line("contains"),
                "excludes": Line("excludes"),
                "area": _IN_AREA,
                "penalties.enforced_by": Line("enforcer_of", inward=True),
                "instrument": _RESTS_ON,
            }
        ),
        # -- power -----------------------------------------------------------------------------------------------------
        DecisionRight: Drawing(
            {
                **_parties("holders", Line("holds", inward=True, denied="denied")),
                **_scope(),
                "via": Line("via"),
                "instrument": _RESTS_ON,
            }
        ),
        Delegation: Drawing(
            {
                **_parties("delegators", Line("delegates_from", inward=True)),
                **_parties("delegate", Line("delegates_to")),
                **_scope(),
                "instrument": _RESTS_ON,
                "responsible": Line("responsible_for", inward=True),
            }
        ),
        Silence: Drawing({"subject": _ABOUT, **_scope()}),
        # -- work and change -------------------------------------------------------------------------------------------
        Process: Drawing(
            {
                "run_by": _RUNS,
                "parties": Line("party_to", inward=True),
                "about": _ABOUT,
                "stage": _IN_STAGE,
                "service": Line("over"),
                "area": _IN_AREA,
            }
        ),
        DoubleRunning: Drawing(
            {"processes": Line("names"), "stage": _IN_STAGE, "decided_by": Line("could_tell", inward=True)}
        ),
        Change: Drawing(
            {
                "predecessors": Line("changes_from", inward=True),
                "successors": Line("changes_to"),
                "services": Line("over"),
                "shares.heir": Line("share_to"),
                "shares.predecessor": Line("share_from", inward=True),
            }
        ),
        # -- what is said ----------------------------------------------------------------------------------------------
        Population: Drawing({"about": _ABOUT, "area": _IN_AREA, "mean_over": _IN_AREA}),
        Statement: Drawing({"about": _ABOUT, "area": _IN_AREA}),
        Relationship: Drawing(
            {"subject": Line("relationship", inward=True), "toward": Line("relationship")}, ends=("subject", "toward")
        ),
        Principle: Drawing({"of": Line("principle_of")}),
        Shift: Drawing(_MATTER),
        Factor: Drawing({"about": _ABOUT, "stage": _IN_STAGE}),
        Practice: Drawing({"by": Line("works_so", inward=True), **_MATTER}),
        Programme: Drawing({"run_by": _RUNS, "supported_by": Line("supports", inward=True), **_MATTER}),
        Judgement: Drawing({"about": _ABOUT, "stage": _IN_STAGE}),
        Implication: Drawing({"raised_by": Line("raised", inward=True)}),
        Discrepancy: Drawing({"facts": _ABOUT}),
        CommissioningModel: Drawing(
            {
                "follows": Line("follows"),
                "holders": Line("holds", inward=True),
                "services": Line("over"),
                "responsible": Line("responsible_for", inward=True),
                "effects": Line("takes_effect_by"),
            }
        ),
    }
)


def drawing_of(kind: type[Fact]) -> Drawing:
    """How facts of a class are drawn.

    Raises:
        TypeError: The table has no row for the class.
    """
    for base in kind.__mro__:
        if base in DRAWINGS:
            return DRAWINGS[base]
    raise TypeError(f"{kind.__name__} has no row in the table of drawings")


def roles() -> tuple[str, ...]:
    """Every role that an edge may have, in alphabetical order."""
    lines = [line for drawing in DRAWINGS.values() for line in drawing.lines.values()]
    return tuple(sorted({role for line in lines for role in (line.role, line.denied, line.unsaid) if role}))
