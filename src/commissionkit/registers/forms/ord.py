"""An organisation as the ODS interfaces tell it (XML and JSON say the same): plain data to a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

from commissionkit.errors import InvalidText
from commissionkit.nodes import Path, Plain
from commissionkit.registers.cells import CODE
from commissionkit.registers.days import day_of
from commissionkit.registers.rows import Body, Relation, Role, Succession

__all__ = ["Complain", "body_of"]

_Span = tuple[date | None, date | None]
_ADDRESS: Final = ("AddrLn1", "AddrLn2", "AddrLn3", "Town", "County", "Country")


#: Notes what is wrong: a code, what it is, where in the data, what to do.
Complain: TypeAlias = Callable[[str, str, Path, str], None]


def body_of(data: Plain, line: int, complain: Complain) -> Body | None:
    """The organisation that the data say; None where something is wrong, which has then been told."""
    if not isinstance(data, dict):
        complain("RG116", "no organisation stands here", (), "Look whether this is the file you mean.")
        return None
    return _Reader(data, line, complain).body()


class _Reader:
    def __init__(self, data: Mapping[str, Plain], line: int, complain: Complain) -> None:
        self.data = data
        self.line = line
        self.complain = complain
        self.sound = True

    def body(self) -> Body | None:
        code = self.code(self.data.get("OrgId"), ("OrgId",))
        name = self.text(self.data.get("Name"))
        if not name:
            self.fault("RG116", "an organisation without a name", ("Name",))
        spans = self.spans(self.data, ())
        opened, closed = _operation(spans)
        legal = spans.get("Legal", (None, None))
        location = _mapping(_mapping(self.data.get("GeoLoc")).get("Location"))
        lines = (self.text(location.get(part)) for part in _ADDRESS)
        made = Body(
            line=self.line,
            code=code,
            name=name,
            status=self.text(self.data.get("Status")),
            opened=opened,
            closed=closed,
            legal_opened=legal[0],
            legal_closed=legal[1],
            address=tuple(line for line in lines if line),
            postcode=self.text(location.get("PostCode")),
            record_class=self.text(self.data.get("orgRecordClass")),
            reference_only=self.text(self.data.get("refOnly")).casefold() == "true",
            changed=self.day(self.data.get("LastChangeDate"), ("LastChangeDate",)),
            roles=tuple(self.roles()),
            relations=tuple(self.relations()),
            successions=tuple(self.successions(code)),
        )
        return made if self.sound else None

    def roles(self) -> Iterator[Role]:
        """The roles, in the order of the file."""
        for path, one in self.within("Roles", "Role"):
            opened, closed = _operation(self.spans(one, path))
            primary = self.text(one.get("primaryRole")).casefold() == "true"
            yield Role(code=self.text(one.get("id")), primary=primary, opened=opened, closed=closed)

    def relations(self) -> Iterator[Relation]:
        """The relations, in the order of the file."""
        for path, one in self.within("Rels", "Rel"):
            opened, closed = _operation(self.spans(one, path))
            target, role = self.target(one, path)
            yield Relation(code=self.text(one.get("id")), target=target, target_role=role, opened=opened, closed=closed)

    def successions(self, code: str) -> Iterator[Succession]:
        """The successions, in the order of the file, each from the one before to the one after."""
        for path, one in self.within("Succs", "Succ"):
            spans = self.spans(one, path)
            on = spans.get("Legal", _operation(spans))[0]
            target, _ = self.target(one, path)
            match self.text(one.get("Type")):
                case "Successor":
                    yield Succession(line=self.line, before=code, after=target, on=on)
                case "Predecessor":
                    yield Succession(line=self.line, before=target, after=code, on=on)
                case other:
                    message = f"a succession is of type Successor or Predecessor, not {other[:40]!r}"
                    self.fault("RG116", message, (*path, "Type"))

    def within(self, outer: str, inner: str) -> Iterator[tuple[Path, Mapping[str, Plain]]]:
        """The entries of a list, each with its path."""
        found = _mapping(self.data.get(outer)).get(inner)
        for number, one in enumerate(_many(found)):
            path: Path = (outer, inner, number)
            if isinstance(one, dict):
                yield path, one
            else:
                self.fault("RG116", f"no {inner} stands here", path)

    def target(self, one: Mapping[str, Plain], path: Path) -> tuple[str, str]:
        """The code of the other organisation, and its primary role."""
        target = _mapping(one.get("Target"))
        role = _mapping(target.get("PrimaryRoleId"))
        return self.code(target.get("OrgId"), (*path, "Target", "OrgId")), self.text(role.get("id"))

    def code(self, org_id: Plain, path: Path) -> str:
        """The code of an organisation."""
        found = self.text(_mapping(org_id).get("extension"))
        if CODE.fullmatch(found) is None:
            message = f"not a code: {found[:60]!r}" if found else "the code (extension) is missing"
            self.fault("RG105", message, path, "A code is letters and digits, such as X26.")
        return found

    def spans(self, one: Mapping[str, Plain], path: Path) -> dict[str, _Span]:
        """The days by type, `Legal` or `Operational`."""
        spans: dict[str, _Span] = {}
        for number, entry in enumerate(_many(one.get("Date"))):
            here: Path = (*path, "Date", number)
            dated = _mapping(entry)
            opened = self.day(dated.get("Start"), (*here, "Start"))
            closed = self.day(dated.get("End"), (*here, "End"))
            if opened is not None and closed is not None and closed < opened:
                self.fault("RG104", f"it ends on {closed}, before it starts on {opened}", (*here, "End"))
            spans.setdefault(self.text(dated.get("Type")), (opened, closed))
        return spans

    def day(self, found: Plain, path: Path) -> date | None:
        """A day; None where there is none."""
        text = self.text(found)
        if not text:
            return None
        try:
            return day_of(text)
        except InvalidText as error:
            self.fault("RG103", f"{error.reason}: {text[:40]!r}", path, error.hint)
            return None

    def text(self, found: Plain) -> str:
        """A value as text; empty where there is none."""
        if isinstance(found, bool):
            return "true" if found else "false"
        if isinstance(found, dict):
            return self.text(found.get("value"))
        return "" if found is None or isinstance(found, list) else str(found).strip()

    def fault(self, code: str, message: str, path: Path, hint: str = "The organisation is left out.") -> None:
        self.sound = False
        self.complain(code, message, path, hint)


def _operation(spans: Mapping[str, _Span]) -> _Span:
    """The days of operation; those in law where no others are given."""
    return spans.get("Operational") or next(iter(spans.values()), (None, None))


def _mapping(found: Plain) -> Mapping[str, Plain]:
    return found if isinstance(found, dict) else {}


def _many(found: Plain) -> list[Plain]:
    """A list, of one where XML has one element alone."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]
