"""General practices, primary care networks, and who is in which."""

from __future__ import annotations

from typing import Final

from commissionkit.registers.cells import Cells
from commissionkit.registers.forms.form import ODS, table
from commissionkit.registers.rows import Body, NetworkMembership

__all__ = ["MEMBERSHIPS", "NETWORKS", "PRACTICES"]

_NETWORK: Final = ("pcn_code", "pcn_name", "sub_icb_code", "open_date", "close_date")
_MEMBERSHIP: Final = ("practice_code", "pcn_code", "start_date", "end_date")
_PRACTICE: Final = ("practice_code", "name", "open_date", "close_date", "status", "commissioner", "joined", "left")


def _network(cells: Cells) -> Body:
    opened, closed = cells.span("open_date", "close_date")
    return Body(
        line=cells.line,
        code=cells.code("pcn_code"),
        name=cells.needed("pcn_name"),
        kind="pcn",
        opened=opened,
        closed=closed,
        parent=cells.code("sub_icb_code", needed=False),
        postcode=cells.text("postcode"),
    )


def _membership(cells: Cells) -> NetworkMembership:
    joined, left = cells.span("start_date", "end_date")
    return NetworkMembership(
        line=cells.line,
        practice=cells.code("practice_code"),
        network=cells.code("pcn_code"),
        practice_commissioner=cells.code("practice_sub_icb", needed=False),
        network_commissioner=cells.code("pcn_sub_icb", needed=False),
        joined=joined,
        left=left,
    )


def _practice(cells: Cells) -> Body:
    opened, closed = cells.span("open_date", "close_date")
    joined, left = cells.span("joined", "left")
    return Body(
        line=cells.line,
        code=cells.code("practice_code"),
        name=cells.needed("name"),
        opened=opened,
        closed=closed,
        status=cells.text("status"),
        parent=cells.code("commissioner", needed=False),
        joined=joined,
        left=left,
        setting=cells.text("setting"),
    )


NETWORKS: Final = table("networks", "Primary care networks", ODS, _NETWORK, _network, key=("code",))
MEMBERSHIPS: Final = table(
    "network-members",
    "Practices in primary care networks",
    ODS,
    _MEMBERSHIP,
    _membership,
    key=("practice", "network", "joined"),
)
PRACTICES: Final = table("practices", "General practices", ODS, _PRACTICE, _practice, key=("code",))
