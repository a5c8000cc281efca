"""Cohen's kappa: how far two coders agree beyond what their habits alone would bring about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

__all__ = ["Kappa", "kappa"]


@frozen(kw_only=True)
class Kappa:
    """Agreement of two coders on one word a unit, exactly.

    Attributes:
        n: How many units both coded.
        observed: The share of them to which both gave the same word; None without units.
        expected: The share that would be expected if each had dealt out the words that they used at random.
        value: `(observed - expected) / (1 - expected)`; None where that is not defined.
        why: Why it is not defined; empty where it is.
        counts: How often the first coder's word met the second's: first, second, units.
    """

    n: int
    observed: Fraction | None = None
    expected: Fraction | None = None
    value: Fraction | None = None
    why: str = ""
    counts: tuple[tuple[str, str, int], ...] = ()

    def __str__(self) -> str:
        return f"not computable, because {self.why}" if self.value is None else f"{float(round(self.value, 2)):.2f}"


def kappa(pairs: Iterable[tuple[str, str]]) -> Kappa:
    """Cohen's kappa of pairs of words, one pair a unit: what the first coder wrote, and what the second.

    Jacob Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960),
    37-46. Every disagreement counts the same, and units that only one of the coders has are none of its units.

    Args:
        pairs: Any words; those that are equal are one category.

    Returns:
        Exact fractions. Without units, or where both use one and the same word throughout, kappa is not defined:
        `value` is None and `why` says which it is.

    >>> found = kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    >>> found.observed, found.expected, found.value
    (Fraction(7, 10), Fraction(1, 2), Fraction(2, 5))
    >>> print(kappa([("yes", "yes")] * 3))
    not computable, because both use one word throughout: yes
    """
    table = Counter(pairs)
    n = table.total()
    if not n:
        return Kappa(n=0, why="there is no unit that both code")
    counts = tuple((first, second, number) for (first, second), number in sorted(table.items()))
    first_used, second_used = Counter[str](), Counter[str]()
    for first, second, number in counts:
        first_used[first] += number
        second_used[second] += number
    observed = Fraction(sum(number for first, second, number in counts if first == second), n)
    expected = Fraction(sum(number * second_used[word] for word, number in first_used.items()), n * n)
    if expected == 1:
        why = f"both use one word throughout: {counts[0][0].replace('_', ' ')}"
        return Kappa(n=n, observed=observed, expected=expected, why=why, counts=counts)
    value = (observed - expected) / (1 - expected)
    return Kappa(n=n, observed=observed, expected=expected, value=value, counts=counts)
