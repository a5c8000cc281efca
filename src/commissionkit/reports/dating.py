"""The timeline of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from commissionkit.answers.dating import Event
from commissionkit.questions.dating import timeline
from commissionkit.reports.citing import References
from commissionkit.reports.markup import joined, paragraph, tag
from commissionkit.reports.pictures import pictures
from commissionkit.reports.subjects import Section, Subject
from commissionkit.reports.tabling import Content, Sorted, table, without_empty

__all__ = ["dating"]

_COLUMNS = ("When", "What", "Event", "Arrangement", "Remark", "Evidence")


def dating(subjects: Sequence[Subject], references: References) -> Section:
    """What began, ended and changed in the arrangements, by day."""
    columns, rows = without_empty(_COLUMNS, [row for subject in subjects for row in _rows(subject, references)])
    undated = [
        (one.label, subject.name, one.what.replace("_", " "), references.told(subject, one.evidence))
        for subject in subjects
        for one in timeline(subject.site).undated
    ]
    heads = ("What", "Arrangement", "Looked for, not stated", "Evidence")
    body = [
        paragraph("An end is the last day on which something still holds. What is planned is marked so."),
        *pictures("timeline", subjects),
        table("timeline-table", "What began, ended and changed", columns, rows)
        if rows
        else paragraph("Nothing recorded has a date."),
        tag(
            "details",
            tag("summary", f"{len(undated)} dates that were looked for and are not stated"),
            table("timeline-undated", "No date stated", heads, undated),
            class_="fold",
        )
        if undated
        else "",
    ]
    return Section(id="timeline", title="Timeline", body=joined(body))


def _when(event: Event) -> Content:
    """The day in words, put in order by the first day that it may be."""
    said = str(event.reading()["when"])
    first = str(event.last if event.first == date.min else event.first)
    return said if first.startswith(said) else Sorted(said, first)


def _rows(subject: Subject, references: References) -> Iterator[tuple[Content, ...]]:
    for event in timeline(subject.site):
        read = event.reading()
        yield (
            _when(event),
            event.label,
            event.event,
            subject.name,
            read["remark"] or None,
            references.told(subject, event.evidence),
        )
