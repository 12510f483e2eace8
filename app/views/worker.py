"""The one way to ask something slow: off the GUI thread, cancellable, and the newest question of a channel wins."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from app.catalog.catalog import Catalog
from app.catalog.database import Cancel
from app.catalog.errors import Cancelled, DatabaseProblem, NotFound

Work = Callable[[Catalog], Any]
Done = Callable[[Any], None]


@dataclass
class _Job:
    channel: str
    work: Work
    done: Done
    failed: Callable[[Exception], None] | None
    patient: bool
    cancel: Cancel = field(default_factory=Cancel)
    again: bool = False  # called off for another's sake: to be asked again


class Worker(QObject):
    """A thread with its own connection to the edition.

    `ask` replaces what waits in the same channel and cancels what runs in it; `done` is called on the GUI thread with the
    result, unless a newer question of that channel came in the meantime. A patient question waits for all others, and is begun
    anew after one that comes while it runs. A DatabaseProblem or NotFound goes to `failed`, or
    else to the signal `problem`; any other exception is a bug and is raised on the GUI thread.
    """

    problem = Signal(object)
    _finished = Signal(object, object, object)

    def __init__(self, path: Path, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path, self.language = path, language
        self._condition = threading.Condition()
        self._waiting: dict[str, _Job] = {}
        self._running: _Job | None = None
        self._newest: dict[str, _Job] = {}
        self._stopping = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="catalog", daemon=True)
        self._thread.start()

    def ask(
        self,
        channel: str,
        work: Work,
        done: Done,
        failed: Callable[[Exception], None] | None = None,
        *,
        patient: bool = False,
    ) -> None:
        job = _Job(channel, work, done, failed, patient)
        with self._condition:
            self._newest[channel] = job
            self._waiting[channel] = job
            running = self._running
            if running is not None and running.channel == channel:
                running.cancel.set()
            elif running is not None and running.patient and not patient:
                running.again = True
                running.cancel.set()
            self._condition.notify()

    def withdraw(self, channel: str) -> None:
        """Call off whatever the channel waits for."""
        with self._condition:
            self._waiting.pop(channel, None)
            self._newest.pop(channel, None)
            if self._running is not None and self._running.channel == channel:
                self._running.cancel.set()

    def is_busy(self) -> bool:
        """Whether a question waits, runs, or has an answer still to be delivered."""
        with self._condition:
            return bool(self._newest)

    def stop(self) -> None:
        """Call off everything and end the thread."""
        with self._condition:
            self._stopping = True
            self._waiting.clear()
            self._newest.clear()
            if self._running is not None:
                self._running.cancel.set()
            self._condition.notify()
        self._thread.join()

    def _run(self) -> None:
        catalog: Catalog | None = None
        while True:
            with self._condition:
                self._running = None
                while not self._waiting and not self._stopping:
                    self._condition.wait()
                if self._stopping:
                    break
                job = self._waiting.pop(self._next())
                self._running = job
            try:
                catalog = catalog or Catalog(self.path, self.language)
                with catalog.cancellable(job.cancel):
                    result = job.work(catalog)
                self._finished.emit(job, result, None)
            except Cancelled:
                self._begin_anew(job)
            except Exception as error:  # handed over: a bug must not die unseen with the thread
                self._finished.emit(job, None, error)
        if catalog is not None:
            catalog.close()

    def _next(self) -> str:
        """The channel whose turn it is."""
        return next((channel for channel, job in self._waiting.items() if not job.patient), next(iter(self._waiting)))

    def _begin_anew(self, job: _Job) -> None:
        """Let a question that was called off for another's sake wait again, unless a newer one took its place."""
        with self._condition:
            if job.again and self._newest.get(job.channel) is job:
                job.again, job.cancel = False, Cancel()
                self._waiting[job.channel] = job

    def _deliver(self, job: _Job, result: Any, error: Exception | None) -> None:
        with self._condition:
            if self._newest.get(job.channel) is not job:
                return
            del self._newest[job.channel]
        if error is None:
            job.done(result)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else it is painted twice
        elif not isinstance(error, (DatabaseProblem, NotFound)):
            raise error
        elif job.failed is not None:
            job.failed(error)
        else:
            self.problem.emit(error)
