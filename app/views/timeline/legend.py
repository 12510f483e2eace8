"""What colours, shapes and lines mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from app.catalog.vocabulary import Vocabulary
from app.views.timeline import kinds
from app.views.timeline.brushwork import Brushwork
from app.views.timeline.drawing import strike
from app.views.timeline.kinds import Shape
from app.views.timeline.lanes import MIXED
from app.views.timeline.story import Story
from app.views.timeline.style import Style, shape_path

translate = QCoreApplication.translate
LINE = 19.0  # pixels from entry to entry
_SIGN, _GAP = 30.0, 16.0  # pixels for an entry's sign, and between entries


@dataclass(frozen=True)
class Entry:
    """A sign and its meaning; `sign` is a shape for a kind, or the name of another sign."""

    text: str
    sign: Shape | str
    colour: int = MIXED


def entries(story: Story, vocabulary: Vocabulary, with_ghosts: bool, with_today: bool) -> list[Entry]:
    """The kinds that the story has, then what the other signs mean."""
    columns = story.columns
    split = columns.codes.index("")
    families = list(kinds.FAMILIES)

    def order(number: int) -> tuple[int, int]:
        return families.index(kinds.kind(columns.codes[number], number <= split).family), number

    present = sorted(np.flatnonzero(np.bincount(columns.kinds[story.chosen])).tolist(), key=order)
    found = []
    for number in present:
        code, event = columns.codes[number], number <= split
        look = kinds.kind(code, event)
        label = vocabulary.label("event_kind" if event else "agreement_kind", code or "other")
        found.append(Entry(label, look.shape, kinds.FAMILIES[look.family].colour))

    found += [
        Entry(translate("timeline", "held or signed"), "solid"),
        Entry(translate("timeline", "planned"), "hollow"),
        *_cancelled(story, vocabulary),
        Entry(translate("timeline", "some time within this span"), "soft"),
        Entry(translate("timeline", "several, bundled"), "bundle"),
        Entry(translate("timeline", "after the edition's end"), "after"),
    ]
    if with_ghosts:
        found.append(Entry(translate("timeline", "not asked for"), "ghost"))
    if with_today:
        found.append(Entry(translate("timeline", "today"), "today"))
    return found


def _cancelled(story: Story, vocabulary: Vocabulary) -> list[Entry]:
    """What a struck mark means, where the story has one."""
    if not (story.chosen & story.columns.cancelled).any():
        return []
    return [Entry(vocabulary.label("event_status", "cancelled").lower(), "struck")]


def lay_out(found: list[Entry], style: Style, width: float) -> tuple[list[tuple[Entry, float, float]], float]:
    """Where each entry stands (left, top) in as few lines of a width as hold them, and the height of them all; in pixels."""
    metrics = QFontMetricsF(style.label_font)
    wide = [metrics.horizontalAdvance(entry.text) + _SIGN + _GAP for entry in found]
    for lines in range(1, len(found) + 1):
        columns = [max(wide[n : n + lines]) for n in range(0, len(found), lines)]
        if sum(columns) - _GAP <= width or lines == len(found):
            lefts = list(accumulate(columns, initial=0.0))
            return [(e, lefts[n // lines], (n % lines) * LINE) for n, e in enumerate(found)], lines * LINE
    return [], 0.0


def draw(painter: QPainter, work: Brushwork, found: list[Entry], width: float) -> None:
    """Draw the entries from the painter's origin on."""
    style = work.style
    placed, _ = lay_out(found, style, width)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for entry, left, top in placed:
        _sign(painter, work, entry, QRectF(left + 2, top + LINE / 2 - 5, _SIGN - 8, 10))
        work.text(painter, left + _SIGN, top + LINE / 2, entry.text, style.label_font, style.text)


def _sign(painter: QPainter, work: Brushwork, entry: Entry, box: QRectF) -> None:
    style = work.style
    ink = style.ink(entry.colour)
    painter.setPen(Qt.PenStyle.NoPen)
    if isinstance(entry.sign, Shape):
        painter.setBrush(ink.exact)
        painter.drawPath(shape_path(entry.sign, 9.0).translated(box.center()))
        return
    for wanted, pen, brush in _signs(style):
        if wanted == entry.sign:
            painter.setPen(pen)
            painter.setBrush(brush)
            if wanted == "soft":
                painter.setBrush(ink.fill_between(box.left(), box.right(), False, work.ratio is None))
    if entry.sign == "after":
        painter.drawRect(box)
    elif entry.sign == "struck":
        painter.drawRoundedRect(box, 2.5, 2.5)
        strike(painter, ink.exact_pen, box.left(), box.center().y(), box.width())
    elif entry.sign == "today":
        painter.drawLine(QPointF(box.center().x(), box.top() - 2), QPointF(box.center().x(), box.bottom() + 2))
    else:
        painter.drawRoundedRect(box, 5 if entry.sign == "bundle" else 2.5, 5 if entry.sign == "bundle" else 2.5)
    if entry.sign == "bundle":
        work.centred(painter, box.center().x(), box.center().y(), "3", style.count_font, ink.text)


def _signs(style: Style) -> Iterator[tuple[str, QPen, QBrush]]:
    ink, nothing = style.ink(MIXED), QPen(Qt.PenStyle.NoPen)
    yield "solid", nothing, ink.exact
    yield "hollow", ink.exact_pen, ink.hollow
    yield "struck", ink.exact_pen, ink.hollow
    yield "soft", nothing, ink.exact
    yield "bundle", nothing, ink.exact
    yield "after", style.year_line, QBrush(style.after_end)
    yield "ghost", nothing, ink.ghost
    yield "today", style.today, QBrush()


class LegendPopup(QFrame):
    """The legend in a small window that goes away by a click beside it."""

    def __init__(self, found: list[Entry], style: Style, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription(", ".join(entry.text for entry in found))
        self._entries, self._style = found, style
        metrics = QFontMetricsF(style.label_font)
        wide = max((metrics.horizontalAdvance(entry.text) for entry in found), default=0.0) + _SIGN + _GAP
        self._width = 2 * wide + 8
        placed, height = lay_out(found, style, self._width)
        right = max((left + _SIGN + metrics.horizontalAdvance(entry.text) for entry, left, _ in placed), default=0.0)
        self.resize(QSize(int(right) + 28, int(height) + 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.translate(12, 10)
        draw(painter, Brushwork(self._style), self._entries, self._width)
