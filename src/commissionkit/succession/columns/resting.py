"""How long facts hold that rest on others, and on which days columns tell it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np

from commissionkit.succession.columns.bounds import FIRST, NEVER, Bounds, Days, Marks, Window
from commissionkit.succession.columns.edges import Edges
from commissionkit.succession.columns.passing import Passed

__all__ = ["Own", "Rested", "rested"]

#: Longer chains of what rests on what are left to the traversal.
_MOST_ROUNDS = 40


@attrs.frozen(eq=False)
class Own:
    """What each fact says of itself.

    Attributes:
        bounds: When it is there of itself; an organisation also by the changes.
        lives: When it lives by its own dates and status alone.
        is_dated: Whether its start is stated.
        is_undated: Whether its start is not stated.
    """

    bounds: Bounds
    lives: Bounds
    is_dated: Marks
    is_undated: Marks


@attrs.frozen(eq=False)
class Rested:
    """What becomes of each fact.

    Attributes:
        bounds: When it is there, what it rests on taken into account. It is never there on a day that these exclude.
        state: The days on which they tell surely whether it is.
        content: The days on which, besides, it is just as recorded.
    """

    bounds: Bounds
    state: Window
    content: Window


@attrs.frozen(eq=False)
class _Row:
    """Names at one place, and between which days nothing passes: all days where no change speaks of them."""

    edges: Edges
    since: Days | None = None
    until: Days | None = None


def rested(own: Own, quiet: Sequence[Edges], passed: Sequence[Passed], state: Window) -> Rested | None:
    """What becomes of each fact.

    Args:
        own: What each says of itself.
        quiet: Names that no change speaks of.
        passed: Names that changes may pass on.
        state: The days on which the bounds of organisations tell all.

    Returns:
        None where facts rest on one another in chains without end.
    """
    rows = [_Row(edges) for edges in quiet]
    for one in passed:
        known = one.edges.targets >= 0
        rows.append(_Row(one.edges.chosen(known), one.since[known], one.until[known]))
    needed = [row for row in rows if row.edges.leaf.needed and len(row.edges.owners)]
    bounds = own.bounds.copy()
    for _ in range(_MOST_ROUNDS):
        before = bounds.copy()
        for row in needed:
            _clamp(bounds, own, row)
        if bounds.is_like(before).all():
            return _windows(own, bounds, rows, passed, state)
    return None


def _clamp(bounds: Bounds, own: Own, row: _Row) -> None:
    """Cut the bounds of those that name, by the bounds of what they name."""
    edges = row.edges
    found = bounds.at(edges.targets)
    start_earliest, start_latest, end_earliest, end_latest = found.columns
    vouching = _vouching(own, edges)
    if vouching.any():
        vouched = np.maximum(own.lives.start_latest[edges.owners], start_earliest)
        start_latest = np.where(vouching, vouched, start_latest)
    if row.since is not None and row.until is not None:
        # What may come of the name on days on which it passes is for the traversal: they are not to be excluded.
        odd_before, odd_after = _odd_days(row.since, row.until, found)
        is_free, is_open = (row.since > FIRST) | odd_after, (row.until < NEVER) | odd_before
        start_earliest = np.where(is_free, FIRST, start_earliest)
        start_latest = np.where(is_free, FIRST, start_latest)
        end_earliest = np.where(is_open, NEVER, end_earliest)
        end_latest = np.where(is_open, NEVER, end_latest)
    alone = ~edges.several
    np.maximum.at(bounds.start_latest, edges.owners, start_latest)
    np.minimum.at(bounds.end_earliest, edges.owners, end_earliest)
    np.maximum.at(bounds.start_earliest, edges.owners[alone], start_earliest[alone])
    np.minimum.at(bounds.end_latest, edges.owners[alone], end_latest[alone])


def _vouching(own: Own, edges: Edges) -> Marks:
    """Where the stated start of a fact shows that what it names had begun, before that says so itself."""
    owners, targets = edges.owners, edges.targets
    earlier = own.lives.start_latest[owners] < own.bounds.start_latest[targets]
    return np.asarray(own.is_dated[owners] & own.is_undated[targets] & earlier)


def _windows(own: Own, bounds: Bounds, rows: list[_Row], passed: Sequence[Passed], state: Window) -> Rested | None:
    content = Window(state.since.copy(), state.until.copy())
    for one in passed:
        _narrow((state, content), one.edges, one.since, one.until)
        state.narrow(one.edges.owners, one.since, NEVER)  # what is traced back, wherever, may or may not be so
    for row in rows:
        odd = _not_told(own, bounds, row)
        if odd.any():
            owners = row.edges.owners[odd]
            content.shut(owners)
            if row.edges.leaf.ends:
                state.shut(owners)
        # Where one name may drop out of a fact that stays, it is as recorded only while all of them are there.
        drops = row.edges.several if row.edges.leaf.needed else np.ones(len(row.edges.owners), dtype=np.bool_)
        edges = row.edges.chosen(drops)
        found = bounds.at(edges.targets)
        since, until = found.start_earliest, found.end_latest
        if row.since is not None and row.until is not None:
            since = np.where(row.since[drops] > FIRST, FIRST, since)
            until = np.where(row.until[drops] < NEVER, NEVER, until)
        _narrow((state, content), edges, since, until)
    for _ in range(_MOST_ROUNDS):
        before = state.since.copy(), state.until.copy()
        for row in rows:
            edges = row.edges
            _narrow((state, content), edges, state.since[edges.targets], state.until[edges.targets])
        if (before[0] == state.since).all() and (before[1] == state.until).all():
            return Rested(bounds, state, content)
    return None


def _narrow(windows: tuple[Window, Window], edges: Edges, since: Days, until: Days) -> None:
    """Cut the days on which a fact is as recorded; and, where names may end it, those on which it surely is there."""
    state, content = windows
    content.narrow(edges.owners, since, until)
    if edges.leaf.ends:
        state.narrow(edges.owners, since, until)


def _not_told(own: Own, bounds: Bounds, row: _Row) -> Marks:
    """Where four bounds do not tell what comes of a name."""
    edges = row.edges
    found = bounds.at(edges.targets)
    odd = np.zeros(len(edges.owners), dtype=np.bool_)
    if row.since is not None and row.until is not None:
        odd_before, odd_after = _odd_days(row.since, row.until, found)
        odd |= odd_before | odd_after
    if edges.leaf.needed:
        odd |= _vouching(own, edges) & ~_is_one_run(own.bounds.at(edges.targets), own.lives.at(edges.targets), found)
    return odd


def _odd_days(since: Days, until: Days, found: Bounds) -> tuple[Marks, Marks]:
    """Where a body's own dates do not meet the days from which it is traced back, or on which its name passes on."""
    before = (since > FIRST) & ((found.start_latest > since) | (found.end_latest < since))
    after = (until < NEVER) & ((found.end_earliest < until) | (found.start_earliest > until))
    return np.asarray(before), np.asarray(after)


def _is_one_run(own: Bounds, lives: Bounds, found: Bounds) -> Marks:
    """Where the days vouched for and those on which the thing surely is there are one run.

    Only an uncertainty of its own is vouched for, not one that it has from what it rests on.
    """
    vouched_until = np.minimum(np.minimum(own.start_latest, own.end_earliest), found.end_latest)
    goes_over = (found.start_latest == own.start_latest) & (
        np.minimum(np.minimum(own.end_earliest, found.end_latest), found.end_earliest) >= own.start_latest
    )
    is_all = (found.start_latest >= found.end_earliest) & (vouched_until == found.end_earliest)
    return np.asarray(own.is_like(lives) & (goes_over | is_all))
