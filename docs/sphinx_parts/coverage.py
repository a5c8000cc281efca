"""How the facts of the bundled arrangements are known, counted when the pages are built."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import commissionkit as ck
from commissionkit.model import Arrangement
from sphinx_parts.figures import depend, figure
from sphinx_parts.known import KNOWN, bar, counted, percent
from sphinx_parts.pictures import bundled


def add_to(app: Sphinx) -> None:
    app.add_directive("evidence-coverage", _Coverage)


class _Coverage(SphinxDirective):
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        if not self.arguments:
            depend(self.env)
            return [_table(tuple(ck.load(str(row["id"])) for row in ck.datasets().records()))]
        site = bundled(self, self.arguments[0])
        silent = f"; {len(site.silent):,} more say what was looked for and is not stated" if site.silent else ""
        caption = f"How its {sum(counted(site).values()):,} facts are known{silent}."
        return figure(self.env, bar(site), f"{site.id}-evidence", caption=caption, kind="ck-data")


def _table(sites: tuple[Arrangement, ...]) -> nodes.table:
    """A row for each arrangement."""
    used = [known for known in KNOWN if any(counted(site)[known] for site in sites) or known == "no citation"]
    head = ["Data set", "Facts", *used, "looked for, not stated"]
    body = nodes.tbody("", *(_row(_told(site, used)) for site in sites))
    group = nodes.tgroup("", cols=len(head))
    group += [nodes.colspec(colwidth=1) for _ in head]
    group += [nodes.thead("", _row([[nodes.Text(name)] for name in head])), body]
    return nodes.table("", group, classes=["ck-numbers", "ck-data"])


def _told(site: Arrangement, used: list[str]) -> Iterator[list[nodes.Node]]:
    found = counted(site)
    whole = sum(found.values())
    link = nodes.reference("", site.id, internal=True, refuri=f"../sites/{site.id}.html")
    yield [link]
    yield [nodes.Text(f"{whole:,}")]
    for known in used:
        share = f" ({percent(found[known], whole)})" if found[known] else ""
        yield [nodes.Text(f"{found[known]:,}{share}")]
    yield [nodes.Text(f"{len(site.silent):,}")]


def _row(cells: object) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))  # type: ignore[attr-defined]
