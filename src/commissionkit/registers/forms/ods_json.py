"""Organisations in JSON, as the ODS interface (ORD) answers with one of them."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from commissionkit.errors import InvalidArrangement, InvalidFact, UnreadableFile
from commissionkit.nodes import DEFAULT_LIMITS, Document, Path, Plain, parse_json, path_text
from commissionkit.registers.files import Published
from commissionkit.registers.forms.form import ODS, Form, Head
from commissionkit.registers.forms.ord import body_of
from commissionkit.registers.rows import Row

__all__ = ["JSON"]


def _recognises(head: Head) -> bool:
    return head.start.startswith(("{", "[")) and '"organisation"' in head.start.casefold()


def _rows(file: Published) -> Iterator[Row]:
    try:
        document = parse_json(_text(file), file.name)
    except InvalidArrangement as error:
        file.faults.take((fault for fault in error.exceptions if isinstance(fault, InvalidFact)), "RG113")
        return
    several = isinstance(document.data, list)
    entries = document.data if isinstance(document.data, list) else [document.data]
    for number, entry in enumerate(entries):
        yield from _row(file, document, (number,) if several else (), entry)


def _row(file: Published, document: Document, path: Path, entry: Plain) -> Iterator[Row]:
    inside: Path = (*path, "Organisation")

    def complain(code: str, message: str, within: Path, hint: str) -> None:
        here = (*inside, *within)
        mark = document.mark(here)
        file.faults.add(code, message, line=mark.line, column=mark.column, path=path_text(here), hint=hint)

    organisation = entry.get("Organisation") if isinstance(entry, dict) else None
    made = body_of(organisation, document.mark(path).line, complain)
    if made is not None:
        yield made


def _text(file: Published) -> str:
    """The whole text; a document of one organisation is small."""
    pieces: list[bytes] = []
    size = 0
    for chunk in file.chunks():
        size += len(chunk)
        if size > DEFAULT_LIMITS.size:
            raise UnreadableFile(file.name, f"it holds more than {DEFAULT_LIMITS.size:,} bytes of JSON")
        pieces.append(chunk)
    try:
        return b"".join(pieces).decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"it is not in UTF-8 (at byte offset {error.start})"
        raise UnreadableFile(file.name, reason, hint="Save it as UTF-8.") from error


JSON: Final = Form(
    name="ods-json",
    title="ODS organisation in JSON",
    owner=ODS,
    recognises=_recognises,
    rows=_rows,
    key=attrgetter("code"),
)
