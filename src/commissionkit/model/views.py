"""Read-only views of an arrangement by kind of fact, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

import attrs

from commissionkit.errors import UnknownName
from commissionkit.model.base import Fact
from commissionkit.model.showing import facts_table
from commissionkit.tables import SCREEN, Cell, Table, Tabular

__all__ = ["View"]

T_co = TypeVar("T_co", bound=Fact, covariant=True)


@attrs.frozen(repr=False)
class View(Tabular, Sequence[T_co], Generic[T_co]):
    """Facts of one kind. Take one by number or by id.

    Attributes:
        what: The kind in the plural, as files have it.
        facts: The facts.
    """

    what: str
    facts: Sequence[T_co]

    @overload
    def __getitem__(self, key: int | str) -> T_co: ...
    @overload
    def __getitem__(self, key: slice) -> View[T_co]: ...
    def __getitem__(self, key: int | str | slice) -> T_co | View[T_co]:
        if isinstance(key, slice):
            return View(self.what, self.facts[key])
        if isinstance(key, int):
            return self.facts[key]
        found = self._by_id.get(key)
        if found is None:
            raise UnknownName(key, self.ids, where=f"the {self.what}")
        return found

    @cached_property
    def _by_id(self) -> dict[str, T_co]:
        return {fact.id: fact for fact in reversed(self.facts)}

    def get(self, name: str) -> T_co | None:
        """The fact of that id; None where none of these bears it."""
        return self._by_id.get(name)

    def __len__(self) -> int:
        return len(self.facts)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.facts)

    def __contains__(self, item: object) -> bool:
        return item in self._by_id if isinstance(item, str) else item in self.facts

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in the order of the file."""
        return tuple(fact.id for fact in self.facts)

    def table(self) -> Table:
        """A row for each fact: id, name, when and status."""
        return facts_table(self.what, self.facts)

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for each fact: id, name, when and status."""
        return self.table().records()

    def _repr_html_(self) -> str:
        table = facts_table(self.what, self.facts[: 2 * SCREEN])
        # Facts without a name of their own are called by their id.
        named = table.column("name") != table.column("id")
        return (table if named else table.select("id", "when", "status")).glance(of=len(self), nothing="none recorded")

    def __str__(self) -> str:
        return str(self.table())

    def __repr__(self) -> str:
        return f"<{len(self)} {self.what}: {', '.join(self.ids[:6])}{', …' if len(self) > 6 else ''}>"
