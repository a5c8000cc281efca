"""When a fact holds: bounds as the sources write them, periods, three-valued answers.

A bound is the *set of days* on which something may have begun or ended: `2019-04` is some day of April 2019. A period
keeps its two bounds as written (its end is a last day) and beside them the half-open view by which questions are
answered. Nothing here reads the machine's clock.
"""

from __future__ import annotations

import calendar
import enum
import functools
import re
from datetime import date, datetime, timedelta
from typing import Final, Literal

from attrs import field, frozen

from commissionkit.errors import InvalidText

__all__ = ["NOT_STATED", "ONGOING", "Bound", "Holds", "Period", "days_of", "describe", "nhs_year"]

_DAY: Final = timedelta(days=1)
_month: Final = functools.lru_cache(maxsize=1024)(calendar.monthrange)
_LONGEST: Final = 100
_FORMS: Final = (
    "Write a day 2019-04-17, a month 2019-04, a year 2019, an NHS year 2017/18, or the words ongoing or not_stated."
)
_PERIOD_FORMS: Final = "Write one bound (the start), or two joined by two dots, such as 2017/18..2019-03-31."
_CALENDAR: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_NHS_YEAR: Final = re.compile(r"([0-9]{4})/([0-9]{2})")
# `dddd/dd` is read first as an NHS year, so that 2017/18 is one bound and 2017/2018 two.
_PERIOD: Final = re.compile(
    r"(?P<start>\[[^\]]*\]|[0-9]{4}/[0-9]{2}(?=\s*(?:/|\.\.|$))|\.\.(?=/)|[^/\[]*?)"
    r"(?:\s*(?P<joint>\.\.|/)\s*(?P<end>.*))?",
    re.DOTALL,
)


class Holds(enum.StrEnum):
    """Whether something holds: yes, no, or not to be known from what is recorded.

    `&`, `|` and `~` follow Kleene's logic: unknown and no is no, unknown or yes is yes.
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("yes / no / unknown has no truth value: compare, such as `period.holds(day) is Holds.YES`")

    def __and__(self, other: Holds) -> Holds:
        for decisive in (Holds.NO, Holds.UNKNOWN):
            if self is decisive or other is decisive:
                return decisive
        return Holds.YES

    def __or__(self, other: Holds) -> Holds:
        return ~(~self & ~other)

    def __invert__(self) -> Holds:
        return {Holds.YES: Holds.NO, Holds.NO: Holds.YES}.get(self, Holds.UNKNOWN)


@frozen(repr=False)
class Bound:
    """A start or an end as written: a set of days, `ongoing`, or `not_stated`. Made by `Bound.parse`.

    Attributes:
        text: The canonical text, such as `2017/18`.
        kind: `days`, `ongoing` or `not_stated`.
        first: The first day of the set; None unless `kind` is `days`.
        last: The last day of the set, itself in it; None unless `kind` is `days`.
    """

    text: str
    kind: Literal["days", "ongoing", "not_stated"]
    first: date | None = None
    last: date | None = None

    def __attrs_post_init__(self) -> None:
        if (self.kind == "days") == (self.first is None) or (self.first is None) != (self.last is None):
            raise InvalidText(self.text, "days go with the kind `days` alone", hint="Use Bound.parse.")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise InvalidText(self.text, "the last day is before the first", hint="Write the earlier day first.")

    @classmethod
    def parse(cls, text: str | int | date | Bound, *, span: bool = False) -> Bound:
        """Read a bound.

        Args:
            text: `2019-04-17`, `2019-04`, `2019`, the NHS year `2017/18`, `ongoing` or `..`, `not_stated` or nothing;
                a year as a number; a date. `2011-12` is December 2011, never an NHS year.
            span: Also take `2019-10-22..2020-03-31` (or joined by `/`), as the days a question or `as_at` means.

        Raises:
            InvalidText: No such day, or a form not listed above; the message says what to write.
        """
        if isinstance(text, Bound):
            return text
        if isinstance(text, date):
            return cls.on(text)
        written = _written(text)
        return _WORDS.get(written) or _days_of_text(written, span)

    @classmethod
    def on(cls, day: date) -> Bound:
        """The bound that is exactly this day; of a moment its day is taken."""
        plain = day.date() if isinstance(day, datetime) else day
        return cls(plain.isoformat(), "days", *_days(plain.isoformat()))

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the set.

        Raises:
            InvalidText: The bound is `ongoing` or `not_stated` and so names no days.
        """
        if self.first is None or self.last is None:
            raise InvalidText(self.text, "not a day or a set of days", hint="Write a day, a month or a year.")
        return self.first, self.last

    @property
    def is_exact(self) -> bool:
        """Whether the bound is one day."""
        return self.first is not None and self.first == self.last

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Bound({self.text!r})"


