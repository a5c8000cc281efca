"""What a site file may say, and what the loader makes of it."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from commissionkit import io
from commissionkit.errors import InvalidArrangement
from commissionkit.io.bases import Bases
from commissionkit.io.reading import read
from commissionkit.model import (
    Arrangement,
    Driver,
    Extent,
    Fact,
    Holding,
    Identifier,
    Parties,
    Power,
    Removable,
    Rule,
    Scope,
    Selection,
    Term,
    TermKind,
    Vote,
    YesNo,
)
from commissionkit.nodes import parse_yaml
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation, Claim
from commissionkit.units import Money, Qualifier, Share

HEAD = """\
format: commissionkit/1
id: site
as_at: 2019
sources: [{id: s, title: Source}]
"""
BODIES = """\
organisations:
  - {id: a, name: A, kind: ccg, evidence: ["s: 1"]}
  - {id: b, name: B, evidence: ["s: 1"]}
forums:
  - {id: f, name: F, evidence: ["s: 1"]}
"""


def _load(folder: Path, body: str) -> Arrangement:
    path = folder / "site.yaml"
    path.write_text(HEAD + textwrap.dedent(body), encoding="utf-8")
    return io.load(path)


def _fact(folder: Path, body: str, name: str, *, bodies: bool = True) -> Fact:
    return _load(folder, (BODIES if bodies else "") + textwrap.dedent(body))[name]


def _faults(folder: Path, body: str, head: str = HEAD) -> list[tuple[str, int, int, str]]:
    path = folder / "site.yaml"
    path.write_text(head + textwrap.dedent(body), encoding="utf-8")
    with pytest.raises(InvalidArrangement) as caught:
        io.load(path)
    return [(fault.code, fault.line, fault.column, fault.path) for fault in caught.value.exceptions]


def test_the_head_of_a_file(tmp_path: Path) -> None:
    """Title, area, days, version, note and sources are read; numbers may stand for years and versions."""
    path = tmp_path / "site.yaml"
    path.write_text(
        "format: commissionkit/1\nid: site\ntitle: T\narea: p\nas_at: 2019-10-22..2020-03-31\nversion: 2\nnote: N\n"
        "sources: [{id: s, title: Source, year: 2020, authors: [A. Author]}]\n"
        'places: [{id: p, name: P, evidence: ["s: 1"]}]\n',
        encoding="utf-8",
    )

    found = io.load(path)

    assert (found.id, found.title, found.area, found.version, found.note) == ("site", "T", "p", "2", "N")
    assert found.as_at == Bound.parse("2019-10-22..2020-03-31", span=True)
    assert (found.sources[0].year, found.sources[0].authors) == ("2020", ("A. Author",))
    assert [fact.id for fact in found] == ["p"]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("", "not_stated..ongoing"),
        ("start: 2017/18, ", "2017/18..ongoing"),
        ("start: 2019, end: 2019-04, ", "2019..2019-04"),
        ("end: not_stated, start: 2018-04-01, ", "2018-04-01..not_stated"),
        ('start: "[2019-04..2019-06]", ', "[2019-04..2019-06]..ongoing"),
        ('end: "[..2019]", ', "not_stated..[..2019]"),
    ],
)
def test_start_and_end_make_the_period(tmp_path: Path, written: str, period: str) -> None:
    """A start left out is not stated, an end left out is ongoing, and both are inclusive bounds as written."""
    found = _fact(tmp_path, f'funds: [{{id: x, name: X, {written}evidence: ["s: 1"]}}]', "x")

    assert found.period == Period.parse(period)


def test_evidence_carries_its_claim(tmp_path: Path) -> None:
    """The bracket at the end of a citation says how it is known."""
    found = _fact(
        tmp_path, 'funds: [{id: x, name: X, evidence: ["s: 1", "s: 2 [inferred: why]", "s: 3 [planned]"]}]', "x"
    )

    assert found.evidence == (
        Citation("s", "1"),
        Citation("s", "2", Claim.INFERRED, "why"),
        Citation("s", "3", Claim.PLANNED),
    )


@pytest.mark.parametrize(
    ("written", "parties"),
    [
        ("[a, b]", Parties(ids=("a", "b"))),
        ("a", Parties(ids=("a",))),
        ("none", Parties(nobody=True)),
        ("[f]", Parties(ids=("f",))),
        ("{each: [a, b]}", Parties(ids=("a", "b"), each=True)),
        ("{each: a}", Parties(ids=("a",), each=True)),
        ("{each: {seat_on: f}}", Parties(rule=Selection(seat_on="f"))),
        ("{each: {seat_on: f, statutory: yes}}", Parties(rule=Selection(seat_on="f", statutory=YesNo.YES))),
        ("{each: {kind: ccg, for: its_area}}", Parties(rule=Selection(kind="ccg"))),
    ],
)
def test_every_form_of_parties(tmp_path: Path, written: str, parties: Parties) -> None:
    """Holders stand alone, in a list, each for itself, found by a rule, or are stated not to exist."""
    found = _fact(tmp_path, f'rights: [{{id: r, holders: {written}, power: take, evidence: ["s: 1"]}}]', "r")

    assert found.holders == parties


def test_a_right_in_full(tmp_path: Path) -> None:
    """Powers, scope, channel, quantity, completeness, denial and the source's verb are read."""
    body = """\
    funds: [{id: x, name: X}]
    pots: [{id: x/p, fund: x, name: P}]
    rights:
      - {id: r, holders: [a], power: [make, take], over: {fund: x/p, area: not_stated}, via: f, quantity: any,
         complete: no, denied: true, verb: decides}
      - {id: q, holders: [a], powers: [lead], over: {about: b}}
    """
    found = _load(tmp_path, BODIES + textwrap.dedent(body))

    assert found["r"].powers == (Power.MAKE, Power.TAKE)
    assert found["r"].over == Scope(fund="x/p", area="not_stated")
    assert (found["r"].via, found["r"].quantity.value, found["r"].complete) == ("f", "any", YesNo.NO)
    assert (found["r"].denied, found["r"].verb) == (True, "decides")
    assert (found["q"].powers, found["q"].over) == ((Power.LEAD,), Scope(about="b"))


