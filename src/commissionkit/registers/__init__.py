"""Public registers read: organisations, successions, partnerships and small areas, as they are published.

`read` gives the typed rows of a file with its faults, `stream` the rows one by one, `arrangement` an arrangement of
what was read, each fact with the line that it stands in.
"""

from __future__ import annotations

from commissionkit.registers.across import remarks
from commissionkit.registers.area_rows import Belonging, Overlap, Placing, SmallArea
from commissionkit.registers.arranging import arrangement
from commissionkit.registers.counting import overlaps
from commissionkit.registers.faults import CODES, Remark
from commissionkit.registers.files import Bounds
from commissionkit.registers.forms import FORMS
from commissionkit.registers.reading import Reading, Stream, read, stream
from commissionkit.registers.rows import (
    Body,
    Council,
    NetworkMembership,
    Partner,
    Relation,
    Role,
    Row,
    Split,
    Succession,
)

__all__ = [
    "CODES",
    "FORMS",
    "Belonging",
    "Body",
    "Bounds",
    "Council",
    "NetworkMembership",
    "Overlap",
    "Partner",
    "Placing",
    "Reading",
    "Relation",
    "Remark",
    "Role",
    "Row",
    "SmallArea",
    "Split",
    "Stream",
    "Succession",
    "arrangement",
    "overlaps",
    "read",
    "remarks",
    "stream",
]
