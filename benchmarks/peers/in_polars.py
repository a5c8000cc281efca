"""polars: lazy frames, collected once for each question."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
import polars as pl

from benchmarks.asking import Matter, Moment, Window
from benchmarks.columns import STAGE_PARENTS, Columns, Table
from benchmarks.peers.base import Pairs, Peer, View
from benchmarks.reading import above, makers, takers

__all__ = ["Tool"]

_TABLES = (
    "rights",
    "right_holders",
    "delegations",
    "coverage",
    "seats",
    "provision",
    "processes",
    "process_parties",
    "contracts",
)


class Tool(Peer):
    """A frame for each kind of fact, what is asked by area ordered by it."""

    questions: ClassVar = ("who_takes", "who_makes", "as_of", "double_running", "double_running_decade")
    packages: ClassVar = ("polars",)
    how: ClassVar = "frames of integers in memory; lazy queries"

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self.frames = {name: _frame(getattr(columns, name)) for name in _TABLES}
        for name in ("rights", "delegations"):
            self.frames[name] = self.frames[name].sort("area")
        trees = {
            "stage": above(np.array(STAGE_PARENTS)),
            "service": self.services_above,
            "area": self.areas_above,
        }
        self.related = {name: _related(tree, name) for name, tree in trees.items()}

    def _found(self, query: Matter) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        areas, services = self.areas_above[query.area], self.services_above[query.service]
        reaching = (
            pl.col("area").is_in(areas)
            & pl.col("service").is_in(services)
            & (pl.col("start") <= query.day)
            & (pl.col("end") > query.day)
        )
        rights = (
            self.frames["rights"]
            .lazy()
            .filter(reaching)
            .join(self.frames["right_holders"].lazy(), left_on="id", right_on="right")
            .select("power", "body")
        )
        handed = self.frames["delegations"].lazy().filter(reaching).select("by", "to")
        found = pl.collect_all([rights, handed])
        return found[0].rows(), found[1].rows()

    def who_takes(self, query: Matter) -> object:
        return takers(*self._found(query), self.forums)

    def who_makes(self, query: Matter) -> object:
        made = makers(*self._found(query), self.forums)
        forums = [body for body in made if body >= self.forums]
        sitting = (
            self.frames["seats"]
            .lazy()
            .filter(
                pl.col("forum").is_in(forums),
                pl.col("standing") < 2,
                pl.col("start") <= query.day,
                pl.col("end") > query.day,
            )
            .select("holder")
            .collect()
        )
        return made.difference(forums) | set(sitting["holder"].to_list())

    def as_of(self, query: Moment) -> View:
        live = (pl.col("start") <= query.day) & (pl.col("end") > query.day)
        names = ("coverage", "seats", "provision")
        views: Any = pl.collect_all([self.frames[name].lazy().filter(live) for name in names])
        counts = (views[0].height, views[1].height, views[2].height)
        held: dict[tuple[int, int], bool] = {}
        for kind, view in enumerate(views):
            rows = [row for which, row in query.asked if which == kind]
            found = pl.Series(rows, dtype=pl.Int32).is_in(view["id"].implode())
            held |= {(kind, row): there for row, there in zip(rows, found.to_list(), strict=True)}
        return counts, tuple(held[one] for one in query.asked)

    def double_running(self, query: Window) -> object:
        live = (pl.col("start") <= query.last) & (pl.col("end") > query.first)
        processes = self.frames["processes"].lazy().filter(live)
        system = processes.filter(pl.col("system") == 1)
        own = processes.filter(pl.col("system") == 0)
        within = pl.max_horizontal("start", "start_own", pl.lit(query.first)) < pl.min_horizontal(
            "end", "end_own", pl.lit(query.last + 1)
        )
        found = (
            system.join(self.related["stage"].lazy(), on="stage")
            .join(self.frames["process_parties"].lazy(), left_on="id", right_on="process", suffix="_party")
            .join(own, left_on=["body", "stage_other"], right_on=["runner", "stage"], suffix="_own")
            .filter(within)
        )
        for name in ("service", "area"):
            ends = ([name, f"{name}_own"], [name, f"{name}_other"])
            found = found.join(self.related[name].lazy(), left_on=ends[0], right_on=ends[1], how="semi")
        return found.select("id", "id_own").unique().collect()

    def told(self, question: str, answer: object) -> object:
        if not question.startswith("double_running"):
            return answer
        frame: Any = answer
        pairs: Pairs = set(frame.rows())
        return pairs


def _frame(table: Table) -> Any:  # noqa: ANN401 - polars is not there to be read by the type checker
    count = len(next(iter(table.values())))
    columns = {"id": np.arange(count), **table}
    return pl.DataFrame({name: column.astype(np.int32) for name, column in columns.items()})


def _related(tree: list[tuple[int, ...]], name: str) -> Any:  # noqa: ANN401
    """Each with those that it lies within, or that lie within it."""
    pairs = {(inner, outer) for inner, outers in enumerate(tree) for outer in outers}
    every = np.array(sorted(pairs | {(outer, inner) for inner, outer in pairs}), dtype=np.int32)
    return pl.DataFrame({name: every[:, 0], f"{name}_other": every[:, 1]})
