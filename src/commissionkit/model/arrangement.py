"""An arrangement: all that is recorded about how one site plans, buys and monitors care."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Final, TypeVar, cast

import attrs

from commissionkit.errors import InvalidArrangement, InvalidFact, UnknownName
from commissionkit.model.areas import Area
from commissionkit.model.base import Fact, NamedFact, Reference, references
from commissionkit.model.forums import Forum
from commissionkit.model.kinds import KINDS, bears, facts_by_class, list_of
from commissionkit.model.later import FactsOfADay
from commissionkit.model.layers import inherited, unshadowed
from commissionkit.model.lists import Lists
from commissionkit.model.naming import with_ids
from commissionkit.model.organisations import Organisation
from commissionkit.model.overview import overview_html
from commissionkit.model.services import Service, Stage
from commissionkit.model.showing import kinds_table
from commissionkit.model.snapshot import Carried, Snapshot
from commissionkit.model.trees import Tree
from commissionkit.model.views import View
from commissionkit.model.vocabulary import Vocabulary, shared
from commissionkit.periods import NOT_STATED, Bound
from commissionkit.sources import Source
from commissionkit.tables import Table

__all__ = ["Arrangement", "base_faults"]

F = TypeVar("F", bound=Fact)
T = TypeVar("T")


def _as_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(sources)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Arrangement(Lists):
    """A frozen set of dated, cited facts about one site.

    Facts without an id get one from their content. Arrangements are equal whatever the order of their facts.

    Attributes:
        id: Short name of the site.
        title: Its full name.
        area: The area that questions without an area are about; empty where there is none.
        as_at: The days the sources speak to.
        sources: The documents that are cited.
        facts: Everything recorded, in the order of the file.
        extends: The baseline that it rests on, as a file names it; that of `base` where it is left out.
        base: That baseline; None where there is none.
        note: A remark of the coder's.
        version: The version of this coding.
        snapshot: What day this is the state of; None for the record itself.
        carried: What changes moved or ended on the way to a snapshot; no part of equality.
        borrowed: In a `whole`, the baseline that each fact comes from which is not the arrangement's own, by id.

    Raises:
        InvalidArrangement: Two facts bear one id, the same fact stands twice, or a baseline is named and not given.
    """

    id: str
    title: str = ""
    area: str = ""
    as_at: Bound = NOT_STATED
    sources: tuple[Source, ...] = attrs.field(default=(), converter=_as_sources)
    facts: Sequence[Fact] = attrs.field(default=(), converter=with_ids)
    extends: str = ""
    base: Arrangement | None = None
    note: str = ""
    version: str = ""
    snapshot: Snapshot[Arrangement] | None = None
    carried: Sequence[Carried] = ()
    borrowed: Mapping[str, Arrangement] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.base, Arrangement) and not self.extends:
            object.__setattr__(self, "extends", self.base.id)
        faults = [
            InvalidFact("CK102", f'the id "{name}" stands twice', hint="Give one of them another id.")
            for name in self._repeated()
        ]
        faults += base_faults(self.id, self.extends, self.base)
        if faults:
            raise InvalidArrangement(f"{self.id} is not an arrangement", faults)

    def _repeated(self) -> tuple[str, ...]:
        if isinstance(self.facts, FactsOfADay):
            return ()
        ids = list(map(attrgetter("id"), self.facts))
        if len(set(ids)) == len(ids):
            return ()
        return tuple(name for name, count in Counter(ids).items() if count > 1)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Arrangement):
            return NotImplemented
        return self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @cached_property
    def _key(self) -> tuple[object, ...]:
        head = (self.id, self.title, self.area, self.as_at, self.extends, self.note, self.version, self.snapshot)
        return (*head, self.base, frozenset(self.sources), frozenset(self.facts))

    def __repr__(self) -> str:
        rests = f", extends {self.extends}" if self.extends else ""
        return f"<Arrangement {self.id}: {len(self.facts)} facts, {self._days}{rests}>"

    @property
    def _days(self) -> str:
        """The days that the sources speak to and, of a snapshot, those that it is the state on."""
        mark = self.snapshot
        if mark is None:
            return f"as at {self.as_at}"
        return f"as at {self.as_at}, as on {mark.on}{' with plans carried out' if mark.plans else ''}"

    def table(self) -> Table:
        """How many facts of each kind there are."""
        counts = Counter(list_of(fact) for fact in self.facts)
        kinds = ((kind.replace("_", " "), counts[kind]) for kind in KINDS if counts[kind])
        sources = [f"{source.id}: {source.title}" for source in self.sources]
        if self.base is not None:
            sources.append(f"rests on the baseline {self.base.id}: {self.base.title} ({len(self.base.all)} facts)")
        return kinds_table(f"{self.title or self.id} ({self.id}), {self._days}", kinds, sources)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return overview_html(self.table(), self.kept(facts_by_class), len(self.sources))

    # -- facts by id -----------------------------------------------------------------------------

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {**self.vocabulary.facts, **{fact.id: fact for fact in self.all}}

    def __getitem__(self, name: str) -> Fact:
        found = self.get(name)
        if found is None:
            raise UnknownName(name, self._by_id, where=self.id)
        return found

    def get(self, name: str) -> Fact | None:
        """The fact of that id, shared words included; None where nothing bears it."""
        facts = self.facts
        if not isinstance(facts, tuple) and isinstance(facts, FactsOfADay) and self.base is None:
            return facts.named(name) or self.vocabulary.facts.get(name)
        return self._by_id.get(name)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def fact(self, name: str, kind: type[F], *, what: str = "") -> F:
        """The fact of that id and kind.

        Raises:
            UnknownName: No fact of that kind bears the id; names near ones of the kind.
        """
        found = self.get(name)
        if isinstance(found, kind):
            return found
        known = [other.id for other in self._by_id.values() if isinstance(other, kind)]
        raise UnknownName(name, known, what=what or kind.__name__.lower(), where=self.id)

    def name(self, name: str) -> str:
        """What to call the fact of that id in a sentence; the id itself where nothing bears it."""
        found = self.get(name)
        return found.label if found is not None else name

    def find(self, text: str) -> View[Fact]:
        """Facts whose id, name, alias or identifier holds the text, whatever its case."""
        wanted = text.casefold()
        return View(f"facts like {text!r}", tuple(f for f in self._by_id.values() if _bears(f, wanted)))

    def _view(self, what: str, kind: type[F]) -> View[F]:
        if isinstance(self.facts, FactsOfADay):
            return View(what, self.facts.of_kind(kind))
        classes = self.kept(facts_by_class)
        alike = [cls for cls in classes if issubclass(cls, kind)]
        if len(alike) <= 1:
            return View(what, cast("tuple[F, ...]", classes[alike[0]] if alike else ()))
        return View(what, tuple(f for f in self.facts if isinstance(f, kind)))

    # -- layers ----------------------------------------------------------------------------------

    @property
    def own(self) -> View[Fact]:
        """The facts of this file alone."""
        return View("facts", self.facts)

    @cached_property
    def all(self) -> View[Fact]:
        """The facts of this file, then those of the baselines that it rests on, nearest first.

        Where both use an id, the arrangement's own fact stands for it.
        """
        if self.base is None:
            return self.own
        own = {fact.id: fact for fact in self.facts}
        return View("facts", (*self.facts, *unshadowed(self.base.all, own)))

    @cached_property
    def whole(self) -> Arrangement:
        """The arrangement together with what its baselines say of who decides; itself where it rests on none.

        Figures, themes and accounts of a baseline are no part of it. `borrowed` tells whose each fact is.
        """
        if self.base is None:
            return self
        under = self.base.whole
        facts = unshadowed(inherited(under.facts, self._spoken_of), {fact.id: fact for fact in self.facts})
        borrowed = {fact.id: under.borrowed.get(fact.id, self.base) for fact in facts}
        return attrs.evolve(self, facts=(*self.facts, *facts), base=None, extends="", borrowed=borrowed)

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """The ids that its own facts bear or name."""
        return frozenset((*(fact.id for fact in self.facts), *self._naming))

    def as_at_of(self, fact: str) -> Bound:
        """The days to which the sources of a fact speak: those of the arrangement it comes from."""
        return self.borrowed[fact].as_at if fact in self.borrowed else self.as_at

    # -- what lies within what -------------------------------------------------------------------

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that every arrangement shares."""
        return shared()

    def _each(self, kind: type[F]) -> Sequence[F]:
        """The facts of a kind, of this file and of the baselines that it rests on."""
        return self._view("facts", kind) if self.base is None else [fact for fact in self.all if isinstance(fact, kind)]

    @cached_property
    def service_tree(self) -> Tree:
        """Shared and local services."""
        return Tree({**self.vocabulary.service_tree.parents, **_parents(self._each(Service), Service)})

    @cached_property
    def stage_tree(self) -> Tree:
        """Shared and local stages."""
        return Tree({**self.vocabulary.stage_tree.parents, **_parents(self._each(Stage), Stage)})

    @cached_property
    def area_tree(self) -> Tree:
        """Areas and what they lie within; what an area is made up of lies within it."""
        areas = self._each(Area)
        within = {area.id: list(area.within) for area in areas}
        for area in areas:
            for part in area.made_up_of:
                within.setdefault(part, []).append(area.id)
        return Tree({name: tuple(dict.fromkeys(above)) for name, above in within.items()})

    @cached_property
    def fund_tree(self) -> Tree:
        """Funds and the pots within them."""
        funds: dict[str, tuple[str, ...]] = {f.id: () for f in self.funds}
        return Tree({**funds, **{f.id: (f.fund,) for f in self.pots}})

    # -- who names whom --------------------------------------------------------------------------

    @cached_property
    def _naming(self) -> dict[str, tuple[tuple[Fact, Reference], ...]]:
        found: dict[str, list[tuple[Fact, Reference]]] = {}
        for fact in self.facts:
            for reference in references(fact):
                found.setdefault(reference.target, []).append((fact, reference))
        return {name: tuple(pairs) for name, pairs in found.items()}

    def naming(self, name: str) -> tuple[tuple[Fact, Reference], ...]:
        """The facts that name this id, each with the place at which it does, in the order of the file."""
        return self._naming.get(name, ())

    # -- small readings --------------------------------------------------------------------------

    def may_be(self, fact: Fact) -> bool:
        """Whether it is unknown that the fact holds on the day of this snapshot."""
        return self.snapshot is not None and fact.id in self.snapshot.maybe

    @cached_property
    def _kept(self) -> dict[object, object]:
        return {}

    def kept(self, make: Callable[[Arrangement], T]) -> T:
        """What `make` reads out of the arrangement: made when first asked for, and kept with it.

        An arrangement never changes, so neither does what is read out of it.
        """
        if make not in self._kept:
            self._kept[make] = make(self)
        found: T = self._kept[make]  # type: ignore[assignment]  # kept under the function that made it
        return found

    def part(self, facts: Iterable[Fact], snapshot: Snapshot[Arrangement] | None = None) -> Arrangement:
        """The same arrangement with some of the facts of its `whole` alone.

        Args:
            facts: The facts; what it takes over from its baselines goes beneath.
            snapshot: For a state of those facts: the mark of it. Services, stages and areas then lie within one another
                as in all of the arrangement, whether or not the facts between are among these.
        """
        kept, borrowed = tuple(facts), self.whole.borrowed
        if self.base is None:
            made = _with(self, kept, snapshot)
        else:
            lent = {fact.id: borrowed[fact.id] for fact in kept if fact.id in borrowed}
            own = tuple(fact for fact in kept if fact.id not in lent)
            made = _with(self, own, snapshot)
            # What it takes over from its baselines goes by all that it says, and is not read out of a part of it.
            whole = _put(_with(self.whole, kept, snapshot), borrowed=lent)
            _put(made, whole=whole if snapshot is None else _lying(whole, self.whole))
        return made if snapshot is None else _lying(made, self.whole)

    def restated(self, facts: Iterable[Fact]) -> Arrangement:
        """The same arrangement with other rights, delegations and silences, and all else as it is."""
        return _lying(self.replace(facts), self)

    def replace(self, facts: Iterable[Fact]) -> Arrangement:
        """The same arrangement with other facts."""
        return attrs.evolve(self, facts=tuple(facts))

    def ids_of(self, *kinds: str) -> tuple[str, ...]:
        """The ids that may stand where these kinds are asked for, shared words included."""
        return tuple(name for name, fact in self._by_id.items() if bears(type(fact), kinds))


