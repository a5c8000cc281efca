"""Money: funds and their pots, who puts in, who bears risk, what contracts pay, and published sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from commissionkit.answers import AnswerStatus
from commissionkit.codebooks.terms import payment, risk_pieces
from commissionkit.model import Arrangement, Contribution, Fact, Fund, Pot, YesNo
from commissionkit.questions.figures import statements
from commissionkit.reports.citing import References
from commissionkit.reports.holding import when
from commissionkit.reports.markup import Markup, joined, paragraph
from commissionkit.reports.pictures import pictures
from commissionkit.reports.states import chip
from commissionkit.reports.subjects import Section, Subject
from commissionkit.reports.tabling import Content, Sorted, table, without_empty
from commissionkit.sources import Citation
from commissionkit.units import Money

__all__ = ["money"]

#: The cells of a row without arrangement and evidence, and what is cited for them.
_Told: TypeAlias = tuple[tuple[Content, ...], Iterable[Citation]]


def money(subjects: Sequence[Subject], references: References) -> Section:
    """A table for each sort of fact about money that any of the arrangements records."""
    body = [
        paragraph("Sums stand as the sources give them, with what they put before them: ≈ is about, > is more than."),
        *pictures("money", subjects),
    ]
    for id_, caption, columns, tell in _TABLES:
        rows = [
            (first, subject.name, *cells, references.told(subject, evidence))
            for subject in subjects
            for (first, *cells), evidence in tell(subject.site)
        ]
        if rows:
            heads, kept = without_empty((columns[0], "Arrangement", *columns[1:], "Evidence"), rows)
            body.append(table(f"money-{id_}", caption, heads, kept))
        else:
            body.append(paragraph(f"{caption}: ", chip(AnswerStatus.NONE_RECORDED)))
    return Section(id="money", title="Money", body=joined(body))


def _funds(site: Arrangement) -> Iterator[_Told]:
    for fund in site.funds:
        yield _fund(site, fund), fund.evidence
        for pot in site.pots:
            if pot.fund == fund.id:
                yield _pot(site, pot), pot.evidence


def _fund(site: Arrangement, fund: Fund) -> tuple[Content, ...]:
    host = site.name(fund.host) if fund.host else _unrecorded()
    amount = _sum(fund.amount)
    return fund.name or fund.id, "fund", _when(site, fund), amount, None, None, host, fund.note or None


def _pot(site: Arrangement, pot: Pot) -> tuple[Content, ...]:
    share = Sorted(str(pot.share), f"{float(pot.share.value):.6f}") if pot.share else _unrecorded()
    legal = pot.legal_class.replace("_", " ").replace("-", " ")
    held = ", ".join(site.whole.name(holding.service) for holding in pot.services)
    note = " ".join(filter(None, (f"Holds {held}." if held else "", pot.note)))
    kind = f"pot of {site.name(pot.fund)}"
    return pot.name or pot.id, kind, _when(site, pot), None, share, legal, None, note or None


def _when(site: Arrangement, fact: Fact) -> Content:
    """From when to when, and whether it has ended or is planned, put in order by the first day; None for neither."""
    said = when(fact, site)
    bound = fact.period.start if fact.period.start.kind == "days" else fact.period.end
    return Sorted(said, str(bound.first or "")) if said else None


def _sum(amount: Money | None) -> Content:
    """A sum as the source gives it, put in order by the pounds that it comes to."""
    return Sorted(str(amount), f"{amount.amount:f}") if amount else _unrecorded()


def _unrecorded() -> Markup:
    return chip(AnswerStatus.NONE_RECORDED)


def _contributions(site: Arrangement) -> Iterator[_Told]:
    for one in site.contributions:
        yield _putting(site, one), one.evidence


def _putting(site: Arrangement, one: Contribution) -> tuple[Content, ...]:
    who, fund = site.name(one.organisation), site.name(one.fund)
    return who, fund, _when(site, one), *_contribution(one), one.note or None


def _contribution(one: Contribution) -> tuple[Content, ...]:
    if one.participates is YesNo.NO:
        return joined([chip(AnswerStatus.STATED_NONE), " stays out"]), None
    if one.participates is not YesNo.YES:
        return chip(AnswerStatus.NOT_STATED), None
    return "puts in", _sum(one.amount)


def _risks(site: Arrangement) -> Iterator[_Told]:
    for share, piece in zip(site.risk_shares, risk_pieces(site), strict=True):
        name, of = share.name or share.id, site.name(share.of)
        yield (name, of, _when(site, share), piece.text, share.note or None), share.evidence


def _contracts(site: Arrangement) -> Iterator[_Told]:
    for contract in site.contracts:
        paid = "; ".join(piece.text for piece in payment(site, [contract]))
        bought = ", ".join(map(site.name, contract.commissioners)) or _unrecorded()
        provided = ", ".join(map(site.name, contract.providers)) or _unrecorded()
        name, held = contract.name or contract.id, _when(site, contract)
        yield (name, bought, provided, held, paid or None, contract.note or None), contract.evidence


def _figures(site: Arrangement) -> Iterator[_Told]:
    for figure in statements(site):
        if figure.kind == "money":
            read = figure.reading()
            value = read["value"] if figure.number is None else Sorted(read["value"], f"{figure.number:f}")
            yield (read["topic"], read["about"], value, read["year"], figure.note or None), figure.evidence


_TABLES: tuple[tuple[str, str, tuple[str, ...], Callable[[Arrangement], Iterator[_Told]]], ...] = (
    (
        "funds",
        "Funds and their pots",
        ("Fund or pot", "Kind", "When", "Amount", "Share of the fund", "Legal class", "Host", "Note"),
        _funds,
    ),
    ("contributions", "Who puts in", ("Organisation", "Fund", "When", "Whether", "Amount", "Note"), _contributions),
    ("risk", "Who bears risk", ("Risk", "Of", "When", "Shared how", "Note"), _risks),
    (
        "contracts",
        "Contracts",
        ("Contract", "Commissioned by", "Provided by", "When", "How it pays", "Note"),
        _contracts,
    ),
    ("figures", "Published sums", ("Sum", "About", "Value", "Year", "Note"), _figures),
)