@pytest.mark.parametrize("word", ["yes", "true", '"yes"', "True"])
def test_yes_is_yes_however_it_is_written(tmp_path: Path, word: str) -> None:
    """Truth values and words both stand for a yes, in three-valued and two-valued places alike."""
    body = f"forums: [{{id: g, name: G, papers: {word}}}]\norganisations: [{{id: o, name: O, named: {word}}}]"
    found = _load(tmp_path, body)

    assert (found["g"].papers, found["o"].named) == (YesNo.YES, True)


@pytest.mark.parametrize(("word", "answer"), [("no", YesNo.NO), ("false", YesNo.NO), ("not_stated", YesNo.NOT_STATED)])
def test_no_and_not_stated_are_two_answers(tmp_path: Path, word: str, answer: YesNo) -> None:
    """A no is a no, and what is not stated is neither."""
    assert _load(tmp_path, f"forums: [{{id: g, name: G, papers: {word}}}]")["g"].papers is answer


def test_rule_terms_penalties_and_holdings(tmp_path: Path) -> None:
    """The nested forms of forums and contracts are read."""
    body = """\
    forums:
      - {id: g, name: G, hours: 1.5,
         rule: {consensus: true, quorum: 4, fallback: {vote: one-member-one-vote, casting: chair}}}
    contracts:
      - id: c
        name: C
        services: [surgery, {service: acute, extent: some}]
        terms: [{kind: block}, {kind: outcome_component, amount: "£1m, 2019/20", note: n}]
        penalties: [{name: 52-week wait, level: national}, {name: all others, applies: no}]
    """
    found = _load(tmp_path, body)
    contract = found["c"]

    vote = Vote(vote="one-member-one-vote", casting="chair")
    assert found["g"].rule == Rule(consensus=YesNo.YES, quorum=4, fallback=vote)
    assert found["g"].hours == Decimal("1.5")
    assert contract.services == (Holding(service="surgery"), Holding(service="acute", extent=Extent.SOME))
    million = Money.parse("£1m, 2019/20")
    assert contract.terms == (
        Term(kind=TermKind.BLOCK),
        Term(kind=TermKind.OUTCOME_COMPONENT, amount=million, note="n"),
    )
    assert [(p.name, p.level, p.applies) for p in contract.penalties] == [
        ("52-week wait", "national", YesNo.YES),
        ("all others", "", YesNo.NO),
    ]


