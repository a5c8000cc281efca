"""Who holds a power in an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import attrs

from commissionkit.model.terms import Extent, Power, YesNo
from commissionkit.sources import Claim, weakest
from commissionkit.tables import Table, Tabular

__all__ = ["Holder", "Holders", "joined"]


@attrs.frozen(kw_only=True)
class Holder:
    """One body in an answer. It never equals a text: compare its `.id`.

    Attributes:
        id: The id of the organisation, forum or post.
        name: Its name on the day.
        power: The power by which it stands here.
        via: The forum through which it acts; empty for none.
        via_name: The name of that forum.
        extent: How far the matter lies in what it holds.
        claim: How it is known; None where nothing is cited.
        note: A remark, such as that it is inferred from the mode.
        baseline: The baseline arrangement that says so; empty where the arrangement itself does.
    """

    id: str
    name: str
    power: Power
    via: str = ""
    via_name: str = ""
    extent: Extent = Extent.WHOLE
    claim: Claim | None = None
    note: str = ""
    baseline: str = ""

    def __str__(self) -> str:
        through = f" via {self.via_name or self.via}" if self.via else ""
        layer = f" (baseline {self.baseline})" if self.baseline else ""
        return f"{self.name}{through}{layer}"

    def to_dict(self) -> dict[str, str | None]:
        """The holder as plain data."""
        return {
            "id": self.id,
            "name": self.name,
            "power": self.power.value,
            "via": self.via or None,
            "extent": self.extent.value,
            "claim": self.claim.value if self.claim else None,
            "note": self.note or None,
            "baseline": self.baseline or None,
        }


@attrs.frozen(repr=False)
class Holders(Tabular, Sequence[Holder]):
    """A sequence of holders, and whether it is all of them.

    Attributes:
        items: The holders, in a fixed order.
        complete: Whether a source would have named any other: yes, no or not stated.
    """

    items: Sequence[Holder] = ()
    complete: YesNo = YesNo.YES

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, each once."""
        return tuple(dict.fromkeys(holder.id for holder in self.items))

    @property
    def names(self) -> tuple[str, ...]:
        """The names, each once."""
        return tuple(dict.fromkeys(holder.name for holder in self.items))

    @property
    def baselines(self) -> tuple[str, ...]:
        """The baselines that name any of them, each once."""
        return tuple(dict.fromkeys(holder.baseline for holder in self.items if holder.baseline))

    @property
    def claim(self) -> Claim | None:
        """The weakest claim among them."""
        return weakest(holder.claim for holder in self.items if holder.claim is not None)

    @overload
    def __getitem__(self, key: int) -> Holder: ...
    @overload
    def __getitem__(self, key: slice) -> Holders: ...
    def __getitem__(self, key: int | slice) -> Holder | Holders:
        if isinstance(key, slice):
            return Holders(tuple(self.items[key]), self.complete)
        return self.items[key]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Holder]:
        return iter(self.items)

    def __contains__(self, item: object) -> bool:
        return item in self.items or item in self.ids

    def __str__(self) -> str:
        if not self.items:
            return "nobody recorded"
        listed = "; ".join(dict.fromkeys(str(holder) for holder in self.items))
        return listed if self.complete is YesNo.YES else f"{listed}; and others"

    def __repr__(self) -> str:
        return f"<{len(self)} holders: {self}>"

    def records(self) -> list[dict[str, str | None]]:
        """One plain mapping for each holder."""
        return [holder.to_dict() for holder in self.items]

    def table(self) -> Table:
        """The holders as a table."""
        columns = ("id", "name", "power", "via", "extent", "claim")
        return Table(columns, tuple(tuple(record[c] for c in columns) for record in self.records()))


def joined(several: Iterable[Holders]) -> Holders:
    """Several sequences as one: each holder once, complete only if all are."""
    several = tuple(several)
    items = tuple(dict.fromkeys(holder for holders in several for holder in holders))
    answers = {holders.complete for holders in several}
    if not answers or answers == {YesNo.YES}:
        return Holders(items, YesNo.YES)
    return Holders(items, YesNo.NO if YesNo.NO in answers else YesNo.NOT_STATED)
