"""A report, made and written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from commissionkit.model import Arrangement
from commissionkit.nodes.atomic import write_text
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
from commissionkit.reports.telling import bar

__all__ = ["report"]

_Making: TypeAlias = Callable[[Sequence[Subject], References], Section]

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
        progress: Whether to show a bar, which needs the extra `progress`. None: on a terminal, where tqdm is
            installed and making it takes more than a second; never in a pipe.

    Raises:
        RefusedQuestion: No arrangement is given, something else is, or two bear one id.
        MissingExtra: A bar is asked for and tqdm is not installed.
        UnreadableFile: It cannot be written; what stood there still does.

    It does not see what no arrangement records. Each question is asked for the last day that the sources speak to; the
    comparison asks the `overview` codebook alone. The page grows with what is recorded: about 150 kB for a site of 400
    facts.
    """
    subjects = subjects_of(arrangements)
    references = References.of(subjects)
    sections = []
    with bar(len(_SECTIONS), progress) as done:
        for make in _SECTIONS:
            sections.append(make(subjects, references))
            done(1)
    write_text(path, page_text(title or _titled(subjects), sections))


def _titled(subjects: Sequence[Subject]) -> str:
    names = [subject.name for subject in subjects]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Who decides in {listed}"
