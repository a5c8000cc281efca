"""What the report is of, how much is recorded, and what the words of the page mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from commissionkit.model import Arrangement
from commissionkit.reports.citing import References
from commissionkit.reports.markup import heading, joined, paragraph, tag
from commissionkit.reports.pictures import pictures
from commissionkit.reports.states import legend
from commissionkit.reports.subjects import Section, Subject
from commissionkit.reports.tabling import Content, table
from commissionkit.sources import Claim, weakest

__all__ = ["overview"]

_NOTE = (
    "Not stated: what a coder looked for and the sources do not say. Stated facts: the share of facts of which no part "
    "is weaker than stated, such as inferred or planned."
)
_COLUMNS = (
    "Arrangement",
    "Sources speak to",
    "Facts",
    "Organisations",
    "Forums",
    "Decision rights",
    "Funds and pots",
    "Contracts",
    "Processes",
    "Not stated",
    "Stated facts",
    "Rests on",
)


def overview(subjects: Sequence[Subject], _: References) -> Section:
    """A row for each arrangement, the coder's remarks, and the legend."""
    remarks = [
        joined([tag("dt", subject.name), tag("dd", subject.site.note)]) for subject in subjects if subject.site.note
    ]
    body = [
        paragraph(
            "Who plans and buys health and care together, who takes the decisions in law, and on what evidence. "
            "Cells, rows and answers lead to the passages that they rest on."
        ),
        table(
            "overview-sites",
            "What is recorded",
            _COLUMNS,
            map(_row, subjects),
            notes=(_NOTE,),
        ),
        tag("dl", *remarks) if remarks else "",
        *pictures("overview", subjects),
        heading(3, "How far things are known"),
        legend(),
    ]
    return Section(id="overview", title="Overview", body=joined(body))


def _row(subject: Subject) -> tuple[Content, ...]:
    site = subject.site
    return (
        subject.name,
        str(site.as_at) if site.as_at.kind == "days" else "not stated",
        len(site),
        len(site.organisations),
        len(site.forums),
        len(site.rights),
        len(site.funds) + len(site.pots),
        len(site.contracts),
        len(site.processes),
        len(site.silent),
        _stated(site),
        site.base.title or site.base.id if site.base is not None else None,
    )


def _stated(site: Arrangement) -> str | None:
    """The share of the facts that are stated throughout, of those that cite anything."""
    claims = Counter(weakest(citation.claim for citation in fact.evidence) for fact in site.facts if fact.evidence)
    return f"{100 * claims[Claim.STATED] // claims.total()}%" if claims else None
