"""Who decides what at the three sites, each answer with the passage of the report that it rests on."""

from __future__ import annotations

from importlib.resources import as_file, files

import attrs
import pytest

from commissionkit import io
from commissionkit.answers import Answer, AnswerStatus, Mode
from commissionkit.model import Arrangement, Extent, Standing, TermKind, YesNo
from commissionkit.questions.decisions import route, who_is_responsible, who_makes, who_oversees, who_takes
from commissionkit.sources import Claim
from commissionkit.succession import as_of

BOARD = "strategic-commissioning-board"
CCG_AND_COUNCIL = ("tameside-council", "tg-ccg")


def _site(name: str) -> Arrangement:
    with as_file(files("commissionkit") / "datasets" / f"{name}.yaml") as path:
        return io.load(path)


@pytest.fixture(scope="module")
def tg() -> Arrangement:
    return _site("tameside-glossop")


@pytest.fixture(scope="module")
def st() -> Arrangement:
    return _site("south-tyneside")


@pytest.fixture(scope="module")
def bd() -> Arrangement:
    return _site("bradford-craven")


def _everybody(answer: Answer) -> set[str]:
    return {*answer.makers.ids, *answer.takers.ids, *answer.binds.ids, *answer.responsible.ids}


# -- Tameside and Glossop: the pots of the fund ------------------------------------------------------------------------


def test_section_75_binds(tg: Arrangement) -> None:
    """The board's decisions over the section 75 pot bind the CCG and the council, who take them via the board.

    Case study 2, box Integrated Commissioning Fund; Case study 2, Planning.
    """
    answer = route(tg, fund="icf/section-75")

    assert (answer.mode, answer.status) == (Mode.BINDING, AnswerStatus.KNOWN)
    assert answer.makers.ids == (BOARD,)
    assert {(holder.id, holder.via) for holder in answer.takers} == {("tg-ccg", BOARD), ("tameside-council", BOARD)}
    assert answer.binds.ids == CCG_AND_COUNCIL


def test_section_75_leaves_the_two_bodies_responsible(tg: Arrangement) -> None:
    """Who stays responsible in law is not said, so that it is the two that delegate is inferred.

    Case study 2, box Integrated Commissioning Fund.
    """
    answer = who_is_responsible(tg, fund="icf/section-75")

    assert answer.holders.ids == CCG_AND_COUNCIL
    assert {holder.claim for holder in answer.holders} == {Claim.INFERRED}


def test_aligned_is_ratified(tg: Arrangement) -> None:
    """The board recommends over the aligned pot; CCG and council ratify, via which forum each is inferred.

    Case study 2, box Integrated Commissioning Fund.
    """
    answer = route(tg, fund="icf/aligned")

    assert (answer.mode, answer.makers.ids) == (Mode.RATIFIED, (BOARD,))
    assert {(holder.id, holder.via, holder.claim) for holder in answer.takers} == {
        ("tg-ccg", "tg-ccg-governing-body", Claim.INFERRED),
        ("tameside-council", "tameside-executive-cabinet", Claim.INFERRED),
    }


def test_in_collaboration_is_recommended(tg: Arrangement) -> None:
    """Recommended by the board and remitted to the CCG and a national body without a name, who take. No delegation.

    Case study 2, box Integrated Commissioning Fund.
    """
    answer = route(tg, fund="icf/in-collaboration")

    assert (answer.mode, answer.makers.ids) == (Mode.RECOMMENDED, (BOARD,))
    assert answer.takers.ids == ("relevant-national-body", "tg-ccg")
    assert "remitted" in answer.routes[0].verbs
    assert tg.organisations["relevant-national-body"].named is False
    assert all(not holder.via for holder in answer.takers)


def test_the_fund_as_a_whole_is_mixed(tg: Arrangement) -> None:
    """One fund, three ways of deciding, one for each pot, and the pots are all of it.

    Case study 2, box Integrated Commissioning Fund.
    """
    answer = route(tg, fund="icf")

    assert (answer.mode, answer.status) == (Mode.MIXED, AnswerStatus.KNOWN)
    assert {(r.part.fund, r.mode) for r in answer.routes} == {
        ("icf/section-75", Mode.BINDING),
        ("icf/aligned", Mode.RATIFIED),
        ("icf/in-collaboration", Mode.RECOMMENDED),
    }


