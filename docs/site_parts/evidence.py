"""What the page rests on: facts by kind and claim, by source, and what was looked for in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from commissionkit.model import Arrangement, Fact, Silence
from commissionkit.model.kinds import KINDS, list_of
from commissionkit.sources import Claim, Source, weakest
from site_parts.telling import matter, subject
from site_parts.wording import Row, beneath, blocks, counted, folded, lines, places, spaced, table

_STATED: Final = "stated"
_DETAIL: Final = "stated, but for a detail"
_UNCITED: Final = "no citation"
_CLAIMS: Final = (_STATED, _DETAIL, *(claim.value for claim in Claim if claim is not Claim.STATED), _UNCITED)


def evidence(site: Arrangement) -> str:
    """The section: coverage by kind, by source, and silences with their places."""
    kinds = {kind: [fact for fact in site if list_of(fact) == kind] for kind in KINDS}
    return blocks(
        "## Evidence",
        "How each fact is known. What the sources do not say (*silent*) is a fact without a claim.",
        table([*(_kind(kind, facts) for kind, facts in kinds.items() if facts), _kind("all", site)]),
        "### Sources",
        table(_source(site, source) for source in site.sources),
        "### Looked for, and not stated",
        "Places are those at which one would expect it and which were read.",
        folded(counted(len(site.silent), "thing"), table(_silences(site))) if site.silent else "*none recorded*",
    )


def standing(fact: Fact) -> str:
    """How a fact is known: the weakest of its claims, or that it is stated but for a detail."""
    claims = {citation.claim for citation in fact.evidence}
    low = weakest(claims)
    if low is None:
        return _UNCITED
    return _DETAIL if low is not Claim.STATED and Claim.STATED in claims else low.value


def _kind(kind: str, facts: Iterable[Fact]) -> Row:
    facts = list(facts)
    known = Counter(standing(fact) for fact in facts if not isinstance(fact, Silence))
    return {"Kind": spaced(kind), "Facts": len(facts), **{claim: known[claim] or None for claim in _CLAIMS}}


def _source(site: Arrangement, source: Source) -> Row:
    citing = [fact for fact in site if any(citation.source == source.id for citation in fact.evidence)]
    found = {citation.locator for fact in citing for citation in fact.evidence if citation.source == source.id}
    by = [*source.authors, source.publisher, source.year]
    return {
        "Called": source.id,
        "Source": beneath(source.title, ", ".join(filter(None, by))),
        "Licence": source.licence,
        "Facts": len(citing),
        "Places": len(found),
    }


def _silences(site: Arrangement) -> Iterable[Row]:
    """What was looked for, subject by subject."""
    groups: dict[str, list[Silence]] = {}
    for silence in site.silent:
        groups.setdefault(_of(site, silence), []).append(silence)
    for name, silences in groups.items():
        yield {
            "Of": name,
            "Not stated": lines(_what(silence) for silence in silences),
            "Looked at": places(citation for silence in silences for citation in silence.evidence),
        }


def _of(site: Arrangement, silence: Silence) -> str:
    if silence.subject:
        return subject(site, silence.subject)
    return matter(site, silence.over)


def _what(silence: Silence) -> str:
    what = silence.what.replace("_", " ") or f"who may {' or '.join(silence.powers)}"
    if silence.subject and not silence.what:
        what = f"whether it may {' or '.join(silence.powers)}"
    return f"{what} ({silence.note.rstrip('.')})" if silence.note else what
