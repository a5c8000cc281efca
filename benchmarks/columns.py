"""A country, or a site, drawn from a seed: plain columns of numbers, from which every tool builds its own."""

from __future__ import annotations

from typing import Final, TypeAlias

import attrs
import numpy as np

from benchmarks.drawing import Ints
from benchmarks.sizes import Sizes

__all__ = ["CITATIONS", "POWERS", "STAGES", "STAGE_PARENTS", "STANDINGS", "Columns", "Table"]

#: Columns of one kind of fact, by name, all of one length.
Table: TypeAlias = dict[str, Ints]

POWERS: Final = ("take", "make", "recommend", "ratify")
STANDINGS: Final = ("member", "chair", "entitled_to_attend")
STAGES: Final = (
    "needs",
    "planning",
    "procurement",
    "engagement",
    "monitoring",
    "finance",
    "activity",
    "performance",
    "quality",
)
STAGE_PARENTS: Final = (-1, -1, -1, -1, -1, 4, 4, 4, 4)
CITATIONS: Final = 1_000


@attrs.frozen(kw_only=True, eq=False)
class Columns:
    """Everything that is drawn. Bodies are organisations, then forums, in one count from 0.

    Every table of dated facts has `start` and `end` (the day after the last), and `cited`, the number of a citation.
    A fact lies within the lives of the bodies that it names, so that what holds on a day follows from its dates.

    Attributes:
        sizes: What was asked for.
        areas: `parent`, `level` (0 nation, 1 region, 2 system, 3 place, 4 neighbourhood).
        services: `parent`, `level` (0 to 4).
        bodies: `home` (an area), `start`, `end`.
        changes: `one`, `other` (the organisations before), `heir`, `on` (the first day of the heir).
        coverage: `body`, `area`.
        seats: `forum`, `holder` (bodies), `standing`.
        provision: `provider`, `service`, `area`.
        rights: `power`, `service`, `area`.
        right_holders: `right`, `body`: one to three bodies, each of which holds for itself.
        delegations: `by`, `to` (bodies), `service`, `area`.
        processes: `system` (0 or 1), `stage`, `service`, `area`, `runner`, `driver`.
        process_parties: `process`, `body`: who takes part, the runner first.
        contracts: `commissioner`, `provider`, `service`, `area`.
    """

    sizes: Sizes
    areas: Table
    services: Table
    bodies: Table
    changes: Table
    coverage: Table
    seats: Table
    provision: Table
    rights: Table
    right_holders: Table
    delegations: Table
    processes: Table
    process_parties: Table
    contracts: Table

    @property
    def body_ids(self) -> list[str]:
        """The ids of the bodies."""
        count = self.sizes.organisations
        return [f"org-{i}" for i in range(count)] + [f"forum-{i}" for i in range(self.sizes.forums)]

    @property
    def area_ids(self) -> list[str]:
        """The ids of the areas."""
        return [f"area-{i}" for i in range(len(self.areas["parent"]))]

    @property
    def service_ids(self) -> list[str]:
        """The ids of the services."""
        return [f"service-{i}" for i in range(len(self.services["parent"]))]

    @property
    def leaf_services(self) -> Ints:
        """Services with none beneath them."""
        return np.setdiff1d(np.arange(len(self.services["parent"])), self.services["parent"])

    @property
    def leaf_areas(self) -> Ints:
        """Areas with none within them."""
        return np.setdiff1d(np.arange(len(self.areas["parent"])), self.areas["parent"])