def test_the_board_differs_by_pot(tg: Arrangement) -> None:
    """What the board may do hangs on the pot: it makes over one and recommends over two.

    Case study 2, box Integrated Commissioning Fund.
    """
    powers = {pot: who_makes(tg, fund=pot).holders[0].power.value for pot in tg.pots.ids}

    assert powers == {"icf/section-75": "make", "icf/aligned": "recommend", "icf/in-collaboration": "recommend"}


# -- Tameside and Glossop: services ------------------------------------------------------------------------------------


def test_surgery_is_held_to_some_extent(tg: Arrangement) -> None:
    """Elements of acute care such as surgery are in the aligned pot; the rest is in the fund, its pot not stated.

    Case study 2, box Integrated Commissioning Fund.
    """
    answer = route(tg, service="surgery")
    held, rest = answer.routes

    assert answer.status is AnswerStatus.PARTLY_KNOWN
    assert (held.part.fund, held.part.extent, held.mode) == ("icf/aligned", Extent.SOME, Mode.RATIFIED)
    assert rest.part.candidates == ("icf/aligned", "icf/in-collaboration", "icf/section-75")
    assert (rest.status, rest.takers.ids) == (AnswerStatus.PARTLY_KNOWN, ())


def test_how_far_childrens_services_are_held_is_not_stated(tg: Arrangement) -> None:
    """The sentence reads both ways: all of children's services, or elements of them.

    Case study 2, box Integrated Commissioning Fund.
    """
    answer = route(tg, service="childrens-services")

    assert [r.part.extent for r in answer.routes] == [Extent.NOT_STATED]
    assert (answer.mode, answer.status) == (Mode.RATIFIED, AnswerStatus.PARTLY_KNOWN)


def test_a_service_that_no_pot_is_said_to_hold(tg: Arrangement) -> None:
    """The whole budgets of CCG and council are in the fund, so mental health care is; in which pot nobody says.

    Case study 2, Procurement.
    """
    answer = route(tg, service="mental-health")

    assert (answer.status, answer.takers.ids) == (AnswerStatus.PARTLY_KNOWN, ())
    assert len(answer.routes[0].part.candidates) == 3


def test_a_pot_is_not_said_to_hold_a_service(tg: Arrangement) -> None:
    """Surgery is named for the aligned pot alone; that section 75 held some would be a guess.

    Case study 2, box Integrated Commissioning Fund.
    """
    answer = who_takes(tg, service="surgery", fund="icf/section-75")

    assert (answer.status, answer.takers.ids) == (AnswerStatus.NONE_RECORDED, ())


# -- Tameside and Glossop: days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("fund", ["icf", "icf/section-75", "icf/aligned", "icf/in-collaboration"])
def test_before_the_fund_the_question_does_not_apply(tg: Arrangement, fund: str) -> None:
    """The fund has run since 2016/17: asked of 2015/16 it is not applicable.

    Case study 2, Procurement.
    """
    assert route(tg, fund=fund, on="2015/16").status is AnswerStatus.NOT_APPLICABLE


def test_the_board_without_a_stated_start(tg: Arrangement) -> None:
    """When the board began is not stated: in force when the source speaks, unknown the year before.

    Case study 2, Planning, which gives no date.
    """
    now, before = (who_makes(tg, fund="icf/section-75", on=on) for on in ("2019", "2018"))

    assert (now.holders.ids, now.status) == ((BOARD,), AnswerStatus.KNOWN)
    assert (before.holders.ids, before.status) == ((BOARD,), AnswerStatus.PARTLY_KNOWN)


def test_oversight_without_a_stated_start(tg: Arrangement) -> None:
    """The board oversees the trust; since when is not stated.

    Case study 2, Planning.
    """
    now, before = (who_oversees(tg, about="icft", on=on) for on in ("2019", "2018"))

    assert (now.holders.ids, now.status) == ((BOARD,), AnswerStatus.KNOWN)
    assert (before.holders.ids, before.status) == ((BOARD,), AnswerStatus.PARTLY_KNOWN)


def test_thematic_boards_are_only_planned(tg: Arrangement) -> None:
    """The three boards on the stages of life oversee nothing yet.

    Case study 2, Where are they heading next?
    """
    planned = {"starting-well-board", "living-well-board", "ageing-well-board"}

    assert not planned & {*as_of(tg, "2019-12-31").forums.ids}


