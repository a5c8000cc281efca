"""Two arrangements set against each other: pairs, rows, agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from commissionkit.comparison.codebook import Codebook
from commissionkit.comparison.comparing import compare
from commissionkit.comparison.contrast.beside import cell_row, head_rows, source_rows
from commissionkit.comparison.contrast.captions import captions
from commissionkit.comparison.contrast.counting import agreement, no_agreement
from commissionkit.comparison.contrast.differences import Difference
from commissionkit.comparison.contrast.ordering import in_order
from commissionkit.comparison.contrast.pairing import Paired, pair_by_content, pair_by_id
from commissionkit.comparison.contrast.rows import Sides, Titled
from commissionkit.comparison.contrast.said import CHARACTERISTICS, Alike, Between, Differing
from commissionkit.model import Arrangement, Change, Fact, Organisation, references

__all__ = ["contrast"]


def contrast(
    a: Arrangement, b: Arrangement, *, titled: Titled, codebook: Codebook, between: Between | None = None, cells: bool
) -> Difference:
    """In what two arrangements differ.

    Args:
        a: The first, or a snapshot of it.
        b: The second.
        titled: What to call a fact in a list.
        codebook: What is asked of two sites, and of two codings for their agreement.
        between: What the two are; by their ids and days unless said.
        cells: Whether the cells of the codebook are rows also where the two are of one site.

    Returns:
        Facts of one site are matched and set beside each other; of two sites, those that bear one id.
    """
    kind = between or _between(a, b)
    # Days are not asked for their agreement, so that only who wants the cells pays for them.
    asked = compare([a, b], codebook).rows if cells or kind is not Between.DAYS else ()
    shown = [cell_row(row.name, *row.cells) for row in asked] if cells or kind is Between.SITES else []
    paired = pair_by_content(a, b) if kind is Between.CODINGS else pair_by_id(a, b, of_two_sites=kind is Between.SITES)
    rows, alike = _of_facts(Sides(a=a, b=b, between=kind, titled=titled), paired)
    items = in_order([*(row for row in shown if isinstance(row, Differing)), *rows])
    same = (*(row for row in shown if isinstance(row, Alike)), *alike)
    told = captions(a, b, kind, items, same)
    of_codings = kind is Between.CODINGS
    return Difference(
        site=a.id if a.id == b.id else f"{a.id}, {b.id}",
        title=told.title,
        items=_because(a, b, items) if kind is Between.DAYS else items,
        notes=told.notes,
        between=kind,
        sides=told.sides,
        alike=same,
        agreement=agreement(a.id, a.title or a.id, paired, asked) if of_codings else no_agreement(a.id, kind.words),
    )


def _between(a: Arrangement, b: Arrangement) -> Between:
    if a.id != b.id:
        return Between.SITES
    days = [None if world.snapshot is None else (world.snapshot.on.days, world.snapshot.plans) for world in (a, b)]
    return Between.CODINGS if days[0] == days[1] else Between.DAYS


def _of_facts(sides: Sides, paired: Paired) -> tuple[list[Differing], tuple[Alike, ...]]:
    """The rows of facts, and the facts that say the same."""
    rows = [row for pair in paired.pairs for row in sides.differing(pair)]
    if sides.between is not Between.SITES:
        rows += [sides.alone(fact, in_a=True) for fact in paired.only_a]
        rows += [sides.alone(fact, in_a=False) for fact in paired.only_b]
        rows += [*head_rows(sides.a, sides.b, paired.names), *source_rows(sides.a, sides.b)]
    other = {(row.a.id, row.b.id) for row in rows if row.aspect.is_of_the_world}
    alike = (sides.alike(pair) for pair in paired.pairs if (pair.a.id, pair.b.id) not in other)
    return rows, in_order(alike)


def _because(a: Arrangement, b: Arrangement, rows: Sequence[Differing]) -> tuple[Differing, ...]:
    """The rows between two days, each with what came between and touched its fact."""
    between = set(a.carried) ^ set(b.carried)
    causes = {name: fact for name in {one.because for one in between} if (fact := a.get(name) or b.get(name))}
    touched = {(one.fact, one.because) for one in between}
    for name, change in causes.items():
        if isinstance(change, Change):
            touched |= {(body, name) for body in (*change.predecessors, *change.successors)}
    touched |= set(_with_their_bodies(a, b, rows, touched))
    why: dict[str, list[Fact]] = {}
    for touched_id, name in sorted(touched):
        if name in causes:
            why.setdefault(touched_id, []).append(causes[name])
    # A characteristic may bear the id of a fact.
    return tuple(
        row if row.concept == CHARACTERISTICS else evolve(row, because=tuple(why.get(row.id, ()))) for row in rows
    )


def _with_their_bodies(
    a: Arrangement, b: Arrangement, rows: Sequence[Differing], touched: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """What is on one side alone and names a body that a change put on that side alone, each with that change.

    What names a body that goes on as well, such as a contract with two parties, has begun or run out by its own dates:
    had the change done it, it would have been carried over.
    """
    changes: dict[str, list[str]] = {}
    for body, name in touched:
        changes.setdefault(body, []).append(name)
    for side, world in (("a", a), ("b", b)):
        alone = {row.id for row in rows if row.only_in == side}
        for fact in (world[name] for name in alone if name in world):
            targets = {reference.target for reference in references(fact)}
            if all(target in alone or not isinstance(world.get(target), Organisation) for target in targets):
                yield from ((fact.id, name) for named in targets & alone for name in changes.get(named, ()))
