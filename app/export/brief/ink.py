"""Drawings and flags put on paper by Qt."""

from __future__ import annotations

from functools import lru_cache, singledispatch

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from app.export.brief.content import Rich, Span, Tone
from app.export.brief.drawing import Anchor, Box, Drawing, Ink, Label, Shape, Stroke
from app.export.brief.paper import POINT, Face, Text
from app.paths import resources

_FAR = 4000 * POINT  # no label is wrapped


def draw(painter: QPainter, drawing: Drawing, x: float, y: float) -> None:
    """Draw with the upper left corner at a point, in units."""
    painter.save()
    painter.translate(x, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        _shape(shape, painter)
    painter.restore()


def rule(painter: QPainter, x: float, y: float, width: float, ink: Ink = Ink.LINE, thick: float = 0.8) -> None:
    """A level line, `thick` in points."""
    painter.setPen(QPen(QColor(ink), thick * POINT))
    painter.drawLine(QLineF(x, y, x + width, y))


@lru_cache(maxsize=64)
def flag(iso2: str) -> QImage | None:
    """The flag of a country by its ISO 3166-1 code, or None where there is none."""
    path = resources() / "flags" / f"{iso2.lower()}.png"
    return QImage(str(path)) if path.is_file() else None


@singledispatch
def _shape(shape: Shape, _painter: QPainter) -> None:
    raise TypeError(type(shape).__name__)


@_shape.register
def _box(shape: Box, painter: QPainter) -> None:
    area = QRectF(shape.x, shape.y, shape.width, shape.height)
    area = QRectF(area.topLeft() * POINT, area.size() * POINT)
    colour = QColor(shape.ink)
    painter.setPen(QPen(colour, 0.7 * POINT) if shape.hollow or shape.hatched else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if shape.hollow or shape.hatched else QBrush(colour))
    painter.drawRoundedRect(area, shape.radius * POINT, shape.radius * POINT)
    if shape.hatched:
        painter.save()
        painter.setClipRect(area)
        painter.setPen(QPen(colour, 0.5 * POINT))
        step = 2.6 * POINT
        for number in range(int((area.width() + area.height()) / step) + 1):
            foot = QPointF(area.left() + number * step, area.bottom())
            painter.drawLine(foot, foot + QPointF(-area.height(), -area.height()))
        painter.restore()


@_shape.register
def _stroke(shape: Stroke, painter: QPainter) -> None:
    painter.setPen(QPen(QColor(shape.ink), shape.width * POINT))
    painter.drawLine(QLineF(shape.x1 * POINT, shape.y1 * POINT, shape.x2 * POINT, shape.y2 * POINT))


@_shape.register
def _label(shape: Label, painter: QPainter) -> None:
    rich: Rich = (Span(shape.text), *((Span(f"\u00a0{shape.mark}", Tone.MARK),) if shape.mark else ()))
    text = Text(rich, Face(shape.size, shape.size * 1.25, bold=shape.strong, ink=shape.ink), _FAR)
    back = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[shape.anchor] * text.natural_width
    text.draw(painter, shape.x * POINT - back, shape.y * POINT - text.baseline)
