"""A matter is split along every stated line: pots, services that pots or rights name, areas."""

from __future__ import annotations

from commissionkit.answers import AnswerStatus, Mode
from commissionkit.model import Extent
from commissionkit.questions.decisions import route, who_takes

BODIES = """
organisations: [ccg, council, county]
forums: [board]
"""

FUND = """
funds: [{id: fund, whole_budget_of: [ccg, council], pots_complete: yes}]
pots:
  - {id: fund/pooled, fund: fund}
  - id: fund/aligned
    fund: fund
    services: [{service: surgery, extent: some}, {service: education, extent: not_stated}, {service: mental-health}]
contributions: [{organisation: county, fund: fund, participates: no}]
"""

POT_RIGHTS = """
rights:
  - {holders: [ccg, council], power: take, over: {fund: fund/pooled}}
  - {holders: [board], power: recommend, over: {fund: fund/aligned}}
  - {holders: [ccg], power: take, over: {fund: fund/aligned}}
"""


def _parts(answer) -> list[tuple[str | None, str | None, Mode]]:
    return [(r.part.service, r.part.fund, r.mode) for r in answer.routes]


# -- pots --------------------------------------------------------------------------------------------------------------


def test_a_fund_is_split_into_its_pots(told) -> None:
    """A question about the fund alone has a part for each of its pots."""
    answer = route(told(BODIES, FUND, POT_RIGHTS), fund="fund")

    assert _parts(answer) == [(None, "fund/aligned", Mode.RECOMMENDED), (None, "fund/pooled", Mode.JOINTLY_TAKEN)]
    assert (answer.mode, answer.status) == (Mode.MIXED, AnswerStatus.KNOWN)


def test_pots_that_may_not_be_all(told) -> None:
    """Where the pots are not stated to be all of the fund, the rest of it is a part of its own."""
    site = told(BODIES, FUND.replace(", pots_complete: yes", ""), POT_RIGHTS)
    answer = route(site, fund="fund")

    assert answer.status is AnswerStatus.PARTLY_KNOWN
    assert (answer.routes[-1].part.text, answer.routes[-1].mode) == ("the rest of fund", Mode.NONE)


def test_a_right_over_the_fund_reaches_the_rest_of_it(told) -> None:
    """Whoever takes decisions over a fund takes them over whatever pots it has: known, and one part."""
    fund = FUND.replace(", pots_complete: yes", "")
    answer = route(told(BODIES, fund, "rights: [{holders: [ccg], power: take, over: {fund: fund}}]"), fund="fund")

    assert [(r.part.text, r.status) for r in answer.routes] == [("fund", AnswerStatus.KNOWN)]


def test_pots_that_are_decided_alike_are_one_part(told) -> None:
    """Two pots with the same makers and takers are merged."""
    site = told(BODIES, FUND, "rights: [{holders: [ccg], power: take, over: {fund: fund}}]")

    assert _parts(route(site, fund="fund")) == [(None, None, Mode.SOLE)]


def test_a_right_over_the_fund_reaches_its_pots(told) -> None:
    """Whoever takes decisions over a fund takes them over each pot of it."""
    site = told(BODIES, FUND, "rights: [{holders: [ccg], power: take, over: {fund: fund}}]")

    assert who_takes(site, fund="fund/pooled").takers.ids == ("ccg",)


def test_a_right_over_a_pot_stays_in_it(told) -> None:
    """Whoever takes decisions over one pot takes none over another."""
    site = told(BODIES, FUND, "rights: [{holders: [ccg], power: take, over: {fund: fund/aligned}}]")

    assert AnswerStatus.NONE_RECORDED is who_takes(site, fund="fund/pooled").status


def test_what_lies_outside_any_fund_is_a_part(told) -> None:
    """A question about everything has a part for what no fund holds."""
    answer = route(told(BODIES, FUND, POT_RIGHTS))

    assert answer.routes[-1].part.text == "outside any fund"
    assert AnswerStatus.PARTLY_KNOWN is answer.status


# -- extents -----------------------------------------------------------------------------------------------------------


