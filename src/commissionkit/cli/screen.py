"""What is written to the terminal, as wide and in the letters that it can show."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from typing import Final, TextIO

__all__ = ["bold", "complain", "fitted", "put", "width"]

_NARROWEST: Final = 20
#: For terminals that cannot show a letter: what comes nearest.
_PLAIN: Final = str.maketrans(
    {
        "£": "GBP ",
        "≈": "~",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "─": "-",
        "…": "...",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "“": '"',
        "”": '"',
        "†": "(i)",
        "‡": "(r)",
        "§": "(p)",
        "¶": "(d)",
        "°": "(*)",
        "\N{NO-BREAK SPACE}": " ",
    }
)


def width() -> int:
    """The columns of the terminal, or what `COLUMNS` says; 80 where neither is known."""
    return max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST)


def fitted(text: str) -> str:
    """Text safe to show whose lines fit the terminal; a line that has to break goes on a little further in."""
    from commissionkit.tables import plain_text

    room = width()
    lines: list[str] = []
    for line in plain_text(text).split("\n"):
        if len(line) <= room:
            lines.append(line)
            continue
        indent = line[: len(line) - len(line.lstrip())]
        further = f"{indent}  "[: room // 2]
        # A path or an id stays whole, so that it can be copied.
        lines += textwrap.wrap(line, room, subsequent_indent=further, break_on_hyphens=False, break_long_words=False)
    return "\n".join(lines)


def bold(text: str) -> str:
    """The first line in bold, on a terminal that shows it and where `NO_COLOR` is not set."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not (sys.stdout and sys.stdout.isatty())
    if plain:
        return text
    first, line_break, rest = text.partition("\n")
    return f"\x1b[1m{first}\x1b[0m{line_break}{rest}"


def put(text: str) -> None:
    """Write text and end its line."""
    _write(sys.stdout, text)


def complain(message: str) -> None:
    """Tell what went wrong, on the other stream."""
    from commissionkit.tables import plain_text

    _write(sys.stderr, f"commissionkit: {plain_text(message)}")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed before the program began
        return
    ended = text if text.endswith("\n") else f"{text}\n"
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        ended.encode(encoding)
    except UnicodeEncodeError:
        ended = ended.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    stream.write(ended)
