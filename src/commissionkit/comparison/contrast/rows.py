"""The rows of a difference: what two facts say, cite and remark on differently, and what one side has alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator

from attrs import evolve, frozen

from commissionkit.comparison.contrast.likeness import Attribute, attributes, likeness, says_the_same
from commissionkit.comparison.contrast.ordering import ORDER
from commissionkit.comparison.contrast.pairing import Pair
from commissionkit.comparison.contrast.said import Alike, Aspect, Between, Differing, Said
from commissionkit.comparison.contrast.wording import told_apart
from commissionkit.model import Arrangement, Fact
from commissionkit.model.kinds import list_of
from commissionkit.sources import Citation, weakest

__all__ = ["Sides", "Titled", "concept_of", "told"]

#: What to call a fact of an arrangement in a list.
Titled = Callable[[Arrangement, Fact], str]


def concept_of(pair: Pair) -> str:
    """The list in which the facts of a pair stand; where these are two, the earlier."""
    return min(list_of(pair.a), list_of(pair.b), key=ORDER.__getitem__)


def told(row: Differing, attribute: str, a: str, b: str) -> Differing:
    """The row, with what either side says of an attribute."""
    return evolve(row, attribute=attribute, a=evolve(row.a, text=a or None), b=evolve(row.b, text=b or None))


@frozen(kw_only=True)
class Sides:
    """Two arrangements, and how rows tell of them.

    Attributes:
        a, b: The arrangements.
        between: Days, codings or sites.
        titled: What to call a fact.
    """

    a: Arrangement
    b: Arrangement
    between: Between
    titled: Titled

    def alone(self, fact: Fact, *, in_a: bool) -> Differing:
        """The row of a fact that one side has and the other has not."""
        here, other = (self.a, self.b) if in_a else (self.b, self.a)
        said = evolve(self._said(here, fact), text=_stands(here, fact))
        missing = Said(text="not recorded" if other.snapshot is None else "does not hold")
        return Differing(
            concept=list_of(fact),
            aspect=Aspect.PRESENCE,
            attribute="holds" if self.between is Between.DAYS else "recorded",
            a=said if in_a else missing,
            b=missing if in_a else said,
        )

    def _said(self, world: Arrangement, fact: Fact) -> Said:
        return Said(id=fact.id, label=self.titled(world, fact), evidence=fact.evidence)

    def differing(self, pair: Pair) -> Iterator[Differing]:
        """A row for each attribute in which two facts that are one differ."""
        row = self._row(pair)
        yield from self._held(pair, row)
        yield from self._contents(pair, row)
        if self.between is not Between.SITES:  # two sites have sources and coders of their own
            yield from _cited(pair, row)
            yield from _remarked(pair, row)

    def alike(self, pair: Pair) -> Alike:
        """Two facts that say the same."""
        row = self._row(pair)
        return Alike(concept=row.concept, a=row.a, b=row.b, matched=row.matched)

    def _row(self, pair: Pair) -> Differing:
        return Differing(
            concept=concept_of(pair),
            aspect=Aspect.CONTENT,
            attribute="",
            a=self._said(self.a, pair.a),
            b=self._said(self.b, pair.b),
            matched=pair.matched,
        )

    def _held(self, pair: Pair, row: Differing) -> Iterator[Differing]:
        """Between two days: it may hold on the one, and holds on the other."""
        if self.a.snapshot is not None and self.b.snapshot is not None:
            ours, theirs = _stands(self.a, pair.a), _stands(self.b, pair.b)
            if ours != theirs:
                yield told(evolve(row, aspect=Aspect.CERTAINTY), "holds", ours, theirs)

    def _contents(self, pair: Pair, row: Differing) -> Iterator[Differing]:
        if says_the_same(pair.a, pair.read):
            return
        if type(pair.a) is not type(pair.b):
            yield told(row, "list", *(list_of(fact).replace("_", " ") for fact in (pair.a, pair.b)))
        said_a, said_b, read_b = ({one.name: one for one in attributes(fact)} for fact in (pair.a, pair.b, pair.read))
        first, second = (said_a, said_b) if concept_of(pair) == list_of(pair.a) else (said_b, said_a)
        for name in dict.fromkeys([*first, *second]):
            none = Attribute(name)
            ours, theirs = said_a.get(name, none), said_b.get(name, none)
            if likeness(ours.said) != likeness(read_b.get(name, none).said):
                texts = told_apart((self.a, self.b), (ours.said, theirs.said), refers=ours.refers or theirs.refers)
                yield told(row, name, *texts)


def _stands(world: Arrangement, fact: Fact) -> str:
    """How a fact that is there stands to the day of a snapshot."""
    if world.snapshot is None:
        return "recorded"
    return "may hold" if world.may_be(fact) else "holds"


# -- how it is cited, and what the coders remark -------------------------------------------------


def _cited(pair: Pair, row: Differing) -> Iterator[Differing]:
    """A row where the claims differ; another where the places do."""
    ours, theirs = pair.a.evidence, pair.b.evidence
    weak_a, weak_b = (weakest(citation.claim for citation in some) for some in (ours, theirs))
    places_differ = _places(ours) != _places(theirs)
    claims = evolve(row, aspect=Aspect.CLAIM)
    if weak_a is not weak_b:
        yield told(claims, "claim", *(str(claim) if claim else "nothing cited" for claim in (weak_a, weak_b)))
    elif not places_differ and _claims(ours) != _claims(theirs):
        yield told(claims, "claim", *_apart(ours, theirs))
    if places_differ:
        yield told(evolve(row, aspect=Aspect.EVIDENCE), "evidence", *_apart(ours, theirs))


def _remarked(pair: Pair, row: Differing) -> Iterator[Differing]:
    """A row where the notes of the coders differ; another where they give other reasons for one claim."""
    remark = evolve(row, aspect=Aspect.REMARK)
    if pair.a.note != pair.b.note:
        yield told(remark, "note", pair.a.note, pair.b.note)
    ours, theirs = pair.a.evidence, pair.b.evidence
    if _claims(ours) == _claims(theirs) and likeness(ours) != likeness(theirs):
        yield told(remark, "reason", *_apart(ours, theirs))


def _places(evidence: Iterable[Citation]) -> Hashable:
    return frozenset((citation.source, citation.locator) for citation in evidence)


def _claims(evidence: Iterable[Citation]) -> Hashable:
    return frozenset((citation.source, citation.locator, citation.claim) for citation in evidence)


def _apart(ours: Iterable[Citation], theirs: Iterable[Citation]) -> tuple[str, str]:
    """What either side cites and the other does not."""
    a, b = Counter(ours), Counter(theirs)
    return "; ".join(map(str, (a - b).elements())), "; ".join(map(str, (b - a).elements()))
