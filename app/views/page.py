"""The page of an entity or record: everything about it, every name a link, every number with its source mark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType, Table
from app.views.context import Context
from app.views.pane import Pane
from app.views.question import Place
from app.views.theme import Theme, flag

if TYPE_CHECKING:
    from app.catalog.pages import EntityPage, RecordPage

BETWEEN = 12  # pixels above a section
FIRST = 2  # sections written at once
PAUSE = 400  # milliseconds without a key press after which a note is kept


class PagePane(Pane):
    """Shows what is open at the present place; a link opens another page, a web address only when it is clicked."""

    dossier_requested = Signal(list)
    table_requested = Signal(object)  # the Table that has all of what the page shows a part of

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep_note)
        self.browser = _Browser(context.theme, self)
        self.browser.setAccessibleName(self.tr("Page"))
        self.browser.anchorClicked.connect(self._follow)
        self.star = QToolButton(self)
        self.star.setCheckable(True)
        self.star.setToolTip(self.tr("Bookmark this page  Ctrl+B"))
        self.star.setAccessibleName(self.tr("Bookmark"))
        self.star.setShortcut("Ctrl+B")
        self.star.toggled.connect(self._bookmark)
        self.add = QToolButton(self)
        self.add.setText(self.tr("Add to dossier"))
        self.add.clicked.connect(self._add)
        aside = QShortcut(QKeySequence(Qt.Key.Key_D), self.browser, context=Qt.ShortcutContext.WidgetShortcut)
        aside.activated.connect(self._add)
        self.notes = QPlainTextEdit(self)
        self.notes.setPlaceholderText(self.tr("My notes on this page"))
        self.notes.setAccessibleName(self.tr("My notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.textChanged.connect(self._pause.start)
        self._tools = QWidget(self)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(12, 4, 8, 4)
        caption = QLabel(self.tr("My notes"))
        caption.setProperty("muted", True)
        tools.addWidget(caption)
        tools.addStretch()
        tools.addWidget(self.add)
        tools.addWidget(self.star)
        below = QWidget(self)
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 8)
        lower.setSpacing(0)
        lower.addWidget(self._tools)
        lower.addWidget(self.notes)
        lower.setStretch(1, 1)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.addWidget(self.browser)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([600, 84])
        self._below = below
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self._shown: EntityPage | RecordPage | None = None
        self._rest: Iterator[str] = iter(())
        self._writing = QTimer(self, interval=0)
        self._writing.timeout.connect(self._write_on)
        self._place = Place()
        self.recolour_star()
        context.question.moved.connect(self.show_place)
        context.question.glanced.connect(self._glance)

    def show_place(self, place: Place) -> None:
        """Ask for the page of what is open, off the GUI thread."""
        self.keep_note()
        self._place = place
        self._ask(place.record_type, place.record_id, self.show_page)

    def _glance(self, record_type: RecordType | None, key: str | None) -> None:
        """Show another page for a moment, or again what is open."""
        self.keep_note()
        if record_type is None:
            self.show_place(self.context.question.place)
        else:
            self._place = Place()
            self._ask(record_type, key, self.show_page)

    def _ask(self, record_type: RecordType | None, key: str | None, done: Callable[[Any], None]) -> None:
        if record_type is None or key is None:
            self.context.worker.withdraw("page")
            self.show_page(None)
            return

        def work(catalog: Catalog) -> EntityPage | RecordPage:
            if record_type is RecordType.ENTITY:
                return catalog.entity_page(key)
            return catalog.record_page(record_type, key)

        self.context.worker.ask("page", work, done)

    def show_page(self, page: EntityPage | RecordPage | None) -> None:
        """Show what is read first at once, and the rest part by part while nothing else waits."""
        from app.views.page_html import PageWriter  # the first paint does without

        self._shown = page
        writer = PageWriter(self.context.vocabulary, self.context.wording, self.context.theme)
        self._rest = writer.parts(page, self.context.meta)
        self.browser.document().setDefaultStyleSheet(writer.style())
        self.browser.setHtml(f"<body>{next(self._rest)}</body>")
        for _ in range(1, FIRST):
            self._write_on()
        self._writing.start()
        self._below.setVisible(page is not None and self._place.record_id is not None)
        self._show_mine()

    def is_busy(self) -> bool:
        """Whether some of the page is still to be written."""
        return self._writing.isActive()

    def _write_on(self) -> None:
        part = next(self._rest, None)
        if part is None:
            self._writing.stop()
        elif part:
            self.browser.append_html(part)

    def keep_note(self) -> None:
        """Keep what was typed into the note, if it changed."""
        self._pause.stop()
        if self._shown is None or self._place.record_id is None:
            return
        from app.store import notes

        record_type, key = str(self._place.record_type), self._place.record_id
        text = self.notes.toPlainText()
        if text.strip() != notes.note_on(self.context.store, record_type, key).strip():
            notes.set_note(self.context.store, record_type, key, text, self.title())

    def title(self) -> str:
        """The name of what is shown."""
        from app.catalog.pages import EntityPage, title_of

        if self._shown is None:
            return ""
        return self._shown.entity.name if isinstance(self._shown, EntityPage) else title_of(self._shown.record)

    def recolour(self) -> None:
        self.recolour_star()
        self.show_page(self._shown)

    def recolour_star(self) -> None:
        colours = self.context.theme.colours
        self.star.setIcon(self.context.theme.icon("star", colours.accent if self.star.isChecked() else colours.muted))

    def _show_mine(self) -> None:
        """Show the reader's own note and bookmark, and remember the page as seen."""
        if self._shown is None or self._place.record_id is None:
            return
        from app.store import marks, notes

        store, record_type, key = self.context.store, str(self._place.record_type), self._place.record_id
        self.notes.blockSignals(True)
        self.notes.setPlainText(notes.note_on(store, record_type, key))
        self.notes.blockSignals(False)
        self.star.blockSignals(True)
        self.star.setChecked(marks.is_bookmarked(store, record_type, key))
        self.star.blockSignals(False)
        self.recolour_star()
        marks.saw(store, marks.Mark(record_type, key, self.title()))

    def _bookmark(self, wanted: bool) -> None:
        if self._place.record_id is None:
            return
        from app.store import marks

        mark = marks.Mark(str(self._place.record_type), self._place.record_id, self.title())
        if wanted:
            marks.add_bookmark(self.context.store, mark)
        else:
            marks.remove_bookmark(self.context.store, mark.record_type, mark.record_id)
        self.recolour_star()

    def _add(self) -> None:
        if self._place.record_type is not None and self._place.record_id is not None:
            self.dossier_requested.emit([(self._place.record_type, self._place.record_id)])

    def _follow(self, url: QUrl) -> None:
        name, _, key = url.path().partition("/")
        key = QUrl.fromPercentEncoding(key.encode())
        if url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        elif url.scheme() == "comptoir":
            self.context.question.open(RecordType(name), key)
        elif url.scheme() == "comptoir-all":
            if self.context.question.filter.entities != (key,):
                self.context.question.open(RecordType.ENTITY, key)
            self.table_requested.emit(Table(name))


