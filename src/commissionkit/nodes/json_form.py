"""JSON read by the standard library, with the places worked out only when somebody asks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Final

from commissionkit.errors import InvalidFact
from commissionkit.nodes.building import Builder, Refused, refusal
from commissionkit.nodes.places import DEFAULT_LIMITS, Document, Limits, Plain, Spot
from commissionkit.nodes.scalars import SURROGATE, Unfit, decimal_value, whole_value

__all__ = ["parse_json"]

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]++|"', re.DOTALL)
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_NO_SHAPE = bytes(set(range(256)) - set(b'[]{},:"'))
_ONE_BRACKET = bytes.maketrans(b"{}", b"[]")


_EMPTY = re.compile(r"\[\s*+\]|\{\s*+\}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?")
_POINT = re.compile(r"[.eE]")
_WORDS: Final[dict[str, bool | None]] = {"null": None, "true": True, "false": False}
_NO_NUMBERS: Final = {name: Unfit(f"{name} is no number that can be held") for name in ("NaN", "Infinity", "-Infinity")}


def parse_json(text: str, file: str = "", limits: Limits = DEFAULT_LIMITS) -> Document:
    """The plain data of a JSON text; numbers with a point or an exponent are exact decimals.

    Args:
        text: The text of the file.
        file: Its name, for messages.
        limits: What the text may ask of the machine.

    Returns:
        The data. The places are found by a second reading, at the first question about one.

    Raises:
        InvalidArrangement: The text is no JSON (CK001), too deep or too large (CK002), repeats a key (CK004), is empty
            (CK006) or holds a number that cannot be held exactly (CK007).
    """
    text = text.removeprefix("\ufeff")
    builder = Builder(file, limits)
    if len(text) > limits.size:
        raise refusal(file, [_fault("CK002", f"the text has more than {limits.size:,} characters", file)])
    if not text or text.isspace():
        raise refusal(file, [_fault("CK006", "the file says nothing", file)])
    pairs = _bounded(text, builder, file, limits)
    hooks = _Hooks()
    try:
        data = hooks.load(text)
    except json.JSONDecodeError as error:
        fault = _fault("CK001", f"this is not JSON: {error.msg}", file, error.lineno, error.colno)
        raise refusal(file, [fault]) from None
    except RecursionError:
        raise refusal(file, [_fault("CK002", "lists and mappings lie too deep", file)]) from None
    repeated = hooks.pairs != pairs
    if repeated or hooks.doubtful or not _encodable(text) or ("\\" in text and _ESCAPED_SURROGATE.search(text)):
        _walk(text, builder)
        if builder.faults:
            raise refusal(file, builder.faults)
    return Document(file, data, "json", survey=partial(_survey, text, limits))


def _fault(code: str, message: str, file: str, line: int = 1, column: int = 1) -> InvalidFact:
    return InvalidFact(code, message, file=file, line=line, column=column)


def _encodable(text: str) -> bool:
    """Whether no lone surrogate stands in the text; quicker than a search for one."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class _Hooks:
    """The standard reader with exact numbers.

    Attributes:
        doubtful: Whether a second, slower reading has to name a fault.
        pairs: How many keys the mappings hold. Of a key that stands twice the standard reader keeps the last: the text
            has more pairs than that.
    """

    __slots__ = ("doubtful", "pairs")

    def __init__(self) -> None:
        self.doubtful = False
        self.pairs = 0

    def load(self, text: str) -> Plain:
        data: Plain = json.loads(
            text,
            parse_int=self._whole,
            parse_float=self._decimal,
            parse_constant=self._constant,
            object_hook=self._mapping,
        )
        return data

    def _whole(self, text: str) -> int:
        value = whole_value(text)
        if isinstance(value, Unfit):
            self.doubtful = True
            return 0
        return value

    def _decimal(self, text: str) -> Decimal:
        value = decimal_value(text)
        if isinstance(value, Unfit):
            self.doubtful = True
            return Decimal(0)
        return value

    def _constant(self, _: str) -> None:
        self.doubtful = True

    def _mapping(self, value: dict[str, Plain]) -> dict[str, Plain]:
        self.pairs += len(value)
        return value


