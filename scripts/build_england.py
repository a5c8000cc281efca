"""Writes the tables of the bundled arrangement `england` from public tables of NHS bodies and councils.

    python scripts/build_england.py FOLDER_OF_TABLES [FOLDER_TO_WRITE_TO]

The folder holds CSV files with a header line:

    organisations.csv               code, name, kind, open_date, close_date, gss_code, source
    successions.csv                 old_code, new_code, effective_date, old_kind, new_kind
    ccg_successions.csv             the same records of CCGs alone: each has to be among the successions
    successions_all.csv             may be missing; only codes that succeed themselves, and pairs with several
                                    dates, are taken from it
    commissioner_system.csv         year, ccg_code, system_gss, system_name, region_code, region_name
    commissioner_lad_overlaps.csv   year, commissioner_code, lad_gss, lsoas, population, population_basis, utla_gss
    stp_partners.csv                stp_code, stp_name, partner_kind, partner_name, partner_ods_code
    stp_change_log.csv              date, stp_code, stp_name, type_of_change, details
    local_authorities.csv           code, official_name, name, gss_code, start_date, end_date, replaced_by, type,
                                    county_code, combined_authority_code
    ods_local_authorities_2019.csv  ods_code, name, national_grouping, subtype
    ccg_nhse_local_office_2018.csv  CCG18CDH, NHSRLO18CDH, NHSRLO18NM, NHSER18CDH

What is written is the same to the byte for the same input: rows are sorted, and nothing tells the time. Rows of
organisations of the kind `pct` are left out: their source states no licence. So are councils in Wales, postcodes, and
the region and system that a register gives today.

It stops with a message, and writes nothing, where a table lacks a column or a code of one table is in no other.
"""

from __future__ import annotations

import csv
import difflib
import gzip
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

Row = dict[str, str]
Rows = list[Row]
Line = tuple[str, ...]

TARGET: Final = Path(__file__).resolve().parents[1] / "src" / "commissionkit" / "datasets" / "england"

NEEDED: Final[Mapping[str, Line]] = {
    "organisations": ("code", "name", "kind", "open_date", "close_date", "gss_code", "source"),
    "successions": ("old_code", "new_code", "effective_date", "old_kind", "new_kind"),
    "ccg_successions": ("old_code", "new_code", "effective_date"),
    "commissioner_system": ("year", "ccg_code", "system_gss", "system_name", "region_code", "region_name"),
    "commissioner_lad_overlaps": ("year", "commissioner_code", "lad_gss", "population", "population_basis"),
    "stp_partners": ("stp_code", "stp_name", "partner_kind", "partner_name", "partner_ods_code"),
    "stp_change_log": ("date", "stp_code", "stp_name", "type_of_change", "details"),
    "local_authorities": ("code", "official_name", "name", "gss_code", "start_date", "end_date", "replaced_by", "type"),
    "ods_local_authorities_2019": ("ods_code", "name", "national_grouping", "subtype"),
    "ccg_nhse_local_office_2018": ("CCG18CDH", "NHSRLO18CDH", "NHSRLO18NM", "NHSER18CDH"),
}
OPTIONAL: Final = {"successions_all": NEEDED["successions"]}

#: Words that the registers use differently, and that tell no council from another of the same type.
_WORDS: Final = re.compile(
    r"\b(metropolitan|borough|district|city|county|council|royal|london|of|the|unitary|authority|ua|corporation)\b"
)
#: Spellings of one register, as the other has them.
_SPELT: Final = {
    "newcastle upon tyne": "newcastle",
    "kingston upon hull": "hull",
    "metropolitian": "metropolitan",
}


class Unfit(Exception):
    """The tables do not fit together; the message says where."""


def read(folder: Path, name: str, columns: Line) -> Rows:
    """The rows of a table, each value without spaces around it."""
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise Unfit(f"{path.name} lacks the columns {', '.join(missing)}")
        return [{key: " ".join((value or "").split()) for key, value in row.items() if key} for row in reader]


def tables_of(folder: Path) -> dict[str, Rows]:
    """The tables of a folder."""
    found = {name: read(folder, name, columns) for name, columns in NEEDED.items()}
    for name, columns in OPTIONAL.items():
        found[name] = read(folder, name, columns) if (folder / f"{name}.csv").exists() else []
    return found


# -- bodies and successions -------------------------------------------------------------------------------------------


def bodies(tables: Mapping[str, Rows]) -> list[Line]:
    """Organisations but for primary care trusts."""
    columns = ("code", "name", "kind", "open_date", "close_date", "gss_code", "source")
    return [tuple(row[key] for key in columns) for row in tables["organisations"] if row["kind"] != "pct"]


