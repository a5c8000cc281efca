"""A table as a Parquet file, which DuckDB, polars, Spark and pandas read."""

# ruff: noqa: D102 - the members of the protocols are explained at their heads
from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, runtime_checkable

from attrs import field, frozen

from commissionkit.errors import MissingExtra, RefusedQuestion

if TYPE_CHECKING:
    import pyarrow

__all__ = ["METADATA_KEY", "About", "Dataset", "Licensed", "Of", "Recorded", "about", "write_parquet"]

#: Where in the key-value metadata of the file the JSON text stands that says what the file is.
METADATA_KEY: Final = "commissionkit"


@runtime_checkable
class Licensed(Protocol):
    """A source, as far as its licence goes.

    Attributes:
        id: What citations call it.
        licence: The licence it states; empty where it states none.
    """

    @property
    def id(self) -> str: ...
    @property
    def licence(self) -> str: ...


@runtime_checkable
class Recorded(Protocol):
    """What rows can come from: an arrangement.

    Attributes:
        id: Its short name.
        title: Its full name.
        version: The version of its coding; empty where it states none.
        sources: What it cites, each `Licensed`.
    """

    # `sources` is no closer typed: to a type checker, an attribute with a converter has the type that it takes.

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def sources(self) -> object: ...


#: The arrangements that rows come from, or the ids of bundled ones.
Of: TypeAlias = Recorded | str | Iterable[Recorded | str] | None


@frozen
class Dataset:
    """An arrangement that rows come from, as a file names it.

    Attributes:
        id: Its short name.
        title: Its full name; empty where it is not known.
        version: The version of its coding; empty where it states none or it is not known.
    """

    id: str
    title: str = ""
    version: str = ""


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(lines)


@frozen
class About:
    """What a Parquet file says of itself.

    Attributes:
        title: What the table shows.
        notes: What a reader has to know.
        datasets: The arrangements that the rows come from.
        licences: The sources behind them that state a licence, each with it.
    """

    title: str = ""
    notes: tuple[str, ...] = field(default=(), converter=_lines)
    datasets: tuple[Dataset, ...] = ()
    licences: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """The same as JSON text, empty parts included."""
        said = {
            "format": "commissionkit/parquet/1",
            "title": self.title,
            "notes": list(self.notes),
            "arrangements": [{"id": d.id, "title": d.title, "version": d.version} for d in self.datasets],
            "licences": [{"source": source, "licence": licence} for source, licence in self.licences],
        }
        return json.dumps(said)


def about(title: str, notes: Iterable[str], of: Of) -> About:
    """What is to be said of rows that come from these arrangements.

    Raises:
        RefusedQuestion: What they are said to come from is no arrangement.
        UnknownName: No bundled arrangement bears the id; names near ones.
    """
    found = [_bundled(one) if isinstance(one, str) else _handed(one) for one in _gathered(of)]
    licences = dict.fromkeys(licence for _, stated in found for licence in stated)
    return About(title, tuple(notes), tuple(dataset for dataset, _ in found), tuple(licences))


def _handed(of: Recorded) -> tuple[Dataset, tuple[tuple[str, str], ...]]:
    """An arrangement as a file names it, and the sources that state a licence, each with it."""
    sources = of.sources if isinstance(of.sources, Iterable) else ()
    stated = ((one.id, one.licence) for one in sources if isinstance(one, Licensed) and one.licence)
    return Dataset(of.id, of.title, of.version), tuple(stated)


def _bundled(name: str) -> tuple[Dataset, tuple[tuple[str, str], ...]]:
    """The same of the bundled arrangement that bears the id."""
    from commissionkit.nodes.heads import bundled_head  # its floor also reads YAML, which no table needs

    head = bundled_head(name)
    title, version, sources = head.get("title"), head.get("version"), head.get("sources")
    stated = [
        (str(one.get("id")), licence)
        for one in (sources if isinstance(sources, list) else ())
        if isinstance(one, dict) and isinstance(licence := one.get("licence"), str) and licence
    ]
    return Dataset(name, str(title or ""), str(version or "")), tuple(stated)


def _gathered(of: object) -> tuple[Recorded | str, ...]:
    if of is None:
        return ()
    if isinstance(of, (str, Recorded)):  # an arrangement can be iterated too: its facts come out
        return (of,)
    found: list[Recorded | str] = []
    for one in of if isinstance(of, Iterable) else (of,):
        if not isinstance(one, (str, Recorded)):
            raise RefusedQuestion(
                f"of= takes the arrangements that the rows come from, or ids of bundled ones, not {one!r:.60}"
            )
        found.append(one)
    return tuple(found)


def write_parquet(path: str | os.PathLike[str], table: pyarrow.Table, said: About) -> None:
    """Write an Arrow table to a Parquet file, wholly or not at all.

    Raises:
        MissingExtra: pyarrow is not installed, or without Parquet.
        RefusedQuestion: The table has no columns, and no reader would take the file.
        UnreadableFile: It cannot be written; what stood there still does.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", "arrow") from error
    from commissionkit.nodes.atomic import write_bytes  # its floor also reads YAML, which no table needs

    if not table.num_columns:
        raise RefusedQuestion("this has no rows and so no columns: there is nothing to write to a Parquet file")
    metadata = {**(table.schema.metadata or {}), METADATA_KEY.encode(): said.text().encode()}
    sink = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), sink)
    write_bytes(path, sink.getvalue())