def test_held_wholly(told) -> None:
    """A service that a pot holds wholly is decided as the pot is, and that is known."""
    answer = route(told(BODIES, FUND, POT_RIGHTS), service="mental-health")

    assert _parts(answer) == [("mental-health", "fund/aligned", Mode.RECOMMENDED)]
    assert (answer.routes[0].part.extent, answer.status) == (Extent.WHOLE, AnswerStatus.KNOWN)


def test_held_to_some_extent(told) -> None:
    """Some of surgery is in the pot; the rest is in the fund with its pot not stated. Both only partly known."""
    answer = route(told(BODIES, FUND, POT_RIGHTS), service="surgery")
    held, rest = answer.routes

    assert (held.part.fund, held.part.extent) == ("fund/aligned", Extent.SOME)
    assert (rest.part.candidates, rest.part.extent) == (("fund/aligned", "fund/pooled"), Extent.SOME)
    assert [held.status, rest.status] == [AnswerStatus.PARTLY_KNOWN] * 2
    assert [*rest.makers, *rest.takers] == []
    assert (answer.mode, answer.status) == (Mode.RECOMMENDED, AnswerStatus.PARTLY_KNOWN)


def test_held_to_an_extent_not_stated(told) -> None:
    """Of education it is not stated how much the pot holds: one part, as far as in the pot."""
    answer = route(told(BODIES, FUND, POT_RIGHTS), service="education")

    assert _parts(answer) == [("education", "fund/aligned", Mode.RECOMMENDED)]
    assert (answer.routes[0].part.extent, answer.status) == (Extent.NOT_STATED, AnswerStatus.PARTLY_KNOWN)
    assert {Extent.NOT_STATED} == {holder.extent for holder in answer.takers}
    assert "how far it lies in fund/aligned" in answer.missing[0]


def test_a_service_beneath_one_held_to_some_extent(told) -> None:
    """Some surgery is held; whether that is eye surgery nobody says."""
    site = told(BODIES, FUND, POT_RIGHTS, "services: [{id: eye-surgery, within: surgery}]")

    assert Extent.NOT_STATED is route(site, service="eye-surgery").routes[0].part.extent


def test_a_service_beneath_one_held_wholly(told) -> None:
    """All of mental health care is held, so all of the care for young people is."""
    site = told(BODIES, FUND, POT_RIGHTS, "services: [{id: young-minds, within: mental-health}]")

    assert Extent.WHOLE is route(site, service="young-minds").routes[0].part.extent


def test_a_service_above_what_a_pot_names_is_split(told) -> None:
    """A question about acute care has surgery apart, since a pot names it, and the rest of acute care apart."""
    answer = route(told(BODIES, FUND, POT_RIGHTS), service="acute")

    assert [r.part.service for r in answer.routes] == ["surgery", "surgery", "acute"]
    assert answer.routes[-1].part.without == ("surgery",)


def test_a_service_that_two_pots_hold_to_some_extent(told) -> None:
    """Some in the one pot, some in the other, and perhaps a rest."""
    site = told(
        """
        funds: [{id: fund}]
        pots:
          - {id: fund/a, fund: fund, services: [{service: surgery, extent: some}]}
          - {id: fund/b, fund: fund, services: [{service: surgery, extent: some}]}
        rights: [{holders: [ccg], power: take, over: {fund: fund/a}}]
        organisations: [ccg]
        """
    )
    answer = route(site, service="surgery")

    assert [(r.part.fund, r.part.candidates) for r in answer.routes[:2]] == [("fund/a", ()), ("fund/b", ())]
    assert answer.routes[2].part.candidates == ("fund/a", "fund/b")


# -- in the fund, its pot not stated -----------------------------------------------------------------------------------


def test_in_the_fund_where_no_taker_is_recorded(told) -> None:
    """No pot holds dentistry and nobody is recorded to take it: it may be in the fund, in either pot."""
    answer = route(told(BODIES, FUND, POT_RIGHTS), service="dentistry")

    assert answer.routes[0].part.candidates == ("fund/aligned", "fund/pooled")
    assert AnswerStatus.PARTLY_KNOWN is answer.status
    assert "which of fund/aligned, fund/pooled holds it" in answer.missing[0]


