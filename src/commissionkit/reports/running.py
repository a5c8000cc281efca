"""What is run twice, as the page tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commissionkit.questions.double_running import double_running
from commissionkit.reports.citing import References
from commissionkit.reports.markup import joined, paragraph, tag
from commissionkit.reports.pictures import pictures
from commissionkit.reports.subjects import Section, Subject
from commissionkit.reports.tabling import Content, table, without_empty

__all__ = ["running"]

_COLUMNS = (
    "What",
    "Arrangement",
    "Certainty",
    "What is not known",
    "Origin",
    "Drivers",
    "Could it end?",
    "Staff",
    "Cost",
    "Evidence",
)
_DRAWN = 'commissionkit.views.tracks(site).save("tracks.svg")'
_KEYS = ("certainty", "why", "origin", "drivers", "removable", "wte", "cost")


def running(subjects: Sequence[Subject], references: References) -> Section:
    """Work that an organisation does beside the same work of the system."""
    found = [row for subject in subjects for row in _rows(subject, references)]
    columns, rows = without_empty(_COLUMNS, found)
    notes = dict.fromkeys(note for subject in subjects for note in double_running(subject.site).notes)
    shown = (
        table("double-running-table", "What is run twice", columns, rows, notes=notes)
        if rows
        else paragraph("Nothing is recorded as run twice, and no two recorded processes overlap.")
    )
    body = [
        paragraph("The same planning, buying or monitoring, once for the system and once for an organisation in it."),
        *pictures("double-running", subjects),
        shown,
        # Drawn for each arrangement, it would make the page a fifth larger, and the table says the same.
        paragraph("Drawn side by side, with when and why: ", tag("code", _DRAWN)) if rows else "",
    ]
    return Section(id="double-running", title="Double running", body=joined(body))


def _rows(subject: Subject, references: References) -> Iterator[tuple[Content, ...]]:
    for finding in double_running(subject.site):
        read = finding.reading()
        yield (
            finding.message,
            subject.name,
            *(read[key] for key in _KEYS),
            references.told(subject, finding.evidence),
        )
