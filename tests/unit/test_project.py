"""The project as a reader finds it: its pages, its version, its change log."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

import yaml

import commissionkit

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
BUILT = {"_build", "build", "dist", "generated", "__pycache__"}
FRAGMENTS = sorted(p for p in (ROOT / "changelog.d").iterdir() if p.name != "README.md")


def _files() -> Iterator[Path]:
    """The files of the project: nothing hidden but .ci, nothing built."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in {".ci", ".gitignore"} for part in parts)
        if path.is_file() and not hidden and not BUILT & set(parts) and not any("egg-info" in part for part in parts):
            yield path


def _shell_blocks(page: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_readme_has_its_two_lines() -> None:
    """The first block shows the library at work, the second runs the tests; each is one line that stands alone."""
    show, check = _shell_blocks((ROOT / "README.md").read_text(encoding="utf-8"))[:2]

    assert [show.count("\n"), check.count("\n")] == [1, 1]
    assert show.strip().endswith("commissionkit compare")
    assert check.strip().endswith("-m pytest -q")
    assert all(line.startswith("python3 -m venv .venv && .venv/bin/pip install") for line in (show, check))


def test_one_version_everywhere() -> None:
    """The project file, the installed package and the citation name the same version."""
    version = PROJECT["project"]["version"]

    assert metadata.version("commissionkit") == version
    assert CITATION["version"] == version


def test_citation_has_what_its_format_asks_for() -> None:
    """CITATION.cff holds every field that Citation File Format 1.2.0 requires, and the licence of the project."""
    assert CITATION["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "date-released"} <= set(CITATION)
    assert CITATION["license"] == PROJECT["project"]["license"]


def test_change_log_builds_from_its_fragments() -> None:
    """Every fragment has a kind that is known, and its words reach the change log."""
    kinds = {kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"]}
    assert {path.name.split(".")[1] for path in FRAGMENTS} <= kinds

    command = [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "99.0", "--date", "2099-01-01"]
    built = subprocess.run([*command, "--dir", str(ROOT)], capture_output=True, text=True, check=True).stdout

    for fragment in FRAGMENTS:
        assert fragment.read_text(encoding="utf-8").split("\n", 1)[0] in built


def test_change_log_names_the_version() -> None:
    """The version of the package has its own heading in the change log, or fragments that will make it."""
    released = f"## {PROJECT['project']['version']} (" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert released or FRAGMENTS


def test_every_public_name_is_documented() -> None:
    """Each public name is in the glossary or in the API reference."""
    pages = "".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in ("glossary.md", "api.md"))

    assert [name for name in commissionkit.__all__ if not re.search(rf"\b{re.escape(name)}\b", pages)] == []


def test_public_names_can_be_had() -> None:
    """Each public name is there, and `dir` lists it."""
    assert [name for name in commissionkit.__all__ if not hasattr(commissionkit, name)] == []
    assert set(commissionkit.__all__) <= set(dir(commissionkit))


def test_installed_package_brings_its_data() -> None:
    """The typing marker, the vocabulary and the page about the bundled sites are in the installed package."""
    package = resources.files("commissionkit")
    wanted = ("py.typed", "datasets/vocabulary.yaml", "datasets/README.md")

    assert [name for name in wanted if not package.joinpath(*name.split("/")).is_file()] == []


def test_no_file_names_a_place_on_one_machine() -> None:
    """No file holds an absolute path into somebody's home or workplace."""
    private = re.compile(r"(?<![\w.:~$}/-])/(?:home|root|work|workspace|Users|mnt|farm)/\w|[A-Z]:\\Users\\")
    found = []
    for path in _files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in private.finditer(text)]

    assert found == []


def test_every_decision_record_is_numbered_and_listed() -> None:
    """Decision records count up from 0001 without a hole, and the list of records links to each."""
    records = sorted(p.name for p in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")

    assert [name[:4] for name in records] == [f"{n:04d}" for n in range(1, len(records) + 1)]
    assert [name for name in records if f"({name})" not in listed] == []