def test_in_the_fund_where_the_takers_whole_budget_is(told) -> None:
    """The CCG takes decisions on dentistry and its whole budget is in the fund: there, in a pot not stated."""
    site = told(BODIES, FUND, POT_RIGHTS, "rights: [{holders: [ccg], power: take, over: {service: dentistry}}]")
    answer = route(site, service="dentistry")

    assert _parts(answer) == [("dentistry", "fund", Mode.SOLE)]
    assert AnswerStatus.PARTLY_KNOWN is answer.status


def test_outside_the_fund_where_another_body_takes(told) -> None:
    """The county takes decisions on dentistry and is no part of the fund: outside it, and known."""
    site = told(BODIES, FUND, POT_RIGHTS, "rights: [{holders: [county], power: take, over: {service: dentistry}}]")
    answer = route(site, service="dentistry")

    assert _parts(answer) == [("dentistry", None, Mode.SOLE)]
    assert (answer.status, answer.takers.ids) == (AnswerStatus.KNOWN, ("county",))


def test_a_pot_whose_list_is_complete_is_no_candidate(told) -> None:
    """Dentistry is not on the complete list of one pot, so it may only be in the other."""
    pots = "pots: [{id: fund/a, fund: fund, services: [surgery], complete: yes}, {id: fund/b, fund: fund}]"
    answer = route(told("funds: [{id: fund}]", pots), service="dentistry")

    assert answer.routes[0].part.candidates == ("fund/b",)


def test_outside_a_fund_whose_lists_are_all_complete(told) -> None:
    """All pots of the fund are known, with all that is in them: dentistry is outside, whoever takes decisions on it."""
    site = told(
        "organisations: [ccg]",
        "funds: [{id: fund, pots_complete: yes, whole_budget_of: [ccg]}]",
        "pots: [{id: fund/a, fund: fund, services: [surgery], complete: yes}]",
        "rights: [{holders: [ccg], power: take, over: {service: dentistry}}]",
    )
    answer = route(site, service="dentistry")

    assert (answer.routes[0].part.text, answer.status) == ("Dentistry, outside any fund", AnswerStatus.KNOWN)


def test_in_a_fund_without_pots(told) -> None:
    """The CCG's whole budget is in a fund without pots: what it takes decisions on is there, and no pot is in doubt."""
    site = told(
        BODIES,
        "funds: [{id: fund, whole_budget_of: [ccg]}]",
        """
        rights:
          - {holders: [ccg], power: take, over: {service: dentistry}}
          - {holders: [board], power: recommend, over: {fund: fund}}
        """,
    )
    answer = route(site, service="dentistry")

    assert (answer.mode, answer.status) == (Mode.RECOMMENDED, AnswerStatus.KNOWN)


COUNTRY = """
areas: [{id: place, made_up_of: [town, hills]}, {id: town, within: [place]}, {id: hills, within: [place]}]
area: place
coverage: [{body: council, area: town}, {body: county, area: hills}, {body: ccg, area: place}]
"""

SOCIAL_CARE = """
rights:
  - {holders: [council], power: take, over: {service: social-care, area: town}}
  - {holders: [county], power: take, over: {service: social-care, area: hills}}
"""


def test_outside_the_fund_in_the_area_of_one_that_stays_out(told) -> None:
    """The council's social care is in the fund; in the hills it is the county's, which is stated to stay out."""
    answer = route(told(BODIES, FUND, COUNTRY, POT_RIGHTS, SOCIAL_CARE), service="social-care")
    by_area = {r.part.area: (r.part.candidates, r.status, r.takers.ids) for r in answer.routes}

    assert by_area["town"] == (("fund/aligned", "fund/pooled"), AnswerStatus.PARTLY_KNOWN, ("council",))
    assert by_area["hills"] == ((), AnswerStatus.KNOWN, ("county",))


