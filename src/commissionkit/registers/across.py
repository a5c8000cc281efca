"""What several register files show together."""

from __future__ import annotations

from collections.abc import Iterator

from commissionkit.registers.area_rows import Belonging, Overlap
from commissionkit.registers.faults import Remark
from commissionkit.registers.oddities import successions_in
from commissionkit.registers.reading import Reading
from commissionkit.registers.rows import Body, Partner, Split

__all__ = ["remarks"]


def remarks(*readings: Reading) -> tuple[Remark, ...]:
    """What is odd in each file, and what the files show only together.

    Args:
        readings: What `read` gave.

    Returns:
        The remarks of each reading, then codes that no organisation file lists (where one was read), then organisations
        whose days or names differ between files, each in the order of the files.

    It says that two files differ, not which is right.
    """
    own = (remark for reading in readings for remark in reading.remarks)
    return (*own, *_unknown(readings), *_rivals(readings))


def _bodies(readings: tuple[Reading, ...]) -> Iterator[tuple[str, Body]]:
    for reading in readings:
        for row in reading.rows:
            if isinstance(row, Body):
                yield reading.file, row


def _unknown(readings: tuple[Reading, ...]) -> Iterator[Remark]:
    listed = {body.code for _, body in _bodies(readings)}
    if not listed:
        return
    told: set[str] = set()
    for reading in readings:
        for line, code in _named(reading):
            if code and code not in listed and code not in told:
                told.add(code)
                message = f"no organisation file that was read lists {code}"
                yield Remark(kind="unknown-code", message=message, codes=(code,), file=reading.file, line=line)


def _named(reading: Reading) -> Iterator[tuple[int, str]]:
    """The codes of organisations that rows name, with their lines."""
    for row in reading.rows:
        if isinstance(row, (Overlap, Belonging)):
            yield row.line, row.commissioner
        elif isinstance(row, Partner):
            yield row.line, row.code
        elif isinstance(row, Split):
            yield from ((row.line, row.before), (row.line, row.after))
    for one in successions_in(reading.rows):
        yield from ((one.line, one.before), (one.line, one.after))


def _rivals(readings: tuple[Reading, ...]) -> Iterator[Remark]:
    first: dict[str, Body] = {}
    for file, body in _bodies(readings):
        known = first.setdefault(body.code, body)
        if known is body:
            continue
        for what, one, other in (("opens", known.opened, body.opened), ("closes", known.closed, body.closed)):
            if one and other and one != other:
                message = f"{body.code} {what} on {one} in one file and on {other} in another"
                yield Remark(kind="rival-dates", message=message, codes=(body.code,), file=file, line=body.line)
        if known.name.casefold() != body.name.casefold():
            message = f"{body.code} is called {known.name!r} in one file and {body.name!r} in another"
            yield Remark(kind="rival-names", message=message, codes=(body.code,), file=file, line=body.line)
