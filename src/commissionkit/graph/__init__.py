"""The facts of an arrangement as a plain graph of networkx."""

from __future__ import annotations

from commissionkit.graph.drawing import DRAWINGS, Drawing, Line, drawing_of, roles
from commissionkit.graph.projecting import graph

__all__ = ["DRAWINGS", "Drawing", "Line", "drawing_of", "graph", "roles"]
