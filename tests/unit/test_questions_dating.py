"""What began, ended and changed, in order."""

from __future__ import annotations

import json
from datetime import date

import pytest

from commissionkit import io
from commissionkit.bundle import load
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.questions.dating import timeline

CITED = ["src: page 1"]


def _site(source: dict[str, object] | None = None, **lists: list[dict[str, object]]) -> Arrangement:
    named: dict[str, list[dict[str, object]]] = {
        "organisations": [
            {"id": "ccg", "name": "CCG", "kind": "ccg"},
            {"id": "trust", "name": "Trust", "kind": "nhs-trust"},
            {"id": "old", "name": "Old trust", "kind": "nhs-trust"},
        ],
        "forums": [{"id": "board", "name": "Board"}],
    }
    head = {"format": "commissionkit/1", "id": "site", "title": "Site", "as_at": 2019}
    entries = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in {**named, **lists}.items()}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source", **(source or {})}], **entries})


def _told(site: Arrangement, **asked: object) -> list[tuple[str, str, str]]:
    return [(event.when, event.event, event.label) for event in timeline(site, **asked)]


def test_up_to_a_day_goes_by_that_day() -> None:
    """What began on some day up to 2017 stands where 2017 stands, not before everything else."""
    site = _site(
        forums=[{"id": "a", "name": "A", "start": "[..2017-04-01]"}, {"id": "b", "name": "B", "start": "1974-04-01"}]
    )

    assert [event.id for event in timeline(site)] == ["b", "a"]


def test_starts_and_ends_in_order() -> None:
    """Events go by the first day on which they may have been, then the last; an end is a last day."""
    site = _site(
        forums=[
            {"id": "a", "name": "A", "start": "2018", "end": "2019-03-31"},
            {"id": "b", "name": "B", "start": "2018-01"},
            {"id": "c", "name": "C", "start": "2017/18", "end": "not_stated"},
            {"id": "d", "name": "D"},
        ]
    )

    assert _told(site) == [
        ("2017/18", "starts", "C"),
        ("2018-01", "starts", "B"),
        ("2018", "starts", "A"),
        ("2019-03-31", "ends", "A"),
    ]
    first = timeline(site)[0]
    assert (first.first, first.last, first.kind, str(first.claim)) == (
        date(2017, 4, 1),
        date(2018, 3, 31),
        "forums",
        "stated",
    )


def test_changes_and_plans() -> None:
    """A change is dated by its own day; what is planned, or lies after the days of the sources, is marked."""
    site = _site(
        changes=[
            {"kind": "merger", "predecessors": ["old"], "successors": ["trust"], "on": "2018-04-01"},
            {
                "kind": "merger",
                "predecessors": ["trust"],
                "successors": ["ccg"],
                "on": "2020-04-01",
                "happened": "planned",
            },
        ],
        programmes=[
            {"name": "Plan", "start": "2019", "end": "2025"},
            {"name": "To come", "start": 2019, "status": "planned"},
        ],
    )

    assert [(e.event, e.status, e.planned) for e in timeline(site)] == [
        ("merger", "happened", False),
        ("starts", "in_force", False),
        ("starts", "planned", True),
        ("merger", "planned", True),
        ("ends", "in_force", True),
    ]
    assert timeline(site)[0].label == "Old trust to Trust"


def test_names_and_renamings() -> None:
    """A name laid down is an event of its own, unless a recorded renaming tells of it."""
    names = [{"name": "Hospital", "end": "2016"}]
    bodies = [{"id": "trust", "name": "Trust", "names": names}]
    renaming = [{"kind": "rename", "predecessors": ["trust"], "successors": ["trust"], "on": 2016, "name": "Trust"}]
    taken = [{"id": "trust", "name": "Trust", "names": [{"name": "Trust", "start": "2016"}]}]

    assert _told(_site(organisations=bodies)) == [("2016", "renamed", "Trust lays down the name Hospital")]
    assert _told(_site(organisations=bodies, changes=renaming)) == [("2016", "rename", "Hospital becomes Trust")]
    assert _told(_site(organisations=taken)) == [("2016", "renamed", "Trust takes the name Trust")]


def test_ratings_and_publications() -> None:
    """A rating counts where its year is one, a source where its day of publication is known."""
    ratings = [
        {"about": "trust", "scheme": "CQC", "rating": "good", "year": "2018"},
        {"about": "old", "scheme": "CQC", "rating": "poor", "year": "not_stated"},
    ]
    site = _site({"published": "2020-02"}, ratings=ratings)

    assert _told(site) == [("2018", "rated", "Trust: CQC rating good"), ("2020-02", "published", "Source")]
    assert _told(_site({"published": "early in the year"})) == []


