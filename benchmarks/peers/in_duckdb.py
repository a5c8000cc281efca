"""DuckDB: tables in memory, the selective ones ordered by what is asked of them, asked with prepared statements."""

from __future__ import annotations

from typing import Any, ClassVar

import duckdb
import numpy as np

from benchmarks.asking import Body, Matter, Moment, Window
from benchmarks.columns import STAGE_PARENTS, Columns, Table
from benchmarks.drawing import Ints
from benchmarks.peers.base import Pairs, Peer, View
from benchmarks.reading import above, makers, takers

__all__ = ["Tool"]

_FOUND = """
PREPARE found AS
SELECT r.power AS power, h.body AS body, -1 AS other
FROM rights r JOIN right_holders h ON h.right_ = r.id
WHERE r.area IN (SELECT above FROM areas_above WHERE inner_ = $1)
  AND r.service IN (SELECT above FROM services_above WHERE inner_ = $2)
  AND r.start_ <= $3 AND r.end_ > $3
UNION ALL
SELECT -1, d.by_, d.to_ FROM delegations d
WHERE d.area IN (SELECT above FROM areas_above WHERE inner_ = $1)
  AND d.service IN (SELECT above FROM services_above WHERE inner_ = $2)
  AND d.start_ <= $3 AND d.end_ > $3
"""
_MEMBERS = """
PREPARE sitting AS
SELECT DISTINCT holder FROM seats WHERE forum IN (SELECT unnest($1)) AND standing < 2 AND start_ <= $2 AND end_ > $2
"""
_COUNTS = "SELECT kind, count(*) FROM live GROUP BY kind"
_ASKED = "SELECT a.kind, a.id, l.id IS NOT NULL FROM asked a LEFT JOIN live l ON l.kind = a.kind AND l.id = a.id"
_PAIRS = """
PREPARE pairs AS
SELECT DISTINCT s.id AS system, o.id AS own
FROM processes s
JOIN process_parties p ON p.process = s.id
JOIN processes o ON o.runner = p.body AND o.system = 0
JOIN stages_related g ON g.one = s.stage AND g.other = o.stage
JOIN services_related v ON v.one = s.service AND v.other = o.service
JOIN areas_related a ON a.one = s.area AND a.other = o.area
WHERE s.system = 1 AND s.start_ <= $2 AND s.end_ > $1 AND o.start_ <= $2 AND o.end_ > $1
  AND greatest(s.start_, o.start_, $1) < least(s.end_, o.end_, $2 + 1)
"""
_LINEAGE = """
PREPARE lineage AS
WITH RECURSIVE
  later(body) AS (SELECT $1 UNION SELECT c.heir FROM changed c JOIN later l ON c.body = l.body WHERE c.on_ <= $2),
  sooner(body) AS (SELECT $1 UNION SELECT c.body FROM changed c JOIN sooner s ON c.heir = s.body WHERE c.on_ <= $2)
SELECT body FROM later UNION SELECT body FROM sooner
"""
_RESERVED = {"start", "end", "by", "to", "right", "on"}


