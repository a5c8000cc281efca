"""Laws of time: what is written reads back, and no answer is surer than the days allow."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from commissionkit.errors import InvalidText
from commissionkit.periods import NOT_STATED, ONGOING, Bound, Holds, Period, days_of, nhs_year

# Few years, so that bounds meet, touch and miss one another often.
EARLIEST, LATEST = date(2016, 1, 1), date(2021, 12, 31)
DAY = timedelta(days=1)
DAYS = st.dates(EARLIEST, LATEST)


@st.composite
def day_bounds(draw: st.DrawFn) -> Bound:
    """A day, a month, a year or an NHS year."""
    day = draw(DAYS)
    text = draw(st.sampled_from([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", nhs_year(day)]))
    return Bound.parse(text)


@st.composite
def windows(draw: st.DrawFn) -> Bound:
    """Days a question may mean: one bound, or a span of two."""
    first, last = draw(day_bounds()), draw(day_bounds())
    if draw(st.booleans()):
        return first
    assume(first.days[0] <= last.days[1])
    return Bound.parse(f"{first}..{last}", span=True)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period of the years above, with starts and ends of every kind."""
    half_open = day_bounds().flatmap(lambda bound: st.sampled_from([f"[{bound}..]", f"[..{bound}]"]))
    sets = windows() | half_open.map(lambda text: Period.parse(text).start)
    start = draw(st.just(NOT_STATED) | day_bounds() | sets)
    end = draw(st.just(NOT_STATED) | st.just(ONGOING) | day_bounds() | sets)
    try:
        return Period(start, end)
    except InvalidText:
        assume(False)
        raise


def each_day(window: Bound) -> list[date]:
    first, last = window.days
    return [first + DAY * n for n in range((last - first).days + 1)]


ANSWERS = st.sampled_from(Holds)


@given(ANSWERS, ANSWERS, ANSWERS)
def test_answers_obey_kleene(a: Holds, b: Holds, c: Holds) -> None:
    """And and or commute, associate, distribute and absorb; not turns each into the other."""
    assert (a & b, a | b) == (b & a, b | a)
    assert ((a & b) & c, (a | b) | c) == (a & (b & c), a | (b | c))
    assert (a & (b | c), a | (b & c)) == ((a & b) | (a & c), (a | b) & (a | c))
    assert (a & (a | b), a | (a & b)) == (a, a)
    assert (~(a & b), ~~a) == (~a | ~b, a)


def test_answers_agree_with_truth() -> None:
    """Where nothing is unknown, three values are two; unknown is decided only by what decides alone."""
    values = {True: Holds.YES, False: Holds.NO}
    for a in (True, False):
        for b in (True, False):
            assert (values[a] & values[b], values[a] | values[b]) == (values[a and b], values[a or b])
    assert (Holds.UNKNOWN & Holds.NO, Holds.UNKNOWN & Holds.YES) == (Holds.NO, Holds.UNKNOWN)
    assert (Holds.UNKNOWN | Holds.YES, Holds.UNKNOWN | Holds.NO) == (Holds.YES, Holds.UNKNOWN)


@given(windows())
def test_a_bound_reads_back(bound: Bound) -> None:
    """The text of a bound is that bound."""
    assert Bound.parse(str(bound), span=True) == bound
    assert days_of(str(bound)) == bound.days


@given(periods())
def test_a_period_reads_back(period: Period) -> None:
    """The text of a period is that period, also where a bound is one of several days."""
    again = Period.parse(str(period))
    assert again == period
    assert again.end_latest == period.end_latest


@given(periods())
def test_edtf_reads_back_unless_marked(period: Period) -> None:
    """Without the mark of an approximate day, or a half-open set of days, EDTF lost nothing."""
    assume("~" not in period.edtf() and "[" not in str(period))
    assert Period.parse(period.edtf()) == period


@given(st.text("0123456789/-.[] ongitsae_", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but InvalidText comes out of a text, and what is read reads back."""
    try:
        period = Period.parse(text)
    except InvalidText:
        return
    assert Period.parse(str(period)) == period


@given(DAYS)
def test_each_day_lies_in_its_nhs_year(day: date) -> None:
    """The NHS year of a day holds that day and some 365 others."""
    first, last = days_of(nhs_year(day))
    assert first <= day <= last
    assert (last - first).days in (364, 365)


@given(periods(), windows())
def test_several_days_agree_with_each(period: Period, window: Bound) -> None:
    """The answer over several days is the one that all days share, else unknown."""
    answers = {period.holds(day) for day in each_day(window)}
    assert period.holds(window) is (answers.pop() if len(answers) == 1 else Holds.UNKNOWN)


@given(periods(), st.data())
def test_no_answer_is_surer_than_the_days(period: Period, data: st.DataObject) -> None:
    """Whatever days were meant by the bounds, yes means covered and no means not covered."""
    start = data.draw(st.dates(period.start.first or date.min, period.start.last or date.max))
    last = date.max
    if period.end != ONGOING:
        last = data.draw(st.dates(period.end.first or date.min, period.end.last or date.max))
    assume(start <= last)
    day = data.draw(DAYS)
    assert period.holds(day) is not (Holds.NO if start <= day <= last else Holds.YES)
    assert period.begins_by(day) is not (Holds.NO if start <= day else Holds.YES)


@given(day_bounds(), day_bounds(), DAYS)
def test_stating_a_bound_never_flips_an_answer(start: Bound, end: Bound, day: date) -> None:
    """What was known with a bound not stated stays known, and the same, once it is stated."""
    assume(start.days[0] <= end.days[1])
    stated = Period(start, end).holds(day)
    for vague in (Period(NOT_STATED, end), Period(start, NOT_STATED), Period(NOT_STATED, NOT_STATED)):
        assert vague.holds(day) in (stated, Holds.UNKNOWN)


@given(periods(), windows())
def test_turns_cut_a_window_into_constant_pieces(period: Period, window: Bound) -> None:
    """Between turns the answer is one, and at each turn it changes."""
    changes = [day for day in each_day(window)[1:] if period.holds(day) is not period.holds(day - DAY)]
    assert period.turns(window) == tuple(changes)


@given(periods(), periods(), DAYS)
def test_an_intersection_holds_when_both_do(a: Period, b: Period, day: date) -> None:
    """On each day the intersection answers as the two together; none means that no day is shared."""
    shared = a.intersect(b)
    both = a.holds(day) & b.holds(day)
    if shared is None:
        assert a.overlaps(b) is Holds.NO
        assert both is not Holds.YES
    else:
        assert shared.holds(day) is both
        assert Period.parse(str(shared)) == shared


@given(periods(), periods())
def test_overlap_is_mutual(a: Period, b: Period) -> None:
    """Overlapping has no direction, and a day on which both hold makes it certain."""
    assert a.overlaps(b) is b.overlaps(a)
    days = {max(a.start_latest, b.start_latest), EARLIEST, LATEST} - {date.max}
    if any(a.holds(day) is b.holds(day) is Holds.YES for day in days):
        assert a.overlaps(b) is Holds.YES


@given(periods(), periods(), periods())
def test_intersecting_is_associative_in_its_answers(a: Period, b: Period, c: Period) -> None:
    """It does not matter in which order a chain is narrowed."""
    left, right = a.intersect(b), b.intersect(c)
    one = left.intersect(c) if left else None
    other = a.intersect(right) if right else None
    if one and other:
        for day in (EARLIEST, date(2018, 4, 1), date(2019, 3, 31), LATEST):
            assert one.holds(day) is other.holds(day)
