"""The list of finds below the search box, grouped by kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app.catalog.kinds import RecordType
from app.catalog.search import Hit
from app.views import words
from app.views.context import Context
from app.views.theme import flag

HIT_ROLE = Qt.ItemDataRole.UserRole
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
_ICONS = {
    **{RecordType.ENTITY: "building-2", RecordType.EVENT: "calendar", RecordType.AGREEMENT: "file-signature"},
    **{RecordType.FIGURE: "hash", RecordType.PROJECT: "hammer", RecordType.SOURCE: "book-open"},
}


class Finds(QFrame):
    """The list that hangs below the search box; the keyboard stays with the box."""

    chosen = Signal(object)

    def __init__(self, box: QLineEdit, context: Context) -> None:
        super().__init__(box.window() if box.window() is not box else None, Qt.WindowType.ToolTip)
        self._box, self._context = box, context
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.view = QListView(self)
        self.view.setUniformItemSizes(False)
        self.view.setItemDelegate(_HitDelegate(context, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.model = QStandardItemModel(self)
        self.view.setModel(self.model)
        self.view.clicked.connect(lambda index: self._choose(index))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.view)
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        return super().eventFilter(watched, event)

    def show_hits(self, hits: list[Hit], text: str) -> None:
        self.model.clear()
        group = None
        for hit in hits:
            if hit.record_type is not group:
                group = hit.record_type
                self.model.appendRow(_header(words.type_name(group)))
            self.model.appendRow(self._item(hit))
        if not hits:
            self.model.appendRow(
                _header(self.tr("Nothing found for “{0}”. Try fewer letters or another spelling.").format(text))
            )
        self._place()
        self._step(0, 1)

    def _item(self, hit: Hit) -> QStandardItem:
        item = QStandardItem(hit.title)
        item.setData(hit, HIT_ROLE)
        item.setData(self._detail(hit), DETAIL_ROLE)
        icon = flag(hit.iso2) if hit.iso2 else None
        item.setIcon(icon or self._context.theme.icon(_ICONS[hit.record_type]))
        return item

    def _detail(self, hit: Hit) -> str:
        vocabulary, wording = self._context.vocabulary, self._context.wording
        if hit.figure is not None:
            marks = ", ".join(str(s) for s in hit.figure.sources)
            parts: tuple[Any, ...] = (hit.when, wording.figure(hit.figure), f"[{marks}]" if marks else "")
            return "  ·  ".join(part for part in parts if part)
        lists = {
            RecordType.ENTITY: "entity_subkind",
            RecordType.EVENT: "event_kind",
            RecordType.AGREEMENT: "agreement_kind",
            RecordType.PROJECT: "sector",
        }
        kind = vocabulary.label(lists[hit.record_type], hit.kind) if hit.record_type in lists else ""
        return "  ·  ".join(part for part in (hit.matched, kind, hit.place, hit.when) if part)

    def _place(self) -> None:
        corner = self._box.mapToGlobal(self._box.rect().bottomLeft())
        rows = sum(24 if self.model.item(n).data(HIT_ROLE) is None else 30 for n in range(self.model.rowCount()))
        self.setGeometry(QRect(corner.x(), corner.y() + 3, max(self._box.width(), 560), min(rows + 6, 460)))
        self.show()

    def current(self) -> Hit | None:
        hit = self.view.currentIndex().data(HIT_ROLE) if self.isVisible() else None
        return hit if isinstance(hit, Hit) else None

    def move(self, key: int) -> None:  # type: ignore[override]
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}[Qt.Key(key)]
        self._step(self.view.currentIndex().row() + step, 1 if step > 0 else -1)

    def _step(self, row: int, direction: int) -> None:
        """Choose the next line that is a find, from `row` on."""
        row = max(0, min(row, self.model.rowCount() - 1))
        while 0 <= row < self.model.rowCount():
            if self.model.item(row).data(HIT_ROLE) is not None:
                self.view.setCurrentIndex(self.model.index(row, 0))
                return
            row += direction

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HIT_ROLE)
        if hit is not None:
            self.chosen.emit(hit)


def _header(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEnabled(False)
    item.setSelectable(False)
    return item


class _HitDelegate(QStyledItemDelegate):
    """A find in one line: icon, title, and what it is, muted, at the right."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = context.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]  # noqa: ARG002
        return QSize(300, 24 if index.data(HIT_ROLE) is None else 30)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        colours, rect = self._theme.colours, QRect(option.rect)
        painter.save()
        if index.data(HIT_ROLE) is None:
            painter.setPen(QColor(colours.muted))
            painter.drawText(rect.adjusted(10, 4, -10, 0), int(Qt.AlignmentFlag.AlignVCenter), index.data())
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, QRect(rect.left() + 10, rect.top() + 7, 20, 16))
        detail = QFontMetrics(option.font).elidedText(
            index.data(DETAIL_ROLE), Qt.TextElideMode.ElideRight, rect.width() // 2
        )
        width = QFontMetrics(option.font).horizontalAdvance(detail)
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            rect.adjusted(0, 0, -10, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), detail
        )
        room = rect.width() - width - 60
        title = QFontMetrics(option.font).elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(colours.text))
        painter.drawText(rect.adjusted(38, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), title)
        painter.restore()
