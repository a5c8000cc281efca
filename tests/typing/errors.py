"""What a type checker knows of the errors; checked, never run."""

from __future__ import annotations

from typing import assert_type

from commissionkit.errors import InvalidArrangement, InvalidFact, UnknownName, near_names

assert_type(near_names("tg-cgc", ["tg-ccg"]), tuple[str, ...])
assert_type(UnknownName("tg-cgc").near, tuple[str, ...])


def faults(caught: InvalidArrangement) -> list[str]:
    """An `except*` or a plain loop meets faults, not bare exceptions."""
    return [fault.place for fault in caught.exceptions if isinstance(fault, InvalidFact)]
