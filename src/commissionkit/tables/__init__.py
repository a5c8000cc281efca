"""One plain table that every result leans on: text, Markdown, HTML, CSV, JSON, records, frame, Parquet."""

from __future__ import annotations

from commissionkit.tables.forms import json_text
from commissionkit.tables.plain import Cell, display_width, escape_html, escape_markdown, plain_text, shown_text, wrap
from commissionkit.tables.table import FORMS, Table
from commissionkit.tables.tabular import Tabular

__all__ = [
    "FORMS",
    "Cell",
    "Table",
    "Tabular",
    "display_width",
    "escape_html",
    "escape_markdown",
    "json_text",
    "plain_text",
    "shown_text",
    "wrap",
]
