"""Names that questions are given: looked up before anything is asked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from commissionkit.answers.across import called
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Fact, NamedFact

__all__ = ["check_arrangement", "check_id", "several"]

#: So many ids of facts of one name are told.
_MOST: Final = 3


def check_arrangement(arrangement: Arrangement) -> None:
    """Refuse to put a question to anything else.

    Raises:
        RefusedQuestion: It is no arrangement.
    """
    _arrangement(arrangement)


def check_id(arrangement: Arrangement, name: str, *kinds: type[Fact], what: str = "") -> None:
    """See that a fact of one of the kinds bears an id, now or at another time.

    Args:
        arrangement: The site, or a snapshot, which also knows the ids of what it dropped.
        name: The id.
        kinds: The kinds that it may be of; any where none are given.
        what: What to call it in the message.

    Raises:
        RefusedQuestion: It is no text.
        UnknownName: Nothing of the kind bears it; names near ones.
    """
    if not isinstance(name, str):
        raise RefusedQuestion(f"an id is a text, such as {getattr(name, 'id', 'icf')!r}, not {name!r:.60}")
    if arrangement.snapshot is not None and name in arrangement.snapshot.dropped:
        return
    found = arrangement.get(name)
    if found is None or (kinds and not isinstance(found, kinds)):
        known = arrangement.ids_of(*([kind.__name__ for kind in kinds] or ["*"]))
        words = what or " or ".join(kind.__name__.lower() for kind in kinds) or "id"
        raise UnknownName(name, known, what=words, where=arrangement.id, called=_called(arrangement, name, kinds))


def _called(arrangement: Arrangement, name: str, kinds: tuple[type[Fact], ...]) -> tuple[str, ...]:
    """The ids of the first facts of the kinds that are called by a name, whatever its case."""
    wanted = name.casefold()
    found = (fact for fact in arrangement.all if isinstance(fact, NamedFact) and isinstance(fact, kinds or Fact))
    ids = (fact.id for fact in found if wanted in {called.casefold() for called in (fact.name, *fact.aliases)})
    return tuple(islice(ids, _MOST))


def several(arrangements: tuple[Arrangement | Iterable[Arrangement], ...]) -> dict[str, Arrangement]:
    """The arrangements that a question over several is put to, by what its answer calls each.

    Args:
        arrangements: One or more of them, or one iterable of them.

    Raises:
        RefusedQuestion: There is none, or one of them is no arrangement.
    """
    given: tuple[object, ...] = arrangements
    # An arrangement is itself iterable, over its facts.
    if len(given) == 1 and not isinstance(given[0], (Arrangement, str)) and isinstance(given[0], Iterable):
        given = tuple(given[0])
    if not given:
        raise RefusedQuestion("the question is put to no arrangement: give one or more, as load gives them")
    return called(_arrangement(one) for one in given)


def _arrangement(given: object) -> Arrangement:
    if not isinstance(given, Arrangement):
        raise RefusedQuestion(f"questions are put to an arrangement, as load gives one, not to {given!r:.60}")
    return given
