"""Draws one frame of the timeline, on the screen or into a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from app.views.timeline import labels
from app.views.timeline.brushwork import Brushwork
from app.views.timeline.bundles import POINT, Item, short
from app.views.timeline.frame import MARGIN, Margins, Placed, View
from app.views.timeline.geometry import Geometry, Half
from app.views.timeline.kinds import Shape
from app.views.timeline.labels import Label
from app.views.timeline.style import Style, shape_path
from app.views.timeline.ticks import Tick, Ticks

RAISED = 0.8  # pixels: room for the tails of letters in the box of a label
READABLE = 5.4  # pixels: a number fits into a bar of this height
GLYPH, GLYPH_AT = 6.0, 10.0  # pixels: the shape of the kind in a bar, and how far from its left end
GLYPH_ROOM = 20.0
_LEVELS = (14.0, 12.0, 11.0)  # pixels: the heights of the axis' lines


@dataclass(frozen=True)
class Emphasis:
    """What stands out: by the keys of what is placed; `joined` are pairs to be tied by a line."""

    chosen: frozenset[tuple[int, int, int]] = frozenset()
    current: tuple[int, int, int] | None = None
    hovered: tuple[int, int, int] | None = None
    joined: tuple[tuple[Placed, Placed], ...] = ()


@dataclass(frozen=True)
class Frame:
    """All that is drawn in the plot: pixels from its left top corner; days as numbers, the range's end not with it."""

    geometry: Geometry
    view: View
    ticks: Ticks
    placed: Sequence[Placed]
    labels: Sequence[Label]
    shapes: dict[int, Shape]  # by the kind's place
    kind_of: Sequence[int]  # of what is placed: the kind's place, -1 for a bundle
    cancelled: frozenset[tuple[int, int, int]] = frozenset()  # by the keys of single marks
    ghosts: Sequence[Placed] = ()
    margins: Margins = field(default_factory=Margins)
    margin_names: dict[int, str] = field(default_factory=dict)
    edition_end: int | None = None
    edition_words: str = ""
    today: int | None = None
    today_word: str = ""
    brushed: tuple[float, float] | None = None
    emphasis: Emphasis = field(default_factory=Emphasis)


def draw_plot(painter: QPainter, work: Brushwork, frame: Frame) -> None:
    """Draw everything right of the lanes' names."""
    view, geometry, style = frame.view, frame.geometry, work.style
    work.limit = view.width
    with _clipped(painter, QRectF(0, 0, view.width, geometry.height)):
        _ground(painter, style, frame)
        for half in geometry.halves:
            with _clipped(painter, QRectF(0, half.top, view.width, half.height)):
                _lane_lines(painter, style, half, view.width)
                _ghosts(painter, style, [g for g in frame.ghosts if g.half is half])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for half in geometry.halves:
            with _clipped(painter, QRectF(0, half.top, view.width, half.height)):
                _marks(painter, work, frame, half)
        _labels(painter, work, frame)
        _joins(painter, style, frame.emphasis.joined)
        _brush(painter, style, frame)
    _axis(painter, work, frame)
    _margins(painter, work, frame)


@contextmanager
def _clipped(painter: QPainter, rect: QRectF) -> Iterator[None]:
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    yield
    painter.restore()


def _ground(painter: QPainter, style: Style, frame: Frame) -> None:
    """The part after the edition's end, and the lines of years and months."""
    geometry, view = frame.geometry, frame.view
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if frame.edition_end is not None and view.x(frame.edition_end) < view.width:
        left = max(round(view.x(frame.edition_end)), 0)
        painter.fillRect(QRectF(left, 0, view.width - left, geometry.height), style.after_end)
    for ticks, pen in ((frame.ticks.months, style.month_line), (frame.ticks.years, style.year_line)):
        painter.setPen(pen)
        painter.drawLines([_upright(tick.line, 0, geometry.height) for tick in ticks if tick.line is not None])
    if frame.today is not None and 0 <= view.x(frame.today + 0.5) <= view.width:
        painter.setPen(style.today)
        x = view.x(frame.today + 0.5)  # not through the axis, where it would strike words out
        painter.drawLines([_upright(x, 0, geometry.axis_top), _upright(x, geometry.axis_bottom, geometry.height)])


def _upright(x: float, top: float, bottom: float) -> QLineF:
    return QLineF(round(x), top, round(x), bottom)


