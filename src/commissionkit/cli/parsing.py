"""The words of a command line, read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

__all__ = ["CODEBOOKS", "parsed"]

_FORMS: Final = ("text", "markdown", "csv", "json", "html")
#: The codebooks by id, told before the library is imported.
CODEBOOKS: Final = (
    "overview",
    "context",
    "decisions",
    "cycle",
    "shifts",
    "contracts",
    "double-running",
    "formality",
    "staffing",
    "enablers-and-barriers",
    "next-steps",
    "all",
)
_FACETS: Final = (
    ("service", "what is commissioned: an id such as surgery"),
    ("stage", "a stage of the cycle: needs, planning, procurement, monitoring, engagement …"),
    ("fund", "a fund (icf) or a pot of it (icf/aligned)"),
    ("area", "an area, by id"),
    ("about", "a body, forum, contract or process that the decision is about instead"),
    ("on", "a day or days: 2019-04-17, 2019-10, 2018/19"),
)


class _Version(argparse.Action):
    """Looks the version up when it is asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        from importlib import metadata

        sys.stdout.write(f"commissionkit {metadata.version('commissionkit')}\n")
        parser.exit()


def parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command and its options.

    Raises:
        SystemExit: `--help`, `--version`, or words that make no command (exit code 2).
    """
    return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="commissionkit",
        description="Who makes a commissioning decision, who takes it, what is run twice, and how that is known.",
        epilog="A SITE is the id of a bundled arrangement (see: commissionkit datasets) or a path to a site file.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    add = parser.add_subparsers(dest="command", metavar="COMMAND", required=True).add_parser
    for command in (_compare, _diff, _who, _double_running, _lineage, _pictures, _check, _show, _plain):
        command(add)
    return parser


#: Adds a command to the parser.
_Add: TypeAlias = Callable[..., argparse.ArgumentParser]


def _command(add: _Add, name: str, does: str, *, forms: Sequence[str] = _FORMS) -> argparse.ArgumentParser:
    parser = add(name, help=does, description=f"{does[0].upper()}{does[1:]}.", allow_abbrev=False)
    if forms:
        parser.add_argument("--format", choices=forms, default="text", help="how to print it (default: text)")
    return parser


def _compare(add: _Add) -> None:
    parser = _command(add, "compare", "show sites side by side")
    parser.add_argument("sites", nargs="*", metavar="SITE", help="none for the three case studies")
    _codebook(parser)
    parser.add_argument(
        "--row", action="append", default=[], metavar="ID", help="only this row; may be given several times"
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--cite",
        choices=("text", "bibtex", "csl"),
        help="instead of the table, cite its cells: passages, sources, and the data sets with their versions",
    )
    instead.add_argument(
        "--facts",
        action="store_true",
        help="instead of the table, show the facts behind each cell, with their evidence and the coder's notes",
    )


def _codebook(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--codebook",
        default="overview",
        metavar="NAME",
        help=f"{', '.join(CODEBOOKS[:-1])}, or all (default: overview)",
    )


def _diff(add: _Add) -> None:
    parser = _command(add, "diff", "say what differs between two codings, two days or two sites")
    parser.add_argument("site", metavar="SITE")
    parser.add_argument(
        "other", nargs="?", metavar="SITE", help="the second; none where --on names two days of the first"
    )
    parser.add_argument("--on", nargs=2, metavar="DAYS", help="two days of one site, such as 2018-12 2019")
    parser.add_argument(
        "--codebook", metavar="NAME", help="what two sites, or both sides of one site, are asked (default: overview)"
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--agreement", action="store_true", help="instead, how far two codings agree: shares and Cohen's kappa"
    )
    instead.add_argument(
        "--explain", action="store_true", help="show what each side cites (text only; the other forms hold it anyway)"
    )


def _who(add: _Add) -> None:
    parser = _command(add, "who", "say who makes and who takes a decision")
    parser.add_argument("site", metavar="SITE")
    for facet, meaning in _FACETS:
        parser.add_argument(f"--{facet}", metavar=facet.upper(), help=meaning)
    parser.add_argument(
        "--explain",
        action="store_true",
        help="show the chain, each link with its source (text only; the other forms hold the sources anyway)",
    )


def _double_running(add: _Add) -> None:
    parser = _command(add, "double-running", "say what is run twice")
    parser.add_argument("site", metavar="SITE")
    parser.add_argument("--during", metavar="DAYS", help="a day, month, year, NHS year or span")
    parser.add_argument("--kind", choices=("process", "decision"), help="only processes, or only decisions")
    parser.add_argument(
        "--include",
        choices=("removed", "planned"),
        action="append",
        default=[],
        help="also list processes that have ended, or are planned; may be given twice",
    )


def _lineage(add: _Add) -> None:
    parser = _command(add, "lineage", "say who came before an organisation, and who after it")
    parser.add_argument("site", metavar="SITE")
    parser.add_argument("id", metavar="ID", help="an organisation, by its id or by a code of it, such as an ODS code")
    parser.add_argument("--on", metavar="DAY", help="a day or days: 2019-04-17, 2019-10, 2018/19")


def _pictures(add: _Add) -> None:
    drawn = "a file to draw it to: .svg, .png or .pdf (extra pictures), .html, .mmd or .dot"
    parser = _command(add, "map", "draw who makes and who takes decisions", forms=(*_FORMS, "svg", "mermaid", "dot"))
    parser.add_argument("site", metavar="SITE")
    parser.add_argument("-o", "--output", metavar="FILE", help=drawn)
    parser.add_argument("--on", metavar="DAY", help="a day or days: 2019-04-17, 2019-10, 2018/19")
    parser.add_argument(
        "--focus", metavar="ID", help="light what leads to this and on from it, and draw the rest faint"
    )
    parser.add_argument("--beside", metavar="SITE|DAY", help="a second site, or another day, drawn beside it")
    parser.add_argument("--plans", action="store_true", help="draw what is planned for the day, too")
    parser = _command(add, "timeline", "say what began, ended and changed")
    parser.add_argument("site", metavar="SITE")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help=drawn.removesuffix(", .mmd or .dot").replace(".html", "or .html")
    )
    parser.add_argument("--during", metavar="DAYS", help="a day, month, year, NHS year or span")
    parser.add_argument("--focus", metavar="ID", help="of a picture: light this and what became of it")
    parser = _command(add, "report", "write one page about some sites, which needs nothing else", forms=())
    parser.add_argument("sites", nargs="*", metavar="SITE", help="none for the three case studies")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the page, such as report.html")
    _codebook(parser)


def _check(add: _Add) -> None:
    does = "look a site file over; exit code 1 when anything was found"
    parser = _command(add, "check", does, forms=("text", "json", "github", "sarif"))
    parser.add_argument("files", nargs="+", metavar="FILE")


def _show(add: _Add) -> None:
    parser = _command(add, "show", "show what a site records, or one fact of it", forms=())
    parser.add_argument("site", metavar="SITE")
    parser.add_argument("fact", nargs="?", metavar="ID", help="the id of a fact; none for a summary")


def _plain(add: _Add) -> None:
    _command(add, "datasets", "list the bundled arrangements")
    parser = _command(add, "new", "write a commented site file to begin with", forms=())
    parser.add_argument("file", nargs="?", metavar="FILE", help="where to; none for the screen")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")
