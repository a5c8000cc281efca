"""The page of an arrangement that is built from public registers: what it holds, year by year, and what is odd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from commissionkit.io.bundled import BUILT
from commissionkit.model import Arrangement, Discrepancy, Organisation, Population
from commissionkit.periods import Holds
from commissionkit.tables import escape_markdown
from site_parts.citing import reference
from site_parts.wording import Row, beneath, blocks, counted, fenced, listed, said_at, table

_YEARS: Final = range(2013, 2024)
_MOST: Final = 8
_KINDS: Final = {
    "ccg": "CCGs",
    "nhs-trust": "NHS trusts",
    "nhs-foundation-trust": "NHS foundation trusts",
    "integrated-care-board": "Integrated care boards",
    "commissioning-hub": "Commissioning hubs",
    "upper-tier": "Councils with social services",
    "district-council": "District councils",
}
_UPPER: Final = frozenset({"unitary-council", "county-council"})
_ASKING: Final = """\
import commissionkit as ck

england = ck.load("england")
england["36J"], england["QWO"], england["E08000032"]  # a CCG, a partnership, a district, by their codes
ck.lineage(england, "02W", on="2020-06")  # who came after NHS Bradford City CCG
ck.as_of(england, "2019-10-01")  # the country on a day"""


def from_registers(site: Arrangement) -> bool:
    """Whether an arrangement is built from tables, not coded from a text."""
    return site.id in BUILT


def built_page(site: Arrangement) -> str:
    """All sections of the page."""
    return blocks(
        _head(site),
        "## Ask it\n\n" + fenced("python", _ASKING),
        _in_being(site),
        _people(site),
        _changes(site),
        _oddities(site),
        _sources(site),
        f"## How to cite\n\n{escape_markdown(reference(site))} Cite the registers above beside it.",
    )


def _head(site: Arrangement) -> str:
    return blocks(
        f"# {escape_markdown(site.title)}",
        f"NHS bodies, councils, partnerships and footprints, as public registers have them, up to {site.as_at}: "
        f"{counted(len(site), 'fact')}, version {site.version}. Codes are the ids: those of the Organisation Data "
        "Service for NHS bodies, GSS codes for districts, `council-` and the GSS code for councils, `icb-` and "
        "`area-` and the code for an integrated care board and for the area of a partnership or region. It says who "
        "there was, where, and who came after whom; it records no rights: who decides cannot be read from it.",
        escape_markdown(site.note),
        "It is built from compact tables when it is loaded, in a fraction of a second, and is no part of `load_all()`.",
    )


# -- year by year ----------------------------------------------------------------------------------------------------


def _in_being(site: Arrangement) -> str:
    bodies = [body for body in site.organisations if body.named]
    rows = [{"Open on 1 April": str(year), **_open_on(site, bodies, date(year, 4, 1))} for year in _YEARS]
    named = sum(not body.named for body in site.organisations)
    return blocks(
        "## How many there were",
        "By the days that the registers print; those known by a code alone are left out. A trust counts as what it is "
        "in the copy of the register: when it became a foundation trust is not in it. The codes of 106 CCGs are open "
        "after CCGs were abolished: they are counted up to 2022.",
        table(rows),
        f"{named} more bodies are known by their codes in the register of successions alone: most are primary care "
        "trusts, and trusts of the 1990s. Their kinds are guessed from the pattern of the code, and marked so.",
    )


def _open_on(site: Arrangement, bodies: Iterable[Organisation], day: date) -> dict[str, int | None]:
    counts: Counter[str] = Counter()
    for body in bodies:
        if body.period.holds(day) is Holds.YES or _undated(body, day):
            counts["upper-tier" if body.kind in _UPPER else body.kind] += 1
    forums = sum(forum.period.holds(day) is Holds.YES for forum in site.forums)
    after_ccgs = day > site.as_at.days[1]
    shown = {name: (counts[kind] or None) for kind, name in _KINDS.items()}
    if after_ccgs:
        shown["CCGs"] = None
    return {**shown, "Partnerships (STPs, ICSs)": forums or None}


def _undated(body: Organisation, day: date) -> bool:
    """Whether no start is printed and the end is later: councils have always been there."""
    return body.period.start.kind == "not_stated" and body.period.end_earliest > day


def _people(site: Arrangement) -> str:
    rows: list[Row] = [
        {
            "Residents of England": f"middle of {one.year}",
            "Number": f"{one.value:,}",
            "Districts": _districts(site, one),
        }
        for one in site.populations
        if one.about == "england"
    ]
    footprints = [one for one in site.coverage if one.people is not None]
    return blocks(
        "## People and footprints",
        f"{len(footprints):,} lines tell how many people of a commissioner live in a district, for each year from 2015 "
        "to 2022. They are added up from small areas, so that they add up to the whole exactly.",
        table(rows),
    )


def _districts(site: Arrangement, whole: Population) -> int:
    """How many districts the figure of England is the sum of, by the first lookup that gives it."""
    day = whole.period.start.days[0]
    return len({c.area for c in site.coverage if c.people is not None and c.period.holds(day) is Holds.YES})


def _changes(site: Arrangement) -> str:
    kinds = {body.id: body.kind for body in site.organisations}
    groups: dict[str, Counter[str]] = {}
    for change in site.changes:
        of = {kinds[name] for name in change.predecessors}
        head = _KINDS.get(next(iter(of)), "Others") if len(of) == 1 else "Others"
        if of <= {"nhs-trust", "nhs-foundation-trust"}:
            head = "Trusts of the NHS"
        elif of <= {*_UPPER, "district-council"}:
            head = "Councils"
        groups.setdefault(head, Counter())[change.kind.value] += 1
    kept = sorted({kind for counts in groups.values() for kind in counts})
    rows = [{"Of": head, **{kind: counts[kind] or None for kind in kept}} for head, counts in sorted(groups.items())]
    return blocks(
        "## Changes",
        "A register says which code came after which, and when. What happened is read from how the records of a day "
        "hang together: several into one are a merger, one into several a split, one into one that begins on the day a "
        "renaming; one that goes on afterwards has handed something over. Boundaries that moved without such a record "
        "show in the footprints alone.",
        table(rows),
    )


# -- oddities and sources --------------------------------------------------------------------------------------------


def _oddities(site: Arrangement) -> str:
    return blocks(
        "## Oddities",
        "Real, kept as they are, and recorded as discrepancies.",
        "\n".join(_oddity(one) for one in site.discrepancies),
    )


def _oddity(one: Discrepancy) -> str:
    shown = [f"`{name}`" for name in one.facts[:_MOST]]
    more = f" and {len(one.facts) - _MOST:,} more" if len(one.facts) > _MOST else ""
    facts = f"{', '.join(shown)}{more}" if more else listed(shown)
    where = escape_markdown(said_at(one))
    return f"- **{escape_markdown(one.name)}.** {escape_markdown(one.coded)} {facts}. Said at {where}."


def _sources(site: Arrangement) -> str:
    citing: Counter[str] = Counter()
    for fact in site:
        citing.update({cited.source for cited in fact.evidence})
    return blocks("## Registers and their licences", table(_rows_of_sources(site, citing)))


def _rows_of_sources(site: Arrangement, citing: Counter[str]) -> Iterator[Row]:
    for source in site.sources:
        yield {
            "Called": source.id,
            "Register": beneath(source.title, source.publisher, source.note),
            "Licence": source.licence,
            "Facts": citing[source.id],
        }
