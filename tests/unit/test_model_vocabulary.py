"""The shared words: sound in themselves, and enough for the facts that use them."""

from __future__ import annotations

import pytest

from commissionkit.model import Arrangement, YesNo
from commissionkit.model.vocabulary import shared

WORDS = shared()
LISTS = (
    "services",
    "stages",
    "functions",
    "sectors",
    "organisation_kinds",
    "forum_kinds",
    "instrument_kinds",
    "perspectives",
    "legal_classes",
)


@pytest.mark.parametrize("name", LISTS)
def test_no_word_stands_twice(name: str) -> None:
    """Each list has words, each word an id and a name, and no id twice."""
    words = getattr(WORDS, name)
    ids = [word.id for word in words]
    assert ids
    assert len(set(ids)) == len(ids)
    assert [word.id for word in words if not word.name] == []


def test_services_and_stages_share_no_id() -> None:
    """Services and stages stand in one space of ids."""
    assert not {s.id for s in WORDS.services} & {s.id for s in WORDS.stages}
    assert len(WORDS.facts) == len(WORDS.services) + len(WORDS.stages)


def test_trees_have_no_circles_and_no_loose_ends() -> None:
    """What a service or stage lies within is itself one, and nothing lies within itself."""
    for tree in (WORDS.service_tree, WORDS.stage_tree):
        assert tree.circles() == ()
        assert [parent for parents in tree.parents.values() for parent in parents if parent not in tree] == []


def test_monitoring_has_four_parts() -> None:
    """Finance, activity, performance and quality lie beneath monitoring."""
    assert WORDS.stage_tree.children("monitoring") == ("activity", "finance", "performance", "quality")


def test_kinds_of_organisation_have_known_sectors() -> None:
    """The sector of a kind is a sector, and whether it is statutory a word of the model."""
    sectors = {word.id for word in WORDS.sectors}
    assert [w.id for w in WORDS.organisation_kinds if w.sector and w.sector not in sectors] == []
    assert {w.statutory for w in WORDS.organisation_kinds} <= {"", *(str(word) for word in YesNo)}


@pytest.mark.parametrize("kind", ["ccg", "unitary-council", "nhs-foundation-trust"])
def test_a_kind_by_id(kind: str) -> None:
    """A kind of organisation is found by its id; an unknown one is not."""
    found = WORDS.organisation_kind(kind)
    assert found is not None
    assert (found.id, found.statutory) == (kind, "yes")
    assert WORDS.organisation_kind("moonbase") is None


def test_cycles_map_to_shared_stages() -> None:
    """Every step of every cycle maps to stages that there are."""
    stages = {stage.id for stage in WORDS.stages}
    steps = [(cycle, name, ids) for cycle, drawn in WORDS.cycles.items() for name, ids in drawn.stages]
    assert steps
    assert [step for step in steps if not step[2] or not set(step[2]) <= stages] == []


def test_tiers_are_bands() -> None:
    """Each tier has a band of people whose ends are in order, with a source."""
    assert [tier.id for tier in WORDS.tiers if not 0 < tier.least < tier.most or not tier.evidence] == []
    assert {"neighbourhood", "place", "system"} <= {tier.id for tier in WORDS.tiers}


def test_every_arrangement_shares_it() -> None:
    """The vocabulary is read once."""
    assert Arrangement(id="site").vocabulary is shared()
