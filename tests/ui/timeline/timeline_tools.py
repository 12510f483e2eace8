"""What the timeline's tests do with it: look, point, drag."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.catalog.kinds import RecordType
from app.views.timeline import TimelinePane
from app.views.timeline.drawing import Frame
from app.views.timeline.frame import Placed
from app.views.timeline.scene import Scene

Settled = Callable[[TimelinePane], None]
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton


def frame(pane: TimelinePane) -> Frame:
    found = pane.canvas.frame()
    assert found is not None
    return found


def scene(pane: TimelinePane) -> Scene:
    assert pane.scene is not None
    return pane.scene


def mark_of(pane: TimelinePane, record_type: RecordType, key: str, settled: Settled) -> int:
    columns = scene(pane).story.columns
    found: list[int] = []
    pane.context.worker.ask("test", lambda catalog: catalog.row_of(record_type, key), found.append)
    settled(pane)
    mark = columns.mark_of(record_type, found[0])
    assert mark is not None
    return int(mark)


def drag(pane: TimelinePane, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    view = pane.canvas.viewport()
    QTest.mousePress(view, LEFT, modifiers, start)
    for part in (0.2, 0.5, 0.8, 1.0):
        at = QPointF(start) + (QPointF(end) - QPointF(start)) * part
        send_move(pane, at, modifiers)
    QTest.mouseRelease(view, LEFT, modifiers, end)


def send_move(pane: TimelinePane, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
    """A move with the button held: QTest sends none."""
    view = pane.canvas.viewport()
    event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, modifiers)
    QApplication.sendEvent(view, event)


def on_axis(pane: TimelinePane, moment: float) -> QPoint:
    geometry = frame(pane).geometry
    x = pane.canvas.plot_left + pane.canvas.view().x(moment)
    return QPoint(round(x), int((geometry.axis_top + geometry.axis_bottom) / 2))


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


def middle(pane: TimelinePane, placed: Placed) -> QPoint:
    """The middle of what can be seen of a mark, on the canvas."""
    view = pane.canvas.view()
    left, right = max(placed.left, 0.0), min(placed.right, view.width)
    return QPoint(int(pane.canvas.plot_left + (left + right) / 2), int((placed.top + placed.bottom) / 2))
