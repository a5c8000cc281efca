"""How a decision comes about, from who makes, recommends, takes and ratifies it."""

from __future__ import annotations

import attrs

from commissionkit.answers import Mode

__all__ = ["Group", "Sides", "Taking", "conclude"]

#: Bodies that act as one; in one right they act jointly.
Group = frozenset[str]


@attrs.frozen
class Taking:
    """A group of bodies takes, in one act.

    Attributes:
        group: The bodies.
        delegated: Whether they take by delegation.
        forum: The forum by which they exercise it, where the delegation ends in one.
    """

    group: Group
    delegated: bool = False
    forum: str | None = None


@attrs.frozen(kw_only=True)
class Sides:
    """Who stands where over one part of a matter.

    Attributes:
        made, recommended, ratified: The groups that hold each power.
        taken: The takings.
        others: Whether anybody holds a power on neither side.
    """

    made: frozenset[Group] = frozenset()
    recommended: frozenset[Group] = frozenset()
    taken: frozenset[Taking] = frozenset()
    ratified: frozenset[Group] = frozenset()
    others: bool = False


def conclude(sides: Sides) -> Mode:
    """The one mode that fits: the first row of the table in the documentation."""
    proposed = bool(sides.made or sides.recommended)
    if proposed and sides.ratified:
        return Mode.RATIFIED
    taken = sides.taken if proposed else sides.taken | {Taking(group) for group in sides.ratified}
    if taken:
        return _taken(sides, taken)
    if proposed:
        return Mode.MADE_UNTAKEN
    return Mode.UNTAKEN_UNMADE if sides.others else Mode.NONE


def _taken(sides: Sides, taken: frozenset[Taking]) -> Mode:
    groups = frozenset(taking.group for taking in taken)
    if _is_binding(sides.made, taken):
        return Mode.BINDING
    if sides.made and sides.made != groups:
        return Mode.MADE_THEN_TAKEN
    if sides.recommended and not sides.made and sides.recommended != groups:
        return Mode.RECOMMENDED
    if len(frozenset().union(*groups)) == 1:
        return Mode.DELEGATED if all(taking.delegated for taking in taken) else Mode.SOLE
    return Mode.JOINTLY_TAKEN if len(groups) == 1 else Mode.SEVERALLY_TAKEN


def _is_binding(made: frozenset[Group], taken: frozenset[Taking]) -> bool:
    forums = {taking.forum for taking in taken}
    if len(forums) != 1 or None in forums:
        return False
    return frozenset().union(*made) <= forums
