"""Pages of paper below each other, to be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_GAP = 18  # pixels around a page
_WIDEST = 900


class PageView(QAbstractScrollArea):
    """Pictures of pages, as wide as there is room; only those in sight are painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QImage] = []
        self.hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(60)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.viewport().update())

    @property
    def page_width(self) -> int:
        """How wide a page is on the screen, in pixels of the window."""
        return max(min(self.viewport().width() - 2 * _GAP, _WIDEST), 80)

    @property
    def count(self) -> int:
        return len(self._pages)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show other pages; the reader stays where they were."""
        self._pages = list(pages)
        self._measure()
        self.viewport().update()

    def page_in_sight(self) -> int:
        """The number of the page in the middle of the view, from 1."""
        at = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(1, min(self.count, at // max(self._step(), 1) + 1))

    def _height(self) -> int:
        first = self._pages[0] if self._pages else None
        return round(self.page_width * first.height() / first.width()) if first else 0

    def _step(self) -> int:
        return self._height() + _GAP

    def _measure(self) -> None:
        total = len(self._pages) * self._step() + _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, total - self.viewport().height()))
        bar.setPageStep(self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(640, 760)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        if not self._pages:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), self.hint)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width, height, top = self.page_width, self._height(), self.verticalScrollBar().value()
        left = (self.viewport().width() - width) // 2
        for number, page in enumerate(self._pages):
            y = _GAP + number * self._step() - top
            if y + height < 0 or y > self.viewport().height():
                continue
            area = QRectF(left, y, width, height)
            painter.drawImage(area, page)
            painter.setPen(QColor(self.palette().color(QPalette.ColorRole.Mid)))
            painter.drawRect(area)
