"""The view box: what dragging, clicking and turning the wheel over the plot do."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt

from app.views.timeline import dates

if TYPE_CHECKING:
    from app.views.timeline.canvas import Canvas

NARROWEST = 3.0  # days in view
WHEEL_STEP = 0.45  # pixels panned for each unit of a sideways wheel; a notch has 120


class Tool(enum.StrEnum):
    """What dragging over the lanes does, unless Shift (a range) or Ctrl (a selection) is held."""

    PAN = "pan"
    RANGE = "range"
    SELECT = "select"


class Zone(enum.Enum):
    """Where a drag begins decides what it does."""

    LANES = "lanes"
    AXIS = "axis"
    BRUSH_START = "start"
    BRUSH_END = "end"


class TimeBox(pg.ViewBox):  # type: ignore[misc]
    """Pans and zooms in time only, about the pointer and within the axis' ends; other gestures go to the canvas."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self._canvas = canvas
        self.tool = Tool.PAN
        self._gesture = Tool.PAN
        self._anchor = 0
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()
        self.setYRange(0, 1, padding=0)
        self.setLimits(xMin=dates.FIRST_DAY, xMax=dates.LAST_DAY, minXRange=NARROWEST)

    def cursor_shape(self) -> Qt.CursorShape:
        shapes = {Tool.PAN: Qt.CursorShape.ArrowCursor, Tool.RANGE: Qt.CursorShape.SplitHCursor}
        return shapes.get(self.tool, Qt.CursorShape.CrossCursor)

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:
        """A wheel zooms about the pointer; turned sideways, or with Shift, it pans."""
        sideways = event.orientation() == Qt.Orientation.Horizontal
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._canvas.pan(-event.delta() * WHEEL_STEP)
            event.accept()
        else:
            super().wheelEvent(event, axis)

    def mouseClickEvent(self, event: Any) -> None:
        position = event.pos() + QPointF(self._canvas.plot_left, 0)
        found = self._canvas.over(position)
        event.accept()
        if event.button() == Qt.MouseButton.RightButton:
            self._canvas.menu_wanted.emit(found, event.screenPos().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton and not event.double():
            self._canvas.clicked.emit(found, event.modifiers())
        elif event.button() == Qt.MouseButton.LeftButton and found is None:
            self._canvas.brush_cleared.emit()

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        event.accept()
        if event.isStart():
            self._begin(event)
        if self._gesture is Tool.PAN:
            super().mouseDragEvent(event, axis)
        elif self._gesture is Tool.RANGE:
            self._drag_range(event.pos().x(), event.isFinish())
        else:
            self._drag_band(QRectF(event.buttonDownPos(), event.pos()).normalized(), event)

    def _begin(self, event: Any) -> None:
        """Decide what the drag does: by where it begins, the key that is held, and the tool."""
        start, modifiers = event.buttonDownPos(), event.modifiers()
        zone = self._canvas.zone(start)
        brushed = self._canvas.scene_shown.brushed if self._canvas.scene_shown is not None else None
        self._gesture = self.tool
        if event.button() != Qt.MouseButton.LeftButton:
            self._gesture = Tool.PAN
        elif zone is not Zone.LANES or modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._gesture = Tool.RANGE
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._gesture = Tool.SELECT
        self._anchor = self._day(start.x())
        if brushed is not None and zone in (Zone.BRUSH_START, Zone.BRUSH_END):
            self._anchor = brushed[1] if zone is Zone.BRUSH_START else brushed[0]

    def _day(self, x: float) -> int:
        view = self._canvas.view()
        return dates.snap(view.moment(x), view.scale)

    def _drag_range(self, x: float, finished: bool) -> None:
        first, end = sorted((self._anchor, self._day(x)))
        if first < end or finished:
            self._canvas.brushing.emit(first, end, finished)

    def _drag_band(self, rect: QRectF, event: Any) -> None:
        self._canvas.rubber = None if event.isFinish() else rect
        self._canvas.refresh()
        if event.isFinish():
            self._canvas.banded.emit(self._canvas.placed_in(rect), event.modifiers())
