"""Doubts: where sources disagree, what is the coder's reading, what stays open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import commissionkit as ck
from commissionkit.answers.bands import Verdict
from commissionkit.model import Arrangement, Discrepancy, DiscrepancyKind, Fact
from commissionkit.sources import Citation, Claim
from commissionkit.tables import escape_markdown
from site_parts.deciding import open_matters
from site_parts.layers import is_national
from site_parts.running import unclear_endings
from site_parts.telling import subject, told
from site_parts.wording import (
    Row,
    bullets,
    capital,
    counted,
    folded,
    in_line,
    lines,
    part,
    places,
    said_at,
    section,
    table,
)

_KINDS: Final = {
    DiscrepancyKind.FIGURES: "figures differ",
    DiscrepancyKind.ACCOUNTS: "accounts differ",
    DiscrepancyKind.WORDING: "wording reads several ways",
    DiscrepancyKind.PRINT: "oddity of print",
}
_SIDES: Final = (
    "Both sides stay in the data, each as its own source has it. *Coded as* says what the answers above build on."
)
_READINGS: Final = (
    "What no source says in so many words: inferences of the coder (†) and sums done on what is said (¶), each with "
    "its reason. If you read the place otherwise, this is where to disagree."
)


def doubts(site: Arrangement) -> str:
    """The section: discrepancies, inferences and derivations, open questions."""
    keep = not is_national(site)
    readings = list(_readings(site))
    listed = "\n".join(_discrepancy(site, one) for one in site.discrepancies) or "*none recorded*"
    read = folded(counted(len(readings), "reading"), table(readings)) if readings else "*none recorded*"
    return section(
        "Doubts",
        part("Where the sources disagree", listed, introduction=_SIDES, keep=keep),
        part("The coder's readings", read, introduction=_READINGS, keep=keep),
        part("Open questions", bullets(_open(site), nothing="none found"), keep=keep),
        keep=keep,
    )


def _discrepancy(site: Arrangement, one: Discrepancy) -> str:
    """One disagreement: both sides, the facts that it bears on, how it is coded, where it is said."""
    details = {
        "Coded as": one.coded or "none recorded",
        "Bears on": "; ".join(dict.fromkeys(subject(site, name) for name in one.facts)),
        "Said at": in_line(said_at(one)),
    }
    told_details = (f"  - *{head}*: {escape_markdown(text)}" for head, text in details.items() if text)
    head = f"- **{escape_markdown(one.name)}** ({_KINDS[one.kind]}). {escape_markdown(one.note)}"
    return "\n".join([head.rstrip(), *told_details])


def _readings(site: Arrangement) -> Iterator[Row]:
    """Each reason once, with all the facts that rest on it."""
    groups: dict[Citation, list[Fact]] = {}
    for fact in site:
        for citation in fact.evidence:
            if citation.claim in (Claim.INFERRED, Claim.DERIVED):
                groups.setdefault(citation, []).append(fact)
    for citation, facts in groups.items():
        yield {
            "Of": lines(told(fact, site) for fact in facts),
            "Reading and reason": capital(citation.note),
            "From": places([citation]),
        }


def _open(site: Arrangement) -> Iterable[str]:
    if not is_national(site):
        yield from open_matters(site)
    yield from unclear_endings(site)
    for check in ck.tier_check(site):
        if check.verdict is Verdict.OPEN:
            yield f"Whether the size of {check.about_name} fits its tier: {check.reason}."
