"""The pause of the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from commissionkit.nodes.collecting import collector_paused


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was else gc.disable)()


def test_the_collector_is_off_within_and_on_behind():
    """It is paused for the block alone."""
    with collector_paused():
        within = gc.isenabled()
    assert (within, gc.isenabled()) == (False, True)


def test_an_error_ends_the_pause():
    """What goes wrong within does not leave the collector off."""
    with pytest.raises(ValueError, match="within"), collector_paused():
        raise ValueError("within")
    assert gc.isenabled()


def test_pauses_lie_within_one_another():
    """The end of an inner pause does not end the outer one."""
    with collector_paused():
        with collector_paused():
            pass
        within = gc.isenabled()
    assert (within, gc.isenabled()) == (False, True)


def test_a_collector_that_was_off_stays_off():
    """Whoever switched it off is not overruled."""
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()


def test_a_function_can_be_paused_as_a_whole():
    """As a decorator it holds for each call anew."""

    @collector_paused()
    def within() -> bool:
        return gc.isenabled()

    assert (within(), within(), gc.isenabled()) == (False, False, True)
