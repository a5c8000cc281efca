"""Every published figure, how its area stands to the site, and what can be added up."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal

import pytest

from commissionkit import io
from commissionkit.answers.figures import Statements
from commissionkit.bundle import load
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.questions.figures import statements
from commissionkit.sources import Claim
from commissionkit.succession import as_of
from commissionkit.units import Qualifier

CITED = ["src: page 1"]


def _site(**lists: list[dict[str, object]]) -> Arrangement:
    """A place made up of two parts, within a system; one part also lies in a county."""
    named: dict[str, list[dict[str, object]]] = {
        "systems": [{"id": "system", "name": "System"}],
        "places": [
            {"id": "place", "name": "Place", "within": ["system"], "made_up_of": ["town", "dale"]},
            {"id": "beside", "name": "Beside", "within": ["system"]},
        ],
        "areas": [
            {"id": "town", "name": "Town"},
            {"id": "dale", "name": "Dale", "within": ["county"]},
            {"id": "county", "name": "County"},
            {"id": "moor", "name": "Moor"},
        ],
        "organisations": [
            {"id": "ccg", "name": "CCG", "kind": "ccg"},
            {"id": "ccg-2", "name": "Second CCG", "kind": "ccg"},
            {"id": "trust", "name": "Trust", "kind": "nhs-trust"},
            {"id": "old", "name": "Old trust", "kind": "nhs-trust"},
            {"id": "older", "name": "Older trust", "kind": "nhs-trust"},
        ],
    }
    head = {"format": "commissionkit/1", "id": "site", "title": "Site", "area": "place", "as_at": 2019}
    entries = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in {**named, **lists}.items()}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **entries})


def _people(about: str, value: str = "1000", **more: object) -> dict[str, object]:
    return {"about": about, "value": value, "year": "2018/19", **more}


def _relation(*coverage: dict[str, object], about: str = "ccg", **more: object) -> str:
    (row,) = statements(_site(populations=[_people(about, **more)], coverage=list(coverage)))
    return row.site.value


# -- how an area stands to the site --------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "relation"),
    [
        ("place", "whole"),
        ("town", "part"),
        ("system", "over"),
        ("county", "over"),
        ("beside", "outside"),
        ("moor", "not_stated"),
    ],
)
def test_an_area_beside_the_site(area: str, relation: str) -> None:
    """The site, its part, what holds it, what crosses it, another place, and an area of which nothing is recorded."""
    assert _relation(about=area) == relation
    assert _relation(about="trust", area=area) == relation


@pytest.mark.parametrize(
    ("coverage", "relation"),
    [
        ([], "not_stated"),
        ([{"area": "place"}], "whole"),
        ([{"area": "place", "coterminosity": "exact", "extent": "some"}], "whole"),
        ([{"area": "town"}, {"area": "dale"}], "whole"),
        ([{"area": "town"}], "part"),
        ([{"area": "town", "extent": "some"}], "part"),
        ([{"area": "place", "extent": "some"}], "part"),
        ([{"area": "place"}, {"area": "county", "extent": "some"}], "whole"),
        ([{"area": "place"}, {"area": "county"}], "over"),
        ([{"area": "place"}, {"area": "beside", "extent": "some"}], "over"),
        ([{"area": "town", "extent": "some"}, {"area": "beside"}], "over"),
        ([{"area": "system"}], "over"),
        ([{"area": "place", "share": "30%"}], "over"),
        ([{"area": "place", "extent": "not_stated", "coterminosity": "spans_several"}], "over"),
        ([{"area": "place", "extent": "some", "coterminosity": "spans_several"}], "meets"),
        ([{"area": "place", "coterminosity": "in_large_part"}], "meets"),
        ([{"area": "place"}, {"area": "moor"}], "meets"),
        ([{"area": "beside"}], "outside"),
        ([{"area": "system", "extent": "some"}], "not_stated"),
        ([{"area": "county", "extent": "some"}], "not_stated"),
        ([{"area": "moor", "coterminosity": "exact"}], "not_stated"),
    ],
)
def test_a_body_beside_the_site(coverage: list[dict[str, object]], relation: str) -> None:
    """A body is the whole of the site only where its coverage says so; what is left open stays open."""
    assert _relation(*({"body": "ccg", **entry} for entry in coverage)) == relation


def test_an_area_that_a_body_links_to_the_site() -> None:
    """An area that the tree does not know of shares people with the site where a body within the site covers it."""
    inside = [{"body": "ccg", "area": "town"}, {"body": "ccg", "area": "moor", "extent": "some"}]
    same = [
        {"body": "ccg", "area": "moor", "coterminosity": "exact"},
        {"body": "ccg", "area": "place", "extent": "some"},
    ]
    both = [{"body": "trust", "area": "place"}, {"body": "trust", "area": "moor"}]

    assert _relation(*inside, about="moor") == "meets"
    assert _relation(*same, about="moor") == "meets"
    assert _relation(*both, about="moor") == "not_stated"


def test_a_mean_speaks_of_parts() -> None:
    """A mean over all the parts of the site is of none of them alone, nor of the site."""
    (row,) = statements(_site(populations=[_people("place", mean_over=["town", "dale"])]))

    assert (row.site.value, row.area, row.mean_over, row.topic) == (
        "part",
        "",
        ("town", "dale"),
        "population on average",
    )


def test_a_site_without_an_area() -> None:
    """Where the arrangement names no area nothing is said of how others stand to it."""
    site = _site(populations=[_people("place")])
    (row,) = statements(io.from_data({**io.to_data(site), "area": ""}))

    assert row.site.value == "not_stated"


# -- the rows ------------------------------------------------------------------------------------

FIGURES: dict[str, list[dict[str, object]]] = {
    "targets": [{"about": "place", "indicator": "life", "by": "2020", "change": "a year more", "comparator": "all"}],
    "counts": [{"about": "ccg", "value": "22", "unit": "gp-practice", "year": "not_stated"}],
    "ratings": [{"about": "trust", "scheme": "CQC", "rating": "good", "year": "2018"}],
    "observations": [
        {"about": "place", "indicator": "life", "value": "77.0", "unit": "year", "year": "2015..2017"},
        {"about": "place", "indicator": "falls", "finding": "below", "comparator": "England", "year": "not_stated"},
        {"about": "place", "indicator": "smoking", "value": "12.5", "unit": "percent", "year": "2017"},
    ],
    "money": [{"about": "ccg", "amount": "≈ £23m, not_stated", "meaning": "fund", "over": "three years"}],
    "populations": [
        _people("ccg", "157204", counted="registered"),
        _people("place", "30000", upper="50000", qualifier="approximately"),
    ],
}


def test_every_kind_has_its_row() -> None:
    """Each kind of statement is listed once, by kind, with number and unit where it has them."""
    found = statements(_site(**FIGURES))

    assert [(row.kind, row.topic, row.value, row.number, row.unit, row.year) for row in found] == [
        ("population", "population", "≈30,000 to 50,000 people", Decimal(30000), "person", "2018/19"),
        ("population", "registered population", "157,204 people", Decimal(157204), "person", "2018/19"),
        ("money", "fund", "≈ £23m over three years", Decimal(23000000), "GBP", "not_stated"),
        ("observation", "falls", "below (England)", None, "", "not_stated"),
        ("observation", "life", "77.0 years", Decimal("77.0"), "year", "2015..2017"),
        ("observation", "smoking", "12.5%", Decimal("12.5"), "percent", "2017"),
        ("rating", "CQC rating", "good", None, "", "2018"),
        ("count", "gp-practice", "22 GP practices", Decimal(22), "gp-practice", "not_stated"),
        ("target", "life", "a year more, against all, by 2020", None, "", ""),
    ]
    assert found[1].claim is Claim.STATED
    assert [str(citation) for citation in found.evidence] == CITED


def test_a_count_of_a_phrase_has_no_plural() -> None:
    """What is counted is said in the plural only where that is simple."""
    units = ("CCG", "ccg", "community", "WTE", "chief executive of a trust", "percent of falls")
    counts = [{"about": "place", "value": "2", "unit": unit, "year": "2019"} for unit in units]
    found = statements(_site(counts=counts, observations=[{"about": "place", "indicator": "falls", **counts[-1]}]))

    assert sorted(row.value for row in found if row.kind == "count") == [
        "2",
        "2",
        "2 CCG",
        "2 CCGs",
        "2 WTE",
        "2 communities",
    ]
    assert [row.value for row in found if row.kind == "observation"] == ["2 percent of falls"]


def test_choosing() -> None:
    """Figures are chosen by subject, kind, area and year, together."""
    site = _site(coverage=[{"body": "ccg", "area": "place"}], **FIGURES)

    assert {row.kind for row in statements(site, about="ccg")} == {"population", "money", "count"}
    assert statements(site, kind="rating").ids == ("rating:trust:cqc-rating:2018",)
    assert {row.about for row in statements(site, area="place")} == {"place", "ccg"}
    assert statements(site, year="2015..2017").ids == statements(site, about="place", kind="observation")[1:2].ids
    assert [row.kind for row in statements(site, year=2018)] == ["rating"]
    assert len(statements(site, kind="rating", about="ccg")) == 0
    assert str(statements(site, kind="rating", about="ccg")) == "Ratings about CCG, Site: nothing recorded"


def test_plans_are_marked() -> None:
    """A figure of what is planned says so."""
    found = statements(_site(populations=[_people("place", status="planned")]))

    assert "1,000 people (planned)" in str(found).replace("\n", " ")


def test_a_rating_does_not_pass_to_an_heir() -> None:
    """What is stated of the trusts before a merger is named in a note and is no row; also of those before them."""
    site = _site(
        changes=[
            {"kind": "merger", "predecessors": ["old", "ccg-2"], "successors": ["trust"], "on": "2019-04-01"},
            {"kind": "rename", "predecessors": ["older"], "successors": ["old"], "on": "2015"},
        ],
        ratings=[
            {"about": "old", "scheme": "CQC", "rating": "good", "year": "2018"},
            {"about": "older", "scheme": "CQC", "rating": "poor", "year": "2014"},
        ],
        counts=[{"about": "old", "value": "3", "unit": "site", "year": "2018"}],
    )
    found = statements(site, about="trust", kind="rating")

    assert len(found) == 0
    assert found.notes == ("Ratings of Old trust and Older trust do not pass to Trust.",)
    assert [str(citation) for citation in found.evidence] == CITED
    assert statements(site, about="trust").notes[1:] == ("Counts of Old trust do not pass to Trust.",)
    assert statements(site, about="old", kind="rating").notes[-1] == "Ratings of Older trust do not pass to Old trust."


def test_names_that_nothing_bears() -> None:
    """An unknown id, area or kind is refused, with near ones; a year has to be one."""
    site = _site(**FIGURES)

    with pytest.raises(UnknownName, match=r'"cgc".*Did you mean "ccg"'):
        statements(site, about="cgc")
    with pytest.raises(UnknownName, match='no area "ccg"'):
        statements(site, area="ccg")
    with pytest.raises(UnknownName, match=r'no kind of statement "ratings"\. Did you mean "rating"'):
        statements(site, kind="ratings")
    with pytest.raises(InvalidText, match="not a year"):
        statements(site, year=2018.5)  # type: ignore[arg-type]
    with pytest.raises(RefusedQuestion, match="an id is a text"):
        statements(site, about=site["ccg"])  # type: ignore[arg-type]
    with pytest.raises(RefusedQuestion, match="put to an arrangement"):
        statements("site")  # type: ignore[arg-type]


def test_a_snapshot_knows_what_it_dropped() -> None:
    """A body that is no more on the day can still be asked about."""
    site = _site(
        changes=[{"kind": "merger", "predecessors": ["old", "older"], "successors": ["trust"], "on": "2018-04-01"}],
        ratings=[{"about": "old", "scheme": "CQC", "rating": "good", "year": "2017"}],
    )

    assert [row.about for row in statements(as_of(site, "2019"), about="old")] == ["old"]


def test_forms() -> None:
    """Figures go to JSON, a frame, HTML and back from a pickle; a slice is of the same kind."""
    found = statements(_site(**FIGURES))
    data = json.loads(json.dumps(found.to_dict()))

    assert (data["format"], data["items"][1]["number"]) == ("commissionkit/statements/1", "157204")
    assert list(found.to_frame()["kind"])[:2] == ["population", "population"]
    assert "<table" in found._repr_html_()
    assert isinstance(found[:2], Statements)
    assert (found[0] in found, found[0].id in found, "ccg" in found) == (True, True, False)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own
    assert repr(found) == "<Statements site: 9 rows>"


# -- adding up -----------------------------------------------------------------------------------


def _total(*populations: dict[str, object]) -> object:
    return statements(_site(populations=list(populations))).total()


def test_parts_of_one_whole_add_up() -> None:
    """Figures of disjoint areas are added up, exactly, and what was added is named."""
    found = statements(_site(populations=[_people("town", "1000.5"), _people("dale", "2000")]))
    total = found.total()

    assert (total.number, total.value, total.unit) == (Decimal("3000.5"), "3,000.5 people", "person")
    assert (total.of, total.year, total.qualifier) == (found.ids, "2018/19", Qualifier.EXACTLY)
    assert str(total) == "population: 3,000.5 people, 2018/19 (derived: 2 added up)"
    assert [str(citation) for citation in total.evidence] == CITED
    assert json.loads(json.dumps(total.to_dict()))["number"] == "3000.5"
    assert total.table().rows[0][0] == "population"


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("exactly", "approximately", "approximately"),
        ("exactly", "more than", "more than"),
        ("exactly", "just over", "more than"),
        ("at least", "exactly", "at least"),
        ("at least", "more than", "more than"),
        ("at most", "less than", "less than"),
        ("at most", "at most", "at most"),
        ("more than", "less than", "approximately"),
        ("approximately", "at least", "approximately"),
    ],
)
def test_qualifiers_are_carried(one: str, other: str, left: str) -> None:
    """Lower bounds add up to a lower bound, upper ones to an upper one, and all else is approximate."""
    total = statements(_site(populations=[_people("town", qualifier=one), _people("dale", qualifier=other)])).total()

    assert total.qualifier.value == left


def test_ranges_add_up_at_both_ends() -> None:
    """A range and a number make a range."""
    total = statements(_site(populations=[_people("town", "10", upper="20"), _people("dale", "5")])).total()

    assert (total.number, total.upper, total.value) == (Decimal(15), Decimal(25), "15 to 25 people")


def test_bodies_of_one_kind_add_up() -> None:
    """Two CCGs that divide an area hold different people and money."""
    coverage = [
        {"body": "ccg", "area": "town", "extent": "some"},
        {"body": "ccg-2", "area": "town", "extent": "some"},
    ]
    money = [{"about": b, "amount": f"£{n}m, 2019/20", "meaning": "allocation"} for b, n in (("ccg", 1), ("ccg-2", 2))]

    assert statements(_site(coverage=coverage, money=money)).total().value == "£3m"


@pytest.mark.parametrize(
    ("populations", "reason"),
    [
        ([], "there is no figure to add up"),
        ([_people("town"), _people("dale", year="2017")], r"the years differ \(2017, 2018/19\)"),
        ([_people("town", year="not_stated"), _people("dale", year="not_stated")], "which year they are is not stated"),
        ([_people("town"), _people("dale", counted="registered")], "several things"),
        ([_people("town", mean_over=["town", "dale"])], "is a mean"),
        ([_people("town"), _people("place")], "Town lies within Place: one may be part of the other"),
        ([_people("place"), _people("county")], "share Dale"),
        ([_people("town"), _people("moor")], "not recorded that .* lie apart"),
        ([_people("town"), _people("town", note="again", id="again")], "the same people or things"),
        ([_people("town"), _people("trust", area="town")], "both are of Town"),
        ([_people("town"), _people("ccg")], "CCG may share people or money with Town"),
        ([_people("ccg"), _people("trust")], "bodies of different kinds"),
        ([_people("old"), _people("older")], "came from the other"),
        ([_people("trust"), _people("old")], "share an area"),
    ],
)
def test_unlike_figures_are_refused(populations: list[dict[str, object]], reason: str) -> None:
    """Whatever keeps two figures from being added up is said."""
    site = _site(
        populations=populations,
        changes=[{"kind": "rename", "predecessors": ["older"], "successors": ["old"], "on": "2015"}],
        coverage=[{"body": "trust", "area": "place"}, {"body": "old", "area": "town", "extent": "some"}],
    )
    with pytest.raises(RefusedQuestion, match=reason):
        statements(site).total()


def test_every_reason_is_given() -> None:
    """Kind, topic, unit, year and overlap together, each once."""
    site = _site(
        populations=[_people("place")],
        money=[{"about": "system", "amount": "£450m, 2016/17..2020/21", "meaning": "fund", "over": "five years"}],
        ratings=[{"about": "trust", "scheme": "CQC", "rating": "good", "year": "2018"}],
    )
    with pytest.raises(RefusedQuestion) as refused:
        statements(site).total()

    message = str(refused.value)
    for part in (
        "several kinds (money, population, rating)",
        "several things",
        "the units differ (GBP, none, person)",
        "years differ (2016/17..2020/21, 2018, 2018/19)",
        "several spans (five years, the one year)",
        "rating:trust:cqc-rating:2018 is no quantity",
        "Place lies within System",
    ):
        assert part in message


def test_hundreds_of_reasons_are_counted() -> None:
    """Where nearly everything speaks against a sum the first reasons are given and the rest are counted."""
    site = _site(populations=[_people("place", year=str(year), id=f"p-{year}") for year in range(2001, 2011)])
    with pytest.raises(RefusedQuestion, match=r"; and 26 more reasons$"):
        statements(site).total()


def test_pots_add_up_and_a_fund_does_not_hold_them_twice() -> None:
    """Sums of two pots are apart; the sum of the fund is not."""
    funds = {
        "funds": [{"id": "fund", "name": "Fund"}],
        "pots": [{"id": "fund/a", "fund": "fund", "name": "A"}, {"id": "fund/b", "fund": "fund", "name": "B"}],
    }

    def found(*names: str) -> Statements:
        money = [{"about": name, "amount": "≈ £5m, 2019/20", "meaning": "size"} for name in names]
        return statements(_site(money=money, **funds))

    assert found("fund/a", "fund/b").total().value == "≈ £10m"
    with pytest.raises(RefusedQuestion, match="lie within one another"):
        found("fund", "fund/a").total()


def test_only_some_rows() -> None:
    """Rows are taken by their ids; an id that is none is refused."""
    found = statements(_site(populations=[_people("town"), _people("dale"), _people("place")]))
    parts = found.only(*(row.id for row in found if row.about != "place"))

    assert parts.total().number == Decimal(2000)
    with pytest.raises(UnknownName, match='no row "town"'):
        found.only("town")


# -- the bundled sites ---------------------------------------------------------------------------


def test_tameside_alone() -> None:
    """Life expectancy is Tameside's, a part of the site; the CCG's people are the site's (Appendix B)."""
    tg = load("tameside-glossop")

    assert {row.site.value for row in statements(tg, kind="observation", area="tameside")} == {"part"}
    assert {row.site.value for row in statements(tg, about="tg-ccg")} == {"whole"}


