"""Which programs run on a profile, and whether the last one ended as it should."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.store.clock import now
from app.store.errors import StoreProblem
from app.store.locks import FileLock
from app.store.profile import Profile, make_folder


@dataclass(frozen=True, slots=True)
class Crash:
    """A session that ended without saying so: when it began (ISO, UTC) and with which version."""

    started: str
    version: str


@dataclass
class Session:
    """One run of the program on a profile, from `begin_session` to `end`.

    `crash` is the latest earlier session that ended without saying so; `is_first` tells whether no other one is running.
    """

    crash: Crash | None = None
    is_first: bool = True
    _guard: FileLock | None = field(default=None, repr=False)
    _mine: FileLock | None = field(default=None, repr=False)

    def end(self) -> None:
        """Say that this session ended as it should; calling it twice does no harm."""
        if self._guard is None or self._mine is None:
            return
        guard, mine, self._mine = self._guard, self._mine, None
        try:
            with guard:
                mine.release()
                mine.path.unlink(missing_ok=True)
        except (
            OSError,
            StoreProblem,
        ):  # the stick is gone: the next start will speak of a crash, which is near the truth
            mine.release()


def begin_session(profile: Profile, version: str, clock: Callable[[], datetime] = now) -> Session:
    """Mark that the program runs; works without marker where the profile cannot be written.

    A marker is a file that its program holds locked. One that nobody holds was left by a program that died.
    """
    folder = profile.sessions
    try:
        profile.make()
        make_folder(folder)
        guard = FileLock(folder / "guard.lock")
        with guard:
            crash, running = _earlier(folder)
            mine = FileLock(folder / f"{os.urandom(16).hex()}.session")
            mine.acquire()
            mine.path.write_text(json.dumps({"started": clock().isoformat(timespec="seconds"), "version": version}))
    except (OSError, StoreProblem):
        return Session()
    return Session(crash, running == 0, guard, mine)


def _earlier(folder: Path) -> tuple[Crash | None, int]:
    """The latest session that died, and how many still run; the markers of the dead are removed."""
    died: list[tuple[float, Crash]] = []
    running = 0
    for path in folder.glob("*.session"):
        lock = FileLock(path)
        if not lock.acquire():
            running += 1
            continue
        died.append((path.stat().st_mtime, _read(path)))
        lock.release()
        path.unlink()
    return max(died, key=lambda found: found[0])[1] if died else None, running


def _read(path: Path) -> Crash:
    try:
        found = json.loads(path.read_text())
        return Crash(str(found["started"]), str(found["version"]))
    except (OSError, ValueError, KeyError, TypeError):  # killed before it was written
        return Crash("", "")
