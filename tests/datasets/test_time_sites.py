"""What must come out of the arrangements of earlier years and of the nation, each with its place in a document."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

import commissionkit as ck
from commissionkit.answers import AnswerStatus, Mode
from commissionkit.model import Arrangement, BudgetNature, ChangeStatus, Status
from commissionkit.sources import Claim

NATIONAL = ("commissioning-models", "england-2012", "england-2013", "england-2017", "england-2019")


@pytest.fixture(scope="module")
def models() -> Arrangement:
    return ck.load("commissioning-models")


@pytest.fixture(scope="module")
def now() -> Arrangement:
    return ck.load("england-2019")


def _counts(site: Arrangement, about: str, unit: str) -> list[tuple[str, Decimal]]:
    return [(count.year, count.value) for count in site.counts if count.about == about and count.unit == unit]


@pytest.mark.parametrize("name", NATIONAL)
def test_each_loads_by_name_and_is_clean(name: str) -> None:
    """Each is listed, loads, and nothing is found wrong with it or odd about it."""
    assert name in [row[0] for row in ck.datasets().rows]
    assert list(ck.check(ck.load(name))) == []


@pytest.mark.parametrize(
    ("site", "about", "unit", "expected"),
    [
        ("england-2013", "ccgs", "ccg", [("2013-04", 211)]),
        ("england-2019", "ccgs", "ccg", [("2019-04", 191)]),
        ("commissioning-models", "primary-care-trusts", "primary-care-trust", [("2002", 303), ("2006", 152)]),
        ("commissioning-models", "total-purchasing-pilots", "total-purchasing-pilot", [("1995..1996", 88)]),
        ("commissioning-models", "total-purchasing-pilots", "wave of pilots", [("1995..1996", 2)]),
        ("commissioning-models", "primary-care-groups", "primary-care-group", [("1999", 481)]),
        (
            "commissioning-models",
            "strategic-health-authorities",
            "strategic-health-authority",
            [("2002", 28), ("2006", 10)],
        ),
        ("england-2017", "sustainability-and-transformation-partnerships", "area of an STP", [("not_stated", 44)]),
        ("england-2019", "integrated-care-systems", "designated ICS", [("not_stated", 14)]),
    ],
)
def test_how_many_there_were(site: str, about: str, unit: str, expected: list[tuple[str, int]]) -> None:
    """Appendix C; Section 2, Joint leadership arrangements and mergers; the explainer of 2017."""
    assert _counts(ck.load(site), about, unit) == expected


def test_four_models_in_1996(models: Arrangement) -> None:
    """Health authorities, fundholding, locality commissioning, total purchasing. Section 2, box Key models."""
    found = ck.models(models, on="1996")

    assert found.ids == ("health-authorities-model", "gp-fundholding", "locality-commissioning", "total-purchasing")
    assert not [row for row in found if row.in_force != "yes"]


def test_the_first_of_may_1999_is_ambiguous(models: Arrangement) -> None:
    """The models of before end "1999"; the groups had begun by April. The same box; Appendix C."""
    found = {row.id: str(row.in_force) for row in ck.models(models, on="1999-05-01")}

    assert found.pop("primary-care-groups-model") == "yes"
    assert set(found.values()) == {"may_be"}
    assert "gp-fundholding" in found
    assert "GP fundholding (ends on some day of 1999)" in " ".join(ck.models(models, on="1999-05-01").notes)


def test_who_was_responsible_for_what_practices_spent(models: Arrangement) -> None:
    """Indicative budgets with the trust responsible; fundholders' budgets with the district authority responsible.

    Section 2, box Key models; Appendix C.
    """
    practice_based, fundholding = models.models["practice-based-commissioning"], models.models["gp-fundholding"]

    assert practice_based.budget == (BudgetNature.INDICATIVE,)
    assert practice_based.responsible == ("primary-care-trusts",)
    assert fundholding.responsible == ("district-health-authorities",)


@pytest.mark.parametrize(
    ("service", "on", "takers", "responsible"),
    [
        ("community", "2003", ("primary-care-trusts",), ("primary-care-trusts",)),
        ("specialised", "1993", ("regional-health-authorities",), ("regional-health-authorities",)),
        ("primary-care", "1993", ("family-health-services-authorities",), ("family-health-services-authorities",)),
        ("acute", "2008", ("primary-care-trusts",), ("primary-care-trusts",)),
        ("acute", "2016", ("ccgs",), ("ccgs",)),
        ("acute", "2020", ("ccgs",), ("ccgs",)),
        ("specialised", "2016", ("nhs-england",), ("nhs-england",)),
    ],
)
def test_who_commissioned_what(
    models: Arrangement, service: str, on: str, takers: tuple[str, ...], responsible: tuple[str, ...]
) -> None:
    """One question from 1991 to 2020. Appendix C; Section 2, NHS commissioning: the current context."""
    found = ck.commissioner_of(models, service=service, on=on)

    assert found.takers == takers
    assert {body for row in found if row.standing == "takes" for body in row.responsible} == set(responsible)


def test_elective_care_in_1995_had_two_kinds_of_buyer(models: Arrangement) -> None:
    """District authorities, and by option fundholding practices, for whom the authorities stayed responsible.

    Appendix C, Health authorities and GP fundholding.
    """
    found = ck.commissioner_of(models, service="planned-care", on="1995")

    assert set(found.takers) == {"district-health-authorities", "fundholding-practices"}
    assert {row.responsible for row in found if row.standing == "takes"} == {("district-health-authorities",)}
    fundholders = next(row for row in found if row.id == "fundholding-practices")
    assert (fundholders.how, fundholders.budget) == ("by delegation", ("optional",))


def test_practices_of_2008_had_a_lesser_part(models: Arrangement) -> None:
    """An indicative budget is told beside the trusts that took, not among them. Appendix C."""
    found = ck.commissioner_of(models, service="acute", on="2008")
    lesser = [(row.id, row.budget, row.responsible) for row in found if row.id not in found.takers]

    assert lesser == [("practice-based-commissioners", ("indicative",), ("primary-care-trusts",))]


@pytest.mark.parametrize("site", ["england-2013", "england-2017", "england-2019"])
@pytest.mark.parametrize(
    ("service", "taker", "kind"),
    [
        ("sexual-health", "upper-tier-councils", "upper-tier-council"),
        ("immunisation", "nhs-england", "national-nhs-body"),
        ("mental-health", "ccgs", "ccg"),
    ],
)
def test_the_division_of_2013(site: str, service: str, taker: str, kind: str) -> None:
    """Sexual health with local authorities, immunisation with NHS England, mental health with CCGs.

    Section 2, the current context; the explainer, Who is responsible for commissioning?
    """
    arrangement = ck.load(site)

    assert ck.who_takes(arrangement, service=service).takers.ids == (taker,)
    assert arrangement.vocabulary.kind_tree.within(kind, arrangement.whole.organisations[taker].kind)


def test_gp_services_of_2019_are_delegated(now: Arrangement) -> None:
    """To nearly all CCGs, NHS England legally responsible. Section 2, Changing responsibilities."""
    answer = ck.route(now, service="gp-services")

    assert (answer.mode, answer.takers.ids, answer.responsible.ids) == (Mode.DELEGATED, ("ccgs",), ("nhs-england",))
    assert str(answer.takers).endswith("and others")


def test_for_one_group_the_delegation_is_inferred() -> None:
    """Nearly all is not this one: inferred, and known in part. Section 2, Changing responsibilities."""
    answer = ck.route(ck.load("south-tyneside"), service="gp-services")

    assert (answer.mode, answer.takers.ids, answer.responsible.ids) == (Mode.DELEGATED, ("st-ccg",), ("nhs-england",))
    assert (answer.takers.claim, answer.weakest_claim) == (Claim.INFERRED, Claim.INFERRED)
    assert answer.status is AnswerStatus.PARTLY_KNOWN
    assert answer.takers[0].baseline == "england-2019"


def test_where_no_group_is_recorded_nobody_is_made_up(now: Arrangement) -> None:
    """Of Bolton no CCG is recorded: NHS England may have handed it on, so the answer is known in part."""
    assert ck.route(now, service="gp-services", area="bolton").status is AnswerStatus.PARTLY_KNOWN


def test_an_alliance_for_seven_years_at_first(now: Arrangement) -> None:
    """Lambeth: mental health of adults, a range of services; when it began is not said. Section 2, New approaches."""
    contract = now.contracts["lambeth-alliance-contract"]

    assert (contract.initial_years, contract.commissioners) == (7, ("lambeth-ccg",))
    assert contract.period.start.kind == "not_stated"
    assert ck.commissioner_of(now, service="peer-support", area="lambeth").ids == ("lambeth-ccg",)


def test_strategic_here_and_operational_there() -> None:
    """Both are true of a CCG at once, toward different counterparts. The blog of 2017."""
    roles = {
        r.role: r for r in ck.load("england-2017").relationships if r.subject == "ccgs" and "commissioner" in r.role
    }

    assert set(roles) == {"strategic_commissioner", "operational_commissioner"}
    assert roles["strategic_commissioner"].toward != roles["operational_commissioner"].toward
    assert all(role.status is Status.IN_FORCE for role in roles.values())


def test_every_partnership_a_system_is_committed_not_happened(now: Arrangement) -> None:
    """All STPs to be ICSs by April 2021. Section 2, New collaborative approaches to planning."""
    change = now.changes["every-stp-an-ics"]

    assert change.happened is ChangeStatus.PLANNED
    assert not ck.lineage(now, "sustainability-and-transformation-partnerships", on="2020").ids
    assert ck.lineage(now, "sustainability-and-transformation-partnerships", on="2021-12").by_plan is not None


def test_single_organisations_stay_accountable() -> None:
    """STPs have no standing in statute, and take nothing in their own name. The explainer of 2017."""
    site = ck.load("england-2017")

    assert str(site.organisations["sustainability-and-transformation-partnerships"].statutory) == "no"
    assert "single organisations stay accountable" in site.judgements["accountability-stays"].name
    assert not ck.powers_of(site, "sustainability-and-transformation-partnerships").held


@pytest.mark.parametrize("service", ["surgery", "radiotherapy"])
def test_the_unstated_rest_is_claimed_by_no_baseline(service: str) -> None:
    """Some of surgery is in the aligned pot; of the rest no pot is stated, and the statute says nothing of it.

    Case study 2, Integrated Commissioning Fund.
    """
    answer = ck.route(ck.load("tameside-glossop"), service=service)
    rest = [found for found in answer.routes if found.part.candidates]

    assert rest
    assert [found.takers.ids for found in rest] == [()] * len(rest)


@pytest.mark.parametrize("site", ["south-tyneside", "tameside-glossop", "bradford-craven"])
def test_a_site_rests_on_the_nation_of_2019(site: str) -> None:
    """Its own facts and those of the two baselines are told apart; what is its own does not change by them."""
    arrangement = ck.load(site)
    alone = attrs.evolve(arrangement, base=None, extends="")

    assert (arrangement.extends, arrangement.base.extends) == ("england-2019", "england-2013")
    assert tuple(arrangement.own) == alone.facts
    assert len(arrangement.all) > len(arrangement.own) + 200
    assert ck.double_running(arrangement) == ck.double_running(alone)


def test_december_2018_in_south_tyneside() -> None:
    """The trust of today did not exist: its predecessor provided acute care. Appendix B, note 1."""
    st = ck.load("south-tyneside")

    assert ck.who_provides(st, service="acute", on="2018-12").providers == ("south-tyneside-ft",)
    assert ck.who_provides(st, service="acute").providers == ("stsft",)
    over = ck.who_provides(st, service="acute", on="2019")
    assert [(row.provider, row.when) for row in over if row.by == "provision"] == [
        ("south-tyneside-ft", "2019-01-01..2019-03-31"),
        ("stsft", "2019-04-01..2019-12-31"),
    ]


def test_trusts_provided_some_community_services(models: Arrangement) -> None:
    """Primary care trusts both commissioned and provided; until when is not said. Section 2, box Key models."""
    found = ck.who_provides(models, service="community", on="2003")

    assert (found.providers, found.status) == (("primary-care-trusts",), AnswerStatus.PARTLY_KNOWN)
    assert found[0].extent == "some"


def test_influence_is_no_right() -> None:
    """In 2011/12 clusters of trusts appeared to control many groups: a relationship, reported. The blog of 2011/12."""
    site = ck.load("england-2012")
    told = [r for r in site.relationships if r.subject == "primary-care-trust-clusters"]

    assert told
    assert all(citation.claim is not Claim.STATED for relation in told for citation in relation.evidence)
    assert not ck.powers_of(site, "primary-care-trust-clusters").held
