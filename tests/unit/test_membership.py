"""Who sits on a forum: members, attendees and stated non-members apart, and whether that is all."""

from __future__ import annotations

import json

import pytest

from commissionkit import io
from commissionkit.answers import AnswerStatus
from commissionkit.bundle import load
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Standing, YesNo
from commissionkit.questions.membership import members
from commissionkit.sources import Claim
from commissionkit.succession import as_of

CITED = ["src: page 1"]


def _site(*seats: dict[str, object], complete: bool | None = None, **lists: list[dict[str, object]]) -> Arrangement:
    forum: dict[str, object] = {"id": "board", "name": "Board"}
    if complete is not None:
        forum["members_complete"] = complete
    named = {
        "organisations": [
            {"id": "ccg", "name": "CCG", "kind": "ccg"},
            {"id": "council", "name": "Council", "kind": "unitary-council"},
            {"id": "trust", "name": "A trust", "kind": "nhs-trust"},
        ],
        "posts": [{"id": "director", "name": "Director", "organisations": ["ccg", "council"]}],
        "forums": [forum],
        "seats": [{"forum": "board", **seat} for seat in seats],
    }
    head = {"format": "commissionkit/1", "id": "site", "as_at": 2019, "sources": [{"id": "src", "title": "Source"}]}
    facts = {key: [{"evidence": CITED, **entry} for entry in entries] for key, entries in {**named, **lists}.items()}
    return io.from_data({**head, **facts})


def test_standings_are_told_apart() -> None:
    """Members, those who may attend, facilitators and stated non-members stand each by themselves."""
    found = members(
        _site(
            {"holder": "ccg"},
            {"holder": "director", "standing": "chair"},
            {"holder": "council", "standing": "entitled_to_attend"},
            {"holder": "trust", "standing": "not_member"},
            {"holder": "trust", "standing": "facilitator"},
        ),
        "board",
    )

    assert found.ids == ("director", "ccg")
    assert [member.standing for member in found.members] == [Standing.CHAIR, Standing.MEMBER]
    assert [member.id for member in found.attendees] == ["council"]
    assert [member.id for member in found.facilitators] == ["trust"]
    assert [member.id for member in found.not_members] == ["trust"]
    assert "ccg" in found
    assert "council" not in found


def test_a_seat_in_full() -> None:
    """A post's seat tells whose post it is, for whom it sits, what it brings and whether it votes."""
    seat = {
        "holder": "director",
        "represents": "ccg",
        "votes": True,
        "perspective": "public-health",
        "title": "the director",
    }
    (member,) = members(_site(seat), "board")

    assert (member.organisations, member.represents, member.votes) == (("ccg", "council"), "ccg", YesNo.YES)
    assert (member.perspective, member.title, member.claim) == ("public-health", "the director", Claim.STATED)
    assert str(member) == "Director (the director) for CCG: public health, votes"


def test_order() -> None:
    """Places go by standing, then sector and name, then title, whatever the order of the file."""
    seats = [
        {"holder": "trust"},
        {"holder": "council", "title": "second"},
        {"holder": "council", "title": "first"},
        {"holder": "ccg", "standing": "chair"},
    ]

    found = members(_site(*seats), "board")
    assert [(member.id, member.title) for member in found] == [
        ("ccg", ""),
        ("council", "first"),
        ("council", "second"),
        ("trust", ""),
    ]
    assert members(_site(*reversed(seats)), "board") == found


@pytest.mark.parametrize(
    ("complete", "others", "status"),
    [(True, False, AnswerStatus.KNOWN), (False, True, "partly"), (None, True, "partly")],
)
def test_and_others(complete: bool | None, others: bool, status: object) -> None:
    """Unless a source says that these are all, the text says that there may be others."""
    found = members(_site({"holder": "ccg"}, complete=complete), "board")

    assert ("and others" in str(found)) is others
    assert found.status is (AnswerStatus.PARTLY_KNOWN if status == "partly" else AnswerStatus.KNOWN)


def test_nothing_recorded_and_not_stated() -> None:
    """No seats is nothing recorded; where the coder looked and found none it is not stated."""
    plain = members(_site(), "board")
    looked = members(_site(silent=[{"subject": "board", "what": "members"}]), "board")
    of_chair = members(_site(silent=[{"subject": "board", "what": "chair"}]), "board")

    assert [found.status for found in (plain, looked, of_chair)] == [
        AnswerStatus.NONE_RECORDED,
        AnswerStatus.NOT_STATED,
        AnswerStatus.NONE_RECORDED,
    ]
    assert (looked.silent, [str(c) for c in looked.evidence]) == (("members",), CITED)


