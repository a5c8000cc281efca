"""Writes a page for each bundled arrangement, and their index, from the data alone.

    python docs/site_pages.py
    python docs/site_pages.py my-site.yaml > my-site.md

The page of a file that is named goes to the screen. Those of the bundled arrangements are committed; a test compares
them with what the data gives. Change the data, run this, read the difference.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from site_parts.changing import changing  # noqa: E402 - found by the line above
from site_parts.citing import how_to_cite  # noqa: E402
from site_parts.commissioning import commissioned, who_commissions  # noqa: E402
from site_parts.concluding import conclusions  # noqa: E402
from site_parts.deciding import who_decides  # noqa: E402
from site_parts.doubts import doubts  # noqa: E402
from site_parts.evidence import evidence  # noqa: E402
from site_parts.figures import people  # noqa: E402
from site_parts.influence import influence  # noqa: E402
from site_parts.layers import is_national, rests_on  # noqa: E402
from site_parts.lessons import lessons  # noqa: E402
from site_parts.money import money  # noqa: E402
from site_parts.past import models  # noqa: E402
from site_parts.plans import planned, timeline  # noqa: E402
from site_parts.registers import built_page, from_registers  # noqa: E402
from site_parts.running import run_twice  # noqa: E402
from site_parts.sitting import who_sits  # noqa: E402
from site_parts.wording import blocks, counted  # noqa: E402

import commissionkit as ck  # noqa: E402
from commissionkit.answers.dating import spoken  # noqa: E402
from commissionkit.io.bundled import BUILT  # noqa: E402
from commissionkit.model import Arrangement  # noqa: E402
from commissionkit.tables import escape_markdown  # noqa: E402

FOLDER: Final = HERE / "sites"
_OF_A_SITE: Final = (
    who_decides,
    who_sits,
    money,
    people,
    run_twice,
    planned,
    timeline,
    evidence,
    doubts,
    how_to_cite,
)
#: Each is left out where it has nothing to say.
_OF_THE_NATION: Final = (
    who_commissions,
    who_decides,
    models,
    who_sits,
    influence,
    money,
    people,
    run_twice,
    changing,
    planned,
    timeline,
    conclusions,
    lessons,
    evidence,
    doubts,
    how_to_cite,
)
_WRITTEN: Final = "<!-- Written by docs/site_pages.py from the data. Change the data, then run it again. -->"
LEGEND: Final = """\
:::{admonition} How to read this page
- *not stated*: the sources were searched, and do not say.
- *stated none*: a source says that there is nobody, or none.
- *none recorded*: nothing is in the data; perhaps nobody looked.
- *known in part*: some of it is known, or it is not known how far.

Behind a place in a source: no mark, it is said there; ° said there, but for a detail; ¶ derived by arithmetic;
‡ reported by people interviewed; † inferred by the coder; § planned.
:::"""
_INDEX: Final = """\
# The data sets, one by one

