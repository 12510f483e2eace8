"""Files that are there wholly or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.catalog.database import Cancel
from app.catalog.errors import Cancelled
from app.export.errors import ExportProblem, problem

_LOOK = 0.03  # seconds between looks at the off switch while the disk writes
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_FORBIDDEN_ON_WINDOWS = set('<>:"|?*') | {chr(n) for n in range(32)}


@contextmanager
def replacing(target: Path, cancel: Cancel | None = None, spared: Collection[Path] = ()) -> Iterator[Path]:
    """A file beside the target to write into; it takes the target's place when the block ends well, and is removed otherwise.

    Whatever stood at the target is as it was until then. A device or a pipe is written as it is. Raises ExportProblem when the
    disk does not do its part or the target is one of the `spared` files, and Cancelled.
    """
    try:
        mode = _examine(target, spared)
        if mode is not None and not stat.S_ISREG(mode):
            yield target
            return
        place = Path(os.path.realpath(target))
        beside = place.with_name(f".comptoir-{secrets.token_hex(6)}.part")
        try:
            os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            if mode is not None:
                beside.chmod(stat.S_IMODE(mode))
            yield beside
            _sync(beside, cancel)
            _move(beside, place)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise problem(target, error) from error


def _examine(target: Path, spared: Collection[Path]) -> int | None:
    """The mode of what stands at the target, None for nothing. Raises ExportProblem or OSError when it may not be replaced."""
    name = target.name
    if "\0" in str(target) or (os.name == "nt" and _is_bad_on_windows(name)):
        raise OSError(errno.EINVAL, "")
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if not Path(os.path.realpath(target)).parent.is_dir():
            raise
        return None
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, "")
    if any(other.exists() and target.samefile(other) for other in spared):
        raise ExportProblem(f"{target}: this is the database itself. Choose another name.")
    if not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, "")
    return mode


def _is_bad_on_windows(name: str) -> bool:
    return name.split(".")[0].casefold() in _RESERVED or not _FORBIDDEN_ON_WINDOWS.isdisjoint(name) or name[-1:] in ". "


def _sync(path: Path, cancel: Cancel | None) -> None:
    """Wait until the file is on the disk, for as long as nobody calls it off."""
    failures: list[OSError] = []
    with path.open("rb+") as file:
        number = os.dup(file.fileno())

    def work() -> None:
        try:
            os.fsync(number)
        except OSError as error:
            failures.append(error)
        finally:
            os.close(number)

    worker = threading.Thread(target=work, name="sync", daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(_LOOK)
        if cancel and os.name != "nt":  # Windows removes no file that is open
            raise Cancelled
    if failures:
        raise failures[0]


def _move(beside: Path, place: Path) -> None:
    try:
        beside.replace(place)
    except PermissionError as error:
        if place.exists():  # it could be written a moment ago: on Windows, a program that has it open holds it
            raise OSError(errno.EBUSY, "") from error
        raise
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    """Let the new name outlast a power cut, where the system can."""
    if os.name != "nt":
        with contextlib.suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