ONGOING: Final = Bound("ongoing", "ongoing")
NOT_STATED: Final = Bound("not_stated", "not_stated")
_WORDS: Final = {"ongoing": ONGOING, "..": ONGOING, "not_stated": NOT_STATED, "": NOT_STATED}


@frozen(repr=False)
class Period:
    """From when to when a fact holds, as written, with the half-open view beside it.

    `start_earliest` to `start_latest` is where the start lies; `end_earliest` to `end_latest` where the end lies, the
    end being the first day on which the fact no longer holds (the day after the written last day). An unknown start
    may lie anywhere; an unknown end anywhere after the start; `ongoing` ends never (`date.max`). The two bounds are
    taken as independent, so an answer may be `unknown` where clever reasoning on both could settle it; never wrong.

    Attributes:
        start: The start as written.
        end: The end as written: a last day, on which the fact still holds.
        start_earliest: The first day on which it may begin; `date.min` where nothing bounds it.
        start_latest: The last day on which it may begin; `date.max` where nothing bounds it.
        end_earliest: The first day on which it may be over.
        end_latest: The first day on which it certainly is over; `date.max` where nothing bounds it.

    Raises:
        InvalidText: The start is `ongoing`, or the end is certainly before the start.
    """

    start: Bound = NOT_STATED
    end: Bound = ONGOING
    start_earliest: date = field(init=False, eq=False)
    start_latest: date = field(init=False, eq=False)
    end_earliest: date = field(init=False, eq=False)
    end_latest: date = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        keep = object.__setattr__  # the class is frozen; these four follow from the two bounds
        begun, over = self.start.first or date.min, self.end.first or date.max
        keep(self, "start_earliest", begun)
        keep(self, "start_latest", self.start.last or date.max)
        keep(self, "end_earliest", begun if self.end.kind == "not_stated" else _after(over))
        keep(self, "end_latest", _after(self.end.last or date.max))
        if self.start.kind == "ongoing":
            raise InvalidText(str(self), "a period cannot start with `ongoing`", hint="Write not_stated..ongoing.")
        if self.end_latest <= self.start_earliest:
            raise InvalidText(str(self), "the end is before the start", hint="Write the earlier bound first.")

    @classmethod
    def parse(cls, text: str | int | date | Period | None) -> Period:
        """Read a period: one bound (the start; the end is `ongoing`), or two joined by `..` or `/`.

        Args:
            text: Such as `2017/18..ongoing`, `2017/18/2019/20`, `2019-04/..`, `2013/` (end not stated), `2013..`
                (ongoing), `../2019` (start not stated), a year as a number, a date, or None for nothing stated.
                `[2019-04..2019-06]` in the place of a bound is one day of those, as in EDTF; it may be open.

        Raises:
            InvalidText: A bound is none, the text is no period, or the end is certainly before the start.
        """
        if isinstance(text, Period):
            return text
        if text is None:
            return cls()
        if isinstance(text, date):
            return cls(Bound.on(text))
        written = _written(text)
        parts = _PERIOD.fullmatch(written)
        if parts is None:
            raise InvalidText(written, "not a period", hint=_PERIOD_FORMS)
        start = NOT_STATED if parts["start"] == ".." else _bound(parts["start"])
        if not parts["joint"] or (parts["joint"] == ".." and not parts["end"]):
            return cls(start)
        return cls(start, _bound(parts["end"]))

    def __str__(self) -> str:
        return f"{_bracketed(self.start)}..{_bracketed(self.end)}"

    def __repr__(self) -> str:
        return f"Period({str(self)!r})"

    def edtf(self) -> str:
        """The period in ISO 8601-2 (EDTF) text.

        An NHS year has no such form. As a start it is written as its first day, as an end as its last day, each marked
        `~` (approximate): that any day of the year may be meant is lost. So it is with `[..]` bounds, and an end that
        is only known to be after a day, or a start only known to be before one, is written as unknown.
        """
        return f"{_edtf(self.start, self.start.first)}/{_edtf(self.end, self.end.last)}"

    def holds(self, on: date | Bound) -> Holds:
        """Whether the period covers a day, or every day of several.

        Args:
            on: A day, or a bound with days. Over several days it is yes if yes on each, no if no on each.

        Raises:
            InvalidText: `on` is a bound without days.
        """
        first, last = on.days if isinstance(on, Bound) else (on, on)
        if self.start_latest <= first and last < self.end_earliest:
            return Holds.YES
        if last < self.start_earliest or first >= self.end_latest:
            return Holds.NO
        return Holds.UNKNOWN

    def begins_by(self, day: date) -> Holds:
        """Whether the period has begun on this day or before."""
        if self.start_latest <= day:
            return Holds.YES
        return Holds.NO if day < self.start_earliest else Holds.UNKNOWN

    def overlaps(self, other: Period) -> Holds:
        """Whether the two share a day. Two that are both `ongoing` do, whenever they began."""
        if self.end.kind == other.end.kind == "ongoing":
            return Holds.YES
        if max(self.start_latest, other.start_latest) < min(self.end_earliest, other.end_earliest):
            return Holds.YES
        if max(self.start_earliest, other.start_earliest) >= min(self.end_latest, other.end_latest):
            return Holds.NO
        return Holds.UNKNOWN

    def intersect(self, other: Period) -> Period | None:
        """The days the two share, or None when they certainly share none.

        The later start and the earlier end, each as written where one of them will do, else `[first..last]`: on every
        day the result holds as `self.holds(day) & other.holds(day)` says. Where `overlaps` is unknown it may be empty.
        """
        if self.overlaps(other) is Holds.NO:
            return None
        starts = [_range(self.start), _range(other.start)]
        ends = [_range(self.end), _range(other.end)]
        later = (max(first for first, _ in starts), max(last for _, last in starts))
        earlier = (min(first for first, _ in ends), min(last for _, last in ends))
        return Period(_either(self.start, other.start, later), _either(self.end, other.end, earlier))

    def turns(self, within: Bound) -> tuple[date, ...]:
        """The days after the first and up to the last of `within` on which `holds` differs from the day before."""
        first, last = within.days
        days = {self.start_earliest, self.start_latest, self.end_earliest, self.end_latest}
        return tuple(d for d in sorted(days) if first < d <= last and self.holds(d) is not self.holds(d - _DAY))


