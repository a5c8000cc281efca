"""Forums on a decision map: who sits on them, whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from commissionkit.model import Fact, Forum, Post, Seat, Standing
from commissionkit.views.maps.collecting import Collector

__all__ = ["add_forums", "add_seats"]

_SITS: Final = {
    Standing.CHAIR: "sits",
    Standing.MEMBER: "sits",
    Standing.ENTITLED_TO_ATTEND: "attends",
    Standing.FACILITATOR: "attends",
    Standing.NOT_MEMBER: "denied",
}
_STANDS: Final = {
    Standing.CHAIR: "chairs",
    Standing.MEMBER: "is a member of",
    Standing.ENTITLED_TO_ATTEND: "may attend",
    Standing.FACILITATOR: "facilitates",
    Standing.NOT_MEMBER: "is stated not to be a member of",
}


def add_seats(book: Collector) -> None:
    """A line from each body to the forum that it has a seat on, or is stated to have none on."""
    for seat in book.world.seats:
        for body, facts in _seated(book, seat):
            says = f"{book.world.name(body)} {_STANDS[seat.standing]} {book.world.name(seat.forum)}"
            detail = f" ({seat.title})" if seat.title else ""
            book.tie(book.body(body), book.body(seat.forum), _SITS[seat.standing], says + detail, *facts)


def _seated(book: Collector, seat: Seat) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Whose the place is: for a post the organisations that it belongs to, if any is recorded."""
    holder = book.world.get(seat.holder)
    if isinstance(holder, Post) and holder.organisations:
        for body in holder.organisations:
            yield body, (seat, holder)
    else:
        yield seat.holder, (seat,)


def add_forums(book: Collector) -> None:
    """A line from each body to the forum that is its own or joint, and from a forum to those within it."""
    for forum in book.world.forums:
        for body in forum.between:
            _belongs(book, body, forum, "is joint between")
        if forum.of:
            _belongs(book, forum.of, forum, "is of")
        if forum.nested_in:
            _belongs(book, forum.nested_in, forum, "is within")


def _belongs(book: Collector, body: str, forum: Forum, how: str) -> None:
    says = f"{forum.name} {how} {book.world.name(body)}"
    book.tie(book.body(body), book.body(forum.id), "belongs", says, forum, shown=False)
