"""What was read as one arrangement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Fact
from commissionkit.periods import Bound
from commissionkit.registers.arranging.bodies import last_days, organisations
from commissionkit.registers.arranging.changes import changes_of, splits
from commissionkit.registers.arranging.citing import Register, registers_of
from commissionkit.registers.arranging.councils import council_facts
from commissionkit.registers.arranging.footprints import footprint_facts, overlaps_of
from commissionkit.registers.arranging.partnerships import partnership_codes, partnership_facts
from commissionkit.registers.reading import Reading

__all__ = ["arrangement"]


def arrangement(
    *readings: Reading, id: str, as_at: str | int | date | Bound, title: str = "", area: str = ""
) -> Arrangement:
    """What was read as one arrangement, every fact with the line that it stands in.

    Args:
        readings: What `read` gave, in the order of trust: where two tell of one organisation, the first that says
            something counts.
        id: The id of the arrangement.
        as_at: The days to which the registers speak, such as the day on which they were fetched.
        title: Its title.
        area: The id of the area that questions without one are about.

    Returns:
        An arrangement of

        - organisations, by their codes, `council-` and the GSS code for councils. What only other rows name is there
          too, with days not stated;
        - changes: successions to one body on one day are one merger; one body succeeded by several is a split; one that
          a register has open afterwards a transfer. A body that succeeds itself makes none, and a pair with two dates
          makes two: see `.remarks` of the reading;
        - partnerships as forums, with their seats, and the systems that they cover. An integrated care board that
          shares its code with one is `icb-` and the code;
        - districts, and who covers them with how many people, by year; populations of districts, added up.

    Raises:
        RefusedQuestion: Nothing was read, or something else than readings is given.
        InvalidText: `as_at` names no days.

    It makes no fact of addresses, of the commissioner of a practice or of membership in a primary care network: those
    are in the rows. It does not see boundaries that moved without a succession, nor bodies that no row names.
    """
    if not readings or not all(isinstance(one, Reading) for one in readings):
        raise RefusedQuestion("an arrangement is made of readings, as registers.read() gives them")
    registers = registers_of(readings)
    facts: dict[str, Fact] = {}
    for fact in _facts(registers):
        facts.setdefault(fact.id, fact)
    return Arrangement(
        id=id,
        title=title,
        area=area,
        as_at=Bound.parse(as_at, span=True),
        sources=tuple(dict.fromkeys(register.source for register in registers)),
        facts=tuple(facts.values()),
        note=_note(readings),
    )


def _facts(registers: Sequence[Register]) -> Iterator[Fact]:
    """The facts; of those that share an id the first counts."""
    footprints = overlaps_of(registers)
    forums = partnership_codes(registers)
    yield from organisations(registers, footprints, forums).values()
    yield from council_facts(registers)
    yield from partnership_facts(registers)
    yield from footprint_facts(registers, footprints)
    yield from changes_of(registers, forums, last_days(registers))
    yield from splits(registers)


def _note(readings: Sequence[Reading]) -> str:
    """How much was read, and what of it makes no fact."""
    rows = sum(len(reading.rows) for reading in readings)
    faults = sum(reading.fault_count for reading in readings)
    selves = sum(remark.kind == "self-succession" for reading in readings for remark in reading.remarks)
    told = [f"Made of {rows:,} rows of {len(readings)} register file(s)."]
    if faults:
        told.append(f"{faults:,} faulty row(s) were left out.")
    if selves:
        told.append(f"{selves} succession(s) of a body to itself make no fact.")
    return " ".join(told)
