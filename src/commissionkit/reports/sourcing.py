"""The sources of the page: what the citations name."""

from __future__ import annotations

from collections.abc import Sequence

from commissionkit.reports.citing import References
from commissionkit.reports.markup import heading, joined, paragraph, tag
from commissionkit.reports.subjects import Section, Subject
from commissionkit.sources import Source

__all__ = ["sourcing"]


def sourcing(subjects: Sequence[Subject], references: References) -> Section:
    """Every source, and every passage that the sections before it cite.

    Addresses are written out and lead nowhere, so that the page refers to nothing elsewhere.
    """
    listed = [tag("li", _told(source), id=f"s{at}") for at, source in enumerate(references.sources, start=1)]
    passages = [tag("li", passage, id=f"p{number}") for passage, number in references.passages.items()]
    coded = "; ".join(f"{one.name}{f', version {one.site.version}' if one.site.version else ''}" for one in subjects)
    body = [
        paragraph(f"Codings: {coded}."),
        tag("ol", *listed, class_="sources") if listed else paragraph("No source is listed."),
        heading(3, "Passages"),
        paragraph("What the numbers cite: the source, the place in it, and how it is known where it is not stated."),
        tag("ol", *passages, class_="sources passages") if passages else paragraph("Nothing is cited."),
    ]
    return Section(id="sources", title="Sources", body=joined(body))


def _told(source: Source) -> str:
    by = ", ".join(filter(None, ("; ".join(source.authors), source.publisher)))
    rest = [by, source.year, source.kind, source.url, source.licence, source.note]
    return joined([tag("strong", source.title), " (", tag("code", source.id), "). ", ". ".join(filter(None, rest))])
