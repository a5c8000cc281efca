"""Themes of the report put to one site: the shifts of its table, what helped and what hindered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, TypeAlias

from commissionkit.answers import AnswerStatus
from commissionkit.codebooks.listing import facts_where, label, matching
from commissionkit.codebooks.wording import fact_piece, now
from commissionkit.comparison import Characteristic, Codebook, Piece, Reading
from commissionkit.model import Arrangement, Fact, FactorKind, Theme
from commissionkit.model.vocabulary import shared

__all__ = ["ENABLERS_AND_BARRIERS", "SHIFTS"]

_GENERAL: Final = "said of the three sites together"

#: What is shown of a fact that belongs to a theme.
Told: TypeAlias = Callable[[Arrangement, Fact], Iterable[Piece]]


def _themed(theme: Theme, what: str, told: Told) -> Callable[[Arrangement], Reading]:
    """The facts of a site that belong to a theme, `what` being their word; the theme itself where it has none."""

    def ask(site: Arrangement) -> Reading:
        world = now(site)
        found = list(matching(world, (f"{what}s",), {"theme": theme.id}))
        call = f'[{what} for {what} in {{site}}.{what}s if {what}.theme == "{theme.id}"]'
        if not found:
            return _only_general(theme, call)
        return Reading(pieces=tuple(part for fact in found for part in told(world, fact)), call=call)

    return ask


def _passages(theme: Theme, world: Arrangement, fact: Fact) -> Iterable[Piece]:
    """That it is said of all sites; then how it shows in passages of the site's own."""
    table = {(citation.source, citation.locator) for citation in theme.evidence}
    said = [citation for citation in fact.evidence if (citation.source, citation.locator) in table]
    if not said:
        yield from _named(world, fact)
        return
    yield Piece(_GENERAL, said, [fact.id])
    for citation in fact.evidence:
        if citation.note and citation not in said:
            yield Piece(citation.note.removeprefix("an instance; "), [citation], [fact.id])


def _only_general(theme: Theme, call: str) -> Reading:
    """Nothing of the site's own: the theme is cited as what the report finds somewhere among its sites."""
    note = f"The report finds it among its sites, without saying at which: {theme.name}."
    return Reading(status=AnswerStatus.NONE_RECORDED, call=call, notes=(note,), looked=theme.evidence)


def _named(world: Arrangement, fact: Fact) -> Iterable[Piece]:
    yield fact_piece(world, label(world, fact), fact)


def _other(kind: FactorKind) -> Callable[[Arrangement], Reading]:
    """What helped or hindered and belongs to no theme of the report."""
    return facts_where("factors", kind=kind, theme="")


def _rows(kind: FactorKind) -> Iterable[Characteristic]:
    """A row for each theme of the report's box that is of this kind."""
    for theme in shared().factors:
        if theme.kind == kind:
            yield Characteristic(theme.id, theme.name, _themed(theme, "factor", _named))


SHIFTS: Final = Codebook(
    "shifts",
    "Eight shifts",
    [
        Characteristic(
            theme.id,
            f"From {theme.before} to {theme.after}",
            _themed(theme, "shift", partial(_passages, theme)),
        )
        for theme in shared().shifts
    ],
    notes=("The eight rows are those of Table 1 of the report, as interviewees at its three sites put them.",),
)

ENABLERS_AND_BARRIERS: Final = Codebook(
    "enablers-and-barriers",
    "What helped and what hindered",
    [
        *_rows(FactorKind.ENABLER),
        Characteristic("other-enablers", "Other help", _other(FactorKind.ENABLER)),
        *_rows(FactorKind.BARRIER),
        Characteristic("other-barriers", "Other hindrances", _other(FactorKind.BARRIER)),
        Characteristic("drivers", "What drove it", facts_where("factors", kind=FactorKind.DRIVER)),
        Characteristic("risks", "Risks", facts_where("factors", kind=FactorKind.RISK)),
        Characteristic("challenges", "Challenges", facts_where("factors", kind=FactorKind.CHALLENGE)),
        Characteristic("benefits", "Benefits", facts_where("factors", kind=FactorKind.BENEFIT)),
        Characteristic("impact", "What can be said of results", facts_where("judgements", topic="impact")),
    ],
    notes=("The themes are those of the report's box on what interviewees most often named.",),
)
