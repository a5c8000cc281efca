"""The examples in the docstrings."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import commissionkit

MODULES = ("commissionkit", *(m.name for m in pkgutil.walk_packages(commissionkit.__path__, "commissionkit.")))


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_docstring_examples_print_what_they_show(name: str, tmp_path, monkeypatch) -> None:
    """Every `>>>` example in a docstring gives the result written beneath it."""
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module(name)

    outcome = doctest.testmod(module, optionflags=doctest.ELLIPSIS)

    assert outcome.failed == 0
