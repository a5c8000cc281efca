"""Timelines: where bars begin and end, how changes join them, and what is left out."""

from __future__ import annotations

from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commissionkit as ck
from commissionkit.drawing import LOOKS, Box, Disc, Drawing, Group, Line, Words, marks_of, text_width
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import (
    Arrangement,
    Change,
    ChangeKind,
    ChangeStatus,
    Contract,
    DatedName,
    Fact,
    Forum,
    Organisation,
    Silence,
    Status,
)
from commissionkit.periods import Bound, Period
from commissionkit.testing import arrangements
from commissionkit.views.timelines import timeline

SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")


# -- what holds of any timeline ------------------------------------------------------------------


def groups(drawing: Drawing) -> dict[str, Group]:
    found = [mark for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group) and mark.key]
    assert len({group.key for group in found}) == len(found), "something is drawn twice"
    return {group.key: group for group in found}


def bars(drawing: Drawing) -> dict[str, Group]:
    return {key: group for key, group in groups(drawing).items() if group.role != "join"}


def joins(drawing: Drawing) -> dict[str, Group]:
    return {key: group for key, group in groups(drawing).items() if group.role == "join"}


def strokes(group: Group) -> list[tuple[float, float, float, float]]:
    """The room that each box and line of a group takes."""
    found = []
    for mark in group.marks:
        if isinstance(mark, Box):
            found.append((mark.x, mark.y, mark.right, mark.bottom))
        elif isinstance(mark, Line):
            xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
            found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] <= other[2] - 0.3 and other[0] <= one[2] - 0.3 and one[1] <= other[3] and other[1] <= one[3]


def check(drawing: Drawing, site: Arrangement) -> None:
    """No bar on another, no join through a foreign bar, no label out of its room, all on the page, each fact told."""
    shown = {key: strokes(group) for key, group in bars(drawing).items()}
    assert all(shown.values()), "a bar without a mark"
    # Rows are told apart by their height: only neighbours can touch.
    rows = sorted(shown.values(), key=lambda room: room[0][1])
    for above, below in pairwise(rows):
        assert max(room[3] for room in above) < min(room[1] for room in below), "two bars overlap"
    for key, group in joins(drawing).items():
        change = site.whole[key]
        assert isinstance(change, Change)
        parties = {*change.predecessors, *change.successors}
        for line in strokes(group):
            crossed = [
                bar for bar, room in shown.items() if bar not in parties and any(meet(line, one) for one in room)
            ]
            assert not crossed, f"{key} runs through {crossed}"
    for key, group in bars(drawing).items():
        label, *behind = [mark for mark in group.marks if isinstance(mark, Words)]
        look = LOOKS[label.look]
        first = min([room[0] for room in shown[key]] + [words.x for words in behind if words.anchor == "start"])
        assert label.x + text_width(label.text, look.size, bold=look.bold) < first
    _on_the_page(drawing)
    left_out = [one.fact for one in drawing.undrawn]
    assert not set(left_out) & set(drawing.drawn)
    own = {fact.id for fact in site.facts}
    assert own <= {*drawing.drawn, *left_out}
    assert {key for group in groups(drawing).values() for key in group.facts} == set(drawing.drawn)
    assert len(drawing.table()) == len(shown)


def _on_the_page(drawing: Drawing) -> None:
    width, height = drawing.scene.width, drawing.scene.height
    for mark in marks_of(drawing.scene.marks):
        if isinstance(mark, Box):
            assert 0 <= mark.x <= mark.right <= width
            assert 0 <= mark.y <= mark.bottom <= height
        elif isinstance(mark, Words):
            look = LOOKS[mark.look]
            wide = text_width(mark.text, look.size, bold=look.bold)
            left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
            assert 0 <= left <= left + wide <= width, mark.text
            assert 0 <= mark.y <= height
        elif isinstance(mark, Line):
            assert all(0 <= x <= width and 0 <= y <= height for x, y in mark.points)
    ET.fromstring(drawing.svg())  # noqa: S314 - our own


@pytest.mark.parametrize("name", SITES)
def test_timelines_of_the_sites_are_sound(name: str) -> None:
    """All that a timeline promises holds of the three sites, and each body and forum of them has a bar."""
    site = ck.load(name)
    drawing = timeline(site)
    check(drawing, site)
    assert {*site.organisations.ids, *site.forums.ids} <= set(bars(drawing))


