"""The matrix of a comparison as a picture: rows of a codebook, columns of sites, each cell with its state."""

from __future__ import annotations

from commissionkit.views.matrices.charting import matrix

__all__ = ["matrix"]
