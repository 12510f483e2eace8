"""The plots in which bars lie: what the mouse does there, and items that draw in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from app.views.charts.paint import Palette
from app.views.charts.scene import Target

_ZOOM = 1.2  # one step of the wheel
_NEAR = 3.0  # pixels beside a thin bar that still hit it


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a chart that says something and may be opened."""

    rect: QRectF
    hint: str
    target: Target | None


class PlotBox(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """A plot without a menu: dragging marks a range, the wheel zooms along time (or scrolls), a click opens.

    Coordinates of signals are pixels within the plot.
    """

    brushed = Signal(float, float)  # on the horizontal axis
    clicked = Signal(object)  # QPointF
    pointed = Signal(object)  # QPointF, or None when the mouse has left
    wheeled = Signal(int)  # steps

    def __init__(self, is_in_time: bool) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0, border=None)
        self._is_in_time = is_in_time
        self.brush: tuple[float, float] | None = None  # pixels, while the mouse is down
        self.home: tuple[float, float] | None = None
        self.setMouseEnabled(x=is_in_time, y=False)

    def show_range(self, low: float, high: float, first: tuple[float, float] | None = None) -> None:
        """Show the `first` part of the horizontal axis or all of it, and nothing beyond its ends when zooming out."""
        self.home = first or (low, high)
        self.setLimits(xMin=low, xMax=high, minXRange=min(31.0, high - low))
        self.setXRange(*self.home, padding=0)

    def position(self, x: float) -> float:
        """The value on the horizontal axis at a pixel."""
        low, high = self.viewRange()[0]
        return float(low + x / max(self.rect().width(), 1.0) * (high - low))

    def wheelEvent(self, ev: Any, *_: Any) -> None:
        ev.accept()
        steps = ev.delta() / 120
        if not self._is_in_time:
            self.wheeled.emit(int(steps) or (1 if steps > 0 else -1))
            return
        middle = self.position(self.mapFromScene(ev.scenePos()).x())
        self.scaleBy(x=_ZOOM**-steps, center=QPointF(middle, 0))

    def mouseDragEvent(self, ev: Any, *_: Any) -> None:
        ev.accept()
        if not self._is_in_time:
            return
        if ev.button() != Qt.MouseButton.LeftButton:
            low, high = self.viewRange()[0]
            moved = (ev.lastPos().x() - ev.pos().x()) / max(self.rect().width(), 1.0) * (high - low)
            self.translateBy(x=moved)
            return
        first, last = sorted((ev.buttonDownPos().x(), ev.pos().x()))
        self.brush = None if ev.isFinish() else (first, last)
        self.update()
        if ev.isFinish():
            self.brushed.emit(self.position(first), self.position(last))

    def mouseClickEvent(self, ev: Any) -> None:
        if ev.button() != Qt.MouseButton.LeftButton:
            return
        ev.accept()
        if ev.double() and self.home is not None:
            self.setXRange(*self.home, padding=0)
        else:
            self.clicked.emit(ev.pos())

    def hoverEvent(self, ev: Any) -> None:
        self.pointed.emit(None if ev.isExit() else ev.pos())


class PixelItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Something in a plot that draws in the plot's own pixels and knows what lies where."""

    def __init__(self, box: PlotBox, colours: Palette) -> None:
        super().__init__()
        self.box = box
        self.palette = colours
        self.spots: list[Spot] = []
        self.focus: int | None = None
        self.setParentItem(box)
        self.setZValue(10)
        box.sigResized.connect(self.refresh)
        box.sigRangeChanged.connect(self.refresh)

    def refresh(self, *_: Any) -> None:
        """Draw anew."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self.box.rect())

    def stops(self) -> list[Spot]:
        """What the keyboard goes through, in order; their places are known once they have been drawn."""
        raise NotImplementedError

    def show_focus(self, number: int | None) -> None:
        """Mark the stop that the keyboard is on."""
        self.focus = number
        self.refresh()

    def spot_at(self, point: QPointF) -> Spot | None:
        """What is drawn at a pixel; of several the smallest."""
        hit = [spot for spot in self.spots if spot.rect.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(point)]
        return min(hit, key=lambda spot: spot.rect.width() * spot.rect.height(), default=None)
