"""Plain data as JSON, with numbers to the last digit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from commissionkit.nodes import Plain

__all__ = ["json_text"]


def json_text(data: Mapping[str, Plain]) -> str:
    """The data as a JSON document, indented by two; exact decimals stay exact."""
    return _value(dict(data), "") + "\n"


def _value(content: Plain, indent: str) -> str:
    inner = indent + "  "
    if isinstance(content, dict) and content:
        lines = (f"{inner}{_text(key)}: {_value(one, inner)}" for key, one in content.items())
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(content, list) and any(isinstance(one, (dict, list)) for one in content):
        return "[\n" + ",\n".join(f"{inner}{_value(one, inner)}" for one in content) + f"\n{indent}]"
    if isinstance(content, list):
        return "[" + ", ".join(_value(one, inner) for one in content) + "]"
    if isinstance(content, Decimal):
        return f"{content:f}"
    return _text(content)


def _text(content: Plain) -> str:
    return json.dumps(content, ensure_ascii=False)
