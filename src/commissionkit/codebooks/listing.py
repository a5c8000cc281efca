"""Rows that list facts: all of a kind, of a topic, at a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from commissionkit.codebooks.wording import day_call, fact_piece, now, reading, short, silences
from commissionkit.comparison import Reading
from commissionkit.errors import UnknownName
from commissionkit.model import KINDS, Arrangement, Fact, NamedFact

__all__ = ["facts_where", "label", "matching"]

#: What a characteristic asks.
Ask = Callable[[Arrangement], Reading]


def facts_where(*lists: str, looked_for: Iterable[str] = (), planned: bool = False, **wanted: object) -> Ask:
    """A question that lists the facts of these kinds whose attributes are as wanted.

    Args:
        lists: Names of the lists of a site file, such as `practices`; several are listed one after the other.
        looked_for: What a `silent` entry may say was looked for in vain; with one the cell is "not stated".
        planned: Whether to list what is planned or proposed, and only that; else what holds.
        wanted: Attributes and what they must be; a set or tuple where any of several will do.

    Returns:
        What a `Characteristic` asks: a piece for each fact, its name or what it says.

    Raises:
        UnknownName: There is no such list.

    >>> from commissionkit.comparison import Characteristic, Codebook
    >>> people = Codebook("people", "People", [Characteristic("posts", "Posts", facts_where("posts"))])
    """
    for name in lists:
        if name not in KINDS:
            raise UnknownName(name, KINDS, what="list of a site file")

    def ask(site: Arrangement) -> Reading:
        world = site if planned else now(site)
        found = [fact for fact in matching(world, lists, wanted) if fact.status.is_plan is planned]
        pieces = (fact_piece(world, label(world, fact), fact) for fact in found)
        views = [f"{{site}}.{name}" for name in lists]
        call = f"[{', '.join(f'*{view}' for view in views)}]" if len(views) != 1 else views[0]
        if not planned and len(views) == 1:
            call = day_call(site, views[0].removeprefix("{site}"))
        return reading(pieces, call, silences(site, *looked_for))

    return ask


def matching(world: Arrangement, lists: Iterable[str], wanted: dict[str, object]) -> Iterator[Fact]:
    """The facts of these lists whose attributes are as wanted, list by list in file order."""
    for name in lists:
        for fact in world.own:
            if isinstance(fact, KINDS[name]) and all(_is(fact, key, want) for key, want in wanted.items()):
                yield fact


def _is(fact: Fact, attribute: str, wanted: object) -> bool:
    content = getattr(fact, attribute, None)
    if isinstance(wanted, (set, frozenset, tuple)):
        return content in wanted
    return content == wanted


def label(world: Arrangement, fact: Fact) -> str:
    """What a cell calls a fact: its short name, or what it says."""
    return short(world, fact.id) if isinstance(fact, NamedFact) else fact.label
