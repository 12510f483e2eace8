"""Opening an edition: read-only, immutable, checked before the first question, every query cancellable."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.catalog.errors import Cancelled, DatabaseProblem, Fault

SCHEMA_VERSION = 1
APPLICATION_ID = 0x436F6D70
_HEADER = b"SQLite format 3\x00"
_TEMPORARY, _TEMPORARY_ON_DISK = "PRAGMA temp_store = MEMORY", "PRAGMA temp_store = FILE"
_MAPPED, _NOT_MAPPED = "PRAGMA mmap_size = 2147418112", "PRAGMA mmap_size = 0"  # the most that SQLite maps
_STEPS_BETWEEN_CHECKS = 20_000  # virtual machine steps, some 400 µs
_KEPT = 2  # long answers kept to be read on

Params = Mapping[str, Any] | Sequence[Any]


class Cancel:
    """A question's off switch; may be set from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        self._event.set()

    def __bool__(self) -> bool:
        return self._event.is_set()


class Database:
    """One read-only connection to an edition, for one thread at a time.

    Raises DatabaseProblem when the file is missing, damaged, foreign or of another schema version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = _open(path)
        self.kept: dict[Hashable, Any] = {}
        self.known: dict[str, Any] = {}  # small things that are worked out once
        self._cancel: Cancel | None = None

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises Cancelled within `cancellable`, DatabaseProblem when the file turns out damaged."""
        with self._told():
            return self._connection.execute(sql, params).fetchall()

    def stream(self, sql: str, params: Params = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one by one, in flat memory. Raises as `rows` does."""
        with self._told():
            yield from self._connection.execute(sql, params)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell SQLite's errors in our own; a question that was called off does not begin."""
        if self._cancel:
            raise Cancelled
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise Cancelled from None
            raise _problem(self.path, error) from error
        except sqlite3.DatabaseError as error:
            raise _problem(self.path, error) from error

    def row(self, sql: str, params: Params = ()) -> tuple[Any, ...] | None:
        return next(iter(self.rows(sql, params)), None)

    @contextmanager
    def cancellable(self, cancel: Cancel) -> Iterator[None]:
        """Queries inside stop soon after `cancel` is set, with Cancelled."""
        self._stop_on(cancel)
        try:
            yield
        finally:
            self._stop_on(None)

    def another(self) -> Database:
        """A second connection for another thread, to be called off together with this one and with flat memory."""
        other = Database(self.path)
        other._stop_on(self._cancel)
        other._connection.execute(_TEMPORARY_ON_DISK)
        other._connection.execute(_NOT_MAPPED)
        return other

    def _stop_on(self, cancel: Cancel | None) -> None:
        self._cancel = cancel
        handler = None if cancel is None else lambda: bool(cancel)
        self._connection.set_progress_handler(handler, _STEPS_BETWEEN_CHECKS)

    @contextmanager
    def spilling(self) -> Iterator[None]:
        """Queries inside sort on disk and map no file into memory: they take longer, in memory that stays flat."""
        self._connection.execute(_TEMPORARY_ON_DISK)
        self._connection.execute(_NOT_MAPPED)
        try:
            yield
        finally:
            self._connection.execute(_TEMPORARY)
            self._connection.execute(_MAPPED)

    def keep(self, key: Hashable, answer: Any) -> None:
        """Keep a long answer in `kept`, to be read on; the oldest of more than two goes."""
        while len(self.kept) >= _KEPT:
            del self.kept[next(iter(self.kept))]
        self.kept[key] = answer

    def define(self, name: str, function: Callable[[Any], Any]) -> None:
        """Let queries call a function of one value, the same result for the same value."""
        self._connection.create_function(name, 1, function, deterministic=True)

    def close(self) -> None:
        self._connection.close()


def _open(path: Path) -> sqlite3.Connection:
    _check_file(path)
    place = path.resolve().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    uri = f"file:{'' if place.startswith('/') else '/'}{place}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        connection.execute("PRAGMA query_only = ON")
        connection.execute(_TEMPORARY)
        connection.execute(_MAPPED)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    except sqlite3.Error as error:
        raise _problem(path, error) from error
    if application != APPLICATION_ID and not {"entity", "figure", "citation"} <= names:
        fault = Fault.FOREIGN
    elif version > SCHEMA_VERSION:
        fault = Fault.NEWER
    elif version < SCHEMA_VERSION or "search_part" not in names:  # the latter came after the first builds
        fault = Fault.OLDER
    else:
        return connection
    connection.close()
    told = fault is not Fault.FOREIGN and version != SCHEMA_VERSION
    raise DatabaseProblem(path, fault, f"schema {version}, this program reads {SCHEMA_VERSION}" * told)


def _check_file(path: Path) -> None:
    """Tell the faults that SQLite itself would blur: a missing, empty, foreign or cut-off file."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError:
        raise DatabaseProblem(path, Fault.MISSING) from None
    except OSError as error:
        raise DatabaseProblem(path, Fault.UNREADABLE, error.strerror or "") from None
    if not head:
        raise DatabaseProblem(path, Fault.EMPTY)
    if not head.startswith(_HEADER):
        raise DatabaseProblem(path, Fault.NOT_SQLITE)
    page_size = int.from_bytes(head[16:18], "big") or 65536
    pages = int.from_bytes(head[28:32], "big")
    if len(head) < 100 or size < page_size * pages:
        raise DatabaseProblem(path, Fault.DAMAGED, f"{size:,} bytes of {page_size * max(pages, 1):,}")


def _problem(path: Path, error: sqlite3.Error) -> DatabaseProblem:
    """The reader's words for what SQLite reported; a fault of our own SQL is raised as it is."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    faults = {
        sqlite3.SQLITE_BUSY: Fault.LOCKED,
        sqlite3.SQLITE_LOCKED: Fault.LOCKED,
        sqlite3.SQLITE_FULL: Fault.NO_ROOM,
        sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
        sqlite3.SQLITE_NOTADB: Fault.NOT_SQLITE,
        sqlite3.SQLITE_CANTOPEN: Fault.UNREADABLE,
        sqlite3.SQLITE_IOERR: Fault.UNREADABLE,
        sqlite3.SQLITE_PERM: Fault.UNREADABLE,
    }
    if primary not in faults:
        raise error
    return DatabaseProblem(path, faults[primary], str(error))