A page for each bundled arrangement. Those of the sites tell who decides what, who sits where, the money, people and
figures, what is run twice, what is planned, a timeline, the evidence, the doubts, and how to cite it; those of the
nation, who commissions what, the models of the past, influence, what was changing, conclusions and lessons as well.
Everything on them is written from the data, so each line can be asked for, and checked, in the library too;
[Statuses](../questions/status.md) says what its words of doubt mean, and
[What commissioning is](../explanation/commissioning.md) what all of this is about."""
#: What each is, in a sentence.
_ABOUT: Final = {
    "south-tyneside": "One CCG, one council and an alliance without formal powers, where leaders meet informally.",
    "tameside-glossop": "A CCG and a council that commission together, with one fund in three pots and one board.",
    "bradford-craven": "Three CCGs soon to be one, two partnerships, and decisions made together and taken at home.",
    "commissioning-models": "How the NHS commissioned from fundholding to CCGs, and what is known of the effect.",
    "england": "NHS bodies, councils, partnerships and footprints since 2013, and who came after whom.",
    "england-2012": "The coalition's overhaul as it looked to one observer, before the new bodies had begun.",
    "england-2013": "Who commissions what by statute: the baseline on which all later arrangements rest.",
    "england-2017": "What grew on the statute by 2017: delegation, joint work, devolution, partnerships.",
    "england-2019": "The nation when the three sites were studied, and the lessons drawn from them.",
}


#: Days on which the maps of an arrangement are drawn that is about several times.
_DAYS: Final[Mapping[str, tuple[str, ...]]] = {"commissioning-models": ("1995", "2000", "2005")}
_NEW: Final = """\
New to all this? [What commissioning is](../explanation/commissioning.md); each word is in the
[glossary](../glossary.md)."""
_MAPPED: Final = f"""\
A [decision map](../how-to/pictures.md) of it, and how its facts are known, both drawn from the data.
{_NEW}"""
_UNMAPPED: Final = f"""\
It has no decision map, since it records no rights. How its facts are known is drawn from the data.
{_NEW}"""


def page(site: Arrangement) -> str:
    """The page of one arrangement, bundled or of your own, as Markdown.

    Raises:
        RefusedQuestion: The arrangement does not say which days its sources speak to.
    """
    if from_registers(site):
        return blocks(_WRITTEN, built_page(site)) + "\n"
    sections = _OF_THE_NATION if is_national(site) else _OF_A_SITE
    return blocks(_WRITTEN, _head(site), LEGEND, *(section(site) for section in sections)) + "\n"


def _head(site: Arrangement) -> str:
    area = f" The area that it is about is {site.name(site.area)}." if site.area else ""
    version = f"version {site.version}" if site.version else "no version stated"
    sources = ", ".join(source.id for source in site.sources) or "none listed"
    counts = f"{counted(len(site), 'fact')}, {version}, from {counted(len(site.sources), 'source')}: {sources}."
    about = "How care is planned, bought and monitored, as the sources describe it as at"
    return blocks(
        f"# {escape_markdown(site.title or site.id)}",
        escape_markdown(f"{about} {spoken(str(site.as_at))}.{area}"),
        escape_markdown(counts),
        rests_on(site, (baseline for _, baseline in {(one.service, one.baseline) for one in commissioned(site)})),
        escape_markdown(site.note),
    )


def index(sites: Iterable[Arrangement]) -> str:
    """The page that lists the pages."""
    sites = tuple(sites)
    built = tuple(site for site in sites if from_registers(site))
    coded = tuple(site for site in sites if site not in built)
    nation, local = (tuple(site for site in coded if is_national(site) is kind) for kind in (True, False))
    nation = tuple(sorted(nation, key=_since))
    ids = (site.id for site in (*local, *nation, *built))
    tree = "\n".join(["```{toctree}", ":hidden:", ":maxdepth: 1", "", *ids, "```"])
    return (
        blocks(
            _WRITTEN,
            _INDEX,
            "## Sites",
            "\n".join(map(_listed, local)),
            "## National arrangements",
            "In the order of time.",
            "\n".join(map(_listed, nation)),
            blocks("## From public registers", "\n".join(map(_listed, built))) if built else "",
            LEGEND.replace("this page", "these pages"),
            tree,
        )
        + "\n"
    )


def _since(site: Arrangement) -> tuple[date, str]:
    """The first day that an arrangement tells of: that of its first model, else of what its sources speak to."""
    begun = [model.period.start.days[0] for model in site.models if model.period.start.kind == "days"]
    spoken_to = [site.as_at.days[0]] if site.as_at.kind == "days" else []
    return min([*begun, *spoken_to], default=date.max), site.id


def _listed(site: Arrangement) -> str:
    counts = (
        f"As at {spoken(str(site.as_at))}, {counted(len(site), 'fact')}, "
        f"{counted(len(site.discrepancies), 'place')} where sources disagree, "
        f"{counted(len(site.silent), 'thing')} looked for and not stated."
    )
    return f"- [{escape_markdown(site.title)}]({site.id}.md): {escape_markdown(_ABOUT.get(site.id, ''))} {counts}"


def pages() -> dict[str, str]:
    """The text of each file of the folder, by its name."""
    sites = (*ck.load_all(), *map(ck.load, sorted(BUILT)))
    return {**{f"{site.id}.md": _pictured(site) for site in sites}, "index.md": index(sites)}


def _pictured(site: Arrangement) -> str:
    """The page with its decision maps and its evidence drawn behind the head, where the pages are built by Sphinx."""
    head, rest = page(site).split("\n## ", 1)
    on = [f":on: {day}\n" for day in _DAYS.get(site.id, ())] or [""]
    maps = [f"```{{decision-map}} {site.id}\n{option}```" for option in on]
    shown = [_UNMAPPED] if from_registers(site) else [_MAPPED, *maps]
    evidence = f"```{{evidence-coverage}} {site.id}\n```"
    return blocks(head.strip(), *shown, evidence) + f"\n\n## {rest}"


def main(files: Iterable[str] = ()) -> None:
    """Bring the pages up to date; where site files are named, print theirs instead."""
    files = tuple(files)
    for file in files:
        print(page(ck.load(file)), end="")
    if not files:
        _write()


def _write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"docs/sites/{name}: brought up to date")


if __name__ == "__main__":
    main(sys.argv[1:])
