"""What a body may do: by right, by rule, by delegation, through a forum; what it is denied; what is not said."""

from __future__ import annotations

import json

import pytest

from commissionkit import io
from commissionkit.answers import AnswerStatus
from commissionkit.answers.powers import Powers
from commissionkit.bundle import load
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Organisation, Power
from commissionkit.periods import Bound
from commissionkit.questions.decisions.powers import powers_of
from commissionkit.sources import Claim
from commissionkit.succession import as_of

CITED = ["src: page 1"]


def _site(**lists: list[dict[str, object]]) -> Arrangement:
    named = {
        "organisations": [
            {"id": "ccg", "name": "CCG", "kind": "ccg", "statutory": True},
            {"id": "council", "name": "Council", "kind": "unitary-council"},
            {"id": "commission", "name": "Commission", "statutory": False},
        ],
        "forums": [{"id": "board", "name": "Board"}, {"id": "cabinet", "name": "Cabinet", "of": "council"}],
        "areas": [{"id": "north", "name": "North"}],
        "funds": [{"id": "fund", "name": "Fund"}],
        "pots": [{"id": "fund/pooled", "fund": "fund", "name": "Pooled"}],
    }
    head = {"format": "commissionkit/1", "id": "site", "as_at": 2019, "sources": [{"id": "src", "title": "Source"}]}
    facts = {key: [{"evidence": CITED, **entry} for entry in entries] for key, entries in {**named, **lists}.items()}
    return io.from_data({**head, **facts})


def _told(powers: Powers) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(row.power.value, row.how, row.others) for row in powers]


# -- ways of holding -----------------------------------------------------------------------------


def test_by_right_alone_and_jointly() -> None:
    """A right names its holders: those of one right hold it together, those of `each` alone."""
    site = _site(
        rights=[
            {"holders": ["ccg", "council"], "power": "take", "over": {"service": "acute"}},
            {"holders": {"each": ["ccg", "council"]}, "power": "make"},
        ]
    )

    assert _told(powers_of(site, "ccg")) == [("make", "right", ()), ("take", "right", ("council",))]


def test_by_rule() -> None:
    """A rule finds who sits on a forum, or each body of a kind for the areas it covers; nobody else."""
    rights = [
        {"holders": {"each": {"seat_on": "board"}}, "power": "make"},
        {"holders": {"each": {"kind": "ccg", "for": "its_area"}}, "power": "take"},
    ]
    seats = [{"forum": "board", "holder": "council"}]
    site = _site(rights=rights, seats=seats, coverage=[{"body": "ccg", "area": "north"}])

    assert _told(powers_of(site, "council")) == [("make", "rule", ())]
    assert _told(powers_of(site, "ccg")) == [("take", "rule", ())]
    assert _told(powers_of(_site(rights=rights), "ccg")) == []


def test_by_delegation() -> None:
    """A delegation lets its delegate take for those who delegate, and is `take`, handed on, for these."""
    site = _site(delegations=[{"delegators": ["ccg"], "delegate": "board", "over": {"fund": "fund/pooled"}}])

    assert _told(powers_of(site, "board")) == [("take", "delegation", ("ccg",))]
    assert _told(powers_of(site, "ccg")) == [("take", "handed_on", ("board",))]
    assert powers_of(site, "board").status("take") is AnswerStatus.KNOWN


def test_a_delegation_without_a_scope_carries_nothing() -> None:
    """A delegation of which no scope is stated gives no power."""
    site = _site(delegations=[{"delegators": ["ccg"], "delegate": "board"}])

    assert _told(powers_of(site, "board")) == []
    assert powers_of(site, "board").status("take") is AnswerStatus.NONE_RECORDED


def test_a_delegation_wider_than_what_it_rests_on() -> None:
    """Who takes only over a part cannot delegate the whole: that is known in part, and the gap is named."""
    site = _site(
        rights=[{"holders": ["ccg"], "power": "take", "over": {"service": "surgery"}}],
        delegations=[{"delegators": ["ccg"], "delegate": "board", "over": {"service": "acute"}}],
    )
    powers = powers_of(site, "board")

    assert powers.status("take") is AnswerStatus.PARTLY_KNOWN
    assert powers.held[0].gap == "CCG delegates more to Board than it is recorded to take decisions on"


def test_through_a_forum() -> None:
    """The holder acts through its forum and stays the holder; the forum has the power for it."""
    site = _site(rights=[{"holders": ["council"], "power": "ratify", "via": "cabinet"}])
    (row,) = powers_of(site, "council")

    assert (row.how, row.via) == ("right", "cabinet")
    assert _told(powers_of(site, "cabinet")) == [("ratify", "for_others", ("council",))]


