"""Connections to the reader's own file, and whether a file is whole and ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from app.store import schema
from app.store.errors import Fault, StoreProblem, problem

_PATIENCE = 5.0  # seconds that one window waits for another's change
_HEADER = b"SQLite format 3\0"


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection to a file that exists, never making one; `mode` as in SQLite's file names. Raises sqlite3.Error."""
    # Everything encoded: the path may hold ?, # and %, and on Windows backslashes and a server's name.
    name = f"file:{quote(str(path.absolute()), safe='')}?mode={mode}"
    return _prepare(sqlite3.connect(name, uri=True, timeout=_PATIENCE, isolation_level=None))


def memory() -> sqlite3.Connection:
    """A connection to an empty file that is never kept."""
    return _prepare(sqlite3.connect(":memory:", isolation_level=None))


def _prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def examine(path: Path, connection: sqlite3.Connection) -> None:
    """Raises StoreProblem unless the file is whole, ours, and not of a newer version."""
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        version = schema.version(connection)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if application != schema.APPLICATION_ID:
            raise StoreProblem(path, Fault.FOREIGN)
        if version > schema.newest():
            raise StoreProblem(path, Fault.NEWER, f"version {version}, this program knows {schema.newest()}")
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise problem(path, error) from error
    if verdict != "ok":
        raise StoreProblem(path, Fault.DAMAGED, verdict)
    if version == schema.newest() and not names.issuperset(schema.TABLES):
        raise StoreProblem(path, Fault.DAMAGED, "a table is missing")


def check_header(path: Path) -> None:
    """Raises StoreProblem for what is not a readable SQLite file at all; an empty one was cut off, for none is made empty."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except OSError as error:
        raise StoreProblem(path, Fault.UNREADABLE, error.strerror or "") from error
    if head != _HEADER:
        raise StoreProblem(path, Fault.DAMAGED, "this is no SQLite file" if head else "the file is empty")
