"""Text files read with care: nothing that hangs, nothing beyond the limits, UTF-8 only."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from commissionkit.errors import UnreadableFile
from commissionkit.nodes.json_form import parse_json
from commissionkit.nodes.places import DEFAULT_LIMITS, Document, Limits
from commissionkit.nodes.yaml_form import parse_yaml

__all__ = ["ordinary_size", "read_document", "read_text"]

_PARSERS = {".yaml": parse_yaml, ".yml": parse_yaml, ".json": parse_json}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_document(path: str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS) -> Document:
    """The plain data of a YAML or JSON file, told apart by the end of its name.

    Args:
        path: The file: `.yaml`, `.yml` or `.json`, in UTF-8.
        limits: What the file may ask of the machine.

    Raises:
        UnreadableFile: It is missing, no ordinary file, too large, no text in UTF-8, or of another form.
        InvalidArrangement: Its text cannot be read; every fault that can be found is in it.
    """
    name = os.fsdecode(path)
    ordinary_size(name)
    parse = _PARSERS.get(Path(name).suffix.lower())
    if parse is None:
        raise UnreadableFile(name, "this form of file is not known", hint="Known forms: .yaml, .yml, .json.")
    return parse(read_text(name, limits), name, limits)


def read_text(path: str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS) -> str:
    """The text of a file in UTF-8, without a byte order mark.

    Pipes and devices are refused before they are opened, so that reading never waits.

    Raises:
        UnreadableFile: It is missing, no ordinary file, not permitted, too large, binary, or not in UTF-8.
    """
    name = os.fsdecode(path)
    size = ordinary_size(name)
    if size > limits.size:
        raise _too_large(name, limits)
    try:
        with Path(name).open("rb") as file:
            raw = file.read(size + 1)
            if len(raw) > size:  # it grew, or its size is not told
                raw += file.read(limits.size + 1 - len(raw))
    except OSError as error:
        raise UnreadableFile(name, _reason(error)) from error
    if len(raw) > limits.size:
        raise _too_large(name, limits)
    return _decoded(name, raw)


def ordinary_size(name: str) -> int:
    """The bytes of an ordinary file, found without opening it.

    Raises:
        UnreadableFile: It is missing, a directory, a pipe or a device.
    """
    try:
        found = Path(name).stat()
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, _reason(error)) from error
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableFile(name, "this is a directory", hint="Name a file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFile(name, "this is no ordinary file", hint="Pipes and devices are not read.")
    return found.st_size


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "reading it is not permitted"
    return (error.strerror if isinstance(error, OSError) else str(error)) or "it cannot be read"


def _too_large(name: str, limits: Limits) -> UnreadableFile:
    return UnreadableFile(name, f"it is larger than {limits.size:,} bytes", hint="Split it.")


def _decoded(name: str, raw: bytes) -> str:
    if raw.startswith(_UTF16_MARKS):
        raise UnreadableFile(name, "it is in UTF-16, not in UTF-8", hint="Save it as UTF-8.")
    if (at := raw.find(b"\0")) >= 0:
        raise UnreadableFile(name, f"it is binary, not text (a zero byte at offset {at})")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            name, f"it is not in UTF-8 (at byte offset {error.start})", hint="Save it as UTF-8."
        ) from error
    return text.removeprefix("\ufeff")
