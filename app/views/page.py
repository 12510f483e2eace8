"""The page of an entity or record: everything about it, every name a link, every number with its source mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, QUrlQuery, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.catalog.kinds import RecordType, Table
from app.views.context import Context
from app.views.page_browser import PageBrowser
from app.views.pane import Pane
from app.views.question import Place

if TYPE_CHECKING:
    from app.catalog.catalog import Catalog
    from app.catalog.pages import EntityPage, RecordPage
    from app.views.notes_strip import NotesStrip

BREATH = 100  # milliseconds between sections as long as other panes wait for their answers
NOTES = 80  # pixels of the notes below the page, at first


class PagePane(Pane):
    """Shows what is open at the present place; a link opens another page, a web address only when it is clicked."""

    dossier_requested = Signal(list)
    table_requested = Signal(object)  # the Table that has all of what the page shows a part of

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.browser = PageBrowser(context.theme, self)
        self.browser.setAccessibleName(self.tr("Page"))
        self.browser.anchorClicked.connect(self._follow)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.addWidget(self.browser)
        self._strip: NotesStrip | None = None  # comes after the first paint
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self._shown: tuple[EntityPage | RecordPage, ...] = ()
        self._count = 0
        self._records: list[tuple[RecordType, str]] = []  # of what is shown
        self._rest: Iterator[str] = iter(())
        self._writing = QTimer(self)
        self._writing.timeout.connect(self._write_on)
        self._place = Place()
        context.question.moved.connect(self.show_place)
        context.question.glanced.connect(self._glance)
        context.question.gathered.connect(self._gather)

    def add_notes(self) -> None:
        """Make the reader's own part of the page."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from app.views.notes_strip import NotesStrip

        strip = self._strip = NotesStrip(self.context, self)
        strip.dossier_requested.connect(self._add)
        aside = QShortcut(QKeySequence(Qt.Key.Key_D), self.browser, context=Qt.ShortcutContext.WidgetShortcut)
        aside.activated.connect(self._add)
        self._split.addWidget(strip)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([self.height(), NOTES])
        self._show_mine()

    @property
    def strip(self) -> NotesStrip:
        """The reader's note and bookmark, and the way into the dossier."""
        assert self._strip is not None
        return self._strip

    def show_place(self, place: Place) -> None:
        """Ask for the page of what is open, off the GUI thread."""
        self.keep_note()
        self._place = place
        self._ask(place.record_type, place.record_id)

    def _glance(self, record_type: RecordType | None, key: str | None) -> None:
        """Show another page for a moment, or again what is open."""
        self.keep_note()
        if record_type is None:
            self.show_place(self.context.question.place)
        else:
            self._place = Place()
            self._ask(record_type, key)

    def _ask(self, record_type: RecordType | None, key: str | None) -> None:
        if record_type is None or key is None:
            self.context.worker.withdraw("page")
            self.show_page(None)
        else:
            self.context.worker.ask("page", lambda catalog: catalog.any_page(record_type, key), self.show_page)

    def _gather(self, records: list[tuple[RecordType, str]], count: int) -> None:
        """Show several records one below the other."""
        self.keep_note()

        def work(catalog: Catalog) -> list[EntityPage | RecordPage]:
            return [catalog.any_page(record_type, key) for record_type, key in records]

        def done(pages: list[EntityPage | RecordPage]) -> None:
            self._records = records
            self.show_pages(pages, count)

        self.context.worker.ask("page", work, done)

    def show_first(self, place: Place, page: EntityPage | RecordPage | None) -> None:
        """Show the page of a place without asking for it."""
        self._place = place
        self.show_page(page)

    def show_page(self, page: EntityPage | RecordPage | None) -> None:
        """Show one page, or what the edition holds."""
        place = self._place
        self._records = [(place.record_type, place.record_id)] if place.record_type and place.record_id else []
        self.show_pages([page] if page is not None else [], 1)

    def show_pages(self, pages: Sequence[EntityPage | RecordPage], count: int) -> None:
        """Show what there is room for at once, and the rest section by section, slowly while something else waits.

        `count` tells how many there are where not all are shown.
        """
        from app.views.page_html import PageWriter  # the first paint may do without

        self._shown, self._count = tuple(pages), count
        writer = PageWriter(self.context.vocabulary, self.context.wording, self.context.theme)
        self._rest = writer.sections(self._shown, count, self.context.meta)
        self.browser.show_html(writer.style(), next(self._rest))
        self._writing.start(BREATH)
        while self._writing.isActive() and not self.browser.is_full():
            self._write_section()
        self._show_mine()

    def is_busy(self) -> bool:
        """Whether some of the page is still to be written."""
        return self._writing.isActive()

    def _write_on(self) -> None:
        """Write the next section; what is below the page's end can wait while what is on the screen does."""
        self._writing.setInterval(BREATH if self.context.is_busy() else 0)
        self._write_section()

    def _write_section(self) -> None:
        section = next(self._rest, None)
        if section is None:
            self._writing.stop()
        elif section:
            self.browser.append_html(section)

    def keep_note(self) -> None:
        """Keep what was typed into the note, if it changed."""
        if self._strip is not None:
            self._strip.keep()

    def title(self) -> str:
        """The name of what is shown first."""
        from app.catalog.pages import EntityPage, title_of

        if not self._shown:
            return ""
        shown = self._shown[0]
        return shown.entity.name if isinstance(shown, EntityPage) else title_of(shown.record)

    def recolour(self) -> None:
        self.keep_note()
        if self._strip is not None:
            self._strip.recolour()
        self.show_pages(self._shown, self._count)

    def _show_mine(self) -> None:
        """Show the reader's own note and bookmark, and remember the page as seen."""
        if self._strip is None:
            return
        from app.store.marks import Mark

        place = self._place
        if len(self._shown) != 1 or place.record_type is None or place.record_id is None:
            self._strip.show_on(None)
        else:
            self._strip.show_on(Mark(place.record_type.value, place.record_id, self.title()))

    def _add(self) -> None:
        if self._records:
            self.dossier_requested.emit(self._records)

    def _follow(self, url: QUrl) -> None:
        name, _, key = url.path().partition("/")
        key = QUrl.fromPercentEncoding(key.encode())
        if url.scheme() in ("http", "https"):
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(url)
        elif url.scheme() == "comptoir":
            self.context.question.open(RecordType(name), key)
        elif url.scheme() == "comptoir-all":
            self._show_all(Table(name), key, QUrlQuery(url))

    def _show_all(self, table: Table, key: str, narrowed: QUrlQuery) -> None:
        """Show a whole table of an entity, or what of it has one measure or is one sort of tie."""
        question = self.context.question.filter
        if question.entities != (key,):
            question = question.but(entities=(key,), partner=None)
        measure, tie = (
            narrowed.queryItemValue(name, QUrl.ComponentFormattingOption.FullyDecoded) for name in ("measure", "tie")
        )
        if measure:
            question = question.but(measures=frozenset({measure}))
        if tie:
            others = (column for column in question.columns if column[:2] != (table.value, "rel"))
            question = question.but(columns=(*others, (table.value, "rel", tie)))
        self.context.question.go(Place(question, RecordType.ENTITY, key))
        self.table_requested.emit(table)
