"""What `check` found, in the forms that people and code hosts read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from commissionkit.answers import Finding, Findings
from commissionkit.tables import json_text, plain_text

__all__ = ["FORMS"]

Looked: TypeAlias = Sequence[tuple[str, Findings[Finding]]]

_PLACE: Final = re.compile(r"(?P<file>.*?)(?::(?P<line>[0-9]+))?(?::(?P<column>[0-9]+))?", re.DOTALL)
_LEVELS: Final = {"error": "error", "warning": "warning"}


def _text(looked: Looked) -> str:
    # One line a finding, however long: editors and other programs read it line by line.
    return "\n".join(_report(file, found) for file, found in looked)


def _report(file: str, found: Findings[Finding]) -> str:
    if not found:
        return f"{file}: nothing found"
    errors = sum(finding.severity == "error" for finding in found)
    warnings = len(found) - errors
    counts = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    return "\n".join([*map(_line, found), f"{file}: {', '.join(counts)}"])


def _line(finding: Finding) -> str:
    """`file:line:column: severity CODE message hint`, as editors know it."""
    parts = (f"{finding.place}:" if finding.place else "", finding.severity, finding.kind, _message(finding))
    return plain_text(" ".join(part for part in parts if part)).replace("\n", " ")


def _message(finding: Finding) -> str:
    """What is wrong, then what to do about it."""
    message = finding.message if finding.message.endswith((".", "?")) else f"{finding.message}."
    return f"{message} {finding.hint}".rstrip()


def _json(looked: Looked) -> str:
    files = [{"file": file, **found.to_dict()} for file, found in looked]
    return json_text({"format": "commissionkit/check/1", "files": files})


def _place(finding: Finding, file: str) -> tuple[str, int, int]:
    found = _PLACE.fullmatch(finding.place)
    if found is None or not found["file"]:
        return file, 0, 0
    return found["file"], int(found["line"] or 0), int(found["column"] or 0)


def _github(looked: Looked) -> str:
    """Workflow commands that a code host shows beside the line."""
    return "\n".join(_command(file, finding) for file, found in looked for finding in found)


def _command(file: str, finding: Finding) -> str:
    name, line, column = _place(finding, file)
    where = [f"file={_property(name)}"]
    where += [f"line={line}"] if line else []
    where += [f"col={column}"] if column else []
    where.append(f"title={_property(finding.kind)}")
    return f"::{_LEVELS.get(finding.severity, 'notice')} {','.join(where)}::{_data(_message(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(looked: Looked) -> str:
    """The static analysis results interchange format, version 2.1.0."""
    results = [_result(file, finding) for file, found in looked for finding in found]
    rules = sorted({finding.kind for _, found in looked for finding in found})
    run = {
        "tool": {"driver": {"name": "commissionkit", "rules": [{"id": rule} for rule in rules]}},
        "results": results,
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json_text({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _result(file: str, finding: Finding) -> Mapping[str, object]:
    name, line, column = _place(finding, file)
    place: dict[str, object] = {"artifactLocation": {"uri": name.replace("\\", "/")}}
    if line:
        place["region"] = {"startLine": line, **({"startColumn": column} if column else {})}
    return {
        "ruleId": finding.kind,
        "level": _LEVELS.get(finding.severity, "note"),
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": place}],
    }


#: For each form, what was found in each file as one text; nothing where there is nothing to say.
FORMS: Final[Mapping[str, Callable[[Looked], str]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
