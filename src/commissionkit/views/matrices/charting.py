"""The matrix of a comparison, put together."""

from __future__ import annotations

from collections import Counter
from typing import Final

from commissionkit.comparison import DETAIL, MARKS, Cell, Comparison
from commissionkit.comparison.forms import long_table
from commissionkit.drawing import Box, Drawing, Mark, Scene
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.views.heading import heading
from commissionkit.views.matrices.laying import MARGIN, columns, sheet_of
from commissionkit.views.matrices.painting import counted, legend, notes, painted
from commissionkit.views.matrices.states import STATES

__all__ = ["matrix"]

#: The sites that a title names; of more it tells the number.
_NAMED: Final = 4
_MARKS: Final = "".join((*MARKS.values(), DETAIL))


def matrix(comparison: Comparison, *, focus: str | tuple[str, str] | None = None) -> Drawing:
    """A comparison as a picture: rows of the codebook, columns of sites, each cell with what it says and its state.

    Each state has a look and a sign of its own: known, known in part, disputed, stated none, not stated, none
    recorded, not applicable. Marks behind a text are those of the comparison, and say what is weaker than stated. What
    has no room is cut; the title of the cell has all of it, with the number of citations and the call that asks the
    same.

    Args:
        comparison: What `compare` gives.
        focus: What the picture is about, the rest being faint: the id of a row, of a site, the heading of a group of
            rows, the id of a fact (the cells that rest on it), or a row and a site for one cell.

    Returns:
        A `Drawing`. Its table has a row for each cell; `drawn` names the facts behind the cells, each as
        `site:fact`.

    Raises:
        RefusedQuestion: It is no comparison, or has no rows or no columns; or `focus` is neither a text nor two.
        UnknownName: `focus` names no row, site or fact of the comparison; names near ones.

    It does not see facts that no row of the codebook asks about, so that `undrawn` is empty.
    """
    if not isinstance(comparison, Comparison):
        raise RefusedQuestion("matrix draws a comparison: write matrix(compare(sites, codebook))")
    if not comparison.rows or not comparison.sites:
        raise RefusedQuestion(f"the comparison by {comparison.codebook} has no rows or no sites: nothing to draw")
    _check_focus(focus)
    chosen = None if focus is None else _lit(comparison, focus)
    title = _title(comparison)
    column, lefts = columns(len(comparison.sites))
    head, top = heading(title, lefts[-1] + column + MARGIN, left=MARGIN)
    sheet = sheet_of(comparison, top, _MARKS)
    cells = painted(sheet, comparison, top, lambda cell: chosen is not None and _key(cell) not in chosen)
    told, bottom = legend(sheet, comparison)
    beneath, height = notes(sheet, comparison, bottom)
    page = Box(x=0, y=0, width=sheet.width, height=height, look="paper")
    marks: tuple[Mark, ...] = (page, *head, *cells, told, beneath)
    scene = Scene(width=page.width, height=height, marks=marks, title=title, description=_told(comparison))
    facts = dict.fromkeys(f"{cell.site}:{fact}" for cell in comparison.cells for fact in cell.facts)
    return Drawing(scene=scene, rows=long_table(comparison), drawn=tuple(facts))


def _check_focus(focus: object) -> None:
    pair = isinstance(focus, tuple) and len(focus) == 2 and all(isinstance(one, str) for one in focus)
    if not (focus is None or isinstance(focus, str) or pair):
        raise RefusedQuestion(
            "focus= is the id of a row, a site or a fact, or a row and a site: write "
            f'("row", "site"), not {focus!r:.40}'
        )


def _key(cell: Cell) -> tuple[str, str]:
    return cell.characteristic, cell.site


def _lit(comparison: Comparison, focus: str | tuple[str, str]) -> frozenset[tuple[str, str]]:
    """The cells that are lit, by row and site."""
    if not isinstance(focus, str):
        return frozenset({_key(comparison[focus])})
    found = {
        _key(cell)
        for row in comparison.rows
        for cell in row.cells
        if focus in (row.id, cell.site) or (row.group and focus == row.group)
    }
    found = found or {_key(cell) for cell in comparison.cells if focus in cell.facts}
    if not found:
        known = [*(row.id for row in comparison.rows), *(site.id for site in comparison.sites)]
        facts = dict.fromkeys(fact for cell in comparison.cells for fact in cell.facts)
        raise UnknownName(focus, [*known, *facts], what="row, site or fact", where=comparison.codebook)
    return frozenset(found)


def _title(comparison: Comparison) -> str:
    names = [site.title or site.id for site in comparison.sites]
    return f"{comparison.title}: {'; '.join(names) if len(names) <= _NAMED else f'{len(names)} sites'}"


def _told(comparison: Comparison) -> str:
    """What a person learns from the matrix who does not see it."""
    states = Counter(cell.status for cell in comparison.cells)
    cells = "; ".join(f"{shown.words}: {states[status]}" for status, shown in STATES.items() if states[status])
    size = f"{counted(len(comparison.rows), 'row')}, {counted(len(comparison.sites), 'site')}"
    return f"{size}. Cells by state: {cells}."