def test_the_timeline_of_the_mergers_of_england_is_sound() -> None:
    """It draws only bodies that a change of these years ties to others, and says how many it leaves out."""
    england = ck.load("england")
    drawing = timeline(england, during="2013..2022")
    check(drawing, england)
    tied = {
        party
        for change in england.changes
        if change.on.first is not None and "2013" <= str(change.on.first)[:4] <= "2022" and change.successors
        for party in (*change.predecessors, *change.successors)
    }
    assert set(bars(drawing)) <= tied
    ccgs = {body.id for body in england.organisations if body.kind == "ccg"}
    assert {party for party in tied if party in ccgs} <= set(bars(drawing))
    assert "are left out" in drawing.description


@given(arrangements(), st.sampled_from([None, "2019", "2016..2020", "2010-04-01..2012"]))
@settings(max_examples=80, deadline=None)
def test_timelines_of_any_arrangement_are_sound(site: Arrangement, during: str | None) -> None:
    """So it is for random arrangements, and the same arrangement gives the same text."""
    try:
        drawing = timeline(site, during=during)
    except RefusedQuestion:
        return
    check(drawing, site)
    assert timeline(site, during=during).svg() == drawing.svg()


_KINDS = st.sampled_from([ChangeKind.MERGER, ChangeKind.SPLIT, ChangeKind.TRANSFER, ChangeKind.RENAME])


@given(
    st.lists(
        st.tuples(
            _KINDS,
            st.sets(st.integers(0, 11), min_size=1, max_size=4),
            st.sets(st.integers(0, 11), min_size=1, max_size=3),
            st.integers(2000, 2012),
        ),
        min_size=1,
        max_size=12,
    ),
    st.lists(
        st.sampled_from(["2001..2009", "not_stated..2008", "1999..ongoing", "2004/05..not_stated", ""]), min_size=12
    ),
)
@settings(max_examples=80, deadline=None)
def test_no_join_runs_through_a_foreign_bar_however_tangled_the_changes(
    tangle: list[tuple[ChangeKind, set[int], set[int], int]], periods: list[str]
) -> None:
    """Changes that cannot be drawn without a crossing are told by numbers instead."""
    bodies = [body(f"b{at}", periods[at]) for at in range(12)]
    changes = [
        Change(
            id=f"c{at}",
            kind=kind,
            predecessors=tuple(f"b{one}" for one in sorted(before)),
            successors=tuple(f"b{one}" for one in sorted(after)),
            on=Bound.parse(f"{year}-04-01"),
        )
        for at, (kind, before, after, year) in enumerate(tangle)
    ]
    site = place(*bodies, *changes)
    check(timeline(site), site)


# -- small arrangements --------------------------------------------------------------------------


def body(name: str, period: str = "", **more: object) -> Organisation:
    return Organisation(id=name, name=name.upper(), kind="ccg", period=Period.parse(period or None), **more)  # type: ignore[arg-type]


def merger(key: str, before: str, after: str, on: str, **more: object) -> Change:
    return Change(
        id=key,
        kind=ChangeKind.MERGER,
        predecessors=tuple(before.split()),
        successors=tuple(after.split()),
        on=Bound.parse(on),
        **more,  # type: ignore[arg-type]
    )


def place(*facts: Fact, as_at: str = "2019") -> Arrangement:
    return Arrangement(id="place", as_at=Bound.parse(as_at, span=True), facts=facts)


def row(drawing: Drawing, name: str) -> dict[str, object]:
    return next(record for record in drawing.records() if record["body"] == name.upper())


def looks(group: Group) -> list[str]:
    return [mark.look for mark in group.marks if not isinstance(mark, Group)]


def test_ends_that_are_known_open_and_ongoing_look_different() -> None:
    """A dated end is an edge, ongoing an arrow, a bound of several days stripes, an unrecorded start dots."""
    site = place(
        body("dated", "2015-04-01..2018-03-31"),
        body("ongoing", "2015-04-01..ongoing"),
        body("about", "2015..2018-03-31"),
        body("open"),
        body("sought"),
        Silence(id="silence", subject="sought", what="start"),
        body("gone", "2015-04-01..not_stated"),
        body("until", "2015-04-01..ongoing"),
        Silence(id="silence-2", subject="until", what="end"),
    )
    shown = bars(timeline(site))
    assert looks(shown["dated"]) == ["label", "body"]
    assert looks(shown["ongoing"]) == ["label", "onward", "body"]
    assert looks(shown["about"])[:2] == ["label", "unknown"]
    assert looks(shown["open"]) == ["label", "unstated", "onward", "body"]
    assert looks(shown["sought"]) == ["label", "unstated", "strong", "onward", "body"]
    assert looks(shown["until"]) == ["label", "onward", "strong", "body"]
    assert looks(shown["gone"]) == ["label", "unstated", "strong", "body"]


