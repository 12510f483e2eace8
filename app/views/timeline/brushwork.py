"""Draws bars and lines of text: on the screen from small pictures made once, into documents as shapes.

A frame has hundreds of bars and numbers, most of them alike: a picture is put down ten times as fast as it is drawn.
"""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPixmap

from app.views.timeline.bundles import short
from app.views.timeline.style import Style

WIDEST = 260  # pixels: longer bars are few and drawn directly
KEPT = 3000  # pictures
_PAD = 2  # pixels around a picture


class Brushwork:
    """A style's tools. With `ratio` (device pixels a pixel) it works from pictures, without it draws everything directly.

    `outlined` is for drawings that are read elsewhere (SVG): letters become shapes, since the font may be missing there, bars
    end where the plot does (`limit`), since nothing is clipped, and outlines do not fade.
    """

    def __init__(self, style: Style, ratio: float | None = None, outlined: bool = False) -> None:
        self.style = style
        self.ratio = ratio
        self.outlined = outlined
        self.limit = 0.0
        self._bars: dict[tuple[Any, ...], QPixmap] = {}
        self._widths: dict[tuple[str, int], float] = {}
        self._texts: dict[tuple[str, int, int], tuple[QPixmap, float, int]] = {}
        self._numbers: dict[tuple[int, int, int], tuple[QPixmap, float, int]] = {}
        self._metrics: dict[int, QFontMetricsF] = {}

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
            if self.outlined and (left < 0 or right > self.limit):
                left, right = max(left, 0.0), min(right, self.limit)
                look = (look[0], look[1], False, look[3])
            if right > left:
                self._draw_bar(painter, QRectF(left, top, right - left, bottom - top), round_, look)
            return
        x, y = round(left), round(top)
        wide, high = max(round(right) - x, 1), _whole(bottom - top)
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

    def middle(self, top: float, bottom: float) -> float:
        """The middle of a bar between two heights as it is drawn: a picture of one goes to whole pixels."""
        if self.ratio is None:
            return (top + bottom) / 2
        return round(top) + _whole(bottom - top) / 2

    def _draw_bar(self, painter: QPainter, rect: QRectF, round_: bool, look: tuple[int, bool, bool, bool]) -> None:
        colour, planned, vague, slim = look
        ink = self.style.inks[colour]
        painter.setPen(ink.outline(planned, vague and not self.outlined))
        if planned or not (vague or slim):
            painter.setBrush(ink.fill(planned))
        else:
            painter.setBrush(ink.fill_between(rect.left(), rect.right(), slim, self.ratio is None))
        if planned:
            rect = rect.adjusted(0.7, 0.7, -0.7, -0.7)  # an outline is drawn half inside, half outside
        radius = rect.height() / 2 if round_ else min(2.5, rect.height() / 2)
        painter.drawRoundedRect(rect, radius, radius)

    def text(self, painter: QPainter, left: float, middle: float, text: str, font: QFont, colour: QColor) -> None:
        """A line of text from a left end on, its middle at a height."""
        if self.ratio is None:
            metrics = self.metrics(font)
            baseline = QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2)
            if self.outlined:
                path = QPainterPath()
                path.addText(baseline, font, text)
                painter.fillPath(path, colour)
            else:
                painter.setFont(font)
                painter.setPen(colour)
                painter.drawText(baseline, text)
            return
        key = (text, id(font), colour.rgba())
        found = self._texts.get(key)
        if found is None:
            found = self._picture_of(text, font, colour)
            if len(self._texts) >= KEPT:
                self._texts.clear()
            self._texts[key] = found
        picture, _, lift = found
        painter.drawPixmap(round(left) - _PAD, self._top(middle, font, lift), picture)

    def number(self, painter: QPainter, x: float, middle: float, count: int, font: QFont, colour: QColor) -> None:
        """A number, shortened, about a point."""
        if self.ratio is None:
            self.centred(painter, x, middle, short(count), font, colour)
            return
        key = (count, id(font), colour.rgba())
        found = self._numbers.get(key)
        if found is None:
            text = short(count)
            found = self._picture_of(text, font, colour)
            if len(self._numbers) >= KEPT:
                self._numbers.clear()
            self._numbers[key] = found
        picture, half_width, lift = found
        painter.drawPixmap(round(x - half_width), self._top(middle, font, lift), picture)

    def _picture_of(self, text: str, font: QFont, colour: QColor) -> tuple[QPixmap, float, int]:
        """A text as a picture, with how far it reaches from its middle sideways, and where its baseline is."""
        metrics, wide = self.metrics(font), self.width(text, font)
        lift = ceil(metrics.ascent())
        picture = self._new(int(wide) + 2 + 2 * _PAD, lift + ceil(metrics.descent()) + 1)
        brush = QPainter(picture)
        brush.setFont(font)
        brush.setPen(colour)
        brush.drawText(QPointF(_PAD, lift), text)
        brush.end()
        return picture, wide / 2 + _PAD, lift

    def _top(self, middle: float, font: QFont, lift: int) -> int:
        """Where to put a picture so that its capitals and digits have their middle at a height."""
        return round(middle + self.metrics(font).capHeight() / 2) - lift

    def centred(self, painter: QPainter, x: float, middle: float, text: str, font: QFont, colour: QColor) -> None:
        """A short text about a point."""
        self.text(painter, x - self.width(text, font) / 2, middle, text, font, colour)

    def width(self, text: str, font: QFont) -> float:
        """The width of a text in pixels."""
        key = (text, id(font))
        if key not in self._widths:
            self._widths[key] = self.metrics(font).horizontalAdvance(text)
        return self._widths[key]

    def metrics(self, font: QFont) -> QFontMetricsF:
        """The measures of one of the style's fonts."""
        if id(font) not in self._metrics:
            self._metrics[id(font)] = QFontMetricsF(font)
        return self._metrics[id(font)]

    def wrap(self, text: str, font: QFont, width: float, most: int) -> list[str]:
        """A text in lines of a width, at most so many: the last is cut where more would be needed."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and len(lines) < most and self.width(longer, font) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return [self.cut(line, font, width) for line in lines]

    def cut(self, text: str, font: QFont, width: float) -> str:
        """A text cut to a width with an ellipsis."""
        if self.width(text, font) <= width:
            return text
        return self.metrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _new(self, width: int, height: int) -> QPixmap:
        ratio = self.ratio or 1.0
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture


def _whole(height: float) -> int:
    """The height of a bar in whole pixels: halves go up, whatever the last digits of the sum that made them."""
    return max(int(height + 0.501), 1)
