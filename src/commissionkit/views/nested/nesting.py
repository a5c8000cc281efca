"""The areas of an arrangement as one picture."""

from __future__ import annotations

from collections import Counter
from typing import Final

from commissionkit.drawing import Box, Drawing, Scene
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Area, Arrangement
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement, check_id
from commissionkit.tables import Cell, Table
from commissionkit.views.heading import described, heading
from commissionkit.views.nested.gathering import gathered, kinds_of
from commissionkit.views.nested.painting import COUNTED, legend, painted
from commissionkit.views.nested.placing import Sheet, laid_out
from commissionkit.views.nested.things import Plan, Size, Spot
from commissionkit.views.stating import DOUBTS, called, cautions, state_of

__all__ = ["areas"]

_MARGIN: Final = 16.0
_LEAST_WIDTH: Final = 560.0


def areas(
    arrangement: Arrangement, *, on: On | None = None, area: str | None = None, counted: str | None = None
) -> Drawing:
    """Areas within areas, as boxes within boxes, to scale by their people where these are recorded.

    A box is to scale, by its surface, only where a number of people is recorded for that very area. Numbers of one kind
    are drawn, such as registered people, and those of another are written but not drawn to scale. A box without such a
    number has another look, and its size says nothing: that its people are not recorded does not mean that there are
    none. An area that lies in several others is drawn once, with a remark on both sides. What is planned, and what is
    not certain on the day, says so, and has a look of its own where its people are recorded.

    Args:
        arrangement: The site or country, or a snapshot of it.
        on: The day; None for the last day that the sources speak to.
        area: Only this area and what lies within it, by id. Of more areas than can be read the upper tiers are drawn,
            with the number of those left out.
        counted: Whom the numbers to scale count: `registered`, `resident` or `not_stated`. None for the kind that is
            recorded for most of the areas.

    Returns:
        A `Drawing`; its table has a row for each area and number, those left out of the picture included. Its `undrawn`
        has the areas, coverages and populations that it leaves out, and all that does not hold on the day, and why.

    Raises:
        RefusedQuestion: No area is recorded on that day, or the one asked for is not there then.
        UnknownName: No area bears the id, or no population of an area counts such people; names near ones.
        InvalidText: `on` names no days.

    It does not see borders: where a box stands, and its shape, say nothing. It adds no numbers up, and takes none of a
    body for one of the area that it covers.
    """
    check_arrangement(arrangement)
    if area is not None:
        check_id(arrangement, area, Area)
    world = state_of(arrangement, on)
    if area is not None and area not in world:
        raise RefusedQuestion(f"{area} is not there in {called(world)}: ask for another day")
    if counted is not None and counted not in kinds_of(world):
        raise UnknownName(str(counted), kinds_of(world), what="kind of people counted for an area", where=world.id)
    plan = gathered(world, area, counted)
    if not plan.roots:
        raise RefusedQuestion(
            f"{arrangement.id} records no area: a file lists them under places, systems or other_areas"
        )
    return _drawing(world, area, plan)


def _drawing(world: Arrangement, area: str | None, plan: Plan) -> Drawing:
    sheet = laid_out(plan)
    what = f"Areas within {world.name(area)}" if area is not None else "Areas within areas"
    title = f"{what}: {called(world)}"
    width = max(sheet.width, _LEAST_WIDTH) + 2 * _MARGIN
    known = cautions(world)
    head, top = heading(title, width, known, left=_MARGIN)
    groups = painted(sheet, _MARGIN, top)
    told, height = legend(plan, sheet, _MARGIN, top + sheet.height + 16, width - 2 * _MARGIN)
    paper = Box(x=0, y=0, width=width, height=height + 8, look="paper")
    scene = Scene(
        width=width,
        height=height + 8,
        marks=(paper, *head, *groups, told),
        title=title,
        description=described(_told(plan, sheet), known),
    )
    drawn = dict.fromkeys(fact for spot in plan.spots() for fact in spot.facts)
    return Drawing(scene=scene, rows=_table(world, plan, sheet, title), drawn=tuple(drawn), undrawn=plan.undrawn)


def _told(plan: Plan, sheet: Sheet) -> str:
    """What a person learns from the picture who does not see it."""
    sizes = Counter(placed.size for placed, _ in sheet.boxes())
    counts = f" The boxes to scale count {COUNTED.get(plan.counted, f'{plan.counted} people')}." if plan.counted else ""
    told = ", ".join(f"{size}: {sizes[size]}" for size in Size if sizes[size])
    doubts: Counter[str] = Counter(spot.doubt for spot in plan.spots())
    unsure = "".join(f" Of them {DOUBTS[one]}: {doubts[one]}." for one in DOUBTS if one and doubts[one])
    return f"Areas drawn, by what the size of their boxes says: {told}.{counts}{unsure} {_nested(plan)}"


def _nested(plan: Plan) -> str:
    holding = [spot for spot in plan.spots() if spot.inner]
    return " ".join(f"{spot.name} holds {', '.join(one.name for one in spot.inner)}." for spot in holding[:12])


def _table(world: Arrangement, plan: Plan, sheet: Sheet, title: str) -> Table:
    """A row for each area and number of people."""
    sizes = {placed.spot.key: placed.size for placed, _ in sheet.boxes()}
    rows = [row for spot in plan.spots() for row in _rows(world, spot, sizes[spot.key])]
    rows += [
        (world.name(one.fact), tier.tier, _above(world, one.fact), None, None, None, "not drawn", None, one.why)
        for one in plan.undrawn
        if isinstance(tier := world.get(one.fact), Area)
    ]
    columns = ("area", "tier", "within", "population", "counts", "year", "size", "covered by", "remarks")
    return Table(columns, tuple(rows), title)


def _above(world: Arrangement, area: str) -> str | None:
    return "; ".join(world.name(name) for name in world.area_tree.parents.get(area, ())) or None


def _rows(world: Arrangement, spot: Spot, size: Size) -> list[tuple[Cell, ...]]:
    """The rows of one area: of several numbers the first may be to scale."""
    head = (spot.name, spot.tier, _above(world, spot.key))
    tail = ("; ".join(spot.bodies) or None, "; ".join(spot.remarks) or None)
    if not spot.people:
        return [(*head, None, None, None, f"population {size}", *tail)]
    return [
        (*head, one.said, one.counted, one.when or None, str(size if at == 0 else Size.OTHERWISE), *tail)
        for at, one in enumerate(spot.people)
    ]
