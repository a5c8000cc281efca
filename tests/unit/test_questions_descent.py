"""Who came before an organisation, who after it, and who stands for it."""

from __future__ import annotations

import json
from datetime import date

import pytest

import commissionkit as ck
from commissionkit import io
from commissionkit.answers import AnswerStatus
from commissionkit.answers.descent import Descent
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Change, ChangeKind, Organisation
from commissionkit.periods import Bound
from commissionkit.questions.descending import lineage

CITED = ["src: page 1"]
BODIES = ("a", "b", "c", "d", "e")


def _site(*changes: dict[str, object], as_at: object = 2019, **bodies: dict[str, object]) -> Arrangement:
    organisations = [{"id": name, "name": name.upper(), **bodies.get(name, {})} for name in BODIES]
    lists = {"organisations": organisations, "changes": list(changes)}
    entries = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in lists.items() if found}
    head = {"format": "commissionkit/1", "id": "site", "title": "Site", "as_at": as_at}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **entries})


def _change(kind: str, before: str, after: str, on: object = None, **more: object) -> dict[str, object]:
    given = {"predecessors": before.split(), "successors": after.split(), **({} if on is None else {"on": on})}
    return {"kind": kind, **given, **more}


def _told(found: Descent) -> list[tuple[str, int, str]]:
    return [(row.direction, row.generation, row.id) for row in found]


MERGED = _change("merger", "a b", "c", "2015-04-01", id="one")
SPLIT = _change("split", "c", "d e", "2017-04", id="two")


def test_mergers_and_splits_both_ways() -> None:
    """Every one of several goes to every one of several; generations count the changes."""
    site = _site(MERGED, SPLIT)

    assert _told(lineage(site, "a")) == [("after", 1, "c"), ("after", 2, "d"), ("after", 2, "e")]
    assert _told(lineage(site, "d")) == [("before", 1, "c"), ("before", 2, "a"), ("before", 2, "b")]
    assert _told(lineage(site, "c")) == [("before", 1, "a"), ("before", 1, "b"), ("after", 1, "d"), ("after", 1, "e")]
    assert lineage(site, "c").before.ids == ("a", "b")
    assert lineage(site, "c").after.ids == ("d", "e")
    assert lineage(site, "a").heirs == ("d", "e")
    assert "d" in lineage(site, "a")


def test_a_row_says_what_is_recorded() -> None:
    """Which change, from whom, when as precisely as recorded, and what is cited."""
    (_, row, _) = lineage(_site(MERGED, SPLIT), "a")

    assert (row.name, row.change, row.kind.value, row.when) == ("D", "two", "split", "2017-04")
    assert (row.first, row.last) == (date(2017, 4, 1), date(2017, 4, 30))
    assert (row.through, row.through_names, row.lives_on, row.certainty) == (("c",), ("C",), False, "certain")
    assert [str(citation) for citation in row.evidence] == CITED
    assert str(row.claim) == "stated"


def test_shares_of_a_split() -> None:
    """What share an heir takes, of what, and whose; nothing where none is recorded."""
    shares = [
        {"heir": "c", "share": "60%", "of": "people"},
        {"heir": "c", "share": "1/3", "of": "staff", "predecessor": "a"},
        {"heir": "c", "share": "≈ 70%", "of": "staff", "predecessor": "b"},
    ]
    site = _site(_change("split", "a b", "c d", 2016, shares=shares))

    def told(name: str, other: str) -> list[str]:
        return [
            row.record()["shares"]
            for row in lineage(site, name)
            if row.id == other  # type: ignore[misc]
        ]

    assert told("a", "c") == ["60% of people; 1/3 of staff"]
    assert told("c", "b") == ["60% of people; ≈ 70% of staff"]
    assert told("a", "d") == [None]
    assert "60% of people" in str(lineage(site, "a"))


