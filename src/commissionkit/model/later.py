"""Facts, sets and lists that are made when they are first looked at, and are then as any other."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TypeVar, overload

from commissionkit.model.base import Fact

__all__ = ["FactsOfADay", "LaterSequence", "LaterSet"]

T_co = TypeVar("T_co", covariant=True)
F = TypeVar("F", bound=Fact)
S = TypeVar("S")


class LaterSequence(Sequence[T_co]):
    """A sequence whose length may be told before its items are made. It equals a tuple of the same items."""

    def __init__(self, make: Callable[[], Iterable[T_co]], count: Callable[[], int] | None = None) -> None:
        self._make = make
        self._count = count

    @cached_property
    def _items(self) -> tuple[T_co, ...]:
        return tuple(self._make())

    @overload
    def __getitem__(self, key: int) -> T_co: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[T_co, ...]: ...
    def __getitem__(self, key: int | slice) -> T_co | tuple[T_co, ...]:
        return self._items[key]

    def __len__(self) -> int:
        return len(self._items) if self._count is None or "_items" in self.__dict__ else self._count()

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (LaterSequence, tuple)):
            return self is other or self._items == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return repr(self._items)

    def __reduce__(self) -> tuple[type[tuple[T_co, ...]], tuple[tuple[T_co, ...]]]:
        return tuple, (self._items,)


class FactsOfADay(LaterSequence[Fact]):
    """The facts of a sound arrangement that held on a day: each has an id, and no two have the same."""

    @abstractmethod
    def named(self, name: str) -> Fact | None:
        """The fact of that id; None where it is not among them."""

    @abstractmethod
    def of_kind(self, kind: type[F]) -> Sequence[F]:
        """Those of one class, in order."""


class LaterSet(AbstractSet[T_co]):
    """A set that may tell whether something is in it before its items are made. It equals a frozenset of the same.

    Args:
        make: Gives the items, each once.
        holds: Whether one is among them; looked up in the items where it is left out.
    """

    def __init__(self, make: Callable[[], Iterable[T_co]], holds: Callable[[object], bool] | None = None) -> None:
        self._make = make
        self._holds = holds

    @cached_property
    def _items(self) -> tuple[T_co, ...]:
        return tuple(self._make())

    @cached_property
    def _set(self) -> frozenset[T_co]:
        return frozenset(self._items)

    @classmethod
    def _from_iterable(cls, it: Iterable[S]) -> frozenset[S]:
        return frozenset(it)

    def __contains__(self, item: object) -> bool:
        return item in self._set if self._holds is None else self._holds(item)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, AbstractSet):
            return self is other or self._set == frozenset(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._set)

    def __repr__(self) -> str:
        return repr(self._set)

    def __reduce__(self) -> tuple[type[frozenset[T_co]], tuple[tuple[T_co, ...]]]:
        return frozenset, (self._items,)
