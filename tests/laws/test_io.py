"""What is saved is loaded: the identity of `load` after `save`, for every arrangement and both forms."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import attrs
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commissionkit import checks, io
from commissionkit.io.json_file import json_text
from commissionkit.io.yaml_file import yaml_text
from commissionkit.model import (
    Area,
    Arrangement,
    Bearing,
    BudgetNature,
    Change,
    ChangeKind,
    CommissioningModel,
    Contract,
    Count,
    Coverage,
    DatedName,
    DecisionRight,
    Delegation,
    Discrepancy,
    DiscrepancyKind,
    DoubleRunning,
    Driver,
    Extent,
    Fact,
    Formality,
    Forum,
    Fund,
    HeirShare,
    Holding,
    Identifier,
    Instrument,
    Judgement,
    Level,
    Maturity,
    MoneyStatement,
    Observation,
    Organisation,
    Participation,
    Parties,
    Penalty,
    Place,
    Population,
    Post,
    Pot,
    Power,
    Practice,
    Process,
    Quantity,
    Removable,
    RiskBearer,
    RiskShare,
    Rule,
    Scope,
    Seat,
    Selection,
    Shift,
    Silence,
    Standing,
    Status,
    Term,
    TermKind,
    Vote,
    YesNo,
)
from commissionkit.nodes import parse_json, parse_yaml
from commissionkit.periods import NOT_STATED, ONGOING, Bound, Period
from commissionkit.sources import Citation, Claim, Source
from commissionkit.units import Money, Qualifier, Share

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
YEARS = st.sampled_from(["", "2019", "2018/19", "2015..2017", "2017/18 Q1..2019/20 Q2", "not_stated"])
AWKWARD = st.sampled_from(
    ["NO", "yes", "~", "null", "2019", "2019-04-17", "12:30", "0123", "5E1", "none", " x ", "a: b", "#"]
)
WORDS = TEXTS | AWKWARD
NAMES = WORDS.filter(bool)
YES_NO = st.sampled_from(YesNo)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
BOUNDS = (
    DAYS.map(Bound.on)
    | st.integers(1900, 2100).map(Bound.parse)
    | st.integers(1900, 2098).map(lambda year: Bound.parse(f"{year}/{(year + 1) % 100:02}"))
    | st.integers(1, 12).map(lambda month: Bound.parse(f"2019-{month:02}"))
    | st.sampled_from([Period.parse("[2018..2019-06]").start, Period.parse("[..2019]").start])
)


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    start, end = draw(BOUNDS | st.just(NOT_STATED)), draw(BOUNDS | st.sampled_from([ONGOING, NOT_STATED]))
    if start.first and end.last and end.last < start.first:
        start, end = end, start
    return Period(start, end)


PERIODS = _periods()
CITATIONS = st.builds(
    Citation, st.sampled_from(["s", "t"]), NAMES.filter(str.strip), st.sampled_from(Claim), NAMES.filter(str.strip)
)
MONEY = st.builds(
    Money,
    st.decimals(0, 10**12, places=2, allow_nan=False),
    st.sampled_from(["", "2019/20", "2019"]),
    st.sampled_from(Qualifier),
)
SHARES = st.builds(Share, st.fractions(0, 1, max_denominator=1000), st.sampled_from(Qualifier))
NUMBERS = st.decimals(0, 10**12, allow_nan=False, allow_infinity=False, places=4)
BODIES = st.sampled_from(["o1", "o2", "o3"])
SERVICES = st.sampled_from(["surgery", "acute", "gp-services"])
STAGES = st.sampled_from(["planning", "quality"])
FUNDS = st.sampled_from(["x1", "x1/p", "not_stated"])


def _some(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3, unique=True).map(tuple)


def _maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values


COMMON = {
    "period": PERIODS,
    "status": st.sampled_from(Status),
    "evidence": st.lists(CITATIONS, max_size=2).map(tuple),
    "note": WORDS,
}
SCOPES = st.builds(
    Scope, service=_maybe(SERVICES), stage=_maybe(STAGES), fund=_maybe(FUNDS), area=_maybe(st.just("p1"))
) | st.builds(Scope, about=BODIES)
RULES = (
    st.builds(Selection, seat_on=st.just("f1"), statutory=_maybe(YES_NO))
    | st.builds(Selection, signatory_of=st.just("i1"))
    | st.builds(Selection, kind=st.just("ccg"), statutory=_maybe(YES_NO))
)
NAMED = st.builds(Parties, ids=st.lists(BODIES, min_size=1, max_size=3, unique=True).map(tuple), each=st.booleans())
PARTIES = NAMED | st.builds(Parties, rule=RULES) | st.just(Parties(nobody=True))
HOLDINGS = _some(st.builds(Holding, service=SERVICES, extent=st.sampled_from(Extent)))
COUNTS = st.builds(Count, about=BODIES, value=NUMBERS, unit=WORDS, period=PERIODS)


def _fixed(cls: type[Fact], name: str, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Fact]:
    """A fact that others may name."""
    return st.builds(cls, id=st.just(name), name=NAMES, aliases=_some(WORDS), **COMMON, **fields)


def _free(cls: type[Fact], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Fact]:
    """A fact without an id of its own."""
    return st.builds(cls, **COMMON, **fields)


CODES = _some(st.builds(Identifier, WORDS, WORDS))
FIXED = (
    *(
        _fixed(
            Organisation,
            name,
            kind=st.sampled_from(["ccg", "not_stated"]),
            statutory=YES_NO,
            named=st.booleans(),
            identifiers=CODES,
            names=_some(st.builds(DatedName, name=WORDS, period=PERIODS)),
        )
        for name in ("o1", "o2", "o3")
    ),
    _fixed(
        Forum,
        "f1",
        identifiers=CODES,
        formality=st.sampled_from(Formality),
        papers=YES_NO,
        hours=_maybe(NUMBERS),
        rule=_maybe(
            st.builds(
                Rule,
                consensus=YES_NO,
                quorum=_maybe(st.integers(0, 99)),
                fallback=_maybe(st.builds(Vote, majority=WORDS, casting=WORDS)),
            )
        ),
        between=_some(BODIES),
    ),
    _fixed(Instrument, "i1", signatories=_some(BODIES)),
    _fixed(Fund, "x1", amount=_maybe(MONEY), pots_complete=YES_NO),
    _fixed(Pot, "x1/p", fund=st.just("x1"), share=_maybe(SHARES), services=HOLDINGS),
    _fixed(Place, "p1", identifiers=CODES),
    _fixed(Area, "p2", within=_some(st.just("p1"))),
)
FREE = st.one_of(
    _free(
        Seat, forum=st.just("f1"), holder=BODIES, standing=st.sampled_from([*Standing][:4]), title=WORDS, votes=YES_NO
    ),
    _free(Coverage, body=BODIES, area=st.just("p1"), share=_maybe(SHARES), people=_maybe(st.integers(0, 10**8))),
    _free(
        DecisionRight,
        holders=PARTIES,
        powers=st.lists(st.sampled_from(Power), min_size=1, max_size=3, unique=True).map(tuple),
        over=SCOPES,
        via=_maybe(st.just("f1")),
        quantity=st.sampled_from(Quantity),
        denied=st.booleans(),
        verb=WORDS,
    ),
    _free(Delegation, delegators=NAMED, delegate=st.just(Parties(ids=("f1",))), over=SCOPES, onward=st.booleans()),
    _free(Silence, subject=BODIES, what=NAMES, over=SCOPES),
    _free(
        Change,
        kind=st.sampled_from(ChangeKind),
        predecessors=st.just(("o1",)),
        successors=st.just(("o2",)),
        on=BOUNDS,
        name=WORDS,
        shares=_some(st.builds(HeirShare, heir=BODIES, share=SHARES, of=WORDS, predecessor=_maybe(BODIES))),
    ),
    _free(
        Population, about=BODIES, value=NUMBERS, upper=_maybe(NUMBERS), qualifier=st.sampled_from(Qualifier), year=YEARS
    ),
    _free(MoneyStatement, about=BODIES, amount=MONEY, meaning=WORDS, over=WORDS, year=YEARS),
    _free(
        Observation,
        about=BODIES,
        indicator=WORDS,
        value=_maybe(NUMBERS),
        unit=WORDS,
        finding=WORDS,
        group=WORDS,
        year=YEARS,
    ),
    _free(Shift, before=WORDS, after=WORDS, stage=_maybe(STAGES), of_all_sites=st.booleans()),
    _free(Practice, name=st.just("W"), topic=st.sampled_from(["", "roles"]), by=_some(BODIES), about=_maybe(BODIES)),
    _free(Judgement, name=st.just("J"), topic=st.sampled_from(["", "impact"]), of_all_sites=st.booleans()),
    _free(Discrepancy, name=st.just("W"), kind=st.sampled_from(DiscrepancyKind), facts=_some(BODIES), coded=WORDS),
    _free(Post, name=st.just("P"), organisations=_some(BODIES)),
    _free(
        Contract,
        name=st.just("C"),
        providers=_some(BODIES),
        services=HOLDINGS,
        terms=_some(st.builds(Term, kind=st.sampled_from(TermKind), amount=_maybe(MONEY), note=WORDS)),
        penalties=_some(st.builds(Penalty, name=WORDS, applies=YES_NO, enforced_by=_maybe(BODIES))),
    ),
    _free(
        Process,
        name=st.just("Q"),
        level=st.sampled_from(Level),
        stage=STAGES,
        drivers=_some(st.sampled_from(Driver)),
        removable=st.sampled_from(Removable),
        wte=_maybe(NUMBERS),
    ),
    _free(DoubleRunning, name=st.just("D"), of_all_sites=st.booleans()),
    _free(
        RiskShare,
        name=st.just("R"),
        of=st.just("x1"),
        bearers=_some(st.builds(RiskBearer, party=BODIES, share=_maybe(SHARES))),
    ),
    _free(
        CommissioningModel,
        name=st.just("M"),
        budget=_some(st.sampled_from(BudgetNature)),
        participation=st.sampled_from(Participation),
        maturity=_maybe(st.builds(Maturity, levels=_maybe(st.integers(1, 9)), first=WORDS, last=WORDS)),
    ),
    _free(Organisation, name=st.just("G"), generic=st.booleans()),
    _free(Judgement, name=st.just("J"), bearing=_maybe(st.sampled_from(Bearing))),
)


@st.composite
def arrangements(draw: st.DrawFn) -> Arrangement:
    """Arrangements whose facts name each other rightly; some ids are the coder's own, some follow from the content."""
    free = draw(st.lists(FREE, max_size=8, unique=True))
    own = draw(st.sets(st.integers(0, 7), max_size=2))
    named = (attrs.evolve(fact, id=f"own-{n}") if n in own else fact for n, fact in enumerate(free))
    return Arrangement(
        id=draw(NAMES),
        title=draw(WORDS),
        area=draw(st.sampled_from(["", "p1"])),
        as_at=draw(BOUNDS | st.just(Bound.parse("2019-10..2020-03", span=True)) | st.just(NOT_STATED)),
        note=draw(WORDS),
        version=draw(WORDS),
        sources=(Source("s", "S"), Source("t", "T", year=draw(WORDS), authors=draw(_some(WORDS)))),
        facts=(*draw(st.tuples(*FIXED)), *named),
    )


