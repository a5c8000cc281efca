"""The generated country, and that what is measured gives the same answers. Only tools that are always there."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from benchmarks.asking import NATIONAL, queries
from benchmarks.country import drawn
from benchmarks.drawing import FOREVER, levels, spells
from benchmarks.national import arrangement_of
from benchmarks.peers import peer
from benchmarks.report import BEGIN, END, text, write
from benchmarks.results import Measured, Results
from benchmarks.site import whole_answers
from benchmarks.sizes import Sizes
from benchmarks.timing import Series, digest

import commissionkit as ck

SITE = drawn(Sizes.site())
COUNTRY = drawn(Sizes.national(0.001))


@pytest.fixture(scope="module")
def arrangement():
    return arrangement_of(COUNTRY)


def test_one_seed_draws_one_country():
    """The same seed gives the same columns, another seed others."""
    again, other = drawn(Sizes.site()), drawn(Sizes.site(), seed=7)

    assert all(np.array_equal(SITE.rights[name], again.rights[name]) for name in SITE.rights)
    assert not all(np.array_equal(SITE.rights[name], other.rights[name]) for name in SITE.rights)


def test_the_country_has_the_sizes_that_are_told():
    """At size 1: 300,000 organisations and a million relationships, rights by the area as many as in a tenth."""
    whole, tenth = Sizes.national(), Sizes.national(0.1)
    relationships = whole.organisations + whole.seats + whole.provision

    assert (whole.organisations, relationships, whole.rights) == (300_000, 1_000_000, 200_000)
    assert (whole.services, tenth.services) == (5_000, 5_000)
    assert whole.rights / whole.places == tenth.rights / tenth.places


def test_facts_lie_within_the_lives_of_the_bodies_they_name():
    """What holds on a day follows from dates alone: nothing outlives its holder or forum."""
    lives = COUNTRY.bodies
    for table, names in (("seats", ("forum", "holder")), ("provision", ("provider",)), ("delegations", ("by", "to"))):
        facts = getattr(COUNTRY, table)
        for name in names:
            assert (facts["start"] >= lives["start"][facts[name]]).all()
            assert (facts["end"] <= lives["end"][facts[name]]).all()
    held = COUNTRY.right_holders
    assert (COUNTRY.rights["end"][held["right"]] <= lives["end"][held["body"]]).all()


def test_a_day_has_the_facts_whose_dates_cover_it(arrangement):
    """The library's own view of a day, changes applied, is the one that the dates give."""
    on = date(2019, 5, 1)
    view = ck.as_of(arrangement, on)

    for name in ("coverage", "seats", "provision", "rights", "delegations", "processes", "contracts"):
        table = getattr(COUNTRY, name)
        live = (table["start"] <= on.toordinal()) & (table["end"] > on.toordinal())
        assert int(live.sum()) == len(getattr(view, name))


def test_spells_are_never_empty_and_stay_inside():
    """Every fact holds on one day at the least, and within what was given."""
    low = np.full(2_000, date(2015, 6, 3).toordinal())
    high = np.where(np.arange(2_000) % 2, FOREVER, low + 1 + np.arange(2_000))
    start, end = spells(np.random.default_rng(1), low, high)

    assert (start >= low).all()
    assert (end > start).all()
    assert (end <= high).all()


def test_levels_make_a_tree():
    """Parents stand in the level above, and none of it is left without children where there are enough."""
    parents, level = levels([1, 2, 4])

    assert parents.tolist() == [-1, 0, 0, 1, 2, 1, 2]
    assert level.tolist() == [0, 1, 1, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("tool", "question"), [(tool, q) for tool in ("networkx", "dicts") for q in NATIONAL if q in peer(tool).questions]
)
def test_the_others_give_our_answers(tool, question):
    """For fresh queries, what we answer by the public calls is what a plain traversal and bare dictionaries find."""
    columns = SITE if question.startswith("double_running") else COUNTRY
    theirs, ours = peer(tool)(columns), peer("commissionkit")(columns)
    for query in queries(question, 1, columns, few=True):
        expected = ours.told(question, getattr(ours, question)(ours.prepared(query)))
        assert expected == theirs.told(question, getattr(theirs, question)(theirs.prepared(query)))


def test_queries_differ_from_run_to_run():
    """No run can be answered from what another left behind; the same run is the same for every tool."""
    first = queries("who_takes", 1, COUNTRY, few=False)

    assert first == queries("who_takes", 1, COUNTRY, few=False)
    assert not set(first) & set(queries("who_takes", 2, COUNTRY, few=False)[:1])


def test_the_traversal_says_all_that_the_answer_says():
    """Status, mode, all holders with claim and note, links, evidence: a plain traversal of one site gives the same."""
    found = whole_answers(few=True)

    assert {True} == {series.agrees(found["commissionkit"]) for series in found.values()}
    assert {5} == {len(series.runs) for series in found.values()}


def test_a_wrong_answer_voids_its_row():
    """Where the answers differ no time is shown, however short."""
    ours = Series(runs=[2.0], answers=[digest([{1, 2}])])
    wrong = Series(runs=[1.0], answers=[digest([{1, 3}])])
    same = Series(runs=[4.0], answers=[digest([{2, 1}])])
    results = Results(national={0.1: {n: _measured(s) for n, s in zip("abc", (ours, wrong, same), strict=True)}})
    results.national[0.1]["commissionkit"] = results.national[0.1].pop("a")
    rows = [line for line in text(results).splitlines() if "s " in line and line.startswith(("| b", "| c"))]

    assert "void" in next(line for line in text(results).splitlines() if line.startswith("| b") and "no" in line)
    assert any("4 s" in line and "2x" in line and "yes" in line for line in rows)


def test_growth_is_a_power_of_the_size():
    """Ten times the size in ten times the time is n^1; in the same time n^0."""
    results = Results()
    for size, slow in ((0.1, 0.5), (1.0, 5.0)):
        results.add(size, "slow", _measured(Series(runs=[slow], answers=["x"])))
        results.add(size, "level", _measured(Series(runs=[1.0], answers=["x"])))

    assert pytest.approx(results.growth("who_takes", "slow")) == 1.0
    assert pytest.approx(results.growth("who_takes", "level")) == 0.0


def test_results_are_kept_and_added_to(tmp_path):
    """What was measured comes back as it was, and a part measured again replaces that part alone."""
    results = Results(machine={"python": "3"}, beside={"json": {"a": Series(runs=[1.0], answers=["x"])}})
    results.add(1.0, "a", _measured(Series(runs=[1.0], answers=["x"])))
    results.save(tmp_path / "kept.json")
    back = Results.load(tmp_path / "kept.json")
    assert results == back

    again = _measured(Series(runs=[3.0], answers=["x"]), question="as_of")
    back.add(1.0, "a", again)
    assert {q: s.median for q, s in back.national[1.0]["a"].questions.items()} == {"who_takes": 1.0, "as_of": 3.0}


def test_tables_go_between_the_marks(tmp_path):
    """The text around them stays; writing twice leaves one set of tables."""
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nstale\n{END}\nafter\n", encoding="utf-8")
    results = Results(machine={"processor": "A processor"})
    write(results, page)
    write(results, page)
    written = page.read_text(encoding="utf-8")

    assert written.startswith("before\n")
    assert written.endswith("\nafter\n")
    assert ("stale" in written, written.count("A processor")) == (False, 1)


def _measured(series, question="who_takes"):
    return Measured(built=1.0, memory=1.0, memory_asked=2.0, how="", versions={}, questions={question: series})
