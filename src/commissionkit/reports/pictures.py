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
from commissionkit.reports.compacting import compact
from commissionkit.reports.markup import Markup, escaped, heading, joined, paragraph, tag
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
        fits: Whether it is worth drawing: a cheap look at what would be too large for a page; None for no look.
    """

    section: str
    title: str
    draw: Callable[[Arrangement], Drawing]
    traced: bool = False
    behind: bool = True
    fits: Callable[[Arrangement], bool] | None = None


#: So many bodies that changes tie make a timeline too large: each takes some 400 letters, with its lines.
_MOST_TIED: Final = 1_000


def _is_short(site: Arrangement) -> bool:
    """Whether a timeline may be small enough: of very many bodies it has all those that changes tie."""
    return len({body for change in site.changes for body in (*change.predecessors, *change.successors)}) <= _MOST_TIED


#: Every picture of the page. A line adds one to each arrangement, in the section that it names.
PICTURES: Final[tuple[Picture, ...]] = (
    Picture("maps", "Decision map", decision_map, traced=True),
    Picture("money", "Funds and pots", funds, behind=False),
    Picture("timeline", "Bodies and forums over time", timeline, behind=False, fits=_is_short),
)

_WIDE: Final = 1000
#: Letters of a picture beyond which it is of no use in a page, and makes it slow.
_LARGEST: Final = 400_000
_KEYS: Final = re.compile(r' data-(?:key|from|to)="[^"]*"')
_LINE_TITLES: Final = re.compile(r'(<g data-from="[^"]*" data-to="[^"]*")><title>([^<]*)</title>')
#: Why a fact is not drawn of which a picture says nothing.
_NO_PART: Final = "not what this picture is about, or not in force on its day"
#: The column of the table behind a picture that has a sentence for each line.
_WORDS: Final = "in words"
#: The column that says in a word or two what the sentence says wholly.
_KIND: Final = "how"
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
    if picture.fits is not None and not picture.fits(subject.site):
        return _too_large(picture)
    try:
        drawing = picture.draw(subject.site)
    except RefusedQuestion as refused:
        return paragraph(f"{picture.title}: nothing to draw. {str(refused)[:1].upper()}{str(refused)[1:]}.")
    text = _svg(drawing, picture, id)
    if len(text) > _LARGEST:
        return _too_large(picture)
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


def _too_large(picture: Picture) -> Markup:
    return paragraph(
        f"{picture.title}: too large for a page. Draw it into a file of its own: ",
        tag("code", f'commissionkit.views.{picture.draw.__name__}(site).save("picture.svg")'),
    )


def _svg(drawing: Drawing, picture: Picture, id: str) -> Markup:
    """The picture, with ids made of that of its figure: two pictures may be the same to the letter.

    Where the table behind it has a row for each line, in their order, that ends with the title of the line, the lines
    need no titles: the script reads the row where one points at the line.
    """
    text = compact(svg_text(drawing.scene, styled=False))
    if not picture.traced:
        text = _KEYS.sub("", text)
    elif picture.behind and [title for _, title in _LINE_TITLES.findall(text)] == _sentences(drawing):
        text = _LINE_TITLES.sub(r"\1>", text)
    name = text.partition(' id="')[2].partition('"')[0]
    return Markup(text.replace(f'"{name}', f'"{id}-svg'))


def _sentences(drawing: Drawing) -> list[str] | None:
    """What the rows behind a picture end with, as its titles are written; None where that is no sentence."""
    if _columns(drawing)[-1:] != (_WORDS,):
        return None
    return [escaped(str(words)).replace("\n", " ") for words in drawing.rows.column(_WORDS)]


def _columns(drawing: Drawing) -> tuple[str, ...]:
    """What the page shows of the table behind a picture: the ids of facts are told elsewhere."""
    spared = {"facts", _KIND} if _WORDS in drawing.rows.columns else {"facts"}
    return tuple(name for name in drawing.rows.columns if name not in spared)


def _behind(drawing: Drawing, id: str, label: str) -> Markup:
    """The table behind a picture, folded away."""
    columns = _columns(drawing)
    told = drawing.rows.select(*columns)
    heads, rows = without_empty([name[:1].upper() + name[1:] for name in columns], told.rows)
    shown = table(f"{id}-table", f"{label}, line by line", heads, rows, notes=told.notes)
    return tag("details", tag("summary", "The same as a table"), shown, class_="fold")


def _undrawn(drawing: Drawing, subject: Subject) -> Markup:
    """Which of the facts of a file, or of a snapshot of it, a picture leaves out, and why.

    A picture may say of facts of a baseline, too, that it leaves them out, and pass over facts that it is not about.
    """
    drawn, why = frozenset(drawing.drawn), {one.fact: one.why for one in drawing.undrawn}
    missing = [fact.id for fact in subject.site.facts if fact.id not in drawn]
    if not missing:
        return Markup()
    reasons = Counter(why.get(fact, _NO_PART) for fact in missing).most_common()
    told = "; ".join(f"{number} facts: {reason}" if number > 1 else f"1 fact: {reason}" for reason, number in reasons)
    total = f"{len(missing)} of the {len(subject.site.facts)} facts are not drawn"
    return tag("details", tag("summary", total), paragraph(f"{told}."), class_="fold")
