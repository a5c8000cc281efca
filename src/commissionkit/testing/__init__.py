"""What those who build on the library test with: Hypothesis strategies and a small pytest plugin.

pytest loads this module in every run where the library is installed, so it imports nothing until it is asked: the
strategies need Hypothesis, the fixtures pytest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from commissionkit.testing.values import bounds, citations, money, periods, shares
    from commissionkit.testing.worlds import arrangements, matters, scopes

__all__ = ["arrangements", "bounds", "citations", "matters", "money", "periods", "scopes", "shares"]

_WORLDS = ("arrangements", "matters", "scopes")


def __getattr__(name: str) -> object:
    """The strategies, imported when asked for. `dir` leaves them out: pytest looks at whatever it lists."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "worlds" if name in _WORLDS else "values"
    return getattr(import_module(f"{__name__}.{module}"), name)


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker and the fixture of the library known to pytest."""
    config.addinivalue_line(
        "markers", "arrangement(path): the site file, beside the test, that the fixture `arrangement` reads"
    )
    config.pluginmanager.register(import_module(f"{__name__}.fixtures"), "commissionkit-fixtures")
