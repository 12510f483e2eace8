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
    ordering = _ordering(table, order)
    columns = ", ".join(column.sql for column in spec.columns)
    sql = f"""
        SELECT {columns}
        FROM (SELECT r.rowid AS chosen FROM {spec.source} WHERE {found.sql} ORDER BY {ordering} LIMIT :limit OFFSET :offset)
        CROSS JOIN {spec.source}
        WHERE r.rowid = chosen
        ORDER BY {ordering}"""
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
    sql = f"SELECT {names} FROM {spec.source} WHERE {found.sql} ORDER BY {_ordering(table, order)}"
    return database.stream(sql, found.params)


def _ordering(table: Table, order: Order | None) -> str:
    spec = SPECS[table]
    chosen = order or Order(spec.default_sort, spec.descending)
    expression = spec.column(chosen.column).order
    return f"{expression} IS NULL, {expression} {'DESC' if chosen.descending else 'ASC'}, r.rowid"