def test_outside_the_fund_by_a_rule_for_each_areas_council(told) -> None:
    """The same, where one right names every council for its own area."""
    bodies = "organisations: [{id: council, kind: unitary-council}, {id: county, kind: unitary-council}, {id: ccg}]"
    rights = (
        "rights: [{holders: {each: {kind: unitary-council, for: its_area}}, power: take, over: {service: social-care}}]"
    )
    answer = route(told(bodies, FUND, COUNTRY, rights), service="social-care")
    by_area = {r.part.area: (bool(r.part.candidates), r.takers.ids) for r in answer.routes}

    assert by_area == {"town": (True, ("council",)), "hills": (False, ("county",))}


def test_a_service_of_a_named_fund_that_lies_outside_it(told) -> None:
    """Asked of the fund, what another body takes decisions on from money of its own is not recorded there."""
    site = told(BODIES, FUND, POT_RIGHTS, "rights: [{holders: [county], power: take, over: {service: dentistry}}]")
    answer = route(site, service="dentistry", fund="fund")

    assert (answer.status, answer.takers.ids) == (AnswerStatus.NONE_RECORDED, ())


def test_no_fund_no_question_of_pots(told) -> None:
    """In a site without funds a service is decided by the rights over it."""
    answer = route(told(BODIES, "rights: [{holders: [ccg], power: take, over: {service: surgery}}]"), service="surgery")

    assert (answer.status, answer.takers.ids) == (AnswerStatus.KNOWN, ("ccg",))


def test_a_fund_without_pots_and_a_service(told) -> None:
    """A fund without recorded pots has one part, whatever service is asked."""
    site = told(BODIES, "funds: [{id: fund}]", "rights: [{holders: [ccg], power: take, over: {fund: fund}}]")

    assert who_takes(site, fund="fund", service="surgery").takers.ids == ("ccg",)


# -- a pot and a service -----------------------------------------------------------------------------------------------


def test_a_pot_asked_with_a_service_it_is_not_recorded_to_hold(told) -> None:
    """Not recorded to be in the pot: none recorded, never the pot's takers by algebra alone."""
    answer = route(told(BODIES, FUND, POT_RIGHTS), fund="fund/pooled", service="surgery")

    assert (answer.status, answer.mode, answer.takers.ids) == (AnswerStatus.NONE_RECORDED, Mode.NONE, ())


def test_a_pot_whose_list_is_complete(told) -> None:
    """Where the list of a pot's services is complete, a service that is not on it is not applicable."""
    site = told(
        BODIES,
        "funds: [{id: fund}]",
        "pots: [{id: fund/a, fund: fund, services: [surgery], complete: yes}]",
        "rights: [{holders: [ccg], power: take, over: {fund: fund/a}}]",
    )

    assert AnswerStatus.NOT_APPLICABLE is route(site, fund="fund/a", service="dentistry").status
    assert AnswerStatus.KNOWN is route(site, fund="fund/a", service="surgery").status


def test_a_pot_asked_with_a_service_it_holds_in_part(told) -> None:
    """Only what lies in the pot is asked; the rest is no part of the question."""
    answer = route(told(BODIES, FUND, POT_RIGHTS), fund="fund/aligned", service="surgery")

    assert _parts(answer) == [("surgery", "fund/aligned", Mode.RECOMMENDED)]


def test_a_right_over_a_service_does_not_reach_a_pot_that_is_not_recorded_to_hold_it(told) -> None:
    """A body takes decisions on dentistry; of the pooled pot, which nobody says holds any, it takes none."""
    site = told(BODIES, FUND, POT_RIGHTS, "rights: [{holders: [county], power: take, over: {service: dentistry}}]")
    answer = route(site, fund="fund/pooled")

    assert _parts(answer) == [(None, "fund/pooled", Mode.JOINTLY_TAKEN)]
    assert answer.takers.ids == ("ccg", "council")


