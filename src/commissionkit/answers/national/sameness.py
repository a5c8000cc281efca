"""Which bodies and areas of one arrangement are those of another, by their codes in public registers."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.answers.listing import Listing, Row
from commissionkit.model.terms import Word
from commissionkit.tables import Cell

__all__ = ["Recognised", "SameAs", "Sameness"]


class Sameness(Word):
    """How far one thing is recognised in the other arrangement."""

    SAME = "same"
    AT_ODDS = "at_odds"
    SEVERAL = "several"
    ANOTHER_CODE = "another_code"
    ALIKE = "alike"
    NONE = "none"

    @property
    def meaning(self) -> str:
        """The word as a clause."""
        return _MEANINGS[self]

    @property
    def is_conflict(self) -> bool:
        """Whether codes, or codes and names, say different things."""
        return self in (Sameness.AT_ODDS, Sameness.SEVERAL, Sameness.ANOTHER_CODE)


_MEANINGS = {
    Sameness.SAME: "bears the same code, and no other code differs",
    Sameness.AT_ODDS: "bears the same code in one register and another one in a second",
    Sameness.SEVERAL: "a code that it bears is borne by several, here or there, or its codes lead to several",
    Sameness.ANOTHER_CODE: "bears the same name and another code",
    Sameness.ALIKE: "bears the same name; no register lists both, so the name alone speaks for it",
    Sameness.NONE: "nothing there bears its code or its name, as far as recorded",
}


@attrs.frozen(kw_only=True)
class Recognised(Row):
    """One body or area beside what it may be in the other arrangement.

    Attributes:
        id: Its id.
        name: Its name.
        what: `organisation`, `forum` or `area`.
        sameness: How far it is recognised.
        others: What it is, or may be, in the other arrangement, by id.
        other_names: Their names.
        by: The codes that both bear, such as `ods 01Y`.
        differing: What differs, such as `gss E38000182, not E38000266`.
        evidence: What is cited for it and for what it is there.
    """

    name: str
    what: str
    sameness: Sameness
    others: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()

    def record(self) -> dict[str, Cell]:
        """The row, flat."""
        return {
            "id": self.id,
            "name": self.name,
            "what": self.what,
            "sameness": str(self.sameness),
            "others": "; ".join(self.others) or None,
            "other_names": "; ".join(self.other_names) or None,
            "by": "; ".join(self.by) or None,
            "differing": "; ".join(self.differing) or None,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """What it is here, what there, and by which codes."""
        return {
            "here": self.name,
            "there": "; ".join(self.other_names),
            "how": str(self.sameness).replace("_", " "),
            "by": "; ".join(self.by),
            "differs": "; ".join(self.differing),
        }

    def __str__(self) -> str:
        there = f": {', '.join(self.other_names)}" if self.other_names else ""
        return f"{self.name} ({str(self.sameness).replace('_', ' ')}){there}"


@attrs.frozen(kw_only=True, repr=False)
class SameAs(Listing[Recognised]):
    """Every organisation, forum and area of one arrangement beside another, by what and name.

    Attributes:
        site: The id of the one arrangement.
        title: What is listed.
        items: The rows.
        notes: What a reader has to know.
        other: The id of the other arrangement.
    """

    form: ClassVar[str] = "same-as"

    other: str

    @property
    def same(self) -> dict[str, str]:
        """The id there of everything that is the same, by its id here."""
        return {row.id: row.others[0] for row in self.items if row.sameness is Sameness.SAME}

    @property
    def conflicts(self) -> SameAs:
        """The rows in which codes, or codes and names, say different things."""
        return attrs.evolve(self, items=tuple(row for row in self.items if row.sameness.is_conflict))

    def how(self, *sameness: Sameness | str) -> SameAs:
        """The rows that are recognised in one of these ways, such as `none`."""
        wanted = {Sameness(str(word)) for word in sameness}
        return attrs.evolve(self, items=tuple(row for row in self.items if row.sameness in wanted))

    def to_dict(self) -> dict[str, object]:
        """The listing as versioned, JSON-ready data."""
        return {**super().to_dict(), "other": self.other}
