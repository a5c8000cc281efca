"""Fixtures of pytest that read site files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from commissionkit.model import Arrangement

__all__ = ["arrangement"]


@pytest.fixture
def arrangement(request: pytest.FixtureRequest) -> Arrangement:
    """The site file that the marker of the test names: `@pytest.mark.arrangement("my-site.yaml")`.

    The path counts from the directory of the test. What the file does wrong fails the test, every fault with its line.
    """
    from commissionkit.io import load

    marker = request.node.get_closest_marker("arrangement")
    if marker is None or len(marker.args) != 1:
        pytest.fail('no site file is named: mark the test @pytest.mark.arrangement("my-site.yaml")')
    return load(request.path.parent / marker.args[0])
