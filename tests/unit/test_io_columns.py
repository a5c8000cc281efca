"""Long lists of a site file, which are read a column at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from commissionkit import io
from commissionkit.errors import InvalidArrangement
from commissionkit.io import columns
from commissionkit.io.bundled import BUILT, bundled_file, bundled_names
from commissionkit.io.structure import reader_of
from commissionkit.model import KINDS, Fact
from commissionkit.nodes import Plain, read_document

LONG = 60


def _entry(number: int) -> dict[str, Plain]:
    return {"id": f"a{number}", "name": f"A {number}", "start": "2019-04-01", "evidence": ["s: 1"]}


def _data(**lists: list[Plain]) -> dict[str, Plain]:
    sources: list[Plain] = [{"id": "s", "title": "Source"}]
    return {"format": "commissionkit/1", "id": "site", "as_at": "2019", "sources": sources, **lists}


def _told(data: dict[str, Plain]) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidArrangement) as caught:
        io.from_data(data)
    return [(fault.code, fault.path, fault.message) for fault in caught.value.exceptions]


def _lists() -> Iterator[tuple[type[Fact], list[Plain]]]:
    """Every list of every bundled site."""
    for name in sorted(set(bundled_names()) - set(BUILT)):
        with bundled_file(name) as path:
            data = read_document(path).data
        assert isinstance(data, dict)
        yield from (
            (KINDS[key], content) for key, content in data.items() if key in KINDS and isinstance(content, list)
        )


def _slots(fact: attrs.AttrsInstance) -> dict[str, object]:
    return {field.name: getattr(fact, field.name) for field in attrs.fields(type(fact))}


def test_columns_say_what_entries_say(monkeypatch: pytest.MonkeyPatch):
    """Read as columns, each list of a bundled site gives the facts that its entries give one by one, and is read so."""
    monkeypatch.setattr(columns, "_FEW", 0)
    monkeypatch.setattr(columns, "_ALIKE", 0)
    unread = []
    for cls, entries in _lists():
        made = columns.objects(cls, entries, columns.Remembered())
        expected = [reader_of(cls)(entry) for entry in entries]
        if made is None:
            unread.append(cls)
            continue
        assert list(map(_slots, made)) == list(map(_slots, expected))
        assert list(map(type, made)) == [cls] * len(entries)
    assert unread == []


def test_every_kind_of_fact_can_be_read_as_columns():
    """No kind of fact looks at its attributes when it is made: one that did would have to be made entry by entry."""
    assert [cls.__name__ for cls in KINDS.values() if columns._plan(cls) is None] == []


def test_a_long_list_is_read_as_columns():
    """What is tested here is what reads a file: a long list of entries that fit."""
    entries = [_entry(number) for number in range(LONG)]
    made = columns.objects(KINDS["areas"], entries, columns.Remembered())
    assert made == [reader_of(KINDS["areas"])(entry) for entry in entries]


def test_equal_texts_are_read_once():
    """Facts that cite the same place, or hold on the same days, share the citation and the period."""
    first, second = io.from_data(_data(areas=[_entry(n) for n in range(LONG)])).facts[:2]
    assert (first.evidence is second.evidence, first.period is second.period) == (True, True)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("name", 1, ("CK120", "areas[7].name", "the number 1 stands where a text belongs")),
        (
            "evidence",
            ["s"],
            ("CK125", "areas[7].evidence[0]", 'the text "s": no colon between the source and the place in it'),
        ),
        ("evidence", "s: 1", ("CK120", "areas[7].evidence", 'the text "s: 1" stands where a list belongs')),
        ("start", "2019-02-30", ("CK124", "areas[7].start", '"2019-02-30": there is no such day')),
        ("end", "2018", ("CK109", "areas[7].end", "the end 2018 is before the start 2019-04-01")),
        ("start", "ongoing", ("CK124", "areas[7].start", "a period cannot start with ongoing")),
        ("within", [1], ("CK120", "areas[7].within[0]", "the number 1 stands where a text belongs")),
        ("status", "gone", ("CK123", "areas[7].status", '"gone" is none of the words that may stand here')),
        ("wihtin", [], ("CK121", "areas[7].wihtin", 'unknown key "wihtin"')),
        ("id", "a6", ("CK102", "areas[7].id", 'the id "a6" stands twice, first at areas[6]')),
        ("within", ["nowhere"], ("CK101", "areas[7].within[0]", 'nothing bears the id "nowhere"')),
    ],
)
def test_one_fault_in_a_long_list_is_told_at_its_place(key: str, value: Plain, expected: tuple[str, str, str]):
    """A list of which one entry does not fit is read entry by entry: the fault is told as in a short one."""
    entries: list[Plain] = [{**_entry(n), key: value} if n == 7 else _entry(n) for n in range(LONG)]
    assert _told(_data(areas=entries)) == [expected]


def test_all_faults_of_a_long_list_are_told():
    """Each entry that does not fit is told, and a name that only it bears is no unknown name."""
    entries: list[Plain] = [{**_entry(n), "name": None} if n in (3, 50) else _entry(n) for n in range(LONG)]
    places: list[Plain] = [{"id": "p", "name": "P", "within": ["a3"], "evidence": ["s: 1"]}]
    told = _told(_data(areas=entries, places=places))
    assert [path for _, path, _ in told] == ["areas[3].name", "areas[50].name"]


def test_entries_that_lack_a_name_are_told():
    """A key that every entry of a long list lacks is missing in each."""
    entries: list[Plain] = [{"id": f"a{n}"} for n in range(LONG)]
    assert [code for code, _, _ in _told(_data(areas=entries))] == ["CK122"] * LONG


def test_lines_are_told_in_a_long_list(tmp_path: Path):
    """The fault of an entry in a long list has its line."""
    lines = [f'    {{"id": "a{n}", "name": "A"}}' for n in range(LONG)]
    lines[40] = '    {"id": "a40", "name": 7}'
    head = '{"format": "commissionkit/1", "id": "x", "as_at": "2019", "areas": [\n'
    path = tmp_path / "site.json"
    path.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    with pytest.raises(InvalidArrangement) as caught:
        io.load(path)
    assert [(fault.line, fault.column) for fault in caught.value.exceptions] == [(42, 27)]


def test_scopes_of_many_forms_stay_in_columns():
    """What lies within entries may differ from one to the next: the list is read as columns all the same."""
    facets = ("service", "stage", "fund", "area", "about")
    entries: list[Plain] = [
        {"holders": ["a"], "power": "take", "over": {name: "x" for k, name in enumerate(facets) if n >> k & 1}}
        for n in range(LONG)
    ]
    made = columns.objects(KINDS["rights"], entries, columns.Remembered())
    assert made == [reader_of(KINDS["rights"])(entry) for entry in entries]


def test_true_and_one_are_not_confused():
    """Truth values and numbers that Python takes for equal keep apart: only texts are read once."""
    entries: list[Plain] = [
        {"id": f"o{n}", "name": "O", "statutory": (True, "yes", "no")[n % 3], "evidence": ["s: 1"]} for n in range(LONG)
    ]
    made = io.from_data(_data(organisations=entries)).organisations
    assert [one.statutory.value for one in made[:3]] == ["yes", "yes", "no"]
