"""How far a report has come, told on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

from commissionkit.errors import MissingExtra

__all__ = ["bar"]

#: Seconds after which a bar is shown: what is made sooner needs none.
_PATIENCE: Final = 1.0


@contextmanager
def bar(total: int, progress: bool | None) -> Generator[Callable[[int], object]]:
    """What to call with the number of parts done.

    Args:
        total: How many parts there are.
        progress: Whether to show a bar. None: on a terminal, where tqdm is installed, and only after a second; never
            in a pipe.

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
    delay = 0.0 if progress else _PATIENCE
    with tqdm(total=total, unit=" parts", file=sys.stderr, delay=delay) as shown:
        yield shown.update


def _nothing(done: int) -> None:
    """Tell nothing."""
