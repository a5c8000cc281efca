"""The matrix of a comparison as a picture: a cell for each answer, told apart by sign and look."""

from __future__ import annotations

import attrs
import pytest
from tests.picturing import boxes, check, panels

import commissionkit as ck
from commissionkit.answers import AnswerStatus
from commissionkit.codebooks import Characteristic, Codebook
from commissionkit.comparison import Comparison, Piece, Reading
from commissionkit.drawing import LOOKS, Drawing, Group, Words, marks_of
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.views.matrices import matrix

HOSTILE = '<script>alert("x")</script> & \u202e]]> \x07'
LONG = "A very long name with many words " * 9


def _of_status(status: AnswerStatus) -> Characteristic:
    return Characteristic(status.value, status.value, lambda _: Reading(status=status))


STATES = Codebook("states", "States", [_of_status(status) for status in AnswerStatus])


def _sites() -> list[Arrangement]:
    return list(ck.load_sites())


def _cells(drawing: Drawing) -> list[Group]:
    return [mark for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group) and " @ " in mark.key]


def _texts(group: Group) -> list[str]:
    return [mark.text for mark in group.marks if isinstance(mark, Words)]


@pytest.mark.parametrize("codebook", ["overview", "decisions", "all"])
def test_every_cell_is_drawn_once_and_soundly(codebook: str) -> None:
    """Each cell has one box of its own, no label leaves its box, and nothing leaves the page."""
    comparison = ck.compare(_sites(), codebook)
    drawing = matrix(comparison)
    check(drawing)
    expected = {f"{cell.characteristic} @ {cell.site}" for cell in comparison.cells}
    assert expected == set(boxes(panels(drawing.scene)[0]))


def test_each_state_has_a_look_and_a_sign_of_its_own() -> None:
    """Of the seven states no two share a look or a sign, and the legend names them all."""
    drawing = matrix(ck.compare(_sites()[:1], STATES))
    cells = _cells(drawing)
    assert len(AnswerStatus) == len({cell.role for cell in cells})
    assert len(AnswerStatus) == len({_texts(cell)[0] for cell in cells})
    legend = next(mark for mark in drawing.scene.marks if isinstance(mark, Group) and mark.role == "legend")
    words = {"known", "known in part", "disputed", "stated none", "not stated", "none recorded", "not applicable"}
    assert words == {mark.text for mark in legend.marks if isinstance(mark, Words) and mark.look == "label"}


def test_states_differ_without_colour() -> None:
    """Boxes of two states that could be taken for one another in grey differ in their lines."""
    shown = {cell.role for cell in _cells(matrix(ck.compare(_sites()[:1], STATES)))}
    lines = {(LOOKS[look].width, LOOKS[look].dash, look in ("absent", "inapplicable")) for look in shown}
    assert len(lines) >= len(shown) - 1


def test_a_cell_says_all_of_it_in_its_title() -> None:
    """The title has row, site, value, state, the number of citations and the call that asks the same."""
    comparison = ck.compare(_sites())
    cell = comparison["pooled-money", "south-tyneside"]
    group = next(one for one in _cells(matrix(comparison)) if one.key == "pooled-money @ south-tyneside")
    expected = f"Pooled money, South Tyneside: not stated. 1 citation. Asked by {cell.call}."
    assert expected == group.title
    assert cell.facts == group.facts
    money = next(one for one in _cells(matrix(comparison)) if one.key == "pooled-money @ tameside-glossop")
    assert "(known). 6 citations." in money.title


def test_marks_of_what_is_weaker_than_stated_outlive_a_cut() -> None:
    """Where the part with the mark has no room, the mark stands beneath the sign, and a note says so."""

    def ask(_: Arrangement) -> Reading:
        return Reading(pieces=(Piece(LONG * 3), Piece("short", mark="†")))

    comparison = ck.compare(_sites(), Codebook("b", "B", [Characteristic("c", "C", ask)]))
    drawing = matrix(comparison)
    check(drawing)
    assert all(_texts(cell)[1] == "†" for cell in _cells(drawing))
    assert "A mark beneath a sign" in drawing.svg()


