"""The law of citations: the one string holds all of it."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from commissionkit.errors import InvalidText
from commissionkit.sources import Citation, Claim

PLACES = st.lists(
    st.sampled_from(["[", "]", "\\", ":", " ", "p. 3", "[inferred: x]", "[stated]", "[box]", "infered", "é", ";"]),
    max_size=8,
).map("".join)


@given(st.sampled_from(["tkf-2020", "a"]), PLACES | st.text(max_size=20), st.sampled_from(Claim), PLACES)
def test_a_citation_reads_back(source: str, locator: str, claim: Claim, note: str) -> None:
    """Whatever brackets, colons and backslashes stand in the place and the note, both come back."""
    try:
        citation = Citation(source, locator, claim, note)
    except InvalidText:
        assume(False)
        raise
    assert Citation.parse(str(citation)) == citation


@given(PLACES)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but InvalidText comes out of a text, and the canonical text is its own."""
    try:
        citation = Citation.parse(f"a: {text}")
    except InvalidText:
        return
    assert Citation.parse(str(citation)) == citation
    assert str(Citation.parse(str(citation))) == str(citation)