class Tool(Peer):
    """A table for each kind of fact, and what lies within what as pairs."""

    questions: ClassVar = ("who_takes", "who_makes", "as_of", "double_running", "double_running_decade", "lineage")
    packages: ClassVar = ("duckdb",)
    how: ClassVar = "tables of integers in memory, ordered by area, with indexes; prepared SQL"

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self.connection = duckdb.connect(":memory:")
        for name, order in (
            ("rights", "area, service"),
            ("delegations", "area, service"),
            ("right_holders", "right_"),
            ("seats", "forum"),
            ("coverage", "id"),
            ("provision", "id"),
            ("processes", "runner"),
            ("process_parties", "process"),
            ("contracts", "id"),
            ("bodies", "id"),
        ):
            self._table(name, getattr(columns, name), order)
        changes = columns.changes
        for side in ("one", "other"):
            self._table(
                f"changed_{side}", {"body": changes[side], "heir": changes["heir"], "on": changes["on"]}, "body"
            )
        run = self.connection.execute
        run("CREATE TABLE changed AS SELECT * FROM changed_one UNION ALL SELECT * FROM changed_other")
        for name, tree in (("areas", self.areas_above), ("services", self.services_above)):
            self._closure(name, tree)
        self._closure("stages", above(np.array(STAGE_PARENTS)))
        run("CREATE INDEX rights_area ON rights (area)")
        run("CREATE INDEX holders_right ON right_holders (right_)")
        run("CREATE INDEX seats_forum ON seats (forum)")
        run("CREATE INDEX changed_body ON changed (body)")
        run("CREATE INDEX changed_heir ON changed (heir)")
        for statement in (_FOUND, _MEMBERS, _PAIRS, _LINEAGE):
            run(statement)

    def _table(self, name: str, table: Table, order: str) -> None:
        columns: dict[str, Ints] = {"id": np.arange(len(next(iter(table.values()))))}
        columns |= {f"{key}_" if key in _RESERVED else key: column for key, column in table.items()}
        given: Any = {key: column.astype(np.int32) for key, column in columns.items()}
        self.connection.register("given", given)
        self.connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given ORDER BY {order}")
        self.connection.unregister("given")

    def _closure(self, name: str, tree: list[tuple[int, ...]]) -> None:
        pairs = np.array([(inner, outer) for inner, outers in enumerate(tree) for outer in outers])
        self._table(f"{name}_above", {"inner_": pairs[:, 0], "above": pairs[:, 1]}, "inner_")
        self.connection.execute(
            f"CREATE TABLE {name}_related AS SELECT inner_ AS one, above AS other FROM {name}_above "
            f"UNION SELECT above, inner_ FROM {name}_above"
        )

    # -- asking ----------------------------------------------------------------------------------

    def _found(self, query: Matter) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        given = f"EXECUTE found({query.area}, {query.service}, {query.day})"
        rows = self.connection.execute(given).fetchall()
        rights = [(power, body) for power, body, _ in rows if power >= 0]
        return rights, [(by, to) for power, by, to in rows if power < 0]

    def who_takes(self, query: Matter) -> object:
        return takers(*self._found(query), self.forums)

    def who_makes(self, query: Matter) -> object:
        made = makers(*self._found(query), self.forums)
        forums = sorted(body for body in made if body >= self.forums)
        found = set(made.difference(forums))
        if forums:
            rows = self.connection.execute(f"EXECUTE sitting({forums}, {query.day})").fetchall()
            found.update(body for (body,) in rows)
        return found

    def as_of(self, query: Moment) -> View:
        run, day = self.connection.execute, query.day
        selects = (
            f"SELECT {kind} AS kind, id FROM {name} WHERE start_ <= {day} AND end_ > {day}"
            for kind, name in enumerate(("coverage", "seats", "provision"))
        )
        run(f"CREATE OR REPLACE TEMP TABLE live AS {' UNION ALL '.join(selects)}")
        counts = dict(run(_COUNTS).fetchall())
        run(f"CREATE OR REPLACE TEMP TABLE asked AS SELECT * FROM (VALUES {str(query.asked)[1:-1]}) t(kind, id)")
        held = {(kind, row): found for kind, row, found in run(_ASKED).fetchall()}
        return (counts.get(0, 0), counts.get(1, 0), counts.get(2, 0)), tuple(held[one] for one in query.asked)

    def double_running(self, query: Window) -> object:
        return self.connection.execute(f"EXECUTE pairs({query.first}, {query.last})").fetchnumpy()

    def lineage(self, query: Body) -> object:
        rows = self.connection.execute(f"EXECUTE lineage({query.body}, {query.day})").fetchall()
        return {body for (body,) in rows} - {query.body}

    def length(self, answer: object) -> int:
        return len(answer["own"]) if isinstance(answer, dict) else 0

    def told(self, question: str, answer: object) -> object:
        if not isinstance(answer, dict):
            return answer
        pairs: Pairs = set(zip(answer["system"].tolist(), answer["own"].tolist(), strict=True))
        return pairs
