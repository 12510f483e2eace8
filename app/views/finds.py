"""The list of finds below the search box, grouped by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app.catalog.kinds import RecordType, Table
from app.catalog.search import Finds, Hit
from app.catalog.spelling import matches
from app.views import words
from app.views.context import Context
from app.views.theme import Theme, flag

LINE_ROLE = Qt.ItemDataRole.UserRole
WIDTH, HEIGHT = 640, 480  # pixels, at most
ROW, HEADING = 28, 26
SHARE, FIGURE_SHARE = 0.4, 0.7  # of a line, for what is told beside a long title: a number is told with its source
_ROW_SIZE, _HEADING_SIZE = QSize(300, ROW), QSize(300, HEADING)
_ICONS = {
    **{RecordType.ENTITY: "building-2", RecordType.EVENT: "calendar", RecordType.AGREEMENT: "file-signature"},
    **{
        RecordType.FIGURE: "hash",
        RecordType.PROJECT: "hammer",
        RecordType.RELATION: "link",
        RecordType.SOURCE: "book-open",
    },
}
_LISTS = {
    **{RecordType.ENTITY: "entity_subkind", RecordType.EVENT: "event_kind", RecordType.AGREEMENT: "agreement_kind"},
    **{RecordType.PROJECT: "sector", RecordType.RELATION: "rel"},
}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """A line of the list: a find with what is drawn of it, or a heading (`hit` None). `marks` are places and lengths in `text`."""

    text: str
    hit: Hit | None = None
    detail: str = ""
    icon: QIcon | None = None
    marks: tuple[tuple[int, int], ...] = ()


class FindsModel(QAbstractListModel):
    """The lines of the list; those of finds are written by `write` when they are first looked at."""

    def __init__(self, write: Callable[[Hit], Line], parent: Any = None) -> None:
        super().__init__(parent)
        self._write = write
        self._lines: list[Line | Hit] = []

    def show(self, lines: Sequence[Line | Hit]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> Line:
        line = self._lines[row]
        if isinstance(line, Hit):
            line = self._lines[row] = self._write(line)
        return line

    def hit(self, row: int) -> Hit | None:
        """The find in a row; a heading has none."""
        line = self._lines[row]
        return line if isinstance(line, Hit) else line.hit

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.SizeHintRole:
            return _HEADING_SIZE if self.hit(index.row()) is None else _ROW_SIZE
        line = self.line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.text}, {line.detail}" if line.detail else line.text
        if role == Qt.ItemDataRole.ToolTipRole and line.hit is not None:
            return "\n".join(text for text in (line.text, line.detail) if text)
        return line if role == LINE_ROLE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.hit(index.row()) is None else super().flags(index)


class FindsList(QFrame):
    """The list that hangs below the search box; the keyboard stays with the box."""

    chosen = Signal(object)

    def __init__(self, box: QLineEdit, context: Context) -> None:
        super().__init__(box.window() if box.window() is not box else None, Qt.WindowType.ToolTip)
        self._box, self._context = box, context
        self._typed: Sequence[str] = ()
        self.setObjectName("finds")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.view = QListView(self)
        self.view.setItemDelegate(_LineDelegate(context.theme, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Finds"))
        self.model = FindsModel(self._line, self)
        self.view.setModel(self.model)
        self.view.clicked.connect(self._choose)
        keys = QLabel(self.tr("↑ ↓ look   ·   Enter opens   ·   Ctrl+Enter adds to the dossier   ·   Esc closes"), self)
        keys.setProperty("muted", True)
        keys.setContentsMargins(10, 4, 10, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.view)
        layout.addWidget(keys)
        self._keys = keys

    def show_finds(self, finds: Finds, text: str) -> None:
        lines: list[Line | Hit] = []
        self._typed = finds.words
        if finds.mended and finds.hits:
            lines.append(
                Line(self.tr("Nothing is spelled “{0}”: shown for “{1}”").format(text.strip(), " ".join(finds.words)))
            )
        group = None
        for hit in finds.hits:
            if hit.record_type is not group:
                group = hit.record_type
                lines.append(
                    Line(words.table_name(next(table for table in Table if table.record_type is group)).upper())
                )
            lines.append(hit)
        if not finds.hits:
            nothing = self.tr("Nothing found for “{0}”. Try fewer letters or another spelling.")
            lines.append(Line(nothing.format(text.strip())))
        self.model.show(lines)
        self._place()
        self._step(0, 1)

    def _line(self, hit: Hit) -> Line:
        icon = flag(hit.iso2) if hit.iso2 else None
        marks = matches(hit.title, self._typed)
        return Line(
            hit.title, hit, self._detail(hit), icon or self._context.theme.icon(_ICONS[hit.record_type]), tuple(marks)
        )

    def _detail(self, hit: Hit) -> str:
        wording = self._context.wording
        if hit.figure is not None:
            sources = ", ".join(str(source) for source in hit.figure.sources)
            nature = (
                "" if hit.figure.nature == "actual" else self._context.vocabulary.label("nature", hit.figure.nature)
            )
            parts: tuple[str | None, ...] = (
                wording.date(hit.when),
                wording.figure(hit.figure),
                nature,
                f"[{sources}]" if sources else "",
            )
        else:
            kind = (
                self._context.vocabulary.label(_LISTS[hit.record_type], hit.kind) if hit.record_type in _LISTS else ""
            )
            when = wording.base(hit.when) if hit.record_type is RecordType.RELATION else wording.date(hit.when)
            number = f"[{hit.id}]" if hit.record_type is RecordType.SOURCE else ""
            parts = (hit.matched, kind, hit.place, when, number)
        return "  ·  ".join(part for part in parts if part)

    def _place(self) -> None:
        """Stand below the box, within its screen."""
        corner = self._box.mapToGlobal(self._box.rect().bottomLeft())
        rows = sum(HEADING if self.model.hit(row) is None else ROW for row in range(self.model.rowCount()))
        screen = self._box.screen().availableGeometry()
        width = min(max(self._box.width(), WIDTH), screen.width())
        left = max(screen.left(), min(corner.x(), screen.right() - width))
        height = min(rows + self._keys.sizeHint().height() + 6, HEIGHT, max(screen.bottom() - corner.y() - 8, 120))
        self.setGeometry(QRect(left, corner.y() + 3, width, height))
        self.show()

    def current(self) -> Hit | None:
        index = self.view.currentIndex()
        return self.model.hit(index.row()) if self.isVisible() and index.isValid() else None

    def move_by(self, step: int) -> None:
        """Choose the find so many lines further on."""
        self._step(self.view.currentIndex().row() + step, 1 if step > 0 else -1)

    def _step(self, row: int, direction: int) -> None:
        """Choose the next line that is a find, from `row` on."""
        row = max(0, min(row, self.model.rowCount() - 1))
        if row == 0 or (direction < 0 and not any(map(self.model.hit, range(row)))):
            self.view.scrollToTop()
        while 0 <= row < self.model.rowCount():
            if self.model.hit(row) is not None:
                self.view.setCurrentIndex(self.model.index(row, 0))
                return
            row += direction

    def _choose(self, index: QModelIndex) -> None:
        hit = self.model.hit(index.row())
        if hit is not None:
            self.chosen.emit(hit)


class _LineDelegate(QStyledItemDelegate):
    """A find in one line: icon, title with the match marked, and what it is, muted, at the right."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        line, colours, rect = index.data(LINE_ROLE), self._theme.colours, QRect(option.rect)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.save()
        if line.hit is None:
            painter.setPen(QColor(colours.muted))
            metrics = QFontMetrics(option.font)
            text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, rect.width() - 20)
            painter.drawText(rect.adjusted(10, 3, -10, 0), middle, text)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        line.icon.paint(painter, QRect(rect.left() + 10, rect.top() + (ROW - 16) // 2, 20, 16))
        metrics = QFontMetrics(option.font)
        room = rect.width() - 60
        title_width = metrics.horizontalAdvance(line.text)
        share = FIGURE_SHARE if line.hit.figure is not None else SHARE
        detail, title = line.detail, line.text
        detail_width = metrics.horizontalAdvance(detail)
        if title_width + detail_width > room:  # to elide what fits takes as long as to draw it
            elided = Qt.TextElideMode.ElideRight
            detail = metrics.elidedText(detail, elided, max(room - title_width, int(room * share)))
            title = metrics.elidedText(title, elided, room - metrics.horizontalAdvance(detail))
        painter.setPen(QColor(colours.muted))
        painter.drawText(rect.adjusted(0, 0, -10, 0), middle | int(Qt.AlignmentFlag.AlignRight), detail)
        self._draw_title(painter, rect.adjusted(38, 0, 0, 0), title, line.marks, metrics)
        painter.restore()

    def _draw_title(
        self, painter: QPainter, rect: QRect, title: str, marks: Sequence[tuple[int, int]], metrics: QFontMetrics
    ) -> None:
        """The title, with what was typed on a ground of its own."""
        ground = QColor(self._theme.colours.accent)
        ground.setAlpha(56)
        for start, length in marks:
            if start < len(title):
                left = metrics.horizontalAdvance(title[:start])
                width = metrics.horizontalAdvance(title[: start + length]) - left
                top = rect.center().y() - metrics.height() // 2
                painter.fillRect(QRect(rect.left() + left, top, width, metrics.height() + 1), ground)
        painter.setPen(QColor(self._theme.colours.text))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), title)
