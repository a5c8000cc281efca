"""What is odd in the rows of one file, and is kept: it stands in the real registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from commissionkit.registers.faults import Remark
from commissionkit.registers.rows import Body, Row, Succession

__all__ = ["oddities", "successions_in"]


def successions_in(rows: Iterable[Row]) -> Iterator[Succession]:
    """The successions that rows tell, those within organisations among them. Such a pair is told on both its sides."""
    for row in rows:
        if isinstance(row, Succession):
            yield row
        elif isinstance(row, Body):
            yield from row.successions


def oddities(file: str, rows: Sequence[Row]) -> tuple[Remark, ...]:
    """Bodies that succeed themselves, bodies with several successors, pairs with several dates, by line."""
    after: dict[str, dict[str, int]] = {}
    dates: dict[tuple[str, str], dict[date | None, int]] = {}
    found: list[Remark] = []
    selves: set[tuple[str, date | None]] = set()
    for one in successions_in(rows):
        if one.before == one.after:
            if (one.before, one.on) not in selves:
                selves.add((one.before, one.on))
                message = f"{one.before} succeeds itself, on {one.on}"
                found.append(
                    Remark(kind="self-succession", message=message, codes=(one.before,), file=file, line=one.line)
                )
        else:
            after.setdefault(one.before, {}).setdefault(one.after, one.line)
        dates.setdefault((one.before, one.after), {}).setdefault(one.on, one.line)
    found += _several(file, after)
    found += _twice_dated(file, dates)
    return tuple(sorted(found, key=lambda remark: (remark.line, remark.kind, remark.codes)))


def _several(file: str, after: dict[str, dict[str, int]]) -> Iterator[Remark]:
    for before, heirs in after.items():
        if len(heirs) > 1:
            message = f"{before} has several successors: {', '.join(heirs)}"
            line = next(iter(heirs.values()))
            yield Remark(kind="several-successors", message=message, codes=(before, *heirs), file=file, line=line)


def _twice_dated(file: str, dates: dict[tuple[str, str], dict[date | None, int]]) -> Iterator[Remark]:
    for (before, after), days in dates.items():
        if len(days) > 1:
            message = f"{after} succeeds {before} on several days: {', '.join(map(str, days))}"
            line = next(iter(days.values()))
            yield Remark(kind="two-dates", message=message, codes=(before, after), file=file, line=line)
