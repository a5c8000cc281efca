"""A site file looked over: every fault and every oddity as a finding."""

from __future__ import annotations

import os
from collections.abc import Iterable

from commissionkit import checks
from commissionkit.answers import Finding, Findings
from commissionkit.errors import InvalidArrangement, InvalidFact
from commissionkit.io.bases import Bases
from commissionkit.io.reading import reading
from commissionkit.model import Arrangement
from commissionkit.nodes import path_text, read_document
from commissionkit.nodes.collecting import collector_paused

__all__ = ["check"]


@collector_paused()
def check(source: str | os.PathLike[str] | Arrangement) -> Findings[Finding]:
    """What is wrong with a site file, or odd about it, in the order of the file.

    Args:
        source: A path, or an arrangement, whose findings have no line.

    Returns:
        A finding for each: its `kind` is the code, its `severity` `error` (the file cannot be loaded) or `warning`.
        Warnings are told only where every entry could be read.

    Raises:
        UnreadableFile: The file cannot be read at all; what it says never raises.

    >>> from commissionkit import load
    >>> findings = check(load("south-tyneside"))
    >>> bool(findings), findings.title
    (False, 'Check of south-tyneside')
    """
    if isinstance(source, Arrangement):
        return Findings(f"Check of {source.id}", tuple(map(_of_fault, checks.faults(source))))
    name = os.fsdecode(source)
    try:
        found = reading(read_document(source), Bases.of(name).find)
    except InvalidArrangement as invalid:
        return Findings(f"Check of {name}", tuple(_of_file(_sorted(invalid.exceptions), "error")))
    both = [(fault, "error") for fault in found.errors] + [(fault, "warning") for fault in found.warnings]
    both.sort(key=lambda pair: (pair[0].line, pair[0].column))
    return Findings(f"Check of {name}", tuple(_finding(fault, severity) for fault, severity in both))


def _sorted(faults: Iterable[Exception]) -> list[InvalidFact]:
    return sorted((f for f in faults if isinstance(f, InvalidFact)), key=lambda f: (f.line, f.column))


def _of_file(faults: Iterable[InvalidFact], severity: str) -> Iterable[Finding]:
    return (_finding(fault, severity) for fault in faults)


def _finding(fault: InvalidFact, severity: str) -> Finding:
    return Finding(
        kind=fault.code,
        message=fault.message,
        severity=severity,
        place=fault.place,
        path=fault.path,
        hint=fault.hint,
    )


def _of_fault(fault: checks.Fault) -> Finding:
    return Finding(
        kind=fault.code,
        message=fault.message,
        severity=fault.severity,
        facts=(fault.fact,) if fault.fact else (),
        path=path_text(fault.path),
        hint=fault.hint,
    )
