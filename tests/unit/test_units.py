"""Amounts, shares and the registry, by example."""

from __future__ import annotations

import pickle
import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from commissionkit.errors import InvalidText
from commissionkit.units import Money, Qualifier, Share, adopt, percent, registry, split


@pytest.mark.parametrize(
    ("text", "pounds", "canonical"),
    [
        ("£332.828m", "332828000", "£332.828m"),
        ("£332,828k", "332828000", "£332.828m"),
        ("(£000s) £332,828", "332828000", "£332.828m"),
        ("£332,828 (£000s)", "332828000", "£332.828m"),
        ("£1,234", "1234", "£1,234"),
        ("£1234.5", "1234.5", "£1,234.50"),
        ("£3.8bn", "3800000000", "£3.8bn"),
        ("£2 million", "2000000", "£2m"),
        ("GBP 950000000", "950000000", "£950m"),
        ("gbp950M", "950000000", "£950m"),
        ("£3,812,345,000", "3812345000", "£3,812.345m"),
        ("£1,234,567.89", "1234567.89", "£1,234,567.89"),
        ("£999,999", "999999", "£999,999"),
        ("£0", "0", "£0"),
        ("-£5m", "-5000000", "-£5m"),
        ("£-5m", "-5000000", "-£5m"),
        ("\u2212£5m", "-5000000", "-£5m"),
    ],
)
def test_an_amount_is_exact(text: str, pounds: str, canonical: str) -> None:
    """Each usual way to print an amount gives the pounds meant, to the last digit."""
    money = Money.parse(text)
    assert (money.amount, str(money)) == (Decimal(pounds), canonical)
    assert "E" not in str(money.amount)
    assert Money.parse(str(money)) == money


@pytest.mark.parametrize(
    ("text", "qualifier", "canonical"),
    [
        ("≈ £950m", Qualifier.APPROXIMATELY, "≈ £950m"),
        ("~£950m", Qualifier.APPROXIMATELY, "≈ £950m"),
        ("c.£950m", Qualifier.APPROXIMATELY, "≈ £950m"),
        ("Around £950m", Qualifier.APPROXIMATELY, "≈ £950m"),
        ("about £950m", Qualifier.APPROXIMATELY, "≈ £950m"),
        ("approximately £950m", Qualifier.APPROXIMATELY, "≈ £950m"),
        ("> £950m", Qualifier.MORE_THAN, "> £950m"),
        ("more than £950m", Qualifier.MORE_THAN, "> £950m"),
        ("<£950m", Qualifier.LESS_THAN, "< £950m"),
        (">= £950m", Qualifier.AT_LEAST, "≥ £950m"),
        ("at least £950m", Qualifier.AT_LEAST, "≥ £950m"),
        ("a minimum of £950m", Qualifier.AT_LEAST, "≥ £950m"),
        ("up to £950m", Qualifier.AT_MOST, "≤ £950m"),
        ("just over £950m", Qualifier.JUST_OVER, "just over £950m"),
        ("nearly £950m", Qualifier.JUST_UNDER, "just under £950m"),
        ("£950m", Qualifier.EXACTLY, "£950m"),
        ("≈ -£950m", Qualifier.APPROXIMATELY, "≈ -£950m"),
    ],
)
def test_the_qualifier_stays(text: str, qualifier: Qualifier, canonical: str) -> None:
    """Words and marks are one set of qualifiers, and none is lost."""
    money = Money.parse(text)
    assert (money.qualifier, str(money)) == (qualifier, canonical)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("£950m, 2019/20", "2019/20"),
        ("£950m (2019/20)", "2019/20"),
        ("£1,234, 2019", "2019"),
        ("£58m, 2016/17..2020/21", "2016/17..2020/21"),
        ("£58m, 2019-04", "2019-04"),
        ("£58m", ""),
        ("£58m, not_stated", "not_stated"),
        ("£58m, year not stated", "not_stated"),
    ],
)
def test_the_year_is_kept_as_given(text: str, year: str) -> None:
    """An amount of one year is not an amount of another."""
    assert Money.parse(text).year == year


