"""A pause of Python's garbage collector, for building many small objects that all stay."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Generator[None]:
    """No search for cyclic garbage within; as it was before behind, also after an error.

    The collector looks through all young objects each time some hundreds more are made, which takes most of the time
    of reading a large file and finds nothing: what is read stays. Pauses may lie within one another, and where the
    collector was off already it stays off. It is one for the whole process: while one thread pauses it, garbage in
    cycles of the others waits.

    Also a decorator; not for generators, whose caller would go on within the pause.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
