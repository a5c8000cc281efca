"""The page itself: its head, its policy, the way around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from commissionkit.drawing.page import policy
from commissionkit.drawing.svg import rules
from commissionkit.reports.markup import Markup, heading, joined, paragraph, tag
from commissionkit.reports.subjects import Section

__all__ = ["page_text"]

_HIGHEST: Final = 120
#: The parts of the script, each after those whose names it needs at once.
_SCRIPT: Final = ("common", "passages", "tables", "maps", "asking", "printing", "starting")
#: On paper everything is light.
_DARK: Final = "@media (prefers-color-scheme:dark)"
_LOOK: Final = re.compile(r'class="(ck-[\w-]+)((?: \w+)?)"')
_RULE: Final = re.compile(r"\.(ck-[\w-]+)\{([^}]*)\}")
_COMMENT: Final = re.compile(r"^ */\*.*?\*/", re.DOTALL | re.MULTILINE)


def _styled(body: Markup) -> tuple[Markup, Markup]:
    """The page with short names for the looks of its pictures, and a style sheet that has these looks alone."""
    names = {look: f"k{at}" for at, look in enumerate(sorted({name for name, _ in _LOOK.findall(body)}), start=1)}

    def kept(rule: re.Match[str]) -> str:
        return f".{names[rule[1]]}{{{rule[2]}}}" if rule[1] in names else ""

    looks = _RULE.sub(kept, rules()).replace(_DARK, f"@media screen and {_DARK.partition(' ')[2]}")
    renamed = Markup(_LOOK.sub(lambda found: f'class="{names[found[1]]}{found[2]}"', body))
    return renamed, Markup(_read("page.css") + looks)


@cache
def _script() -> Markup:
    """What the script adds to a page that is whole without it: one strict function, which loads and sends nothing."""
    parts = (_read(f"script/{name}.js") for name in _SCRIPT)
    return Markup('"use strict";\n(() => {\n' + "\n".join(parts) + "\n})();")


def _read(name: str) -> str:
    """A file of the package without its comments, which stand on lines of their own, and without indents."""
    text = files("commissionkit.reports").joinpath(name).read_text(encoding="utf-8")
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("// "))


def page_text(title: str, sections: Sequence[Section]) -> str:
    """The page.

    Args:
        title: Its heading, also that of the window.
        sections: Its parts, in order.
    """
    links = [tag("li", tag("a", section.title, href=f"#{section.id}")) for section in sections]
    body = tag(
        "body",
        tag("a", "Skip to the content", href="#content", class_="skip"),
        tag("header", heading(1, title), class_="top"),
        tag("nav", tag("ul", *links), aria_label="Sections"),
        tag("main", *map(_section, sections), id="content", tabindex="-1"),
        tag(
            "footer",
            paragraph("Made with commissionkit. This page loads nothing from elsewhere and sends nothing anywhere."),
        ),
        tag("script", _script()),
    )
    body, style = _styled(body)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy((style,), (_script(),))),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title[:_HIGHEST]),
        tag("style", style),
    )
    return joined([Markup("<!doctype html>\n"), tag("html", head, body, lang="en"), Markup("\n")])


def _section(section: Section) -> Markup:
    name = f"{section.id}-heading"
    return tag("section", heading(2, section.title, id=name), section.body, id=section.id, aria_labelledby=name)
