"""Areas within areas: what is to scale, what is not, what is drawn once, and what is left out."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.picturing import meet, told

import commissionkit as ck
from commissionkit.drawing import LOOKS, Box, Drawing, Group, Words, fitted, marks_of, text_width
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import (
    Area,
    Arrangement,
    Coverage,
    Fact,
    Locality,
    Neighbourhood,
    Organisation,
    Place,
    Population,
    Region,
    Silence,
    Status,
    System,
)
from commissionkit.periods import Bound
from commissionkit.testing import arrangements
from commissionkit.units import Qualifier
from commissionkit.views.nested import areas
from commissionkit.views.nested.labelling import labelled
from commissionkit.views.nested.things import Size, Spot

HOSTILE = '<script>alert(1)</script> & "x" \u202e' + "very long " * 12 + "Unbroken" * 9


def _groups(drawing: Drawing) -> dict[str, Group]:
    found = [m for m in marks_of(drawing.scene.marks) if isinstance(m, Group) and m.role == "area"]
    assert len({group.key for group in found}) == len(found), "an area is drawn twice"
    return {group.key: group for group in found}


def _box(group: Group) -> Box:
    return next(mark for mark in group.marks if isinstance(mark, Box))


def _boxes(drawing: Drawing) -> dict[str, Box]:
    return {key: _box(group) for key, group in _groups(drawing).items()}


def _label(group: Group) -> str:
    return " ".join(mark.text for mark in group.marks if isinstance(mark, Words))


def _grown(box: Box, by: float = 0.1) -> Box:
    return attrs.evolve(box, x=box.x - by, y=box.y - by, width=box.width + 2 * by, height=box.height + 2 * by)


def _extents(group: Group) -> list[Box]:
    found = []
    for words in (mark for mark in group.marks if isinstance(mark, Words)):
        look = LOOKS[words.look]
        wide = text_width(words.text, look.size, bold=look.bold)
        found.append(Box(x=words.x, y=words.y - look.size * 0.75, width=wide, height=look.size * 0.95, look="label"))
    return found


def check(drawing: Drawing) -> None:
    """Boxes lie within one another or apart; labels in their box, or beside it and on no other; all on the page."""
    groups, boxes = _groups(drawing), _boxes(drawing)
    inner = [_grown(box, -0.1) for box in boxes.values()]
    for one, other in combinations(inner, 2):
        assert not meet(one, other) or one.holds(other) or other.holds(one)
    page = Box(x=0, y=0, width=drawing.scene.width, height=drawing.scene.height, look="paper")
    assert all(page.holds(mark) for mark in marks_of(drawing.scene.marks) if isinstance(mark, Box))
    for key, group in groups.items():
        extents = _extents(group)
        inside = all(_grown(boxes[key]).holds(label) for label in extents)
        for label in extents:
            assert page.holds(label)
            for other, box in boxes.items():
                if inside and (other == key or _grown(box).holds(boxes[key])):
                    continue
                assert not meet(box, label) or _grown(box).holds(label), f"{key} is written across the edge of {other}"
                assert not (other == key and not inside and meet(box, label)), f"{key} is written across its own edge"
    ET.fromstring(drawing.svg())  # noqa: S314 - our own


def _about(site: Arrangement) -> list[str]:
    return sorted(fact.id for fact in site if isinstance(fact, Area | Coverage | Population))


def site(*facts: Fact, area: str = "") -> Arrangement:
    """An arrangement of these facts."""
    return Arrangement(id="town", as_at=Bound.parse("2019"), area=area, facts=facts)


def people(area: str, value: int, counted: str = "registered", year: str = "2019", **more: object) -> Population:
    """A number of people."""
    told = Population(about=area, value=Decimal(value), counted=counted, year=year)
    return attrs.evolve(told, **more)


SYSTEM, PLACE = System(id="system", name="System"), Place(id="place", name="Place", within=("system",))


@pytest.mark.parametrize("name", ["south-tyneside", "tameside-glossop", "bradford-craven", "england", "england-2019"])
def test_pictures_of_bundled_arrangements_are_sound(name: str) -> None:
    """Boxes nest, labels fit, no area is drawn twice, and each area, coverage and population is drawn or listed."""
    world = ck.load(name)
    drawing = areas(world)
    check(drawing)
    drawn, left = set(drawing.drawn), {one.fact for one in drawing.undrawn}
    assert not drawn & left
    state = ck.as_of(world, drawing.title.rsplit(", ", 1)[1])
    assert state.snapshot is not None
    assert set(_about(state)) | state.snapshot.dropped <= drawn | left
    assert drawn | left <= {fact.id for fact in state.all} | state.snapshot.dropped


@given(arrangements())
@settings(max_examples=30)
def test_pictures_of_any_arrangement_are_sound(world: Arrangement) -> None:
    """So they are for random arrangements."""
    state = ck.as_of(world, "2019-06-01")
    try:
        drawing = areas(state)
    except RefusedQuestion:
        assert not state.areas
        return
    check(drawing)
    assert state.snapshot is not None
    listed = {*drawing.drawn, *(one.fact for one in drawing.undrawn)}
    assert listed == {*_about(state), *state.snapshot.dropped}
    assert told(drawing) == set(drawing.drawn)
    assert drawing.svg() == areas(state).svg()


@given(st.lists(st.integers(0, 3_000_000), min_size=1, max_size=9), st.integers(1, 30_000_000))
@settings(max_examples=40)
def test_surfaces_are_in_proportion_to_people(numbers: list[int], whole: int) -> None:
    """Boxes to scale have one number of square pixels for each person, whatever else is drawn; and all of them nest."""
    places = [Place(id=f"p{at}", name=f"Place {at}", within=("system",)) for at in range(len(numbers))]
    told = [people(place.id, number) for place, number in zip(places, numbers, strict=True)]
    drawing = areas(site(SYSTEM, *places, *told, people("system", whole)))
    check(drawing)
    values = {one.about: float(one.value) for one in [*told, people("system", whole)]}
    surfaces = {key: box.width * box.height for key, box in _boxes(drawing).items() if box.look == "area"}
    rates = [surfaces[key] / values[key] for key in surfaces if surfaces[key] > 1.01]
    assert {*surfaces} >= {place.id for place in places}
    assert max(rates, default=1) == pytest.approx(min(rates, default=1), rel=1e-6)


def test_an_area_without_a_number_has_another_look() -> None:
    """Recorded, looked for in vain, and not recorded at all: three looks, each with its words and its legend."""
    silence = Silence(subject="sought", what="population")
    extra = (Place(id="sought", name="Sought"), Place(id="other", name="Other"))
    drawing = areas(site(SYSTEM, PLACE, *extra, silence, people("place", 150_000)))
    assert {key: box.look for key, box in _boxes(drawing).items()} == {
        "system": "unrecorded",
        "place": "area",
        "sought": "unknown",
        "other": "unrecorded",
    }
    groups = _groups(drawing)
    assert "population not recorded" in _label(groups["system"])
    assert "population not stated" in _label(groups["sought"])
    assert "150,000 registered people, 2019" in _label(groups["place"])
    legend = next(m for m in marks_of(drawing.scene.marks) if isinstance(m, Group) and m.role == "legend")
    assert {mark.look for mark in legend.marks if isinstance(mark, Box)} == {"area", "unknown", "unrecorded"}


def test_boxes_without_a_number_are_all_as_wide() -> None:
    """Their size is none that is made up: it does not hang on anything but the words in them."""
    extra = [Place(id=f"p{at}", name=f"Place {at}") for at in range(4)]
    assert {box.width for box in _boxes(areas(site(*extra, people("p0", 10, year="2018")))).values()} >= {150.0}
    without = _boxes(areas(site(*extra)))
    assert len({(box.width, box.height) for box in without.values()}) == 1


def test_qualifiers_and_ranges_are_written() -> None:
    """What a source puts before a number, both ends of a range, and a year that is not stated stand in the label."""
    told = (
        people("system", 3_000_000, qualifier=Qualifier.MORE_THAN),
        people("place", 390_000, upper=Decimal(410_000), year="not_stated"),
    )
    groups = _groups(areas(site(SYSTEM, PLACE, *told)))
    assert ">3,000,000 registered people, 2019" in _label(groups["system"])
    assert "390,000 to 410,000 registered people, year not stated" in _label(groups["place"])


def test_kinds_of_population_are_not_mixed() -> None:
    """Registered and resident people are never drawn to one scale; the kind can be asked for."""
    other = Place(id="other", name="Other", within=("system",))
    world = site(
        SYSTEM, PLACE, other, people("place", 1000), people("other", 2000, "resident"), people("system", 9, "resident")
    )
    looks = {key: box.look for key, box in _boxes(areas(world)).items()}
    assert looks["place"] == "contract"
    assert looks["other"] == "area"
    assert "counts others: not to scale" in _label(_groups(areas(world))["place"])
    asked = areas(world, counted="registered")
    assert {key: box.look for key, box in _boxes(asked).items()} == {
        "system": "contract",
        "place": "area",
        "other": "contract",
    }
    assert "count registered people" in asked.description
    with pytest.raises(UnknownName, match="registered"):
        areas(world, counted="registred")


def test_what_is_of_a_body_or_a_mean_is_none_of_the_area() -> None:
    """People of a CCG, and a mean over the parts, leave the area without a number; both are listed or told as such."""
    ccg = Organisation(id="ccg", name="CCG")
    parts = tuple(Neighbourhood(id=f"n{at}", name=f"N {at}", within=("place",)) for at in range(2))
    mean = people("place", 50_000, id="mean", mean_over=("n0", "n1"))
    world = site(SYSTEM, PLACE, *parts, ccg, mean, people("ccg", 99, id="own"), Coverage(body="ccg", area="place"))
    drawing = areas(world)
    assert {box.look for box in _boxes(drawing).values()} == {"unrecorded"}
    assert "2 areas in it have on average 50,000 registered people, 2019" in _label(_groups(drawing)["place"])
    assert {one.fact: one.why for one in drawing.undrawn} == {"own": "of a body, not of an area itself"}


def test_an_area_in_several_is_drawn_once_with_remarks_on_both_sides() -> None:
    """Glossop is drawn in its place, and said to lie in High Peak; High Peak says where it is drawn."""
    groups = _groups(areas(ck.load("tameside-glossop")))
    boxes = {key: _box(group) for key, group in groups.items()}
    assert boxes["tameside-and-glossop"].holds(boxes["glossop"])
    assert not meet(boxes["derbyshire"], boxes["glossop"])
    assert "also in High Peak" in _label(groups["glossop"])
    assert "Glossop lies in it too: drawn in Tameside and Glossop" in _label(groups["high-peak"])


def test_who_covers_an_area_is_written() -> None:
    """Bodies are named with how far they cover it; where there is no room for all, how many more there are."""
    groups = _groups(areas(ck.load("tameside-glossop")))
    assert "Covered by Tameside and Glossop CCG (≈15% of its people)" in _label(groups["glossop"])
    assert "Governing body of Tameside and Glossop CCG" in groups["tameside-and-glossop"].title
    bodies = [Organisation(id=f"o{at}", name=f"Body of a long name number {at}") for at in range(30)]
    covers = [Coverage(body=one.id, area="place") for one in bodies]
    crowded = areas(site(PLACE, SYSTEM, *bodies, *covers))
    check(crowded)
    assert " more" in _label(_groups(crowded)["place"])
    assert _groups(crowded)["place"].title.count("Body of a long name") == 30


def test_one_body_alone_is_named_however_many_areas_there_are() -> None:
    """Of many areas the number of those who cover each is told, but one alone is named."""
    many = [Place(id=f"p{at}", name=f"Place {at}") for at in range(40)]
    bodies = [Organisation(id=key, name=f"Body {key}") for key in ("x", "y")]
    covers = [Coverage(body="x", area="p0"), Coverage(body="x", area="p1"), Coverage(body="y", area="p1")]
    groups = _groups(areas(site(*many, *bodies, *covers)))
    assert "Covered by Body x" in _label(groups["p0"])
    assert "Covered by 2 bodies" in _label(groups["p1"])
    assert "Covered by 1 body" not in areas(ck.load("england")).svg()


def test_as_many_of_a_crowd_are_named_as_have_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one name more the label is too long, and finding that takes a few tries, however many there are."""
    spot = Spot(
        key="p", name="Place", tier="place", size=Size.NOT_RECORDED, bodies=tuple(f"Body {at}" for at in range(5000))
    )
    tried: list[str] = []

    def counting(text: str, width: float, size: float, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
        tried.append(text)
        return fitted(text, width, size, lines=lines, bold=bold)

    monkeypatch.setattr("commissionkit.views.nested.labelling.fitted", counting)
    for width in (90.0, 150.0, 400.0, 900.0):
        tried.clear()
        label = labelled(spot, width)
        named = 5000 - label.unnamed
        assert " ".join(text for text, _, _ in label.lines).endswith(f"Body {named - 1} and {label.unnamed} more")
        more = f"Covered by {'; '.join(spot.bodies[: named + 1])} and {label.unnamed - 1} more"
        assert fitted(more, width, 10, lines=8)[-1].endswith("…")
        assert len(tried) < 20
        assert max(map(len, tried)) < 2500


def test_what_is_not_certain_on_the_day_is_not_drawn_as_certain() -> None:
    """In 2016 it is not known of most coverages and populations of Bradford whether they held: each says so."""
    drawing = areas(ck.load("bradford-craven"), on="2016-06-01")
    check(drawing)
    groups = _groups(drawing)
    place = groups["bradford-district-and-craven"]
    assert _box(place).look == "maybe"
    assert "632,780 registered people, 2018/19 (not certain on that day)" in _label(place)
    assert "Bradford Council (in part, not certain on that day)" in place.title
    assert "Of them not certain on that day: 1." in drawing.description
    legend = next(m for m in marks_of(drawing.scene.marks) if isinstance(m, Group) and m.role == "legend")
    assert "Not certain" in _label(legend)
    assert "not certain" not in areas(ck.load("bradford-craven")).svg().lower()


def test_what_is_planned_looks_planned_and_what_does_not_hold_is_listed() -> None:
    """A planned place has the look and the word in a state with plans; without them it is listed as not drawn."""
    plan = Status.PLANNED
    planned = attrs.evolve(PLACE, status=plan)
    ccg = Organisation(id="ccg", name="CCG")
    cover = Coverage(id="cover", body="ccg", area="system", status=plan)
    world = site(SYSTEM, planned, ccg, cover, people("place", 150_000))
    drawing = areas(ck.as_of(world, "2021", plans=True))
    check(drawing)
    groups = _groups(drawing)
    assert _box(groups["place"]).look == "planned"
    assert "planned" in _label(groups["place"])
    assert "Covered by CCG (planned)" in _label(groups["system"])
    assert "planned" in drawing.description
    left = {one.fact: one.why for one in areas(world, on="2019").undrawn}
    assert left["place"] == left["cover"] == "does not hold on that day, or is only planned"


def test_an_area_that_is_not_there_on_the_day_is_told_with_the_state() -> None:
    """The message says in which state it is not."""
    world = site(SYSTEM, attrs.evolve(PLACE, status=Status.PLANNED))
    with pytest.raises(RefusedQuestion, match="place is not there in town, 2019: ask for another day"):
        areas(world, area="place", on="2019")


def test_a_whole_that_cannot_hold_its_parts_is_a_frame() -> None:
    """Where parts make up all of an area, there is no room for its label in a box to scale: it says so."""
    half = Place(id="half", name="Half", within=("system",))
    drawing = areas(site(SYSTEM, PLACE, half, people("system", 300), people("place", 150), people("half", 150)))
    assert {key: box.look for key, box in _boxes(drawing).items()} == {
        "system": "contract",
        "place": "area",
        "half": "area",
    }
    assert "not to scale: its parts take more room" in _label(_groups(drawing)["system"])


def test_a_country_shows_its_upper_tiers_and_counts_the_rest() -> None:
    """Of the areas of England regions and systems are drawn; one of them can be asked for."""
    drawing = areas(ck.load("england"))
    assert len(_groups(drawing)) < 61
    assert "380 more areas in it, not drawn" in _label(_groups(drawing)["england"])
    part = areas(ck.load("england"), area="E47000001")
    check(part)
    assert len(_groups(part)) == 11
    assert "in England" in _label(_groups(part)["E47000001"])
    assert "227,117 resident people, 2020" in _label(_groups(part)["E08000008"])


def test_hundreds_of_areas_of_one_tier_stay_readable() -> None:
    """A flat list of hundreds shows the first, and says how many more there are, in the table at least."""
    many = [Locality(id=f"l{at}", name=f"Locality {at}", within=("place",)) for at in range(300)]
    drawing = areas(site(PLACE, SYSTEM, *many))
    check(drawing)
    assert "300 more areas in it, not drawn" in _label(_groups(drawing)["place"])
    flat = areas(site(*(attrs.evolve(one, within=()) for one in many)))
    assert len(_groups(flat)) == 60
    assert len(flat.undrawn) == 240
    assert len(flat.table()) == 300


def test_names_are_escaped_and_fit() -> None:
    """Hostile and very long names neither break out of the picture nor out of their boxes."""
    world = site(
        Region(id="r", name=HOSTILE),
        Place(id="p", name=HOSTILE, within=("r",)),
        Organisation(id="o", name=HOSTILE),
        Coverage(body="o", area="p"),
        people("p", 1200),
    )
    drawing = areas(world)
    check(drawing)
    assert "<script" not in drawing.svg()
    assert "<script" not in drawing.html()


def test_areas_in_a_circle_are_drawn() -> None:
    """Two areas that lie in each other, which is an error of the file, do not stop the picture."""
    drawing = areas(site(Place(id="a", name="A", within=("b",)), Place(id="b", name="B", within=("a",))))
    assert set(_groups(drawing)) == {"a", "b"}


def test_nothing_recorded_is_refused() -> None:
    """A file without areas is told what is missing; an unknown area is named with near ones."""
    with pytest.raises(RefusedQuestion, match="records no area"):
        areas(site(Organisation(id="o", name="O")))
    with pytest.raises(UnknownName, match="glossop"):
        areas(ck.load("tameside-glossop"), area="glosop")


def test_the_table_tells_each_area_and_number() -> None:
    """A row for each number of people of an area, and one for an area without any."""
    rows = areas(ck.load("south-tyneside")).records()
    told = [(row["area"], row["population"], row["size"]) for row in rows]
    assert told == [
        ("North East and Yorkshire", None, "population not recorded"),
        ("North East and North Cumbria", "3,200,000 people, year not stated", "to scale"),
        ("North East and North Cumbria", ">3,000,000 people, year not stated", "recorded, but not to scale"),
        ("South Tyneside", "≈150,000 people, year not stated", "to scale"),
    ]
