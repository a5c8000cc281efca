"""What a test of one's own arrangements can lean on: Hypothesis strategies and a small pytest plugin."""

from __future__ import annotations