def test_a_transfer_makes_kin_and_no_heir() -> None:
    """Services pass, who gave them lives on and stands for itself."""
    site = _site(_change("transfer", "a", "b", 2016, services=["community"]), _change("transfer", "c", "b", 2017))
    (row,) = lineage(site, "a")
    other = lineage(site, "b")[1]

    assert (row.services, row.passes, row.lives_on) == (("community",), "services pass: Community health care", True)
    assert (other.id, other.passes) == ("c", "services pass; which is not recorded")
    assert lineage(site, "a").heirs == ("a",)
    assert lineage(site, "b").heirs == ("b",)


def test_a_split_from_which_the_parent_lives_on() -> None:
    """Who stays is heir beside who leaves, and no kin of its own."""
    told = lineage(_site(_change("split", "a", "a b", 2016)), "a")

    assert (_told(told), told[0].lives_on, told.heirs) == ([("after", 1, "b")], True, ("a", "b"))


def test_a_take_over() -> None:
    """Who takes another over comes after it; nothing comes before it from itself."""
    site = _site(_change("merger", "a b", "a", 2016))

    assert _told(lineage(site, "a")) == [("before", 1, "b")]
    assert (_told(lineage(site, "b")), lineage(site, "b").heirs) == ([("after", 1, "a")], ("a",))


def test_a_rename_keeps_the_organisation() -> None:
    """A name is no kin: one organisation, two names, each from its day on."""
    names = {"a": {"name": "New", "names": [{"name": "Old", "end": 2016}]}}
    site = _site(_change("rename", "a", "a", 2016, name="New", id="naming"), **names)
    told = lineage(site, "a")

    assert (len(told), told.heirs) == (0, ("a",))
    assert [(n.name, n.start, n.end, n.change) for n in told.names] == [
        ("Old", "", "2016", ""),
        ("New", "2016", "", "naming"),
    ]
    assert [str(name) for name in told.names] == ["Old (up to 2016)", "New (from 2016)"]
    assert told.name == "New"
    early = lineage(site, "a", on="2015-06")
    assert ([name.name for name in early.names], early.name) == (["Old"], "Old")


def test_a_rename_that_does_not_say_the_name() -> None:
    """The printed name is then the one that the rename gave."""
    names = {"a": {"name": "New", "names": [{"name": "Old", "end": "2016-03-31"}]}}
    told = lineage(_site(_change("rename", "a", "a", "2016-04-01"), **names), "a")

    assert [str(name) for name in told.names] == ["Old (up to 2016-03-31)", "New (from 2016-04-01)"]


def test_a_date_that_is_a_span_is_spoken() -> None:
    """A change between two days, or up to one, is told in words, and kept as recorded in the data."""
    told = lineage(_site(_change("merger", "a b", "c", "[2013-04..2014]"), as_at="2019"), "a")
    names = lineage(_site(_change("rename", "a", "a", "[..2014]", name="New")), "a").names

    assert (told[0].when, told[0].reading()["when"]) == ("2013-04..2014", "2013-04 to 2014")
    assert [str(name) for name in names] == ["A", "New (from some day up to 2014)"]


def test_names_without_a_rename() -> None:
    """Dated names count also where no change is recorded; kin have all of theirs."""
    names = {"a": {"name": "Third", "names": [{"name": "Second", "start": 2012, "end": 2014}, {"name": "First"}]}}
    site = _site(_change("merger", "a b", "c", 2016), **names)

    assert lineage(site, "c")[1].names == ("First", "Second", "Third")
    assert [name.name for name in lineage(site, "a", on=2011).names] == ["First", "Third"]


def test_creation_and_abolition_without_another_side() -> None:
    """Nobody before, nobody after: told beside the rows, and nobody stands for what was abolished."""
    site = _site(
        _change("creation", "", "a", 2013),
        _change("merger", "a b", "c", 2015),
        _change("abolition", "c", "", "2017-04-01"),
    )
    told = lineage(site, "a")

    assert [(turn.id, turn.turn, turn.kind.value, turn.when) for turn in told.turns] == [
        ("a", "begins", "creation", "2013"),
        ("c", "ends", "abolition", "2017-04-01"),
    ]
    assert (told.heirs, told.status) == ((), AnswerStatus.NONE_RECORDED)
    assert "nobody is recorded to stand for it" in str(told)
    assert [turn.id for turn in lineage(site, "c").turns] == ["a", "c"]


