"""The overview: fifteen characteristics, from the place to its plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from commissionkit.answers.words import joined_status
from commissionkit.codebooks.deciding import Deciding
from commissionkit.codebooks.running import overview_of_running
from commissionkit.codebooks.terms import main_contracts, payment, penalties, risk_pieces
from commissionkit.codebooks.wording import (
    counted,
    day_call,
    fact_piece,
    listed,
    named,
    now,
    of_facts,
    reading,
    short,
    silences,
    unknown,
)
from commissionkit.comparison import Characteristic, Codebook, Piece, Reading
from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    ChangeStatus,
    Formality,
    Forum,
    Fund,
    Level,
    Organisation,
    Post,
    Power,
    Process,
    Status,
    YesNo,
)
from commissionkit.model.terms import MAKING, TAKING
from commissionkit.questions.decisions import route, who_makes, who_takes

__all__ = ["OVERVIEW", "covering", "joint_forums", "one_off", "pooled"]

_COMMISSIONERS: Final = frozenset({"ccg", "primary-care-trust", "health-authority"})
_COUNCILS: Final = frozenset({"unitary-council", "county-council", "district-council"})
_LEADING: Final = frozenset({Power.OVERSEE, Power.ASSURE, Power.LEAD, *MAKING, *TAKING})
_RUN_TWICE: Final = (
    "Run twice: stated by a source; found where a body has its own process beside a system-wide one in which it takes "
    "part; possible where it is not recorded that it takes part."
)
_NO_FORUM: Final = frozenset({"unit", "meeting"})


# -- where, and which bodies ---------------------------------------------------------------------------------------


def place(site: Arrangement) -> Reading:
    """The area of the site with its tier, and the system it lies within."""
    call = '{site}.areas["' + site.area + '"]'
    if not site.area or site.area not in site:
        return unknown("{site}.areas")
    area = site.fact(site.area, Area)
    pieces = [fact_piece(site, _tiered(area), area)]
    above = [site.fact(name, Area) for name in sorted(site.area_tree.above(area.id) - {area.id}) if name in site]
    pieces += [fact_piece(site, f"in {_tiered(outer)}", outer) for outer in above if outer.tier == "system"]
    return Reading(pieces=tuple(pieces), call=call)


def _tiered(area: Area) -> str:
    return f"{area.name} ({area.tier if area.tier != 'not_stated' else 'tier not stated'})"


def covering(world: Arrangement, kinds: frozenset[str]) -> Iterator[Organisation]:
    """Organisations of these kinds that cover the area of the site or a part of it, those of its baselines included."""
    covered = _covering(world)
    return (o for o in world.whole.organisations if o.kind in kinds and o.id in covered)


def _covering(world: Arrangement) -> set[str]:
    here = world.area_tree.below(world.area) if world.area else frozenset()
    whole = world.whole
    # A site without an area is about all that it speaks of itself, not about all that its baselines do.
    return {c.body for c in whole.coverage if c.area in here or (not here and c.id not in whole.borrowed)}


def _seated(world: Arrangement) -> set[str]:
    """Bodies of the baselines that have a place on a forum of the site's own."""
    whole = world.whole
    found: set[str] = set()
    for seat in world.seats:
        holder = whole.get(seat.holder)
        found.update(holder.organisations if isinstance(holder, Post) else (seat.holder,))
    return found & whole.borrowed.keys()


def _bodies(site: Arrangement, kinds: frozenset[str]) -> Reading:
    """Organisations of these kinds that cover the area, or are a baseline's and sit on the site's forums."""
    world = now(site)
    whole = world.whole
    near = _covering(world) | _seated(world)
    found = [o for o in whole.organisations if o.kind in kinds and o.id in near]
    lent = sorted({whole.borrowed[o.id].id for o in found if o.id in whole.borrowed})
    told = of_facts(whole, found, day_call(site, ".whole.organisations" if lent else ".organisations"))
    return evolve(told, notes=(*told.notes, f"Recorded by the baseline {listed(lent)}.")) if lent else told


def commissioners(site: Arrangement) -> Reading:
    """NHS bodies that commission for the area, those of its baselines included."""
    return _bodies(site, _COMMISSIONERS)


def councils(site: Arrangement) -> Reading:
    """Councils whose area meets that of the site, those of its baselines included."""
    return _bodies(site, _COUNCILS)


