"""Cedar, an authorisation engine: who takes, asked body by body whether it may.

Each right is a policy; what lies within what is the hierarchy of its entities. It answers yes or no for one body, so
that to find who takes, every body of the site is asked, in one batch, with what its documentation has parsed once.
"""

from __future__ import annotations

import json

import cedarpy

from benchmarks.asking import Matter
from benchmarks.columns import POWERS, Columns, Table

__all__ = ["Cedar"]

_ACTIONS = ("take", "ratify", "take_through_a_forum")


class Cedar:
    """The rights and delegations of a site as policies."""

    def __init__(self, columns: Columns) -> None:
        self.bodies = columns.body_ids[: columns.sizes.organisations]
        self.forums = columns.sizes.organisations
        policies = [*self._rights(columns), *self._delegations(columns)]
        self.policies = cedarpy.PolicySet.from_str("\n".join(policies))
        self.entities = cedarpy.Entities.from_json_str(json.dumps(_entities(columns)))

    def _rights(self, columns: Columns) -> list[str]:
        rights, holders = columns.rights, columns.right_holders
        texts = []
        for right, body in zip(holders["right"].tolist(), holders["body"].tolist(), strict=True):
            power = POWERS[rights["power"][right]]
            if power in _ACTIONS:
                texts.append(_policy("permit", self.bodies[body], power, _scope(rights, right)))
        return texts

    def _delegations(self, columns: Columns) -> list[str]:
        """Who hands on to a body may no longer take by a right of its own; to a forum, takes through it."""
        table = columns.delegations
        texts = []
        for row, (by, to) in enumerate(zip(table["by"].tolist(), table["to"].tolist(), strict=True)):
            scope = _scope(table, row)
            texts.append(_policy("forbid", self.bodies[by], "take", scope))
            taker = by if to >= self.forums else to
            texts.append(_policy("permit", self.bodies[taker], "take_through_a_forum", scope))
        return texts

    def who_takes(self, query: Matter) -> frozenset[int]:
        """The bodies that take or ratify: bare ids, without what that rests on."""
        context = {"area": {"__entity": {"type": "Area", "id": f"area-{query.area}"}}, "day": query.day}
        resource = f'Service::"service-{query.service}"'
        requests = [
            {
                "principal": f'Body::"{body}"',
                "action": f'Action::"{action}"',
                "resource": resource,
                "context": context,
            }
            for body in self.bodies
            for action in _ACTIONS
        ]
        found = cedarpy.is_authorized_batch(requests, self.policies, self.entities)
        return frozenset(i // len(_ACTIONS) for i, result in enumerate(found) if result.allowed)


def _scope(table: Table, row: int) -> tuple[int, int, int, int]:
    service, area, start, end = (int(table[name][row]) for name in ("service", "area", "start", "end"))
    return service, area, start, end


def _policy(effect: str, body: str, action: str, scope: tuple[int, int, int, int]) -> str:
    service, area, start, end = scope
    return (
        f'{effect}(principal == Body::"{body}", action == Action::"{action}", resource in Service::"service-{service}")'
        f' when {{ context.area in Area::"area-{area}" && context.day >= {start} && context.day < {end} }};'
    )


def _entities(columns: Columns) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for kind, ids, table in (
        ("Area", columns.area_ids, columns.areas),
        ("Service", columns.service_ids, columns.services),
    ):
        for name, parent in zip(ids, table["parent"].tolist(), strict=True):
            above = [{"type": kind, "id": ids[parent]}] if parent >= 0 else []
            found.append({"uid": {"type": kind, "id": name}, "attrs": {}, "parents": above})
    return found
