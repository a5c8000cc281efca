"""Pictures of arrangements and answers: each a `Drawing`, with the table behind it.

Each name is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commissionkit.drawing import Drawing
    from commissionkit.views.maps import decision_map
    from commissionkit.views.matrices import matrix
    from commissionkit.views.money import funds
    from commissionkit.views.nested import areas
    from commissionkit.views.networks import network
    from commissionkit.views.running import tracks
    from commissionkit.views.several import multiples
    from commissionkit.views.timelines import timeline

__all__ = ["Drawing", "areas", "decision_map", "funds", "matrix", "multiples", "network", "timeline", "tracks"]

_HOMES = {
    "Drawing": "drawing",
    "areas": "views.nested",
    "decision_map": "views.maps",
    "funds": "views.money",
    "matrix": "views.matrices",
    "multiples": "views.several",
    "network": "views.networks",
    "timeline": "views.timelines",
    "tracks": "views.running",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=import_module(__name__))
    found: object = getattr(import_module(f"commissionkit.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
