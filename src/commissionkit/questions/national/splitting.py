"""What counts of people tell of areas and bodies that are split between several."""

from __future__ import annotations

from commissionkit.answers.footprints import CoTerminosity

__all__ = ["counted_notes"]


def counted_notes(answer: CoTerminosity) -> tuple[str, ...]:
    """How many areas and bodies are split, and what the shares rest on; nothing where nobody is counted."""
    counted = [row for row in answer if row.people is not None]
    if not counted:
        return ()
    bodies, areas = {row.body for row in counted}, {row.area for row in counted}
    split_areas, split_bodies = {row.area for row in answer.split_areas}, {row.body for row in answer.split_bodies}
    reckoned = (
        "Shares of the body and of the area are reckoned from counts of people: of all the people of the body, and of "
        "all those counted in the area with bodies of its kind."
    )
    found = (
        f"Counted: {len(bodies)} bodies in {len(areas)} areas. {len(answer.same)} pairs have just the same people; "
        f"{len(split_areas)} areas are shared by several bodies of a kind, {len(split_bodies)} bodies lie in several "
        "areas."
    )
    return reckoned, found
