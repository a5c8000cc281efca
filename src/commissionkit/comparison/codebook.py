"""Codebooks: what is asked of each site, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import evolve, field, frozen

from commissionkit.comparison.readings import Asked
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.tables import Table

__all__ = ["Characteristic", "Codebook"]


@frozen
class Characteristic:
    """One thing to compare: a question that can be put to any arrangement.

    Attributes:
        id: What a comparison calls the row.
        name: What its heading says.
        ask: Puts the question. It gives a `Reading`, or an answer, findings, facts, a text or a number; None where
            nothing is recorded. An id that a site does not have may raise: that is none recorded.
        group: The heading under which the row stands where several codebooks are joined.
    """

    id: str
    name: str
    ask: Callable[[Arrangement], Asked]
    group: str = ""


def _characteristics(characteristics: Iterable[Characteristic]) -> tuple[Characteristic, ...]:
    return tuple(characteristics)


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


@frozen(repr=False)
class Codebook:
    """A list of characteristics, in the order of the rows.

    A few lines make one:

    >>> from commissionkit.model import Arrangement
    >>> small = Codebook(
    ...     "small",
    ...     "Two things",
    ...     [
    ...         Characteristic("forums", "Forums", lambda site: len(site.forums)),
    ...         Characteristic("agreements", "Agreements", lambda site: site.instruments),
    ...     ],
    ... )
    >>> [characteristic.name for characteristic in small.characteristics]
    ['Forums', 'Agreements']

    Attributes:
        id: Short name.
        title: What the comparison is headed by.
        characteristics: What is asked.
        notes: What a reader should know of the rows, beneath the comparison.

    Raises:
        RefusedQuestion: Two characteristics bear one id.
    """

    id: str
    title: str
    characteristics: tuple[Characteristic, ...] = field(converter=_characteristics)
    notes: tuple[str, ...] = field(default=(), converter=_texts)

    def __attrs_post_init__(self) -> None:
        ids = [characteristic.id for characteristic in self.characteristics]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise RefusedQuestion(f"two characteristics of the codebook {self.id} bear the id {', '.join(twice)}")

    def __repr__(self) -> str:
        return f"<Codebook {self.id}: {len(self.characteristics)} characteristics>"

    def _repr_html_(self) -> str:
        rows = [(row.group or None, row.id, row.name) for row in self.characteristics]
        table = Table(("group", "id", "asks for"), rows, f"{self.title} ({self.id})", self.notes)
        return (table if any(row.group for row in self.characteristics) else table.select("id", "asks for")).glance()

    @classmethod
    def joined(cls, id: str, title: str, codebooks: Iterable[Codebook]) -> Codebook:
        """Several codebooks as one; the id of each row is `codebook/characteristic`."""
        codebooks = tuple(codebooks)
        rows = tuple(
            evolve(row, id=f"{codebook.id}/{row.id}", group=codebook.title)
            for codebook in codebooks
            for row in codebook.characteristics
        )
        return cls(id, title, rows, tuple(dict.fromkeys(note for codebook in codebooks for note in codebook.notes)))
