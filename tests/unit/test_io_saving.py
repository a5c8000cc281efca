"""Arrangements written to files: readable, without loss, wholly or not at all."""

from __future__ import annotations

import os
import stat
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
import yaml

from commissionkit import io
from commissionkit.errors import InvalidArrangement, RefusedQuestion, UnreadableFile
from commissionkit.io.yaml_file import yaml_text
from commissionkit.model import (
    Arrangement,
    DecisionRight,
    Fact,
    Forum,
    Organisation,
    Parties,
    Population,
    Power,
    Rule,
    Scope,
    Seat,
    Silence,
    Snapshot,
    YesNo,
)
from commissionkit.nodes import atomic, parse_json, parse_yaml
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation, Source
from commissionkit.units import Qualifier

CITED = (Citation("s", "page 1"),)
SITE = Arrangement(
    id="site",
    title="A site",
    as_at=Bound.parse("2019"),
    sources=(Source("s", "Source", year="2020"),),
    facts=(
        Organisation(id="a", name="Body A", kind="ccg", evidence=CITED),
        Organisation(id="b", name="NO", aliases=("on", "12:30", "2019-04-17"), evidence=CITED),
        Forum(id="f", name="Board", papers=YesNo.NO, rule=Rule(consensus=YesNo.YES), evidence=CITED),
        Seat(forum="f", holder="a", period=Period.parse("2017/18..2019-03-31"), evidence=CITED),
        Seat(id="own-name", forum="f", holder="b", evidence=CITED),
        DecisionRight(
            holders=Parties(ids=("a", "b"), each=True),
            powers=(Power.TAKE,),
            over=Scope(service="acute"),
            evidence=CITED,
        ),
        Silence(subject="seat:f:a", what="votes", evidence=CITED),
        Population(about="a", value=Decimal(150000), qualifier=Qualifier.APPROXIMATELY, year="2019", evidence=CITED),
    ),
)
YAML = """\
format: commissionkit/1
id: site
title: A site
as_at: 2019

sources:
  - {id: s, title: Source, year: "2020"}

organisations:
  - {id: a, name: Body A, kind: ccg, evidence: ["s: page 1"]}
  - {id: b, name: "NO", aliases: ["on", "12:30", "2019-04-17"], evidence: ["s: page 1"]}

forums:
  - {id: f, name: Board, papers: false, rule: {consensus: true}, evidence: ["s: page 1"]}

seats:
  - {id: "seat:f:a", forum: f, holder: a, start: 2017/18, end: "2019-03-31", evidence: ["s: page 1"]}
  - {id: own-name, forum: f, holder: b, evidence: ["s: page 1"]}

rights:
  - {holders: {each: [a, b]}, power: [take], over: {service: acute}, evidence: ["s: page 1"]}

populations:
  - {about: a, year: "2019", value: 150000, qualifier: approximately, evidence: ["s: page 1"]}

silent:
  - {subject: "seat:f:a", what: votes, evidence: ["s: page 1"]}
"""


def test_a_saved_file_reads_as_a_person_would_write_it(tmp_path: Path) -> None:
    """Ids first, defaults and derivable ids left out, short things on one line, doubtful texts in quotes."""
    io.save(SITE, tmp_path / "site.yaml")

    assert (tmp_path / "site.yaml").read_text(encoding="utf-8") == YAML


@pytest.mark.parametrize("name", ["site.yaml", "site.yml", "site.json", "SITE.JSON"])
def test_what_is_saved_is_loaded(tmp_path: Path, name: str) -> None:
    """Each form gives back an equal arrangement with the same ids."""
    io.save(SITE, tmp_path / name)

    assert io.load(tmp_path / name) == SITE


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    """The YAML and the JSON of one arrangement hold the same plain data, that of `to_data`."""
    io.save(SITE, tmp_path / "site.yaml")
    io.save(SITE, tmp_path / "site.json")

    data = io.to_data(SITE)
    assert parse_yaml((tmp_path / "site.yaml").read_text(encoding="utf-8")).data == data
    assert parse_json((tmp_path / "site.json").read_text(encoding="utf-8")).data == data
    assert io.from_data(data) == SITE


def test_saving_twice_gives_the_same_text(tmp_path: Path) -> None:
    """What was loaded is saved as it was."""
    io.save(SITE, tmp_path / "one.yaml")
    io.save(io.load(tmp_path / "one.yaml"), tmp_path / "two.yaml")

    assert (tmp_path / "one.yaml").read_bytes() == (tmp_path / "two.yaml").read_bytes()


def test_readers_of_the_older_yaml_understand_the_texts() -> None:
    """A reader of YAML 1.1 finds texts where texts were written, whatever they look like."""
    texts = [
        "NO",
        "on",
        "y",
        "~",
        "null",
        "12:30:00",
        "2019-04-17",
        "0123",
        "5E1",
        "1_000",
        "0x1F",
        "",
        " a",
        "a: b",
        "a #b",
    ]
    texts += [
        "- a",
        "[x]",
        "{x}",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "'",
        '"',
        "a\nb",
        "\t",
        "£5",
        "é",
        "=",
        "<<",
        "?",
    ]

    assert yaml.safe_load(yaml_text({"texts": list(texts)}))["texts"] == texts
    assert parse_yaml(yaml_text({"texts": list(texts)})).data == {"texts": texts}


