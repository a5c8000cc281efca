"""How an area, or the footprint of a body, stands to the area of the arrangement."""

from __future__ import annotations

from commissionkit.model.terms import Word

__all__ = ["SiteRelation"]


class SiteRelation(Word):
    """Whose people a figure or a body speaks of, beside those of the arrangement's own area."""

    WHOLE = "whole"
    PART = "part"
    OVER = "over"
    MEETS = "meets"
    OUTSIDE = "outside"
    NOT_STATED = "not_stated"

    @property
    def meaning(self) -> str:
        """The word as a clause."""
        return _MEANINGS[self]


_MEANINGS = {
    SiteRelation.WHOLE: "the same people",
    SiteRelation.PART: "lies within it",
    SiteRelation.OVER: "reaches beyond it, whether or not it holds all of it",
    SiteRelation.MEETS: "shares people with it; whether it reaches beyond it is not recorded",
    SiteRelation.OUTSIDE: "lies apart from it",
    SiteRelation.NOT_STATED: "nothing is recorded that would tell",
}
