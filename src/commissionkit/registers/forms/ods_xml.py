"""Organisations in XML (HSCOrgRefData 2-0-0), one at a time, whatever the size of the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial
from operator import attrgetter
from typing import Final
from xml.parsers import expat

from commissionkit.nodes import Path, Plain, path_text
from commissionkit.registers.files import Published
from commissionkit.registers.forms.form import ODS, Form, Head
from commissionkit.registers.forms.ord import body_of
from commissionkit.registers.rows import Body, Row

__all__ = ["XML"]

_ELEMENT: Final = "Organisation"
#: Deeper than any published file.
_DEPTH: Final = 30
#: The most bytes between two marks that the parser understands, and the most that one organisation may take.
_TOKEN: Final = 1 << 19
_RECORD: Final = 1 << 20


class _Refused(Exception):
    """The file is read no further."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(message)


def _recognises(head: Head) -> bool:
    return head.start.startswith("<") and "OrgRefData" in head.start


def _rows(file: Published) -> Iterator[Row]:
    reader = _Reader(file)
    try:
        for chunk in file.chunks():
            yield from reader.fed(chunk)
        yield from reader.ended()
    except _Refused as refused:
        yield from reader.taken()
        reader.fault(refused.code, refused.message, f"{refused.hint} The file is read no further.".strip())
    except expat.ExpatError as error:
        yield from reader.taken()
        hint = "What stands before is read, nothing behind."
        file.faults.add("RG113", expat.ErrorString(error.code), line=error.lineno, column=error.offset + 1, hint=hint)


class _Element:
    """An element as far as it is read: its attributes and children by name, and its text."""

    __slots__ = ("found", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.found: dict[str, Plain] = dict(attributes)
        self.text: list[str] = []

    def add(self, name: str, content: Plain) -> None:
        """Put a child beside those of its name."""
        known = self.found.get(name)
        if known is None:
            self.found[name] = content
        elif isinstance(known, list):
            known.append(content)
        else:
            self.found[name] = [known, content]

    def plain(self) -> Plain:
        """What it says, as JSON would: a value, a text, or a mapping."""
        if not self.found:
            return "".join(self.text).strip()
        if set(self.found) == {"value"}:
            return self.found["value"]
        return self.found


class _Reader:
    """Feeds the parser, and makes a row of each organisation as it ends; nothing of it is kept behind that."""

    def __init__(self, file: Published) -> None:
        self.faults = file.faults
        self.made: deque[Body] = deque()
        self.depth = 0
        self.fed_bytes = 0
        self.started = (0, 0)
        self.stack: list[_Element] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.doctype

    def fed(self, chunk: bytes) -> Iterator[Body]:
        """The organisations that end in this piece of the file."""
        try:
            self.parser.Parse(chunk, False)
        except (LookupError, ValueError) as error:  # how the parser says that it cannot read the encoding declared
            if self.depth or self.fed_bytes:
                raise
            raise _Refused("RG113", f"an encoding that cannot be read ({error})", "Save it as UTF-8.") from error
        self.fed_bytes += len(chunk)
        if self.fed_bytes - self.parser.CurrentByteIndex > _TOKEN:
            raise _Refused("RG115", f"a tag or an attribute of more than {_TOKEN:,} bytes")
        yield from self.taken()

    def ended(self) -> Iterator[Body]:
        """The organisations that end with the file."""
        self.parser.Parse(b"", True)
        yield from self.taken()

    def taken(self) -> Iterator[Body]:
        """The organisations made and not yet given."""
        while self.made:
            yield self.made.popleft()

    def fault(self, code: str, message: str, hint: str) -> None:
        """Note a fault where the parser stands."""
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.faults.add(code, message, line=line, column=column, hint=hint)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEPTH:
            raise _Refused("RG115", f"elements more than {_DEPTH} deep")
        local = name.rpartition(":")[2]
        if self.stack:
            if self.parser.CurrentByteIndex - self.started[1] > _RECORD:
                raise _Refused("RG115", f"an organisation of more than {_RECORD:,} bytes")
            self.stack.append(_Element(local, attributes))
        elif local == _ELEMENT:
            self.started = (self.parser.CurrentLineNumber, self.parser.CurrentByteIndex)
            self.stack.append(_Element(local, attributes))

    def end(self, name: str) -> None:
        self.depth -= 1
        if not self.stack:
            return
        element = self.stack.pop()
        if self.stack:
            self.stack[-1].add(element.name, element.plain())
            return
        line = self.started[0]
        made = body_of(element.found, line, partial(self.complain, line))
        if made is not None:
            self.made.append(made)

    def characters(self, text: str) -> None:
        if self.stack:
            if self.parser.CurrentByteIndex - self.started[1] > _RECORD:
                raise _Refused("RG115", f"an organisation of more than {_RECORD:,} bytes")
            self.stack[-1].text.append(text)

    def doctype(self, *_: object) -> None:
        raise _Refused("RG114", "a document type declaration", "Published register files have none.")

    def complain(self, line: int, code: str, message: str, path: Path, hint: str) -> None:
        self.faults.add(code, message, line=line, path=path_text(path), hint=hint)


XML: Final = Form(
    name="ods-xml",
    title="ODS organisations in XML (HSCOrgRefData)",
    owner=ODS,
    recognises=_recognises,
    rows=_rows,
    key=attrgetter("code"),
)
