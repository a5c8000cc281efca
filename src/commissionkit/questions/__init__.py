"""Questions that can be put to an arrangement."""

from __future__ import annotations
