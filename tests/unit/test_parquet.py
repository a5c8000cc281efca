"""Tables written to Parquet, and read by other programs."""

from __future__ import annotations

import json
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import commissionkit as ck
from commissionkit.errors import MissingExtra, RefusedQuestion, UnknownName, UnreadableFile
from commissionkit.tables import Table
from commissionkit.tables.parquet import METADATA_KEY

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

HARMLESS = ("=1+1", "+44", "-", "@home", "\uff1dcmd")
TYPED = Table(
    ("id", "people", "share", "began", "lay"),
    [(HARMLESS[0], 3, Decimal("0.10"), date(2019, 4, 1), True), ("b", None, None, None, None)],
    "A title",
    ("A note.",),
)


def _said(path: Path) -> object:
    return json.loads(pq.read_schema(path).metadata[METADATA_KEY.encode()])


def test_columns_are_typed(tmp_path: Path) -> None:
    """Whole numbers, decimals, days and truth values have types of their own in the file, and come back equal."""
    TYPED.to_parquet(tmp_path / "typed.parquet")

    back = pq.read_table(tmp_path / "typed.parquet")

    assert [str(kind) for kind in back.schema.types] == ["string", "int64", "decimal128(2, 2)", "date32[day]", "bool"]
    assert back.to_pylist() == TYPED.records()


def test_what_a_spreadsheet_takes_for_a_formula_stays_as_it_is(tmp_path: Path) -> None:
    """Names that begin with = + - @ are text in Parquet, without the apostrophe that CSV puts before them."""
    Table(("name",), [(name,) for name in HARMLESS]).to_parquet(tmp_path / "names.parquet")

    assert pq.read_table(tmp_path / "names.parquet")["name"].to_pylist() == list(HARMLESS)


@pytest.mark.parametrize(
    ("cells", "kind", "expected"),
    [
        ((None, None), "string", [None, None]),
        ((), "string", []),
        ((1, 2.5), "double", [1.0, 2.5]),
        ((1, Decimal("2.5")), "decimal128(2, 1)", [Decimal("1.0"), Decimal("2.5")]),
        ((True, 1), "string", ["yes", "1"]),
        ((2**63, None), "string", ["9223372036854775808", None]),
        ((-(2**63) + 1,), "int64", [-(2**63) + 1]),
        ((Decimal("NaN"),), "string", ["NaN"]),
        ((Decimal("1E+900"), Decimal(1)), "string", ["1E+900", "1"]),
        ((Decimal("1E-900"),), "string", ["1E-900"]),
        ((Fraction(1, 3),), "string", ["1/3"]),
        (("half \ud800",), "string", ["half \ufffd"]),
        (("half \ud800", 1), "string", ["half \ufffd", "1"]),
    ],
)
def test_what_arrow_has_no_type_for_is_text(cells: tuple, kind: str, expected: list, tmp_path: Path) -> None:
    """No cell that a table can hold keeps it from being written, and a column without values can be read anywhere."""
    path = tmp_path / "one.parquet"
    Table(("c",), [(cell,) for cell in cells]).to_parquet(path)

    column = pq.read_table(path)["c"]

    assert (str(column.type), column.to_pylist()) == (kind, expected)


def test_the_widest_decimals_share_a_column() -> None:
    """As many digits before and behind the point as decimals may have fit beside each other, and stay exact."""
    cells = (Decimal("9" * 37), Decimal("1E-36"), Decimal("-0.5"))

    assert Table(("c",), [(cell,) for cell in cells]).to_arrow()["c"].to_pylist() == list(cells)


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    """Title, notes, arrangements with their versions and the licences of sources stand in the metadata."""
    tg, base = ck.load("tameside-glossop"), ck.load("england-2012")
    TYPED.to_parquet(tmp_path / "of.parquet", of=[tg, "england-2012"])

    said = _said(tmp_path / "of.parquet")

    assert said == {
        "format": "commissionkit/parquet/1",
        "title": "A title",
        "notes": ["A note."],
        "arrangements": [
            {"id": "tameside-glossop", "title": "Tameside and Glossop", "version": tg.version},
            {"id": "england-2012", "title": base.title, "version": base.version},
        ],
        "licences": [
            {"source": source.id, "licence": source.licence}
            for source in dict.fromkeys((*tg.sources, *base.sources))
            if source.licence
        ],
    }
    assert said["licences"] != []
    assert tg.version


@pytest.mark.parametrize("name", ck.datasets().column("id"))
def test_the_id_of_a_bundled_arrangement_is_looked_up(name: str, tmp_path: Path) -> None:
    """An id says as much in the metadata as the arrangement itself."""
    TYPED.to_parquet(tmp_path / "by-id.parquet", of=name)
    TYPED.to_parquet(tmp_path / "itself.parquet", of=ck.load(name))

    assert _said(tmp_path / "by-id.parquet") == _said(tmp_path / "itself.parquet")


def test_other_texts_are_no_arrangements(tmp_path: Path) -> None:
    """A text that no bundled arrangement bears is told with near ones, and nothing is written."""
    compared = ck.compare([ck.load("south-tyneside")])
    for result in (TYPED, ck.statements(ck.load("south-tyneside")), compared):
        with pytest.raises(UnknownName, match=r'no bundled arrangement "englnd"\. Did you mean "england"'):
            result.to_parquet(tmp_path / "never.parquet", of="englnd")
    assert list(tmp_path.iterdir()) == []