def test_a_right_over_a_service_within_a_pot(told) -> None:
    """A right that names a service and a pot splits the pot, even where the pot's own list does not name it."""
    site = told(
        BODIES,
        FUND,
        POT_RIGHTS,
        "rights: [{holders: [county], power: take, over: {fund: fund/pooled, service: dentistry}}]",
    )
    answer = route(site, fund="fund/pooled")

    assert [(r.part.service, r.mode) for r in answer.routes] == [
        ("dentistry", Mode.SEVERALLY_TAKEN),
        (None, Mode.JOINTLY_TAKEN),
    ]


# -- services and stages that rights name ------------------------------------------------------------------------------


def test_a_right_over_a_service_beneath_splits(told) -> None:
    """Who takes decisions on surgery takes them on no other acute care: the rest is a part of its own."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take, over: {service: surgery}}]")
    answer = route(site, service="acute")

    assert [(r.part.service, r.mode) for r in answer.routes] == [("surgery", Mode.SOLE), ("acute", Mode.NONE)]
    assert AnswerStatus.PARTLY_KNOWN is answer.status


def test_a_right_over_a_service_above_reaches(told) -> None:
    """Who takes decisions on acute care takes them on surgery."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take, over: {service: acute}}]")

    assert (
        route(site, service="surgery").status,
        route(site, service="surgery").takers.ids,
    ) == (AnswerStatus.KNOWN, ("ccg",))


def test_parts_that_turn_out_alike_are_the_whole_again(told) -> None:
    """The CCG takes decisions on acute care, and by another right on surgery: one part, with nothing taken out."""
    site = told(
        BODIES,
        "rights: [{holders: [ccg], power: take, over: {service: surgery}}]",
        "rights: [{holders: [ccg], power: take, over: {service: acute}}]",
    )
    answer = route(site, service="acute")

    assert [(r.part.text, r.part.without) for r in answer.routes] == [("Acute care", ())]


def test_stages_split_too(told) -> None:
    """A question without a stage means all of them: finance is taken, the rest of monitoring and all else is not."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take, over: {stage: finance}}]")

    assert [(r.part.stage, r.mode) for r in route(site, stage="monitoring").routes] == [
        ("finance", Mode.SOLE),
        ("monitoring", Mode.NONE),
    ]
    assert AnswerStatus.PARTLY_KNOWN is route(site).status
    assert AnswerStatus.KNOWN is route(site, stage="finance").status


def test_a_right_with_no_facet_is_not_limited(told) -> None:
    """A right that names no facet reaches every matter."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take}]")

    assert AnswerStatus.KNOWN is route(site, service="surgery", stage="planning").status


# -- areas -------------------------------------------------------------------------------------------------------------

TWO_RIGHTS = """
rights:
  - {holders: [council], power: take, over: {stage: planning, area: town}}
  - {holders: [county], power: take, over: {stage: planning, area: hills}}
"""


def test_areas_stated_to_make_up_an_area_exhaust_it(told) -> None:
    """The place is stated to be made up of the town and the hills: nothing is left over."""
    answer = route(told(BODIES, COUNTRY, TWO_RIGHTS), stage="planning")

    assert [r.part.area for r in answer.routes] == ["town", "hills"] or [r.part.area for r in answer.routes] == [
        "hills",
        "town",
    ]
    assert AnswerStatus.KNOWN is answer.status


def test_areas_not_stated_to_make_it_up_leave_a_rest(told) -> None:
    """Where no source says so there may be more of the place: a part of its own, and the whole only partly known."""
    country = COUNTRY.replace(", made_up_of: [town, hills]", "")
    answer = route(told(BODIES, country, TWO_RIGHTS), stage="planning")

    assert (answer.routes[-1].part.area, answer.routes[-1].part.without) == ("place", ("hills", "town"))
    assert AnswerStatus.PARTLY_KNOWN is answer.status


def test_areas_made_up_of_areas_exhaust_too(told) -> None:
    """The hills are made up of two valleys; rights over both valleys and the town leave nothing of the place."""
    site = told(
        BODIES,
        """
        area: place
        areas:
          - {id: place, made_up_of: [town, hills]}
          - {id: town, within: [place]}
          - {id: hills, within: [place], made_up_of: [east, west]}
          - {id: east, within: [hills]}
          - {id: west, within: [hills]}
        rights:
          - {holders: [council], power: take, over: {area: town}}
          - {holders: [county], power: take, over: {area: east}}
          - {holders: [ccg], power: take, over: {area: west}}
        """,
    )
    answer = route(site)

    assert {"town", "east", "west"} == {r.part.area for r in answer.routes}
    assert AnswerStatus.KNOWN is answer.status


