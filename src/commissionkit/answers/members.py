"""Who sits on a forum, who only attends, and who is stated not to be a member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import attrs

from commissionkit.answers.explaining import wrapped
from commissionkit.answers.words import AnswerStatus
from commissionkit.model.terms import Standing, YesNo
from commissionkit.sources import Citation, Claim
from commissionkit.tables import Cell, Table, Tabular

__all__ = ["Member", "Members"]

_VOTES = {YesNo.YES: "votes", YesNo.NO: "no vote", YesNo.NOT_STATED: ""}


@attrs.frozen(kw_only=True)
class Member:
    """One place on a forum, or the stated absence of one. It never equals a text: compare its `.id`.

    Attributes:
        id: The organisation or post that has the place.
        name: Its name on the day.
        standing: Chair, member, entitled to attend, facilitator, or stated not to be a member.
        votes: Whether it votes, as stated; never concluded from the standing.
        perspective: What the seat brings; empty where no source says.
        title: Who sits there, in the source's words.
        represents: The organisation for which a post sits there; empty where no source says.
        represents_name: Its name.
        organisations: Whose post it is, by id; the organisation itself for an organisation.
        fact: The id of the seat.
        maybe: Whether it is unknown that it held the place on the day, or on each of the days.
        evidence: What is cited for it.
    """

    id: str
    name: str
    standing: Standing
    votes: YesNo = YesNo.NOT_STATED
    perspective: str = ""
    title: str = ""
    represents: str = ""
    represents_name: str = ""
    organisations: tuple[str, ...] = ()
    fact: str = ""
    maybe: bool = False
    evidence: tuple[Citation, ...] = ()

    @property
    def claim(self) -> Claim | None:
        """The weakest claim with which the place is cited; None where nothing is."""
        return min((c.claim for c in self.evidence), key=lambda claim: claim.strength, default=None)

    def __str__(self) -> str:
        title = f" ({self.title})" if self.title else ""
        behalf = f" for {self.represents_name}" if self.represents_name else ""
        remarks = [
            "chair" if self.standing is Standing.CHAIR else "",
            self.perspective.replace("-", " "),
            _VOTES[self.votes],
            "not known whether on that day" if self.maybe else "",
        ]
        said = ", ".join(remark for remark in remarks if remark)
        return f"{self.name}{title}{behalf}{f': {said}' if said else ''}"

    def record(self) -> dict[str, Cell]:
        """The place as one flat row."""
        return {
            "id": self.id,
            "name": self.name,
            "standing": str(self.standing),
            "votes": str(self.votes),
            "perspective": self.perspective or None,
            "title": self.title or None,
            "represents": self.represents or None,
            "organisations": "; ".join(self.organisations) or None,
            "maybe": self.maybe,
            "claim": str(self.claim) if self.claim else None,
            "fact": self.fact,
            "evidence": "; ".join(map(str, self.evidence)) or None,
        }


@attrs.frozen(kw_only=True, repr=False)
class Members(Tabular, Sequence[Member]):
    """Every place on a forum that is recorded, in a fixed order: standing, sector, name, title.

    It has no truth value: an empty one may mean that no source says. Ask for `.status` or `.members`.

    Attributes:
        forum: The id of the forum.
        name: Its name.
        site: The id of the arrangement.
        on: The day or days meant.
        items: The places.
        complete: Whether a source says that the members are all recorded.
        status: `known` where they are, `partly_known` where there may be others, `not_stated` where the coder looked
            and the sources name none, `none_recorded`, or `not_applicable` where the forum was not in force.
        silent: What the coder looked for and the sources do not say of the forum, such as its chair.
        silences: What is cited for that.
    """

    forum: str
    name: str
    site: str = ""
    on: str = ""
    items: tuple[Member, ...] = ()
    complete: YesNo = YesNo.NOT_STATED
    status: AnswerStatus = AnswerStatus.NONE_RECORDED
    silent: tuple[str, ...] = ()
    silences: tuple[Citation, ...] = ()

    def _of(self, *standings: Standing) -> tuple[Member, ...]:
        return tuple(member for member in self.items if member.standing in standings)

    @property
    def members(self) -> tuple[Member, ...]:
        """Those with a membership, the chair first."""
        return self._of(Standing.CHAIR, Standing.MEMBER)

    @property
    def attendees(self) -> tuple[Member, ...]:
        """Those who may attend and are no members."""
        return self._of(Standing.ENTITLED_TO_ATTEND)

    @property
    def facilitators(self) -> tuple[Member, ...]:
        """Those who help the forum to work and are no members."""
        return self._of(Standing.FACILITATOR)

    @property
    def not_members(self) -> tuple[Member, ...]:
        """Those who are stated not to be members."""
        return self._of(Standing.NOT_MEMBER)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the members, each once."""
        return tuple(dict.fromkeys(member.id for member in self.members))

    @overload
    def __getitem__(self, key: int) -> Member: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Member, ...]: ...
    def __getitem__(self, key: int | slice) -> Member | tuple[Member, ...]:
        return self.items[key]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Member]:
        return iter(self.items)

    def __contains__(self, item: object) -> bool:
        return item in self.items or item in self.ids

    def __bool__(self) -> bool:
        raise TypeError("members have no truth value: ask for their .status, or for .members")

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited, each citation once."""
        return tuple(dict.fromkeys([*(c for member in self.items for c in member.evidence), *self.silences]))

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for each place."""
        return [member.record() for member in self.items]

    def table(self) -> Table:
        """A row for each place."""
        columns = tuple(Member(id="", name="", standing=Standing.MEMBER).record())
        rows = tuple(tuple(record.values()) for record in self.records())
        return Table(columns, rows, f"{self.name}, {self.on}", tuple(self._notes()))

    def _notes(self) -> Iterator[str]:
        yield f"Status: {self.status} ({self.status.meaning})."
        if self.status is not AnswerStatus.NOT_APPLICABLE and self.complete is not YesNo.YES:
            yield "There may be other members: no source says that these are all."
        if self.silent:
            yield f"Looked for, not stated: {', '.join(self.silent)}."

    def to_dict(self) -> dict[str, object]:
        """The members as versioned, JSON-ready data."""
        return {
            "format": "commissionkit/members/1",
            "site": self.site,
            "forum": self.forum,
            "name": self.name,
            "on": self.on,
            "status": self.status.value,
            "complete": self.complete.value,
            "items": self.records(),
            "silent": list(self.silent),
            "evidence": [str(citation) for citation in self.evidence],
        }

    def __str__(self) -> str:
        others = [] if self.complete is YesNo.YES or not self.members else ["and others"]
        lines = [
            f"{self.name} ({self.on})",
            *_listed("Members", [*map(str, self.members), *others]),
            *_listed("Entitled to attend", map(str, self.attendees)),
            *_listed("Facilitators", map(str, self.facilitators)),
            *_listed("Stated not to be members", map(str, self.not_members)),
            f"Status: {self.status} ({self.status.meaning}).",
        ]
        if self.silent:
            lines.append(wrapped(f"Looked for, not stated: {', '.join(self.silent)}.", "  ", ""))
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Members {self.forum}: {len(self.members)} members, {self.status}>"


def _listed(head: str, texts: Iterable[str]) -> list[str]:
    lines = [wrapped(text, "      ", "    ") for text in texts]
    return [f"  {head}:", *lines] if lines else []
