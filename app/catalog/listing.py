"""Rows of a table under a filter: counted, paged for the screen, streamed for export."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.scope import scoped, where
from app.catalog.tables import SPECS, Column

PAGE = 100  # rows: some three screens
SCROLLED = 2000  # rows from which on the place of every row is kept
STEPS = 40  # rows gathered in the time that one is looked up


@dataclass(frozen=True, slots=True)
class Order:
    """Which column sorts the rows, and which way."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some consecutive rows, each a tuple in the order of the table's columns, from row number `offset` on."""

    table: Table
    rows: tuple[tuple[Any, ...], ...]
    offset: int


def count(database: Database, table: Table, question: Filter) -> int:
    """How many rows of the table meet the filter. Raises NotFound for an unknown entity."""
    found = scoped(database, table, question)
    if found.entity is not None:
        known = database.row(
            "SELECT records FROM tally WHERE entity_id = ? AND facet = 'records' AND code = ?",
            (found.entity, table.record_type.value),
        )
        if known or not found.entity:
            return int(known[0]) if known else 0
    row = database.row(f"SELECT count(*) FROM {found.source} WHERE {found.where.sql}", found.where.params)
    return int(row[0]) if row else 0


def page(
    database: Database, table: Table, question: Filter, order: Order | None, offset: int, limit: int = PAGE
) -> Page:
    """One page of rows. Only the rows of the page have their text columns computed.

    Raises NotFound for an unknown entity and KeyError for an unknown column.
    """
    spec = SPECS[table]
    columns = ", ".join(column.sql for column in spec.columns)
    numbers = row_numbers(database, table, question, order, offset, limit)
    sql = f"SELECT {columns} FROM json_each(?) AS wanted CROSS JOIN {spec.source} WHERE r.rowid = wanted.value"
    rows = database.rows(f"{sql} ORDER BY wanted.key", (json.dumps(numbers),))
    return Page(table, tuple(rows), offset)


def row_numbers(
    database: Database, table: Table, question: Filter, order: Order | None, offset: int, limit: int
) -> list[int]:
    """The numbers of some consecutive rows. Raises as `page` does.

    The first screens are read straight; who scrolls further gets the numbers of all rows, in order, which are kept.
    """
    if offset < SCROLLED:
        sql, params = _ordered(database, table, question, order, offset + limit)
        rows = database.rows(f"{sql} LIMIT :limit OFFSET :offset", params | {"limit": limit, "offset": offset})
        return [row[0] for row in rows]
    key = (table, question, order)
    if key not in database.kept:
        sql, params = _ordered(database, table, question, order, None)
        database.keep(key, array("q", (row[0] for row in database.stream(sql, params))))
    return list(database.kept[key][offset : offset + limit])


def _ordered(
    database: Database, table: Table, question: Filter, order: Order | None, wanted: int | None
) -> tuple[str, dict[str, Any]]:
    """A query for row numbers in order, of which the first `wanted` (None: all) will be read."""
    spec, name = SPECS[table], table.record_type.value
    chosen = order or Order(spec.default_sort, spec.descending)
    joined = re.findall(r"JOIN \w+ AS (\w+)", spec.source)
    alone = not any(f"{other}." in spec.column(chosen.column).order for other in joined)
    source, order_by = f"{name} AS r" if alone else spec.source, ordering(table, order)
    entities = Filter(entities=question.entities)
    if chosen.column in spec.indexed and wanted is not None and question.but(statuses=frozenset()) == entities:
        number, total = count(database, table, entities), count(database, table, Filter())
        # Going through the rows by the index, one in total / number is wanted; else all have to be gathered and sorted.
        if wanted * STEPS * total < number * number:
            found = where(database, table, question, walking=True)
            return f"SELECT r.rowid FROM {source} WHERE {found.sql} ORDER BY {order_by}", found.params
    apart = scoped(database, table, question)
    if not apart.is_apart:
        return f"SELECT r.rowid FROM {source} WHERE {apart.where.sql} ORDER BY {order_by}", apart.where.params
    if spec.column(chosen.column).order in apart.columns:
        order_by = order_by.replace("r.rowid", apart.record)
        return (
            f"SELECT {apart.record} FROM {apart.source} WHERE {apart.where.sql} ORDER BY {order_by}",
            apart.where.params,
        )
    rows = f"SELECT {apart.record} AS chosen FROM {apart.source} WHERE {apart.where.sql}"
    return (
        f"SELECT r.rowid FROM ({rows}) CROSS JOIN {source} WHERE r.rowid = chosen ORDER BY {order_by}",
        apart.where.params,
    )


