"""Below a page: the reader's own note on it, its bookmark, and putting it into the dossier."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from app.store import marks, notes
from app.store.marks import Mark
from app.views.context import Context

PAUSE = 400  # milliseconds without a key press after which a note is kept
LOWEST = 32  # pixels of the field for notes: a line


class NotesStrip(QWidget):
    """Shows what the reader has noted on one record, and keeps what they change."""

    dossier_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._mark: Mark | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        self.star = QToolButton(self)
        self.star.setCheckable(True)
        self.star.setToolTip(self.tr("Bookmark this page  Ctrl+B"))
        self.star.setAccessibleName(self.tr("Bookmark"))
        self.star.setShortcut("Ctrl+B")
        self.star.toggled.connect(self._bookmark)
        self.add = QToolButton(self)
        self.add.setText(self.tr("Add to dossier"))
        self.add.clicked.connect(self.dossier_requested)
        self.notes = QPlainTextEdit(self)
        self.notes.setPlaceholderText(self.tr("My notes on this page"))
        self.notes.setAccessibleName(self.tr("My notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(LOWEST)
        self.notes.textChanged.connect(self._pause.start)
        caption = QLabel(self.tr("My notes"))
        caption.setProperty("muted", True)
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 4, 8, 4)
        tools.addWidget(caption)
        tools.addStretch()
        tools.addWidget(self.add)
        tools.addWidget(self.star)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(0)
        layout.addLayout(tools)
        layout.addWidget(self.notes)
        layout.setStretch(1, 1)
        self.recolour()

    def show_on(self, mark: Mark | None) -> None:
        """Show the note and bookmark of a record, and remember it as seen; without a record there is nothing to show."""
        self._mark = mark
        self.setVisible(mark is not None)
        if mark is None:
            return
        store = self._context.store
        self.notes.blockSignals(True)
        self.notes.setPlainText(notes.note_on(store, mark.record_type, mark.record_id))
        self.notes.blockSignals(False)
        self.star.blockSignals(True)
        self.star.setChecked(marks.is_bookmarked(store, mark.record_type, mark.record_id))
        self.star.blockSignals(False)
        self.recolour()
        marks.saw(store, mark)

    def keep(self) -> None:
        """Keep what was typed into the note, if it changed."""
        self._pause.stop()
        if self._mark is None:
            return
        store, mark, text = self._context.store, self._mark, self.notes.toPlainText()
        if text.strip() != notes.note_on(store, mark.record_type, mark.record_id).strip():
            notes.set_note(store, mark.record_type, mark.record_id, text, mark.title)

    def recolour(self) -> None:
        colours = self._context.theme.colours
        self.star.setIcon(self._context.theme.icon("star", colours.accent if self.star.isChecked() else colours.muted))

    def _bookmark(self, wanted: bool) -> None:
        if self._mark is None:
            return
        if wanted:
            marks.add_bookmark(self._context.store, self._mark)
        else:
            marks.remove_bookmark(self._context.store, self._mark.record_type, self._mark.record_id)
        self.recolour()
