"""Changes that are odd: without a date, dividing more than there is, leading back to where they began."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import commissionkit as ck
from commissionkit import checks, io
from commissionkit.model import Arrangement, Change, ChangeKind, ChangeStatus, HeirShare, Organisation, Silence, Status
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation, Source
from commissionkit.units import Share

CITED = (Citation("s", "1"),)
BODIES = ("a", "b", "c", "d")


def _change(kind: ChangeKind, before: str, after: str, on: str = "2016", **more: object) -> Change:
    given = {"predecessors": before.split(), "successors": after.split(), "on": Bound.parse(on)}
    return Change(kind=kind, evidence=CITED, **{**given, **more})  # type: ignore[arg-type]


def _found(*facts: Change | Silence | Organisation) -> list[tuple[str, tuple[str | int, ...]]]:
    own = {fact.id for fact in facts}
    bodies = [Organisation(id=name, name=name.upper(), evidence=CITED) for name in BODIES if name not in own]
    site = Arrangement(id="site", as_at=Bound.parse("2019"), sources=(Source("s", "S"),), facts=(*bodies, *facts))
    found = checks.faults(site)
    assert {fault.severity for fault in found} <= {"warning"}
    assert all(fault.hint for fault in found)
    return [(fault.code, fault.path) for fault in found]


# -- dates -----------------------------------------------------------------------------------------------------------


def test_a_change_has_a_date() -> None:
    """A day, a month or a year will do, as `on` or as a start."""
    assert _found(_change(ChangeKind.MERGER, "a b", "c", "not_stated")) == [("CK207", ())]
    assert _found(_change(ChangeKind.MERGER, "a b", "c", "2016/17")) == []
    assert _found(_change(ChangeKind.MERGER, "a b", "c", "not_stated", period=Period.parse("2016"))) == []


def test_where_the_coder_looked_no_date_is_missing() -> None:
    """A silence about the date of the change is what can be said."""
    change = _change(ChangeKind.MERGER, "a b", "c", "not_stated", id="merging")

    assert _found(change, Silence(subject="merging", what="on", evidence=CITED)) == []
    assert _found(change, Silence(subject="merging", what="services", evidence=CITED)) == [("CK207", ())]


# -- shares ----------------------------------------------------------------------------------------------------------


def _shares(*shares: tuple[str, ...]) -> Iterable[HeirShare]:
    for heir, share, *rest in shares:
        of, whose = (*rest, "", "")[:2]
        yield HeirShare(heir=heir, share=Share.parse(share), of=of, predecessor=whose or None)


@pytest.mark.parametrize(
    ("shares", "path"),
    [
        ([("c", "60%"), ("d", "40%")], None),
        ([("c", "60%"), ("d", "50%")], ("shares",)),
        ([("c", "≈ 60%"), ("d", "≈ 43%")], None),
        ([("c", "≈ 60%"), ("d", "≈ 50%")], ("shares",)),
        ([("c", "60%", "people"), ("d", "50%", "staff")], None),
        ([("c", "60%", "people", "a"), ("d", "50%", "people", "b")], None),
        ([("c", "60%", "people", "a"), ("d", "50%", "people", "a")], ("shares",)),
        ([("c", "30%")], None),
        ([("a", "30%")], ("shares", 0, "heir")),
        ([("c", "30%"), ("d", "10%", "", "c")], ("shares", 1, "predecessor")),
    ],
)
def test_shares_of_a_split(shares: list[tuple[str, ...]], path: tuple[str | int, ...] | None) -> None:
    """No more than the whole passes, to who comes after; less may be all that is known."""
    change = _change(ChangeKind.SPLIT, "a b", "c d", shares=tuple(_shares(*shares)))

    assert _found(change) == ([] if path is None else [("CK208", path)])


# -- circles ---------------------------------------------------------------------------------------------------------

M, S, T, R, A, C = (
    ChangeKind.MERGER,
    ChangeKind.SPLIT,
    ChangeKind.TRANSFER,
    ChangeKind.RENAME,
    ChangeKind.ABOLITION,
    ChangeKind.CREATION,
)


@pytest.mark.parametrize(
    ("changes", "circles"),
    [
        ([_change(M, "a b", "c")], 0),
        ([_change(M, "a", "b"), _change(M, "b", "a")], 1),
        ([_change(M, "a", "b"), _change(S, "b", "c d"), _change(A, "d", "a")], 1),
        ([_change(M, "a b", "a")], 0),
        ([_change(S, "a", "a b")], 0),
        ([_change(S, "a", "a b"), _change(M, "b a", "a", "2018")], 0),
        ([_change(T, "a", "b"), _change(T, "b", "a", "2018")], 0),
        ([_change(T, "a", "b"), _change(M, "b", "a", "2018")], 0),
        ([_change(M, "a", "a")], 1),
        ([_change(M, "a b", "a b")], 1),
        ([_change(S, "a", "a")], 1),
        ([_change(T, "a", "a")], 1),
        ([_change(T, "a", "a b")], 1),
        ([_change(C, "a", "a")], 1),
        ([_change(A, "a", "a")], 1),
        ([_change(R, "a", "a", name="New")], 0),
        ([_change(R, "a", "a")], 1),
        ([_change(R, "a", "b"), _change(R, "b", "a")], 1),
        ([_change(M, "a", "b"), _change(M, "b", "a", happened=ChangeStatus.PLANNED)], 1),
        ([_change(M, "a", "b"), _change(M, "b", "a", status=Status.REMOVED)], 0),
    ],
)
def test_nobody_is_its_own_heir(changes: list[Change], circles: int) -> None:
    """A body that ends never comes back, and a change has somebody else on its other side; a rename has a name."""
    assert _found(*changes) == [("CK209", ("successors",))] * circles


def test_a_rename_whose_names_the_body_has_is_none() -> None:
    """The names may stand with the organisation instead."""
    names = (ck.model.DatedName(name="Old"),)

    assert _found(_change(R, "a", "a"), Organisation(id="a", name="A", names=names, evidence=CITED)) == []


def test_bodies_that_stand_for_their_kind_merge_among_themselves() -> None:
    """Mergers of CCGs into CCGs, told of all of them at once, are no circle."""
    kind = Organisation(id="a", name="CCGs", generic=True, evidence=CITED)

    assert _found(_change(M, "a", "a"), kind) == []


# -- files -----------------------------------------------------------------------------------------------------------

HEAD = """\
format: commissionkit/1
id: odd
as_at: 2019
sources: [{id: s, title: S}]
organisations:
  - {id: a, name: A, kind: ccg, evidence: ["s: 1"]}
  - {id: b, name: B, kind: ccg, evidence: ["s: 1"]}
  - {id: c, name: C, kind: ccg, evidence: ["s: 1"]}