def successions(tables: Mapping[str, Rows]) -> list[Line]:
    """Who came after whom, and the oddities of the whole register."""
    columns = NEEDED["successions"]
    kept = {tuple(row[key] for key in columns) for row in tables["successions"]}
    records = {line[:3] for line in kept}
    lacking = [row for row in tables["ccg_successions"] if tuple(row.values())[:3] not in records]
    if lacking:
        raise Unfit(f"ccg_successions.csv has {len(lacking)} records that successions.csv lacks, such as {lacking[0]}")
    rows = tables["successions_all"]
    dates = Counter((row["old_code"], row["new_code"]) for row in rows)
    odd = [r for r in rows if r["old_code"] == r["new_code"] or dates[r["old_code"], r["new_code"]] > 1]
    return [*kept, *(line for row in odd if (line := tuple(row[key] for key in columns))[:3] not in records)]


# -- councils ---------------------------------------------------------------------------------------------------------


def plain(name: str) -> str:
    """A council's name without what registers write differently."""
    text = re.sub(r"\(.*?\)", " ", name.casefold()).replace("&", " and ")
    text = " ".join(re.sub(r"[^a-z ]", " ", re.sub("['\N{RIGHT SINGLE QUOTATION MARK}]", "", text)).split())
    for spelt, other in _SPELT.items():
        text = text.replace(spelt, other)
    return " ".join(_WORDS.sub(" ", text).split())


def codes_of_councils(tables: Mapping[str, Rows]) -> dict[str, str]:
    """GSS code -> ODS code, where one name fits one council alone."""
    named: dict[tuple[str, bool], list[str]] = {}
    for row in tables["local_authorities"]:
        if row["type"] != "Combined authority":
            named.setdefault((plain(row["official_name"]), row["type"] == "County"), []).append(row["gss_code"])
    found: dict[str, str] = {}
    for row in tables["ods_local_authorities_2019"]:
        name = plain(row["name"])
        as_county, as_other = named.get((name, True), []), named.get((name, False), [])
        # The subtype A is a county; a unitary council of the same name came after it.
        fitting = as_county if row["subtype"] == "A" and as_county else as_other
        if row["national_grouping"] != "W00" and len(fitting) == 1:
            if fitting[0] in found:
                raise Unfit(f"two ODS codes fit {fitting[0]}: {found[fitting[0]]} and {row['ods_code']}")
            found[fitting[0]] = row["ods_code"]
    return found


def councils(tables: Mapping[str, Rows]) -> list[Line]:
    """Councils with their codes in both registers, dates as published, and those that replaced them."""
    rows = tables["local_authorities"]
    gss = {row["code"]: row["gss_code"] for row in rows}
    ods = codes_of_councils(tables)
    return [
        (
            row["gss_code"],
            ods.get(row["gss_code"], ""),
            row["official_name"],
            row["name"],
            row["type"],
            row["start_date"],
            row["end_date"],
            " ".join(
                sorted(_known(gss, code, "local_authorities.csv") for code in row["replaced_by"].split(",") if code)
            ),
            *(gss.get(row[key], "") for key in ("county_code", "combined_authority_code")),
        )
        for row in rows
    ]


def unmatched(tables: Mapping[str, Rows]) -> list[Line]:
    """English councils of the ODS register that fit no council of the other, or several."""
    known = set(codes_of_councils(tables).values())
    rows = tables["ods_local_authorities_2019"]
    return [(r["ods_code"], r["name"]) for r in rows if r["national_grouping"] != "W00" and r["ods_code"] not in known]


def _known(known: Mapping[str, str], code: str, where: str) -> str:
    if code not in known:
        raise Unfit(f"{where} names {code}, which no row bears")
    return known[code]


# -- systems ----------------------------------------------------------------------------------------------------------


def system_codes(tables: Mapping[str, Rows]) -> dict[str, str]:
    """GSS code of a system's area -> the ODS code of the partnership.

    By the CCGs of 2019, which the list of partners names too; else by the code of the later board; else by its name,
    or by that of a partnership that the log of changes says was closed.
    """
    rows = tables["commissioner_system"]
    partnership = {r["partner_ods_code"]: r["stp_code"] for r in tables["stp_partners"] if r["partner_kind"] == "ccg"}
    found = _by_ccgs([row for row in rows if row["year"] == "2019"], partnership)
    boards = [row for row in tables["organisations"] if row["kind"] == "icb"]
    for board in boards:
        found.setdefault(board["gss_code"], board["code"])
    names = {board["name"]: board["code"] for board in boards}
    names |= {row["stp_name"]: row["stp_code"] for row in tables["stp_change_log"] if len(row["stp_code"]) == 3}
    for gss in sorted({row["system_gss"] for row in rows} - set(found)):
        found[gss] = _by_name([row["system_name"] for row in rows if row["system_gss"] == gss], names, gss)
    return found


