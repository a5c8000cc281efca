"""The script that writes the tables of England, on a small made-up country."""

from __future__ import annotations

import csv
import gzip
import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "build_england.py"

TABLES = {
    "organisations": """code,name,kind,open_date,close_date,region,gss_code,source
01A,NHS Fen CCG,ccg,2013-04-01,2018-03-31,,E38000001,ods eccg.csv (copy)
02B,NHS Wold CCG,ccg_then_sub_icb,2018-04-01,,,E38000002,ods eccg.csv (copy)
5AA,Fen PCT,pct,,2013-03-31,,,a table without a licence
QZZ,NHS Fenwold Integrated Care Board,icb,2022-07-01,,,E54000009,ons ICB names (copy)
""",
    "successions": """old_code,new_code,effective_date,old_kind,new_kind
01A,02B,2018-04-01,ccg,ccg
""",
    "ccg_successions": "old_code,new_code,effective_date\n01A,02B,2018-04-01\n",
    "successions_all": """old_code,new_code,effective_date,old_kind,new_kind
01A,02B,2018-04-01,ccg,ccg
4XX01,4XX01,2000-10-01,other,other
4XX01,5AA,2000-10-01,other,pct_or_care_trust
4XX01,5AA,2001-04-01,other,pct_or_care_trust
4XX02,5AA,2001-04-01,other,pct_or_care_trust
""",
    "commissioner_system": """year,ccg_code,ccg_gss,ccg_name,system_gss,system_name,region_code,region_name
2017,01A,,NHS Fen CCG,E54000003,Fen and Marsh,,
2019,02B,,NHS Wold CCG,E54000001,Fenwold,,
2022,02B,,NHS Wold,E54000009,NHS Fenwold Integrated Care Board,Y99,East
""",
    "commissioner_lad_overlaps": """year,commissioner_code,lad_gss,lsoas,population,population_basis,utla_gss
2019,02B,E07000001,3,4500,mid-2019,
""",
    "stp_partners": """stp_code,stp_name,partner_kind,partner_name,partner_ods_code
QZZ,Fenwold STP,ccg,Wold CCG,02B
QZZ,Fenwold STP,local_authority,Fen Council,901
""",
    "stp_change_log": """date,stp_code,stp_name,type_of_change,details
2018-06-07 00:00:00,QYY,Fen and Marsh STP,STP code closed (merger),merged
""",
    "local_authorities": (
        "code,official_name,name,gss_code,start_date,end_date,replaced_by,type,county_code,combined_authority_code\n"
        "FEN,Fen Borough Council,Fen,E07000001,,2021-04-01,FWD,Non-metropolitan district,WLD,\n"
        "WLD,Wold County Council,Wold,E10000001,,2021-04-01,FWD,County,,\n"
        "WOL,Wold Council,Wold,E06000002,2019-04-01,,,Unitary authority,,\n"
        "FWD,Fenwold Council,Fenwold,E06000001,2021-04-01,,,Unitary authority,,\n"
    ),
    "ods_local_authorities_2019": """ods_code,name,national_grouping,hlhg,subtype
901,FEN  BOROUGH COUNCIL,Y54,Q1,D
902,WOLD COUNTY COUNCIL,Y54,Q1,A
903,MARSH DISTRICT COUNCIL,Y54,Q1,D
904,FENWOLD UA,W00,Q1,H
""",
    "ccg_nhse_local_office_2018": """CCG18CDH,CCG18NM,NHSRLO18CDH,NHSRLO18NM,NHSER18CDH,NHSER18NM
02B,NHS Wold CCG,Q7,East office,Y5,East
""",
}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_england", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _folder(path: Path, **other: str) -> Path:
    for name, text in (TABLES | other).items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def _rows(files: dict[str, bytes], name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(gzip.decompress(files[f"{name}.csv.gz"]).decode())))[1:]


def test_the_same_tables_give_the_same_bytes(script: ModuleType, tmp_path: Path) -> None:
    """A second run, and a run over rows in another order, write every file to the byte as the first."""
    (tmp_path / "other").mkdir()
    turned = {
        name: "\n".join([*text.splitlines()[:1], *reversed(text.splitlines()[1:])]) + "\n"
        for name, text in TABLES.items()
    }
    first = script.build(_folder(tmp_path))

    assert script.build(tmp_path) == first
    assert script.build(_folder(tmp_path / "other", **turned)) == first


def test_rows_without_a_licence_are_left_out(script: ModuleType, tmp_path: Path) -> None:
    """Primary care trusts come from a table without a licence: neither their names nor that source are written."""
    files = script.build(_folder(tmp_path))

    assert [row[0] for row in _rows(files, "bodies")] == ["01A", "02B", "QZZ"]
    assert not any(b"Fen PCT" in gzip.decompress(content) for content in files.values())


def test_oddities_of_the_whole_register_come_in(script: ModuleType, tmp_path: Path) -> None:
    """Codes after themselves, and pairs with two dates, beside the successions; nothing else of the whole register."""
    rows = [row[:3] for row in _rows(script.build(_folder(tmp_path)), "successions")]

    assert rows == [
        ["01A", "02B", "2018-04-01"],
        ["4XX01", "4XX01", "2000-10-01"],
        ["4XX01", "5AA", "2000-10-01"],
        ["4XX01", "5AA", "2001-04-01"],
    ]


def test_councils_of_two_registers_are_put_together(script: ModuleType, tmp_path: Path) -> None:
    """By name but for spelling; a county is no unitary council of its name; who fits nobody is told; no Wales."""
    files = script.build(_folder(tmp_path))
    councils = {row[0]: row for row in _rows(files, "councils")}

    assert {gss: row[1] for gss, row in councils.items()} == {
        "E07000001": "901",
        "E10000001": "902",
        "E06000001": "",
        "E06000002": "",
    }
    assert councils["E07000001"][7:9] == ["E06000001", "E10000001"]
    assert _rows(files, "unmatched") == [["903", "MARSH DISTRICT COUNCIL"]]


def test_systems_get_the_codes_of_partnerships(script: ModuleType, tmp_path: Path) -> None:
    """By the CCGs of 2019, by the code of the later board, or by the name of a partnership that was closed."""
    rows = _rows(script.build(_folder(tmp_path)), "members")

    assert [(row[0], row[2]) for row in rows] == [("2017", "QYY"), ("2019", "QZZ"), ("2022", "QZZ")]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (("successions", "old_code,new_code\n01A,02B\n"), "successions.csv lacks the columns effective_date"),
        (("ccg_successions", "old_code,new_code,effective_date\n01A,09Z,2018-04-01\n"), "that successions.csv lacks"),
        (("local_authorities", TABLES["local_authorities"].replace(",FWD,Non", ",NIL,Non")), "names NIL"),
        (("stp_change_log", TABLES["stp_change_log"].replace("Fen and Marsh", "Moor")), "no partnership fits"),
    ],
)
def test_tables_that_do_not_fit_stop_it(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: tuple[str, str], message: str
) -> None:
    """It says what does not fit, and writes nothing."""
    target, (table, text) = tmp_path / "target", fault

    assert script.main([str(_folder(tmp_path, **{table: text})), str(target)]) == 3
    assert message in capsys.readouterr().err
    assert not target.exists()


def test_it_writes_where_it_is_told(script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The files go to the folder that is named, their sizes to the screen; without a folder it says what it needs."""
    assert script.main([str(_folder(tmp_path)), str(tmp_path / "target")]) == 0
    assert (tmp_path / "target" / "bodies.csv.gz").exists()
    assert "in all:" in capsys.readouterr().out
    assert script.main([]) == 2
