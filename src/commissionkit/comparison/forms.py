"""A comparison laid out as tables, HTML and plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final

from attrs import evolve

from commissionkit.comparison.cells import Cell, Matrix, Row
from commissionkit.comparison.readings import DETAIL, MARKS
from commissionkit.model import Fact
from commissionkit.sources import Claim, Source
from commissionkit.tables import Table, escape_html, folded, notes_html
from commissionkit.tables.forms import Json, table_json

__all__ = ["glance", "html", "json_text", "long_table", "source_data", "tables"]

_LEGEND: Final = {
    Claim.DERIVED: "reckoned",
    Claim.REPORTED: "said by interviewees",
    Claim.INFERRED: "inferred by the coder",
    Claim.PLANNED: "planned",
}
#: In a notebook: rows that stand open, lines that one of them may take, letters of evidence folded away.
_OPEN: Final = 24
_LINES: Final = 12
_MOST: Final = 150_000
_DETAIL: Final = "stated, but for a detail"
_SILENCE: Final = {
    "not stated": "Not stated: looked for, and the sources do not say.",
    "none recorded": "None recorded: nothing is on record, which is not to say that there is none.",
    "stated none": "Stated none: a source says that there is none.",
}
_FT: Final = "FT: NHS foundation trust."


def tables(comparison: Matrix) -> tuple[Table, ...]:
    """The matrix as one table for each group of rows; the last has the legend."""
    groups = [(group, tuple(rows)) for group, rows in groupby(comparison.rows, lambda row: row.group)] or [("", ())]
    legend = _legend(comparison)
    return tuple(
        _table(comparison, group, rows, legend if at == len(groups) else ())
        for at, (group, rows) in enumerate(groups, start=1)
    )


def _table(comparison: Matrix, group: str, rows: Iterable[Row], notes: Iterable[str]) -> Table:
    return Table(
        ("", *_headings(comparison)),
        [(row.name, *(_unbroken(cell.text) for cell in row.cells)) for row in rows],
        group or comparison.title,
        tuple(notes),
    )


def _unbroken(text: str) -> str:
    """The text with its numbers tied to their qualifiers, where a line may break."""
    return text.replace("≈ ", "≈\N{NO-BREAK SPACE}")


def _headings(comparison: Matrix) -> list[str]:
    """The titles of the columns; where two are the same, their ids beside them."""
    titles = [site.title for site in comparison.sites]
    return [site.title if titles.count(site.title) == 1 else f"{site.title} ({site.id})" for site in comparison.sites]


def _legend(comparison: Matrix) -> list[str]:
    texts = [cell.text for row in comparison.rows for cell in row.cells]
    used = {sign: words for claim, words in _LEGEND.items() if any((sign := MARKS[claim]) in text for text in texts)}
    if any(DETAIL in text for text in texts):
        used[DETAIL] = _DETAIL
    lines = [*_as_at(comparison), *comparison.notes]
    if used:
        lines.append(f"{', '.join(f'{sign} {words}' for sign, words in used.items())}. Unmarked: stated.")
    lines += [meaning for words, meaning in _SILENCE.items() if any(words in text for text in texts)]
    return [*lines, _FT] if any(" FT" in text for text in texts) else lines


def _as_at(comparison: Matrix) -> list[str]:
    """The days the sources of the sites speak to."""
    days = dict.fromkeys(site.as_at for site in comparison.sites if site.as_at)
    if len(days) == 1:
        return [f"As at {next(iter(days))}."]
    return ["As at " + ", ".join(f"{site.as_at} ({site.title})" for site in comparison.sites) + "."] if days else []


def long_table(comparison: Matrix) -> Table:
    """One row a cell."""
    columns = (
        "characteristic",
        "name",
        "site",
        "value",
        "state",
        "status",
        "claim",
        "evidence",
        "call",
        "facts",
        "notes",
    )
    rows = [_long_row(row, cell) for row in comparison.rows for cell in row.cells]
    return Table(columns, rows, comparison.title)


def _long_row(row: Row, cell: Cell) -> tuple[str | None, ...]:
    return (
        row.id,
        row.name,
        cell.site,
        cell.value,
        cell.state.value,
        cell.status.value,
        cell.claim.value if cell.claim else None,
        "; ".join(map(str, cell.evidence)) or None,
        cell.call or None,
        "; ".join(cell.facts) or None,
        " ".join(cell.notes) or None,
    )


def html(comparison: Matrix) -> str:
    """The tables, then the facts and evidence of each cell, folded away where the reader can unfold them."""
    shown = "\n".join(table.html() for table in tables(comparison))
    entries = "\n".join(_html_cell(row, cell) for row in comparison.rows for cell in row.cells)
    return f"{shown}\n<details><summary>Facts and evidence, cell by cell</summary>\n<dl>\n{entries}\n</dl></details>"


def glance(comparison: Matrix) -> str:
    """The tables as a notebook shows them: as many groups as fit two screens, the rest and the evidence folded away."""
    shown: list[str] = []
    rows = 0
    *others, last = tables(comparison)
    for table in (*others, evolve(last, notes=())):
        whole = table.glance(lines=max(_LINES, len(table) * _LINES))
        shown.append(
            folded(f"{table.title}: {len(table)} rows", whole) if rows + len(table) > _OPEN and shown else whole
        )
        rows += len(table)
    return "\n".join([*shown, notes_html(last.notes), _folded_cells(comparison)])


def _folded_cells(comparison: Matrix) -> str:
    """Facts and evidence of the cells, as many as a notebook can bear."""
    cells = [(row, cell) for row in comparison.rows for cell in row.cells]
    told: list[str] = []
    size = 0
    for row, cell in cells:
        told.append(_html_cell(row, cell))
        size += len(told[-1])
        if size > _MOST:
            break
    left = len(cells) - len(told)
    more = f"<p>And {left:,} cells more: <code>comparison[row, site].drill()</code> tells of each.</p>" if left else ""
    return folded("Facts and evidence, cell by cell", "<dl>\n" + "\n".join(told) + f"\n</dl>{more}")


def _html_cell(row: Row, cell: Cell) -> str:
    """A cell with the facts behind it, each with its evidence; then what is cited beside them."""
    facts = "".join(f"<li>{_html_fact(fact)}</li>" for fact in cell.behind)
    behind = {citation for fact in cell.behind for citation in fact.evidence}
    loose = "".join(f"<li>{escape_html(str(citation))}</li>" for citation in cell.evidence if citation not in behind)
    call = f"<p><code>{escape_html(cell.call)}</code></p>" if cell.call else ""
    listed = f"<ul>{facts}{loose}</ul>" if facts or loose else "<p>Nothing is cited.</p>"
    return (
        f"<dt>{escape_html(row.name)}, {escape_html(cell.site)}: {escape_html(cell.text)}</dt><dd>{listed}{call}</dd>"
    )


def _html_fact(fact: Fact) -> str:
    named = "" if fact.label == fact.id else f"{escape_html(fact.label)} "
    cited = "".join(f"<li>{escape_html(str(citation))}</li>" for citation in fact.evidence)
    return f"{named}<code>{escape_html(fact.id)}</code>{f'<ul>{cited}</ul>' if cited else ''}"


def source_data(source: Source) -> dict[str, Json]:
    """A source as JSON-ready data, empty fields left out."""
    fields: dict[str, Json] = {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "authors": list(source.authors),
        "year": source.year,
        "kind": source.kind,
        "url": source.url,
        "licence": source.licence,
        "note": source.note,
    }
    return {name: content for name, content in fields.items() if content}


def json_text(data: Mapping[str, Json]) -> str:
    """JSON text in which every hidden character is escaped."""
    return table_json(data)
