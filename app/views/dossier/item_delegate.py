"""How an item of a dossier looks in the list: its title, what is known of it, the reader's note, and what a new edition did."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.models.dossier import ENTRY_ROLE, Entry, State
from app.views.context import Context

_MARGIN, _ICON, _LINE = 10, 18, 18


class ItemDelegate(QStyledItemDelegate):
    """Draws two lines, and a third one with the first line of a note."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]  # noqa: ARG002
        entry = index.data(ENTRY_ROLE)
        lines = 1 + bool(entry.subtitle) + bool(entry.note.strip()) if isinstance(entry, Entry) else 1
        return QSize(120, lines * _LINE + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        colours = self._context.theme.colours
        painter.save()
        area = option.rect.adjusted(_MARGIN, 6, -_MARGIN, -6)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(area.left(), area.top(), _ICON, _LINE))
        left = area.left() + _ICON + 8
        right = self._badge(painter, option, entry, area) if entry.state is not State.SAME else area.right()
        font = QFont(option.font)
        font.setStrikeOut(entry.state is State.DROPPED)
        self._line(painter, font, colours.text, entry.title, left, area.top(), right)
        y = area.top() + _LINE
        if entry.subtitle:
            self._line(painter, option.font, colours.muted, entry.subtitle, left, y, area.right())
            y += _LINE
        if entry.note.strip():
            italic = QFont(option.font)
            italic.setItalic(True)
            self._line(painter, italic, colours.accent, entry.note.strip().splitlines()[0], left, y, area.right())
        painter.restore()

    def _badge(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, area: QRect) -> int:
        """What a new edition did, at the right end of the first line; where the title has to end."""
        colours = self._context.theme.colours
        changed = entry.state is State.CHANGED
        text = self.tr("changed") if changed else self.tr("dropped")
        width = QFontMetrics(option.font).horizontalAdvance(text) + 14
        box = QRect(area.right() - width, area.top() + 1, width, _LINE - 2)
        colour = QColor(colours.warning if changed else colours.down)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        painter.drawRoundedRect(box, 8, 8)
        painter.setFont(option.font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        return box.left() - 6

    def _line(self, painter: QPainter, font: QFont, colour: str, text: str, left: int, top: int, right: int) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QPoint(left, top + (_LINE + metrics.ascent() - metrics.descent()) // 2), shown)
