"""Rows as the lines of a CSV file, made in the database: as fast as its own shell, in flat memory.

The cells of a row are put together by SQL with marks between them, bytes that no UTF-8 text can hold, so that some
hundred rows at a time can be searched for the few cells that need quotes. A cursor feeding Python's csv module takes
twice as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from app.catalog.database import Database
from app.catalog.errors import DatabaseProblem, Fault
from app.catalog.kinds import Table
from app.catalog.selection import Rest, Selection, in_order, members
from app.catalog.tables import Column, ColumnType

ROWS_AT_ONCE = 500
LINE_END = b"\r\n"
_TEXT, _QUOTE, _DECIMAL, _CELL, _ROW = b"\xff", b"\xfa", b"\xfb", b"\xfd", b"\xfc"
# A spreadsheet takes text that begins like this for a formula; the last four are = + - @ in full width.
_FORMULA = re.compile(rb"\xff(?=[=+\-@\t\r\n]|\xef\xbc[\x9d\x8b\x8d\xa0])")
# Cells with any usual delimiter are quoted, not only with the one in use: no spreadsheet that guesses another one may find
# the beginning of a formula in the middle of a text.
_QUOTED = (b'"', b",", b";", b"\t", b"\r", b"\n")


@dataclass(frozen=True, slots=True)
class Form:
    """The sign between cells (comma, semicolon or tab) and the decimal sign (point or comma)."""

    delimiter: str = ","
    decimal: str = "."


def header(columns: Sequence[Column], form: Form) -> bytes:
    """The first line: the keys of the columns."""
    return form.delimiter.join(column.key for column in columns).encode() + LINE_END


def lines(database: Database, selection: Selection, form: Form) -> Iterator[tuple[int, bytes]]:
    """The selected rows as CSV lines without the header: a number of rows and their UTF-8 text, again and again.

    Quoted by RFC 4180; text that a spreadsheet would take for a formula has an apostrophe before it; whole numbers have no
    decimals, others all their digits. Raises NotFound, KeyError for an unknown column and DatabaseProblem.
    """
    yield from text_lines(database, selection.chosen(), in_order(database, selection), form)


CITATIONS = (
    Column("record_type", "Type", "c.record_type"),
    Column("record_id", "Record", "c.record_id"),
    Column("source_id", "Source", "c.source_id", ColumnType.INTEGER),
)


def citation_lines(database: Database, selections: Sequence[Selection], form: Form) -> Iterator[tuple[int, bytes]]:
    """Which of the selected records rests on which reference, as lines of `CITATIONS`. Raises NotFound."""
    for selection in selections:
        if selection.table is not Table.SOURCES:
            found = members(database, selection)
            record_type = selection.table.record_type.value
            condition = f"c.record_type = '{record_type}' AND c.record_id IN (SELECT r.id {found.sql})"
            rest = Rest(f"FROM citation AS c WHERE {condition} ORDER BY c.record_id, c.source_id", found.params)
            yield from text_lines(database, CITATIONS, rest, form)


def text_lines(database: Database, columns: Sequence[Column], rest: Rest, form: Form) -> Iterator[tuple[int, bytes]]:
    """The rows of a query as `lines` makes them."""
    database.define("real_text", _real_text(quoted=form.delimiter == form.decimal))
    pattern = b"".join(b"%s" + _CELL if _is_number(column) else _TEXT + b"%s" + _CELL for column in columns) + _ROW
    cells = [_cell(column) for column in columns]
    if len(cells) == 1:  # an empty line would be no row at all
        cells = [f"coalesce(nullif({cells[0]}, ''), {_sql_text(_QUOTE * 2)})" for _ in cells]
    sql = f"SELECT CAST(printf({_sql_text(pattern)}, {', '.join(cells)}) AS BLOB) {rest.sql}"
    finish = _finisher(form)
    stream = database.stream(sql, rest.params)
    while found := [line for (line,) in islice(stream, ROWS_AT_ONCE)]:
        chunk = b"".join(found)
        if chunk.count(_CELL) != len(found) * len(columns):
            raise DatabaseProblem(database.path, Fault.DAMAGED, "text that is not UTF-8")
        yield len(found), finish(chunk)


def _is_number(column: Column) -> bool:
    return column.type in (ColumnType.NUMBER, ColumnType.INTEGER)


def _cell(column: Column) -> str:
    x = column.sql
    if column.type is ColumnType.NUMBER:
        return f"CASE WHEN {x} = CAST({x} AS INTEGER) THEN CAST({x} AS INTEGER) WHEN {x} IS NOT NULL THEN real_text({x}) END"
    if column.type is ColumnType.INTEGER:
        return f"CASE typeof({x}) WHEN 'text' THEN {_sql_text(_TEXT)} || {x} ELSE {x} END"
    return x


def _sql_text(value: bytes) -> str:
    return f"CAST(x'{value.hex()}' AS TEXT)"


def _real_text(quoted: bool) -> Callable[[float | str], bytes]:
    """Turns a number that is not whole into all its digits, with a mark for the decimal sign."""
    around = _QUOTE if quoted else b""

    def text(value: float | str) -> bytes:
        if isinstance(value, str):
            return _TEXT + value.encode()
        return around + repr(value).encode().replace(b".", _DECIMAL) + around

    return text


def _finisher(form: Form) -> Callable[[bytes], bytes]:
    """Turns rows with marks into lines."""
    signs = bytes.maketrans(_CELL + _DECIMAL + _QUOTE, (form.delimiter + form.decimal + '"').encode())

    def finish(chunk: bytes) -> bytes:
        chunk = _quote(_FORMULA.sub(_TEXT + b"'", chunk))
        return chunk.replace(_CELL + _ROW, LINE_END).translate(signs, _TEXT)

    return finish


def _quote(chunk: bytes) -> bytes:
    """Put quotes around the text cells that need them."""
    ends: dict[int, int] = {}
    for sign in _QUOTED:
        at = chunk.find(sign)
        while at >= 0:
            end = chunk.find(_CELL, at)
            ends[chunk.rfind(_TEXT, 0, at) + 1] = end
            at = chunk.find(sign, end)
    if not ends:
        return chunk
    parts: list[bytes] = []
    done = 0
    for start in sorted(ends):
        end = ends[start]
        parts += (chunk[done:start], b'"', chunk[start:end].replace(b'"', b'""'), b'"')
        done = end
    parts.append(chunk[done:])
    return b"".join(parts)
