"""What YAML and JSON texts say as plain data, where each value stands, and what is refused."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from commissionkit.errors import InvalidArrangement, InvalidFact, UnreadableFile
from commissionkit.nodes import (
    DEFAULT_LIMITS,
    Document,
    Limits,
    Mark,
    parse_json,
    parse_yaml,
    path_text,
    read_document,
    read_text,
    yaml_form,
)

Parser = Callable[..., Document]
MEGA = 1_000_000


def faults(parse: Parser, text: str, limits: Limits = DEFAULT_LIMITS) -> tuple[InvalidFact, ...]:
    with pytest.raises(InvalidArrangement) as caught:
        parse(text, "site", limits)
    return tuple(fault for fault in caught.value.exceptions if isinstance(fault, InvalidFact))


def codes(parse: Parser, text: str, limits: Limits = DEFAULT_LIMITS) -> list[str]:
    return [fault.code for fault in faults(parse, text, limits)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("12:30:00", "12:30:00"),
        ("2019-04-17", "2019-04-17"),
        ("2019", 2019),
        ("0123", "0123"),
        ("-007", "-007"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("5E1", "5E1"),
        ("1e5", "1e5"),
        ("00.5", "00.5"),
        ("9.50", Decimal("9.50")),
        ("-0.1", Decimal("-0.1")),
        (".5", Decimal(".5")),
        ("1.0e+5", Decimal("1.0e+5")),
        ("+12", 12),
        ("0", 0),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("<<", "<<"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ("! '12'", "12"),
        ("|\n    two\n    lines\n", "two\nlines\n"),
        ("-", [None]),
        ("02W", "02W"),
        ("=1+1", "=1+1"),
        ("٣", "٣"),
    ],
)
def test_scalars_of_yaml(text: str, expected: object) -> None:
    """Unquoted scalars mean what YAML 1.2 says, codes, times and days stay text, quoted scalars always do."""
    data = parse_yaml(f"a:\n  {text}\n").data
    assert {"a": expected} == data
    assert isinstance(data, dict)
    assert type(expected) is type(data["a"])


def test_decimals_keep_their_digits() -> None:
    """A decimal is held exactly as written, so that 950.10 does not become 950.1."""
    assert "950.10" == str(parse_yaml("950.10").data) == str(parse_json("950.10").data)


def test_places_of_yaml() -> None:
    """Each value and key of a YAML text knows its line and column, counted from 1 in characters."""
    document = parse_yaml("forums:\n  - {id: b, é: [x, 'y']}\n  - id: c\n    rule:\n      casting: chair\n")
    assert Mark(1, 1) == document.mark()
    assert Mark(2, 17) == document.mark(("forums", 0, "é", 0))
    assert Mark(2, 20) == document.mark(("forums", 0, "é", 1))
    assert Mark(2, 13) == document.key_mark(("forums", 0, "é"))
    assert Mark(5, 16) == document.mark(("forums", 1, "rule", "casting"))
    assert Mark(4, 5) == document.key_mark(("forums", 1, "rule"))
    assert Mark(3, 5) == document.key_mark(("forums", 1))


def test_places_of_json() -> None:
    """Each value and key of a JSON text knows its place too, although nobody recorded it while reading."""
    document = parse_json('\ufeff{"forums": [\n  {"id": "b\\"[", "é": [1, 2.5]},\r\n  {"id": null}]}')
    assert Mark(1, 1) == document.mark()
    assert Mark(1, 12) == document.mark(("forums",))
    assert Mark(2, 10) == document.mark(("forums", 0, "id"))
    assert Mark(2, 4) == document.key_mark(("forums", 0, "id"))
    assert Mark(2, 27) == document.mark(("forums", 0, "é", 1))
    assert Mark(3, 10) == document.mark(("forums", 1, "id"))


@pytest.mark.parametrize("parse", [parse_yaml, parse_json])
def test_places_of_what_is_not_there(parse: Parser) -> None:
    """A path that leads nowhere is placed at the nearest value around it."""
    document = parse('{"a":\n {"b": [1]}}')
    assert Mark(2, 2) == document.mark(("a", "missing"))
    assert Mark(2, 9) == document.mark(("a", "b", 0, "deeper", 3))
    assert Mark(2, 8) == document.mark(("a", "b", 7)) == document.mark(("a", "b", -1)) == document.mark(("a", "b", "c"))
    assert Mark(2, 8) == document.key_mark(("a", "b", 7))


def test_document_without_places() -> None:
    """A document made by hand has one place, its beginning; documents survive pickling with their places."""
    assert Mark(1, 1) == Document("", {"a": 1}, "yaml").mark(("a",))
    for parse in (parse_yaml, parse_json):
        document = parse('{"a": 1}')
        again = pickle.loads(pickle.dumps(document))  # noqa: S301  our own bytes
        assert document == again
        assert Mark(1, 7) == again.mark(("a",))


def test_path_text() -> None:
    """A path is written as a reader writes it."""
    assert path_text(("rights", 3, "holders", 0)) == "rights[3].holders[0]"
    assert path_text((0, "a")) == "[0].a"
    assert path_text(()) == ""


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
@pytest.mark.parametrize("parse", [parse_yaml, parse_json])
def test_empty(parse: Parser, text: str) -> None:
    """A file that says nothing is told so."""
    expected = ["CK006"] if parse is parse_json or "\t" not in text else ["CK001"]
    assert expected == codes(parse, text)


@pytest.mark.parametrize("text", ["# only a comment\n", "---\n", "---\n...\n"])
def test_empty_yaml(text: str) -> None:
    """Comments and document marks alone say nothing either."""
    assert codes(parse_yaml, text) == ["CK006"]


def test_duplicate_keys_all_told() -> None:
    """Every repeated key is told with its own place and that of the first."""
    for parse, text in (
        (parse_yaml, "a: 1\nb: {c: 1, c: {d: 1, d: 2}}\na: 3\n"),
        (parse_json, '{"a": 1,\n"b": {"c": 1, "c": {"d": 1, "d": 2}},\n"a": 3}'),
    ):
        found = faults(parse, text)
        assert [fault.code for fault in found] == ["CK004"] * 3
        assert [(fault.path, fault.line) for fault in found] == [("b.c", 2), ("b.c.d", 2), ("a", 3)]
        assert "first at line 1, column" in found[2].message


def test_duplicate_keys_in_two_spellings() -> None:
    """A key in quotes is the same key."""
    assert codes(parse_yaml, "a: 1\n'a': 2\n") == ["CK004"]
    assert codes(parse_json, '{"a": 1, "\\u0061": 2}') == ["CK004"]


def test_faults_of_yaml_all_told() -> None:
    """Anchors, aliases, tags, merge keys, keys that are no text and syntax are told in one run, in order."""
    text = "a: &x 1\nb: *x\n<<: *x\na: 2\n1: 3\n? [q]\n: 4\nc: !!str 5\nd: .inf\n*x : 1\n&y e: 1\nf: [\n"
    found = faults(parse_yaml, text)
    expected = [
        ("CK003", 1, 4, "a"),
        ("CK003", 2, 4, "b"),
        ("CK003", 3, 1, ""),
        ("CK003", 3, 5, "<<"),
        ("CK004", 4, 1, "a"),
        ("CK005", 5, 1, ""),
        ("CK005", 6, 3, ""),
        ("CK003", 8, 4, "c"),
        ("CK007", 9, 4, "d"),
        ("CK003", 10, 1, ""),
        ("CK003", 11, 1, ""),
    ]
    assert expected == [(f.code, f.line, f.column, f.path) for f in found[:-1]]
    assert found[-1].code == "CK001"
    assert all(fault.hint for fault in found[:11])


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\n---\nb: 2\n", 2), ("%YAML 1.1\n---\na: 1\n", 1), ("%TAG ! tag:x,2000:\n---\na: 1\n", 1)],
)
def test_documents_and_directives(text: str, line: int) -> None:
    """A second document and directives are refused; one document between its marks is not."""
    found = faults(parse_yaml, text)
    assert [("CK003", line)] == [(fault.code, fault.line) for fault in found]
    assert parse_yaml("---\na: 1\n...\n").data == {"a": 1}


@pytest.mark.parametrize("key", ["1", "null", "true", "1.5", "~", ".inf"])
def test_keys_that_are_no_text(key: str) -> None:
    """A key that reads as a number, a truth value or nothing is refused until it is quoted."""
    assert codes(parse_yaml, f"{key}: x") == ["CK005"]
    assert {key: "x"} == parse_yaml(f"'{key}': x").data


def test_braces_of_a_template() -> None:
    """Text in double braces, forgotten to be quoted, is one fault and not one for each brace."""
    assert codes(parse_yaml, "id: {{ name }}") == ["CK005"]


@pytest.mark.parametrize(
    ("parse", "text", "place"),
    [
        (parse_yaml, "a: [1\nb: 2", (2, 2)),
        (parse_yaml, "a: b: c", (1, 5)),
        (parse_yaml, "a:\n\tx: 1", (2, 1)),
        (parse_yaml, 'a: "\\ud800"', (1, 7)),
        (parse_yaml, 'a: "\\U99999999"', (1, 7)),
        (parse_yaml, "a: 1\nb: \x07", (2, 4)),
        (parse_yaml, "a: \ud800", (1, 4)),
        (parse_yaml, "a: 'b", (1, 6)),
        (parse_json, '{"a": 1,\n "b": }', (2, 7)),
        (parse_json, "[1,]", (1, 4)),
        (parse_json, "{} []", (1, 4)),
        (parse_json, '{"a": "\\ud800"}', (1, 7)),
        (parse_json, '{"\\ud800": 1}', (1, 2)),
        (parse_json, '["\ud800"]', (1, 2)),
        (parse_json, '["a\nb"]', (1, 4)),
        (parse_json, '["a', (1, 2)),
        (parse_json, "{1: 2}", (1, 2)),
        (parse_json, "// none", (1, 1)),
    ],
)
def test_syntax(parse: Parser, text: str, place: tuple[int, int]) -> None:
    """What is no YAML or JSON is told with its place, whatever the reader beneath raised."""
    found = faults(parse, text)
    assert [("CK001", *place)] == [(fault.code, fault.line, fault.column) for fault in found]
    assert "site cannot be read as a site file: 1 fault(s)" in str(
        InvalidArrangement("site cannot be read as a site file", found)
    )


def test_every_unprintable_character_is_told() -> None:
    """Each control character is named with its place."""
    found = faults(parse_yaml, "a: \x00\nb: \x1b\x07")
    assert [(fault.message.split()[2], fault.line, fault.column) for fault in found] == [
        ("U+0000", 1, 4),
        ("U+001B", 2, 4),
        ("U+0007", 2, 5),
    ]


def test_pairs_of_escapes_are_one_character() -> None:
    """JSON writes a character beyond U+FFFF as two escapes; only half of one is refused."""
    assert parse_json('["\\ud83d\\ude00"]').data == ["😀"]


@pytest.mark.parametrize("number", ["9" * 31, "-" + "9" * 31, "9" * MEGA, "1." + "0" * 40, "1.0e+999999999"])
@pytest.mark.parametrize("parse", [parse_yaml, parse_json])
def test_long_numbers(parse: Parser, number: str) -> None:
    """A number too long to be meant is a fault with its place, not a slow conversion."""
    found = faults(parse, f'{{"a":\n {number}}}')
    assert [(fault.code, fault.path, fault.line, fault.column) for fault in found] == [("CK007", "a", 2, 2)]
    assert len(found[0].message) < 120


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_json_without_infinities(name: str) -> None:
    """JSON's illicit constants are refused with their place, twice if they stand twice."""
    assert codes(parse_json, f"[{name}, 1, {name}]") == ["CK007", "CK007"]


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_yaml, "[" * 10 * MEGA),
        (parse_yaml, "{" * 10 * MEGA),
        (parse_yaml, "- " * 5 * MEGA),
        (parse_yaml, "a: {" * 2 * MEGA),
        (parse_yaml, "? " * MEGA),
        (parse_yaml, "[a, " * MEGA),
        (parse_json, "[" * 10 * MEGA),
        (parse_json, '{"a":' * 2 * MEGA),
        (parse_json, '["]",' * MEGA),
        (parse_json, '["\\"]",' * MEGA),
    ],
)
def test_deep_texts(parse: Parser, text: str) -> None:
    """Megabytes of opening brackets are refused at the depth limit, before any reader recurses."""
    found = faults(parse, text)
    assert found[-1].code == "CK002"
    assert 0 < found[-1].column <= 300
    assert {"CK002", "CK005"} >= {fault.code for fault in found}


