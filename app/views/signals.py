"""Being asked to end by the system, at log-out for instance: the window closes as if by its reader's hand."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication, QDialog


class EndingWhenAsked(QObject):
    """Closes the windows, which keeps what is open, on SIGTERM, SIGINT and SIGHUP. Windows asks in another way, which Qt knows.

    `asked` says whether that happened: a question that stood on the screen was then not answered but taken away.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked = False
        if sys.platform == "win32":
            return
        # Python runs its handlers between two steps of its own, of which there are none while Qt waits: the pipe wakes it.
        # It also keeps what comes before Qt begins to wait, when quitting would be forgotten.
        self._reading, writing = os.pipe()
        for end in (self._reading, writing):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self).activated.connect(self._end)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _do_nothing)

    def _end(self) -> None:
        os.read(self._reading, 64)
        self.asked = True
        question = QApplication.activeModalWidget()
        if isinstance(question, QDialog):
            question.reject()
        QCoreApplication.quit()


def _do_nothing(number: int, frame: FrameType | None) -> None:
    """Stand where the system's own way of ending at once would."""