def test_stripes_reach_from_the_earliest_to_the_latest_day() -> None:
    """Of a body that began in 2015 the stripes fill that year, and the bar begins with the next."""
    drawing = timeline(place(body("about", "2015..2018-12-31"), body("sure", "2015-01-01..2015-12-31")))
    shown = bars(drawing)
    stripes = next(mark for mark in shown["about"].marks if isinstance(mark, Box) and mark.look == "unknown")
    year = next(mark for mark in shown["sure"].marks if isinstance(mark, Box))
    assert (stripes.x, stripes.right) == pytest.approx((year.x, year.right), abs=0.6)  # a day is 0.4 pixels here


def test_what_has_no_date_covers_the_days_of_the_sources() -> None:
    """A body in force without a date is there on those days alone, not before."""
    drawing = timeline(place(body("open"), body("year", "2019-01-01..2019-12-31")))
    open_one, year = (next(m for m in bars(drawing)[name].marks if isinstance(m, Box)) for name in ("open", "year"))
    assert (open_one.x, open_one.right) == (year.x, year.right)


def test_the_table_tells_how_each_end_is_known() -> None:
    """By its own dates, by a change, or not."""
    site = place(
        body("a", "2013-04-01..ongoing"),
        body("b"),
        body("c"),
        merger("m", "a b", "c", "2018-04-01"),
    )
    drawing = timeline(site)
    assert row(drawing, "a") == {
        "body": "A",
        "kind": "Clinical commissioning group",
        "began": "2013-04-01",
        "ended": "2018-03-31",
        "how known": "start: to the day; end: by the change m",
        "facts": "a; m",
    }
    assert row(drawing, "b")["began"] == "not recorded"
    assert row(drawing, "c")["began"] == "2018-04-01"
    assert row(drawing, "c")["how known"] == "start: by the change m; end: ongoing"


def test_a_change_settles_a_bound_that_it_falls_in() -> None:
    """A body that began some day up to 2018 began on the day of the merger that made it."""
    site = place(body("a"), body("b"), body("c", "[..2018]..ongoing"), merger("m", "a b", "c", "2018-04-01"))
    assert row(timeline(site), "c")["began"] == "2018-04-01"


def test_own_dates_count_where_a_change_contradicts_them() -> None:
    """A body cannot have ended, by a change, before it began."""
    site = place(body("a", "2025-01-01..ongoing"), body("b"), body("c"), merger("m", "a b", "c", "2018-04-01"))
    assert row(timeline(site), "a")["ended"] == "ongoing"


def test_what_was_removed_is_not_drawn_as_going_on() -> None:
    """Of a body that is gone no day is certain, whether or not the days of the sources are known."""
    gone = body("gone", "2015-04-01", status=Status.REMOVED)
    for site in (place(gone), attrs.evolve(place(gone), as_at=Bound.parse("not_stated"))):
        drawing = timeline(site)
        assert not any(
            mark.width > 4 for mark in bars(drawing)["gone"].marks if isinstance(mark, Box) and mark.look == "body"
        )
        assert "removed" in str(row(drawing, "gone")["ended"])


def test_a_merger_is_one_line_beside_all_that_it_joins() -> None:
    """Those that merge and the heir stand next to one another, even where names and dates would part them."""
    site = place(
        body("a", "2013-04-01..2018-03-31"),
        body("m", "2010-04-01..ongoing"),
        body("z", "2011-04-01..2018-03-31"),
        body("n", "2018-04-01..ongoing"),
        merger("join", "a z", "n", "2018-04-01"),
    )
    drawing = timeline(site)
    order = [record["body"] for record in drawing.records()]
    assert sorted([order.index("A"), order.index("Z"), order.index("N")]) in ([0, 1, 2], [1, 2, 3])
    lines = [mark for mark in joins(drawing)["join"].marks if isinstance(mark, Line)]
    assert {mark.look for mark in lines} == {"joins"}
    check(drawing, site)


def test_mergers_of_mergers_never_need_numbers() -> None:
    """A tree of mergers is drawn without one."""
    leaves = [body(f"leaf-{at}", f"200{at}-04-01..{2010 + at // 2}-03-31") for at in range(8)]
    middle = [body(f"mid-{at}", f"{2010 + at}-04-01..2016-03-31") for at in range(4)]
    top = body("top", "2016-04-01..ongoing")
    changes = [
        *(merger(f"m{at}", f"leaf-{2 * at} leaf-{2 * at + 1}", f"mid-{at}", f"{2010 + at}-04-01") for at in range(4)),
        merger("last", "mid-0 mid-1 mid-2 mid-3", "top", "2016-04-01"),
    ]
    site = place(*leaves, *middle, top, *changes)
    drawing = timeline(site)
    check(drawing, site)
    assert "number" not in {look for group in joins(drawing).values() for look in looks(group)}


