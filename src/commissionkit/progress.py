"""How far a long piece of work has come, told on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from commissionkit.errors import MissingExtra

__all__ = ["bar"]


@contextmanager
def bar(
    total: int | None, progress: bool | None, *, unit: str, patience: float = 0.0
) -> Generator[Callable[[int], object]]:
    """What to call with the number of steps done.

    Args:
        total: How many steps there are; None where that is not known beforehand.
        progress: Whether to show a bar. None: on a terminal, where tqdm is installed; never in a pipe.
        unit: What a step is, such as `files`.
        patience: Seconds before a bar is shown that was not asked for: what is done sooner needs none.

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
    delay = 0.0 if progress else patience
    with tqdm(total=total, unit=f" {unit}", file=sys.stderr, delay=delay) as shown:
        yield shown.update


def _nothing(done: int) -> None:
    """Tell nothing."""
