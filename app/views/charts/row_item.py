"""Rows of bars: rankings, counts by sector, wholes and their parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.views.charts.paint import (
    NORMAL,
    SMALL,
    Palette,
    draw_arrow,
    draw_bar,
    draw_text,
    draw_warning,
    elided,
    font,
    width_of,
)
from app.views.charts.plots import PixelItem, PlotBox, Spot
from app.views.charts.scene import Piece, Row
from app.views.theme import flag

RANKED, WHOLE = 27.0, 62.0  # height of a row
_FLAG = QRectF(0, 0, 18, 13)
_BAR = 14.0
_WHOLE_BAR = 20.0
_GAP = 8.0
_BAR_ROOM = 10.0  # for the bar at the right that says there is more
_LEAST = 20.0  # pixels of the longest bar
_LINE = 17.0


class RowItem(PixelItem):
    """Draws rows from top to bottom; the wheel moves them when they do not fit."""

    def __init__(self, box: PlotBox, colours: Palette) -> None:
        super().__init__(box, colours)
        self._rows: tuple[Row, ...] = ()
        self._whole: float | None = None
        self._hidden: frozenset[str] = frozenset()
        self._offset = 0.0
        self._says_changes = True  # where there is room for them
        box.wheeled.connect(self.scroll)

    def show_rows(self, rows: Iterable[Row], whole: float | None, hidden: Collection[str]) -> None:
        """Draw these rows; `whole` is the value of a full row where all share it."""
        self._rows, self._whole, self._hidden = tuple(rows), whole, frozenset(hidden)
        self._offset = 0.0
        self.focus = None
        self.refresh()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    @property
    def height(self) -> float:
        """Pixels that all rows need."""
        return self._row_height * len(self._rows)

    @property
    def _row_height(self) -> float:
        return RANKED if self._whole is None else WHOLE

    def scroll(self, steps: int) -> None:
        room = max(self.height - self.box.rect().height(), 0.0)
        self._offset = min(max(self._offset - steps * self._row_height, 0.0), room)
        self.refresh()

    def stops(self) -> list[Spot]:
        width, height = self.box.rect().width(), self._row_height
        return [
            Spot(QRectF(0, number * height - self._offset, width, height), row.hint, row.target)
            for number, row in enumerate(self._rows)
        ]

    def show_focus(self, number: int | None) -> None:
        """Mark a row and bring it into sight."""
        super().show_focus(number)
        if number is not None:
            top, height = number * self._row_height, self.box.rect().height()
            if top < self._offset or top + self._row_height > self._offset + height:
                self._offset = max(min(top, self.height - height), 0.0)

    def paint(self, painter: QPainter, *_: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.box.rect())
        self._offset = min(self._offset, max(self.height - area.height(), 0.0))
        self.spots = []
        bar = _BAR_ROOM if self.height > area.height() + 1 else 0.0
        columns = self._columns(area.width() - bar)
        for number, row in enumerate(self._rows):
            top = number * self._row_height - self._offset
            if top + self._row_height < -1 or top > area.height() - self._row_height * 0.6:
                continue
            place = QRectF(0, top, area.width() - bar, self._row_height)
            if self._whole is None:
                self._ranked(painter, row, place, *columns)
            else:
                self._parts(painter, row, place)
            if self.focus == number:
                painter.setPen(QPen(QColor(self.palette.colours.accent), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 4, 4)
        self._more(painter, area)

    def _pieces(self, row: Row) -> list[Piece]:
        """The pieces that are not switched off, moved together."""
        if not self._hidden:
            return list(row.pieces)
        return [piece for piece in row.pieces if piece.key not in self._hidden]

    # -- rankings and counts

    def _columns(self, width: float) -> tuple[float, float, float]:
        """Pixels of the names, pixels from there to value zero, and pixels for one unit of value."""
        names = max((width_of(row.name, font(NORMAL, row.is_focus)) for row in self._rows), default=0.0)
        flags = _FLAG.width() + _GAP if any(row.iso2 for row in self._rows) else 0.0
        name_width = min(names + flags + _GAP, max(width * 0.42, 70.0))
        room = max(width - name_width - _GAP, _LEAST)
        self._says_changes = True
        self._says_changes = max(map(self._tail_width, self._rows), default=0.0) + _LEAST <= room
        low = min((piece.low for row in self._rows for piece in row.pieces), default=0.0)
        scales = [  # each row leaves room for its own value, so that a short bar with many words cramps nobody
            max(room - self._tail_width(row), _LEAST) / extent
            for row in self._rows
            if (extent := max((piece.high for piece in row.pieces), default=0.0) - low) > 0
        ]
        scale = min(scales, default=0.0)
        return name_width, -low * scale, scale

    def _tail_width(self, row: Row) -> float:
        parts = [width_of(row.value, font(NORMAL, True))]
        change = row.change if self._says_changes else ""
        parts += [width_of(text, font(SMALL)) + _GAP for text in (row.note, change) if text]
        return sum(parts) + _GAP + (14 if change else 0) + (12 if row.is_doubtful else 0)

    def _ranked(self, painter: QPainter, row: Row, place: QRectF, name_width: float, zero: float, scale: float) -> None:
        colours = self.palette.colours
        left = 0.0
        if any(other.iso2 for other in self._rows):
            icon = flag(row.iso2) if row.iso2 else None
            if icon is not None:
                at = QRect(0, int(place.center().y() - _FLAG.height() / 2), int(_FLAG.width()), int(_FLAG.height()))
                icon.paint(painter, at)
            left = _FLAG.width() + _GAP
        of = font(NORMAL, row.is_focus)
        painter.setFont(of)
        name = elided(row.name, of, name_width - left - _GAP)
        draw_text(painter, QRectF(left, place.top(), name_width - left, place.height()), name, QColor(colours.text))
        end = name_width + zero
        whole = QRectF(name_width, place.top(), place.width() - name_width, place.height())
        hidden = 0.0
        top = place.center().y() - _BAR / 2
        for piece in row.pieces:
            if piece.key in self._hidden:
                hidden += piece.high - piece.low
                continue
            first = name_width + zero + (piece.low - (hidden if piece.low >= 0 else 0.0)) * scale
            rect = QRectF(first, top, max((piece.high - piece.low) * scale, 1.5), _BAR)
            draw_bar(painter, rect, self.palette.ink(piece.ink), piece.nature)
            self.spots.append(Spot(rect, piece.hint, piece.target))
            end = max(end, rect.right())
        self._tail(painter, row, end + _GAP, place)
        self.spots.append(Spot(whole.united(place), row.hint, row.target))

    def _tail(self, painter: QPainter, row: Row, x: float, place: QRectF) -> None:
        colours = self.palette.colours
        muted = QColor(colours.muted)
        of = font(NORMAL, row.is_focus or not row.pieces) if row.pieces else font(SMALL)
        painter.setFont(of)
        draw_text(
            painter,
            QRectF(x, place.top(), 400, place.height()),
            row.value,
            QColor(colours.text) if row.pieces else muted,
        )
        x += width_of(row.value, of) + _GAP
        if row.is_doubtful:
            draw_warning(painter, QPointF(x, place.center().y() + 4), QColor(colours.warning))
            x += 12
        painter.setFont(font(SMALL))
        if row.note:
            draw_text(painter, QRectF(x, place.top(), 400, place.height()), row.note, muted)
            x += width_of(row.note, font(SMALL)) + _GAP
        if row.change and self._says_changes:
            ink = QColor({1: colours.up, -1: colours.down}.get(row.direction, colours.muted))
            draw_arrow(painter, QPointF(x + 4, place.center().y()), row.direction, ink)
            draw_text(painter, QRectF(x + 13, place.top(), 400, place.height()), row.change, ink)

    # -- wholes

    def _parts(self, painter: QPainter, row: Row, place: QRectF) -> None:
        colours = self.palette.colours
        painter.setFont(font(NORMAL))
        note = " · ".join(text for text in (row.value, row.note) if text)
        note_width = width_of(note, font(SMALL)) + (14 if row.is_doubtful else 0)
        name = elided(row.name, font(NORMAL), place.width() - note_width - _GAP)
        draw_text(painter, QRectF(0, place.top(), place.width(), _LINE), name, QColor(colours.text))
        painter.setFont(font(SMALL))
        right = QRectF(0, place.top(), place.width() - (14 if row.is_doubtful else 0), _LINE)
        draw_text(painter, right, note, QColor(colours.muted), Qt.AlignmentFlag.AlignRight)
        if row.is_doubtful:
            draw_warning(painter, QPointF(place.right() - 6, place.top() + _LINE / 2 + 4), QColor(colours.warning))
        self.spots.append(Spot(place, row.hint, row.target))
        top = place.top() + _LINE + 1
        outside: list[tuple[Piece, float]] = []
        for piece in self._pieces(row):
            left = piece.low / (self._whole or 1.0) * place.width()
            rect = QRectF(left, top, (piece.high - piece.low) / (self._whole or 1.0) * place.width(), _WHOLE_BAR)
            ink = self.palette.ink(piece.ink)
            draw_bar(painter, rect.adjusted(0, 0, -1 if rect.width() > 4 else 0, 0), ink, piece.nature)
            self.spots.append(Spot(rect, piece.hint, piece.target))
            if width_of(piece.text, font(SMALL)) + 10 <= rect.width():
                draw_text(painter, rect.adjusted(5, 0, 0, 0), piece.text, self._on(ink, piece.nature))
            elif rect.width() > 0:
                outside.append((piece, left))
        self._below(painter, outside, top + _WHOLE_BAR + 1, place.width())

    def _below(self, painter: QPainter, outside: list[tuple[Piece, float]], top: float, width: float) -> None:
        """The words that have no room on their pieces: below them, beneath their beginning where that fits."""
        of = font(SMALL)
        room = sum(width_of(piece.text, of) + 26 for piece, _ in outside)
        x = 0.0
        for piece, left in outside:
            x = max(x, min(left, width - room))
            draw_bar(painter, QRectF(x, top + 4, 8, 8), self.palette.ink(piece.ink), piece.nature)
            words = elided(piece.text, of, width - x - 14)
            draw_text(painter, QRectF(x + 12, top, width, _LINE), words, QColor(self.palette.colours.muted))
            wide = width_of(piece.text, of) + 26
            x, room = x + wide, room - wide

    def _on(self, ink: QColor, nature: str) -> QColor:
        """Words that can be read on a bar."""
        if nature != "actual":
            return QColor(self.palette.colours.text)
        light = ink.redF() * 0.299 + ink.greenF() * 0.587 + ink.blueF() * 0.114
        return QColor("#10161f") if light > 0.55 else QColor("#ffffff")

    def _more(self, painter: QPainter, area: QRectF) -> None:
        """A fine bar at the right that says there is more above or below."""
        if self.height <= area.height() + 1:
            return
        part = area.height() / self.height
        bar = QRectF(area.right() - 3, self._offset * part, 3, area.height() * part)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.palette.colours.line))
        painter.drawRoundedRect(bar, 1.5, 1.5)
