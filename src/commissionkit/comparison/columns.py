"""The columns of a comparison: the data sets that were asked."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Site"]


@frozen
class Site:
    """A column.

    Attributes:
        id: What the comparison calls it: the id of the arrangement, or what it was loaded by.
        title: What its heading says.
        as_at: The days it speaks to; empty where that is not stated.
        arrangement: The id of the arrangement itself.
        version: The version of its data; empty where it states none.
    """

    id: str
    title: str
    as_at: str = ""
    arrangement: str = ""
    version: str = ""
