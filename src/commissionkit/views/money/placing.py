"""Where the parts of a fund stand: who puts in at the left, the fund, its pots at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

import attrs

from commissionkit.drawing import fitted, line_height
from commissionkit.views.money.things import Giver, Plan, Pocket, Purse

__all__ = ["LEFT", "MIDDLE", "POTS", "RIGHT", "ROOMS", "WIDTH", "Panel", "Row", "Text", "panels", "scale_of"]

#: The left edges of the columns: labels at the left, their bars, the fund, the pots, their labels, who decides.
LEFT: Final = 16.0
GIVEN: Final = 236.0
MIDDLE: Final = 400.0
POTS: Final = 560.0
RIGHT: Final = 582.0
DECIDED: Final = 812.0
WIDTH: Final = 1120.0
ROOMS: Final = {"giver": 208.0, "pot": 214.0, "decided": 292.0, "head": 1088.0}
_TALLEST: Final = 280.0
_UNDIVIDED: Final = 130.0
_OUTLINE: Final = 12.0
_BLIND: Final = 150.0
_GAP: Final = 14.0
_NAME: Final = 11.5
_SMALL: Final = 10.0

W = TypeVar("W", Giver, Pocket)


@attrs.frozen
class Text:
    """Lines of a label, each with its look and size."""

    lines: tuple[tuple[str, str, float], ...] = ()

    @property
    def height(self) -> float:
        """How high it is."""
        return round(sum(line_height(size) for _, _, size in self.lines), 1)


@attrs.frozen(kw_only=True)
class Row(Generic[W]):
    """A giver or a pot with its place.

    Attributes:
        what: It.
        text: Its label.
        beside: A second label, at the right.
        top: Where its room begins.
        height: How high that is.
        bar: How high its bar is; 0 where it has none.
    """

    what: W
    text: Text
    beside: Text = attrs.field(factory=Text)
    top: float = 0.0
    height: float = 0.0
    bar: float = 0.0

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@attrs.frozen(kw_only=True)
class Panel:
    """A fund with its places.

    Attributes:
        purse: The fund.
        head: What stands above it.
        notes: What stands below it.
        givers: Who puts in.
        pots: The pots that are drawn to scale.
        apart: Those that are not.
        top: Where the bar of the fund begins.
        bar: How high it is.
        height: How high all of it is.
        notes_top: Where the notes begin.
        beside: What stands at the right where there are no pots.
        decided: How the fund is decided, in that case.
    """

    purse: Purse
    head: Text
    notes: Text
    givers: tuple[Row[Giver], ...]
    pots: tuple[Row[Pocket], ...]
    apart: tuple[Row[Pocket], ...]
    top: float
    bar: float
    height: float
    notes_top: float
    beside: Text
    decided: Text


def scale_of(plan: Plan) -> float:
    """Pixels for a pound: the greatest sum is as high as there is room."""
    most = max((float(sum_) for purse in plan.purses for sum_ in purse.sums()), default=0.0)
    divided = any(purse.pockets or any(giver.pounds for giver in purse.givers) for purse in plan.purses)
    return (_TALLEST if divided else _UNDIVIDED) / most if most else 0.0


def panels(plan: Plan, scale: float) -> tuple[Panel, ...]:
    """Each fund laid out, from its own upper edge."""
    return tuple(_panel(purse, scale) for purse in plan.purses)


def _panel(purse: Purse, scale: float) -> Panel:
    head = _text((purse.name, "strong", _NAME, 3), *((one, "small", _SMALL, 3) for one in _about(purse)), room="head")
    bar = float(purse.pounds) * scale if purse.pounds else _blind(purse, scale)
    givers = [_giver(one, scale) for one in purse.givers]
    pots = [_pot(one, bar, scale) for one in purse.pockets if not one.apart]
    apart = [_pot(one, bar, scale) for one in purse.pockets if one.apart]
    body = head.height + 14
    decided = Text() if purse.pockets else _text((purse.decided, "small", _SMALL, 6), room="decided")
    room = max(bar, _high(givers), _high(pots), decided.height)
    top = body + (room - bar) / 2
    below = body + room + (_GAP + 20 if apart else 0)
    placed = _stacked(apart, below)
    notes_top = (placed[-1].top + placed[-1].height if placed else body + room) + 8
    notes = _text(*((loss.said, "small", _SMALL, 4) for loss in purse.losses), room="head")
    return Panel(
        purse=purse,
        head=head,
        notes=notes,
        givers=_stacked(givers, body + (room - _high(givers)) / 2),
        pots=_stacked(pots, body + (room - _high(pots)) / 2),
        apart=placed,
        top=top,
        bar=bar,
        beside=Text() if purse.pockets else _text(("No pot of it is recorded", "small", _SMALL, 1), room="pot"),
        decided=decided,
        notes_top=notes_top,
        height=notes_top + notes.height,
    )


def _about(purse: Purse) -> list[str]:
    decided = [f"Decided over all of it: {purse.decided}"] if purse.pockets else []
    return [purse.money, *purse.remarks, *decided]


def _blind(purse: Purse, scale: float) -> float:
    """How high a fund is drawn whose sum is not stated: that says nothing, but its parts have room."""
    given = sum(float(one.pounds) for one in purse.givers) * scale
    parts = sum(float(one.pounds) for one in purse.pockets) * scale
    return max(_BLIND, given, parts)


def _giver(one: Giver, scale: float) -> Row[Giver]:
    text = _text(
        (one.name, "label", _NAME, 2), (one.said, "small", _SMALL, 3), (one.remark, "small", _SMALL, 2), room="giver"
    )
    bar = float(one.pounds) * scale if one.pounds else _OUTLINE
    return Row(what=one, text=text, bar=bar, height=max(bar, text.height))


def _pot(one: Pocket, whole: float, scale: float) -> Row[Pocket]:
    remarks = ((remark, "small", _SMALL, 3) for remark in one.remarks)
    text = _text((one.name, "label", _NAME, 2), (one.money, "small", _SMALL, 3), *remarks, room="pot")
    beside = _text((one.decided, "small", _SMALL, 5), room="decided")
    bar = float(one.part) * whole if one.part else float(one.pounds) * scale
    pad = 10 if one.apart else 0
    return Row(what=one, text=text, beside=beside, bar=bar, height=max(bar, text.height + pad, beside.height + pad))


def _text(*parts: tuple[str, str, float, int], room: str) -> Text:
    width = ROOMS[room]
    return Text(
        tuple(
            (line, look, size)
            for told, look, size, most in parts
            if told
            for line in fitted(
                told[:1].upper() + told[1:] if look == "small" else told, width, size, lines=most, bold=look == "strong"
            )
        )
    )


def _high(rows: Sequence[Row[W]]) -> float:
    return sum(row.height + _GAP for row in rows) - _GAP if rows else 0.0


def _stacked(rows: Sequence[Row[W]], top: float) -> tuple[Row[W], ...]:
    found = []
    for row in rows:
        found.append(attrs.evolve(row, top=top))
        top += row.height + _GAP
    return tuple(found)
