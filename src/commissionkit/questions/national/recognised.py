"""Which bodies and areas of one arrangement are those of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from commissionkit.answers.national.sameness import Recognised, SameAs, Sameness
from commissionkit.model import Area, Arrangement, Fact, Forum, Organisation
from commissionkit.model.base import slug
from commissionkit.questions.naming import check_arrangement

__all__ = ["same_as"]

_Thing = Organisation | Forum | Area
#: A register, and a code in it.
_Code = tuple[str, str]
#: A council and its area bear one code, so that bodies are looked for among bodies, areas among areas.
_BODY: Final = "body"
_AREA: Final = "area"


def same_as(one: Arrangement, other: Arrangement) -> SameAs:
    """Which organisations, forums and areas of one arrangement are those of another, by their codes.

    Args:
        one: The arrangement of which every body and area is looked for, such as a site.
        other: The arrangement in which they are looked for, such as a country.

    Returns:
        `SameAs`: a row for each organisation, forum and area of `one`, by what it is and its name. `same`: a code of a
        register, such as ODS or GSS, is borne by both and no register gives them different codes. A conflict is told
        apart (`.conflicts`): the code is borne by several, another register differs, or the name is the same and the
        code another. `alike` has the name alone for it, and `none` is not found at all.

    Raises:
        RefusedQuestion: One of them is no arrangement.

    It does not see what changed a code, such as a border that moved: the same body may bear two codes in turn. Names
    are compared without case, marks between words, "NHS", and with CCG for its long form. Baselines are left out.

    >>> from commissionkit import load
    >>> found = same_as(load("south-tyneside"), load("england"))
    >>> found[0].name, found[0].other_names
    ('North East and North Cumbria', ('Cumbria and North East',))
    """
    check_arrangement(one)
    check_arrangement(other)
    here, there = _Index.of(one), _Index.of(other)
    rows = [_row(fact, here, there) for fact in here.things]
    found = Counter(row.sameness for row in rows)
    told = ", ".join(f"{str(word).replace('_', ' ')} {found[word]}" for word in Sameness if found[word])
    return SameAs(
        site=one.id,
        title=f"Bodies and areas of {one.title or one.id} in {other.title or other.id}",
        items=tuple(sorted(rows, key=lambda row: (row.what, row.name, row.id))),
        notes=(f"How many: {told}.",) if rows else (),
        other=other.id,
    )


@attrs.frozen(eq=False)
class _Index:
    """Bodies and areas of an arrangement by their codes and by their names."""

    things: tuple[_Thing, ...]
    codes: Mapping[tuple[str, _Code], tuple[_Thing, ...]]
    names: Mapping[tuple[str, str], tuple[_Thing, ...]]

    @classmethod
    def of(cls, arrangement: Arrangement) -> _Index:
        """Read once for each arrangement."""
        return arrangement.kept(_indexed)


def _indexed(arrangement: Arrangement) -> _Index:
    things = tuple(fact for fact in arrangement.facts if isinstance(fact, (Organisation, Forum, Area)))
    codes: dict[tuple[str, _Code], list[_Thing]] = {}
    names: dict[tuple[str, str], list[_Thing]] = {}
    for thing in things:
        for code in _codes(thing):
            codes.setdefault((_family(thing), code), []).append(thing)
        for name in _names(thing):
            names.setdefault((_family(thing), name), []).append(thing)
    return _Index(
        things,
        {key: tuple(several) for key, several in codes.items()},
        {key: tuple(several) for key, several in names.items()},
    )


def _family(thing: _Thing) -> str:
    return _AREA if isinstance(thing, Area) else _BODY


def _codes(thing: _Thing) -> frozenset[_Code]:
    return frozenset((one.scheme.casefold(), one.code.casefold()) for one in thing.identifiers)


def _names(thing: _Thing) -> frozenset[str]:
    earlier = [dated.name for dated in thing.names] if isinstance(thing, Organisation) else []
    return frozenset(_plain(name) for name in (thing.name, *thing.aliases, *earlier))


def _plain(name: str) -> str:
    words = slug(name.replace("&", " and ")).removeprefix("nhs-")
    return words.replace("clinical-commissioning-group", "ccg")


def _row(thing: _Thing, here: _Index, there: _Index) -> Recognised:
    family, codes = _family(thing), _codes(thing)
    bearers = {code: there.codes.get((family, code), ()) for code in codes}
    reached = tuple({fact.id: fact for several in bearers.values() for fact in several}.values())
    if not reached:
        return _by_name(thing, there)
    shared = tuple(sorted(code for code, several in bearers.items() if several))
    twice = any(len(several) > 1 for several in bearers.values()) or any(
        len(here.codes[family, code]) > 1 for code in shared
    )
    differing = tuple(text for fact in reached for text in _differing(thing, fact))
    several = twice or len(reached) > 1
    sameness = Sameness.SEVERAL if several else Sameness.AT_ODDS if differing else Sameness.SAME
    return _told(thing, reached, sameness, by=_printed(thing, shared), differing=differing)


def _by_name(thing: _Thing, there: _Index) -> Recognised:
    """What bears its name, where nothing bears its code."""
    family = _family(thing)
    alike = tuple({f.id: f for name in _names(thing) for f in there.names.get((family, name), ())}.values())
    at_odds = tuple(fact for fact in alike if _differing(thing, fact))
    if alike and len(at_odds) == len(alike):
        differing = tuple(text for fact in at_odds for text in _differing(thing, fact))
        return _told(thing, at_odds, Sameness.ANOTHER_CODE, differing=differing)
    open_ = tuple(fact for fact in alike if fact not in at_odds)
    return _told(thing, open_, Sameness.ALIKE if open_ else Sameness.NONE)


def _differing(thing: _Thing, fact: _Thing) -> tuple[str, ...]:
    """The registers that list both, each with other codes."""
    mine, theirs = _by_scheme(thing), _by_scheme(fact)
    both = sorted(set(mine) & set(theirs))
    return tuple(
        f"{scheme} {' and '.join(mine[scheme].values())}, not {' and '.join(theirs[scheme].values())}"
        for scheme in both
        if mine[scheme].keys().isdisjoint(theirs[scheme].keys())
    )


def _by_scheme(thing: _Thing) -> dict[str, dict[str, str]]:
    """The codes as printed, by register and by what they are compared by."""
    found: dict[str, dict[str, str]] = {}
    for one in sorted(thing.identifiers, key=lambda one: (one.scheme, one.code)):
        found.setdefault(one.scheme.casefold(), {})[one.code.casefold()] = one.code
    return found


def _printed(thing: _Thing, codes: Iterable[_Code]) -> tuple[str, ...]:
    printed = _by_scheme(thing)
    return tuple(f"{scheme} {printed[scheme][code]}" for scheme, code in codes)


def _told(
    thing: _Thing,
    others: tuple[_Thing, ...],
    sameness: Sameness,
    *,
    by: tuple[str, ...] = (),
    differing: tuple[str, ...] = (),
) -> Recognised:
    ranked = sorted(others, key=lambda fact: (fact.name, fact.id))
    facts: tuple[Fact, ...] = (thing, *ranked)
    return Recognised(
        id=thing.id,
        name=thing.name,
        what="area" if isinstance(thing, Area) else "forum" if isinstance(thing, Forum) else "organisation",
        sameness=sameness,
        others=tuple(fact.id for fact in ranked),
        other_names=tuple(fact.name for fact in ranked),
        by=by,
        differing=tuple(sorted(differing)),
        evidence=tuple(dict.fromkeys(citation for fact in facts for citation in fact.evidence)),
    )
