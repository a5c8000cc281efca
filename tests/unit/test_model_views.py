"""Views of facts by kind."""

from __future__ import annotations

import pytest

from commissionkit.errors import UnknownName
from commissionkit.model import Arrangement, Forum, Locality, Organisation, Place, View
from commissionkit.model.kinds import KINDS

ONE, TWO, THREE = (Forum(id=name, name=name.title()) for name in ("board", "alliance", "cabinet"))
FORUMS = View("forums", (ONE, TWO, THREE))


def test_by_id_and_by_number() -> None:
    """A view is a sequence in the order of the file, and a fact is found by its id."""
    assert (FORUMS["alliance"], FORUMS[0], FORUMS[-1]) == (TWO, ONE, THREE)
    assert FORUMS[1:] == View("forums", (TWO, THREE))
    assert [*FORUMS] == [ONE, TWO, THREE]
    assert FORUMS.ids == ("board", "alliance", "cabinet")


def test_a_wrong_id_suggests_near_ones() -> None:
    """An unknown id is refused with those that look like it."""
    with pytest.raises(UnknownName, match='Did you mean "alliance"') as caught:
        FORUMS["aliance"]
    assert caught.value.near == ("alliance",)


def test_membership() -> None:
    """A view holds facts and their ids, and nothing else."""
    assert [ONE in FORUMS, "board" in FORUMS, "ccg" in FORUMS, 1 in FORUMS] == [True, True, False, False]


def test_repr_is_short() -> None:
    """A long view shows its first ids."""
    many = View("forums", tuple(Forum(id=f"f{i}", name="x") for i in range(8)))
    assert repr(many) == "<8 forums: f0, f1, f2, f3, f4, f5, …>"
    assert repr(FORUMS) == "<3 forums: board, alliance, cabinet>"


def test_every_kind_has_a_view() -> None:
    """Each list of a site file is a view of an arrangement, by the same name, and holds the facts of its class."""
    site = Arrangement(
        id="site",
        facts=(Place(id="town", name="Town"), Organisation(id="ccg", name="CCG"), Locality(id="east", name="East")),
    )
    for key, kind in KINDS.items():
        view: View = getattr(site, key)
        assert (key, [*view]) == (key, [fact for fact in site.facts if isinstance(fact, kind)])
    assert site.areas.ids == ("town", "east")
    assert site.localities.ids == ("east",)
