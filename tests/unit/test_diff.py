"""Two arrangements set against each other: days, codings and sites."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from commissionkit import io
from commissionkit.bundle import load, load_sites
from commissionkit.codebooks import Characteristic, Codebook, compare
from commissionkit.codebooks.differing import diff
from commissionkit.comparison import Aspect, Between, Difference, State, kappa
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.succession import as_of

FOURTH = Path(__file__).parents[2] / "examples" / "fourth_site.yaml"
NOTHING = Codebook("nothing", "Nothing asked", ())
CITED = ["src: page 1"]


def site(name: str = "site", **lists: object) -> Arrangement:
    """A small site; every fact is cited unless it says otherwise."""
    head = {"format": "commissionkit/1", "id": name, "title": name.title(), "as_at": 2019}
    entries = {key: found for key, found in lists.items() if isinstance(found, list)}
    facts = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in entries.items()}
    plain = {key: value for key, value in lists.items() if not isinstance(value, list)}
    sources = [{"id": "src", "title": "Source"}]
    return io.from_data({**head, "sources": sources, **facts, **plain})


def told(found: Difference) -> list[tuple[str, str, str, str | None, str | None]]:
    return [(row.concept, row.id, row.attribute, row.a.text, row.b.text) for row in found]


def codings(a: Arrangement, b: Arrangement) -> Difference:
    return diff(a, b, codebook=NOTHING)


CCG = {"id": "ccg", "name": "CCG", "kind": "ccg"}
BOARD = {"id": "board", "name": "Board"}


# -- what differs ---------------------------------------------------------------------------------


def test_each_attribute_that_differs_is_a_row() -> None:
    """Id, attribute and both values of each; what is said alike is listed beside them."""
    a = site(organisations=[CCG], forums=[{**BOARD, "formality": "formal", "meets_in_public": "yes", "start": "2018"}])
    other = {"formality": "informal", "start": "2018-04", "frequency": "monthly"}
    b = site(organisations=[CCG], forums=[{**BOARD, **other}])
    found = codings(a, b)

    assert told(found) == [
        ("forums", "board", "start", "2018", "2018-04"),
        ("forums", "board", "formality", "formal", "informal"),
        ("forums", "board", "meets_in_public", "yes", "not stated"),
        ("forums", "board", "frequency", None, "monthly"),
    ]
    assert {row.aspect for row in found} == {Aspect.CONTENT}
    assert [row.id for row in found.alike] == ["ccg"]
    assert found.between is Between.CODINGS


def test_facts_that_one_coder_has_alone() -> None:
    """Each is one row, with the evidence of the side that has it."""
    post = {"id": "p", "name": "P"}
    found = codings(site(organisations=[CCG], forums=[BOARD]), site(organisations=[CCG], posts=[post]))

    assert told(found) == [
        ("posts", "p", "recorded", "not recorded", "recorded"),
        ("forums", "board", "recorded", "recorded", "not recorded"),
    ]
    assert (found.only_a.ids, found.only_b.ids) == (("board",), ("p",))
    assert [str(citation) for citation in found.only_a[0].a.evidence] == CITED
    assert found.only_a[0].b.evidence == ()


def test_how_it_is_cited_is_told_apart_from_what_is_said() -> None:
    """Claims, places, reasons and notes are differences of their own kinds, and none of content."""
    plain = {"id": "a", "name": "A"}
    a = site(
        forums=[
            {**plain, "id": "claim"},
            {**plain, "id": "uncited"},
            {**plain, "id": "place"},
            {**plain, "id": "reason", "evidence": ["src: page 1 [inferred: a guess]"]},
            {**plain, "id": "remark"},
        ]
    )
    b = site(
        forums=[
            {**plain, "id": "claim", "evidence": ["src: page 1 [reported]"]},
            {**plain, "id": "uncited", "evidence": []},
            {**plain, "id": "place", "evidence": ["src: page 1", "src: page 2"]},
            {**plain, "id": "reason", "evidence": ["src: page 1 [inferred: from the map]"]},
            {**plain, "id": "remark", "note": "See the map."},
        ]
    )
    found = codings(a, b)

    assert [(row.id, row.aspect.value, row.attribute, row.a.text, row.b.text) for row in found] == [
        ("claim", "claim", "claim", "stated", "reported"),
        ("place", "evidence", "evidence", None, "src: page 2"),
        ("reason", "remark", "reason", "src: page 1 [inferred: a guess]", "src: page 1 [inferred: from the map]"),
        ("remark", "remark", "note", None, "See the map."),
        ("uncited", "claim", "claim", "stated", "nothing cited"),
        ("uncited", "evidence", "evidence", "src: page 1", None),
    ]
    assert list(found.content) == []
    assert list(found.citing) == list(found)
    assert found.content.counted == "0 differences. 5 alike."
    assert found.citing.only("claim").counted == "1 difference: 1 in the claim. 5 alike."
    assert len(found.alike) == 5


def test_a_weaker_claim_beside_a_weak_one() -> None:
    """Where the weakest claim is the same, the citation whose claim differs is shown."""
    a = site(forums=[{**BOARD, "evidence": ["src: page 1", "src: page 2 [reported]"]}])
    b = site(forums=[{**BOARD, "evidence": ["src: page 1 [reported]", "src: page 2 [reported]"]}])

    assert told(codings(a, b)) == [("forums", "board", "claim", "src: page 1", "src: page 1 [reported]")]


def test_the_order_of_a_list_means_nothing() -> None:
    """Parties, services and citations in another order are the same."""
    bodies = [CCG, {"id": "council", "name": "Council"}]
    a = site(organisations=bodies, forums=[{**BOARD, "between": ["ccg", "council"], "evidence": ["src: 1", "src: 2"]}])
    b = site(organisations=bodies, forums=[{**BOARD, "between": ["council", "ccg"], "evidence": ["src: 2", "src: 1"]}])

    assert not codings(a, b)


def test_values_that_differ_read_differently() -> None:
    """Jointly and each for itself; two bodies of one name, by their ids; a rule and a list."""
    bodies = [CCG, {"id": "other", "name": "CCG"}, {"id": "council", "name": "Council"}]
    right = {"id": "r", "power": "take", "over": {"service": "acute"}}
    joint, each = {**right, "holders": ["ccg", "council"]}, {**right, "holders": {"each": ["ccg", "council"]}}
    rule = {**right, "holders": {"each": {"kind": "ccg", "for": "its_area"}}}
    sole, namesake, nobody = ({**right, "holders": holders} for holders in (["ccg"], ["other"], "none"))

    def holders(one: dict[str, object], other: dict[str, object]) -> tuple[str | None, str | None]:
        (row,) = codings(site(organisations=bodies, rights=[one]), site(organisations=bodies, rights=[other]))
        return row.a.text, row.b.text

    assert holders(joint, each) == ("CCG; Council", "each of CCG; Council")
    assert holders(sole, namesake) == ("ccg", "other")
    assert holders(rule, nobody) == ("each by a rule: kind ccg", "nobody")


def test_values_within_values() -> None:
    """Scopes, rules, terms and shares are told in words."""
    bodies = [CCG]
    a = site(
        organisations=bodies,
        forums=[{**BOARD, "rule": {"consensus": "yes", "fallback": {"vote": "weighted"}}}],
        funds=[{"id": "fund", "name": "Fund"}],
        risk_shares=[{"id": "risk", "name": "Risk", "of": "fund", "bearers": [{"party": "ccg", "share": "1/3"}]}],
        rights=[{"id": "r", "holders": ["ccg"], "power": ["make", "take"], "over": {"fund": "fund"}}],
    )
    b = site(
        organisations=bodies,
        forums=[BOARD],
        funds=[{"id": "fund", "name": "Fund"}],
        risk_shares=[{"id": "risk", "name": "Risk", "of": "fund", "bearers": [{"party": "ccg", "share": "50%"}]}],
        rights=[{"id": "r", "holders": ["ccg"], "power": "make", "over": {"fund": "fund", "service": "acute"}}],
    )

    assert [row[2:] for row in told(codings(a, b))] == [
        ("rule", "consensus yes, fallback vote weighted", None),
        ("bearers", "CCG, share 1/3", "CCG, share 50%"),
        ("powers", "make; take", "make"),
        ("over", "fund Fund", "service Acute care, fund Fund"),
    ]


def test_the_head_of_the_file_and_its_sources() -> None:
    """Title, days and area differ in what is said, version and note are remarks; documents are compared too."""
    a, b = site(), site()
    more = attrs.evolve(b.sources[0], id="other")
    b = attrs.evolve(
        b, title="Another", version="2", sources=[attrs.evolve(b.sources[0], year="2020"), more], note="Second coder."
    )

    found = codings(a, b)

    assert [(row.concept, row.aspect.value, row.attribute, row.a.text, row.b.text) for row in found] == [
        ("arrangement", "content", "title", "Site", "Another"),
        ("arrangement", "remark", "version", None, "2"),
        ("arrangement", "remark", "note", None, "Second coder."),
        ("sources", "presence", "recorded", "not recorded", "recorded"),
        ("sources", "evidence", "year", None, "2020"),
    ]


# -- which fact is which ---------------------------------------------------------------------------


def _matched(a: Arrangement, b: Arrangement) -> dict[str, tuple[str, str]]:
    found = codings(a, b)
    return {row.a.id: (row.b.id, str(row.matched)) for row in (*found, *found.alike) if row.matched}


def test_a_body_is_known_by_code_by_name_and_by_another_name() -> None:
    """Bodies of two coders with their own ids are one where code, name or alias says so; its seats follow."""
    a = site(
        organisations=[
            {"id": "a1", "name": "The Trust", "identifiers": {"ods": "R0B"}},
            {"id": "a2", "name": "Town council", "sector": "local-government"},
            {"id": "a3", "name": "Town CCG"},
        ],
        forums=[BOARD, {"id": "stp", "name": "The STP", "identifiers": {"ods": "QHM"}}],
        seats=[{"forum": "board", "holder": "a3", "votes": "yes"}, {"forum": "board", "holder": "a2"}],
    )
    b = site(
        organisations=[
            {"id": "b1", "name": "NHS Foundation Trust", "identifiers": {"ods": "r0b"}},
            {"id": "b2", "name": "Town Council"},
            {"id": "b3", "name": "Town Clinical Commissioning Group", "aliases": ["Town CCG"]},
        ],
        forums=[BOARD, {"id": "ics", "name": "Northern ICS", "identifiers": {"ods": "QHM"}}],
        seats=[{"forum": "board", "holder": "b3"}, {"forum": "board", "holder": "b2"}],
    )

    assert _matched(a, b) == {
        "a1": ("b1", "identifier"),
        "a2": ("b2", "name"),
        "a3": ("b3", "other_name"),
        "board": ("board", "id"),
        "stp": ("ics", "identifier"),
        "seat:board:a2": ("seat:board:b2", "content"),
        "seat:board:a3": ("seat:board:b3", "named_in_it"),
    }
    assert ("seats", "seat:board:a3", "votes", "yes", "not stated") in told(codings(a, b))
    assert "2 facts" not in str(codings(a, a))
    assert "6 facts bear another id" in codings(a, b).notes[0]


def test_rights_are_known_by_who_holds_what() -> None:
    """Holders and scope tell a right whose powers differ, powers and scope one whose holders differ."""
    bodies = [CCG, {"id": "council", "name": "Council"}]
    a = site(
        organisations=bodies,
        rights=[
            {"id": "a1", "holders": ["ccg"], "power": "make", "over": {"service": "acute"}},
            {"id": "a2", "holders": ["ccg"], "power": "take", "over": {"service": "community"}},
        ],
    )
    b = site(
        organisations=bodies,
        rights=[
            {"id": "b1", "holders": ["ccg"], "power": "recommend", "over": {"service": "acute"}},
            {"id": "b2", "holders": ["council"], "power": "take", "over": {"service": "community"}},
        ],
    )

    assert told(codings(a, b)) == [
        ("rights", "a1", "powers", "make", "recommend"),
        ("rights", "a2", "holders", "CCG", "Council"),
    ]


def test_what_could_be_several_is_none_of_them() -> None:
    """Two counts of one body with nothing else in common are left alone, each in its own coding."""

    def counted(letter: str, *years: int) -> list[dict[str, object]]:
        return [{"id": f"{letter}{year}", "about": "ccg", "value": year, "year": year} for year in years]

    a = site(organisations=[CCG], populations=counted("a", 2017, 2018))
    b = site(organisations=[CCG], populations=counted("b", 2015, 2016))

    assert [row.only_in for row in codings(a, b)] == ["a", "a", "b", "b"]


def test_an_id_that_follows_from_the_content_is_no_name() -> None:
    """Of three seats that share a derived id one is left out by the second coder: that one, and no renumbered one."""
    seats = [{"forum": "board", "holder": "ccg", "votes": vote} for vote in ("yes", "no")]
    a = site(organisations=[CCG], forums=[BOARD], seats=seats)
    b = site(organisations=[CCG], forums=[BOARD], seats=seats[1:])
    found = codings(a, b)

    assert {fact.id for fact in b.seats} < {fact.id for fact in a.seats}
    assert [row.only_in for row in found] == ["a"]
    assert a[found[0].id].votes == "yes"


def test_one_id_in_two_lists_is_one_thing() -> None:
    """What one coder calls a forum and the other an organisation is matched, and so is a place called a locality."""
    a = site(forums=[{"id": "alliance", "name": "Alliance"}], places=[{"id": "town", "name": "Town"}])
    b = site(organisations=[{"id": "alliance", "name": "Alliance"}], localities=[{"id": "borough", "name": "Town"}])
    found = codings(a, b)

    assert ("organisations", "alliance", "list", "forums", "organisations") in told(found)
    assert ("localities", "town", "list", "places", "localities") in told(found)
    assert [row.only_in for row in found if row.only_in] == []


def test_themes_in_other_words() -> None:
    """A factor told in other words is matched by what it bears on, if nothing else could be meant; bodies never are."""
    factor = {"kind": "barrier", "about": "board"}
    body = {"id": "x", "name": "X", "accountable_to": ["board"]}
    a = site(forums=[BOARD], factors=[{**factor, "name": "Slow"}], organisations=[body])
    body = {"id": "y", "name": "Y", "accountable_to": ["board"]}
    b = site(forums=[BOARD], factors=[{**factor, "name": "Tardy"}], organisations=[body])
    found = codings(a, b)

    assert ("factors", "slow", "name", "Slow", "Tardy") in told(found)
    assert [(row.concept, row.only_in) for row in found if row.only_in] == [
        ("organisations", "a"),
        ("organisations", "b"),
    ]


# -- two people code one page ---------------------------------------------------------------------


ROADS = "Looks after the roads of Hill Side, and keeps its money apart."
PLANTED = (
    ("lakeside-ccg", "ccg-lake"),  # a body under another id, and all that names it
    ("hospital-block", "main-contract"),
    ("    power: recommend\n", "    power: make\n"),
    ("level: organisation\n    stage: monitoring", "level: system_wide\n    stage: monitoring"),
    ("value: 61200", "value: 61000"),
    ('invented-plan: Section 5 [reported]"]', 'invented-plan: Section 5"]'),
    (f"note: {ROADS}", "note: Roads."),
    ("meets_in_public: yes", "meets_in_public: no"),
    ('  - {power: [make, take], over: {service: transport}, evidence: ["invented-plan: Section 5"]}\n', ""),
)


@pytest.fixture(scope="module")
def larkmere(tmp_path_factory: pytest.TempPathFactory) -> tuple[Arrangement, Arrangement]:
    """The invented site, and a second coding of it with planted differences and two things under other ids."""
    text = FOURTH.read_text(encoding="utf-8")
    for old, new in PLANTED:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path_factory.mktemp("codings") / "second.yaml"
    path.write_text(f'{text}\nprinciples:\n  - {{name: Home first, evidence: ["invented-plan: Section 1"]}}\n', "utf-8")
    return io.load(FOURTH), io.load(path)


def test_two_people_code_one_page(larkmere: tuple[Arrangement, Arrangement]) -> None:
    """Exactly what was planted is found, and nothing of the other ids."""
    found = diff(*larkmere)

    assert [(row.concept, row.id, row.aspect.value, row.attribute, row.a.text, row.b.text) for row in found] == [
        ("organisations", "uplands-council", "remark", "note", ROADS, "Roads."),
        ("forums", "joint-committee", "content", "meets_in_public", "yes", "no"),
        ("rights", "committee-recommends", "content", "powers", "recommend", "make"),
        ("processes", "contract-meeting", "content", "level", "organisation", "system wide"),
        ("processes", "council-ledger", "claim", "claim", "reported", "stated"),
        ("populations", "registered-lakeside", "content", "value", "61200", "61000"),
        ("principles", "home-first", "presence", "recorded", "not recorded", "recorded"),
        ("silent", "silence:make+take:transport", "presence", "recorded", "recorded", "not recorded"),
    ]
    assert found.counted == (
        "8 differences: 4 in what is said, 1 only in the first, 1 only in the second, 1 in the claim, 1 in remarks. "
        "72 alike."
    )


def test_how_far_they_agree(larkmere: tuple[Arrangement, Arrangement]) -> None:
    """List by list and over all: facts alike out of all that either records, exactly."""
    a, b = larkmere
    rows = {row.id: row for row in diff(a, b).agreement}

    assert (rows["forums"].matched, rows["forums"].alike, rows["forums"].agreement) == (3, 2, Fraction(2, 3))
    assert (rows["silent"].matched, rows["silent"].only_a, rows["silent"].agreement) == (1, 1, Fraction(1, 2))
    assert (rows["principles"].total, rows["principles"].agreement) == (1, 0)
    assert rows["all"].total == len(a) + 1
    assert rows["all"].agreement == Fraction(72, len(a) + 1)
    assert rows["characteristics"].matched == 15


def test_kappa_of_closed_words(larkmere: tuple[Arrangement, Arrangement]) -> None:
    """Words are counted over the facts that both record; the numbers are those of the table of words."""
    kappas = {row.id: row.kappa for row in diff(*larkmere).agreement.kappas}

    level = kappas["processes/level"]
    assert level.counts == (
        ("organisation", "organisation", 2),
        ("organisation", "system_wide", 1),
        ("system_wide", "system_wide", 1),
    )
    assert (level.n, level.observed, level.expected, level.value) == (4, Fraction(3, 4), Fraction(1, 2), Fraction(1, 2))
    assert kappas["rights/powers"].n == 8
    assert ("recommend", "make", 1) in kappas["rights/powers"].counts
    assert kappas["all/claim"].n == kappas["all/status"].n == 76
    assert kappas["seats/votes"].value == 1
    assert "both use one word throughout: in force" in str(kappas["seats/status"])
    assert {"organisations/kind", "organisations/statutory", "seats/standing", "forums/formality"} <= set(kappas)
    assert not {"organisations/name", "populations/value", "forums/frequency"} & set(kappas)
    assert kappas["characteristics/state"].n == 15


def test_states_of_cells() -> None:
    """A value is present; the states of the cells of both codings are the words of their kappa."""
    forums = Characteristic("forums", "Forums", lambda s: s.forums)
    book = Codebook("two", "Two", [forums, Characteristic("posts", "Posts", lambda s: s.posts)])
    a, b = site(forums=[BOARD], posts=[{"id": "p", "name": "P"}]), site(forums=[BOARD])
    found = diff(a, b, codebook=book)
    row = found.agreement.kappas[-1]

    assert row.kappa.counts == (("present", "present", 1), ("present", "unknown", 1))
    assert [(r.id, r.a.text, r.b.text, r.a.state, r.b.state) for r in found.of("characteristics")] == [
        ("posts", "P", "none recorded", State.VALUE, State.UNKNOWN)
    ]
    assert [one.id for one in found.alike if one.concept == "characteristics"] == ["forums"]
    assert "characteristics" not in {r.concept for r in diff(a, b)}


# -- kappa -----------------------------------------------------------------------------------------


def _pairs(table: list[list[int]]) -> list[tuple[str, str]]:
    return [(str(i), str(j)) for i, row in enumerate(table) for j, number in enumerate(row) for _ in range(number)]


@pytest.mark.parametrize(
    ("table", "published"),
    [
        pytest.param([[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]], 0.47, id="Table 14.2"),
        pytest.param(
            [[86, 3, 14, 0, 2], [26, 0, 10, 4, 0], [20, 2, 22, 4, 1], [11, 1, 37, 16, 14], [3, 0, 15, 24, 48]],
            0.32,
            id="Table 14.3",
        ),
        pytest.param([[70, 10], [10, 10]], 0.38, id="Table 14.4 a"),
        pytest.param([[40, 10], [10, 40]], 0.60, id="Table 14.4 b"),
    ],
)
def test_kappa_of_published_examples(table: list[list[int]], published: float) -> None:
    """The worked examples of D. G. Altman, Practical Statistics for Medical Research (1991), section 14.3."""
    assert float(round(kappa(_pairs(table)).value or 0, 2)) == published


def test_kappa_of_the_radiologists_exactly() -> None:
    """Altman's Table 14.2: 54 of 85 observed, 26.2 of 85 expected by chance."""
    found = kappa(_pairs([[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]]))

    assert found.observed == Fraction(54, 85)
    assert found.expected == Fraction(33 * 28 + 22 * 38 + 29 * 16 + 1 * 3, 85 * 85)
    assert found.value == Fraction(54 * 85 - 2227, 85 * 85 - 2227)


