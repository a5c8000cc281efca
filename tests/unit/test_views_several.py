"""Small multiples: one scale, one legend, labels that can be read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.picturing import check, meet

import commissionkit as ck
from commissionkit.drawing import Box, Drawing, Group, Line, Mark, Scene, Words, marks_of
from commissionkit.drawing.moving import extent
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.periods import Bound
from commissionkit.tables import Table
from commissionkit.testing import arrangements
from commissionkit.views.maps import decision_map
from commissionkit.views.running import tracks
from commissionkit.views.several import multiples

HOSTILE = '<script>alert("x")</script> & \u202e]]> \x07'


def _sites() -> list[Arrangement]:
    return list(ck.load_sites())


def _panels(drawing: Drawing) -> list[Group]:
    return [mark for mark in drawing.scene.marks if isinstance(mark, Group) and mark.role == "panel"]


def _scaled(panel: Group) -> Group:
    return next(mark for mark in panel.marks if isinstance(mark, Group))


def _frame(panel: Group) -> Box:
    return extent([mark for mark in panel.marks if isinstance(mark, Line)])


def _legends(drawing: Drawing) -> list[Group]:
    return [mark for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group) and mark.role == "legend"]


def _sound(drawing: Drawing) -> None:
    """Parts stand apart, each within its frame and all to one scale, and nothing leaves the page."""
    page = Box(x=0, y=0, width=drawing.scene.width, height=drawing.scene.height, look="paper")
    assert page.holds(extent(drawing.scene.marks))
    parts = _panels(drawing)
    frames = [_frame(panel) for panel in parts]
    assert not any(meet(one, other) for one, other in combinations(frames, 2))
    for panel, frame in zip(parts, frames, strict=True):
        assert frame.holds(extent([_scaled(panel)]))
    assert len({_scaled(panel).scale for panel in parts}) == 1


def picture(
    width: float, legend: tuple[tuple[str, str], ...] = (), title: str = "Sizes"
) -> Callable[[Arrangement], Drawing]:
    """What draws one wide box for a site, with a legend of these looks and words."""

    def draw(site: Arrangement) -> Drawing:
        marks: list[Mark] = [
            Box(x=0, y=0, width=width, height=90, look="paper"),
            Words(x=0, y=20, text=title, look="title"),
            Box(x=5, y=40, width=width - 10, height=30, look="body"),
        ]
        entries: list[Mark] = []
        for at, (look, words) in enumerate(legend):
            entries.append(Line(points=((5, 80 + at), (35, 80 + at)), look=look))
            entries.append(Words(x=45, y=84 + at, text=words, look="label"))
        marks += [Group(marks=tuple(entries), role="legend")] if entries else []
        rows = Table(("what",), ((site.id,),), title)
        scene = Scene(width=width, height=90, marks=tuple(marks), title=f"{title}: {site.id}")
        return Drawing(scene=scene, rows=rows, drawn=("fact",))

    return draw


@pytest.mark.parametrize("draw", [None, tracks])
def test_pictures_of_the_sites_are_sound(draw: Callable[[Arrangement], Drawing] | None) -> None:
    """The three sites stand side by side to one scale, each within its frame, under one legend."""
    drawing = multiples(_sites(), draw=draw)
    _sound(drawing)
    assert [site.title for site in _sites()] == [
        panel.title.partition(": ")[2].split(",")[0] for panel in _panels(drawing)
    ]
    assert len(_legends(drawing)) == 1


@given(st.lists(arrangements(), min_size=1, max_size=4), st.integers(min_value=1, max_value=4))
@settings(max_examples=15)
def test_pictures_of_any_arrangements_are_sound(sites: list[Arrangement], columns: int) -> None:
    """So they are for random arrangements, as many as there are; those that have nothing to draw say so."""
    try:
        drawing = multiples(sites, columns=columns)
    except RefusedQuestion:
        return
    _sound(drawing)
    assert len(sites) == len(_panels(drawing))


def test_labels_stay_large_enough_to_read() -> None:
    """There are fewer columns than asked for where labels would become too small, never more."""
    for width, columns in ((300.0, 3), (1100.0, 3), (1500.0, 2), (2600.0, 1), (9000.0, 1)):
        drawing = multiples(_sites(), draw=picture(width))
        _sound(drawing)
        tops = [_frame(panel).y for panel in _panels(drawing)]
        assert columns == tops.count(tops[0])
        assert _scaled(_panels(drawing)[0]).scale * 11.5 >= 7.49
    assert _scaled(_panels(multiples(_sites(), draw=picture(300.0)))[0]).scale == 1.0
    tops = [_frame(panel).y for panel in _panels(multiples(_sites(), draw=picture(300.0), columns=2))]
    assert tops.count(tops[0]) == 2


def test_legends_that_agree_become_one() -> None:
    """Samples with their words stand once, whether each part has them all or some; parts lose their own."""
    some, more = (("makes", "makes"),), (("takes", "takes"), ("makes", "makes"))

    def draw(site: Arrangement) -> Drawing:
        return picture(300.0, some if site.id == "south-tyneside" else more)(site)

    drawing = multiples(_sites(), draw=draw)
    _sound(drawing)
    (legend,) = _legends(drawing)
    assert [mark.text for mark in legend.marks if isinstance(mark, Words)] == ["makes", "takes"]


def test_legends_that_contradict_stay_with_their_parts() -> None:
    """Where the same words stand for different lines, each part keeps its own legend."""

    def draw(site: Arrangement) -> Drawing:
        look = "makes" if site.id == "south-tyneside" else "takes"
        return picture(300.0, ((look, "decides"),))(site)

    drawing = multiples(_sites(), draw=draw)
    _sound(drawing)
    assert len(_legends(drawing)) == len(_panels(drawing))


def test_legends_of_different_scales_stay_with_their_parts() -> None:
    """A bar of £100m in one part and of £500,000 in another are not set beside one another as if both held for all."""

    def draw(site: Arrangement) -> Drawing:
        told = "this bar is £500,000" if site.id == "south-tyneside" else "this bar is £100m"
        return picture(300.0, (("pays", told),))(site)

    drawing = multiples(_sites(), draw=draw)
    _sound(drawing)
    assert len(_legends(drawing)) == len(_panels(drawing))


def test_table_and_facts_say_of_which_arrangement() -> None:
    """Rows of all parts stand beneath one another behind the id of each; facts bear it too."""
    sites = _sites()
    parts = [decision_map(site) for site in sites]
    drawing = multiples(sites)
    assert sum(len(part.records()) for part in parts) == len(drawing.records())
    assert [site.id for site in sites] == list(dict.fromkeys(row["arrangement"] for row in drawing.records()))
    expected = [f"{site.id}:{fact}" for site, part in zip(sites, parts, strict=True) for fact in part.drawn]
    assert expected == list(drawing.drawn)
    left_out = [f"{site.id}:{one.fact}" for site, part in zip(sites, parts, strict=True) for one in part.undrawn]
    assert left_out == [one.fact for one in drawing.undrawn]
    assert "Tameside and Glossop, 2019-12-31" in drawing.dot() or "Tameside and Glossop" in drawing.dot()
    with pytest.raises(RefusedQuestion, match="tie"):
        multiples(sites, draw=tracks).mermaid()


def test_a_part_that_cannot_be_drawn_says_why() -> None:
    """Where one site has nothing to draw its part says so; where none has, that is refused."""
    empty = Arrangement(id="empty", area="empty", as_at=Bound.parse("2019"), facts=())
    drawing = multiples([*_sites(), empty])
    _sound(drawing)
    said = " ".join(mark.text for mark in marks_of(_panels(drawing)[-1].marks) if isinstance(mark, Words))
    assert "Nothing to draw: empty records no forum" in said
    with pytest.raises(RefusedQuestion, match="none of the arrangements"):
        multiples([empty])


def test_names_given_name_the_parts_and_hostile_ones_are_escaped() -> None:
    """A mapping names the rows; titles with markup are escaped, and long ones cut."""
    site = attrs.evolve(ck.load("tameside-glossop"), title=HOSTILE + "W" * 300)
    drawing = multiples({HOSTILE: site, "mine.yaml": site}, columns=2)
    _sound(drawing)
    assert {HOSTILE, "mine.yaml"} == {row["arrangement"] for row in drawing.records()}
    assert "<script" not in drawing.svg() + drawing.html()
    check(decision_map(site))


def test_one_site_on_two_days_is_two_parts() -> None:
    """Snapshots of one site are told apart, and the same question gives the same picture."""
    site = ck.load("tameside-glossop")
    days = [ck.as_of(site, "2018-06-01"), ck.as_of(site, "2019-06-01")]
    drawing = multiples(days)
    assert list(dict.fromkeys(row["arrangement"] for row in drawing.records())) == [
        "tameside-glossop@2018-06-01",
        "tameside-glossop@2019-06-01",
    ]
    assert multiples(days).svg() == drawing.svg()


def test_what_cannot_be_drawn_is_refused() -> None:
    """No arrangement, a name, one alone, columns that are no number, and what gives no picture are refused."""
    site = ck.load("tameside-glossop")
    for given_ in ([], "tameside-glossop", ["tameside-glossop"], site):
        with pytest.raises(RefusedQuestion, match="arrangement"):
            multiples(given_)  # type: ignore[arg-type]
    for columns in (0, -1, True, 1.5):
        with pytest.raises(RefusedQuestion, match="columns="):
            multiples([site], columns=columns)  # type: ignore[arg-type]
    with pytest.raises(RefusedQuestion, match="draw="):
        multiples([site], draw=lambda one: one.id)  # type: ignore[arg-type, return-value]
    with pytest.raises(RefusedQuestion, match="draw= is a function"):
        multiples([site], draw=3)  # type: ignore[arg-type]
