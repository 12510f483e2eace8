"""Events and agreements in columns: the picture of all of them at once, where a million rows as objects would be too slow.

A row number (`rowid`) together with the record type names a record for as long as the edition is open.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType, Table
from app.catalog.scope import scoped
from app.catalog.tree import BELARUS
from app.catalog.vocabulary import Vocabulary

AT_ONCE = 2000  # rows turned into columns at a time, so that other threads get their turn
_TABLES = {RecordType.EVENT: Table.EVENTS, RecordType.AGREEMENT: Table.AGREEMENTS}
_EPOCH = 1721424.5  # Julian day of the day before 1 January of the year 1, the day number 0


@dataclass(frozen=True, slots=True)
class Block:
    """Some consecutive events or agreements, a column each.

    `first` and `last` are day numbers (1 is 1 January of the year 1; 0: no date); `kinds`, `statuses` and `precisions` are
    places in the vocabulary's lists (precision 255: no date); `valued` is 1 where a value is stated; `signed_at` is the row
    number of the event where an agreement was signed, else 0.
    """

    record_type: RecordType
    rows: array[int]
    kinds: array[int]
    statuses: array[int]
    precisions: array[int]
    first: array[int]
    last: array[int]
    sections: array[int]
    valued: array[int]
    signed_at: array[int]


@dataclass(frozen=True, slots=True)
class Caption:
    """What a record is called."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """Which records concern which entities: two columns of row numbers side by side."""

    rows: array[int]
    entities: array[int]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The row numbers of the events and agreements that a question asks for, dates aside, in any order; None means all."""

    events: array[int] | None
    agreements: array[int] | None


def last_row(database: Database, record_type: RecordType) -> int:
    """The highest row number of a record type, 0 when there is none."""
    row = database.row(f"SELECT max(rowid) FROM {record_type.value}")
    return int(row[0] or 0) if row else 0


def block(database: Database, vocabulary: Vocabulary, record_type: RecordType, after: int, until: int) -> Block:
    """The events or agreements with row numbers above `after`, up to and with `until`."""
    agreement = record_type is RecordType.AGREEMENT
    more = "r.value IS NOT NULL, coalesce(e.rowid, 0)" if agreement else "0, 0"
    join = "LEFT JOIN event AS e ON e.id = r.event_id" if agreement else ""
    sql = f"""
        SELECT r.rowid, r.kind, r.status, r.date_precision,
            coalesce(CAST(julianday(r.first_day) - {_EPOCH} AS INTEGER), 0),
            coalesce(CAST(julianday(r.last_day) - {_EPOCH} AS INTEGER), 0), r.section_id, {more}
        FROM {record_type.value} AS r {join} WHERE r.rowid > ? AND r.rowid <= ? ORDER BY r.rowid"""
    found = Block(record_type, *(array(code) for code in "qBBBiihBq"))
    kinds, statuses, precisions = (
        _places(vocabulary.codes(name))
        for name in (f"{record_type.value}_kind", f"{record_type.value}_status", "date_precision")
    )
    for columns in _columns(database.stream(sql, (after, until))):
        found.rows.extend(columns[0])
        found.kinds.extend(map(kinds, columns[1]))
        found.statuses.extend(map(statuses, columns[2]))
        found.precisions.extend(map(precisions, columns[3]))
        for column, values in zip(
            (found.first, found.last, found.sections, found.valued, found.signed_at), columns[4:], strict=True
        ):
            column.extend(values)
    return found


def chosen(database: Database, question: Filter) -> Chosen:
    """What a question asks for, dates aside. Raises NotFound for an unknown entity."""
    timeless = question.but(date_from=None, date_to=None)
    return Chosen(*(_chosen(database, record_type, timeless) for record_type in _TABLES))


def _chosen(database: Database, record_type: RecordType, question: Filter) -> array[int] | None:
    import numpy as np

    found = scoped(database, _TABLES[record_type], question)
    if not found.where.conditions:
        return None
    # As one text, since a million rows one by one would keep the other threads waiting.
    sql = f"SELECT group_concat({found.record}) FROM {found.source} WHERE {found.where.sql}"
    text = database.rows(sql, found.where.params)[0][0]
    rows = array("q")
    rows.frombytes(np.sort(np.fromstring(text or "", dtype=np.int64, sep=",")).tobytes())
    return rows


def captions(database: Database, record_type: RecordType, rows: Collection[int]) -> dict[int, Caption]:
    """What the records with these row numbers are called."""
    sql = f"SELECT rowid, id, title FROM {record_type.value} WHERE rowid IN (SELECT value FROM json_each(?))"
    return {row: Caption(key, title) for row, key, title in database.stream(sql, (json.dumps(sorted(rows)),))}


def row_of(database: Database, record_type: RecordType, key: str) -> int | None:
    """The row number of the event or agreement with this id."""
    row = database.row(f"SELECT rowid FROM {record_type.value} WHERE id = ?", (key,))
    return int(row[0]) if row else None


def countries(database: Database, record_type: RecordType, after: int, until: int) -> Grouped:
    """Which records concern which foreign countries; Belarus counts only where no other country is concerned."""
    sql = """
        SELECT DISTINCT r.rowid, c.rowid, c.id = :home FROM {table} AS r
        JOIN link AS l ON l.record_type = '{table}' AND l.record_id = r.id
        JOIN entity AS e ON e.id = l.entity_id
        JOIN entity AS c ON c.id = CASE e.kind WHEN 'country' THEN e.id ELSE e.country_id END
        WHERE r.rowid > :after AND r.rowid <= :until ORDER BY r.rowid, c.id = :home, c.rowid"""
    params = {"after": after, "until": until, "home": BELARUS}
    rows, entities, before = array("q"), array("q"), 0
    for row, country, at_home in database.stream(sql.format(table=record_type.value), params):
        if not at_home or row != before:
            rows.append(row)
            entities.append(country)
        before = row
    return Grouped(rows, entities)


def organisations(database: Database, record_type: RecordType, after: int, until: int) -> Grouped:
    """Which records concern which organisations."""
    sql = f"""
        SELECT DISTINCT r.rowid, e.rowid FROM {record_type.value} AS r
        JOIN link AS l ON l.record_type = '{record_type.value}' AND l.record_id = r.id
        JOIN entity AS e ON e.id = l.entity_id AND e.kind = 'organisation'
        WHERE r.rowid > ? AND r.rowid <= ? ORDER BY r.rowid, e.rowid"""
    found = Grouped(array("q"), array("q"))
    for columns in _columns(database.stream(sql, (after, until))):
        found.rows.extend(columns[0])
        found.entities.extend(columns[1])
    return found


def entity_names(database: Database, rows: Collection[int]) -> dict[int, tuple[str, str, str | None]]:
    """The id, name and country code of the entities with these row numbers."""
    sql = "SELECT rowid, id, name, iso2 FROM entity WHERE rowid IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1:] for row in database.stream(sql, (json.dumps(sorted(rows)),))}


def _places(codes: Sequence[str]) -> Callable[[str | None], int]:
    places = {code: place for place, code in enumerate(codes)}
    return lambda code: places.get(code or "", 255)


def _columns(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[tuple[Any, ...], ...]]:
    """Rows as columns, some thousands at a time."""
    part: list[tuple[Any, ...]] = []
    for row in rows:
        part.append(row)
        if len(part) == AT_ONCE:
            yield tuple(zip(*part, strict=True))
            part.clear()
    if part:
        yield tuple(zip(*part, strict=True))
