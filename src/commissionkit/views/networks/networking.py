"""The collaboration network of an arrangement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from commissionkit.drawing import Box, Drawing, Mark, Network, Scene
from commissionkit.drawing import Knot as NetworkKnot
from commissionkit.drawing import Tie as NetworkTie
from commissionkit.drawing.moving import moved
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Fact, Organisation
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement, check_id
from commissionkit.tables import Cell, Table
from commissionkit.views.heading import described, heading
from commissionkit.views.networks.painting import Knot, Sheet, legend, painted, sheet_of
from commissionkit.views.networks.sharing import SOURCES, Sharing, sharing_in
from commissionkit.views.networks.things import KINDS, Aside, Pair, Shared, around, pairs_of
from commissionkit.views.stating import called, cautions, doubt, left_out, state_of
from commissionkit.views.wording import in_order, unsettled

__all__ = ["network"]

#: So many organisations are still told apart in one picture.
MOST: Final = 120
_MARGIN: Final = 16.0
_NO_SECTOR: Final = "Sector not stated"


def network(arrangement: Arrangement, *, on: On | None = None, focus: str | None = None) -> Drawing:
    """Which organisations work together: tied by the forums, agreements, contracts and funds that they share.

    Organisations stand around an oval by sector and name. A line says what kind of thing two of them share, its
    thickness how much of it. Shared are: a forum that both sit on or that is theirs; an agreement that both signed, or
    a risk that both bear; a contract; a fund that both put money into, host or have their budget in; a right that they
    hold, or a delegation that they make, as one; a post that is held in both. What a post has part in counts for its
    organisations. A thin line: planned, not certain, by leave to attend or by talks alone.

    Args:
        arrangement: The site, or a snapshot of it.
        on: The day; None for the last day that the sources speak to.
        focus: An organisation, or something that is shared, such as a forum: its ties are lit, the rest is faint. Of
            an arrangement with more than 120 organisations that are tied, only those are drawn that are tied to it.

    Returns:
        A `Drawing`; its table has a row for each thing that two organisations share, and one for each that an
        organisation is stated to have no part in. Its `network` ties the organisations to one another.

    Raises:
        RefusedQuestion: No two organisations share anything, too many do, or nothing ties what `focus` names.
        UnknownName: Nothing bears the id that `focus` names.
        InvalidText: `on` names no days.

    It does not see what no source names: organisations without a line may work together all the same. Who merely
    provides or pays for the same service is not tied, nor who hands something on to another.
    """
    check_arrangement(arrangement)
    if focus is not None:
        check_id(arrangement, focus)
    world = state_of(arrangement, on)
    sharing = sharing_in(world)
    rank = _ranked(world, sharing)
    pairs = pairs_of(_near(sharing.things, focus, arrangement.id), rank)
    return _drawing(world, sharing, pairs, rank, None if focus is None else _lit(pairs, focus))


# -- who stands where ----------------------------------------------------------------------------


def _ranked(world: Arrangement, sharing: Sharing) -> dict[str, int]:
    """The organisations that have part in something, or are stated not to: by sector, name and id."""
    known = [_sector(word.id, word.name) for word in world.vocabulary.sectors]
    order = {name: at for at, name in enumerate(name for name in known if name != _NO_SECTOR)}
    bodies = {body for thing in sharing.things for body in thing.parts} | {aside.body for aside in sharing.asides}

    def key(body: str) -> tuple[int, str, tuple[tuple[str, int], ...], str]:
        sector = sector_of(world, body)
        last = len(order) + (sector == _NO_SECTOR)
        return order.get(sector, last), sector, in_order(world.name(body)), body

    return {body: at for at, body in enumerate(sorted(bodies, key=key))}


def _sector(sector: str, name: str) -> str:
    return _NO_SECTOR if sector in ("", "not_stated") else name


def sector_of(world: Arrangement, body: str) -> str:
    """What the sector of an organisation is called: its own or, where it states none, that of its kind."""
    found = world.get(body)
    if not isinstance(found, Organisation):
        return _NO_SECTOR
    kind = None if found.sector else world.vocabulary.organisation_kind(found.kind)
    sector = kind.sector if kind is not None else found.sector
    names = {word.id: word.name for word in world.vocabulary.sectors}
    return _sector(sector, names.get(sector, sector))


# -- what it is about ----------------------------------------------------------------------------


def _near(things: tuple[Shared, ...], focus: str | None, site: str) -> tuple[Shared, ...]:
    """What is shared; where it ties too many, among those alone that are tied to what the picture is about."""
    tied = {body for thing in things if thing.ties for body in thing.parts}
    if not tied:
        raise RefusedQuestion(f"no two organisations of {site} are recorded to share anything on that day")
    near = tied if focus is None else around(things, focus)
    if not near:
        raise RefusedQuestion(f"{focus} is no part of this network: nothing is recorded that ties it")
    if len(tied) <= MOST:
        return things
    if focus is None:
        raise RefusedQuestion(
            f"{len(tied)} organisations of {site} share something, and a picture has room for {MOST}: name one "
            "organisation or forum with focus=, and those tied to it are drawn"
        )
    if len(near) > MOST:
        raise RefusedQuestion(
            f"{len(near)} organisations are tied to {focus}, and a picture has room for {MOST}: name a forum, an "
            "agreement or an organisation with fewer ties with focus="
        )
    return tuple(thing.among(near) for thing in things)


def _lit(pairs: tuple[Pair, ...], focus: str) -> frozenset[object]:
    """The keys of the organisations and pairs that are lit."""
    own = {pair.key for pair in pairs if focus in pair.key}
    found = own or {pair.key for pair in pairs if any(focus in (joint.key, *joint.facts) for joint in pair.joints)}
    return frozenset((*found, *(body for key in found for body in key)))


# -- put together --------------------------------------------------------------------------------


def _drawing(
    world: Arrangement,
    sharing: Sharing,
    pairs: tuple[Pair, ...],
    rank: Mapping[str, int],
    lit: frozenset[object] | None,
) -> Drawing:
    knots = _knots(world, sharing.asides, pairs, rank)
    sheet = sheet_of(knots, pairs)
    scene = _scene(world, sheet, lit)
    shown = {knot.key for knot in knots}
    asides = tuple(aside for aside in sharing.asides if aside.body in shown)
    drawn = dict.fromkeys([fact for knot in knots for fact in knot.facts])
    drawn |= dict.fromkeys([fact for pair in pairs for fact in pair.facts])
    ordered = sorted(world.facts, key=lambda fact: fact.id)
    return Drawing(
        scene=scene,
        rows=_rows(world, pairs, asides),
        drawn=tuple(drawn),
        undrawn=left_out(world, drawn, _why, ordered),
        network=_network(knots, pairs),
    )


def _knots(
    world: Arrangement, asides: Iterable[Aside], pairs: tuple[Pair, ...], rank: Mapping[str, int]
) -> tuple[Knot, ...]:
    """The organisations that something ties, in their order."""
    ties = Counter(body for pair in pairs for body in pair.key)
    beside: dict[str, list[Aside]] = {}
    for aside in asides:
        beside.setdefault(aside.body, []).append(aside)
    return tuple(_knot(world, body, ties[body], beside.get(body, [])) for body in sorted(ties, key=rank.__getitem__))


def _knot(world: Arrangement, body: str, ties: int, beside: list[Aside]) -> Knot:
    stated = sum(aside.stated for aside in beside)
    remarks = [
        f"{words} {count}"
        for words, count in (("stated to have no part in", stated), ("not stated to be in", len(beside) - stated))
        if count
    ]
    found = world.get(body)
    unsure = unsettled(world, found)
    told = [
        *([f"{unsure[:1].upper()}{unsure[1:]}."] if unsure else []),
        f"Tied to {ties}.",
        *(f"{aside.name}: {aside.how}." for aside in beside),
    ]
    facts = (body, *(aside.fact for aside in beside)) if found is not None else ()
    return Knot(
        key=body,
        name=world.name(body) or body,
        sector=sector_of(world, body),
        remarks=tuple(filter(None, (unsure, ", ".join(remarks)))),
        doubt=doubt(world, found),
        says=" ".join(told),
        facts=facts,
    )


def _scene(world: Arrangement, sheet: Sheet, lit: frozenset[object] | None) -> Scene:
    title = f"Who works together: {called(world)}"
    room = sheet.width + 2 * _MARGIN
    known = cautions(world)
    head, top = heading(title, room, known)
    middle, down = round(room / 2, 1), round(top - sheet.top, 1)
    drawn = painted(sheet, faint=lambda key: lit is not None and key not in lit)
    marks: list[Mark] = [moved(mark, middle, down) for mark in drawn]
    told, height = legend(sheet, room, top + sheet.height + 10)
    paper = Box(x=0, y=0, width=room, height=height, look="paper")
    return Scene(
        width=room,
        height=height,
        marks=(paper, *head, *marks, told),
        title=title,
        description=described(_told(sheet), known),
    )


def _told(sheet: Sheet) -> str:
    """What a person learns from the network who does not see it."""
    sectors = Counter(knot.sector for knot in sheet.knots)
    listed = ", ".join(f"{sector} {count}" for sector, count in sectors.items())
    kinds = Counter(kind for pair in sheet.pairs for kind, _, _ in pair.strands())
    shared = ", ".join(f"{KINDS[kind][1]} {kinds[kind]}" for kind in KINDS if kinds[kind])
    ties = Counter(body for pair in sheet.pairs for body in pair.key)
    names = {knot.key: knot.name for knot in sheet.knots}
    most = max(ties.values())
    first = [names[knot.key] for knot in sheet.knots if ties[knot.key] == most]
    who = ", ".join(first[:3]) + (f" and {len(first) - 3} more" if len(first) > 3 else "")
    loose = sum(not any(joint.firm for joint in pair.joints) for pair in sheet.pairs)
    alone = f"In nothing that is settled: {loose} pairs. " if loose else ""
    return (
        f"{len(sheet.knots)} organisations by sector: {listed}. {len(sheet.pairs)} pairs share something: {shared}. "
        f"{alone}Tied to most others ({most}): {who}."
    )


def _rows(world: Arrangement, pairs: tuple[Pair, ...], asides: tuple[Aside, ...]) -> Table:
    """A row for each thing that two share, then one for each that an organisation is stated to have no part in."""
    rows: list[tuple[Cell, ...]] = [
        (
            world.name(pair.start),
            world.name(pair.end),
            KINDS[joint.kind][0],
            joint.name,
            joint.hows[0],
            joint.hows[1],
            joint.firm,
            "; ".join(joint.facts),
        )
        for pair in pairs
        for joint in pair.joints
    ]
    rows += [
        (world.name(aside.body), None, KINDS[aside.kind][0], aside.name, aside.how, None, None, aside.fact)
        for aside in asides
    ]
    columns = ("organisation", "with", "kind", "what", "how", "how the other", "settled", "facts")
    return Table(columns, tuple(rows), "Who works together")


def _network(knots: tuple[Knot, ...], pairs: tuple[Pair, ...]) -> Network:
    return Network(
        knots=tuple(NetworkKnot(key=knot.key, name=knot.name, kind="body", among=knot.sector) for knot in knots),
        ties=tuple(NetworkTie(start=pair.start, end=pair.end, kind="shares", name=pair.counted()) for pair in pairs),
    )


def _why(fact: Fact) -> str:
    """Why a fact is no part of the network."""
    if isinstance(fact, Organisation):
        return "nothing is recorded that it shares with another organisation here"
    if isinstance(fact, SOURCES):
        return "no two organisations here are recorded to have part in it"
    return "it ties no organisations"
