"""Draws bars and short texts: on the screen from small pictures made once, into documents as lines and letters.

A frame has hundreds of bars and numbers, most of them alike: a picture is put down ten times as fast as it is drawn.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from app.views.timeline.style import Style

WIDEST = 260  # pixels: longer bars are few and drawn directly
KEPT = 3000  # pictures
_PAD = 2  # pixels around a picture


class Brushwork:
    """A style's tools. With `ratio` (device pixels a pixel) it works from pictures, without it draws everything directly."""

    def __init__(self, style: Style, ratio: float | None = None) -> None:
        self.style = style
        self.ratio = ratio
        self._bars: dict[tuple[Any, ...], QPixmap] = {}
        self._widths: dict[tuple[str, int], float] = {}
        self._texts: dict[tuple[str, int, int], QPixmap] = {}
        fonts = (style.year_font, style.month_font, style.day_font, style.label_font, style.count_font, style.slim_font)
        self._metrics = {id(font): QFontMetricsF(font) for font in fonts}

    def bar(
        self,
        painter: QPainter,
        rect: tuple[float, float, float, float],
        round_: bool,
        look: tuple[int, bool, bool, bool],
    ) -> None:
        """A bar in `rect` (left, top, right, bottom), its ends round or nearly square; `look`: colour, planned, vague, slim."""
        left, top, right, bottom = rect
        if self.ratio is None:
            self._draw_bar(painter, QRectF(left, top, right - left, bottom - top), round_, look)
            return
        x, y = round(left), round(top)
        wide, high = max(round(right) - x, 1), max(round(bottom - top), 1)
        if wide > WIDEST:
            self._draw_bar(painter, QRectF(x, y, wide, high), round_, look)
            return
        key = (wide, high, round_, *look)
        picture = self._bars.get(key)
        if picture is None:
            picture = self._new(wide + 2 * _PAD, high + 2 * _PAD)
            brush = QPainter(picture)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            self._draw_bar(brush, QRectF(_PAD, _PAD, wide, high), round_, look)
            brush.end()
            if len(self._bars) >= KEPT:
                self._bars.clear()
            self._bars[key] = picture
        painter.drawPixmap(x - _PAD, y - _PAD, picture)

    def _draw_bar(self, painter: QPainter, rect: QRectF, round_: bool, look: tuple[int, bool, bool, bool]) -> None:
        colour, planned, vague, slim = look
        ink = self.style.inks[colour]
        painter.setPen(ink.outline(planned, vague))
        painter.setBrush(ink.fill(planned, vague, slim))
        if planned:
            rect = rect.adjusted(0.7, 0.7, -0.7, -0.7)  # an outline is drawn half inside, half outside
        radius = rect.height() / 2 if round_ else min(2.5, rect.height() / 2)
        painter.drawRoundedRect(rect, radius, radius)

    def text(self, painter: QPainter, left: float, middle: float, text: str, font: QFont, colour: QColor) -> None:
        """A line of text from a left end on, its middle at a height."""
        metrics = self._metrics[id(font)]
        if self.ratio is None:
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), text)
            return
        key = (text, id(font), colour.rgba())
        picture = self._texts.get(key)
        if picture is None:
            picture = self._new(int(metrics.horizontalAdvance(text)) + 2 + 2 * _PAD, int(metrics.height()) + 1)
            brush = QPainter(picture)
            brush.setFont(font)
            brush.setPen(colour)
            brush.drawText(QPointF(_PAD, metrics.ascent()), text)
            brush.end()
            if len(self._texts) >= KEPT:
                self._texts.clear()
            self._texts[key] = picture
        painter.drawPixmap(round(left) - _PAD, round(middle - metrics.height() / 2), picture)

    def centred(self, painter: QPainter, x: float, middle: float, text: str, font: QFont, colour: QColor) -> None:
        """A short text about a point."""
        self.text(painter, x - self.width(text, font) / 2, middle, text, font, colour)

    def width(self, text: str, font: QFont) -> float:
        """The width of a text in pixels."""
        key = (text, id(font))
        if key not in self._widths:
            self._widths[key] = self._metrics[id(font)].horizontalAdvance(text)
        return self._widths[key]

    def _new(self, width: int, height: int) -> QPixmap:
        ratio = self.ratio or 1.0
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture
