"""Python's garbage is collected on the GUI thread only: a worker that did would destroy Qt objects, which belong to it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 250  # milliseconds


class Collector(QObject):
    """Looks now and then whether there is garbage, by Python's own thresholds, in place of Python's looking on any thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.destroyed.connect(gc.enable)

    def spare(self) -> None:
        """Leave alone from now on what is there to stay, such as modules: looking at it takes tens of milliseconds.

        What little is garbage by now stays too, rather than keep the reader waiting as long once.
        """
        gc.freeze()

    def _look(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return
