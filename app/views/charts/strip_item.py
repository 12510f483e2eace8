"""The strip of stated changes above a plot: from one period to another, whether or not their values are known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.views.charts.paint import SMALL, Palette, draw_arrow, draw_text, font, width_of
from app.views.charts.plots import PixelItem, PlotBox, Spot
from app.views.charts.scene import Bracket, day_number

LINE = 18.0  # pixels of one change
_STUB = 26.0  # of a change whose base is not stated
_GAP = 10.0


class StripItem(PixelItem):
    """Draws changes on as few lines as they need."""

    def __init__(self, box: PlotBox, colours: Palette) -> None:
        super().__init__(box, colours)
        self._brackets: list[Bracket] = []

    def show_brackets(self, brackets: Iterable[Bracket]) -> None:
        self._brackets = sorted(brackets, key=lambda b: (b.start, b.end))
        self.focus = None
        self.refresh()

    def stops(self) -> list[Spot]:
        return self.spots or [Spot(QRectF(), bracket.hint, bracket.target) for bracket in self._brackets]

    def line_count(self, low: float, high: float, width: float) -> int:
        """How many lines the changes need where these days are so many pixels wide."""
        return max((line for *_, line in self._layout(low, high, width)), default=-1) + 1

    def paint(self, painter: QPainter, *_: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        (low, high), area = self.box.viewRange()[0], QRectF(self.box.rect())
        self.spots = []
        painter.setFont(font(SMALL, strong=True))
        for number, (bracket, first, tip, text, line) in enumerate(self._layout(low, high, area.width())):
            y = line * LINE + LINE / 2
            ink = self._ink(bracket)
            pen = QPen(
                ink, 1.2, Qt.PenStyle.DotLine if bracket.base is None or bracket.is_wish else Qt.PenStyle.SolidLine
            )
            painter.setPen(pen)
            painter.drawLine(QPointF(first, y), QPointF(tip - 5, y))
            if bracket.base is not None:
                painter.setBrush(ink)
                painter.drawEllipse(QPointF(first, y), 2.2, 2.2)
            draw_arrow(painter, QPointF(tip, y), bracket.direction, ink)
            painter.fillRect(text.adjusted(-2, 2, 2, -2), QColor(self.palette.colours.panel))
            painter.setFont(font(SMALL, strong=True))
            draw_text(painter, text, bracket.text, ink)
            whole = QRectF(first, y - LINE / 2, tip - first + 6, LINE).united(text)
            self.spots.append(Spot(whole, bracket.hint, bracket.target))
            if self.focus == number:
                painter.setPen(QPen(QColor(self.palette.colours.accent), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(whole.adjusted(-1, 1, 1, -1), 3, 3)

    def _ink(self, bracket: Bracket) -> QColor:
        colours = self.palette.colours
        return QColor({1: colours.up, -1: colours.down}.get(bracket.direction, colours.muted))

    def _layout(self, low: float, high: float, width: float) -> list[tuple[Bracket, float, float, QRectF, int]]:
        """For each change its first and last pixel, where its words stand, and its line."""
        scale = width / max(high - low, 1e-9)

        def middle(start: Any, end: Any) -> float:
            return float(((day_number(start) + day_number(end) + 1) / 2 - low) * scale)

        lines: list[float] = []
        found = []
        of = font(SMALL, strong=True)
        for bracket in self._brackets:
            tip = min(max(middle(bracket.start, bracket.end), 6.0), max(width - 8.0, 6.0))
            first = max(middle(*bracket.base), 3.0) if bracket.base else tip - _STUB
            wide = width_of(bracket.text, of)
            if tip - first > wide + 24:
                left = (first + tip - wide) / 2
            elif tip + 9 + wide <= width:
                left = tip + 9
            else:
                left = first - wide - 9
            start, end = min(first, left) - _GAP, max(tip, left + wide) + _GAP
            line = next((n for n, taken in enumerate(lines) if taken <= start), len(lines))
            lines[line:] = [end] if line == len(lines) else [end, *lines[line + 1 :]]
            found.append((bracket, first, tip, QRectF(left, line * LINE, wide, LINE), line))
        return found
