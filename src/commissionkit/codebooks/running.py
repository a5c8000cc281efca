"""What is run twice: a cell for the overview, and a codebook of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from commissionkit.answers.running import RunningTwice
from commissionkit.codebooks.wording import listed, named
from commissionkit.comparison import Characteristic, Codebook, Piece, Reading
from commissionkit.model import Arrangement, Driver, Removable, RunningKind
from commissionkit.questions.double_running import double_running

__all__ = ["DOUBLE_RUNNING", "overview_of_running"]

_CALL: Final = "ck.double_running({site})"


def _piece(text: str, found: Iterable[RunningTwice]) -> Piece:
    found = tuple(found)
    evidence = tuple(dict.fromkeys(c for item in found for c in item.evidence))
    # Its words say how it is known: stated, found, possible.
    return Piece(text, evidence, tuple(dict.fromkeys(fact for item in found for fact in item.facts)), mark="")


def _counts(found: tuple[RunningTwice, ...]) -> Iterable[Piece]:
    stated = [item for item in found if "stated" in item.origin]
    certain = [item for item in found if "found" in item.origin and item.certainty == "certain"]
    possible = [item for item in found if "found" in item.origin and item.certainty != "certain"]
    for items, word in ((stated, "stated"), (certain, "found"), (possible, "possible")):
        if items:
            yield _piece(f"{len(items)} {word}", items)


def overview_of_running(site: Arrangement) -> Reading:
    """How much is run twice: what sources say, what the record shows, what is possible."""
    findings = double_running(site)
    pieces: list[Piece] = []
    for kind, word in ((RunningKind.PROCESS, "processes"), (RunningKind.DECISION, "decisions")):
        items = tuple(item for item in findings if item.running_kind is kind)
        counts = tuple(_counts(items))
        if counts:
            pieces.append(_piece(f"{word}: {listed(count.text for count in counts)}", items))
    return Reading(pieces=tuple(pieces) or (Piece("nothing found"),), call=_CALL, notes=findings.notes)


def _of_kind(kind: RunningKind) -> Callable[[Arrangement], Reading]:
    def ask(site: Arrangement) -> Reading:
        findings = double_running(site, kind=kind.value)
        return Reading(
            pieces=tuple(_counts(tuple(findings))) or (Piece("nothing found"),),
            call=f'ck.double_running({{site}}, kind="{kind.value}")',
            notes=findings.notes,
        )

    return ask


def statements(site: Arrangement) -> Reading:
    """What sources say is run twice."""
    found = tuple(item for item in double_running(site) if "stated" in item.origin)
    return _listing(found, lambda item: item.message)


def _listing(found: Iterable[RunningTwice], words: Callable[[RunningTwice], str]) -> Reading:
    groups: dict[str, list[RunningTwice]] = {}
    for item in found:
        groups.setdefault(words(item), []).append(item)
    return Reading(
        pieces=tuple(_piece(text, items) for text, items in groups.items()) or (Piece("nothing found"),), call=_CALL
    )


def _at_stage(stage: str) -> Callable[[Arrangement], Reading]:
    def ask(site: Arrangement) -> Reading:
        tree = site.stage_tree
        found = tuple(
            item
            for item in double_running(site, kind="process")
            if "found" in item.origin and item.overlap.stage and tree.within(item.overlap.stage, stage)
        )
        pieces = []
        for certainty in ("certain", "possible"):
            items = [item for item in found if item.certainty == certainty]
            if items:
                names = named(site, (body for item in items for body in item.bodies))
                pieces.append(
                    _piece(f"{len(items)} {'found' if certainty == 'certain' else 'possible'}: {names}", items)
                )
        return Reading(
            pieces=tuple(pieces) or (Piece("nothing found"),), call='ck.double_running({site}, kind="process")'
        )

    return ask


def drivers(site: Arrangement) -> Reading:
    """Why it is run twice, with how many findings name each reason."""
    return _tally(
        site, lambda item: tuple(d.value.replace("_", " ") for d in item.drivers if d is not Driver.NOT_STATED)
    )


def removable(site: Arrangement) -> Reading:
    """Whether it can be ended, with how many findings."""
    return _tally(
        site, lambda item: () if item.removable is Removable.NOT_STATED else (item.removable.value.replace("_", " "),)
    )


def _tally(site: Arrangement, words: Callable[[RunningTwice], tuple[str, ...]]) -> Reading:
    groups: dict[str, list[RunningTwice]] = {}
    for item in double_running(site):
        for word in words(item) or ("not stated",):
            groups.setdefault(word, []).append(item)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0] == "not stated", -len(pair[1]), pair[0]))
    pieces = tuple(_piece(f"{word} ({len(items)})", items) for word, items in ordered)
    return Reading(pieces=pieces or (Piece("nothing found"),), call=_CALL)


def _single(include: str) -> Callable[[Arrangement], Reading]:
    def ask(site: Arrangement) -> Reading:
        found = tuple(item for item in double_running(site, include=(include,)) if not item.origin)
        pieces = tuple(_piece(item.system_name or item.organisation_name or item.message, [item]) for item in found)
        call = f'ck.double_running({{site}}, include=("{include}",))'
        return Reading(pieces=pieces or (Piece("nothing recorded"),), call=call)

    return ask


DOUBLE_RUNNING: Final = Codebook(
    "double-running",
    "What is run twice",
    (
        Characteristic("statements", "What sources say", statements),
        Characteristic("processes", "Processes", _of_kind(RunningKind.PROCESS)),
        Characteristic("planning", "Planning", _at_stage("planning")),
        Characteristic("finance", "Finance", _at_stage("finance")),
        Characteristic("activity", "Activity", _at_stage("activity")),
        Characteristic("performance", "Performance", _at_stage("performance")),
        Characteristic("quality", "Quality", _at_stage("quality")),
        Characteristic("decisions", "Decisions", _of_kind(RunningKind.DECISION)),
        Characteristic("drivers", "Why", drivers),
        Characteristic("removable", "Can it be ended?", removable),
        Characteristic("removed", "Has been ended", _single("removed")),
        Characteristic("planned", "Planned processes", _single("planned")),
    ),
)
