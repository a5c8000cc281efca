"""The funds of an arrangement as one picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from commissionkit.drawing import Box, Drawing, Group, Mark, Scene, Words, fitted, line_height
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.questions.decisions.asking import On
from commissionkit.tables import Cell, Table
from commissionkit.views.heading import described, heading
from commissionkit.views.money.gathering import gathered
from commissionkit.views.money.painting import heads, legend, painted
from commissionkit.views.money.placing import LEFT, WIDTH, panels, scale_of
from commissionkit.views.money.things import Plan, Purse
from commissionkit.views.stating import DOUBTS, called, cautions, state_of

__all__ = ["funds"]

_SMALL: Final = 10.0
_GAP: Final = 34.0


def funds(arrangement: Arrangement, *, on: On | None = None) -> Drawing:
    """Funds and their pots to scale: who puts in, what is in each pot, and how it is decided.

    A fund is as high as its sum, and its pots as their shares of it, or as the sums that are stated for the year of the
    fund. One scale holds for all funds; sums of several years or kinds are never added up. What an organisation puts in
    is a band to scale only where a source states the sum for that year, else an outline; who stays out, and who is not
    stated to put anything in, is drawn otherwise. Pots without a share or a sum are drawn apart. Who bears a risk is a
    note, for it says nothing of what anyone puts in. What is planned, and what is not certain on the day, has a look
    of its own and says so.

    Args:
        arrangement: The site, or a snapshot of it.
        on: The day; None for the last day that the sources speak to.

    Returns:
        A `Drawing`; its table has a row for each fund, pot, contribution and risk share. Its `undrawn` has the sums of
        money about anything else, and all that does not hold on the day.

    Raises:
        RefusedQuestion: No fund is recorded on that day; the message says what is.
        InvalidText: `on` names no days.

    It does not see money that is held in no fund, such as the allocation of a body, and reckons nothing from a share of
    risk.
    """
    world = state_of(arrangement, on)
    plan = gathered(world)
    if not plan.purses:
        raise RefusedQuestion(_missing(world, plan))
    return _drawing(world, plan)


def _missing(world: Arrangement, plan: Plan) -> str:
    """Why there is nothing to draw, and what is recorded of money all the same."""
    counts = ((len(world.money), "sum of money", "sums of money"), (len(plan.losses), "risk share", "risk shares"))
    recorded = [f"{count} {one if count == 1 else several}" for count, one, several in counts if count]
    told = f"; it has {' and '.join(recorded)}, which statements(…) lists" if recorded else ""
    return f"{called(world)} records no fund, so no pot and no contribution{told}: a file lists them under funds"


def _drawing(world: Arrangement, plan: Plan) -> Drawing:
    title = f"Funds and pots: {called(world)}"
    known = cautions(world)
    head, y = heading(title, WIDTH, known, left=LEFT)
    marks: list[Mark] = [*head, *heads(y + 6)]
    y += 30
    for panel in panels(plan, scale_of(plan)):
        marks += painted(panel, y)
        y += panel.height + _GAP
    if plan.losses:
        note, y = _losses(plan, y - 10)
        marks.append(note)
    told, y = legend(plan, y)
    marks.append(told)
    paper = Box(x=0, y=0, width=WIDTH, height=y + 8, look="paper")
    scene = Scene(
        width=WIDTH, height=y + 8, marks=(paper, *marks), title=title, description=described(_told(plan), known)
    )
    return Drawing(scene=scene, rows=_table(plan, title), drawn=tuple(plan.facts()), undrawn=plan.undrawn)


def _losses(plan: Plan, y: float) -> tuple[Group, float]:
    """Risk of something else than a fund."""
    marks: list[Mark] = []
    for text in ("Risk borne outside these funds:", *(loss.said for loss in plan.losses)):
        for line in fitted(text, WIDTH - 2 * LEFT, _SMALL, lines=4):
            y += line_height(_SMALL)
            marks.append(Words(x=LEFT, y=y - 3, text=line, look="small", width=WIDTH - 2 * LEFT))
    title = " ".join(loss.said for loss in plan.losses)
    facts = tuple(loss.key for loss in plan.losses)
    return Group(marks=tuple(marks), role="note", title=title, facts=facts), y + 16


def _told(plan: Plan) -> str:
    """What a person learns from the picture who does not see it."""
    return " ".join(text for purse in plan.purses for text in _sentences(purse))


def _sentences(purse: Purse) -> Iterator[str]:
    yield f"{_listed(purse.name + ': ' + purse.money, DOUBTS[purse.doubt])}."
    if purse.pockets:
        pots = (_listed(one.name, one.money, DOUBTS[one.doubt], one.decided) for one in purse.pockets)
        yield f"Pots: {'; '.join(pots)}."
    if purse.givers:
        yield f"Who puts in: {'; '.join(_listed(one.name, one.said, DOUBTS[one.doubt]) for one in purse.givers)}."


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _table(plan: Plan, title: str) -> Table:
    """A row for each fund, pot, contribution and risk share."""
    rows: list[tuple[Cell, ...]] = []
    for purse in plan.purses:
        remarks = "; ".join(purse.remarks) or None
        rows.append((purse.name, "fund", purse.name, purse.money, str(purse.drawn), purse.decided, remarks))
        rows += [
            (purse.name, "pot", x.name, x.money, str(x.drawn), x.decided, "; ".join(x.remarks) or None)
            for x in purse.pockets
        ]
        rows += [
            (purse.name, "contribution", x.name, x.said, str(x.drawn), None, x.remark or None) for x in purse.givers
        ]
        rows += [(purse.name, "risk share", x.key, x.amount or None, "note", None, x.shares) for x in purse.losses]
    rows += [(None, "risk share", x.key, x.amount or None, "note", None, x.shares) for x in plan.losses]
    columns = ("fund", "what", "name", "money", "drawn", "how it is decided", "remarks")
    return Table(columns, tuple(rows), title)
