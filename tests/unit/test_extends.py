"""A site that rests on a baseline: what it may name, what stands for what, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import commissionkit as ck
from commissionkit import io
from commissionkit.errors import InvalidArrangement, RefusedQuestion
from commissionkit.model import Arrangement, Fact, Organisation

NATION = """\
format: commissionkit/1
id: nation
area: land
as_at: 2013..2019
sources: [{id: act, title: The act}]
nations: [{id: land, name: Land, evidence: ["act: 1"]}]
organisations:
  - {id: groups, name: Groups, kind: ccg, generic: true, evidence: ["act: 1"]}
  - {id: centre, name: The centre, kind: national-nhs-body, evidence: ["act: 1"]}
rights:
  - {id: groups-take, holders: {each: {kind: ccg, for: its_area}}, power: take, over: {service: acute},
     start: 2013-04-01, evidence: ["act: 2"]}
counts:
  - {id: how-many, about: groups, value: 211, unit: ccg, year: 2013, evidence: ["act: 3"]}
"""
SITE = """\
format: commissionkit/1
id: site
area: town
as_at: 2019
extends: {extends}
sources: [{{id: plan, title: The plan}}]
places: [{{id: town, name: Town, within: [land], evidence: ["plan: 1"]}}]
organisations:
  - {{id: town-group, name: Town group, kind: ccg, accountable_to: [centre], evidence: ["plan: 1"]}}
coverage: [{{body: town-group, area: town, evidence: ["plan: 1"]}}]
"""


def _written(folder: Path, extends: str = "nation.yaml", nation: str = NATION) -> Path:
    (folder / "nation.yaml").write_text(nation, encoding="utf-8")
    path = folder / "site.yaml"
    path.write_text(SITE.format(extends=extends), encoding="utf-8")
    return path


def _codes(path: Path) -> list[str]:
    return [finding.kind for finding in ck.check(path)]


def test_a_site_names_facts_of_its_baseline(tmp_path: Path) -> None:
    """Ids of the baseline are known, its facts are found by id, and none of them is a fact of the site's own."""
    site = ck.load(_written(tmp_path))

    assert _codes(tmp_path / "site.yaml") == []
    assert site["centre"] == site.base["centre"] if site.base else None
    assert "centre" not in site.organisations.ids
    assert [fact.id for fact in site.own] == list(site)[0:0] + [fact.id for fact in site]
    assert site.area_tree.within("town", "land")


def test_own_and_all_tell_the_layers_apart(tmp_path: Path) -> None:
    """`own` holds the site's facts, `all` those of the baseline after them."""
    site = ck.load(_written(tmp_path))
    nation = ck.load(tmp_path / "nation.yaml")

    assert tuple(site.all) == (*site.own, *nation.own)
    assert tuple(nation.all) == tuple(nation.own)


def test_a_fact_of_the_site_stands_for_that_of_the_baseline() -> None:
    """Where both use an id, the site's own fact is the one that is found, once."""
    nation = io.from_data({"format": io.FORMAT, "id": "nation", "as_at": "2013"})
    theirs = Organisation(id="centre", name="As the nation has it")
    ours = Organisation(id="centre", name="As the site has it")
    site = Arrangement(id="site", base=nation.replace([theirs]), facts=[ours])

    assert site["centre"] is ours
    assert [fact.id for fact in site.all] == ["centre"]
    assert site.extends == "nation"


