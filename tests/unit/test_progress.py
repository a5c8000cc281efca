"""The bar that tells how far a long piece of work has come."""

from __future__ import annotations

import io
import sys
from unittest import mock

import pytest

from commissionkit.errors import MissingExtra
from commissionkit.progress import bar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _told(stream: io.StringIO, progress: bool | None, patience: float = 0.0) -> str:
    with mock.patch.object(sys, "stderr", stream), bar(3, progress, unit="steps", patience=patience) as done:
        for _ in range(3):
            done(1)
    return stream.getvalue()


def test_a_bar_counts_what_it_is_told() -> None:
    """On a terminal, or where it is asked for, it counts steps by their name; False hides it."""
    pytest.importorskip("tqdm")
    for stream, progress in ((_Terminal(), None), (_Terminal(), True), (io.StringIO(), True)):
        told = _told(stream, progress)
        assert "3/3" in told
        assert "steps" in told
    assert _told(_Terminal(), False) == _told(io.StringIO(), None) == ""


def test_a_bar_that_is_not_asked_for_waits() -> None:
    """What is done sooner than the patience shows none, unless one asks for it."""
    pytest.importorskip("tqdm")
    assert "steps" not in _told(_Terminal(), None, patience=60)
    assert "steps" in _told(_Terminal(), True, patience=60)


def test_a_bar_without_a_stream_or_its_extra() -> None:
    """Where there is no error stream nothing is told; without tqdm only a bar that is asked for is an error."""
    with mock.patch.object(sys, "stderr", None), bar(1, None, unit="steps") as done:
        done(1)
    with mock.patch.dict(sys.modules, {"tqdm": None}):
        assert _told(_Terminal(), None) == ""
        with pytest.raises(MissingExtra, match="progress"):
            _told(_Terminal(), True)
