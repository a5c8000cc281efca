"""What a rule finds."""

from __future__ import annotations

from typing import Literal

import attrs

__all__ = ["Fault"]


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that is wrong with an arrangement, or odd about it.

    Attributes:
        code: A short stable code.
        message: What is wrong.
        fact: The id of the fact at fault; empty for the arrangement itself.
        path: Where in the fact, such as `("holders", "ids", 0)`.
        hint: What to do about it.
        severity: An `error` refuses a file; a `warning` is only told.
        target: The name that nothing bears or that is of the wrong kind; empty for other faults.
    """

    code: str
    message: str
    fact: str = ""
    path: tuple[str | int, ...] = ()
    hint: str = ""
    severity: Literal["error", "warning"] = "error"
    target: str = ""
