"""Which bodies and areas of one arrangement are those of another."""

from __future__ import annotations

import pytest

from commissionkit import io
from commissionkit.answers.national.sameness import SameAs
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.questions.national.recognised import same_as


def _land(name: str, **lists: list[dict[str, object]]) -> Arrangement:
    head = {"format": "commissionkit/1", "id": name, "title": name.title(), "as_at": 2019}
    cited = {key: [{"evidence": [f"{name}: page 1"], **entry} for entry in found] for key, found in lists.items()}
    return io.from_data({**head, "sources": [{"id": name, "title": name.title()}], **cited})


def _bodies(name: str, *entries: dict[str, object]) -> Arrangement:
    return _land(name, organisations=[{"kind": "ccg", **entry} for entry in entries])


def _body(id: str, name: str, **codes: str) -> dict[str, object]:
    return {"id": id, "name": name, "identifiers": codes}


def _how(found: SameAs) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {row.id: (str(row.sameness), row.others) for row in found}


def test_the_same_by_a_code() -> None:
    """One code in common makes two the same, whatever their names and the case of the code."""
    site = _bodies("site", _body("tg", "Tameside", ods="01y", gss="E1"))
    found = same_as(site, _bodies("land", _body("01Y", "NHS TAMESIDE AND GLOSSOP", ods="01Y")))

    assert _how(found) == {"tg": ("same", ("01Y",))}
    assert (found.same, found[0].by) == ({"tg": "01Y"}, ("ods 01y",))
    assert [str(c) for c in found.evidence] == ["site: page 1", "land: page 1"]


def test_one_code_agrees_and_another_differs() -> None:
    """The same in one register and another in a second is a conflict, with what differs."""
    site = _bodies("site", _body("a", "A", ods="01Y", gss="E1"))
    found = same_as(site, _bodies("land", _body("x", "A", ods="01Y", gss="E2")))

    assert _how(found) == {"a": ("at_odds", ("x",))}
    assert found[0].differing == ("gss E1, not E2",)
    assert found.conflicts == found


def test_a_code_that_stands_twice() -> None:
    """Borne by two bodies there, borne by two here, or leading to two: each is a conflict, and both are named."""
    there = same_as(
        _bodies("s", _body("a", "A", ods="1")), _bodies("l", _body("x", "X", ods="1"), _body("y", "Y", ods="1"))
    )
    here = same_as(
        _bodies("s", _body("a", "A", ods="1"), _body("b", "B", ods="1")), _bodies("l", _body("x", "X", ods="1"))
    )
    apart = same_as(
        _bodies("s", _body("a", "A", ods="1", gss="2")),
        _bodies("l", _body("x", "X", ods="1"), _body("y", "Y", gss="2")),
    )

    assert _how(there) == {"a": ("several", ("x", "y"))}
    assert _how(here) == {"a": ("several", ("x",)), "b": ("several", ("x",))}
    assert _how(apart) == {"a": ("several", ("x", "y"))}


def test_the_same_name_with_another_code() -> None:
    """A conflict, apart from a name that no register speaks for, and from no match at all."""
    site = _bodies(
        "site",
        _body("other-code", "NHS Dale Clinical Commissioning Group", ods="1"),
        _body("name-alone", "Peak & Moor CCG"),
        _body("vale", "Vale CCG", ods="3"),
    )
    land = _bodies("land", _body("x", "Dale CCG", ods="2"), _body("y", "NHS PEAK AND MOOR CCG", ods="4"))
    found = same_as(site, land)

    assert _how(found) == {
        "other-code": ("another_code", ("x",)),
        "name-alone": ("alike", ("y",)),
        "vale": ("none", ()),
    }
    assert found.conflicts.ids == ("other-code",)
    assert found.how("none").ids == ("vale",)
    assert found.notes == ("How many: another code 1, alike 1, none 1.",)


def test_a_name_of_another_time_or_an_alias_will_do() -> None:
    """The register's present name is matched by a name that the body once bore."""
    named = {"id": "x", "name": "New Trust", "kind": "nhs-trust", "names": [{"name": "Old Trust", "end": "2018"}]}
    land = _land("land", organisations=[named])
    site = _land(
        "site", organisations=[{"id": "a", "name": "The trust", "aliases": ["Old Trust"], "kind": "nhs-trust"}]
    )

    assert _how(same_as(site, land)) == {"a": ("alike", ("x",))}


def test_a_council_and_its_area_bear_one_code() -> None:
    """The council is matched with the council, the area with the area, a forum with what bears its code."""
    lists = {
        "areas": [{"id": "area", "name": "Town", "identifiers": {"gss": "E8"}}],
        "organisations": [{"id": "council", "name": "Town", "kind": "unitary-council", "identifiers": {"gss": "E8"}}],
        "forums": [{"id": "stp", "name": "STP", "kind": "partnership", "identifiers": {"ods": "Q1"}}],
    }
    found = same_as(_land("site", **lists), _land("land", **lists))

    assert found.same == {"area": "area", "council": "council", "stp": "stp"}
    assert [row.what for row in found] == ["area", "forum", "organisation"]


def test_either_way_round_and_with_itself() -> None:
    """What is the same one way is the same the other way; with itself everything that has a code is the same."""
    site = _bodies("site", _body("a", "A", ods="1"), _body("b", "B", gss="2"))
    land = _bodies("land", _body("x", "X", ods="1"), _body("y", "Y", gss="2"), _body("z", "Z", ods="9"))

    assert same_as(site, land).same == {one: other for other, one in same_as(land, site).same.items()}
    assert same_as(site, site).same == {"a": "a", "b": "b"}


def test_forms_and_a_wrong_question() -> None:
    """It goes to records and JSON; both must be arrangements."""
    site = _bodies("site", _body("a", "A", ods="1"))
    found = same_as(site, _bodies("land", _body("x", "X", ods="1")))

    assert found.records()[0]["by"] == "ods 1"
    assert (found.to_dict()["format"], found.to_dict()["other"]) == ("commissionkit/same-as/1", "land")
    assert str(found[0]) == "A (same): X"
    with pytest.raises(RefusedQuestion):
        same_as(site, "land")  # type: ignore[arg-type]