def test_only_attendees() -> None:
    """Somebody who may attend is recorded, members are not: known in part."""
    found = members(_site({"holder": "ccg", "standing": "entitled_to_attend"}), "board")

    assert (found.members, found.status) == ((), AnswerStatus.PARTLY_KNOWN)


def test_days() -> None:
    """A place that is not held on each of the days, or of which the start is not stated, is marked."""
    site = _site({"holder": "ccg", "start": "2019-04-01"}, {"holder": "council"}, complete=True)

    assert [(m.id, m.maybe) for m in members(site, "board")] == [("council", False), ("ccg", False)]
    assert [(m.id, m.maybe) for m in members(site, "board", on="2018-12")] == [("council", True)]
    assert [(m.id, m.maybe) for m in members(site, "board", on="2019-03..2019-04")] == [
        ("council", False),
        ("ccg", True),
    ]
    assert members(site, "board", on="2019-03..2019-04").status is AnswerStatus.PARTLY_KNOWN


def test_a_forum_that_has_ended() -> None:
    """A forum that is no more has no members on that day: not applicable, in the record and in a snapshot."""
    forums = [{"id": "board", "name": "Board", "end": "2018-03-31"}]
    site = _site({"holder": "ccg"}, forums=forums)

    assert members(site, "board").status is AnswerStatus.NOT_APPLICABLE
    assert members(as_of(site, "2019-06"), "board").status is AnswerStatus.NOT_APPLICABLE
    with pytest.raises(RefusedQuestion):
        members(as_of(site, "2019-06"), "board", on="2017")


def test_unknown_forum() -> None:
    """An id that no forum bears is refused, with near ones; an organisation is no forum."""
    with pytest.raises(UnknownName, match=r'forum "bord".*Did you mean "board"'):
        members(_site(), "bord")
    with pytest.raises(UnknownName, match='forum "ccg"'):
        members(_site(), "ccg")


def test_no_truth_value() -> None:
    """No member recorded is not nobody: members refuse to be true or false."""
    with pytest.raises(TypeError, match="status"):
        bool(members(_site(), "board"))


def test_data_frame_and_html() -> None:
    """Members go to versioned JSON, rows, a frame and HTML."""
    found = members(_site({"holder": "ccg", "votes": False}), "board")
    data = json.loads(json.dumps(found.to_dict()))

    assert (data["format"], data["complete"], data["items"][0]["votes"]) == (
        "commissionkit/members/1",
        "not_stated",
        "no",
    )
    assert list(found.to_frame()["id"]) == ["ccg"]
    assert "<table" in found._repr_html_()
    assert len(members(_site(), "board").table()) == 0


# -- the bundled sites ---------------------------------------------------------------------------


def test_the_strategic_commissioning_board() -> None:
    """Both bodies sit on it; two councils may attend; the trust is stated to be no member (case study 2, Planning)."""
    found = members(load("tameside-glossop"), "strategic-commissioning-board")

    assert set(found.ids) == {"clinical-co-chair", "joint-chief-executive", "tg-ccg", "tameside-council"}
    assert {member.votes for member in found.members} == {YesNo.YES}
    assert {member.id for member in found.attendees} == {"derbyshire-county-council", "high-peak-district-council"}
    assert [member.id for member in found.not_members] == ["icft"]
    assert "and others" in str(found)


def test_the_alliance_leadership_team() -> None:
    """The director of public health chairs it; the facilitator is no member (case study 1, box on the team)."""
    found = members(load("south-tyneside"), "alliance-leadership-team")

    assert found.members[0].id == "director-of-public-health"
    assert [member.id for member in found.facilitators] == ["alt-facilitator"]
    assert {member.votes for member in found.members} == {YesNo.NOT_STATED}


def test_seats_before_a_merger() -> None:
    """In 2018 the trusts that later merged may have sat where their heir sits now."""
    found = members(load("south-tyneside"), "finance-directors-meeting", on="2018-06")

    assert {"south-tyneside-ft", "city-hospitals-sunderland"} <= set(found.ids)
    assert "stsft" not in found
    assert all(member.maybe for member in found)


def test_members_not_stated() -> None:
    """Who sits on Bradford's committee for quality assurance was looked for and is not said."""
    assert members(load("bradford-craven"), "quality-assurance-committee").status is AnswerStatus.NOT_STATED
