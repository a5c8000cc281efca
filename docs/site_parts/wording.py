"""Tables, places and the words for what is not known, alike in every part of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from commissionkit.answers import AnswerStatus
from commissionkit.comparison import mark
from commissionkit.model import Arrangement, Fact, YesNo
from commissionkit.periods import describe
from commissionkit.sources import Citation
from commissionkit.tables import Cell, Table, escape_markdown

#: One row of a table, by the heads of its columns; every row of a table has the same heads in the same order.
Row = Mapping[str, Cell]

NONE_RECORDED: Final = "none recorded"
NOT_STATED: Final = "not stated"
STATED_NONE: Final = "stated none"
SAID_AT: Final = "Said at"


# -- blocks of a page ----------------------------------------------------------------------------------------------


def blocks(*texts: str) -> str:
    """Blocks of Markdown one beneath the other; empty ones are left out."""
    return "\n\n".join(text for text in texts if text)


def section(head: str, *parts: str, introduction: str = "", keep: bool = True) -> str:
    """A section; where it need not be kept, only what says something, and nothing at all where no part does."""
    kept = tuple(parts) if keep else tuple(filter(says, parts))
    return blocks(f"## {head}", introduction, *kept) if kept else ""


def part(head: str, content: str, *, introduction: str = "", keep: bool = True) -> str:
    """A part of a section under its own heading; nothing where it need not be kept and says nothing."""
    return blocks(f"### {head}", introduction, content) if keep or says(content) else ""


def says(text: str) -> bool:
    """Whether a text holds more than that there is nothing."""
    return bool(text) and re.fullmatch(r"\*[^*\n]+\*", text) is None


def table(rows: Iterable[Row], *, nothing: str = NONE_RECORDED) -> str:
    """A Markdown table without the columns that are empty throughout; a line that says so where there are no rows."""
    rows = list(rows)
    if not rows:
        return f"*{nothing}*"
    heads = [head for head in rows[0] if any(row[head] not in (None, "") for row in rows)]
    return Table(heads, [[row[head] for head in heads] for row in rows]).markdown()


def folded(summary: str, content: str) -> str:
    """A long table that opens on a click."""
    return f"<details>\n<summary>{escape_markdown(summary)}</summary>\n\n{content}\n\n</details>"


def fenced(language: str, content: str) -> str:
    """A block of code, within a fence that nothing in it can close."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", content)), 3)
    return f"{fence}{language}\n{content}\n{fence}"


def bullets(lines: Iterable[str], *, nothing: str = NONE_RECORDED) -> str:
    """A list of plain texts."""
    return "\n".join(f"- {escape_markdown(line)}" for line in lines) or f"*{nothing}*"


# -- words ---------------------------------------------------------------------------------------------------------


def spaced(word: str) -> str:
    """A word of a file as it is read: `not_stated` is "not stated"."""
    return word.replace("_", " ").replace("-", " ")


def counted(number: int, what: str) -> str:
    """`1 fact`, `2 facts`."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence, each once."""
    words = list(dict.fromkeys(words))
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def lines(texts: Iterable[str]) -> str:
    """Texts beneath each other in one cell, each once; several have a dot before them, so that they stay apart."""
    kept = list(dict.fromkeys(text for text in texts if text))
    return "\n".join(f"• {text}" for text in kept) if len(kept) > 1 else "".join(kept)


def in_line(text: str) -> str:
    """What stands beneath each other in a cell, as one line."""
    return "; ".join(text.splitlines()).replace("• ", "")


def beneath(head: str, *texts: str) -> str:
    """A text with remarks beneath it in one cell."""
    return "\n".join([head, *(f"({text})" for text in texts if text)])


def capital(text: str) -> str:
    """The text with a large first letter."""
    return text[:1].upper() + text[1:]


def status_word(status: AnswerStatus) -> str:
    """How far something is known, in the words of the legend."""
    return "known in part" if status is AnswerStatus.PARTLY_KNOWN else spaced(status.value)


# -- facts ---------------------------------------------------------------------------------------------------------


def names(site: Arrangement, ids: Iterable[str]) -> str:
    """What the facts are called, in a list."""
    return listed(map(site.name, ids))


def unsaid(site: Arrangement, subject: str, *what: str) -> str:
    """What to write where nothing is said of a fact: *not stated* where the coder looked, else *none recorded*."""
    looked = any(silence.subject == subject and silence.what in what for silence in site.silent)
    return NOT_STATED if looked else NONE_RECORDED


def yes_no(site: Arrangement, answer: YesNo, subject: str, *what: str) -> str:
    """Yes, no, *not stated* or *none recorded*."""
    return unsaid(site, subject, *what) if answer is YesNo.NOT_STATED else answer.value


def when(fact: Fact) -> str:
    """The days on which a fact holds, empty where none are stated."""
    stated = fact.period.start.kind == "days" or fact.period.end.kind == "days"
    return describe(fact.period) if stated else ""


def standing(fact: Fact) -> str:
    """What a source says of a fact that is not simply in force: planned, proposed, early or removed."""
    return "" if fact.status.value == "in_force" else spaced(fact.status.value)


def places(evidence: Iterable[Citation]) -> str:
    """Where it is said, source by source, each place once, with the mark of how it is known."""
    sources: dict[str, dict[str, list[Citation]]] = {}
    for citation in evidence:
        sources.setdefault(citation.source, {}).setdefault(citation.locator, []).append(citation)
    return lines(f"{source}: {_marked(found)}" for source, found in sources.items())


def _marked(found: Mapping[str, Sequence[Citation]]) -> str:
    return "; ".join(f"{locator}{mark(citations)}" for locator, citations in found.items())


def said_at(*facts: Fact) -> str:
    """Where the facts are said."""
    return places(citation for fact in facts for citation in fact.evidence)
