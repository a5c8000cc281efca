"""A matrix drawn: names of rows and columns, cells, and a legend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from commissionkit.comparison import Cell, Comparison
from commissionkit.drawing import LOOKS, Box, Group, Mark, Words, fitted, line_height
from commissionkit.drawing.legend import Sample, flowed
from commissionkit.views.matrices.laying import HEAD, LABEL, MARGIN, PAD, SIGN, SMALL, Sheet, Strip
from commissionkit.views.matrices.states import STATES

__all__ = ["counted", "legend", "notes", "painted"]

#: What stands beneath a legend, at most, in lines for each note.
_NOTE_LINES: Final = 6


def painted(sheet: Sheet, comparison: Comparison, top: float, faint: Callable[[Cell], bool]) -> Iterator[Mark]:
    """The marks of a matrix, the legend left out.

    Args:
        sheet: What is laid out.
        comparison: What is shown.
        top: Where it begins.
        faint: Whether a cell is drawn faintly.
    """
    yield from _heads(sheet, comparison, top)
    for strip in sheet.strips:
        if strip.row is None:
            yield _heading(sheet, strip)
        else:
            yield _name(strip, strip.row.name or strip.row.id)
            for at, cell in enumerate(strip.row.cells):
                yield _cell(sheet, strip, at, cell, faint=faint(cell))


def _heads(sheet: Sheet, comparison: Comparison, top: float) -> Iterator[Mark]:
    for left, words, site in zip(sheet.lefts, sheet.head, comparison.sites, strict=True):
        marks = [*_lines(words, left + PAD, top, "head")]
        days = f"as at {site.as_at}" if site.as_at else "day not stated"
        (told,) = fitted(days, sheet.column - 2 * PAD, SMALL, lines=1)
        marks.append(Words(x=left + PAD, y=top + len(words) * line_height(HEAD) + SMALL, text=told, look="small"))
        version = f", version {site.version}" if site.version else ""
        yield Group(marks=tuple(marks), role="site", title=f"{site.title or site.id}, {days}{version}")


def _heading(sheet: Sheet, strip: Strip) -> Group:
    wide = sheet.width - 2 * MARGIN
    frame = Box(x=MARGIN, y=strip.top, width=wide, height=strip.height, look="band", radius=4)
    marks: list[Mark] = [frame, *_lines(strip.label, MARGIN + PAD, strip.top + PAD / 2, "head")]
    for left, words in zip(sheet.lefts, strip.texts, strict=False):
        marks += _lines(words, left + PAD, strip.top + PAD / 2 + 1, "small")
    return Group(marks=tuple(marks), role="band", title=f"Rows: {' '.join(strip.label)}")


def _name(strip: Strip, name: str) -> Group:
    return Group(marks=tuple(_lines(strip.label, MARGIN + PAD, strip.top + PAD - 2, "label")), title=name)


def _cell(sheet: Sheet, strip: Strip, at: int, cell: Cell, *, faint: bool) -> Group:
    shown, left = STATES[cell.status], sheet.lefts[at]
    box = Box(x=left, y=strip.top, width=sheet.column, height=strip.height, look=shown.look, radius=3)
    first = strip.top + PAD - 2
    marks: list[Mark] = [box, _sign(shown.sign, left + SIGN / 2 + 2, first)]
    if strip.cut[at]:
        y = first + line_height(LABEL) + SMALL
        marks.append(Words(x=left + SIGN / 2 + 2, y=y, text=strip.cut[at], look="small", anchor="middle"))
    room = sheet.column - SIGN - 2 * PAD
    marks += _lines(strip.texts[at], left + PAD + SIGN, first, "label", room)
    key = f"{cell.characteristic} @ {cell.site}"
    return Group(marks=tuple(marks), key=key, role=shown.look, title=_said(cell), facts=cell.facts, faint=faint)


def _sign(sign: str, x: float, top: float) -> Words:
    return Words(x=x, y=top + LABEL, text=sign, look="strong", anchor="middle")


def _said(cell: Cell) -> str:
    """The whole of what a cell says, how far it is known, on what it rests, and how to ask the same."""
    value = " ".join(cell.text.split("\n"))
    known = STATES[cell.status].words
    state = "" if value == known else f" ({known})"
    asked = f" Asked by {cell.call}." if cell.call else ""
    name, site = cell.name or cell.characteristic, cell.dataset.title or cell.site
    return f"{name}, {site}: {value}{state}. {counted(len(cell.evidence), 'citation')}.{asked}"


def counted(number: int, word: str) -> str:
    """A number of things: `1 citation`, `2 citations`, `no citations`."""
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


def _lines(words: tuple[str, ...], x: float, top: float, look: str, width: float = 0.0) -> Iterator[Words]:
    """Lines of text beneath one another."""
    size = LOOKS[look].size
    for at, line in enumerate(words):
        yield Words(x=x, y=round(top + size + at * line_height(size), 1), text=line, look=look, width=width)


def legend(sheet: Sheet, comparison: Comparison) -> tuple[Group, float]:
    """The signs of the states that occur, and where they end."""
    used = {cell.status for cell in comparison.cells}
    samples = (
        Sample(
            marks=(Box(x=0, y=-8.5, width=24, height=17, look=shown.look, radius=3), _sign(shown.sign, 12, -7.5)),
            words=shown.words,
            width=24,
        )
        for status, shown in STATES.items()
        if status in used
    )
    return flowed(samples, width=sheet.width, top=sheet.bottom + 8, left=MARGIN, row=22)


def notes(sheet: Sheet, comparison: Comparison, top: float) -> tuple[Group, float]:
    """The notes of the comparison, and where they end."""
    marks: list[Mark] = []
    for note in _notes(sheet, comparison):
        lines = fitted(note, sheet.width - 2 * MARGIN, SMALL, lines=_NOTE_LINES)
        marks += _lines(lines, MARGIN, top, "small")
        top += len(lines) * line_height(SMALL) + 2
    return Group(marks=tuple(marks), role="notes"), round(top + 8, 1)


def _notes(sheet: Sheet, comparison: Comparison) -> list[str]:
    """What a reader should know of the marks and of what is left out."""
    notes = list(comparison.tables()[-1].notes)
    texts = [line for strip in sheet.strips for text in strip.texts for line in text]
    if any(strip.cut for strip in sheet.strips if any(strip.cut)):
        notes.append("A mark beneath a sign is that of a part which has no room in the cell.")
    if any(text.endswith("…") for text in texts):
        notes.append("… The rest of the cell stands in its title and in the table behind the picture.")
    return notes
