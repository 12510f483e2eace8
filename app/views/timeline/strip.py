"""The whole span as a histogram, with the time in view on it, to drag; and the range that all else is narrowed to."""

from __future__ import annotations

import datetime as dt
import enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.timeline import dates
from app.views.timeline.frame import View
from app.views.timeline.heads import WIDTH
from app.views.timeline.story import Density, in_parts
from app.views.timeline.style import Style

HEIGHT = 30  # pixels
_BAR, _GAP = 3, 1  # pixels: a column of the histogram and the space after it
_GRIP = 5.0  # pixels on either side of the window's edges
_YEARS = 11.0  # pixels for the years below the histogram


class _Drag(enum.Enum):
    NONE = "none"
    MOVE = "move"
    START = "start"
    END = "end"
    BRUSH = "brush"


class Strip(QWidget):
    """Dragging the window moves it, its edges resize it; a drag elsewhere, or with Shift, is a range."""

    moved = Signal(float, float)  # the time to bring into view
    brushing = Signal(int, int, bool)
    brush_cleared = Signal()
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Whole span"))
        self.style_used: Style | None = None
        self.right = 10.0
        self._density: Density | None = None
        self._columns: list[float] = []
        self._picture: tuple[tuple[object, ...], QPixmap] | None = None
        self._view = (0.0, 1.0)
        self._brushed: tuple[int, int] | None = None
        self._drag = _Drag.NONE
        self._anchor = 0.0

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def show_density(self, density: Density | None) -> None:
        self._density = density
        self._count()

    def show_view(self, first: float, end: float) -> None:
        self._view = (first, end)
        self.update()

    def show_brush(self, brushed: tuple[int, int] | None) -> None:
        if brushed != self._brushed:
            self._brushed = brushed
            self.update()

    def _count(self) -> None:
        parts = max(int(self._area().width()) // (_BAR + _GAP), 1)
        self._columns = list(in_parts(self._density, parts)) if self._density is not None else []
        self.update()

    def _area(self) -> QRectF:
        return QRectF(WIDTH, 2, max(self.width() - WIDTH - self.right, 10), self.height() - 4)

    def _scale(self) -> View:
        """The whole span as a view of time, from the area's left edge on."""
        area = self._area()
        span = self._density.span if self._density is not None else None
        first, end = (span.first, span.end) if span is not None else (0, 1)
        return View(first, area.width() / (end - first), area.width())

    def window_rect(self) -> QRectF:
        """Where the time in view is."""
        area, scale = self._area(), self._scale()
        left, right = (min(max(scale.x(moment), 0.0), area.width()) for moment in self._view)
        return QRectF(area.left() + left, area.top(), max(right - left, 2.0), area.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count()

    # -- drawing

    def paintEvent(self, _: QPaintEvent) -> None:
        if self.style_used is None:
            return
        painter = QPainter(self)
        painter.fillRect(self._area(), self.style_used.after_end)
        if self._density is None:
            return
        self._draw_window(painter, self.style_used)
        painter.drawPixmap(0, 0, self._histogram(self.style_used))
        self._draw_brush(painter, self.style_used)

    def _histogram(self, style: Style) -> QPixmap:
        """Columns and years, drawn once: they stand still while the window moves over them."""
        key = (style, self._density, self.size(), self.right, self.devicePixelRatioF())
        if self._picture is None or self._picture[0] != key:
            picture = QPixmap(self.size() * self.devicePixelRatioF())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            self._draw_columns(painter, style)
            self._draw_years(painter, style)
            painter.end()
            self._picture = (key, picture)
        return self._picture[1]

    def _draw_window(self, painter: QPainter, style: Style) -> None:
        window = self.window_rect()
        painter.fillRect(window, QColor(style.colours.selection))
        painter.setPen(QPen(style.accent, 1))
        for x in (window.left(), window.right()):
            painter.drawLine(QPointF(round(x), window.top()), QPointF(round(x), window.bottom()))

    def _draw_columns(self, painter: QPainter, style: Style) -> None:
        area, most = self._area(), max(self._columns, default=0.0)
        room = area.height() - _YEARS - 2
        width = area.width() / max(len(self._columns), 1)
        for n, value in enumerate(self._columns):
            if value > 0:
                high = max(value / most * room, 1.5)
                left = area.left() + n * width
                painter.fillRect(QRectF(left, area.bottom() - _YEARS - high, width - _GAP, high), style.muted)

    def _draw_years(self, painter: QPainter, style: Style) -> None:
        area, scale, metrics = self._area(), self._scale(), style.tick_metrics[2]
        painter.setFont(style.day_font)
        painter.setPen(style.muted)
        wide = metrics.horizontalAdvance("2000") + 10
        unit = next((u for u in dates.UNITS[5:] if u.days * scale.scale >= wide), dates.UNITS[-1])
        for day in unit.edges(unit.number(scale.first), unit.number(scale.end - 1))[:-1].tolist():
            x = area.left() + scale.x(day)
            if area.left() <= x <= area.right() - wide + 8:
                painter.drawText(QPointF(x + 2, area.bottom() - 1), str(dt.date.fromordinal(day).year))

    def _draw_brush(self, painter: QPainter, style: Style) -> None:
        if self._brushed is None:
            return
        area, scale = self._area(), self._scale()
        left, right = (min(max(scale.x(day), 0.0), area.width()) + area.left() for day in self._brushed)
        painter.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), style.outside)
        painter.fillRect(QRectF(right, area.top(), area.right() - right, area.height()), style.outside)
        painter.setPen(style.edge)
        painter.setBrush(style.brush)
        painter.drawRect(QRectF(left, area.top(), right - left, area.height() - 1))

    # -- dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._density is None:
            return
        x, window = event.position().x(), self.window_rect()
        self._drag = self._kind(x, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        self._anchor = x - window.left() if self._drag is _Drag.MOVE else self._moment(x)

    def _kind(self, x: float, shift: bool) -> _Drag:
        """What a drag that begins at a pixel does; a window over the whole span cannot be moved, so it is brushed."""
        window, area = self.window_rect(), self._area()
        if shift:
            return _Drag.BRUSH
        if abs(x - window.left()) <= _GRIP:
            return _Drag.START
        if abs(x - window.right()) <= _GRIP:
            return _Drag.END
        whole = window.width() >= area.width() - 2
        return _Drag.MOVE if window.left() < x < window.right() and not whole else _Drag.BRUSH

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._drag is _Drag.NONE:
            kind = self._kind(x, False)
            sizing = kind in (_Drag.START, _Drag.END, _Drag.BRUSH)
            self.setCursor(Qt.CursorShape.SplitHCursor if sizing else Qt.CursorShape.OpenHandCursor)
        elif self._drag is _Drag.BRUSH:
            self._brush(x, False)
        elif self._drag is _Drag.MOVE:
            first = self._moment(x - self._anchor)
            self.moved.emit(first, first + self._view[1] - self._view[0])
        else:
            ends = (self._moment(x), self._view[1]) if self._drag is _Drag.START else (self._view[0], self._moment(x))
            if ends[1] - ends[0] > 3:
                self.moved.emit(*ends)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is _Drag.BRUSH:
            self._brush(event.position().x(), True)
        self._drag = _Drag.NONE

    def mouseDoubleClickEvent(self, _: QMouseEvent) -> None:
        self._drag = _Drag.NONE
        self.brush_cleared.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoomed.emit(1.02 ** (-event.angleDelta().y() / 8))
        event.accept()

    def _brush(self, x: float, finished: bool) -> None:
        scale = self._scale().scale
        first, end = sorted((dates.snap(self._anchor, scale), dates.snap(self._moment(x), scale)))
        if first < end or finished:
            self.brushing.emit(first, end, finished)

    def _moment(self, x: float) -> float:
        scale = self._scale()
        return min(max(scale.moment(x - self._area().left()), scale.first), scale.end)
