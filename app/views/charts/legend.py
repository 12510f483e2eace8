"""The legend: what each style means; a click takes its bars away or brings them back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from app.views.charts.flow import FlowLayout
from app.views.charts.paint import Palette, draw_bar
from app.views.charts.scene import HEADING, Legend

SWATCH = QSize(20, 10)  # with air before the words
_STYLE = """
QToolButton, QLabel {{ font-size: 11px; }}
QToolButton {{ border: 0; border-radius: 4px; padding: 0 5px; background: transparent; color: {muted}; }}
QToolButton:checked {{ background: transparent; color: {text}; }}
QToolButton:hover, QToolButton:focus {{ background: {hover}; }}
"""


class LegendBar(QWidget):
    """Buttons, one for each entry."""

    toggled = Signal(object)  # frozenset of the keys that are switched off

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=2)
        self._buttons: dict[str, QToolButton] = {}
        self._entries: tuple[Legend, ...] = ()
        self._palette: Palette | None = None

    def show_entries(self, entries: Iterable[Legend], colours: Palette, hidden: frozenset[str]) -> None:
        """Offer these entries; those in `hidden` are switched off."""
        entries = tuple(entries)
        if entries != self._entries:
            self._entries = entries
            self._rebuild()
        for entry in (entry for entry in entries if entry.key in self._buttons):
            button = self._buttons[entry.key]
            button.setIcon(swatch(entry, colours, self.devicePixelRatioF()))
            button.blockSignals(True)
            button.setChecked(entry.key not in hidden)
            button.blockSignals(False)
        if colours is not self._palette:
            self._palette = colours
            names = {"text": colours.colours.text, "muted": colours.colours.muted, "hover": colours.colours.hover}
            self.setStyleSheet(_STYLE.format(**names))

    @property
    def has_entries(self) -> bool:
        return bool(self._entries)

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    @property
    def hidden_keys(self) -> frozenset[str]:
        return frozenset(key for key, button in self._buttons.items() if not button.isChecked())

    def button(self, key: str) -> QToolButton:
        """The button of an entry. Raises KeyError."""
        return self._buttons[key]

    def _rebuild(self) -> None:
        """Make the buttons anew. The bar is left hidden: shown, it would be laid out with all around it at each button."""
        self.hide()
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        for entry in self._entries:
            if entry.nature == HEADING:
                label = QLabel(entry.text, self)
                label.setProperty("muted", True)
                label.setProperty("new_line", True)
                label.setContentsMargins(0, 2, 4, 2)
                self._flow.addWidget(label)
                label.show()
                continue
            button = QToolButton(self)
            button.setText(entry.text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(SWATCH)
            button.setCheckable(True)
            button.setToolTip(self.tr("Show or hide"))
            button.toggled.connect(lambda _: self.toggled.emit(self.hidden_keys))
            self._flow.addWidget(button)
            button.show()  # Qt would show it too late to be laid out with the rest
            self._buttons[entry.key] = button


def swatch(entry: Legend, colours: Palette, ratio: float = 1.0) -> QIcon:
    """A little bar in an entry's style."""
    pixmap = QPixmap(SWATCH * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_bar(painter, QRectF(0.5, 0.5, 14, SWATCH.height() - 1), colours.ink(entry.ink), entry.nature)
    painter.end()
    return QIcon(pixmap)