def test_kappa_where_it_is_not_defined() -> None:
    """Without units and with one word throughout it says why; with one word each, but not the same, it is nought."""
    assert str(kappa([])) == "not computable, because there is no unit that both code"
    assert str(kappa([("not_stated", "not_stated")] * 4)) == (
        "not computable, because both use one word throughout: not stated"
    )
    assert kappa([("yes", "no")] * 4).value == 0
    assert kappa([("a", "b"), ("b", "a")]).value == -1


# -- two days --------------------------------------------------------------------------------------


def test_two_days_of_a_site() -> None:
    """The trusts that merged are gone, their heir is there, and their roles are its own, because of the merger."""
    st = load("south-tyneside")
    found = diff(st, on=("2018-12", "2019"))
    rows = {(row.id, row.attribute): row for row in found}

    assert found == diff(as_of(st, "2018-12"), as_of(st, "2019"))
    assert found.between is Between.DAYS
    gone = rows["south-tyneside-ft", "holds"]
    assert (gone.a.text, gone.b.text) == ("holds", "does not hold")
    assert rows["stsft", "holds"].only_in == "b"
    provider = rows["st-block-contract", "providers"]
    assert (provider.a.text, provider.b.text) == (
        "South Tyneside NHS Foundation Trust",
        "South Tyneside and Sunderland NHS Foundation Trust",
    )
    assert [fact.id for fact in provider.because] == ["stsft-merger"]
    assert set(st["stsft-merger"].evidence) <= set(provider.evidence)
    assert "merger" in str(found)
    covers = next(row for row in found.only_b if row.concept == "coverage")
    assert [fact.id for fact in covers.because] == ["stsft-merger"]


