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

_SCOPED = frozenset(
    {"r.first_day", "r.period_end", "r.year_start", "r.year_end", "r.kind", "r.status", "r.measure", "r.nature"}
)
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


def where(database: Database, table: Table, question: Filter, *, walking: bool = False) -> Where:
    """The conditions on table rows, which the query must call `r`. Raises NotFound for an unknown entity.

    `walking` words them for a query that goes through the table in the order of an index and stops early.
    """
    found = Where()
    _entities(found, database, table, question, walking)
    _rest(found, table, question)
    return found


@dataclass(frozen=True)
class Scoped:
    """A FROM clause whose rows, called `r`, stand for the records of a question, each once, with what narrows them.

    `record` is the expression of a record's row number; `entity` is set ('' for none) where nothing but one entity is asked.
    """

    source: str
    record: str
    where: Where
    entity: str | None = None

    @property
    def columns(self) -> frozenset[str]:
        """The expressions that can be read from the rows where they are not the records themselves."""
        return _SCOPED

    @property
    def is_apart(self) -> bool:
        """Whether the rows are not the records themselves."""
        return self.record != "r.rowid"


def scoped(database: Database, table: Table, question: Filter) -> Scoped:
    """The cheapest way to go through the records of a question in no order. Raises NotFound for an unknown entity."""
    name, rest = table.record_type.value, Where()
    _rest(rest, table, question)
    single = len(question.entities) == 1 and not question.partner
    by_text = question.text.strip() or any(column[0] == table.value for column in question.columns)
    entity = None
    if not rest.conditions and (single or not (question.entities or question.partner)):
        entity = question.entities[0] if single else ""
    if not single or by_text or table is Table.ENTITIES:
        return Scoped(f"{name} AS r", "r.rowid", where(database, table, question), entity)
    lft, rgt = bounds(database, question.entities[0])
    rest.add("r.lft BETWEEN :lft AND :rgt AND r.before < :lft", lft=lft, rgt=rgt)
    return Scoped(f"{name}_scope AS r", "r.record", rest, entity)


def _rest(found: Where, table: Table, question: Filter) -> None:
    """What the question asks besides entities."""
    _kinds(found, table, question)
    _dates(found, table, question)
    if question.sections:
        found.one_of("r.section_id", "section", question.sections)
    _columns(found, table, question)
    if question.text.strip():
        found.add(
            "r.id IN (SELECT record_id FROM search WHERE search MATCH :match AND record_type = :match_type)",
            match=match_expression(question.text),
            match_type=table.record_type.value,
        )


def _entities(found: Where, database: Database, table: Table, question: Filter, walking: bool) -> None:
    groups = [("e", question.entities)] + ([("p", (question.partner,))] if question.partner else [])
    for prefix, entities in groups:
        if not entities:
            continue
        ranges = _outermost(bounds(database, entity or "") for entity in entities)
        parts = []
        for n, (lft, rgt) in enumerate(ranges):
            parts.append(f"lft BETWEEN :{prefix}l{n} AND :{prefix}r{n}")
            found.params |= {f"{prefix}l{n}": lft, f"{prefix}r{n}": rgt}
        once = f" AND before < :{prefix}l0" if len(ranges) == 1 else ""
        found.add(_inside(table, " OR ".join(parts), once, walking))


def _outermost(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of the tree without those that lie inside another."""
    found: list[tuple[int, int]] = []
    for lft, rgt in sorted(ranges):
        if not found or lft > found[-1][1]:
            found.append((lft, rgt))
    return found


def _inside(table: Table, ranges: str, once: str, walking: bool) -> str:
    """The condition that a row concerns a place within some ranges of the tree."""
    if table is Table.ENTITIES:
        return f"({ranges.replace('lft', 'r.lft')})"
    name = table.record_type.value
    if not walking:
        return f"r.rowid IN (SELECT record FROM {name}_scope WHERE ({ranges}){once})"
    inside = ranges.replace("lft", "l.lft")
    if table is Table.SOURCES:
        return f"""EXISTS (
            SELECT 1 FROM citation AS c
            CROSS JOIN link AS l ON l.record_type = c.record_type AND l.record_id = c.record_id
            WHERE c.source_id = r.id AND ({inside}))"""
    return f"EXISTS (SELECT 1 FROM link AS l WHERE l.record_type = '{name}' AND l.record_id = r.id AND ({inside}))"


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
