"""What a picture of double running shows, before it is laid out: blocks of tracks."""

from __future__ import annotations

from datetime import date

import attrs

from commissionkit.periods import Bound, Period

__all__ = ["Block", "Plan", "Track"]


@attrs.frozen(kw_only=True)
class Track:
    """One of the two that run: a process, or a step of a decision.

    Attributes:
        key: What tells it from the other tracks of the picture.
        look: What it is: forum (the system's), body (an organisation's own), unknown (not stated).
        name: What it is called.
        by: Who runs it, in words.
        period: When it runs; None where it is not stated what runs.
        when: The same in words.
        tied: Whether it stands beside the first track of its block: certainly, possibly (False), or as the first of
            them (None).
        sure: Those of the first and the last day asked about on which it certainly runs.
        remarks: Why it is run, whether it can be ended, how that is known: each a heading and a text.
        facts: The ids of the facts that it draws.
        says: All of it, to be read out.
    """

    key: str
    look: str
    name: str
    by: str = ""
    period: Period | None = None
    when: str = ""
    tied: bool | None = None
    sure: tuple[date, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    facts: tuple[str, ...] = ()
    says: str = ""


@attrs.frozen(kw_only=True)
class Block:
    """Tracks that run beside one another.

    Attributes:
        band: The heading under which it stands.
        heading: What is run twice; empty where the first track says so.
        tracks: The system's own first, then those of organisations.
    """

    band: str
    heading: str
    tracks: tuple[Track, ...]


@attrs.frozen(kw_only=True)
class Plan:
    """All that a picture shows.

    Attributes:
        blocks: What is run twice.
        window: The days asked about.
    """

    blocks: tuple[Block, ...]
    window: Bound
