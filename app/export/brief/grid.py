"""Tables on paper: how wide the columns are, and rows that are never cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QPainter

from app.export.brief import paper
from app.export.brief.content import Column, Grid, Rich, plain, text_of
from app.export.brief.drawing import Ink
from app.export.brief.flow import Piece
from app.export.brief.ink import rule
from app.export.brief.paper import POINT, Face, Text

_GAP = 10.0 * POINT  # between columns
_SHORT = 45.0 * POINT
_ABOVE, _BELOW = 3.2 * POINT, 3.6 * POINT  # in a row


def rows(grid: Grid, width: float, left: float) -> Iterator[Piece]:
    """A table's rows, each with the heading that goes before it at the head of a page."""
    widths = column_widths(grid, width)
    header = _row(
        [plain(column.heading) for column in grid.columns], grid, widths, left, paper.HEAD_CELL, Ink.LINE, 0.8
    )
    header.keep = True
    yield header
    for number, cells in enumerate(grid.rows):
        piece = _row(cells, grid, widths, left, paper.CELL, Ink.FAINT, 0.7)
        piece.header = header
        # A heading with a single short row below it looks lost.
        piece.keep = number == 0 and len(grid.rows) > 1 and piece.height < _SHORT
        yield piece


def column_widths(grid: Grid, width: float) -> list[float]:
    """The widths of the columns in units: narrow ones as their words need, the others by their shares of what is left."""
    free = width - _GAP * (len(grid.columns) - 1)
    widths = [0.0] * len(grid.columns)
    for number, column in enumerate(grid.columns):
        if column.narrow:
            widths[number] = min(
                _needed(grid, number, column, width), max(column.share * width, _longest(grid, number))
            )
    rest = free - sum(widths)
    shares = sum(column.share for column in grid.columns if not column.narrow)
    for number, column in enumerate(grid.columns):
        if not column.narrow:
            widths[number] = rest * column.share / shares
    return widths


def _needed(grid: Grid, number: int, column: Column, width: float) -> float:
    """The width in which no cell of a column is wrapped."""
    cells = [Text(row[number], paper.CELL, width).natural_width for row in grid.rows]
    return max([Text(plain(column.heading), paper.HEAD_CELL, width).natural_width, *cells]) + POINT / 2


def _longest(grid: Grid, number: int) -> float:
    """The width of a column's longest word."""
    cells = [paper.widest_word(row[number], paper.CELL) for row in grid.rows]
    return max([paper.widest_word(plain(grid.columns[number].heading), paper.HEAD_CELL), *cells]) + POINT / 2


def _row(
    cells: Sequence[Rich], grid: Grid, widths: Sequence[float], left: float, face: Face, ink: Ink, thick: float
) -> Piece:
    texts = [
        Text(cell, face, width, column.align) if text_of(cell) else None
        for cell, width, column in zip(cells, widths, grid.columns, strict=True)
    ]
    height = max((text.height for text in texts if text), default=face.leading * POINT) + _ABOVE + _BELOW

    def paint(painter: QPainter, y: float) -> None:
        x = left
        for text, width in zip(texts, widths, strict=True):
            if text:
                text.draw(painter, x, y + _ABOVE)
            x += width + _GAP
        rule(painter, left, y + height, x - _GAP - left, ink, thick)

    return Piece(height, paint)
