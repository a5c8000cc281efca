"""Pictures of bundled arrangements, drawn when the pages are built."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import commissionkit as ck
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.views import decision_map
from sphinx_parts.figures import figure, style_sheet
from sphinx_parts.saved import site_of_page
from sphinx_parts.small import fund_decisions, who_commissions

STYLE: Final = "commissionkit-pictures.css"


def add_to(app: Sphinx) -> None:
    app.add_directive("decision-map", _DecisionMap)
    app.add_directive("fund-decisions", _FundDecisions)
    app.add_directive("who-commissions", _WhoCommissions)
    app.connect("builder-inited", _styled)
    app.add_css_file(STYLE)


def _styled(app: Sphinx) -> None:
    """Write the colours of the pictures beside the other style sheets."""
    if app.builder.format == "html":
        folder = app.outdir / "_static"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / STYLE).write_text(style_sheet(), encoding="utf-8")


def bundled(directive: SphinxDirective, name: str) -> Arrangement:
    """A bundled arrangement; a name that none bears is an error of the page."""
    known = [row["id"] for row in ck.datasets().records()]
    if name not in known:
        raise directive.error(f"no bundled arrangement is called {name}; known are {', '.join(map(str, known))}")
    return ck.load(name)


class _DecisionMap(SphinxDirective):
    required_arguments = 1
    option_spec: Any = {  # noqa: RUF012 - as docutils has it
        "on": directives.unchanged,
        "fund": directives.unchanged,
        "mended": lambda text: tuple(text.split()),
    }

    def run(self) -> list[nodes.Node]:
        site = self._site(self.arguments[0])
        on, fund = self.options.get("on"), self.options.get("fund")
        focus = ck.route(site, fund=fund, on=on) if fund else None
        try:
            drawing = decision_map(site, on=on, focus=focus)
        except RefusedQuestion as refused:
            return [nodes.paragraph("", f"No decision map: {refused}.")]
        name = "-".join(filter(None, (site.id, on, fund))).replace("/", "-")
        caption = "Point at a box or a line for what it stands for."
        return figure(self.env, drawing.scene, name, caption=caption)

    def _site(self, name: str) -> Arrangement:
        if not name.endswith(".yaml"):
            return bundled(self, name)
        page = Path(self.env.doc2path(self.env.docname))
        return site_of_page(page, name, mended=self.options.get("mended", ("", "")))


class _FundDecisions(SphinxDirective):
    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        name, fund = self.arguments
        scene = fund_decisions(bundled(self, name), fund)
        return figure(self.env, scene, f"{name}-{fund}-decisions", caption=f"Drawn from the data set {name}.")


class _WhoCommissions(SphinxDirective):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        scene = who_commissions(bundled(self, name))
        return figure(self.env, scene, f"{name}-who-commissions", caption=f"Drawn from the data set {name}.")
