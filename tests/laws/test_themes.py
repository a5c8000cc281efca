"""Laws of the questions over several arrangements: order, folding, and what is in force on which days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from commissionkit.answers.past import InForce
from commissionkit.model import Arrangement, CommissioningModel, Shift
from commissionkit.periods import Bound, Holds, Period
from commissionkit.questions.themes import models, shifts
from commissionkit.sources import Citation
from commissionkit.succession import as_of, holds

_DAY = timedelta(days=1)
_BOUNDS = st.sampled_from(["2001-01-03", "2001-01", "[2001-01-02..2001-01-05]", "[..2001-01-04]", "2001", "not_stated"])
_ENDS = st.one_of(_BOUNDS, st.just("ongoing"))


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    start, end = draw(_BOUNDS), draw(_ENDS)
    return Period.parse(f"{start}..{end}")


def _past(period: Period) -> Arrangement:
    return Arrangement(id="past", facts=[CommissioningModel(id="m", name="M", period=period)])


@st.composite
def _days(draw: st.DrawFn) -> Bound:
    first = date(2000, 12, 28) + draw(st.integers(0, 12)) * _DAY
    return Bound.parse(f"{first}..{first + draw(st.integers(0, 8)) * _DAY}", span=True)


def _each(days: Bound) -> list[date]:
    first, last = days.days
    return [first + n * _DAY for n in range((last - first).days + 1)]


@given(_periods(), _days())
def test_on_several_days_as_on_each(period: Period, days: Bound) -> None:
    """Listed unless on no day; yes if certain on each; yes or part if certain on any; never certain by chance."""
    past = _past(period)
    answers = [holds(past, "m", day) for day in _each(days)]
    found = [row.in_force for row in models(past, on=days)]

    assert bool(found) == any(answer is not Holds.NO for answer in answers)
    assert (found == [InForce.YES]) == all(answer is Holds.YES for answer in answers)
    if any(answer is Holds.YES for answer in answers):
        assert found[0] in (InForce.YES, InForce.PART)


@given(_periods(), _days())
def test_part_means_some_day_whatever_the_dates_turn_out_to_be(period: Period, days: Bound) -> None:
    """However start and end fall within their bounds, a model marked `part` is in force on one of the days."""
    found = [row.in_force for row in models(_past(period), on=days)]
    window = [date(2000, 12, 25) + n * _DAY for n in range(30)]
    starts = [day for day in window if period.start_earliest <= day <= period.start_latest]
    lasts = [day for day in window if period.end_earliest <= day + _DAY <= period.end_latest]
    lives = [(start, last) for start in starts for last in lasts if start <= last]
    first, final = days.days

    if found == [InForce.PART]:
        assert all(start <= final and first <= last for start, last in lives)


@given(_periods(), _days())
def test_the_state_on_a_day_holds_the_same_models(period: Period, days: Bound) -> None:
    """What `models` lists for a day is what `as_of` keeps for it, and what is open is what it marks as may be."""
    past, day = _past(period), days.days[0]
    then = as_of(past, day)

    assert models(past, on=day).ids == then.models.ids
    assert models(past, on=day).open == tuple(fact.id for fact in then.models if then.may_be(fact))


# -- rows over several arrangements ----------------------------------------------------------------------------------


@st.composite
def _sites(draw: st.DrawFn) -> list[Arrangement]:
    texts, places = st.sampled_from(["a", "b"]), st.sampled_from(["page 1", "page 2", "page 3"])
    return [
        Arrangement(
            id=f"site-{number}",
            facts=[
                Shift(
                    id=f"s{place}",
                    after=draw(texts),
                    of_all_sites=draw(st.booleans()),
                    evidence=[Citation("src", cited) for cited in draw(st.lists(places, max_size=2))],
                )
                for place in range(draw(st.integers(0, 3)))
            ],
        )
        for number in range(draw(st.integers(1, 4)))
    ]


@given(_sites(), st.randoms())
def test_the_order_of_arrangements_permutes_rows_alone(sites: list[Arrangement], random: object) -> None:
    """Shuffled arrangements give the same rows, those of one arrangement in the same order."""
    shuffled = sorted(sites, key=lambda site: random.random())  # type: ignore[attr-defined]
    one, other = shifts(sites), shifts(shuffled)

    assert set(one.items) == set(other.items)
    assert all(one.of(site.id).items == other.of(site.id).items for site in sites)


@given(_sites())
def test_folding_loses_nothing_and_is_done_once(sites: list[Arrangement]) -> None:
    """Every fact stands in one row, with all that is cited for it; folding again changes nothing."""
    plain = shifts(sites)
    once = plain.once()
    told = [(name, fact) for row in once for name, fact in zip(row.arrangements, row.facts, strict=True)]

    assert sorted(told) == sorted((row.arrangement, row.id) for row in plain)
    assert set(once.evidence) == set(plain.evidence)
    assert once.once() == once
    assert all(len(set(row.arrangements)) == len(row.arrangements) for row in once)
