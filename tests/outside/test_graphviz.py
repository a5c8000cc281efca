"""What Graphviz makes of the DOT of a picture; skipped where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable

import attrs
import pytest

import commissionkit as ck
from commissionkit.drawing import Drawing
from commissionkit.views import decision_map, network

DOT = shutil.which("dot")
pytestmark = pytest.mark.skipif(DOT is None, reason="Graphviz is not installed")
SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")


def drawn(drawing: Drawing) -> ET.Element:
    """The picture that Graphviz draws, or its complaint."""
    done = subprocess.run([str(DOT), "-Tsvg"], input=drawing.dot(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return ET.fromstring(done.stdout)  # noqa: S314 - Graphviz on this machine wrote it


def titles(picture: ET.Element, kind: str) -> list[str]:
    """The titles of all boxes (`node`) or lines (`edge`)."""
    groups = picture.iter("{http://www.w3.org/2000/svg}g")
    return [str(group.findtext("{http://www.w3.org/2000/svg}title")) for group in groups if group.get("class") == kind]


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("draw", [decision_map, network])
def test_each_box_and_line_is_there(name: str, draw: Callable[[ck.Arrangement], Drawing]) -> None:
    """As many as the picture has, each box once."""
    drawing = draw(ck.load(name))
    assert drawing.network is not None
    picture = drawn(drawing)
    assert len(titles(picture, "node")) == len(set(titles(picture, "node"))) == len(drawing.network.knots)
    assert len(titles(picture, "edge")) == len(drawing.network.ties)


def test_a_hostile_name_is_a_name() -> None:
    """Quotation marks, backslashes and markup in a name end no label and begin no statement."""
    bad = 'x" ]; evil [label="<b>\\N\\G{|}'
    site = ck.load("south-tyneside")
    ccg = attrs.evolve(site.organisations["st-ccg"], name=bad)
    renamed = site.replace([ccg if one.id == "st-ccg" else one for one in site])
    picture = drawn(decision_map(renamed))
    assert not any(title == "evil" for title in titles(picture, "node"))
    words = "".join(picture.itertext())
    assert "evil" in words
    assert "<b>" in words