def test_a_change_planned_for_the_days_is_told() -> None:
    """It is not counted, and a note says so; with plans, or between other days, there is no note."""
    bd = load("bradford-craven")
    days = "2020-03-31", "2020-04-01"
    counted = diff(*(as_of(bd, day, plans=True) for day in days))
    note = (
        "Planned for these days, and not counted: Merger of the three CCGs (2020-04-01). "
        "`as_of(…, plans=True)` counts it."
    )

    assert note in diff(bd, on=days).notes
    assert note in diff(bd, on=(days[1], days[0])).notes
    assert note not in counted.notes
    assert "bdc-ccg" in [row.id for row in counted]
    assert note not in diff(bd, on=("2020-04-01", "2020-05")).notes


def test_a_contract_that_runs_out_is_not_ended_by_a_merger() -> None:
    """The year's contracts end on the eve of the planned merger, by their own dates; what it moves is because of it."""
    bd = load("bradford-craven")
    rows = diff(*(as_of(bd, day, plans=True) for day in ("2020-03-31", "2020-04-01")))

    contracts = {row.id: [cause.id for cause in row.because] for row in rows.of("contracts")}
    assert contracts == {"airedale-fixed-income": [], "bradford-fixed-income": []}
    begun = next(row for row in rows.of("coverage") if row.only_in == "b")
    assert [cause.id for cause in begun.because] == ["ccg-merger"]


