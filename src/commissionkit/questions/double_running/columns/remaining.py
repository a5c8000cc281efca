"""The part of an arrangement that says all of some processes, whatever becomes of what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import numpy as np

from commissionkit.model import Arrangement, Fact, Process
from commissionkit.questions.double_running.columns.arrays import Flags, Rows
from commissionkit.questions.double_running.columns.lifetimes import Lifetimes
from commissionkit.questions.double_running.columns.sweeping import Swept
from commissionkit.questions.double_running.register import Register, register
from commissionkit.succession.columns.slicing import slice_of

__all__ = ["remainder"]


def remainder(record: Arrangement, known: Lifetimes, found: Swept) -> Arrangement:
    """The processes left over, those they overlap, and all that bears on who takes part in them."""
    index, setting = known.index, known.columns.setting
    systems, organisations = _with_partners(known, found)
    processes = [
        *(index.systems.roll.facts[row] for row in np.flatnonzero(systems).tolist()),
        *(index.organisations.roll.facts[row] for row in np.flatnonzero(organisations).tolist()),
    ]
    around = _around(register(record), processes, setting.families.of)
    places = {setting.index[fact.id] for fact in chain(processes, around, record.double_running)}
    places.update(known.places["words"].tolist())
    return slice_of(setting, sorted(places), ())


def _with_partners(known: Lifetimes, found: Swept) -> tuple[Flags, Flags]:
    """The processes left over and those of the other level that any of them overlaps."""
    partners = known.index.recorded.partners
    systems, organisations = found.left_systems.copy(), found.left_organisations.copy()
    rows: Rows = np.arange(len(systems), dtype=np.int64)
    for some in np.array_split(rows, max(1, len(rows) // 1000)):
        places, candidates = partners.rows.of(partners.scope[some])
        systems[some[places[found.left_organisations[candidates]]]] = True
        organisations[candidates[found.left_systems[some[places]]]] = True
    return systems, organisations


def _around(known: Register, processes: Iterable[Process], families: Mapping[str, int]) -> Iterator[Fact]:
    """The forums that run processes or may come to be joined with those, who sits there, and where bodies are."""
    runners = {name for process in processes for name in process.run_by}
    named = {known.forums[name].name for name in runners if name in known.forums}
    forums = [forum for forum in known.forums.values() if forum.name in named]
    seats = [seat for forum in forums for seat in known.seats(forum.id)]
    called = {known.posts[seat.holder].name for seat in seats if seat.holder in known.posts}
    yield from forums
    yield from seats
    yield from (post for post in known.posts.values() if post.name in called)
    bodies = runners | {body for seat in seats for body in known.behind(seat)}
    bodies |= {body for forum in forums for body in (forum.of or "", *forum.between)}
    wanted = {families[name] for name in bodies if name in families}
    kin = (name for name, number in families.items() if number in wanted)
    yield from chain.from_iterable(known.footing(body) for body in {*bodies, *kin})