def _lane_lines(painter: QPainter, style: Style, half: Half, width: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(style.lane_line)
    for strip in half.visible():
        y = round(strip.top + strip.height + half.shift)
        if half.top < y < half.top + half.height:
            painter.drawLine(QLineF(0, y, width, y))


def _ghosts(painter: QPainter, style: Style, ghosts: Iterable[Placed]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    for ghost in ghosts:
        assert ghost.item is not None
        painter.setBrush(style.ink(ghost.item.colour).ghost)
        painter.drawRoundedRect(_rect(ghost), 2, 2)


def _rect(placed: Placed) -> QRectF:
    return QRectF(placed.left, placed.top, placed.right - placed.left, placed.bottom - placed.top)


def _marks(painter: QPainter, work: Brushwork, frame: Frame, half: Half) -> None:
    """Bars, shapes and bundles, and what stands out among them."""
    style = work.style
    for placed, kind in zip(frame.placed, frame.kind_of, strict=True):
        item = placed.item
        if placed.half is not half or item is None:
            continue
        left, top, right, bottom = placed.left, placed.top, placed.right, placed.bottom
        if item.count > 1:
            work.bar(painter, (left, top, right, bottom), True, (item.colour, item.planned, item.vague, item.slim))
            if bottom - top >= READABLE:
                _number(painter, work, frame.view, placed, item)
        elif right - left <= POINT + 0.5:
            _point(painter, style, frame, placed, kind)
        else:
            work.bar(painter, (left, top, right, bottom), False, (item.colour, item.planned, item.vague, item.slim))
            if bottom - top >= labels.FITTING and right - left >= GLYPH_ROOM:
                _glyph(painter, frame, style, placed, kind)
        if frame.cancelled and placed.key in frame.cancelled:
            strike(
                painter,
                style.inks[item.colour].exact_pen,
                max(left, 0.0),
                (top + bottom) / 2,
                min(right - left, GLYPH_ROOM),
            )
    _emphasis(painter, style, frame, half)


def strike(painter: QPainter, pen: QPen, left: float, middle: float, width: float) -> None:
    """Two strokes across a mark, or across the near end of a bar: it did not take place."""
    painter.setPen(pen)
    centre, reach = left + width / 2, 5.0
    for rise in (reach, -reach):
        painter.drawLine(QPointF(centre - reach, middle - rise), QPointF(centre + reach, middle + rise))


def _point(painter: QPainter, style: Style, frame: Frame, placed: Placed, kind: int) -> None:
    assert placed.item is not None
    ink = style.inks[placed.item.colour]
    painter.setPen(ink.exact_pen if placed.item.planned else Qt.PenStyle.NoPen)
    painter.setBrush(ink.hollow if placed.item.planned else ink.exact)
    path = shape_path(frame.shapes[kind], min(POINT, placed.height))
    painter.drawPath(path.translated((placed.left + placed.right) / 2, (placed.top + placed.bottom) / 2))


def _number(painter: QPainter, work: Brushwork, view: View, placed: Placed, item: Item) -> None:
    """The number of a bundle: in the middle of what is seen of it, or near the left end of a slim one."""
    style = work.style
    left = placed.left if placed.left > 0 else 0.0
    right = placed.right if placed.right < view.width else view.width
    if item.slim and right - left > 60:
        right = left + 20 + 6 * len(short(item.count))
    font = style.count_font if placed.bottom - placed.top >= labels.FITTING else style.slim_font
    colour = style.text if item.planned or item.slim else style.inks[item.colour].text
    work.number(painter, (left + right) / 2, work.middle(placed.top, placed.bottom), item.count, font, colour)


def _glyph(painter: QPainter, frame: Frame, style: Style, placed: Placed, kind: int) -> None:
    """The shape of the kind at the near end of a bar, also when that is out of sight."""
    assert placed.item is not None
    ink = style.inks[placed.item.colour]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink.colour if placed.item.planned or placed.item.slim else ink.text))
    x = max(placed.left, 0.0) + GLYPH_AT
    if x + GLYPH < placed.right:
        path = shape_path(frame.shapes[kind], GLYPH)
        painter.drawPath(path.translated(x, (placed.top + placed.bottom) / 2))


def _emphasis(painter: QPainter, style: Style, frame: Frame, half: Half) -> None:
    emphasis = frame.emphasis
    if not emphasis.chosen and emphasis.current is None and emphasis.hovered is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for placed in frame.placed:
        if placed.half is not half:
            continue
        key = placed.key
        for wanted, pen, grow in (
            (key == emphasis.hovered, style.year_line, 2.0),
            (key in emphasis.chosen, style.chosen, 1.8),
            (key == emphasis.current, style.current, 3.4),
        ):
            if wanted:
                painter.setPen(pen)
                painter.drawRoundedRect(_rect(placed).adjusted(-grow, -grow, grow, grow), 4, 4)


def _labels(painter: QPainter, work: Brushwork, frame: Frame) -> None:
    style = work.style
    for label in frame.labels:
        item = label.owner.item
        assert item is not None
        plain = not label.inside or item.planned or item.slim
        colour = style.text if plain else style.inks[item.colour].text
        left, top, _, bottom = label.box
        middle = work.middle(top, bottom) if label.inside else (top + bottom) / 2 - RAISED
        work.text(painter, left, middle, label.text, style.label_font, colour)


def _joins(painter: QPainter, style: Style, joined: Iterable[tuple[Placed, Placed]]) -> None:
    """A line from the event to each agreement signed there."""
    painter.setPen(style.joined)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for event, agreement in joined:
        start = QPointF((event.left + event.right) / 2, event.bottom + 2)
        end = QPointF((agreement.left + agreement.right) / 2, agreement.top - 2)
        bend = (end.y() - start.y()) / 2
        path = QPainterPath(start)
        path.cubicTo(QPointF(start.x(), start.y() + bend), QPointF(end.x(), end.y() - bend), end)
        painter.drawPath(path)