def test_transformation_money_is_never_added() -> None:
    """£450m for Greater Manchester and £23m for the site: the years differ, and one may be part of the other."""
    found = statements(load("tameside-glossop"), kind="money")
    both = found.only(*(row.id for row in found if row.topic == "transformation funding"))

    assert len(both) == 2
    with pytest.raises(RefusedQuestion, match=r"years differ.*several spans.*lies within Greater Manchester"):
        both.total()


def test_the_total_of_three_ccgs() -> None:
    """The three allocations of Bradford make the total that the table prints, which is not added to them."""
    found = statements(load("bradford-craven"), kind="money", year="2019/20")
    parts = found.only(*(row.id for row in found if row.about.endswith("ccg") and row.topic == "allocation"))

    assert parts.total().number == Decimal(1_100_744_000)
    with pytest.raises(RefusedQuestion, match="may share people or money"):
        found.only(*parts.ids, *(row.id for row in found if row.about == "bradford-district-and-craven")).total()


def test_ratings_of_merged_trusts() -> None:
    """The merged trust is not rated, and the ratings of the two before it stay theirs (Appendix B, note 1)."""
    found = statements(load("south-tyneside"), about="stsft", kind="rating")

    assert [row.value for row in found] == ["not currently rated"]
    assert found.notes[-1].startswith("Ratings of City Hospitals Sunderland NHS Foundation Trust and South Tyneside")


def test_council_figures_in_bradford() -> None:
    """Figures of the councils share people with the site, and are not the site's."""
    found = statements(load("bradford-craven"), kind="observation", year="2015..2017")

    assert {row.site.value for row in found if row.area in ("north-yorkshire", "bradford-council-area")} <= {
        "meets",
        "over",
        "part",
    }
