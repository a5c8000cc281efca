"""The commands: each loads, asks a question, shows the answer."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from commissionkit import bundle
from commissionkit.cli.loading import load_named
from commissionkit.cli.screen import bold, complain, fitted, put, width
from commissionkit.errors import RefusedQuestion, UnreadableFile
from commissionkit.tables import json_text

if TYPE_CHECKING:
    from commissionkit.answers import Answer, Finding, Findings
    from commissionkit.answers.running import RunningTwice
    from commissionkit.comparison import Difference

__all__ = ["run"]

_FINE, _FOUND, _FILE = 0, 1, 3
_DRILL: Final = "The facts behind each cell: --facts. To cite it: --cite text, bibtex or csl. One row: --row ID."


def run(options: object) -> int:
    """Do what was asked; the exit code."""
    if not isinstance(options, argparse.Namespace):
        raise TypeError("options are those of the parser")
    return _COMMANDS[options.command](options)


def _compare(options: argparse.Namespace) -> int:
    from commissionkit.codebooks import compare

    sites = {name: load_named(name) for name in options.sites or bundle.CASE_STUDIES}
    compared = compare(sites, options.codebook)
    compared = compared.only(*options.row) if options.row else compared
    if options.cite:
        put(compared.citations(options.cite))
    elif options.facts:
        put(fitted("\n\n".join(str(cell.drill()) for cell in compared.cells)))
    else:
        shown = compared.render(options.format, width())
        put(bold(f"{shown}\n{fitted(_DRILL)}") if options.format == "text" else shown)
    return _FINE


def _diff(options: argparse.Namespace) -> int:
    from commissionkit.codebooks.differing import diff

    if (options.other is None) is (options.on is None):
        raise RefusedQuestion("diff takes two sites, or one site and two days: --on 2018-12 2019")
    other = None if options.other is None else load_named(options.other)
    on = None if options.on is None else (options.on[0], options.on[1])
    found = diff(load_named(options.site), other, on=on, codebook=options.codebook)
    shown = _headed(found, options.site, options.other)
    if options.format != "text":
        put(shown.agreement.render(options.format) if options.agreement else shown.render(options.format))
    elif options.agreement:
        put(bold(shown.agreement.text(width())))
    else:
        put(bold(fitted(shown.explain()) if options.explain else shown.text(width())))
    return _FINE


def _headed(found: Difference, *names: str | None) -> Difference:
    """Two codings by their files, which tell them apart better than letters do."""
    from commissionkit.comparison import Between

    short = [Path(name).stem for name in names if name]
    if found.between is not Between.CODINGS or len(set(short)) < 2:
        return found
    a, b = (attrs.evolve(side, title=name) for side, name in zip(found.sides, short, strict=True))
    return attrs.evolve(found, sides=(a, b))


def _who(options: argparse.Namespace) -> int:
    from commissionkit.questions.decisions import route

    answer = route(
        load_named(options.site),
        service=options.service,
        stage=options.stage,
        fund=options.fund,
        area=options.area,
        about=options.about,
        on=options.on,
    )
    if options.format == "text":
        put(bold(fitted(answer.explain() if options.explain else _told(answer))))
    elif options.format == "json":
        put(json_text(answer.to_dict()))
    else:
        put(answer.table().render(options.format))
    return _FINE


def _told(answer: Answer) -> str:
    """The answer, and who is legally responsible."""
    text = str(answer)
    if not answer.responsible:
        return text
    notes = dict.fromkeys(holder.note for holder in answer.responsible if holder.note)
    why = f" ({'; '.join(notes)})" if notes else ""
    others = "" if answer.responsible.complete.value == "yes" else " and others"
    return f"{text}\nLegally responsible: {', '.join(answer.responsible.names)}{others}{why}."


def _double_running(options: argparse.Namespace) -> int:
    from commissionkit.questions.double_running import double_running

    found = double_running(
        load_named(options.site),
        during=options.during,
        kind=options.kind,
        include=tuple(dict.fromkeys(options.include)),
    )
    put(_findings(found, options.format))
    return _FINE


def _findings(found: Findings[RunningTwice], form: str) -> str:
    if form == "text":
        return bold(fitted(str(found)))
    if form == "json":
        return json_text(found.to_dict())
    return (found.table() if form == "csv" else found.reading_table()).render(form)


def _lineage(options: argparse.Namespace) -> int:
    from commissionkit.questions.descending import lineage

    found = lineage(load_named(options.site), options.id, on=options.on)
    if options.format == "text":
        put(bold(found.reading_table().text(width()) if found else fitted(str(found))))
    elif options.format == "json":
        put(json_text(found.to_dict()))
    else:
        put((found.table() if options.format == "csv" else found.reading_table()).render(options.format))
    return _FINE


def _check(options: argparse.Namespace) -> int:
    from commissionkit.cli import annotating
    from commissionkit.io import check

    looked: list[tuple[str, Findings[Finding]]] = []
    code = _FINE
    for file in options.files:
        try:
            found = check(file)
        except UnreadableFile as unreadable:
            complain(str(unreadable))
            code = _FILE
            continue
        looked.append((file, found))
        code = max(code, _FOUND if found else _FINE)
    text = annotating.FORMS[options.format](looked)
    if text:
        put(text)
    return code


def _show(options: argparse.Namespace) -> int:
    from commissionkit.cli.showing import fact_text, site_text

    site = load_named(options.site)
    put(bold(fitted(fact_text(site, options.fact) if options.fact else site_text(site, options.site))))
    return _FINE


def _datasets(options: argparse.Namespace) -> int:
    shown = bundle.datasets().render(options.format, width())
    put(bold(shown) if options.format == "text" else shown)
    return _FINE


def _new(options: argparse.Namespace) -> int:
    from commissionkit.cli.starter import starter
    from commissionkit.nodes.atomic import write_text

    if options.file is None:
        put(starter("my-site"))
        return _FINE
    path = Path(options.file)
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise RefusedQuestion(f"{options.file}: a site file with comments is YAML. Let its name end in .yaml")
    if os.path.lexists(path) and not options.force:
        raise RefusedQuestion(f"{options.file}: it is there already. Give another name, or --force to replace it")
    write_text(path, starter(path.stem))
    put(f"{options.file}: written. Change it, then: commissionkit check {options.file}")
    return _FINE


def _map(options: argparse.Namespace) -> int:
    from commissionkit.cli.picturing import draw_map

    draw_map(options)
    return _FINE


def _timeline(options: argparse.Namespace) -> int:
    from commissionkit.cli.picturing import draw_timeline

    draw_timeline(options)
    return _FINE


def _report(options: argparse.Namespace) -> int:
    from commissionkit.cli.picturing import write_report

    write_report(options)
    return _FINE


_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "compare": _compare,
    "diff": _diff,
    "who": _who,
    "double-running": _double_running,
    "lineage": _lineage,
    "map": _map,
    "timeline": _timeline,
    "report": _report,
    "check": _check,
    "show": _show,
    "datasets": _datasets,
    "new": _new,
}
