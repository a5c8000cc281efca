"""Where a fact comes from: sources, citations, and how strongly a citation claims what it supports."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from commissionkit.errors import InvalidText

__all__ = ["Citation", "Claim", "Source", "weakest"]

_FORM: Final = 'Write "source-id: place in it", with "[inferred: why]" behind it where the text does not say so.'
_SHORT: Final = 400  # longer ones are read anew each time: what is kept stays small
_SOURCE_ID: Final = re.compile(r"[^\s:\[\]\\]+")
_ESCAPED: Final = re.compile(r"\\([\[\]\\])")
_BRACKET_WORD: Final = re.compile(r"\[\s*(\w+)\s*(?=[:\]]|$)")


class Claim(enum.StrEnum):
    """How we know: members from the strongest to the weakest."""

    STATED = "stated"
    DERIVED = "derived"
    REPORTED = "reported"
    INFERRED = "inferred"
    PLANNED = "planned"

    @property
    def strength(self) -> int:
        """A number that only orders claims: 4 for stated down to 0 for planned."""
        return _STRENGTHS[self]

    @property
    def needs_note(self) -> bool:
        """Whether the claim is the coder's own reasoning, which has to be written down."""
        return self in (Claim.INFERRED, Claim.DERIVED)


_STRENGTHS: Final = {claim: strength for strength, claim in enumerate(reversed(Claim))}


def weakest(claims: Iterable[Claim]) -> Claim | None:
    """The weakest of the claims, or None where there are none: a chain is as strong as that link."""
    return min(claims, key=_STRENGTHS.__getitem__, default=None)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    if isinstance(texts, str):
        raise InvalidText(texts, "one text where a list of names belongs", hint="Write a list, such as [A. Author].")
    return tuple(_spaced(text) for text in texts)


def _year_text(year: str | int) -> str:
    return _spaced(str(year))


def _require_id(text: str) -> None:
    if not _SOURCE_ID.fullmatch(text):
        reason = "no source is named" if not text else "a source id has no spaces, colons, brackets or backslashes"
        raise InvalidText(text, reason, hint=_FORM)


@frozen
class Source:
    """A document, page or data set that facts are cited from.

    Attributes:
        id: What citations call it; no spaces, colons or brackets.
        title: Its title.
        publisher: Who published it.
        authors: Names as printed, in order.
        year: The year as text, qualified where it is not printed: `2019 or 2020 [inferred]`.
        kind: Such as `report`, `article`, `blog`, `dataset`.
        url: Where it is found.
        licence: The licence of the document itself.
        note: Anything a reader of a citation should know.
        published: The day or month of publication, as far as it is known.

    Raises:
        InvalidText: The id or the title is missing or malformed.
    """

    id: str = field(converter=_spaced)
    title: str = field(converter=_spaced)
    publisher: str = field(default="", converter=_spaced)
    authors: tuple[str, ...] = field(default=(), converter=_texts)
    year: str = field(default="", converter=_year_text)
    kind: str = field(default="", converter=_spaced)
    url: str = field(default="", converter=_spaced)
    licence: str = field(default="", converter=_spaced)
    note: str = field(default="", converter=_spaced)
    published: str = field(default="", converter=_year_text)

    def __attrs_post_init__(self) -> None:
        _require_id(self.id)
        if not self.title:
            raise InvalidText(self.id, "a source needs its title", hint="Write title: as it is printed.")


@frozen
class Citation:
    """The place in a source that a fact rests on, and what kind of claim that is.

    As one string: `tkf-2020: Case study 2, Planning [inferred: why]`. A bracket at the end that opens with the word of
    a claim is the claim; any other bracket belongs to the place. A backslash before a bracket takes its meaning away.
    White space is normalised.

    Attributes:
        source: The id of the source.
        locator: The place in it: a section, page, table or cell.
        claim: How we know; `stated` unless said.
        note: Why, or what was reckoned; `inferred` and `derived` need it.

    Raises:
        InvalidText: The source or the place is missing, or a note that is needed.
    """

    source: str = field(converter=_spaced)
    locator: str = field(converter=_spaced)
    claim: Claim = Claim.STATED
    note: str = field(default="", converter=_spaced)

    def __attrs_post_init__(self) -> None:
        _require_id(self.source)
        if not self.locator:
            raise InvalidText(self.source, "no place in the source is named", hint=_FORM)
        if self.claim is not Claim.STATED and self.claim.needs_note and not self.note:
            written = f"{self.source}: {self.locator} [{self.claim}]"
            raise InvalidText(written, f"{self.claim} without a note", hint=f"Write [{self.claim}: why].")

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read the one-string form.

        Raises:
            InvalidText: No colon, no source, no place, a claim without the note it needs, a claim that is misspelt or
                does not stand at the end (it would otherwise pass for `stated`).
        """
        written = _spaced(text)
        return _read(written) if len(written) <= _SHORT else _read.__wrapped__(written)

    def __str__(self) -> str:
        # A backslash of the place itself escapes nothing, so it is doubled before the place is looked over.
        is_like_a_claim = bool(_claim_like(self.locator.replace("\\", "\\\\")))
        place = f"{self.source}: {_escaped(self.locator, also=is_like_a_claim)}"
        if self.note:
            return f"{place} [{self.claim}: {_escaped(self.note)}]"
        return place if self.claim is Claim.STATED else f"{place} [{self.claim}]"


@functools.lru_cache(maxsize=4096)
def _read(written: str) -> Citation:
    """The citation of a text whose white space is normal; many facts cite one place."""
    source, colon, rest = (part.strip() for part in written.partition(":"))
    if not colon:
        raise InvalidText(written, "no colon between the source and the place in it", hint=_FORM)
    if "[" not in rest and "\\" not in written:
        return Citation(source, rest)
    locator, claim, note = _parted(rest)
    if stray := _claim_like(locator):
        hint = "A claim is stated, derived, reported, inferred or planned, and stands once, at the end."
        raise InvalidText(written, f"[{stray} is no claim at the end", hint=f"{hint} Write \\[ for a mere bracket.")
    return Citation(_unescaped(source), _unescaped(locator), claim, _unescaped(note))


def _masked(text: str) -> str:
    """The text, equally long, with what is escaped blotted out."""
    return _ESCAPED.sub("\0\0", text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _escaped(text: str, *, also: bool = False) -> str:
    """The text as it can be written: brackets keep their look where they are in pairs and mean no claim."""
    doubled = text.replace("\\", "\\\\")
    if also or not _balanced(text):
        return doubled.replace("[", "\\[").replace("]", "\\]")
    return doubled


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return False
    return depth == 0


def _claim_like(text: str) -> str:
    """The first word behind a bracket that is, or is nearly, the word of a claim."""
    return next((found[1] for found in _BRACKET_WORD.finditer(_masked(text)) if _is_near_a_claim(found[1])), "")


def _is_near_a_claim(word: str) -> bool:
    import difflib  # slow to import, and most texts have no bracket

    return bool(difflib.get_close_matches(word.casefold(), [claim.value for claim in Claim], n=1, cutoff=0.85))


def _parted(rest: str) -> tuple[str, Claim, str]:
    """Place, claim and note of what stands behind the colon, still escaped."""
    masked = _masked(rest)
    depth = 0
    for at in range(len(rest) - 1 if masked.endswith("]") else -1, -1, -1):
        depth += (masked[at] == "]") - (masked[at] == "[")
        if depth == 0:
            word, _, note = rest[at + 1 : -1].partition(":")
            for claim in Claim:
                if word.strip().casefold() == claim.value:
                    return rest[:at].strip(), claim, note.strip()
            break
    return rest, Claim.STATED, ""
