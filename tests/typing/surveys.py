"""What a type checker knows of profiles, and of what rows come from; checked, never run."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import assert_type

import commissionkit as ck
from commissionkit.model import Arrangement
from commissionkit.survey import Failure, Outcome, Profile, Profiles, Variable, outcomes
from commissionkit.tables import Cell, Table


def of_one(site: Arrangement, path: Path) -> None:
    """A row is a mapping, from an arrangement or a path, by a codebook or its id."""
    row = ck.profile(site)
    assert_type(row, Profile)
    assert_type(ck.profile(path, ck.codebooks.OVERVIEW), Profile)
    assert_type(row["double_running"], Cell)
    assert_type(row.variable("double-running"), Variable)
    mapping: Mapping[str, Cell] = row
    assert_type(dict(mapping), dict[str, Cell])


def of_many(paths: Iterator[Path]) -> None:
    """Rows are a sequence; what comes one by one is a row or a failure."""
    rows = ck.profiles(paths, engine="processes", workers=2, progress=False)
    assert_type(rows, Profiles)
    assert_type(rows[0], Profile)
    assert_type(rows[:3], Profiles)
    assert_type(rows.failed, tuple[Failure, ...])
    assert_type(rows.long(), Table)
    assert_type(outcomes(paths), Generator[Outcome, None, None])


def to_parquet(site: Arrangement, path: Path) -> None:
    """An arrangement, several, or ids are what rows come from."""
    listing = ck.statements(site)
    listing.to_parquet(path, of=site)
    listing.to_parquet(path, of=[site, "tameside-glossop"])
    ck.compare([site]).to_parquet(path)
    listing.to_parquet(path, of=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
