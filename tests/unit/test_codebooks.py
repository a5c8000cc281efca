"""The bundled codebooks: every cell can be asked for again, and any site can be asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

import commissionkit as ck
from commissionkit.answers import AnswerStatus
from commissionkit.codebooks import CODEBOOKS, OVERVIEW, Characteristic, Codebook, State, compare
from commissionkit.codebooks.wording import others_too, short
from commissionkit.errors import UnknownName
from commissionkit.io import from_data, load
from commissionkit.model import Arrangement, Organisation, Post, Seat, YesNo
from commissionkit.periods import Bound

NOTHING = Arrangement(id="nothing", title="Nothing", as_at=Bound.parse("2019"))
HEAD = {"format": "commissionkit/1", "id": "small", "title": "Small", "area": "here", "as_at": 2019}
SOURCES = [{"id": "paper", "title": "Paper"}]
CITED = ["paper: page 1"]


def _site(**lists: list[dict[str, object]]) -> Arrangement:
    """A small site: each entry is cited unless it says otherwise."""
    cited = {key: [{"evidence": CITED, **entry} for entry in entries] for key, entries in lists.items()}
    return from_data(
        {**HEAD, "sources": SOURCES, "places": [{"id": "here", "name": "Here", "evidence": CITED}], **cited}
    )


def _cell(site: Arrangement, row: str, codebook: str = "overview") -> str:
    return compare([site], codebook)[row, site.id].text


# -- every codebook, any site ----------------------------------------------------------------------------------------


def test_bundled_codebooks_bear_their_ids() -> None:
    """Eleven codebooks, found by id; the overview has fifteen rows."""
    assert list(CODEBOOKS) == [
        "overview",
        "context",
        "decisions",
        "cycle",
        "shifts",
        "contracts",
        "double-running",
        "formality",
        "staffing",
        "enablers-and-barriers",
        "next-steps",
    ]
    assert [book.id for book in CODEBOOKS.values()] == list(CODEBOOKS)
    assert len(OVERVIEW.characteristics) == 15


def test_an_unknown_codebook_offers_near_names() -> None:
    """A slip in the name of a codebook is told with what was probably meant."""
    with pytest.raises(UnknownName) as caught:
        compare([NOTHING], "overvew")

    assert caught.value.near == ("overview",)


@pytest.mark.parametrize("name", [*CODEBOOKS, "all"])
@pytest.mark.parametrize(
    "site",
    [NOTHING, Arrangement(id="bare"), _site()],
    ids=["no facts", "no days", "only a place"],
)
def test_a_site_with_nothing_on_record_is_never_said_to_have_nothing(name: str, site: Arrangement) -> None:
    """Where nothing is recorded no cell fails, and none claims that a source states an absence."""
    comparison = compare([site], name)

    assert [cell for cell in comparison.cells if cell.state is State.ABSENT] == []
    assert comparison["overview/forums" if name == "all" else comparison.rows[0].id, site.id].text


@pytest.mark.parametrize("name", CODEBOOKS)
def test_every_call_can_be_made(name: str) -> None:
    """The call that a cell names runs as it stands, with nothing but `ck`."""
    comparison = compare(ck.load_sites(), name)
    failed = []
    for cell in comparison.cells:
        try:
            eval(cell.call, {"ck": ck})  # noqa: S307 - the calls are ours
        except Exception as error:  # noqa: BLE001
            failed.append((cell.characteristic, cell.site, cell.call, error))

    assert failed == []


@pytest.mark.parametrize("name", CODEBOOKS)
def test_every_value_of_the_bundled_sites_is_cited(name: str) -> None:
    """A cell that shows something beyond a count of nothing rests on facts of its site and cites them."""
    comparison = compare(ck.load_sites(), name)
    loose = [
        (cell.characteristic, cell.site)
        for cell in comparison.cells
        if cell.state is State.VALUE and not cell.evidence and not cell.value.startswith("nothing")
    ]
    strangers = [
        (cell.characteristic, fact)
        for cell in comparison.cells
        for fact in cell.facts
        if fact not in ck.load(cell.site)
    ]

    assert (loose, strangers) == ([], [])


@pytest.mark.parametrize("name", [*CODEBOOKS, "all"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_fits(name: str, width: int) -> None:
    """Each bundled codebook fits the terminal with the three case studies."""
    assert max(map(len, compare(ck.load_sites(), name).text(width).splitlines())) <= width


def test_the_state_on_a_day_is_a_site_too() -> None:
    """A snapshot is compared as it was: before the merger the older trust provided acute care."""
    then = ck.as_of(ck.load("south-tyneside"), "2018-12")
    cell = compare([then])["acute-providers", "south-tyneside@2018-12"]

    assert cell.value == "South Tyneside FT"
    assert cell.call.startswith('ck.as_of(ck.as_of(ck.load("south-tyneside"), "2018-12")') is False


def test_an_id_is_not_told_as_a_name() -> None:
    """On a day before a planned merger the body that it leads to has no name: it is told as still to come."""
    site = ck.load("bradford-craven")
    then = compare([ck.as_of(site, "2018-06-01")])["plans", "bradford-craven@2018-06-01"].text

    assert then.startswith("Merger of the three CCGs into a body not there yet (bdc-ccg), 2020-04-01")
    assert _cell(site, "plans").startswith("Merger of the three CCGs into Bradford district and Craven CCG, ")


# -- single rows -----------------------------------------------------------------------------------------------------


def test_unrecorded_unsaid_and_stated_stay_apart() -> None:
    """No fund on record, a silence about funds, and a fund: three different cells."""
    fund = {"id": "joint", "name": "Joint fund", "amount": "≈ £10m, 2019/20", "start": "2019-04-01"}

    assert _cell(_site(), "pooled-money") == "none recorded"
    assert _cell(_site(silent=[{"subject": "here", "what": "fund"}]), "pooled-money") == "not stated"
    assert _cell(_site(funds=[fund]), "pooled-money") == "Joint fund ≈ £10m, 2019/20"


def test_one_off_money_is_not_pooled_money() -> None:
    """A fund with a start and an unstated end is one-off: not pooled money, but a row of its own among decisions."""
    site = _site(
        organisations=[{"id": "ccg", "name": "CCG", "kind": "ccg"}],
        funds=[{"id": "once", "name": "Once", "start": "2018/19", "end": "not_stated"}],
        rights=[{"holders": ["ccg"], "power": "take", "over": {"fund": "once"}}],
    )

    assert _cell(site, "pooled-money") == "none recorded"
    assert _cell(site, "pooled-money", "decisions") == "none recorded"
    assert _cell(site, "non-recurrent-money", "decisions") == "sole: CCG takes"


def test_joint_posts_are_those_of_several_organisations() -> None:
    """A post of one body is no joint post."""
    site = _site(
        organisations=[{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        posts=[
            {"id": "one", "name": "One post", "organisations": ["a"]},
            {"id": "both", "name": "Joint post", "organisations": ["a", "b"]},
        ],
    )

    assert _cell(site, "joint-posts") == "Joint post"


def test_what_is_over_or_planned_is_not_shown_as_running() -> None:
    """System-wide monitoring that has ended is left out, what begins and what is planned stand apart."""
    process = {"level": "system_wide", "name": "P"}
    site = _site(
        processes=[
            {**process, "id": "p1", "stage": "finance"},
            {**process, "id": "p2", "stage": "quality", "status": "early"},
            {**process, "id": "p3", "stage": "activity", "status": "planned"},
            {**process, "id": "p4", "stage": "performance", "status": "removed", "end": "not_stated"},
            {**process, "id": "p5", "stage": "planning"},
        ]
    )

    assert _cell(site, "monitoring") == "runs: finance;\nbegins: quality;\nplanned: activity"


def test_a_denial_is_shown_beside_what_nobody_holds() -> None:
    """A body that is stated not to decide is told apart from nobody being recorded."""
    site = _site(
        forums=[{"id": "team", "name": "Team"}],
        rights=[{"holders": ["team"], "power": ["make", "take"], "denied": True}],
    )

    assert _cell(site, "planning-made") == "none recorded;\nTeam: stated not to make"
    assert _cell(site, "planning", "decisions") == "none recorded;\nTeam: stated not to make or take"


def test_parties_that_may_not_be_all_are_followed_by_others() -> None:
    """A complete list ends; one that is not, or may not be, says so."""
    assert [others_too(word) for word in (YesNo.YES, YesNo.NO, YesNo.NOT_STATED)] == [
        "",
        " and others",
        " and perhaps others",
    ]


def test_long_names_give_way_to_readable_aliases() -> None:
    """An alias of several words stands in for a long name; an abbreviation alone never does."""
    world = Arrangement(
        id="x",
        facts=(
            Organisation(
                id="a", name="Board of the Airedale, Wharfedale and Craven Partnership", aliases=("AWC board",)
            ),
            Organisation(id="b", name="South Tyneside and Sunderland NHS Foundation Trust", aliases=("STSFT",)),
            Organisation(id="c", name="Short board", aliases=("The Shorter board",)),
        ),
    )

    assert [short(world, name) for name in "abcd"] == [
        "AWC board",
        "South Tyneside and Sunderland FT",
        "Short board",
        "d",
    ]


def test_a_codebook_of_ones_own_takes_a_line_for_each_row() -> None:
    """Views, answers and findings can be given as they are; ids that a site lacks are none recorded."""
    own = Codebook(
        "own",
        "Own",
        [
            Characteristic("forums", "Forums", lambda site: site.forums),
            Characteristic("icf", "Who takes", lambda site: ck.who_takes(site, fund="icf/in-collaboration")),
            Characteristic("twice", "Run twice", ck.double_running),
        ],
    )
    comparison = ck.compare(ck.load_sites(), own)

    assert comparison["icf", "south-tyneside"].status is AnswerStatus.NONE_RECORDED
    assert "Tameside and Glossop CCG" in comparison["icf", "tameside-glossop"].value
    assert comparison["twice", "bradford-craven"].value.endswith("found")


def test_a_fourth_site_from_a_file_is_compared_like_the_others(tmp_path: Path) -> None:
    """The starter file stands beside a bundled site in every codebook."""
    from commissionkit.cli.starter import starter

    path = tmp_path / "mine.yaml"
    path.write_text(starter("mine"), encoding="utf-8")
    comparison = compare({str(path): load(path), "bradford-craven": ck.load("bradford-craven")}, "all")

    assert comparison["overview/forums", str(path)].value == "Joint board (formal)"
    assert comparison["overview/double-running", str(path)].value == "processes: 1 found; decisions: 1 found"


_SPLIT = """
format: commissionkit/1
id: split
as_at: 2019
area: all
places: [{id: all, name: All, made_up_of: [north, south]}]
localities: [{id: north, name: North, within: [all]}, {id: south, name: South, within: [all]}]
organisations: [{id: n, name: N, kind: ccg, statutory: yes}, {id: s, name: S, kind: ccg, statutory: yes}]
forums: [{id: board, name: Board}]
funds: [{id: f, name: Fund, pots_complete: yes}]
pots: [{id: f/one, fund: f, name: One}, {id: f/two, fund: f, name: Two}]
rights:
  - {holders: [board], power: recommend, over: {fund: f}}
  - {holders: [n], power: ratify, over: {fund: f/one, area: north}}
  - {holders: [s], power: ratify, over: {fund: f/one, area: south}}
  - {holders: [n], power: take, over: {fund: f/two, stage: planning}}
