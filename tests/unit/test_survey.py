"""Arrangements as flat rows, one at a time and many."""

from __future__ import annotations

import gc
import os
import sys
import weakref
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import commissionkit as ck
from commissionkit.answers import AnswerStatus
from commissionkit.codebooks import Characteristic, Codebook, Piece, Reading
from commissionkit.comparison import State
from commissionkit.errors import InvalidArrangement, MissingExtra, RefusedQuestion, UnknownName, UnreadableFile
from commissionkit.model import Arrangement
from commissionkit.sources import Citation
from commissionkit.survey import Failure, Profiles, outcomes
from commissionkit.survey import asking as asking_module
from commissionkit.survey.columns import FIXED

EXAMPLE = Path(__file__).parents[2] / "examples" / "fourth_site.yaml"
CITED = Citation.parse("plan: page 1")
BROKEN = """format: commissionkit/1
id: broken
as_at: 2019
sources: [{id: plan, title: A plan}]
organisations:
  - {id: fenwold-ccg, name: Fenwold CCG, kind: ccg, evidence: ["plan: page 1"]}
rights:
  - {holders: [fenwold-cgc], power: take, evidence: ["plan: page 2"]}
  - {holders: [fenwold-cgx], power: take, evidence: ["plan: page 2"]}
"""


def _gives(**readings: Reading) -> Codebook:
    """A codebook whose rows give these readings of every site."""
    rows = [Characteristic(name, name, lambda site, r=reading: r) for name, reading in readings.items()]
    return Codebook("fixed", "Fixed", rows)


STATES = _gives(
    value=Reading(pieces=[Piece("£5 a head", [CITED, CITED])], number=Decimal("5.50"), unit="GBP/person"),
    present=Reading(status=AnswerStatus.KNOWN, looked=[CITED]),
    absent=Reading(status=AnswerStatus.STATED_NONE, looked=[CITED]),
    unknown=Reading(status=AnswerStatus.NOT_STATED),
    no_record=Reading(status=AnswerStatus.NONE_RECORDED),
    not_applicable=Reading(status=AnswerStatus.NOT_APPLICABLE),
)


def _copies(folder: Path, number: int) -> list[Path]:
    """So many site files, each with an id of its own."""
    text = EXAMPLE.read_text(encoding="utf-8")
    paths = [folder / f"site-{at:03}.yaml" for at in range(number)]
    for at, path in enumerate(paths):
        path.write_text(text.replace("id: larkmere\ntitle", f"id: larkmere-{at}\ntitle", 1), encoding="utf-8")
    return paths


# -- one row -------------------------------------------------------------------------------------------------------


def test_states_stay_apart() -> None:
    """Present, absent, unknown and not applicable are told apart, and none of them is a value."""
    row = ck.profile("tameside-glossop", STATES)

    assert {name: (row[name], row[f"{name}_state"], row[f"{name}_citations"]) for name in STATES_OF} == STATES_OF
    assert [row.states()[state] for state in State] == [1, 1, 1, 2, 1]


STATES_OF = {
    "value": ("£5 a head", "value", 1),
    "present": (None, "present", 1),
    "absent": (None, "absent", 1),
    "unknown": (None, "unknown", 0),
    "no_record": (None, "unknown", 0),
    "not_applicable": (None, "not_applicable", 0),
}


def test_what_is_unknown_keeps_its_status() -> None:
    """Not stated and none recorded, both unknown, are told apart by the variable, and so is the number by its unit."""
    row = ck.profile("tameside-glossop", STATES)

    assert row.variable("unknown").status is AnswerStatus.NOT_STATED
    assert row.variable("no_record").status is AnswerStatus.NONE_RECORDED
    assert (row.variable("value").number, row.variable("value").unit) == (Decimal("5.50"), "GBP/person")


@pytest.mark.parametrize("book", ["overview", "all"])
def test_a_row_agrees_with_the_comparison(book: str) -> None:
    """For each bundled site and codebook, a row says what `compare` shows, and counts what it cites."""
    for site in ck.load_all():
        row, cells = ck.profile(site, book), list(ck.compare([site], book).cells)

        assert [(one.id, one.state, one.status, one.citations, one.claim) for one in row.variables] == [
            (cell.characteristic, cell.state, cell.status, len(cell.evidence), cell.claim) for cell in cells
        ]
        assert [one.value for one in row.variables] == [c.value if c.state is State.VALUE else "" for c in cells]


def test_a_row_is_a_mapping() -> None:
    """A row can be taken for a dict: columns in order, each once; a wrong column names near ones."""
    row = ck.profile("south-tyneside")

    assert dict(row) == row.record()
    assert tuple(row)[: len(FIXED)] == FIXED
    assert len(row) == len(set(row)) == len(FIXED) + 3 * 15
    assert row.get("no such column") is None
    with pytest.raises(UnknownName, match="double_running_state"):
        row["double_runing_state"]
    with pytest.raises(UnknownName, match="double-running"):
        row.variable("double-runing")


