"""YAML read from its event stream: no anchors, tags or second documents, a place for every value.

The composer of PyYAML is not used: it recurses, expands aliases, lets the last of two equal keys win, and turns `NO`
into false and `12:30` into a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

import yaml  # noqa: TID251  the places of values come from its events

from commissionkit.nodes.building import Builder, Refused, refusal
from commissionkit.nodes.places import DEFAULT_LIMITS, Document, Limits, Plain, Spot
from commissionkit.nodes.scalars import SURROGATE, Unfit, plain_scalar
from commissionkit.nodes.yaml_plain import Loader, NotPlain, events_of, plain_data

__all__ = ["parse_yaml", "read_slowly"]

# libyaml does not come with every build of PyYAML
_Loader: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What PyYAML raises at a text that is no YAML; the last three at strange escapes and at depths of the Python reader.
_NO_YAML: Final = (yaml.YAMLError, ValueError, OverflowError, RecursionError)

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_ANCHORS = "Write the value out at each place, or give it an id and name it by that id."


def parse_yaml(text: str, file: str = "", limits: Limits = DEFAULT_LIMITS) -> Document:
    """The plain data of a YAML text.

    Scalars follow the core schema of YAML 1.2, so that `NO` and `12:30` stay text; decimals are exact.

    Args:
        text: The text of the file.
        file: Its name, for messages.
        limits: What the text may ask of the machine.

    Returns:
        The data. The places are found by a second reading, at the first question about one.

    Raises:
        InvalidArrangement: The text is no YAML (CK001), too deep or too large (CK002), uses an anchor, alias, tag,
            merge key, directive or second document (CK003), repeats a key (CK004), has a key that is no text (CK005),
            is empty (CK006) or holds a number that cannot be held exactly (CK007). All faults that can be found are
            told together.
    """
    text = text.removeprefix("\ufeff")
    builder = Builder(file, limits)
    try:
        _refuse_unprintable(text, builder, limits)
        data = _data(text, builder, limits)
    except Refused:
        data = None
    if builder.faults:
        raise refusal(file, builder.faults)
    return Document(file, data, "yaml", survey=partial(_survey, text, limits))


def _data(text: str, builder: Builder, limits: Limits) -> Plain:
    """What the text says; the slower reading only where there is a fault to name, or nothing but a single value."""
    try:
        return plain_data(text, _Loader, limits)
    except (NotPlain, *_NO_YAML):
        read_slowly(text, builder)
        return builder.data


def _survey(text: str, limits: Limits) -> Spot:
    builder = Builder("", limits)
    read_slowly(text, builder)
    return builder.spot


def _refuse_unprintable(text: str, builder: Builder, limits: Limits) -> None:
    if len(text) > limits.size:
        builder.fault("CK002", f"the text has more than {limits.size:,} characters", 1, 1, "Split the file.")
        raise Refused
    line, begin = 1, 0
    for found in _FORBIDDEN.finditer(text):
        at = found.start()
        line += text.count("\n", begin, at)
        begin = at
        column = at - text.rfind("\n", 0, at)
        name = f"U+{ord(found.group()):04X}"
        builder.fault("CK001", f"the character {name} may not stand in a text file", line, column, "Take it out.")
    if builder.faults:
        raise Refused


def read_slowly(text: str, builder: Builder) -> None:
    """Hand the text to the builder, with every place and fault."""
    try:
        _build(events_of(text, _Loader), builder)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = ", ".join(part for part in (error.context, error.problem) if part)
        builder.fault("CK001", f"this is not YAML: {message or 'it cannot be parsed'}", line, column, _hint(message))
    except _NO_YAML as error:
        message = str(error).splitlines()[0] if str(error) else type(error).__name__
        builder.fault("CK001", f"this is not YAML: {message}", 1, 1)


def _hint(message: str) -> str:
    if "\\t" in message:
        return "Indent with spaces, not with tabs."
    if "mapping values are not allowed" in message:
        return "Put quotes around a text that holds a colon and a space."
    if "could not find expected ':'" in message or "block mapping" in message:
        return "Look at the line before as well: at its indentation, quotes and colon."
    return ""


def _build(events: Iterator[yaml.Event], builder: Builder) -> None:
    documents = 0
    for event in events:
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, yaml.ScalarEvent):
            _node(event, builder, line, column)
            _scalar(event, builder, line, column)
        elif isinstance(event, yaml.MappingStartEvent):
            _node(event, builder, line, column)
            builder.open({}, line, column, as_key=_container_as_key(builder, line, column))
        elif isinstance(event, yaml.SequenceStartEvent):
            _node(event, builder, line, column)
            builder.open([], line, column, as_key=_container_as_key(builder, line, column))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            builder.close()
        elif isinstance(event, yaml.AliasEvent):
            _alias(event, builder, line, column)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            _document(event, builder, line, column, number=documents)
    if not documents:
        _empty(builder)


def _document(event: yaml.DocumentStartEvent, builder: Builder, line: int, column: int, *, number: int) -> None:
    if number > 1:
        builder.fault("CK003", "a second document begins here", line, column, "Put each into a file of its own.")
        raise Refused
    if event.version or event.tags:
        builder.fault("CK003", "YAML directives are not read", line, column, "Take out the lines that begin with %.")


def _empty(builder: Builder) -> None:
    builder.fault("CK006", "the file says nothing", 1, 1, "Begin with the line: format: commissionkit/1")


def _node(event: yaml.ScalarEvent | yaml.CollectionStartEvent, builder: Builder, line: int, column: int) -> None:
    """Refuse the anchor and the tag that any node may bear."""
    if event.anchor is not None:
        builder.fault("CK003", f"the anchor &{event.anchor[:80]} is not read", line, column, _NO_ANCHORS)
    tag = event.tag
    if tag is not None and tag != "!":
        hint = "Take the tag out; put quotes around a value that should stay a text."
        builder.fault("CK003", f"the tag {tag[:80]} is not read", line, column, hint)


def _alias(event: yaml.AliasEvent, builder: Builder, line: int, column: int) -> None:
    builder.fault("CK003", f"the alias *{(event.anchor or '')[:80]} is not read", line, column, _NO_ANCHORS)
    if builder.at_key:
        builder.key("?", line, column, keep=False)
    else:
        builder.scalar(None, line, column)


def _container_as_key(builder: Builder, line: int, column: int) -> bool:
    if not builder.at_key:
        return False
    if not builder.in_key:  # {{ name }} is one mistake, not two
        builder.fault(
            "CK005", "a list or mapping cannot be a key", line, column, "Put quotes around a text with braces."
        )
    return True


def _scalar(event: yaml.ScalarEvent, builder: Builder, line: int, column: int) -> None:
    text = event.value
    unquoted = not event.style  # .implicit takes a quoted scalar with the tag ! for an unquoted one
    value = plain_scalar(text) if unquoted else text
    if event.style == '"' and SURROGATE.search(text):
        builder.fault("CK001", "an escape names half a character", line, column, "Write the character itself.")
    if builder.at_key:
        _key(text, value, builder, line, column, unquoted=unquoted)
        return
    if isinstance(value, Unfit):
        builder.fault("CK007", value.reason, line, column, "Put quotes around it if it is a text.")
        value = None
    builder.scalar(value, line, column)
    if builder.at_top and unquoted and not text and not builder.faults:
        _empty(builder)


def _key(text: str, value: object, builder: Builder, line: int, column: int, *, unquoted: bool) -> None:
    if text == "<<" and unquoted:
        builder.fault("CK003", "the merge key << is not read", line, column, "Write the keys out at each place.")
        builder.key(text, line, column, keep=False)
    elif isinstance(value, str):
        builder.key(text, line, column)
    else:
        what = f'the key "{text[:80]}" is no text' if text else "a key is missing before the colon"
        builder.fault("CK005", what, line, column, "Put quotes around it." if text else "")
        builder.key(text, line, column, keep=False)
