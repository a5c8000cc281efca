"""How far two codings of one site agree, list by list and word by word."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar, Final

import attrs

from commissionkit.answers.explaining import wrapped
from commissionkit.answers.listing import Listing, Row
from commissionkit.comparison.contrast.reliability import Kappa
from commissionkit.tables import Cell, Table, folded
from commissionkit.tables.forms import json_cell, json_text

__all__ = ["ALL", "Agreeing", "Agreement", "Kappas", "WordAgreement"]

#: The row over all lists.
ALL: Final = "all"

_MAIN: Final = ("all/status", "all/claim", "characteristics/state")
_OVER: Final = {ALL: "all facts", "characteristics": "the cells of the codebook"}


def _percent(share: Fraction | None) -> str:
    return "" if share is None else f"{float(share * 100):.0f}%"


@attrs.frozen(kw_only=True)
class Agreeing(Row):
    """How far two codings agree in one list of a site file, or over all of them.

    Attributes:
        id: The list, such as `forums`; `all` for every fact, `characteristics` for the cells of a codebook.
        matched: How many facts both record.
        alike: How many of those they record with the same content.
        only_a, only_b: How many one of them records alone.
    """

    matched: int = 0
    alike: int = 0
    only_a: int = 0
    only_b: int = 0

    @property
    def total(self) -> int:
        """How many facts either records."""
        return self.matched + self.only_a + self.only_b

    @property
    def agreement(self) -> Fraction | None:
        """The share of all these that both record with the same content; None where there are none."""
        return Fraction(self.alike, self.total) if self.total else None

    def record(self) -> dict[str, Cell]:
        """The whole row, flat."""
        return {
            "concept": self.id,
            "matched": self.matched,
            "alike": self.alike,
            "only_a": self.only_a,
            "only_b": self.only_b,
            "agreement": self.agreement,
        }

    def reading(self) -> dict[str, Cell]:
        """The row with its agreement in per cent."""
        return {
            "concept": self.id.replace("_", " "),
            "matched": self.matched,
            "alike": self.alike,
            "only a": self.only_a,
            "only b": self.only_b,
            "agreement": _percent(self.agreement),
        }


@attrs.frozen(kw_only=True)
class WordAgreement(Row):
    """How far two codings agree in one attribute whose words are those of a closed list.

    Attributes:
        id: List and attribute, such as `seats/votes`; `all/status` over every list, `characteristics/state` for cells.
        kappa: Observed and expected agreement and Cohen's kappa, over the facts that both record.
    """

    kappa: Kappa

    @property
    def concept(self) -> str:
        """The list."""
        return self.id.partition("/")[0]

    @property
    def attribute(self) -> str:
        """The attribute."""
        return self.id.partition("/")[2]

    def record(self) -> dict[str, Cell]:
        """The whole row, flat; fractions exact."""
        found = self.kappa
        return {
            "concept": self.concept,
            "attribute": self.attribute,
            "n": found.n,
            "observed": found.observed,
            "expected": found.expected,
            "kappa": found.value,
            "why": found.why or None,
        }

    def reading(self) -> dict[str, Cell]:
        """The row with shares in per cent and kappa to two places."""
        found = self.kappa
        return {
            "concept": self.concept.replace("_", " "),
            "attribute": self.attribute.replace("_", " "),
            "n": found.n,
            "observed": _percent(found.observed),
            "expected": _percent(found.expected),
            "kappa": str(found),
        }


@attrs.frozen(kw_only=True, repr=False)
class Kappas(Listing[WordAgreement]):
    """Cohen's kappa, attribute by attribute."""

    form: ClassVar[str] = "kappas"

    @property
    def computable(self) -> Kappas:
        """Those for which it is defined."""
        return attrs.evolve(self, items=tuple(row for row in self.items if row.kappa.value is not None))


@attrs.frozen(kw_only=True, repr=False)
class Agreement(Listing[Agreeing]):
    """How far two codings agree; false where nothing was compared.

    Attributes:
        site: The id of the arrangement.
        title: What was compared.
        items: A row for each list, then one for all; a row for the cells of the codebook.
        notes: What a reader has to know.
        kappas: Cohen's kappa for every attribute of closed words.
    """

    form: ClassVar[str] = "agreement"

    kappas: Kappas

    def summary(self) -> str:
        """The agreement in a sentence or two."""
        over_all = next((row for row in self.items if row.id == ALL), None)
        if over_all is None:
            return str(self)
        share = f" ({_percent(over_all.agreement)})" if over_all.total else ""
        told = f"Of {over_all.total} facts {over_all.alike} are recorded alike by both{share}."
        shown = [row for row in self.kappas if row.id in _MAIN]
        kappas = "; ".join(f"{row.attribute} of {_OVER.get(row.concept, row.concept)} {row.kappa}" for row in shown)
        return f"{told} Cohen's kappa: {kappas}. `.agreement` has the rest."

    def to_dict(self) -> dict[str, object]:
        """The agreement as versioned, JSON-ready data."""
        kappas: list[dict[str, object]] = [
            {**{name: json_cell(cell) for name, cell in row.record().items()}, "counts": list(row.kappa.counts)}
            for row in self.kappas
        ]
        return {**super().to_dict(), "kappas": kappas}

    def reading_tables(self) -> tuple[Table, ...]:
        """The table of facts, then that of the attributes for which kappa is computable."""
        shown = self.kappas.computable
        left_out = (_left_out(self.kappas),) if len(shown) < len(self.kappas) else ()
        tables = [attrs.evolve(shown, notes=left_out).reading_table()] if shown else []
        return (self.reading_table(), *tables)

    def text(self, width: int = 80) -> str:
        """Text that fits `width` columns of a terminal."""
        if not self.items:
            notes = (wrapped(note, width=width) for note in self.notes)
            return "\n".join([f"{self.title}: nothing to compare", *notes])
        return "\n\n".join(table.text(width) for table in self.reading_tables())

    def html(self) -> str:
        """Both tables."""
        return "\n".join(table.html() for table in self.reading_tables())

    def render(self, form: str, width: int = 80) -> str:
        """The agreement as `text` (fitting `width`), `markdown`, `json` or `html`; as `csv` the attributes with kappa.

        Raises:
            InvalidText: The form is none of these.
        """
        match form:
            case "text":
                return self.text(width)
            case "markdown":
                return "\n\n".join(table.markdown() for table in self.reading_tables())
            case "json":
                return json_text(self.to_dict())
            case "html":
                return self.html()
            case _:
                return self.kappas.table().render(form)

    def __str__(self) -> str:
        return self.text()

    def glance(self) -> str:
        """HTML as a notebook shows it: the first table, the others folded away."""
        first, *others = self.reading_tables()
        return first.glance() + "".join(folded(table.title, table.glance()) for table in others)

    def _repr_html_(self) -> str:
        return self.glance()


def _left_out(kappas: Sequence[WordAgreement]) -> str:
    """How many are not defined, and why."""
    count = sum(row.kappa.value is None for row in kappas)
    attributes = "one attribute" if count == 1 else f"{count} attributes"
    return f"Kappa is not computable for {attributes} more: .kappas says for each why."
