"""What differs between two arrangements, row by row, with the evidence of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import ClassVar, Final, Self

import attrs

from commissionkit.answers.explaining import wrapped
from commissionkit.answers.listing import Listing
from commissionkit.comparison.columns import Site
from commissionkit.comparison.contrast.agreeing import Agreement
from commissionkit.comparison.contrast.said import CONCEPTS, NOTHING, Alike, Aspect, Between, Differing, reason
from commissionkit.errors import UnknownName
from commissionkit.sources import Citation
from commissionkit.tables import SCREEN, Table, escape_html, escape_markdown, folded, notes_html, titled
from commissionkit.tables.forms import json_cell, json_text

__all__ = ["Difference"]

#: So many differences have their evidence folded away beneath them in a notebook.
_TOLD: Final = 100
_CITING: Final = "Cited or remarked on otherwise"


@attrs.frozen(kw_only=True, repr=False)
class Difference(Listing[Differing]):
    """In what two arrangements differ; true where they do.

    Attributes:
        site: The id of the arrangement, or those of both.
        title: What was compared.
        items: The differences: those of characteristics, then list by list, by id.
        notes: What a reader has to know.
        between: Days, codings or sites.
        sides: What the two sides are called.
        alike: What both say alike.
        agreement: Of two codings, how far they agree; empty for days and sites.
    """

    form: ClassVar[str] = "difference"

    between: Between
    sides: tuple[Site, Site]
    alike: tuple[Alike, ...] = ()
    agreement: Agreement

    @property
    def counted(self) -> str:
        """How many differences these are, by what they are in; how much is alike."""
        aspects = Counter(row.only_in or row.aspect.value for row in self.items)
        alone = {"a": "only in the first", "b": "only in the second"}
        told = {Aspect.CONTENT.value: Aspect.CONTENT.words, **alone, **{one.value: one.words for one in Aspect}}
        parts = ", ".join(f"{aspects[name]} {words}" for name, words in told.items() if aspects[name])
        number = "1 difference" if len(self.items) == 1 else f"{len(self.items)} differences"
        return f"{number}{f': {parts}' if parts else ''}. {len(self.alike)} alike."

    @property
    def content(self) -> Self:
        """What the sides say differently of what both record."""
        return self._where(Aspect.CONTENT)

    @property
    def citing(self) -> Self:
        """What they say alike and cite, or remark on, differently: claims, evidence, the coders' notes."""
        return self._where(Aspect.CLAIM, Aspect.EVIDENCE, Aspect.REMARK)

    @property
    def unsure(self) -> Self:
        """Between two days: what holds on one of them, and may hold on the other."""
        return self._where(Aspect.CERTAINTY)

    @property
    def only_a(self) -> Self:
        """What only the first side has."""
        return attrs.evolve(self, items=tuple(row for row in self.items if row.only_in == "a"))

    @property
    def only_b(self) -> Self:
        """What only the second side has."""
        return attrs.evolve(self, items=tuple(row for row in self.items if row.only_in == "b"))

    def _where(self, *aspects: Aspect) -> Self:
        return attrs.evolve(self, items=tuple(row for row in self.items if row.aspect in aspects))

    def of(self, *concepts: str) -> Self:
        """The differences in these lists of a site file alone, or among the `characteristics`.

        Raises:
            UnknownName: There is no such list; names near ones.
        """
        for name in concepts:
            if name not in CONCEPTS:
                raise UnknownName(name, CONCEPTS, what="list")
        return attrs.evolve(self, items=tuple(row for row in self.items if row.concept in concepts))

    @property
    def headings(self) -> tuple[str, str]:
        """What the columns of the two sides are headed by."""
        a, b = self.sides
        return (a.title, b.title) if a.title != b.title else (a.id, b.id)

    def reading_table(self) -> Table:
        """Every difference in one table, as a person reads it."""
        return self._headed(super().reading_table())

    def reading_tables(self) -> tuple[Table, ...]:
        """A table for each list in which something differs, then one of what is cited or remarked on otherwise.

        Of two days the first alone, and without what merely may hold: one record has one set of citations.
        """
        said = [row for row in self.items if row.aspect.is_of_the_world]
        groups = [(concept, list(rows)) for concept, rows in groupby(said, lambda row: row.concept)]
        tables = [self._group(concept.replace("_", " ").capitalize(), rows) for concept, rows in groups]
        cited = [] if self.between is Between.DAYS else list(self.citing)
        return tuple([*tables, self._group(_CITING, cited)] if cited else tables)

    def _group(self, title: str, rows: list[Differing]) -> Table:
        table = attrs.evolve(self, items=tuple(rows), title=title, notes=()).reading_table()
        told = {"concept"} if title != _CITING else set[str]()
        # What the title says, and an attribute that is the same in every row, need no column.
        told |= {"attribute"} if len({row.attribute for row in rows}) == 1 and len(rows) > 1 else set[str]()
        return table.select(*(name for name in table.columns if name not in told))

    def _headed(self, table: Table) -> Table:
        a, b = self.headings
        headings = {"a": a, "b": b}
        columns = [headings.get(name, name) for name in table.columns]
        # A site that bears the name of another column must not hide it.
        if len(set(columns)) < len(columns):
            return table
        return attrs.evolve(table, columns=tuple(columns))

    def explain(self) -> str:
        """Every difference with what either side cites for it, in readable lines."""
        return "\n".join([self.title, *(line for row in self.items for line in self._explained(row)), *self._notes()])

    def _explained(self, row: Differing) -> Iterator[str]:
        yield ""
        attribute = row.attribute.replace("_", " ")
        yield wrapped(f"{row.concept.replace('_', ' ')}: {row.label} ({row.id}), {attribute}", "  ", "")
        for heading, said in zip(self.headings, (row.a, row.b), strict=True):
            yield wrapped(f"{heading}: {said.text or NOTHING}", "    ", "  ")
            yield from (wrapped(str(citation), "      ", "    ") for citation in said.evidence)
        for fact in row.because:
            yield wrapped(f"because: {reason(fact)}", "    ", "  ")
            yield from (wrapped(str(citation), "      ", "    ") for citation in fact.evidence)

    def _notes(self) -> Iterator[str]:
        yield ""
        yield from (wrapped(note) for note in (self.counted, *self.notes))

    def text(self, width: int = 80) -> str:
        """Text that fits `width` columns of a terminal: table by table, then how much differs."""
        tables = [table.text(width) for table in self.reading_tables()] or [self._nothing()]
        notes = [wrapped(note, width=width) for note in (self.counted, *self.notes)]
        agreement = [wrapped(self.agreement.summary(), width=width)] if self.agreement else []
        return "\n\n".join([wrapped(self.title, width=width), *tables, "\n".join(notes), *agreement])

    def markdown(self) -> str:
        """Markdown tables, and what a reader has to know."""
        tables = [table.markdown() for table in self.reading_tables()] or [self._nothing()]
        return "\n\n".join(
            [f"**{escape_markdown(self.title)}**", *tables, *map(escape_markdown, (self.counted, *self.notes))]
        )

    def render(self, form: str, width: int = 80) -> str:
        """The difference as `text` (fitting `width`), `markdown`, `csv`, `json` or `html`.

        Raises:
            InvalidText: The form is none of these.
        """
        match form:
            case "text":
                return self.text(width)
            case "markdown":
                return self.markdown()
            case "json":
                return json_text(self.to_dict())
            case "html":
                return self.html()
            case _:
                return self.table().render(form)

    def __str__(self) -> str:
        return self.text()

    def _nothing(self) -> str:
        return "Nothing is known to differ." if self.items else "Nothing differs."

    def html(self) -> str:
        """The tables, then the evidence of each difference, folded away where the reader can unfold it."""
        shown = "\n".join(table.html() for table in self.reading_tables()) or f"<p>{self._nothing()}</p>"
        notes = "".join(f"<p>{escape_html(note)}</p>" for note in (self.counted, *self.notes))
        entries = "\n".join(map(self._html_row, self.items))
        unfolded = f"<details><summary>Evidence, difference by difference</summary>\n<dl>{entries}</dl></details>"
        agreement = self.agreement.html() if self.agreement else ""
        parts = (f"<h4>{escape_html(self.title)}</h4>", shown, notes, unfolded if entries else "", agreement)
        return "\n".join(part for part in parts if part)

    def _repr_html_(self) -> str:
        shown: list[str] = []
        rows = 0
        for table in self.reading_tables():
            whole = table.glance()
            fold = bool(shown) and rows + len(table) > SCREEN
            shown.append(folded(f"{table.title}: {len(table):,}", whole) if fold else whole)
            rows += len(table)
        first = self.items[:_TOLD]
        left = len(self.items) - len(first)
        more = f"<p>And {left:,} differences more: print(….explain()) tells of each.</p>" if left else ""
        entries = "\n".join(map(self._html_row, first))
        told = folded("Evidence, difference by difference", f"<dl>{entries}</dl>{more}") if first else ""
        agreement = folded("How far the two agree", self.agreement.glance()) if self.agreement else ""
        notes = notes_html((self.counted, *self.notes))
        return "\n".join([titled(self.title), *(shown or [f"<p>{self._nothing()}</p>"]), notes, told, agreement])

    def _html_row(self, row: Differing) -> str:
        sides = "".join(
            f"<li>{escape_html(heading)}<ul>{_html_items(said.evidence)}</ul></li>"
            for heading, said in zip(self.headings, (row.a, row.b), strict=True)
            if said.evidence
        )
        return f"<dt>{escape_html(str(row))}</dt><dd>{f'<ul>{sides}</ul>' if sides else 'Nothing is cited.'}</dd>"

    def to_dict(self) -> dict[str, object]:
        """The difference as versioned, JSON-ready data."""
        alike = [{name: json_cell(cell) for name, cell in one.record().items()} for one in self.alike]
        return {
            **super().to_dict(),
            "between": self.between.value,
            "sides": [{"id": s.id, "title": s.title, "as_at": s.as_at, "version": s.version} for s in self.sides],
            "alike": alike,
            "agreement": self.agreement.to_dict(),
        }

    def __repr__(self) -> str:
        return f"<Difference between {self.between.words}: {len(self)} rows>"


def _html_items(evidence: Iterable[Citation]) -> str:
    return "".join(f"<li>{escape_html(str(citation))}</li>" for citation in evidence)
