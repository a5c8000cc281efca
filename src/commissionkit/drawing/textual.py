"""How Mermaid and Graphviz are told the kinds of lines and boxes apart, as the pictures themselves do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from commissionkit.drawing.looks import LOOKS

__all__ = ["dot_line", "dot_shape", "mermaid_arrow", "mermaid_frame", "mermaid_line", "mermaid_shape"]

#: For each kind of line what Mermaid writes between two boxes, and the style and the head that Graphviz gives it.
_LINES: Final[Mapping[str, tuple[str, str, str]]] = {
    "makes": ("-->", "solid", "normal"),
    "recommends": ("-.->", "dashed", "onormal"),
    "takes": ("==>", "bold", "normal"),
    "takes-by": ("-->", "solid", "onormal"),
    "ratifies": ("-.->", "dashed", "vee"),
    "delegates": ("==>", "dashed", "diamond"),
    "denied": ("--x", "dotted", "tee"),
    "not-stated": ("-.-o", "dotted", "odot"),
    "plans": ("-.->", "dotted", "normal"),
    "via": ("-.->", "dotted", "dot"),
    "oversees": ("-.->", "dashed", "odiamond"),
    "sits": ("---", "solid", "none"),
    "attends": ("-.-", "dashed", "none"),
    "belongs": ("---", "solid", "obox"),
    "within": ("-.-", "dashed", "box"),
    "hosts": ("--o", "solid", "box"),
    "pays": ("-.->", "dotted", "vee"),
    "buys": ("-->", "solid", "vee"),
    "provides": ("-.->", "dashed", "normal"),
    "joins": ("-->", "solid", "diamond"),
    "joins-about": ("-.->", "dotted", "diamond"),
    "transfers": ("-.->", "solid", "odiamond"),
    "shares": ("---", "", "none"),
}
_ANY: Final = ("-->", "", "")

#: For each kind of box what opens and closes it in Mermaid, and its shape in Graphviz.
_BOXES: Final[Mapping[str, tuple[str, str, str]]] = {
    "matter": ("([", "])", "box, style=rounded"),
    "fund": ("[(", ")]", "cylinder"),
    "forum": ("{{", "}}", "hexagon"),
    "taker": ("[[", "]]", "box, peripheries=2"),
    "contract": ("[/", "/]", "note"),
    "area": ("(", ")", "folder"),
    "planned": ("[", "]", "box, style=dotted"),
    "maybe": ("[", "]", "box, style=dashed"),
}
#: Boxes of what is not there for certain: they have no shape of their own, but a broken frame.
_UNSURE: Final = frozenset({"planned", "maybe"})


def mermaid_arrow(kind: str) -> str:
    """What stands between two boxes that a line of a kind ties."""
    return _LINES.get(kind, _ANY)[0]


def mermaid_line(kind: str) -> str:
    """The colour, width and dashes of a kind of line, as Mermaid has them; empty where no look bears its name."""
    look = LOOKS.get(kind)
    if look is None or look.stroke is None:
        return ""
    dashes = f",stroke-dasharray:{look.dash}" if look.dash else ""
    return f"stroke:{look.stroke.light},stroke-width:{look.width:g}px{dashes}"


def mermaid_shape(kind: str) -> tuple[str, str]:
    """What opens a box of a kind, and what closes it."""
    opened, closed, _ = _BOXES.get(kind, ("[", "]", ""))
    return opened, closed


def mermaid_frame(kind: str) -> str:
    """The dashes around a box of a kind that has no shape of its own, as Mermaid has them; empty for none."""
    look = LOOKS.get(kind)
    return f"stroke-dasharray:{look.dash}" if look is not None and look.dash and kind in _UNSURE else ""


def dot_line(kind: str) -> tuple[str, ...]:
    """The attributes of a line of a kind in Graphviz."""
    _, style, head = _LINES.get(kind, _ANY)
    look = LOOKS.get(kind)
    told = [f"style={style}"] if style not in ("", "solid") else []
    told += ["dir=none"] if head == "none" else [f"arrowhead={head}"] if head not in ("", "normal") else []
    told += [f'color="{look.stroke.light}"'] if look is not None and look.stroke is not None else []
    return tuple(told)


def dot_shape(kind: str) -> str:
    """The shape of a box of a kind in Graphviz, with what else tells it; empty for a plain box."""
    return _BOXES.get(kind, ("", "", ""))[2]
