"""Days as registers print them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from commissionkit.errors import InvalidText

__all__ = ["day_of"]

_FORMS: Final = re.compile(r"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})(?:[ T]00:00(?::00)?(?:\.0+)?)?")
_HINT: Final = "Write such as 20200331 or 2020-03-31; leave the cell empty where there is no day."
#: Days outside these years are placeholders, such as 99991231, never days of a body.
_FIRST, _LAST = 1500, 2199


@lru_cache(maxsize=4096)
def day_of(text: str) -> date:
    """The day that a text says: `20200331`, `2020-03-31`, or one of these with a midnight behind it.

    Raises:
        InvalidText: It says none, such as the 31st of February, or a placeholder such as 99991231.
    """
    parts = _FORMS.fullmatch(text)
    if parts is None:
        raise InvalidText(text, "not a day", hint=_HINT)
    year, month, day = int(parts[1]), int(parts[3]), int(parts[4])
    if not _FIRST <= year <= _LAST:
        raise InvalidText(text, "a placeholder, not a day", hint=_HINT)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InvalidText(text, "there is no such day", hint=_HINT) from error
