"""The filter in SQL: for each table the conditions that its rows must meet, every value bound."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.catalog.database import Database
from app.catalog.errors import NotFound
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.tables import SPECS, ColumnType

_COMPARISON = re.compile(r"(<=|>=|<|>|=)?\s*(-?\d+(?:[.,]\d+)?)")


@dataclass
class Where:
    """Conditions to be joined by AND, and the values they bind."""

    conditions: list[str] = field(default_factory=list)
    params: dict[str, Any] = field(default_factory=dict)

    def add(self, condition: str, **params: Any) -> None:
        self.conditions.append(condition)
        self.params |= params

    def one_of(self, expression: str, name: str, values: Iterable[Any]) -> None:
        """`expression IN (values)`, each value bound."""
        bound = {f"{name}{n}": value for n, value in enumerate(sorted(values))}
        self.add(f"{expression} IN ({', '.join(':' + key for key in bound)})", **bound)

    @property
    def sql(self) -> str:
        return " AND ".join(self.conditions) or "1"


def bounds(database: Database, entity: str) -> tuple[int, int]:
    """The nested-set range of an entity and all below it. Raises NotFound."""
    row = database.row("SELECT lft, rgt FROM entity WHERE id = ?", (entity,))
    if row is None:
        raise NotFound(f"no entity has the id {entity!r}")
    return row[0], row[1]


def where(database: Database, table: Table, question: Filter) -> Where:
    """The conditions on table rows, which the query must call `r`. Raises NotFound for an unknown entity."""
    found = Where()
    _entities(found, database, table, question)
    _kinds(found, table, question)
    _dates(found, table, question)
    if (question.sections and table is not Table.SOURCES) or question.sections:
        found.one_of("r.section_id", "section", question.sections)
    _columns(found, table, question)
    if question.text.strip():
        found.add(
            "r.id IN (SELECT record_id FROM search WHERE search MATCH :match AND record_type = :match_type)",
            match=match_expression(question.text),
            match_type=table.record_type.value,
        )
    return found


def _entities(found: Where, database: Database, table: Table, question: Filter) -> None:
    groups = [("e", question.entities)] + ([("p", (question.partner,))] if question.partner else [])
    for prefix, entities in groups:
        if not entities:
            continue
        ranges = []
        for n, entity in enumerate(entities):
            lft, rgt = bounds(database, entity or "")
            ranges.append(f"lft BETWEEN :{prefix}l{n} AND :{prefix}r{n}")
            found.params |= {f"{prefix}l{n}": lft, f"{prefix}r{n}": rgt}
        inside = " OR ".join(ranges)
        if table is Table.ENTITIES:
            found.add(f"({inside.replace('lft', 'r.lft')})")
        elif table is Table.SOURCES:
            found.add(
                f"""r.id IN (
                    SELECT c.source_id FROM link AS l
                    JOIN citation AS c ON c.record_type = l.record_type AND c.record_id = l.record_id
                    WHERE {inside.replace("lft", "l.lft")})"""
            )
        else:
            found.add(
                f"r.id IN (SELECT record_id FROM link WHERE record_type = '{table.record_type.value}' AND ({inside}))"
            )


def _kinds(found: Where, table: Table, question: Filter) -> None:
    column = {Table.EVENTS: "r.kind", Table.AGREEMENTS: "r.kind", Table.ENTITIES: "r.kind", Table.RELATIONS: "r.rel"}
    if question.kinds and table in column:
        found.one_of(column[table], "kind", question.kinds)
    if question.measures and table is Table.FIGURES:
        found.one_of("r.measure", "measure", question.measures)
    if question.sectors and table in (Table.PROJECTS, Table.ENTITIES):
        found.one_of("r.sector", "sector", question.sectors)
    if question.statuses and table in (Table.EVENTS, Table.AGREEMENTS, Table.PROJECTS):
        found.one_of("r.status", "status", question.statuses)


def _dates(found: Where, table: Table, question: Filter) -> None:
    spans = {
        Table.EVENTS: ("r.first_day", "r.last_day"),
        Table.AGREEMENTS: ("r.first_day", "r.last_day"),
        Table.FIGURES: ("r.period_start", "r.period_end"),
        Table.PROJECTS: (
            "coalesce(r.year_start, r.year_end) || '-01-01'",
            "coalesce(r.year_end, r.year_start) || '-12-31'",
        ),
    }
    if table not in spans:
        return
    first, last = spans[table]
    if question.date_from:
        found.add(f"{last} >= :date_from", date_from=question.date_from)
    if question.date_to:
        found.add(f"{first} <= :date_to", date_to=question.date_to)


def _columns(found: Where, table: Table, question: Filter) -> None:
    """What the reader typed above a column: a comparison for numbers, else a part of the text that is shown."""
    for n, (name, key, typed) in enumerate(question.columns):
        value: float | str
        if name != table.value or not typed.strip():
            continue
        column = SPECS[table].column(key)
        shown = column.sql
        comparison = _COMPARISON.fullmatch(typed.strip())
        if column.type in (ColumnType.NUMBER, ColumnType.INTEGER) and comparison:
            operator, number = comparison[1] or "=", comparison[2].replace(",", ".")
            inner, value = f"{shown} {operator} :column{n}", float(number)
        else:
            if column.type is ColumnType.CODE:
                label = "SELECT label || ' ' || label_fr FROM vocabulary WHERE list = '{}' AND code = {}"
                shown = f"({label.format(column.vocabulary, column.sql)})"
            inner, value = f"{shown} LIKE :column{n} ESCAPE '\\'", f"%{_literal(typed.strip())}%"
        source = SPECS[table].source
        found.add(f"r.rowid IN (SELECT r.rowid FROM {source} WHERE {inner})", **{f"column{n}": value})


def _literal(text: str) -> str:
    """Text whose signs mean nothing special to LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def match_expression(text: str) -> str:
    """What the reader typed as an FTS5 expression: every word, in any order, as a prefix. Nothing in it is syntax."""
    words = ["".join(c if c.isalnum() else " " for c in word) for word in text.split()]
    parts = [part for word in words for part in word.split()]
    return " ".join(f'"{part}"*' for part in parts) or '""'
