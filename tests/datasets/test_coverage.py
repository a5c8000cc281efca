"""What the bundled sites hold of the facts that were read out of the documents, and why they do not hold the rest.

`coverage.csv` has a line for each fact and each arrangement it bears on. Facts are numbered by where they were read:
ST, TG and BC in the three case studies and the article, AB in Appendix B, TH in what the report says of its sites
together, SB on the division of duties under the Act of 2012, HM on the models since 1991, EA in the blog of 2011/12, AR
in the explainer and the blog of 2017, NP in Section 2, IM in the implications and the roundtable, SP scattered.
The objects are ids of facts of the arrangement, or of themes and cycles of the shared vocabulary.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

import commissionkit as ck
from commissionkit import bundle
from commissionkit.model.vocabulary import shared
from commissionkit.sources import Citation

TABLE = Path(__file__).with_name("coverage.csv")
#: How many facts were read out of each part of the documents.
READ = {
    "ST": 98,
    "TG": 98,
    "BC": 79,
    "AB": 56,
    "TH": 35,
    "SB": 21,
    "HM": 52,
    "EA": 17,
    "AR": 33,
    "NP": 42,
    "IM": 31,
    "SP": 25,
}
FACTS = [f"{part}{number:02}" for part, most in READ.items() for number in range(1, most + 1)]


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = _rows()


def _evidence(site: str, name: str) -> tuple[Citation, ...] | None:
    """What is cited for an object; None where there is no such object."""
    if site == "vocabulary":
        cycles = {f"cycles/{name}": cycle.evidence for name, cycle in shared().cycles.items()}
        themes = {f"shifts/{t.id}": t for t in shared().shifts} | {f"factors/{t.id}": t for t in shared().factors}
        return themes[name].evidence if name in themes else cycles.get(name)
    arrangement = ck.load(site)
    return arrangement[name].evidence if name in arrangement else None


def test_every_fact_is_accounted_for() -> None:
    """Each fact has a line, none is told that was not read, and none stands twice for one site."""
    lines = [(row["fact"], row["site"]) for row in ROWS]

    assert sorted({fact for fact, _ in lines}) == sorted(FACTS)
    assert sorted(lines) == sorted(set(lines))


@pytest.mark.parametrize("site", [*bundle.names(), "vocabulary"])
def test_every_object_exists_and_is_cited(site: str) -> None:
    """An object that a line names is in the site, and has evidence."""
    missing = [
        (row["fact"], name)
        for row in ROWS
        if row["site"] == site
        for name in row["objects"].split()
        if not _evidence(site, name)
    ]

    assert missing == []


def test_a_line_names_objects_or_a_reason() -> None:
    """A fact that is not held says why."""
    silent = [row["fact"] for row in ROWS if not row["objects"].split() and len(row["reason"]) < 20]

    assert silent == []


def test_nearly_all_is_held(capsys: pytest.CaptureFixture[str]) -> None:
    """At least 97 of a hundred facts are held at every site they bear on; the share is printed."""
    held: dict[str, list[bool]] = defaultdict(list)
    for row in ROWS:
        held[row["fact"]].append(bool(row["objects"].split()))
    whole = [fact for fact, told in held.items() if all(told)]
    share = len(whole) / len(FACTS)
    with capsys.disabled():
        parts = ", ".join(f"{part} {sum(f.startswith(part) for f in whole)}/{most}" for part, most in READ.items())
        print(f"\ncoverage: {len(whole)} of {len(FACTS)} facts held ({share:.1%}): {parts}")

    assert share >= 0.97