def test_an_abolition_with_successors_has_heirs() -> None:
    """Bodies replaced by others pass to them."""
    told = lineage(_site(_change("abolition", "a", "b c", "2013-04-01")), "a")

    assert (told.after.ids, told.heirs, told.turns) == (("b", "c"), ("b", "c"), ())


def test_who_ended_without_a_recorded_change() -> None:
    """An end of its own without any change leaves nobody recorded, which is not nobody."""
    told = lineage(_site(a={"end": "2016-03-31"}), "a")

    assert (told.heirs, told.status) == ((), AnswerStatus.NONE_RECORDED)
    assert lineage(_site(a={"end": "2016-03-31"}), "a", on=2015).heirs == ("a",)


# -- days ------------------------------------------------------------------------------------------------------------


def test_only_what_had_come_about_counts() -> None:
    """Before the change the old body stands, also for the one still to come."""
    site = _site(MERGED, SPLIT)

    assert _told(lineage(site, "a", on="2014")) == []
    assert lineage(site, "a", on="2014").heirs == ("a",)
    assert lineage(site, "c", on="2014").heirs == ("a", "b")
    assert lineage(site, "d", on="2014").heirs == ("a", "b")
    assert lineage(site, "a", on="2016").heirs == ("c",)
    assert "had not begun; in its place stood A; B" in str(lineage(site, "c", on="2014"))


def test_what_may_have_come_about_is_marked() -> None:
    """On a day on which a change may or may not have come about, the heirs are told twice, never together."""
    site = _site(MERGED, SPLIT)
    told = lineage(site, "a", on="2017-04-10")

    assert [(row.id, row.certainty) for row in told] == [("c", "certain"), ("d", "possible"), ("e", "possible")]
    assert (told.heirs, told.heirs_otherwise, told.status) == (("d", "e"), ("c",), AnswerStatus.PARTLY_KNOWN)
    assert lineage(site, "a", on="2017-05").heirs_otherwise is None
    spanning = lineage(site, "c", on="2014..2016").before
    assert [row.certainty for row in spanning] == ["possible", "possible"]


def test_a_change_without_a_date() -> None:
    """It says so, has come about by the days of the sources, and may have on any day before."""
    site = _site(_change("merger", "a b", "c"))

    assert (lineage(site, "a")[0].when, lineage(site, "a")[0].certainty) == ("not stated", "certain")
    assert lineage(site, "a")[0].first is None
    assert [row.certainty for row in lineage(site, "a", on=2000)] == ["possible"]
    assert (lineage(site, "a", on=2000).heirs, lineage(site, "a", on=2000).heirs_otherwise) == (("c",), ("a",))


def test_no_change_before_the_one_that_it_follows() -> None:
    """What a body gave away before it took anything in is no kin of what it took in."""
    site = _site(_change("transfer", "a", "b", 2016), _change("transfer", "b", "c", 2014))

    assert _told(lineage(site, "a")) == [("after", 1, "b")]
    assert _told(lineage(site, "c")) == [("before", 1, "b")]


def test_an_order_that_is_not_known_is_possible() -> None:
    """Two transfers of one year may have come in either order; a body that begins in the first leaves no doubt."""
    site = _site(_change("transfer", "a", "b", 2016), _change("transfer", "b", "c", 2016))
    sure = _site(_change("merger", "a d", "b", 2016), _change("transfer", "b", "c", 2016))

    assert [(row.id, row.certainty) for row in lineage(site, "a")] == [("b", "certain"), ("c", "possible")]
    assert [(row.id, row.certainty) for row in lineage(site, "c")] == [("b", "certain"), ("a", "possible")]
    assert [(row.id, row.certainty) for row in lineage(sure, "a")] == [("b", "certain"), ("c", "certain")]