# -- Tameside and Glossop: who does not decide -------------------------------------------------------------------------


def test_the_strategic_commission_takes_nothing(tg: Arrangement) -> None:
    """Two legal bodies stand behind it: it runs the fund and is in no answer a maker or a taker.

    Case study 2, What is the Tameside and Glossop approach to commissioning?
    """
    matters = ({}, {"fund": "icf"}, {"service": "acute"}, {"service": "social-care"}, {"stage": "planning"})
    answers = [route(tg, **matter) for matter in matters]

    assert all("tg-strategic-commission" not in _everybody(answer) for answer in answers)
    assert "tg-strategic-commission" in route(tg, fund="icf").others


def test_who_may_attend_the_board(tg: Arrangement) -> None:
    """Derbyshire and High Peak may attend and are no members; the trust is stated not to be one.

    Case study 2, Planning.
    """
    seats = {seat.holder: seat.standing for seat in tg.seats if seat.forum == BOARD}

    assert seats["derbyshire-county-council"] is Standing.ENTITLED_TO_ATTEND
    assert seats["high-peak-district-council"] is Standing.ENTITLED_TO_ATTEND
    assert seats["icft"] is Standing.NOT_MEMBER


def test_who_may_attend_is_bound_by_nothing(tg: Arrangement) -> None:
    """Neither council, nor the trust, makes, takes or is bound by a decision over any pot.

    Case study 2, Planning; box Integrated Commissioning Fund.
    """
    outsiders = {"derbyshire-county-council", "high-peak-district-council", "icft"}

    assert not outsiders & _everybody(route(tg, fund="icf"))


def test_derbyshire_stays_out_of_the_fund(tg: Arrangement) -> None:
    """That Derbyshire takes no part in the fund is stated; of High Peak nothing is said.

    Case study 2, box Integrated Commissioning Fund.
    """
    part = {contribution.organisation: contribution.participates for contribution in tg.contributions}

    assert part["derbyshire-county-council"] is YesNo.NO
    assert part["high-peak-district-council"] is YesNo.NOT_STATED


def test_joint_posts_are_one_post_of_two_organisations(tg: Arrangement) -> None:
    """One accountable officer and one finance officer for CCG and council, not one each.

    Case study 2, What is the Tameside and Glossop approach to commissioning?
    """
    posts = {post.id: set(post.organisations) for post in tg.posts}

    assert posts["joint-chief-executive"] == {"tg-ccg", "tameside-council"}
    assert posts["joint-finance-officer"] == {"tg-ccg", "tameside-council"}
    assert (
        as_of(tg, "2019-10").posts["joint-chief-executive"].organisations
        == tg.posts["joint-chief-executive"].organisations
    )


# -- Bradford district and Craven --------------------------------------------------------------------------------------

BOARDS = {"awc-partnership-board", "bradford-partnership-board"}
CONSTITUENTS = {
    *("awc-ccg", "bradford-city-ccg", "bradford-districts-ccg"),
    *("bradford-teaching", "airedale-ft", "bradford-district-care"),
}


def test_planning_is_made_then_taken(bd: Arrangement) -> None:
    """Partnership boards make, each constituent organisation takes; who those are is inferred, and the list open.

    Case study 3, box Decision-making and decision-taking in Bradford district and Craven.
    """
    answer = route(bd, stage="planning")

    assert (answer.mode, answer.status) == (Mode.MADE_THEN_TAKEN, AnswerStatus.KNOWN)
    assert (set(answer.makers.ids), set(answer.takers.ids)) == (BOARDS, CONSTITUENTS)
    assert (answer.takers.complete, answer.takers.claim) == (YesNo.NO, Claim.INFERRED)
    assert str(answer.takers).endswith("; and others")


def test_each_board_makes_for_its_part_of_the_place(bd: Arrangement) -> None:
    """Two partnerships, two boards; the place is made up of their two parts.

    Case study 3, Planning.
    """
    makers = {r.part.area: r.makers.ids for r in route(bd, stage="planning").routes}

    assert makers == {"awc": ("awc-partnership-board",), "bradford": ("bradford-partnership-board",)}


