"""What a picture of areas shows of an arrangement on a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeVar

import attrs

from commissionkit.model import Area, Arrangement, Coverage, Extent, Fact, Population
from commissionkit.units import UNSTATED, Qualifier, percent
from commissionkit.views.nested.choosing import Choice, chosen
from commissionkit.views.nested.things import People, Plan, Size, Spot
from commissionkit.views.stating import doubt, left_out
from commissionkit.views.wording import unsettled, year_in_words

__all__ = ["gathered", "kinds_of"]

F = TypeVar("F", Coverage, Population)

#: More areas than that, and only the number of those who cover each is written.
_BRIEF: Final = 30
_KINDS: Final = ("registered", "resident", "not_stated")
_SAID: Final = ("population", "people", "inhabitants", "size")


def kinds_of(world: Arrangement) -> tuple[str, ...]:
    """Whom the populations count that are recorded for areas themselves."""
    return tuple(sorted({one.counted for one in _every(world, Population) if _of(world, one)}))


def _every(world: Arrangement, kind: type[F]) -> tuple[F, ...]:
    """The facts of a kind, those of the baselines included: an area of theirs may lie around one of the site."""
    return tuple(one for one in world.all if isinstance(one, kind))


def _of(world: Arrangement, one: Population) -> str:
    """The area of which a number of people is recorded itself; empty for a body, another area, or a mean."""
    if one.mean_over or one.area not in (None, one.about):
        return ""
    return one.about if isinstance(world.get(one.about), Area) else ""


def gathered(world: Arrangement, area: str | None, counted: str | None) -> Plan:
    """What a picture shows of a state: all areas, or those within one; to scale by one kind of population."""
    choice = chosen(world, area)
    return _Gathering(world, choice, area, counted or _kind(world, choice)).plan()


def _kind(world: Arrangement, choice: Choice) -> str:
    """The kind of population that most of the areas have; of several the one of the arrangement's own area."""
    shown = {one.id for one in choice.shown}
    found = {(one.counted, _of(world, one)) for one in _every(world, Population) if _of(world, one) in shown}
    counts = Counter(counted for counted, _ in found)
    kinds = sorted(counts, key=lambda kind: (_KINDS.index(kind) if kind in _KINDS else len(_KINDS), kind))
    return max(kinds, key=lambda kind: (counts[kind], (kind, world.area) in found), default="")


