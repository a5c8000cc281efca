"""Facts, views and arrangements as a notebook shows them."""

from __future__ import annotations

from commissionkit.model import Arrangement, Forum, Organisation, Pot, Rule, YesNo
from commissionkit.model.services import Holding
from commissionkit.model.showing import fact_table
from commissionkit.model.terms import Extent
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation

BOARD = Forum(
    id="board",
    name="Joint board",
    meets_in_public=YesNo.YES,
    rule=Rule(consensus=YesNo.YES),
    period=Period.parse("2017/18"),
    evidence=[Citation.parse("report: page 3")],
    note="A remark.",
)


def test_a_fact_shows_what_is_stated_and_nothing_else() -> None:
    """Each stated attribute has its row, then when, status, note and evidence; what is not stated has none."""
    assert list(fact_table(BOARD).rows) == [
        ("kind", "Forum"),
        ("id", "board"),
        ("name", "Joint board"),
        ("meets_in_public", "yes"),
        ("rule", "consensus yes, voting not_stated"),
        ("when", "from 2017/18, ongoing"),
        ("status", "in_force"),
        ("note", "A remark."),
        ("evidence", "report: page 3"),
    ]


def test_values_within_a_fact_are_spelled_out() -> None:
    """A service in a pot shows with its extent."""
    pot = Pot(id="f/p", name="Pot", fund="f", services=[Holding(service="surgery", extent=Extent.SOME)])
    assert ("services", "service surgery, extent some") in fact_table(pot).rows


def test_a_fact_prints_as_its_name_and_id() -> None:
    """In a sentence a fact is its name with its id; one without a name is its id alone."""
    assert str(BOARD) == "Joint board (board)"
    assert str(Organisation(id="trust", name="trust")) == "trust"


def test_names_are_escaped_in_a_notebook() -> None:
    """A name that holds markup shows as text."""
    html = Organisation(id="x", name="<script>alert(1)</script>")._repr_html_()
    assert ("<script>" in html, "&lt;script&gt;" in html) == (False, True)


def test_a_view_and_an_arrangement_show_as_tables() -> None:
    """A view has a row for each fact, an arrangement one for each kind."""
    site = Arrangement(id="site", title="A site", as_at=Bound.parse("2019"), facts=[BOARD])
    assert site.forums.records() == [
        {"id": "board", "name": "Joint board", "when": "from 2017/18, ongoing", "status": "in_force"}
    ]
    assert list(site.table().rows) == [("forums", 1)]
    assert "A site (site), as at 2019" in str(site)
    assert "<table" in site._repr_html_()