@pytest.mark.parametrize(
    ("parse", "text", "code"),
    [
        (parse_yaml, '"' * MEGA, "CK001"),
        (parse_yaml, "&" * MEGA, "CK001"),
        (parse_yaml, "!" * MEGA, "CK003"),
        (parse_yaml, ": " * MEGA, "CK001"),
        (parse_yaml, "\n" * MEGA, "CK006"),
        (parse_json, '"' * MEGA, "CK001"),
        (parse_json, '"' * 9 * MEGA, "CK002"),
        (parse_json, "\\" * MEGA, "CK001"),
        (parse_json, '"' + "\\" * MEGA, "CK001"),
        (parse_json, "[{]}" * 100_000, "CK001"),
        (parse_json, "[}" * 100, "CK001"),
        (parse_json, "]" * MEGA, "CK001"),
        (parse_json, "[" + "1," * 3 * MEGA + "1]", "CK002"),
    ],
)
def test_hostile_texts(parse: Parser, text: str, code: str) -> None:
    """Megabytes of one character are refused with a code and nothing else."""
    assert [code] == codes(parse, text)


def test_alias_bomb() -> None:
    """A text whose aliases would multiply is refused, and each alias is told, without expanding one."""
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    assert codes(parse_yaml, "\n".join(lines)) == ["CK003"] * (30 + 29 * 9)


