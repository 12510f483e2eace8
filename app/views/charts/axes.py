"""Axes: years with months below them when there is room, and round values."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.views.charts.paint import NORMAL, SMALL, Palette, draw_text, font, width_of
from app.views.charts.scene import day_number

MONTH_ROOM = 30.0  # pixels that a month needs for its name
_LINE = 16.0


def round_ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Round values from low to high, about `count` of them."""
    span = high - low
    if span <= 0 or not math.isfinite(span):
        return [low]
    raw = span / max(count, 1)
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= raw * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(number * step, 12) for number in range(first, last + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """Powers of ten between two of them, with 2 and 5 between where there are few."""
    first, last = math.floor(low), math.ceil(high)
    factors = (1, 2, 5) if last - first <= 3 else (1,)
    return [factor * 10.0**power for power in range(first, last + 1) for factor in factors]


class _Axis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis that draws itself: pyqtgraph keeps it in step with its plot."""

    def updateAutoSIPrefix(self) -> None:
        """Leave the label alone: there is none, and setting it takes as long as all the rest."""


class TimeAxis(_Axis):
    """The years of a plot in their middle, months above them where they fit."""

    def __init__(self, colours: Palette) -> None:
        self._allows_months = True  # before the axis: pyqtgraph asks while it is made
        super().__init__("bottom")
        self._palette = colours
        self.setHeight(2 * _LINE + 4)

    def allow_months(self, on: bool) -> None:
        """Whether months are named where there is room for them."""
        self._allows_months = on
        self.setRange(*self.range)

    def recolour(self, colours: Palette) -> None:
        self._palette = colours
        self.update()

    def setRange(self, mn: float, mx: float) -> None:
        super().setRange(mn, mx)
        self.setHeight((2 * _LINE if self._has_months() else _LINE) + 5)

    def _has_months(self) -> bool:
        low, high = self.range
        return bool(self._allows_months and high > low and self.geometry().width() / (high - low) * 30.4 >= MONTH_ROOM)

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw the names of years and months; the plot itself draws the lines between them."""
        low, high = self.range
        area = QRectF(0, 0, self.geometry().width(), self.geometry().height())
        if high <= low or area.width() <= 0:
            return
        scale = area.width() / (high - low)
        first, last = _date(low), _date(high)
        top = 3.0
        if self._has_months():
            self._months(painter, first, last, low, scale, area.width())
            top += _LINE
        painter.setFont(font(NORMAL))
        step = max(1, math.ceil(44.0 / (365.25 * scale)))
        for year in range(first.year, last.year + 1):
            start, end = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
            left, right = (day_number(start) - low) * scale, (day_number(end) - low) * scale
            shown_left, shown_right = max(left, 0.0), min(right, area.width())
            if year % step == 0 and shown_right - shown_left >= min(28.0, 0.6 * (right - left)):
                middle = (shown_left + shown_right) / 2
                rect = QRectF(middle - 40, top, 80, _LINE)
                draw_text(painter, rect, str(year), QColor(self._palette.colours.text), Qt.AlignmentFlag.AlignHCenter)

    def _months(self, painter: QPainter, first: dt.date, last: dt.date, low: float, scale: float, width: float) -> None:
        painter.setFont(font(SMALL))
        names = QCoreApplication.translate("charts", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
        for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, month = divmod(index, 12)
            start, end = dt.date(year, month + 1, 1), dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
            middle = ((day_number(start) + day_number(end)) / 2 - low) * scale
            if 0 <= middle <= width:
                rect = QRectF(middle - 30, 3, 60, _LINE)
                draw_text(
                    painter, rect, names[month], QColor(self._palette.colours.muted), Qt.AlignmentFlag.AlignHCenter
                )


class ValueAxis(_Axis):
    """Round values at the left, as wide as the widest."""

    def __init__(self, colours: Palette) -> None:
        super().__init__("left")
        self._palette = colours
        self._ticks: list[tuple[float, str]] = []

    def recolour(self, colours: Palette) -> None:
        self._palette = colours
        self.update()

    def show_ticks(self, ticks: Sequence[tuple[float, str]]) -> None:
        """Positions on the axis, and what stands there."""
        self._ticks = list(ticks)
        widest = max((width_of(text, font(SMALL)) for _, text in ticks), default=0.0)
        self.setWidth(widest + 12 if ticks else 6)
        self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw the values; the plot itself draws the lines."""
        low, high = self.range
        height, width = self.geometry().height(), self.geometry().width()
        if high <= low or height <= 0:
            return
        painter.setFont(font(SMALL))
        for position, text in self._ticks:
            y = height - (position - low) / (high - low) * height
            rect = QRectF(0, y - _LINE / 2, width - 8, _LINE)
            draw_text(painter, rect, text, QColor(self._palette.colours.muted), Qt.AlignmentFlag.AlignRight)


def _date(number: float) -> dt.date:
    return dt.date.fromordinal(max(1, min(int(number), dt.date.max.toordinal() - 366)))
