"""The facts of commissioning arrangements, a module per concept."""

from __future__ import annotations

from commissionkit.model.accounts import Discrepancy, Judgement, Practice
from commissionkit.model.areas import (
    Area,
    Coverage,
    Locality,
    Nation,
    Neighbourhood,
    Place,
    Region,
    System,
)
from commissionkit.model.arrangement import Arrangement
from commissionkit.model.base import Fact, NamedFact, Reference, references, rewritten
from commissionkit.model.changes import Change, HeirShare
from commissionkit.model.contracts import Contract, Penalty, Term
from commissionkit.model.forums import Forum, Rule, Seat, Vote
from commissionkit.model.funds import Contribution, Fund, Pot, RiskBearer, RiskShare
from commissionkit.model.history import CommissioningModel, Maturity
from commissionkit.model.instruments import Instrument
from commissionkit.model.kinds import KINDS
from commissionkit.model.organisations import DatedName, Identifier, Organisation, Post
from commissionkit.model.processes import DoubleRunning, Process
from commissionkit.model.rights import DecisionRight, Delegation, Parties, Scope, Selection, Silence
from commissionkit.model.services import Holding, Provision, Service, Stage
from commissionkit.model.snapshot import Carried, Snapshot
from commissionkit.model.statements import (
    Count,
    MoneyStatement,
    Observation,
    Population,
    Rating,
    Statement,
    Target,
)
from commissionkit.model.terms import (
    Bearing,
    BudgetNature,
    ChangeKind,
    ChangeStatus,
    Coterminosity,
    DiscrepancyKind,
    Driver,
    Extent,
    FactorKind,
    Formality,
    Level,
    Participation,
    Power,
    Quantity,
    Reach,
    Removable,
    RunningKind,
    Standing,
    Status,
    TermKind,
    YesNo,
)
from commissionkit.model.themes import Factor, Implication, Principle, Programme, Relationship, Shift
from commissionkit.model.trees import Tree
from commissionkit.model.views import View
from commissionkit.model.vocabulary import Theme, Tier, Vocabulary, Word

__all__ = [
    "KINDS",
    "Area",
    "Arrangement",
    "Bearing",
    "BudgetNature",
    "Carried",
    "Change",
    "ChangeKind",
    "ChangeStatus",
    "CommissioningModel",
    "Contract",
    "Contribution",
    "Coterminosity",
    "Count",
    "Coverage",
    "DatedName",
    "DecisionRight",
    "Delegation",
    "Discrepancy",
    "DiscrepancyKind",
    "DoubleRunning",
    "Driver",
    "Extent",
    "Fact",
    "Factor",
    "FactorKind",
    "Formality",
    "Forum",
    "Fund",
    "HeirShare",
    "Holding",
    "Identifier",
    "Implication",
    "Instrument",
    "Judgement",
    "Level",
    "Locality",
    "Maturity",
    "MoneyStatement",
    "NamedFact",
    "Nation",
    "Neighbourhood",
    "Observation",
    "Organisation",
    "Participation",
    "Parties",
    "Penalty",
    "Place",
    "Population",
    "Post",
    "Pot",
    "Power",
    "Practice",
    "Principle",
    "Process",
    "Programme",
    "Provision",
    "Quantity",
    "Rating",
    "Reach",
    "Reference",
    "Region",
    "Relationship",
    "Removable",
    "RiskBearer",
    "RiskShare",
    "Rule",
    "RunningKind",
    "Scope",
    "Seat",
    "Selection",
    "Service",
    "Shift",
    "Silence",
    "Snapshot",
    "Stage",
    "Standing",
    "Statement",
    "Status",
    "System",
    "Target",
    "Term",
    "TermKind",
    "Theme",
    "Tier",
    "Tree",
    "View",
    "Vocabulary",
    "Vote",
    "Word",
    "YesNo",
    "references",
    "rewritten",
]
