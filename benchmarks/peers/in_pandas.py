"""pandas: a frame for each kind of fact, asked with masks."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
import pandas as pd

from benchmarks.asking import Matter, Moment
from benchmarks.columns import Columns, Table
from benchmarks.peers.base import Peer, View
from benchmarks.reading import makers, takers

__all__ = ["Tool"]

_KINDS = ("coverage", "seats", "provision")


class Tool(Peer):
    """The frames; holders by right and seats by forum as indexes."""

    questions: ClassVar = ("who_takes", "who_makes", "as_of")
    packages: ClassVar = ("pandas",)
    how: ClassVar = "frames of integers in memory, masks and indexes"

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self.rights, self.delegations = _frame(columns.rights), _frame(columns.delegations)
        self.holders = _frame(columns.right_holders).set_index("right").sort_index()
        self.seats = _frame(columns.seats).set_index("forum").sort_index()
        self.relations = [_frame(getattr(columns, name)) for name in _KINDS]

    def _reaching(self, frame: Any, query: Matter) -> Any:  # noqa: ANN401 - frames of columns known here alone
        mask = frame["area"].isin(self.areas_above[query.area]) & frame["service"].isin(
            self.services_above[query.service]
        )
        return frame[mask & (frame["start"] <= query.day) & (frame["end"] > query.day)]

    def _found(self, query: Matter) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        held = self._reaching(self.rights, query).join(self.holders, how="inner")
        handed = self._reaching(self.delegations, query)
        rights = list(zip(held["power"].tolist(), held["body"].tolist(), strict=True))
        return rights, list(zip(handed["by"].tolist(), handed["to"].tolist(), strict=True))

    def who_takes(self, query: Matter) -> object:
        return takers(*self._found(query), self.forums)

    def who_makes(self, query: Matter) -> object:
        made = makers(*self._found(query), self.forums)
        forums = [body for body in made if body >= self.forums]
        seats: Any = self.seats.loc[self.seats.index.intersection(forums)]
        sitting = seats[(seats["standing"] < 2) & (seats["start"] <= query.day) & (seats["end"] > query.day)]
        return made.difference(forums) | set(sitting["holder"].tolist())

    def as_of(self, query: Moment) -> View:
        views = [frame[(frame["start"] <= query.day) & (frame["end"] > query.day)] for frame in self.relations]
        held = tuple(row in views[kind].index for kind, row in query.asked)
        return (len(views[0]), len(views[1]), len(views[2])), held


def _frame(table: Table) -> pd.DataFrame:
    return pd.DataFrame({name: column.astype(np.int32) for name, column in table.items()})
