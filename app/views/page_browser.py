"""The text of a page: it grows section by section, and what is copied from it names its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QSize, QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.views.theme import Theme, flag

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

JOINER = "\u2060"  # keeps a line from being broken beside a dash; nothing is seen of it
BETWEEN = 12  # pixels above a section


class PageBrowser(QTextBrowser):
    """Links are left to the pane; pictures are the flags and icons that come with the program."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setOpenLinks(False)
        self.document().setDocumentMargin(14)
        self.document().setUndoRedoEnabled(False)

    def show_html(self, style: str, html: str) -> None:
        """Begin another page."""
        self.document().setDefaultStyleSheet(style)
        self.setHtml(f"<body>{html}</body>")

    def is_full(self) -> bool:
        """Whether more would stand below what can be seen."""
        return self.document().size().height() > self.viewport().height()

    def append_html(self, html: str) -> None:
        """Add a section to the end of the page."""
        from PySide6.QtGui import QTextBlockFormat, QTextCursor

        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        distance = QTextBlockFormat()
        distance.setLineHeight(BETWEEN, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.beginEditBlock()  # else the text is laid out three times
        cursor.insertBlock(distance)
        cursor.insertBlock(QTextBlockFormat())
        cursor.insertHtml(html)
        cursor.endEditBlock()

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
        copied.setText(marked_text(copied.html()) or copied.text().replace(JOINER, ""))
        return copied


def marked_text(html: str) -> str:
    """The plain text of a page's HTML, with source marks in brackets."""
    from PySide6.QtGui import QTextDocument, QTextTable

    document = QTextDocument()
    document.setHtml(html.replace(JOINER, ""))
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
