"""The comparison of the page: a matrix, each cell with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from commissionkit.codebooks import OVERVIEW, Codebook, compare
from commissionkit.comparison import Cell, Comparison, Row, State
from commissionkit.reports.citing import References
from commissionkit.reports.holding import when
from commissionkit.reports.markup import Markup, items, joined, pairs, paragraph, tag
from commissionkit.reports.states import chip
from commissionkit.reports.subjects import Section, Subject
from commissionkit.reports.tabling import table

__all__ = ["comparison"]

#: Up to so many facts behind a cell are shown each with its passages and note; a longer list has its passages beneath.
_FEW: Final = 6


def comparison(subjects: Sequence[Subject], references: References, codebook: Codebook = OVERVIEW) -> Section:
    """What a codebook asks of each arrangement, side by side."""
    compared = compare([subject.site for subject in subjects], codebook)
    groups = [(group, tuple(rows)) for group, rows in groupby(compared.rows, lambda row: row.group)]
    body = [
        paragraph("Each cell unfolds to the facts behind it, the passages cited for them, and the call that asks it."),
        *(
            _matrix(f"comparison-{at}", group or compared.title, rows, subjects, references)
            for at, (group, rows) in enumerate(groups, start=1)
        ),
        *(paragraph(note, class_="note") for note in _legend(compared)),
    ]
    return Section(id="comparison", title="Comparison", body=joined(body))


def _legend(compared: Comparison) -> tuple[str, ...]:
    """What the marks mean, as the library says beneath its own tables."""
    return compared.tables()[-1].notes


def _matrix(id: str, group: str, rows: Sequence[Row], subjects: Sequence[Subject], references: References) -> Markup:
    return table(
        id,
        f"{group}, side by side",
        ("Characteristic", *(subject.name for subject in subjects)),
        [(row.name, *map(_shown, subjects, row.cells, [references] * len(subjects))) for row in rows],
        look="matrix",
    )


def _shown(subject: Subject, cell: Cell, references: References) -> Markup:
    """What a cell says, and beneath it what it rests on."""
    apart = cell.state is not State.VALUE
    said = chip(cell.status) if apart and not cell.reading.pieces else tag("span", cell.text)
    counted = _counted(len(cell.evidence))
    details = tag("details", tag("summary", counted), _behind(subject, cell, references))
    return joined([tag("div", said, class_="said"), details])


def _state(cell: Cell) -> str:
    return cell.state.value.replace("_", " ")


def _counted(number: int) -> str:
    return "Evidence (1 passage)" if number == 1 else f"Evidence ({number} passages)" if number else "How it was asked"


def _behind(subject: Subject, cell: Cell, references: References) -> Markup:
    facts = tuple(_facts(subject, cell, references))
    few = len(cell.behind) <= _FEW
    beside = {citation for fact in cell.behind for citation in fact.evidence} if few else set()
    loose = [citation for citation in cell.evidence if citation not in beside]
    told = {fact.note for fact in cell.behind} if few else set()
    claim = cell.claim
    return joined(
        [
            pairs(
                [
                    ("State", joined([_state(cell), " ", chip(cell.status)])),
                    ("Weakest claim", claim.value if claim else ""),
                    ("Asked by", tag("code", cell.call) if cell.call else ""),
                ]
            ),
            items(facts, class_="facts"),
            references.listed(subject, loose),
            *(paragraph(note, class_="note") for note in cell.notes if note not in told),
            "" if facts or loose else paragraph("No fact is recorded for it."),
        ]
    )


def _facts(subject: Subject, cell: Cell, references: References) -> Iterator[Markup]:
    """The facts behind a cell; where they are few, each with its passages and the coder's note."""
    few = len(cell.behind) <= _FEW
    told = cell.drill().table()
    for fact, says in zip(cell.behind, told.column("says"), strict=True):
        held = when(fact, subject.site)
        yield joined(
            [
                f"{says} " if says != fact.id else "",
                tag("code", fact.id),
                f", {held}" if held else "",
                references.listed(subject, fact.evidence) if few else "",
                paragraph(f"Note: {fact.note}" if fact.note and few else "", class_="note"),
            ]
        )
