"""Names that questions are given: looked up before anything is asked."""

from __future__ import annotations

from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Fact

__all__ = ["check_arrangement", "check_id"]


def check_arrangement(arrangement: Arrangement) -> None:
    """Refuse to put a question to anything else.

    Raises:
        RefusedQuestion: It is no arrangement.
    """
    if not isinstance(arrangement, Arrangement):
        raise RefusedQuestion(f"questions are put to an arrangement, as load gives one, not to {arrangement!r:.60}")


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
        raise UnknownName(name, known, what=words, where=arrangement.id)
