"""The names of the lanes, left of the plot, and what a click there means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPolygonF

from app.views.theme import Theme, flag
from app.views.timeline.brushwork import Brushwork
from app.views.timeline.geometry import Geometry, Half, Strip
from app.views.timeline.lanes import LaneWords
from app.views.timeline.story import Story
from app.views.timeline.style import Style

WIDTH = 226.0  # pixels
_CHEVRON, _ICON, _TEXT = 10.0, 22.0, 44.0  # pixels from the left
_GAP = 8.0  # pixels between name, number and plot


@dataclass(frozen=True)
class Head:
    """A lane's name as it is drawn: `opens` is True where the chevron points to what can be opened, None without chevron."""

    words: LaneWords
    count: int
    opens: bool | None
    indented: bool


class Heads:
    """Draws the names of a story's lanes."""

    def __init__(
        self, story: Story, theme: Theme, style: Style, number: Callable[[float], str], none: tuple[str, str]
    ) -> None:
        self._story, self._theme, self._style, self._number, self._none = story, theme, style, number, none
        self.with_chevrons = True  # not on paper

    def head(self, strip: Strip, half: Half) -> Head:
        """What is drawn for a lane."""
        words = self._story.placement.lanes[strip.lane]
        opens: bool | None = strip.is_thin or words.is_family
        indented = False
        if words.family is not None and not words.is_family:
            kin = [s for s in half.strips if self._story.placement.lanes[s.lane].family == words.family]
            indented = kin[0].lane != strip.lane
            opens = None if indented else False
        return Head(words, self._story.arrangement.count(strip.lane), opens, indented)

    def told(self, strip: Strip) -> str:
        """A lane's whole name, and how many marks it has."""
        number = self._number(self._story.arrangement.count(strip.lane))
        return f"{self._story.placement.lanes[strip.lane].name} · {number}"

    def draw(self, painter: QPainter, work: Brushwork, geometry: Geometry) -> None:
        """Draw the names; the painter's origin is the left top corner of the first."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for half, nothing in zip(geometry.halves, self._none, strict=True):
            painter.save()
            painter.setClipRect(QRectF(0, half.top, WIDTH, half.height), Qt.ClipOperation.IntersectClip)
            if not half.lanes:
                middle = half.top + half.height / 2
                work.text(painter, _ICON, middle, nothing, work.style.lane_font, work.style.muted)
            for strip in half.visible():
                self._draw_head(painter, work, self.head(strip, half), strip, strip.top + half.shift)
            painter.restore()

    def _draw_head(self, painter: QPainter, work: Brushwork, head: Head, strip: Strip, top: float) -> None:
        style, middle = self._style, top + strip.height / 2
        if head.opens is not None and self.with_chevrons:
            self._chevron(painter, middle, head.opens, 2.0 if strip.is_thin else 3.2)
        if strip.is_thin:
            return
        indent = (8.0 if head.indented else 0.0) - (0.0 if self.with_chevrons else _ICON)
        icon = self._icon(head.words)
        text_left = _TEXT if icon is not None else _ICON
        if icon is not None:
            size = 15 if head.words.flag is None else 18
            icon.paint(painter, QRectF(_ICON + indent, middle - size / 2, size, size).toRect())
        count = self._number(head.count)
        room = WIDTH - text_left - indent - work.width(count, style.small_font) - 2 * _GAP
        name = work.cut(head.words.name, style.lane_font, room)
        colour = style.text if head.count else style.muted
        work.text(painter, text_left + indent, middle, name, style.lane_font, colour)
        left = WIDTH - _GAP - work.width(count, style.small_font)
        work.text(painter, left, middle, count, style.small_font, style.muted)

    def _icon(self, words: LaneWords) -> QIcon | None:
        if words.flag is not None:
            return flag(words.flag)
        if words.icon is None or words.colour is None:
            return None
        return self._theme.icon(words.icon, self._style.ink(words.colour).colour.name())

    def _chevron(self, painter: QPainter, middle: float, opens: bool, size: float) -> None:
        painter.setPen(QPen(self._style.muted, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = ((-0.5, -1), (0.5, 0), (-0.5, 1)) if opens else ((-1, -0.5), (0, 0.5), (1, -0.5))
        painter.drawPolyline(QPolygonF([QPointF(_CHEVRON + x * size, middle + y * size) for x, y in points]))
