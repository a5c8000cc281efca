"""Draws a country, or a site: bodies with their lives, what they do, who decides and who hands on."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np

from benchmarks.columns import CITATIONS, STAGES, STANDINGS, Columns, Table
from benchmarks.drawing import BEGIN, FOREVER, LAST, Ints, Pool, levels, spells
from benchmarks.sizes import Sizes

__all__ = ["drawn"]

_HOLDERS: Final = 3
_PARTIES: Final = 32
_OVERLAP: Final = 365


def drawn(sizes: Sizes, seed: int = 2020) -> Columns:
    """The columns of that size and seed: the same on every machine."""
    return _Drawing(sizes, np.random.default_rng(seed)).columns()


class _Drawing:
    """One after the other, what later draws rest on first."""

    def __init__(self, sizes: Sizes, rng: np.random.Generator) -> None:
        self.sizes, self.rng = sizes, rng
        places = (1, sizes.regions, sizes.systems, sizes.places, sizes.neighbourhoods)
        self.area_parent, self.area_level = levels(places)
        shares = (0.002, 0.01, 0.05, 0.2)
        upper = [max(2 << depth, round(sizes.services * share)) for depth, share in enumerate(shares)]
        self.service_parent, self.service_level = levels([*upper, sizes.services - sum(upper)])
        self.scopes = np.flatnonzero((self.area_level == 2) | (self.area_level == 3))
        self.forum_areas = self.scopes[np.arange(sizes.forums) % len(self.scopes)]
        #: The first organisations: at home in the places and systems in turn, up to three in each.
        self.commissioners = min(3 * len(self.scopes), sizes.organisations // 2)
        self.homes = self._homes()
        self.pool = Pool(self.homes, len(self.area_parent))
        self.opened = np.full(sizes.organisations + sizes.forums, BEGIN, dtype=np.int64)
        self.closed = np.full(sizes.organisations + sizes.forums, FOREVER, dtype=np.int64)

    # -- bodies ----------------------------------------------------------------------------------

    def _homes(self) -> Ints:
        sizes, rng = self.sizes, self.rng
        first = self.scopes[np.arange(self.commissioners) % len(self.scopes)]
        tier = rng.choice([4, 3, 2], sizes.organisations - len(first), p=[0.85, 0.12, 0.03])
        rest = np.zeros(len(tier), dtype=np.int64)
        for level in (2, 3, 4):
            at = np.flatnonzero(tier == level)
            rest[at] = rng.choice(np.flatnonzero(self.area_level == level), len(at))
        return np.concatenate([first, rest])

    def _bodies(self) -> Table:
        organisations = self.sizes.organisations
        late = self.rng.random(organisations) < 0.3
        years = self.rng.integers(0, 8, organisations) * 365
        self.opened[:organisations] = np.where(late, self._april(2014, 2021, organisations), BEGIN)
        gone = self.rng.random(organisations) < 0.15
        self.closed[:organisations] = np.where(gone, self.opened[:organisations] + 365 + years // 4, FOREVER)
        young = self.rng.random(self.sizes.forums) < 0.1
        self.opened[organisations:] += np.where(young, 365, 0)
        homes = np.concatenate([self.homes, self.forum_areas])
        return {"home": homes, "start": self.opened, "end": self.closed, "cited": self._cited(len(homes))}

    def _changes(self) -> Table:
        """Two organisations of one area become a third; a fifth of those later becomes another with a fourth."""
        lasting = np.flatnonzero((self.opened == BEGIN) & (self.closed == FOREVER))
        lasting = self.rng.permutation(lasting[lasting < self.sizes.organisations])
        order = lasting[np.argsort(self.homes[lasting], kind="stable")]
        first = np.arange(0, max(len(order) - 4, 0), 5)
        first = first[self.homes[order[first]] == self.homes[order[first + 4]]]
        count = min(len(first), max(1, round(self.sizes.organisations * 0.02 / 2.4)))
        first = np.sort(self.rng.choice(first, count, replace=False)) if count else first
        one, other, heir, fourth, last = (order[first + i] for i in range(5))
        on = self._april(2014, 2020, len(first))
        again = self.rng.random(len(first)) < 0.2
        later = self._april(2020, 2024, len(first))[again]
        self.closed[one] = self.closed[other] = self.opened[heir] = on
        self.closed[heir[again]] = self.closed[fourth[again]] = self.opened[last[again]] = later
        return {
            "one": np.concatenate([one, heir[again]]),
            "other": np.concatenate([other, fourth[again]]),
            "heir": np.concatenate([heir, last[again]]),
            "on": np.concatenate([on, later]),
            "cited": self._cited(len(on) + len(later)),
        }

    def _april(self, first: int, end: int, count: int) -> Ints:
        days: Ints = np.array([date(year, 4, 1).toordinal() for year in range(first, end)])
        return days[self.rng.integers(0, len(days), count)]

    # -- relationships ---------------------------------------------------------------------------

    def _cited(self, count: int) -> Ints:
        return self.rng.integers(0, CITATIONS, count)

    def _dated(self, low: Ints, high: Ints, **columns: Ints) -> Table:
        start, end = spells(self.rng, low, high)
        return {**columns, "start": start, "end": end, "cited": self._cited(len(start))}

    def _together(self, one: Ints, other: Ints) -> tuple[Ints, Ints]:
        """The days that two bodies share: empty or less where there are none."""
        return np.maximum(self.opened[one], self.opened[other]), np.minimum(self.closed[one], self.closed[other])

    def _coverage(self) -> Table:
        bodies = np.arange(self.sizes.organisations)
        start, end = self.opened[bodies], self.closed[bodies]
        return {"body": bodies, "area": self.homes, "start": start, "end": end, "cited": self._cited(len(bodies))}

    def _seats(self) -> Table:
        """Bodies of the forum's area; on a forum of a system mostly those of its places."""
        forum = self.rng.integers(0, self.sizes.forums, self.sizes.seats)
        area = self.forum_areas[forum]
        inner = (self.area_level[area] == 2) & (self.rng.random(len(area)) < 0.7)
        holder = self.pool.of(self.rng, np.where(inner, self._place_of(area), area))
        low, high = self._together(holder, forum + self.sizes.organisations)
        kept = high > low
        standing = self.rng.choice(len(STANDINGS), len(forum), p=[0.8, 0.05, 0.15])
        body = forum + self.sizes.organisations
        return self._dated(low[kept], high[kept], forum=body[kept], holder=holder[kept], standing=standing[kept])

    def _place_of(self, area: Ints) -> Ints:
        """Some place of each system; of a place another one of the same system."""
        first_system, first_place = 1 + self.sizes.regions, 1 + self.sizes.regions + self.sizes.systems
        system = np.where(self.area_level[area] == 3, self.area_parent[area], area) - first_system
        most = (self.sizes.places - 1 - system) // self.sizes.systems + 1
        place: Ints = system + self.sizes.systems * (self.rng.random(len(area)) * most).astype(np.int64)
        return first_place + place

    def _provision(self) -> Table:
        provider = self.rng.integers(0, self.sizes.organisations, self.sizes.provision)
        service = self._service(len(provider), 2, 5)
        low, high = self.opened[provider], self.closed[provider]
        return self._dated(low, high, provider=provider, service=service, area=self.homes[provider])

    def _service(self, count: int, first: int, end: int) -> Ints:
        """Services, as often of each level from `first` up to `end`."""
        level = self.rng.integers(first, end, count)
        found = np.zeros(count, dtype=np.int64)
        for depth in range(first, end):
            at = np.flatnonzero(level == depth)
            found[at] = self.rng.choice(np.flatnonzero(self.service_level == depth), len(at))
        return found

    def _contracts(self) -> Table:
        commissioner = self.rng.integers(0, self.commissioners, self.sizes.contracts)
        provider = self.rng.integers(0, self.sizes.organisations, self.sizes.contracts)
        low, high = self._together(commissioner, provider)
        provider = np.where(high - low < _OVERLAP, commissioner, provider)
        low, high = self._together(commissioner, provider)
        service, area = self._service(len(low), 1, 4), self.homes[commissioner]
        return self._dated(low, high, commissioner=commissioner, provider=provider, service=service, area=area)

    # -- rights ----------------------------------------------------------------------------------

    def _scope(self, count: int) -> tuple[Ints, Ints]:
        system = self.rng.random(count) < 0.2
        tiers = (np.flatnonzero(self.area_level == 3), np.flatnonzero(self.area_level == 2))
        area = np.where(system, self.rng.choice(tiers[1], count), self.rng.choice(tiers[0], count))
        return self._service(count, 1, 4), area

    def _rights(self) -> tuple[Table, Table]:
        """Half are taken alone; of the others a forum makes or recommends, and an organisation takes or ratifies."""
        pairs = self.sizes.rights // 4
        alone = self._taken_alone(self.sizes.rights - 2 * pairs)
        made = self._made_and_taken(pairs)
        tables, holders = zip(alone, *made, strict=True)
        rights = {name: np.concatenate([table[name] for table in tables]) for name in tables[0]}
        several = np.concatenate(holders)
        right, place = np.nonzero(several >= 0)
        return rights, {"right": right, "body": several[right, place]}

    def _taken_alone(self, count: int) -> tuple[Table, Ints]:
        service, area = self._scope(count)
        bodies = np.full((count, _HOLDERS), -1)
        bodies[:, 0] = self.pool.of(self.rng, area)
        low, high = self.opened[bodies[:, 0]], self.closed[bodies[:, 0]]
        for place in range(1, _HOLDERS):
            body = self.pool.of(self.rng, area)
            later, earlier = np.maximum(low, self.opened[body]), np.minimum(high, self.closed[body])
            joins = (self.rng.random(count) < 0.25) & (earlier - later >= _OVERLAP)
            joins &= (bodies != body[:, None]).all(axis=1) & (bodies[:, place - 1] >= 0)
            bodies[joins, place], low, high = body[joins], np.where(joins, later, low), np.where(joins, earlier, high)
        power = np.zeros(count, dtype=np.int64)
        return self._dated(low, high, power=power, service=service, area=area), bodies

    def _made_and_taken(self, count: int) -> list[tuple[Table, Ints]]:
        """A forum makes what an organisation of its area takes, or recommends what that ratifies."""
        service, area = self._scope(count)
        at = np.searchsorted(self.scopes, area)
        most = (self.sizes.forums - 1 - at) // len(self.scopes) + 1
        forum = at + len(self.scopes) * (self.rng.random(count) * most).astype(np.int64)
        forum += self.sizes.organisations
        taker = self._living(forum, area)
        first = self._dated(*self._together(taker, forum), service=service, area=area)
        formal = self.rng.random(count) < 0.4
        powers = (np.where(formal, 2, 1), np.where(formal, 3, 0))
        lone = np.full((count, _HOLDERS - 1), -1)
        return [
            (
                {**first, "power": power, "cited": self._cited(count)},
                np.concatenate([body[:, None], lone], axis=1),
            )
            for power, body in zip(powers, (forum, taker), strict=True)
        ]

    def _living(self, forum: Ints, area: Ints) -> Ints:
        """Organisations of the areas that share days with the forums; the first of an area where none is found."""
        taker = self.pool.of(self.rng, area)
        for _ in range(20):
            low, high = self._together(taker, forum)
            short = np.flatnonzero(high - low < 1)
            if not len(short):
                break
            taker[short] = self.pool.of(self.rng, area[short])
        return taker

    def _delegations(self, rights: Table, holders: Table) -> Table:
        """Single takers hand on all that one right of theirs reaches: two thirds to a body, one third to a forum.

        Every tenth organisation is one that others delegate to, and hands nothing on, so that chains end there.
        """
        count = np.bincount(holders["right"], minlength=len(rights["power"]))
        sole = holders["right"][np.isin(holders["right"], np.flatnonzero((count == 1) & (rights["power"] == 0)))]
        by = holders["body"][np.searchsorted(holders["right"], sole)]
        sole, by = sole[by % 10 != 9], by[by % 10 != 9]
        picked = np.sort(self.rng.choice(len(sole), min(len(sole), self.sizes.delegations), replace=False))
        right, by = sole[picked], by[picked]
        area = rights["area"][right]
        body = self._delegate(area)
        at = np.searchsorted(self.scopes, area) + self.sizes.organisations
        to = np.where(self.rng.random(len(by)) < 2 / 3, body, at)
        low = np.maximum(rights["start"][right], self.opened[to])
        high = np.minimum(rights["end"][right], self.closed[to])
        kept = (high > low) & (to != by) & ((to % 10 == 9) | (to >= self.sizes.organisations)) & (low <= LAST)
        columns = {"by": by, "to": to, "service": rights["service"][right], "area": area}
        return self._dated(low[kept], high[kept], **{name: column[kept] for name, column in columns.items()})

    def _delegate(self, area: Ints) -> Ints:
        """Organisations of the areas to which others delegate, as far as some draws find one."""
        body = self.pool.of(self.rng, area)
        for _ in range(25):
            other = np.flatnonzero(body % 10 != 9)
            body[other] = self.pool.of(self.rng, area[other])
        return body

    # -- processes -------------------------------------------------------------------------------

    def _processes(self) -> tuple[Table, Table]:
        joint, own = self.sizes.system_processes, self.sizes.own_processes
        system = np.concatenate([np.ones(joint, dtype=np.int64), np.zeros(own, dtype=np.int64)])
        runner = self.rng.integers(0, self.commissioners, joint + own)
        home = self.homes[runner]
        wide = (system == 1) & (self.area_level[home] == 3) & (self.rng.random(len(home)) < 0.95)
        table = self._dated(
            self.opened[runner],
            self.closed[runner],
            system=system,
            stage=self.rng.integers(0, len(STAGES), joint + own),
            service=self._service(joint + own, 0, 2),
            area=np.where(wide, self.area_parent[home], home),
            runner=runner,
            driver=self.rng.integers(0, 4, joint + own),
        )
        parties = [runner]
        for _ in range(_PARTIES):
            area = self._place_of(table["area"])
            at = np.searchsorted(self.scopes, np.where(self.rng.random(len(area)) < 0.2, table["area"], area))
            most = (self.commissioners - 1 - at) // len(self.scopes) + 1
            body = at + len(self.scopes) * (self.rng.random(len(at)) * most).astype(np.int64)
            lives = (self.opened[body] <= table["start"]) & (self.closed[body] >= table["end"])
            new = np.logical_and.reduce([body != other for other in parties])
            parties.append(np.where(lives & new & (system == 1), body, -1))
        every = np.stack(parties, axis=1)
        process, place = np.nonzero(every >= 0)
        return table, {"process": process, "body": every[process, place]}

    def columns(self) -> Columns:
        """Everything, in the order in which it is drawn."""
        bodies = self._bodies()
        changes = self._changes()
        rights, holders = self._rights()
        processes, parties = self._processes()
        return Columns(
            sizes=self.sizes,
            areas={"parent": self.area_parent, "level": self.area_level},
            services={"parent": self.service_parent, "level": self.service_level},
            bodies=bodies,
            changes=changes,
            coverage=self._coverage(),
            seats=self._seats(),
            provision=self._provision(),
            rights=rights,
            right_holders=holders,
            delegations=self._delegations(rights, holders),
            processes=processes,
            process_parties=parties,
            contracts=self._contracts(),
        )
