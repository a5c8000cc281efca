"""The words by which a question over several arrangements picks out facts, looked up before anything is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Fact, Service, Stage, Tree

__all__ = ["among", "id_of", "service_of", "stage_of", "within"]


def among(name: object, known: Iterable[str], what: str) -> None:
    """See that a word is one of those known; None is no word and passes.

    Raises:
        RefusedQuestion: It is no text.
        UnknownName: It is none of them; names near ones.
    """
    if name is None:
        return
    if not isinstance(name, str):
        raise RefusedQuestion(f"a {what} is named by a text, not {name!r:.60}")
    words = tuple(known)
    if name not in words:
        raise UnknownName(name, words, what=what)


def id_of(asked: Mapping[str, Arrangement], name: object, *kinds: type[Fact], what: str) -> None:
    """See that a fact of one of the kinds bears an id in one of the arrangements at least, or did before a snapshot.

    Raises:
        RefusedQuestion: It is no text.
        UnknownName: Nothing of the kind bears it in any; names near ones.
    """
    if any(world.snapshot is not None and name in world.snapshot.dropped for world in asked.values()):
        return
    among(name, (known for world in asked.values() for known in world.ids_of(*(kind.__name__ for kind in kinds))), what)


def stage_of(asked: Mapping[str, Arrangement], stage: str | None) -> None:
    """See that a stage of the commissioning cycle is shared, or one of the arrangements' own."""
    id_of(asked, stage, Stage, what="stage")


def service_of(asked: Mapping[str, Arrangement], service: str | None) -> None:
    """See that a service is shared, or one of the arrangements' own."""
    id_of(asked, service, Service, what="service")


def within(tree: Tree, named: str | None, wanted: str | None) -> bool:
    """Whether what a fact names is what is asked for or lies within it; always where nothing is asked for."""
    return wanted is None or (named is not None and tree.within(named, wanted))