def nhs_year(day: date) -> str:
    """The NHS year (1 April to 31 March) that a day lies in, such as `2017/18`."""
    start = day.year if day.month >= 4 else day.year - 1
    return f"{start:04}/{(start + 1) % 100:02}"


def days_of(text: str | int | date | Bound) -> tuple[date, date]:
    """The first and the last day that a text means: a day, a month, a year, an NHS year, or a span of those.

    Raises:
        InvalidText: The text names no days.
    """
    return Bound.parse(text, span=True).days


def describe(period: Period) -> str:
    """A period in words, such as "from 2017/18, ongoing" or "start not stated; to 2019-03-31"."""
    start, end = period.start, period.end
    if start == end:
        return "start and end not stated" if start == NOT_STATED else f"{'on' if start.is_exact else 'within'} {start}"
    if start == NOT_STATED:
        return f"start not stated; {'ongoing' if end == ONGOING else f'to {_in_words(end)}'}"
    tail = {"ongoing": ", ongoing", "not_stated": ", end not stated"}.get(end.kind) or f" to {_in_words(end)}"
    return f"from {_in_words(start)}{tail}"


def _in_words(bound: Bound) -> str:
    if ".." not in bound.text:
        return bound.text
    first, last = bound.text.split("..")
    if not first:
        return f"a day up to {last}"
    return f"a day from {first} to {last}" if last else f"{first} or later"


