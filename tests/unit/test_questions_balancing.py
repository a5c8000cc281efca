"""What the places on a forum bring."""

from __future__ import annotations

import json

import pytest

from commissionkit import io
from commissionkit.answers.words import AnswerStatus
from commissionkit.bundle import load
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.questions.balancing import balance
from commissionkit.succession import as_of

CITED = ["src: page 1"]


def _site(
    *seats: dict[str, object], forum: dict[str, object] | None = None, **lists: list[dict[str, object]]
) -> Arrangement:
    named: dict[str, list[dict[str, object]]] = {
        "organisations": [{"id": "ccg", "name": "CCG"}, {"id": "council", "name": "Council"}],
        "forums": [{"id": "board", "name": "Board", **(forum or {})}],
        "seats": [{"forum": "board", "title": str(n), **seat} for n, seat in enumerate(seats)],
    }
    head = {"format": "commissionkit/1", "id": "site", "as_at": 2019}
    entries = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in {**named, **lists}.items()}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **entries})


SEATS: tuple[dict[str, object], ...] = (
    {"holder": "ccg", "perspective": "clinical", "standing": "chair", "votes": True},
    {"holder": "ccg", "perspective": "clinical"},
    {"holder": "council", "perspective": "political", "votes": True},
    {"holder": "council"},
    {"holder": "council", "perspective": "provider", "standing": "entitled_to_attend"},
    {"holder": "ccg", "perspective": "lay", "standing": "not_member"},
)


def test_members_alone_are_counted() -> None:
    """Places are counted by what they bring, those not stated last; who may attend or is no member does not count."""
    found = balance(_site(*SEATS), "board")

    assert [(row.id, row.places, row.voting, row.chair) for row in found] == [
        ("clinical", 2, 1, True),
        ("political", 1, 1, False),
        ("not_stated", 1, 0, False),
    ]
    assert (found.chair, found[0].holders, found[0].holder_names) == (("ccg",), ("ccg", "ccg"), ("CCG (0)", "CCG (1)"))
    assert (found.places("clinical"), found.places("lay")) == (2, 0)
    assert str(found[0]) == "Clinical: at least 2, the chair among them"


@pytest.mark.parametrize(("complete", "count"), [(True, "2"), (False, "at least 2"), (None, "at least 2")])
def test_at_least(complete: bool | None, count: str) -> None:
    """A number is a least one unless a source says that the members are all recorded."""
    found = balance(_site(*SEATS, forum={} if complete is None else {"members_complete": complete}), "board")

    assert found[0].count == count
    assert (found.status is AnswerStatus.KNOWN) is (complete is True)
    assert any("may be other members" in note for note in found.notes) is not (complete is True)


def test_what_is_stated_and_what_is_not() -> None:
    """A source's own word on the balance stands beside the count; seats and chair are never guessed."""
    judged = [
        {"name": "Roughly even", "topic": "balance", "about": "board"},
        {"name": "Of another", "topic": "balance", "about": "ccg"},
        {"name": "Formal", "topic": "formality", "about": "board"},
    ]
    plain = balance(_site({"holder": "ccg"}, judgements=judged), "board")
    looked = balance(
        _site({"holder": "ccg"}, silent=[{"subject": "board", "what": "size"}, {"subject": "board", "what": "chair"}]),
        "board",
    )
    sized = balance(_site(*SEATS, forum={"size": "about ten"}), "board")

    assert plain.stated == ("Roughly even",)
    assert plain.notes[:3] == (
        "A source concludes: Roughly even.",
        "How many seats there are is not recorded.",
        "No chair is recorded.",
    )
    assert looked.notes[:2] == (
        "How many seats there are is not stated: the coder looked.",
        "Who has the chair is not stated.",
    )
    assert sized.notes[0] == "How many take part, as stated: about ten."


def test_days() -> None:
    """A place that may not have been held on the day counts, and is marked."""
    site = _site({"holder": "ccg", "perspective": "clinical"}, {"holder": "council", "start": "2019-04-01"})
    then = balance(site, "board", on="2018-06")

    assert [(row.id, row.places, row.maybe) for row in then] == [("clinical", 1, 1)]
    assert balance(site, "board").on == "2019-12-31"
    with pytest.raises(RefusedQuestion):
        balance(as_of(site, "2019-06"), "board", on="2018")


def test_nothing_recorded() -> None:
    """No members is no balance: nothing recorded, not stated, or no such forum on the day, each by its status."""
    looked = balance(_site(silent=[{"subject": "board", "what": "members"}]), "board")
    over = balance(_site(forum={"end": "2018-03-31"}), "board")

    assert (looked.status, len(looked)) == (AnswerStatus.NOT_STATED, 0)
    assert (over.status, over.notes) == (
        AnswerStatus.NOT_APPLICABLE,
        ("Status: not_applicable (not applicable on that day).",),
    )
    with pytest.raises(TypeError, match="status"):
        bool(looked)


def test_unknown_forum() -> None:
    """An id that no forum bears is refused, with near ones."""
    with pytest.raises(UnknownName, match=r'forum "bord".*Did you mean "board"'):
        balance(_site(), "bord")
    with pytest.raises(RefusedQuestion):
        balance("site", "board")  # type: ignore[arg-type]


def test_forms() -> None:
    """A balance goes to JSON, a frame and HTML."""
    found = balance(_site(*SEATS), "board")
    data = json.loads(json.dumps(found.to_dict()))

    assert (data["format"], data["forum"], data["status"]) == ("commissionkit/balance/1", "board", "partly_known")
    assert list(found.to_frame()["places"]) == [2, 1, 1]
    assert "<table" in found._repr_html_()


# -- the bundled sites ---------------------------------------------------------------------------


def test_the_strategic_commissioning_board() -> None:
    """Clinical and political members, roughly in balance as a source says; the chair is clinical (case study 2)."""
    found = balance(load("tameside-glossop"), "strategic-commissioning-board")

    assert {row.id: row.places for row in found} == {"political": 3, "clinical": 2, "managerial": 1}
    assert [row.id for row in found if row.chair] == ["clinical"]
    assert len(found.stated) == 1
    assert "size" in found.silent
