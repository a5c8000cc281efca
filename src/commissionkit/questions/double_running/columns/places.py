"""Seats as columns: the forum, the body behind the seat, and how it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from commissionkit.model import Post, Seat, Standing
from commissionkit.questions.double_running.columns.arrays import Rows, numbers

__all__ = ["MEMBER", "NOT_MEMBER", "Places", "places_of"]

#: How a seat counts: as a membership, as the stated absence of one, or as neither.
MEMBER, NOT_MEMBER, _NEITHER = 2, 1, 0
_KINDS = {Standing.NOT_MEMBER: NOT_MEMBER, **{standing: MEMBER for standing in Standing if standing.is_member}}


@attrs.frozen(eq=False)
class Places:
    """Seats as rows of forum, body and how it counts, one for each body behind a seat.

    Attributes:
        seats: The row of the seat.
        forums, bodies: Their numbers.
        kinds: How the seat counts.
    """

    seats: Rows
    forums: Rows
    bodies: Rows
    kinds: Rows


def places_of(
    seats: Iterable[tuple[int, Seat]], posts: Mapping[str, Post], number: Mapping[str, int], forums: Mapping[str, int]
) -> Places:
    """The rows of seats, each given with its own number."""
    rows: list[tuple[int, int, int, int]] = []
    for row, seat in seats:
        forum, post = forums.get(seat.forum), posts.get(seat.holder)
        behind = (seat.represents or seat.holder,) if seat.represents or post is None else post.organisations
        if forum is not None:
            rows += [(row, forum, number[body], _KINDS.get(seat.standing, _NEITHER)) for body in behind]
    columns = tuple(zip(*rows, strict=True)) or ((), (), (), ())
    return Places(*(numbers(column) for column in columns))