def test_identifiers_and_dated_names(tmp_path: Path) -> None:
    """Codes stand by register or in a list, keep their leading noughts, and names have dates."""
    body = """\
    organisations:
      - {id: o, name: O, identifiers: {ods: 0123, gss: E38000182}, names: [{name: Old, end: 2016}]}
      - {id: p, name: P, identifiers: [{scheme: ods, code: X}, {scheme: ods, code: Y}]}
    """
    found = _load(tmp_path, body)

    assert found["o"].identifiers == (Identifier("ods", "0123"), Identifier("gss", "E38000182"))
    assert found["p"].identifiers == (Identifier("ods", "X"), Identifier("ods", "Y"))
    assert [(n.name, n.period) for n in found["o"].names] == [("Old", Period.parse("not_stated..2016"))]


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ('"≈ 50%"', Share(Fraction(1, 2), Qualifier.APPROXIMATELY)),
        ("1/3", Share(Fraction(1, 3))),
        ("0.4", Share(Fraction(2, 5))),
        ("1", Share(Fraction(1))),
    ],
)
def test_shares_are_exact(tmp_path: Path, written: str, share: Share) -> None:
    """A share is a text or a number and never a rounded one."""
    body = f"funds: [{{id: x, name: X}}]\npots: [{{id: x/p, fund: x, name: P, share: {written}}}]"

    assert _load(tmp_path, body)["x/p"].share == share


def test_a_number_may_carry_what_the_source_puts_before_it(tmp_path: Path) -> None:
    """`≈ 150,000` is a value and a qualifier, and so are the two keys apart."""
    body = """\
    organisations: [{id: o, name: O}]
    populations:
      - {id: p, about: o, value: "≈ 150,000", year: 2019}
      - {id: q, about: o, value: 157204, qualifier: just over, counted: registered}
    """
    found = _load(tmp_path, body)

    assert (found["p"].value, found["p"].qualifier, found["p"].year) == (150000, Qualifier.APPROXIMATELY, "2019")
    assert (found["q"].value, found["q"].qualifier) == (157204, Qualifier.JUST_OVER)


def test_words_of_closed_lists_stand_alone_or_in_lists(tmp_path: Path) -> None:
    """One driver needs no brackets, and `removable: true` is its yes."""
    body = "processes: [{id: p, name: P, level: system_wide, stage: quality, drivers: transition, removable: true}]"
    found = _load(tmp_path, body)["p"]

    assert (found.drivers, found.removable) == ((Driver.TRANSITION,), Removable.YES)


def test_silence_of_sources(tmp_path: Path) -> None:
    """A silence names a subject and an attribute, or powers and a matter."""
    body = """\
    silent:
      - {id: x, subject: f, what: start}
      - {id: y, power: [make], over: {service: acute}}
    """
    found = _load(tmp_path, BODIES + textwrap.dedent(body))

    assert (found["x"].subject, found["x"].what) == ("f", "start")
    assert (found["y"].powers, found["y"].over) == ((Power.MAKE,), Scope(service="acute"))


def test_facts_keep_the_order_of_the_file(tmp_path: Path) -> None:
    """Facts stand in the order in which the file lists them, whatever the order of its lists."""
    body = "forums: [{id: z, name: Z}, {id: y, name: Y}]\nareas: [{id: x, name: X}]"

    assert [fact.id for fact in _load(tmp_path, body)] == ["z", "y", "x"]


