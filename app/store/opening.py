"""Finding the reader's own file: as it is, made new, led to the newest version, or set aside because it is damaged."""

from __future__ import annotations

import contextlib
import enum
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.store import copies, schema
from app.store.clock import stamp
from app.store.connection import check_header, connect, examine, memory
from app.store.copies import Copy, Reason
from app.store.errors import Fault, StoreProblem, problem
from app.store.locks import FileLock
from app.store.profile import Profile, make_folder

_TAILS = ("", "-wal", "-shm", "-journal")  # what SQLite keeps beside a file; the log belongs to the file

# Pictures that neither an item nor anything that can be undone or redone still needs.
_DROP_FORGOTTEN_IMAGES = """
    DELETE FROM image
     WHERE hash NOT IN (SELECT image FROM item WHERE image IS NOT NULL)
       AND hash NOT IN (SELECT json_extract(before, '$.image') FROM change WHERE json_extract(before, '$.image') IS NOT NULL)
       AND hash NOT IN (SELECT json_extract(after, '$.image') FROM change WHERE json_extract(after, '$.image') IS NOT NULL)
"""


class Outcome(enum.Enum):
    """How the reader's own file was found."""

    OK = "as it was left"
    FRESH = "there was none, a new one was made"
    MIGRATED = "it was of an older version; a copy was kept and it was brought up to date"
    DAMAGED = "it was damaged or foreign and set aside; a new one was made"
    NOT_KEPT = "it cannot be used; whatever the reader does now is lost when the window closes"


@dataclass(frozen=True)
class Found:
    """A connection to work with, and all that the reader should be told about it."""

    connection: sqlite3.Connection
    outcome: Outcome
    problem: StoreProblem | None = None
    set_aside: Path | None = None
    copies: tuple[Copy, ...] = ()


def find(profile: Profile, clock: Callable[[], datetime]) -> Found:
    """Open the reader's own file, or a stand-in in memory when that is impossible; never raises for what the disk does."""
    try:
        profile.make()
        # One at a time: two windows that start together must not both make, migrate or set aside the file.
        with FileLock(profile.folder / "open.lock"):
            return _find(profile, clock)
    except StoreProblem as trouble:
        return Found(_stand_in(profile.store_file, trouble), Outcome.NOT_KEPT, trouble)


def _find(profile: Profile, clock: Callable[[], datetime]) -> Found:
    path = profile.store_file
    if not path.exists():
        _set_aside(profile, clock)  # a log without its file would be read into the new one
        return Found(_make(path), Outcome.FRESH, copies=copies.good(profile))
    try:
        check_header(path)
        connection = _open(path)
    except StoreProblem as trouble:
        if trouble.fault not in (Fault.DAMAGED, Fault.FOREIGN):
            raise
        where = _set_aside(profile, clock)
        return Found(_make(path), Outcome.DAMAGED, trouble, where, copies.good(profile))
    if schema.version(connection) < schema.newest():
        return _migrated(profile, connection, clock)
    return Found(connection, Outcome.OK, _probe(path, connection))


def _open(path: Path) -> sqlite3.Connection:
    try:
        connection = connect(path)
    except sqlite3.Error as error:
        raise problem(path, error) from error
    try:
        examine(path, connection)
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        connection.close()
        raise problem(path, error) from error
    except StoreProblem:
        connection.close()
        raise
    return connection


def _migrated(profile: Profile, connection: sqlite3.Connection, clock: Callable[[], datetime]) -> Found:
    try:
        copies.keep(profile, Reason.MIGRATION, clock)
        schema.migrate(connection)
    except StoreProblem:
        connection.close()
        raise
    except sqlite3.Error as error:
        connection.close()
        raise StoreProblem(profile.store_file, Fault.NOT_MIGRATED, str(error)) from error
    return Found(connection, Outcome.MIGRATED)


def _probe(path: Path, connection: sqlite3.Connection) -> StoreProblem | None:
    """Write a little, to tell the reader at once about a full disk; raises StoreProblem where nothing will ever be written."""
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(
            "INSERT OR REPLACE INTO setting VALUES ('opened', strftime('\"%Y-%m-%dT%H:%M:%SZ\"', 'now'))"
        )
        connection.execute(_DROP_FORGOTTEN_IMAGES)
    except sqlite3.Error as error:
        trouble = problem(path, error)
        if trouble.fault is Fault.FULL:  # the reader may free some space and go on
            return trouble
        connection.close()
        raise trouble from error
    finally:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("PRAGMA synchronous = FULL")
    return None


def _make(path: Path) -> sqlite3.Connection:
    """A new file, whole before it gets its name."""
    part = path.with_suffix(".part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with contextlib.closing(connect(part)) as fresh:
            schema.migrate(fresh)
        part.replace(path)
        connection = connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
    except (sqlite3.Error, OSError) as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise problem(path, error) from error
    return connection


def _set_aside(profile: Profile, clock: Callable[[], datetime]) -> Path | None:
    """Move the file and its log to a name with the time; the file's new place, or None when there was none."""
    source = profile.store_file
    if not any(source.with_name(source.name + tail).exists() for tail in _TAILS):
        return None
    make_folder(profile.set_aside)
    target = copies.free_name(profile.set_aside, f"{source.stem}-{stamp(clock())}", source.suffix)
    try:
        # The log goes first: were the program killed in between, the file alone would still be found and set aside.
        for tail in reversed(_TAILS):
            part = source.with_name(source.name + tail)
            if part.exists():
                part.replace(target.with_name(target.name + tail))
    except OSError as error:
        raise problem(source, error) from error
    return target


def _stand_in(path: Path, trouble: StoreProblem) -> sqlite3.Connection:
    """The file's content in memory where it can at least be read, else an empty store in memory."""
    if trouble.fault not in (Fault.NEWER, Fault.DAMAGED, Fault.FOREIGN) and path.is_file():
        # The second way is for a write-protected disk, where SQLite cannot set up its log.
        for mode in ("ro", "ro&immutable=1"):
            with contextlib.suppress(sqlite3.Error, StoreProblem), contextlib.closing(connect(path, mode)) as source:
                examine(path, source)
                loaded = memory()
                source.backup(loaded)
                schema.migrate(loaded)
                return loaded
    empty = memory()
    schema.migrate(empty)
    return empty