def test_a_plan_never_answers() -> None:
    """What is planned or expected is in by_plan alone, flagged there."""
    plan = _change("merger", "c d", "e", "2020-04-01", happened="expected")
    told = lineage(_site(MERGED, plan), "a")

    assert (told.ids, told.heirs, told.planned) == (("c",), ("c",), False)
    assert told.by_plan is not None
    assert [(row.id, row.planned) for row in told.by_plan] == [("c", False), ("e", True)]
    assert (told.by_plan.heirs, told.by_plan.on, told.by_plan.planned) == (("e",), "2020-04-01", True)
    assert "By plan: merger (2020-04-01), after it E." in str(told)
    assert lineage(_site(MERGED), "a").by_plan is None
    assert lineage(_site(MERGED, plan), "b", on="2020-01").by_plan is None
    later = lineage(_site(MERGED, plan), "b", on="2020-06")
    assert (later.heirs, later.by_plan.heirs if later.by_plan else None) == (("c",), ("e",))
    assert "later than the days the sources speak to" in str(later)


def test_a_plan_elsewhere_is_no_plan_of_it() -> None:
    """Plans that touch neither the organisation nor its kin leave by_plan empty."""
    site = _site(MERGED, _change("merger", "d", "e", "2030-04-01", happened="planned"))

    assert lineage(site, "a").by_plan is None


def test_a_planned_name_and_a_planned_end() -> None:
    """A rename or an abolition that is planned is a plan too."""
    naming = _site(_change("rename", "a", "a", 2020, name="To come", happened="planned"))
    ending = _site(_change("abolition", "a", "", happened="planned"))
    named, ended = lineage(naming, "a"), lineage(ending, "a")

    assert [name.name for name in named.names] == ["A"]
    assert named.by_plan is not None
    assert "To come" in [name.name for name in named.by_plan.names]
    assert ended.by_plan is not None
    assert (ended.heirs, ended.by_plan.heirs) == (("a",), ())


# -- circles ---------------------------------------------------------------------------------------------------------


def test_a_circle_comes_to_an_end() -> None:
    """Bodies that merge into each other are each other's kin once; who stands at the end is not to be told."""
    site = _site(_change("merger", "a", "b"), _change("merger", "b", "c"), _change("merger", "c", "a"))
    told = lineage(site, "a")

    assert _told(told.after) == [("after", 1, "b"), ("after", 2, "c")]
    assert _told(told.before) == [("before", 1, "c"), ("before", 2, "b")]
    assert (told.heirs, told.status) == ((), AnswerStatus.PARTLY_KNOWN)
    assert told.notes[0].endswith("the changes go round in a circle.")


def test_bodies_set_up_again_are_the_heirs() -> None:
    """A circle whose days tell an order ends with the last of them."""
    site = _site(_change("merger", "a b", "c", 2013), _change("split", "c", "a b", 2016))

    assert lineage(site, "a").heirs == ("a", "b")
    assert lineage(site, "a", on="2014-06").heirs == ("c",)


@pytest.mark.parametrize("kind", ["merger", "split", "rename", "transfer", "creation", "abolition"])
def test_self_succession(kind: str) -> None:
    """A change of a body into itself leads nowhere."""
    told = lineage(_site(_change(kind, "a", "a", 2016)), "a")

    assert (len(told), told.heirs) == (0, ("a",))


# -- asking ----------------------------------------------------------------------------------------------------------


def test_asked_by_code() -> None:
    """An ODS code, in any case, names its organisation; a code of several names none."""
    codes: dict[str, dict[str, object]] = {
        "a": {"identifiers": {"ods": "02W"}},
        "b": {"identifiers": {"ods": "02R", "gss": "E1"}},
        "c": {"identifiers": {"gss": "02R"}},
    }
    site = _site(MERGED, **codes)

    assert lineage(site, "02w") == lineage(site, "a")
    assert lineage(site, "E1").organisation == "b"
    with pytest.raises(RefusedQuestion, match="several organisations bear the code"):
        lineage(site, "02R")
    with pytest.raises(UnknownName, match=r'no organisation "02X" in site.*02W'):
        lineage(site, "02X")


