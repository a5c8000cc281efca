"""Questions put to each site in turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from commissionkit.answers import AnswerStatus
from commissionkit.answers.across import called
from commissionkit.comparison.cells import Cell, Row
from commissionkit.comparison.codebook import Characteristic, Codebook
from commissionkit.comparison.columns import Site
from commissionkit.comparison.matrix import Comparison
from commissionkit.comparison.readings import Reading, read
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.sources import Source

__all__ = ["compare"]


def compare(sites: Iterable[Arrangement] | Mapping[str, Arrangement], codebook: Codebook) -> Comparison:
    """The sites side by side.

    Args:
        sites: Arrangements, in the order of the columns; or a mapping from what each is loaded by (an id or a path)
            to the arrangement.
        codebook: What to ask.

    Returns:
        A cell for each characteristic and site.

    Raises:
        RefusedQuestion: A single arrangement where several belong, or a characteristic gave what no cell can hold.
    """
    columns = _columns(sites)
    shown = {name: _site(name, site) for name, site in columns.items()}
    rows = tuple(_row(characteristic, columns, shown) for characteristic in codebook.characteristics)
    sources = dict.fromkeys(source for site in columns.values() for source in _sources(site))
    return Comparison(codebook.id, codebook.title, tuple(shown.values()), rows, tuple(sources), codebook.notes)


def _columns(sites: object) -> dict[str, Arrangement]:
    """The arrangements by what the comparison calls them."""
    if isinstance(sites, Mapping):
        return {str(name): _arrangement(site) for name, site in sites.items()}
    if isinstance(sites, Iterable) and not isinstance(sites, (Arrangement, str)):
        return called(map(_arrangement, sites))
    raise RefusedQuestion("compare takes a list of arrangements: write compare([site])")


def _arrangement(site: object) -> Arrangement:
    if not isinstance(site, Arrangement):
        raise RefusedQuestion("compare takes arrangements, not their names: write compare([load(name), ...])")
    return site


def _site(name: str, site: Arrangement) -> Site:
    return Site(name, _title(site), _as_at(site), site.id, site.version)


def _title(site: Arrangement) -> str:
    title = site.title or site.id
    return f"{title}, {site.snapshot.on}" if site.snapshot is not None else title


def _as_at(site: Arrangement) -> str:
    bound = site.snapshot.on if site.snapshot is not None else site.as_at
    return str(bound) if bound.kind == "days" else ""


def _row(characteristic: Characteristic, columns: Mapping[str, Arrangement], shown: Mapping[str, Site]) -> Row:
    cells = tuple(_cell(characteristic, site, shown[name]) for name, site in columns.items())
    return Row(characteristic.id, characteristic.name, cells, characteristic.group)


def _cell(characteristic: Characteristic, site: Arrangement, column: Site) -> Cell:
    reading = _reading(characteristic, site)
    return Cell(
        characteristic.id,
        column.id,
        reading,
        _call(reading, column.id, site),
        characteristic.name,
        column,
        _sources(site),
        tuple(site[name] for name in reading.facts if name in site),
    )


def _sources(site: Arrangement) -> tuple[Source, ...]:
    """The sources of the site, then those of the baselines that it rests on; an id that both use is the site's."""
    if site.base is None:
        return site.sources
    own = {source.id for source in site.sources}
    return (*site.sources, *(source for source in _sources(site.base) if source.id not in own))


def _reading(characteristic: Characteristic, site: Arrangement) -> Reading:
    try:
        asked = characteristic.ask(site)
    except (UnknownName, RefusedQuestion) as refused:  # the site has no such thing, or cannot be asked
        return Reading(status=AnswerStatus.NONE_RECORDED, notes=(str(refused),))
    return read(asked)


def _call(reading: Reading, name: str, site: Arrangement) -> str:
    if site.snapshot is not None:
        loaded = f'ck.as_of(ck.load("{site.id}"), "{site.snapshot.on}")'
    else:
        loaded = f'ck.load("{name}")'
    return reading.call.replace("{site}", loaded)