@pytest.mark.parametrize("body", ["board", "commission"])
def test_a_taker_without_legal_personality(body: str) -> None:
    """A forum, or a body stated not to be one in law, that is recorded to take has a gap unless it is delegated."""
    rights = [{"holders": [body], "power": "take", "over": {"fund": "fund/pooled"}}]
    delegations = [{"delegators": ["ccg"], "delegate": body, "over": {"fund": "fund"}}]
    alone, delegated = _site(rights=rights), _site(rights=rights, delegations=delegations)

    assert powers_of(alone, body).status("take") is AnswerStatus.PARTLY_KNOWN
    assert powers_of(alone, body).held[0].gap == "no legal personality, and no delegation"
    assert powers_of(delegated, body).status("take") is AnswerStatus.KNOWN


# -- denials, silence, nothing -------------------------------------------------------------------


def test_a_denial_of_what_nothing_grants() -> None:
    """What is denied and nowhere granted is stated not to be held; powers it does not name are untouched."""
    powers = powers_of(_site(rights=[{"holders": ["board"], "power": ["make", "take"], "denied": True}]), "board")

    assert [(row.power.value, row.how) for row in powers.denied] == [("make", "denial"), ("take", "denial")]
    assert powers.held == ()
    assert (powers.status("take"), powers.status("recommend")) == (
        AnswerStatus.STATED_NONE,
        AnswerStatus.NONE_RECORDED,
    )


@pytest.mark.parametrize(
    ("granted", "denied", "status"),
    [
        ({"fund": "fund/pooled"}, {}, AnswerStatus.KNOWN),
        ({"service": "surgery"}, {"service": "acute"}, AnswerStatus.KNOWN),
        ({"service": "acute"}, {"service": "acute"}, AnswerStatus.DISPUTED),
        ({}, {"service": "acute"}, AnswerStatus.DISPUTED),
        ({"service": "acute"}, {"area": "north"}, AnswerStatus.DISPUTED),
        ({"service": "acute"}, {"service": "community"}, AnswerStatus.KNOWN),
        ({"about": "council"}, {}, AnswerStatus.KNOWN),
    ],
)
def test_a_denial_beside_a_right(granted: dict[str, str], denied: dict[str, str], status: AnswerStatus) -> None:
    """A right strictly within a denial is an exception; over the same, a wider or a crossing scope it is disputed."""
    site = _site(
        rights=[
            {"holders": ["board"], "power": "make", "over": granted},
            {"holders": ["board"], "power": "make", "over": denied, "denied": True},
        ]
    )

    assert powers_of(site, "board").status("make") is status


def test_silence_is_not_nothing() -> None:
    """What the coder looked for and no source says is told apart from what is not recorded."""
    powers = powers_of(_site(silent=[{"subject": "board", "power": ["make"]}]), "board")

    assert (powers.status("make"), powers.status("take")) == (AnswerStatus.NOT_STATED, AnswerStatus.NONE_RECORDED)
    assert [str(citation) for citation in powers.evidence] == CITED


def test_a_scope_that_is_not_stated_is_known_in_part() -> None:
    """A right over a service that no source names is known in part."""
    site = _site(rights=[{"holders": ["board"], "power": "make", "over": {"service": "not_stated"}}])

    assert powers_of(site, "board").status("make") is AnswerStatus.PARTLY_KNOWN


# -- days ----------------------------------------------------------------------------------------


def test_a_right_that_may_hold() -> None:
    """A right of which no start is stated may have held before the days the sources speak to."""
    site = _site(rights=[{"holders": ["ccg"], "power": "take"}])

    assert powers_of(site, "ccg").status("take") is AnswerStatus.KNOWN
    assert powers_of(site, "ccg", on="2017").status("take") is AnswerStatus.PARTLY_KNOWN
    assert [row.maybe for row in powers_of(site, "ccg", on="2017")] == [True]


def test_a_right_for_part_of_the_days() -> None:
    """Over several days, what holds on some of them only is marked."""
    site = _site(rights=[{"holders": ["ccg"], "power": "take", "start": "2019-04-01"}])

    assert [row.maybe for row in powers_of(site, "ccg", on="2019-03..2019-04")] == [True]
    assert [row.maybe for row in powers_of(site, "ccg", on="2019-04")] == [False]
    assert len(powers_of(site, "ccg", on="2019-03")) == 0


def test_a_planned_power_answers_by_plan() -> None:
    """A body that is only planned is not there; its powers stand by plan."""
    site = _site(
        forums=[{"id": "board", "name": "Board", "status": "planned", "start": "2020-04-01"}],
        rights=[{"holders": ["board"], "power": "lead", "status": "planned", "start": "2020-04-01"}],
    )
    powers = powers_of(site, "board", on="2020-06")

    assert powers.status("lead") is AnswerStatus.NOT_APPLICABLE
    assert powers.by_plan is not None
    assert powers.by_plan.status("lead") is AnswerStatus.KNOWN
    assert powers_of(site, "board").by_plan is None