forums: [{id: f, name: F, evidence: ["s: 1"]}]
seats: [{forum: f, holder: a, evidence: ["s: 1"]}, {forum: f, holder: b, evidence: ["s: 1"]}]
rights:
  - {holders: [f], power: make, evidence: ["s: 1"]}
  - {holders: {each: {seat_on: f}}, power: take, evidence: ["s: 1"]}
processes:
  - {id: p, name: P, level: organisation, stage: planning, run_by: [a], evidence: ["s: 1"]}
  - {id: q, name: Q, level: system_wide, stage: planning, run_by: [f], evidence: ["s: 1"]}
changes:
"""
ODD = {
    "undated": ['{kind: merger, predecessors: [a, b], successors: [c], evidence: ["s: 1"]}'],
    "undated-creation": ['{kind: creation, successors: [c], evidence: ["s: 1"]}'],
    "shares": [
        (
            '{kind: split, predecessors: [a], successors: [b, c], on: 2016, evidence: ["s: 1"],'
            " shares: [{heir: b, share: 70%}, {heir: c, share: 60%}]}"
        )
    ],
    "self": ['{kind: merger, predecessors: [a], successors: [a], on: 2016, evidence: ["s: 1"]}'],
    "self-transfer": ['{kind: transfer, predecessors: [a], successors: [a], on: 2016, evidence: ["s: 1"]}'],
    "nameless-rename": ['{kind: rename, predecessors: [a], successors: [a], on: 2016, evidence: ["s: 1"]}'],
    "circle": [
        '{kind: merger, predecessors: [a], successors: [b], on: 2016, evidence: ["s: 1"]}',
        '{kind: merger, predecessors: [b], successors: [a], on: 2017, evidence: ["s: 1"]}',
    ],
    "undated-circle": [
        '{kind: merger, predecessors: [a], successors: [b], evidence: ["s: 1"]}',
        '{kind: split, predecessors: [b], successors: [a, c], evidence: ["s: 1"]}',
        '{kind: abolition, predecessors: [c], successors: [a, b], evidence: ["s: 1"]}',
    ],
    "planned-circle": [
        '{kind: merger, predecessors: [a], successors: [b], on: 2020, happened: planned, evidence: ["s: 1"]}',
        '{kind: merger, predecessors: [b], successors: [a], on: 2021, happened: expected, evidence: ["s: 1"]}',
    ],
}


def _file(folder: Path, name: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(HEAD + "".join(f"  - {line}\n" for line in ODD[name]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("undated", ["odd.yaml:18:5: CK207"]),
        ("shares", ["odd.yaml:18:96: CK208"]),
        ("self", ["odd.yaml:18:51: CK209"]),
        ("nameless-rename", ["odd.yaml:18:51: CK209"]),
        ("circle", ["odd.yaml:18:51: CK209"]),
    ],
)
def test_a_file_is_warned_of_at_its_place(name: str, found: list[str], tmp_path: Path) -> None:
    """The file loads, and `check` tells line, code and a way out."""
    path = _file(tmp_path, name)
    told = io.check(path)

    assert len(io.load(path).changes) == len(ODD[name])
    assert [f"{finding.place.replace(name, 'odd')}: {finding.kind}".rpartition("/")[2] for finding in told] == found
    assert {finding.severity for finding in told} == {"warning"}
    assert all(finding.hint for finding in told)


def test_the_way_out_of_a_missing_date_is_one(tmp_path: Path) -> None:
    """What the hint says to write, written into the file, leaves nothing to warn of."""
    path = _file(tmp_path, "undated")
    (finding,) = io.check(path)
    entry = finding.hint[finding.hint.index("{") + 1 : finding.hint.index("}")]
    path.write_text(f'{path.read_text(encoding="utf-8")}silent: [{{{entry}, evidence: ["s: 1"]}}]\n', encoding="utf-8")

    assert list(io.check(path)) == []


QUESTIONS: dict[str, Callable[[Arrangement], object]] = {
    "route": lambda site: [
        ck.route(site, service="acute", on=on) for on in (None, "2015", "2016", "2016..2018", "2021-06")
    ],
    "as_of": lambda site: [ck.as_of(site, on, plans=plans) for on in (2015, 2016, 2021) for plans in (False, True)],
    "timeline": lambda site: str(ck.timeline(site)),
    "double_running": lambda site: str(ck.double_running(site, during="2015..2021")),
    "lineage": lambda site: [str(ck.lineage(site, name, on=on)) for name in "abc" for on in (None, "2016", "2021")],
    "graph": lambda site: [ck.graph(site), ck.graph(site, on="2016-06")],
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", ODD)
def test_no_question_hangs_or_fails_on_an_odd_file(name: str, question: str, tmp_path: Path) -> None:
    """Whatever is odd about the changes, each question has an answer, and the same one twice."""
    site = io.load(_file(tmp_path, name))
    ask = QUESTIONS[question]

    first, second = ask(site), ask(site)
    assert question == "graph" or first == second


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_hangs_where_changes_cross(question: str) -> None:
    """Neither a thousand changes in a row, nor two dozen by which all pass to all, nor a knot of splits takes long."""
    chain = [_change(M, f"o{n}", f"o{n + 1}", "not_stated") for n in range(1000)]
    crossing = [_change(M, f"o{2 * n} o{2 * n + 1}", f"o{2 * n + 2} o{2 * n + 3}") for n in range(24)]
    knot = [_change(S, f"o{n}", " ".join(f"o{m}" for m in range(10) if m != n), "not_stated") for n in range(10)]
    for changes in (chain, crossing, knot):
        named = dict.fromkeys(name for change in changes for name in (*change.predecessors, *change.successors))
        bodies = [Organisation(id=name, name=name) for name in named]
        right = ck.model.DecisionRight(holders=ck.model.Parties(ids=("o0",)), powers=(ck.model.Power.TAKE,))
        site = Arrangement(id="site", as_at=Bound.parse("2019"), facts=(*bodies, right, *changes))
        if question == "lineage":
            assert ck.lineage(site, "o0").after
        else:
            QUESTIONS[question](site)
