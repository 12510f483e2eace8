"""Plots along time on a grid: one for a trend, several on one scale for a comparison."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pyqtgraph as pg
from PySide6.QtCore import QSizeF

from app.catalog.wording import Wording
from app.views.charts.axes import TimeAxis, ValueAxis
from app.views.charts.choice import Kind
from app.views.charts.paint import NORMAL, Palette
from app.views.charts.plots import PixelItem, PlotBox
from app.views.charts.scene import Chart
from app.views.charts.strip_item import LINE, StripItem
from app.views.charts.time_item import TimeItem, heights, restacked, span, ticks, with_room

_HEADING = 22.0
_YEAR = 210.0  # pixels of a year at most: wider bars would say no more
_COUNTED_YEAR = 96.0
_ENDLESS = 16777215
_BESIDE, _NARROWEST = 300.0, 170.0  # pixels that a plot likes to have beside another, and that it needs
_STRIPS = 0.28  # the share of a plot's height that changes may take
_LOWEST = 120.0  # pixels of height below which plots rather stand beside each other

Connect = Callable[[PixelItem], None]


class Panel:
    """One plot with its heading, its strip of changes above and its axes."""

    def __init__(self, colours: Palette, connect: Connect) -> None:
        self.heading = pg.LabelItem(justify="left")
        self.strip_box, self.box = PlotBox(is_in_time=True), PlotBox(is_in_time=True)
        self.strip, self.item = StripItem(self.strip_box, colours), TimeItem(self.box, colours)
        self.values, self.times = ValueAxis(colours), TimeAxis(colours)
        self.values.linkToView(self.box)
        self.times.linkToView(self.box)
        self.reach = (0.0, 1.0)  # of the values
        self.strip_box.setXLink(self.box)
        self.strip_box.setYRange(0, 1, padding=0)
        connect(self.strip)
        connect(self.item)

    @property
    def parts(self) -> tuple[pg.GraphicsWidget, ...]:
        """From top to bottom, the values before the plot."""
        return self.heading, self.strip_box, self.values, self.box, self.times

    def recolour(self, colours: Palette) -> None:
        self.strip.palette = self.item.palette = colours
        self.values.recolour(colours)
        self.times.recolour(colours)
        self.item.refresh()
        self.strip.refresh()


class PanelGrid:
    """Lays panels out, gives them one scale and one range of days, and keeps them for the next chart."""

    def __init__(self, layout: pg.GraphicsLayout, colours: Palette, wording: Wording, connect: Connect) -> None:
        self._layout, self._palette, self._wording, self._connect = layout, colours, wording, connect
        self._pool: list[Panel] = []
        self._rest = pg.GraphicsWidget()  # takes the room below plots that have no values
        self._rest.setParentItem(layout)
        self.shown: list[Panel] = []
        self._columns = 0

    def recolour(self, colours: Palette) -> None:
        self._palette = colours
        for panel in self._pool:
            panel.recolour(colours)

    def leave(self) -> None:
        """Make room for something else. The plots stay in the scene: Qt must not delete graphics items that have none."""
        for panel in self.shown:
            for part in panel.parts:
                self._layout.layout.removeItem(part)
                part.hide()
        if self.shown:
            self._layout.layout.removeItem(self._rest)
        self.shown, self._columns = [], 0

    def show(self, chart: Chart, hidden: Collection[str], size: QSizeF, keep_range: bool) -> None:
        """Draw the panels of a chart but for the bars that are switched off, in so many pixels."""
        self._arrange(len(chart.panels), self.columns_for(chart, size))
        boxes = [[box for box in panel.boxes if box.key not in hidden] for panel in chart.panels]
        if chart.kind is Kind.COUNTS:
            boxes = [restacked(some) for some in boxes]
        all_boxes = [box for some in boxes for box in some] or [box for panel in chart.panels for box in panel.boxes]
        shared = heights(all_boxes, chart.is_log)
        low, high = span(chart.panels)
        for panel, shown, some in zip(self.shown, chart.panels, boxes, strict=True):
            panel.reach = heights(some, chart.is_log) if chart.kind is Kind.COUNTS and some else shared
            if not keep_range:
                panel.box.show_range(low, high, chart.view)
            panel.item.show_panel(some, chart.is_log, chart.level)
            panel.strip.show_brackets(shown.brackets)
            self._head(panel, shown.title)
        self.fit(chart)

    def columns_for(self, chart: Chart, size: QSizeF) -> int:
        """How many plots stand beside each other: few where there is height for it, so that they are easy to compare."""
        count = len(chart.panels)
        if count <= 1 or chart.kind is Kind.COUNTS:
            return 1
        columns = max(1, min(int(size.width() / _BESIDE), 3 if count > 4 else 2))
        while columns < min(count, int(size.width() / _NARROWEST)) and size.height() / -(-count // columns) < _LOWEST:
            columns += 1
        return columns

    def is_arranged(self, chart: Chart, size: QSizeF) -> bool:
        return self._columns == self.columns_for(chart, size)

    def fit(self, chart: Chart) -> None:
        """Make the strips of changes as high as they need, all alike so that plots stay level, and leave room for labels."""
        low, high = span(chart.panels)
        has_values = any(panel.boxes for panel in chart.panels)
        room = max(self.shown[0].box.rect().width(), 120.0)
        lines = max(panel.strip.line_count(low, high, room) for panel in self.shown)
        rows = -(-len(self.shown) // self._columns)
        if lines * LINE > _STRIPS * self._layout.geometry().height() / rows and has_values:
            lines = 0  # the bars come first; what is stated of them can still be read by pointing at them
        for panel in self.shown:
            panel.strip_box.setVisible(lines > 0)
            panel.strip_box.setFixedHeight(lines * LINE + 6 if lines else 0)
            for part in (panel.box, panel.values):
                part.setMaximumHeight(_ENDLESS if has_values else 4)
            first, last = chart.view or (low, high)
            widest = max((last - first) / 365.25 * (_COUNTED_YEAR if chart.kind is Kind.COUNTS else _YEAR), 260.0)
            panel.times.allow_months(chart.kind is not Kind.COUNTS)
            panel.box.setMaximumWidth(widest)
            panel.strip_box.setMaximumWidth(widest)
            panel.times.setMaximumWidth(widest)
        self._share_room(has_values)
        self._layout.layout.invalidate()
        self._layout.layout.activate()
        for panel in self.shown:
            height = panel.box.rect().height()
            bottom, top = with_room(*panel.reach, height)
            count = max(2, min(6, int(height / 45)))
            found = ticks(bottom, top, chart.divisor, chart.is_log, count) if has_values else []
            if chart.is_counted:
                found = [tick for tick in found if float(tick).is_integer()]
            panel.box.setYRange(bottom, top, padding=0)
            panel.values.show_ticks([(tick, self._tick(tick, chart)) for tick in found])
            panel.item.show_grid(found)
        self._layout.layout.activate()  # beside values of another width

    def items(self) -> list[PixelItem]:
        return [item for panel in self.shown for item in (panel.strip, panel.item)]

    def _tick(self, position: float, chart: Chart) -> str:
        value = (10**position if chart.is_log else position) / chart.divisor
        return self._wording.number(float(f"{value:.6g}"))

    def _head(self, panel: Panel, title: str) -> None:
        panel.heading.setVisible(bool(title))
        for set_height in (panel.heading.setMinimumHeight, panel.heading.setMaximumHeight):
            set_height(_HEADING if title else 0)
        colour = self._palette.colours.text
        panel.heading.setText(title, color=colour, bold=True, size=f"{NORMAL}px")

    def _arrange(self, count: int, columns: int) -> None:
        if count == len(self.shown) and columns == self._columns:
            return
        self.leave()
        while len(self._pool) < count:
            panel = Panel(self._palette, self._connect)
            self._pool.append(panel)
            for part in panel.parts:
                part.setParentItem(self._layout)
        self.shown, self._columns = self._pool[:count], columns
        for number, panel in enumerate(self.shown):
            row, column = number // columns * 4, number % columns * 2
            places = (
                (row, column + 1),
                (row + 1, column + 1),
                (row + 2, column),
                (row + 2, column + 1),
                (row + 3, column + 1),
            )
            for part, place in zip(panel.parts, places, strict=True):
                self._layout.layout.addItem(part, *place)
                part.show()
            panel.box.setXLink(self.shown[0].box if number else None)
        self._layout.layout.addItem(self._rest, 4 * -(-count // columns), 1)
        self._share_room()

    def _share_room(self, has_values: bool = True) -> None:
        """Give all plots the same room; headings, strips and axes take what they need, and all of it where no bars are drawn."""
        grid = self._layout.layout
        for column in range(grid.columnCount()):
            is_plot = column % 2 == 1 and column < 2 * self._columns
            grid.setColumnStretchFactor(column, 100 if is_plot else 0)
            grid.setColumnPreferredWidth(column, 100 if is_plot else 0)
            grid.setColumnSpacing(column, 14 if is_plot and self._columns > 1 else 0)
        self._rest.setMaximumHeight(0 if has_values else _ENDLESS)
        rows = -(-len(self.shown) // max(self._columns, 1))
        for row in range(grid.rowCount()):
            is_plot = row % 4 == 2 and row < 4 * rows
            takes = is_plot if has_values else row == 4 * rows
            grid.setRowStretchFactor(row, 100 if takes else 0)