def test_facts_without_a_name_are_told_in_words() -> None:
    """Seats, coverage, provision, money, rights and delegations say what they are."""
    start = {"start": "2018"}
    site = _site(
        areas=[{"id": "town", "name": "Town"}],
        funds=[{"id": "fund", "name": "Fund"}],
        pots=[{"id": "fund/a", "fund": "fund", "name": "A", **start}],
        seats=[{"forum": "board", "holder": "ccg", "title": "chair", "standing": "chair", **start}],
        coverage=[{"body": "ccg", "area": "town", **start}],
        provision=[{"provider": "trust", "service": "acute", "area": "town", **start}],
        contributions=[
            {"organisation": "ccg", "fund": "fund", **start},
            {"organisation": "old", "fund": "fund", "participates": "no", **start},
        ],
        relationships=[{"subject": "ccg", "toward": "trust", "role": "works_with", **start}],
        rights=[
            {"holders": ["ccg"], "power": ["make", "take"], "over": {"fund": "fund"}, **start},
            {"holders": ["board"], "power": "take", "denied": True, **start},
            {"holders": {"each": {"seat_on": "board"}}, "power": "take", "over": {"area": "town"}, **start},
        ],
        delegations=[{"delegators": ["ccg"], "delegate": "board", "over": {"fund": "fund"}, **start}],
    )

    assert [label for _, _, label in _told(site)] == [
        "A of Fund",
        "Board may not take over everything",
        "CCG (chair) on Board: chair",
        "CCG covers Town",
        "CCG may make and take over Fund",
        "CCG puts money into Fund",
        "CCG to Trust: works with",
        "Old trust stays out of Fund",
        "Trust provides Acute care in Town",
        "delegation from CCG to Board over Fund",
        "each member of Board may take over in Town",
    ]


def test_during() -> None:
    """What may fall on the days is listed, and marked where it may also fall outside them."""
    site = _site(forums=[{"id": n, "name": n, "start": s} for n, s in (("a", "2018-04"), ("b", "2018"), ("c", "2016"))])

    assert [(e.id, e.maybe) for e in timeline(site, during="2018/19")] == [("b", True), ("a", False)]
    assert [e.id for e in timeline(site, during=date(2018, 4, 2))] == ["b", "a"]
    assert _told(site, during="2010..2012") == []
    assert "may be then" in str(timeline(site, during="2018/19"))
    with pytest.raises(InvalidText):
        timeline(site, during="soon")


def test_kinds() -> None:
    """Only the lists asked for, one or several; a list that is none is refused, with near ones."""
    site = _site(
        {"published": "2020"},
        forums=[{"id": "a", "name": "A", "start": "2018"}],
        posts=[{"id": "p", "name": "P", "start": "2018"}],
    )

    assert [e.id for e in timeline(site, kinds="forums")] == ["a"]
    assert [e.id for e in timeline(site, kinds=["posts", "sources"])] == ["p", "src"]
    with pytest.raises(UnknownName, match=r'no list "forum"\. Did you mean "forums"'):
        timeline(site, kinds="forum")
    with pytest.raises(RefusedQuestion):
        timeline(site, kinds=3)  # type: ignore[arg-type]
    with pytest.raises(RefusedQuestion):
        timeline("site")  # type: ignore[arg-type]


def test_what_has_no_date_though_looked_for() -> None:
    """Starts and ends that the coder looked for in vain are listed apart, by name."""
    silent = [
        {"subject": "board", "what": "start"},
        {"subject": "ccg", "what": "end"},
        {"subject": "board", "what": "chair"},
        {"subject": "acute", "what": "start"},
    ]
    found = timeline(_site(silent=silent))

    assert [(one.id, one.kind, one.what) for one in found.undated] == [
        ("acute", "services", "start"),
        ("board", "forums", "start"),
        ("ccg", "organisations", "end"),
    ]
    assert "- Board: start not stated" in str(found)
    assert [str(citation) for citation in found.evidence] == CITED
    assert [one.id for one in timeline(_site(silent=silent), kinds="forums").undated] == ["board"]


def test_open_bounds_are_told_in_words() -> None:
    """A day up to, from, or between others reads so, and sorts by what is known of it."""
    starts = {"a": "[..2016]", "b": "[2017..2019]", "c": "[2019..]"}
    site = _site(forums=[{"id": n, "name": n, "start": s} for n, s in starts.items()])

    assert [row.reading()["when"] for row in timeline(site)] == ["up to 2016", "2017 to 2019", "2019 or later"]
    assert timeline(site)[0].first == date.min


def test_forms() -> None:
    """A timeline goes to JSON with days as text, a frame and HTML."""
    found = timeline(
        _site(forums=[{"id": "a", "name": "A", "start": "2018-04-01"}], silent=[{"subject": "ccg", "what": "start"}])
    )
    data = json.loads(json.dumps(found.to_dict()))

    assert (data["format"], data["items"][0]["first"], data["undated"][0]["id"]) == (
        "commissionkit/timeline/1",
        "2018-04-01",
        "ccg",
    )
    assert list(found.to_frame()["event"]) == ["starts"]
    assert "<table" in found._repr_html_()


# -- the bundled sites ---------------------------------------------------------------------------


def test_the_merger_in_south_tyneside() -> None:
    """Both trusts end, the merger comes, the new trust starts, in that order (Appendix B, note 1)."""
    found = timeline(load("south-tyneside"), during="2019-03-31..2019-04-01", kinds=["organisations", "changes"])
    certain = [(event.event, event.id) for event in found if not event.maybe]

    assert certain == [
        ("ends", "city-hospitals-sunderland"),
        ("ends", "south-tyneside-ft"),
        ("merger", "stsft-merger"),
        ("starts", "stsft"),
    ]


def test_the_planned_merger_in_bradford() -> None:
    """The one CCG of April 2020 is a plan."""
    found = timeline(load("bradford-craven"), during="2020", kinds=["organisations", "changes"])

    assert {event.planned for event in found} == {True}
    assert "merger" in {event.event for event in found}


def test_starts_that_no_source_gives() -> None:
    """When the Strategic Commissioning Board began was looked for and is not said (case study 2, Planning)."""
    found = timeline(load("tameside-glossop"), kinds="forums")

    assert "strategic-commissioning-board" in {one.id for one in found.undated if one.what == "start"}
