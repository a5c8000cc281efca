"""A picture as PNG and PDF, by a library that brings its own letters and asks nothing of the system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from commissionkit.errors import MissingExtra, RefusedQuestion
from commissionkit.tables import plain_text

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["pdf_bytes", "png_bytes"]

#: Pixels on one side of an image file, and in all: more than that and the memory for it may not be there.
_MOST_PIXELS: Final = 30_000
_MOST_IN_ALL: Final = 250_000_000
#: Unasked, so many pixels for one of the picture; fewer where it is large, but not so few that letters are lost.
_SCALE: Final = 2.0
_LEAST: Final = 1.0


def png_bytes(svg: str, *, width: float, height: float, scale: float | None = None) -> bytes:
    """The picture in pixels, on white.

    Args:
        svg: The picture.
        width: Its width.
        height: Its height.
        scale: Pixels of the file for one of the picture; None for two, or as many as there is room for, at least one.

    Raises:
        MissingExtra: vl-convert-python, which the extra `pictures` brings, is not installed.
        RefusedQuestion: The scale is no number above 0, or the image would be too large.
    """
    most = min(_MOST_PIXELS / max(width, height, 1), (_MOST_IN_ALL / max(width * height, 1)) ** 0.5)
    asked = max(min(_SCALE, most), _LEAST) if scale is None else scale
    if isinstance(asked, bool) or not isinstance(asked, int | float) or not 0 < asked < float("inf"):
        raise RefusedQuestion(f"scale= is a number above 0, such as 2, not {scale!r:.40}")
    if asked > most:
        raise RefusedQuestion(
            f"an image of {width * asked:.0f} by {height * asked:.0f} pixels is too large: take a scale= of at most "
            f"{_told(most)}, save the picture as .svg or .pdf, or have it show less, such as what focus= names"
        )
    made: bytes = _converter().svg_to_png(svg, scale=asked)
    return made


def _told(most: float) -> str:
    """A scale with two digits, never more than it is."""
    digits = 2 if most < 0.1 else 1
    return f"{int(most * 10**digits) / 10**digits:.{digits}f}" if most >= 0.01 else f"{most * 0.95:.1g}"


def pdf_bytes(svg: str, *, title: str = "") -> bytes:
    """The picture as a page, its letters embedded.

    Args:
        svg: The picture.
        title: What programs that show the file call it.

    Raises:
        MissingExtra: vl-convert-python, which the extra `pictures` brings, is not installed.
    """
    made: bytes = _converter().svg_to_pdf(svg)
    return _titled(made, " ".join(plain_text(title).split())) if title else made


#: How a file ends that has a table of its objects and says which of them tells about it; and what that one holds.
_END: Final = re.compile(
    rb"trailer\s*<<(?P<known>[^<>]*/Info (?P<about>\d+) 0 R[^<>]*)>>\s*startxref\s*(?P<table>\d+)\s*%%EOF\s*\Z"
)


def _titled(pdf: bytes, title: str) -> bytes:
    """The file with its title: what it tells of itself is told anew behind it, as PDF has it for changes.

    A file that ends otherwise than is known here is left as it is.
    """
    end = _END.search(pdf)
    if end is None:
        return pdf
    about = re.search(rb"\n%s 0 obj\s*<<(?P<told>[^<>]*)>>\s*endobj" % end["about"], pdf)
    if about is None or b"/Title" in about["told"]:
        return pdf
    text = b"\xfe\xff" + title.encode("utf-16-be", "replace")
    start = len(pdf) + 1
    told = b"%s 0 obj\n<<%s  /Title <%s>\n>>\nendobj\n" % (end["about"], about["told"], text.hex().encode())
    table = b"xref\n0 1\n0000000000 65535 f\r\n%s 1\n%010d 00000 n\r\n" % (end["about"], start)
    trailer = b"trailer\n<<%s  /Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n"
    return b"\n".join((pdf, told)) + table + trailer % (end["known"], end["table"], start + len(told))


def _converter() -> ModuleType:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra("vl-convert-python", "pictures") from error
    return vl_convert
