"""A picture as SVG.

Colours stand at each mark, so that the picture is whole where style sheets are taken out, and once more in a style
sheet for dark pages.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from commissionkit.drawing.lettering import FAMILY, is_measured, text_width
from commissionkit.drawing.looks import LOOKS, Look
from commissionkit.drawing.marks import Box, Disc, Group, Line, Mark, Point, Scene, Words, marks_of
from commissionkit.tables import plain_text

__all__ = ["dark_rules", "rules", "svg_text"]

_HEAD: Final = 7.0
_FAINT: Final = "0.22"
_NO_CHARACTERS: Final[Mapping[int, str]] = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def svg_text(scene: Scene, *, styled: bool = True) -> str:
    """The picture as an SVG element.

    Args:
        scene: The picture.
        styled: Whether it brings its colours along; without them a page has to hold what `rules` gives.
    """
    body = "".join(_written(scene.marks, styled=styled))
    told = "\n".join((scene.title, scene.description, body)).encode("utf-8", "replace")
    name = f"ck-{hashlib.sha256(told).hexdigest()[:10]}"
    used = {mark.look for mark in marks_of(scene.marks) if not isinstance(mark, Group)}
    style = f"<style>{dark_rules(used, within=name)}</style>" if styled else ""
    size = f'width="{_number(scene.width)}" height="{_number(scene.height)}"'
    view = f'viewBox="0 0 {_number(scene.width)} {_number(scene.height)}"'
    described = f'<desc id="{name}-desc">{_escaped(scene.description)}</desc>' if scene.description else ""
    by = f' aria-describedby="{name}-desc"' if scene.description else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" class="ck-picture" {size} {view} role="group" '
        f'aria-labelledby="{name}-title"{by} font-family="{html.escape(FAMILY, quote=True)}">'
        f'<title id="{name}-title">{_escaped(scene.title)}</title>{described}{style}{body}</svg>\n'
    )


def rules(*, prefix: str = "") -> str:
    """The colours of all looks as rules of a style sheet, for a page that holds several pictures."""
    light = "".join(_rule(prefix, name, dark=False) for name in LOOKS)
    return light + dark_rules(LOOKS, within="", prefix=prefix)


def dark_rules(names: Iterable[str], *, within: str, prefix: str = "") -> str:
    """The colours of some looks on a dark page, as rules of a style sheet."""
    start = f"#{within} " if within else prefix
    told = "".join(_rule(start, name, dark=True) for name in sorted(names))
    return f"@media (prefers-color-scheme:dark){{{told}}}"


def _rule(start: str, name: str, *, dark: bool) -> str:
    look = LOOKS[name]
    told = f"{start}.ck-{name}{{{_declared(look, dark=dark)}}}"
    if look.fill is not None or look.stroke is None:
        return told
    ink = look.stroke.dark if dark else look.stroke.light
    return f"{told}{start}.ck-head-{name}{{fill:{ink};stroke:{ink}}}"


def _declared(look: Look, *, dark: bool) -> str:
    """The colours of a look, and on a light page all else of it, as declarations."""
    inks = [(kind, ink) for kind, ink in (("fill", look.fill), ("stroke", look.stroke)) if ink is not None]
    told = [f"{kind}:{ink.dark if dark else ink.light}" for kind, ink in inks]
    # Said of each, since a group whose role is called like a look hands its colours down.
    told += ["stroke:none"] if look.stroke is None else []
    if not dark:
        told += ["stroke-dasharray:none"] if look.stroke is not None and not look.dash else []
        told += [f"{name}:{value}{'px' if name == 'font-size' else ''}" for name, value in _shape(look)]
        told += ["fill:none"] if look.fill is None else []
    return ";".join(told)


def _shape(look: Look) -> Iterator[tuple[str, str]]:
    """What of a look is the same on every page."""
    if look.width:
        yield "stroke-width", _number(look.width)
    if look.dash:
        yield "stroke-dasharray", look.dash
    if look.size:
        yield "font-size", _number(look.size)
    if look.bold:
        yield "font-weight", "bold"
    if look.italic:
        yield "font-style", "italic"


def _written(marks: Sequence[Mark], *, styled: bool) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from _group(mark, styled=styled)
        else:
            yield _mark(mark, styled=styled)


def _group(group: Group, *, styled: bool) -> Iterator[str]:
    names = ["ck-group", *([f"ck-{group.role}"] if group.role else []), *(["ck-faint"] if group.faint else [])]
    attributes = [f'class="{" ".join(names)}"']
    if group.key:
        attributes.append(f'data-key="{_escaped(group.key)}"')
    if group.ends is not None:
        attributes.append(f'data-from="{_escaped(group.ends[0])}" data-to="{_escaped(group.ends[1])}"')
    if group.facts:
        attributes.append(f'data-facts="{_escaped(" ".join(group.facts))}"')
    if group.title:
        attributes.append(f'role="img" aria-label="{_escaped(group.title)}"')
    if group.faint:
        attributes.append(f'opacity="{_FAINT}"')
    if group.at != (0.0, 0.0) or group.scale != 1.0:
        attributes.append(f'transform="translate({_point(group.at)}) scale({group.scale:.4g})"')
    yield f"<g {' '.join(attributes)}>"
    if group.title:
        yield f"<title>{_escaped(group.title)}</title>"
    yield from _written(group.marks, styled=styled)
    yield "</g>"


def _mark(mark: Box | Disc | Line | Words, *, styled: bool) -> str:
    drawn = f'class="ck-{mark.look}"{_attributes(LOOKS[mark.look]) if styled else ""}'
    if isinstance(mark, Box):
        place = f'x="{_number(mark.x)}" y="{_number(mark.y)}"'
        size = f'width="{_number(mark.width)}" height="{_number(mark.height)}"'
        radius = f' rx="{_number(mark.radius)}"' if mark.radius else ""
        return f"<rect {place} {size}{radius} {drawn}/>"
    if isinstance(mark, Disc):
        return f'<circle cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(mark.radius)}" {drawn}/>'
    if isinstance(mark, Words):
        return _words(mark, drawn)
    if not mark.arrow:
        return f'<path d="{_path(mark)}" {drawn}/>'
    return f'<path d="{_path(_within_head(mark))}" {drawn}/>{_arrow_head(mark, styled=styled)}'


def _words(words: Words, drawn: str) -> str:
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    # Written only where it matters: another font is then set to the room that there is.
    look = LOOKS[words.look]
    wide = text_width(words.text, look.size, bold=look.bold)
    matters = words.width and wide > words.width * 0.8 and is_measured(words.text)
    set_to = f' textLength="{_number(wide)}"' if matters else ""
    place = f'x="{_number(words.x)}" y="{_number(words.y)}"'
    return f"<text {place}{anchor}{set_to} {drawn}>{_escaped(words.text)}</text>"


def _attributes(look: Look) -> str:
    fill = look.fill.light if look.fill is not None else "none"
    told = [("fill", fill)]
    if look.stroke is not None:
        told.append(("stroke", look.stroke.light))
    return "".join(f' {name}="{value}"' for name, value in (*told, *_shape(look)))


def _path(line: Line) -> str:
    first, *rest = line.points
    told = [f"M{_point(first)}"]
    if line.curved:
        told += [f"C{' '.join(map(_point, rest[at : at + 3]))}" for at in range(0, len(rest), 3)]
    else:
        told += [f"L{_point(point)}" for point in rest]
    return "".join(told) + ("Z" if line.closed else "")


def _arrow_head(line: Line, *, styled: bool) -> str:
    """The head as a path of its own: not every program that makes PDF draws SVG markers."""
    look = LOOKS[line.look]
    (x, y), (along_x, along_y) = line.points[-1], _backwards(line, max(_HEAD, look.width * 2.6))
    left = (x + along_x - along_y * 0.45, y + along_y + along_x * 0.45)
    right = (x + along_x + along_y * 0.45, y + along_y - along_x * 0.45)
    ink = look.stroke.light if look.stroke is not None else "none"
    colours = f' fill="{ink}" stroke="{ink}" stroke-width="1"' if styled else ""
    path = f"M{_point((x, y))}L{_point(left)}L{_point(right)}Z"
    return f'<path d="{path}" class="ck-head-{line.look}"{colours}/>'


def _within_head(line: Line) -> Line:
    """The line without the tip of its head, where a thick one would be seen."""
    (x, y), (back_x, back_y) = line.points[-1], _backwards(line, _HEAD / 2)
    return attrs.evolve(line, points=(*line.points[:-1], (x + back_x, y + back_y)))


def _backwards(line: Line, length: float) -> Point:
    """So far back from its end, along the way that it came."""
    (x, y), (before_x, before_y) = line.points[-1], _before_last(line.points)
    whole = ((x - before_x) ** 2 + (y - before_y) ** 2) ** 0.5 or 1.0
    return (before_x - x) / whole * length, (before_y - y) / whole * length


def _before_last(points: Sequence[Point]) -> Point:
    """The last point that is elsewhere than the end."""
    return next((point for point in reversed(points[:-1]) if point != points[-1]), (points[-1][0] - 1, points[-1][1]))


def _point(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    """A length with one decimal at most, so that the same picture is always the same text."""
    told = f"{value:.1f}"
    told = told.removesuffix(".0")
    return "0" if told == "-0" else told


def _escaped(text: str) -> str:
    """A text for an element or an attribute; two code points that are no characters are none in XML either."""
    return html.escape(plain_text(text).translate(_NO_CHARACTERS), quote=True).replace("\n", " ")
