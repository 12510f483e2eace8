"""What is taken along of a table: the rows under a filter or picked by hand, which columns, and what they rest on."""

from __future__ import annotations

import json
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
        kept = tuple(spec.column(key) for key in self.columns)
        return kept + tuple(c for c in spec.columns if c.key == "sources" and c not in kept)


@dataclass(frozen=True, slots=True)
class Rest:
    """The part of a query from FROM on, and the values it binds."""

    sql: str
    params: dict[str, Any]


def count(database: Database, selection: Selection) -> int:
    """How many rows are selected. Raises NotFound for an unknown entity."""
    found = members(database, selection)
    row = database.row(f"SELECT count(*) {found.sql}", found.params)
    return int(row[0]) if row else 0


def rows(database: Database, selection: Selection) -> Iterator[tuple[Any, ...]]:
    """The selected rows, one by one in flat memory. Raises NotFound, and KeyError for an unknown column."""
    names = ", ".join(column.sql for column in selection.chosen())
    rest = in_order(database, selection)
    yield from database.stream(f"SELECT {names} {rest.sql}", rest.params)


def in_order(database: Database, selection: Selection) -> Rest:
    """The selected rows, called `r`, in their order. Raises NotFound, and KeyError for an unknown column."""
    spec, found = SPECS[selection.table], where(database, selection.table, selection.question)
    if selection.ids is not None:
        sql = f"FROM json_each(:ids) AS wanted CROSS JOIN {spec.source} WHERE r.id = wanted.value AND {found.sql}"
        return Rest(sql, found.params | {"ids": json.dumps(selection.ids)})
    order_by = ordering(selection.table, selection.order)
    if selection.order is None and count(database, selection) > SORTED:
        order_by = "r.rowid"
        if not found.conditions:
            return Rest(f"FROM {spec.source} ORDER BY r.rowid", {})
    # Row numbers are sorted before anything else is looked up: whole lines would not fit in memory. LIMIT keeps the order.
    sorted_rows = f"SELECT r.rowid AS chosen FROM {spec.source} WHERE {found.sql} ORDER BY {order_by} LIMIT -1"
    return Rest(f"FROM ({sorted_rows}) CROSS JOIN {spec.source} WHERE r.rowid = chosen", found.params)


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


def members(database: Database, selection: Selection) -> Rest:
    """The selected rows, called `r`, in no order."""
    found = where(database, selection.table, selection.question)
    name = selection.table.record_type.value
    if selection.ids is None:
        return Rest(f"FROM {name} AS r WHERE {found.sql}", found.params)
    sql = f"FROM json_each(:ids) AS wanted CROSS JOIN {name} AS r WHERE r.id = wanted.value AND {found.sql}"
    return Rest(sql, found.params | {"ids": json.dumps(selection.ids)})