def test_what_may_hold_is_counted_and_not_shown() -> None:
    """Between two days it is a difference of its own kind, that a forum may hold on the one and holds on the other."""
    a_site = site(forums=[BOARD, {"id": "old", "name": "Old", "start": "2016", "end": "2018-06-30"}])
    found = diff(a_site, on=("2018-01-01", "2019"))

    assert [(row.id, row.aspect.value, row.a.text, row.b.text) for row in found] == [
        ("board", "certainty", "may hold", "holds"),
        ("old", "presence", "holds", "does not hold"),
    ]
    assert found.unsure.ids == ("board",)
    assert "Board" not in str(found)
    assert "the rest is in `.unsure`" in str(found)
    assert str(diff(site(forums=[BOARD]), on=("2018-01-01", "2019"))).splitlines()[2] == "Nothing is known to differ."


def test_a_day_against_all_that_is_recorded() -> None:
    """What does not hold on the day is in the record alone, and the note says that these are unlike."""
    a_site = site(forums=[BOARD, {"id": "old", "name": "Old", "start": "2016", "end": "2018-06-30"}])
    found = diff(a_site, as_of(a_site, "2019"))

    assert told(found) == [("forums", "old", "holds", "recorded", "does not hold")]
    assert any("One side is the state on some days" in note for note in found.notes)


