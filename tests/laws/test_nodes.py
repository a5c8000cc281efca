"""Law: a text is either plain data with places or a list of faults, and writing and reading again changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from commissionkit.errors import InvalidArrangement, InvalidFact
from commissionkit.nodes import DEFAULT_LIMITS, Document, Limits, Path, Plain, parse_json, parse_yaml
from commissionkit.nodes.building import Builder, Refused
from commissionkit.nodes.yaml_form import read_slowly
from commissionkit.nodes.yaml_plain import NotPlain, plain_data

PIECES = st.sampled_from(
    [*"[]{}:,-?&*!|>'\"%@`#~<=\\ \n\t.01ae", "- ", ": ", "---\n", "...", "&a ", "*a", "<<: ", "!!str ", "\\u", "\ufeff"]
)
TEXTS = st.one_of(st.text(st.characters(codec=None)), st.lists(PIECES).map("".join), st.text('[]{}",:\\ 01eE.-+ud8\n'))
WORDS = st.text(st.characters(codec="utf-8"))
SINGLE: st.SearchStrategy[object] = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**29), 10**29), WORDS, st.text("0123456789.eE+-_:x")
)
DATA = st.recursive(SINGLE, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=20)


@pytest.mark.parametrize("parse", [parse_yaml, parse_json])
@given(text=TEXTS)
@example(text="\x85")
@example(text="\ufeff\ufeff")
@example(text="? - ? -")
@example(text="!<> a")
@example(text='"\\uD800\\uDC00"')
def test_any_text_is_read_or_refused(parse: Callable[[str], Document], text: str) -> None:
    """No text makes a reader raise anything but the one exception, whose faults all have a code."""
    try:
        fine = parse(text).mark().line >= 1
    except InvalidArrangement as refused:
        fine = all(isinstance(fault, InvalidFact) and fault.code.startswith("CK00") for fault in refused.exceptions)
    assert fine


def at_first_sight(text: str, limits: Limits) -> Plain | None:
    """The list or mapping of a text that the quick reader takes for sound; None where it takes it for none."""
    try:
        return plain_data(text, yaml.CSafeLoader, limits)
    except (NotPlain, yaml.YAMLError, ValueError):
        return None


def at_second_sight(text: str, limits: Limits) -> Plain | None:
    """The list or mapping of a text without faults; None where there is one."""
    builder = Builder("", limits)
    try:
        read_slowly(text, builder)
    except Refused:
        return None
    return builder.data if isinstance(builder.data, (list, dict)) and not builder.faults else None


SOUND = DATA.map(lambda data: yaml.safe_dump(data, allow_unicode=True))


@given(text=TEXTS | SOUND, limits=st.sampled_from([DEFAULT_LIMITS, Limits(depth=2), Limits(values=3)]))
@example(text="{a: 1, a: 2}", limits=DEFAULT_LIMITS)
@example(text="a: b\n---\nc: d", limits=DEFAULT_LIMITS)
@example(text="%YAML 1.1\n---\na: b", limits=DEFAULT_LIMITS)
@example(text="- !!str a\n- &b c", limits=DEFAULT_LIMITS)
@example(text="{<<: a, '<<': b}", limits=DEFAULT_LIMITS)
@example(text="{'<<': b, [c]: d}", limits=DEFAULT_LIMITS)
@example(text='["\\ud800", .inf]', limits=DEFAULT_LIMITS)
def test_both_readings_of_yaml_agree(text: str, limits: Limits) -> None:
    """What is taken for sound at first sight has no fault at the second, and says the same; and the other way about."""
    assert at_second_sight(text, limits) == at_first_sight(text, limits)


@given(data=DATA)
def test_json_comes_back(data: object) -> None:
    """Plain data written as JSON reads back equal, indented or not, escaped or not."""
    assert data == parse_json(json.dumps(data)).data
    assert data == parse_json(json.dumps(data, ensure_ascii=False, indent=1)).data


@given(number=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6))
def test_decimals_come_back(number: Decimal) -> None:
    """A decimal reads back with every digit, from both forms."""
    text = f"{number:f}"
    assert text == f"{parse_json(text).data:f}" == f"{parse_yaml(text).data:f}"


@given(data=st.recursive(WORDS, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=20))
@example(data=["5E1", "NO", "1e+5", "-.5", "0o7", "089", ".inf", "12:30", "2019-04-17", "=", "<<", "1.", "~", "0x1"])
def test_texts_written_as_yaml_come_back(data: object) -> None:
    """Text that PyYAML writes safely, with or without quotes, reads back as the same text."""
    for flow in (None, True, False):
        assert data == parse_yaml(yaml.safe_dump(data, default_flow_style=flow)).data


# PyYAML writes the line breaks U+0085, U+2028 and U+2029 as they are when told to allow Unicode, and then folds them
@given(data=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"))))
def test_unescaped_texts_come_back(data: list[str]) -> None:
    """The same holds for text written without escapes."""
    assert data == parse_yaml(yaml.safe_dump(data, allow_unicode=True)).data


KEYS = st.text("abcé£-", min_size=1)
NESTED = st.recursive(
    st.integers(0, 999), lambda inner: st.lists(inner, min_size=1) | st.dictionaries(KEYS, inner, min_size=1)
)


def leaves(data: Plain, path: Path = ()) -> Iterator[tuple[Path, Plain]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, (*path, number))
    else:
        yield path, data


@given(data=NESTED, indent=st.sampled_from([None, 0, 3]), parse=st.sampled_from([parse_yaml, parse_json]))
def test_places_point_at_values(data: Plain, indent: int | None, parse: Callable[[str], Document]) -> None:
    """At the place of a value its text begins, and at the place of a key its quotes."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    lines = text.split("\n")
    document = parse(text)
    for path, value in leaves(data):
        mark = document.mark(path)
        assert lines[mark.line - 1][mark.column - 1 :].startswith(str(value))
        if path and isinstance(path[-1], str):
            key = document.key_mark(path)
            assert lines[key.line - 1][key.column - 1 :].startswith(f'"{path[-1]}"')


@given(data=NESTED)
def test_places_of_block_style(data: Plain) -> None:
    """The same holds for YAML in block style."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    lines = text.split("\n")
    document = parse_yaml(text)
    for path, value in leaves(data):
        mark = document.mark(path)
        assert lines[mark.line - 1][mark.column - 1 :].startswith(str(value))
