"""The timeline of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from commissionkit.answers.dating import Event, Timeline
from commissionkit.questions.dating import timeline
from commissionkit.reports.citing import References
from commissionkit.reports.markup import Markup, joined, paragraph, tag
from commissionkit.reports.pictures import pictures
from commissionkit.reports.subjects import Section, Subject
from commissionkit.reports.tabling import Content, Sorted, table, without_empty

__all__ = ["dating"]

#: Events of an arrangement beyond which a page would hold too much.
_MOST: Final = 2000
_COLUMNS: Final = ("When", "What", "Event", "Arrangement", "Remark", "Evidence")


def dating(subjects: Sequence[Subject], references: References) -> Section:
    """What began, ended and changed in the arrangements, by day."""
    lines = [(subject, timeline(subject.site)) for subject in subjects]
    told = [row for subject, line in lines for row in _rows(subject, _shown(line), references)]
    columns, rows = without_empty(_COLUMNS, told)
    notes = [_left_out(subject, line) for subject, line in lines if len(line) > _MOST]
    body = [
        paragraph("An end is the last day on which something still holds. What is planned is marked so."),
        *pictures("timeline", subjects),
        table("timeline-table", "What began, ended and changed", columns, rows, notes=notes)
        if rows
        else paragraph("Nothing recorded has a date."),
        _undated(lines, references),
    ]
    return Section(id="timeline", title="Timeline", body=joined(body))


def _shown(line: Timeline) -> Sequence[Event]:
    """All events; of a very long line only changes, such as mergers."""
    return line if len(line) <= _MOST else [event for event in line if event.kind == "changes"]


def _left_out(subject: Subject, line: Timeline) -> str:
    return (
        f"{subject.name} has {len(line):,} dated events, more than a page can hold: only changes, such as mergers, "
        "stand here. All of them: ck.timeline."
    )


def _undated(lines: Sequence[tuple[Subject, Timeline]], references: References) -> Markup:
    """What has no date though the coder looked for one, folded away."""
    rows = [
        (one.label, subject.name, one.what.replace("_", " "), references.told(subject, one.evidence))
        for subject, line in lines
        for one in line.undated
    ]
    if not rows:
        return Markup()
    heads = ("What", "Arrangement", "Looked for, not stated", "Evidence")
    counted = tag("summary", f"{len(rows)} dates that were looked for and are not stated")
    return tag("details", counted, table("timeline-undated", "No date stated", heads, rows), class_="fold")


def _when(event: Event) -> Content:
    """The day in words, put in order by the first day that it may be."""
    said = str(event.reading()["when"])
    first = str(event.last if event.first == date.min else event.first)
    return said if first.startswith(said) else Sorted(said, first)


def _rows(subject: Subject, events: Sequence[Event], references: References) -> Iterator[tuple[Content, ...]]:
    for event in events:
        read = event.reading()
        yield (
            _when(event),
            event.label,
            event.event,
            subject.name,
            read["remark"] or None,
            references.told(subject, event.evidence),
        )
