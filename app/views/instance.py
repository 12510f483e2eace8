"""One program a profile: a second start hands its files to the first window and ends.

The two talk through a socket file that only the reader can reach, or a named pipe on Windows; no network library is needed for it.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import stat
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFileOpenEvent

PATIENCE = 5.0  # seconds: another window that is only just opening does not listen yet
_PAUSE = 0.05
_LONGEST = 1_000_000  # bytes of a message
_TAKEN = b"taken"


class Instance(QObject):
    """Listens for later starts on the same profile; `asked` brings the files they were started with, maybe none.

    Where another window listens already, or nothing can be listened to, it stays silent.
    """

    asked = Signal(list)
    _came = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._came.connect(self.asked, Qt.ConnectionType.QueuedConnection)
        self._address = _address(name)
        self._listener = _listen(self._address) if self._address else None
        if self._listener is not None:
            atexit.register(self.close)
            threading.Thread(target=self._run, args=(self._listener,), name="instance", daemon=True).start()

    @property
    def is_listening(self) -> bool:
        return self._listener is not None

    def close(self) -> None:
        """Stop listening and take the socket file away."""
        atexit.unregister(self.close)
        listener, self._listener = self._listener, None
        if listener is None or self._address is None:
            return
        with contextlib.suppress(OSError):  # wakes the thread that waits
            Client(self._address).close()
        listener.close()
        if sys.platform != "win32":
            with contextlib.suppress(OSError):  # another profile's window may use the folder
                Path(self._address).parent.rmdir()

    def _run(self, listener: Listener) -> None:
        while self._listener is listener:
            try:
                with listener.accept() as connection:
                    files = _received(connection)
                    if files is not None:
                        self._came.emit(files)
                        connection.send_bytes(_TAKEN)
            except (OSError, EOFError):  # whoever called is gone, or this window closes
                time.sleep(_PAUSE)
            except RuntimeError:  # Qt's part of this object is gone
                return


class OpenedFiles(QObject):
    """Files that macOS hands over as events rather than on the command line; to be installed as the application's event filter."""

    asked = Signal(list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.asked.emit([event.file()])
            return True
        return super().eventFilter(watched, event)


def hand_over(name: str, files: list[str], patience: float = PATIENCE) -> bool:
    """Give files to the program that runs under this name, waiting up to `patience` seconds; whether it took them."""
    address = _address(name)
    end = time.monotonic() + patience
    while address is not None:
        try:
            with Client(address) as connection:
                connection.send_bytes(json.dumps(files).encode("utf-8"))
                return connection.poll(patience) and connection.recv_bytes(_LONGEST) == _TAKEN
        except (OSError, EOFError):
            if time.monotonic() >= end:
                return False
            time.sleep(_PAUSE)
    return False


def _received(connection: Connection) -> list[str] | None:
    """The files of a message; None for what is no message of ours."""
    if not connection.poll(PATIENCE):
        return None
    try:
        files = json.loads(connection.recv_bytes(_LONGEST))
    except (ValueError, RecursionError):
        return None
    if not isinstance(files, list):
        return None
    return [file for file in files if isinstance(file, str)]


def _address(name: str) -> str | None:
    """Where the window of this name listens; None where there is no place that only its reader can write to."""
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    folder = Path(tempfile.gettempdir()) / f"comptoir-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        return None
    return str(folder / name)


def _listen(address: str) -> Listener | None:
    try:
        return Listener(address)
    except OSError:
        if sys.platform == "win32":
            return None
    try:
        Client(address).close()
    except OSError:  # nobody there: left by a program that died
        with contextlib.suppress(OSError):
            Path(address).unlink(missing_ok=True)
            return Listener(address)
    return None
