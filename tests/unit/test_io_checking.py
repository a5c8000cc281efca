"""A site file looked over without an exception."""

from __future__ import annotations

from pathlib import Path

from commissionkit import io
from commissionkit.model import Arrangement, Seat
from commissionkit.periods import Bound

HEAD = "format: commissionkit/1\nid: x\nas_at: 2019\nsources: [{id: s, title: S}]\n"


def _check(folder: Path, body: str) -> list[tuple[str, str, str, str]]:
    path = folder / "site.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    found = io.check(str(path))
    return [(f.kind, f.severity, f.place.removeprefix(f"{path}:"), f.path) for f in found]


def test_a_sound_file_has_no_findings(tmp_path: Path) -> None:
    """Nothing wrong, nothing found, and the findings are false."""
    (tmp_path / "site.yaml").write_text(HEAD, encoding="utf-8")

    found = io.check(tmp_path / "site.yaml")

    assert not found
    assert str(found) == f"Check of {tmp_path / 'site.yaml'}: nothing found"


def test_warnings_do_not_refuse(tmp_path: Path) -> None:
    """A fact without evidence loads, and is told."""
    assert _check(tmp_path, "forums: [{id: f, name: F}]") == [("CK201", "warning", "5:10", "forums[0]")]
    assert len(io.load(tmp_path / "site.yaml")) == 1


def test_errors_and_warnings_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Where every entry could be read, both are told together."""
    body = "forums: [{id: f, name: F}]\nseats: [{forum: f, holder: zz, evidence: ['s: 1']}]"

    assert _check(tmp_path, body) == [
        ("CK201", "warning", "5:10", "forums[0]"),
        ("CK101", "error", "6:28", "seats[0].holder"),
    ]


def test_a_broken_entry_silences_the_warnings(tmp_path: Path) -> None:
    """What is odd about the rest may only be odd because the entry is missing."""
    assert _check(tmp_path, "forums: [{id: f, name: F}, {id: g}]") == [("CK122", "error", "5:28", "forums[1]")]


def test_a_text_that_cannot_be_parsed_is_a_finding(tmp_path: Path) -> None:
    """A slip of YAML never raises here."""
    assert _check(tmp_path, "forums: [") == [("CK001", "error", "6:1", "forums[0]")]


def test_an_arrangement_is_checked_as_it_is() -> None:
    """Findings of an arrangement name the fact and the place in it, and have no line."""
    site = Arrangement(id="x", as_at=Bound.parse("2019"), facts=(Seat(forum="f", holder="a"),))

    found = io.check(site)

    assert [(f.kind, f.facts, f.path, f.place) for f in found] == [
        ("CK101", ("seat:f:a",), "forum", ""),
        ("CK101", ("seat:f:a",), "holder", ""),
        ("CK201", ("seat:f:a",), "", ""),
    ]


def test_an_entry_that_cannot_be_read_still_lends_its_name(tmp_path: Path) -> None:
    """A slip in a name is set right by the entry it meant, though that entry has a fault of its own."""
    path = tmp_path / "site.yaml"
    body = "forums: [{id: joint-board, name: F, colour: red}]\nseats: [{forum: joint-bord, holder: zz}]\n"
    path.write_text(HEAD + body, encoding="utf-8")

    assert [found.hint for found in io.check(path) if "joint-bord" in found.message] == [
        'Did you mean "joint-board"? Here stands the id of a forum.'
    ]


def test_a_fact_that_takes_a_shared_id_is_the_only_fault(tmp_path: Path) -> None:
    """Where others name the shared service by that id, they are not to blame."""
    body = (
        "organisations: [{id: o, name: O, evidence: ['s: 1']}]\n"
        "provision: [{provider: o, service: acute, evidence: ['s: 1']}]\n"
        "contracts: [{id: acute, name: C, services: [acute], evidence: ['s: 1']}]\n"
    )

    assert _check(tmp_path, body) == [("CK115", "error", "7:18", "contracts[0].id")]
