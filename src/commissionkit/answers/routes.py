"""One route: how a part of a matter is decided, link by link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from commissionkit.answers.holders import Holders
from commissionkit.answers.words import AnswerStatus, Mode
from commissionkit.model.terms import Extent, Power
from commissionkit.sources import Citation, Claim, weakest

__all__ = ["Denial", "Link", "Part", "Route"]

_NOBODY = Holders()


@attrs.frozen(kw_only=True)
class Link:
    """One step of a chain.

    Attributes:
        fact: The id of the fact that makes it.
        text: The step as a sentence.
        evidence: What is cited for it.
        maybe: Whether it is unknown that the fact held on the day.
        short: Whether the source means fewer than all bodies of a kind, so that it means these is inferred.
    """

    fact: str
    text: str
    evidence: tuple[Citation, ...] = ()
    maybe: bool = False
    short: bool = False

    @property
    def claim(self) -> Claim | None:
        """The weakest claim of its evidence; no more than inferred where it is `short`."""
        inferred = (Claim.INFERRED,) if self.short else ()
        return weakest([*(citation.claim for citation in self.evidence), *inferred])


@attrs.frozen(kw_only=True)
class Denial:
    """A source says that a body does not have some powers.

    Attributes:
        fact: The id of the denial.
        holder: Whose powers are denied.
        name: Its name.
        powers: Which powers.
        disputes: Whether a recorded right says otherwise over the same matter.
        evidence: What is cited for it.
    """

    fact: str
    holder: str
    name: str
    powers: tuple[Power, ...]
    disputes: bool = False
    evidence: tuple[Citation, ...] = ()

    def __str__(self) -> str:
        powers = " or ".join(power.value for power in self.powers)
        rival = "; a recorded right says otherwise" if self.disputes else ""
        return f"{self.name} is stated not to {powers}{rival}"


@attrs.frozen(kw_only=True)
class Part:
    """A part of the matter, split along the stated lines.

    Attributes:
        text: The part in words.
        service, stage, fund, area: Ids; None for the whole of that facet.
        without: What is taken out of it, being parts of their own.
        extent: How far the matter lies in this part.
        candidates: Pots it may lie in, where the pot is not stated.
        when: The days it speaks of, where the answer differs over the days meant.
    """

    text: str
    service: str | None = None
    stage: str | None = None
    fund: str | None = None
    area: str | None = None
    without: tuple[str, ...] = ()
    extent: Extent = Extent.WHOLE
    candidates: tuple[str, ...] = ()
    when: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.when})" if self.when else self.text


@attrs.frozen(kw_only=True, repr=False)
class Route:
    """How one part is decided.

    Attributes:
        part: Which part.
        mode: How the decision comes about.
        status: How far that is known.
        makers: Who makes or recommends.
        takers: Who takes or ratifies.
        binds: Whom the decision binds.
        responsible: Who is legally responsible.
        overseers: Who oversees or assures it.
        others: Everyone else with a power on neither side.
        denied: Denials that bear on it.
        links: The chain, each step with its evidence.
        verbs: The source's own verbs.
        gaps: What is missing or does not rest on anything.
        making, taking, overseeing: How far it is known who does.

    What it tells may be worked out when it is first asked for, by a teller that has these names.
    """

    part: Part
    mode: Mode
    status: AnswerStatus
    makers: Holders = _NOBODY
    takers: Holders = _NOBODY
    binds: Holders = _NOBODY
    responsible: Holders = _NOBODY
    overseers: Holders = _NOBODY
    others: Holders = _NOBODY
    denied: tuple[Denial, ...] = ()
    links: Sequence[Link] = ()
    verbs: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    making: AnswerStatus = AnswerStatus.NONE_RECORDED
    taking: AnswerStatus = AnswerStatus.NONE_RECORDED
    overseeing: AnswerStatus = AnswerStatus.NONE_RECORDED
    _teller: object = attrs.field(default=None, eq=False, repr=False)

    @classmethod
    def told_by(cls, teller: object) -> Route:
        """A route that is told by something else, each part of it when it is asked for."""
        made = object.__new__(cls)
        object.__setattr__(made, "_teller", teller)
        return made

    if not TYPE_CHECKING:  # a checker would let every misspelt name pass

        def __getattr__(self, name: str) -> object:
            if name not in _TOLD:
                raise AttributeError(f"a route has no {name}")
            told = getattr(self._teller, name)
            object.__setattr__(self, name, told)
            return told

    def __reduce__(self) -> tuple[Callable[[dict[str, object]], Route], tuple[dict[str, object]]]:
        return _of, ({name: getattr(self, name) for name in _TOLD},)

    def __repr__(self) -> str:
        return f"<Route {self.part}: {self.mode}, {self.status}>"

    def held(self, question: str) -> Holders:
        """Those that a question asks for; for a route, the takers."""
        sides = {"who_makes": self.makers, "who_is_responsible": self.responsible, "who_oversees": self.overseers}
        return sides.get(question, self.takers)

    def known(self, question: str) -> AnswerStatus:
        """How far that is known which a question asks for."""
        sides = {
            "who_makes": self.making,
            "who_takes": self.taking,
            "who_is_responsible": self.taking,
            "who_oversees": self.overseeing,
        }
        return sides.get(question, self.status)

    @property
    def weakest_claim(self) -> Claim | None:
        """The weakest claim of the chain."""
        return weakest(link.claim for link in self.links if link.claim is not None)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited, each citation once."""
        denials = (citation for denial in self.denied for citation in denial.evidence)
        return tuple(dict.fromkeys([*(c for link in self.links for c in link.evidence), *denials]))

    def record(self) -> dict[str, str | None]:
        """The route as one flat row."""
        claim = self.weakest_claim
        return {
            "part": str(self.part),
            "mode": self.mode.value,
            "status": self.status.value,
            "makers": str(self.makers) if self.makers else None,
            "takers": str(self.takers) if self.takers else None,
            "responsible": str(self.responsible) if self.responsible else None,
            "weakest_claim": claim.value if claim else None,
            "evidence": "; ".join(str(c) for c in self.evidence) or None,
        }

    def to_dict(self) -> dict[str, object]:
        """The route as JSON-ready data."""
        return {
            **self.record(),
            "makers": self.makers.records(),
            "takers": self.takers.records(),
            "binds": list(self.binds.ids),
            "responsible": self.responsible.records(),
            "overseers": self.overseers.records(),
            "denied": [str(denial) for denial in self.denied],
            "links": [{"fact": link.fact, "text": link.text} for link in self.links],
            "gaps": list(self.gaps),
            "evidence": [str(c) for c in self.evidence],
        }


def _of(told: dict[str, object]) -> Route:
    """A route with all that it tells."""
    return Route(**told)  # type: ignore[arg-type]  # the fields of another route


_TOLD: Final = frozenset(field.name for field in attrs.fields(Route)) - {"_teller"}