class _Browser(QTextBrowser):
    """The page's text; links are left to the pane, and what is copied names its sources plainly."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setOpenLinks(False)
        self.document().setDocumentMargin(14)
        self.document().setUndoRedoEnabled(False)

    def append_html(self, html: str) -> None:
        """Add a section to the end of the page."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        distance = QTextBlockFormat()
        distance.setLineHeight(BETWEEN, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.insertBlock(distance)
        cursor.insertBlock(QTextBlockFormat())
        cursor.insertHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002 - Qt's signature
        """The flags and icons that pages name."""
        scheme, _, rest = (name if isinstance(name, str) else name.toString()).partition(":")
        if scheme == "flag":
            icon = flag(rest)
            return icon.pixmap(QSize(27, 20), self.devicePixelRatio()) if icon else None
        if scheme == "icon":
            return self._theme.icon(rest).pixmap(QSize(20, 20), self.devicePixelRatio())
        return None  # pages bring everything along; nothing is fetched

    def createMimeDataFromSelection(self) -> QMimeData:
        """Text whose source marks stand in brackets, so that a pasted number keeps its source: `4.1 million $ [127]`."""
        copied = super().createMimeDataFromSelection()
        copied.setText(marked_text(copied.html()) or copied.text())
        return copied


def marked_text(html: str) -> str:
    """The plain text of a page's HTML, with source marks in brackets."""
    from PySide6.QtGui import QTextDocument, QTextTable

    document = QTextDocument()
    document.setHtml(html)
    lines: list[str] = []
    block = document.begin()
    last_row: tuple[int, int] | None = None
    while block.isValid():
        text = _marked_line(block)
        frame = document.frameAt(block.position())
        row = (id(frame), frame.cellAt(block.position()).row()) if isinstance(frame, QTextTable) else None
        if text and row is not None and row == last_row and lines:
            lines[-1] += "\t" + text
        elif text:
            lines.append(text)
        last_row = row
        block = block.next()
    return "\n".join(lines)


def _marked_line(block: QTextBlock) -> str:
    """The text of a block; the numbers of references that follow one another stand in one pair of brackets."""
    text, marks, fragment = "", list[str](), block.begin()
    while not fragment.atEnd():
        piece = fragment.fragment()
        words = piece.text()
        if piece.charFormat().anchorHref().startswith("comptoir:source/") and words.strip().isdigit():
            marks.append(words.strip())
        elif words.strip():
            text, marks = (
                (f"{text.rstrip()} [{', '.join(marks)}] {words.lstrip()}", []) if marks else (text + words, [])
            )
        else:
            text += " "
        fragment += 1
    if marks:
        text = f"{text.rstrip()} [{', '.join(marks)}]"
    return " ".join(text.split())
