"""What one body puts into a fund, and what does not tell it."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from commissionkit import io
from commissionkit.answers.contributing import ContributionAnswer
from commissionkit.answers.words import AnswerStatus
from commissionkit.bundle import load
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.questions.figures.contributing import contribution
from commissionkit.succession import as_of
from commissionkit.units import Money

CITED = ["src: page 1"]


def _site(*contributions: dict[str, object], **lists: list[dict[str, object]]) -> Arrangement:
    named: dict[str, list[dict[str, object]]] = {
        "organisations": [
            {"id": "ccg", "name": "CCG", "kind": "ccg"},
            {"id": "council", "name": "Council", "kind": "unitary-council"},
        ],
        "funds": [{"id": "fund", "name": "Fund", "amount": "£9m, 2019/20"}],
        "contributions": [{"organisation": "ccg", "fund": "fund", **entry} for entry in contributions],
    }
    head = {"format": "commissionkit/1", "id": "site", "as_at": 2019}
    entries = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in {**named, **lists}.items()}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **entries})


def _asked(*contributions: dict[str, object], **lists: list[dict[str, object]]) -> ContributionAnswer:
    return contribution(_site(*contributions, **lists), "ccg", fund="fund")


def test_a_stated_sum() -> None:
    """A sum that a source states is the answer, with its share of the fund where both are of one year."""
    found = _asked({"amount": "£3m, 2019/20"})

    assert (found.status, found.amount, str(found.share)) == (
        AnswerStatus.KNOWN,
        Money(Decimal(3_000_000), "2019/20"),
        "1/3",
    )
    assert (found.reason, found.considered, found.facts) == ("", (), ("contribution:ccg:fund",))
    assert str(found) == (
        "What CCG puts into Fund: £3m, 2019/20, 1/3 of it\nStatus: known; the weakest link is stated."
    )


@pytest.mark.parametrize(
    ("amount", "share"),
    [("£3m, 2018/19", "None"), ("£3m, not_stated", "None"), ("≈ £3m, 2019/20", "≈ 1/3"), ("£10m, 2019/20", "None")],
)
def test_a_share_only_of_one_year(amount: str, share: str) -> None:
    """Of another year, of none, or of more than the fund there is no share; a qualifier is carried."""
    assert str(_asked({"amount": amount}).share) == share


def test_a_body_that_stays_out() -> None:
    """That a source says it stays out is an answer."""
    found = _asked({"participates": "no"})

    assert (found.status, found.amount, found.reason) == (
        AnswerStatus.STATED_NONE,
        None,
        "a source says that it stays out",
    )


@pytest.mark.parametrize(
    ("contributions", "silent", "status"),
    [
        ([], [], "none_recorded"),
        ([{}], [], "none_recorded"),
        ([{}], [{"subject": "fund", "what": "contributions"}], "not_stated"),
        ([{"id": "own"}], [{"subject": "own", "what": "amount"}], "not_stated"),
        ([{"participates": "not_stated"}], [], "not_stated"),
        ([], [{"subject": "fund", "what": "contributions"}], "not_stated"),
        ([{"organisation": "council"}], [{"subject": "fund", "what": "contributions"}], "none_recorded"),
        ([], [{"subject": "fund", "what": "host"}], "none_recorded"),
    ],
)
def test_unknown_is_an_answer(
    contributions: list[dict[str, object]], silent: list[dict[str, object]], status: str
) -> None:
    """Nothing recorded and looked for in vain are two answers, each with its reason; no sum is made up."""
    found = _asked(*contributions, silent=silent)

    assert (found.status.value, found.amount, bool(found.reason)) == (status, None, True)


def test_sums_that_disagree() -> None:
    """Two sums for one year are rivals, of two years each stands; a sum beside a stated absence is disputed."""
    rival = _asked({"amount": "£3m, 2019/20"}, {"amount": "£4m, 2019/20"})
    yearly = _asked({"amount": "£3m, 2019/20"}, {"amount": "£4m, 2018/19"})
    both = _asked({"amount": "£3m, 2019/20"}, {"participates": "no"})

    assert [found.status.value for found in (rival, yearly, both)] == ["disputed", "partly_known", "disputed"]
    assert [found.amount for found in (rival, yearly, both)] == [None, None, None]
    assert (len(rival.stated), yearly.reason) == (
        2,
        "a sum is stated for each of several years: £4m, 2018/19, £3m, 2019/20",
    )


def test_a_planned_sum_is_considered_only() -> None:
    """What is planned does not hold on the days that the sources speak to."""
    found = _asked({"amount": "£3m, 2020/21", "status": "planned"})

    assert (found.status, found.amount) == (AnswerStatus.NONE_RECORDED, None)
    assert [(way.way, str(way.amount)) for way in found.considered] == [("what is recorded as planned", "£3m, 2020/21")]


def _ways(found: ContributionAnswer) -> list[tuple[str, str]]:
    return [(way.way.split(" (")[0], str(way.amount)) for way in found.considered]


def test_a_risk_share_is_no_contribution() -> None:
    """The share of a risk gives a number, which is set beside the whole allocation of the same year alone."""
    risk = [{"id": "risk", "of": "fund", "name": "Risk", "bearers": [{"party": "ccg", "share": "2/3"}]}]
    money = [
        {"about": "ccg", "amount": "£5m, 2019/20", "meaning": "allocation"},
        {"about": "ccg", "amount": "£1m, 2018/19", "meaning": "allocation"},
    ]
    (way,) = _asked(risk_shares=risk, money=money).considered
    (alone,) = _asked(risk_shares=risk).considered

    assert str(way.amount) == "£6m, 2019/20"
    assert way.why.endswith("; that is more than its whole allocation of £5m, 2019/20")
    assert way.facts == ("risk", "money:ccg:allocation:2019/20")
    assert "more than" not in alone.why


def test_a_risk_share_that_is_not_stated() -> None:
    """Without a share, or without the sum of the fund, not even the tempting number is to be had."""
    risk = [{"of": "fund", "name": "Risk", "bearers": [{"party": "ccg"}]}]
    shared = [{"of": "fund", "name": "Risk", "bearers": [{"party": "ccg", "share": "1/2"}]}]

    assert _asked(risk_shares=risk).considered[0].amount is None
    assert _asked(risk_shares=shared, funds=[{"id": "fund", "name": "Fund"}]).considered[0].amount is None


@pytest.mark.parametrize(
    ("amount", "share", "number"),
    [
        ("£9m, 2019/20", "1/7", "≈ £1,285,714.29, 2019/20"),
        ("≈ £950m, 2019/20", "2/3", "≈ £633.3m, 2019/20"),
        ("£9m, 2019/20", "≈ 33%", "≈ £2.97m, 2019/20"),
        ("£9m, 2019/20", "1/3", "£3m, 2019/20"),
    ],
)
def test_tempting_numbers_are_no_finer_than_their_sources(amount: str, share: str, number: str) -> None:
    """What is reckoned from an approximate number has four figures; what cannot be had to the penny is approximate."""
    risk = [{"of": "fund", "name": "Risk", "bearers": [{"party": "ccg", "share": share}]}]

    assert (
        str(_asked(funds=[{"id": "fund", "name": "Fund", "amount": amount}], risk_shares=risk).considered[0].amount)
        == number
    )


def test_a_whole_budget_is_not_all_that_is_put_in() -> None:
    """The allocation of the year of the fund is named, or that it is not recorded; also whose other money is there."""
    funds = [{"id": "fund", "name": "Fund", "amount": "£9m, 2019/20", "whole_budget_of": ["ccg"]}]
    pots = [{"id": "fund/c", "fund": "fund", "name": "C", "legal_class": "in-collaboration"}]
    money = [{"about": "ccg", "amount": "£5m, 2019/20", "meaning": "allocation"}]
    (way,) = _asked(funds=funds, pots=pots, money=money).considered
    (bare,) = _asked(funds=funds).considered

    assert str(way.amount) == "£5m, 2019/20"
    assert way.why.endswith("all that it puts in; the fund also holds C (delegated from national bodies)")
    assert (bare.amount, bare.why) == (None, "the budget is in the fund, but its sum is not recorded for 2019/20")


def test_what_the_others_leave() -> None:
    """What is left of the fund is considered where a sum of the same year is stated of every other."""
    other = {"organisation": "council", "amount": "£4m, 2019/20"}

    assert _ways(_asked({}, other)) == [("the fund less what is stated of Council", "£5m, 2019/20")]
    assert _ways(_asked({}, {**other, "amount": "£4m, 2018/19"})) == []
    assert _ways(_asked({}, {"organisation": "council"})) == []


def test_pots_are_not_split_by_who_pays() -> None:
    """Each pot with a share is considered, for those who are said to put something in."""
    pots = [
        {"id": "fund/a", "fund": "fund", "name": "A", "share": "50%"},
        {"id": "fund/b", "fund": "fund", "name": "B"},
    ]

    assert _ways(_asked({}, pots=pots)) == [("the pot A", "£4.5m, 2019/20")]
    assert _ways(_asked(pots=pots)) == []


def test_a_pot_is_asked_like_a_fund() -> None:
    """The sum put into a pot is its own; a share is that of the pot."""
    pots = [{"id": "fund/a", "fund": "fund", "name": "A", "share": "50%"}]
    given = [{"organisation": "ccg", "fund": "fund/a", "amount": "£0.9m, 2019/20"}]
    found = contribution(_site(pots=pots, contributions=given), "ccg", fund="fund/a")

    assert (found.fund_name, str(found.amount), str(found.share)) == ("A of Fund", "£900,000, 2019/20", "20%")
    assert contribution(_site(pots=pots, contributions=given), "ccg", fund="fund").amount is None


def test_a_fund_that_is_over() -> None:
    """In a snapshot of a day on which the fund was no more the question does not apply."""
    site = _site({}, funds=[{"id": "fund", "name": "Fund", "start": 2015, "end": "2018-03-31"}])

    assert contribution(as_of(site, "2019-06"), "ccg", fund="fund").status is AnswerStatus.NOT_APPLICABLE


def test_names_that_nothing_bears() -> None:
    """Unknown bodies and funds are refused, with near ones."""
    site = _site({})

    with pytest.raises(UnknownName, match=r'no organisation "cgc".*Did you mean "ccg"'):
        contribution(site, "cgc", fund="fund")
    with pytest.raises(UnknownName, match=r'no fund "found".*Did you mean "fund"'):
        contribution(site, "ccg", fund="found")
    with pytest.raises(UnknownName, match='no organisation "fund"'):
        contribution(site, "fund", fund="ccg")
    with pytest.raises(RefusedQuestion):
        contribution("site", "ccg", fund="fund")  # type: ignore[arg-type]


def test_forms() -> None:
    """An answer has no truth value, and goes to JSON, rows, a frame and HTML."""
    found = _asked({}, pots=[{"id": "fund/a", "fund": "fund", "name": "A", "share": "50%"}])
    data = json.loads(json.dumps(found.to_dict()))

    assert (data["format"], data["amount"], len(data["considered"])) == ("commissionkit/contribution/1", None, 1)
    assert list(found.to_frame()["would_give"]) == [None, "£4.5m, 2019/20"]
    assert "<table" in found._repr_html_()
    assert [str(citation) for citation in found.evidence] == CITED
    with pytest.raises(TypeError, match="status"):
        bool(found)


# -- the bundled sites ---------------------------------------------------------------------------


def test_the_ccg_in_the_integrated_fund() -> None:
    """Two-thirds of about £950m is more than the CCG's whole allocation: what it puts in is not stated (Appendix B)."""
    found = contribution(load("tameside-glossop"), "tg-ccg", fund="icf")
    ways = {str(way.amount): way.why for way in found.considered}

    assert (found.status, found.amount) == (AnswerStatus.NOT_STATED, None)
    assert "more than its whole allocation of £487.819m, 2019/20" in ways["≈ £633.3m, 2019/20"]
    assert "no source says that this is all" in ways["£487.819m, 2019/20"]
    assert "In-collaboration services" in ways["£487.819m, 2019/20"]
    assert ways["≈ £475m, 2019/20"] == "the pots are not split by who puts in"


def test_derbyshire_stays_out() -> None:
    """Derbyshire is stated to stay out; of High Peak nothing is said (box on the fund)."""
    tg = load("tameside-glossop")

    assert contribution(tg, "derbyshire-county-council", fund="icf").status is AnswerStatus.STATED_NONE
    assert contribution(tg, "high-peak-district-council", fund="icf").status is AnswerStatus.NOT_STATED
