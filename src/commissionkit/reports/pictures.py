"""The pictures of the page: which there are, and how each is shown with the table behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import attrs

from commissionkit.drawing import Drawing, svg_text
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.reports.citing import References
from commissionkit.reports.markup import Markup, heading, joined, paragraph, tag
from commissionkit.reports.subjects import Section, Subject
from commissionkit.reports.tabling import region, table, without_empty
from commissionkit.views.maps import decision_map
from commissionkit.views.money import funds
from commissionkit.views.timelines import timeline

__all__ = ["PICTURES", "Picture", "maps", "pictures"]


@attrs.frozen
class Picture:
    """A picture that the page has of each arrangement.

    Attributes:
        section: The id of the section in which it stands: overview, maps, double-running, seats, money or timeline.
        title: What it is called.
        draw: What draws it; where it refuses, the page says why.
        traced: Whether pointing at a box lights what leads to it and from it.
        behind: Whether the table behind it is shown too; not where a table of the section says the same.
    """

    section: str
    title: str
    draw: Callable[[Arrangement], Drawing]
    traced: bool = False
    behind: bool = True


#: Every picture of the page. A line adds one to each arrangement, in the section that it names.
PICTURES: Final[tuple[Picture, ...]] = (
    Picture("maps", "Decision map", decision_map, traced=True),
    Picture("money", "Funds and pots", funds, behind=False),
    Picture("timeline", "Bodies and forums over time", timeline, behind=False),
)

_WIDE: Final = 1000
#: Letters of a picture beyond which it is of no use in a page, and makes it slow.
_LARGEST: Final = 400_000
_SPARED: Final = re.compile(
    r' role="img" aria-label="[^"]*"(?=><title>)| (?:data-facts|aria-label|xmlns)="[^"]*"|(?<=<g) class="[^"]*"'
)
_KEYS: Final = re.compile(r' data-(?:key|from|to)="[^"]*"')
_ANCHORED: Final = re.compile(r'(<text [^>]*?) text-anchor="(middle|end)"([^>]*?) class="([\w-]+)"')
_LENGTHS: Final = re.compile(r' (?:d|x|y|cx|cy|width|height)="[^"]*"')
_LINE_TITLES: Final = re.compile(r'(<g data-from="[^"]*" data-to="[^"]*")><title>[^<]*</title>')
_DECIMAL: Final = re.compile(r"-?\d+\.\d+")
#: Columns of the table behind a picture that the page spares: its sentences are the titles of what is drawn.
_LEFT_OUT: Final = frozenset({"facts", "in words"})
_TRACING: Final = (
    "Point at a box, or move to one with the arrow keys, to light the lines that lead to it and from it; "
    "Enter or a click keeps them lit, Escape clears."
)


def maps(subjects: Sequence[Subject], _: References) -> Section:
    """The decision map of each arrangement."""
    body = [
        paragraph(
            "Who makes and who takes decisions, through which forum and within which fund. Columns from left to right: "
            "bodies, forums, matters, funds and contracts, takers; bands from top to bottom by tier."
        ),
        paragraph(_TRACING, class_="needs-script", hidden=True),
        *pictures("maps", subjects),
    ]
    return Section(id="maps", title="Decision maps", body=joined(body))


def pictures(section: str, subjects: Sequence[Subject]) -> Iterator[Markup]:
    """All pictures of a section, arrangement by arrangement; nothing where it has none."""
    shown = [picture for picture in PICTURES if picture.section == section]
    for subject in subjects if shown else ():
        if len(subjects) > 1:
            yield heading(3, subject.name)
        for number, picture in enumerate(shown, start=1):
            yield _figure(picture, subject, f"{section}-{subject.at}-{number}")


def _figure(picture: Picture, subject: Subject, id: str) -> Markup:
    try:
        drawing = picture.draw(subject.site)
    except RefusedQuestion as refused:
        return paragraph(f"{picture.title}: nothing to draw. {str(refused)[:1].upper()}{str(refused)[1:]}.")
    text = _svg(drawing, picture, id)
    if len(text) > _LARGEST:
        return paragraph(
            f"{picture.title}: too large for a page. Draw it into a file of its own: ",
            tag("code", f'commissionkit.views.{picture.draw.__name__}(site).save("picture.svg")'),
        )
    look = "picture wide" if drawing.scene.width > _WIDE else "picture"
    label = f"{picture.title}, {subject.name}"
    return tag(
        "figure",
        tag("figcaption", label),
        region(text, label=label),
        tag("p", "", class_="traced", hidden=True) if picture.traced else "",
        _behind(drawing, id, label) if picture.behind else "",
        _undrawn(drawing, subject),
        class_=look,
        id=id,
        data_traced=picture.traced,
        data_site=str(subject.at),
    )


def _svg(drawing: Drawing, picture: Picture, id: str) -> Markup:
    """The picture, with ids made of that of its figure: two pictures may be the same to the letter.

    Where the table behind it has a row for each line, in their order, the lines need no titles: the row says the same,
    and the script says it where one points at the line.
    """
    text = compact(svg_text(drawing.scene, styled=False))
    if not picture.traced:
        text = _KEYS.sub("", text)
    elif picture.behind and len(_LINE_TITLES.findall(text)) == len(drawing.rows):
        text = _LINE_TITLES.sub(r"\1>", text)
    name = text.partition(' id="')[2].partition('"')[0]
    return Markup(text.replace(f'"{name}', f'"{id}-svg'))


def compact(svg: str) -> str:
    """A picture with what the page has no use for left out, and lengths in whole pixels.

    Names stand once more as titles, which also make a group of what bears them; facts are told elsewhere; no rule is
    about groups. No text can be taken for an attribute, since quotation marks are escaped in texts.
    """
    spared = _ANCHORED.sub(_anchored, _SPARED.sub("", svg))
    return _LENGTHS.sub(lambda found: _DECIMAL.sub(_whole, found.group()), spared).strip()


def _anchored(words: re.Match[str]) -> str:
    """What says where words stand to their place, as a class: most words of a picture need it."""
    before, anchor, between, look = words.groups()
    return f'{before}{between} class="{look} {anchor}"'


def _whole(number: re.Match[str]) -> str:
    return str(round(float(number.group())))


def _behind(drawing: Drawing, id: str, label: str) -> Markup:
    """The table behind a picture, folded away."""
    columns = tuple(name for name in drawing.rows.columns if name not in _LEFT_OUT)
    told = drawing.rows.select(*columns)
    heads, rows = without_empty([name[:1].upper() + name[1:] for name in columns], told.rows)
    shown = table(f"{id}-table", f"{label}, line by line", heads, rows, notes=told.notes)
    return tag("details", tag("summary", "The same as a table"), shown, class_="fold")


def _undrawn(drawing: Drawing, subject: Subject) -> Markup:
    """What a picture leaves out, and why."""
    if not drawing.undrawn:
        return Markup()
    why = Counter(one.why for one in drawing.undrawn).most_common()
    told = "; ".join(f"{number} facts: {reason}" if number > 1 else f"1 fact: {reason}" for reason, number in why)
    total = f"{len(drawing.undrawn)} of the {len(subject.site)} facts are not drawn"
    return tag("details", tag("summary", total), paragraph(f"{told}."), class_="fold")
