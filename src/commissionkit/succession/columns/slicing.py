"""A small arrangement that says of some facts just what the whole one says of them on a day."""

from __future__ import annotations

from collections.abc import Iterable

from commissionkit.model import Arrangement, Change, ChangeKind, Fact, Organisation, Service, references
from commissionkit.succession.columns.compiling import Setting
from commissionkit.succession.columns.leaves import rests_on
from commissionkit.succession.families import names_in
from commissionkit.succession.places import names_of

__all__ = ["slice_of"]


def slice_of(setting: Setting, members: Iterable[int], families: Iterable[int]) -> Arrangement:
    """The facts asked for, what they name, and all that bears on whether that holds.

    Args:
        setting: The whole arrangement.
        members: The places of the facts asked for.
        families: Families of bodies whose changes are to be among them in any case.
    """
    taking = _Taking(setting)
    for place in members:
        taking.member(place)
    for family in families:
        taking.family(family)
    taking.close()
    facts = setting.arrangement.facts
    return setting.arrangement.replace(facts[place] for place in sorted(taking.places))


class _Taking:
    """The places taken so far, and those whose names have still to be followed."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.places: set[int] = set()
        self.families: set[int] = set()
        self.waiting: list[int] = []

    def member(self, place: int) -> None:
        self.places.add(place)
        fact = self.setting.arrangement.facts[place]
        for name in (fact.id, *(reference.target for reference in references(fact))):
            self.name(name)

    def name(self, name: str) -> None:
        """Take what bears a name, and the changes that speak of it."""
        place = self.setting.index.get(name)
        if place is not None and place not in self.places:
            self.places.add(place)
            self.waiting.append(place)
        number = self.setting.families.of.get(name)
        if number is not None:
            self.family(number)

    def family(self, number: int) -> None:
        if number in self.families:
            return
        self.families.add(number)
        for change in self.setting.families.changes[number]:
            self.places.add(self.setting.index[change.id])
            for name in names_in(change):
                self.name(name)
            if change.kind is ChangeKind.TRANSFER and change.services:
                self.services()

    def services(self) -> None:
        """What lies within what is read from all services."""
        for cls, places in self.setting.by_class.items():
            if issubclass(cls, Service):
                self.places.update(places.tolist())

    def close(self) -> None:
        """Follow what those named rest on in their turn, until nothing is left."""
        while self.waiting:
            fact = self.setting.arrangement.facts[self.waiting.pop()]
            for name in _rested_on(fact):
                self.name(name)


def _rested_on(fact: Fact) -> Iterable[str]:
    if isinstance(fact, (Change, Organisation)):
        return ()
    return (one.target for one in references(fact) if rests_on(type(fact), names_of(one)))