def test_bars_that_no_line_can_join_bear_the_same_number() -> None:
    """Three bodies, each pair of which is tied on the same day: one pair has to be numbered, at both ends."""
    site = place(
        *(body(name, "2010-04-01..ongoing") for name in ("a", "b", "c")),
        *(
            Change(
                id=f"{one}{other}",
                kind=ChangeKind.TRANSFER,
                predecessors=(one,),
                successors=(other,),
                on=Bound.parse("2015-04-01"),
            )
            for one, other in combinations("abc", 2)
        ),
    )
    drawing = timeline(site)
    check(drawing, site)
    numbers = [mark.text for group in joins(drawing).values() for mark in group.marks if isinstance(mark, Words)]
    assert numbers
    assert all(numbers.count(number) == 2 for number in numbers)
    assert "told by numbers" in drawing.description


def test_plans_look_planned() -> None:
    """A planned merger is drawn as a plan, its heir too, and the table says so."""
    site = place(
        body("a", "2013-04-01..ongoing"),
        body("b", "2013-04-01..ongoing"),
        body("c", "2020-04-01..ongoing", status=Status.PLANNED),
        merger("m", "a b", "c", "2020-04-01", happened=ChangeStatus.PLANNED),
    )
    drawing = timeline(site)
    assert "planned" in looks(bars(drawing)["c"])
    assert {mark.look for mark in joins(drawing)["m"].marks if isinstance(mark, Line)} == {"plans"}
    assert row(drawing, "a")["ended"] == "2020-03-31"
    assert row(drawing, "a")["how known"] == "start: to the day; end: by the change m, planned"
    assert row(drawing, "c")["kind"] == "Clinical commissioning group (planned)"


def test_a_new_name_is_a_dot_on_the_bar() -> None:
    """Neither a rename of the same body nor a dated name ends it."""
    renamed = body("a", "2013-04-01..ongoing", names=(DatedName(name="Old", period=Period.parse("2013-04-01..2014")),))
    change = Change(
        id="r", kind=ChangeKind.RENAME, predecessors=("a",), successors=("a",), on=Bound.parse("2017-04-01"), name="New"
    )
    drawing = timeline(place(renamed, change))
    assert sum(isinstance(mark, Disc) for mark in bars(drawing)["a"].marks) == 2
    assert looks(joins(drawing)["r"]) == ["turn"]
    assert row(drawing, "a")["ended"] == "ongoing"


def test_funds_and_contracts_have_thin_bars_where_they_are_dated() -> None:
    """Without a date they are listed as not drawn, and why."""
    site = place(
        body("a", "2013-04-01"),
        Contract(id="dated", name="Dated", period=Period.parse("2017-04-01..2020-03-31")),
        Contract(id="undated", name="Undated"),
    )
    drawing = timeline(site)
    tall, thin = (next(m for m in bars(drawing)[name].marks if isinstance(m, Box)) for name in ("a", "dated"))
    assert thin.height < tall.height
    assert [(one.fact, one.why) for one in drawing.undrawn] == [
        ("undated", "no day is recorded on which it began or ended")
    ]


def test_focus_lights_the_family() -> None:
    """What changes tie to the body stays, the rest is faint."""
    site = place(
        body("a", "2013-04-01..2018-03-31"),
        body("b", "2018-04-01..ongoing"),
        body("other", "2013-04-01..ongoing"),
        merger("m", "a", "b", "2018-04-01"),
    )
    lit = {key: not group.faint for key, group in groups(timeline(site, focus="a")).items()}
    assert lit == {"a": True, "b": True, "other": False, "m": True}
    assert timeline(site, focus="m").drawn == timeline(site).drawn


def test_of_a_large_arrangement_only_the_family_is_drawn() -> None:
    """`focus` leaves out the rest, with the reason; without changes there is nothing to choose by."""
    many = [body(f"b{at:03}", "2013-04-01..ongoing") for at in range(400)]
    site = place(*many, merger("m", "b000 b001", "b002", "2018-04-01"))
    assert set(timeline(site).drawn) == {"b000", "b001", "b002", "m"}
    assert set(timeline(site, focus="b007").drawn) == {"b007"}
    assert "no change ties it to b007" in {one.why for one in timeline(site, focus="b007").undrawn}
    for during, such in ((None, True), ("2018", False)):
        words = [mark.text for mark in timeline(site, during=during).scene.marks if isinstance(mark, Words)]
        told = " ".join(words[1:])
        assert told.startswith("Not drawn: 397 more that no change ties to another")
        assert ("such as during='2019..2020'" in told) is such
    with pytest.raises(RefusedQuestion, match="too many for one timeline"):
        timeline(place(*many))


