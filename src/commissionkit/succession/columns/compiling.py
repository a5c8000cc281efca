"""The columns of an arrangement: when each fact holds, and on which days that is all there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs
import numpy as np

from commissionkit.model import Arrangement, Change, ChangeKind, Fact, Organisation
from commissionkit.nodes.collecting import collector_paused
from commissionkit.succession.columns.bodies import presence_of
from commissionkit.succession.columns.bounds import FIRST, NEVER, Bounds, Days, Places, Window, number
from commissionkit.succession.columns.edges import Naming, naming_of
from commissionkit.succession.columns.passing import Passed, Passers
from commissionkit.succession.columns.resting import Own, Rested, rested
from commissionkit.succession.families import Families, families_of
from commissionkit.succession.lineage import Record, record_of
from commissionkit.succession.lives import STANDING, Life, life_from

__all__ = ["Columns", "Setting", "columns_of", "setting_of"]


@attrs.frozen(eq=False)
class Setting:
    """What the columns of an arrangement have in common, whether or not plans count.

    Attributes:
        arrangement: The arrangement.
        index: The place of each fact, by id.
        by_class: The places of the facts of each class.
        naming: Who names whom.
        families: The bodies that changes tie together.
        has_heirs: Whether an id looks like that of a copy which succession makes for an heir.
    """

    arrangement: Arrangement
    index: dict[str, int]
    by_class: Mapping[type[Fact], Places]
    naming: Naming
    families: Families
    has_heirs: bool

    @cached_property
    def class_of(self) -> tuple[Places, tuple[type[Fact], ...]]:
        """For each fact the number of its class, and the classes."""
        numbers = np.empty(len(self.index), dtype=np.intp)
        for i, places in enumerate(self.by_class.values()):
            numbers[places] = i
        return numbers, tuple(self.by_class)


def setting_of(arrangement: Arrangement) -> Setting:
    """Read once for an arrangement."""
    return arrangement.kept(_setting)


def _setting(arrangement: Arrangement) -> Setting:
    with collector_paused():
        facts = arrangement.facts
        by_class: dict[type[Fact], list[int]] = {}
        for place, fact in enumerate(facts):
            by_class.setdefault(type(fact), []).append(place)
        index = {fact.id: place for place, fact in enumerate(facts)}
        families = families_of(arrangement)
        naming = naming_of(by_class, facts, index, families)
        places = {cls: np.array(several, dtype=np.intp) for cls, several in by_class.items()}
    return Setting(arrangement, index, places, naming, families, any("~heir" in name for name in index))


@attrs.frozen(eq=False)
class Columns:
    """When each fact of an arrangement holds.

    Attributes:
        setting: What they were made from.
        record: What is recorded of changes.
        rested: When each fact is there, and on which days the columns tell all.
        own: When each fact is there of itself.
        passed: Names that changes may pass on.
        renamed: For organisations that may bear another name than the printed one: place, first day, day after.
    """

    setting: Setting
    record: Record
    rested: Rested
    own: Bounds
    passed: tuple[Passed, ...]
    renamed: tuple[Places, Days, Days]

    @cached_property
    def ends_before(self) -> Places:
        """The facts of which the columns do not tell all on each day on which they may be there, in order."""
        bounds, content = self.rested.bounds, self.rested.content
        is_there = bounds.start_earliest < bounds.end_latest
        return np.flatnonzero(
            is_there & ((content.since > bounds.start_earliest) | (content.until < bounds.end_latest))
        )

    @cached_property
    def doubts(self) -> tuple[Places, Bounds, Window]:
        """Those facts, with their bounds and the days on which the columns tell all of them."""
        places, content = self.ends_before, self.rested.content
        return places, self.rested.bounds.at(places), Window(content.since[places], content.until[places])

    @cached_property
    def counts(self) -> Mapping[type[Fact], tuple[Days, Days]]:
        """For each class the days on which its facts begin and on which they are over, each in order."""
        bounds = self.rested.bounds
        found: dict[type[Fact], tuple[Days, Days]] = {}
        for cls, places in self.setting.by_class.items():
            begin, over = bounds.start_earliest[places], bounds.end_latest[places]
            real = begin < over
            found[cls] = np.sort(begin[real]), np.sort(over[real])
        return found

    def count(self, cls: type[Fact], day: int) -> int:
        """How many facts of just this class may be there on a day."""
        at = np.int32(day)  # a wider number would have the column copied first
        begin, over = (int(np.searchsorted(column, at, side="right")) for column in self.counts[cls])
        return begin - over


def columns_of(arrangement: Arrangement, *, plans: bool) -> Columns | None:
    """The columns, made once for an arrangement; None where they cannot tell what becomes of its facts."""
    return arrangement.kept(_with_plans if plans else _without_plans)


def _with_plans(arrangement: Arrangement) -> Columns | None:
    return _columns(setting_of(arrangement), record_of(arrangement, plans=True))


def _without_plans(arrangement: Arrangement) -> Columns | None:
    return _columns(setting_of(arrangement), record_of(arrangement, plans=False))


def _columns(setting: Setting, record: Record) -> Columns | None:
    with collector_paused():
        own = _own(setting, record)
        state = _present(setting, record, own.bounds)
        facts, families = setting.arrangement.facts, setting.families
        passed = Passers(facts, setting.index, record, families.of).passed(setting.naming.passing)
        found = rested(own, setting.naming.quiet, passed, state)
        if found is None:
            return None
        found.content.shut(setting.naming.doubtful)
        columns = Columns(setting, record, found, own.bounds, passed, _renamed(setting, record))
        _ = columns.doubts, columns.counts  # each day asks for them
        return columns


def _own(setting: Setting, record: Record) -> Own:
    facts, as_at = setting.arrangement.facts, setting.arrangement.as_at
    codes: dict[tuple[int, int, bool], int] = {}
    kinds: list[Fact] = []
    numbers = np.empty(len(facts), dtype=np.intp)
    for cls, places in setting.by_class.items():
        stands = issubclass(cls, STANDING)
        for place in places.tolist():
            fact = facts[place]
            key = (id(fact.period), id(fact.status), stands)
            code = codes.get(key)
            if code is None:
                code = codes[key] = len(codes)
                kinds.append(fact)
            numbers[place] = code
    lives = [
        life_from(fact.period, fact.status, as_at, stands=isinstance(fact, STANDING), plans=record.plans)
        for fact in kinds
    ]
    starts = [fact.period.start.kind for fact in kinds]
    of_each = Bounds.of(lives).at(numbers)
    is_dated = np.array([kind == "days" for kind in starts], dtype=np.bool_)[numbers]
    is_undated = np.array([kind == "not_stated" for kind in starts], dtype=np.bool_)[numbers]
    bounds = of_each.copy()
    for cls, places in setting.by_class.items():
        if issubclass(cls, Change):  # a record of what happened when, not a state that could end
            for column, day in zip(bounds.columns, (FIRST, FIRST, NEVER, NEVER), strict=True):
                column[places] = day
    return Own(bounds, of_each, is_dated, is_undated)


def _present(setting: Setting, record: Record, bounds: Bounds) -> Window:
    """Write when organisations are there that changes begin or end, and give the days on which that tells all."""
    state = Window.open(len(setting.arrangement.facts))
    state.shut(setting.naming.unsure)
    for name, organisation in record.organisations.items():
        if name not in setting.families.of or not (name in record.ending or name in record.beginning):
            continue
        place, presence = setting.index[name], presence_of(organisation, record)
        bounds.put(place, presence.life)
        if not presence.is_regular:
            state.shut(np.array([place]))
        else:
            state.since[place] = number(presence.since)
    return state


def _renamed(setting: Setting, record: Record) -> tuple[Places, Days, Days]:
    rows = [
        (setting.index[organisation.id], since, until)
        for organisation in record.organisations.values()
        if organisation.names or organisation.id in record.leaving
        for since, until in _other_names(organisation, record)
    ]
    columns = np.array(rows, dtype=np.int32).reshape(-1, 3).T
    return columns[0].astype(np.intp), columns[1], columns[2]


def _other_names(organisation: Organisation, record: Record) -> Iterator[tuple[int, int]]:
    """The days on which it may bear another name than the printed one; or on which a renaming has come about."""
    for dated in organisation.names:
        if dated.name != organisation.name:
            life = Life.of(dated.period)
            yield number(life.start_earliest), number(max(life.end_earliest, life.end_latest))
    for event in record.leaving.get(organisation.id, ()):
        if event.change.kind is ChangeKind.RENAME:
            yield number(event.first), NEVER