def test_long_entries_are_broken_into_lines_that_mean_the_same() -> None:
    """An entry too long for a line is written key by key, and a list too long item by item."""
    data = {
        "facts": [{"id": "x", "evidence": ["s: " + "word " * 20, "t: " + "word " * 20], "rule": {"note": "n" * 150}}]
    }

    text = yaml_text(data)

    assert parse_yaml(text).data == data
    assert [line for line in text.splitlines() if len(line) > 120] == [f"      note: {'n' * 150}"]


def test_equal_relations_keep_their_numbers(tmp_path: Path) -> None:
    """Seats told apart by a number alone come back with the same ids."""
    seats = tuple(Seat(forum="f", holder="a", note=note, evidence=CITED) for note in ("one", "two", "three"))
    site = SITE.replace((*SITE.facts, *seats))

    io.save(site, tmp_path / "site.yaml")

    assert io.load(tmp_path / "site.yaml") == site
    assert {s.id: s.note for s in io.load(tmp_path / "site.yaml").seats} == {s.id: s.note for s in site.seats}


def test_exact_numbers_stay_exact(tmp_path: Path) -> None:
    """Decimals of any length come back to the last digit."""
    values = [Decimal("9.50"), Decimal("0.1"), Decimal("1E+5"), Decimal("12345678901234567890.123456789012345678")]
    facts = [Population(about="a", year=str(2000 + n), value=v, evidence=CITED) for n, v in enumerate(values)]
    site = SITE.replace((*SITE.facts, *facts))

    for name in ("site.yaml", "site.json"):
        io.save(site, tmp_path / name)
        assert [p.value for p in io.load(tmp_path / name).populations][1:] == values


def test_the_state_on_a_day_is_no_record(tmp_path: Path) -> None:
    """A snapshot is refused, and nothing is written."""
    snapshot = attrs.evolve(SITE, snapshot=Snapshot(on=Bound.parse("2019-01-01")))

    with pytest.raises(RefusedQuestion, match="state on 2019-01-01"):
        io.save(snapshot, tmp_path / "site.yaml")

    assert list(tmp_path.iterdir()) == []


def test_what_could_not_be_loaded_again_is_refused(tmp_path: Path) -> None:
    """Dangling names and kinds of fact of somebody's own are refused before anything is written."""

    @attrs.frozen(kw_only=True)
    class Own(Fact):
        pass

    with pytest.raises(InvalidArrangement, match="could not be loaded again") as caught:
        io.save(SITE.replace(SITE.facts[1:]), tmp_path / "site.yaml")
    assert {fault.code for fault in caught.value.exceptions} == {"CK101"}
    with pytest.raises(RefusedQuestion, match="Own has no place"):
        io.save(SITE.replace((*SITE.facts, Own(id="x"))), tmp_path / "site.yaml")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["site.ttl", "site", "site.yaml.bak", ".yaml"])
def test_other_forms_are_refused(tmp_path: Path, name: str) -> None:
    """The message lists the forms there are."""
    with pytest.raises(UnreadableFile, match=r"Known forms: \.yaml, \.yml, \.json"):
        io.save(SITE, tmp_path / name)


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    """An existing file keeps its permissions, and a link stays a link to it."""
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)

    io.save(SITE, link)

    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert io.load(target) == SITE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "target.yaml"]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """A new file may be read by whom the mask of the process lets."""
    before = os.umask(0o022)
    try:
        io.save(SITE, tmp_path / "site.yaml")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "site.yaml").stat().st_mode) == 0o644


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_save_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """When the disk fails at any step the old text stands, and no half file lies beside it."""
    path = tmp_path / "site.yaml"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"fsync": (atomic.os, "fsync", fail), "replace": (Path, "replace", fail)}[step])
    with pytest.raises(UnreadableFile, match="cannot be written: No space left"):
        io.save(SITE, path)

    assert path.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["site.yaml"]


def test_a_place_that_is_no_file(tmp_path: Path) -> None:
    """A directory, or a folder that does not exist, is told as such."""
    (tmp_path / "folder.yaml").mkdir()

    with pytest.raises(UnreadableFile, match="something else than a file"):
        io.save(SITE, tmp_path / "folder.yaml")
    with pytest.raises(UnreadableFile, match="No such file or directory"):
        io.save(SITE, tmp_path / "nowhere" / "site.yaml")


def test_half_a_character_cannot_be_saved(tmp_path: Path) -> None:
    """A lone surrogate has no form in UTF-8: the save says so and writes nothing."""
    with pytest.raises(UnreadableFile, match="half a character"):
        io.save(attrs.evolve(SITE, note="\ud800"), tmp_path / "site.json")

    assert list(tmp_path.iterdir()) == []
