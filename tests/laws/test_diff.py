"""The laws of difference: nothing differs from itself, the mirror, and what is not listed is equal."""

from __future__ import annotations

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from commissionkit.codebooks import Codebook
from commissionkit.codebooks.differing import diff
from commissionkit.comparison import Difference, Differing, kappa
from commissionkit.comparison.contrast.likeness import attributes, likeness
from commissionkit.model import Arrangement, Fact, Reference, rewritten
from commissionkit.periods import Period
from commissionkit.testing import arrangements

NOTHING = Codebook("nothing", "Nothing asked", ())
DAYS = ("2015", "2018-04-01", "2018/19", "2019-12-31", "2021")
CITED = {"claim", "evidence", "reason"}

words = st.sampled_from(["yes", "no", "not_stated"])
coded = st.lists(st.tuples(words, words), max_size=30)


@st.composite
def codings(draw: st.DrawFn) -> tuple[Arrangement, Arrangement]:
    """Two arrangements with the same ids, some of whose facts say other things, and are in one only."""
    a, other = draw(arrangements()), draw(arrangements())
    known = {fact.id: fact for fact in other.facts}
    facts: list[Fact] = []
    for fact in a.facts:
        choice = draw(st.integers(0, 3))
        if choice == 0:
            continue
        new = known.get(fact.id)
        facts.append(new if choice == 1 and type(new) is type(fact) else fact)
    return a, attrs.evolve(a, facts=facts, area=other.area)


def mirrored(row: Differing) -> Differing:
    return attrs.evolve(row, a=row.b, b=row.a)


@given(arrangements())
def test_nothing_differs_from_itself(site: Arrangement) -> None:
    """Of an arrangement and itself nothing is listed, every fact is alike, and both coders agree wholly."""
    found = diff(site, site, codebook=NOTHING)

    assert (list(found), bool(found)) == ([], False)
    assert sorted(row.id for row in found.alike) == sorted(fact.id for fact in site.facts)
    assert {row.kappa.value for row in found.agreement.kappas} <= {None, 1}


@given(codings())
def test_the_other_way_round_is_the_mirror(both: tuple[Arrangement, Arrangement]) -> None:
    """With the sides exchanged every row has its sides exchanged, in the same order; kappa stays."""
    a, b = both
    there, back = diff(a, b, codebook=NOTHING), diff(b, a, codebook=NOTHING)

    assert [mirrored(row) for row in there] == list(back)
    assert [(row.id, row.kappa.value) for row in there.agreement.kappas] == [
        (row.id, row.kappa.value) for row in back.agreement.kappas
    ]