def test_a_span_of_days_with_several_states() -> None:
    """Where the days meant allow several states the last is compared, and a note says so."""
    found = diff(load("south-tyneside"), on=("2018", "2019-12-31"))

    assert any(note.startswith("On 2018 the record allows") for note in found.notes)


# -- two sites -------------------------------------------------------------------------------------


def test_two_sites_are_compared_by_a_codebook() -> None:
    """Each row of the overview either differs, with the values, states and evidence of both cells, or is alike."""
    st, tg, _ = load_sites()
    found, cells = diff(st, tg), compare([st, tg])
    rows = [*found.of("characteristics"), *(one for one in found.alike if one.concept == "characteristics")]

    assert found.between is Between.SITES
    assert sorted(row.id for row in rows) == sorted(row.id for row in cells.rows)
    for row in found.of("characteristics"):
        one, other = cells[row.id].cells
        assert (row.a.text, row.a.state, row.a.evidence) == (one.value, one.state, one.evidence)
        assert (row.b.text, row.b.state, row.b.evidence) == (other.value, other.state, other.evidence)
    assert found.headings == ("South Tyneside", "Tameside and Glossop")
    assert not found.agreement
    assert "these are two sites" in str(found.agreement)


@pytest.mark.parametrize("name", ["decisions", "shifts", "all"])
def test_any_codebook_of_two_sites(name: str) -> None:
    """Every row of the codebook is listed once, as differing or as alike, in its order."""
    _, tg, bd = load_sites()
    found = diff(tg, bd, codebook=name)
    differing = [row.id for row in found.of("characteristics")]
    order = [row.id for row in compare([tg, bd], name).rows]

    assert differing == [one for one in order if one in differing]
    assert sorted([*differing, *(one.id for one in found.alike if one.concept == "characteristics")]) == sorted(order)