@pytest.mark.parametrize(
    "text",
    [
        "950",
        "950m",
        "£",
        "",
        "£1e5",
        "£NaN",
        "£Infinity",
        "£12,34",
        "£1,2345",
        "(£5m)",
        "-£-5m",
        "--£5m",
        "£5q",
        "£5m, 2019/21",
        "£5m, next year",
        "£5m 2019/20",
        "$5m",
        "about about £5m",
        "aboutGBP 5",
        "(£000s) £5m",
        "£1234567890123456",
        "£0.0000001",
        "£" + "9" * 10_000,
        "£\u0665",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    """A bare number, a float's exponent, a slip in the commas: each raises with a hint or a reason."""
    with pytest.raises(InvalidText):
        Money.parse(text)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1E+15", "1E-7", "1E+999999", "1E-999999"])
def test_an_amount_is_finite_and_of_a_size(amount: str) -> None:
    """The constructor refuses what no public body ever spent."""
    with pytest.raises(InvalidText):
        Money(Decimal(amount))


def test_a_float_is_no_amount() -> None:
    """0.1 as a float is not ten pence."""
    with pytest.raises(InvalidText):
        Money(0.1)  # type: ignore[arg-type]
    with pytest.raises(InvalidText):
        Share(0.5)  # type: ignore[arg-type]


def test_no_decimal_context_rounds_an_amount() -> None:
    """A caller's own precision changes nothing, in reading, printing and dividing alike."""
    with localcontext(prec=2):
        money = Money.parse("£332.828m")
        assert (str(money), str(money.amount)) == ("£332.828m", "332828000")
        assert split(Decimal("1234.57"), [Fraction(1, 2)] * 2) == (Decimal("617.29"), Decimal("617.28"))
        assert str(Share.parse("12.345%")) == "12.345%"


@pytest.mark.parametrize(
    ("text", "value", "canonical"),
    [
        ("50%", Fraction(1, 2), "50%"),
        ("≈ 50 per cent", Fraction(1, 2), "≈ 50%"),
        ("just over 50 percent", Fraction(1, 2), "just over 50%"),
        ("12.5%", Fraction(1, 8), "12.5%"),
        ("0.5", Fraction(1, 2), "50%"),
        (Decimal("0.4"), Fraction(2, 5), "40%"),
        ("1/3", Fraction(1, 3), "1/3"),
        ("4/6", Fraction(2, 3), "2/3"),
        (Fraction(1, 3), Fraction(1, 3), "1/3"),
        (1, Fraction(1), "100%"),
        ("0", Fraction(0), "0%"),
    ],
)
def test_a_share_is_a_fraction(text: str | int | Decimal | Fraction, value: Fraction, canonical: str) -> None:
    """Percentages, decimals and fractions are one exact thing, printed in one way."""
    share = Share.parse(text)
    assert (share.value, str(share)) == (value, canonical)
    assert Share.parse(canonical) == share


@pytest.mark.parametrize(
    "text",
    ["-1%", "101%", "50", "1.1", "3/2", "1/0", "half", "", "1/3%", "5e-1", Decimal("Infinity"), True, 0.5],
)
def test_what_is_no_share_is_refused(text: str) -> None:
    """Less than nothing, more than the whole, a float, a word: each raises."""
    with pytest.raises(InvalidText, match=r"0\.5"):
        Share.parse(text)


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        ("950000000", ["1/2", "2/5", "1/10"], ["475000000.00", "380000000.00", "95000000.00"]),
        ("100.00", ["1/3", "1/3", "1/3"], ["33.34", "33.33", "33.33"]),
        ("0.01", ["1/2", "1/2"], ["0.01", "0.00"]),
        ("0.05", ["1/10", "9/10"], ["0.01", "0.04"]),
        ("-100", ["1/3", "2/3"], ["-33.33", "-66.67"]),
        ("0", ["1"], ["0.00"]),
    ],
)
def test_a_split_is_to_the_penny(total: str, shares: list[str], parts: list[str]) -> None:
    """The pennies left over go to the largest remainders, the earlier part first."""
    assert [str(part) for part in split(Decimal(total), [Fraction(s) for s in shares])] == parts


@pytest.mark.parametrize(
    ("total", "shares"),
    [("1", []), ("1", ["1/2"]), ("1", ["3/2", "-1/2"]), ("0.001", ["1"]), ("NaN", ["1"]), ("Infinity", ["1"])],
)
def test_a_split_that_cannot_add_up_is_refused(total: str, shares: list[str]) -> None:
    """Shares make up the whole and a total is whole pennies."""
    with pytest.raises(InvalidText):
        split(Decimal(total), [Fraction(s) for s in shares])


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("1/2", "50%"),
        ("1/3", "33.3%"),
        ("2/3", "66.7%"),
        ("1/8", "12.5%"),
        ("1/5000", "<0.1%"),
        ("4999/5000", ">99.9%"),
        ("0", "0%"),
        ("1", "100%"),
        ("-1/3", "-33.3%"),
        ("3/2", "150%"),
        ("50001/100000", "50.0%"),
    ],
)
def test_percent_to_show(share: str, text: str) -> None:
    """A tenth of a per cent, never rounded to nothing or to all."""
    assert percent(Fraction(share)) == text


def test_the_registry_knows_no_physics() -> None:
    """No pound, no metre, and a year that is not 365.25 days."""
    units = registry()
    assert units is registry()
    for word in ("pound", "metre", "kGBP", "hour"):
        assert word not in units
    assert str(units("1 year").to("year").magnitude) == "1"
    assert not units("1 year").is_compatible_with("day")
    assert not units("1 year").is_compatible_with("month")
    assert units("2 week").to("day").magnitude == 14
    assert units("1 FTE") == units("1 WTE")
    assert units("50 percent").to("").magnitude == Decimal("0.5")


@pytest.mark.parametrize(("text", "unit"), [("£ 950", "GBP"), ("950 £", "GBP"), ("1 £/year", "GBP / year")])
def test_the_pound_sign_is_a_unit(text: str, unit: str) -> None:
    """By itself pint would drop the sign and give a bare number."""
    assert str(registry()(text).units) == unit


def test_money_as_a_quantity() -> None:
    """Pounds a person are pounds over persons, in decimals."""
    per_head = Money.parse("£950m").quantity() / (Decimal(250_000) * registry().person)
    assert (per_head.magnitude, str(per_head.units)) == (Decimal(3800), "GBP / person")


def test_an_unpickled_quantity_belongs_to_us_once_adopted() -> None:
    """In a fresh process, `adopt()` lets a pickled quantity be added to one of our own."""
    stored = pickle.dumps(Money.parse("£2").quantity()).hex()
    program = (
        "import pickle; from commissionkit.units import Money, adopt; adopt(); "
        f"print(pickle.loads(bytes.fromhex('{stored}')) + Money.parse('£3').quantity())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "5 GBP"
    assert callable(adopt)


def test_importing_units_leaves_pint_alone() -> None:
    """Reading an amount costs no import of pint."""
    program = "import sys; from commissionkit.units import Money; Money.parse('£2'); print('pint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
