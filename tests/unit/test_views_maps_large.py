"""Decision maps of very many things are as sound as small ones, and the same however Python orders its sets."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.picturing import boxes, check, panels

from commissionkit.drawing import Drawing
from commissionkit.model import (
    Arrangement,
    DecisionRight,
    Fact,
    Forum,
    Organisation,
    Parties,
    Power,
    Scope,
    Seat,
    Service,
)
from commissionkit.periods import Bound
from commissionkit.views.maps import decision_map

TOWNS = 50


def country(towns: int = TOWNS) -> Arrangement:
    """Towns, each with a council and a trust that sit on a board, which makes what the council takes."""
    facts: list[Fact] = []
    for at in range(towns):
        council, trust, board = (f"{kind}-{at:03}" for kind in ("council", "trust", "board"))
        facts += [
            Organisation(id=council, name=f"Council of the town of number {at}"),
            Organisation(id=trust, name=f"Hospital trust {at}"),
            Forum(id=board, name=f"Joint commissioning board {at}", of=council if at % 3 else None),
            Seat(forum=board, holder=council),
            Seat(forum=board, holder=trust),
        ]
        for number in range(2):
            service = f"service-{at:03}-{number}"
            over = Scope(service=service)
            facts += [
                Service(id=service, name=f"Care of kind {number} in town {at}"),
                DecisionRight(id=f"make-{service}", holders=Parties(ids=(board,)), powers=(Power.MAKE,), over=over),
                DecisionRight(
                    id=f"take-{service}",
                    holders=Parties(ids=(council, f"council-{(at + 1) % towns:03}"), each=True),
                    powers=(Power.TAKE,),
                    over=over,
                ),
            ]
    return Arrangement(id="country", title="Country", as_at=Bound.parse("2019"), facts=tuple(facts))


@pytest.fixture(scope="module")
def large() -> Drawing:
    """A map of three hundred boxes."""
    return decision_map(country())


def test_a_map_of_three_hundred_things_is_sound(large: Drawing) -> None:
    """No boxes overlap, no label leaves its box, no line runs through a box, and all is on the page."""
    assert len(boxes(panels(large.scene)[0])) == 6 * TOWNS
    assert len(large.rows.rows) == TOWNS * (2 + 2 + 4) + TOWNS - len(range(0, TOWNS, 3))
    check(large)


SAID = """
import hashlib, sys
import commissionkit as ck
from tests.unit.test_views_maps_large import country
from commissionkit.views import decision_map, network, timeline, tracks
for site in (country(4), ck.load("tameside-glossop")):
    for draw in (decision_map, network, *((timeline, tracks) if site.id != "country" else ())):
        drawing = draw(site)
        told = drawing.svg() + (drawing.mermaid() + drawing.dot() if drawing.network else "")
        print(draw.__name__, hashlib.sha256(told.encode()).hexdigest())
"""


def test_a_picture_does_not_hang_on_the_order_of_sets() -> None:
    """Python orders sets otherwise in each run; the text of a picture is the same in all."""
    found = set()
    for seed in ("1", "27"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run([sys.executable, "-c", SAID], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.count("\n") == 6
        found.add(done.stdout)
    assert len(found) == 1
