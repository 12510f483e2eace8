"""Pages as HTML for the page pane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.catalog.kinds import Table
from app.catalog.vocabulary import Vocabulary
from app.catalog.wording import Wording
from app.views import words
from app.views.theme import Colours, Theme

if TYPE_CHECKING:
    from app.catalog.pages import EntityPage, RecordPage

translate = QCoreApplication.translate


class PageWriter:
    """Writes one page with the present words and colours."""

    def __init__(self, vocabulary: Vocabulary, wording: Wording, theme: Theme) -> None:
        self._vocabulary, self._wording, self._colours = vocabulary, wording, theme.colours

    def style(self) -> str:
        return _style(self._colours)

    def sections(self, pages: Sequence[EntityPage | RecordPage], count: int, meta: dict[str, str]) -> Iterator[str]:
        """The pages section by section, what is read first at first; without any, what the edition holds.

        Several stand one below the other, under how many of the `count` they are.
        """
        if not pages:
            yield self._welcome(meta)
            return
        before = self._head(len(pages), count) if len(pages) > 1 else ""
        for page in pages:
            parts = self._parts_of(page)
            yield before + next(parts)
            yield from parts
            before = "<hr>"

    def _parts_of(self, page: EntityPage | RecordPage) -> Iterator[str]:
        from app.catalog.pages import EntityPage
        from app.views.entity_html import entity_parts
        from app.views.html_parts import Parts
        from app.views.record_html import record_parts

        parts = Parts(self._vocabulary, self._wording)
        parts.know(page.sources)
        return iter(entity_parts(page, parts) if isinstance(page, EntityPage) else record_parts(page, parts))

    def _head(self, shown: int, count: int) -> str:
        number = self._wording.number
        if shown < count:
            text = translate("page", "{0} chosen, the first {1} of them here").format(number(count), number(shown))
        else:
            text = translate("page", "{0} chosen").format(number(count))
        return f"<p class='muted'>{text}</p>"

    def _welcome(self, meta: dict[str, str]) -> str:
        number = self._wording.number
        rows = (
            (words.table_name(table), number(float(meta.get(f"count_{table.record_type.value}", "0"))))
            for table in Table
        )
        counts = "".join(f'<tr><td class="muted">{name}</td><td><b>{count}</b></td></tr>' for name, count in rows)
        title = f"<h1>Comptoir</h1><p class='muted'>{meta.get('title', '').replace('<', '&lt;')}</p>"
        hints = (
            translate("page", "Choose something in the tree, or type a name above."),
            translate("page", "Ctrl+K searches, Alt+Left goes back, Ctrl+Backspace clears the filter."),
        )
        told = "".join(f"<p class='muted'>{hint}</p>" for hint in hints)
        return f'{title}<table cellspacing="0">{counts}</table>{told}'


def _style(c: Colours) -> str:
    return f"""
        body {{ color: {c.text}; }} a {{ color: {c.accent}; text-decoration: none; }}
        h1 {{ font-size: 20px; font-weight: 600; margin: 0 0 2px 0; }}
        h2 {{ font-size: 16px; font-weight: 600; margin: 1px 0 2px 0; }}
        .head {{ font-size: 11px; color: {c.muted}; font-weight: 600; margin: 0 0 3px 0; }}
        .group {{ color: {c.muted}; margin: 6px 0 1px 0; }}
        p {{ margin: 3px 0; line-height: 118%; }} .source {{ margin: 6px 0; font-size: 12px; }}
        table {{ margin: 0; }} td {{ padding: 2px 8px 2px 0; line-height: 112%; }} td.right {{ padding: 2px 0; }}
        .muted {{ color: {c.muted}; }} .up {{ color: {c.up}; }} .down {{ color: {c.down}; }} .warn {{ color: {c.warning}; }}
        sup a {{ font-size: 13px; }} .small {{ font-size: 12px; }}"""
