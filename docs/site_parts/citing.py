"""How to cite the data of a site, and one cell of a comparison."""

from __future__ import annotations

from importlib import metadata
from typing import Final

import commissionkit as ck
from commissionkit.comparison import Cell, Comparison, State
from commissionkit.model import Arrangement
from commissionkit.tables import escape_markdown
from site_parts.wording import blocks, fenced

_CODEBOOK: Final = "decisions"


def how_to_cite(site: Arrangement) -> str:
    """The section: the data set as text and BibTeX, and one cell with its passages."""
    comparison = ck.compare([site], _CODEBOOK)
    return blocks(
        "## How to cite",
        f"The data set: {escape_markdown(reference(site))} Cite the sources above beside it.",
        fenced("bibtex", _entry(site, comparison)),
        _worked(site, comparison),
    )


def reference(site: Arrangement) -> str:
    found = ck.datasets().where(lambda row: row["id"] == site.id).records()
    authors = "The commissionkit authors. " if found else ""
    licence = f" {found[0]['licence']}." if found else ""
    version = f"version {site.version}" if site.version else "no version stated"
    library = f"commissionkit {metadata.version('commissionkit')}"
    title = f"{site.title or site.id}: commissioning arrangement"
    return f"{authors}{title}. Data set {site.id}, {version}, as at {site.as_at}. {library}.{licence}"


def _entry(site: Arrangement, comparison: Comparison) -> str:
    """The entry of the data set alone."""
    entries = comparison.citations("bibtex").split("\n\n")
    return next(entry for entry in entries if f"{{commissionkit-{site.id}" in entry)


def _worked(site: Arrangement, comparison: Comparison) -> str:
    """The first cell that says something, with its passages."""
    cell = next((cell for cell in comparison.cells if cell.state is State.VALUE), None)
    if cell is None:
        return ""
    said, *passages = cell.citations().splitlines()
    quoted = [f"> {escape_markdown(said)}", *(f"> - {escape_markdown(passage.strip())}" for passage in passages)]
    return blocks(
        f"Every cell of a comparison can be cited with its passages. The row *{escape_markdown(cell.name)}* of "
        f"*Who decides*, here:",
        "\n".join([quoted[0], ">", *quoted[1:]]),
        "It was made by this, and `.drill()` in place of `.citations()` shows the facts behind it:",
        fenced("python", _code(site, cell)),
    )


def _code(site: Arrangement, cell: Cell) -> str:
    known = site.id in ck.datasets().column("id")
    loaded = f'ck.load("{site.id}")' if known else f'ck.load("{site.id}.yaml")'
    lines = (
        "import commissionkit as ck",
        "",
        f'cell = ck.compare([{loaded}], "{_CODEBOOK}")["{cell.characteristic}", "{site.id}"]',
        'text, bibtex = cell.citations(), cell.citations("bibtex")',
    )
    return "\n".join(lines)