def test_endless_faults_are_cut() -> None:
    """A text with a million repeated keys gives a report of a thousand faults, and says so."""
    found = faults(parse_yaml, "a: 1\n" * 10_000)
    assert len(found) == 1000
    assert "Only the first 1000 faults are told." in found[-1].hint


@pytest.mark.parametrize("parse", [parse_yaml, parse_json])
def test_limits(parse: Parser) -> None:
    """Depth, number of values and size are refused one step beyond the limits, and not before."""
    limits = Limits(size=12, depth=2, values=3)
    assert parse('{"a":["b"]}', "", limits).data == {"a": ["b"]}
    assert codes(parse, '{"a":[[]]}', limits) == ["CK002"]
    assert codes(parse, "[1,2,3]", limits) == ["CK002"]
    assert codes(parse, " " * 13, limits) == ["CK002"]
    deep = Limits(depth=60)
    assert Mark(1, 46) == parse("[" * 45 + "1" + "]" * 45, "", deep).mark((0,) * 45)


@pytest.mark.parametrize("depth", [39, 40])
def test_depth_through_strings(depth: int) -> None:
    """Brackets inside strings are no depth."""
    text = '["]]}}[[",' * depth + '"' + "[" * 100 + '"' + "]" * depth
    data = parse_json(text).data
    for _ in range(depth):
        assert isinstance(data, list)
        assert data[0] == "]]}}[["
        data = data[1]
    assert data == "[" * 100


