"""What the arrangements cite: each passage stands once in the page, and is cited by its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from commissionkit.model import Arrangement
from commissionkit.reports.markup import Markup, escaped, joined, paragraph, tag
from commissionkit.reports.subjects import Subject
from commissionkit.sources import Citation, Claim, Source

__all__ = ["References"]

#: How a claim that is weaker than stated is told behind a citation.
_CLAIMS: Final = {
    Claim.DERIVED: "reckoned",
    Claim.REPORTED: "said by interviewees",
    Claim.INFERRED: "inferred by the coder",
    Claim.PLANNED: "planned",
}


@attrs.define(eq=False)
class References:
    """The sources of a report, and the passages of them that its sections cite, numbered as they are first cited.

    Attributes:
        sources: The sources, in the order of the arrangements and of their lists, those of baselines behind.
        numbers: The number of a source by that of the arrangement and what it is called there.
        passages: What is cited, as HTML, with its number.
    """

    sources: tuple[Source, ...]
    numbers: Mapping[tuple[int, str], int]
    passages: dict[Markup, int] = attrs.field(factory=dict)

    @classmethod
    def of(cls, subjects: Sequence[Subject]) -> References:
        """The sources of these arrangements and of the baselines that they rest on."""
        found: dict[Source, int] = {}
        numbers: dict[tuple[int, str], int] = {}
        layered = [(subject.at, tuple(_layers(subject.site))) for subject in subjects]
        for depth in range(max(len(layers) for _, layers in layered)):
            for at, layers in layered:
                for source in layers[depth].sources if depth < len(layers) else ():
                    number = found.setdefault(source, len(found) + 1)
                    numbers.setdefault((at, source.id), number)
        return cls(tuple(found), numbers)

    def listed(self, subject: Subject, citations: Iterable[Citation]) -> Markup:
        """Citations as numbers that lead to the passages; nothing where there are none.

        The script of the page makes a list of them and writes the passages out beside their numbers.
        """
        found = dict.fromkeys(self._number(subject, citation) for citation in citations)
        return paragraph(joined((tag("a", str(number), href=f"#p{number}") for number in found), " "), class_="cited")

    def told(self, subject: Subject, citations: Iterable[Citation]) -> Markup:
        """The same in a cell of its own: words that say so where nothing is cited."""
        return self.listed(subject, citations) or tag("span", "nothing cited", class_="quiet")

    def _number(self, subject: Subject, citation: Citation) -> int:
        return self.passages.setdefault(self._passage(subject, citation), len(self.passages) + 1)

    def _passage(self, subject: Subject, citation: Citation) -> Markup:
        """The source, which leads to the list of sources, the place in it, and how it is known."""
        number = self.numbers.get((subject.at, citation.source))
        source = tag("a", citation.source, href=f"#s{number}") if number else escaped(citation.source)
        claim = _CLAIMS.get(citation.claim, "")
        said = f"{claim}: {citation.note}" if claim and citation.note else claim or citation.note
        return joined([source, f": {citation.locator}", tag("em", f" ({said})") if said else ""])


def _layers(site: Arrangement) -> Iterator[Arrangement]:
    """An arrangement, the baseline that it rests on, that of the baseline, and so on."""
    layer: Arrangement | None = site
    while layer is not None:
        yield layer
        layer = layer.base
