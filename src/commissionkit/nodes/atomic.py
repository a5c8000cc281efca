"""A file written wholly or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from commissionkit.errors import UnreadableFile

__all__ = ["write_bytes", "write_text"]


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Put the text in the place of what the file held; whoever reads it finds the old text or the new one.

    It is written beside the file, brought to the disk, and moved into place. A link stays a link to the new text; an
    existing file keeps its permissions.

    Raises:
        UnreadableFile: It cannot be written; what stood there still does.
    """
    name = os.fsdecode(path)
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableFile(name, f"a text holds half a character (at {error.start}), which no file can") from error
    write_bytes(path, raw)


def write_bytes(path: str | os.PathLike[str], raw: bytes) -> None:
    """Put the bytes in the place of what the file held, as `write_text` does with a text.

    Raises:
        UnreadableFile: It cannot be written; what stood there still does.
    """
    name = os.fsdecode(path)
    try:
        target = Path(name).resolve()
        _write(target, raw)
    except (OSError, ValueError, RuntimeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnreadableFile(name, f"it cannot be written: {reason}") from error


def _write(target: Path, raw: bytes) -> None:
    mode = _mode(target)
    import secrets  # slow to import, and needed to write alone

    beside = target.with_name(f".{target.name[:60]}.{secrets.token_hex(8)}.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            if mode is not None:
                beside.chmod(mode)
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _mode(target: Path) -> int | None:
    """The permissions of an existing file; None where there is none yet."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise IsADirectoryError(0, "there is something else than a file at this place")
    if not os.access(target, os.W_OK):
        raise PermissionError(0, "the file may not be changed")
    return stat.S_IMODE(found.st_mode)


def _settle(folder: Path) -> None:
    """Bring the new name to the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
