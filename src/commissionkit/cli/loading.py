"""The site that a command names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commissionkit import bundle
from commissionkit.errors import RefusedQuestion, UnknownName

if TYPE_CHECKING:
    from commissionkit.model import Arrangement

__all__ = ["load_named"]


def load_named(name: str) -> Arrangement:
    """The site of that name or file.

    Raises:
        RefusedQuestion: It is neither.
    """
    try:
        return bundle.load(name)
    except UnknownName as unknown:
        known = ", ".join(bundle.names())
        hint = f"Bundled are {known}; the name of a site file ends in .yaml or .json."
        raise RefusedQuestion(f"{unknown} {hint}") from unknown