def test_names_of_a_usual_length_are_whole() -> None:
    """The room for names is as wide as the names are, within reason."""
    for name in ("south-tyneside", "tameside-glossop", "bradford-craven"):
        site = ck.load(name)
        shown = {next(m.text for m in group.marks if isinstance(m, Words)) for group in bars(timeline(site)).values()}
        assert not [text for text in shown if "…" in text]


def test_years_stand_again_where_those_above_are_out_of_sight() -> None:
    """A tall picture has them at headings further down too, a low one only at the top."""
    low = place(body("a", "2013-04-01"), Forum(id="f", name="F", period=Period.parse("2014")))
    tall = place(*(body(f"b{at:03}", "2013-04-01") for at in range(80)), Forum(id="f", name="F"))
    told = [
        [mark.y for mark in marks_of(timeline(site).scene.marks) if isinstance(mark, Words) and mark.text == "2014"]
        for site in (low, tall)
    ]
    assert [len(heights) for heights in told] == [1, 2]


def test_days_asked_about_cut_the_picture() -> None:
    """What was not there on them is left out; of what began before, the year is written."""
    site = place(body("early", "2001-04-01..2005-03-31"), body("long", "2001-04-01..ongoing"), body("late", "2018"))
    drawing = timeline(site, during="2010..2015")
    assert list(drawing.drawn) == ["long"]
    assert "2001" in [mark.text for mark in bars(drawing)["long"].marks if isinstance(mark, Words)]
    assert {one.why for one in drawing.undrawn} == {"not there on the days that are shown"}
    planned = place(body("long", "2001-04-01..ongoing"), body("plan", status=Status.PLANNED))
    assert list(timeline(planned, during="2010..2019").drawn) == ["long"]
    assert list(timeline(planned, during="2010..2022").drawn) == ["long", "plan"]


def test_a_file_without_dates_is_told_what_to_record() -> None:
    """No empty picture: the message says which keys to write."""
    with pytest.raises(RefusedQuestion, match=r"Write a start: .* an end:"):
        timeline(place(body("a"), Forum(id="f", name="F")))
    with pytest.raises(RefusedQuestion, match="no dated change"):
        timeline(place())


def test_what_cannot_be_drawn_is_refused() -> None:
    """An unknown focus is an unknown name, one without a bar is refused, and so is what is no arrangement."""
    site = place(body("a", "2013-04-01"), Contract(id="undated", name="Undated"))
    with pytest.raises(UnknownName):
        timeline(site, focus="nobody")
    with pytest.raises(RefusedQuestion, match="undated has no bar"):
        timeline(site, focus="undated")
    with pytest.raises(RefusedQuestion, match="on these days"):
        timeline(place(body("a", "2013-04-01..2014-03-31")), during="2018")
    with pytest.raises(RefusedQuestion):
        timeline("place")  # type: ignore[arg-type]


def test_snapshots_are_drawn_with_their_day() -> None:
    """The state on a day has that day marked, and is not drawn on others."""
    site = ck.as_of(ck.load("south-tyneside"), "2019-06-01")
    drawing = timeline(site)
    check(drawing, site)
    assert any(isinstance(m, Words) and m.text == "as on 2019-06-01" for m in marks_of(drawing.scene.marks))
    with pytest.raises(RefusedQuestion):
        timeline(site, during="2015")


def test_hostile_and_long_names_do_no_harm() -> None:
    """Markup in names is text, and a long name is cut to its room."""
    site = place(
        attrs.evolve(body("a", "2013-04-01..2018-03-31"), name='<script>alert("x")</script>\u202e & ' + "W" * 400),
        attrs.evolve(body("b", "2018-04-01"), name="\x1b[31m" + "医" * 300, kind="x" * 300, sector="<b>" * 99),
        merger("m", "a", "b", "2018-04-01", name="]]>" * 50),
    )
    drawing = timeline(site)
    check(drawing, site)
    assert "<script>" not in drawing.svg()
    assert "\u202e" not in drawing.svg()


def test_which_became_which_is_also_given_as_text() -> None:
    """Mermaid has an arrow from each body before a change to each after; without changes it is refused."""
    site = place(body("a", "2013-04-01"), body("b"), body("c"), merger("m", "a b", "c", "2018-04-01"))
    assert timeline(site).mermaid().count("merger 2018-04-01") == 2
    with pytest.raises(RefusedQuestion):
        timeline(place(body("a", "2013-04-01"))).mermaid()
