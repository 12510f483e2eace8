"""Words on paper: fonts, lines and their measures, in units of which a point has twenty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.export.brief.content import Align, Rich, Span, Tone, text_of
from app.export.brief.drawing import Ink
from app.export.brief.options import PaperSize
from app.export.fonts import font

POINT = 20.0  # units; QPdfWriter at 1440 dots per inch has just these
SIZES = {PaperSize.A4: (595.276, 841.890), PaperSize.LETTER: (612.0, 792.0)}  # points
MARGIN, FOOT = 45.0, 62.0  # points; the foot holds the page number

_INKS = {
    Tone.PLAIN: Ink.TEXT,
    Tone.STRONG: Ink.TEXT,
    Tone.ITALIC: Ink.TEXT,
    Tone.MUTED: Ink.MUTED,
    Tone.LINK: Ink.ACCENT,
    Tone.MARK: Ink.ACCENT,
    Tone.UP: Ink.UP,
    Tone.DOWN: Ink.DOWN,
    Tone.WARNING: Ink.WARNING,
}


@dataclass(frozen=True, slots=True)
class Face:
    """How a run of words is set: size and distance of lines in points."""

    size: float
    leading: float
    bold: bool = False
    ink: Ink | None = None  # over the tones' own
    spacing: float = 100.0  # percent between letters


BODY = Face(9.0, 13.2)
SMALL = Face(7.8, 11.4)
CELL = Face(8.3, 11.8)
HEAD_CELL = Face(7.6, 11.0, bold=True, ink=Ink.MUTED)
ABOVE = Face(7.8, 11.0, ink=Ink.MUTED, spacing=112.0)
TITLE = Face(21.0, 27.0, bold=True)
CHAPTER = Face(11.0, 15.0, bold=True)
HEADING = Face(9.4, 13.4, bold=True)
CAPTION = Face(7.8, 11.0, ink=Ink.MUTED)
VALUES = tuple(Face(size, size * 1.34, bold=True) for size in (13.0, 12.0, 11.0))  # of key numbers
LINE = Face(7.8, 11.2)


@lru_cache(maxsize=64)
def _font(face: Face, tone: Tone = Tone.PLAIN) -> QFont:
    found = font(face.size * POINT, bold=face.bold or tone is Tone.STRONG, italic=tone is Tone.ITALIC)
    if tone is Tone.MARK:
        found = font(max(face.size * 0.62, 5.4) * POINT)
    if face.spacing != 100:
        found.setLetterSpacing(QFont.SpacingType.PercentageSpacing, face.spacing)
    return found


class Text:
    """Some words set in lines of a width, in units; drawn where they are put, and divisible between lines."""

    def __init__(self, rich: Rich, face: Face, width: float, align: Align = Align.LEFT) -> None:
        self.rich, self.face = rich, face
        self.leading = face.leading * POINT
        self._layout = QTextLayout(text_of(rich).replace("\n", "\u2028"), _font(face))
        option = QTextOption(Qt.AlignmentFlag.AlignRight if align is Align.RIGHT else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(rich, face))
        self._layout.beginLayout()
        self.lines = 0
        self.natural_width = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.lines * self.leading + (self.leading - line.height()) / 2))
            self.natural_width = max(self.natural_width, line.naturalTextWidth())
            self.lines += 1
        self._layout.endLayout()

    @property
    def baseline(self) -> float:
        """The height of the first line's foot of letters below the top."""
        line = self._layout.lineAt(0)
        return line.y() + line.ascent()

    @property
    def height(self) -> float:
        return self.lines * self.leading

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QColor(self.face.ink or Ink.TEXT))
        self._layout.draw(painter, QPointF(x, y))

    def line_painter(self, number: int) -> Callable[[QPainter, float, float], None]:
        """What draws one line alone, its top at y."""

        def paint(painter: QPainter, x: float, y: float) -> None:
            painter.setPen(QColor(self.face.ink or Ink.TEXT))
            self._layout.lineAt(number).draw(painter, QPointF(x, y - number * self.leading))

        return paint


def _formats(rich: Rich, face: Face) -> list[QTextLayout.FormatRange]:
    ranges, at = [], 0
    for span in rich:
        made = QTextLayout.FormatRange()
        made.start, made.length = at, _units(span.text)
        made.format = _format(span, face)
        at += made.length
        ranges.append(made)
    return ranges


def _format(span: Span, face: Face) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(_font(face, span.tone))
    ink = face.ink if face.ink and span.tone in (Tone.PLAIN, Tone.STRONG) else _INKS[span.tone]
    made.setForeground(QColor(ink))
    if span.tone is Tone.MARK:
        made.setBaselineOffset(52.0)  # percent of the mark's own height
    if span.href:
        made.setAnchor(True)
        made.setAnchorHref(span.href)
    return made


def _units(text: str) -> int:
    """A length as Qt counts it: letters beyond the first plane are two."""
    return len(text.encode("utf-16-le")) // 2


def words_width(text: str, size: float) -> float:
    """How wide words are at a size, both in points."""
    return QFontMetricsF(font(size * POINT)).horizontalAdvance(text) / POINT


def widest_word(rich: Rich, face: Face) -> float:
    """The width, in units, below which a word of these would be cut."""
    metrics = QFontMetricsF(_font(face))
    words = text_of(rich).replace("\n", " ").split(" ")  # not split(): a no-break space holds a word together
    return max(metrics.horizontalAdvance(word) for word in words)


def can_show(text: str) -> bool:
    """Whether our font has the letters of a text; other fonts are not asked, for they differ from computer to computer."""
    alone = font(10 * POINT)
    alone.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    metrics = QFontMetricsF(alone)
    return all(letter.isspace() or metrics.inFontUcs4(ord(letter)) for letter in text)
