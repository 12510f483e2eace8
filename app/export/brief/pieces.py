"""The blocks of a brief as pieces of pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import singledispatch

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from app.catalog.wording import NO_BREAK
from app.export.brief import paper
from app.export.brief.content import (
    Align,
    Block,
    Brief,
    Card,
    Cards,
    Chapter,
    Cover,
    Drawn,
    Grid,
    Heading,
    Note,
    Paragraph,
    Picture,
    References,
    Rich,
    muted,
    plain,
    source_place,
)
from app.export.brief.drawing import Ink
from app.export.brief.flow import Piece
from app.export.brief.grid import rows
from app.export.brief.ink import draw, flag, rule
from app.export.brief.paper import POINT, Face, Text
from app.export.fonts import FAMILY

LEFT = paper.MARGIN * POINT
CARDS_A_ROW = 4
_UNIT_WORD = re.compile(rf"{NO_BREAK}(?=[^\W\d]{{4,}})|(?<=[^\W\d]){NO_BREAK}(?=\d)")  # before a word, and after one
_PAD = 9.0 * POINT
_BETWEEN = 8.0 * POINT


def pieces_of(brief: Brief, width: float) -> Iterator[Piece]:
    """The whole brief, set in a width in units."""
    yield from _cover(brief.cover, width)
    for chapter in brief.chapters:
        yield from _chapter(chapter, width)


def _chapter(chapter: Chapter, width: float) -> Iterator[Piece]:
    title = Text(plain(chapter.title), paper.CHAPTER, width)
    line = title.height + 4 * POINT

    def paint(painter: QPainter, y: float) -> None:
        title.draw(painter, LEFT, y)
        rule(painter, LEFT, y + line, width)

    yield Piece(line + 6 * POINT, paint, 18 * POINT, keep=True, bookmark=chapter.title, new_page=chapter.on_new_page)
    for block, follower in zip(chapter.blocks, (*chapter.blocks[1:], None), strict=True):
        pieces = list(_pieces(block, width))
        if isinstance(block, Grid) and isinstance(follower, Paragraph):
            pieces[-1].keep = True  # what is said below a table is not parted from it
        yield from pieces


def _cover(cover: Cover, width: float) -> Iterator[Piece]:
    flags = [image for image in map(flag, cover.flags) if image is not None]
    high, space = 15 * POINT, 5 * POINT
    wide = high * 4 / 3
    room = len(flags) * (wide + space)
    above = Text(plain(cover.above.upper()), paper.ABOVE, width - room)
    title = Text(plain(cover.title), paper.TITLE, width)
    lines = [Text(line, paper.BODY, width) for line in cover.lines]

    def paint(painter: QPainter, y: float) -> None:
        above.draw(painter, LEFT, y)
        for number, image in enumerate(reversed(flags)):
            area = QRectF(LEFT + width - wide - number * (wide + space), y - 2 * POINT, wide, high)
            painter.drawImage(area, image)
            painter.setPen(QPen(QColor(Ink.LINE), 0.5 * POINT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area)
        y += max(above.height, high if flags else 0) + 2 * POINT
        title.draw(painter, LEFT, y)
        y += title.height + 3 * POINT
        for line in lines:
            line.draw(painter, LEFT, y)
            y += line.height

    height = max(above.height, high if flags else 0) + title.height + sum(line.height for line in lines) + 5 * POINT
    yield Piece(height, paint)
    for summary in cover.summary:
        yield from _running(summary, paper.BODY, width, 8 * POINT)


def _running(rich: Rich, face: Face, width: float, gap: float, place: str = "") -> Iterator[Piece]:
    """Lines of running words, of which never one alone is parted from the rest."""
    text = Text(rich, face, width)
    for number in range(text.lines):
        last_two = number >= text.lines - 2
        line = text.line_painter(number)
        yield Piece(
            text.leading,
            lambda painter, y, line=line: line(painter, LEFT, y),  # type: ignore[misc]
            gap if number == 0 else 0.0,
            keep=number < text.lines - 1 and (number == 0 or last_two),
            place=place if number == 0 else "",
        )


@singledispatch
def _pieces(block: Block, _width: float) -> Iterator[Piece]:
    raise TypeError(type(block).__name__)


@_pieces.register
def _paragraph(block: Paragraph, width: float) -> Iterator[Piece]:
    yield from _running(block.text, paper.SMALL if block.small else paper.BODY, width, 5 * POINT, block.place)


@_pieces.register
def _heading(block: Heading, width: float) -> Iterator[Piece]:
    image = flag(block.flag) if block.flag else None
    high = 9 * POINT
    indent = high * 4 / 3 + 5 * POINT if image else 0.0
    text = Text(plain(block.text), paper.HEADING, width - indent)

    def paint(painter: QPainter, y: float) -> None:
        if image is not None:
            painter.drawImage(QRectF(LEFT, y + (text.leading - high) / 2, high * 4 / 3, high), image)
        text.draw(painter, LEFT + indent, y)

    yield Piece(text.height + 4 * POINT, paint, 8 * POINT, keep=True)


@_pieces.register
def _cards(block: Cards, width: float) -> Iterator[Piece]:
    cards = block.cards
    across = min(CARDS_A_ROW, max(len(cards), 2))
    wide = (width - (across - 1) * _BETWEEN) / across
    face = _value_face(cards, wide - 2 * _PAD)
    for start in range(0, len(cards), across):
        row = [_card(card, wide - 2 * _PAD, face) for card in cards[start : start + across]]
        height = max(sum(text.height for text in texts) for texts in row) + 2 * _PAD

        def paint(painter: QPainter, y: float, row: list[list[Text]] = row, height: float = height) -> None:
            for number, texts in enumerate(row):
                x = LEFT + number * (wide + _BETWEEN)
                painter.setPen(QPen(QColor(Ink.LINE), 0.7 * POINT))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(x, y, wide, height), 5 * POINT, 5 * POINT)
                at = y + _PAD
                for text in texts:
                    text.draw(painter, x + _PAD, at)
                    at += text.height

        yield Piece(height, paint, _BETWEEN if start else 2 * POINT)


def _value_face(cards: Sequence[Card], width: float) -> Face:
    """One size of numbers for all cards: the largest in which few of them need two lines."""
    for face in paper.VALUES[:-1]:
        broken = sum(_value(card, width, face).lines > 1 for card in cards)
        if broken * 4 <= len(cards):
            return face
    return paper.VALUES[-1]


def _card(card: Card, width: float, face: Face) -> list[Text]:
    lines = (Text(line, paper.LINE, width) for line in card.lines)
    return [Text(card.caption, paper.CAPTION, width), _value(card, width, face), *lines]


def _value(card: Card, width: float, face: Face) -> Text:
    """A key number; where it is too long for a line it is broken after "over" or, if it must be, before a word of its unit."""
    first, *rest = card.value
    head, space, tail = first.text.partition(NO_BREAK)
    if space and head.isalpha():
        whole = Text((replace(first, text=tail), *rest), face, 10 * width)
        if whole.natural_width <= width:
            return Text((replace(first, text=f"{head} {tail}"), *rest), face, width)
    if Text((first, *rest), face, 10 * width).natural_width > width:
        first = replace(first, text=_UNIT_WORD.sub(" ", first.text))
    return Text((first, *rest), face, width)


@_pieces.register
def _drawn(block: Drawn, width: float) -> Iterator[Piece]:
    height = block.drawing.height * POINT
    caption = Text(block.caption, paper.SMALL, width) if block.caption else None

    def paint(painter: QPainter, y: float) -> None:
        draw(painter, block.drawing, LEFT, y)
        if caption:
            caption.draw(painter, LEFT, y + height + 4 * POINT)

    yield Piece(height + (caption.height + 4 * POINT if caption else 0), paint, 4 * POINT)


@_pieces.register
def _picture(block: Picture, width: float) -> Iterator[Piece]:
    yield from _heading(Heading(block.title), width)
    drawing, natural = _loaded(block)
    wide, high = natural
    scale = min(width / wide, 300 * POINT / high) if wide and high else 0.0
    note = Text(muted(block.note), paper.SMALL, width) if block.note else None

    def paint(painter: QPainter, y: float) -> None:
        drawing(painter, QRectF(LEFT, y, wide * scale, high * scale))
        if note:
            note.draw(painter, LEFT, y + high * scale + 4 * POINT)

    yield Piece(high * scale + (note.height + 4 * POINT if note else 0), paint)


def _loaded(block: Picture) -> tuple[Callable[[QPainter, QRectF], None], tuple[float, float]]:
    """What draws a picture into a rectangle, and its own size."""
    if block.kind == "svg":
        from PySide6.QtSvg import QSvgRenderer

        renderer = QSvgRenderer(QByteArray(block.data))
        size = renderer.defaultSize()

        def render(painter: QPainter, area: QRectF) -> None:
            painter.save()
            painter.setFont(QFont(FAMILY, 9))  # words without a size take it from here, and need it in points
            renderer.render(painter, area)
            painter.restore()

        return render, (size.width(), size.height())
    image = QImage.fromData(QByteArray(block.data))
    return lambda painter, area: painter.drawImage(area, image), (image.width(), image.height())


@_pieces.register
def _note(block: Note, width: float) -> Iterator[Piece]:
    """The reader's words in a box that may go on over pages."""
    inner = width - 2 * _PAD
    texts = [Text(plain(block.title), paper.HEADING, inner)] if block.title else []
    texts += [Text(line, paper.BODY, inner) for line in block.lines]
    lines = [(text, number) for text in texts for number in range(max(text.lines, 1))]
    last = len(lines) - 1
    for place, (text, number) in enumerate(lines):
        first_line, last_line = place == 0, place == last
        above, below = (_PAD if first_line else 0.0), (_PAD if last_line else 0.0)
        height = text.leading + above + below

        def paint(
            painter: QPainter,
            y: float,
            text: Text = text,
            number: int = number,
            above: float = above,
            height: float = height,
            edges: tuple[bool, bool] = (first_line, last_line),
        ) -> None:
            _box_edges(painter, y, width, height, *edges)
            if number < text.lines:
                text.line_painter(number)(painter, LEFT + _PAD, y + above)

        keep = not last_line and (place < (2 if block.title else 1) or place == last - 1)
        yield Piece(height, paint, 6 * POINT if first_line else 0.0, keep=keep)


