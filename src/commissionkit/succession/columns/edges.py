"""Who names whom, as columns: one row for each name that bears on what becomes of a fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs
import numpy as np

from commissionkit.model import Change, Fact, Organisation
from commissionkit.succession.columns.bounds import Marks, Places
from commissionkit.succession.columns.leaves import Links, has_rule_and_names, links_at
from commissionkit.succession.families import Families
from commissionkit.succession.leaves import Leaf, leaves_of

__all__ = ["Edges", "Naming", "Passing", "naming_of"]


@attrs.frozen(eq=False)
class Edges:
    """Names at one place of one class, of what the arrangement records.

    Attributes:
        leaf: The place.
        owners: The facts that name.
        targets: What they name.
        several: Which names are one of several.
    """

    leaf: Leaf
    owners: Places
    targets: Places
    several: Marks

    def chosen(self, which: Marks) -> Edges:
        """Some of the rows."""
        return Edges(self.leaf, self.owners[which], self.targets[which], self.several[which])


@attrs.frozen
class Passing:
    """One name that changes may pass on."""

    owner: int
    name: str
    leaf: Leaf
    several: bool


@attrs.frozen(eq=False)
class Naming:
    """All that bears on what becomes of the facts of an arrangement.

    Attributes:
        quiet: Names that no change speaks of.
        passing: Names that some change speaks of.
        doubtful: Facts that the columns do not decide.
        unsure: Those of them of which not even whether they are there: organisations hang on no name unless it passes.
    """

    quiet: tuple[Edges, ...]
    passing: tuple[Passing, ...]
    doubtful: Places
    unsure: Places


def naming_of(
    by_class: Mapping[type[Fact], Sequence[int]], facts: Sequence[Fact], index: Mapping[str, int], families: Families
) -> Naming:
    """Read the names out of all facts, class by class."""
    quiet: list[Edges] = []
    passing: list[Passing] = []
    doubtful: set[int] = set()
    for cls, places in by_class.items():
        if issubclass(cls, Change):
            continue  # a record of what happened, which nothing touches
        mine = [facts[place] for place in places]
        leaves = leaves_of(cls)
        if leaves is None:
            doubtful.update(places)
            continue
        doubtful.update(place for place, fact in zip(places, mine, strict=True) if has_rule_and_names(fact))
        for leaf in leaves:
            if not (leaf.matters or leaf.is_list):
                continue
            links = links_at(leaf, mine, places)
            doubtful.update(links.twice)
            if leaf.matters:
                quiet.append(_quiet(leaf, links, index, families))
                passing += _passing(leaf, links, families)
    odd = np.array(sorted(doubtful), dtype=np.intp)
    kept = tuple(one for one in passing if one.owner not in doubtful)
    traced = {one.owner for one in passing}
    unsure = [place for place in odd.tolist() if place in traced or not isinstance(facts[place], Organisation)]
    return Naming(tuple(_without(quiet, odd)), kept, odd, np.array(unsure, dtype=np.intp))


def _quiet(leaf: Leaf, links: Links, index: Mapping[str, int], families: Families) -> Edges:
    of = families.of
    targets = np.array([-1 if name in of else index.get(name, -1) for name in links.names], dtype=np.intp)
    edges = Edges(leaf, links.owners, targets, links.several)
    return edges.chosen(targets >= 0)


def _passing(leaf: Leaf, links: Links, families: Families) -> Iterable[Passing]:
    for at, name in enumerate(links.names) if families.of else ():
        if name in families.of:
            yield Passing(int(links.owners[at]), name, leaf, bool(links.several[at]))


def _without(several: Iterable[Edges], odd: Places) -> Iterable[Edges]:
    for edges in several:
        yield edges.chosen(~np.isin(edges.owners, odd)) if len(odd) else edges
