"""The commands that draw: a map, a timeline, a page."""

from __future__ import annotations

import argparse
from pathlib import PurePath
from typing import TYPE_CHECKING

from commissionkit import bundle
from commissionkit.cli.loading import load_named
from commissionkit.cli.screen import bold, fitted, put, width
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.periods import Bound

if TYPE_CHECKING:
    from commissionkit.drawing import Drawing
    from commissionkit.model import Arrangement

__all__ = ["draw_map", "draw_timeline", "write_report"]


def draw_map(options: argparse.Namespace) -> None:
    """Draw who makes and who takes decisions."""
    from commissionkit.views import decision_map

    site = load_named(options.site)
    beside = None if options.beside is None else _beside(options.beside)
    drawing = decision_map(site, on=options.on, focus=options.focus, beside=beside, plans=options.plans)
    if options.output is not None:
        _save(drawing, options.output)
    elif options.format in ("svg", "mermaid", "dot"):
        put({"svg": drawing.svg, "mermaid": drawing.mermaid, "dot": drawing.dot}[options.format]())
    else:
        table = drawing.table()
        if options.format != "text":
            put(table.render(options.format, width()))
            return
        told = table.select(*(name for name in table.columns if name != "facts"))  # --format csv has them
        put(bold(f"{fitted(drawing.description)}\n\n{told.text(width())}"))


def draw_timeline(options: argparse.Namespace) -> None:
    """Tell what began, ended and changed; or draw it."""
    from commissionkit.questions.dating import timeline

    site = load_named(options.site)
    if options.output is not None:
        from commissionkit.views import timeline as drawn

        _save(drawn(site, during=options.during, focus=options.focus), options.output)
        return
    if options.focus is not None:
        raise RefusedQuestion("--focus lights a part of a picture: name its file with --output, as in -o its.svg")
    found = timeline(site, during=options.during)
    put(bold(fitted(str(found))) if options.format == "text" else found.table().render(options.format, width()))


def write_report(options: argparse.Namespace) -> None:
    """Write one page about some sites."""
    from commissionkit.reports import report

    sites = [load_named(name) for name in options.sites or bundle.CASE_STUDIES]
    if PurePath(options.output).suffix.lower() not in (".html", ".htm"):
        raise RefusedQuestion(f"{options.output}: a report is a page. Let its name end in .html")
    report(sites, options.output, codebook=options.codebook)
    _written(options.output)


def _beside(name: str) -> Arrangement | str:
    """A second site where the name is that of one; else a day.

    Raises:
        RefusedQuestion: It is neither.
    """
    try:
        return bundle.load(name)
    except UnknownName as unknown:
        try:
            Bound.parse(name, span=True)
        except InvalidText:
            raise RefusedQuestion(f"{name} is neither a site nor a day. {unknown}") from unknown
        return name


def _save(drawing: Drawing, path: str) -> None:
    drawing.save(path)
    _written(path)


def _written(path: str) -> None:
    put(f"{path}: written.")
