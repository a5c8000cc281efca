"""A report, made and written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, TypeAlias

from commissionkit.codebooks import Codebook, codebook_of
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.nodes.atomic import write_text
from commissionkit.progress import bar
from commissionkit.reports.citing import References
from commissionkit.reports.comparing import comparison
from commissionkit.reports.dating import dating
from commissionkit.reports.deciding import deciding
from commissionkit.reports.money import money
from commissionkit.reports.overview import overview
from commissionkit.reports.page import page_text
from commissionkit.reports.pictures import maps
from commissionkit.reports.running import running
from commissionkit.reports.seats import seats
from commissionkit.reports.sourcing import sourcing
from commissionkit.reports.subjects import Section, Subject, subjects_of

__all__ = ["report"]

_Making: TypeAlias = Callable[[Sequence[Subject], References], Section]

#: Seconds after which a bar is shown: what is made sooner needs none.
_PATIENCE: Final = 1.0
#: The parts of the page, in order.
_SECTIONS: Final[tuple[_Making, ...]] = (
    overview,
    comparison,
    maps,
    deciding,
    running,
    seats,
    money,
    dating,
    sourcing,
)


def report(
    arrangements: Arrangement | Iterable[Arrangement],
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    codebook: Codebook | str = "overview",
    progress: bool | None = None,
) -> None:
    """Write everything about some arrangements as one HTML page that needs nothing else.

    Overview, comparison with the evidence of each cell, decision maps, who decides what, double running, who sits
    where, money, timeline and sources. Tables sort, filter and download, maps can be traced and questions chosen; what
    needs no script stands in the page without one. It prints on A4, follows light and dark, loads nothing and sends
    nothing.

    Args:
        arrangements: One arrangement or several, in the order of the columns; snapshots are told for their day.
        path: The file to write, such as `report.html`; it is written wholly or not at all.
        title: The heading of the page; None for one that names the arrangements.
        codebook: What the comparison asks: a codebook, the id of a bundled one, or `all` for every bundled one.
        progress: Whether to show a bar, which needs the extra `progress`. None: on a terminal, where tqdm is
            installed and making it takes more than a second; never in a pipe.

    Raises:
        RefusedQuestion: No arrangement is given, something else is, or two bear one id and are not the same place on
            two days; or the path is none, or the title is no text.
        UnknownName: No bundled codebook bears the id; the message names near ones.
        MissingExtra: A bar is asked for and tqdm is not installed.
        UnreadableFile: It cannot be written; what stood there still does.

    It does not see what no arrangement records. Each question is asked for the last day that the sources speak to. A
    picture too large for a page is named and not drawn, and of thousands of dated events changes alone are told. The
    page grows with what is recorded: about 200 kB for a site of 400 facts, and 150 kB more with `codebook="all"`.
    """
    subjects = subjects_of(arrangements)
    _check(path, title)
    compared = partial(comparison, codebook=codebook_of(codebook))
    references = References.of(subjects)
    sections = []
    with bar(len(_SECTIONS), progress, unit="parts", patience=_PATIENCE) as done:
        for make in _SECTIONS:
            sections.append((compared if make is comparison else make)(subjects, references))
            done(1)
    write_text(path, page_text(title or _titled(subjects), sections))


def _check(path: object, title: object) -> None:
    """Refuses what is no path and no title before anything is reckoned."""
    if not isinstance(path, (str, os.PathLike)):
        raise RefusedQuestion(f'a report is written to a file such as "report.html", not to {path!r:.60}')
    if title is not None and not isinstance(title, str):
        raise RefusedQuestion(f'the title of a report is a text, such as title="For the board", not {title!r:.60}')


def _titled(subjects: Sequence[Subject]) -> str:
    names = [subject.name for subject in subjects]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Who decides in {listed}"
