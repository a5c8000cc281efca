"""The bundled arrangements: listed and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from commissionkit import bundle
from commissionkit.errors import InvalidArrangement, UnknownName, UnreadableFile
from commissionkit.io import save
from commissionkit.nodes.heads import bundled_head, bundled_heads


def test_sites_come_in_the_order_of_the_report() -> None:
    """The three case studies, each under the id of its file."""
    assert tuple(site.id for site in bundle.load_sites()) == bundle.CASE_STUDIES
    assert bundle.names()[:3] == bundle.CASE_STUDIES


def test_datasets_has_a_row_for_each_bundled_arrangement() -> None:
    """The table tells id, title, days, number of facts, sources and licence."""
    table = bundle.datasets()

    assert table.columns == ("id", "title", "as_at", "facts", "sources", "licence")
    assert table.column("id") == bundle.names()
    assert table.column("facts")[:3] == tuple(len(site) for site in bundle.load_sites())
    assert {"2019"} == set(table.column("as_at")[:3])


def test_a_bundled_arrangement_is_read_once() -> None:
    """Arrangements are frozen, so the same object can be given to everyone."""
    assert bundle.load("tameside-glossop") is bundle.load("tameside-glossop")


def test_a_path_is_read_whatever_its_form(tmp_path: Path) -> None:
    """A path as a text or as a path, in YAML or JSON, gives the same arrangement."""
    site = bundle.load("south-tyneside")
    save(site, tmp_path / "copy.json")
    save(site, tmp_path / "copy.yaml")

    loaded = [bundle.load(tmp_path / "copy.json"), bundle.load(str(tmp_path / "copy.yaml"))]

    assert loaded == [site, site]


def test_a_name_that_is_none_offers_near_names() -> None:
    """A slip in the name of a bundled arrangement is told with what was probably meant."""
    with pytest.raises(UnknownName) as caught:
        bundle.load("tamside-glossop")

    assert caught.value.near == ("tameside-glossop",)


@pytest.mark.parametrize("name", ["missing.yaml", "missing.JSON", "folder/missing", "./tameside-glossop"])
def test_what_looks_like_a_path_is_a_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text with a separator or a known ending is never taken for a bundled name."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableFile):
        bundle.load(name)


def test_a_file_with_faults_raises_them_together(tmp_path: Path) -> None:
    """Loading a file that is no site file raises every fault at once."""
    path = tmp_path / "bad.yaml"
    path.write_text("format: commissionkit/1\nid: x\nforums: [{name: 3, colour: red}]\n", encoding="utf-8")
    with pytest.raises(InvalidArrangement) as caught:
        bundle.load(path)

    assert len(caught.value.exceptions) > 1


def test_every_bundled_arrangement_has_a_head() -> None:
    """What is bundled is told alike by those that load it and by those that read its title and sources alone."""
    assert bundled_heads() == frozenset(bundle.names())
    assert [bundled_head(name)["id"] for name in sorted(bundled_heads())] == sorted(bundle.names())