def test_the_whole_takes_over_what_bears_on_who_decides(tmp_path: Path) -> None:
    """Rights, bodies and areas are taken over with their origin; counts stay with the baseline."""
    whole = ck.load(_written(tmp_path)).whole

    assert {name: base.id for name, base in whole.borrowed.items()} == dict.fromkeys(
        ("land", "groups", "centre", "groups-take"), "nation"
    )
    assert "how-many" not in [fact.id for fact in whole]
    assert whole.as_at_of("groups-take") == ck.load(tmp_path / "nation.yaml").as_at
    assert whole.whole is whole


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_saved_site_names_its_baseline(tmp_path: Path, ending: str) -> None:
    """Saving writes the reference, not the facts of the baseline, and loading gives an equal arrangement."""
    site = ck.load(_written(tmp_path))
    again = tmp_path / f"again.{ending}"
    ck.save(site, again)

    assert ck.load(again) == site
    assert "nation.yaml" in again.read_text(encoding="utf-8")
    assert "groups-take" not in again.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("extends", "code", "words"),
    [
        ("nowhere", "CK130", 'no baseline named "nowhere" is bundled'),
        ("south-tynesid", "CK130", 'Did you mean "south-tyneside"?'),
        ("missing.yaml", "CK130", "there is no baseline"),
        ("../nation.yaml", "CK130", "names no baseline that may be read from here"),
        ("/etc/nation.yaml", "CK130", "names no baseline that may be read from here"),
        ('"a\\0b.yaml"', "CK130", "is no name of a baseline"),
        ("x" * 5000 + ".yaml", "CK130", "is no name of a baseline"),
        ("site.yaml", "CK131", "baselines rest on each other: site.yaml extends site.yaml"),
        ("[nation.yaml]", "CK120", "a list"),
    ],
)
def test_a_baseline_that_cannot_be_had_is_one_clear_fault(tmp_path: Path, extends: str, code: str, words: str) -> None:
    """The fault stands at the line of `extends`; names that the baseline may bear are not told as unknown too."""
    path = _written(tmp_path, extends)

    with pytest.raises(InvalidArrangement) as caught:
        ck.load(path)

    assert [fault.code for fault in caught.value.exceptions if hasattr(fault, "code")] == [code]
    assert words in str(caught.value.exceptions[0])
    assert "site.yaml:5:" in str(caught.value.exceptions[0])
    assert _codes(path) == [code]


def test_baselines_that_rest_on_each_other_are_refused(tmp_path: Path) -> None:
    """A circle over two files is told with its way, wherever it is entered."""
    path = _written(tmp_path, nation=NATION.replace("as_at:", "extends: site.yaml\nas_at:"))

    assert _codes(path) == ["CK131"]
    assert "site.yaml extends nation.yaml extends site.yaml" in str(next(iter(ck.check(path))))


def test_a_broken_baseline_is_told_with_its_first_fault(tmp_path: Path) -> None:
    """The site is refused for it, and says where the baseline is at fault."""
    path = _written(tmp_path, nation=NATION.replace("kind: ccg, generic", "kind: club, generic"))

    assert _codes(path) == ["CK132"]
    assert "nation.yaml:8:38" in str(next(iter(ck.check(path))))


def test_an_id_is_of_one_kind_in_both(tmp_path: Path) -> None:
    """A site cannot use an id of the baseline for another kind of thing."""
    path = _written(tmp_path)
    text = path.read_text(encoding="utf-8") + 'forums: [{id: centre, name: Centre, evidence: ["plan: 2"]}]\n'
    path.write_text(text, encoding="utf-8")

    assert "CK133" in _codes(path)


