"""Tables of the page: readable as they stand; the script adds sorting, a filter and a file to download."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

import attrs

from commissionkit.reports.markup import Markup, joined, paragraph, tag
from commissionkit.tables.plain import Cell, cell_text
from commissionkit.tables.text import is_number

__all__ = ["Content", "Sorted", "region", "table", "without_empty"]

#: Letters from which on a cell needs a wide column, lest its row grow tall.
_LONG: Final = 70


@attrs.frozen
class Sorted:
    """A cell that is put in order by something else than what it shows.

    Attributes:
        content: What it shows.
        key: What it is sorted by; a cell whose key is empty stands last, whatever it shows.
        look: A class of the style sheet; empty for none.
    """

    content: Markup | Cell
    key: str
    look: str = ""


#: What a cell may hold; a text is escaped.
Content: TypeAlias = Markup | Cell | Sorted


def table(
    id: str,
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Content]],
    *,
    notes: Iterable[str] = (),
    look: str = "",
) -> Markup:
    """A table in a region of its own, which scrolls where it is wider than the page.

    Args:
        id: Its id within the page; a file that is downloaded is named after it.
        caption: What it shows.
        columns: The headings; that of the first column may be empty where its cells are the heads of the rows.
        rows: The cells. The first of each row is its head.
        notes: What a reader has to know, beneath.
        look: A class of the style sheet.
    """
    body = [tag("tr", *(_cell(content, head=at == 0) for at, content in enumerate(row))) for row in rows]
    heads = [tag("th", name, scope="col") for name in columns]
    made = tag(
        "table",
        tag("caption", tag("span", caption), id=f"{id}-caption"),
        tag("thead", tag("tr", *heads)),
        tag("tbody", *body),
        id=id,
        class_=f"data {look}".strip(),
    )
    beneath = [paragraph(note, class_="note") for note in notes]
    return joined([region(made, labelled=f"{id}-caption"), *beneath])


def region(content: Markup, *, labelled: str = "", label: str = "") -> Markup:
    """What may be wider than the page: it scrolls by itself, by keys too."""
    return tag("div", content, class_="scroll", role="region", tabindex="0", aria_labelledby=labelled, aria_label=label)


def _cell(content: Content, *, head: bool) -> Markup:
    # An empty key is written as one: the script goes by what a cell shows only where there is none.
    key, look = (content.key or True, content.look) if isinstance(content, Sorted) else (None, "")
    inner = content.content if isinstance(content, Sorted) else content
    shown = inner if isinstance(inner, str) else cell_text(inner)
    if not look and not isinstance(inner, Markup) and inner is not None and not head and is_number(inner):
        look = "number"
    if not look and len(shown) > _LONG and not isinstance(inner, Markup):
        look = "long"
    if head:
        return tag("th", shown, data_sort=key, class_=look)
    return tag("td", shown, data_sort=key, class_=look)


def without_empty(
    columns: Sequence[str], rows: Sequence[Sequence[Content]]
) -> tuple[tuple[str, ...], list[tuple[Content, ...]]]:
    """The same without the columns in which no row has anything."""
    kept = [at for at in range(len(columns)) if any(row[at] not in (None, "") for row in rows)]
    return tuple(columns[at] for at in kept), [tuple(row[at] for at in kept) for row in rows]