@given(arrangements(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_two_days_the_other_way_round(site: Arrangement, first: str, second: str) -> None:
    """The same holds of two days of one record, and nothing differs between a day and itself."""
    there, back = diff(site, on=(first, second)), diff(site, on=(second, first))

    assert [mirrored(row) for row in there] == list(back)
    assert list(diff(site, on=(first, first))) == []


@given(codings(), st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(both: tuple[Arrangement, Arrangement], random) -> None:
    """Shuffled files give the same difference, row for row."""
    a, b = both
    shuffled = []
    for side in both:
        facts = list(side.facts)
        random.shuffle(facts)
        shuffled.append(side.replace(facts))

    assert diff(*shuffled, codebook=NOTHING) == diff(a, b, codebook=NOTHING)


@given(arrangements(), st.data())
def test_a_fact_taken_out_is_one_row(site: Arrangement, data: st.DataObject) -> None:
    """A copy without one fact differs by that fact, once, and by nothing else."""
    gone = data.draw(st.sampled_from(site.facts))
    left = site.replace(fact for fact in site.facts if fact is not gone)

    assert [(row.id, row.only_in) for row in diff(site, left, codebook=NOTHING)] == [(gone.id, "a")]


@given(arrangements(), st.data())
def test_also_where_ids_follow_from_the_content(site: Arrangement, data: st.DataObject) -> None:
    """The same, where the ids of relations are left to their content and renumber themselves."""
    given_ids = {fact.id for fact in site.facts if hasattr(fact, "name")}
    bare = [fact if fact.id in given_ids else attrs.evolve(fact, id="") for fact in site.facts]
    assume(len(set(bare)) == len(bare))
    gone = data.draw(st.sampled_from(bare))
    whole, left = site.replace(bare), site.replace(fact for fact in bare if fact is not gone)
    found = [row for row in diff(whole, left, codebook=NOTHING) if row.aspect.is_of_the_world]

    assert [row.only_in for row in found] == ["a"]


def applied(a: Arrangement, b: Arrangement, found: Difference) -> dict[str, Fact]:
    """The facts of the first with all that is listed as the second has it."""
    facts = {fact.id: fact for fact in a.facts}
    listed: dict[str, set[str]] = {}
    for row in found:
        if row.concept != "arrangement":
            listed.setdefault(row.id, set()).add(row.attribute)
    for name, said in listed.items():
        if said == {"recorded"}:
            del facts[name]
            continue
        ours, theirs = facts[name].period, b[name].period
        period = Period(*(getattr(theirs if bound in said else ours, bound) for bound in ("start", "end")))
        taken = {"evidence" if one in CITED else one for one in said - {"start", "end"}}
        facts[name] = attrs.evolve(facts[name], period=period, **{one: getattr(b[name], one) for one in taken})
    return facts


@given(codings())
def test_what_is_listed_makes_the_one_the_other(both: tuple[Arrangement, Arrangement]) -> None:
    """The first file with every listed difference taken over says what the second says: nothing is left out."""
    a, b = both
    found = diff(a, b, codebook=NOTHING)
    made = applied(a, b, found)

    assert {name: likeness(fact) for name, fact in made.items()} == {fact.id: likeness(fact) for fact in b.facts}
    assert {row.attribute for row in found if row.concept == "arrangement"} == ({"area"} if a.area != b.area else set())


@given(codings())
def test_every_row_shows_a_difference(both: tuple[Arrangement, Arrangement]) -> None:
    """No row says the same twice, and no attribute of a fact is listed twice."""
    found = diff(*both, codebook=NOTHING)

    assert [row for row in found if row.a.text == row.b.text] == []
    assert len({(row.concept, row.id, row.attribute) for row in found}) == len(found)


@given(arrangements(), st.randoms(use_true_random=False))
def test_other_ids_are_no_difference(site: Arrangement, random) -> None:
    """A coder who gives every fact another id, and says the same, is understood: by names and by content."""
    numbers = list(range(len(site.facts)))
    random.shuffle(numbers)
    names = {fact.id: f"n{number}" for fact, number in zip(site.facts, numbers, strict=True)}

    def new(reference: Reference) -> tuple[str, ...]:
        return (names.get(reference.target, reference.target),)

    facts = [attrs.evolve(rewritten(fact, new), id=names[fact.id]) for fact in site.facts]
    other = attrs.evolve(site, facts=facts, area=names.get(site.area, site.area))
    found = diff(site, other, codebook=NOTHING)

    assert [row for row in found if row.aspect.is_of_the_world] == []
    assert len(found.alike) == len(site.facts)


@given(codings())
def test_every_fact_is_counted_once(both: tuple[Arrangement, Arrangement]) -> None:
    """Matched and alone add up to the facts of each side; those alike are never more than those matched."""
    a, b = both
    over_all = next(row for row in diff(a, b, codebook=NOTHING).agreement if row.id == "all")

    assert (over_all.matched + over_all.only_a, over_all.matched + over_all.only_b) == (len(a), len(b))
    assert over_all.alike <= over_all.matched


@given(arrangements())
def test_an_attribute_is_told_once(site: Arrangement) -> None:
    """Every attribute of a fact but its id, evidence and note can differ, each under a name of its own."""
    for fact in site.facts:
        names = [one.name for one in attributes(fact)]
        held = {field.name for field in attrs.fields(type(fact))} - {"id", "evidence", "note", "period"}

        assert sorted(names) == sorted({*held, "start", "end"})


@given(coded)
def test_kappa_lies_between_its_bounds(pairs: list[tuple[str, str]]) -> None:
    """Shares lie from 0 to 1, kappa from -1 to 1; it is missing just where there is no unit or one word throughout."""
    found = kappa(pairs)
    used = {word for pair in pairs for word in pair}

    assert (found.value is None) == (len(used) < 2)
    assert found.value is None or -1 <= found.value <= 1
    assert found.observed is None or 0 <= found.observed <= 1
    assert found.expected is None or 0 <= found.expected <= 1
    assert sum(number for _, _, number in found.counts) == found.n == len(pairs)


@given(coded, st.permutations(["yes", "no", "not_stated"]))
def test_kappa_knows_no_first_coder_and_no_first_word(pairs: list[tuple[str, str]], order: list[str]) -> None:
    """Exchanging the coders, the words or the order of the units changes nothing."""
    other = dict(zip(["yes", "no", "not_stated"], order, strict=True))

    assert kappa((b, a) for a, b in pairs).value == kappa(pairs).value
    assert kappa((other[a], other[b]) for a, b in pairs).value == kappa(pairs).value
    assert kappa(reversed(pairs)) == kappa(pairs)


@given(st.lists(words, min_size=2).filter(lambda found: len(set(found)) > 1))
def test_kappa_of_identical_codings_is_one(found: list[str]) -> None:
    """Where both use the same words of the same units, and more than one word, kappa is 1 exactly."""
    assert kappa((word, word) for word in found).value == 1
