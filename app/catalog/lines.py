"""Rows as the lines of a CSV file, made in the database: as fast as its own shell, in flat memory.

The cells of a row are put together by SQL with marks between them, bytes that no UTF-8 text can hold, so that some
hundred rows at a time can be searched for the few cells that need quotes. SQLite works without Python's lock meanwhile,
so that two threads share the work and the window stays free. A cursor feeding Python's csv module takes four times as long.
"""

from __future__ import annotations

import json
import os
import re
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue

from app.catalog.database import Database
from app.catalog.errors import DatabaseProblem, Fault
from app.catalog.kinds import Table
from app.catalog.selection import Rest, Selection, blocks, looked_up, row_numbers
from app.catalog.tables import Column, ColumnType

THREADS = min(2, os.cpu_count() or 1)
WORTH_THREADS = 5_000  # rows; fewer are written before a second connection is open
LINE_END = b"\r\n"
_TEXT, _QUOTE, _DECIMAL, _CELL, _ROW = b"\xff", b"\xfa", b"\xfb", b"\xfd", b"\xfc"
# A spreadsheet takes text that begins like this for a formula; the last four are = + - @ in full width.
_FORMULA = re.compile(rb"\xff(?=[=+\-@\t\r\n]|\xef\xbc[\x9d\x8b\x8d\xa0])")


@dataclass(frozen=True, slots=True)
class Form:
    """The sign between cells (comma, semicolon or tab) and the decimal sign (point or comma)."""

    delimiter: str = ","
    decimal: str = "."


def header(columns: Sequence[Column], form: Form) -> bytes:
    """The first line: the keys of the columns."""
    return form.delimiter.join(column.key for column in columns).encode() + LINE_END


def lines(database: Database, selection: Selection, form: Form) -> Generator[tuple[int, bytes], None, None]:
    """The selected rows as CSV lines without the header: a number of rows and their UTF-8 text, again and again.

    Quoted by RFC 4180; text that a spreadsheet would take for a formula has an apostrophe before it; whole numbers have no
    decimals, others all their digits. Raises NotFound, KeyError for an unknown column and DatabaseProblem.
    """
    writer = _Writer(selection.chosen(), form)
    numbers = row_numbers(database, selection)
    questions = (looked_up(selection.table, block) for block in blocks(numbers))
    if len(numbers) < WORTH_THREADS:
        writer.prepare(database)
        yield from (writer.block(database, question) for question in questions)
    else:
        yield from _by_threads(database, questions, writer)


def _by_threads(
    database: Database, questions: Iterator[Rest], writer: _Writer
) -> Generator[tuple[int, bytes], None, None]:
    """The lines of the questions in their order, made by threads with connections of their own."""
    connections = [database.another() for _ in range(THREADS)]
    free: SimpleQueue[Database] = SimpleQueue()
    for connection in connections:
        writer.prepare(connection)
        free.put(connection)

    def answer(question: Rest) -> tuple[int, bytes]:
        own = free.get()
        try:
            return writer.block(own, question)
        finally:
            free.put(own)

    pool = ThreadPoolExecutor(THREADS, "lines")
    ahead: deque[Future[tuple[int, bytes]]] = deque()
    try:
        for question in questions:
            ahead.append(pool.submit(answer, question))
            if len(ahead) > 2 * THREADS:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        for connection in connections:
            connection.close()


CITATIONS = (
    Column("record_type", "Type", "c.record_type"),
    Column("record_id", "Record", "c.record_id"),
    Column("source_id", "Source", "c.source_id", ColumnType.INTEGER),
)


def citation_lines(
    database: Database, selections: Sequence[Selection], form: Form
) -> Generator[tuple[int, bytes], None, None]:
    """Which of the selected records rests on which reference, as lines of `CITATIONS`. Raises NotFound."""
    writer = _Writer(CITATIONS, form)
    writer.prepare(database)
    for selection in selections:
        if selection.table is not Table.SOURCES:
            name = selection.table.record_type.value
            sql = f"""
                FROM json_each(:block) AS wanted CROSS JOIN {name} AS r CROSS JOIN citation AS c
                WHERE r.rowid = wanted.value AND c.record_type = '{name}' AND c.record_id = r.id"""
            for block in blocks(row_numbers(database, selection)):
                yield writer.block(database, Rest(sql, {"block": json.dumps(list(block))}))


class _Writer:
    """Makes lines of rows with these columns."""

    def __init__(self, columns: Sequence[Column], form: Form) -> None:
        self._columns, self._finish = columns, _finisher(form)
        self._real_text = _real_text(quoted=form.delimiter == form.decimal)
        marked = (b"%s" + _CELL if _is_number(column) else _TEXT + b"%s" + _CELL for column in columns)
        cells = [_cell(column) for column in columns]
        if len(cells) == 1:  # an empty line would be no row at all
            cells = [f"coalesce(nullif({cell}, ''), {_sql_text(_QUOTE * 2)})" for cell in cells]
        self._line = f"printf({_sql_text(b''.join(marked) + _ROW)}, {', '.join(cells)})"

    def prepare(self, database: Database) -> None:
        """Let a connection make these lines."""
        database.define("real_text", self._real_text)

    def block(self, database: Database, rest: Rest) -> tuple[int, bytes]:
        """The number of rows of a query and their lines. Raises DatabaseProblem and Cancelled."""
        sql = f"SELECT count(*), CAST(group_concat(line, '') AS BLOB) FROM (SELECT {self._line} AS line {rest.sql})"
        number, found = database.row(sql, rest.params) or (0, None)
        chunk: bytes = found or b""
        if chunk.count(_CELL) != number * len(self._columns):
            raise DatabaseProblem(database.path, Fault.DAMAGED, "text that is not UTF-8")
        return number, self._finish(chunk)


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
    quoted = (b'"', form.delimiter.encode(), b"\r", b"\n")
    signs = bytes.maketrans(_CELL + _DECIMAL + _QUOTE, (form.delimiter + form.decimal + '"').encode())

    def finish(chunk: bytes) -> bytes:
        chunk = _quote(_FORMULA.sub(_TEXT + b"'", chunk), quoted)
        return chunk.replace(_CELL + _ROW, LINE_END).translate(signs, _TEXT)

    return finish


def _quote(chunk: bytes, signs: Sequence[bytes]) -> bytes:
    """Put quotes around the text cells that hold one of some signs."""
    ends: dict[int, int] = {}
    for sign in signs:
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
