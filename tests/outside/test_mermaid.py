"""What Mermaid makes of the text of a picture, in a real Chromium without a network.

Skipped unless `MERMAID` names the file mermaid.min.js of the package, and playwright and a Chromium are there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest
from tests.browsing import CHROMIUM, FLAGS

import commissionkit as ck
from commissionkit.drawing import Drawing
from commissionkit.views import decision_map, network

playwright = pytest.importorskip("playwright.sync_api")

SCRIPT = os.environ.get("MERMAID", "")
pytestmark = pytest.mark.skipif(not (SCRIPT and CHROMIUM), reason="MERMAID names no file, or there is no Chromium")
SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")
RENDER = """async text => {
  mermaid.initialize({startOnLoad: false, securityLevel: 'strict', maxEdges: 5000, maxTextSize: 500000});
  const drawn = await mermaid.render('picture', text);
  document.body.innerHTML = drawn.svg;
}"""


@pytest.fixture(scope="module")
def page() -> Iterator[playwright.Page]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(offline=True).new_page()
        page.add_script_tag(path=Path(SCRIPT))
        yield page
        browser.close()


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("draw", [decision_map, network])
def test_each_box_and_line_is_there(
    page: playwright.Page, name: str, draw: Callable[[ck.Arrangement], Drawing]
) -> None:
    """As many as the picture has."""
    drawing = draw(ck.load(name))
    assert drawing.network is not None
    page.evaluate(RENDER, drawing.mermaid())
    assert page.locator(".node").count() == len(drawing.network.knots)
    assert page.locator(".flowchart-link").count() == len(drawing.network.ties)


def test_a_hostile_name_is_a_name(page: playwright.Page) -> None:
    """Markup and the syntax of Mermaid in a name are letters of it."""
    bad = 'x"] --> evil["<img src=x onerror=alert(1)> end %%{init: {}}%% #quot;'
    site = ck.load("south-tyneside")
    ccg = attrs.evolve(site.organisations["st-ccg"], name=bad)
    renamed = site.replace([ccg if one.id == "st-ccg" else one for one in site])
    drawing = decision_map(renamed)
    page.evaluate(RENDER, drawing.mermaid())
    assert drawing.network is not None
    assert page.locator(".node").count() == len(drawing.network.knots)
    assert page.locator("img").count() == 0
    assert "--> evil[" in page.locator("body").inner_text()
