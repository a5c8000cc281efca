"""A picture that has been drawn, with the table behind it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

import attrs

from commissionkit.drawing.converting import pdf_bytes, png_bytes
from commissionkit.drawing.marks import Scene
from commissionkit.drawing.network import Network, dot_text, mermaid_text
from commissionkit.drawing.page import page_text
from commissionkit.drawing.svg import svg_text
from commissionkit.errors import RefusedQuestion
from commissionkit.nodes.atomic import write_bytes
from commissionkit.tables import Table, Tabular

__all__ = ["Drawing", "Undrawn"]


@attrs.frozen
class Undrawn:
    """A fact that a picture leaves out, and why.

    Attributes:
        fact: Its id.
        why: The reason, in a few words.
    """

    fact: str
    why: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Drawing(Tabular):
    """A picture: shown in a notebook, saved to a file, and told as a table.

    Attributes:
        scene: What is drawn.
        rows: The table behind it.
        drawn: The ids of the facts that it draws, in order.
        undrawn: What it leaves out.
        network: What is tied to what, where it is a picture of that kind.
    """

    scene: Scene
    rows: Table
    drawn: tuple[str, ...] = ()
    undrawn: tuple[Undrawn, ...] = ()
    network: Network | None = None

    @property
    def title(self) -> str:
        """What it shows, in a line."""
        return self.scene.title

    @property
    def description(self) -> str:
        """What a person learns from it who does not see it."""
        return self.scene.description

    def table(self) -> Table:
        """What is drawn, as a table."""
        return self.rows

    def records(self) -> list[dict[str, object]]:
        """One plain mapping for each row of the table behind the picture."""
        return [dict(row) for row in self.rows.records()]

    # -- forms -----------------------------------------------------------------------------------

    def svg(self) -> str:
        """The picture as an SVG document: it needs nothing else, and is readable on light and dark pages."""
        return svg_text(self.scene)

    def html(self) -> str:
        """A page with the picture and the table behind it; it needs nothing else."""
        return page_text(self.scene, self.rows)

    def png(self, *, scale: float | None = None) -> bytes:
        """The picture as a PNG image on white.

        Args:
            scale: Pixels of the image for one of the picture. None for two, or of a very large picture as many as there
                is room for, at least one.

        Raises:
            MissingExtra: vl-convert-python, which the extra `pictures` brings, is not installed.
            RefusedQuestion: The scale is no number above 0, or the image would be too large.
        """
        return png_bytes(self.svg(), width=self.scene.width, height=self.scene.height, scale=scale)

    def pdf(self) -> bytes:
        """The picture as a PDF page, its letters embedded.

        Raises:
            MissingExtra: vl-convert-python, which the extra `pictures` brings, is not installed.
        """
        return pdf_bytes(self.svg(), title=self.title)

    def mermaid(self) -> str:
        """What is tied to what as a Mermaid flow chart, to edit further.

        Mermaid itself draws up to 500 ties, more where its `maxEdges` says so; in a title it shows & as an entity.

        Raises:
            RefusedQuestion: The picture is not one of what is tied to what.
        """
        return mermaid_text(self._tied(), self.title)

    def dot(self) -> str:
        """The same as a graph for Graphviz.

        Raises:
            RefusedQuestion: The picture is not one of what is tied to what.
        """
        return dot_text(self._tied(), self.title)

    def _tied(self) -> Network:
        if self.network is None:
            raise RefusedQuestion(f'"{self.title}" does not tie things to one another: save it as .svg, .png or .pdf')
        return self.network

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the picture to a file, wholly or not at all; the name tells the form.

        Args:
            path: A file that ends in .svg, .png, .pdf, .html, .mmd (Mermaid) or .dot.

        Raises:
            RefusedQuestion: The name ends otherwise or is no name; the picture has no such form or is too large for it.
            MissingExtra: The form needs an extra that is not installed.
            UnreadableFile: It cannot be written; what stood there still does.
        """
        if not isinstance(path, str | os.PathLike):
            raise RefusedQuestion(f"path= is the name of a file, such as 'picture.svg', not {path!r:.40}")
        ending = PurePath(os.fsdecode(path)).suffix.lower()
        write = _FORMS.get(ending)
        if write is None:
            known = ", ".join(_FORMS)
            raise RefusedQuestion(f"a picture is saved as {known}, not as {ending or 'a file without an ending'}")
        made = write(self)
        write_bytes(path, made.encode("utf-8") if isinstance(made, str) else made)

    # -- shown -----------------------------------------------------------------------------------

    def __str__(self) -> str:
        return f"{self.title}\n{self.description}" if self.description else self.title

    def __repr__(self) -> str:
        size = f"{self.scene.width:.0f} x {self.scene.height:.0f}"
        return f"<Drawing {self.title!r}: {size}, {len(self.drawn)} facts drawn, {len(self.undrawn)} not>"

    def _repr_html_(self) -> None:
        # Where both are given, the markup is shown, and pages that clean markup take the picture out of it.
        return None

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, str]:
        return {"image/svg+xml": self._fitting(), "text/plain": str(self)}

    def _fitting(self) -> str:
        """The picture as wide as the page that shows it where the page is narrower, also as an image within it."""
        wide = max(self.scene.width, 1)
        style = f"max-width:{wide:.0f}px;height:auto"
        if wide <= _NARROW:
            return self.svg().replace("<svg ", f'<svg style="{style}" ', 1)
        return _SIZE.sub(f'<svg\\1 style="{style}" width="100%"', self.svg(), count=1)


#: So wide a picture fits every page as it is; a wider one takes what width there is.
_NARROW: Final = 640
_SIZE: Final = re.compile(r'<svg\b([^>]*?) width="[^"]*" height="[^"]*"')

_FORMS: Final[Mapping[str, Callable[[Drawing], str | bytes]]] = {
    ".svg": Drawing.svg,
    ".png": Drawing.png,
    ".pdf": Drawing.pdf,
    ".html": Drawing.html,
    ".mmd": Drawing.mermaid,
    ".dot": Drawing.dot,
}
