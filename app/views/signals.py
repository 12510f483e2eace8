"""Being asked to end by the system, at log-out for instance: the window closes as if by its reader's hand."""

from __future__ import annotations

import signal
import socket
import sys
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier


def end_when_asked(parent: QObject) -> None:
    """Close the windows, which keeps what is open, on SIGTERM, SIGINT and SIGHUP. Windows asks in another way, which Qt knows."""
    if sys.platform == "win32":
        return
    reading, writing = socket.socketpair()
    writing.setblocking(False)
    # Python runs its handlers between two steps of its own, of which there are none while Qt waits: the socket wakes it.
    signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, parent)
    notifier.activated.connect(lambda: reading.recv(64))

    def let_go() -> None:
        signal.set_wakeup_fd(-1)
        reading.close()
        writing.close()

    parent.destroyed.connect(let_go)

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as signals are handled
        QCoreApplication.quit()

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, end)