def _box_edges(painter: QPainter, y: float, width: float, height: float, top: bool, bottom: bool) -> None:
    """The sides of a box, and its upper and lower edge where it begins and ends."""
    area = QRectF(LEFT, y, width, height)
    painter.setPen(QPen(QColor(Ink.LINE), 0.8 * POINT))
    painter.drawLine(area.topLeft(), area.bottomLeft())
    painter.drawLine(area.topRight(), area.bottomRight())
    if top:
        painter.drawLine(area.topLeft(), area.topRight())
    if bottom:
        painter.drawLine(area.bottomLeft(), area.bottomRight())


@_pieces.register
def _references(block: References, width: float) -> Iterator[Piece]:
    indent = 24 * POINT
    for number, entry in enumerate(block.entries):
        mark = Text(plain(str(entry.number)), Face(8.0, 11.4, bold=True), indent - 8 * POINT, Align.RIGHT)
        text = Text(entry.text, Face(8.0, 11.4), width - indent)

        def paint(painter: QPainter, y: float, mark: Text = mark, text: Text = text) -> None:
            mark.draw(painter, LEFT, y)
            text.draw(painter, LEFT + indent, y)

        place = source_place(entry.number)
        yield Piece(text.height, paint, 4 * POINT if number else 0.0, place=place)


@_pieces.register
def _grid(block: Grid, width: float) -> Iterator[Piece]:
    yield from rows(block, width, LEFT)
