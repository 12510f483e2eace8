"""A brief as a PDF: set by Qt, then given bookmarks, links and its properties."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    Fit,
    FloatObject,
    NameObject,
    NullObject,
    StreamObject,
    TextStringObject,
)
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.export.atomic import replacing
from app.export.brief import paper
from app.export.brief.content import Align, Brief, plain
from app.export.brief.drawing import Ink
from app.export.brief.flow import Pages, Piece, paginate
from app.export.brief.ink import rule
from app.export.brief.options import BriefOptions
from app.export.brief.paper import FOOT, MARGIN, POINT, SIZES, Text
from app.export.brief.pieces import LEFT, pieces_of
from app.version import VERSION

Report = Callable[[float], None]


class Sheets:
    """A brief laid out on sheets of paper, to be looked at or saved."""

    def __init__(self, brief: Brief, options: BriefOptions) -> None:
        self.brief, self.options = brief, options
        self.width, self.height = (side * POINT for side in SIZES[options.paper])
        pieces = self._watched(pieces_of(brief, self.width - 2 * LEFT))
        self.pages: Pages = paginate(pieces, MARGIN * POINT, self.height - FOOT * POINT)

    def _watched(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Pieces as they are made, now and then giving way to who may want to call it off."""
        for number, piece in enumerate(pieces):
            if number % 20 == 0:
                self.options.report(0.3)
            yield piece

    @property
    def count(self) -> int:
        return self.pages.count

    def paint(self, number: int, painter: QPainter) -> None:
        """Draw a page, from 0, in units of a twentieth of a point."""
        for y, piece in self.pages.sheets[number]:
            piece(painter, y)
        inner, y = self.width - 2 * LEFT, self.height - 44 * POINT
        rule(painter, LEFT, y, inner, Ink.FAINT)
        page = Text(plain(self.brief.page_words.format(number + 1, self.count)), paper.CAPTION, inner, Align.RIGHT)
        page.draw(painter, LEFT, y + 6 * POINT)
        foot = Text(plain(self.brief.footer), paper.CAPTION, inner - 60 * POINT)
        foot.line_painter(0)(painter, LEFT, y + 6 * POINT)

    def picture(self, number: int, width: int) -> QImage:
        """A page as a picture so many pixels wide, for looking at."""
        scale = width / self.width
        image = QImage(width, round(self.height * scale), QImage.Format.Format_RGB32)
        image.fill(QColor(Ink.WHITE))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale, scale)
        self.paint(number, painter)
        painter.end()
        return image


def save(sheets: Sheets, target: Path, spared: Collection[Path] = (), report: Report | None = None) -> None:
    """Write a PDF, wholly or not at all. Raises ExportProblem, also for one of the `spared` files, and what `report` raises."""
    made = _finished(sheets, _printed(sheets, report or sheets.options.report))
    with replacing(target, spared=spared) as beside:
        beside.write_bytes(made)


def _printed(sheets: Sheets, report: Report) -> bytes:
    """The pages as Qt writes them."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(72 * POINT))
    size = QPageSize(
        QSizeF(*SIZES[sheets.options.paper]), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setTitle(sheets.brief.title)
    writer.setAuthor(sheets.brief.author)
    writer.setCreator(f"Comptoir {VERSION}")
    painter = QPainter(writer)
    try:
        for number in range(sheets.count):
            if number:
                writer.newPage()
            sheets.paint(number, painter)
            report(0.5 + 0.3 * number / sheets.count)
    finally:
        painter.end()
    buffer.close()
    return bytes(data.data())


def _finished(sheets: Sheets, printed: bytes) -> bytes:
    """Qt's PDF with what Qt leaves out: bookmarks, links within, language, and the title shown in the window's bar."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed)))
    for title, spot in sheets.pages.bookmarks:
        fit = Fit.xyz(left=0, top=_height(sheets, spot.y))
        writer.add_outline_item(title=title, page_number=spot.page, fit=fit)
    for page in writer.pages:
        for font in _part(page, "/Resources", "/Font").values():
            _mend_blank(_part(font.get_object(), "/ToUnicode"))
        for annotation in page.get("/Annots", ()):
            _lead(writer, sheets, annotation.get_object())
    writer.add_metadata({"/Title": sheets.brief.title, "/Author": sheets.brief.author})
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(sheets.brief.language)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    writer.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _part(whole: Any, *names: str) -> Any:
    """What lies in a dictionary of the PDF under some names, one in the other; an empty dictionary where there is nothing."""
    for name in names:
        whole = whole[name].get_object() if name in whole else DictionaryObject()
    return whole


def _mend_blank(letters: object) -> None:
    """Let the blank be read as a blank: Qt names a glyph by its first character, and that of the blank is the tabulator."""
    if isinstance(letters, StreamObject):
        named = letters.get_data()
        letters.set_data(re.sub(rb"\[[^]]*]", lambda found: found[0].replace(b"<0009>", b"<0020>"), named))


def _lead(writer: PdfWriter, sheets: Sheets, link: DictionaryObject) -> None:
    """Let a link within the brief, which Qt knows by name only, lead to its place."""
    name = link.get("/Dest")
    if not isinstance(name, str):
        return
    spot = sheets.pages.places.get(name)
    if spot is None:
        del link["/Dest"]
        return
    page = writer.pages[spot.page].indirect_reference
    top = FloatObject(_height(sheets, spot.y - 4 * POINT))
    link[NameObject("/Dest")] = ArrayObject([page, NameObject("/XYZ"), NullObject(), top, NullObject()])


def _height(sheets: Sheets, y: float) -> float:
    """A place's height from the lower edge in points, as PDF counts."""
    return (sheets.height - y) / POINT