def test_facts_that_two_sites_share() -> None:
    """A body that both record under one id is compared; a count of one id is each site's own."""
    national = {"id": "nhs-england", "name": "NHS England", "kind": "national-nhs-body"}
    count = {"id": "c", "about": "ccg", "value": 1, "unit": "x"}
    a = site("one", organisations=[{**national, "statutory": "yes"}, CCG], counts=[count])
    b = site(
        "two",
        organisations=[{**national, "evidence": []}, {"id": "other", "name": "Other"}],
        counts=[{**count, "about": "other"}],
    )
    found = diff(a, b, codebook=NOTHING)

    assert told(found) == [("organisations", "nhs-england", "statutory", "yes", "not stated")]
    assert list(diff(b, a, codebook=NOTHING).alike) == []


def test_one_area_under_two_ids_of_sites() -> None:
    """Two files about one area whose ids differ are taken for two sites, and a note says how to have them compared."""
    places = [{"id": "town", "name": "Town"}]
    found = diff(site("one", places=places, area="town"), site("two", places=places, area="town"), codebook=NOTHING)

    assert any("give both one id" in note for note in found.notes)


def test_a_snapshot_against_another_site() -> None:
    """The state of one site on a day and all that another records may be compared, and a note says what they are."""
    st, tg, _ = load_sites()
    found = diff(as_of(st, "2018-12"), tg)

    assert found.between is Between.SITES
    assert found.headings == ("South Tyneside, 2018-12", "Tameside and Glossop")
    assert any("One side is the state" in note for note in found.notes)


