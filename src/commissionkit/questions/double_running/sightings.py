"""What is run twice in one state of an arrangement, each sighting with a key that is the same on every day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, TypedDict

import attrs

from commissionkit.answers import Mode, Part
from commissionkit.model import Arrangement, DecisionRight, Delegation, DoubleRunning, Fact, Level, RunningKind
from commissionkit.periods import Period
from commissionkit.questions.double_running.pairing import Pair, paired, pairs, shared_period
from commissionkit.questions.double_running.register import register
from commissionkit.questions.double_running.retaking import retaken
from commissionkit.sources import Citation

__all__ = [
    "DecisionKey",
    "Key",
    "PairKey",
    "Said",
    "Sighting",
    "SiteKey",
    "Twins",
    "decisions",
    "sighting_of",
    "sightings",
    "stated_sightings",
]


@attrs.frozen(kw_only=True)
class PairKey:
    """Two processes, or one whose twin a source leaves unnamed.

    Attributes:
        system, organisation: Their ids.
        stated: Ids of the statements that name them.
        found: Whether the record itself pairs them.
        beside: Ids of statements about the whole site that bear on them.
    """

    system: str | None
    organisation: str | None
    stated: tuple[str, ...] = ()
    found: bool = False
    beside: tuple[str, ...] = ()


@attrs.frozen
class SiteKey:
    """A statement about the site that names no pair."""

    statement: str


@attrs.frozen(kw_only=True)
class DecisionKey:
    """A part of the decisions that those who make it take again; fields as those of `Retaken`, and the whole period."""

    part: Part
    mode: Mode
    made: str
    makers: tuple[str, ...]
    takers: tuple[str, ...]
    more: bool
    takings: int
    period: Period
    beside: tuple[str, ...]


Key: TypeAlias = PairKey | SiteKey | DecisionKey
Twins: TypeAlias = tuple[str | None, str | None]


class _Cited(TypedDict):
    facts: tuple[str, ...]
    evidence: tuple[Citation, ...]


@attrs.frozen(kw_only=True)
class Sighting:
    """One thing run twice in one state.

    Attributes:
        key: Which thing.
        certain: Whether the record leaves no doubt of it.
        why: What is not known, where it does.
        bodies: The organisations that run it twice.
        facts: The facts that make it, by id.
        evidence: What is cited for them.
    """

    key: Key
    certain: bool
    why: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()


def sightings(record: Arrangement, world: Arrangement, kind: RunningKind | None) -> Iterator[Sighting]:
    """Everything run twice in this state.

    Args:
        record: The arrangement as recorded, which tells the level of processes that are gone.
        world: One state of it.
        kind: Processes, decisions, or both.
    """
    if kind is not RunningKind.DECISION:
        said = Said.of(record, world)
        found: dict[Twins, Pair] = {(pair.system.id, pair.organisation.id): pair for pair in pairs(world)}
        for twins in sorted({*found, *said.stated}, key=lambda pair: (pair[0] or "", pair[1] or "")):
            yield _pair(world, twins, found.get(twins), said)
        yield from said.of_site(world)
    if kind is not RunningKind.PROCESS:
        yield from decisions(world)


def stated_sightings(record: Arrangement, world: Arrangement, kind: RunningKind | None) -> Iterator[Sighting]:
    """The same without the pairs that the record shows and no statement names."""
    if kind is not RunningKind.DECISION:
        said = Said.of(record, world)
        seen = (sighting_of(world, said, twins) for twins in said.stated)
        yield from (one for one in seen if one is not None)
        yield from said.of_site(world)
    if kind is not RunningKind.PROCESS:
        yield from decisions(world)


# -- processes -----------------------------------------------------------------------------------


@attrs.frozen
class Said:
    """What statements say of processes in one state.

    Attributes:
        site: Those about the whole site.
        stated: Those about processes, by the pairs that they name, or by single processes where a twin is unnamed.
    """

    site: tuple[DoubleRunning, ...]
    stated: Mapping[Twins, tuple[DoubleRunning, ...]]

    @classmethod
    def of(cls, record: Arrangement, world: Arrangement) -> Said:
        """The statements of a state; the arrangement as recorded tells the level of processes that are gone."""
        statements = sorted(world.double_running, key=lambda statement: statement.id)
        statements = [statement for statement in statements if statement.kind is RunningKind.PROCESS]
        stated: dict[Twins, list[DoubleRunning]] = {}
        for statement in statements:
            for twins in () if _is_of_site(statement) else _named(record, world, statement):
                stated.setdefault(twins, []).append(statement)
        site = tuple(filter(_is_of_site, statements))
        return cls(site, {twins: tuple(several) for twins, several in stated.items()})

    def beside(self, world: Arrangement, stage: str) -> tuple[DoubleRunning, ...]:
        """The statements about the site that bear on a stage."""
        return tuple(s for s in self.site if s.stage is None or world.stage_tree.meet(s.stage, stage))

    def of_site(self, world: Arrangement) -> Iterator[Sighting]:
        """What is said of the site alone."""
        return (_site(world, statement) for statement in self.site)


def sighting_of(world: Arrangement, said: Said, twins: Twins) -> Sighting | None:
    """What is seen of two processes in a state; None where neither a statement nor the record pairs them."""
    system, organisation = (register(world).processes.get(name or "") for name in twins)
    pair = paired(world, system, organisation) if system and organisation else None
    return _pair(world, twins, pair, said) if pair or twins in said.stated else None


def _is_of_site(statement: DoubleRunning) -> bool:
    return statement.of_all_sites or not statement.processes


def _named(record: Arrangement, world: Arrangement, statement: DoubleRunning) -> tuple[Twins, ...]:
    """The pairs that a statement names, or single processes where it names one side alone; only what is live.

    A named process that is gone leaves no twin unnamed: the statement then says nothing of this day.
    """
    live, recorded = register(world).processes, register(record).processes
    known = ((name, live.get(name) or recorded.get(name)) for name in statement.processes)
    level = {name: process.level for name, process in known if process is not None}
    systems = [p for p in statement.processes if level.get(p) is Level.SYSTEM_WIDE]
    organisations = [p for p in statement.processes if level.get(p) is Level.ORGANISATION]
    if systems and organisations:
        return tuple((s, o) for s in systems for o in organisations if s in live and o in live)
    if len(systems) + len(organisations) < len(statement.processes):
        return ()
    return (*((s, None) for s in systems if s in live), *((None, o) for o in organisations if o in live))


def _pair(world: Arrangement, twins: Twins, pair: Pair | None, said: Said) -> Sighting:
    processes = [register(world).processes[name] for name in twins if name is not None]
    stated = said.stated.get(twins, ())
    sure = any(not world.may_be(s) for s in stated) and not any(map(world.may_be, processes))
    facts: list[Fact] = [*processes, *stated, *(pair.by if pair else ())]
    certain = sure or (pair is not None and pair.certain)
    doubt = pair.why if pair else ("it is not known whether it was so then",)
    return Sighting(
        key=PairKey(
            system=twins[0],
            organisation=twins[1],
            stated=tuple(s.id for s in stated),
            found=pair is not None,
            beside=tuple(s.id for s in said.beside(world, processes[-1].stage)),
        ),
        certain=certain,
        why=() if certain else doubt,
        bodies=pair.bodies if pair else (),
        **_cited(facts),
    )


def _site(world: Arrangement, statement: DoubleRunning) -> Sighting:
    certain = not world.may_be(statement)
    why = () if certain else ("it is not known whether it was so then",)
    return Sighting(key=SiteKey(statement.id), certain=certain, why=why, **_cited([statement]))


# -- decisions -----------------------------------------------------------------------------------


def decisions(world: Arrangement) -> Iterator[Sighting]:
    """The decisions that are taken again in this state, and what statements say of them."""
    statements = sorted(world.double_running, key=lambda statement: statement.id)
    statements = [statement for statement in statements if statement.kind is RunningKind.DECISION]
    for twice in retaken(world):
        rights = [world[name] for name in twice.rights if name in world]
        key = DecisionKey(
            part=twice.part,
            mode=twice.mode,
            made=twice.made,
            makers=twice.makers,
            takers=twice.takers,
            more=twice.more,
            takings=twice.takings,
            period=shared_period(fact for fact in rights if isinstance(fact, (DecisionRight, Delegation))),
            beside=tuple(s.id for s in statements),
        )
        cited = _cited([*rights, *twice.by, *statements])
        yield Sighting(key=key, certain=twice.certain, why=twice.why, bodies=twice.bodies, **cited)
    yield from (_site(world, s) for s in statements)


def _cited(facts: Iterable[Fact]) -> _Cited:
    facts = tuple(dict.fromkeys(facts))
    return {
        "facts": tuple(fact.id for fact in facts),
        "evidence": tuple(dict.fromkeys(citation for fact in facts for citation in fact.evidence)),
    }
