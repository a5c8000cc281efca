"""The compact tables from which `england` is built."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from typing import Final

import attrs

from commissionkit.errors import UnreadableFile
from commissionkit.nodes.bundled import bundled_data

__all__ = ["FOLDER", "Line", "Rows", "Tables", "read_tables"]

#: The folder of the tables, beside the site files; also the id of the arrangement.
FOLDER: Final = "england"
#: No table is larger than this when unpacked, in bytes.
_LARGEST: Final = 8_000_000

Line = tuple[str, ...]
Rows = tuple[Line, ...]


@attrs.frozen(kw_only=True)
class Tables:
    """The rows of each table, as text; the columns are those that `scripts/build_england.py` writes.

    Attributes:
        bodies: code, name, kind, opened, closed, gss, source.
        successions: old, new, on, old_kind, new_kind.
        councils: gss, ods, official_name, name, type, start, end, replaced_by, county, combined_authority.
        unmatched: ods, name; councils of the one register that fit none of the other.
        members: year, ccg, system, gss.
        systems: year, system, gss, name, region, region_name.
        footprints: year, commissioner, district, small_areas, people, basis.
        partners: system, system_name, kind, name, code.
        log: on, system, name, what, details.
        offices: ccg, office, office_name, region.
    """

    bodies: Rows = ()
    successions: Rows = ()
    councils: Rows = ()
    unmatched: Rows = ()
    members: Rows = ()
    systems: Rows = ()
    footprints: Rows = ()
    partners: Rows = ()
    log: Rows = ()
    offices: Rows = ()


def read_tables() -> Tables:
    """The bundled tables.

    Raises:
        UnreadableFile: One of them is missing, too large, or no table.
    """
    return Tables(**{field.name: _rows(field.name) for field in attrs.fields(Tables)})


def _rows(name: str) -> Rows:
    file = bundled_data().joinpath(FOLDER, f"{name}.csv.gz")
    try:
        with gzip.open(io.BytesIO(file.read_bytes())) as packed:
            content = packed.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error) as problem:
        raise UnreadableFile(str(file), str(problem)) from problem
    if len(content) > _LARGEST:
        raise UnreadableFile(str(file), f"larger than {_LARGEST:,} bytes when unpacked")
    try:
        lines = csv.reader(io.StringIO(content.decode()))
        next(lines, None)  # the header
        return tuple(map(tuple, lines))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise UnreadableFile(str(file), f"no table: {problem}") from problem