_FIELDS: Final = tuple(field.name for field in attrs.fields(Arrangement))


def _with(arrangement: Arrangement, facts: tuple[Fact, ...], snapshot: Snapshot[Arrangement] | None) -> Arrangement:
    """The same arrangement with some of its own facts, which are sound since they are its own."""
    fields: dict[str, object] = {name: getattr(arrangement, name) for name in _FIELDS}
    return _put(object.__new__(Arrangement), **{**fields, "facts": facts, "snapshot": snapshot})


def _lying(made: Arrangement, as_in: Arrangement) -> Arrangement:
    """A new arrangement whose services, stages and areas lie within one another as in another."""
    trees = {"service_tree": as_in.service_tree, "stage_tree": as_in.stage_tree, "area_tree": as_in.area_tree}
    return _put(made, **trees)


def _put(made: Arrangement, **known: object) -> Arrangement:
    """A new arrangement, with what is known of it beforehand."""
    for name, value in known.items():
        object.__setattr__(made, name, value)
    return made


def _parents(facts: Iterable[Fact], kind: type[Service | Stage]) -> dict[str, tuple[str, ...]]:
    return {f.id: (f.within,) if f.within else () for f in facts if isinstance(f, kind)}


def _bears(fact: Fact, wanted: str) -> bool:
    words = [fact.id]
    if isinstance(fact, NamedFact):
        words += [fact.name, *fact.aliases]
    if isinstance(fact, (Organisation, Area, Forum)):
        words += [identifier.code for identifier in fact.identifiers]
    if isinstance(fact, Organisation):
        words += [dated.name for dated in fact.names]
    return any(wanted in word.casefold() for word in words)


def base_faults(name: str, extends: str, base: object) -> tuple[InvalidFact, ...]:
    """Why an arrangement of this name cannot rest on a baseline; none where it can."""
    if base is None:
        hint = "Give the baseline itself as base=, or load the file."
        missing = InvalidFact("CK130", f'the baseline "{extends}" is named and not given', hint=hint)
        return (missing,) if extends else ()
    if not isinstance(base, Arrangement):
        hint = "Give an arrangement, as load gives one."
        return (InvalidFact("CK130", f"a baseline is an arrangement, not {base!r:.60}", hint=hint),)
    if base.snapshot is not None:
        hint = "Give the arrangement that it was made from."
        return (InvalidFact("CK130", f"the baseline is {base.id} as on {base.snapshot.on}", hint=hint),)
    if base.id == name:
        return (InvalidFact("CK131", f'the baseline bears the same id, "{name}"', hint="Give one of them another id."),)
    return ()