def _by_ccgs(rows: Rows, partnership: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        code = _known(partnership, row["ccg_code"], "commissioner_system.csv, 2019")
        if found.setdefault(row["system_gss"], code) != code:
            raise Unfit(f"the CCGs of {row['system_gss']} are partners of {code} and {found[row['system_gss']]}")
    return found


def _by_name(written: Iterable[str], names: Mapping[str, str], gss: str) -> str:
    for name in sorted(set(written)):
        near = names.get(name) or next((names[n] for n in difflib.get_close_matches(name, names, 1, 0.85)), "")
        near = near or next((code for other, code in names.items() if other.startswith(name)), "")
        if near:
            return near
    raise Unfit(f"no partnership fits the system {gss}")


def members(tables: Mapping[str, Rows]) -> list[Line]:
    """Year by year the CCG, the ODS code of its system, and that system's GSS code."""
    codes = system_codes(tables)
    return [
        (row["year"], row["ccg_code"], codes[row["system_gss"]], row["system_gss"])
        for row in tables["commissioner_system"]
    ]


def systems(tables: Mapping[str, Rows]) -> list[Line]:
    """Year by year each system's codes, name and region."""
    codes = system_codes(tables)
    return [
        (
            row["year"],
            codes[row["system_gss"]],
            row["system_gss"],
            row["system_name"],
            row["region_code"],
            row["region_name"],
        )
        for row in tables["commissioner_system"]
    ]


def footprints(tables: Mapping[str, Rows]) -> list[Line]:
    """Year by year the commissioner, the district, and how many people live in both."""
    columns = ("year", "commissioner_code", "lad_gss", "lsoas", "population", "population_basis")
    return [tuple(row[key] for key in columns) for row in tables["commissioner_lad_overlaps"]]


def offices(tables: Mapping[str, Rows]) -> list[Line]:
    """The CCG, its local office of NHS England, and that office's region, in 2018."""
    columns = NEEDED["ccg_nhse_local_office_2018"]
    return [tuple(row[key] for key in columns) for row in tables["ccg_nhse_local_office_2018"]]


def partners(tables: Mapping[str, Rows]) -> list[Line]:
    """Who was a partner in each STP in 2019."""
    return [tuple(row[key] for key in NEEDED["stp_partners"]) for row in tables["stp_partners"]]


def log(tables: Mapping[str, Rows]) -> list[Line]:
    """The log of changes to STPs and their partners."""
    columns = NEEDED["stp_change_log"][1:]
    return [(row["date"][:10], *(row[key] for key in columns)) for row in tables["stp_change_log"]]


#: The file -> its header, and what fills it.
WRITTEN: Final[Mapping[str, tuple[Line, Callable[[Mapping[str, Rows]], list[Line]]]]] = {
    "bodies": (("code", "name", "kind", "opened", "closed", "gss", "source"), bodies),
    "successions": (("old", "new", "on", "old_kind", "new_kind"), successions),
    "councils": (
        ("gss", "ods", "official_name", "name", "type", "start", "end", "replaced_by", "county", "combined_authority"),
        councils,
    ),
    "unmatched": (("ods", "name"), unmatched),
    "members": (("year", "ccg", "system", "gss"), members),
    "systems": (("year", "system", "gss", "name", "region", "region_name"), systems),
    "footprints": (("year", "commissioner", "district", "small_areas", "people", "basis"), footprints),
    "partners": (("system", "system_name", "kind", "name", "code"), partners),
    "log": (("on", "system", "name", "what", "details"), log),
    "offices": (("ccg", "office", "office_name", "region"), offices),
}


def packed(header: Line, lines: Iterable[Line]) -> bytes:
    """A table as compressed CSV, its rows sorted, each once."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(sorted(set(lines)))
    return gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)


def build(folder: Path) -> dict[str, bytes]:
    """The content of each file to be written."""
    tables = tables_of(folder)
    return {f"{name}.csv.gz": packed(header, fill(tables)) for name, (header, fill) in WRITTEN.items()}


def main(arguments: list[str]) -> int:
    """Write the tables, and say how large they are."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        files = build(Path(arguments[0]))
    except (Unfit, OSError) as problem:
        print(f"nothing written: {problem}", file=sys.stderr)
        return 3
    target = Path(arguments[1]) if len(arguments) == 2 else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    print(f"in all: {sum(map(len, files.values())):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
