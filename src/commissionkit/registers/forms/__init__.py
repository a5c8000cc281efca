"""The forms of register file that are known, a module for each family."""

from __future__ import annotations

from typing import Final

from commissionkit.errors import UnknownName, UnreadableFile
from commissionkit.registers.files import Published
from commissionkit.registers.forms.councils import CODED, COUNCILS
from commissionkit.registers.forms.form import Form, Head
from commissionkit.registers.forms.networks import MEMBERSHIPS, NETWORKS, PRACTICES
from commissionkit.registers.forms.ods_csv import ORGANISATIONS as ODS_ORGANISATIONS
from commissionkit.registers.forms.ods_csv import SUCCESSIONS as ODS_SUCCESSIONS
from commissionkit.registers.forms.ods_json import JSON
from commissionkit.registers.forms.ods_xml import XML
from commissionkit.registers.forms.partnerships import BELONGINGS, OVERLAPS, PARTNERS
from commissionkit.registers.forms.small_areas import SMALL_AREAS
from commissionkit.registers.forms.tidy import ORGANISATIONS, SPLITS, SUCCESSIONS
from commissionkit.registers.records import records

__all__ = ["FORMS", "Form", "form_of"]

#: The forms, in the order in which a file is tried against them.
FORMS: Final = (
    XML,
    JSON,
    ORGANISATIONS,
    SUCCESSIONS,
    SPLITS,
    PARTNERS,
    BELONGINGS,
    OVERLAPS,
    COUNCILS,
    CODED,
    NETWORKS,
    MEMBERSHIPS,
    PRACTICES,
    SMALL_AREAS,
    ODS_ORGANISATIONS,  # without a head, and so behind all that have one
    ODS_SUCCESSIONS,
)

_HEAD_ROWS: Final = 5


def form_of(file: Published, name: str | None = None) -> Form:
    """The form of a file: the one asked for, or the one that its beginning shows.

    Raises:
        UnknownName: No form bears the name.
        UnreadableFile: Its beginning shows none.
    """
    if name is not None:
        found = next((form for form in FORMS if form.name == name), None)
        if found is None:
            raise UnknownName(name, [form.name for form in FORMS], what="form of register file")
        return found
    head = _head(file)
    for form in FORMS:
        if form.recognises(head):
            return form
    hint = f"Known forms: {', '.join(form.name for form in FORMS)}."
    raise UnreadableFile(file.name, "its beginning shows no known form of register", hint=hint)


def _head(file: Published) -> Head:
    """The beginning of a file. What is wrong in it is told when it is read, not twice."""
    start = file.head().decode("utf-8", errors="replace").lstrip()
    if start.startswith(("<", "{", "[")):
        return Head(start, ())
    rows: list[tuple[str, ...]] = []
    looked = Published(file.name, file.bounds)
    for record in records(looked):
        rows.append(tuple(record.cells))
        if len(rows) == _HEAD_ROWS:
            break
    return Head(start, tuple(rows))