def test_focus_lights_a_row_a_site_a_group_a_fact_or_a_cell() -> None:
    """All cells are faint but those of the row, site, group or fact, or the one cell, that is named."""
    comparison = ck.compare(_sites(), "all")

    def lit(focus: str | tuple[str, str]) -> set[str]:
        return {cell.key for cell in _cells(matrix(comparison, focus=focus)) if not cell.faint}

    sites = [site.id for site in comparison.sites]
    assert {f"overview/councils @ {site}" for site in sites} == lit("overview/councils")
    assert {"overview/councils @ bradford-craven"} == lit(("overview/councils", "bradford-craven"))
    assert {f"{row.id} @ bradford-craven" for row in comparison.rows} == lit("bradford-craven")
    steps = {row.id for row in comparison.rows if row.group == "Next steps"}
    assert {f"{row} @ {site}" for row in steps for site in sites} == lit("Next steps")
    resting = {f"{cell.characteristic} @ {cell.site}" for cell in comparison.cells if "icf" in cell.facts}
    assert resting == lit("icf")
    with pytest.raises(UnknownName, match="councils"):
        matrix(comparison, focus="overview/council")


def test_hostile_and_long_names_stay_in_their_boxes() -> None:
    """Names with markup are escaped, long ones are cut, and two sites of one title bear their ids."""
    sites = [attrs.evolve(site, title=title) for site, title in zip(_sites(), (HOSTILE, LONG, LONG), strict=True)]
    rows = [
        Characteristic("hostile", HOSTILE, lambda _: HOSTILE * 5, group=HOSTILE),
        Characteristic("wide", "W" * 90, lambda _: "W" * 500, group=LONG),
        Characteristic("nameless", "", lambda _: " ", group=LONG),
    ]
    for columns in (sites, sites * 5, sites[:1]):
        drawing = matrix(ck.compare(columns, Codebook("h", HOSTILE, rows)))
        check(drawing)
        assert "<script" not in drawing.svg()
        assert "<script" not in drawing.html()


def test_same_comparison_same_picture_and_the_table_has_a_row_for_each_cell() -> None:
    """The picture is the same text each time; behind it stand all cells, and the facts of each by site."""
    comparison = ck.compare(_sites())
    drawing = matrix(comparison)
    assert matrix(ck.compare(_sites())).svg() == drawing.svg()
    assert comparison.records() == drawing.records()
    facts = {f"{cell.site}:{fact}" for cell in comparison.cells for fact in cell.facts}
    assert facts == set(drawing.drawn)
    assert drawing.description.startswith("15 rows, 3 sites. Cells by state: known: ")


def test_nothing_to_draw_is_refused() -> None:
    """A comparison without rows or sites, and what is no comparison, are refused with what to do."""
    empty = Codebook("empty", "Empty", [])
    with pytest.raises(RefusedQuestion, match="no rows or no sites"):
        matrix(ck.compare(_sites(), empty))
    with pytest.raises(RefusedQuestion, match="no rows or no sites"):
        matrix(ck.compare([], STATES))
    not_one: Comparison = "overview"  # type: ignore[assignment]
    with pytest.raises(RefusedQuestion, match="compare"):
        matrix(not_one)


def test_perhaps_outlives_a_cut() -> None:
    """Where the part that holds perhaps alone is cut, the cell still ends in that it does."""

    def ask(_: Arrangement) -> Reading:
        return Reading(pieces=(Piece(LONG * 3 + "(perhaps)"),))

    drawing = matrix(ck.compare(_sites() * 4, Codebook("b", "B", [Characteristic("c", "C", ask)])))
    check(drawing)
    assert all(_texts(cell)[-1].endswith("… (perhaps)") for cell in _cells(drawing))


@pytest.mark.parametrize("focus", [3, ("a", "b", "c"), ("a",), (1, 2), ["a", "b"]])
def test_a_focus_of_another_kind_is_refused_with_what_to_do(focus: object) -> None:
    """It is one id, or a row and a site."""
    with pytest.raises(RefusedQuestion, match=r'focus= .* write \("row", "site"\)'):
        matrix(ck.compare(_sites()[:1], STATES), focus=focus)  # type: ignore[arg-type]
