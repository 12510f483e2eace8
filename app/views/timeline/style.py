"""Colours, pens and fonts that the timeline is drawn with, made once for a theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGradient,
    QLinearGradient,
    QPainterPath,
    QPen,
    QPolygonF,
)

from app.views.theme import Colours
from app.views.timeline.kinds import Shape
from app.views.timeline.lanes import MIXED

SOFT = 0.22  # of a bar's width: how far a vague date fades at either end
SOFTEST = 16.0  # pixels that it fades at most: what is written there has to be read
_GHOST, _FAINT = 0.16, 0.3


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's font in another size."""
    made = QFont("Inter")
    made.setFamilies(["Inter", "DejaVu Sans"])
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


class Ink:
    """How marks of one colour are filled and outlined: solid when held, hollow when planned, soft where the date is vague."""

    def __init__(self, colour: QColor, ground: QColor) -> None:
        self.colour, self._ground = colour, ground
        self.exact = QBrush(colour)
        self.hollow = QBrush(_mix(colour, ground, 0.1))
        self.exact_pen, self.soft_pen = QPen(colour, 1.4), QPen(QBrush(_fading(colour, 0.3)), 1.4)
        self._pale = _mix(colour, ground, 0.42)
        self.ghost = QBrush(_with_alpha(colour, _GHOST))
        self.text = QColor("#000000" if _luminance(colour) > 0.179 else "#ffffff")

    def fill(self, planned: bool) -> QBrush:
        return self.hollow if planned else self.exact

    def fill_between(self, left: float, right: float, slim: bool, opaque: bool) -> QBrush:
        """For a vague span between two ends: it fades there, opaque on paper, where nothing shines through."""
        colour, least = (self._pale, 0.45) if slim else (self.colour, 0.28)
        gradient, soft = QLinearGradient(left, 0, right, 0), min(SOFT, SOFTEST / max(right - left, 1.0))
        for stop, part in ((0, least), (soft, 1), (1 - soft, 1), (1, least)):
            gradient.setColorAt(stop, _mix(colour, self._ground, part) if opaque else _with_alpha(colour, part))
        return QBrush(gradient)

    def outline(self, planned: bool, vague: bool) -> QPen:
        if not planned:
            return QPen(Qt.PenStyle.NoPen)
        return self.soft_pen if vague else self.exact_pen


class Style:
    """Everything that depends on the theme."""

    def __init__(self, colours: Colours, series: tuple[str, ...]) -> None:
        self.colours = colours
        self.ground, self.text, self.muted = QColor(colours.panel), QColor(colours.text), QColor(colours.muted)
        self.accent, self.after_end = QColor(colours.accent), QColor(colours.raised)
        self.inks = {number: Ink(QColor(name), self.ground) for number, name in enumerate(series)}
        self.inks[MIXED] = Ink(_mix(self.muted, self.ground, 0.9), self.ground)
        line = QColor(colours.line)
        self.year_line, self.month_line = QPen(line, 1), QPen(_with_alpha(line, 0.5), 1)
        self.axis_line, self.lane_line = QPen(self.muted, 1.2), QPen(_with_alpha(line, 0.55), 1)
        self.today = QPen(self.accent, 1, Qt.PenStyle.DashLine)
        self.joined = QPen(self.accent, 1.3)
        self.chosen, self.current = QPen(self.text, 1.6), QPen(self.accent, 2)
        self.brush = QBrush(_with_alpha(self.accent, 0.07))
        self.outside = QBrush(_with_alpha(self.ground, 0.62))
        self.edge = QPen(self.accent, 1.2)
        semi = QFont.Weight.DemiBold
        self.year_font, self.month_font, self.day_font = font(12, semi), font(11), font(10)
        self.label_font, self.count_font, self.lane_font = font(11), font(10, semi), font(12)
        self.slim_font = font(8, semi)
        self.title_font, self.small_font = font(17, semi), font(11)
        self.label_metrics = QFontMetricsF(self.label_font)
        self.tick_metrics = tuple(QFontMetricsF(f) for f in (self.year_font, self.month_font, self.day_font))
        self._widths: dict[str, float] = {}

    def label_width(self, text: str) -> float:
        """The width of a label in pixels."""
        if text not in self._widths:
            self._widths[text] = self.label_metrics.horizontalAdvance(text) + 1
        return self._widths[text]

    def cut(self, text: str, width: float) -> str:
        """A label cut to a width with an ellipsis."""
        if self.label_width(text) <= width:
            return text
        return self.label_metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def ink(self, colour: int) -> Ink:
        return self.inks[colour]


def _with_alpha(colour: QColor, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


def _mix(colour: QColor, ground: QColor, part: float) -> QColor:
    """An opaque colour between two others: so much of the first."""
    channels = (
        round(a * part + b * (1 - part))
        for a, b in zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*channels)


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG has it."""
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3])  # type: ignore[index]
    red, green, blue = parts
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _fading(colour: QColor, least: float) -> QLinearGradient:
    """Full in the middle, faint at either end, whatever the width of what is filled."""
    gradient = QLinearGradient(0, 0, 1, 0)
    gradient.setCoordinateMode(QGradient.CoordinateMode.ObjectMode)
    for stop, alpha in ((0, least), (SOFT, 1), (1 - SOFT, 1), (1, least)):
        gradient.setColorAt(stop, _with_alpha(colour, alpha))
    return gradient


@lru_cache(maxsize=64)
def shape_path(shape: Shape, size: float) -> QPainterPath:
    """The form of a mark around the origin, `size` pixels wide."""
    r = size / 2
    path = QPainterPath()
    if shape is Shape.CIRCLE:
        path.addEllipse(QPointF(0, 0), r, r)
    elif shape is Shape.SQUARE:
        path.addRect(QRectF(-0.86 * r, -0.86 * r, 1.72 * r, 1.72 * r))
    else:
        path.addPolygon(QPolygonF([QPointF(x * r, y * r) for x, y in _CORNERS[shape]]))
        path.closeSubpath()
    return path


_CORNERS = {
    Shape.DIAMOND: ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    Shape.UP: ((0, -1), (1.05, 0.85), (-1.05, 0.85)),
    Shape.DOWN: ((0, 1), (1.05, -0.85), (-1.05, -0.85)),
    Shape.RIGHT: ((1, 0), (-0.85, 1.05), (-0.85, -1.05)),
    Shape.HEXAGON: ((1.05, 0), (0.52, 0.92), (-0.52, 0.92), (-1.05, 0), (-0.52, -0.92), (0.52, -0.92)),
    Shape.CROSS: (
        *((-0.36, -1), (0.36, -1), (0.36, -0.36), (1, -0.36), (1, 0.36), (0.36, 0.36)),
        *((0.36, 1), (-0.36, 1), (-0.36, 0.36), (-1, 0.36), (-1, -0.36), (-0.36, -0.36)),
    ),
    Shape.STAR: (
        *((0, -1.1), (0.3, -0.38), (1.05, -0.34), (0.48, 0.15), (0.66, 0.9), (0, 0.49)),
        *((-0.66, 0.9), (-0.48, 0.15), (-1.05, -0.34), (-0.3, -0.38)),
    ),
}
