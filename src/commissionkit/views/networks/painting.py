"""A network drawn: boxes around an oval, the strands between them, heads and a legend."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

import attrs

from commissionkit.drawing import Box, Group, Line, Mark, Point, Words, fitted, line_height
from commissionkit.drawing.legend import boxed, flowed, lined
from commissionkit.views.networks.ringing import Place, Ring, Stop, curve, ringed
from commissionkit.views.networks.things import KINDS, Pair
from commissionkit.views.stating import DOUBTS, Doubt

__all__ = ["Knot", "Sheet", "legend", "painted", "sheet_of"]

#: The lines of two organisations that share something: each kind with how much of it there is.
Strand: TypeAlias = tuple[str, int, bool]

_BOX: Final = 186.0
_PAD: Final = 6.0
_LABEL: Final = 11.5
_SMALL: Final = 10.0
#: How far apart the strands of a box are, at least where it is not taller than the tallest, and at most.
_APART: Final = 4.2
_MOST_APART: Final = 6.5
_TALLEST: Final = 76.0
#: From how many things on a strand is so thick, and what the legend says of it.
_STEPS: Final = ((1, "1", "1"), (2, "2", "2"), (3, "3", "3 or 4"), (5, "4", "5 or more"))
_TITLED: Final = 6
#: How far within its box the frame of a doubt stands.
_INSET: Final = 2.5


@attrs.frozen(kw_only=True)
class Knot:
    """One organisation.

    Attributes:
        key: Its id.
        name: What it is called.
        sector: The sector that it stands in.
        remarks: That it is not settled, and what it is stated to have no part in, in a few words each.
        doubt: Why it is not settled.
        says: The same in full, and how many it is tied to.
        facts: The ids of the facts that its box draws.
    """

    key: str
    name: str
    sector: str
    remarks: tuple[str, ...] = ()
    doubt: Doubt = ""
    says: str = ""
    facts: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """A network laid out.

    Attributes:
        knots: The organisations, in the order in which they stand.
        pairs: Those that share something.
        ring: Where the boxes stand.
        labels: The lines of each box: those of its name, and one of each remark.
    """

    knots: tuple[Knot, ...]
    pairs: tuple[Pair, ...]
    ring: Ring
    labels: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]

    @property
    def width(self) -> float:
        """How wide it is."""
        return 2 * max(place.x + _BOX if not place.left else -place.x for place in self.ring.places.values())

    @property
    def top(self) -> float:
        """The height of its upper edge, measured from the middle."""
        return min(place.y for _, place in self.ring.heads)

    @property
    def height(self) -> float:
        """How tall it is."""
        return max(place.y + place.height for place in self.ring.places.values()) - self.top

    def box(self, key: str) -> Box:
        """The box of an organisation."""
        place = self.ring.places[key]
        return Box(x=place.x, y=place.y, width=_BOX, height=place.height, look="body", radius=3)


def sheet_of(knots: tuple[Knot, ...], pairs: tuple[Pair, ...]) -> Sheet:
    """Lay a network out."""
    room = _BOX - 2 * _PAD
    labels = {
        knot.key: (
            fitted(knot.name, room, _LABEL, lines=2),
            tuple(line for remark in knot.remarks for line in fitted(remark, room, _SMALL, lines=1)),
        )
        for knot in knots
    }
    met = Counter(body for pair in pairs for _ in pair.strands() for body in pair.key)
    stops = [Stop(key=k.key, group=k.sector, height=max(_height(labels[k.key]), _room(met[k.key]))) for k in knots]
    return Sheet(knots=knots, pairs=pairs, ring=ringed(stops, width=_BOX), labels=labels)


def _height(label: tuple[tuple[str, ...], tuple[str, ...]]) -> float:
    name, remark = label
    return round(max(1, len(name)) * line_height(_LABEL) + len(remark) * line_height(_SMALL) + 2 * _PAD, 1)


def _room(strands: int) -> float:
    """How tall a box has to be for its strands to be told apart; a box of very many has no room for all."""
    return min(_TALLEST, round(strands * _APART + 8, 1))


def look_of(kind: str, count: int, *, firm: bool) -> str:
    """The look of a strand: by what is shared and how much of it."""
    step = max(name for least, name, _ in _STEPS if count >= least) if firm else "0"
    return f"shares-{kind}-{step}"


# -- painted -------------------------------------------------------------------------------------


def painted(sheet: Sheet, *, faint: Callable[[object], bool]) -> tuple[Mark, ...]:
    """The marks, measured from the middle of the oval: strands behind, then heads and boxes."""
    lines = _lines(sheet)
    ties = [_tied(sheet, pair, lines[pair.key], faint=faint(pair.key)) for pair in sheet.pairs]
    ties.sort(key=lambda group: not group.faint)
    heads = [_head(name, place) for name, place in sheet.ring.heads]
    boxes = [_boxed(sheet, knot, faint=faint(knot.key)) for knot in sheet.knots]
    return (*ties, *heads, *boxes)


def _head(name: str, place: Place) -> Words:
    told = fitted(name, _BOX, 12, lines=1, bold=True)
    return Words(x=place.x, y=place.y + 17, text=told[0] if told else "", look="head", width=_BOX)


def _boxed(sheet: Sheet, knot: Knot, *, faint: bool) -> Group:
    box = sheet.box(knot.key)
    name, remark = sheet.labels[knot.key]
    marks: list[Mark] = [box, *_frame(box, knot.doubt)]
    y = box.y + _PAD + (box.height - _height((name, remark))) / 2
    for text, look, size in [*((t, "label", _LABEL) for t in name), *((t, "small", _SMALL) for t in remark)]:
        y += line_height(size)
        at = round(y - size * 0.3, 1)
        marks.append(Words(x=box.x + _PAD, y=at, text=text, look=look, width=_BOX - 2 * _PAD))
    title = f"{knot.name}. {knot.says}" if knot.says else knot.name
    return Group(marks=tuple(marks), key=knot.key, role="body", title=title, facts=knot.facts, faint=faint)


def _frame(box: Box, doubt: Doubt) -> Iterator[Box]:
    """What stands within the box of an organisation that is planned, or not certain to be there on the day."""
    if doubt:
        wide, high = box.width - 2 * _INSET, box.height - 2 * _INSET
        yield Box(x=box.x + _INSET, y=box.y + _INSET, width=wide, height=high, look=doubt, radius=2)


def _tied(sheet: Sheet, pair: Pair, lines: tuple[Line, ...], *, faint: bool) -> Group:
    names = {knot.key: knot.name for knot in sheet.knots}
    told = [f"{_said(joint.name, joint.kind)}: {_hows(joint.hows)}" for joint in pair.joints[:_TITLED]]
    more = len(pair.joints) - _TITLED
    told += [f"and {more} more"] if more > 0 else []
    title = f"{names[pair.start]} and {names[pair.end]} share {pair.counted()}. {'; '.join(told)}"
    return Group(marks=lines, role="shares", title=title, ends=pair.key, facts=pair.facts, faint=faint)


def _said(name: str, kind: str) -> str:
    return name or KINDS[kind][0]


def _hows(hows: tuple[str, str]) -> str:
    first, second = hows
    return f"each {first}" if first == second else f"the first {first}, the other {second}"


# -- ways ----------------------------------------------------------------------------------------


def _lines(sheet: Sheet) -> dict[tuple[str, str], tuple[Line, ...]]:
    """The lines of each pair, one for each kind of what it shares."""
    ports = _ports(sheet)
    found: dict[tuple[str, str], tuple[Line, ...]] = {}
    for pair in sheet.pairs:
        lines = []
        for at, (kind, count, firm) in enumerate(pair.strands()):
            points = curve(sheet.ring.oval, ports[pair.key, at, True], ports[pair.key, at, False])
            lines.append(Line(points=points, look=look_of(kind, count, firm=firm), curved=True))
        found[pair.key] = tuple(lines)
    return found


_End: TypeAlias = tuple[tuple[str, str], int, bool]


def _ports(sheet: Sheet) -> dict[_End, Point]:
    """Where each strand leaves (True) and meets (False) its boxes: in the order of where it goes, so that few cross."""
    places = sheet.ring.places
    ends: dict[str, list[tuple[tuple[int, float, int], _End]]] = defaultdict(list)
    for pair in sheet.pairs:
        start, end = places[pair.start], places[pair.end]
        same = start.left == end.left
        for at, _ in enumerate(pair.strands()):
            ends[pair.start].append((_towards(start, end, at), (pair.key, at, True)))
            ends[pair.end].append((_towards(end, start, -at if same else at), (pair.key, at, False)))
    found: dict[_End, Point] = {}
    for key, listed in ends.items():
        box = sheet.box(key)
        x = box.right if places[key].left else box.x
        for y, (_, strand) in zip(_spread(places[key], len(listed)), sorted(listed), strict=True):
            found[strand] = (x, y)
    return found


def _towards(here: Place, there: Place, strand: int) -> tuple[int, float, int]:
    """What strands at one box are sorted by: above on the same side, across, below on the same side."""
    if here.left != there.left:
        return 1, there.middle, strand
    above = there.middle < here.middle
    return (0, -there.middle, strand) if above else (2, -there.middle, strand)


def _spread(place: Place, count: int) -> Iterator[float]:
    """So many heights along the side of a box, around its middle."""
    apart = min(_MOST_APART, (place.height - 6) / max(1, count))
    for at in range(count):
        yield round(place.middle + (at - (count - 1) / 2) * apart, 1)


# -- legend --------------------------------------------------------------------------------------


def legend(sheet: Sheet, width: float, top: float) -> tuple[Group, float]:
    """What the lines say, in as many rows as they take; and where it ends."""
    strands: list[Strand] = [strand for pair in sheet.pairs for strand in pair.strands()]
    used = [kind for kind in KINDS if any(kind == one for one, _, _ in strands)]
    looks = {look_of(kind, count, firm=firm)[-1] for kind, count, firm in strands}
    samples = [
        lined(f"shares-{kind}-2", f"a {KINDS[kind][0]}" if kind != "agreement" else "an agreement") for kind in used
    ]
    samples += [lined(f"shares-{used[0]}-{step}", f"{words} shared") for _, step, words in _STEPS if step in looks]
    if "0" in looks:
        samples.append(lined(f"shares-{used[0]}-0", "planned, not certain, by leave to attend or by talks alone"))
    doubts = {knot.doubt for knot in sheet.knots} - {""}
    samples += [
        boxed(look, f"an organisation that is {words}", height=14, radius=2)
        for look, words in DOUBTS.items()
        if look in doubts
    ]
    return flowed(samples, width=width, top=top, title="Legend: what is shared, and how much of it")