def test_a_snapshot_answers_for_its_own_day() -> None:
    """A snapshot tells the powers of its day and refuses another; a body gone by then is still known by its id."""
    site = _site(forums=[{"id": "board", "name": "Board", "end": "2018-03-31"}])
    snapshot = as_of(site, "2019-06")

    assert powers_of(snapshot, "board").status("make") is AnswerStatus.NOT_APPLICABLE
    with pytest.raises(RefusedQuestion):
        powers_of(snapshot, "board", on="2018")


# -- asking and showing --------------------------------------------------------------------------


def test_unknown_names() -> None:
    """An id that is no body's, and a word that is no power, are refused with near ones."""
    site = _site()

    with pytest.raises(UnknownName, match=r"bord.*Did you mean"):
        powers_of(site, "bord")
    with pytest.raises(UnknownName, match="north"):
        powers_of(site, "north")
    with pytest.raises(UnknownName, match='power "tak"'):
        powers_of(site, "board").status("tak")


def test_no_truth_value() -> None:
    """Nothing recorded is not nothing held: powers refuse to be true or false."""
    with pytest.raises(TypeError, match="status"):
        bool(powers_of(_site(), "board"))


def test_text() -> None:
    """The text has a line for each power and one for each status."""
    site = _site(
        rights=[
            {"holders": ["board"], "power": "recommend", "over": {"fund": "fund/pooled"}},
            {"holders": ["board"], "power": "take", "denied": True},
        ]
    )

    assert str(powers_of(site, "board")).splitlines() == [
        "Powers of Board (2019-12-31)",
        "  recommend over the pot Pooled of Fund: by right",
        "  take over everything: denied",
        "Known: recommend.",
        "Denied, a source says that it does not have them: take.",
        "Nothing recorded: make, ratify, oversee, assure, advise, review, challenge,",
        "  lead, manage, bid, enforce.",
    ]


def test_data_frame_and_html() -> None:
    """Powers go to versioned JSON, rows, a frame and HTML; equal ones are equal."""
    site = _site(rights=[{"holders": ["board"], "power": "make", "verb": "settle"}])
    powers = powers_of(site, "board")
    data = json.loads(json.dumps(powers.to_dict()))

    assert (data["format"], data["statuses"]["make"]) == ("commissionkit/powers/1", "known")
    assert [(record["power"], record["verb"]) for record in powers.records()] == [("make", "settle")]
    assert list(powers.to_frame()["power"]) == ["make"]
    assert "<table" in powers._repr_html_()
    assert powers == powers_of(site, "board")
    assert powers.weakest_claim is Claim.STATED


def test_every_power_has_a_status() -> None:
    """Statuses come for all powers, in their order."""
    assert [power for power, _ in powers_of(_site(), "board").statuses] == list(Power)


# -- the bundled sites ---------------------------------------------------------------------------


def test_the_alliance_leadership_team() -> None:
    """It has no decision-making power, and reviewed and recommended over the £2m (case study 1, box on the team)."""
    powers = powers_of(load("south-tyneside"), "alliance-leadership-team")

    assert {str(p): powers.status(p).value for p in ("make", "take", "review", "recommend")} == {
        "make": "stated_none",
        "take": "stated_none",
        "review": "known",
        "recommend": "known",
    }
    assert {row.scope.fund for row in powers.held} == {"non-recurrent-2018-19"}


def test_the_strategic_commissioning_board() -> None:
    """It makes and, by delegation, takes over the section 75 pot; it recommends over the others (case study 2)."""
    powers = powers_of(load("tameside-glossop"), "strategic-commissioning-board")
    over = {(row.power.value, row.how, row.scope.fund) for row in powers.held if row.scope.fund}

    assert over == {
        ("make", "right", "icf/section-75"),
        ("take", "delegation", "icf/section-75"),
        ("recommend", "right", "icf/aligned"),
        ("recommend", "right", "icf/in-collaboration"),
        ("oversee", "right", "icf"),
    }
    assert powers.status("take") is AnswerStatus.KNOWN
    assert powers.status("ratify") is AnswerStatus.NONE_RECORDED


def test_hidden_characters_of_names_are_printed_escaped() -> None:
    """The name of a body with terminal codes reaches no terminal as it stands."""
    site = Arrangement(id="s", as_at=Bound.parse("2019"), facts=[Organisation(id="o", name="a\x1b[31mb\u202ec")])

    assert str(powers_of(site, "o")).startswith("Powers of a\\x1b[31mb\\u202ec (2019-12-31)\n")
