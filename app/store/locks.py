"""A lock between programs that the system lets go by itself when the holder dies."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path
from types import TracebackType

from app.store.errors import Fault, StoreProblem, problem

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_PAUSE = 0.01  # seconds between two tries


class FileLock:
    """Holds a file of its own for one program at a time; as a context it waits up to `patience` seconds.

    Raises StoreProblem when the file cannot be written or stays held.
    """

    def __init__(self, path: Path, patience: float = 5.0) -> None:
        self.path, self._patience = path, patience
        self._descriptor: int | None = None

    def acquire(self, patience: float = 0.0) -> bool:
        """Whether the lock is ours now, after waiting up to `patience` seconds. Raises StoreProblem when it cannot be written."""
        end = time.monotonic() + patience
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise problem(self.path, error) from error
        while not _lock(descriptor):
            if time.monotonic() >= end:
                os.close(descriptor)
                return False
            time.sleep(_PAUSE)
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Let go; the file stays, because removing it would let two programs hold two files of one name."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> FileLock:
        if not self.acquire(self._patience):
            raise StoreProblem(self.path, Fault.LOCKED)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    _FAR = 0x7FFF0000  # a locked byte cannot be read by others, so it lies behind the content

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno not in _HELD
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A file system without locks (some network folders) lets everyone in: then SQLite's own locks are all there is.
            return error.errno not in _HELD
        return True
