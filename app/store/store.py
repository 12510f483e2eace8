"""The reader's own file, open: what is read from it, and changes that are kept wholly or not at all."""

from __future__ import annotations

import contextlib
import enum
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.store import copies, opening
from app.store.clock import now
from app.store.copies import Copy, Reason
from app.store.errors import Fault, StoreProblem, problem
from app.store.opening import Outcome
from app.store.profile import Profile

Params = Mapping[str, Any] | Sequence[Any]
Row = tuple[Any, ...]


class Topic(enum.Enum):
    """What a change is about, for those who show it."""

    DOSSIERS = "dossiers"
    NOTES = "notes"
    BOOKMARKS = "bookmarks"
    RECENT = "recent"
    SETTINGS = "settings"


@dataclass(frozen=True)
class Opened:
    """The open store, and all that the reader should be told: the trouble, where a damaged file went, which copies are good."""

    store: Store
    outcome: Outcome
    problem: StoreProblem | None = None
    set_aside: Path | None = None
    copies: tuple[Copy, ...] = ()


class Store:
    """The reader's own file on one connection, for one thread; several stores on one file, in any programs, are safe.

    Whatever reads or changes raises StoreProblem when the disk does not do its part; the change is then not made at all.
    """

    def __init__(
        self, connection: sqlite3.Connection, profile: Profile | None, clock: Callable[[], datetime] = now
    ) -> None:
        self.profile = profile
        self.window = os.urandom(16).hex()
        self._connection = connection
        self._clock = clock
        self._listeners: list[Callable[[frozenset[Topic]], None]] = []
        self._columns: dict[str, tuple[str, ...]] = {}
        self._lasting = True
        self._place = self._where()
        self._version = self._data_version()

    @classmethod
    def open(cls, profile: Profile, clock: Callable[[], datetime] = now) -> Opened:
        """Open a profile; never raises for what the disk does, but tells, and then works in memory."""
        found = opening.find(profile, clock)
        kept = found.outcome is not Outcome.NOT_KEPT
        store = cls(found.connection, profile if kept else None, clock)
        return Opened(store, found.outcome, found.problem, found.set_aside, found.copies)

    @property
    def is_kept(self) -> bool:
        """Whether changes outlast the window."""
        return self.profile is not None

    def close(self) -> None:
        self._connection.close()

    def now(self) -> datetime:
        """This moment by the store's clock, in UTC."""
        return self._clock()

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """All rows of a query."""
        with self._told():
            return self._connection.execute(sql, params).fetchall()

    def row(self, sql: str, params: Params = ()) -> Row | None:
        return next(iter(self.rows(sql, params)), None)

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns; they stay as they are while the store is open."""
        if table not in self._columns:
            self._columns[table] = tuple(
                name for (name,) in self.rows("SELECT name FROM pragma_table_info(?)", (table,))
            )
        return self._columns[table]

    def execute(self, sql: str, params: Params = ()) -> int:
        """Change rows inside a `transaction`; how many were touched."""
        if not self._connection.in_transaction:
            raise RuntimeError("changes are made inside a transaction only")
        return self._connection.execute(sql, params).rowcount

    @contextmanager
    def transaction(self, *topics: Topic, lasting: bool = True) -> Iterator[set[Topic]]:
        """Changes inside are kept together or not at all, and those who listen are told afterwards; topics may be added.

        A lasting change is on the disk when the block ends. What merely should come back (the window's layout, the pages
        seen last) is not waited for: it survives the program's death, but maybe not the laptop's.
        """
        changed = set(topics)
        with self._told():
            self._check_place()
            if lasting != self._lasting:
                self._connection.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
                self._lasting = lasting
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield changed
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has rolled back by itself
                    self._connection.execute("ROLLBACK")
                raise
        if changed:
            self._tell(frozenset(changed))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries inside see one and the same state, whatever other windows do meanwhile."""
        with self._told():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def subscribe(self, listener: Callable[[frozenset[Topic]], None]) -> Callable[[], None]:
        """Have a function called after every change, with what it was about; the answer ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def poll(self) -> bool:
        """Whether another window changed the file since the last call; those who listen are then told. Some microseconds."""
        found = self._data_version()
        if found == self._version:
            return False
        self._version = found
        self._tell(frozenset(Topic))
        return True

    def restore(self, copy: Copy) -> None:
        """Put a good copy in the place of what there is, of which a copy is kept first. Raises StoreProblem."""
        with self._told():
            self._check_place()
            with contextlib.closing(copies.load(copy.path)) as content:
                if self.profile:
                    copies.keep(self.profile, Reason.RESTORE, self._clock)
                content.backup(self._connection)  # one transaction of SQLite's: a kill leaves the one or the other
        self._tell(frozenset(Topic))

    def _tell(self, topics: frozenset[Topic]) -> None:
        for listener in tuple(self._listeners):
            listener(topics)

    def _data_version(self) -> int:
        with self._told():
            (found,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(found)

    def _where(self) -> tuple[int, int] | None:
        if self.profile is None:
            return None
        try:
            found = self.profile.store_file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _check_place(self) -> None:
        """What is written to a file that was moved or pulled out would be lost without a word."""
        if self.profile and self._where() != self._place:
            raise StoreProblem(self.profile.store_file, Fault.MOVED)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's complaints about the disk, in the reader's words."""
        try:
            yield
        except sqlite3.Error as error:
            raise problem(self.profile.store_file if self.profile else None, error) from error
