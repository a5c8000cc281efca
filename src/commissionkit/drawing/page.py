"""A page that holds one picture and the table behind it, and needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
from decimal import Decimal
from fractions import Fraction
from typing import Final

from commissionkit.drawing.lettering import FAMILY
from commissionkit.drawing.marks import Scene
from commissionkit.drawing.svg import rules, svg_text
from commissionkit.tables import Cell, Table, escape_html, plain_text
from commissionkit.tables.plain import cell_text

__all__ = ["page_text", "policy"]

_STYLE: Final = (
    f":root{{color-scheme:light dark}}body{{margin:1.5rem;font-family:{FAMILY};line-height:1.45;"
    "background:#fff;color:#1b2733}"
    ".ck-scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}caption{text-align:left;font-weight:bold}"
    "th,td{border:1px solid #d5dbe1;padding:.3rem .5rem;text-align:left;vertical-align:top}.ck-number{text-align:right}"
    "@media(prefers-color-scheme:dark){body{background:#14191f;color:#e8edf2}th,td{border-color:#36414c}}"
    "@media print{.ck-scroll{overflow:visible}svg{max-width:100%;height:auto}}"
)


def policy(styles: tuple[str, ...], scripts: tuple[str, ...] = ()) -> str:
    """A content security policy that lets in these styles and scripts alone, and nothing from elsewhere."""
    told = ["default-src 'none'", f"style-src {_hashes(styles)}"]
    told.append(f"script-src {_hashes(scripts)}" if scripts else "script-src 'none'")
    told += ["img-src data:", "base-uri 'none'", "form-action 'none'"]
    return "; ".join(told)


def _hashes(texts: tuple[str, ...]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def page_text(scene: Scene, table: Table) -> str:
    """The page."""
    style = _STYLE + rules()
    title = html.escape(plain_text(scene.title), quote=True)
    told = f"<p>{html.escape(plain_text(scene.description))}</p>" if scene.description else ""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy((style,)), quote=True)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body><main><h1>{title}</h1>{told}"
        f'<div class="ck-scroll" tabindex="0" role="region" aria-label="Picture">{svg_text(scene, styled=False)}</div>'
        f'<div class="ck-scroll" tabindex="0" role="region" aria-label="Table">{_table(table)}</div>'
        "</main></body></html>\n"
    )


def _table(table: Table) -> str:
    """The table without styles of its own, which the policy of the page would keep out."""
    caption = f"<caption>{escape_html(table.title)}</caption>" if table.title else ""
    head = "".join(f'<th scope="col">{escape_html(name)}</th>' for name in table.columns)
    body = "\n".join("".join(("<tr>", *map(_cell, row), "</tr>")) for row in table.rows)
    notes = "".join(f"<p>{escape_html(note)}</p>" for note in table.notes)
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>{notes}"


def _cell(cell: Cell) -> str:
    number = isinstance(cell, int | float | Decimal | Fraction) and not isinstance(cell, bool)
    start = '<td class="ck-number">' if number else "<td>"
    return f"{start}{escape_html(cell_text(cell))}</td>"
