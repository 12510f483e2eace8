"""What is taken along of a table: the rows under a filter or picked by hand, which columns, and what they rest on."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.listing import Order, ordering
from app.catalog.scope import where
from app.catalog.tables import SPECS, Column

# Rows that are put in order where none is asked for. Sorting a million takes as long as writing them, and who takes a
# million along sorts them where they go: more rows than this stand in the order of the database.
SORTED = 100_000
ROWS_AT_ONCE = 500  # looked up together: some milliseconds


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of a table: those under a filter in an order, or those of `ids` in their own; `columns` are keys, empty for all."""

    table: Table
    question: Filter = field(default_factory=Filter)
    order: Order | None = None
    columns: tuple[str, ...] = ()
    ids: tuple[str | int, ...] | None = None

    def chosen(self) -> tuple[Column, ...]:
        """The columns in the order asked for; the sources are always among them. Raises KeyError for an unknown one."""
        spec = SPECS[self.table]
        if not self.columns:
            return spec.columns
        known = {column.key: column for column in spec.columns}
        kept = tuple(known[key] for key in dict.fromkeys(self.columns))
        return kept + tuple(c for c in spec.columns if c.key == "sources" and c not in kept)


@dataclass(frozen=True, slots=True)
class Rest:
    """The part of a query from FROM on, and the values it binds."""

    sql: str
    params: dict[str, Any]


def count(database: Database, selection: Selection) -> int:
    """How many rows are selected. Raises NotFound for an unknown entity."""
    found = members(database, selection)
    # A plain count(*) would be one step, which nothing can call off.
    row = database.row(f"SELECT count(1) {found.sql}", found.params)
    return int(row[0]) if row else 0


def rows(database: Database, selection: Selection) -> Iterator[tuple[Any, ...]]:
    """The selected rows, one by one in flat memory. Raises NotFound, and KeyError for an unknown column."""
    names = ", ".join(column.sql for column in selection.chosen())
    for block in blocks(row_numbers(database, selection)):
        found = looked_up(selection.table, block)
        yield from database.rows(f"SELECT {names} {found.sql}", found.params)


def members(database: Database, selection: Selection) -> Rest:
    """The selected rows, called `r`, in no order. Raises NotFound."""
    found = where(database, selection.table, selection.question)
    name = selection.table.record_type.value
    if selection.ids is None:
        return Rest(f"FROM {name} AS r WHERE {found.sql}", found.params)
    sql = f"FROM json_each(:ids) AS wanted CROSS JOIN {name} AS r WHERE r.id = wanted.value AND {found.sql}"
    return Rest(sql, found.params | {"ids": json.dumps(selection.ids)})


def row_numbers(database: Database, selection: Selection) -> Sequence[int]:
    """The numbers of the selected rows in their order, eight bytes each. Raises NotFound, and KeyError for an unknown column."""
    found = members(database, selection)
    if selection.ids is not None:
        return array(
            "q", (n for (n,) in database.stream(f"SELECT r.rowid {found.sql} ORDER BY wanted.key", found.params))
        )
    order_by = ordering(selection.table, selection.order)
    if selection.order is None:
        number, first, last = (
            database.row(f"SELECT count(*), min(r.rowid), max(r.rowid) {found.sql}", found.params) or (0,) * 3
        )
        if number > SORTED:
            if last - first == number - 1:
                return range(first, last + 1)
            order_by = "r.rowid"
    condition = where(database, selection.table, selection.question).sql
    sql = f"SELECT r.rowid FROM {SPECS[selection.table].source} WHERE {condition} ORDER BY {order_by}"
    return array("q", (n for (n,) in database.stream(sql, found.params)))


def blocks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Row numbers, some hundred at a time."""
    for start in range(0, len(numbers), ROWS_AT_ONCE):
        yield numbers[start : start + ROWS_AT_ONCE]


def looked_up(table: Table, block: Sequence[int]) -> Rest:
    """The rows with these numbers, called `r`, in their order."""
    source = SPECS[table].source
    if isinstance(block, range):
        return Rest(
            f"FROM {source} WHERE r.rowid BETWEEN :first AND :last ORDER BY r.rowid",
            {"first": block[0], "last": block[-1]},
        )
    # CROSS JOIN looks the numbers up one after the other: to ask for their order would sort whole rows once more.
    sql = f"FROM json_each(:block) AS wanted CROSS JOIN {source} WHERE r.rowid = wanted.value"
    return Rest(sql, {"block": json.dumps(list(block))})


def cited(database: Database, selections: Sequence[Selection]) -> tuple[int, ...]:
    """The numbers of the references that the selected records rest on, and of those selected themselves."""
    numbers: set[int] = set()
    for selection in selections:
        found = members(database, selection)
        sql = f"SELECT r.id {found.sql}"
        if selection.table is not Table.SOURCES:
            name = selection.table.record_type.value
            sql = f"SELECT DISTINCT source_id FROM citation WHERE record_type = '{name}' AND record_id IN ({sql})"
        numbers.update(number for (number,) in database.stream(sql, found.params))
    return tuple(sorted(numbers))


def mentioned(database: Database, selections: Sequence[Selection]) -> tuple[str, ...]:
    """The ids of every entity that the selected records name, with the places and bodies that these belong to."""
    ids: set[str] = set()
    for selection in selections:
        if selection.table is not Table.SOURCES:
            found = members(database, selection)
            sql = f"""
                WITH RECURSIVE named (id) AS (
                    SELECT entity_id FROM link
                    WHERE record_type = '{selection.table.record_type.value}' AND record_id IN (SELECT r.id {found.sql})
                    UNION SELECT e.parent_id FROM named JOIN entity AS e ON e.id = named.id WHERE e.parent_id IS NOT NULL
                    UNION SELECT e.country_id FROM named JOIN entity AS e ON e.id = named.id WHERE e.country_id IS NOT NULL)
                SELECT id FROM named"""
            ids.update(entity for (entity,) in database.stream(sql, found.params))
    return tuple(sorted(ids))
