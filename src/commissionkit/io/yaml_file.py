"""Plain data as YAML that a person can read and that readers of YAML 1.1 and 1.2 understand alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from commissionkit.nodes import Plain

__all__ = ["yaml_text"]

_WIDTH: Final = 120
#: Texts that stand without quotes: a letter first, no sign that YAML could take for its own.
_BARE: Final = re.compile(r"[^\W\d_](?:[\w ./()+'&%£≈-]*[\w./()+'%£-])?")
_NHS_YEAR: Final = re.compile(r"[0-9]{4}/[0-9]{2}|[0-9]{4}-[0-9]{2}")
#: Words that some reader takes for a truth value or for nothing.
_TAKEN: Final = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf"})
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_text(data: Mapping[str, Plain]) -> str:
    """The data as a YAML document; lists of facts stand in blocks, what is short on one line.

    Args:
        data: Mappings, lists, texts, numbers and truth values.
    """
    lines: list[str] = []
    for key, content in data.items():
        if isinstance(content, list) and content:
            lines += ["", f"{_scalar(key)}:"]
            for item in content:
                lines += _dashed(item)
        else:
            lines.append(f"{_scalar(key)}: {_flow(content)}")
    return "\n".join(lines or ["{}"]) + "\n"


def _dashed(item: Plain) -> Iterator[str]:
    short = f"  - {_flow(item)}"
    if len(short) <= _WIDTH or not isinstance(item, dict) or not item:
        yield short
        return
    lead = "  - "
    for line in _block(item):
        yield lead + line
        lead = "    "


def _block(item: Mapping[str, Plain]) -> Iterator[str]:
    for key, content in item.items():
        short = f"{_scalar(key)}: {_flow(content)}"
        if len(short) + 4 <= _WIDTH or not isinstance(content, (list, dict)) or not content:
            yield short
        elif isinstance(content, dict):
            yield f"{_scalar(key)}:"
            yield from (f"  {line}" for line in _block(content))
        else:
            yield f"{_scalar(key)}:"
            for one in content:
                yield from (line for line in _dashed(one))


def _flow(content: Plain) -> str:
    if isinstance(content, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(value)}" for key, value in content.items()) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(_flow(one) for one in content) + "]"
    return _scalar(content)


def _scalar(content: Plain) -> str:
    if content is None:
        return "null"
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, Decimal):
        return f"{content:f}"
    if isinstance(content, int):
        return str(content)
    return _text(str(content))


def _text(text: str) -> str:
    bare = _BARE.fullmatch(text) and text.casefold() not in _TAKEN
    if bare or _NHS_YEAR.fullmatch(text):
        return text
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))