def _bounded(text: str, builder: Builder, file: str, limits: Limits) -> int:
    """How many keys stand before a value, in a text that is JSON.

    Raises:
        InvalidArrangement: It is too deep or has too many values, found before the standard reader, which recurses, has
            seen it.
    """
    bare = text.replace("\\\\", "").replace('\\"', "") if "\\" in text else text
    most_quotes = 4 * limits.values + 2  # a value is at most one key and one string
    too_many, pairs = len(bare) > most_quotes and bare.count('"') > most_quotes, 0
    if not too_many:
        shape = _shape(bare)
        pairs = shape.count(b":")
        if _may_be_deep(shape.translate(None, b",:"), limits):
            _walk(text, builder)
        at_most = shape.count(b",") + shape.count(b"[") + 1  # one too many for each empty list or mapping
        too_many = at_most > limits.values and at_most - _empty(bare) > limits.values
    if builder.faults:
        raise refusal(file, builder.faults)
    if too_many:
        raise refusal(file, [InvalidFact("CK002", f"there are more than {limits.values:,} values", file=file)])
    return pairs


def _shape(bare: str) -> bytes:
    """The brackets, all of one kind, the commas and the colons of a text without escaped quotes.

    Those within strings are left out.
    """
    marks = bare.encode("utf-8", "surrogatepass").translate(_ONE_BRACKET, _NO_SHAPE)
    # Most strings hold no such mark: their quotes stand side by side now. Where a string ends and the next begins side
    # by side, the two become one, which leaves what stands outside as it was.
    return b"".join(marks.replace(b'""', b"").split(b'"')[::2])


def _empty(bare: str) -> int:
    """How many lists and mappings are empty."""
    return len(_EMPTY.findall("s".join(bare.split('"')[::2])))


def _may_be_deep(brackets: bytes, limits: Limits) -> bool:
    """Whether brackets, all of one kind, lie deeper than the limit; never wrongly False.

    Each round takes the innermost pairs away: nothing is left of a text that is shallow enough.
    """
    for _ in range(limits.depth):
        if not brackets:
            return False
        brackets = brackets.replace(b"[]", b"")
    return bool(brackets)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Each token with its line and column; blanks and what no token begins with are passed over."""
    line, line_start, seen = 1, 0, 0
    for found in _TOKEN.finditer(text):
        at = found.start()
        breaks = text.count("\n", seen, at)
        if breaks:
            line += breaks
            line_start = text.rfind("\n", seen, at) + 1
        seen = at
        yield found.group(), line, at - line_start + 1


def _survey(text: str, limits: Limits) -> Spot:
    builder = Builder("", limits)
    _walk(text, builder)
    return builder.spot


def _walk(text: str, builder: Builder) -> None:
    """Read the text again, piece by piece, for places and faults; stop where it is no JSON, which others report."""
    try:
        for number, (piece, line, column) in enumerate(_tokens(text)):
            if (number and builder.at_top) or not _take(piece, line, column, builder):
                return
    except (Refused, ValueError):
        return


def _take(piece: str, line: int, column: int, builder: Builder) -> bool:
    """Hand one token to the builder; False where it cannot stand there."""
    if piece in ",:":
        return True
    if piece in "]}":
        return builder.close()
    if builder.at_key:
        if piece[0] != '"':
            return False
        builder.key(_string(piece, line, column, builder), line, column)
    elif piece == "{":
        builder.open({}, line, column)
    elif piece == "[":
        builder.open([], line, column)
    else:
        builder.scalar(_single(piece, line, column, builder), line, column)
    return True


def _string(piece: str, line: int, column: int, builder: Builder) -> str:
    text: str = json.loads(piece)
    if SURROGATE.search(text):
        builder.fault("CK001", "a string holds half a character", line, column, "Write the character itself.")
    return text


def _single(piece: str, line: int, column: int, builder: Builder) -> Plain:
    if piece[0] == '"':
        return _string(piece, line, column, builder)
    if piece in _WORDS:
        return _WORDS[piece]
    value = _NO_NUMBERS.get(piece) or _number(piece)
    if isinstance(value, Unfit):
        builder.fault("CK007", value.reason, line, column, "Put quotes around it if it is a text.")
        return None
    return value


def _number(piece: str) -> int | Decimal | Unfit:
    if not _NUMBER.fullmatch(piece):
        raise ValueError(piece)
    return decimal_value(piece) if _POINT.search(piece) else whole_value(piece)
