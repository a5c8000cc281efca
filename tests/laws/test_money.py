"""Laws of money: what is written reads back, and parts add up to the whole."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from commissionkit.errors import InvalidText
from commissionkit.units import Money, Qualifier, Share, percent, split

YEARS = st.one_of(
    st.just(""),
    st.integers(1948, 2050).map(str),
    st.integers(1948, 2050).map(lambda year: f"{year}/{(year + 1) % 100:02}"),
)
AMOUNTS = st.decimals(Decimal("-1e12"), Decimal("1e12"), places=2, allow_nan=False) | st.integers(-999, 9999).map(
    lambda n: Decimal(n) * 1_000_000
)
SHARES = st.fractions(0, 1)


@st.composite
def whole_shares(draw: st.DrawFn) -> list[Fraction]:
    """Fractions that add up to 1."""
    weights = draw(st.lists(st.integers(0, 1000), min_size=1, max_size=8).filter(any))
    return [Fraction(weight, sum(weights)) for weight in weights]


@given(AMOUNTS, YEARS, st.sampled_from(Qualifier))
def test_money_reads_back(amount: Decimal, year: str, qualifier: Qualifier) -> None:
    """The text of an amount is that amount, its year and its qualifier."""
    money = Money(amount, year, qualifier)
    assert Money.parse(str(money)) == money


@given(SHARES, st.sampled_from(Qualifier))
def test_a_share_reads_back(value: Fraction, qualifier: Qualifier) -> None:
    """The text of a share is that share, to the last digit."""
    share = Share(value, qualifier)
    assert Share.parse(str(share)) == share


@given(st.text("£0123456789.,-()mkbnGBP% /≈>< ", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but InvalidText comes out of a text, and what is read reads back."""
    for kind in (Money, Share):
        try:
            found = kind.parse(text)
        except InvalidText:
            continue
        assert kind.parse(str(found)) == found


@given(st.integers(-(10**14), 10**14), whole_shares())
def test_a_split_adds_up(pennies: int, shares: list[Fraction]) -> None:
    """Parts are whole pennies, add up exactly, and none is a penny or more from its exact share."""
    total = Decimal(pennies).scaleb(-2)
    parts = split(total, shares)
    assert sum(parts) == total
    for part, share in zip(parts, shares, strict=True):
        assert part.as_tuple().exponent == -2
        assert abs(Fraction(part) - Fraction(total) * share) < Fraction(1, 100)


@given(st.integers(0, 10**12), whole_shares())
def test_what_one_gains_another_loses(pennies: int, shares: list[Fraction]) -> None:
    """An amount and its opposite are split alike, so the two cancel part by part."""
    total = Decimal(pennies).scaleb(-2)
    assert [gain + loss for gain, loss in zip(split(total, shares), split(-total, shares), strict=True)] == [0] * len(
        shares
    )


@given(st.integers(0, 10**12), whole_shares())
def test_a_larger_share_never_gets_less(pennies: int, shares: list[Fraction]) -> None:
    """Rounding keeps the order of the shares, up to the penny that equal remainders compete for."""
    parts = split(Decimal(pennies).scaleb(-2), shares)
    for part, share in zip(parts, shares, strict=True):
        for other, smaller in zip(parts, shares, strict=True):
            if share > smaller:
                assert part >= other


@given(SHARES)
def test_percent_stays_near(share: Fraction) -> None:
    """What is shown is within a twentieth of a per cent of the share."""
    shown = percent(share)
    number = Fraction(shown.strip("<>%"))
    assert abs(number / 100 - share) <= (Fraction(1, 1000) if shown[0] in "<>" else Fraction(1, 2000))
    assert (shown in ("0%", "100%")) == (share in (0, 1))
