"""A story is a site file in short: what every site file must have besides is filled in here."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from commissionkit import io
from commissionkit.model import Arrangement
from commissionkit.nodes import parse_yaml

#: Lists whose entries have a name; where a story leaves it out the id is the name.
_NAMED = (
    *("areas", "places", "services", "stages", "organisations", "forums", "posts", "instruments"),
    *("funds", "pots", "contracts", "processes", "programmes"),
)
_HEAD = {"format": "commissionkit/1", "id": "story", "as_at": 2019, "sources": [{"id": "src", "title": "The source"}]}


def _entry(kind: str, entry: object) -> dict[str, object]:
    """An entry with a name and evidence; a bare word is an id."""
    told = dict(entry) if isinstance(entry, dict) else {"id": entry}
    if kind in _NAMED and "name" not in told:
        told["name"] = told["id"]
    return {"evidence": ["src: page 1"], **told}


def _read(piece: str) -> dict[str, object]:
    data = parse_yaml(dedent(piece)).data if piece.strip() else {}
    assert isinstance(data, dict)
    return data


def _together(pieces: tuple[str, ...]) -> dict[str, object]:
    """The pieces as one; lists of one kind are joined."""
    data: dict[str, object] = dict(_HEAD)
    for piece in pieces:
        for key, value in _read(piece).items():
            entries = [_entry(key, entry) for entry in value] if isinstance(value, list) else value
            data[key] = data[key] + entries if key in data and isinstance(entries, list) else entries
    return data


@pytest.fixture
def told() -> Callable[..., Arrangement]:
    """The arrangement that some pieces of a site file tell, put one beneath the other."""

    def tell(*pieces: str) -> Arrangement:
        return io.from_data(_together(pieces))

    return tell
