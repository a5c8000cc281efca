"""Pictures made smaller for a page: the same to look at, in fewer letters."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["compact"]

_SPARED: Final = re.compile(
    r' role="img" aria-label="[^"]*"(?=><title>)| (?:data-facts|aria-label|xmlns)="[^"]*"|(?<=<g) class="[^"]*"'
)
_ANCHORED: Final = re.compile(r'(<text [^>]*?) text-anchor="(middle|end)"([^>]*?) class="([\w-]+)"')
_LENGTHS: Final = re.compile(r' (?:d|x|y|cx|cy|width|height)="[^"]*"')
_DECIMAL: Final = re.compile(r"-?\d+\.\d+")
#: A way of the kinds that the library draws, in whole pixels: to a place, along a curve, straight on, and back.
_WAY: Final = re.compile(r'(?<= d=")M-?\d+ -?\d+(?:[LC]-?\d+(?: -?\d+)*)*Z?(?=")')
_STEP: Final = re.compile(r"([MLCZ])([^MLCZ]*)")


def compact(svg: str) -> str:
    """A picture with what the page has no use for left out, and lengths in whole pixels.

    Names stand once more as titles, which also make a group of what bears them; facts are told elsewhere; no rule is
    about groups. No text can be taken for an attribute, since quotation marks are escaped in texts.
    """
    spared = _ANCHORED.sub(_anchored, _SPARED.sub("", svg))
    return _WAY.sub(_stepwise, _LENGTHS.sub(lambda found: _DECIMAL.sub(_whole, found.group()), spared)).strip()


def _anchored(words: re.Match[str]) -> str:
    """What says where words stand to their place, as a class: most words of a picture need it."""
    before, anchor, between, look = words.groups()
    return f'{before}{between} class="{look} {anchor}"'


def _whole(number: re.Match[str]) -> str:
    return str(round(float(number.group())))


def _stepwise(way: re.Match[str]) -> str:
    """The same way told step by step from where the last one ended: smaller numbers, and so fewer letters."""
    told, x, y = "", 0, 0
    for kind, lengths in _STEP.findall(way.group()):
        places = [int(length) for length in lengths.split()]
        told += _step(kind, [place - (y if at % 2 else x) for at, place in enumerate(places)])
        x, y = places[-2:] or (x, y)
    return told


def _step(kind: str, moved: list[int]) -> str:
    """One step; the first starts from nowhere, and is the same either way."""
    if kind == "L" and 0 in moved[:2] and len(moved) == 2:
        return f"v{moved[1]}" if moved[0] == 0 else f"h{moved[0]}"
    sign = kind if kind == "M" else kind.lower()
    return (sign + " ".join(map(str, moved))).replace(" -", "-")