@pytest.mark.parametrize("name", ["south-tyneside", "tameside-glossop", "bradford-craven"])
def test_the_same_object_twice(name: str) -> None:
    """Nothing differs between a site and itself; all of its facts are alike."""
    one = load(name)
    found = diff(one, one)

    assert not found
    assert len(found.alike) == len(one)
    assert str(found).splitlines()[2] == "Nothing differs."


# -- what cannot be asked --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "keywords", "said"),
    [
        ((), {}, "two arrangements, or one and two days"),
        (("x",), {"on": ("2018", "2019")}, "two arrangements, or one and two days"),
        ((), {"on": "2018"}, "on= takes two days"),
        ((), {"on": ("2018",)}, "on= takes two days"),
        (("tameside-glossop",), {}, "not to 'tameside-glossop'"),
        ((3,), {}, "not to 3"),
    ],
)
def test_what_is_no_pair_of_arrangements(arguments: tuple[object, ...], keywords: dict[str, object], said: str) -> None:
    """One arrangement, three, names, and days that are no pair are refused, and the message says what to write."""
    with pytest.raises(RefusedQuestion, match=said):
        diff(site(), *arguments, **keywords)


def test_other_bad_input() -> None:
    """What is no arrangement, no day, no codebook or no list is told with what may have been meant."""
    with pytest.raises(RefusedQuestion, match="not to"):
        diff("site", site())  # type: ignore[arg-type]
    with pytest.raises(InvalidText):
        diff(site(), on=("soon", "2019"))
    with pytest.raises(RefusedQuestion, match="Ask the original"):
        diff(as_of(site(), "2018"), on=("2018", "2019"))
    with pytest.raises(UnknownName, match="overview"):
        diff(site(), site(), codebook="overvew")
    with pytest.raises(UnknownName, match='Did you mean "forums"'):
        diff(site(), site()).of("forum")
    assert list(diff(site(), site()).of("forums")) == []


