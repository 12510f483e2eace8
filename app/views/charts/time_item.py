"""Bars along time, as wide as their periods; nothing joins them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.views.charts.axes import log_ticks, round_ticks
from app.views.charts.paint import (
    NORMAL,
    Palette,
    draw_bar,
    draw_edge,
    draw_text,
    draw_warning,
    font,
    width_of,
)
from app.views.charts.plots import PixelItem, PlotBox, Spot
from app.views.charts.scene import Box, TimePanel, day_number

_THINNEST = 3.0
_PLATE = 6.0  # height of a value on a logarithmic scale, which has no foot to stand on
_LINE = 15.0
ROOM = 21.0  # pixels above the highest bar, for its label
_SOLID = ("actual", "cumulative", "rest")


def span(panels: Iterable[TimePanel]) -> tuple[float, float]:
    """The days that panels reach over, changes and their bases too, with a little air."""
    days = [day for panel in panels for box in panel.boxes for day in (box.start, box.end)]
    for panel in panels:
        for bracket in panel.brackets:
            days += [bracket.start, bracket.end, *(bracket.base or ())]
    if not days:
        return 0.0, 1.0
    low, high = day_number(min(days)), day_number(max(days)) + 1
    width = high - low
    return low - width * 0.02, high + width * 0.02


def heights(boxes: Collection[Box], is_log: bool) -> tuple[float, float]:
    """The values that bars reach over (their logarithms)."""
    values = [box.high for box in boxes if box.high > 0]
    if is_log and values:
        return math.log10(min(values)) - 0.15, math.log10(max(values))
    low, high = min((box.low for box in boxes), default=0.0), max((box.high for box in boxes), default=1.0)
    return (low, high) if high > low else (0.0, 1.0)


def with_room(low: float, high: float, pixels: float) -> tuple[float, float]:
    """The range with room for a label above, and below where bars go down."""
    share = min(ROOM / max(pixels, 1.0), 0.4)
    top, bottom = share, share if low < 0 else 0.0
    size = (high - low) / (1 - top - bottom)
    return low - size * bottom, high + size * top


def restacked(boxes: Iterable[Box]) -> list[Box]:
    """Bars that stood on others, let down where those have been switched off."""
    reached: dict[dt.date, float] = {}
    found = []
    for box in sorted(boxes, key=lambda box: (box.start, box.low)):
        low = reached.get(box.start, 0.0)
        reached[box.start] = low + box.high - box.low
        found.append(replace(box, low=low, high=reached[box.start]))
    return found


def ticks(low: float, high: float, divisor: float, is_log: bool, count: int) -> list[float]:
    """Round values of the axis' unit, as positions on the axis."""
    if is_log:
        return [math.log10(value) for value in log_ticks(low, high) if low <= math.log10(value) <= high]
    return [value * divisor for value in round_ticks(low / divisor, high / divisor, count)]