def test_areas_that_overlap_are_counted_once(told) -> None:
    """Two areas share a valley: there both bodies take; on the moor and the coast one takes alone."""
    site = told(
        BODIES,
        """
        area: place
        areas:
          - {id: place, made_up_of: [north, south]}
          - {id: north, within: [place], made_up_of: [moor, valley]}
          - {id: south, within: [place], made_up_of: [valley, coast]}
          - {id: moor, within: [north]}
          - {id: valley, within: [north, south]}
          - {id: coast, within: [south]}
        rights:
          - {holders: [council], power: take, over: {area: north}}
          - {holders: [county], power: take, over: {area: south}}
        """,
    )
    takers = [(r.part.area, r.takers.ids) for r in route(site).routes]

    assert sorted(takers) == [("coast", ("county",)), ("moor", ("council",)), ("valley", ("council", "county"))]


def test_a_question_without_an_area_is_about_the_sites_own(told) -> None:
    """A right over an area elsewhere answers nothing here."""
    site = told(
        BODIES,
        "areas: [{id: place}, {id: elsewhere}]",
        "area: place",
        "rights: [{holders: [county], power: take, over: {area: elsewhere}}]",
    )

    assert (route(site).status, route(site).takers.ids) == (AnswerStatus.NONE_RECORDED, ())
    assert route(site, area="elsewhere").takers.ids == ("county",)


def test_a_right_over_a_wider_area_reaches(told) -> None:
    """Who takes decisions for the whole place takes them for the town."""
    site = told(BODIES, COUNTRY, "rights: [{holders: [ccg], power: take, over: {area: place}}]")

    assert (route(site, area="town").status, route(site, area="town").takers.ids) == (AnswerStatus.KNOWN, ("ccg",))


def test_neighbouring_parts_decided_alike_are_one(told) -> None:
    """Two rights that give the same body the same power in town and hills make one part."""
    rights = TWO_RIGHTS.replace("county", "council")

    assert len(route(told(BODIES, COUNTRY, rights), stage="planning").routes) == 1


def test_a_merged_part_keeps_the_weaker_claim(told) -> None:
    """Stated for the town, inferred for the hills: two parts, or one that does not call the inferred stated."""
    rights = """
    rights:
      - {holders: [council], power: take, over: {area: town}, evidence: ["src: page 1"]}
      - {holders: [council], power: take, over: {area: hills}, evidence: ["src: page 1 [inferred: by analogy]"]}
    """
    answer = route(told(BODIES, COUNTRY, rights))

    assert {"stated", "inferred"} == {holder.claim.value for holder in answer.takers}


# -- powers on neither side --------------------------------------------------------------------------------------------


def test_oversight_of_a_part_does_not_split(told) -> None:
    """Oversight of surgery does not split acute care; the overseer is listed with what it reaches."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [ccg], power: take, over: {service: acute}}
          - {holders: [board], power: oversee, over: {service: surgery}}
        """,
    )
    answer = route(site, service="acute")

    assert [(r.part.service, r.mode) for r in answer.routes] == [("acute", Mode.SOLE)]
    assert [(h.id, h.note) for h in answer.overseers] == [("board", "over Surgery")]


# -- order -------------------------------------------------------------------------------------------------------------


def test_the_order_of_the_file_changes_nothing(told) -> None:
    """The same facts in another order give the same answer, word for word."""
    site = told(BODIES, FUND, COUNTRY, POT_RIGHTS, SOCIAL_CARE, TWO_RIGHTS)
    turned = site.replace(reversed(site.facts))

    for matter in ({}, {"fund": "fund"}, {"service": "acute"}, {"service": "social-care"}, {"stage": "planning"}):
        assert route(site, **matter) == route(turned, **matter)
