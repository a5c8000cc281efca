"""HTML put together from small parts: a text is escaped unless it is HTML already."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Final

from commissionkit.tables import plain_text

__all__ = ["Markup", "escaped", "heading", "items", "joined", "pairs", "paragraph", "tag"]

_VOID: Final = frozenset({"meta", "input", "br"})


class Markup(str):
    """Text that is HTML already. It is made here alone, so that nothing else gets into a page unescaped."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """A text as HTML, in an element or in a quoted attribute; what is HTML already stays."""
    return text if isinstance(text, Markup) else Markup(html.escape(plain_text(text), quote=True))


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Parts one after the other."""
    return Markup(escaped(between).join(map(escaped, parts)))


def tag(name: str, /, *inside: str, **attributes: str | int | bool | None) -> Markup:
    """An element.

    Args:
        name: Its name.
        inside: What it holds; texts are escaped.
        attributes: Its attributes: `class_` is `class`, `data_key` is `data-key`. True stands for one without a value;
            None, False and an empty text for one that is left out.
    """
    told = "".join(
        f" {_attribute(key)}" if value is True else f' {_attribute(key)}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False and value != ""
    )
    if name in _VOID:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}>{joined(inside)}</{name}>")


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def heading(level: int, text: str, **attributes: str) -> Markup:
    """A heading."""
    return tag(f"h{level}", text, **attributes)


def paragraph(*inside: str, **attributes: str | bool) -> Markup:
    """A paragraph; nothing where there is nothing to say."""
    return tag("p", *inside, **attributes) if any(inside) else Markup()


def items(contents: Iterable[str], **attributes: str) -> Markup:
    """A list without numbers; nothing where it would be empty."""
    entries = [tag("li", content) for content in contents]
    return tag("ul", *entries, **attributes) if entries else Markup()


def pairs(contents: Iterable[tuple[str, str]]) -> Markup:
    """What is said under each heading, as a list of descriptions; headings without anything are left out."""
    entries = [part for term, content in contents if content for part in (tag("dt", term), tag("dd", content))]
    return tag("dl", *entries) if entries else Markup()
