"""Words for cells: short names, what holds on the day, what the coder looked for in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

from commissionkit.answers import AnswerStatus
from commissionkit.comparison import Piece, Reading, piece
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Fact, NamedFact, Power, Silence, YesNo
from commissionkit.sources import Citation
from commissionkit.succession import as_of, default_day

__all__ = [
    "counted",
    "day_call",
    "fact_or_none",
    "fact_piece",
    "grouped",
    "listed",
    "named",
    "now",
    "of_facts",
    "others_too",
    "reading",
    "short",
    "silences",
    "unknown",
    "verb",
]

_LONG: Final = 45
_SHORTER: Final = ((" NHS Foundation Trust", " FT"), ("Clinical Commissioning Group", "CCG"))


@lru_cache(maxsize=16)  # each row of a comparison asks for the same few states
def now(site: Arrangement) -> Arrangement:
    """What holds on the day a question without a day is put to; all of it where the site gives no such day."""
    if site.snapshot is not None:
        return site
    try:
        return as_of(site, default_day(site))
    except RefusedQuestion:
        return site


def day_call(site: Arrangement, rest: str) -> str:
    """The call by which a reader sees the same: `ck.as_of(site, day)` and what follows."""
    if site.snapshot is not None or site.as_at.kind != "days":
        return f"{{site}}{rest}"
    return f'ck.as_of({{site}}, "{default_day(site)}"){rest}'


def fact_or_none(world: Arrangement, name: str) -> Fact | None:
    """The fact of that id; None where there is none."""
    try:
        return world[name]
    except UnknownName:
        return None


def short(world: Arrangement, name: str) -> str:
    """What to call a fact where there is little room: a long name gives way to an alias of several words."""
    found = fact_or_none(world, name)
    if not isinstance(found, NamedFact):
        return world.name(name)
    text = found.name
    if len(text) > _LONG:
        aliases = [alias for alias in found.aliases if " " in alias and 8 <= len(alias) < len(text)]
        text = max((a for a in aliases if not a.startswith("the ")), key=len, default=text)
    for long, brief in _SHORTER:
        text = text.replace(long, brief)
    return text


def others_too(complete: YesNo) -> str:
    """What follows a list that is not known to be complete."""
    return {YesNo.YES: "", YesNo.NO: " and others"}.get(complete, " and perhaps others")


def listed(names: Iterable[str]) -> str:
    """Names one after the other, each once."""
    return ", ".join(dict.fromkeys(names))


def named(world: Arrangement, names: Iterable[str]) -> str:
    """The short names of facts, one after the other."""
    return listed(short(world, name) for name in names)


def counted(number: int, what: str) -> str:
    """`1 forum`, `2 forums`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def silences(site: Arrangement, *what: str, about: Iterable[str] = ()) -> tuple[Silence, ...]:
    """What the coder looked for in vain: these attributes, of these facts or (none given) of any."""
    subjects = set(about)
    return tuple(s for s in site.silent if s.what in what and (not subjects or s.subject in subjects))


def unknown(call: str, looked: Sequence[Silence] = (), *notes: str) -> Reading:
    """Nothing to show: not stated where the coder looked, else none recorded."""
    evidence: tuple[Citation, ...] = tuple(c for silence in looked for c in silence.evidence)
    status = AnswerStatus.NOT_STATED if looked else AnswerStatus.NONE_RECORDED
    said = (silence.note for silence in looked if silence.note)
    return Reading(
        status=status, call=call, looked=evidence, notes=(*notes, *said), silent=(silence.id for silence in looked)
    )


def reading(pieces: Iterable[Piece], call: str, looked: Sequence[Silence] = ()) -> Reading:
    """The pieces, or that there are none."""
    shown = tuple(pieces)
    return Reading(pieces=shown, call=call) if shown else unknown(call, looked)


def fact_piece(world: Arrangement, text: str, *facts: Fact) -> Piece:
    """A piece that rests on facts; "perhaps" where it is not known that they held on the day."""
    perhaps = " (perhaps)" if any(world.may_be(fact) for fact in facts) else ""
    return piece(f"{text}{perhaps}", *facts)


def of_facts(world: Arrangement, facts: Iterable[Fact], call: str, looked: Sequence[Silence] = ()) -> Reading:
    """A piece for each fact: its short name."""
    return reading((fact_piece(world, short(world, fact.id), fact) for fact in facts), call, looked)


def grouped(
    world: Arrangement, facts: Iterable[Fact], words: Callable[[Fact], str], name: Callable[[Fact], str]
) -> tuple[Piece, ...]:
    """A piece for each group of facts described in the same words: `words (name, name)`."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(words(fact), []).append(fact)
    pieces = []
    for text, members in groups.items():
        names = listed(n for member in members if (n := name(member)))
        pieces.append(fact_piece(world, f"{text} ({names})" if names else text, *members))
    return tuple(pieces)


def verb(power: Power, number: int) -> str:
    """The power as a verb: `makes` for one, `make` for several."""
    text = power.value
    if number != 1:
        return text
    return f"{text[:-1]}ies" if text.endswith("fy") else f"{text}s"
