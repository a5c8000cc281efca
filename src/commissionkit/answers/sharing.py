"""People that a body and an area have in common, and the shares that follow from counting them."""

from __future__ import annotations

from fractions import Fraction

import attrs

from commissionkit.answers.listing import Row

__all__ = ["SharedPeople"]


def _share(part: int | None, whole: int | None) -> Fraction | None:
    """A part as a share; None where either is not counted, or the whole is nobody."""
    return Fraction(part, whole) if part is not None and whole else None


@attrs.frozen(kw_only=True)
class SharedPeople(Row):
    """A row on a body and an area.

    Attributes:
        people: The people of the body who live in the area; None where nobody counted them.
        body_people: All the people of the body, reckoned: those counted in any area on the day.
        area_people: All the people counted in the area with bodies of the same kind, reckoned.
    """

    people: int | None = None
    body_people: int | None = None
    area_people: int | None = None

    @property
    def share_of_body(self) -> Fraction | None:
        """Of the body's people, how many live in the area: reckoned; None where nobody counted them."""
        return _share(self.people, self.body_people)

    @property
    def share_of_area(self) -> Fraction | None:
        """Of the people counted in the area with bodies of the kind, how many are the body's: reckoned."""
        return _share(self.people, self.area_people)