def stream(
    database: Database,
    table: Table,
    question: Filter,
    order: Order | None = None,
    columns: Sequence[Column] | None = None,
) -> Iterator[tuple[Any, ...]]:
    """All rows of the table under the filter, one by one, with the given columns (default: all)."""
    spec, found = SPECS[table], where(database, table, question)
    names = ", ".join(column.sql for column in columns or spec.columns)
    sql = f"SELECT {names} FROM {spec.source} WHERE {found.sql} ORDER BY {ordering(table, order)}"
    return database.stream(sql, found.params)


def ordering(table: Table, order: Order | None) -> str:
    """The ORDER BY expressions of a table, rows without the value last. Raises KeyError for an unknown column."""
    spec = SPECS[table]
    chosen = order or Order(spec.default_sort, spec.descending)
    direction = "DESC" if chosen.descending else "ASC"
    return f"{spec.column(chosen.column).order} {direction} NULLS LAST, r.rowid {direction}"


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows there are, and the sum and mean of their values where these may be added up; `unit` is their unit.

    `is_exact` tells whether every value is.
    """

    count: int
    sum: float | None = None
    mean: float | None = None
    unit: str | None = None
    is_exact: bool = True


# For each table with values: the value, its unit, and what rows must share for their values to be added.
_ADDABLE = {
    Table.FIGURES: ("value", "unit", ("unit", "nature", "measure", "subject_id", "product", "partner_id IS NULL")),
    Table.AGREEMENTS: ("value", "currency", ("currency", "status")),
    Table.PROJECTS: ("investment", "currency", ("currency",)),
}
_NEVER_ADDED = ("percent", "index", "times", "rank")
ADDED = 5000  # figures compared with each other before they are added


def totals(database: Database, table: Table, question: Filter) -> Totals:
    """Count, sum and mean of a table's values under the filter.

    Nothing is added across units or natures, nor different measures or subjects, nor a package together with its parts, nor a
    year together with its months; ranks and ratios are not added at all. Raises NotFound for an unknown entity.
    """
    rows = count(database, table, question)
    if table not in _ADDABLE:
        return Totals(rows)
    value, unit, alike = _ADDABLE[table]
    found = where(database, table, question)
    parts = "AND r.part_of IS NULL" if table is Table.AGREEMENTS else ""
    valued = f"{table.record_type.value} AS r WHERE {found.sql} AND r.{value} IS NOT NULL {parts}"
    columns = ", ".join(f"r.{column}" for column in alike)
    if len(database.rows(f"SELECT DISTINCT {columns} FROM {valued} LIMIT 2", found.params)) != 1:
        return Totals(rows)
    is_exact = True
    if table is Table.FIGURES:
        sql = f"SELECT r.partner_id, r.period_start, r.period_end, r.qualifier FROM {valued} LIMIT {ADDED + 1}"
        figures = database.rows(sql, found.params)
        if len(figures) > ADDED or _overlap(figures):
            return Totals(rows)
        is_exact = all(qualifier == "exact" for *_, qualifier in figures)
    sql = f"SELECT sum(r.{value}), avg(r.{value}), min(r.{unit}) FROM {valued}"
    total, mean, code = database.rows(sql, found.params)[0]
    return Totals(rows) if code in _NEVER_ADDED else Totals(rows, total, mean, code, is_exact)


def _overlap(figures: list[tuple[str | None, str | None, str | None, str]]) -> bool:
    """Whether two figures with the same partner speak of the same time, or of no known one."""
    last: dict[str | None, str] = {}
    for partner, start, end, _ in sorted(figures, key=lambda figure: (figure[0] or "", figure[1] or "")):
        if start is None or end is None:
            return len(figures) > 1
        if start <= last.get(partner, ""):
            return True
        last[partner] = end
    return False