def acute_providers(site: Arrangement) -> Reading:
    """Who provides acute care in the area."""
    world = now(site)
    pieces = [
        fact_piece(world, short(world, provision.provider), provision)
        for provision in world.provision
        if provision.service == "acute" and provision.role == "provides"
    ]
    return reading(pieces, day_call(site, ".provision"), silences(site, "provision"))


# -- forums --------------------------------------------------------------------------------------------------------


def joint_forums(world: Arrangement) -> tuple[Forum, ...]:
    """Forums of more than one organisation that decide, oversee, lead, or are said to be formal or informal.

    Where some of them hold such a power, a forum that merely has a stated formality is shown only if it is informal:
    the formal ones are then those that hold the power.
    """
    powers: dict[str, set[Power]] = {}
    for right in world.rights:
        if not right.denied:
            for holder in right.holders.ids:
                powers.setdefault(holder, set()).update(right.powers)
    joint = [forum for forum in world.forums if forum.of is None and forum.kind not in _NO_FORUM]
    holding = [forum for forum in joint if powers.get(forum.id, set()) & _LEADING]
    informal = [forum for forum in joint if forum.formality is Formality.INFORMAL and forum not in holding]
    if holding:
        return (*holding, *informal)
    return tuple(forum for forum in joint if forum.formality is not Formality.NOT_STATED)


def forums(site: Arrangement) -> Reading:
    """The forums in which bodies lead or decide together, and whether they are formal."""
    world = now(site)
    pieces = (fact_piece(world, f"{short(world, f.id)} ({_formality(f)})", f) for f in joint_forums(world))
    return reading(pieces, day_call(site, ".forums"))


def _formality(forum: Forum) -> str:
    said = "formality not stated" if forum.formality is Formality.NOT_STATED else forum.formality.value
    return f"{said}, in public" if forum.meets_in_public is YesNo.YES else said


# -- who decides ---------------------------------------------------------------------------------------------------


def planning_made(site: Arrangement) -> Reading:
    """Who makes planning decisions."""
    return Deciding(site, who_makes(site, stage="planning"), 'ck.who_makes({site}, stage="planning")').side(MAKING)


def planning_taken(site: Arrangement) -> Reading:
    """Who takes planning decisions formally."""
    return Deciding(site, who_takes(site, stage="planning"), 'ck.who_takes({site}, stage="planning")').side(TAKING)


def one_off(fund: Fund) -> bool:
    """Whether a fund is one-off money: with a start, and an end that is not stated."""
    return fund.period.start.kind == "days" and fund.period.end.kind == "not_stated"


def pooled(world: Arrangement) -> tuple[Fund, ...]:
    """Funds that are held together lastingly."""
    return tuple(fund for fund in world.funds if not one_off(fund))


def pooled_money(site: Arrangement) -> Reading:
    """Money held together: how much, and how it is divided into pots."""
    world = now(site)
    call = day_call(site, ".funds")
    pieces = []
    for fund in pooled(world):
        amount = f" {fund.amount}" if fund.amount else ""
        pieces.append(fact_piece(world, f"{short(world, fund.id)}{amount}", fund))
        for pot in world.pots:
            if pot.fund == fund.id:
                share = f"{pot.share} " if pot.share else ""
                pieces.append(fact_piece(world, f"{share}{short(world, pot.id)}", pot))
    return reading(pieces, call, silences(site, "fund"))


def pooled_decisions(site: Arrangement) -> Reading:
    """How decisions over pooled money come about, pot by pot."""
    funds = pooled(now(site))
    if not funds:
        return unknown(day_call(site, ".funds"), silences(site, "fund"))
    answers = [route(site, fund=fund.id) for fund in funds]
    call = ", ".join(f'ck.route({{site}}, fund="{fund.id}")' for fund in funds)
    return Reading(
        pieces=tuple(piece for answer in answers for piece in Deciding(site, answer, "").modes()),
        status=joined_status(answer.status for answer in answers),
        call=call if len(funds) == 1 else f"[{call}]",
        notes=tuple(step for answer in answers for step in answer.missing),
    )


# -- contracts and risk --------------------------------------------------------------------------------------------


