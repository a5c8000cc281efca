"""Evidence: every cited source is listed, and every fact cites one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from commissionkit.checks.among import distinct
from commissionkit.checks.fault import Fault
from commissionkit.errors import near_names, suggestion
from commissionkit.model import Arrangement
from commissionkit.sources import Citation

__all__ = ["uncited", "unknown_sources"]


def unknown_sources(arrangement: Arrangement) -> Iterator[Fault]:
    """Every cited source is one of the arrangement's sources."""
    known = {source.id for source in arrangement.sources}
    every: Iterable[tuple[Citation, ...]] = distinct(map(attrgetter("evidence"), arrangement))
    if all(cited.source in known for several in every for cited in several):
        return
    for fact in arrangement:
        for index, cited in enumerate(fact.evidence):
            if cited.source not in known:
                hint = suggestion(near_names(cited.source, known)) or "List it under sources."
                message = f'the source "{cited.source}" is not listed'
                path = ("evidence", index, "source")
                yield Fault(code="CK110", message=message, fact=fact.id, path=path, hint=hint, target=cited.source)


def uncited(arrangement: Arrangement) -> Iterator[Fault]:
    """Every fact says where it is found."""
    for fact in arrangement:
        if not fact.evidence:
            hint = 'Write evidence: ["source-id: place in it"].'
            yield Fault(code="CK201", message="no evidence", fact=fact.id, hint=hint, severity="warning")
