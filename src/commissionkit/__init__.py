"""Commissioning arrangements: who makes a decision, who takes it, what is run twice.

>>> import commissionkit as ck
>>> tg = ck.load("tameside-glossop")
>>> ck.who_makes(tg, fund="icf/aligned").makers.ids
('strategic-commissioning-board',)

Each name is imported when it is first asked for. No module of the package bears the name of a function here, so the
order of imports changes nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commissionkit import codebooks, model, registers, views
    from commissionkit.bundle import datasets, load, load_all, load_sites
    from commissionkit.codebooks import compare
    from commissionkit.codebooks.differing import diff
    from commissionkit.codebooks.sets import conditions
    from commissionkit.comparison.crisp import cases_of
    from commissionkit.errors import CommissionkitError
    from commissionkit.graphs import graph
    from commissionkit.io import check, save
    from commissionkit.model import Arrangement
    from commissionkit.questions.balancing import balance
    from commissionkit.questions.dating import timeline
    from commissionkit.questions.decisions import route, who_is_responsible, who_makes, who_oversees, who_takes
    from commissionkit.questions.decisions.powers import powers_of
    from commissionkit.questions.descending import lineage
    from commissionkit.questions.double_running import double_running
    from commissionkit.questions.figures import statements
    from commissionkit.questions.figures.bands import tier_check
    from commissionkit.questions.figures.contributing import contribution
    from commissionkit.questions.figures.footprints import co_terminosity
    from commissionkit.questions.membership import members
    from commissionkit.questions.national.moving import moved_footprints
    from commissionkit.questions.national.reached import covering
    from commissionkit.questions.national.recognised import same_as
    from commissionkit.questions.national.seated import system_members
    from commissionkit.questions.national.tallying import in_being
    from commissionkit.questions.serving import commissioner_of, who_provides
    from commissionkit.questions.themes import factors, implications, models, principles, shifts
    from commissionkit.reports import report
    from commissionkit.succession import as_of
    from commissionkit.survey import profile, profiles
    from commissionkit.views import decision_map

    __version__: str

__all__ = [
    "Arrangement",
    "CommissionkitError",
    "__version__",
    "as_of",
    "balance",
    "cases_of",
    "check",
    "co_terminosity",
    "codebooks",
    "commissioner_of",
    "compare",
    "conditions",
    "contribution",
    "covering",
    "datasets",
    "decision_map",
    "diff",
    "double_running",
    "factors",
    "graph",
    "implications",
    "in_being",
    "lineage",
    "load",
    "load_all",
    "load_sites",
    "members",
    "model",
    "models",
    "moved_footprints",
    "powers_of",
    "principles",
    "profile",
    "profiles",
    "registers",
    "report",
    "route",
    "same_as",
    "save",
    "shifts",
    "statements",
    "system_members",
    "tier_check",
    "timeline",
    "views",
    "who_is_responsible",
    "who_makes",
    "who_oversees",
    "who_provides",
    "who_takes",
]

_HOMES = {
    "Arrangement": "model",
    "CommissionkitError": "errors",
    "as_of": "succession",
    "balance": "questions.balancing",
    "cases_of": "comparison.crisp",
    "check": "io",
    "co_terminosity": "questions.figures.footprints",
    "codebooks": "",
    "commissioner_of": "questions.serving",
    "compare": "codebooks",
    "conditions": "codebooks.sets",
    "contribution": "questions.figures.contributing",
    "covering": "questions.national.reached",
    "datasets": "bundle",
    "decision_map": "views.maps",
    "diff": "codebooks.differing",
    "double_running": "questions.double_running",
    "factors": "questions.themes",
    "graph": "graphs",
    "implications": "questions.themes",
    "in_being": "questions.national.tallying",
    "lineage": "questions.descending",
    "load": "bundle",
    "load_all": "bundle",
    "load_sites": "bundle",
    "members": "questions.membership",
    "model": "",
    "models": "questions.themes",
    "moved_footprints": "questions.national.moving",
    "powers_of": "questions.decisions.powers",
    "principles": "questions.themes",
    "profile": "survey",
    "profiles": "survey",
    "registers": "",
    "report": "reports",
    "route": "questions.decisions",
    "same_as": "questions.national.recognised",
    "save": "io",
    "shifts": "questions.themes",
    "statements": "questions.figures",
    "system_members": "questions.national.seated",
    "tier_check": "questions.figures.bands",
    "timeline": "questions.dating",
    "views": "",
    "who_is_responsible": "questions.decisions",
    "who_makes": "questions.decisions",
    "who_oversees": "questions.decisions",
    "who_provides": "questions.serving",
    "who_takes": "questions.decisions",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib import metadata  # slow to import, and seldom needed

        found: object = metadata.version("commissionkit")
    elif name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=import_module(__name__))
    elif home := _HOMES[name]:
        found = getattr(import_module(f"{__name__}.{home}"), name)
    else:
        found = import_module(f"{__name__}.{name}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