def test_bad_questions() -> None:
    """What is no id, no day, no arrangement is refused."""
    site = _site(MERGED)
    nowhen = _site(MERGED, as_at="not_stated")

    with pytest.raises(RefusedQuestion):
        lineage(site, site["a"])  # type: ignore[arg-type]
    with pytest.raises(RefusedQuestion):
        lineage("site", "a")  # type: ignore[arg-type]
    with pytest.raises(UnknownName):
        lineage(site, "one")
    with pytest.raises(InvalidText):
        lineage(site, "a", on="soon")
    with pytest.raises(RefusedQuestion):
        lineage(nowhen, "a")
    assert lineage(nowhen, "a", on=2016).heirs == ("c",)


def test_a_snapshot_answers_for_its_day() -> None:
    """The state on a day tells the same kin, and refuses another day."""
    site = _site(MERGED, SPLIT)
    snapshot = ck.as_of(site, "2016")

    assert lineage(snapshot, "a").ids == lineage(site, "a", on="2016").ids
    assert lineage(snapshot, "a").heirs == ("c",)
    assert lineage(snapshot, "c", on="2016").heirs == ("c",)
    assert lineage(snapshot, "d").heirs == lineage(site, "d", on="2016").heirs == ("c",)
    assert lineage(ck.as_of(site, "2014"), "d").heirs == ("a", "b")
    with pytest.raises(RefusedQuestion):
        lineage(snapshot, "a", on="2018")


def test_names_that_nothing_bears() -> None:
    """An arrangement made by hand may name bodies that it lacks: they are told by their ids."""
    change = Change(kind=ChangeKind.MERGER, predecessors=("a", "b"), successors=("c",), on=Bound.parse("2016"))
    site = Arrangement(id="site", as_at=Bound.parse("2019"), facts=[Organisation(id="a", name="A"), change])

    assert (lineage(site, "a").ids, lineage(site, "a").heirs) == (("c",), ("c",))


def test_a_snapshot_by_plan_counts_the_plans() -> None:
    """Taken with the plans, it answers by them, and flags that it does."""
    site = _site(_change("merger", "a b", "c", "2020-04-01", happened="planned"))
    told = lineage(ck.as_of(site, "2020-06", plans=True), "a")

    assert (told.ids, told.planned, told.by_plan) == (("c",), True, None)
    assert [row.planned for row in told] == [True]


# -- showing ---------------------------------------------------------------------------------------------------------


def test_what_is_printed() -> None:
    """A person reads who, by what, when, and who stands for it."""
    assert str(lineage(_site(MERGED, SPLIT), "a")).splitlines() == [
        "Before and after A, 2019-12-31",
        "",
        "generation  organisation  by      when        remark",
        "──────────  ────────────  ──────  ──────────  ──────",
        "1 after     C             merger  2015-04-01",
        "2 after     D             split   2017-04     from C",
        "2 after     E             split   2017-04     from C",
        "",
        "Stands for it on 2019-12-31: D; E.",
    ]


def test_nothing_recorded() -> None:
    """Without changes it says that nothing is recorded, and that it stands for itself."""
    told = lineage(_site(), "a")

    assert str(told) == "Before and after A, 2019-12-31: nothing recorded\nStands for it on 2019-12-31: itself."
    assert not told


def test_as_data() -> None:
    """Records are flat, the whole is JSON-ready and versioned, equal questions have equal answers."""
    site = _site(MERGED, SPLIT, _change("merger", "d", "b", 2020, happened="planned"))
    told = lineage(site, "a")
    data = json.loads(json.dumps(told.to_dict()))

    assert told == lineage(site, "a")
    assert data["format"] == "commissionkit/lineage/1"
    assert [item["id"] for item in data["items"]] == ["c", "d", "e"]
    assert data["heirs"] == ["d", "e"]
    assert data["by_plan"]["planned"] is True
    assert told.records()[0]["through"] == "a"
    assert list(told.to_frame()["id"]) == ["c", "d", "e"]
    assert "<table" in told._repr_html_()
    assert [str(citation) for citation in told.evidence] == CITED
