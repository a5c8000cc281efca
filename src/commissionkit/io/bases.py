"""Finding the baseline that a site file rests on: a bundled arrangement, or a file beside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

import attrs

from commissionkit.errors import InvalidArrangement, InvalidFact, UnreadableFile, near_names, suggestion
from commissionkit.io.bundled import BUILT, bundled_file, bundled_names
from commissionkit.io.misfits import misfit
from commissionkit.io.reading import read
from commissionkit.model import Arrangement
from commissionkit.nodes import Document, read_document
from commissionkit.nodes.collecting import collector_paused

__all__ = ["Bases", "bundled", "loaded"]

_ENDINGS: Final = (".yaml", ".yml", ".json")
#: Beyond this many baselines one upon the other the file is refused.
_DEEPEST: Final = 8
_LONGEST: Final = 200
_KEY: Final = ("extends",)
_HINT: Final = "Name a bundled arrangement, or a file in the folder of this one."


@cache
@collector_paused()
def bundled(name: str) -> Arrangement:
    """The bundled arrangement of that name, read or built once."""
    if name in BUILT:
        from commissionkit.io.national import built, read_tables  # much to import, for one of the arrangements

        return built(read_tables())
    with bundled_file(name) as path:
        return loaded(read_document(path), Bases(chain=(name,)))


def loaded(document: Document, bases: Bases) -> Arrangement:
    """The arrangement that a document says.

    Raises:
        InvalidArrangement: It is no site file; every fault of it.
    """
    arrangement, faults = read(document, bases.find)
    if arrangement is None:
        raise InvalidArrangement(f"{document.file or 'this'} is no site file that can be loaded", faults)
    return arrangement


@attrs.frozen(kw_only=True)
class Bases:
    """Finds baselines for one file.

    Attributes:
        folder: The folder of the file, in which other files may be named; None for what came from no file.
        chain: The names of the file and of those that rest on it, so that none rests on itself.
    """

    folder: Path | None = None
    chain: tuple[str, ...] = ()

    @classmethod
    def of(cls, file: str) -> Bases:
        """Those that a file may name."""
        return cls(folder=Path(file).parent, chain=(os.path.realpath(file),)) if file else cls()

    def find(self, name: str) -> Arrangement:
        """The baseline of that name.

        Raises:
            Misfits: There is none, it rests on itself, or it cannot be loaded.
        """
        if name in bundled_names():
            self._check(name)
            return _readable(name, lambda: bundled(name))
        path = self._path(name)
        self._check(os.path.realpath(path))
        within = Bases(folder=path.parent, chain=(*self.chain, os.path.realpath(path)))
        return _readable(name, lambda: loaded(read_document(path), within))

    def _path(self, name: str) -> Path:
        """The file beside this one, or in a folder beneath."""
        if len(name) > _LONGEST or not name.isprintable():
            raise misfit("CK130", f"{name[:60]!r} is no name of a baseline", _HINT, _KEY)
        plain = PurePosixPath(name)
        if not name.casefold().endswith(_ENDINGS):
            known = sorted(bundled_names())
            hint = suggestion(near_names(name, known)) or f"Bundled: {', '.join(known)}."
            raise misfit("CK130", f'no baseline named "{name[:60]}" is bundled', hint, _KEY)
        if self.folder is None or plain.is_absolute() or ".." in plain.parts or "\\" in name or ":" in name:
            raise misfit("CK130", f'"{name[:60]}" names no baseline that may be read from here', _HINT, _KEY)
        path = self.folder / plain
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.folder)) or not path.is_file():
            raise misfit("CK130", f'there is no baseline "{name[:60]}" beside this file', _HINT, _KEY)
        return path

    def _check(self, name: str) -> None:
        if name in self.chain:
            hint = "Let one of them stand alone."
            way = " extends ".join(Path(one).name for one in (*self.chain[self.chain.index(name) :], name))
            raise misfit("CK131", f"baselines rest on each other: {way}", hint, _KEY)
        if len(self.chain) >= _DEEPEST:
            raise misfit("CK131", f"more than {_DEEPEST} baselines, one upon the other", "Join some of them.", _KEY)


def _readable(name: str, load: Callable[[], Arrangement]) -> Arrangement:
    """The baseline.

    Raises:
        Misfits: It cannot be loaded; a circle of baselines further down is told as such.
    """
    try:
        return load()
    except InvalidArrangement as invalid:
        first = invalid.exceptions[0]
        if isinstance(first, InvalidFact) and first.code == "CK131":
            raise misfit("CK131", first.message, first.hint, _KEY) from None
        number = len(invalid.exceptions)
        told = f"{number} fault{'s' if number > 1 else ''}, the first: {_told(first)}"
        raise misfit("CK132", f'the baseline "{name[:60]}" cannot be loaded: {told}', "Mend that file.", _KEY) from None
    except UnreadableFile as unreadable:
        told = f'the baseline "{name[:60]}" cannot be read: {unreadable}'
        raise misfit("CK132", told, "Mend that file.", _KEY) from None


def _told(fault: Exception) -> str:
    return f"{fault.place} {fault.code} {fault.message}" if isinstance(fault, InvalidFact) else str(fault)