class TimeItem(PixelItem):
    """Draws one panel."""

    def __init__(self, box: PlotBox, colours: Palette) -> None:
        super().__init__(box, colours)
        self._boxes: list[Box] = []
        self._ticks: list[float] = []
        self._is_log = False
        self._level: float | None = None

    def show_grid(self, positions: list[float]) -> None:
        """Draw lines at these values."""
        self._ticks = positions
        self.update()

    def show_panel(self, boxes: Iterable[Box], is_log: bool, level: float | None) -> None:
        """Draw these bars; `level` is where an index has its base."""
        self._boxes = sorted(
            boxes, key=lambda b: (b.nature not in _SOLID, -(b.end - b.start).days, -abs(b.high + b.low))
        )
        self._is_log, self._level = is_log, level
        self.focus = None
        self.refresh()

    @property
    def boxes(self) -> list[Box]:
        """The bars in order of time."""
        return sorted(self._boxes, key=lambda box: (box.start, box.end, box.low))

    def stops(self) -> list[Spot]:
        area = QRectF(self.box.rect())
        return [Spot(self._rect(box, area) or QRectF(), box.hint, box.target) for box in self.boxes]

    def paint(self, painter: QPainter, *_: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.box.rect())
        self._grid(painter, area)
        placed = [(box, rect) for box in self._boxes if (rect := self._rect(box, area)) is not None]
        background = QColor(self.palette.colours.panel)
        solid = [rect for box, rect in placed if box.nature in _SOLID]
        for box, rect in placed:
            ink = self.palette.ink(box.ink)
            if box.nature in _SOLID and any(other is not rect and other.intersects(rect) for other in solid):
                draw_edge(painter, rect, background)
                ink = ink.darker(118) if self._is_inner(rect, solid) else ink
            is_before = box.nature not in _SOLID and any(other.intersects(rect) for other in solid)
            draw_bar(painter, rect, ink, box.nature, background if is_before else None)
            self._unknown(painter, box, rect, area)
        self.spots = [Spot(rect, box.hint, box.target) for box, rect in placed]
        self._base_line(painter, area)
        self._labels(painter, placed, area)
        self._marks(painter, area)

    def _x(self, day: float, area: QRectF) -> float:
        low, high = self.box.viewRange()[0]
        return float((day - low) / max(high - low, 1e-9) * area.width())

    def _y(self, value: float, area: QRectF) -> float:
        low, high = self.box.viewRange()[1]
        return float(area.height() - (value - low) / max(high - low, 1e-12) * area.height())

    def _rect(self, box: Box, area: QRectF) -> QRectF | None:
        """Where a bar lies; None when it is out of sight."""
        last = min(box.end, box.known_until) if box.known_until else box.end
        left, right = self._x(day_number(box.start), area), self._x(day_number(last) + 1, area)
        if right - left < _THINNEST:
            middle = (left + right) / 2
            left, right = middle - _THINNEST / 2, middle + _THINNEST / 2
        if right < 0 or left > area.width():
            return None
        left, right = max(left, 0.0), min(right, area.width())
        if self._is_log:
            top = self._y(math.log10(max(box.high, 1e-12)), area)
            return QRectF(left, top - _PLATE / 2, right - left, _PLATE)
        top, bottom = self._y(box.high, area), self._y(box.low, area)
        if right - left > 8:  # air between neighbours, so that a year does not run into the next
            left, right = left + 1, right - 1
        return QRectF(left, top, right - left, max(bottom - top, 1.0))

    def _is_inner(self, rect: QRectF, others: list[QRectF]) -> bool:
        return any(
            o is not rect and o.width() > rect.width() and o.left() <= rect.left() + 1 and o.right() >= rect.right() - 1
            for o in others
        )

    def _grid(self, painter: QPainter, area: QRectF) -> None:
        faint = QColor(self.palette.colours.line)
        faint.setAlphaF(0.7)
        painter.setPen(QPen(faint, 1.0))
        for position in self._ticks:
            y = round(self._y(position, area)) + 0.5
            painter.drawLine(QPointF(0, y), QPointF(area.width(), y))
        low, high = self.box.viewRange()[0]
        painter.setPen(QPen(faint, 1.0, Qt.PenStyle.DotLine))
        step = max(1, math.ceil(44.0 / max(365.25 * area.width() / max(high - low, 1e-9), 1e-9)))
        first, last = dt.date.fromordinal(max(1, int(low))).year, dt.date.fromordinal(max(1, int(high))).year
        for year in range(first, last + 2):
            x = self._x(day_number(dt.date(year, 1, 1)), area)
            if year % step == 0 and 0 <= x <= area.width():
                painter.drawLine(QPointF(x, 0), QPointF(x, area.height()))

    def _base_line(self, painter: QPainter, area: QRectF) -> None:
        if not self._is_log and self._boxes:
            y = round(self._y(0.0, area)) - 0.5
            painter.setPen(QPen(QColor(self.palette.colours.muted), 1.0))
            painter.drawLine(QPointF(0, y), QPointF(area.width(), y))
        if self._level is not None:
            y = self._y(self._level, area)
            painter.setPen(QPen(QColor(self.palette.colours.accent), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, y), QPointF(area.width(), y))

    def _unknown(self, painter: QPainter, box: Box, rect: QRectF, area: QRectF) -> None:
        """The part of a period that lies after the edition's end: a dotted outline."""
        if box.known_until is None or self._is_log:
            return
        right = min(self._x(day_number(box.end) + 1, area), area.width())
        if right > rect.right() + 2:
            painter.setPen(QPen(self.palette.ink(box.ink), 1.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect.right(), rect.top() + 0.5, right - rect.right() - 1, rect.height() - 0.5))

    def _labels(self, painter: QPainter, placed: list[tuple[Box, QRectF]], area: QRectF) -> None:
        """Values above their bars (below, where negative), the wider ones first; one that finds no room is left to the mouse."""
        taken: list[QRectF] = []
        bold = font(NORMAL, strong=True)
        colours = self.palette.colours
        ground = QColor(colours.panel)
        ground.setAlphaF(0.86)
        for box, rect in sorted(placed, key=lambda pair: (-pair[1].width(), pair[1].top())):
            if not box.label:
                continue
            strong = box.nature != "derived"
            of = bold if strong else font(NORMAL)
            width = width_of(box.label, of) + (12 if box.is_doubtful else 2)
            place = self._free(rect, width, box.low < 0, taken, area)
            if place is None:
                continue
            taken.append(place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(place.adjusted(-1, 1, 1, -1), 3, 3)
            painter.setFont(of)
            draw_text(painter, place, box.label, QColor(colours.text))
            if box.is_doubtful:
                draw_warning(painter, QPointF(place.right() - 5, place.center().y() + 4), QColor(colours.warning))

    def _free(self, rect: QRectF, width: float, below: bool, taken: list[QRectF], area: QRectF) -> QRectF | None:
        """Room for a label right at its bar: at its end, a little aside, or within it; None where there is none."""
        left = min(max(rect.center().x() - width / 2, 0.0), max(area.width() - width, 0.0))
        outer = rect.bottom() + 1 if below else rect.top() - _LINE - 1
        inner = rect.bottom() - _LINE - 1 if below else rect.top() + 1
        places = [(left, outer), (left + width / 2 + 3, outer), (left - width / 2 - 3, outer)]
        if rect.height() > _LINE + 2 and rect.width() >= width:
            places.append((left, inner))
        for x, y in places:
            place = QRectF(x, y, width, _LINE)
            inside = area.adjusted(-1, -1, 1, 1).contains(place)
            if inside and not any(place.intersects(other) for other in taken):
                return place
        return None

    def _marks(self, painter: QPainter, area: QRectF) -> None:
        """The range that the mouse is marking, and the bar that the keyboard is on."""
        accent = QColor(self.palette.colours.accent)
        if self.box.brush is not None:
            first, last = self.box.brush
            fill = QColor(accent)
            fill.setAlphaF(0.15)
            painter.fillRect(QRectF(max(first, 0.0), 0, min(last, area.width()) - max(first, 0.0), area.height()), fill)
        if self.focus is not None and self.focus < len(self.boxes):
            rect = self._rect(self.boxes[self.focus], area)
            if rect is not None:
                painter.setPen(QPen(accent, 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 3, 3)