# -- faults, each with its place -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("forums: [{id: g, name: G, chair: a}]", ("CK121", 5, 27, "forums[0].chair")),
        ("forums: [{id: g}]", ("CK122", 5, 10, "forums[0]")),
        ("forum: [{id: g, name: G}]", ("CK121", 5, 1, "forum")),
        ("forums: [{id: g, name: 3.9}]", ("CK120", 5, 24, "forums[0].name")),
        ("forums: [{id: g, name: null}]", ("CK120", 5, 24, "forums[0].name")),
        ("forums: {id: g, name: G}", ("CK120", 5, 9, "forums")),
        ("forums:", ("CK120", 5, 8, "forums")),
        ("forums: [G]", ("CK120", 5, 10, "forums[0]")),
        ("forums: [{id: g, name: G, rule: {quorum: 3.9}}]", ("CK120", 5, 42, "forums[0].rule.quorum")),
        ("forums: [{id: g, name: G, rule: {quorum: true}}]", ("CK120", 5, 42, "forums[0].rule.quorum")),
        ("forums: [{id: g, name: G, papers: maybe}]", ("CK123", 5, 35, "forums[0].papers")),
        ("forums: [{id: g, name: G, hours: long}]", ("CK126", 5, 34, "forums[0].hours")),
        ("forums: [{id: g, name: G, between: a}]", ("CK120", 5, 36, "forums[0].between")),
        ("forums: [{id: g, name: G, between: [1]}]", ("CK120", 5, 37, "forums[0].between[0]")),
        ("forums: [{id: g, name: G, start: 2019-13}]", ("CK124", 5, 34, "forums[0].start")),
        ("forums: [{id: g, name: G, start: 2019.5}]", ("CK120", 5, 34, "forums[0].start")),
        ("forums: [{id: g, name: G, start: ongoing}]", ("CK124", 5, 34, "forums[0].start")),
        ("forums: [{id: g, name: G, start: 2019, end: 2018}]", ("CK109", 5, 45, "forums[0].end")),
        ("forums: [{id: g, name: G, period: 2019}]", ("CK121", 5, 27, "forums[0].period")),
        ("forums: [{id: g, name: G, evidence: ['s 1']}]", ("CK125", 5, 38, "forums[0].evidence[0]")),
        ("forums: [{id: g, name: G, evidence: 's: 1'}]", ("CK120", 5, 37, "forums[0].evidence")),
        ("forums: [{id: g, name: G, evidence: ['t: 1']}]", ("CK110", 5, 38, "forums[0].evidence[0]")),
        ("funds: [{id: x, name: X, amount: 950}]", ("CK120", 5, 34, "funds[0].amount")),
        ("funds: [{id: x, name: X, amount: 950m}]", ("CK126", 5, 34, "funds[0].amount")),
        ("organisations: [{id: o, name: O, named: 1}]", ("CK120", 5, 41, "organisations[0].named")),
        ("organisations: [{id: o, name: O, named: not_stated}]", ("CK120", 5, 41, "organisations[0].named")),
        (
            "organisations: [{id: o, name: O, identifiers: {ods: 12}}]",
            ("CK120", 5, 53, "organisations[0].identifiers.ods"),
        ),
        ("rights: [{holders: {any: [a]}, power: take}]", ("CK121", 5, 21, "rights[0].holders.any")),
        ("rights: [{holders: 3, power: take}]", ("CK120", 5, 20, "rights[0].holders")),
        ("rights: [{holders: {each: {sits_on: f}}, power: take}]", ("CK121", 5, 28, "rights[0].holders.each.sits_on")),
        ("rights: [{holders: none, power: taek}]", ("CK123", 5, 33, "rights[0].power")),
        ("rights: [{holders: none, power: [take, 1]}]", ("CK120", 5, 40, "rights[0].power[1]")),
        ("rights: [{holders: none, power: take, powers: [take]}]", ("CK128", 5, 39, "rights[0].powers")),
        ("rights: [{holders: none}]", ("CK122", 5, 10, "rights[0]")),
        ("sites: []\nextends: england-2091", ("CK121", 5, 1, "sites")),
    ],
)
def test_a_fault_names_its_place(tmp_path: Path, body: str, fault: tuple[str, int, int, str]) -> None:
    """Each fault of a file has a code, the line and column of what is wrong, and its path."""
    assert _faults(tmp_path, body)[0] == fault


def test_hints_name_what_was_meant(tmp_path: Path) -> None:
    """An unknown key or word comes with the near ones there are."""
    path = tmp_path / "site.yaml"
    path.write_text(HEAD + "rights: [{holder: [a], holders: none, power: recomend}]", encoding="utf-8")

    with pytest.raises(InvalidArrangement) as caught:
        io.load(path)

    hints = [fault.hint for fault in caught.value.exceptions]
    assert hints[0].startswith('Did you mean "holders"')
    assert hints[1].startswith('Did you mean "recommend"')