"""


def test_parts_along_several_lines_stay_apart(tmp_path: Path) -> None:
    """A part is one label with strokes in it; a pot all of whose parts come about alike goes by its name alone."""
    path = tmp_path / "split.yaml"
    path.write_text(_SPLIT, encoding="utf-8")

    value = compare([load(path)])["pooled-decisions", "split"].value

    assert value == "One: ratified; Two/Planning: recommended; Two/otherwise: made untaken"


# -- bodies of a baseline --------------------------------------------------------------------------------------------


def _resting(**lists: list[dict[str, object]]) -> Arrangement:
    """A site of no bodies of its own, on a baseline with a CCG and a council of one town, and a CCG of another."""
    land = from_data(
        {
            "format": "commissionkit/1",
            "id": "land",
            "as_at": 2019,
            "sources": [{"id": "register", "title": "Register", "licence": "Free"}],
            "areas": [{"id": "town", "name": "Town"}, {"id": "far", "name": "Far"}],
            "organisations": [
                {"id": "A", "name": "CCG A", "kind": "ccg", "evidence": ["register: A"]},
                {"id": "B", "name": "CCG B", "kind": "ccg", "evidence": ["register: B"]},
                {"id": "council", "name": "Town Council", "kind": "unitary-council", "evidence": ["register: C"]},
            ],
            "coverage": [
                {"body": "A", "area": "town"},
                {"body": "B", "area": "far"},
                {"body": "council", "area": "town"},
            ],
        }
    )
    head = {"format": "commissionkit/1", "id": "ours", "title": "Ours", "as_at": 2019, "sources": SOURCES}
    return evolve(from_data({**head, **lists}), base=land, extends="land")


@pytest.mark.parametrize("codebook", ["overview", "context"])
def test_bodies_of_the_baseline_that_cover_the_area_count(codebook: str) -> None:
    """A site that leaves its bodies to the baseline has those that cover its area, with the sources of the baseline."""
    site = evolve(_resting(), area="town")
    found = compare([site], codebook)
    cell = found["commissioners", "ours"]

    assert [_plain(found[row, "ours"].text) for row in ("commissioners", "councils")] == ["CCG A", "Town Council"]
    assert cell.reading.notes == ("Recorded by the baseline land.",)
    assert cell.call.endswith(".whole.organisations")
    assert [source.id for source in found.sources_cited()] == ["register"]


def test_bodies_of_the_baseline_on_a_forum_of_the_site_count() -> None:
    """They count too where they sit on a forum of the site, themselves or by a post; others of the baseline do not."""
    site = _resting(forums=[{"id": "board", "name": "Board"}])
    chief = Post(id="chief", name="Chief", organisations=("council",))
    seated = site.replace([*site.facts, chief, *(Seat(forum="board", holder=name) for name in ("B", "chief"))])

    assert [_plain(_cell(seated, row)) for row in ("commissioners", "councils")] == ["CCG B", "Town Council"]
    assert [_plain(_cell(site, row)) for row in ("commissioners", "councils")] == ["none recorded"] * 2


def _plain(text: str) -> str:
    return text.rstrip("°†‡")
