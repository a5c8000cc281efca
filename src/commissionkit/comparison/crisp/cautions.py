"""What a matrix of conditions cannot bear: too few cases, columns that tell nothing, blanks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

__all__ = ["cautions"]


def cautions(columns: Mapping[str, Sequence[int | None]], explaining: int) -> Iterator[str]:
    """What a reader should know before the matrix is put to use.

    Args:
        columns: The cells of each condition, case by case.
        explaining: How many of the conditions explain, the outcome not counted.
    """
    rows = tuple(zip(*columns.values(), strict=True))
    full = sum(all(cell is not None for cell in row) for row in rows)
    yield from _too_few(full, explaining)
    for name, cells in columns.items():
        yield from _column(name, cells)
    if full < len(rows):
        yield (
            f"The package QCA takes no blanks: {full} of {_counted(len(rows))} {_are(full)} without. `.only(...)` "
            "keeps columns, `.complete()` the cases without blanks."
        )


def _too_few(cases: int, explaining: int) -> Iterator[str]:
    possible = 2**explaining
    if possible > cases:
        least = possible - cases
        makes = "1 condition makes" if explaining == 1 else f"{explaining} conditions make"
        yield (
            f"{makes} {possible} configurations, and {_counted(cases)} {_are(cases)} without a "
            f"blank: at least {least} of the configurations {_are(least)} not observed."
        )


def _counted(cases: int) -> str:
    return f"{cases} case" if cases == 1 else f"{cases} cases"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _column(name: str, cells: Sequence[int | None]) -> Iterator[str]:
    known = [cell for cell in cells if cell is not None]
    if not known:
        yield f"{name} is blank in every case."
        return
    if len(set(known)) == 1 and len(cells) > 1:
        where = "every case" if len(known) == len(cells) else "every case in which it is known"
        yield f"{name} does not vary: it is {known[0]} in {where}."
    if len(known) * 2 < len(cells):
        yield f"{name} is blank in {len(cells) - len(known)} of {_counted(len(cells))}."
