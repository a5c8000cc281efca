"""A picture as PNG and PDF, by a library that brings its own letters and asks nothing of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commissionkit.errors import MissingExtra, RefusedQuestion

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["pdf_bytes", "png_bytes"]

#: Pixels on one side of an image file: more than that and the memory for it may not be there.
_MOST_PIXELS = 30_000


def png_bytes(svg: str, *, width: float, height: float, scale: float) -> bytes:
    """The picture in pixels, on white.

    Args:
        svg: The picture.
        width: Its width.
        height: Its height.
        scale: Pixels of the file for one of the picture.

    Raises:
        MissingExtra: vl-convert-python, which the extra `pictures` brings, is not installed.
        RefusedQuestion: The scale is not above 0, or the image would be too large.
    """
    if not 0 < scale < float("inf"):
        raise RefusedQuestion(f"scale= is a number above 0, not {scale!r:.40}")
    if max(width, height) * scale > _MOST_PIXELS:
        most = _MOST_PIXELS / max(width, height)
        raise RefusedQuestion(
            f"an image of {width * scale:.0f} by {height * scale:.0f} pixels is too large: take a scale= of at most "
            f"{most:.1f}, or save the picture as .svg or .pdf"
        )
    made: bytes = _converter().svg_to_png(svg, scale=scale)
    return made


def pdf_bytes(svg: str) -> bytes:
    """The picture as a page, its letters embedded.

    Raises:
        MissingExtra: vl-convert-python, which the extra `pictures` brings, is not installed.
    """
    made: bytes = _converter().svg_to_pdf(svg)
    return made


def _converter() -> ModuleType:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra("vl-convert-python", "pictures") from error
    return vl_convert
