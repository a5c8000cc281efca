"""What is wrong with a register file: told with its place, without stopping the rest."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from commissionkit import registers
from commissionkit.errors import InvalidRegister, UnreadableFile
from commissionkit.registers import Body, Bounds, Reading, Succession

HEAD = "old_code,new_code,effective_date\n"


def read(folder: Path, text: str | bytes, **options: object) -> Reading:
    path = folder / "r.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return registers.read(path, **options)  # type: ignore[arg-type]


def told(reading: Reading) -> list[str]:
    return [str(fault).removeprefix(f"{reading.file}:") for fault in reading.faults]


def pairs(reading: Reading) -> list[tuple[str, str]]:
    return [(row.before, row.after) for row in reading.rows if isinstance(row, Succession)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("02N,36J", "2: RG101 2 columns, where there are 3. Look for a comma without quotation marks. "),
        ("02N,36J,2020-04-01,x", "2: RG101 4 columns, where there are 3."),
        (",36J,2020-04-01", "2:1: RG102 old_code: the cell is empty."),
        ("02N,36J,", "2:9: RG102 effective_date: the cell is empty."),
        ("02N,36J,2020-02-31", "2:9: RG103 effective_date: there is no such day: '2020-02-31'. Write such as"),
        ("02N,36J,99991231", "2:9: RG103 effective_date: a placeholder, not a day: '99991231'."),
        ("02N,36J,1 April", "2:9: RG103 effective_date: not a day: '1 April'."),
        ('02N,"36 J",2020-04-01', "2:5: RG105 new_code: not a code: '36 J'. A code is letters and digits"),
        ("02N,=cmd,2020-04-01", "2:5: RG105 new_code: not a code: '=cmd'."),
    ],
)
def test_a_faulty_row_is_told_with_its_place_and_left_out(tmp_path: Path, row: str, expected: str) -> None:
    """Line, column, code, what it is and what to do; the rows around it are read."""
    reading = read(tmp_path, f"{HEAD}{row}\n02R,36J,2020-04-01\n")

    [fault] = told(reading)
    assert fault.startswith(expected)
    assert pairs(reading) == [("02R", "36J")]


def test_all_that_is_wrong_with_a_row_is_told(tmp_path: Path) -> None:
    """Two bad cells are two faults of one row."""
    reading = read(tmp_path, f"{HEAD}0 2,36J,never\n")

    assert [(fault.line, fault.column, fault.code) for fault in reading.faults] == [(2, 1, "RG105"), (2, 9, "RG103")]


def test_an_end_before_its_start(tmp_path: Path) -> None:
    """A body cannot close before it opens; one that closes on the day it opens can."""
    reading = read(
        tmp_path,
        "code,name,kind,open_date,close_date\nA,A,ccg,2013-04-01,2013-03-31\nB,B,ccg,2013-04-01,2013-04-01\n",
    )

    assert [(f.line, f.path, f.message) for f in reading.faults] == [
        (2, "close_date", "it ends on 2013-03-31, before it starts on 2013-04-01")
    ]
    assert [row.code for row in reading.rows if isinstance(row, Body)] == ["B"]


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    """The first row is kept; the same pair on another day is no repetition."""
    reading = read(tmp_path, f"{HEAD}A,B,2020-04-01\nA,B,2020-04-01\nA,B,2021-04-01\n")

    assert [(f.line, f.code, f.message) for f in reading.faults] == [
        (3, "RG107", "A B 2020-04-01 stands already, in line 2")
    ]
    assert pairs(reading) == [("A", "B"), ("A", "B")]


def test_windows_1252_is_read_and_remarked(tmp_path: Path) -> None:
    """Lines that are no UTF-8 are read as Windows-1252, each for itself, and told of once."""
    text = "code,name,kind,open_date,close_date\nA,Ynys Môn,ccg,,\n".encode() + "B,Ynys Môn £,ccg,,\n".encode("cp1252")
    reading = read(tmp_path, text)

    assert [row.name for row in reading.rows if isinstance(row, Body)] == ["Ynys Môn", "Ynys Môn £"]
    assert [(r.kind, r.line, r.message) for r in reading.remarks] == [
        ("encoding", 3, "1 line(s) are not in UTF-8 and are read as Windows-1252")
    ]


def test_bytes_of_neither_encoding(tmp_path: Path) -> None:
    """A byte that neither has is a fault at its column."""
    reading = read(tmp_path, HEAD.encode() + b"A,\x81,2020-04-01\nA,B,2020-04-01\n")

    assert [(f.code, f.line, f.column) for f in reading.faults] == [("RG110", 2, 3)]
    assert pairs(reading) == [("A", "B")]


def test_a_zero_byte(tmp_path: Path) -> None:
    """A line with a zero byte is left out."""
    reading = read(tmp_path, HEAD.encode() + b"A,\0B,2020-04-01\nA,B,2020-04-01\n")

    assert [(f.code, f.line, f.column) for f in reading.faults] == [("RG109", 2, 3)]
    assert pairs(reading) == [("A", "B")]


def test_a_line_that_is_too_long(tmp_path: Path) -> None:
    """It is passed over piece by piece; the next line keeps its number."""
    reading = read(tmp_path, f"{HEAD}A,{'B' * 500_000},2020-04-01\nA,B,never\nA,B,2020-04-01\n")

    assert [(f.code, f.line) for f in reading.faults] == [("RG108", 2), ("RG103", 3)]
    assert pairs(reading) == [("A", "B")]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """The first column is found behind it."""
    assert pairs(read(tmp_path, b"\xef\xbb\xbf" + HEAD.encode() + b"A,B,2020-04-01\n")) == [("A", "B")]


def test_a_quotation_that_does_not_end_costs_one_row(tmp_path: Path) -> None:
    """The rows behind it are read for themselves, also past the most lines that a record may have."""
    rows = "".join(f"A{n},B,2020-04-01\n" for n in range(50))
    reading = read(tmp_path, f'{HEAD}"A,B,2020-04-01\n{rows}')

    assert [(f.code, f.line, f.column) for f in reading.faults] == [("RG111", 2, 1)]
    assert len(reading.rows) == 50


def test_a_line_break_within_quotation_marks(tmp_path: Path) -> None:
    """A record of two lines is one row, and the next has its own line."""
    reading = read(tmp_path, 'code,name,kind,open_date,close_date\nA,"One\nTwo",ccg,,\nB,Three,ccg,,\n')

    assert [(row.line, row.name) for row in reading.rows if isinstance(row, Body)] == [(2, "One\nTwo"), (4, "Three")]


def test_names_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    """A name is kept as printed; written to CSV again it is no formula."""
    reading = read(tmp_path, 'code,name,kind,open_date,close_date\nA,"=HYPERLINK(""x"")",ccg,,\n')

    assert [row.name for row in reading.rows if isinstance(row, Body)] == ['=HYPERLINK("x")']
    assert "\n=" not in reading.table().select("name").csv()
    assert '"=' not in reading.table().select("name").csv()


def test_hidden_characters_of_a_register_are_printed_escaped(tmp_path: Path) -> None:
    """A name with terminal codes and marks of direction is kept as it stands, and printed with escapes."""
    name = "a\x1b[31mb\u202ec"
    reading = read(tmp_path, f"code,name,kind,open_date,close_date\nA,{name},ccg,,\nB,C,ccg,{name},\n")
    printed = f"{reading}\n{reading.table()}"

    assert [found for found in printed if not found.isprintable() and found != "\n"] == []
    assert "a\\x1b[31mb\\u202ec" in str(reading.table())
    assert name in [cell for row in reading.table().rows for cell in row]


def test_faults_are_counted_beyond_those_told(tmp_path: Path) -> None:
    """A hundred are told, all are counted, and a strict reading raises once with both."""
    text = HEAD + "A,B,never\n" * 250 + "A,B,2020-04-01\n"
    reading = read(tmp_path, text)

    assert (len(reading.faults), reading.fault_count, pairs(reading)) == (100, 250, [("A", "B")])
    assert "1 row, 250 faults, 0 remarks" in str(reading)
    assert "and 240 more" in str(reading)
    with pytest.raises(InvalidRegister, match="has faults") as caught:
        read(tmp_path, text, strict=True)
    assert (len(caught.value.exceptions), caught.value.count) == (100, 250)
    assert "has faults: 250 fault(s)\n" in str(caught.value)
    assert str(caught.value).endswith("and 150 more")


def test_strict_reads_a_sound_file(tmp_path: Path) -> None:
    """What is odd but printed is no fault."""
    assert pairs(read(tmp_path, f"{HEAD}A,A,2020-04-01\n", strict=True)) == [("A", "A")]


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    """A file asked for as a form that its head does not fit says which columns are missing."""
    reading = read(tmp_path, "old_code,new_code\nA,B\n", form="successions")

    assert [(f.code, f.line, f.message) for f in reading.faults] == [("RG116", 1, "no column effective_date")]
    assert reading.rows == ()


def test_wrong_column_counts_of_27_columns(tmp_path: Path) -> None:
    """A row with 26 columns is a fault although the file has no head."""
    row = ",".join(["A81001", "NAME", *[""] * 25])
    reading = read(tmp_path, f"{row}\n{row[:-1]}\n{row.replace('A81001', 'A81002')}\n")

    assert [(f.code, f.line, f.message) for f in reading.faults] == [("RG101", 2, "26 columns, where there are 27")]
    assert [row.code for row in reading.rows if isinstance(row, Body)] == ["A81001", "A81002"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04rest", "packed with zip. Unpack it"),
        ("x,y".encode("utf-16"), "in UTF-16"),
        (gzip.compress(HEAD.encode() * 9999)[:-20], "cannot be unpacked or read to its end"),
        (b"\x1f\x8bnot gzip at all", "cannot be unpacked"),
        (b"", "no known form"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes, message: str) -> None:
    """It is refused with the reason and what to do."""
    with pytest.raises(UnreadableFile, match=message):
        read(tmp_path, content)


def test_unpacking_is_bounded(tmp_path: Path) -> None:
    """A small file that unpacks to a large one is refused as soon as it passes the bound."""
    packed = gzip.compress(HEAD.encode() + b"A,B,2020-04-01\n" * 400_000)
    assert len(packed) < 100_000

    with pytest.raises(UnreadableFile, match="more than 1,000,000 bytes"):
        read(tmp_path, packed, bounds=Bounds(size=1_000_000))


@pytest.mark.parametrize("filling", [b"\n", b"\0", b",,\n"])
def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, filling: bytes) -> None:
    """A file that unpacks to some hundred times its size is read no further, whatever it is filled with."""
    packed = gzip.compress(HEAD.encode() + filling * (10 * 1024**2 // len(filling)))

    with pytest.raises(UnreadableFile, match="unpacks to more than 200 times its size"):
        read(tmp_path, packed)


def test_a_bound_on_unpacking_can_be_widened(tmp_path: Path) -> None:
    """Whoever trusts a file that is packed well may read it."""
    packed = gzip.compress(HEAD.encode() + b"\0" * (10 * 1024**2))

    assert [fault.code for fault in read(tmp_path, packed, bounds=Bounds(ratio=2000)).faults] == ["RG108"]


def test_a_head_tells_the_form_before_the_rows_do(tmp_path: Path) -> None:
    """A table of organisations whose first rows could be successions is read by its head."""
    reading = read(tmp_path, "code,name,kind,open_date,close_date\nA1,Fenwold,ccg,20130401,\n")

    assert (reading.form, len(reading.rows), reading.faults) == ("organisations", 1, ())


def test_rows_kept_together_are_bounded(tmp_path: Path) -> None:
    """A whole reading refuses what it could not hold, and names the way that can."""
    text = HEAD + "".join(f"A{n},B,2020-04-01\n" for n in range(20))

    with pytest.raises(UnreadableFile, match=r"more than 10 rows.*stream"):
        read(tmp_path, text, bounds=Bounds(rows=10))


def test_pipes_and_folders_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    """Reading never waits."""
    os.mkfifo(tmp_path / "pipe")
    for path, message in (
        (tmp_path / "pipe", "no ordinary file"),
        (tmp_path, "directory"),
        (tmp_path / "x", "no such"),
    ):
        with pytest.raises(UnreadableFile, match=message):
            registers.read(path)


def test_a_stream_gives_rows_before_the_file_ends(tmp_path: Path) -> None:
    """Faults are those of the rows read so far."""
    path = tmp_path / "r.csv"
    path.write_text(f"{HEAD}A,B,2020-04-01\nA,B,never\nC,D,2020-04-01\n")
    rows = registers.stream(path)

    assert (rows.form, rows.fault_count) == ("successions", 0)
    assert next(rows) == Succession(line=2, before="A", after="B", on=registers.read(path).rows[0].on)  # type: ignore[attr-defined]
    assert rows.fault_count == 0
    assert [row.line for row in rows] == [4]
    assert [(fault.line, fault.code) for fault in rows.faults] == [(3, "RG103")]


def test_every_code_is_explained(tmp_path: Path) -> None:
    """The codes met here are in the list that says what each means."""
    reading = read(tmp_path, f"{HEAD}0 2,36J,never\nA,B\n")

    assert {fault.code for fault in reading.faults} <= set(registers.CODES)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("E01000001,02R,02R", (2, 15, "RG105", "not a GSS code: '02R'")),
        ("E01000001,E08000032,E08000032", (2, 11, "RG105", "a GSS code, where an ODS code belongs: 'E08000032'")),
        ("02R,02R,E08000032", (2, 1, "RG105", "not a GSS code: '02R'")),
    ],
)
def test_columns_that_have_shifted(tmp_path: Path, row: str, expected: tuple[int, int, str, str]) -> None:
    """A body where a district belongs, and a district where a body does."""
    reading = read(tmp_path, f"LSOA11CD,CCG19CDH,LAD19CD\n{row}\n")

    assert [(f.line, f.column, f.code, f.message) for f in reading.faults] == [expected]
