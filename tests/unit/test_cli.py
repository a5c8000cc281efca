"""The command line: what it prints, where, and how it leaves."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from commissionkit import codebooks
from commissionkit import io as files
from commissionkit.cli import main
from commissionkit.cli.parsing import CODEBOOKS
from commissionkit.cli.screen import bold, fitted
from commissionkit.cli.starter import starter

COMMAND = [sys.executable, "-c", "import sys; from commissionkit.cli import main; sys.exit(main())"]


def _run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A run in a process of its own."""
    variables = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run([*COMMAND, *words], capture_output=True, check=False, env=variables)


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("COMMISSIONKIT_TRACEBACK", raising=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site file."""
    path = tmp_path / "mine.yaml"
    path.write_text(starter("mine"), encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A file with a fault on its third line."""
    path = tmp_path / "bad.yaml"
    path.write_text("format: commissionkit/1\nid: bad\ncolour: red\nas_at: 2019\n", encoding="utf-8")
    return path


# -- comparing -------------------------------------------------------------------------------------------------------


def test_compare_shows_the_three_case_studies(capsys: pytest.CaptureFixture[str]) -> None:
    """Without sites it compares the three, within the width of the terminal."""
    assert main(["compare"]) == 0
    out = capsys.readouterr().out

    assert out.startswith("Overview\n")
    assert all(name in out for name in ("South Tyneside", "Tameside and", "Bradford district"))
    assert max(map(len, out.splitlines())) <= 80


def test_compare_takes_files_and_a_codebook(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file stands beside a bundled site; the calls in the cells name the file."""
    assert main(["compare", str(site), "bradford-craven", "--codebook", "decisions", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)

    assert [column["id"] for column in data["sites"]] == [str(site), "bradford-craven"]
    assert f'ck.load("{site}")' in data["rows"][0]["cells"][0]["call"]


def test_every_codebook_can_be_named() -> None:
    """The help tells every bundled codebook, in their order."""
    assert (*codebooks.CODEBOOKS, "all") == CODEBOOKS


@pytest.mark.parametrize("form", ["text", "bibtex", "csl"])
def test_cells_are_cited(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One row of the comparison, cited with the version of each data set."""
    assert main(["compare", "--row", "joint-posts", "--cite", form]) == 0
    out = capsys.readouterr().out

    assert "tameside-glossop" in out
    assert "Case study 2, Planning" in out
    assert "pooled" not in out.casefold()


def test_the_facts_behind_cells_are_shown(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each fact behind a row with its evidence, of a bundled site and of a file of one's own."""
    assert main(["compare", "tameside-glossop", str(site), "--row", "joint-posts", "--facts"]) == 0
    out = capsys.readouterr().out

    assert "Joint finance officer (joint-finance-officer): posts, 2017..ongoing" in out
    assert "No fact of" in out


def test_a_row_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong row is told with what was probably meant."""
    assert main(["compare", "--row", "joint-post"]) == 2
    assert 'Did you mean "joint-posts"?' in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "html"])
@pytest.mark.parametrize(
    "words",
    [
        ["compare"],
        ["who", "tameside-glossop", "--fund", "icf"],
        ["double-running", "bradford-craven"],
        ["datasets"],
    ],
    ids=lambda words: words[0],
)
def test_every_form_of_every_table(words: list[str], form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command that shows a table shows it in five forms, and JSON is JSON."""
    assert main([*words, "--format", form]) == 0
    out = capsys.readouterr().out

    assert out.strip()
    if form == "json":
        assert json.loads(out)["format"].startswith("commissionkit/")


@pytest.mark.parametrize("columns", ["40", "60", "132"])
@pytest.mark.parametrize(
    "words",
    [
        ["compare"],
        ["who", "bradford-craven", "--stage", "planning"],
        ["who", "bradford-craven", "--stage", "planning", "--explain"],
        ["double-running", "south-tyneside"],
        ["show", "bradford-craven"],
        ["show", "south-tyneside", "st-block-contract"],
        ["datasets"],
    ],
    ids=" ".join,
)
def test_text_fits_the_terminal(
    words: list[str], columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No line is longer than the terminal is wide, but for a single word that nothing can break."""
    monkeypatch.setenv("COLUMNS", columns)
    assert main(words) == 0
    long = [line for line in capsys.readouterr().out.splitlines() if len(line) > int(columns)]

    assert long == []


# -- asking ----------------------------------------------------------------------------------------------------------


def test_who_says_who_makes_takes_and_answers_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    """The mode, both sides, the status, and who is legally responsible."""
    assert main(["who", "tameside-glossop", "--fund", "icf/aligned"]) == 0
    out = capsys.readouterr().out

    assert "ratified" in out
    assert "Strategic Commissioning Board (recommend)" in out
    assert "Status: known" in out
    assert "Legally responsible:" in out


def test_explain_cites_each_link(capsys: pytest.CaptureFixture[str]) -> None:
    """With --explain each step has its source beneath it."""
    assert main(["who", "tameside-glossop", "--fund", "icf/aligned", "--explain"]) == 0

    assert "tkf-2020: Case study 2, box Integrated Commissioning Fund" in capsys.readouterr().out


def test_double_running_takes_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    """What has ended is listed when asked for, and only then."""
    main(["double-running", "south-tyneside", "--kind", "process"])
    plain = capsys.readouterr().out
    main(["double-running", "south-tyneside", "--kind", "process", "--include", "removed", "--include", "planned"])
    more = capsys.readouterr().out

    assert "contract operational group" not in plain
    assert "contract operational group" in more


def test_show_tells_a_site_and_a_fact(capsys: pytest.CaptureFixture[str]) -> None:
    """A summary names the main things with their ids; a fact comes with its evidence and who names it."""
    assert main(["show", "tameside-glossop"]) == 0
    summary = capsys.readouterr().out
    assert main(["show", "tameside-glossop", "icf/aligned"]) == 0
    fact = capsys.readouterr().out

    assert "strategic-commissioning-board" in summary
    assert "As at 2019" in summary
    assert "share: ≈ 40%" in fact
    assert "fund: Integrated Commissioning Fund (icf)" in fact
    assert "- tkf-2020: Case study 2, box Integrated Commissioning Fund" in fact
    assert "right:tg-ccg:ratify:icf/aligned" in fact


# -- checking --------------------------------------------------------------------------------------------------------


def test_check_leaves_with_1_when_it_found_something(site: Path, bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound file leaves with 0; a fault is printed with its place, as editors know it."""
    assert main(["check", str(site)]) == 0
    assert capsys.readouterr().out == f"{site}: nothing found\n"
    assert main(["check", str(site), str(bad)]) == 1
    assert f"{bad}:3:1: error CK" in capsys.readouterr().out


def test_check_of_what_cannot_be_read_leaves_with_3(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file is told on the other stream, the others are looked over all the same."""
    assert main(["check", "missing.yaml", str(bad)]) == 3
    captured = capsys.readouterr()

    assert captured.err == "commissionkit: missing.yaml: there is no such file.\n"
    assert "error CK" in captured.out


def test_check_for_a_code_host(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Workflow commands have one line a finding, with file, line and column as properties."""
    assert main(["check", str(bad), "--format", "github"]) == 1
    line = capsys.readouterr().out.splitlines()[0]

    assert line.startswith(f"::error file={bad},line=3,col=1,title=CK")


def test_check_as_sarif_and_json(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both forms hold each finding with its code and its place."""
    main(["check", str(bad), "--format", "sarif"])
    result = json.loads(capsys.readouterr().out)["runs"][0]["results"][0]
    main(["check", str(bad), "--format", "json"])
    item = json.loads(capsys.readouterr().out)["files"][0]["items"][0]

    assert result["ruleId"] == item["kind"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 1}
    assert item["place"] == f"{bad}:3:1"


# -- beginning a file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mine", "My site (2)", "Küste", "../x", ""])
def test_the_starter_file_loads_and_nothing_is_odd_about_it(name: str, tmp_path: Path) -> None:
    """Whatever the file is called, what `new` writes passes `check`."""
    path = tmp_path / "site.yaml"
    path.write_text(starter(name), encoding="utf-8")

    assert list(files.check(path)) == []
    assert files.load(path).title == "My site"


def test_new_prints_or_writes_and_never_replaces_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name it prints; with one it writes; a file that is there stays unless told otherwise."""
    path = tmp_path / "mine.yaml"
    assert main(["new"]) == 0
    printed = capsys.readouterr().out
    assert main(["new", str(path)]) == 0
    written = path.read_text(encoding="utf-8")
    path.write_text("mine", encoding="utf-8")

    assert main(["new", str(path)]) == 2
    assert path.read_text(encoding="utf-8") == "mine"
    assert main(["new", str(path), "--force"]) == 0
    assert path.read_text(encoding="utf-8") == written
    assert written.replace("id: mine", "id: my-site") == printed


def test_new_refuses_a_form_without_comments(tmp_path: Path) -> None:
    """JSON has no comments, so the starter file is YAML."""
    assert main(["new", str(tmp_path / "mine.json")]) == 2
    assert list(tmp_path.iterdir()) == []


# -- leaving ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["compare", "tameside-glosop"], 2, 'Did you mean "tameside-glossop"?'),
        (["compare", "xyz"], 2, "Bundled are south-tyneside, tameside-glossop, bradford-craven"),
        (["compare", "--codebook", "overvew"], 2, 'Did you mean "overview"?'),
        (["who", "tameside-glossop", "--fund", "icf/algned"], 2, 'Did you mean "icf/aligned"'),
        (["compare", "--codebook", "xyz"], 2, "Known: overview, context, decisions"),
        (["who", "tameside-glossop", "--fund", "xyz"], 2, "What it records: commissionkit show tameside-glossop"),
        (["who", "tameside-glossop", "--on", "yesterday"], 2, "yesterday"),
        (["who", "tameside-glossop", "--about", "icft", "--fund", "icf"], 2, "no other facet"),
        (["show", "south-tyneside", "st-cgc"], 2, 'Did you mean "st-ccg"'),
        (["compare", "missing.yaml"], 3, "there is no such file"),
        (["double-running", "missing/"], 3, "missing/"),
    ],
)
def test_what_cannot_be_done_is_told_on_the_other_stream(
    words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong name or option leaves with 2, an unreadable file with 3; nothing is printed as if it were an answer."""
    assert main(words) == code
    captured = capsys.readouterr()

    assert captured.out == ""
    assert captured.err.startswith("commissionkit: ")
    assert said in captured.err


def test_a_file_with_faults_is_told_with_each_of_them(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A question put to a file that cannot be loaded leaves with 3 and names every place."""
    assert main(["who", str(bad)]) == 3
    assert f"{bad}:3:1: CK" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["compere"], ["who"], ["compare", "--format", "pdf"], ["check"]])
def test_words_that_make_no_command_leave_with_2(words: list[str]) -> None:
    """The parser says what it expected."""
    with pytest.raises(SystemExit) as leaving:
        main(words)

    assert leaving.value.code == 2


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """--version names the version of the package."""
    from commissionkit import __version__

    with pytest.raises(SystemExit) as leaving:
        main(["--version"])

    assert leaving.value.code == 0
    assert capsys.readouterr().out == f"commissionkit {__version__}\n"


def test_a_fault_of_the_program_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unforeseen error leaves with 70 and says how to see more; with the variable set it is raised."""
    with mock.patch("commissionkit.bundle.datasets", side_effect=ZeroDivisionError("by zero")):
        assert main(["datasets"]) == 70
        told = capsys.readouterr().err
        monkeypatch.setenv("COMMISSIONKIT_TRACEBACK", "1")
        with pytest.raises(ZeroDivisionError):
            main(["datasets"])

    fault = "this is a fault of the program: ZeroDivisionError: by zero."
    assert told == f"commissionkit: {fault} COMMISSIONKIT_TRACEBACK=1 shows where.\n"


def test_an_interrupt_leaves_quietly() -> None:
    """Ctrl-C leaves with 130."""
    with mock.patch("commissionkit.bundle.datasets", side_effect=KeyboardInterrupt):
        assert main(["datasets"]) == 130


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    """Output into a pipe that is closed, as by `head`, leaves with 0 and complains of nothing."""
    with subprocess.Popen(
        [*COMMAND, "compare", "--codebook", "all"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        complaints = run.stderr.read()
        code = run.wait()

    assert (code, complaints) == (0, b"")


def test_a_full_disk_is_told() -> None:
    """Output that cannot be written leaves with 3 and a message."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*COMMAND, "datasets"], stdout=full, stderr=subprocess.PIPE, check=False)

    assert run.returncode == 3
    assert b"No space left" in run.stderr
    assert b"Traceback" not in run.stderr


# -- letters and colours ---------------------------------------------------------------------------------------------


def test_a_terminal_without_these_letters_gets_what_comes_nearest() -> None:
    """Where only ASCII can be shown, pounds, dashes and marks are written out."""
    run = _run("compare", PYTHONIOENCODING="ascii")

    assert run.returncode == 0
    assert b"~ GBP 950m" in run.stdout
    assert b"(i) inferred by the coder" in run.stdout
    assert b"?" not in run.stdout


def test_bold_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and pipes get plain text, and so does who sets NO_COLOR."""
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    with mock.patch("sys.stdout", io.StringIO()):
        piped = bold("Title\ntext")
    with mock.patch("sys.stdout", terminal):
        shown = bold("Title\ntext")
        monkeypatch.setenv("NO_COLOR", "1")
        plain = bold("Title\ntext")

    assert (piped, shown, plain) == ("Title\ntext", "\x1b[1mTitle\x1b[0m\ntext", "Title\ntext")


def test_lines_that_break_go_on_further_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fitted text keeps its indent, and a broken line can be told from a new one."""
    monkeypatch.setenv("COLUMNS", "30")

    assert fitted("short\n  - a line that is longer than thirty columns") == (
        "short\n  - a line that is longer than\n    thirty columns"
    )


# -- what a file may hold --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [["who", "--fund", "joint-fund"], ["who", "--fund", "joint-fund", "--explain"], ["show"], ["check"]]
)
def test_no_name_moves_the_cursor(words: list[str], site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Terminal codes in the names and keys of a file never reach the terminal."""
    text = site.read_text(encoding="utf-8").replace("name: My CCG", 'name: "\\e[31mMy CCG\\e[0m"')
    site.write_text(text if words != ["check"] else f'{text}\n"\\e[31mcolour": red\n', encoding="utf-8")

    main([words[0], str(site), *words[1:]])
    out = capsys.readouterr().out

    assert ("My CCG" if words != ["check"] else 'unknown key "colour"') in out
    assert "\x1b" not in out


def test_show_names_the_file_to_ask_again(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The hint at the end is a command that works as it stands."""
    main(["show", str(site)])

    assert f"commissionkit show {site} ID" in " ".join(capsys.readouterr().out.split())


def test_an_option_never_takes_the_site_for_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """The site may stand behind `--include`."""
    assert main(["double-running", "--include", "planned", "south-tyneside"]) == 0
    assert "Double running in South Tyneside" in capsys.readouterr().out
