"""What a question is about."""

from __future__ import annotations

import attrs

__all__ = ["Matter"]


@attrs.frozen(kw_only=True)
class Matter:
    """A region of service x stage x fund or pot x area, or one named thing, on a day.

    Attributes:
        service, stage, fund, area: Ids; None means the whole of it.
        about: An organisation, forum, contract, process or instrument that is named instead.
        on: The day or days meant, as text; empty for the last day the sources speak to.
        area_named: Whether the question itself named the area.
    """

    service: str | None = None
    stage: str | None = None
    fund: str | None = None
    area: str | None = None
    about: str | None = None
    on: str = ""
    area_named: bool = False

    def __str__(self) -> str:
        area = self.area if self.area_named else None
        named = (
            ("service", self.service),
            ("stage", self.stage),
            ("fund", self.fund),
            ("area", area),
            ("about", self.about),
        )
        facets = [f"{word} {name}" for word, name in named if name]
        return ", ".join(facets) or "everything"

    def to_dict(self) -> dict[str, str | None]:
        """The facets as plain data."""
        area = self.area if self.area_named else None
        return {
            "service": self.service,
            "stage": self.stage,
            "fund": self.fund,
            "area": area,
            "about": self.about,
            "on": self.on or None,
        }
