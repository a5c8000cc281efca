"""What a body may do: the reverse of asking who decides."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from commissionkit.answers.powers import PowerRow, Powers
from commissionkit.answers.words import AnswerStatus
from commissionkit.errors import UnknownName
from commissionkit.model import Arrangement, Forum, Organisation, Post, Power, Silence
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.decisions.entitlements import rows_of
from commissionkit.questions.decisions.meant import meant
from commissionkit.questions.decisions.statute import lent_say, own_say
from commissionkit.succession import as_of, by_plan, default_day

__all__ = ["powers_of"]

_WAYS = ("right", "rule", "delegation", "handed_on", "for_others", "denial")


def powers_of(arrangement: Arrangement, body: str, *, on: On | None = None) -> Powers:
    """What powers an organisation, forum or post holds, exercises for others, has handed on, or is denied.

    A right counts where the body is named as a holder or a rule finds it. A delegation gives its delegate `take` over
    its scope, to exercise for those who delegated; for those it is `take`, handed on. A forum through which a holder
    acts has the power for that holder. A denial over the same, a wider or a crossing scope disputes a power; a power
    strictly within the scope of a denial is an exception to it.

    Args:
        arrangement: The site, or a snapshot of it.
        body: The id of an organisation, forum or post.
        on: The day or days; None for the last day the sources speak to. What is not certain to hold on each of the
            days is marked `maybe`.

    Returns:
        `Powers`: rows by power, way of holding and scope, and for each power how far it is known.

    Raises:
        UnknownName: No such body; the message names near ones.
        RefusedQuestion: A snapshot asked about another day.

    It does not see influence, custom, or powers of law that the record leaves out.

    >>> from commissionkit import load
    >>> [(row.power.value, row.how) for row in powers_of(load("tameside-glossop"), "tg-ccg")]
    [('take', 'right'), ('take', 'handed_on'), ('ratify', 'right')]
    """
    name = _name(arrangement, body)
    day, states = meant(arrangement, on)
    powers = _powers(arrangement, body, name, day, states)
    if arrangement.snapshot is not None:
        return powers
    planned = by_plan(as_of(arrangement, default_day(arrangement) if on is None else on))
    if not planned:
        return powers
    other = _powers(arrangement, body, name, day, planned)
    return attrs.evolve(powers, by_plan=other if other != powers else None)


def _name(arrangement: Arrangement, body: str) -> str:
    if arrangement.snapshot is not None and body in arrangement.snapshot.dropped:
        return body
    found = arrangement.get(body)
    if isinstance(found, (Organisation, Forum, Post)):
        return found.name
    known = arrangement.ids_of("Organisation", "Forum", "Post")
    raise UnknownName(body, known, what="organisation, forum or post", where=arrangement.id)


def _powers(arrangement: Arrangement, body: str, name: str, day: str, states: tuple[Arrangement, ...]) -> Powers:
    live = [state for state in states if body in state]
    if not live:
        outside = f"{name} did not exist, or was no longer there, on {day}."
        statuses = dict.fromkeys(Power, AnswerStatus.NOT_APPLICABLE)
        return Powers(
            body=body, name=name, site=arrangement.id, on=day, outside=outside, statuses=tuple(statuses.items())
        )
    rows = _over_states([rows_of(own_say(state), body) for state in states])
    statutory = _over_states([_statutory(state, body) for state in states])
    silences = [silence for silence in live[-1].silent if silence.subject == body]
    return Powers(
        body=body,
        name=live[-1].name(body),
        site=arrangement.id,
        on=day,
        rows=rows,
        statutory=statutory,
        statuses=tuple((power, _status(power, rows, silences)) for power in Power),
        silences=tuple(dict.fromkeys(c for silence in silences if silence.powers for c in silence.evidence)),
    )


def _statutory(state: Arrangement, body: str) -> tuple[PowerRow, ...]:
    """What the baselines of a state let the body do."""
    lent = lent_say(state)
    found = () if lent is None else rows_of(lent, body)
    return tuple(attrs.evolve(row, baseline=lent.borrowed[row.fact].id) for row in found if lent is not None)


def _over_states(several: list[tuple[PowerRow, ...]]) -> tuple[PowerRow, ...]:
    """The rows of all states; what does not stand in each of them may hold."""
    found: dict[PowerRow, list[bool]] = {}
    for rows in several:
        for row in rows:
            found.setdefault(attrs.evolve(row, maybe=False), []).append(row.maybe)
    marked = (attrs.evolve(row, maybe=any(d) or len(d) < len(several)) for row, d in found.items())
    powers = list(Power)
    return tuple(sorted(marked, key=lambda r: (powers.index(r.power), _WAYS.index(r.how), r.over, r.fact, r.others)))


def _status(power: Power, rows: Iterable[PowerRow], silences: Iterable[Silence]) -> AnswerStatus:
    mine = [row for row in rows if row.power is power]
    held = [row for row in mine if not row.denied]
    if any(row.disputed for row in mine):
        return AnswerStatus.DISPUTED
    if held:
        sure = any(not (row.maybe or row.gap or _is_vague(row)) for row in held)
        return AnswerStatus.KNOWN if sure else AnswerStatus.PARTLY_KNOWN
    if mine:
        return AnswerStatus.PARTLY_KNOWN if all(row.maybe for row in mine) else AnswerStatus.STATED_NONE
    if any(power in silence.powers for silence in silences):
        return AnswerStatus.NOT_STATED
    return AnswerStatus.NONE_RECORDED


def _is_vague(row: PowerRow) -> bool:
    """Whether the source leaves a facet of the scope unsaid."""
    scope = row.scope
    return NOT_STATED_FACET in (scope.service, scope.stage, scope.fund, scope.area)