# -- how it shows ----------------------------------------------------------------------------------


def test_forms(larkmere: tuple[Arrangement, Arrangement]) -> None:
    """A difference goes to text, JSON, a frame, Markdown and HTML; its parts are of its own kind."""
    found = diff(*larkmere)
    data = json.loads(json.dumps(found.to_dict()))

    assert (data["format"], data["between"], len(data["items"]), len(data["alike"])) == (
        "commissionkit/difference/1",
        "codings",
        8,
        len(found.alike),
    )
    assert data["agreement"]["kappas"][0]["kappa"] == "1"
    assert list(found.to_frame()["attribute"])[:2] == ["note", "meets_in_public"]
    assert found.records()[1]["evidence_a"] == "invented-plan: Section 4"
    assert isinstance(found[:2], Difference)
    assert isinstance(found.content, Difference)
    assert max(map(len, str(found).splitlines())) <= 80
    assert max(map(len, found.text(60).splitlines())) <= 60
    assert "Meets in public" not in str(found)
    assert "<script" not in found._repr_html_()
    assert found._repr_html_().count("<table") == 7 + len(found.agreement.reading_tables())
    with pytest.raises(InvalidText):
        found.render("pdf")
    with pytest.raises(InvalidText):
        found.agreement.render("pdf")
    forms = ("text", "markdown", "csv", "json", "html")
    assert all(found.render(form) and found.agreement.render(form) for form in forms)


def test_each_difference_with_its_evidence(larkmere: tuple[Arrangement, Arrangement]) -> None:
    """`explain` sets beneath each side what it cites, and no line is too long."""
    text = diff(*larkmere).explain()

    assert "populations: registered population: 61,200 people (2019/20)" in text
    assert "  a: 61200\n    invented-plan: Table 2\n  b: 61000\n    invented-plan: Table 2" in text
    assert max(map(len, text.splitlines())) <= 80


def test_names_of_sites_that_are_names_of_columns() -> None:
    """A site that is called as a column is hides none; what a hostile title holds is escaped."""
    a = attrs.evolve(site("one", forums=[BOARD]), title="what")
    b = attrs.evolve(site("two"), title="<b>what</b>")
    book = Codebook("f", "F", [Characteristic("forums", "Forums", lambda s: s.forums)])
    found = diff(a, b, codebook=book)

    assert "Board" in str(found)
    assert "<b>" not in found._repr_html_()


def test_two_codings_of_the_same_days() -> None:
    """Snapshots of the same days are codings of what held then."""
    a = site(forums=[{**BOARD, "start": "2017"}, {"id": "x", "name": "X", "start": "2017", "end": "2018"}])
    b = site(forums=[{**BOARD, "start": "2017", "formality": "formal"}])
    found = diff(as_of(a, "2019-06"), as_of(b, "2019-06"))

    assert found.between is Between.CODINGS
    assert told(found) == [("forums", "board", "formality", "not stated", "formal")]
