"""The questions that are put to every tool, and fresh queries for each run of each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import attrs
import numpy as np

from benchmarks.columns import Columns
from benchmarks.drawing import BEGIN, LAST

__all__ = ["NATIONAL", "RUNS", "Asked", "Body", "Matter", "Moment", "Query", "Window", "queries"]

#: Each question is put this often; the first time, which only warms up, is not counted.
RUNS: Final = 5


@attrs.frozen
class Matter:
    """A service with none beneath it, in an area with none within it, on a day."""

    service: int
    area: int
    day: int


@attrs.frozen
class Moment:
    """A day, and relationships of which it is asked whether they held: for each its kind and its row.

    The kinds are 0 coverage, 1 seats, 2 provision.
    """

    day: int
    asked: tuple[tuple[int, int], ...]


@attrs.frozen
class Window:
    """Days from the first to the last."""

    first: int
    last: int


@attrs.frozen
class Body:
    """An organisation on a day."""

    body: int
    day: int


Query: TypeAlias = Matter | Moment | Window | Body


@attrs.frozen(kw_only=True)
class Asked:
    """A question and how it is put.

    Attributes:
        title: As the tables head it.
        each: How many queries make a run.
        few: How many make one where there is little time.
        draw: One query.
        unit: What the times are of.
        long: Whether an answer is so long that it is compared item by item in the first run alone, then by its length.
    """

    title: str
    each: int
    few: int
    draw: Callable[[np.random.Generator, Columns], Query]
    unit: str = "a query"
    long: bool = False


def _day(rng: np.random.Generator) -> int:
    return int(rng.integers(BEGIN, LAST + 1))


def _matter(rng: np.random.Generator, columns: Columns) -> Matter:
    return Matter(int(rng.choice(columns.leaf_services)), int(rng.choice(columns.leaf_areas)), _day(rng))


def _moment(rng: np.random.Generator, columns: Columns) -> Moment:
    kinds = (columns.coverage, columns.seats, columns.provision)
    asked = tuple((kind, int(rng.integers(len(kinds[kind]["start"])))) for kind in rng.integers(0, 3, 100).tolist())
    return Moment(_day(rng), asked)


def _one_day(rng: np.random.Generator, _: Columns) -> Window:
    day = _day(rng)
    return Window(day, day)


def _decade(rng: np.random.Generator, _: Columns) -> Window:
    first = BEGIN + int(rng.integers(0, 180))
    return Window(first, first + 3_652)


def _body(rng: np.random.Generator, columns: Columns) -> Body:
    """Half of those asked about are in a change."""
    changed = columns.changes["one"] if rng.random() < 0.3 else columns.changes["heir"]
    if len(changed) and rng.random() < 0.5:
        return Body(int(rng.choice(changed)), _day(rng))
    return Body(int(rng.integers(columns.sizes.organisations)), _day(rng))


NATIONAL: Final = {
    "who_takes": Asked(title="Who takes, national", each=100, few=10, draw=_matter),
    "who_makes": Asked(title="Who makes, forums opened to their members, national", each=50, few=5, draw=_matter),
    "as_of": Asked(title="The relationships of a day", each=2, few=2, draw=_moment, unit="a view"),
    "double_running": Asked(title="Double running on a day", each=1, few=1, draw=_one_day, unit="a listing", long=True),
    "double_running_decade": Asked(
        title="Double running in ten years", each=1, few=1, draw=_decade, unit="a listing", long=True
    ),
    "lineage": Asked(title="Before and after a body", each=50, few=5, draw=_body),
}


def queries(question: str, run: int, columns: Columns, *, few: bool, seed: int = 2020) -> list[Query]:
    """The queries of one run: the same for every tool, others in every run."""
    asked = NATIONAL[question]
    rng = np.random.default_rng([seed, list(NATIONAL).index(question), run])
    return [asked.draw(rng, columns) for _ in range(asked.few if few else asked.each)]
