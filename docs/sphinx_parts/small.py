"""Two small pictures for explanations: who commissions what by right, and how the pots of a fund are decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import commissionkit as ck
from commissionkit.answers import Holder
from commissionkit.drawing import Box, Group, Line, Mark, Scene, Words, fitted
from commissionkit.drawing.legend import flowed, lined
from commissionkit.model import Arrangement, Power

_WIDTH: Final = 720.0
_LINE: Final = 16.0
_SIZE: Final = 11.5
#: The line of each power; who takes alone is also who makes.
_LINES: Final = {"make": "makes", "recommend": "recommends", "take": "takes", "ratify": "ratifies"}


def who_commissions(site: Arrangement) -> Scene:
    """Bodies at the left, the services that they commission by right at the right; from rights to take alone."""
    holdings: dict[str, list[tuple[str, str]]] = {}
    for right in site.rights:
        if Power.TAKE in right.powers and right.over.service:
            for taker in ck.who_takes(site, service=right.over.service).takers:
                holdings.setdefault(taker.name, []).append((site.name(right.over.service), right.id))
    marks: list[Mark] = [_head(16, "Who commissions"), _head(330, "What, by right")]
    top = 40.0
    for name, held in holdings.items():
        services = ", ".join(service for service, _ in held)
        height = max(40.0, len(fitted(services, 358, _SIZE, lines=4)) * _LINE + 18)
        what = _box(330, top, 374, "matter", height=height)
        marks += [
            _called(_box(16, top, 240, "body", height=height), name),
            Line(points=((256, top + height / 2), (328, top + height / 2)), look="buys", arrow=True),
            _called(what, services, lines=4, facts=tuple(fact for _, fact in held)),
        ]
        top += height + 12
    told = "; ".join(f"{name}: {', '.join(service for service, _ in held)}" for name, held in holdings.items())
    return _scene(marks, top, f"Who commissions what: {site.title}", told)


def fund_decisions(site: Arrangement, fund: str) -> Scene:
    """A row for each pot: who makes or recommends at the left, who takes or ratifies at the right."""
    answer = ck.route(site, fund=fund)
    marks: list[Mark] = [_head(16, "Makes or recommends"), _head(282, "Money"), _head(512, "Takes or ratifies")]
    top = 40.0
    told = []
    for route in answer.routes:
        makers, takers = _holders(route.makers), _holders(route.takers)
        rows = max(len(makers), len(takers), 1)
        height = rows * 52 - 12.0
        middle = top + height / 2
        pot = str(route.part).partition(" (")[0]
        marks += _side(makers, 16, top, height, to=(280, middle))
        marks += _side(takers, 512, top, height, since=(440, middle))
        marks.append(_called(_box(282, middle - 20, 158, "fund"), pot))
        told.append(f"{pot}: {_listed(makers)}; then {_listed(takers)}")
        top += height + 26
    used = {mark.look for mark in marks if isinstance(mark, Line)}
    legend, bottom = flowed(
        (lined(look, look, arrow=True) for look in _LINES.values() if look in used), width=_WIDTH, top=top - 8
    )
    title = f"How {site.name(fund)} is decided, pot by pot: {site.title}"
    return _scene([*marks, legend], bottom, title, ". ".join(told))


def _holders(side: Iterable[Holder]) -> list[tuple[str, str, str]]:
    return [(one.name, str(one.power), one.via_name or "") for one in side]


def _listed(holders: Iterable[tuple[str, str, str]]) -> str:
    return ", ".join(f"{_spoken(name, via)} ({power})" for name, power, via in holders)


def _spoken(name: str, via: str) -> str:
    return f"{name} via {via}" if via else name


def _side(
    holders: Sequence[tuple[str, str, str]],
    x: float,
    top: float,
    height: float,
    *,
    to: tuple[float, float] | None = None,
    since: tuple[float, float] | None = None,
) -> list[Mark]:
    """The boxes of one side of a pot, and their lines to it or from it."""
    marks: list[Mark] = []
    room = height / max(len(holders), 1)
    for at, (name, power, via) in enumerate(holders):
        middle = top + room * (at + 0.5)
        box = _box(x, middle - 20, 192, "forum" if to else "taker")
        marks.append(_called(box, name, title=_spoken(name, via)))
        points = ((x + 192, middle), to) if to else (since or (0, 0), (x, middle))
        marks.append(Line(points=points, look=_LINES[power], arrow=True))
    return marks


def _head(x: float, text: str) -> Words:
    return Words(x=x, y=26, text=text, look="head")


def _box(x: float, y: float, width: float, look: str, *, height: float = 40.0) -> Box:
    return Box(x=x, y=y, width=width, height=height, look=look, radius=3)


def _called(box: Box, name: str, *, lines: int = 2, title: str = "", facts: tuple[str, ...] = ()) -> Group:
    """A box with its name in the middle."""
    shown = fitted(name, box.width - 16, _SIZE, lines=lines)
    first = box.y + box.height / 2 - (len(shown) - 1) * _LINE / 2 + 4
    words = tuple(
        Words(x=box.x + 8, y=first + at * _LINE, text=line, look="label", width=box.width - 16)
        for at, line in enumerate(shown)
    )
    return Group(marks=(box, *words), role=box.look, title=title or name, facts=facts)


def _scene(marks: Sequence[Mark], bottom: float, title: str, description: str) -> Scene:
    paper = Box(x=0, y=0, width=_WIDTH, height=bottom, look="paper")
    return Scene(width=_WIDTH, height=bottom, marks=(paper, *marks), title=title, description=f"{description}.")
