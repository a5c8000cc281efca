"""`commissionkit lineage`: what it prints, in which forms, and how it leaves."""

from __future__ import annotations

import json

import pytest

from commissionkit.cli import main


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_who_came_before_and_after(capsys: pytest.CaptureFixture[str]) -> None:
    """The rows, and who stands for it, within the width of the terminal."""
    assert main(["lineage", "south-tyneside", "RE9"]) == 0
    out = capsys.readouterr().out

    assert out.startswith("Before and after South Tyneside NHS Foundation Trust, 2019-12-31\n")
    assert "Stands for it on 2019-12-31: South Tyneside and Sunderland NHS Foundation Trust." in out
    assert max(map(len, out.splitlines())) <= 80


def test_on_a_day_without_kin(capsys: pytest.CaptureFixture[str]) -> None:
    """Before the change there is nobody, which is said and is no failure."""
    assert main(["lineage", "south-tyneside", "south-tyneside-ft", "--on", "2018-12"]) == 0
    assert "Stands for it on 2018-12: itself." in capsys.readouterr().out


@pytest.mark.parametrize(("form", "sign"), [("csv", "direction,generation,id"), ("markdown", "| "), ("html", "<table")])
def test_every_form(form: str, sign: str, capsys: pytest.CaptureFixture[str]) -> None:
    """CSV has every cell, Markdown and HTML what a person reads."""
    assert main(["lineage", "south-tyneside", "stsft", "--format", form]) == 0
    assert sign in capsys.readouterr().out


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The whole answer, the plan included."""
    assert main(["lineage", "bradford-craven", "02W", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)

    assert (data["heirs"], data["by_plan"]["heirs"]) == (["bradford-city-ccg"], ["bdc-ccg"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["RE99"], 'no organisation "RE99"'),
        (["alliance-leadership-team"], "no organisation"),
        (["RE9", "--on", "soon"], "soon"),
    ],
)
def test_what_cannot_be_asked(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An id that no organisation bears, or no day, is a wrong use."""
    assert main(["lineage", "south-tyneside", *words]) == 2
    assert said in capsys.readouterr().err
