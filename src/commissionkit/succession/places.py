"""What rests on what: the places at which a fact names something that it cannot outlive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

import attrs

from commissionkit.model import (
    Contract,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Instrument,
    Post,
    Pot,
    Process,
    Programme,
    Provision,
    Reference,
    Relationship,
    RiskShare,
    Seat,
)

__all__ = ["changed", "is_carried", "is_needed", "names_of"]

Names = tuple[str, ...]
F = TypeVar("F", bound=Fact)


def _places(*paths: str) -> frozenset[Names]:
    return frozenset(tuple(path.split(".")) for path in paths)


def _parties(name: str) -> tuple[str, ...]:
    return (f"{name}.ids", f"{name}.rule.seat_on", f"{name}.rule.signatory_of")


_SCOPE: Final = ("over.fund", "over.about", "instrument")

#: A fact goes when the name at such a place is gone; at a place for several, when the last of them is.
_NEEDED: Final[Mapping[type[Fact], frozenset[Names]]] = {
    Coverage: _places("body"),
    Provision: _places("provider"),
    Post: _places("organisations"),
    Forum: _places("of", "between"),
    Seat: _places("forum", "holder", "represents"),
    DecisionRight: _places(*_parties("holders"), "via", *_SCOPE),
    Delegation: _places(*_parties("delegators"), *_parties("delegate"), *_SCOPE),
    Pot: _places("fund"),
    Contribution: _places("organisation", "fund"),
    RiskShare: _places("of", "bearers", "instrument"),
    Contract: _places("commissioners", "providers"),
    Process: _places("run_by", "about"),
    Relationship: _places("subject", "toward"),
    Programme: _places("run_by"),
}

#: Places that pass to heirs beside those that the fields themselves mark. Oversight of a body goes on over its heir;
#: an agreement binds the heirs of who signed it, or "each signatory" would find bodies that are no more.
_CARRIED: Final[Mapping[type[Fact], frozenset[Names]]] = {
    DecisionRight: _places("over.about"),
    Delegation: _places("over.about"),
    Instrument: _places("signatories"),
}

_NONE: Final[frozenset[Names]] = frozenset()


def changed(fact: F, **changes: Any) -> F:  # noqa: ANN401 - the values of fields
    """The fact with other values in some of its fields."""
    return attrs.evolve(fact, **changes)


def names_of(reference: Reference) -> Names:
    """The field names of a reference's path, without the numbers."""
    return tuple(part for part in reference.path if isinstance(part, str))


def is_needed(kind: type[Fact], place: Names) -> bool:
    """Whether a fact of the kind goes when what it names at the place has gone."""
    return place in _NEEDED.get(kind, _NONE)


def is_carried(kind: type[Fact], place: Names, marked: bool) -> bool:
    """Whether the name at the place passes to heirs; `marked` is what the field itself says."""
    return marked or place in _CARRIED.get(kind, _NONE)
