"""A comparison: a matrix that shows itself in every form."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import frozen

from commissionkit.comparison import forms
from commissionkit.comparison.cells import Matrix
from commissionkit.errors import InvalidText
from commissionkit.tables import FORMS, Table
from commissionkit.tables import Cell as Plain
from commissionkit.tables.forms import Json
from commissionkit.tables.parquet import About, Dataset, Of, about, write_parquet

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["Comparison"]


@frozen(repr=False)
class Comparison(Matrix):
    """Sites side by side, in every form: text, Markdown, HTML, CSV, JSON, a frame."""

    def tables(self) -> tuple[Table, ...]:
        """The matrix as plain tables: one, or one for each group of rows; the last explains the marks."""
        return forms.tables(self)

    def text(self, width: int = 80) -> str:
        """Text that fits `width` columns of a terminal."""
        return "\n\n".join(table.text(width) for table in self.tables())

    def markdown(self) -> str:
        """Markdown tables."""
        return "\n\n".join(table.markdown() for table in self.tables())

    def html(self) -> str:
        """Semantic tables, then the evidence of each cell; no scripts, nothing from elsewhere."""
        return forms.html(self)

    def csv(self) -> str:
        """Comma-separated values, one line a cell: the columns of `records`."""
        return forms.long_table(self).csv()

    def json(self) -> str:
        """`to_dict` as JSON text."""
        return forms.json_text(self.to_dict())

    def render(self, form: str, width: int = 80) -> str:
        """The comparison as `text` (fitting `width`), `markdown`, `csv`, `json` or `html`.

        Raises:
            InvalidText: The form is none of these.
        """
        shown: dict[str, Callable[[], str]] = {
            "text": lambda: self.text(width),
            "markdown": self.markdown,
            "csv": self.csv,
            "json": self.json,
            "html": self.html,
        }
        if form not in shown:
            raise InvalidText(form, "no such form of a comparison", hint=f"Forms: {', '.join(FORMS)}.")
        return shown[form]()

    def records(self) -> list[dict[str, Plain]]:
        """One plain mapping a cell: characteristic, name, site, value, state, status, claim, evidence, call, facts."""
        return forms.long_table(self).records()

    def to_frame(self) -> pandas.DataFrame:
        """A pandas frame, one row a cell (extra `notebook`)."""
        return forms.long_table(self).to_frame()

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table, one row a cell (extra `arrow`)."""
        return forms.long_table(self).to_arrow()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """`to_arrow` for whatever reads the Arrow C stream, such as `polars.DataFrame(comparison)`."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_parquet(self, path: str | os.PathLike[str], *, of: Of = None) -> None:
        """Write one row a cell to a Parquet file, wholly or not at all (extra `arrow`).

        Title, notes, the id and version of each arrangement and licences of sources go into the metadata of the file,
        as JSON under the key `commissionkit`.

        Args:
            path: The file.
            of: What the metadata name as what the rows come from: arrangements, or ids of bundled ones. Left out: the
                sites compared, and the licences of the sources cited.

        Raises:
            MissingExtra: pyarrow is not installed.
            RefusedQuestion: `of` is no arrangement.
            UnknownName: No bundled arrangement bears an id that `of` names.
            UnreadableFile: It cannot be written; what stood there still does.
        """
        write_parquet(path, self.to_arrow(), self._about() if of is None else about(self.title, self.notes, of))

    def _about(self) -> About:
        datasets = tuple(Dataset(site.arrangement or site.id, site.title, site.version) for site in self.sites)
        licences = dict.fromkeys((source.id, source.licence) for source in self.sources_cited() if source.licence)
        return About(self.title, self.notes, datasets, tuple(licences))

    def to_dict(self) -> dict[str, Json]:
        """The comparison as versioned, JSON-ready data."""
        return {
            "format": "commissionkit/comparison/1",
            "codebook": self.codebook,
            "title": self.title,
            "sites": [{"id": s.id, "title": s.title, "as_at": s.as_at or None} for s in self.sites],
            "rows": [
                {"id": row.id, "name": row.name, "group": row.group or None, "cells": [c.to_dict() for c in row.cells]}
                for row in self.rows
            ],
            "notes": list(self.notes),
            "sources": [forms.source_data(source) for source in self.sources_cited()],
        }

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Comparison {self.codebook}: {len(self.rows)} rows, {', '.join(site.id for site in self.sites)}>"

    def _repr_html_(self) -> str:
        return forms.glance(self)