@given(arrangements())
def test_load_after_save_is_the_identity(site: Arrangement) -> None:
    """Every arrangement that breaks no rule comes back equal from both forms, and its texts stay as they are."""
    assert [fault for fault in checks.faults(site) if fault.severity == "error"] == []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("site.yaml", "site.json"):
            path = Path(folder) / name
            io.save(site, path)
            text = path.read_bytes()
            again = io.load(path)
            io.save(again, path)

            assert again == site
            assert path.read_bytes() == text


PLAIN = st.recursive(
    st.booleans() | st.integers(-(10**20), 10**20) | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(WORDS, PLAIN, max_size=4))
def test_plain_data_comes_back_from_both_forms(data: dict[str, object]) -> None:
    """Whatever plain data is written, our readers find the same."""
    assert parse_yaml(yaml_text(data)).data == data  # type: ignore[arg-type]
    assert parse_json(json_text(data)).data == data  # type: ignore[arg-type]


@given(st.dictionaries(WORDS, st.booleans() | st.integers() | WORDS, max_size=4))
def test_readers_of_the_older_yaml_find_the_same(data: dict[str, object]) -> None:
    """A reader of YAML 1.1 that knows nothing of us takes texts for texts."""
    assert yaml.safe_load(yaml_text(data)) == data  # type: ignore[arg-type]
