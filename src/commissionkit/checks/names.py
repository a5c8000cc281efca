"""Names: every reference is known and of a kind that may stand there, every id can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from commissionkit.checks.among import all_named_in, borne, classes_of
from commissionkit.checks.fault import Fault
from commissionkit.errors import near_names, suggestion
from commissionkit.model import Arrangement, Fact, references
from commissionkit.model.kinds import bears
from commissionkit.model.rights import NOT_STATED_FACET

__all__ = [
    "kinds_agree",
    "money_is_own",
    "own_area",
    "plans_over_statute",
    "references_known",
    "unknown_names",
    "unusable_ids",
]

_RESERVED = frozenset({NOT_STATED_FACET, "none"})


def references_known(arrangement: Arrangement) -> Iterator[Fault]:
    """Every name in a fact is borne by a fact of a kind that may stand there."""
    bearers = borne(arrangement)
    beside = arrangement.vocabulary.facts.values()
    for cls, ids in borne((*arrangement.all, *beside) if arrangement.base is not None else beside).items():
        bearers.setdefault(cls, set()).update(ids)
    doubtful = {cls for cls, facts in classes_of(arrangement).items() if not _all_known(facts, bearers)}
    for fact in arrangement if doubtful else ():
        if type(fact) in doubtful:
            yield from unknown_names(arrangement, fact)


def _all_known(facts: Iterable[object], bearers: Mapping[type[Fact], set[str]]) -> bool:
    """Whether all names in facts of one class are borne by facts of the right kinds: looked at all at once."""
    for kinds, ids in all_named_in(facts).items():
        if ids.difference(*(borne_by for cls, borne_by in bearers.items() if bears(cls, kinds))):
            return False
    return True


def unknown_names(arrangement: Arrangement, fact: Fact) -> Iterator[Fault]:
    """The names in one fact that nothing bears, or nothing of a kind that may stand there."""
    dropped = arrangement.snapshot.dropped if arrangement.snapshot else frozenset[str]()
    for reference in references(fact):
        if reference.target == NOT_STATED_FACET and "over" in reference.path:
            continue
        if reference.target not in dropped:
            yield from _named(arrangement, reference.target, reference.kinds, fact.id or "", reference.path)


def own_area(arrangement: Arrangement) -> Iterator[Fault]:
    """The area that the arrangement is about is one of its areas."""
    if arrangement.area:
        yield from _named(arrangement, arrangement.area, ("Area",), "", ("area",))


def kinds_agree(arrangement: Arrangement) -> Iterator[Fault]:
    """What bears an id of the baseline is a thing of the same kind: it then stands for that fact."""
    for fact, other in _over_the_base(arrangement):
        if type(other) is not type(fact):
            here, there = (_with_article(_kind_in_words(_kind(one))) for one in (fact, other))
            message = f'"{fact.id}" is {here} here and {there} in the baseline {arrangement.extends}'
            yield Fault(code="CK133", message=message, fact=fact.id, path=("id",), hint="Give it another id.")


def _over_the_base(arrangement: Arrangement) -> Iterator[tuple[Fact, Fact]]:
    """The facts that stand for one of the baseline, each with that one; shared words are nobody's."""
    if arrangement.base is None:
        return
    for fact in arrangement:
        other = arrangement.base.get(fact.id)
        if other is not None and other.id not in arrangement.vocabulary.facts:
            yield fact, other


def money_is_own(arrangement: Arrangement) -> Iterator[Fault]:
    """Rights, delegations and pots are over funds of the arrangement's own: those of a baseline are figures to it."""
    if arrangement.base is None:
        return
    own = {fact.id for fact in arrangement}
    for fact in arrangement:
        for reference in references(fact):
            if "Fund" in reference.kinds and reference.target in arrangement and reference.target not in own:
                message = f'"{reference.target}" is a fund of the baseline {arrangement.extends}'
                hint = "Code the fund here too: under the same id it stands for that one."
                yield Fault(code="CK134", message=message, fact=fact.id, path=reference.path, hint=hint)


def plans_over_statute(arrangement: Arrangement) -> Iterator[Fault]:
    """What is only planned does not stand for a fact of the baseline that holds today."""
    for fact, _ in _over_the_base(arrangement):
        if fact.status.is_plan:
            message = f'"{fact.id}" is planned, and stands for what the baseline {arrangement.extends} says today'
            hint = "Give it another id."
            yield Fault(code="CK210", message=message, fact=fact.id, path=("id",), hint=hint, severity="warning")


def unusable_ids(arrangement: Arrangement) -> Iterator[Fault]:
    """No id is empty, a reserved word, or that of a shared service or stage."""
    words = arrangement.vocabulary.facts
    unusable = {"", *_RESERVED, *words}
    for fact in arrangement:
        if fact.id not in unusable:
            continue
        if not fact.id:
            message, hint = "no id follows from its name", "Give it an id."
        elif fact.id in _RESERVED:
            message, hint = f'"{fact.id}" cannot be an id: it has a meaning of its own', "Give it another id."
        else:
            shared = _kind_in_words(type(words[fact.id]).__name__)
            message, hint = f'the id "{fact.id}" is that of a shared {shared}', "Give it another id."
        yield Fault(code="CK115", message=message, fact=fact.id, path=("id",), hint=hint)


def _named(
    arrangement: Arrangement, target: str, kinds: tuple[str, ...], fact: str, path: tuple[str | int, ...]
) -> Iterator[Fault]:
    if target not in arrangement:
        allowed = arrangement.ids_of(*kinds)
        near = suggestion(near_names(target, allowed))
        hint = " ".join(part for part in (near, _here(kinds)) if part)
        message = f'nothing bears the id "{target}"'
        yield Fault(code="CK101", message=message, fact=fact, path=path, hint=hint, target=target)
        return
    found = arrangement[target]
    shared = arrangement.vocabulary.facts.get(target)
    if shared is not None and bears(type(shared), kinds):
        return  # the local fact that took a shared id is the fault, and is told where it stands
    if not bears(type(found), kinds):
        message = f'"{target}" is {_with_article(_kind_in_words(_kind(found)))}'
        yield Fault(code="CK103", message=message, fact=fact, path=path, hint=_here(kinds), target=target)


def _kind(fact: Fact) -> str:
    return type(fact).__name__


def _here(kinds: tuple[str, ...]) -> str:
    if "*" in kinds:
        return "Here stands the id of a fact."
    *others, last = (_with_article(_kind_in_words(kind)) for kind in kinds)
    listed = f"{', '.join(others)} or {last}" if others else last
    return f"Here stands the id of {listed}."


def _kind_in_words(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()


def _with_article(words: str) -> str:
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"
