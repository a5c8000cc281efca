"""Bounds, periods and three-valued answers, by example."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime

import pytest

from commissionkit.errors import InvalidText
from commissionkit.periods import NOT_STATED, ONGOING, Bound, Holds, Period, days_of, describe, nhs_year

YES, NO, UNKNOWN = Holds.YES, Holds.NO, Holds.UNKNOWN


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-04-17", date(2019, 4, 17), date(2019, 4, 17)),
        ("2019-04", date(2019, 4, 1), date(2019, 4, 30)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2011-12", date(2011, 12, 1), date(2011, 12, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        (2019, date(2019, 1, 1), date(2019, 12, 31)),
        ("2017/18", date(2017, 4, 1), date(2018, 3, 31)),
        ("1999/00", date(1999, 4, 1), date(2000, 3, 31)),
        (" 9998/99 ", date(9998, 4, 1), date(9999, 3, 31)),
        (date(2019, 4, 17), date(2019, 4, 17), date(2019, 4, 17)),
        (datetime(2019, 4, 17, 12, 30, tzinfo=UTC), date(2019, 4, 17), date(2019, 4, 17)),
    ],
)
def test_a_bound_is_a_set_of_days(text: str | int | date, first: date, last: date) -> None:
    """Each way to write a bound stands for the days that it may mean, both ends included."""
    assert Bound.parse(text).days == (first, last)


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("2017/19", "ends in the year after", "2017/18"),
        ("2017-18", "no month 18", "2017/18"),
        ("2019-13", "no month 13", "2019-04"),
        ("2019-00", "no month 00", "2019-04"),
        ("2019-02-29", "no such day", "28 days"),
        ("2019-04-00", "no such day", "30 days"),
        ("0999", "between 1000 and 9998", ""),
        ("9999", "between 1000 and 9998", ""),
        (20190417, "not a date", "2019-04-17"),
        (-2019, "not a date", ""),
        ("2019-4-17", "not a date", "2019-04-17"),
        ("٢٠١٩", "not a date", ""),
        ("now", "not a date", "ongoing"),
        ("2019~", "not a date", ""),
        ("2019-10-22..2020-03-31", "not a date", ""),
        (True, "not a date", ""),
        (2019.5, "not a date", ""),
        ("2" * 10_000, "too long", ""),
    ],
)
def test_what_is_no_bound_is_refused_with_a_hint(text: str | int, reason: str, hint: str) -> None:
    """A wrong date is refused by name, and the message says what to write."""
    with pytest.raises(InvalidText) as caught:
        Bound.parse(text)
    assert reason in caught.value.reason
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "bound"),
    [("ongoing", ONGOING), ("..", ONGOING), ("not_stated", NOT_STATED), ("", NOT_STATED), ("  ", NOT_STATED)],
)
def test_the_two_words_name_no_days(text: str, bound: Bound) -> None:
    """`ongoing` and `not_stated` are bounds without days, and asking for the days says so."""
    assert Bound.parse(text) == bound
    with pytest.raises(InvalidText, match="not a day"):
        _ = bound.days


@pytest.mark.parametrize(
    ("text", "first", "last", "canonical"),
    [
        ("2019-10-22..2020-03-31", date(2019, 10, 22), date(2020, 3, 31), "2019-10-22..2020-03-31"),
        ("2019-10-22/2020-03-31", date(2019, 10, 22), date(2020, 3, 31), "2019-10-22..2020-03-31"),
        ("2017/18/2019/20", date(2017, 4, 1), date(2020, 3, 31), "2017/18..2019/20"),
        ("2017/18", date(2017, 4, 1), date(2018, 3, 31), "2017/18"),
        ("2019-04 .. 2019", date(2019, 4, 1), date(2019, 12, 31), "2019-04..2019"),
    ],
)
def test_a_question_may_mean_a_span(text: str, first: date, last: date, canonical: str) -> None:
    """With `span=True` two bounds are the days from the first to the last."""
    bound = Bound.parse(text, span=True)
    assert (bound.days, str(bound)) == ((first, last), canonical)
    assert days_of(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["2019..", "..2019", "2020..2019", "2019..ongoing", "../2019", "2019/", "2019..2020..2021"]
)
def test_a_span_needs_both_ends_in_order(text: str) -> None:
    """A span that is open or runs backwards is refused: a question is put to days."""
    with pytest.raises(InvalidText):
        Bound.parse(text, span=True)


def test_equal_bounds_are_written_alike() -> None:
    """A month and a span of the same days differ, because what the source wrote differs."""
    assert Bound.parse("2019-04") == Bound.parse(" 2019-04 ")
    assert Bound.parse("2019-04") != Bound.parse("2019-04-01..2019-04-30", span=True)
    assert Bound.parse("2019-04-17").is_exact
    assert not Bound.parse("2019-04").is_exact
    assert not ONGOING.is_exact


def test_a_bound_cannot_be_made_inconsistent() -> None:
    """Days go with the kind `days` alone, and in order."""
    with pytest.raises(InvalidText):
        Bound("2019", "days")
    with pytest.raises(InvalidText):
        Bound("ongoing", "ongoing", date(2019, 1, 1), date(2019, 1, 1))
    with pytest.raises(InvalidText):
        Bound("2019", "days", date(2019, 1, 1))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2017/18..ongoing", "2017/18..ongoing"),
        ("2017/18", "2017/18..ongoing"),
        ("2017/18..", "2017/18..ongoing"),
        ("2017/18 .. 2019-03-31", "2017/18..2019-03-31"),
        ("2017/18/2019/20", "2017/18..2019/20"),
        ("2017/2018", "2017..2018"),
        ("2017/2018/19", "2017..2018/19"),
        ("2017/18/2019", "2017/18..2019"),
        ("2019-04/..", "2019-04..ongoing"),
        ("2013/", "2013..not_stated"),
        ("2013..not_stated", "2013..not_stated"),
        ("../2019", "not_stated..2019"),
        ("/2019", "not_stated..2019"),
        ("..2019", "not_stated..2019"),
        ("not_stated..2019-03-31", "not_stated..2019-03-31"),
        ("..", "not_stated..ongoing"),
        ("../..", "not_stated..ongoing"),
        ("/", "not_stated..not_stated"),
        ("", "not_stated..ongoing"),
        (None, "not_stated..ongoing"),
        (2019, "2019..ongoing"),
        (date(2019, 4, 17), "2019-04-17..ongoing"),
        ("[2019-04..2019-06]..ongoing", "[2019-04..2019-06]..ongoing"),
        ("[2018..]/[..2020-03-31]", "[2018..]..[..2020-03-31]"),
    ],
)
def test_a_period_is_one_or_two_bounds(text: str | int | date | None, canonical: str) -> None:
    """Dots and the stroke of EDTF join bounds; `dddd/dd` is first of all an NHS year."""
    assert str(Period.parse(text)) == canonical
    assert str(Period.parse(canonical)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "2020..2019",
        "2019-04-02..2019-04-01",
        "ongoing",
        "ongoing..2019",
        "2017/19",
        "2019...2020",
        "2019..2020..2021",
        "x",
        "2019[..]",
        "[..]..ongoing",
        "[2019]",
        "[2019..2018]",
        "[2019..2020",
        " " * 50 + "." * 10_000,
        True,
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    """A period that ends before it starts, starts with `ongoing` or is malformed raises."""
    with pytest.raises(InvalidText):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("2017/18..ongoing", (date(2017, 4, 1), date(2018, 3, 31), date.max, date.max)),
        ("2019-04-01..2020-03-31", (date(2019, 4, 1), date(2019, 4, 1), date(2020, 4, 1), date(2020, 4, 1))),
        ("2013/", (date(2013, 1, 1), date(2013, 12, 31), date(2013, 1, 1), date.max)),
        ("../2019", (date.min, date.max, date(2019, 1, 2), date(2020, 1, 1))),
        ("/", (date.min, date.max, date.min, date.max)),
        ("2019..[2020..]", (date(2019, 1, 1), date(2019, 12, 31), date(2020, 1, 2), date.max)),
    ],
)
def test_the_stored_view_is_half_open(text: str, view: tuple[date, ...]) -> None:
    """An inclusive last day becomes the day after it; what is not stated is bounded by nothing."""
    period = Period.parse(text)
    assert (period.start_earliest, period.start_latest, period.end_earliest, period.end_latest) == view


@pytest.mark.parametrize(
    ("period", "on", "answer"),
    [
        ("2019-04-01..2020-03-31", "2019-03-31", NO),
        ("2019-04-01..2020-03-31", "2019-04-01", YES),
        ("2019-04-01..2020-03-31", "2020-03-31", YES),
        ("2019-04-01..2020-03-31", "2020-04-01", NO),
        ("2019-04-01..2020-03-31", "2019/20", YES),
        ("2019-04-01..2020-03-31", "2019", UNKNOWN),
        ("2019-04-01..2020-03-31", "2018", NO),
        ("2019-04-01..2020-03-31", "2018..2021", UNKNOWN),
        ("2017/18..ongoing", "2017-04-01", UNKNOWN),
        ("2017/18..ongoing", "2018-03-31", YES),
        ("2017/18..ongoing", "2017-03-31", NO),
        ("not_stated..2019-03-31", "1990", UNKNOWN),
        ("not_stated..2019-03-31", "2019-04-01", NO),
        ("2019-04..2019-04", "2019-03-31", NO),
        ("2019-04..2019-04", "2019-04-15", UNKNOWN),
        ("2019-04..2019-04", "2019-05-01", NO),
        ("2019-04-17..2019-04-17", "2019-04-17", YES),
        ("2013/", "2012", NO),
        ("2013/", "2013", UNKNOWN),
        ("2013/", "2050", UNKNOWN),
        ("..", "2019", UNKNOWN),
    ],
)
def test_holds_is_three_valued(period: str, on: str, answer: Holds) -> None:
    """Yes on every day meant, no on every day meant, else unknown."""
    assert Period.parse(period).holds(Bound.parse(on, span=True)) is answer


def test_a_question_put_to_no_day_is_refused() -> None:
    """A bound without days cannot be asked about."""
    with pytest.raises(InvalidText):
        Period.parse("2019").holds(ONGOING)


def test_an_answer_has_no_truth_value() -> None:
    """`if period.holds(day)` would read unknown as yes, so it raises."""
    with pytest.raises(TypeError, match="compare"):
        bool(Holds.YES)
    assert [str(answer) for answer in Holds] == ["yes", "no", "unknown"]


@pytest.mark.parametrize(
    ("one", "other", "overlap", "shared"),
    [
        ("2018..2019", "2019-12-31..2020", UNKNOWN, "2019-12-31..2019"),
        ("2018-01-01..2019-12-31", "2019-12-31..2020-12-31", YES, "2019-12-31..2019-12-31"),
        ("2018-01-01..2019-12-31", "2020-01-01..ongoing", NO, None),
        ("2017/18..ongoing", "2019-04-01..ongoing", YES, "2019-04-01..ongoing"),
        ("..", "..", YES, "not_stated..ongoing"),
        ("..", "2019", YES, "[2019-01-01..]..ongoing"),
        ("..", "2018..2019", UNKNOWN, "[2018-01-01..]..2019"),
        ("2019..ongoing", "2019-04..ongoing", YES, "[2019-04-01..2019-12-31]..ongoing"),
        ("2018/19..ongoing", "2019..ongoing", YES, "2019..ongoing"),
        ("2017/", "2016..2019", UNKNOWN, "2017..[..2019-12-31]"),
        ("2017/", "2018..ongoing", UNKNOWN, "2018..not_stated"),
    ],
)
def test_two_periods_share_days(one: str, other: str, overlap: Holds, shared: str | None) -> None:
    """The later start and the earlier end are kept as written where one of them will do."""
    first, second = Period.parse(one), Period.parse(other)
    assert first.overlaps(second) is overlap
    found = first.intersect(second)
    assert (None if found is None else str(found)) == shared


def test_begins_by() -> None:
    """A start some day in 2019 is begun by its last day, not before its first."""
    period = Period.parse("2019")
    days = (date(2018, 12, 31), date(2019, 1, 1), date(2019, 12, 30), date(2019, 12, 31))
    assert [period.begins_by(day) for day in days] == [NO, UNKNOWN, UNKNOWN, YES]


def test_turns_are_the_days_on_which_the_answer_changes() -> None:
    """Each day differs from the day before; the first day of the window is never one."""
    period = Period.parse("2017/18..2019-03-31")
    assert period.turns(Bound.parse("2017..2020", span=True)) == (
        date(2017, 4, 1),
        date(2018, 3, 31),
        date(2019, 4, 1),
    )
    assert period.turns(Bound.parse("2017-04-01..2018-03-30", span=True)) == ()
    assert Period.parse("2019-04..2019-04").turns(Bound.parse("2019")) == (date(2019, 4, 1), date(2019, 5, 1))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2019-04..ongoing", "2019-04/.."),
        ("2013..not_stated", "2013/"),
        ("not_stated..2019", "/2019"),
        ("2017/18..2018/19", "2017-04-01~/2019-03-31~"),
        ("[2018..]..[..2020]", "2018-01-01~/2020-12-31~"),
        ("[..2018]..[2020..]", "/"),
    ],
)
def test_edtf_marks_what_it_cannot_say(text: str, edtf: str) -> None:
    """An NHS year becomes its outermost day, marked approximate; the rest is EDTF as it stands."""
    assert Period.parse(text).edtf() == edtf


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017/18..ongoing", "from 2017/18, ongoing"),
        ("not_stated..2019-03-31", "start not stated; to 2019-03-31"),
        ("..", "start not stated; ongoing"),
        ("/", "start and end not stated"),
        ("2013/", "from 2013, end not stated"),
        ("2018..2019", "from 2018 to 2019"),
        ("2019-04-17..2019-04-17", "on 2019-04-17"),
        ("2019-04..2019-04", "within 2019-04"),
        ("[2018..]..[2019..2020]", "from 2018 or later to a day from 2019 to 2020"),
        ("[..2018]..ongoing", "from a day up to 2018, ongoing"),
    ],
)
def test_a_period_in_words(text: str, words: str) -> None:
    """A reader meets a sentence part, never dots."""
    assert describe(Period.parse(text)) == words


def test_nhs_year() -> None:
    """The NHS year turns on 1 April, also over a century."""
    days = (date(2018, 3, 31), date(2018, 4, 1), date(1899, 4, 1))
    assert [nhs_year(day) for day in days] == ["2017/18", "2018/19", "1899/00"]


def test_a_period_survives_copying() -> None:
    """Pickled and copied periods are equal, hash alike and answer alike, also where nothing is stated."""
    for text in ("2017/18..not_stated", ".."):
        period = Period.parse(text)
        for twin in (pickle.loads(pickle.dumps(period)), copy.deepcopy(period)):  # noqa: S301  # our own bytes
            assert (twin, hash(twin), str(twin)) == (period, hash(period), str(period))
            assert twin.end_earliest == period.end_earliest
            assert twin.overlaps(twin) is period.overlaps(period)


def test_parsing_what_is_parsed_gives_it_back() -> None:
    """A bound and a period pass through their own `parse`."""
    period = Period.parse("2017/18")
    assert Period.parse(period) is period
    assert Bound.parse(period.start) is period.start
    assert (repr(period), repr(period.start)) == ("Period('2017/18..ongoing')", "Bound('2017/18')")
