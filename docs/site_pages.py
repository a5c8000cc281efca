"""Writes a page for each bundled site, and their index, from the data alone.

    python docs/site_pages.py
    python docs/site_pages.py my-site.yaml > my-site.md

The page of a file that is named goes to the screen. Those of the bundled sites are committed; a test compares them with
what the data gives. Change the data, run this, read the difference.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from site_parts.citing import how_to_cite  # noqa: E402 - found by the line above
from site_parts.deciding import who_decides  # noqa: E402
from site_parts.doubts import doubts  # noqa: E402
from site_parts.evidence import evidence  # noqa: E402
from site_parts.figures import people  # noqa: E402
from site_parts.money import money  # noqa: E402
from site_parts.plans import planned, timeline  # noqa: E402
from site_parts.running import run_twice  # noqa: E402
from site_parts.sitting import who_sits  # noqa: E402
from site_parts.wording import blocks, counted  # noqa: E402

import commissionkit as ck  # noqa: E402
from commissionkit.model import Arrangement  # noqa: E402
from commissionkit.tables import escape_markdown  # noqa: E402

FOLDER: Final = HERE / "sites"
_SECTIONS: Final = (
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
# The sites, one by one

A page for each bundled site: who decides what, who sits where, the money, people and figures, what is run twice, what
is planned, a timeline, the evidence, the doubts, and how to cite it. Everything on them is written from the data, so
each line can be asked for, and checked, in the library too; [Statuses](../questions/status.md) says what its words of
doubt mean."""


def page(site: Arrangement) -> str:
    """The page of one arrangement, bundled or of your own, as Markdown.

    Raises:
        RefusedQuestion: The arrangement does not say which days its sources speak to.
    """
    return blocks(_WRITTEN, _head(site), LEGEND, *(section(site) for section in _SECTIONS)) + "\n"


def _head(site: Arrangement) -> str:
    area = f" The area that it is about is {site.name(site.area)}." if site.area else ""
    version = f"version {site.version}" if site.version else "no version stated"
    sources = ", ".join(source.id for source in site.sources) or "none listed"
    counts = f"{counted(len(site), 'fact')}, {version}, from {counted(len(site.sources), 'source')}: {sources}."
    return blocks(
        f"# {escape_markdown(site.title or site.id)}",
        escape_markdown(
            f"How care is planned, bought and monitored, as the sources describe it as at {site.as_at}.{area}"
        ),
        escape_markdown(counts),
        escape_markdown(site.note),
    )


def index(sites: Iterable[Arrangement]) -> str:
    """The page that lists the pages."""
    sites = tuple(sites)
    listed = "\n".join(
        f"- [{escape_markdown(site.title)}]({site.id}.md): as at {site.as_at}, {counted(len(site), 'fact')}, "
        f"{counted(len(site.discrepancies), 'place')} where sources disagree, "
        f"{counted(len(site.silent), 'thing')} looked for and not stated"
        for site in sites
    )
    tree = "\n".join(["```{toctree}", ":hidden:", ":maxdepth: 1", "", *(site.id for site in sites), "```"])
    return blocks(_WRITTEN, _INDEX, listed, LEGEND.replace("this page", "these pages"), tree) + "\n"


def pages() -> dict[str, str]:
    """The text of each file of the folder, by its name."""
    sites = ck.load_sites()
    return {**{f"{site.id}.md": page(site) for site in sites}, "index.md": index(sites)}


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
