"""What is tied to what, apart from how it is drawn: for those who draw it themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from commissionkit.drawing.textual import dot_line, dot_shape, mermaid_arrow, mermaid_frame, mermaid_line, mermaid_shape
from commissionkit.tables import plain_text

__all__ = ["Knot", "Network", "Tie", "dot_text", "mermaid_text"]


@attrs.frozen(kw_only=True)
class Knot:
    """One thing.

    Attributes:
        key: What tells it from others.
        name: What it is called.
        kind: What it is: the name of a look, such as `forum`.
        among: The group that it is drawn in, such as a tier; empty for none.
    """

    key: str
    name: str
    kind: str
    among: str = ""


@attrs.frozen(kw_only=True)
class Tie:
    """What ties one thing to another.

    Attributes:
        start, end: The keys of the two.
        kind: What it is: the name of a look, such as `takes`.
        name: What is written at it; empty for nothing.
    """

    start: str
    end: str
    kind: str
    name: str = ""


@attrs.frozen(kw_only=True, repr=False)
class Network:
    """Things and what ties them.

    Attributes:
        knots: The things, in order.
        ties: What ties them, in order.
    """

    knots: tuple[Knot, ...]
    ties: tuple[Tie, ...]

    def __repr__(self) -> str:
        return f"<Network: {len(self.knots)} knots, {len(self.ties)} ties>"

    def groups(self) -> Iterator[tuple[str, list[tuple[int, Knot]]]]:
        """The things by the group that they are drawn in, each with its number."""
        found: dict[str, list[tuple[int, Knot]]] = {}
        for number, knot in enumerate(self.knots):
            found.setdefault(knot.among, []).append((number, knot))
        yield from found.items()


#: What Mermaid, or the Markdown within its labels, would take for a sign of its own.
_MEANT: Final = re.compile(r"[\"#&<>`%{}\[\]|\\*_~$@;^=]|:(?=\S)|^[-+]|^\d{1,9}[.)](?!\S)")


def mermaid_text(network: Network, title: str) -> str:
    """A Mermaid flow chart, from left to right."""
    numbers = {knot.key: f"n{at}" for at, knot in enumerate(network.knots)}
    lines = ["---", f"title: {_yaml(title)}", "---", "flowchart LR"]
    for at, (group, knots) in enumerate(network.groups()):
        inside = [f"  n{number}{_mermaid_box(knot)}" for number, knot in knots]
        lines += (
            [f'  subgraph g{at}["{_mermaid(group)}"]', *(f"  {line}" for line in inside), "  end"] if group else inside
        )
    for tie in network.ties:
        label = f'|"{_mermaid(tie.name)}"|' if tie.name else ""
        lines.append(f"  {numbers[tie.start]} {mermaid_arrow(tie.kind)}{label} {numbers[tie.end]}")
    return "\n".join([*lines, *_mermaid_styles(network)]) + "\n"


def _mermaid_styles(network: Network) -> Iterator[str]:
    """How the lines of each kind look, and the frames of boxes; both are known by their numbers."""
    for kind in dict.fromkeys(tie.kind for tie in network.ties):
        if style := mermaid_line(kind):
            numbers = (str(number) for number, tie in enumerate(network.ties) if tie.kind == kind)
            yield f"  linkStyle {','.join(numbers)} {style}"
    for kind in dict.fromkeys(knot.kind for knot in network.knots):
        if frame := mermaid_frame(kind):
            names = (f"n{number}" for number, knot in enumerate(network.knots) if knot.kind == kind)
            yield f"  classDef {kind} {frame}"
            yield f"  class {','.join(names)} {kind}"


def _mermaid_box(knot: Knot) -> str:
    opened, closed = mermaid_shape(knot.kind)
    return f'{opened}"{_mermaid(knot.name)}"{closed}'


def _mermaid(text: str) -> str:
    """A text that cannot end its quotes, begin a tag, be read as an entity, a directive, an icon or as Markdown.

    Mermaid takes no label without anything in it: that is a space which does not break.
    """
    told = " ".join(plain_text(text).split())
    return _MEANT.sub(lambda found: "".join(f"#{ord(letter)};" for letter in found.group()), told) or "#160;"


def _yaml(text: str) -> str:
    """A text in quotes of YAML, without what would begin a tag where the chart stands in a page."""
    told = " ".join(plain_text(text).split()).replace("\\", "\\\\").replace('"', '\\"')
    told = told.replace("<", "\\x3C").replace(">", "\\x3E")
    return f'"{told}"'


def dot_text(network: Network, title: str) -> str:
    """A directed graph in the language of Graphviz."""
    numbers = {knot.key: f"n{at}" for at, knot in enumerate(network.knots)}
    lines = ["digraph {", "  rankdir=LR;", f"  label={_quoted(title)};", '  node [shape=box, fontname="Arial"];']
    for at, (group, knots) in enumerate(network.groups()):
        inside = [f"  n{number} [label={_quoted(knot.name)}{_dot_shape(knot)}];" for number, knot in knots]
        if group:
            lines += [f"  subgraph cluster_{at} {{", f"    label={_quoted(group)};", *(f"  {i}" for i in inside), "  }"]
        else:
            lines += inside
    for tie in network.ties:
        told = [f"label={_quoted(tie.name)}"] if tie.name else []
        told += dot_line(tie.kind)
        listed = f" [{', '.join(told)}]" if told else ""
        lines.append(f"  {numbers[tie.start]} -> {numbers[tie.end]}{listed};")
    return "\n".join([*lines, "}"]) + "\n"


def _dot_shape(knot: Knot) -> str:
    shape = dot_shape(knot.kind)
    return f", shape={shape}" if shape else ""


def _quoted(text: str) -> str:
    """A text that cannot end its quotes; Graphviz reads what begins with & as an entity."""
    told = " ".join(plain_text(text).split()).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{told}"'
