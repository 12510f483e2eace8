"""The page of an entity or record: everything about it, every name a link, every number with its source mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType
from app.views.context import Context
from app.views.pane import Pane
from app.views.question import Place

if TYPE_CHECKING:
    from app.catalog.pages import EntityPage, RecordPage


class PagePane(Pane):
    """Shows what is open at the present place; a link opens another page, a web address only when it is clicked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.browser = QTextBrowser(self)
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(self.tr("Page"))
        self.browser.document().setDocumentMargin(14)
        self.browser.anchorClicked.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.browser)
        self._shown: EntityPage | RecordPage | None = None
        context.question.moved.connect(self.show_place)

    def show_place(self, place: Place) -> None:
        """Ask for the page of what is open, off the GUI thread."""
        record_type, key = place.record_type, place.record_id
        if record_type is None or key is None:
            self.context.worker.withdraw("page")
            self.show_page(None)
            return

        def work(catalog: Catalog) -> EntityPage | RecordPage:
            if record_type is RecordType.ENTITY:
                return catalog.entity_page(key)
            return catalog.record_page(record_type, key)

        self.context.worker.ask("page", work, self.show_page)

    def show_page(self, page: EntityPage | RecordPage | None) -> None:
        from app.views.page_html import PageWriter  # the first paint does without

        self._shown = page
        writer = PageWriter(self.context.vocabulary, self.context.wording, self.context.theme)
        self.browser.setHtml(writer.write(page, self.context.meta))

    def recolour(self) -> None:
        self.show_page(self._shown)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        elif url.scheme() == "comptoir":
            record_type, _, key = url.path().partition("/")
            self.context.question.open(RecordType(record_type), QUrl.fromPercentEncoding(key.encode()))
