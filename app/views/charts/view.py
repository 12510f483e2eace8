"""A chart on the screen: what the mouse and the keyboard do with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QToolTip, QWidget

from app.catalog.wording import Wording
from app.views.charts.paint import Palette
from app.views.charts.panels import PanelGrid
from app.views.charts.plots import PixelItem, PlotBox, Spot
from app.views.charts.row_item import RowItem
from app.views.charts.scene import Chart

_DRAGGED = 5  # pixels below which a drag is no range
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class ChartView(pg.GraphicsLayoutWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws one chart. Arrow keys go through its bars and Enter opens one; dragging marks a range of days, the wheel zooms."""

    opened = Signal(object)  # Target
    ranged = Signal(object, object)  # dates, both inclusive
    copy_requested = Signal()
    dossier_requested = Signal()

    def __init__(self, colours: Palette, wording: Wording, parent: QWidget | None = None) -> None:
        self.chart: Chart | None = None  # before the widget: pyqtgraph resizes it while it is made
        self.hidden: frozenset[str] = frozenset()
        self.awaits_chart = False  # what is there will not be looked at any more: a new size may wait for what comes
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(140, 90)
        self.ci.layout.setContentsMargins(0, 0, 2, 0)
        self.ci.layout.setSpacing(0)
        self._palette = colours
        self._grid = PanelGrid(self.ci, colours, wording, self._connect)
        self._rows_box = PlotBox(is_in_time=False)
        self._rows_box.setParentItem(self.ci)
        self._rows_box.hide()
        self._rows = RowItem(self._rows_box, colours)
        self._connect(self._rows)
        self._shows_rows = False
        self._stop: tuple[PixelItem, int] | None = None
        self.setBackground(colours.colours.panel)

    def show_chart(self, chart: Chart | None, hidden: Collection[str] = ()) -> None:
        """Draw a chart but for the parts of its legend that are switched off."""
        same_days = self.chart is not None and chart is not None and chart.panels == self.chart.panels
        self.chart, self.hidden, self._stop = chart, frozenset(hidden), None
        self.awaits_chart = False
        self.setAccessibleName(chart.title if chart else "")
        if chart is None:
            self._grid.leave()
            self._show_rows_box(False)
        elif chart.is_in_time:
            self._show_rows_box(False)
            self._grid.show(chart, self.hidden, QSizeF(self.size()), keep_range=same_days)
        else:
            self._grid.leave()
            self._show_rows_box(True)
            self.ci.layout.activate()
            self._rows.show_rows(chart.rows, chart.whole, self.hidden)

    def catch_up(self) -> None:
        """Do at once what pyqtgraph and Qt do with the first paint, which then leads to another."""
        self.scene().prepareForPaint()
        QApplication.sendPostedEvents(self.scene(), QEvent.Type.MetaCall.value)

    def _show_rows_box(self, on: bool) -> None:
        if on and not self._shows_rows:
            self.ci.layout.addItem(self._rows_box, 0, 1)
            self.ci.layout.setColumnStretchFactor(1, 100)
            self.ci.layout.setRowStretchFactor(0, 100)
        elif self._shows_rows and not on:
            self.ci.layout.removeItem(self._rows_box)
            self.ci.layout.setRowStretchFactor(0, 0)
        self._rows_box.setVisible(on)
        self._shows_rows = on

    def recolour(self, colours: Palette) -> None:
        """Take over other colours."""
        self._palette = colours
        self.setBackground(colours.colours.panel)
        self._grid.recolour(colours)
        self._rows.palette = colours
        if self.chart is not None:
            self.show_chart(self.chart, self.hidden)

    def parts(self) -> list[PixelItem]:
        """What draws the chart, in reading order."""
        return [self._rows] if self._shows_rows else self._grid.items()

    def needed_height(self) -> float:
        """Pixels without which rows would have to be scrolled."""
        return self._rows.height if self._shows_rows else 0.0

    def settle(self, size: QSize) -> None:
        """Take a size and lay everything out at once: for a picture, which is never shown and waits for no events."""
        old = self.size()
        self.resize(size)
        self.viewport().resize(size)
        QApplication.sendEvent(self.viewport(), QResizeEvent(size, old))  # Qt sends none to what is not shown
        for _ in range(2):  # the second time with axes as wide as their values
            self.ci.layout.activate()
            if self.chart is not None and self.chart.is_in_time:
                self._grid.fit(self.chart)

    def resizeEvent(self, ev: QResizeEvent) -> None:
        super().resizeEvent(ev)
        if self.chart is not None and self.chart.is_in_time and not self.awaits_chart:
            if not self._grid.is_arranged(self.chart, QSizeF(self.size())):
                self._grid.show(self.chart, self.hidden, QSizeF(self.size()), keep_range=True)
            self._grid.fit(self.chart)

    # -- what the reader does

    def _connect(self, item: PixelItem) -> None:
        box = item.box
        box.clicked.connect(lambda point: self._open(item.spot_at(point)))
        box.pointed.connect(lambda point: self._point(item, point))
        box.brushed.connect(lambda first, last: self._brush(box, first, last))

    def _open(self, spot: Spot | None) -> None:
        if spot is not None and spot.target is not None:
            self.opened.emit(spot.target)

    def _point(self, item: PixelItem, point: QPointF | None) -> None:
        spot = item.spot_at(point) if point is not None else None
        can_open = spot is not None and spot.target is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)
        if spot is None or point is None or not spot.hint:
            QToolTip.hideText()
        else:
            self._tell(spot, self.mapFromScene(item.box.mapToScene(point)))

    def _tell(self, spot: Spot, at: QPoint) -> None:
        QToolTip.showText(self.viewport().mapToGlobal(at + QPoint(12, 10)), spot.hint, self)

    def _brush(self, box: PlotBox, first: float, last: float) -> None:
        if last - first > _DRAGGED * box.viewPixelSize()[0]:
            self.ranged.emit(*(dt.date.fromordinal(max(1, int(day))) for day in (first, last)))

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        key = Qt.Key(ev.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._stop is not None:
            item, number = self._stop
            self._open(item.stops()[number])
        elif ev.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif key == Qt.Key.Key_D and ev.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.dossier_requested.emit()
        else:
            ev.ignore()

    def _step(self, by: int) -> None:
        """Go to the next bar or change, and say what it is."""
        stops = [(item, number) for item in self.parts() for number in range(len(item.stops()))]
        if not stops:
            return
        at = stops.index(self._stop) + by if self._stop in stops else 0 if by > 0 else len(stops) - 1
        item, number = self._stop = stops[max(0, min(at, len(stops) - 1))]
        for other in self.parts():
            other.show_focus(number if other is item else None)
        spot = item.stops()[number]
        self._tell(spot, self.mapFromScene(item.box.mapToScene(spot.rect.center())))
        self.setAccessibleDescription(spot.hint.replace("<br>", ". ").replace("<b>", "").replace("</b>", ""))
