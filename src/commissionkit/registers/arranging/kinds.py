"""What kind of body a register means, in the words of the shared vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from commissionkit.model.vocabulary import shared
from commissionkit.registers.rows import Body

__all__ = ["council_kind", "kind_of", "kind_word"]

_NOT_STATED: Final = "not_stated"

#: A word of a file, in lower case with hyphens -> the kind of the vocabulary that it means.
_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pct": "primary-care-trust",
        "ccg-then-sub-icb": "ccg",
        "icb": "integrated-care-board",
        "pcn": "primary-care-network",
        "nhs-england-local-office": "regional-team",
        "nhs-england-region": "regional-team",
    }
)
_COUNCILS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "non-metropolitan district": "district-council",
        "unitary authority": "unitary-council",
        "metropolitan district": "unitary-council",
        "london borough": "unitary-council",
        "city corporation": "unitary-council",
        "county": "county-council",
    }
)
#: The primary roles of the ODS code systems whose meaning is one kind.
_ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "RO98": "ccg",
        "RO141": "local-authority",
        "RO179": "primary-care-trust",
        "RO209": "regional-team",
        "RO210": "regional-team",
        "RO213": "commissioning-support-unit",
        "RO261": "partnership",
        "RO272": "primary-care-network",
    }
)
#: How names end, the longer first.
_ENDINGS: Final = (
    ("nhs foundation trust", "nhs-foundation-trust"),
    ("nhs trust", "nhs-trust"),
    ("clinical commissioning group", "ccg"),
    ("ccg", "ccg"),
    ("primary care trust", "primary-care-trust"),
    ("pct", "primary-care-trust"),
    ("commissioning support unit", "commissioning-support-unit"),
)
#: The prescribing setting of a GP practice.
_GP: Final = "4"
_GP_ROLE: Final = "RO76"


def kind_of(body: Body) -> tuple[str, str]:
    """The kind of a body, and why it is taken to be that; no reason where the register says so.

    A primary role says what a body is when it was entered: STPs and the integrated care boards after them share one.
    """
    if said := kind_word(body.kind):
        return said, ""
    roles = [role.code for role in sorted(body.roles, key=lambda role: not role.primary)]
    if _GP_ROLE in roles or body.setting == _GP:
        return "gp-practice", ""
    for role in roles:
        if role in _ROLES:
            return _ROLES[role], ""
    for ending, kind in _ENDINGS:
        if body.name.casefold().endswith(f" {ending}"):
            return kind, "the kind is read off the name"
    return _NOT_STATED, ""


def kind_word(word: str) -> str:
    """The kind of the vocabulary that a word of a file means; empty where there is none."""
    written = word.strip().casefold().replace("_", "-").replace(" ", "-")
    found = _WORDS.get(written, written)
    return found if found != _NOT_STATED and shared().organisation_kind(found) is not None else ""


def council_kind(printed: str) -> str:
    """The kind of council that a type means."""
    return _COUNCILS.get(printed.casefold(), _NOT_STATED)
