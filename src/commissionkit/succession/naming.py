"""The name that an organisation bore on a day."""

from __future__ import annotations

from datetime import date

from commissionkit.model import Carried, ChangeKind, DatedName, Organisation
from commissionkit.succession.events import Event
from commissionkit.succession.lineage import Lineage
from commissionkit.succession.places import changed

__all__ = ["as_named"]


def as_named(organisation: Organisation, lineage: Lineage) -> tuple[Organisation, tuple[Carried, ...]]:
    """The organisation under the name it bore on the day, the printed one kept among its aliases, and why.

    A recorded name whose dates cover the day goes first, then the name that the last renaming gave, then the recorded
    name that ended with a renaming still to come. Where none of these is recorded, the printed name stays.
    """
    name, because = _name(organisation, lineage)
    if name == organisation.name:
        return organisation, ()
    aliases = tuple(dict.fromkeys((*(alias for alias in organisation.aliases if alias != name), organisation.name)))
    carried = Carried(fact=organisation.id, what="renamed", before=(organisation.name,), after=(name,), because=because)
    return changed(organisation, name=name, aliases=aliases), (carried,)


def _name(organisation: Organisation, lineage: Lineage) -> tuple[str, str]:
    renamings = [event for event in lineage.record.leaving.get(organisation.id, ()) if _renames(event, organisation)]
    done = [event for event in renamings if event.id in lineage.applied]
    to_come = [event for event in renamings if event.id not in lineage.applied]
    why = next((event.id for event in (*done[-1:], *to_come[:1])), organisation.id)
    for dated in organisation.names:
        if _covers(dated, lineage.day):
            return dated.name, why
    if done and done[-1].change.name:
        return done[-1].change.name, why
    if to_come:
        for dated in organisation.names:
            if dated.period.end.kind == "days" and dated.period.start_earliest <= lineage.day < dated.period.end_latest:
                return dated.name, why
    return organisation.name, why


def _renames(event: Event, organisation: Organisation) -> bool:
    change = event.change
    return change.kind is ChangeKind.RENAME and (not change.successors or organisation.id in change.successors)


def _covers(dated: DatedName, day: date) -> bool:
    """Whether it surely was the name on the day; a name without a stated start was borne from the first."""
    period = dated.period
    if period.start.kind == "not_stated":
        return period.end.kind == "days" and day < period.end_earliest
    return period.start_latest <= day < period.end_earliest
