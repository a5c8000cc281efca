"""Who is in which system on a day."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.answers.listing import Listing, Row
from commissionkit.model.terms import Standing
from commissionkit.tables import Cell

__all__ = ["SystemMember", "SystemMembers"]


@attrs.frozen(kw_only=True)
class SystemMember(Row):
    """One place on the forum of a system.

    Attributes:
        id: The id of the seat.
        system: The area of the system, by id.
        system_name: Its name.
        forum: The forum that covers it, by id.
        forum_name: Its name on the day.
        holder: The organisation or post that has the place, by id.
        holder_name: Its name on the day.
        kind: The kind of the organisation; `post` for a post.
        standing: Chair or member.
        since: The first day of the place, as recorded.
        until: The last day of the place, as recorded.
        maybe: Whether it is unknown that it held the place on the day, or on each of the days.
        evidence: What is cited for the place.
    """

    system: str
    system_name: str
    forum: str
    forum_name: str
    holder: str
    holder_name: str
    kind: str = "not_stated"
    standing: Standing = Standing.MEMBER
    since: str = "not_stated"
    until: str = "ongoing"
    maybe: bool = False

    def record(self) -> dict[str, Cell]:
        """The place as one flat row."""
        return {
            "id": self.id,
            "system": self.system,
            "system_name": self.system_name,
            "forum": self.forum,
            "forum_name": self.forum_name,
            "holder": self.holder,
            "holder_name": self.holder_name,
            "kind": self.kind,
            "standing": str(self.standing),
            "since": self.since,
            "until": self.until,
            "maybe": self.maybe,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Which system, which member, of which kind."""
        return {
            "system": self.system_name,
            "member": f"{self.holder_name}{' (may be)' if self.maybe else ''}",
            "kind": self.kind.replace("_", " "),
        }

    def __str__(self) -> str:
        return f"{self.holder_name} in {self.system_name}{' (may be)' if self.maybe else ''}"


@attrs.frozen(kw_only=True, repr=False)
class SystemMembers(Listing[SystemMember]):
    """The members of every system on a day, by system, kind and name.

    Attributes:
        site: The id of the arrangement.
        title: What is listed.
        items: The places.
        notes: What a reader has to know.
        on: The day or days.
        systems: The systems on the day, by id: those that a forum covers, or that none is ever recorded to cover.
        without: Those of them of which no forum or no member is recorded: unknown, which is not none.
    """

    form: ClassVar[str] = "system-members"

    on: str
    systems: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def in_several(self) -> SystemMembers:
        """The places of those that are members in more than one system, by member."""
        held: dict[str, set[str]] = {}
        for item in self.items:
            held.setdefault(item.holder, set()).add(item.system)
        items = [item for item in self.items if len(held[item.holder]) > 1]
        ranked = sorted(items, key=lambda item: (item.holder_name, item.holder, item.system_name, item.system, item.id))
        return attrs.evolve(self, title=f"{self.title}: in several", items=tuple(ranked), notes=())

    def of(self, system: str) -> SystemMembers:
        """The places in one system, by the id of its area or of its forum."""
        items = tuple(item for item in self.items if system in (item.system, item.forum))
        return attrs.evolve(self, items=items, notes=())

    def to_dict(self) -> dict[str, object]:
        """The listing as versioned, JSON-ready data."""
        asked = {"on": self.on, "systems": list(self.systems), "without": list(self.without)}
        return {**super().to_dict(), **asked}
