"""Themes of the report put to one site: the shifts of its table, what helped and what hindered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from commissionkit.answers import AnswerStatus
from commissionkit.codebooks.listing import facts_where, label, matching
from commissionkit.codebooks.wording import fact_piece, now
from commissionkit.comparison import Characteristic, Codebook, Piece, Reading
from commissionkit.model import Arrangement, Fact, FactorKind, Theme
from commissionkit.model.vocabulary import shared

__all__ = ["ENABLERS_AND_BARRIERS", "SHIFTS"]

_GENERAL: Final = "said of the three sites together"


def _shift(theme: Theme) -> Callable[[Arrangement], Reading]:
    """A shift of the table at one site: the passages of its own that are an instance, else that it is said of all."""

    def ask(site: Arrangement) -> Reading:
        world = now(site)
        found = list(matching(world, ("shifts",), {"theme": theme.id}))
        call = f'[shift for shift in {{site}}.shifts if shift.theme == "{theme.id}"]'
        if not found:
            return _only_general(theme, call)
        return Reading(pieces=tuple(p for fact in found for p in _passages(world, fact, theme)), call=call)

    return ask


def _passages(world: Arrangement, fact: Fact, theme: Theme) -> Iterable[Piece]:
    """That it is said of all sites; then how it shows in passages of the site's own."""
    table = {(citation.source, citation.locator) for citation in theme.evidence}
    said = [citation for citation in fact.evidence if (citation.source, citation.locator) in table]
    if not said:
        yield fact_piece(world, label(world, fact), fact)
        return
    yield Piece(_GENERAL, said, [fact.id])
    for citation in fact.evidence:
        if citation.note and citation not in said:
            yield Piece(citation.note.removeprefix("an instance; "), [citation], [fact.id])


def _only_general(theme: Theme, call: str) -> Reading:
    """Nothing of the site's own: the theme is cited as what the report finds somewhere among its sites."""
    note = f"The report finds it among its sites, without saying at which: {theme.name}."
    return Reading(status=AnswerStatus.NONE_RECORDED, call=call, notes=(note,), looked=theme.evidence)


def _factor(theme: Theme) -> Callable[[Arrangement], Reading]:
    def ask(site: Arrangement) -> Reading:
        world = now(site)
        found = list(matching(world, ("factors",), {"theme": theme.id}))
        call = f'[factor for factor in {{site}}.factors if factor.theme == "{theme.id}"]'
        if not found:
            return _only_general(theme, call)
        return Reading(pieces=tuple(fact_piece(world, label(world, fact), fact) for fact in found), call=call)

    return ask


def _other(kind: FactorKind) -> Callable[[Arrangement], Reading]:
    """What helped or hindered and belongs to no theme of the report."""
    return facts_where("factors", kind=kind, theme="")


def _rows(themes: Iterable[Theme], asks: Callable[[Theme], Callable[[Arrangement], Reading]]) -> list[Characteristic]:
    return [Characteristic(theme.id, theme.name, asks(theme)) for theme in themes]


SHIFTS: Final = Codebook(
    "shifts",
    "Eight shifts",
    [Characteristic(theme.id, f"From {theme.before} to {theme.after}", _shift(theme)) for theme in shared().shifts],
    notes=("The eight rows are those of Table 1 of the report, as interviewees at its three sites put them.",),
)

ENABLERS_AND_BARRIERS: Final = Codebook(
    "enablers-and-barriers",
    "What helped and what hindered",
    [
        *_rows([theme for theme in shared().factors if theme.kind == "enabler"], _factor),
        Characteristic("other-enablers", "Other help", _other(FactorKind.ENABLER)),
        *_rows([theme for theme in shared().factors if theme.kind == "barrier"], _factor),
        Characteristic("other-barriers", "Other hindrances", _other(FactorKind.BARRIER)),
        Characteristic("drivers", "What drove it", facts_where("factors", kind=FactorKind.DRIVER)),
        Characteristic("risks", "Risks", facts_where("factors", kind=FactorKind.RISK)),
        Characteristic("challenges", "Challenges", facts_where("factors", kind=FactorKind.CHALLENGE)),
        Characteristic("benefits", "Benefits", facts_where("factors", kind=FactorKind.BENEFIT)),
        Characteristic("impact", "What can be said of results", facts_where("judgements", topic="impact")),
    ],
    notes=("The themes are those of the report's box on what interviewees most often named.",),
)
