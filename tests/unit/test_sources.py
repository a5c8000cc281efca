"""Citations as one string, claims in their order."""

from __future__ import annotations

import pytest

from commissionkit.errors import InvalidText
from commissionkit.sources import Citation, Claim, Source, weakest


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("tkf-2020: Case study 2, Planning", Citation("tkf-2020", "Case study 2, Planning")),
        (
            "tkf-2020: Case study 2, Planning [inferred: why]",
            Citation("tkf-2020", "Case study 2, Planning", Claim.INFERRED, "why"),
        ),
        ("a: p. 3 [reported]", Citation("a", "p. 3", Claim.REPORTED)),
        ("a: p. 3 [planned : soon]", Citation("a", "p. 3", Claim.PLANNED, "soon")),
        ("a: p. 3 [Inferred: why]", Citation("a", "p. 3", Claim.INFERRED, "why")),
        ("a: p. 3 [stated: in a table]", Citation("a", "p. 3", Claim.STATED, "in a table")),
        ("a: box [left]", Citation("a", "box [left]")),
        ("a: box [left] [derived: 50 + 40]", Citation("a", "box [left]", Claim.DERIVED, "50 + 40")),
        ("a: p [inferred: so [sic] it says]", Citation("a", "p", Claim.INFERRED, "so [sic] it says")),
        ("a: Part 1: the end: x", Citation("a", "Part 1: the end: x")),
        ("  a :  p\n 3 ", Citation("a", "p 3")),
        (r"a: a heading \[planned\]", Citation("a", "a heading [planned]")),
        ("a: Figure 2]", Citation("a", "Figure 2]")),
    ],
)
def test_a_citation_is_one_string(text: str, citation: Citation) -> None:
    """Source, place, claim and note are read, and a bracket that is no claim stays with the place."""
    assert Citation.parse(text) == citation
    assert Citation.parse(str(citation)) == citation


@pytest.mark.parametrize(
    "text",
    [
        "tkf-2020: Case study 2, Planning",
        "tkf-2020: Case study 2, Planning [inferred: why]",
        "tkf-2020: box [left] [reported]",
    ],
)
def test_the_usual_string_comes_back_unchanged(text: str) -> None:
    """Nothing is escaped that need not be."""
    assert str(Citation.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("tkf-2020 Case study 2", "no colon"),
        (": Case study 2", "no source"),
        ("tkf-2020:  ", "no place"),
        ("tkf-2020: [reported]", "no place"),
        ("Case study 2: Planning", "no spaces"),
        ("tkf-2020: p. 3 [inferred]", "inferred without a note"),
        ("tkf-2020: p. 3 [derived: ]", "derived without a note"),
        ("tkf-2020: p. 3 [infered: why]", "no claim at the end"),
        ("tkf-2020: p. 3 [inferred: why].", "no claim at the end"),
        ("tkf-2020: p. 3 [inferred: why", "no claim at the end"),
        ("tkf-2020: p. 3 [reported] [planned]", "no claim at the end"),
    ],
)
def test_a_citation_that_would_mislead_is_refused(text: str, reason: str) -> None:
    """What lacks a part, or would pass for `stated` by a slip, raises with a hint."""
    with pytest.raises(InvalidText, match=reason) as caught:
        Citation.parse(text)
    assert caught.value.hint


def test_inference_needs_a_reason_however_made() -> None:
    """The constructor asks for the note as the string does."""
    with pytest.raises(InvalidText):
        Citation("a", "p", Claim.INFERRED)
    assert Citation("a", "p", Claim.REPORTED).note == ""


def test_the_order_of_claims() -> None:
    """Stated is strongest and planned weakest; a chain is as strong as its weakest link."""
    order = sorted(Claim, key=lambda claim: claim.strength, reverse=True)
    assert [str(claim) for claim in order] == ["stated", "derived", "reported", "inferred", "planned"]
    assert weakest([Claim.STATED, Claim.INFERRED, Claim.REPORTED]) is Claim.INFERRED
    assert weakest([]) is None


def test_a_source_keeps_what_is_printed() -> None:
    """A year may be a number or a qualified text; white space is made single."""
    source = Source("tkf-2020", " Thinking  differently ", authors=("A  Author",), year="2019 or 2020 [inferred]")
    assert (source.title, source.authors) == ("Thinking differently", ("A Author",))
    assert source.year == "2019 or 2020 [inferred]"
    assert Source("a", "b", year=2020).year == "2020"


@pytest.mark.parametrize(("id_", "title"), [("", "t"), ("a b", "t"), ("a:b", "t"), ("a", " ")])
def test_a_source_needs_an_id_and_a_title(id_: str, title: str) -> None:
    """An id that no citation could name is refused."""
    with pytest.raises(InvalidText):
        Source(id_, title)


def test_authors_are_a_list() -> None:
    """One text would otherwise fall apart into letters."""
    with pytest.raises(InvalidText, match="list"):
        Source("a", "t", authors="A. Author")
