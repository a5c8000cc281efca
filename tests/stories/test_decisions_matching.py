"""Which rights answer a question: scopes stated and not stated, areas that a body covers, rights about one thing."""

from __future__ import annotations

import pytest

from commissionkit.answers import AnswerStatus, Mode
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.questions.decisions import route, who_is_responsible, who_makes, who_oversees, who_takes
from commissionkit.sources import Claim

BODIES = """
organisations: [ccg, council, county, trust]
forums: [board]
contracts: [{id: acute-contract, commissioners: [ccg], providers: [trust]}]
processes: [{id: reporting, level: organisation, stage: finance}]
"""

# -- stated and not stated ---------------------------------------------------------------------------------------------


def test_a_scope_that_is_not_stated_may_reach(told) -> None:
    """A right whose service the source does not say may be meant: its holder is shown, partly known."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take, over: {service: not_stated}}]")
    answer = route(site, service="surgery")

    assert (answer.mode, answer.status, answer.takers.ids) == (Mode.SOLE, AnswerStatus.PARTLY_KNOWN, ("ccg",))


@pytest.mark.parametrize("facet", ["service", "stage", "fund", "area"])
def test_left_out_is_not_limited(told, facet: str) -> None:
    """A facet that a right leaves out does not limit it; one written not_stated leaves it open."""
    left_out = told(BODIES, "rights: [{holders: [ccg], power: take}]")
    not_stated = told(BODIES, f"rights: [{{holders: [ccg], power: take, over: {{{facet}: not_stated}}}}]")

    assert [route(left_out).status, route(not_stated).status] == [AnswerStatus.KNOWN, AnswerStatus.PARTLY_KNOWN]


def test_whole_matches_go_before_those_not_stated(told) -> None:
    """The council takes decisions on planning for certain; what the CCG may take is listed and not counted."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [council], power: take, over: {stage: planning}}
          - {holders: [ccg], power: take, over: {stage: not_stated}}
        """,
    )
    answer = route(site, stage="planning")

    assert (answer.mode, answer.takers.ids, answer.status) == (Mode.SOLE, ("council",), AnswerStatus.PARTLY_KNOWN)
    assert "not counted, since its scope is not stated: ccg takes decisions" in answer.routes[0].links[-1].text


def test_a_whole_match_that_only_makes_sets_aside_too(told) -> None:
    """A board makes for certain; a taker with a scope not stated is not counted: made, and not taken."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [board], power: make, over: {stage: planning}}
          - {holders: [ccg], power: take, over: {stage: not_stated}}
        """,
    )

    assert Mode.MADE_UNTAKEN is route(site, stage="planning").mode


def test_a_whole_match_that_only_oversees_sets_nothing_aside(told) -> None:
    """Only makers and takers are whole matches of the kind that count."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [board], power: oversee, over: {stage: planning}}
          - {holders: [ccg], power: take, over: {stage: not_stated}}
        """,
    )

    assert who_takes(site, stage="planning").takers.ids == ("ccg",)


def test_a_delegation_whose_scope_is_partly_not_stated_is_set_aside_and_listed(told) -> None:
    """The CCG takes decisions on planning; that it may have delegated some of them is listed, partly known."""
    site = told(
        BODIES,
        """
        rights: [{holders: [ccg], power: take, over: {stage: planning}}]
        delegations: [{delegators: [ccg], delegate: trust, over: {stage: planning, service: not_stated}}]
        """,
    )
    answer = route(site, stage="planning")

    assert (answer.takers.ids, answer.status) == (("ccg",), AnswerStatus.PARTLY_KNOWN)
    assert "not counted, since its scope is not stated: ccg delegates" in answer.routes[0].links[-1].text


# -- a question that names an area -------------------------------------------------------------------------------------

COUNTRY = """
area: place
areas:
  - {id: place, made_up_of: [town, hills]}
  - {id: town, within: [place]}
  - {id: hills, within: [place, shire]}
  - {id: shire}
