"""Events and agreements in columns: the picture of all of them at once, where a million rows as objects would be too slow.

A row number (`rowid`) together with the record type names a record for as long as the edition is open.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.catalog.database import Database, Params
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType, Table
from app.catalog.scope import scoped
from app.catalog.tree import BELARUS
from app.catalog.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

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
    more = "r.value IS NOT NULL AS g, coalesce(e.rowid, 0) AS h" if agreement else "0 AS g, 0 AS h"
    join = "LEFT JOIN event AS e ON e.id = r.event_id" if agreement else ""
    sql = f"""
        SELECT r.rowid AS n, coalesce(r.kind, '') AS a, coalesce(r.status, '') AS b, coalesce(r.date_precision, '') AS c,
            coalesce(CAST(julianday(r.first_day) - {_EPOCH} AS INTEGER), 0) AS d,
            coalesce(CAST(julianday(r.last_day) - {_EPOCH} AS INTEGER), 0) AS e, coalesce(r.section_id, 0) AS f, {more}
        FROM {record_type.value} AS r {join} WHERE r.rowid > ? AND r.rowid <= ? ORDER BY r.rowid"""
    texts = _texts(database, sql, "nabcdefgh", (after, until))
    codes = [
        vocabulary.codes(name)
        for name in (f"{record_type.value}_kind", f"{record_type.value}_status", "date_precision")
    ]
    return Block(
        record_type,
        _array("q", texts[0]),
        *(_places(known, text) for known, text in zip(codes, texts[1:4], strict=True)),
        *(_array(code, text) for code, text in zip("iihBq", texts[4:], strict=True)),
    )


def chosen(database: Database, question: Filter) -> Chosen:
    """What a question asks for, dates aside. Raises NotFound for an unknown entity."""
    timeless = question.but(date_from=None, date_to=None)
    return Chosen(*(_chosen(database, record_type, timeless) for record_type in _TABLES))


def _chosen(database: Database, record_type: RecordType, question: Filter) -> array[int] | None:
    import numpy as np

    found = scoped(database, _TABLES[record_type], question)
    if not found.where.conditions:
        return None
    sql = f"SELECT {found.record} AS n FROM {found.source} WHERE {found.where.sql}"
    return _packed("q", np.sort(_numbers(_texts(database, sql, "n", found.where.params)[0])))


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
    import numpy as np

    sql = f"""
        SELECT DISTINCT r.rowid AS n, c.rowid AS c, c.id = ? AS h FROM {record_type.value} AS r
        JOIN link AS l ON l.record_type = '{record_type.value}' AND l.record_id = r.id
        JOIN entity AS e ON e.id = l.entity_id
        JOIN entity AS c ON c.id = CASE e.kind WHEN 'country' THEN e.id ELSE e.country_id END
        WHERE r.rowid > ? AND r.rowid <= ? ORDER BY r.rowid, c.id = ?, c.rowid"""
    rows, found, at_home = map(_numbers, _texts(database, sql, "nch", (BELARUS, after, until, BELARUS)))
    kept = (at_home == 0) | (rows != np.concatenate([[0], rows[:-1]]))
    return Grouped(_packed("q", rows[kept]), _packed("q", found[kept]))


def organisations(database: Database, record_type: RecordType, after: int, until: int) -> Grouped:
    """Which records concern which organisations."""
    sql = f"""
        SELECT DISTINCT r.rowid AS n, e.rowid AS e FROM {record_type.value} AS r
        JOIN link AS l ON l.record_type = '{record_type.value}' AND l.record_id = r.id
        JOIN entity AS e ON e.id = l.entity_id AND e.kind = 'organisation'
        WHERE r.rowid > ? AND r.rowid <= ? ORDER BY r.rowid, e.rowid"""
    return Grouped(*(_array("q", text) for text in _texts(database, sql, "ne", (after, until))))


def entity_names(database: Database, rows: Collection[int]) -> dict[int, tuple[str, str, str | None]]:
    """The id, name and country code of the entities with these row numbers."""
    sql = "SELECT rowid, id, name, iso2 FROM entity WHERE rowid IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1:] for row in database.stream(sql, (json.dumps(sorted(rows)),))}


def _texts(database: Database, sql: str, columns: str, params: Params) -> tuple[str, ...]:
    """Each column (named by a letter) as one text, separated by commas; their rows are in the same order.

    A row as an object for each record would keep the other threads waiting: for the rows, and for the collector of garbage.
    """
    wanted = ", ".join(f"group_concat({name})" for name in columns)
    row = database.row(f"SELECT {wanted} FROM ({sql})", params)
    return tuple(text or "" for text in row) if row else ("",) * len(columns)


def _numbers(text: str) -> npt.NDArray[np.int64]:
    import numpy as np

    return np.fromstring(text, dtype=np.int64, sep=",")


def _packed(code: str, numbers: npt.NDArray[np.int64]) -> array[int]:
    found = array(code)
    found.frombytes(numbers.astype(code).tobytes())
    return found


def _array(code: str, text: str) -> array[int]:
    return _packed(code, _numbers(text))


def _places(codes: Sequence[str], text: str) -> array[int]:
    """The places of codes in the vocabulary's list, 255 for others."""
    places = {code: place for place, code in enumerate(codes)}
    return array("B", [places.get(code, 255) for code in text.split(",")] if text else [])