def test_a_listing_says_which_site_it_is_of(tmp_path: Path) -> None:
    """A listing names its arrangement by itself, and its version and licences where it is handed over."""
    tg = ck.load("tameside-glossop")
    rows = ck.statements(tg)
    rows.to_parquet(tmp_path / "plain.parquet")
    rows.to_parquet(tmp_path / "of.parquet", of=tg)

    assert [one["id"] for one in _said(tmp_path / "plain.parquet")["arrangements"]] == ["tameside-glossop"]
    assert _said(tmp_path / "of.parquet")["arrangements"][0]["version"] == tg.version
    assert pq.read_table(tmp_path / "of.parquet").num_rows == len(rows)


def test_rows_over_several_arrangements_name_each(tmp_path: Path) -> None:
    """What is told of several arrangements names every one that was asked."""
    ck.shifts(ck.load_sites()).to_parquet(tmp_path / "shifts.parquet")

    named = [one["id"] for one in _said(tmp_path / "shifts.parquet")["arrangements"]]

    assert named == ["south-tyneside", "tameside-glossop", "bradford-craven"]


def test_a_comparison_says_which_sites_it_is_of(tmp_path: Path) -> None:
    """One row a cell; the metadata holds each site with its version, and the licences of the sources cited."""
    found = ck.compare(ck.load_sites())
    found.to_parquet(tmp_path / "compared.parquet")

    said, table = _said(tmp_path / "compared.parquet"), pq.read_table(tmp_path / "compared.parquet")

    assert [(one["id"], one["version"]) for one in said["arrangements"]] == [
        (site.id, site.version) for site in ck.load_sites()
    ]
    assert said["licences"] == [
        {"source": source.id, "licence": source.licence} for source in found.sources_cited() if source.licence
    ]
    assert table.to_pylist() == found.records()


def test_a_comparison_takes_what_it_is_said_to_be_of(tmp_path: Path) -> None:
    """With `of=` the metadata of a comparison name those arrangements in place of its sites."""
    tg = ck.load("tameside-glossop")
    found = ck.compare([tg])
    found.to_parquet(tmp_path / "compared.parquet", of=[tg, "england-2019"])

    named = [one["id"] for one in _said(tmp_path / "compared.parquet")["arrangements"]]

    assert named == ["tameside-glossop", "england-2019"]


def test_what_is_no_arrangement_is_refused(tmp_path: Path) -> None:
    """`of=` takes arrangements and ids; anything else is told, and nothing is written."""
    for wrong in (3, [3], object()):
        with pytest.raises(RefusedQuestion, match="of= takes the arrangements"):
            TYPED.to_parquet(tmp_path / "never.parquet", of=wrong)
    with pytest.raises(RefusedQuestion, match="no columns"):
        Table(()).to_parquet(tmp_path / "never.parquet")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_wholly_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new file cannot be moved into place, the old one stands and nothing lies beside it."""
    path = tmp_path / "table.parquet"
    path.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "not today")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(UnreadableFile, match="not today"):
            TYPED.to_parquet(path)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])

    TYPED.to_parquet(path)
    assert pq.read_table(path).num_rows == 2


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    """Writing twice gives equal files."""
    for name in ("a", "b"):
        TYPED.to_parquet(tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_without_pyarrow_the_pip_line_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exception names the extra."""
    for package in ("pyarrow", "pyarrow.parquet"):
        with monkeypatch.context() as patched:
            patched.setitem(sys.modules, package, None)
            with pytest.raises(MissingExtra, match=r'pip install "commissionkit\[arrow\]"'):
                TYPED.to_parquet(tmp_path / "never.parquet")


def test_arrow_streams() -> None:
    """Tables, listings and comparisons are read through the Arrow C stream."""
    tg = ck.load("tameside-glossop")
    for result in (TYPED, ck.statements(tg), ck.compare([tg])):
        assert pa.table(result).equals(result.to_arrow())


def test_duckdb_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB reads the rows of the file, its types, and what it says of itself."""
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    TYPED.to_parquet("typed.parquet", of="south-tyneside")

    rows = duckdb.sql("FROM 'typed.parquet'").fetchall()
    kinds = duckdb.sql("SELECT column_type FROM (DESCRIBE FROM 'typed.parquet')").fetchall()
    said = duckdb.sql("SELECT value FROM parquet_kv_metadata('typed.parquet') WHERE key = 'commissionkit'").fetchall()

    assert rows == [tuple(row.values()) for row in TYPED.records()]
    assert [kind for (kind,) in kinds] == ["VARCHAR", "BIGINT", "DECIMAL(2,2)", "DATE", "BOOLEAN"]
    assert json.loads(said[0][0])["arrangements"][0]["id"] == "south-tyneside"


def test_polars_reads_it(tmp_path: Path) -> None:
    """Polars reads the file, and the table itself through the Arrow C stream."""
    polars = pytest.importorskip("polars")
    TYPED.to_parquet(tmp_path / "typed.parquet")

    assert polars.read_parquet(tmp_path / "typed.parquet").to_dicts() == TYPED.records()
    assert polars.DataFrame(TYPED).to_dicts() == TYPED.records()
    assert polars.DataFrame(ck.statements(ck.load("tameside-glossop"))).height > 0
