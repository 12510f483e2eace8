"""Long work that the reader waits for, or calls off: on a thread of its own, while the window stays usable."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.catalog.catalog import Catalog
from app.catalog.database import Cancel
from app.catalog.errors import Cancelled
from app.export.errors import ExportProblem
from app.views.worker import Worker

_BETWEEN = 0.05  # seconds between two reports
_EARLY = 0.02  # the part of the work before which nothing can be said of the rest
_SOON = 1.5  # seconds


class Progress:
    """What the work is handed: it reports how far it is, and is told when it is called off."""

    def __init__(self, cancel: Cancel, report: Callable[[float], None]) -> None:
        self.cancel = cancel
        self._report = report
        self._last = 0.0

    def report(self, part: float) -> None:
        """So much is done, from 0 to 1. Raises Cancelled."""
        if self.cancel:
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= _BETWEEN:
            self._last = now
            self._report(part)


Work = Callable[[Catalog, Progress], Any]


class Errand(QObject):
    """One piece of work at a time: a newer one calls the older off. Always on the same thread, for fonts are of a thread.

    `finished(result)` or `failed(words)` is sent on the GUI thread, nothing for work that was called off.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(worker.path, worker.language, self)
        self._cancel = Cancel()

    @property
    def is_running(self) -> bool:
        return self._worker.is_busy()

    def start(self, work: Work) -> None:
        self._cancel.set()
        self._cancel = cancel = Cancel()
        progress = Progress(cancel, self.progressed.emit)

        def run(catalog: Catalog) -> Any:
            try:
                return work(catalog, progress)
            except ExportProblem as problem:  # the disk's, not ours: the reader is told
                return problem

        self._worker.ask("errand", run, self._deliver, self._deliver)

    def cancel(self) -> None:
        """Call the work off; nothing of it remains."""
        self._cancel.set()
        self._worker.withdraw("errand")

    def stop(self) -> None:
        """Call everything off and end the thread."""
        self._cancel.set()
        self._worker.stop()

    def _deliver(self, result: Any) -> None:
        if isinstance(result, Exception):
            self.failed.emit(str(result))
        else:
            self.finished.emit(result)


def time_left(elapsed: float, part: float) -> str:
    """How long the rest will take, in words, by the seconds that a part has taken; nothing while that cannot be told."""
    if part < _EARLY or elapsed <= 0 or part >= 1:
        return ""
    seconds = elapsed * (1 - part) / part
    if seconds < _SOON:
        return QCoreApplication.translate("errand", "a moment left")
    if seconds < 90:
        return QCoreApplication.translate("errand", "about {0} seconds left").format(round(seconds))
    return QCoreApplication.translate("errand", "about {0} minutes left").format(round(seconds / 60))