def _brush(painter: QPainter, style: Style, frame: Frame) -> None:
    """The range that everything else is narrowed to: what lies outside pales."""
    if frame.brushed is None:
        return
    view, height = frame.view, frame.geometry.height
    left, right = view.x(frame.brushed[0]), view.x(frame.brushed[1])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(0, 0, min(max(left, 0), view.width), height), style.outside)
    painter.fillRect(QRectF(min(max(right, 0), view.width), 0, view.width, height), style.outside)
    painter.fillRect(QRectF(left, frame.geometry.axis_top, right - left, height).intersected(_band(frame)), style.brush)
    painter.setPen(style.edge)
    for x in (left, right):
        if 0 <= x <= view.width:
            painter.drawLine(_upright(x, 0, height))


def _band(frame: Frame) -> QRectF:
    return QRectF(0, frame.geometry.axis_top, frame.view.width, frame.geometry.axis_bottom - frame.geometry.axis_top)


def _axis(painter: QPainter, work: Brushwork, frame: Frame) -> None:
    """The lines of labels between the halves."""
    geometry, view, style = frame.geometry, frame.view, work.style
    with _clipped(painter, _band(frame)):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        top = geometry.axis_top + 1
        fonts = (style.year_font, style.month_font, style.day_font)
        for ticks, font, height in zip(frame.ticks.lines, fonts, _LEVELS, strict=True):
            colour = style.text if font is style.year_font else style.muted
            for tick in ticks:
                if tick.text:
                    work.text(painter, tick.left, top + height / 2, tick.text, font, colour)
            top += height
        free = [n for n, ticks in enumerate(frame.ticks.lines) if n and not any(tick.text for tick in ticks)]
        _flags(painter, work, frame, [geometry.axis_top + 1 + sum(_LEVELS[:n]) + _LEVELS[n] / 2 for n in free])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(style.axis_line)
    painter.drawLine(QLineF(0, round(geometry.axis_top), view.width, round(geometry.axis_top)))
    painter.setPen(style.year_line)
    painter.drawLine(QLineF(0, round(geometry.axis_bottom), view.width, round(geometry.axis_bottom)))


def _flags(painter: QPainter, work: Brushwork, frame: Frame, middles: Sequence[float]) -> None:
    """What the edition's end and today's line mean, in the axis' lines that are free, from the last one up."""
    style = work.style
    taken = [(middle, 0.0) for middle in reversed(middles)]  # each line, and from where on it is free
    for day, words, colour in (
        (frame.edition_end, frame.edition_words, style.muted),
        (frame.today, frame.today_word, style.accent),
    ):
        if day is None or not words:
            continue
        left, wide = frame.view.x(day) + 4, work.width(words, style.day_font)
        n = next((n for n, (_, free) in enumerate(taken) if left >= free), None)
        if n is not None and left > 0 and left + wide < frame.view.width:
            middle = taken[n][0]
            work.text(painter, left, middle, words, style.day_font, colour)
            taken[n] = (middle, left + wide + 8)


def _margins(painter: QPainter, work: Brushwork, frame: Frame) -> None:
    """Numbers of marks that are off the axis, and above them why."""
    geometry, style = frame.geometry, work.style
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for place, left in frame.margins.lefts.items():
        lines = frame.margin_names.get(place, "").split(" ", 1)
        middle = (geometry.axis_top + geometry.axis_bottom - _LEVELS[2] * (len(lines) - 1)) / 2
        for n, line in enumerate(lines):
            work.centred(painter, left + MARGIN / 2, middle + n * _LEVELS[2], line, style.day_font, style.muted)
        for half in geometry.halves:
            with _clipped(painter, QRectF(left, half.top, MARGIN, half.height)):
                chips = [p for p in frame.placed if p.item is None and p.margin == place and p.half is half]
                _chips(painter, work, frame, chips)


def _chips(painter: QPainter, work: Brushwork, frame: Frame, chips: Sequence[Placed]) -> None:
    style = work.style
    for chip in chips:
        chosen = chip.key in frame.emphasis.chosen or chip.key == frame.emphasis.current
        painter.setPen(QPen(style.accent if chosen else style.muted, 1.4 if chosen else 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(_rect(chip), chip.height / 2, chip.height / 2)
        if chip.height >= labels.FITTING - 1:
            x, middle = (chip.left + chip.right) / 2, (chip.top + chip.bottom) / 2
            work.number(painter, x, middle, chip.count, style.count_font, style.text)


def tick_rects(ticks: Ticks) -> list[tuple[Tick, QRectF]]:
    """Where each label of the axis stands, from the axis' top."""
    found, top = [], 1.0
    for line, height in zip(ticks.lines, _LEVELS, strict=True):
        found += [(tick, QRectF(tick.left, top, tick.width, height)) for tick in line if tick.text]
        top += height
    return found
