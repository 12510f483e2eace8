"""Copies of the reader's own file: one a day, and one before every migration and every restore."""

from __future__ import annotations

import contextlib
import enum
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.store import schema
from app.store.clock import now, stamp
from app.store.connection import check_header, connect, examine, memory
from app.store.errors import StoreProblem, problem
from app.store.locks import FileLock
from app.store.profile import Profile, make_folder

DAYS = 7
_EVERYTHING = -1  # all pages in one go: a snapshot, while the windows go on reading and writing


class Reason(enum.StrEnum):
    """Why a copy was made; the first part of its file name."""

    DAILY = "daily"
    MIGRATION = "migration"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Copy:
    """A good copy: when and why it was made, and how much of the reader's it holds."""

    path: Path
    made: datetime
    reason: Reason
    dossiers: int
    items: int
    notes: int


def keep_daily(profile: Profile, clock: Callable[[], datetime] = now) -> Path | None:
    """Make today's copy unless it is there, and keep the last seven; callable from any thread. Raises StoreProblem.

    A damaged file is not copied, so that it cannot push out the good ones.
    """
    if not profile.store_file.exists():
        return None
    make_folder(profile.copies)
    lock = _lock(profile)
    if not lock.acquire():  # another window is at it
        return None
    try:
        today = stamp(clock())
        if any(profile.copies.glob(f"{Reason.DAILY}-{today[:8]}*.db")):
            return None
        made = _keep(profile, Reason.DAILY, clock)
        others = sorted(path for path in profile.copies.glob(f"{Reason.DAILY}-*.db") if path != made)
        for path in others[: -(DAYS - 1)]:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise problem(profile.copies, error) from error
    finally:
        lock.release()
    return made


def keep(profile: Profile, reason: Reason, clock: Callable[[], datetime] = now) -> Path:
    """Copy the reader's own file as it is now; the copy takes its name only when it is whole. Raises StoreProblem."""
    make_folder(profile.copies)
    with _lock(profile):
        return _keep(profile, reason, clock)


def _lock(profile: Profile) -> FileLock:
    return FileLock(profile.copies / "copies.lock")


def _keep(profile: Profile, reason: Reason, clock: Callable[[], datetime]) -> Path:
    target = free_name(profile.copies, f"{reason}-{stamp(clock())}", ".db")
    part = profile.copies / "copy.part"  # one name, under the lock: what a killed program left is written over
    source = profile.store_file
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with contextlib.closing(connect(source)) as here, contextlib.closing(connect(part)) as there:
            here.backup(there, pages=_EVERYTHING)
            there.execute("PRAGMA journal_mode = DELETE")  # a copy is one single file
            examine(source, there)
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise problem(source, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def good(profile: Profile) -> tuple[Copy, ...]:
    """The copies that can be restored, newest first; what is damaged or too new is left out."""
    found = [copy for path in profile.copies.glob("*.db") if (copy := _look(path))]
    return tuple(sorted(found, key=lambda copy: (copy.made, copy.path.name), reverse=True))


def load(path: Path) -> sqlite3.Connection:
    """A copy's content in memory, led to the newest version. Raises StoreProblem."""
    loaded = memory()
    try:
        with _reading(path) as source:
            source.backup(loaded)
        schema.migrate(loaded)
    except sqlite3.Error as error:
        raise problem(path, error) from error
    return loaded


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy that proved whole. Raises StoreProblem and sqlite3.Error."""
    check_header(path)
    # A copy may lie on a write-protected disk, where SQLite can open it only when told that nobody writes.
    with contextlib.closing(connect(path, "ro&immutable=1")) as source:
        examine(path, source)
        yield source


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A name in the folder that nothing has yet."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def _look(path: Path) -> Copy | None:
    try:
        reason = Reason(path.name.partition("-")[0])
        made = datetime.strptime(path.stem.split("-")[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        with _reading(path) as content:
            counts = content.execute(
                """
                SELECT (SELECT count(*) FROM dossier), (SELECT count(*) FROM item),
                       (SELECT count(*) FROM note) + (SELECT count(*) FROM item WHERE note <> '')
                """
            ).fetchone()
    except (ValueError, IndexError, sqlite3.Error, StoreProblem):
        return None
    return Copy(path, made, reason, *counts)