def test_the_head_of_a_row_says_what_it_is_of() -> None:
    """Path, id, title, days, version, and the licences of the sources that are cited."""
    site = ck.load("tameside-glossop")
    loaded, handed = ck.profile("tameside-glossop"), ck.profile(site)
    cited = {source.licence for source in ck.compare([site]).sources_cited() if source.licence}

    assert [loaded[name] for name in FIXED[:-1]] == ["tameside-glossop", site.id, site.title, "2019", site.version]
    assert set(str(loaded["licence"]).split("; ")) == cited != set()
    assert {name: cell for name, cell in handed.items() if name != "path"} == {
        name: cell for name, cell in loaded.items() if name != "path"
    }
    assert handed["path"] is None
    assert ck.profile(ck.as_of(site, "2018-10"))["title"] == "Tameside and Glossop, 2018-10"


def test_a_row_goes_to_a_frame() -> None:
    """Several rows make a pandas frame, and one row makes one with typed columns, whatever it holds."""
    pd = pytest.importorskip("pandas")
    rows = [ck.profile(name, STATES) for name in ("south-tyneside", "tameside-glossop")]

    several = pd.DataFrame(list(map(dict, rows)))

    assert list(several.columns) == list(rows[0])
    assert list(several["arrangement"]) == ["south-tyneside", "tameside-glossop"]
    frame = rows[0].to_frame()
    assert {name: str(kind) for name, kind in frame.dtypes.items() if name.endswith("_citations")} == dict.fromkeys(
        (f"{name}_citations" for name in STATES_OF), "Int64"
    )
    assert frame.loc[0, "absent_state"] == "absent"


def test_a_row_shows_each_variable() -> None:
    """As text, a row shows what each variable says, and how far it is known where it says nothing."""
    text = str(ck.profile("tameside-glossop", STATES))

    assert [line.split("  ")[0] for line in text.splitlines()[4:]] == list(STATES_OF)
    assert "£5 a head" in text
    assert "not stated" in text
    assert "none recorded" in text


def test_columns_that_would_clash_are_refused() -> None:
    """Two characteristics cannot share a column, not even where only the case or a sign tells them apart."""
    none = Reading(status=AnswerStatus.NONE_RECORDED)
    for clashing in (("a", "A"), ("a-b", "a_b"), ("a", "a_state"), ("path",), ("x", "x_citations"), ("Title",)):
        with pytest.raises(RefusedQuestion, match="another id"):
            ck.profile("tameside-glossop", _gives(**dict.fromkeys(clashing, none)))


def test_one_row_raises_what_load_raises(tmp_path: Path) -> None:
    """For a single file, faults are exceptions, as they are with `load`."""
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")

    with pytest.raises(InvalidArrangement):
        ck.profile(tmp_path / "broken.yaml")
    with pytest.raises(UnreadableFile):
        ck.profile(tmp_path / "nowhere.yaml")
    with pytest.raises(UnknownName):
        ck.profile("tameside-glosop")
    with pytest.raises(UnknownName):
        ck.profile("tameside-glossop", "overvew")


# -- many rows -----------------------------------------------------------------------------------------------------


def test_rows_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    """Rows follow the paths, one that is given twice is there twice, and each path is told as it was given."""
    paths = _copies(tmp_path, 11)
    given = [*reversed(paths), paths[0], "south-tyneside"]

    rows = ck.profiles(given, workers=3)

    assert [row.path for row in rows] == [os.fspath(path) for path in given]
    assert [row.arrangement for row in rows[:3]] == ["larkmere-10", "larkmere-9", "larkmere-8"]
    assert list(rows) == [ck.profile(path) for path in given]


def test_a_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    """Whatever a file is, it is told beside the rows with path, what and where; all others have their row."""
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "deep.yaml").write_text("[" * 100_000, encoding="utf-8")
    (tmp_path / "binary.yaml").write_bytes(b"\0\1\2")
    (tmp_path / "list.json").write_text("[]", encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "site.txt").write_text("x", encoding="utf-8")
    bad = sorted([*tmp_path.iterdir(), tmp_path / "nowhere.yaml"])
    good = _copies(tmp_path, 1)[0]

    rows = ck.profiles([good, *bad, good, "tameside-glosop", None, 3])
    told = {Path(one.path).name: one for one in rows.failed}

    assert [row.path for row in rows] == [str(good), str(good)]
    assert [one.path for one in rows.failed] == [*map(str, bad), "tameside-glosop", "None", "3"]
    broken = told["broken.yaml"]
    assert (broken.code, broken.where, broken.faults) == ("CK101", "8:16 rights[0].holders[0]", 2)
    assert 'nothing bears the id "fenwold-cgc"' in broken.what
    assert told["nowhere.yaml"].what == "there is no such file"
    assert told["folder.yaml"].what == "this is a directory"
    assert "binary" in told["binary.yaml"].what
    assert told["deep.yaml"].code
    assert 'Did you mean "tameside-glossop"?' in told["tameside-glosop"].what
    assert told["None"].what == "this is no path"


