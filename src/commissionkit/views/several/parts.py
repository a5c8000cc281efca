"""The parts of small multiples: what each arrangement is called, and its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import attrs

from commissionkit.answers.across import called
from commissionkit.drawing import Box, Drawing, Knot, Mark, Network, Tie, Undrawn, Words
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.tables import Cell, Table
from commissionkit.views.stating import called as named

__all__ = ["Part", "content", "facts_of", "joined_network", "joined_rows", "parts_of"]

_SITE: Final = "arrangement"


@attrs.frozen(kw_only=True)
class Part:
    """One of the pictures.

    Attributes:
        name: What the arrangement is called among the others: its id, or what it was given by.
        title: What stands above it.
        drawing: The picture; None where there is nothing to draw.
        why: What the question was refused with, if it was.
    """

    name: str
    title: str
    drawing: Drawing | None
    why: str = ""


def parts_of(
    arrangements: Iterable[Arrangement] | Mapping[str, Arrangement], draw: Callable[[Arrangement], Drawing]
) -> tuple[Part, ...]:
    """A picture of each arrangement.

    Raises:
        RefusedQuestion: There is no arrangement, something is none, `draw` gives no `Drawing`, or it refuses them all.
    """
    parts = tuple(_part(name, site, draw) for name, site in _named(arrangements).items())
    if not parts:
        raise RefusedQuestion("there is no arrangement to draw: give a list of them, such as load_sites()")
    if all(part.drawing is None for part in parts):
        raise RefusedQuestion(f"none of the arrangements can be drawn so: {parts[0].why}")
    return parts


def _named(arrangements: object) -> dict[str, Arrangement]:
    if isinstance(arrangements, Mapping):
        return {str(name): _arrangement(site) for name, site in arrangements.items()}
    if isinstance(arrangements, Iterable) and not isinstance(arrangements, (Arrangement, str)):
        return called(map(_arrangement, arrangements))
    raise RefusedQuestion("multiples draws a list of arrangements: write multiples([site])")


def _arrangement(site: object) -> Arrangement:
    if not isinstance(site, Arrangement):
        raise RefusedQuestion("multiples draws arrangements, not their names: write multiples([load(name), ...])")
    return site


def _part(name: str, site: Arrangement, draw: Callable[[Arrangement], Drawing]) -> Part:
    title = named(site)
    try:
        made: object = draw(site)
    except RefusedQuestion as refused:
        return Part(name=name, title=title, drawing=None, why=str(refused))
    if not isinstance(made, Drawing):
        raise RefusedQuestion(f"draw= gave no Drawing of {name}: it takes an arrangement and gives one")
    return Part(name=name, title=title, drawing=made)


def content(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """What of a picture is drawn in a part: all but the sheet it stands on and its title."""
    return tuple(mark for mark in marks if not (isinstance(mark, (Box, Words)) and mark.look in ("paper", "title")))


def joined_rows(parts: Iterable[Part], title: str) -> Table:
    """The tables behind the pictures beneath one another; the first column says of which arrangement."""
    drawn = [(part, part.drawing.rows) for part in parts if part.drawing is not None]
    columns = tuple(dict.fromkeys(column for _, table in drawn for column in table.columns))
    first = _SITE if _SITE not in columns else f"{_SITE} drawn"
    rows: list[tuple[Cell, ...]] = []
    for part, table in drawn:
        rows += [(part.name, *(record.get(column) for column in columns)) for record in table.records()]
    notes = dict.fromkeys(note for _, table in drawn for note in table.notes)
    return Table((first, *columns), tuple(rows), title, tuple(notes))


def joined_network(parts: Iterable[Part]) -> Network | None:
    """What is tied to what in all of them, each apart; None where one is no picture of that kind."""
    drawn = [(part, part.drawing.network) for part in parts if part.drawing is not None]
    knots: list[Knot] = []
    ties: list[Tie] = []
    for part, network in drawn:
        if network is None:
            return None
        for knot in network.knots:
            among = f"{part.title}: {knot.among}" if knot.among else part.title
            knots.append(attrs.evolve(knot, key=f"{part.name}:{knot.key}", among=among))
        ties += [
            attrs.evolve(tie, start=f"{part.name}:{tie.start}", end=f"{part.name}:{tie.end}") for tie in network.ties
        ]
    return Network(knots=tuple(knots), ties=tuple(ties))


def facts_of(parts: Iterable[Part]) -> tuple[tuple[str, ...], tuple[Undrawn, ...]]:
    """The facts that are drawn, and those that are not, each as `arrangement:fact`."""
    drawings = [(part.name, part.drawing) for part in parts if part.drawing is not None]
    drawn = dict.fromkeys(f"{name}:{fact}" for name, drawing in drawings for fact in drawing.drawn)
    left_out = (Undrawn(f"{name}:{one.fact}", one.why) for name, drawing in drawings for one in drawing.undrawn)
    return tuple(drawn), tuple(left_out)