def test_a_named_baseline_has_to_be_given() -> None:
    """In Python the baseline itself is handed over, not only its name."""
    with pytest.raises(InvalidArrangement) as caught:
        Arrangement(id="site", extends="england-2013")
    assert "CK130" in str(caught.value.exceptions[0])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A file that merely seems to lie beside the site is not read."""
    folder = tmp_path / "sites"
    folder.mkdir()
    path = _written(folder, "linked.yaml")
    (tmp_path / "secret.yaml").write_text(NATION, encoding="utf-8")
    (folder / "linked.yaml").symlink_to(tmp_path / "secret.yaml")

    assert _codes(path) == ["CK130"]


def _ids(facts: list[Fact]) -> list[str]:
    return [fact.id for fact in facts]


def test_a_snapshot_keeps_what_the_baseline_then_said(tmp_path: Path) -> None:
    """Before the act the baseline's right is no part of the state; after it, it lies beneath the site's own facts."""
    site = ck.load(_written(tmp_path))
    before, after = ck.as_of(site, "2012"), ck.as_of(site, "2014")

    assert "groups-take" not in before.whole
    assert "groups-take" in after.whole
    assert _ids(list(after.own)) == _ids(list(site.own))
    assert ck.as_of(after, "2014") == after


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("england-2019", "a baseline is an arrangement"),
        (Arrangement(id="site"), "bears the same id"),
        (ck.as_of(ck.load("england-2013"), "2015"), "is england-2013 as on 2015"),
    ],
)
def test_what_is_no_baseline_is_refused(base: object, words: str) -> None:
    """A name, the arrangement of the same id, and the state on some day cannot be rested on."""
    with pytest.raises(InvalidArrangement) as caught:
        Arrangement(id="site", base=base)  # type: ignore[arg-type]
    assert words in str(caught.value.exceptions[0])


def test_a_file_does_not_bear_the_id_of_its_baseline(tmp_path: Path) -> None:
    """It is refused at its id, like any other fault of the file."""
    path = _written(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("id: site", "id: nation"), encoding="utf-8")

    assert _codes(path) == ["CK131"]


def _with(folder: Path, site: str, nation: str = "") -> Path:
    path = _written(folder, nation=NATION + nation)
    path.write_text(path.read_text(encoding="utf-8") + site, encoding="utf-8")
    return path


def test_money_of_the_baseline_holds_nothing_of_the_site(tmp_path: Path) -> None:
    """A pot or a right over a fund of the baseline would be asked for in vain: the site codes the fund itself."""
    fund = 'funds: [{id: fund, name: Fund, evidence: ["act: 4"]}]\n'
    pot = 'pots: [{id: fund/a, fund: fund, name: A, evidence: ["plan: 5"]}]\n'

    assert _codes(_with(tmp_path, pot, fund)) == ["CK134"]


def test_a_plan_over_a_fact_of_the_baseline_is_told(tmp_path: Path) -> None:
    """Under the id of the act's right, a plan would hide today's law."""
    plan = 'rights: [{id: groups-take, holders: [centre], power: take, status: planned, evidence: ["plan: 5"]}]\n'

    assert _codes(_with(tmp_path, plan)) == ["CK210"]


def test_a_circle_through_both_is_found(tmp_path: Path) -> None:
    """What lies within a service of the baseline that lies within it is a circle, told at the site's own fact."""
    services = """\
services:
  - {id: one, name: One, within: two, evidence: ["act: 5"]}
  - {id: two, name: Two, evidence: ["act: 5"]}
"""
    own = 'services: [{id: two, name: Two, within: one, evidence: ["plan: 5"]}]\n'

    assert _codes(_with(tmp_path, own, services)) == ["CK106"]


def test_a_forum_of_the_baseline_has_its_members(tmp_path: Path) -> None:
    """Seats that the baseline records, and one that the site adds, are told together."""
    forum = (
        'forums: [{id: council, name: Council, evidence: ["act: 6"]}]\n'
        'seats: [{forum: council, holder: centre, standing: chair, evidence: ["act: 6"]}]\n'
    )
    own = 'seats: [{forum: council, holder: town-group, standing: member, evidence: ["plan: 5"]}]\n'
    site = ck.load(_with(tmp_path, own, forum))

    assert set(ck.members(site, "council").ids) == {"centre", "town-group"}


def test_a_timeline_of_one_day_answers_for_no_other() -> None:
    """A snapshot knows its own days alone."""
    with pytest.raises(RefusedQuestion):
        ck.timeline(ck.as_of(ck.load("south-tyneside"), "2018-12"), during="2019")


def test_a_plan_goes_into_data() -> None:
    """An answer that differs by plan turns into JSON with the plan in it."""
    answer = ck.who_takes(ck.load("bradford-craven"), stage="planning", on="2020-05")

    assert answer.to_dict()["by_plan"]
