"""Agreement counted: facts list by list, closed words attribute by attribute, cells of a codebook by their state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Final

from commissionkit.comparison.cells import Row as CellRow
from commissionkit.comparison.contrast.agreeing import ALL, Agreeing, Agreement, Kappas, WordAgreement
from commissionkit.comparison.contrast.likeness import attributes, says_the_same
from commissionkit.comparison.contrast.pairing import Pair, Paired
from commissionkit.comparison.contrast.reliability import kappa
from commissionkit.comparison.contrast.rows import concept_of
from commissionkit.comparison.contrast.said import CHARACTERISTICS
from commissionkit.comparison.readings import State
from commissionkit.model import KINDS, Fact
from commissionkit.model.kinds import list_of
from commissionkit.sources import weakest

__all__ = ["agreement", "no_agreement"]

#: Attributes whose words are those of the shared vocabulary, and not of a class of words.
_WORDS: Final = frozenset({"kind", "sector", "perspective", "legal_class", "counted", "topic", "theme"})
#: What every fact has, so that it can be counted over all lists.
_OF_ALL: Final = ("status", "claim")

#: Of each list and attribute: the words of both coders, a pair for each fact that both record.
_Words = dict[tuple[str, str], list[tuple[str, str]]]


def no_agreement(site: str, what: str) -> Agreement:
    """The agreement of what is no two codings, which is empty and says why."""
    why = (f"Agreement is of two codings of one site; these are {what}.",)
    return Agreement(
        site=site, title="Agreement", notes=why, kappas=Kappas(site=site, title="Cohen's kappa", notes=why)
    )


def agreement(site: str, name: str, paired: Paired, cells: Sequence[CellRow]) -> Agreement:
    """How far two codings agree.

    Args:
        site: The id of the arrangement.
        name: What it is called.
        paired: Their facts, beside each other.
        cells: The rows of a codebook put to both.
    """
    items = [*_facts(paired), *_characteristics(cells)]
    words = _words_of(paired.pairs)
    found = [
        *(WordAgreement(id=f"{ALL}/{name}", kappa=kappa(_over_all(words, name))) for name in _OF_ALL),
        *(WordAgreement(id=f"{concept}/{name}", kappa=kappa(pairs)) for (concept, name), pairs in words.items()),
        *([WordAgreement(id=f"{CHARACTERISTICS}/state", kappa=kappa(map(_states, cells)))] if cells else []),
    ]
    return Agreement(
        site=site,
        title=f"How far two codings of {name} agree",
        items=tuple(items),
        notes=(_MEANING,),
        kappas=Kappas(site=site, title="Cohen's kappa, over what both record", items=tuple(found)),
    )


_MEANING: Final = (
    "Agreement: the share of all facts that either records which both record with the same content. Claims, evidence "
    "and remarks do not count in it."
)


def _facts(paired: Paired) -> Iterator[Agreeing]:
    """A row for each list, then one for all."""
    matched = Counter(map(concept_of, paired.pairs))
    alike = Counter(concept_of(pair) for pair in paired.pairs if says_the_same(pair.a, pair.read))
    only_a, only_b = (Counter(map(list_of, facts)) for facts in (paired.only_a, paired.only_b))
    counts = (matched, alike, only_a, only_b)
    for concept in (*(name for name in KINDS if any(count[name] for count in counts)), ALL):
        numbers = [count.total() if concept == ALL else count[concept] for count in counts]
        yield Agreeing(id=concept, matched=numbers[0], alike=numbers[1], only_a=numbers[2], only_b=numbers[3])


def _characteristics(rows: Sequence[CellRow]) -> Iterator[Agreeing]:
    if rows:
        alike = sum(one.value == other.value and one.status is other.status for one, other in (r.cells for r in rows))
        yield Agreeing(id=CHARACTERISTICS, matched=len(rows), alike=alike)


def _states(row: CellRow) -> tuple[str, str]:
    """The states of both cells; a value is present."""
    one, other = (State.PRESENT if c.state is State.VALUE else c.state for c in row.cells)
    return one.value, other.value


# -- closed words --------------------------------------------------------------------------------


def _words_of(pairs: Iterable[Pair]) -> _Words:
    """The closed words of both coders, list by list in the order of files, attribute by attribute."""
    by_list: dict[str, list[Pair]] = {name: [] for name in KINDS}
    for pair in pairs:
        by_list[concept_of(pair)].append(pair)
    return {
        (concept, name): words
        for concept, some in by_list.items()
        for name, words in _of_list([(_told(pair.a), _told(pair.b)) for pair in some]).items()
    }


def _of_list(told: Sequence[tuple[dict[str, object], dict[str, object]]]) -> dict[str, list[tuple[str, str]]]:
    closed = dict.fromkeys(
        name for both in told for side in both for name, said in side.items() if _is_closed(name, said)
    )
    return {
        name: [(_word(one[name]), _word(other[name])) for one, other in told if name in one and name in other]
        for name in closed
    }


def _told(fact: Fact) -> dict[str, object]:
    """What a fact says, its weakest claim beside its status."""
    claim = weakest(citation.claim for citation in fact.evidence)
    said = {one.name: one.said for one in attributes(fact)}
    first = {"status": said.pop("status"), "claim": claim if claim is not None else "nothing cited"}
    return {**first, **said}


def _is_closed(name: str, said: object) -> bool:
    if isinstance(said, (Enum, bool)) or name in (*_OF_ALL, *_WORDS):
        return True
    return isinstance(said, tuple) and bool(said) and all(isinstance(item, Enum) for item in said)


def _word(said: object) -> str:
    """A word as it counts: several at once are one category, and so is nothing at all."""
    if isinstance(said, tuple):
        return "+".join(sorted(map(_word, said))) or "none"
    if isinstance(said, bool):
        return "yes" if said else "no"
    return str(said.value) if isinstance(said, Enum) else str(said or "none")


def _over_all(words: _Words, wanted: str) -> list[tuple[str, str]]:
    return [pair for (_, name), pairs in words.items() if name == wanted for pair in pairs]