def test_a_ccg_of_the_other_part_does_not_take(bd: Arrangement) -> None:
    """Asked of Bradford, the CCG of Airedale, Wharfedale and Craven neither takes nor is bound.

    Case study 3, Background and Figure 4.
    """
    answer = route(bd, stage="planning", area="bradford")

    assert "awc-ccg" not in _everybody(answer)
    assert {"bradford-city-ccg", "bradford-districts-ccg"} <= set(answer.takers.ids)


@pytest.mark.parametrize("stage", [None, "needs", "planning", "procurement", "monitoring", "engagement"])
def test_the_boards_take_nothing(bd: Arrangement, stage: str | None) -> None:
    """A board is in no answer a taker, nor bound, whatever looser wording there is elsewhere.

    Case study 3, the same box; Section 4 uses taken loosely.
    """
    answer = route(bd, stage=stage)

    assert not BOARDS & {*answer.takers.ids, *answer.binds.ids, *answer.responsible.ids}


def test_bodies_without_statutory_powers_take_nothing(bd: Arrangement) -> None:
    """GP federations and the voluntary alliance sit at the table and take no decision.

    Case study 3, the same box: decisions are taken in line with statutory powers.
    """
    kinds = {bd.organisations[taker].kind for taker in who_takes(bd, stage="planning").takers.ids}

    assert kinds <= {"ccg", "nhs-trust", "nhs-foundation-trust"}


def test_who_decides_on_procurement_is_not_stated(bd: Arrangement) -> None:
    """The coder looked for who takes decisions on contracts, and the source does not say.

    Case study 3, Procurement.
    """
    assert route(bd, stage="procurement").status is AnswerStatus.NOT_STATED


def test_the_merged_ccg_only_by_plan(bd: Arrangement) -> None:
    """Written before April 2020: in May 2020 three CCGs take as far as is known, and the merged one by plan.

    Case study 3, Background; Where are they heading next?
    """
    answer = who_takes(bd, stage="planning", on="2020-05")

    assert "bdc-ccg" not in answer.takers
    assert set(answer.takers.ids) == CONSTITUENTS
    assert "beyond_as_at" in answer.flags
    assert answer.by_plan is not None
    assert set(answer.by_plan.takers.ids) == {"bdc-ccg", "bradford-teaching", "airedale-ft", "bradford-district-care"}
    assert "plan" in answer.by_plan.flags


def test_before_april_2020_no_merged_ccg_even_by_plan(bd: Arrangement) -> None:
    """On 31 March 2020 the plan has not come about.

    Case study 3, Background.
    """
    answer = who_takes(bd, stage="planning", on="2020-03-31")

    assert answer.by_plan is None


# -- South Tyneside ----------------------------------------------------------------------------------------------------

MONEY = "non-recurrent-2018-19"


def test_the_leadership_team_recommends_on_the_two_million(st: Arrangement) -> None:
    """It reviewed bids for the £2m and recommended; that the CCG takes is inferred.

    Case study 1, box Alliancing principles in practice.
    """
    answer = route(st, fund=MONEY)

    assert answer.mode is Mode.RECOMMENDED
    assert answer.makers.ids == ("alliance-leadership-team",)
    assert [(holder.id, holder.claim) for holder in answer.takers] == [("st-ccg", Claim.INFERRED)]
    assert answer.weakest_claim is Claim.INFERRED


def test_local_alliances_bid(st: Arrangement) -> None:
    """They bid for the money, and neither make nor take.

    Case study 1, box Alliancing principles in practice.
    """
    answer = route(st, fund=MONEY)

    assert ("local-alliances", "bid") in {(holder.id, holder.power.value) for holder in answer.others}
    assert "local-alliances" not in _everybody(answer)


def test_the_leadership_teams_denial_is_shown_and_disputes_nothing(st: Arrangement) -> None:
    """It has no decision-making power: that denies making and taking, and leaves its recommendation standing.

    Case study 1, box South Tyneside alliance leadership team.
    """
    answer = route(st, fund=MONEY)

    assert answer.status is AnswerStatus.KNOWN
    assert [(denial.holder, denial.disputes) for denial in answer.denied] == [("alliance-leadership-team", False)]


