"""The closed lists of words that facts use."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "MAKING",
    "NEITHER",
    "TAKING",
    "Bearing",
    "BudgetNature",
    "ChangeKind",
    "ChangeStatus",
    "Coterminosity",
    "DiscrepancyKind",
    "Driver",
    "Extent",
    "FactorKind",
    "Formality",
    "Level",
    "Participation",
    "Power",
    "Quantity",
    "Reach",
    "Removable",
    "RunningKind",
    "Standing",
    "Status",
    "TermKind",
    "YesNo",
]


class Word(StrEnum):
    """A word of a closed list; it prints as it is written in a file, and equals that text."""


class YesNo(Word):
    """Yes, no, or the source does not say. It has no truth value: compare it."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"

    def __bool__(self) -> bool:
        raise TypeError("a yes/no/not_stated value has no truth value; compare it with YesNo.YES or YesNo.NO")


class Status(Word):
    """What the source says of a fact on the days the sources speak to."""

    IN_FORCE = "in_force"
    EARLY = "early"
    PLANNED = "planned"
    PROPOSED = "proposed"
    REMOVED = "removed"

    @property
    def is_live(self) -> bool:
        """Whether a fact of this status holds at `as_at`."""
        return self in (Status.IN_FORCE, Status.EARLY)

    @property
    def is_plan(self) -> bool:
        """Whether a fact of this status begins, if at all, after `as_at`."""
        return self in (Status.PLANNED, Status.PROPOSED)


class Power(Word):
    """What a decision right lets its holder do."""

    MAKE = "make"
    RECOMMEND = "recommend"
    TAKE = "take"
    RATIFY = "ratify"
    OVERSEE = "oversee"
    ASSURE = "assure"
    ADVISE = "advise"
    REVIEW = "review"
    CHALLENGE = "challenge"
    LEAD = "lead"
    MANAGE = "manage"
    BID = "bid"
    ENFORCE = "enforce"


MAKING = frozenset({Power.MAKE, Power.RECOMMEND})
TAKING = frozenset({Power.TAKE, Power.RATIFY})
NEITHER = frozenset(Power) - MAKING - TAKING


class Extent(Word):
    """How far one thing lies in another."""

    WHOLE = "whole"
    SOME = "some"
    NOT_STATED = "not_stated"


class Quantity(Word):
    """Whether all holders of a right are needed or any one of them suffices."""

    ALL = "all"
    ANY = "any"


class Standing(Word):
    """How an organisation or post stands to a forum."""

    CHAIR = "chair"
    MEMBER = "member"
    ENTITLED_TO_ATTEND = "entitled_to_attend"
    FACILITATOR = "facilitator"
    NOT_MEMBER = "not_member"

    @property
    def is_member(self) -> bool:
        """Whether this standing is a membership."""
        return self in (Standing.CHAIR, Standing.MEMBER)


class Formality(Word):
    """Whether a forum is part of the formal governance."""

    FORMAL = "formal"
    INFORMAL = "informal"
    NOT_STATED = "not_stated"


class Coterminosity(Word):
    """How far a body's footprint is that of an area, as the source puts it."""

    EXACT = "exact"
    IN_LARGE_PART = "in_large_part"
    APPROXIMATE = "approximate"
    SPANS_SEVERAL = "spans_several"
    NOT_STATED = "not_stated"


class Level(Word):
    """Whether a process is one organisation's own or the whole system's (not a tier)."""

    ORGANISATION = "organisation"
    SYSTEM_WIDE = "system_wide"


class Driver(Word):
    """Why an organisation runs a process."""

    STATUTORY_POWER = "statutory_power"
    NATIONAL_REQUIREMENT = "national_requirement"
    LOCAL_CHOICE = "local_choice"
    TRANSITION = "transition"
    NOT_STATED = "not_stated"


class Removable(Word):
    """Whether a double running can be ended."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"
    NOT_STATED = "not_stated"


class RunningKind(Word):
    """What is run twice."""

    PROCESS = "process"
    DECISION = "decision"


class ChangeKind(Word):
    """What happens to organisations in a change."""

    MERGER = "merger"
    SPLIT = "split"
    RENAME = "rename"
    TRANSFER = "transfer"
    CREATION = "creation"
    ABOLITION = "abolition"


class ChangeStatus(Word):
    """Whether a change has happened, on the days the sources speak to."""

    HAPPENED = "happened"
    PLANNED = "planned"
    EXPECTED = "expected"


class TermKind(Word):
    """How a contract pays."""

    PAYMENT_BY_RESULTS = "payment_by_results"
    BLOCK = "block"
    FIXED_INCOME = "fixed_income"
    BLENDED = "blended"
    ALIGNED_INCENTIVE = "aligned_incentive"
    CAPITATION = "capitation"
    OUTCOME_COMPONENT = "outcome_component"
    RISK_POOL = "risk_pool"
    LOCAL_INCENTIVE = "local_incentive"


class FactorKind(Word):
    """What a factor does to an arrangement."""

    ENABLER = "enabler"
    BARRIER = "barrier"
    RISK = "risk"
    DRIVER = "driver"
    BENEFIT = "benefit"
    CHALLENGE = "challenge"


class DiscrepancyKind(Word):
    """How sources disagree, with each other or with themselves."""

    FIGURES = "figures"
    ACCOUNTS = "accounts"
    WORDING = "wording"
    PRINT = "print"


class BudgetNature(Word):
    """What kind of hold on money a model of commissioning gave."""

    NONE = "none"
    ADVISORY = "advisory"
    INDICATIVE = "indicative"
    OPTIONAL = "optional"
    REAL = "real"
    STATUTORY = "statutory"
    NOT_STATED = "not_stated"


class Participation(Word):
    """Whether taking part in a model was a choice."""

    VOLUNTARY = "voluntary"
    MANDATORY = "mandatory"
    NOT_STATED = "not_stated"


class Bearing(Word):
    """Which way evidence of an effect points."""

    FOR = "for"
    AGAINST = "against"
    INCONCLUSIVE = "inconclusive"


class Reach(Word):
    """How many of those that a rule names are meant."""

    ALL = "all"
    NEARLY_ALL = "nearly_all"
    MOST = "most"
    MANY = "many"
    SOME = "some"
