"""The collaboration network: organisations tied by what they share, as one picture."""

from __future__ import annotations

from commissionkit.views.networks.networking import network

__all__ = ["network"]