def test_a_denial_alone_answers_nothing(st: Arrangement) -> None:
    """Of acute care the denial is all there is: none recorded, the denial listed; the statute then says who takes.

    Case study 1, box South Tyneside alliance leadership team.
    """
    alone = route(attrs.evolve(st, base=None, extends=""), service="acute")
    answer = route(st, service="acute")

    assert (alone.mode, alone.status) == (Mode.NONE, AnswerStatus.NONE_RECORDED)
    assert (answer.mode, answer.makers.ids, answer.takers.ids) == (Mode.SOLE, (), ("st-ccg",))
    assert [denial.holder for denial in answer.denied] == ["alliance-leadership-team"]
    assert alone.denied == answer.denied


def test_the_money_is_no_delegation(st: Arrangement) -> None:
    """NHS England and NHS Improvement gave the money; they take nothing and are not bound.

    Case study 1, box Alliancing principles in practice.
    """
    assert not {"nhs-england", "nhs-improvement"} & _everybody(route(st, fund=MONEY))


def test_the_money_was_not_there_before_2018(st: Arrangement) -> None:
    """One-off money of 2018/19: asked of 2017 it is not applicable.

    Case study 1, box Alliancing principles in practice.
    """
    assert route(st, fund=MONEY, on="2017").status is AnswerStatus.NOT_APPLICABLE


def test_the_business_group_oversees_the_joint_commissioning_unit(st: Arrangement) -> None:
    """It oversees the unit, and that is all that is recorded about it.

    Case study 1, Planning.
    """
    answer = who_oversees(st, about="joint-commissioning-unit")

    assert (answer.holders.ids, answer.status) == (("alliance-business-group",), AnswerStatus.KNOWN)
    assert route(st, about="joint-commissioning-unit").mode is Mode.UNTAKEN_UNMADE
    assert who_oversees(st).holders.ids == ()


# -- main acute contracts ----------------------------------------------------------------------------------------------


def test_south_tynesides_block_contract(st: Arrangement) -> None:
    """A block for acute and community care, less maternity.

    Case study 1, Procurement.
    """
    contract = st.contracts["st-block-contract"]

    assert contract.main
    assert [term.kind for term in contract.terms] == [TermKind.BLOCK, TermKind.RISK_POOL]
    assert [holding.service for holding in contract.services] == ["acute", "community"]
    assert contract.excludes == ("maternity",)


def test_tameside_and_glossops_block_contract(tg: Arrangement) -> None:
    """A block with a part, £1m, that hangs on outcomes.

    Case study 2, Procurement.
    """
    contract = tg.contracts["icft-contract"]

    assert contract.main
    assert contract.providers == ("icft",)
    assert [term.kind for term in contract.terms] == [TermKind.BLOCK, TermKind.OUTCOME_COMPONENT]
    assert "£1m" in str(contract.terms[1].amount)


def test_bradfords_fixed_income_contracts(bd: Arrangement) -> None:
    """Fixed income with the two acute trusts; three trusts joined the discussion, and two of them signed.

    Case study 3, Procurement.
    """
    main = [contract for contract in bd.contracts if contract.main]

    assert [contract.providers for contract in main] == [("bradford-teaching",), ("airedale-ft",)]
    assert {term.kind for contract in main for term in contract.terms} == {TermKind.FIXED_INCOME}
    for contract in main:
        assert {*contract.providers, *contract.discussants} == {
            "bradford-teaching",
            "airedale-ft",
            "bradford-district-care",
        }


@pytest.mark.parametrize(
    ("on", "provider"), [("2018-12", "south-tyneside-ft"), ("2019-03-31", "south-tyneside-ft"), ("2019-04-01", "stsft")]
)
def test_the_block_contract_crosses_the_merger(st: Arrangement, on: str, provider: str) -> None:
    """The trust that signed merged in April 2019: until then it provides, afterwards the merged trust does.

    Case study 1, Procurement and Background; Appendix B, note 1.
    """
    assert as_of(st, on).contracts["st-block-contract"].providers == (provider,)


@pytest.mark.parametrize(("on", "provider"), [("2018-12", "south-tyneside-ft"), ("2019-12", "stsft")])
def test_who_provides_acute_care_in_south_tyneside(st: Arrangement, on: str, provider: str) -> None:
    """The provider of acute care before and after April 2019, by succession.

    Case study 1, Background; Appendix B, note 1.
    """
    found = {p.provider for p in as_of(st, on).provision if p.service == "acute"}

    assert found == {provider}
