"""What `help` tells of the functions of the face."""

from __future__ import annotations

import inspect

import pytest

import commissionkit as ck

FUNCTIONS = [name for name in ck.__all__ if inspect.isfunction(getattr(ck, name))]
#: What would take too long to run as an example.
SLOW = {"report"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_help_says_what_comes_back_and_shows_it(name: str) -> None:
    """A sentence first, what is given back, and an example; that its output is right is tested elsewhere."""
    function = getattr(ck, name)
    told = inspect.getdoc(function) or ""

    assert told.splitlines()[0].endswith(".")
    assert "Returns:" in told or inspect.signature(function).return_annotation == "None"
    assert (">>>" in told and f"{name}(" in told.split(">>>", 1)[1]) or name in SLOW


@pytest.mark.parametrize("name", FUNCTIONS)
def test_help_explains_every_argument(name: str) -> None:
    """No argument is left to be guessed."""
    function = getattr(ck, name)
    told = inspect.getdoc(function) or ""

    assert [
        one for one in inspect.signature(function).parameters if f"{one}:" not in told and f"{one}," not in told
    ] == []
