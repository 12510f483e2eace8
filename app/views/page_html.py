"""Pages as HTML for the page pane."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from app.catalog.kinds import Table
from app.catalog.pages import EntityPage, RecordPage
from app.catalog.vocabulary import Vocabulary
from app.catalog.wording import Wording
from app.views import words
from app.views.entity_html import entity_parts
from app.views.html_parts import Parts, translate
from app.views.record_html import record_parts
from app.views.theme import Theme


class PageWriter:
    """Writes one page with the present words and colours."""

    def __init__(self, vocabulary: Vocabulary, wording: Wording, theme: Theme) -> None:
        self._parts = Parts(vocabulary, wording, theme.colours)

    def style(self) -> str:
        return self._parts.style()

    def parts(self, page: EntityPage | RecordPage | None, meta: dict[str, str]) -> Iterator[str]:
        """The page part by part, what is read first at first; without a page, what the edition holds."""
        if page is None:
            yield self._welcome(meta)
            return
        self._parts.know(page.sources)
        if isinstance(page, EntityPage):
            yield from entity_parts(page, self._parts)
        else:
            yield from record_parts(page, self._parts)

    def _welcome(self, meta: dict[str, str]) -> str:
        number = self._parts.wording.number
        counts = "".join(
            self._parts.row(
                words.table_name(table), f"<b>{number(float(meta.get(f'count_{table.record_type.value}', '0')))}</b>"
            )
            for table in Table
        )
        title = f"<h1>Comptoir</h1><p class='muted'>{escape(meta.get('title', ''))}</p>"
        hints = (
            translate("page", "Choose something in the tree, or type a name above."),
            translate("page", "Ctrl+K searches, Alt+Left goes back, Ctrl+Backspace clears the filter."),
        )
        return title + self._parts.rows(counts) + "".join(f"<p class='muted'>{escape(hint)}</p>" for hint in hints)
