"""Pictures as SVG: well-formed whatever things are called, the same text each time, readable on dark pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.drawing import LOOKS, Box, Disc, Group, Line, Mark, Scene, Words, rules, svg_text, text_width
from commissionkit.tables import plain_text

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert('1')</script> \"&amp; ]]> \x00\x1b[31m \u202e\ufffe\ud800 <!-- {x}"


def scene(*marks: Mark, title: str = "Title", description: str = "") -> Scene:
    """A picture of some marks."""
    return Scene(width=200, height=100.5, marks=marks, title=title, description=description)


def parsed(picture: Scene, *, styled: bool = True) -> ET.Element:
    """The elements of a picture."""
    return ET.fromstring(svg_text(picture, styled=styled))  # noqa: S314 - our own


def only(picture: Scene, name: str) -> ET.Element:
    """The one element of that name."""
    (found,) = parsed(picture).iter(SVG + name)
    return found


def inks() -> Iterator[tuple[str, str]]:
    """Each look with each of its colours on a dark page."""
    for name, look in LOOKS.items():
        for ink in (look.fill, look.stroke):
            if ink is not None:
                yield name, ink.dark


# -- whatever things are called ------------------------------------------------------------------


@given(st.text(), st.text(), st.text(), st.text())
def test_any_text_is_well_formed(name: str, title: str, key: str, fact: str) -> None:
    """Titles, labels, keys and facts come back as they are, but for what no text shows."""
    group = Group(
        marks=(Words(x=1, y=2, text=name, look="label", width=10),),
        key=key,
        title=title,
        facts=(fact,),
        ends=(key, name),
    )
    root = parsed(scene(group, title=title, description=name))
    found = next(iter(root.iter(SVG + "text"))).text or ""
    assert found == shown(name)
    assert (root.findtext(SVG + "title") or "") == shown(title)
    (drawn,) = root.iter(SVG + "g")
    assert drawn.get("data-to", "") == shown(name)
    assert drawn.get("data-facts", "") == shown(fact)


def shown(text: str) -> str:
    """What is left of a text in a picture."""
    return re.sub("[\ufffe\uffff]", "\ufffd", plain_text(text)).replace("\n", " ")


def test_markup_in_a_name_is_text() -> None:
    """A name cannot end its element, begin another, or hold what would colour a terminal."""
    group = Group(marks=(Words(x=0, y=0, text=HOSTILE, look="label"),), key=HOSTILE, title=HOSTILE, role="body")
    told = svg_text(scene(group, title=HOSTILE, description=HOSTILE))
    assert "<script" not in told
    assert "\x1b" not in told
    assert "\u202e" not in told
    root = ET.fromstring(told)  # noqa: S314 - our own
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names == {"svg", "title", "desc", "style", "g", "text"}


def test_nothing_is_brought_from_elsewhere() -> None:
    """No link, no image, no script, no event handler."""
    told = svg_text(scene(*EVERY))
    assert re.findall(r"https?://[^\"]*", told) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"\son\w+=|href|url\(|@import", told)


# -- marks ---------------------------------------------------------------------------------------

EVERY: tuple[Mark, ...] = (
    Box(x=1, y=2, width=30.04, height=40, look="body", radius=3),
    Disc(x=5, y=6, radius=7, look="badge"),
    Line(points=((0, 0), (10, 0)), look="takes", arrow=True),
    Line(points=((0, 0), (1, 1), (2, 2), (3, 3)), look="sits", curved=True),
    Group(marks=(Words(x=1, y=2, text="Board", look="strong", anchor="middle"),), role="forum", faint=True),
)


def test_each_mark_is_its_element() -> None:
    """Boxes, circles, lines and words, with lengths of one decimal at most."""
    told = svg_text(scene(*EVERY))
    assert '<rect x="1" y="2" width="30" height="40" rx="3" class="ck-body"' in told
    assert '<circle cx="5" cy="6" r="7" class="ck-badge"' in told
    assert '<path d="M0 0L6.5 0" class="ck-takes" fill="none"' in told
    assert '<path d="M0 0C1 1 2 2 3 3" class="ck-sits"' in told
    assert '<text x="1" y="2" text-anchor="middle" class="ck-strong"' in told
    assert '<g class="ck-group ck-forum ck-faint" opacity="0.22">' in told
    assert 'width="200" height="100.5" viewBox="0 0 200 100.5"' in told


def test_a_closed_line_ends_where_it_began() -> None:
    """It is closed, not drawn back."""
    triangle = Line(points=((0, 0), (4, 0), (0, 4)), look="rule", closed=True)
    assert only(scene(triangle), "path").get("d") == "M0 0L4 0L0 4Z"


def test_an_arrow_head_points_where_the_line_goes() -> None:
    """The line ends within it; a thick line has a larger one, and one without length has one too."""
    for look, way in (("takes", "M0 50L4.2 40.6L-4.2 40.6Z"), ("makes", "M0 50L3.1 43L-3.1 43Z")):
        line = Line(points=((0, 0), (0, 50)), look=look, arrow=True)
        shaft, head = parsed(scene(line)).iter(SVG + "path")
        assert head.get("d") == way
        assert shaft.get("d") == "M0 0L0 46.5"
    still = Line(points=((5, 5), (5, 5)), look="takes", arrow=True)
    _, head = parsed(scene(still)).iter(SVG + "path")
    assert str(head.get("d")).startswith("M5 5L-4.4")


def test_a_group_says_what_it_is() -> None:
    """Key, ends, facts and title are there for those who see it and for those who do not."""
    group = Group(marks=(), key="ccg", role="body", title="Town CCG", ends=("a", "b"), facts=("x", "y"))
    drawn = only(scene(group), "g")
    assert dict(drawn.attrib) == {
        "class": "ck-group ck-body",
        "data-key": "ccg",
        "data-from": "a",
        "data-to": "b",
        "data-facts": "x y",
        "role": "img",
        "aria-label": "Town CCG",
    }
    assert drawn.findtext(SVG + "title") == "Town CCG"


def test_a_group_without_a_name_is_not_read_out() -> None:
    """It has no role and no title."""
    assert dict(only(scene(Group(marks=())), "g").attrib) == {"class": "ck-group"}


def test_the_picture_is_named_and_described() -> None:
    """Screen readers find its title and description by their ids."""
    root = parsed(scene(title="Who decides", description="Two boxes."))
    by_id = {element.get("id"): element.text for element in root.iter()}
    assert by_id[root.get("aria-labelledby")] == "Who decides"
    assert by_id[root.get("aria-describedby")] == "Two boxes."
    assert "aria-describedby" not in parsed(scene()).attrib


# -- room for letters ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "room", "set_to"),
    [
        ("Town Council", 1.1, True),
        ("Town Council", 2.0, False),
        ("Town Council", 0, False),
        ("Совет", 1.1, False),
    ],
)
def test_a_label_that_nearly_fills_its_room_is_set_to_its_length(text: str, room: float, set_to: bool) -> None:
    """Another font then takes the same room; not where there is room to spare, nor where widths are not known."""
    wide = text_width(text, LOOKS["label"].size)
    words = Words(x=0, y=0, text=text, look="label", width=wide * room)
    found = only(scene(words), "text").get("textLength")
    assert found == (f"{wide:.1f}".removesuffix(".0") if set_to else None)


# -- colours -------------------------------------------------------------------------------------


def test_dark_pages_have_colours_of_their_own() -> None:
    """Each look that is used has a dark rule within this picture alone; those that are not have none."""
    told = svg_text(scene(Box(x=0, y=0, width=1, height=1, look="forum")))
    (style,) = re.findall(r"<style>(.*?)</style>", told)
    (name,) = re.findall(r'<svg [^>]*?id="([^"]*)"', told)
    fill, stroke = LOOKS["forum"].fill, LOOKS["forum"].stroke
    assert fill is not None
    assert stroke is not None
    rule = f"#{name} .ck-forum{{fill:{fill.dark};stroke:{stroke.dark}}}"
    assert style == f"@media (prefers-color-scheme:dark){{{rule}}}"


def test_a_page_can_hold_the_colours_of_all_pictures() -> None:
    """The rules have each look, light and dark, and the picture then brings none."""
    told = rules(prefix=".page ")
    light, dark = told.split("@media (prefers-color-scheme:dark)")
    for name, ink in inks():
        assert f".page .ck-{name}{{" in light
        assert re.search(rf"\.page \.ck-{name}{{[^}}]*{ink}", dark)
    assert told.count("{") == told.count("}")
    root = parsed(scene(*EVERY), styled=False)
    assert not list(root.iter(SVG + "style"))
    assert not any(element.get("fill") or element.get("stroke") for element in root.iter())


def test_a_box_without_dashes_says_so_where_a_group_might_hand_some_down() -> None:
    """A badge in a dashed box is not dashed."""
    assert "stroke-dasharray:none" in re.findall(r"\.ck-badge{([^}]*)}", rules())[0]


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG reckons."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", ["title", "head", "label", "small", "strong"])
def test_letters_can_be_read_on_paper_and_on_boxes(look: str) -> None:
    """At least 4.5 to 1, light and dark."""
    letters = LOOKS[look].fill
    assert letters is not None
    grounds = [LOOKS[name].fill for name in ("paper", "band", "body", "forum", "matter", "fund", "contract", "taker")]
    for ground in grounds:
        assert ground is not None
        assert contrast(letters.light, ground.light) >= 4.5
        assert contrast(letters.dark, ground.dark) >= 4.5


def test_lines_can_be_seen_on_paper() -> None:
    """At least 3 to 1, light and dark, but for rules that only guide the eye."""
    paper = LOOKS["paper"].fill
    assert paper is not None
    for name, look in LOOKS.items():
        if look.stroke is not None and look.fill is None and name != "rule":
            assert contrast(look.stroke.light, paper.light) >= 3, name
            assert contrast(look.stroke.dark, paper.dark) >= 3, name


# -- the same each time --------------------------------------------------------------------------


def test_the_same_picture_is_the_same_text() -> None:
    """Its id hangs on what it shows, and on nothing else."""
    assert svg_text(scene(*EVERY)) == svg_text(scene(*EVERY))
    names = {
        parsed(one).get("id")
        for one in (scene(), scene(*EVERY), scene(title="Other"), scene(description="Another"), scene())
    }
    assert len(names) == 4


def test_no_length_is_minus_nothing() -> None:
    """A length that rounds to nothing is 0."""
    box = Box(x=-0.04, y=0.04, width=1, height=1, look="body")
    assert '<rect x="0" y="0"' in svg_text(scene(box))
