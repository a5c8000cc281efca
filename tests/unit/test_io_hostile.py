"""Files that are no site files, or want to do harm: a clear refusal with code, line and column, and quickly."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from commissionkit import io
from commissionkit.errors import InvalidArrangement, UnreadableFile

HEAD = "format: commissionkit/1\nid: x\nas_at: 2019\nsources: [{id: s, title: S}]\n"
BODIES = "organisations: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]\n"


def _places(path: Path) -> list[tuple[str, int, int]]:
    with pytest.raises(InvalidArrangement) as caught:
        io.load(path)
    assert [(f.kind, f.place) for f in io.check(path) if f.severity == "error"] == [
        (fault.code, fault.place) for fault in caught.value.exceptions
    ]
    return [(fault.code, fault.line, fault.column) for fault in caught.value.exceptions]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("empty.yaml", "", ("CK006", 1, 1)),
        ("empty.json", "", ("CK006", 1, 1)),
        ("brackets.yaml", "[" * 10_000_000, ("CK002", 1, 41)),
        ("brackets.json", "[" * 10_000_000, ("CK002", 1, 41)),
        ("braces.yaml", "{a: " * 100_000, ("CK002", 1, 161)),
        ("bomb.yaml", "a: &a [x, x]\nb: &b [*a, *a]\n", ("CK003", 1, 4)),
        ("merge.yaml", "a: {b: 1}\n<<: {c: 2}\n", ("CK003", 2, 1)),
        ("tag.yaml", "a: !!python/object/apply:os.system [x]\n", ("CK003", 1, 4)),
        ("keys.yaml", "a: 1\na: 2\n", ("CK004", 2, 1)),
        ("tab.yaml", "a:\n\tb: 1\n", ("CK001", 2, 1)),
        ("broken.json", '{"a": 1,}', ("CK001", 1, 9)),
        ("number.json", '{"a": 1e999999999}', ("CK007", 1, 7)),
    ],
)
def test_texts_that_cannot_be_read(tmp_path: Path, name: str, text: str, place: tuple[str, int, int]) -> None:
    """Broken, deep, exploding and empty texts are refused at the place where the trouble begins."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    assert _places(path)[0] == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("forums: [{id: f, name: F, chairs: a}]", ("CK121", 6, 27)),
        ("forums: [{id: a, name: F}]", ("CK102", 6, 15)),
        ("forums: [{id: f, name: F, start: 31.12.2019}]", ("CK124", 6, 34)),
        ("forums: [{id: f, name: F, of: s}]", ("CK101", 6, 31)),
        ("forums: [{id: f, name: F, nested_in: a}]", ("CK103", 6, 38)),
        ("forums: [{id: f, name: F, kind: bored}]", ("CK104", 6, 33)),
        ("funds: [{id: x, name: X}]\npots: [{id: x/p, fund: x, name: P, share: -50%}]", ("CK107", 7, 43)),
        ("funds: [{id: x, name: X}]\npots: [{id: x/p, fund: x, name: P, share: 150%}]", ("CK107", 7, 43)),
        ("funds: [{id: x, name: X, amount: -£5m}]", ("CK107", 6, 34)),
        ("funds: [{id: x, name: X}]\npots: [{id: p, fund: x, name: P}]", ("CK108", 7, 13)),
        (
            (
                "delegations:\n- {delegators: [a], delegate: b, over: {service: acute}}\n"
                "- {delegators: [b], delegate: [c], over: {service: surgery}}\n"
                "- {delegators: [c], delegate: a, over: {service: acute}}"
            ),
            ("CK105", 7, 31),
        ),
        ("areas: [{id: p, name: P, within: [p]}]", ("CK106", 6, 34)),
        ("extends: england-2091", ("CK130", 6, 10)),
    ],
)
def test_facts_that_are_refused(tmp_path: Path, body: str, place: tuple[str, int, int]) -> None:
    """Each thing that is refused at load is refused with its code at its line and column."""
    path = tmp_path / "site.yaml"
    path.write_text(HEAD + BODIES + body, encoding="utf-8")

    assert _places(path) == [place]


def test_json_has_lines_and_columns_too(tmp_path: Path) -> None:
    """A fault of a JSON file stands where the value stands."""
    path = tmp_path / "site.json"
    text = '{"format": "commissionkit/1", "id": "x", "as_at": 2019,\n "forums": [\n  {"id": "f", "name": 3}]}'
    path.write_text(text, encoding="utf-8")

    assert _places(path) == [("CK120", 3, 23)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.yaml", None, "no such file"),
        ("binary.yaml", b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        ("latin.yaml", "é".encode("latin-1"), "not in UTF-8"),
        ("wide.yaml", "a: 1".encode("utf-16"), "UTF-16"),
        ("site.toml", b"a = 1", "form of file is not known"),
    ],
)
def test_files_that_cannot_be_read_at_all(tmp_path: Path, name: str, content: bytes | None, reason: str) -> None:
    """No content, no findings: both `load` and `check` say why the file cannot be read."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)

    for ask in (io.load, io.check):
        with pytest.raises(UnreadableFile, match=reason):
            ask(path)


def test_directories_and_pipes_are_no_files(tmp_path: Path) -> None:
    """Neither is opened, so that nothing waits."""
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")

    with pytest.raises(UnreadableFile, match="directory"):
        io.load(tmp_path / "folder.yaml")
    with pytest.raises(UnreadableFile, match="no ordinary file"):
        io.load(tmp_path / "pipe.yaml")


def test_long_chains_are_walked_without_recursion(tmp_path: Path) -> None:
    """Thousands of areas within one another, and of delegations in a row, are read without trouble."""
    many = 3000
    areas = [f"  - {{id: p{n}, name: P{n}, within: [p{n + 1}]}}" for n in range(many)]
    bodies = [f"  - {{id: o{n}, name: O{n}}}" for n in range(many + 1)]
    chain = [f"  - {{delegators: [o{n}], delegate: o{n + 1}}}" for n in range(many)]
    lines = ["areas:", *areas, f"  - {{id: p{many}, name: P}}", "organisations:", *bodies, "delegations:", *chain]
    path = tmp_path / "site.yaml"
    path.write_text("format: commissionkit/1\nid: x\nas_at: 2019\n" + "\n".join(lines), encoding="utf-8")

    assert len(io.load(path)) == 3 * many + 2


def test_enormous_numbers_are_refused(tmp_path: Path) -> None:
    """A number that would fill the memory when printed is refused where it stands."""
    path = tmp_path / "site.yaml"
    text = HEAD + "organisations: [{id: a, name: A}]\ncounts: [{about: a, unit: x, value: 1.0e+99}]"
    path.write_text(text, encoding="utf-8")

    assert _places(path) == [("CK126", 6, 37)]