def _written(text: str | int) -> str:
    # Users without a type checker pass floats and truth values; both are slips, never years.
    if isinstance(text, bool) or not isinstance(text, (str, int)):
        raise InvalidText(str(text), "not a date", hint=_FORMS)
    if len(written := str(text).strip()) > _LONGEST:
        raise InvalidText(written, "too long for a date or a period", hint=_FORMS)
    return written


def _days(written: str) -> tuple[date, date]:
    parts = _NHS_YEAR.fullmatch(written) or _CALENDAR.fullmatch(written)
    if parts is None:
        raise InvalidText(written, "not a date", hint=_FORMS)
    year, following = int(parts[1]), (int(parts[1]) + 1) % 100
    if not 1000 <= year <= 9998:
        raise InvalidText(written, "the year is not between 1000 and 9998", hint=_FORMS)
    if parts[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    if "/" in written:
        if int(parts[2]) != following:
            hint = f"Write {year}/{following:02}; for several years write two bounds joined by two dots."
            raise InvalidText(written, "an NHS year ends in the year after it starts", hint=hint)
        return date(year, 4, 1), date(year + 1, 3, 31)
    if not 1 <= (month := int(parts[2])) <= 12:
        hint = f"An NHS year is written {year}/{following:02}." if month == following else _FORMS
        raise InvalidText(written, f"there is no month {parts[2]}", hint=hint)
    length = _month(year, month)[1]
    if parts[3] is None:
        return date(year, month, 1), date(year, month, length)
    if not 1 <= int(parts[3]) <= length:
        raise InvalidText(written, "there is no such day", hint=f"{written[:7]} has {length} days.")
    return date(year, month, int(parts[3])), date(year, month, int(parts[3]))


def _bound(written: str) -> Bound:
    """A bound inside a period, where `[..]` stands for one of several days and may be open at one side."""
    if not written.startswith("["):
        return Bound.parse(written)
    start, dots, end = written.strip("[]").partition("..")
    if not (dots and written.endswith("]") and (start or end)):
        raise InvalidText(written, "not a set of days", hint="Write [2019-04..2019-06], [2019-04..] or [..2019-06].")
    first, last = _days(start.strip())[0] if start else date.min, _days(end.strip())[1] if end else date.max
    return Bound(f"{start.strip()}..{end.strip()}", "days", first, last)


@functools.lru_cache(maxsize=4096)
def _days_of_text(written: str, span: bool) -> Bound:
    """The bound of a short text; a file of thousands of facts has few days in it."""
    if span and (parts := _PERIOD.fullmatch(written)) and parts["joint"]:
        return _span(written, parts["start"], parts["end"])
    return Bound(written, "days", *_days(written))


def _span(written: str, start: str, end: str) -> Bound:
    first, last = (_WORDS.get(part) or Bound.parse(part) for part in (start, end))
    if first.kind != "days" or last.kind != "days":
        raise InvalidText(written, "a span of days needs both its ends", hint="Write 2019-10-22..2020-03-31.")
    return Bound(f"{first}..{last}", "days", first.days[0], last.days[1])


def _bracketed(bound: Bound) -> str:
    return f"[{bound}]" if ".." in bound.text else bound.text


def _edtf(bound: Bound, outermost: date | None) -> str:
    if bound.kind == "ongoing":
        return ".."
    if outermost in (None, date.min, date.max):
        return ""
    return bound.text if _CALENDAR.fullmatch(bound.text) else f"{outermost}~"


def _after(day: date) -> date:
    return day if day == date.max else day + _DAY


def _range(bound: Bound) -> tuple[date, date]:
    """Where a bound lies: anywhere if it is not stated, after every day if it is ongoing."""
    unbounded = date.max if bound.kind == "ongoing" else date.min
    return bound.first or unbounded, bound.last or date.max


def _either(one: Bound, other: Bound, wanted: tuple[date, date]) -> Bound:
    """The bound of the two that lies just where wanted, else a set of days that does."""
    for bound in (one, other):
        if _range(bound) == wanted:
            return bound
    first, last = ("" if day in (date.min, date.max) else day.isoformat() for day in wanted)
    return Bound(first if first == last else f"{first}..{last}", "days", *wanted)
