"""Arrangements to files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from commissionkit.errors import UnreadableFile
from commissionkit.io.json_file import json_text
from commissionkit.io.writing import to_data
from commissionkit.io.yaml_file import yaml_text
from commissionkit.model import Arrangement
from commissionkit.nodes import Plain
from commissionkit.nodes.atomic import write_text

__all__ = ["save"]

_FORMS: Final[dict[str, Callable[[Mapping[str, Plain]], str]]] = {
    ".yaml": yaml_text,
    ".yml": yaml_text,
    ".json": json_text,
}


def save(arrangement: Arrangement, path: str | os.PathLike[str]) -> None:
    """Write an arrangement to a site file without loss: `load` gives an equal one back.

    The file is replaced as a whole or not at all. Facts stand by kind, within a kind in their own order; what changes
    carried (`carried`) is not written.

    Args:
        arrangement: The record; not the state on some day.
        path: A `.yaml`, `.yml` or `.json` file.

    Raises:
        UnreadableFile: The form is not known, or the file cannot be written; what stood there still does.
        RefusedQuestion: The arrangement is a state on some day or holds what the form has no place for.
        InvalidArrangement: It breaks the rules that a site file is held to.

    >>> from commissionkit import load
    >>> save(load("south-tyneside"), "copy.yaml")
    >>> load("copy.yaml") == load("south-tyneside")
    True
    """
    name = os.fsdecode(path)
    write = _FORMS.get(Path(name).suffix.lower())
    if write is None:
        raise UnreadableFile(name, "this form of file is not known", hint=f"Known forms: {', '.join(_FORMS)}.")
    write_text(name, write(to_data(arrangement)))
