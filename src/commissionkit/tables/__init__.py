"""One plain table that every result leans on: text, Markdown, HTML, CSV, JSON, records, frame, Parquet."""

from __future__ import annotations

from commissionkit.tables.forms import json_text
from commissionkit.tables.glance import SCREEN, entries_html, folded, notes_html, titled
from commissionkit.tables.plain import Cell, display_width, escape_html, escape_markdown, plain_text, shown_text, wrap
from commissionkit.tables.table import FORMS, Table
from commissionkit.tables.tabular import Tabular

__all__ = [
    "FORMS",
    "SCREEN",
    "Cell",
    "Table",
    "Tabular",
    "display_width",
    "entries_html",
    "escape_html",
    "escape_markdown",
    "folded",
    "json_text",
    "notes_html",
    "plain_text",
    "shown_text",
    "titled",
    "wrap",
]
