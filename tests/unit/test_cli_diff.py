"""`commissionkit diff`: what it prints, and how it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commissionkit.cli import main
from commissionkit.cli.starter import starter

FOURTH = Path(__file__).parents[2] / "examples" / "fourth_site.yaml"


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("COMMISSIONKIT_TRACEBACK", raising=False)


@pytest.fixture
def second(tmp_path: Path) -> str:
    """A second coding of the invented site, in which one forum is closed to the public."""
    text = FOURTH.read_text(encoding="utf-8")
    path = tmp_path / "second_coder.yaml"
    path.write_text(text.replace("meets_in_public: yes", "meets_in_public: no"), encoding="utf-8")
    return str(path)


def _printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["diff", *words]) == 0
    return capsys.readouterr().out


def test_two_codings_bear_the_names_of_their_files(second: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The columns are headed by the files; one row differs."""
    out = _printed([str(FOURTH), second], capsys)

    assert "fourth_site  second_coder" in out
    assert "meets in public  yes          no" in out
    assert "1 difference: 1 in what is said." in out


def test_two_days_of_one_site(capsys: pytest.CaptureFixture[str]) -> None:
    """--on takes two days, and needs no second site."""
    out = _printed(["south-tyneside", "--on", "2018-12", "2019"], capsys)

    assert out.startswith("What differs in South Tyneside between 2018-12 and 2019\n")
    assert "City Hospitals" in out


def test_two_sites_by_a_codebook(capsys: pytest.CaptureFixture[str]) -> None:
    """Two sites are asked for the overview, or for what --codebook says."""
    assert "Leading forums" in _printed(["south-tyneside", "tameside-glossop"], capsys)
    assert "GP services" not in _printed(["south-tyneside", "tameside-glossop", "--codebook", "shifts"], capsys)


def test_agreement_and_evidence_instead(second: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--agreement shows how far the coders agree, --explain what each side cites."""
    agreement = _printed([str(FOURTH), second, "--agreement"], capsys)
    explained = _printed([str(FOURTH), second, "--explain"], capsys)

    assert agreement.startswith("How far two codings of Larkmere (invented) agree\n")
    assert "Cohen's kappa" in agreement
    assert "second_coder: no\n    invented-plan: Section 4" in explained


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "html"])
@pytest.mark.parametrize("more", [[], ["--agreement"]])
def test_every_form(form: str, more: list[str], second: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Difference and agreement are printed in five forms, and JSON is JSON."""
    out = _printed([str(FOURTH), second, *more, "--format", form], capsys)

    assert out.strip()
    if form == "json":
        assert json.loads(out)["format"] == f"commissionkit/{'agreement' if more else 'difference'}/1"


@pytest.mark.parametrize("columns", ["40", "60", "132"])
@pytest.mark.parametrize("more", [[], ["--agreement"], ["--explain"]])
def test_text_fits_the_terminal(
    more: list[str], columns: str, second: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No line is longer than the terminal is wide."""
    monkeypatch.setenv("COLUMNS", columns)
    lines = _printed([str(FOURTH), second, *more], capsys).splitlines()

    assert [line for line in lines if len(line) > int(columns)] == []


def test_the_same_file_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing differs, and that is an answer."""
    path = tmp_path / "mine.yaml"
    path.write_text(starter("mine"), encoding="utf-8")

    assert "Nothing differs." in _printed([str(path), str(path)], capsys)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["south-tyneside"], 2, "two sites, or one site and two days: --on 2018-12 2019"),
        (["south-tyneside", "tameside-glossop", "--on", "2018", "2019"], 2, "two sites, or one site"),
        (["south-tyneside", "tameside-glosop"], 2, 'Did you mean "tameside-glossop"?'),
        (["south-tyneside", "--on", "soon", "2019"], 2, "soon"),
        (["south-tyneside", "tameside-glossop", "--codebook", "overvew"], 2, 'Did you mean "overview"?'),
        (["south-tyneside", "missing.yaml"], 3, "there is no such file"),
    ],
)
def test_what_cannot_be_done(words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name or option leaves with 2, an unreadable file with 3; no answer is printed."""
    assert main(["diff", *words]) == code
    captured = capsys.readouterr()

    assert captured.out == ""
    assert said in captured.err
