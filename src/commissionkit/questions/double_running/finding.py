"""What is run twice: by the system and again by an organisation, or made together and then taken again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from commissionkit.answers.running import RunningFindings, Spell, running_findings
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Process, RunningKind
from commissionkit.periods import Bound
from commissionkit.questions.double_running.describing import described, single
from commissionkit.questions.double_running.sightings import Key, sightings, stated_sightings
from commissionkit.questions.double_running.spelling import Run, over_states, runs_of, spell
from commissionkit.succession import default_day
from commissionkit.succession.lives import life_of

if TYPE_CHECKING:
    from commissionkit.questions.double_running.columns.gathered import Gathered

__all__ = ["answered", "double_running"]

_INCLUDED = ("removed", "planned")
#: From so many processes on, pairs are looked for over whole columns: below, reading them takes longer than it saves.
_MANY = 500


def double_running(
    arrangement: Arrangement,
    *,
    during: str | int | date | Bound | None = None,
    kind: str | RunningKind | None = None,
    include: Iterable[str] = (),
) -> RunningFindings:
    """What is run twice: what sources state, and what the record shows.

    A *stated* finding is a source's own statement. One that names no process, or is made of several sites at once, is
    one finding of the site: it says nothing of any single pair. One that names a process and not its twin has the
    counterpart `not_stated`.

    A *found* finding is a pair of a system-wide and an organisation's process, both running, that overlap in stage,
    service and area, where an organisation that runs the second takes part in the first: it runs it, has a membership
    of a forum that runs it (its own or a post's) or that is its own or joint forum, is party to it, or is its subject.
    Where the record leaves that open the pair is *possible* and stands after the certain ones. A pair is not even
    possible where runners and parties are stated to be complete without the organisation, where a source says that it
    is no member, or where what it is recorded to cover or serve does not meet the area. For decisions a finding is a
    part that is made or recommended by one body and then taken or ratified by those who sit on it.

    Args:
        arrangement: The site, or a snapshot of it, which answers for its own days only.
        during: A day, a month, a year, an NHS year or a span (`2018-04..2019-09`): what may run on any of the days.
            None for the last day the sources speak to.
        kind: `process` or `decision`; None for both.
        include: `removed` and `planned` also list, one by one, processes that had ended or are only planned. They
            are never part of a pair.

    Returns:
        Findings of `RunningTwice`: the certain, the possible, then single processes; processes before decisions,
        stated before found, by stage and name. In arrangements with very many processes each is made when it is looked
        at; `.heads` tells the processes and the certainty of all of them without. Those clipped to a window equal those
        of that window, and those of neighbouring windows join to those of both (`clipped` and `joined_findings` of
        `commissionkit.answers.running`).

    Raises:
        RefusedQuestion: Another kind or word in `include`, or a snapshot asked about other days.
        InvalidText: `during` names no days.

    It does not see how much of two processes is the same work, nor that a process which a statement leaves unnamed may
    be one of a pair that is found.

    >>> from commissionkit import load
    >>> found = double_running(load("south-tyneside"), kind="decision")
    >>> [(one.kind, one.origin, str(one.removable)) for one in found]
    [('double running', ('stated',), 'unclear'), ('double running', ('found',), 'unclear')]
    """
    many = len(arrangement.processes) >= _MANY
    return answered(arrangement, during=during, kind=_kind(kind), also=_included(include), by_columns=many)


def answered(
    arrangement: Arrangement,
    *,
    during: str | int | date | Bound | None,
    kind: RunningKind | None,
    also: tuple[str, ...],
    by_columns: bool,
) -> RunningFindings:
    """What is run twice, pairs of processes looked for one by one or, where that can be told, over whole columns."""
    on = default_day(arrangement) if during is None else Bound.parse(during, span=True)
    title = f"Double running in {arrangement.title or arrangement.id}"
    pairs: Gathered | None = None
    if by_columns and kind is not RunningKind.DECISION:
        from commissionkit.questions.double_running.columns.gathering import gathered
        from commissionkit.questions.double_running.columns.spanning import gathered_over

        pairs = gathered_over(arrangement, on)
        pairs = gathered(arrangement, on) if pairs is None else pairs
    # Who decides, and what processes are gone, is asked of the whole; what is said of processes, of what tells it.
    part, runs = arrangement, runs_of(arrangement, on)
    if pairs is not None and kind is RunningKind.PROCESS and not also:
        part, runs = pairs.part, iter(pairs.runs)
    see = sightings if pairs is None else stated_sightings
    spells: dict[Key, list[Spell]] = {}
    singles: dict[tuple[str, str], list[Spell]] = {}
    for run in runs:
        for seen in over_states([tuple(see(part, state, kind)) for state in run.states]):
            spells.setdefault(seen.key, []).append(spell(run, seen))
        if also and kind is not RunningKind.DECISION:
            for process, word in _singles(arrangement, run.states, run.first, also):
                singles.setdefault((process.id, word), []).append(_alone(process, run))
    found = [described(arrangement, key).with_spells(several) for key, several in spells.items()]
    found += [single(arrangement, name, word).with_spells(several) for (name, word), several in singles.items()]
    others = running_findings(title, found)
    return others if pairs is None else pairs.findings(title, others.items)


def _kind(kind: str | RunningKind | None) -> RunningKind | None:
    if kind is None or isinstance(kind, RunningKind):
        return kind
    if kind not in [known.value for known in RunningKind]:
        raise RefusedQuestion(f'no kind "{kind}" of double running: ask for kind="process", kind="decision" or neither')
    return RunningKind(kind)


def _included(include: Iterable[str]) -> tuple[str, ...]:
    words = (include,) if isinstance(include, str) else tuple(include)
    for word in words:
        if word not in _INCLUDED:
            raise RefusedQuestion(f'include= takes "removed" and "planned", not "{word}"')
    return words


def _singles(
    arrangement: Arrangement, states: Iterable[Arrangement], day: date, also: tuple[str, ...]
) -> Iterator[tuple[Process, str]]:
    """Processes that are in none of the states, since they had ended by that day or are only planned."""
    live = {process.id for state in states for process in state.processes}
    for process in arrangement.processes:
        if process.id in live:
            continue
        life = life_of(process, arrangement.as_at)
        if process.status.is_plan and "planned" in also:
            yield process, "planned"
        elif life is not None and life.end_latest <= day and "removed" in also:
            yield process, "removed"


def _alone(process: Process, run: Run) -> Spell:
    return Spell(first=run.first, last=run.last, facts=(process.id,), evidence=process.evidence)
