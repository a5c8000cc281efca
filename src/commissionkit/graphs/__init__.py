"""The facts of an arrangement as a plain graph of networkx."""

from __future__ import annotations

from commissionkit.graphs.drawing import DRAWINGS, Drawing, Line, drawing_of, roles
from commissionkit.graphs.projecting import graph

__all__ = ["DRAWINGS", "Drawing", "Line", "drawing_of", "graph", "roles"]