def test_without_the_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML comes without libyaml, the same data, places and faults come out."""
    text = "a: [1, NO, {b: 'x'}]\nc:\n  - 2.50\n"
    fast = parse_yaml(text)
    monkeypatch.setattr(yaml_form, "_Loader", yaml.SafeLoader)
    slow = parse_yaml(text)
    assert fast == slow
    assert fast.mark(("a", 2, "b")) == slow.mark(("a", 2, "b"))
    assert codes(parse_yaml, "[" * MEGA)[-1] == "CK002"
    for bad in ('a: "\\ud800"', 'a: "\\U99999999"', "a: [", "a: &x 1\nb: *x"):
        assert set(codes(parse_yaml, bad)) <= {"CK001", "CK003"}


def test_files(tmp_path: Path) -> None:
    """A file is read by the end of its name, in UTF-8, with or without a byte order mark."""
    (tmp_path / "a.yaml").write_bytes("\ufeffa: £\n".encode())
    (tmp_path / "b.YML").write_text("a: 1.0")
    (tmp_path / "c.json").write_text('{"a": "x"}')
    document = read_document(tmp_path / "a.yaml")
    assert Document(str(tmp_path / "a.yaml"), {"a": "£"}, "yaml") == document
    assert Mark(1, 4) == document.mark(("a",))
    assert {"a": Decimal("1.0")} == read_document(str(tmp_path / "b.YML")).data
    assert read_document(tmp_path / "c.json").form == "json"
    (tmp_path / "c.json").write_text('{"a": 1, "a": 2}')
    with pytest.raises(InvalidArrangement, match=r"c\.json cannot be read as a site file"):
        read_document(tmp_path / "c.json")


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("missing.yaml", None, "there is no such file"),
        ("nul\0.yaml", None, "null byte"),
        ("x" * 5000 + ".yaml", None, "too long"),
        ("a.toml", b"a = 1", r"\.yaml, \.yml, \.json"),
        ("a.yaml", b"a: \xff\xe9", "not in UTF-8 .at byte offset 3"),
        ("a.yaml", "a: 1".encode("utf-16"), "UTF-16"),
        ("a.yaml", b"PK\x03\x04\0\0", "binary"),
        ("a.yaml", b"a: 1" + b" " * 100, "larger than 64 bytes"),
    ],
)
def test_unreadable_files(tmp_path: Path, name: str, raw: bytes | None, reason: str) -> None:
    """A file that cannot be read is refused with the reason, as an OSError of the library."""
    path = f"{tmp_path}/{name}"
    if raw is not None:
        Path(path).write_bytes(raw)
    with pytest.raises(UnreadableFile, match=reason):
        read_document(path, Limits(size=64))


def test_what_is_no_file(tmp_path: Path) -> None:
    """Directories, pipes and devices are refused at once; nothing waits for a writer."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path, reason in ((tmp_path, "directory"), (pipe, "no ordinary file"), (Path("/dev/zero"), "no ordinary file")):
        for read in (read_document, read_text):
            with pytest.raises(UnreadableFile, match=reason):
                read(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """A file without permission says so."""
    path = tmp_path / "a.yaml"
    path.write_text("a: 1")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="not permitted"):
        read_text(path)