coverage: [{body: council, area: town}, {body: county, area: shire}]
"""


def test_a_body_that_does_not_cover_the_area_does_not_take_there(told) -> None:
    """Two councils take together; of the hills only the one that covers them takes, and only it is bound."""
    site = told(BODIES, COUNTRY, "rights: [{holders: {each: [council, county]}, power: take}]")
    answer = route(site, area="hills")

    assert (answer.takers.ids, answer.binds.ids, answer.responsible.ids) == (("county",), ("county",), ("county",))


def test_a_body_without_recorded_coverage_is_not_ruled_out(told) -> None:
    """Nothing is recorded of the trust's area, so it may take in any."""
    site = told(BODIES, COUNTRY, "rights: [{holders: {each: [council, trust]}, power: take}]")

    assert who_takes(site, area="hills").takers.ids == ("trust",)


def test_a_body_that_covers_a_part_takes(told) -> None:
    """The council covers the town, which is a part of the place: it takes in the place."""
    site = told(BODIES, COUNTRY, "rights: [{holders: [council], power: take}]")

    assert who_takes(site, area="place").takers.ids == ("council",)


def test_an_area_that_two_areas_share(told) -> None:
    """The shire meets the place in the hills: its county takes in the place."""
    site = told(BODIES, COUNTRY, "rights: [{holders: [county], power: take}]")

    assert who_takes(site, area="place").takers.ids == ("county",)


def test_without_a_named_area_coverage_is_not_asked(told) -> None:
    """Only a question that names an area leaves bodies out for what they cover."""
    site = told(BODIES, COUNTRY, "rights: [{holders: {each: [council, county]}, power: take, over: {area: hills}}]")
    hills = next(r for r in route(site).routes if r.part.area == "hills")

    assert hills.takers.ids == ("council", "county")


def test_a_ratifier_elsewhere_is_left_out_too(told) -> None:
    """Ratifying is taking: the council does not ratify for the hills."""
    site = told(
        BODIES,
        COUNTRY,
        "rights: [{holders: [board], power: recommend}, {holders: {each: [council, county]}, power: ratify}]",
    )

    assert who_takes(site, area="hills").takers.ids == ("county",)


def test_a_delegator_elsewhere_is_neither_taker_nor_responsible(told) -> None:
    """Two councils delegate to one board; what it settles for the hills does not bind the town's council."""
    site = told(
        BODIES, COUNTRY, "delegations: [{delegators: [council, county], delegate: board, over: {stage: planning}}]"
    )
    answer = route(site, stage="planning", area="hills")

    assert (answer.mode, answer.takers.ids) == (Mode.BINDING, ("county",))
    assert (answer.binds.ids, answer.responsible.ids) == (("county",), ("county",))


def test_a_list_that_is_open_elsewhere_is_not_open_here(told) -> None:
    """Of the town others may take too; of the hills, where the council of the town does not, nobody says so."""
    site = told(
        BODIES,
        COUNTRY,
        "rights: [{holders: [council], power: take, complete: no}, {holders: [county], power: take}]",
    )

    assert [str(who_takes(site, area=area).takers) for area in ("town", "hills")] == ["council; and others", "county"]


def test_a_maker_stays_whatever_it_covers(told) -> None:
    """Only taking and being bound hang on what a body covers."""
    site = told(BODIES, COUNTRY, "rights: [{holders: [council], power: make}, {holders: [county], power: take}]")

    assert who_makes(site, area="hills").makers.ids == ("council",)


def test_the_rest_of_an_area_is_not_covered_by_its_parts(told) -> None:
    """The council covers the town alone, so it takes nothing in the place without the town."""
    country = COUNTRY.replace(", made_up_of: [town, hills]", "")
    site = told(
        BODIES,
        country,
        """
        rights:
          - {holders: [ccg], power: take, over: {area: town}}
          - {holders: {each: [council, trust]}, power: take}
        """,
    )
    takers = {r.part.area: r.takers.ids for r in route(site, area="place").routes}

    assert takers == {"town": ("ccg", "council", "trust"), "place": ("trust",)}


# -- about one named thing ---------------------------------------------------------------------------------------------

