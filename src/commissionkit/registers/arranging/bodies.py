"""Organisations as facts: one for each code, whatever the number of files that tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

import attrs

from commissionkit.model import Identifier, Organisation, YesNo
from commissionkit.model.base import slug
from commissionkit.model.vocabulary import shared
from commissionkit.periods import NOT_STATED, Period
from commissionkit.registers.area_rows import Belonging, Overlap
from commissionkit.registers.arranging.citing import Cited, Register, rows_of, span
from commissionkit.registers.arranging.kinds import kind_of, kind_word
from commissionkit.registers.oddities import successions_in
from commissionkit.registers.rows import Body, Partner, Row, Split, Succession
from commissionkit.sources import Citation, Claim

__all__ = ["last_days", "organisations", "partner_id", "shared_successions"]

#: How registers write that a body is no more.
_OVER: Final = frozenset({"c", "closed", "inactive"})
_BOARD: Final = "integrated-care-board"
_UNKNOWN_DAYS: Final = Period(NOT_STATED, NOT_STATED)


def organisations(
    registers: Sequence[Register], footprints: Sequence[Cited[Overlap]], forums: frozenset[str]
) -> dict[str, Organisation]:
    """The organisations by code: those of organisation files first, then those that other rows only name.

    Args:
        registers: What was read.
        footprints: What commissioners and districts share.
        forums: Codes of partnerships, which are no organisations.
    """
    told: dict[str, list[Cited[Body]]] = {}
    for cited in rows_of(registers, Body):
        told.setdefault(cited.row.code, []).append(cited)
    found = {one.id: one for one in (_organisation(rows) for rows in told.values()) if one.id not in forums}
    found |= {one.id: one for one in _boards(told, forums)}
    for code, made in _named(registers, footprints):
        if code and code not in forums:
            found.setdefault(code, made())
    for one in shared_successions(registers):
        for code, kind in ((one.row.before, one.row.before_kind), (one.row.after, one.row.after_kind)):
            if code not in found and code not in forums:
                found[code] = _by_succession(code, kind, one)
    return found


def _boards(told: Mapping[str, Sequence[Cited[Body]]], forums: frozenset[str]) -> Iterator[Organisation]:
    """The integrated care boards that share the code of the partnership from which they came."""
    for code in sorted(forums & told.keys()):
        board = _organisation(told[code])
        if board.kind == _BOARD:
            yield attrs.evolve(board, id=f"icb-{code}")


def last_days(registers: Sequence[Register]) -> dict[str, date | None]:
    """The last days of the bodies that organisation files tell of; None for those that they have open."""
    found: dict[str, date | None] = {}
    for cited in rows_of(registers, Body):
        body = cited.row
        if body.closed is not None or (body.opened is not None and body.status.casefold() not in _OVER):
            found.setdefault(body.code, body.closed)
    return found


def _named(
    registers: Sequence[Register], footprints: Sequence[Cited[Overlap]]
) -> Iterator[tuple[str, Callable[[], Organisation]]]:
    """The bodies that rows about something else name, each with what makes it."""
    for split in rows_of(registers, Split):
        row = split.row
        yield row.before, partial(_by_name, row.before, split, row.before_name, "pct")
        yield row.after, partial(_by_name, row.after, split, row.after_name, "ccg")
    for partner in rows_of(registers, Partner):
        name = partner.row
        yield partner_id(name), partial(_by_name, partner_id(name), partner, name.name, name.kind, ods=name.code)
    for belonging in rows_of(registers, Belonging):
        one = belonging.row
        told = partial(_by_name, one.commissioner, belonging, one.commissioner_name, "ccg", gss=one.commissioner_gss)
        yield one.commissioner, told
    for overlap in footprints:
        yield overlap.row.commissioner, partial(_by_name, overlap.row.commissioner, overlap)


def partner_id(partner: Partner) -> str:
    """The code of a partner; where none is printed, its name as an id."""
    return partner.code or f"partner-{slug(partner.name)}"


def shared_successions(registers: Sequence[Register]) -> Iterable[Cited[Succession]]:
    """The successions of all files, those told within organisations among them."""
    for cited in rows_of(registers, Row):
        for one in successions_in((cited.row,)):
            yield Cited(one, cited.source, cited.form)


def _organisation(rows: Sequence[Cited[Body]]) -> Organisation:
    """One organisation of all the rows with its code; where they differ, the first that says something."""
    bodies = [cited.row for cited in rows if not cited.row.reference_only] or [cited.row for cited in rows]
    first = bodies[0]
    kinds = [kind_of(body) for body in bodies]
    kind, why = next((one for one in kinds if one[0] != "not_stated"), kinds[0])
    opened = next((body.opened for body in bodies if body.opened is not None), None)
    closed = next((body.closed for body in bodies if body.closed is not None), None)
    gss = next((body.gss for body in bodies if body.gss), "")
    over = any(body.status.casefold() in _OVER for body in bodies)
    days = span(opened, closed, over=over) if opened is None or closed is None or opened <= closed else _UNKNOWN_DAYS
    evidence: list[Citation] = [cited.place for cited in rows]
    if why:
        evidence.append(rows[0].because(Claim.INFERRED, why))
    return Organisation(
        id=first.code,
        name=first.name,
        kind=kind,
        statutory=_statutory(kind),
        identifiers=_identifiers(first.code, gss),
        period=days,
        evidence=tuple(evidence),
        note=_legal(bodies),
    )


def _legal(bodies: Sequence[Body]) -> str:
    """What the register says of the days in law, where they are not those of operation."""
    for body in bodies:
        legal = (body.legal_opened, body.legal_closed)
        if any(legal) and legal != (body.opened, body.closed):
            ended = f", to {body.legal_closed}" if body.legal_closed else ""
            return f"In law from {body.legal_opened or 'a day not given'}{ended}."
    return ""


def _statutory(kind: str) -> YesNo:
    word = shared().organisation_kind(kind)
    return YesNo(word.statutory) if word is not None and word.statutory else YesNo.NOT_STATED


def _identifiers(code: str, gss: str = "") -> tuple[Identifier, ...]:
    return tuple(Identifier(scheme, found) for scheme, found in (("ods", code), ("gss", gss)) if found)


def _by_name(
    code: str, cited: Cited[Row], name: str = "", kind: str = "", *, gss: str = "", ods: str | None = None
) -> Organisation:
    """A body that only rows about something else name: its days are not known."""
    known, why = kind_of(Body(line=0, code=code, name=name or code, kind=kind))
    evidence: tuple[Citation, ...] = (cited.place,)
    return Organisation(
        id=code,
        name=name or code,
        named=bool(name),
        kind=known,
        statutory=_statutory(known),
        identifiers=_identifiers(code if ods is None else ods, gss),
        period=_UNKNOWN_DAYS,
        evidence=(*evidence, cited.because(Claim.INFERRED, why)) if why else evidence,
        note="No file of organisations that was read tells of it.",
    )


def _by_succession(code: str, kind: str, cited: Cited[Succession]) -> Organisation:
    """A body that no file but one of successions tells of: neither its name nor its days are known."""
    word = kind_word(kind)
    evidence: tuple[Citation, ...] = (cited.place,)
    if word:
        evidence += (cited.because(Claim.INFERRED, "the file guesses the kind"),)
    return Organisation(
        id=code,
        name=code,
        named=False,
        kind=word or "not_stated",
        identifiers=_identifiers(code),
        period=_UNKNOWN_DAYS,
        evidence=evidence,
        note="Known from a succession alone: no file that was read tells its name or its days.",
    )