@attrs.define(eq=False, slots=False)
class _Gathering:
    world: Arrangement
    choice: Choice
    area: str | None
    counted: str

    def plan(self) -> Plan:
        inner: dict[str, list[Area]] = defaultdict(list)
        for one in self.choice.shown:
            inner[self.choice.homes.get(one.id, "")].append(one)
        roots = tuple(self._spot(one, inner) for one in inner[""])
        plan = Plan(roots=roots, counted="", whens=())
        scaled = [spot.people[0] for spot in plan.spots() if spot.number is not None]
        whens = tuple(sorted({people.told for people in scaled}))
        drawn = {fact for spot in plan.spots() for fact in spot.facts}
        return attrs.evolve(
            plan,
            counted=self.counted if scaled else "",
            whens=whens,
            undrawn=left_out(self.world, drawn, self._why, self._told_of()),
        )

    # -- one area --------------------------------------------------------------------------------

    def _spot(self, area: Area, inner: Mapping[str, Sequence[Area]]) -> Spot:
        people = self._people(area.id)
        scaled = bool(people) and people[0].counted == self.counted
        coverage = self._coverage.get(area.id, [])
        facts = [area.id, *(one.fact for one in people), *(one.id for one in self._means.get(area.id, ()))]
        return Spot(
            key=area.id,
            name=area.name,
            tier=area.tier,
            size=Size.SCALED if scaled else Size.OTHERWISE if people else self._silence(area.id),
            number=people[0].value if scaled else None,
            people=people,
            remarks=tuple(self._remarks(area)),
            bodies=tuple(self._body(one) for one in coverage),
            brief=len(self.choice.shown) > _BRIEF,
            doubt=doubt(self.world, area, *(self._by_id[one.fact] for one in people[:1] if scaled)),
            facts=(*facts, *(one.id for one in coverage)),
            inner=tuple(self._spot(one, inner) for one in inner[area.id]) if area.id in inner else (),
            more=len(self.choice.left_out.get(area.id, ())),
        )

    @cached_property
    def _populations(self) -> dict[str, list[Population]]:
        found: dict[str, list[Population]] = defaultdict(list)
        for one in _every(self.world, Population):
            if area := _of(self.world, one):
                found[area].append(one)
        return found

    @cached_property
    def _by_id(self) -> dict[str, Population]:
        return {one.id: one for found in self._populations.values() for one in found}

    @cached_property
    def _means(self) -> dict[str, list[Population]]:
        """Means over the parts of an area, which say nothing of it or of any one part."""
        found: dict[str, list[Population]] = defaultdict(list)
        for one in _every(self.world, Population):
            if one.mean_over:
                found[one.area or one.about].append(one)
        return found

    @cached_property
    def _coverage(self) -> dict[str, list[Coverage]]:
        found: dict[str, list[Coverage]] = defaultdict(list)
        for one in _every(self.world, Coverage):
            found[one.area].append(one)
        return found

    def _people(self, area: str) -> tuple[People, ...]:
        """Every number of people of an area: those of the kind that is drawn first, the latest and most exact first."""
        found = self._populations.get(area, ())
        exact = sorted(found, key=lambda one: (one.qualifier is not Qualifier.EXACTLY, one.upper is not None, one.id))
        latest = sorted(exact, key=lambda one: "" if one.when == UNSTATED else one.when, reverse=True)
        return tuple(_people(self.world, one) for one in sorted(latest, key=lambda one: one.counted != self.counted))

    def _silence(self, area: str) -> Size:
        looked = any(s.subject == area and any(word in s.what for word in _SAID) for s in self.world.silent)
        return Size.NOT_STATED if looked else Size.NOT_RECORDED

    def _remarks(self, area: Area) -> Iterator[str]:
        if unsure := unsettled(self.world, area):
            yield unsure
        home = self.choice.homes.get(area.id, "")
        outside = [name for name in self.choice.parents.get(area.id, ()) if name != home]
        if area.id == self.area:
            outside = [name for name in self.world.area_tree.parents.get(area.id, ()) if name in self.world]
        if outside:
            yield f"{'also ' if home else ''}in {self._names(outside)}"
        for one in self.choice.shown:
            drawn_in = self.choice.homes.get(one.id, "")
            if area.id in self.choice.parents.get(one.id, ()) and drawn_in != area.id:
                yield f"{one.name} lies in it too: drawn in {self.world.name(drawn_in)}"
        if area.made_up_of:
            yield "its recorded parts make it up wholly"
        for mean in self._means.get(area.id, ()):
            yield f"{len(mean.mean_over)} areas in it have on average {_people(self.world, mean).said}"

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(self.world.name(name) for name in ids)

    def _body(self, one: Coverage) -> str:
        """Who covers an area, and what is said of how far."""
        told = [] if one.extent is Extent.WHOLE else ["in part" if one.extent is Extent.SOME else "extent not stated"]
        share = f"{one.share.qualifier.mark}{percent(one.share.value)}" if one.share is not None else ""
        numbers = [share] if share else []
        numbers += [f"{one.people:,}"] if one.people is not None else []
        told += [f"{', '.join(numbers)} of its people"] if numbers else []
        told += filter(None, [unsettled(self.world, one)])
        how = f" ({', '.join(told)})" if told else ""
        return f"{self.world.name(one.body)}{how}"

    # -- what is left out ------------------------------------------------------------------------

    def _told_of(self) -> Iterator[Fact]:
        """The facts that a picture of all areas would draw: of coverages those of areas that are not drawn."""
        shown = {one.id for one in self.choice.shown}
        for fact in self.world.facts:
            if isinstance(fact, Area | Population) or (isinstance(fact, Coverage) and fact.area not in shown):
                yield fact

    def _why(self, fact: Fact) -> str:
        """Why a fact in force is left out."""
        if isinstance(fact, Area):
            return "beyond what one picture can show" if self._reached(fact.id) else "not in the area asked for"
        return self._why_no_people(fact) if isinstance(fact, Population) else "its area is not drawn"

    def _reached(self, area: str) -> bool:
        return any(area in names for names in self.choice.left_out.values())

    def _why_no_people(self, one: Population) -> str:
        if one.mean_over:
            return "a mean over several areas, which says nothing of any one"
        return "its area is not drawn" if _of(self.world, one) else "of a body, not of an area itself"


def _loose(one: Population) -> bool:
    return one.upper is not None or one.qualifier not in (Qualifier.EXACTLY, Qualifier.APPROXIMATELY)


def _people(world: Arrangement, one: Population) -> People:
    told, unsure = year_in_words(one.when), unsettled(world, one)
    # Whom it counts stands before the word; where that is not stated the legend says so once.
    said = one.said
    if one.counted != "not_stated" and said.endswith("people"):
        said = f"{said.removesuffix('people')}{one.counted} people"
    return People(
        fact=one.id,
        value=one.value,
        said=f"{said}, {told}{f' ({unsure})' if unsure else ''}",
        counted=one.counted,
        when=one.when,
        told=told,
        loose=_loose(one),
    )
