"""Lays out what one zooms into next while nothing else is to be done, so that no frame has to wait for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from app.views.timeline import dates
from app.views.timeline.canvas import Canvas
from app.views.timeline.frame import View
from app.views.timeline.scene import Scene
from app.views.timeline.sight import fitted

PAUSE = 60  # milliseconds without a move


class Foresight(QObject):
    """Follows a canvas; lays out a lane at a time, and stops as soon as the view moves on or another thread is at work."""

    def __init__(self, canvas: Canvas, is_busy: Callable[[], bool]) -> None:
        super().__init__(canvas)
        self._canvas, self._is_busy = canvas, is_busy
        self._steps: Iterator[None] = iter(())
        self._pause, self._next = QTimer(self), QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._begin)
        self._next.timeout.connect(self._step)
        canvas.moved.connect(self.wait)

    def wait(self) -> None:
        """Begin again once the view has come to rest."""
        self._next.stop()
        self._pause.start()

    def _begin(self) -> None:
        scene = self._canvas.scene_shown
        if scene is not None:
            self._steps = ahead(scene, self._canvas.view(), self._canvas.height())
            self._next.start(0)

    def _step(self) -> None:
        if self._is_busy():
            self.wait()
        elif next(self._steps, self) is self:
            self._next.stop()


def ahead(scene: Scene, view: View, height: float) -> Iterator[None]:
    """Lay out, lane by lane, the next finer and the next coarser level about the middle of a view, the whole span, folded lanes."""
    bundler, extent = scene.story.bundler, scene.story.extent
    strips = [strip for half in scene.stand(height).halves for strip in half.visible()]
    for place, first, end in _next(view, fitted(extent.first, extent.end) if extent is not None else None):
        for strip in strips:
            for band, slim in zip(strip.bands(*bundler.tracks(strip.lane)), (False, True), strict=True):
                if band is not None:
                    bundler.items(strip.lane, slim, place, band.rows, first, end)
                    yield None
    for strip in strips:
        near, _ = bundler.tracks(strip.lane)
        bundler.items(strip.lane, not near, dates.level(view.scale), 1, view.first, view.end)
        yield None


def _next(view: View, whole: tuple[float, float] | None) -> Iterator[tuple[int, float, float]]:
    """The levels, and the time in view, that a reader is likely to look at next."""
    level, middle = dates.level(view.scale), (view.first + view.end) / 2
    for place in (level - 1, level + 1):
        if 0 <= place < len(dates.LEVELS):
            length = view.width / dates.LEVELS[place].scale
            yield place, middle - length / 2, middle + length / 2
    if whole is not None:
        yield dates.level(view.width / (whole[1] - whole[0])), *whole
