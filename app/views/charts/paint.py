"""How bars, changes and labels look: colours of the theme, and a style for each nature that also prints in grey."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.views.charts.scene import MUTED
from app.views.theme import DARK, LIGHT, SERIES_DARK, SERIES_LIGHT, Colours, Theme

SMALL, NORMAL = 11, 12  # pixels
_HATCH = 6.0  # pixels between strokes
_PALE = 0.16


@dataclass(frozen=True)
class Palette:
    """The colours of one chart."""

    colours: Colours
    series: tuple[str, ...]
    muted_bar: str

    def ink(self, number: int) -> QColor:
        return QColor(self.muted_bar if number == MUTED else self.series[number % len(self.series)])


FOR_PAPER = Palette(LIGHT, SERIES_LIGHT, "#b3bac4")
ON_DARK = Palette(DARK, SERIES_DARK, "#566275")


def palette(theme: Theme) -> Palette:
    return ON_DARK if theme.is_dark else FOR_PAPER


def font(size: int = NORMAL, strong: bool = False) -> QFont:
    """The program's font at a size in pixels."""
    made = QFont()
    made.setPixelSize(size)
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def draw_bar(painter: QPainter, rect: QRectF, ink: QColor, nature: str, halo: QColor | None = None) -> None:
    """A bar: facts solid, what has added up hatched, derived hollow, targets outlined, forecasts dashed, the rest pale.

    A `halo` sets the outline off from a bar behind it.
    """
    if rect.width() <= 0 or rect.height() < 0:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if nature == "actual":
        painter.fillRect(rect, ink)
        return
    if nature == "rest":
        painter.fillRect(rect, _faded(ink, 0.35))
        return
    width = {"derived": 1.4, "target": 2.4, "forecast": 1.6}.get(nature, 1.2)
    if nature in ("target", "cumulative"):
        painter.fillRect(rect, _faded(ink, _PALE))
    if nature == "cumulative":
        _hatch(painter, rect, ink)
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if nature == "forecast":
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.5, 2.5])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    if halo is not None:
        painter.setPen(QPen(halo, width + 2.4))
        painter.drawRect(rect.adjusted(inset, inset, -inset, -inset if rect.height() > width else 0))
    painter.setPen(pen)
    painter.drawRect(rect.adjusted(inset, inset, -inset, -inset if rect.height() > width else 0))


def draw_edge(painter: QPainter, rect: QRectF, background: QColor) -> None:
    """A fine line around a bar that stands before another."""
    painter.setPen(QPen(background, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def draw_text(
    painter: QPainter, rect: QRectF, text: str, colour: QColor, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    painter.setPen(colour)
    painter.drawText(
        rect, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag(Qt.TextFlag.TextSingleLine.value)), text
    )


def draw_warning(painter: QPainter, at: QPointF, colour: QColor) -> None:
    """A small triangle: the sources contradict themselves or are unclear."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    x, y = at.x(), at.y()
    painter.drawPolygon(QPolygonF([QPointF(x, y - 7), QPointF(x - 4, y), QPointF(x + 4, y)]))


def draw_arrow(painter: QPainter, tip: QPointF, direction: int, ink: QColor) -> None:
    """A filled arrow head that points up, down or, for no change, to the right."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    x, y, size = tip.x(), tip.y(), 4.0
    shapes = {
        1: [QPointF(x, y - size), QPointF(x - size, y + size), QPointF(x + size, y + size)],
        -1: [QPointF(x, y + size), QPointF(x - size, y - size), QPointF(x + size, y - size)],
        0: [QPointF(x + size, y), QPointF(x - size, y - size), QPointF(x - size, y + size)],
    }
    painter.drawPolygon(QPolygonF(shapes[direction]))


def width_of(text: str, of: QFont) -> float:
    return QFontMetricsF(of).horizontalAdvance(text)


def elided(text: str, of: QFont, width: float) -> str:
    return QFontMetricsF(of).elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0))


def _faded(colour: QColor, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


def _hatch(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    """Slanting strokes, cut off at the edges by reckoning: not every file format clips."""
    painter.setPen(QPen(ink, 1.0))
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    offset = left + top + _HATCH
    lines = []
    while offset < right + bottom:
        x1, y1 = (offset - top, top) if offset - top <= right else (right, offset - right)
        x2, y2 = (offset - bottom, bottom) if offset - bottom >= left else (left, offset - left)
        lines.append(QLineF(x1, y1, x2, y2))
        offset += _HATCH
    painter.drawLines(lines)
