"""What a picture of double running shows of findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from commissionkit.answers.running import RunningTwice
from commissionkit.model import Arrangement, Driver, Process, Removable, RunningKind
from commissionkit.periods import Bound, Period, describe
from commissionkit.questions.decisions.phrasing import listed
from commissionkit.succession import as_of
from commissionkit.views.running.things import Block, Plan, Track

__all__ = ["BANDS", "gathered", "remarks"]

#: The headings, from top to bottom.
BANDS: Final = ("Said of the whole site", "Processes", "Decisions")
_TWIN: Final = "not stated: the source does not say beside what it is run"
_NO_PROCESS: Final = "not stated: the source names no process"
_WHO: Final = "not stated who"
_NOBODY: Final = "who runs it is not stated"


def gathered(arrangement: Arrangement, findings: Iterable[RunningTwice], window: Bound) -> Plan:
    """The blocks of a picture: what stands beside one process of the system is one block."""
    return _Gathering(arrangement, _sure(arrangement, window), window).plan(tuple(findings))


def _sure(arrangement: Arrangement, window: Bound) -> dict[str, tuple[date, ...]]:
    """The processes that certainly run on the first or the last of some days, and on which of the two."""
    found: dict[str, tuple[date, ...]] = {}
    for day in dict.fromkeys(window.days):
        world = arrangement if arrangement.snapshot is not None else as_of(arrangement, day)
        for process in world.processes:
            if not world.may_be(process):
                found[process.id] = (*found.get(process.id, ()), day)
    return found


@attrs.frozen(eq=False)
class _Gathering:
    """Makes tracks of findings."""

    site: Arrangement
    sure: Mapping[str, tuple[date, ...]]
    window: Bound

    def plan(self, findings: tuple[RunningTwice, ...]) -> Plan:
        together: dict[str, list[tuple[int, RunningTwice]]] = {}
        for at, finding in enumerate(findings):
            alone = finding.running_kind is RunningKind.DECISION or finding.system_process is None
            together.setdefault(f"{at}" if alone else f"system:{finding.system_process}", []).append((at, finding))
        blocks = [self._block(several) for several in together.values()]
        blocks.sort(key=lambda block: BANDS.index(block.band))
        return Plan(blocks=tuple(blocks), window=self.window)

    def _block(self, several: list[tuple[int, RunningTwice]]) -> Block:
        at, finding = several[0]
        if finding.part or finding.makers or finding.takers:
            return self._decision(at, finding)
        if finding.system_process is None and finding.organisation_process is None:
            return self._of_site(at, finding)
        first = self._system(at, finding)
        own = tuple(self._own(number, one) for number, one in several)
        return Block(band=BANDS[1], heading="", tracks=(first, *own))

    # -- what stands in a block ------------------------------------------------------------------

    def _of_site(self, at: int, finding: RunningTwice) -> Block:
        """What a source says of the whole site, without a process."""
        track = Track(
            key=f"twice:{at}",
            look="unknown",
            name=_NO_PROCESS,
            when=describe(finding.period),
            remarks=remarks(self.site, finding),
            facts=finding.facts,
            says=self._said(finding),
        )
        return Block(band=BANDS[0], heading=finding.message, tracks=(track,))

    def _decision(self, at: int, finding: RunningTwice) -> Block:
        """Who makes or recommends, and who takes or ratifies after that."""
        period, when = finding.period, describe(finding.period)
        sure = tuple(day for day in dict.fromkeys(self.window.days) if _certain(finding, day))
        makers, takers = (listed(map(self.site.name, bodies)) for bodies in (finding.makers, finding.takers))
        first, then = _steps(finding)
        made = Track(
            key=f"twice:{at}:made",
            look="forum",
            name=makers or _WHO,
            by=first,
            period=period,
            when=when,
            sure=sure,
            says=f"Decisions over {finding.part}: {first} by {makers or _WHO}, {when}",
        )
        taken = Track(
            key=f"twice:{at}",
            look="body",
            name=takers or _WHO,
            by=then,
            period=period,
            when=when,
            tied=finding.certainty == "certain",
            sure=sure,
            remarks=remarks(self.site, finding),
            facts=finding.facts,
            says=self._said(finding),
        )
        return Block(band=BANDS[2], heading=f"Decisions over {self._part(finding)}", tracks=(made, taken))

    def _part(self, finding: RunningTwice) -> str:
        """What the decisions are over, without the id of a fund or pot behind its name."""
        name, _, key = finding.part.removesuffix(")").rpartition(" (")
        return name if name and key in self.site else finding.part

    def _system(self, at: int, finding: RunningTwice) -> Track:
        if finding.system_process is None:
            return Track(key=f"twice:{at}:system", look="unknown", name=_TWIN, says=f"The system's process: {_TWIN}")
        key = f"system:{finding.system_process}"
        return self._process(key, "forum", finding.system_process, finding.system_name, finding.period)

    def _own(self, at: int, finding: RunningTwice) -> Track:
        name = finding.organisation_process
        if name is None:
            track = Track(key=f"twice:{at}", look="unknown", name=_TWIN)
        else:
            track = self._process(f"twice:{at}", "body", name, finding.organisation_name, finding.period)
        return attrs.evolve(
            track,
            tied=finding.certainty == "certain",
            remarks=remarks(self.site, finding),
            facts=finding.facts,
            says=self._said(finding),
        )

    def _process(self, key: str, look: str, name: str, called: str, period: Period) -> Track:
        """A process, who runs it and since when."""
        found = self.site.get(name)
        if not isinstance(found, Process):
            return Track(key=key, look=look, name=called or name, period=period, when=describe(period), facts=(name,))
        runners = listed(map(self.site.name, found.run_by))
        early = f"; {_words(found.status)}" if str(found.status) != "in_force" else ""
        by = f"run by {runners}{early}" if runners else f"{_NOBODY}{early}"
        when = describe(found.period)
        whose = "The system's process" if look == "forum" else "The organisation's own process"
        says = f"{whose}: {found.name}, {by}, {when}"
        return Track(
            key=key,
            look=look,
            name=found.name,
            by=by,
            period=found.period,
            when=when,
            sure=self.sure.get(name, ()),
            facts=(name,),
            says=says,
        )

    def _said(self, finding: RunningTwice) -> str:
        told = "; ".join(f"{head.lower()}: {text}" for head, text in remarks(self.site, finding))
        return f"{finding.message}. {told}" if told else finding.message


def remarks(site: Arrangement, finding: RunningTwice) -> tuple[tuple[str, str], ...]:
    """Why a thing is run twice, whether it can be ended, how that is known and what it takes."""
    return tuple(_remarks(site, finding))


def _remarks(site: Arrangement, finding: RunningTwice) -> Iterator[tuple[str, str]]:
    yield "Why", ", ".join(map(_words, finding.drivers)) or _words(Driver.NOT_STATED)
    note = f" ({finding.removable_note})" if finding.removable_note else ""
    yield "Can it be ended", f"{_words(finding.removable)}{note}"
    common = f" (in common: {finding.overlap.text})" if finding.overlap.text and not finding.part else ""
    known = " and ".join(_ORIGINS[one] for one in finding.origin) + common
    why = f"; {'; '.join(finding.why)}" if finding.why else ""
    yield "Known", f"{'' if finding.certainty == 'certain' else 'possible, '}{known}{why}"
    taken = [f"{finding.wte} whole-time equivalents" if finding.wte is not None else "", str(finding.cost or "")]
    if any(taken):
        yield "Takes", ", ".join(filter(None, taken))
    own = site.get(finding.organisation_process or "")
    if set(finding.bodies) - set(own.run_by if isinstance(own, Process) else finding.takers):
        yield "Twice for", listed(map(site.name, finding.bodies))


_ORIGINS: Final = {"stated": "stated by a source", "found": "found in the record"}


def _steps(finding: RunningTwice) -> tuple[str, str]:
    """What is done first and what then: `recommended`, `then taken at least 2 times by these and others`."""
    least, others = ("at least ", " by these and others") if finding.others_take else ("", "")
    times = "once" if finding.takings == 1 else f"{finding.takings} times"
    return finding.made, f"then {finding.taken} {least}{times}{others}"


def _certain(finding: RunningTwice, day: date) -> bool:
    return any(spell.certain and spell.first <= day <= spell.last for spell in finding.spells)


def _words(word: Driver | Removable | object) -> str:
    return str(word).replace("_", " ")
