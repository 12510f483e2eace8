"""Charts as pictures of any size, on white paper, with title, legend, sources and edition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from app.catalog.records import Source
from app.catalog.wording import Wording
from app.export.atomic import replacing
from app.views.charts.paint import FOR_PAPER, NORMAL, SMALL, Palette, draw_bar, elided, font, width_of
from app.views.charts.phrases import translate
from app.views.charts.scene import HEADING, Chart
from app.views.charts.view import ChartView

USUAL = QSize(1280, 800)
LARGEST = 20_000  # pixels of a side
_NARROWEST, _WIDEST = 560, 1200  # logical pixels: beyond these the picture is drawn larger or smaller, words and all
_MARGIN = 18.0
_TITLE = 17
_SOURCES = 6  # references printed in full; the others as numbers


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on the picture: the chart, the parts of its legend that are switched off, the references, the edition."""

    chart: Chart
    hidden: frozenset[str]
    sources: tuple[Source, ...]
    edition: str
    wording: Wording


def image(sheet: Sheet, size: QSize = USUAL, colours: Palette = FOR_PAPER) -> QImage:
    """The picture in so many pixels."""
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(QColor(colours.colours.panel))
    painter = QPainter(made)
    _paint(painter, sheet, size, colours)
    painter.end()
    return made


def png(sheet: Sheet, size: QSize = USUAL, colours: Palette = FOR_PAPER) -> bytes:
    """The picture as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image(sheet, size, colours))
    return bytes(data.data())


def svg(sheet: Sheet, size: QSize = USUAL, colours: Palette = FOR_PAPER) -> bytes:
    """The picture as an SVG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(sheet.chart.title)
    generator.setDescription(sheet.chart.subtitle)
    generator.setResolution(96)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(colours.colours.panel))
    _paint(painter, sheet, size, colours)
    painter.end()
    return bytes(data.data())


def save(sheet: Sheet, target: Path, size: QSize = USUAL) -> None:
    """Write the picture, as SVG or PNG by the name's suffix; the file is there wholly or not at all. Raises ExportProblem."""
    data = svg(sheet, size) if target.suffix.lower() == ".svg" else png(sheet, size)
    with replacing(target) as beside:
        beside.write_bytes(data)


def _paint(painter: QPainter, sheet: Sheet, size: QSize, colours: Palette) -> None:
    width = min(max(size.width(), _NARROWEST), _WIDEST)
    scale = size.width() / width
    height = size.height() / scale
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    room = width - 2 * _MARGIN
    top = _head(painter, sheet, colours, room)
    foot = _foot_lines(sheet, room)
    line = QFontMetricsF(font(SMALL)).height() + 1
    bottom = height - _MARGIN - line * len(foot)
    painter.setFont(font(SMALL))
    painter.setPen(QColor(colours.colours.muted))
    for number, text in enumerate(foot):
        painter.drawText(QRectF(_MARGIN, bottom + number * line, room, line), text)
    _body(painter, sheet, colours, QRectF(_MARGIN, top, room, max(bottom - top - 8, 60.0)))


def _head(painter: QPainter, sheet: Sheet, colours: Palette, room: float) -> float:
    """Title, subtitle and legend; where they end."""
    y = _MARGIN
    for text, of, colour in (
        (sheet.chart.title, font(_TITLE, strong=True), colours.colours.text),
        (sheet.chart.subtitle, font(NORMAL), colours.colours.muted),
    ):
        height = QFontMetricsF(of).height() + 3
        painter.setFont(of)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(_MARGIN, y, room, height), elided(text, of, room))
        y += height
    return _legend(painter, sheet, colours, room, y + 4) + 6


def _legend(painter: QPainter, sheet: Sheet, colours: Palette, room: float, y: float) -> float:
    entries = [entry for entry in sheet.chart.legend if entry.key not in sheet.hidden]
    if not entries:
        return y
    of, x = font(SMALL), _MARGIN
    height = QFontMetricsF(of).height() + 3
    for entry in entries:
        wide = width_of(entry.text, of) + 36
        if x > _MARGIN and (entry.nature == HEADING or x + wide > _MARGIN + room):
            x, y = _MARGIN, y + height
        is_heading = entry.nature == HEADING
        if not is_heading:
            draw_bar(painter, QRectF(x, y + height / 2 - 5, 14, 9), colours.ink(entry.ink), entry.nature)
        painter.setFont(of)
        painter.setPen(QColor(colours.colours.muted if is_heading else colours.colours.text))
        left = x if is_heading else x + 20
        painter.drawText(QRectF(left, y, wide, height), int(Qt.AlignmentFlag.AlignVCenter), entry.text)
        x += wide - (24 if is_heading else 0)
    return y + height


def _foot_lines(sheet: Sheet, room: float) -> list[str]:
    """The references and the edition, a line each."""
    of = font(SMALL)
    lines = [elided(f"[{s.id}] {_reference(s)}", of, room) for s in sheet.sources[:_SOURCES]]
    more = [str(source.id) for source in sheet.sources[_SOURCES:]]
    if more:
        lines += _wrapped(translate("charts", "Further sources: {0}").format(", ".join(more)), room)
    edition = translate("charts", "Comptoir, edition {0}").format(sheet.edition)
    return [*lines, edition]


def _reference(source: Source) -> str:
    parts = (source.author, source.title, source.publisher, str(source.year) if source.year else None)
    return ". ".join(part.rstrip(".") for part in parts if part)


def _wrapped(text: str, room: float) -> list[str]:
    of, lines = font(SMALL), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, of) > room and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _body(painter: QPainter, sheet: Sheet, colours: Palette, place: QRectF) -> None:
    """The chart itself, laid out for the picture and drawn by the same hands as on the screen."""
    view = ChartView(colours, sheet.wording)
    view.settle(place.size().toSize())
    view.show_chart(sheet.chart, sheet.hidden)
    view.settle(place.size().toSize())
    needed = view.needed_height()
    if needed > place.height():  # a picture cannot be scrolled: all rows, and smaller
        part = place.height() / needed
        view.settle(QSize(int(place.width() / part), int(needed) + 1))
    painter.save()
    painter.translate(place.topLeft())
    view.render(painter, QRectF(QPointF(0, 0), place.size()), view.viewport().rect())
    painter.restore()
    view.deleteLater()
