"""A survey gives what asking each file by itself gives, whatever the engine, the workers and the company."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commissionkit as ck
from commissionkit.errors import CommissionkitError
from commissionkit.model import Arrangement
from commissionkit.survey import ENGINES, Profile, Profiles
from commissionkit.testing import arrangements

BAD = ("", "[", "format: commissionkit/1\n", "id: {", "- 1\n")

worlds = st.lists(st.one_of(arrangements(), st.sampled_from(BAD)), min_size=3, max_size=12)


def _written(folder: str, contents: list[Arrangement | str]) -> list[Path]:
    paths = [Path(folder) / f"{at}.yaml" for at in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            ck.save(content, path)
    return paths


def _one_by_one(paths: list[Path]) -> list[Profile | str]:
    """A row for each file, or its path where it gives none."""
    found: list[Profile | str] = []
    for path in paths:
        try:
            found.append(ck.profile(path))
        except CommissionkitError:
            found.append(str(path))
    return found


def _check(found: Profiles, paths: list[Path]) -> None:
    alone = _one_by_one(paths)
    assert list(found) == [one for one in alone if isinstance(one, Profile)]
    assert [one.path for one in found.failed] == [one for one in alone if isinstance(one, str)]


@given(worlds, st.integers(1, 3), st.randoms(use_true_random=False))
def test_threads_give_what_asking_one_by_one_gives(contents, workers, random) -> None:
    """Rows and failures are those of each file by itself, in the order of the paths; another order gives the same."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _written(folder, contents)
        random.shuffle(paths)

        _check(ck.profiles(paths, workers=workers), paths)


@settings(max_examples=2)
@pytest.mark.parametrize("engine", ENGINES[1:])
@given(contents=worlds)
def test_each_engine_gives_what_asking_one_by_one_gives(engine, contents) -> None:
    """The same from other processes and from a cluster, which start anew for each survey."""
    if engine == "dask":
        pytest.importorskip("distributed")
    with tempfile.TemporaryDirectory() as folder:
        paths = _written(folder, contents)

        _check(ck.profiles(paths, engine=engine, workers=2), paths)
