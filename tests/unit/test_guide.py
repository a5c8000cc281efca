"""The guide to site files, held against the classes that read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

from commissionkit import io
from commissionkit.checks import CODES
from commissionkit.io.forms import KEYS_OF
from commissionkit.io.reading import HEAD
from commissionkit.model import (
    KINDS,
    Fact,
    HeirShare,
    NamedFact,
    Penalty,
    RiskBearer,
    Rule,
    Scope,
    Selection,
    Term,
    Vote,
)
from commissionkit.model.vocabulary import shared
from commissionkit.sources import Source

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "site-files.md").read_text(encoding="utf-8")

#: Keys that the guide describes once, for every fact.
COMMON = {"id", "name", "aliases", "start", "end", "status", "evidence", "note"}
SECTIONS = re.split(r"^### ", GUIDE, flags=re.MULTILINE)
ROW = re.compile(r"^\| (?:`(?P<list>\w+)` \| )?(?P<keys>(?:`\w+`(?:, )?)+) \|(?P<rest>.*)\|$", re.MULTILINE)


def _section(kind: str) -> str:
    found = [s for s in SECTIONS if f"`{kind}`" in s.split("\n", 1)[0]]
    return found[0] if len(found) == 1 else ""


def _rows(text: str, kind: str) -> dict[str, str]:
    """The key of each row that speaks of a list, with what the row says."""
    rows = {}
    for row in ROW.finditer(text):
        if row["list"] in (None, kind):
            rows.update(dict.fromkeys(re.findall(r"`(\w+)`", row["keys"]), row["rest"]))
    return rows


def _fields(cls: type[Fact]) -> Iterator[attrs.Attribute[Any]]:
    attrs.resolve_types(cls)
    yield from (field for field in attrs.fields(cls) if field.init and field.name not in {*COMMON, "period"})


def _key(field: attrs.Attribute[Any]) -> str:
    return KEYS_OF.get(field.name, (field.name,))[0]


def _words(field: attrs.Attribute[Any]) -> list[str]:
    kinds = [field.type, *get_args(field.type)]
    closed = [k for k in kinds if isinstance(k, type) and issubclass(k, Enum)]
    return [str(member.value) for kind in closed for member in kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_list_has_its_row(kind: str) -> None:
    """The section of a list has a row for each key that an entry may have, and none that it may not have."""
    rows = set(_rows(_section(kind), kind)) - COMMON
    of_a_rule = {"consensus", "fallback", "voting", "quorum", "used", "vote", "majority", "casting"}
    keys = {_key(field) for field in _fields(KINDS[kind])}

    assert keys == rows - (of_a_rule if kind == "forums" else set())


@pytest.mark.parametrize("kind", KINDS)
def test_needed_keys_are_marked(kind: str) -> None:
    """A key is called needed where, and only where, an entry is refused without it."""
    rows = _rows(_section(kind), kind)
    needed = {_key(field) for field in _fields(KINDS[kind]) if field.default is attrs.NOTHING}

    assert needed == {key for key, said in rows.items() if "needed" in said}


@pytest.mark.parametrize("kind", KINDS)
def test_closed_words_stand_in_their_section(kind: str) -> None:
    """Each word of a closed list that an entry may use stands in the section of its list, or among the values."""
    text = _section(kind) + GUIDE.split("## The lists")[0]
    missing = [word for field in _fields(KINDS[kind]) for word in _words(field) if not re.search(rf"\b{word}\b", text)]

    assert missing == []


@pytest.mark.parametrize("cls", [Rule, Vote, Term, Penalty, RiskBearer, HeirShare, Scope, Selection, Source])
def test_keys_within_entries_are_named(cls: type) -> None:
    """Each key of a rule, vote, term, penalty, bearer, heir's share, scope, selection or source is in the guide."""
    assert [key for key in io.file_keys(cls) if not re.search(rf"\b{key}\b", GUIDE)] == []


def test_common_keys_and_the_head_are_described() -> None:
    """The keys that every fact may have, and the keys of the head, have their rows."""
    before = set(_rows(GUIDE.split("## The lists")[0], ""))

    assert COMMON | set(HEAD) <= before
    assert set(io.file_keys(NamedFact)) <= before


def test_every_shared_word_is_listed() -> None:
    """Each service, stage, kind, sector, perspective and legal class of the vocabulary is in the guide."""
    words = shared()
    ids = [
        word.id
        for group in (
            words.services,
            words.stages,
            words.organisation_kinds,
            words.sectors,
            words.forum_kinds,
            words.instrument_kinds,
            words.perspectives,
            words.legal_classes,
        )
        for word in group
    ]
    text = GUIDE.split("## Shared words")[1].split("## ")[0]

    assert [name for name in ids if f"`{name}`" not in text] == []


def test_every_code_is_explained() -> None:
    """The table of codes is the table of the checks."""
    assert dict(re.findall(r"^\| (CK\d+) \| (.*) \|$", GUIDE, re.MULTILINE)) == dict(CODES)


@pytest.mark.parametrize("name", re.findall(r"<!-- saved as (\S+\.yaml) -->", GUIDE))
def test_examples_are_what_the_guide_calls_them(name: str, tmp_path: Path) -> None:
    """The whole site of the guide is faultless, and the files of mistakes are not."""
    text = re.search(rf"<!-- saved as {re.escape(name)} -->\n```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert text is not None
    path = tmp_path / name
    path.write_text(text[1], encoding="utf-8")

    assert (name != "my-site.yaml") == bool(io.check(path))