def main_contract(site: Arrangement) -> Reading:
    """How the main acute contract pays."""
    world = now(site)
    return reading(payment(world, main_contracts(world)), day_call(site, ".contracts"), silences(site, "contract"))


def risk(site: Arrangement) -> Reading:
    """Penalties that apply in the main acute contract, and who shares which risk."""
    world = now(site)
    contracts = main_contracts(world)
    pieces = [*penalties(world, contracts), *risk_pieces(world)]
    looked = silences(site, "penalties", about=[contract.id for contract in contracts])
    if looked and pieces:
        pieces.append(Piece("penalties not stated", tuple(c for s in looked for c in s.evidence)))
    return reading(pieces, day_call(site, ".risk_shares"), looked)


# -- people, monitoring, plans -------------------------------------------------------------------------------------


def joint_posts(site: Arrangement) -> Reading:
    """Posts held across organisations."""
    world = now(site)
    joint = (post for post in world.posts if len(post.organisations) > 1)
    return of_facts(world, joint, day_call(site, ".posts"))


def monitoring(site: Arrangement) -> Reading:
    """Which monitoring is done for the system as a whole, as far as it has come."""
    world = now(site)
    tree = site.stage_tree
    running = [p for p in world.processes if p.level is Level.SYSTEM_WIDE and tree.within(p.stage, "monitoring")]
    planned = [
        p
        for p in site.processes
        if p.level is Level.SYSTEM_WIDE and tree.within(p.stage, "monitoring") and p.status.is_plan
    ]
    kinds = (
        ("runs", [p for p in running if p.status is Status.IN_FORCE]),
        ("begins", [p for p in running if p.status is Status.EARLY]),
        ("planned", planned),
    )
    pieces = [fact_piece(world, f"{word}: {_stages(site, found)}", *found) for word, found in kinds if found]
    return reading(pieces, day_call(site, ".processes"))


def _stages(site: Arrangement, processes: Iterable[Process]) -> str:
    stages = dict.fromkeys(process.stage for process in processes)
    return listed(
        "overall" if stage == "monitoring" else site.name(stage).removesuffix(" monitoring").lower() for stage in stages
    )


def plans(site: Arrangement) -> Reading:
    """What is planned of bodies and forums."""
    changes = [c for c in site.changes if c.happened is not ChangeStatus.HAPPENED]
    pieces = [fact_piece(site, _change(site, change), change) for change in changes]
    planned = [forum for forum in site.forums if forum.status.is_plan]
    if planned:
        text = f"{counted(len(planned), 'forum')}: {named(site, (forum.id for forum in planned))}"
        pieces.append(fact_piece(site, text, *planned))
    return reading(pieces, "[*{site}.changes, *{site}.forums]")


def _change(site: Arrangement, change: Change) -> str:
    when = f", {change.on}" if change.on.kind == "days" else ""
    into = f" into {listed(_heir(site, heir) for heir in change.successors)}" if change.successors else ""
    return f"{change.name or change.kind.value}{into}{when}"


def _heir(site: Arrangement, heir: str) -> str:
    """What a change leads to by its name, which the state on a day does not hold of what is still to come."""
    return short(site, heir) if site.get(heir) is not None else f"a body not there yet ({heir})"


OVERVIEW: Final = Codebook(
    "overview",
    "Overview",
    (
        Characteristic("place", "Place and system", place),
        Characteristic("commissioners", "NHS commissioners", commissioners),
        Characteristic("councils", "Councils", councils),
        Characteristic("acute-providers", "Acute care from", acute_providers),
        Characteristic("forums", "Leading forums", forums),
        Characteristic("planning-made", "Planning: who makes decisions", planning_made),
        Characteristic("planning-taken", "Planning: who takes them", planning_taken),
        Characteristic("pooled-money", "Pooled money", pooled_money),
        Characteristic("pooled-decisions", "How it is decided on", pooled_decisions),
        Characteristic("main-contract", "Main acute contract", main_contract),
        Characteristic("risk", "Penalties, shared risk", risk),
        Characteristic("joint-posts", "Joint posts", joint_posts),
        Characteristic("monitoring", "System-wide monitoring", monitoring),
        Characteristic("double-running", "Run twice", overview_of_running),
        Characteristic("plans", "Planned", plans),
    ),
    notes=(_RUN_TWICE,),
)
