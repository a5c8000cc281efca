"""What a type checker knows of arrangements and facts; checked, never run."""

from __future__ import annotations

from typing import assert_type

from commissionkit.model import (
    Arrangement,
    DecisionRight,
    Fact,
    Forum,
    Organisation,
    Reference,
    View,
    references,
    rewritten,
)
from commissionkit.model.terms import Power, YesNo


def of_a_site(site: Arrangement) -> None:
    """A view holds facts of its kind, an id alone any fact."""
    assert_type(site.forums, View[Forum])
    assert_type(site.forums["board"], Forum)
    assert_type(site.forums[1:], View[Forum])
    assert_type(site["board"], Fact)
    assert_type(site.get("board"), Fact | None)
    assert_type(site.fact("ccg", Organisation), Organisation)
    assert_type(site.find("ccg"), View[Fact])
    assert_type(site.replace([]), Arrangement)


def of_facts(right: DecisionRight) -> None:
    """Fields keep their types, and a rewritten fact its class."""
    assert_type(right.holders.ids, tuple[str, ...])
    assert_type(right.powers, tuple[Power, ...])
    assert_type(right.complete, YesNo)
    assert_type(right.over.service, str | None)
    assert_type(rewritten(right, lambda reference: (reference.target,)), DecisionRight)
    assert_type([*references(right)], list[Reference])


def of_views(forums: View[Forum]) -> View[Fact]:
    """A view of forums is a view of facts."""
    return forums
