"""How far a survey has come, told on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from commissionkit.errors import MissingExtra

__all__ = ["bar"]


@contextmanager
def bar(total: int | None, progress: bool | None) -> Generator[Callable[[int], object]]:
    """What to call with the number of files done.

    Args:
        total: How many files there are; None where that is not known beforehand.
        progress: Whether to show a bar. None: on a terminal, where tqdm is installed; never in a pipe.

    Raises:
        MissingExtra: A bar is asked for, and tqdm, which the extra `progress` brings, is not installed.
    """
    on_terminal = bool(sys.stderr and sys.stderr.isatty())
    if not (progress or (progress is None and on_terminal)):
        yield _nothing
        return
    try:
        from tqdm import tqdm
    except ImportError as error:
        if progress:
            raise MissingExtra("tqdm", "progress") from error
        yield _nothing
        return
    with tqdm(total=total, unit=" files", file=sys.stderr) as shown:
        yield shown.update


def _nothing(done: int) -> None:
    """Tell nothing."""
