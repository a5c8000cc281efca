"""Principles, shifts, factors and implications of several arrangements."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from commissionkit import io
from commissionkit.answers.themes import Shifts
from commissionkit.bundle import load, load_sites
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.questions.themes import factors, implications, principles, shifts
from commissionkit.succession import as_of

TABLE = "src: table 1, row 1 [reported]"
HEAD = {"format": "commissionkit/1", "as_at": 2019, "sources": [{"id": "src", "title": "Source"}]}
BODIES = [{"id": "council", "name": "Council", "evidence": ["src: page 1"]}]


def _site(name: str, **lists: list[dict[str, object]]) -> Arrangement:
    entries = {key: [{"evidence": ["src: page 1"], **entry} for entry in found] for key, found in lists.items()}
    return io.from_data({**HEAD, "id": name, "title": name.title(), "organisations": BODIES, **entries})


def _convener(place: str, **more: object) -> dict[str, object]:
    common = {"theme": "convener", "before": "alone", "after": "together", "of_all_sites": True}
    return {**common, "evidence": [TABLE, f"src: case study of {place}"], **more}


ONE = _site(
    "one",
    shifts=[_convener("one"), {"before": "", "after": "fewer meetings", "stage": "finance", "topic": "monitoring"}],
    principles=[{"name": "Open books", "of": "council"}, {"name": "Trust"}],
    factors=[
        {"id": "money", "name": "Little money", "kind": "barrier", "theme": "tight-finances", "stage": "planning"},
        {"id": "vision", "name": "A vision", "kind": "enabler", "theme": "clear-vision", "status": "early"},
    ],
    implications=[
        {"name": "Talk", "audience": "local", "topic": "leadership", "raised_by": ["council"]},
        {"name": "Legislate", "audience": "national"},
    ],
)
TWO = _site("two", shifts=[_convener("two"), {"after": "open books", "service": "surgery"}])


# -- rows ------------------------------------------------------------------------------------------------------------


def test_arrangements_as_given_then_the_order_of_the_file() -> None:
    """Rows go by arrangement in the order in which they are given, and each says whose it is."""
    found = [(row.arrangement, row.text) for row in shifts(TWO, ONE)]

    assert found == [
        ("two", "from alone to together"),
        ("two", "to open books"),
        ("one", "from alone to together"),
        ("one", "to fewer meetings"),
    ]


def test_one_iterable_is_as_good_as_several_arguments() -> None:
    """A list, a tuple and a generator of arrangements ask the same as the arrangements one by one."""
    assert shifts([ONE, TWO]) == shifts(ONE, TWO) == shifts(site for site in (ONE, TWO))


def test_a_shift_tells_all_that_is_recorded_of_it() -> None:
    """The record holds words and names of theme, dates, status, claim and evidence."""
    assert shifts(ONE).records()[0] == {
        "arrangement": "one",
        "id": "shift:alone:together",
        "text": "from alone to together",
        "before": "alone",
        "after": "together",
        "theme": "convener",
        "theme_name": "Convener",
        "topic": None,
        "topic_name": None,
        "stage": None,
        "service": None,
        "about": None,
        "about_name": None,
        "of_all_sites": True,
        "status": "in_force",
        "start": "not_stated",
        "end": "ongoing",
        "maybe": False,
        "note": None,
        "claim": "reported",
        "evidence": "src: table 1, row 1 [reported]; src: case study of one",
    }


def test_a_person_reads_where_what_under_what_and_what_is_unusual() -> None:
    """The printed row has title, words, kind and theme, and a status other than in force."""
    assert [row.reading() for row in factors(ONE, kind="enabler")] == [
        {"arrangement": "One", "what": "A vision", "under": "enabler: A clear vision", "remark": "early"}
    ]
    assert "arrangement" not in factors(ONE).reading_table().columns
    assert "arrangement" in factors(ONE, TWO).reading_table().columns


def test_the_body_of_a_principle_and_who_raised_a_lesson_are_named() -> None:
    """Names stand beside ids."""
    assert [(row.about, row.about_name) for row in principles(ONE)] == [("council", "Council"), ("", "")]
    assert [row.raised_by_names for row in implications(ONE)] == [("Council",), ()]
    assert implications(ONE)[0].heading == "local, Leaders, raised by Council"


def test_the_state_on_a_day_is_told_by_the_day() -> None:
    """A snapshot is called by its day; the same arrangement given twice gets a number."""
    assert shifts(as_of(ONE, "2019-05"), ONE, ONE).arrangements == ("one@2019-05", "one", "one~2")


# -- filters ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda: shifts(ONE, TWO, theme="convener"), ["from alone to together"] * 2),
        (lambda: shifts(ONE, TWO, topic="monitoring"), ["to fewer meetings"]),
        (lambda: shifts(ONE, TWO, stage="monitoring"), ["to fewer meetings"]),
        (lambda: shifts(ONE, TWO, stage="finance"), ["to fewer meetings"]),
        (lambda: shifts(ONE, TWO, stage="quality"), []),
        (lambda: shifts(ONE, TWO, service="acute"), ["to open books"]),
        (lambda: shifts(ONE, TWO, service="maternity"), []),
        (lambda: principles(ONE, of="council"), ["Open books"]),
        (lambda: factors(ONE, kind="barrier", theme="tight-finances", stage="planning"), ["Little money"]),
        (lambda: factors(ONE, kind="risk"), []),
        (lambda: implications(ONE, audience="national"), ["Legislate"]),
        (lambda: implications(ONE, topic="leadership"), ["Talk"]),
        (lambda: implications(ONE, raised_by="council"), ["Talk"]),
        (lambda: implications(ONE, raised_by=""), ["Legislate"]),
    ],
)
def test_filters_keep_what_they_name_and_what_lies_within(ask: Callable[[], Shifts], expected: list[str]) -> None:
    """A stage or service also takes what lies within it; an empty text means lessons of the authors."""
    assert [row.text for row in ask()] == expected


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: shifts(ONE, theme="convenor"), 'no shared shift "convenor". Did you mean "convener"?'),
        (lambda: shifts(ONE, topic="monitorin"), 'no topic "monitorin". Did you mean "monitoring"'),
        (lambda: shifts(ONE, stage="plannin"), 'no stage "plannin". Did you mean "planning"?'),
        (lambda: shifts(ONE, service="acut"), 'no service "acut". Did you mean "acute"'),
        (lambda: principles(ONE, of="counci"), 'no agreement, body or area "counci". Did you mean "council"?'),
        (lambda: factors(ONE, kind="enabeler"), 'no kind of factor "enabeler". Did you mean "enabler"?'),
        (lambda: factors(ONE, theme="clear-visions"), 'no shared theme "clear-visions". Did you mean "clear-vision"?'),
        (lambda: implications(ONE, audience="locals"), 'no audience "locals". Did you mean "local"?'),
        (lambda: implications(ONE, raised_by="surgery"), 'no body or forum "surgery".'),
    ],
)
def test_an_unknown_word_is_refused_with_near_ones(ask: Callable[[], object], message: str) -> None:
    """Each filter is held against its own words: those shared, and those of the arrangements."""
    with pytest.raises(UnknownName) as refused:
        ask()

    assert str(refused.value).startswith(message)


def test_a_body_of_any_of_the_arrangements_will_do() -> None:
    """An id that one of the arrangements knows is no slip, although another does not know it."""
    other = io.from_data({**HEAD, "id": "other"})

    assert [row.text for row in principles(other, ONE, of="council")] == ["Open books"]


@pytest.mark.parametrize("given", [(), ([],), ("one",), (ONE, "two"), ([ONE, None],), (3,)])
def test_what_is_no_arrangement_is_refused(given: tuple[object, ...]) -> None:
    """No arrangement at all, a name, or anything else is refused, and the message says what to give."""
    with pytest.raises(RefusedQuestion, match="arrangement"):
        shifts(*given)


def test_a_filter_that_is_no_text_is_refused() -> None:
    """A number is no name."""
    with pytest.raises(RefusedQuestion, match="a stage is named by a text, not 3"):
        shifts(ONE, stage=3)


# -- one row for what is said of several -----------------------------------------------------------------------------


def test_what_is_said_of_all_sites_becomes_one_row() -> None:
    """One row has both arrangements and all that is cited, the passages of each included; the rest stays as it is."""
    once = shifts(ONE, TWO).once()

    assert [(row.arrangements, row.text) for row in once] == [
        (("one", "two"), "from alone to together"),
        (("one",), "to fewer meetings"),
        (("two",), "to open books"),
    ]
    assert [str(cited) for cited in once[0].evidence] == [TABLE, "src: case study of one", "src: case study of two"]
    assert once[0].facts == ("shift:alone:together", "shift:alone:together")
    assert once.notes[-1].startswith("What is said of several")


@pytest.mark.parametrize(
    "other",
    [
        _convener("two", evidence=["src: another table"]),
        _convener("two", after="jointly"),
        _convener("two", theme="relationships"),
        _convener("two", status="early"),
        _convener("two", of_all_sites=False),
    ],
)
def test_other_words_or_another_passage_stay_apart(other: dict[str, object]) -> None:
    """Rows that differ in wording, theme, status or mark, or share no passage, are two statements."""
    assert len(shifts(ONE, _site("two", shifts=[other]), theme=None).once()) == 3


def test_rows_of_one_arrangement_are_never_one() -> None:
    """Two facts of one file stay two, even in the same words from the same place."""
    twice = _site("two", shifts=[_convener("two", id="a"), _convener("two", id="b")])

    assert [row.arrangements for row in shifts(twice, ONE, theme="convener").once()] == [("two", "one"), ("two",)]


def test_a_chain_of_shared_passages_is_one_row() -> None:
    """What the second cites with the first, and the third with the second, belongs to one statement."""
    sites = [
        _site("a", shifts=[_convener("a", evidence=["src: p1"])]),
        _site("b", shifts=[_convener("b", evidence=["src: p2"])]),
        _site("c", shifts=[_convener("c", evidence=["src: p1", "src: p2"])]),
    ]

    assert [row.arrangements for row in shifts(sites).once()] == [("a", "b", "c")]


def test_the_three_sites_share_what_the_report_says_of_them() -> None:
    """The eight rows of Table 1, and six changes of the cycle, are one row each for the three sites (section 4)."""
    found = shifts(load_sites())
    once = found.once()
    shared = [row for row in once if len(row.arrangements) == 3]

    assert (len(found), len(once)) == (len(found), len(found) - 2 * 14)
    assert len(shared) == 14
    assert all(row.of_all_sites for row in shared)
    assert {row.theme for row in shared if row.theme} == {
        "population-health",
        "system-focus",
        "system-enabler",
        "relationships",
        "convener",
        "high-trust",
        "system-monitoring",
        "local-solutions",
    }


# -- forms -----------------------------------------------------------------------------------------------------------


def test_it_goes_to_json_and_keeps_whom_it_was_asked_of() -> None:
    """The plain data are JSON-ready and versioned, and name the arrangements."""
    data = shifts(ONE, TWO).to_dict()

    assert json.loads(json.dumps(data)) == data
    assert (data["format"], data["site"], data["arrangements"]) == (
        "commissionkit/shifts/1",
        "one; two",
        ["one", "two"],
    )


def test_rows_of_one_arrangement_can_be_taken_out() -> None:
    """`.of` keeps the rows of an arrangement, those that several share included; another name is refused."""
    once = shifts(ONE, TWO).once()

    assert [row.text for row in once.of("two")] == ["from alone to together", "to open books"]
    with pytest.raises(UnknownName, match='Did you mean "two"'):
        once.of("twoo")


def test_nothing_found_says_so() -> None:
    """An empty listing prints what was asked and that nothing is recorded."""
    found = factors(ONE, kind="risk")

    assert not found
    assert str(found) == "What helped, hindered, was risked or gained (risk), One: nothing recorded"


def test_a_lesson_for_other_areas() -> None:
    """South Tyneside teaches that change need not start from structures (case study 1, key learning)."""
    found = implications(load("south-tyneside"), audience="local", topic="formality")

    assert [(row.id, str(row.claim)) for row in found] == [("change-without-structures", "stated")]
