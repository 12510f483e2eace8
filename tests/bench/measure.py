"""Measuring the window: how long until something is shown, and how long the GUI thread is away in between."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer

from app.views.window import MainWindow

PATIENCE = 60_000  # milliseconds after which something will not come any more


@dataclass
class Times:
    """Milliseconds of one thing done many times."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        return sorted(self.values)[min(len(self.values) - 1, int(0.95 * len(self.values)))]


class Ticker(QObject):
    """A timer that ticks each millisecond: the gaps between ticks are when the GUI thread was busy.

    What it was busy with is told apart: from when the window is asked to paint to the next tick it paints.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._last = self._painting = 0.0
        self.gaps: list[float] = []
        self.gaps_outside_painting: list[float] = []
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        window.installEventFilter(self)

    def start(self) -> None:
        self.gaps.clear()
        self.gaps_outside_painting.clear()
        self._last, self._painting = time.perf_counter(), 0.0
        self._timer.start()

    def stop(self) -> None:
        self._tick()
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        painted = now - self._painting if self._painting else 0.0
        self.gaps.append(1000 * (now - self._last))
        self.gaps_outside_painting.append(1000 * (now - self._last - painted))
        self._last, self._painting = now, 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and not self._painting:
            self._painting = time.perf_counter()
        return super().eventFilter(watched, event)


def until(happened: Callable[[], bool], pause: int = 1) -> None:
    """Let the window work until something happened."""
    loop, timer = QEventLoop(), QTimer(interval=pause, timerType=Qt.TimerType.PreciseTimer)
    started = time.monotonic()

    def look() -> None:
        if happened():
            loop.quit()
        elif time.monotonic() - started > PATIENCE / 1000:
            loop.exit(1)

    timer.timeout.connect(look)
    timer.start()
    assert loop.exec() == 0, "what was waited for did not happen"


def settle(window: MainWindow) -> None:
    """Let the window work until nothing is under way, and paint."""
    until(lambda: not window.is_busy())
    window.repaint()


def timed(action: Callable[[], None], wait: Callable[[], None]) -> float:
    """Milliseconds from an action to the end of waiting for what it leads to."""
    start = time.perf_counter()
    action()
    wait()
    return 1000 * (time.perf_counter() - start)