ABOUT = """
rights:
  - {holders: [board], power: oversee, over: {about: trust}}
  - {holders: [board], power: lead, over: {about: reporting}}
  - {holders: [ccg], power: take, over: {about: acute-contract}}
  - {holders: [council], power: take}
"""


def test_a_right_about_a_thing_answers_a_question_about_it(told) -> None:
    """The board oversees the trust."""
    site = told(BODIES, ABOUT)

    assert (
        who_oversees(site, about="trust").holders.ids,
        who_oversees(site, about="trust").status,
    ) == (("board",), AnswerStatus.KNOWN)


def test_only_rights_about_it_answer(told) -> None:
    """The council takes every decision; a question about the trust is no such matter."""
    answer = route(told(BODIES, ABOUT), about="trust")

    assert (answer.takers.ids, answer.status, answer.mode) == ((), AnswerStatus.NONE_RECORDED, Mode.UNTAKEN_UNMADE)


def test_a_right_about_a_thing_answers_nothing_else(told) -> None:
    """The board oversees the trust, and no matter in general; the CCG takes about its contract, and nothing else."""
    site = told(BODIES, ABOUT)

    assert (who_oversees(site).holders.ids, who_takes(site).takers.ids) == ((), ("council",))


def test_a_contract_is_taken_about(told) -> None:
    """Decisions about a contract are taken by whoever is recorded to take them about it."""
    answer = route(told(BODIES, ABOUT), about="acute-contract")

    assert (answer.mode, answer.takers.ids) == (Mode.SOLE, ("ccg",))


def test_about_another_thing(told) -> None:
    """Of what no right is about nothing is recorded."""
    assert AnswerStatus.NONE_RECORDED is who_oversees(told(BODIES, ABOUT), about="board").status


def test_a_delegation_about_a_thing(told) -> None:
    """What is delegated about the contract answers only a question about it."""
    site = told(BODIES, "delegations: [{delegators: [ccg], delegate: trust, over: {about: acute-contract}}]")

    assert (who_takes(site, about="acute-contract").takers.ids, who_takes(site).takers.ids) == (("trust",), ())


def test_a_denial_about_a_thing(told) -> None:
    """A denial about the contract bears on no other matter."""
    site = told(
        BODIES, ABOUT, "rights: [{holders: [council], power: take, denied: true, over: {about: acute-contract}}]"
    )

    assert (who_takes(site).status, who_takes(site).denied) == (AnswerStatus.KNOWN, ())


def test_a_question_about_a_thing_takes_no_other_facet(told) -> None:
    """A thing and a service at once cannot be asked."""
    with pytest.raises(RefusedQuestion, match="no other facet"):
        route(told(BODIES, ABOUT), about="trust", service="surgery")


# -- ids ---------------------------------------------------------------------------------------------------------------


def test_an_id_that_nothing_bears(told) -> None:
    """A wrong id is refused, with near ones."""
    with pytest.raises(UnknownName, match="surgery"):
        route(told(BODIES), service="surgry")


def test_an_id_of_another_kind(told) -> None:
    """A stage is no service."""
    with pytest.raises(UnknownName):
        route(told(BODIES), service="planning")


# -- who is responsible ------------------------------------------------------------------------------------------------


def test_without_a_delegation_each_taker_is_responsible(told) -> None:
    """Whoever takes or ratifies for itself is responsible for itself, and that is inferred."""
    site = told(
        BODIES, "rights: [{holders: [board], power: recommend}, {holders: {each: [ccg, council]}, power: ratify}]"
    )
    answer = who_is_responsible(site)

    assert [(h.id, h.claim) for h in answer.holders] == [("ccg", Claim.INFERRED), ("council", Claim.INFERRED)]
    assert AnswerStatus.KNOWN is answer.status


def test_nobody_is_responsible_for_what_nobody_takes(told) -> None:
    """A maker alone is not responsible."""
    answer = who_is_responsible(told(BODIES, "rights: [{holders: [board], power: make}]"))

    assert (answer.status, answer.holders.ids) == (AnswerStatus.NONE_RECORDED, ())