def test_a_directory_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory in place of a file is no bundled arrangement of unknown name, whatever it is called."""
    for name in ("sub dir", "sites"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)

    found = ck.profiles(["sub dir", "sites", "x" * 5_000], STATES)

    assert [failure.what for failure in found.failed[:2]] == ["this is a directory"] * 2
    assert found.failed[2].what.startswith("no bundled arrangement")
    with pytest.raises(UnreadableFile, match="sub dir: this is a directory"):
        ck.load("sub dir")


def test_a_question_that_fails_is_told(tmp_path: Path) -> None:
    """A fault in a codebook of one's own is told for the files that meet it, with the kind of the exception."""

    def ask(site: Arrangement) -> str:
        return str(1 / (site.id != "larkmere-1"))

    paths = _copies(tmp_path, 3)
    rows = ck.profiles(paths, Codebook("own", "Own", [Characteristic("ratio", "Ratio", ask)]))

    assert [row["ratio"] for row in rows] == ["1.0", "1.0"]
    assert rows.failed == (Failure(str(paths[1]), "ZeroDivisionError: division by zero"),)


def test_relative_paths_hold_wherever_the_work_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path is told as it was given, and read from the folder in which it was given."""
    _copies(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    asked = outcomes(["site-000.yaml", "./site-000.yaml"])

    rows = list(asked)

    assert [row.path for row in rows] == ["site-000.yaml", "./site-000.yaml"]
    assert [type(row).__name__ for row in rows] == ["Profile", "Profile"]


def test_a_baseline_beside_the_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that rests on a file beside it is asked as `load` would load it."""
    (tmp_path / "sites").mkdir()
    text = EXAMPLE.read_text(encoding="utf-8")
    (tmp_path / "sites" / "base.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "sites" / "site.yaml").write_text(
        "format: commissionkit/1\nid: over\nas_at: 2020\nextends: base.yaml\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)

    assert ck.profiles(["sites/site.yaml"]).failed == ()


def test_paths_are_read_as_the_work_goes_on(tmp_path: Path) -> None:
    """The first row is there before the twentieth path is asked for: an endless stream of paths can be asked."""
    paths, read = _copies(tmp_path, 1), []

    def endless() -> Iterator[Path]:
        while True:
            read.append(1)
            yield paths[0]

    asked = outcomes(endless(), STATES, workers=1)
    next(asked)
    assert len(read) < 20
    asked.close()


def test_arrangements_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many files are asked, only a few arrangements are there at any time."""
    loaded: list[weakref.ref[Arrangement]] = []
    there: list[int] = []
    load = asking_module.load

    def watched(path: str) -> Arrangement:
        site = load(path)
        loaded.append(weakref.ref(site))
        gc.collect()
        there.append(sum(one() is not None for one in loaded))
        return site

    monkeypatch.setattr(asking_module, "load", watched)
    rows = ck.profiles(_copies(tmp_path, 30), STATES, workers=2)

    assert (len(rows), len(loaded)) == (30, 30)
    assert max(there) <= 6


def test_several_paths_are_asked_for(tmp_path: Path) -> None:
    """A single path, an arrangement or a number is refused before anything is done; so are wrong options."""
    for single in ("site.yaml", tmp_path, ck.load("tameside-glossop"), 3):
        with pytest.raises(RefusedQuestion, match="several paths"):
            ck.profiles(single)
    with pytest.raises(RefusedQuestion, match="threads, processes, dask"):
        ck.profiles([], engine="thread")
    for workers in (0, -1, "2", 1.5):
        with pytest.raises(RefusedQuestion, match="number from 1"):
            ck.profiles([], workers=workers)
    with pytest.raises(UnknownName, match="overview"):
        ck.profiles([], "overvew")


# -- what rows go to -----------------------------------------------------------------------------------------------


@pytest.fixture
def rows() -> Profiles:
    return ck.profiles(["south-tyneside", "nowhere.yaml", "tameside-glossop"], STATES)


def test_the_wide_table(rows) -> None:
    """A record for each row, with the columns of the codebook, the same as those of the empty result."""
    assert rows.records() == [row.record() for row in rows] == rows.table().records()
    assert list(rows.columns) == list(rows[0]) == list(ck.profiles([], STATES).columns)
    assert {name for name, kind in rows.columns.items() if kind is int} == {f"{name}_citations" for name in STATES_OF}


def test_the_long_table(rows) -> None:
    """A row for each arrangement and variable, with status, claim, number and unit."""
    long = rows.long()

    assert len(long) == 2 * len(STATES_OF)
    assert long.records()[0] == {
        "path": "south-tyneside",
        "arrangement": "south-tyneside",
        "variable": "value",
        "name": "value",
        "value": "£5 a head",
        "state": "value",
        "status": "known",
        "claim": "stated",
        "citations": 1,
        "number": Decimal("5.50"),
        "unit": "GBP/person",
    }
    assert [row["status"] for row in long.records()[3:5]] == ["not_stated", "none_recorded"]


def test_slices_and_truth(rows) -> None:
    """A slice is of the same kind and keeps what failed; no rows are false."""
    assert type(rows[:1]) is type(rows)
    assert (len(rows[:1]), rows[:1].failed) == (1, rows.failed)
    assert bool(rows)
    assert not ck.profiles([], STATES)


def test_to_dict_is_versioned(rows) -> None:
    """Rows and failures as JSON-ready data."""
    data = rows.to_dict()

    assert (data["format"], data["codebook"]) == ("commissionkit/profiles/1", "fixed")
    assert [row["value"] for row in data["rows"]] == ["£5 a head"] * 2
    assert data["failed"] == [
        {
            "path": "nowhere.yaml",
            "what": "there is no such file",
            "where": None,
            "code": None,
            "hint": None,
            "faults": 1,
        }
    ]


def test_text_tells_rows_and_failures(rows) -> None:
    """A person reads how many variables are in which state, and each file that failed; long results are cut."""
    text = str(rows)

    assert "1 of 3 files could not be asked:" in text
    assert "nowhere.yaml: there is no such file." in text
    assert repr(rows) == "<Profiles fixed: 2 rows, 1 files failed>"
    many = ck.profiles(["south-tyneside"] * 45 + ["nowhere.yaml"] * 45, STATES)
    assert str(many).count("And 5 more.") == 2
    assert "<table" in rows._repr_html_()
    assert "nowhere.yaml" in rows._repr_html_()


def test_frames_have_the_same_kinds_whatever_they_hold(rows) -> None:
    """Also without any row, columns of counts are whole numbers and all others text."""
    pytest.importorskip("pandas")

    kinds = [list(map(str, found.to_frame().dtypes)) for found in (rows, ck.profiles([], STATES))]

    assert kinds[0] == kinds[1]
    assert set(kinds[0]) == {"object", "Int64"}


def test_parquet_files_of_one_codebook_have_the_same_columns(rows, tmp_path: Path) -> None:
    """The types follow from the codebook alone, and the metadata name each arrangement with its version."""
    pq = pytest.importorskip("pyarrow.parquet")
    rows.to_parquet(tmp_path / "rows.parquet")
    ck.profiles([], STATES).to_parquet(tmp_path / "none.parquet")
    rows.to_parquet(tmp_path / "of.parquet", of="england-2019")

    schemas = [pq.read_schema(tmp_path / name) for name in ("rows.parquet", "none.parquet")]
    said = schemas[0].metadata[b"commissionkit"].decode()

    assert schemas[0].equals(schemas[1])
    assert pq.read_table(tmp_path / "rows.parquet").to_pylist() == rows.records()
    assert all(f'"id": "{name}"' in said for name in ("south-tyneside", "tameside-glossop"))
    assert ck.load("south-tyneside").version
    assert f'"version": "{ck.load("south-tyneside").version}"' in said
    assert '"id": "england-2019"' in pq.read_schema(tmp_path / "of.parquet").metadata[b"commissionkit"].decode()
    rows[0].to_parquet(tmp_path / "one.parquet")
    assert pq.read_schema(tmp_path / "one.parquet").equals(schemas[0])


# -- the bar -------------------------------------------------------------------------------------------------------


def test_a_pipe_stays_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the error stream is no terminal, nothing is written to either stream."""
    ck.profiles(["south-tyneside"], STATES)

    assert capsys.readouterr() == ("", "")


def test_a_bar_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, or where one asks for it, a bar counts the files, those that failed among them; False hides it."""
    pytest.importorskip("tqdm")
    ck.profiles(["south-tyneside", "nowhere.yaml"], STATES, progress=True)
    assert "2/2" in capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    ck.profiles(iter(["south-tyneside", "nowhere.yaml"]), STATES)
    assert "2 files" in capsys.readouterr().err
    ck.profiles(["south-tyneside"], STATES, progress=False)
    assert capsys.readouterr().err == ""


def test_without_tqdm(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar that is asked for names the extra; one that is not is left out."""
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    ck.profiles(["south-tyneside"], STATES)
    assert capsys.readouterr().err == ""
    with pytest.raises(MissingExtra, match=r'pip install "commissionkit\[progress\]"'):
        ck.profiles(["south-tyneside"], STATES, progress=True)
