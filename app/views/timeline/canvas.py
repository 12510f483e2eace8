"""The widget that the timeline is drawn on: panned, zoomed, brushed, clicked, scrolled."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from app.views.timeline import frame
from app.views.timeline.brushwork import Brushwork
from app.views.timeline.drawing import Frame, draw_plot
from app.views.timeline.frame import Margins, Placed, View
from app.views.timeline.geometry import Geometry, Strip
from app.views.timeline.heads import WIDTH, Heads
from app.views.timeline.scene import Scene
from app.views.timeline.sight import plot_width
from app.views.timeline.style import Style
from app.views.timeline.timebox import TimeBox, Zone


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """Shows a scene. The time in view is the pyqtgraph view box's; everything else is the scene's."""

    moved = Signal()  # another stretch of time is in view
    brushing = Signal(int, int, bool)  # first day, the day after the last, and whether the reader let go
    brush_cleared = Signal()
    clicked = Signal(object, Qt.KeyboardModifier)  # Placed or None
    banded = Signal(object, Qt.KeyboardModifier)  # what was in the rubber band
    menu_wanted = Signal(object, QPoint)  # Placed or None, and where on the screen
    head_clicked = Signal(int)  # lane
    head_menu_wanted = Signal(int, QPoint)
    hovered = Signal(object, QPoint)  # Placed or None
    scrolled = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False)
        self.scene_shown: Scene | None = None
        self.style_used: Style | None = None
        self.heads: Heads | None = None
        self.rubber: QRectF | None = None
        self.plot_left = WIDTH
        self._frame: Frame | None = None
        self._hover: Placed | None = None
        self._view = (0.0, 1.0)
        self._work: Brushwork | None = None
        self._heads_key: object = None
        self._heads_picture = QPixmap()
        self.box = TimeBox(self)
        self.scene().addItem(self.box)
        self._drawing = _Drawing(self)
        self.scene().addItem(self._drawing)
        self.box.sigXRangeChanged.connect(self._range_changed)
        self._bars = [QScrollBar(Qt.Orientation.Vertical, self) for _ in range(2)]
        for bar in self._bars:
            bar.hide()
            bar.valueChanged.connect(self._scroll)
        self.setMinimumHeight(120)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)

    # -- what is shown

    def show_scene(self, scene: Scene | None, heads: Heads | None, style: Style) -> None:
        """Show another scene, in the same stretch of time."""
        self.scene_shown, self.heads, self.style_used = scene, heads, style
        self.setBackground(QColor(style.ground))
        self._hover = None
        self._place_box()
        self.refresh()

    def refresh(self) -> None:
        """Draw anew: something other than the time in view has changed."""
        self._frame = None
        self._place_bars()
        self._drawing.update()

    def frame(self) -> Frame | None:
        """What is on the screen."""
        if self._frame is None and self.scene_shown is not None and self.style_used is not None:
            hovered = self._hover.key if self._hover is not None else None
            self._frame = self.scene_shown.frame(self.view(), self.height(), self.style_used, hovered)
        return self._frame

    def view(self) -> View:
        """The stretch of time in view."""
        width = max(float(self.box.width()), 1.0)
        first, end = self._view
        return View(first, width / (end - first), width)

    def show_time(self, first: float, end: float) -> None:
        """Bring a stretch of time into view, in days."""
        self.box.setXRange(first, end, padding=0)

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show `factor` times as much time, the moment at pixel `x` (default: the middle) staying where it is."""
        view = self.view()
        centre = view.moment(view.width / 2 if x is None else x)
        self.box.scaleBy(x=factor, center=(centre, 0))

    def pan(self, pixels: float) -> None:
        """Move on in time by so many pixels."""
        self.box.translateBy(x=pixels / self.view().scale)

    def geometry_shown(self) -> Geometry | None:
        return self.scene_shown.stand(self.height()) if self.scene_shown is not None else None

    def paint(self, painter: QPainter) -> None:
        """Draw the frame and the names of the lanes."""
        shown, style = self.frame(), self.style_used
        if shown is None or style is None or self.heads is None:
            return
        painter.save()
        painter.translate(self.plot_left, 0)
        draw_plot(painter, self._brushwork(style), shown)
        if self.rubber is not None:
            painter.setPen(style.edge)
            painter.setBrush(style.brush)
            painter.drawRect(self.rubber)
        if self.hasFocus():  # the axis shows where the keyboard is
            painter.fillRect(QRectF(0, round(shown.geometry.axis_top) - 1, shown.view.width, 2), style.accent)
        painter.restore()
        self._draw_heads(painter, shown.geometry)

    def _brushwork(self, style: Style) -> Brushwork:
        ratio = self.devicePixelRatioF()
        if self._work is None or self._work.style is not style or self._work.ratio != ratio:
            self._work = Brushwork(style, ratio)
        return self._work

    def _draw_heads(self, painter: QPainter, geometry: Geometry) -> None:
        """The names, from a picture: they stand still while time is panned and zoomed."""
        assert self.heads is not None
        key = (self.heads, geometry, self.devicePixelRatioF())
        if self._heads_key != key:
            self._heads_picture = QPixmap(QSize(int(WIDTH), self.height()) * self.devicePixelRatioF())
            self._heads_picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._heads_picture.fill(Qt.GlobalColor.transparent)
            brush = QPainter(self._heads_picture)
            assert self.style_used is not None
            self.heads.draw(brush, self._brushwork(self.style_used), geometry)
            brush.end()
            self._heads_key = key
        painter.drawPixmap(0, 0, self._heads_picture)

    # -- size and scroll bars

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "box"):
            self._place_box()
            self._drawing.prepareGeometryChange()
            self.refresh()

    def _place_box(self) -> None:
        present = self.scene_shown.story.margins if self.scene_shown is not None else ()
        self.plot_left = WIDTH + Margins.room(present)[0]
        self.box.setGeometry(QRectF(self.plot_left, 0, plot_width(self.width(), present), self.height()))

    def _place_bars(self) -> None:
        geometry = self.geometry_shown()
        if geometry is None:
            return
        for bar, half in zip(self._bars, geometry.halves, strict=True):
            bar.setVisible(half.furthest > 0)
            if half.furthest > 0:
                bar.blockSignals(True)
                bar.setGeometry(self.width() - 10, int(half.top), 10, int(half.height))
                bar.setRange(0, int(half.furthest + 0.5))
                bar.setPageStep(int(half.height))
                bar.setSingleStep(20)
                bar.setValue(int(half.scroll))
                bar.blockSignals(False)

    def _scroll(self) -> None:
        self.scrolled.emit(float(self._bars[0].value()), float(self._bars[1].value()))

    def scroll_lanes(self, pixels: float) -> None:
        """Scroll both halves, as far as they go."""
        for bar in self._bars:
            bar.setValue(bar.value() + int(pixels))

    def bring_lane(self, lane: int) -> None:
        """Scroll so far that a lane is in sight."""
        geometry = self.geometry_shown()
        found = geometry.find(lane) if geometry is not None else None
        if geometry is None or found is None:
            return
        half, strip = found
        bar = self._bars[0 if half is geometry.above else 1]
        bar.setValue(int(min(max(half.scroll, strip.top + strip.height - half.height), strip.top)))

    def _range_changed(self, _: object, time: tuple[float, float]) -> None:
        if time != self._view:
            self._view = (float(time[0]), float(time[1]))
            self._frame = None
            self._drawing.update()
            self.moved.emit()

    # -- where the pointer is

    def over(self, position: QPointF) -> Placed | None:
        """What is at a point of the widget."""
        shown = self.frame()
        if shown is None:
            return None
        return frame.at(shown.placed, position.x() - self.plot_left, position.y())

    def over_head(self, position: QPointF) -> Strip | None:
        """The lane whose name is at a point of the widget."""
        geometry = self.geometry_shown()
        if geometry is None or position.x() >= WIDTH:
            return None
        return next((s for half in geometry.halves if (s := half.at(position.y())) is not None), None)

    def zone(self, position: QPointF) -> Zone:
        """Which part of the plot a point of the view box is in: an end of the brush, the axis, or the lanes."""
        geometry, scene = self.geometry_shown(), self.scene_shown
        if geometry is None or scene is None:
            return Zone.LANES
        if not geometry.axis_top <= position.y() <= geometry.axis_bottom:
            return Zone.LANES
        if scene.brushed is not None:
            view = self.view()
            for edge, zone in zip(scene.brushed, (Zone.BRUSH_START, Zone.BRUSH_END), strict=True):
                if abs(view.x(edge) - position.x()) <= 5:
                    return zone
        return Zone.AXIS

    def placed_in(self, rect: QRectF) -> list[Placed]:
        """What a rubber band touches, in the plot's pixels."""
        shown = self.frame()
        if shown is None:
            return []
        return [p for p in shown.placed if rect.intersects(QRectF(p.left, p.top, p.width, p.height))]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover_at(event.position(), event.globalPosition().toPoint())

    def _hover_at(self, position: QPointF, screen: QPoint) -> None:
        found = self.over(position)
        if (found.key if found else None) != (self._hover.key if self._hover else None):
            self._hover = found
            self._frame = None
            self._drawing.update()
            self.hovered.emit(found, screen)
        in_box = QPointF(position.x() - self.plot_left, position.y())
        inside = 0 <= in_box.x() <= self.box.width()
        shape = Qt.CursorShape.ArrowCursor
        if found is not None or self.over_head(position) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif inside and self.zone(in_box) is not Zone.LANES:
            shape = Qt.CursorShape.SplitHCursor
        elif inside:
            shape = self.box.cursor_shape()
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover_at(QPointF(-1, -1), QPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._drawing.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._drawing.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        strip, found = self.over_head(event.position()), self.over(event.position())
        if found is not None and found.item is None:  # the margins are beside the view box
            if event.button() == Qt.MouseButton.RightButton:
                self.menu_wanted.emit(found, event.globalPosition().toPoint())
            else:
                self.clicked.emit(found, event.modifiers())
        elif strip is None:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.head_clicked.emit(strip.lane)
        elif event.button() == Qt.MouseButton.RightButton:
            self.head_menu_wanted.emit(strip.lane, event.globalPosition().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over the names the lanes scroll; over the plot time is zoomed, or panned, by the view box."""
        if event.position().x() >= self.plot_left:
            super().wheelEvent(event)
            return
        geometry = self.geometry_shown()
        if geometry is not None:
            upper = event.position().y() < geometry.axis_top
            bar = self._bars[0 if upper else 1]
            bar.setValue(bar.value() - event.angleDelta().y() // 3)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):  # names may be cut
            strip = self.over_head(QPointF(event.pos()))
            told = self.heads.told(strip) if strip is not None and self.heads is not None else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 / max(1 + event.value(), 0.2), event.position().x() - self.plot_left)
            return True
        return bool(super().viewportEvent(event))


class _Drawing(pg.GraphicsObject):  # type: ignore[misc]
    """The one graphics item: it draws what is visible, and takes no mouse."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.setZValue(10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, *_: object) -> None:
        self._canvas.paint(painter)