def test_all_faults_are_told_together_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Types, keys, dates, names and circles of one file come in one exception, none hiding another."""
    body = """\
    areas:
      - {id: x, name: X, within: [y]}
      - {id: y, name: Y, within: [x]}
    forums:
      - {id: g, nam: G, start: 2019-02-30, papers: perhaps}
      - {id: h, name: H, nested_in: g, of: nobody-known}
    seats:
      - {forum: g, holder: zz}
    """
    assert [(code, line) for code, line, _, _ in _faults(tmp_path, body)] == [
        ("CK106", 6),
        ("CK122", 9),
        ("CK121", 9),
        ("CK124", 9),
        ("CK123", 9),
        ("CK101", 10),
        ("CK101", 12),
    ]


def test_an_entry_that_does_not_fit_is_no_unknown_name(tmp_path: Path) -> None:
    """Facts that name a broken entry are not faulted for it."""
    body = "forums: [{id: g, name: 3}, {id: h, name: H, nested_in: g}]"

    assert [fault[0] for fault in _faults(tmp_path, body)] == ["CK120"]


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("id: x\nas_at: 2019\n", ["CK127"]),
        ("format: commissionkit/2\nid: x\nas_at: 2019\n", ["CK127"]),
        ("format: commissionkit/1\nas_at: 2019\n", ["CK122"]),
        ("format: commissionkit/1\nid: x\n", ["CK122"]),
        ("format: commissionkit/1\nid: x\nas_at: soon\n", ["CK124"]),
        ("format: commissionkit/1\nid: x\nas_at: 2019\nextends: england-2091\n", ["CK130"]),
        ("format: commissionkit/1\nid: x\nas_at: 2019\narea: nowhere\n", ["CK101"]),
        ("format: commissionkit/1\nid: 7\nas_at: 2019\n", ["CK120"]),
        ("[format]\n", ["CK120"]),
        ("format\n", ["CK120"]),
    ],
)
def test_faults_of_the_head(tmp_path: Path, head: str, codes: list[str]) -> None:
    """Format, id and days are needed; baselines are not there yet; the area has to exist."""
    assert [fault[0] for fault in _faults(tmp_path, "", head)] == codes


def test_an_id_that_stands_twice_names_both_places(tmp_path: Path) -> None:
    """The second entry is at fault, and the message says where the first one stands."""
    path = tmp_path / "site.yaml"
    path.write_text(HEAD + "forums:\n  - {id: g, name: G}\nfunds:\n  - {id: g, name: H}\n", encoding="utf-8")

    with pytest.raises(InvalidArrangement) as caught:
        io.load(path)

    (fault,) = caught.value.exceptions
    assert (fault.code, fault.line, fault.column) == ("CK102", 8, 10)
    assert "line 6 (forums[0])" in fault.message


def test_the_same_fact_twice_is_a_duplicate(tmp_path: Path) -> None:
    """Two equal relations without ids are one fact written twice; with other evidence they are two."""
    twice = BODIES + "seats:\n  - {forum: f, holder: a}\n  - {forum: f, holder: a}\n"
    rivals = BODIES + 'seats:\n  - {forum: f, holder: a, evidence: ["s: 1"]}\n  - {forum: f, holder: a}\n'

    assert [fault[:2] for fault in _faults(tmp_path, twice)] == [("CK102", 12)]
    assert set(_load(tmp_path, rivals).seats.ids) == {"seat:f:a", "seat:f:a~2"}


def test_a_source_that_stands_twice(tmp_path: Path) -> None:
    """Two sources cannot bear one id."""
    head = HEAD.replace("[{id: s, title: Source}]", "[{id: s, title: Source}, {id: s, title: Other}]")

    assert [fault[:3] for fault in _faults(tmp_path, "", head)] == [("CK102", 4, 40)]


def test_plain_data_has_paths_and_no_lines() -> None:
    """Data that comes from no text is read alike; its faults say where in the data."""
    data = {"format": "commissionkit/1", "id": "x", "as_at": 2019, "forums": [{"id": "g", "nam": "G"}]}

    with pytest.raises(InvalidArrangement) as caught:
        io.from_data(data, "made up")

    assert [(f.code, f.place, f.path) for f in caught.value.exceptions] == [
        ("CK121", "made up", "forums[0].nam"),
        ("CK122", "made up", "forums[0]"),
    ]


def test_an_empty_list_of_facts_is_fine(tmp_path: Path) -> None:
    """A site file may list nothing at all."""
    assert len(_load(tmp_path, "forums: []")) == 0


def test_an_entry_with_two_mistakes_tells_both() -> None:
    """A name that nothing bears is told although another key of the same entry does not fit."""
    text = """\
format: commissionkit/1
id: site
as_at: 2019
organisations:
  - {id: my-ccg, name: My CCG, kind: ccg}
rights:
  - {holders: [my-cgc], power: tke, over: {service: surgry}}
"""
    _, faults = read(parse_yaml(text, file="site.yaml"), Bases().find)
    assert [(fault.code, fault.line, fault.column) for fault in faults] == [
        ("CK101", 7, 16),
        ("CK123", 7, 32),
        ("CK101", 7, 53),
    ]
