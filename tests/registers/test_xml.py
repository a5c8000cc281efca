"""Register files in XML and JSON from hands that mean no good."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from commissionkit import registers
from commissionkit.registers import Body, Reading

OPEN = '<OrgRefData xmlns="http://refdata.hscic.gov.uk/org/v2-0-0"><Organisations>'
CLOSE = "</Organisations></OrgRefData>"
SOUND = '<Organisation><Name>SOUND</Name><OrgId extension="Z1"/></Organisation>'


def read(folder: Path, text: str) -> Reading:
    path = folder / "r.xml"
    path.write_text(text, encoding="utf-8")
    return registers.read(path, "ods-json" if text.startswith(("{", "[")) else "ods-xml")


def codes(reading: Reading) -> list[str]:
    return [row.code for row in reading.rows if isinstance(row, Body)]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://localhost/x.dtd"> %p;]>',
    ],
)
def test_no_document_type_is_read(tmp_path: Path, declared: str) -> None:
    """Entities cannot be declared: the file is refused where the declaration begins."""
    reading = read(tmp_path, f"{declared}{OPEN}{SOUND}{CLOSE}")

    assert [(f.code, f.line) for f in reading.faults] == [("RG114", 1)]
    assert reading.rows == ()


def test_an_unknown_entity_ends_the_reading(tmp_path: Path) -> None:
    """What stands before it is read."""
    reading = read(tmp_path, f"{OPEN}{SOUND}<Organisation><Name>&b;</Name></Organisation>{CLOSE}")

    assert (codes(reading), [f.code for f in reading.faults]) == (["Z1"], ["RG113"])


@pytest.mark.parametrize("encoding", ["utf-7", "klingon", "big5", "rot13", "hex"])
def test_an_encoding_that_cannot_be_read_is_a_fault(tmp_path: Path, encoding: str) -> None:
    """An encoding that the parser does not know, or of several bytes, is told and nothing is read."""
    reading = read(tmp_path, f'<?xml version="1.0" encoding="{encoding}"?>{OPEN}{SOUND}{CLOSE}')

    assert ([fault.code for fault in reading.faults], reading.rows) == (["RG113"], ())


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    """The organisations before are kept; the fault says where the parser stood."""
    reading = read(tmp_path, f"{OPEN}\n{SOUND}\n<Organisation>")

    assert codes(reading) == ["Z1"]
    assert [(f.code, f.line) for f in reading.faults] == [("RG113", 3)]


def test_depth_is_bounded(tmp_path: Path) -> None:
    """Elements inside elements are refused at a depth that no published file has."""
    reading = read(tmp_path, f"{OPEN}{SOUND}{'<a>' * 50_000}")

    assert (codes(reading), [f.code for f in reading.faults]) == (["Z1"], ["RG115"])


@pytest.mark.parametrize(
    "inner",
    [
        f'<Name>X</Name><OrgId extension="{"A" * 5_000_000}"/>',
        f"<Name>{'N' * 9_000_000}</Name>",
        "<Role/>" * 200_000,
    ],
)
def test_one_organisation_is_bounded(tmp_path: Path, inner: str) -> None:
    """A huge attribute, text or number of parts is refused; what is held stays small."""
    path = tmp_path / "r.xml"
    path.write_text(f"{OPEN}{SOUND}<Organisation>{inner}</Organisation>{CLOSE}", encoding="utf-8")
    rows = registers.stream(path)
    tracemalloc.start()
    found = [row.line for row in rows]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (found, [f.code for f in rows.faults]) == ([1], ["RG115"])
    assert peak < 60_000_000


def test_what_is_held_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Twenty times the organisations need no more memory, one by one."""

    def peak(count: int) -> int:
        path = tmp_path / "r.xml"
        path.write_text(f"{OPEN}{SOUND * count}{CLOSE}", encoding="utf-8")
        tracemalloc.start()
        assert sum(1 for _ in registers.stream(path, "ods-xml")) == count
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(10_000) < 1.5 * peak(1_000) + 100_000


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<OrgId extension="Z2"/>', "RG116 Name: an organisation without a name"),
        ("<Name>X</Name>", "RG105 OrgId: the code (extension) is missing"),
        (
            '<Name>X</Name><OrgId extension="Z2"/><Date><Start value="2020-02-31"/></Date>',
            "RG103 Date[0].Start: there is no such day",
        ),
        (
            (
                '<Name>X</Name><OrgId extension="Z2"/><Roles><Role><Date><Start value="2020-01-02"/>'
                '<End value="2020-01-01"/></Date></Role></Roles>'
            ),
            "RG104 Roles.Role[0].Date[0].End: it ends on 2020-01-01, before it starts on 2020-01-02",
        ),
        (
            (
                '<Name>X</Name><OrgId extension="Z2"/><Succs><Succ><Type>Heir</Type><Target><OrgId extension="Z3"/>'
                "</Target></Succ></Succs>"
            ),
            "RG116 Succs.Succ[0].Type: a succession is of type Successor or Predecessor, not 'Heir'",
        ),
        (
            '<Name>X</Name><OrgId extension="Z2"/><Rels><Rel id="RE4"/></Rels>',
            "RG105 Rels.Rel[0].Target.OrgId: the code (extension) is missing",
        ),
    ],
)
def test_a_faulty_organisation_is_left_out(tmp_path: Path, inner: str, expected: str) -> None:
    """The fault names the part, and the organisations around it are read."""
    reading = read(tmp_path, f"{OPEN}\n<Organisation>{inner}</Organisation>\n{SOUND}{CLOSE}")

    [fault] = reading.faults
    assert (codes(reading), fault.line) == (["Z1"], 2)
    assert expected in str(fault)


def test_an_organisation_that_stands_twice(tmp_path: Path) -> None:
    """The first is kept."""
    reading = read(tmp_path, f"{OPEN}{SOUND}\n{SOUND}{CLOSE}")

    assert [(f.code, f.line) for f in reading.faults] == [("RG107", 2)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"Organisation": {"Name": "X",\n "OrgId": {"extension": "a b"}}}', "RG105", 2),
        ('{"Organisation": [1]}', "RG116", 1),
        ('{"Organisation": ', "RG113", 1),
        ("[" * 100_000, "RG113", 1),
        ('{"Organisation": {"Name": "X", "Name": "Y"}}', "RG113", 1),
    ],
)
def test_faults_of_json_have_their_place(tmp_path: Path, text: str, code: str, line: int) -> None:
    """What is no JSON, too deep, says a key twice or is no organisation is a fault, never a crash."""
    reading = read(tmp_path, text)

    assert [(fault.code, fault.line) for fault in reading.faults[:1]] == [(code, line)]
    assert reading.rows == ()


def test_several_organisations_in_one_json(tmp_path: Path) -> None:
    """A list of answers is read like one."""
    one = '{"Organisation": {"Name": "X", "OrgId": {"extension": "Z%d"}}}'

    assert codes(read(tmp_path, f"[{one % 1}, {one % 2}]")) == ["Z1", "Z2"]
