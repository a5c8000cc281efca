"""The web API of the examples."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import commissionkit as ck

pytest.importorskip("httpx")
testclient = pytest.importorskip("starlette.testclient")

PATH = Path(__file__).parents[2] / "examples" / "web_api.py"
_spec = importlib.util.spec_from_file_location("web_api", PATH)
web_api = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(web_api)

CLIENT = testclient.TestClient(web_api.app)


def test_it_lists_the_sites() -> None:
    """Every bundled arrangement is there, with its id."""
    got = CLIENT.get("/sites")

    assert got.status_code == 200
    assert [row[0] for row in got.json()["rows"]] == list(ck.datasets().column("id"))


def test_it_says_who_decides() -> None:
    """The answer is that of the library, as JSON."""
    got = CLIENT.get("/sites/tameside-glossop/route", params={"fund": "icf/aligned", "on": "2019"})

    assert got.status_code == 200
    assert got.json() == ck.route(ck.load("tameside-glossop"), fund="icf/aligned", on="2019").to_dict()


def test_it_draws_a_map() -> None:
    """An SVG picture, with its own type."""
    got = CLIENT.get("/sites/south-tyneside/map.svg", params={"focus": "alliance-leadership-team"})

    assert (got.status_code, got.headers["content-type"]) == (200, "image/svg+xml")
    assert ET.fromstring(got.text).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - it is ours


def test_it_compares() -> None:
    """The sites named, in their order, by the codebook named."""
    got = CLIENT.get("/compare", params={"site": ["south-tyneside", "bradford-craven"], "codebook": "decisions"}).json()

    assert got["codebook"] == "decisions"
    assert [one["id"] for one in got["sites"]] == ["south-tyneside", "bradford-craven"]


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/sites/south-tynside/route", 404, '"south-tyneside"'),
        ("/sites/tameside-glossop/route?fund=icf/alinged", 404, '"icf/aligned"'),
        ("/sites/tameside-glossop/route?fond=icf", 422, "no such parameter: fond"),
        ("/sites/tameside-glossop/route?fund=icf&about=icft", 422, "takes no other facet"),
        ("/sites/tameside-glossop/route?on=yesterday", 422, "yesterday"),
        ("/sites/south-tyneside/map.svg?focus=alliance-leadership-taem", 404, "alliance-leadership-team"),
        ("/sites/commissioning-models/map.svg", 422, "records no forum, right, fund or contract"),
        ("/compare", 422, "which sites?"),
        ("/compare?site=south-tyneside&codebook=decision", 404, '"decisions"'),
    ],
)
def test_what_the_library_refuses_is_told(address: str, status: int, told: str) -> None:
    """What is not there is a 404, what cannot be asked a 422; both say what to do."""
    got = CLIENT.get(address)

    assert got.status_code == status
    assert told in got.json()["error"]


@pytest.mark.parametrize("name", ["..%2Ffourth_site.yaml", "fourth_site.yaml", "%2Fetc%2Fpasswd", ".%2Fengland"])
def test_no_file_can_be_asked_for(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is no name of a site, whether or not there is a file."""
    monkeypatch.chdir(PATH.parent)

    assert CLIENT.get(f"/sites/{name}/route").status_code == 404
    assert CLIENT.get("/compare", params={"site": "fourth_site.yaml"}).status_code == 404
