"""What charts count and compare: records by year, kind, region and sector, and which entities belong to which."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType, Table
from app.catalog.scope import where

LISTED = 200  # records that are named one by one among those not counted


@dataclass(frozen=True, slots=True)
class Place:
    """An entity as far as comparing needs it: its sort, its bounds in the tree, and the ids of what it is part of elsewhere."""

    id: str
    kind: str
    subkind: str
    name: str
    lft: int
    rgt: int
    part_of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events or agreements of a kind and status began in a year."""

    year: int
    kind: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class Uncounted:
    """An event or agreement without a place in a count by year: `undated`, `cancelled`, or a `package` whose parts are counted."""

    record_type: RecordType
    id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class ByYear:
    """Events and agreements by year; `uncounted` are how many are not counted and why, `named` the first of them."""

    events: tuple[Tally, ...]
    agreements: tuple[Tally, ...]
    uncounted: tuple[tuple[RecordType, str, int], ...]
    named: tuple[Uncounted, ...]


@dataclass(frozen=True, slots=True)
class ProjectTally:
    """Projects of a region, sector, status and currency; sums are over the `with_jobs` and `with_investment` that state them."""

    region: str
    region_name: str
    sector: str
    status: str
    currency: str
    count: int
    with_jobs: int
    jobs: int
    with_investment: int
    investment: float


def places(database: Database, ids: Collection[str]) -> dict[str, Place]:
    """Entities by id, with what each is a part or member of beside its place in the tree."""
    wanted = (json.dumps(sorted(ids)),)
    sql = """
        SELECT from_id, to_id FROM relation
        WHERE rel IN ('part_of', 'member_of') AND from_id IN (SELECT value FROM json_each(?))"""
    above: dict[str, set[str]] = {}
    for part, whole in database.rows(sql, wanted):
        above.setdefault(part, set()).add(whole)
    sql = "SELECT id, kind, subkind, name, lft, rgt FROM entity WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: Place(*(*row, frozenset(above.get(row[0], ())))) for row in database.rows(sql, wanted)}


def by_year(database: Database, question: Filter) -> ByYear:
    """Events and agreements under the filter by the year in which they began. A package is not counted beside its parts."""
    events, agreements = where(database, Table.EVENTS, question), where(database, Table.AGREEMENTS, question)
    fate = """
        WITH chosen AS MATERIALIZED (
            SELECT r.id, r.kind, r.status, r.first_day, r.title, {part_of} AS part_of FROM {table} AS r WHERE {condition}),
        fated AS (SELECT *, CASE
            WHEN id IN (SELECT part_of FROM chosen WHERE part_of IS NOT NULL) THEN 'package'
            WHEN status = 'cancelled' THEN 'cancelled' WHEN first_day IS NULL THEN 'undated' ELSE '' END AS why FROM chosen)"""
    tallies: list[tuple[Tally, ...]] = []
    uncounted: list[tuple[RecordType, str, int]] = []
    named: list[Uncounted] = []
    for record_type, found, part_of in (
        (RecordType.EVENT, events, "NULL"),
        (RecordType.AGREEMENT, agreements, "r.part_of"),
    ):
        start = fate.format(table=record_type.value, condition=found.sql, part_of=part_of)
        counted = f"""{start} SELECT CAST(substr(first_day, 1, 4) AS INTEGER) AS year, kind, status, count(*) FROM fated
            WHERE why = '' GROUP BY year, kind, status ORDER BY year, kind, status"""
        tallies.append(tuple(Tally(*row) for row in database.rows(counted, found.params)))
        rest = f"{start} SELECT why, count(*) FROM fated WHERE why <> '' GROUP BY why ORDER BY why"
        uncounted += [(record_type, why, number) for why, number in database.rows(rest, found.params)]
        titles = f"{start} SELECT id, title, why FROM fated WHERE why <> '' ORDER BY why, title LIMIT {LISTED}"
        named += [Uncounted(record_type, *row) for row in database.rows(titles, found.params)]
    return ByYear(tallies[0], tallies[1], tuple(uncounted), tuple(named))


def projects(database: Database, question: Filter) -> list[ProjectTally]:
    """Projects under the filter, counted and summed up where they agree in region, sector, status and currency."""
    found = where(database, Table.PROJECTS, question)
    sql = f"""
        SELECT coalesce(r.region_id, ''), coalesce(e.name, ''), r.sector, r.status, coalesce(r.currency, ''), count(*),
            count(r.jobs), coalesce(sum(r.jobs), 0), count(r.investment), coalesce(sum(r.investment), 0.0)
        FROM project AS r LEFT JOIN entity AS e ON e.id = r.region_id
        WHERE {found.sql} GROUP BY 1, 3, 4, 5 ORDER BY 1, 3, 4, 5"""
    return [ProjectTally(*row) for row in database.rows(sql, found.params)]
