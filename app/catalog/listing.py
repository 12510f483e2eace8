"""Rows of a table under a filter: counted, paged for the screen, streamed for export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.scope import where
from app.catalog.tables import SPECS, Column

PAGE = 100  # rows: some three screens


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
    found = where(database, table, question)
    row = database.row(f"SELECT count(*) FROM {table.record_type.value} AS r WHERE {found.sql}", found.params)
    return int(row[0]) if row else 0


def page(
    database: Database, table: Table, question: Filter, order: Order | None, offset: int, limit: int = PAGE
) -> Page:
    """One page of rows. Only the rows of the page have their text columns computed.

    Raises NotFound for an unknown entity and KeyError for an unknown column.
    """
    spec, found = SPECS[table], where(database, table, question)
    order_by = ordering(table, order)
    columns = ", ".join(column.sql for column in spec.columns)
    sql = f"""
        SELECT {columns}
        FROM (SELECT r.rowid AS chosen FROM {spec.source} WHERE {found.sql} ORDER BY {order_by} LIMIT :limit OFFSET :offset)
        CROSS JOIN {spec.source}
        WHERE r.rowid = chosen
        ORDER BY {order_by}"""
    rows = database.rows(sql, found.params | {"limit": limit, "offset": offset})
    return Page(table, tuple(rows), offset)


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
    expression = spec.column(chosen.column).order
    return f"{expression} IS NULL, {expression} {'DESC' if chosen.descending else 'ASC'}, r.rowid"


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows there are, and the sum and mean of their values where these may be added up; `unit` is their unit."""

    count: int
    sum: float | None = None
    mean: float | None = None
    unit: str | None = None


# For each table with values: the value, its unit, and what rows must share for their values to be added.
_ADDABLE = {
    Table.FIGURES: (
        *("value", "unit"),
        "r.unit || '/' || r.nature || '/' || r.measure || '/' || r.subject_id || '/' || coalesce(r.product, '')",
    ),
    Table.AGREEMENTS: ("value", "currency", "r.currency || '/' || r.status"),
    Table.PROJECTS: ("investment", "currency", "r.currency"),
}
_NEVER_ADDED = ("percent", "index", "times", "rank")


def totals(database: Database, table: Table, question: Filter) -> Totals:
    """Count, sum and mean of a table's values under the filter.

    Nothing is added across units or natures, nor different measures or subjects, nor a package together with its parts; ranks
    and ratios are not added at all. Raises NotFound for an unknown entity.
    """
    rows = count(database, table, question)
    if table not in _ADDABLE:
        return Totals(rows)
    value, unit, alike = _ADDABLE[table]
    found = where(database, table, question)
    parts = "AND r.part_of IS NULL" if table is Table.AGREEMENTS else ""
    sql = f"""
        SELECT count(DISTINCT {alike}), sum(r.{value}), avg(r.{value}), min(r.{unit})
        FROM {table.record_type.value} AS r WHERE {found.sql} AND r.{value} IS NOT NULL {parts}"""
    kinds, total, mean, code = database.row(sql, found.params) or (0, None, None, None)
    if kinds != 1 or code in _NEVER_ADDED:
        return Totals(rows)
    return Totals(rows, total, mean, code)
