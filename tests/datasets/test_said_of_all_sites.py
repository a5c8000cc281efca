"""What the report says of its three sites at once is told alike in the three bundled files."""

from __future__ import annotations

from itertools import combinations

import pytest

from commissionkit.bundle import load
from commissionkit.model import Fact

SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")
PAIRS = tuple(combinations(SITES, 2))
ALIKE = ("name", "before", "after", "kind", "topic", "theme", "stage", "status")


def _shared(site: str) -> dict[str, Fact]:
    return {fact.id: fact for fact in load(site) if getattr(fact, "of_all_sites", False)}


def _content(fact: Fact) -> dict[str, str]:
    kept = {name: str(getattr(fact, name)) for name in ALIKE if hasattr(fact, name)}
    return {"class": type(fact).__name__, **kept}


def _general(fact: Fact) -> frozenset[str]:
    """Its citations beside those of the site's own case study."""
    return frozenset(str(cited) for cited in fact.evidence if not cited.locator.startswith("Case study"))


def test_some_facts_are_said_of_all_sites() -> None:
    """There are shifts, factors, practices, judgements and double running among what is said of all the sites."""
    found = {type(fact).__name__ for fact in _shared(SITES[0]).values()}

    assert found == {"Shift", "Factor", "Practice", "Judgement", "DoubleRunning"}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_same_facts_are_said_of_all_sites(one: str, other: str) -> None:
    """What one file has said of all the sites, each other file has too, under the same id."""
    assert set(_shared(one)) == set(_shared(other))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_they_say_the_same(one: str, other: str) -> None:
    """Facts of one id agree in class, wording, kind, topic, theme, stage and status."""
    mine, theirs = _shared(one), _shared(other)

    assert {key: _content(fact) for key, fact in mine.items()} == {key: _content(fact) for key, fact in theirs.items()}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_they_rest_on_the_same_general_passages(one: str, other: str) -> None:
    """Facts of one id cite the same passages, with the same claims, outside the case studies."""
    mine, theirs = _shared(one), _shared(other)

    assert {key: _general(fact) for key, fact in mine.items()} == {key: _general(fact) for key, fact in theirs.items()}


@pytest.mark.parametrize("site", SITES)
def test_each_rests_on_a_general_passage_first(site: str) -> None:
    """The first citation of each is to a passage on all the sites; the site's own case study may follow."""
    shared = _shared(site)
    cited = {key: [one.locator.startswith("Case study") for one in fact.evidence] for key, fact in shared.items()}

    assert [key for key, own in cited.items() if own != sorted(own)] == []
    assert [key for key, own in cited.items() if all(own)] == []
