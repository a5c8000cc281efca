"""The bytes and lines of a published file, read piece by piece within bounds."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

import attrs

from commissionkit.errors import UnreadableFile
from commissionkit.nodes.files import ordinary_size
from commissionkit.registers.faults import Faults

__all__ = ["Bounds", "Published"]

_CHUNK: Final = 1 << 16
#: What any packed file may unpack to, however small it is.
_UNPACKED: Final = 8 * 1024**2
_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_BOM: Final = b"\xef\xbb\xbf"


@attrs.frozen(kw_only=True)
class Bounds:
    """What a register file may ask of the machine.

    Attributes:
        size: The most bytes, of the file and of what it unpacks to.
        line: The most bytes of a line; a longer one is a fault and is passed over.
        rows: The most rows that are kept together; reading one by one knows no such bound.
        ratio: How many times its own size a packed file may unpack to, where that is more than 8 MiB.
    """

    size: int = 4 * 1024**3
    line: int = 1 << 16
    rows: int = 2_000_000
    ratio: int = 200


class Published:
    """A file as it was published, plain or packed with gzip.

    Pipes and devices are refused before they are opened. Each pass opens the file anew.

    Attributes:
        name: The path, as text.
        bounds: What it may ask.
        faults: Where faults are noted.
        recoded: The lines met so far that were in Windows-1252 rather than in UTF-8, and the first of them.
    """

    __slots__ = ("_packed", "bounds", "faults", "name", "recoded")

    def __init__(self, path: str | os.PathLike[str], bounds: Bounds) -> None:
        self.name = os.fsdecode(path)
        self.bounds = bounds
        self.faults = Faults(self.name)
        self.recoded = (0, 0)
        self._packed = ordinary_size(self.name)
        if self._packed > bounds.size:
            raise self._too_large()

    def _too_large(self) -> UnreadableFile:
        hint = "Split it, or pass wider Bounds if you trust it."
        return UnreadableFile(self.name, f"it holds more than {self.bounds.size:,} bytes", hint=hint)

    def head(self, size: int = _CHUNK) -> bytes:
        """The first bytes, unpacked."""
        with self._opened() as file:
            return self._read(file, size)

    def chunks(self) -> Iterator[bytes]:
        """All bytes, unpacked, without a byte order mark."""
        taken = 0
        with self._opened() as file:
            while chunk := self._read(file, _CHUNK):
                taken = self._bounded(taken, chunk)
                yield chunk

    def lines(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers, from 1, without their ends. What is no line of text is a fault."""
        taken = 0
        with self._opened() as file:
            number = 0
            while raw := self._line(file):
                number += 1
                taken = self._bounded(taken, raw)
                if len(raw) > self.bounds.line:
                    taken = self._passed_over(file, raw, number, taken)
                    continue
                text = self._text(raw.rstrip(b"\r\n"), number)
                if text is not None:
                    yield number, text

    def _opened(self) -> IO[bytes]:
        try:
            file: IO[bytes] = Path(self.name).open("rb")  # noqa: SIM115 - whoever asked for it closes it
        except OSError as error:
            raise UnreadableFile(self.name, error.strerror or "it cannot be read") from error
        start = file.read(4)
        file.seek(0)
        if start.startswith(_ZIP):
            file.close()
            raise UnreadableFile(self.name, "it is packed with zip", hint="Unpack it, and name the file in it.")
        if start.startswith(_GZIP):
            file = io.BufferedReader(_Unpacked(file), _CHUNK)
        mark = self._peeked(file)
        if mark.startswith(_UTF16):
            file.close()
            raise UnreadableFile(self.name, "it is in UTF-16", hint="Save it as UTF-8.")
        if mark == _BOM:
            self._read(file, len(_BOM))
        return file

    def _peeked(self, file: IO[bytes]) -> bytes:
        if not isinstance(file, io.BufferedReader):
            return b""
        try:
            return file.peek(len(_BOM))[: len(_BOM)]
        except (OSError, EOFError, zlib.error) as error:
            file.close()
            raise self._spoilt(error) from error

    def _read(self, file: IO[bytes], size: int) -> bytes:
        try:
            return file.read(size)
        except (OSError, EOFError, zlib.error) as error:
            raise self._spoilt(error) from error

    def _line(self, file: IO[bytes]) -> bytes:
        try:
            return file.readline(self.bounds.line + 2)
        except (OSError, EOFError, zlib.error) as error:
            raise self._spoilt(error) from error

    def _spoilt(self, error: Exception) -> UnreadableFile:
        return UnreadableFile(self.name, f"it cannot be unpacked or read to its end ({error})", hint="Fetch it again.")

    def _bounded(self, taken: int, piece: bytes) -> int:
        taken += len(piece)
        if taken > self.bounds.size:
            raise self._too_large()
        if taken > max(_UNPACKED, self.bounds.ratio * self._packed):  # a file that is not packed never comes to this
            hint = "Unpack it, or pass wider Bounds if you trust it."
            raise UnreadableFile(self.name, f"it unpacks to more than {self.bounds.ratio:,} times its size", hint=hint)
        return taken

    def _passed_over(self, file: IO[bytes], raw: bytes, number: int, taken: int) -> int:
        """Skip the rest of a line that is too long, never holding more than a piece of it."""
        self.faults.add("RG108", f"a line of more than {self.bounds.line:,} bytes", line=number, hint="It is left out.")
        while raw and not raw.endswith(b"\n"):
            raw = self._line(file)
            taken = self._bounded(taken, raw)
        return taken

    def _text(self, raw: bytes, number: int) -> str | None:
        if b"\0" in raw:
            column = raw.index(b"\0") + 1
            self.faults.add("RG109", "a zero byte", line=number, column=column, hint="The line is left out.")
            return None
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError as error:
            hint = "Save the file as UTF-8. The line is left out."
            message = "a byte that is neither UTF-8 nor Windows-1252"
            self.faults.add("RG110", message, line=number, column=error.start + 1, hint=hint)
            return None
        count, first = self.recoded
        self.recoded = (count + 1, first or number)
        return text


class _Unpacked(gzip.GzipFile):
    """A packed file that closes the file beneath it."""

    def __init__(self, beneath: IO[bytes]) -> None:
        self._beneath = beneath
        super().__init__(fileobj=beneath, mode="rb")

    def close(self) -> None:
        super().close()
        self._beneath.close()
