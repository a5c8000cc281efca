"""A drawing within a page: as part of it, so that it can be read out and follows the theme, and as a file beside it."""

from __future__ import annotations

import html
from importlib import resources
from pathlib import Path
from typing import Final

from docutils import nodes
from sphinx.environment import BuildEnvironment

from commissionkit.drawing import Scene
from commissionkit.drawing.looks import LOOKS
from commissionkit.drawing.svg import dark_rules, rules, svg_text

FOLDER: Final = "_pictures"
_MEDIA: Final = "@media"
_PAGE: Final = 760


def figure(env: BuildEnvironment, scene: Scene, name: str, *, caption: str, kind: str = "") -> list[nodes.Node]:
    """The nodes that show a picture, and a link to it alone.

    Args:
        env: The build.
        scene: The picture.
        name: What its file is called, without an ending.
        caption: What stands beneath it.
        kind: A class that it has besides, for the style sheet.

    A picture is made as wide as the page; one that is wider has a switch for its full size, and is then scrolled.
    """
    depend(env)
    folder = env.app.outdir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.svg").write_text(svg_text(scene), encoding="utf-8")
    up = "../" * env.docname.count("/")
    alone = f'<a class="ck-alone" href="{up}{FOLDER}/{name}.svg">Open the picture by itself</a>'
    label = html.escape(scene.title, quote=True)
    region = f'class="ck-scroll" style="--ck-width:{scene.width:.0f}px" tabindex="0" role="region" aria-label="{label}"'
    large = scene.width > _PAGE
    switch = '<label class="ck-switch"><input type="checkbox" class="ck-full"> full size</label> ' if large else ""
    classes = " ".join(filter(None, ("ck-figure", "ck-large" if large else "", kind)))
    text = (
        f'<figure class="{classes}"><div {region}>{svg_text(scene, styled=False)}</div>'
        f"<figcaption>{switch}{html.escape(caption)} {alone}</figcaption></figure>"
    )
    return [nodes.raw("", text, format="html")]


def depend(env: BuildEnvironment) -> None:
    """Have the page made anew when what draws it, or the data, have changed."""
    data = Path(str(resources.files("commissionkit") / "datasets"))
    for part in (*Path(__file__).parent.glob("*.py"), *data.glob("*.yaml")):
        env.note_dependency(str(part))


def style_sheet() -> str:
    """The colours of all looks: light, dark where the machine is dark, and either where the reader chose it."""
    light = rules(prefix="svg.ck-picture ").partition(_MEDIA)[0]
    forced = _within(dark_rules(LOOKS, within="", prefix='body[data-theme="dark"] svg.ck-picture '))
    machine = dark_rules(LOOKS, within="", prefix='body:not([data-theme="light"]) svg.ck-picture ')
    return f"{light}{_MEDIA} screen{{{forced}}}{machine.replace(_MEDIA, f'{_MEDIA} screen and', 1)}"


def _within(rule: str) -> str:
    return rule.partition("{")[2].removesuffix("}")
