"""Colours, fonts and icons, light and dark, asked from one object."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap, QTextLayout
from PySide6.QtWidgets import QApplication

from app.paths import resources


@dataclass(frozen=True)
class Colours:
    """One set of colours; text on `background` and `panel` has a contrast of at least 4.5."""

    window: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    selection: str
    hover: str
    up: str
    down: str
    warning: str


LIGHT = Colours(
    *("#ffffff", "#ffffff", "#f6f7f9", "#dfe3e8", "#1b222c", "#5f6b7a", "#1a5fd0", "#ffffff"),
    *("#e3edfc", "#f0f3f7", "#1a7f47", "#b3261e", "#8a5a00"),
)
DARK = Colours(
    *("#1b2029", "#1b2029", "#232a35", "#343d4b", "#e6eaf0", "#9aa6b6", "#6fa8ff", "#0f1620"),
    *("#22385c", "#272f3c", "#5fcf90", "#ff8a80", "#f0b84a"),
)

# Okabe and Ito's colours, told apart by colour-blind readers; darkened or lightened to stand out on either ground.
SERIES_LIGHT = ("#2a6bb0", "#b8740a", "#12805c", "#b0447f", "#c24e0c", "#3d8fc4", "#7a6a00", "#5b5f97")
SERIES_DARK = ("#64a3e6", "#e6ae4a", "#5cc49c", "#df8fbd", "#ef8a55", "#8bcbf0", "#d6c84a", "#a9adde")


class Theme(QObject):
    """The present colours; `changed` is sent when the system or the reader switches between light and dark."""

    changed = Signal()

    def __init__(self, choice: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self.apply()

    @property
    def choice(self) -> str:
        """`system`, `light` or `dark`."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        if self._choice == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    @property
    def colours(self) -> Colours:
        return DARK if self.is_dark else LIGHT

    @property
    def series(self) -> tuple[str, ...]:
        """Colours for kinds and series, in order."""
        return SERIES_DARK if self.is_dark else SERIES_LIGHT

    def choose(self, choice: str) -> None:
        self._choice = choice
        self.apply()
        self.changed.emit()

    def _follow(self) -> None:
        if self._choice == "system":
            self.apply()
            self.changed.emit()

    def apply(self) -> None:
        """Give the application this theme's palette and style sheet."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.setPalette(_palette(self.colours))
        application.setStyleSheet(_style_sheet(self.colours))

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """An icon of `resources/icons`, drawn in the given colour or that of muted text."""
        return _icon(name, colour or self.colours.muted)


def install_fonts() -> None:
    """Use the font that comes with the program, so that text looks and measures the same everywhere."""
    for path in sorted((resources() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont("Inter")
    font.setPixelSize(13)
    font.setFamilies(["Inter", *QGuiApplication.font().families(), "DejaVu Sans"])
    QApplication.setFont(font)


@lru_cache(maxsize=512)
def can_show(text: str) -> bool:
    """Whether the fonts of this computer have every letter of a text: what they lack would be drawn as boxes."""
    layout = QTextLayout(text, QApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


@lru_cache(maxsize=512)
def flag(iso2: str) -> QIcon | None:
    """The flag of a country by its ISO 3166-1 code, or None where there is none."""
    path = resources() / "flags" / f"{iso2.lower()}.png"
    return QIcon(str(path)) if path.exists() else None


@lru_cache(maxsize=8)
def no_icon(width: int, height: int) -> QIcon:
    """The room of an icon that is drawn later, since the first paint need not wait for it."""
    nothing = QPixmap(width, height)
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str) -> QIcon:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    icon = QIcon()
    for size in (16, 32):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: c.window,
        QPalette.ColorRole.WindowText: c.text,
        QPalette.ColorRole.Base: c.panel,
        QPalette.ColorRole.AlternateBase: c.raised,
        QPalette.ColorRole.Text: c.text,
        QPalette.ColorRole.PlaceholderText: c.muted,
        QPalette.ColorRole.Button: c.raised,
        QPalette.ColorRole.ButtonText: c.text,
        QPalette.ColorRole.BrightText: c.down,
        QPalette.ColorRole.Highlight: c.selection,
        QPalette.ColorRole.HighlightedText: c.text,
        QPalette.ColorRole.Link: c.accent,
        QPalette.ColorRole.LinkVisited: c.accent,
        QPalette.ColorRole.ToolTipBase: c.raised,
        QPalette.ColorRole.ToolTipText: c.text,
        QPalette.ColorRole.Accent: c.accent,
        QPalette.ColorRole.Mid: c.line,
        QPalette.ColorRole.Dark: c.line,
        QPalette.ColorRole.Shadow: c.line,
        QPalette.ColorRole.Light: c.raised,
        QPalette.ColorRole.Midlight: c.raised,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.muted))
    return palette


def _style_sheet(c: Colours) -> str:
    icons, shade = resources() / "icons", "light" if c is LIGHT else "dark"
    tick, arrow = icons / f"tick-{shade}.svg", icons / f"tick-down-{shade}.svg"
    return f"""
QMainWindow::separator {{ background: {c.line}; width: 1px; height: 1px; }}
QMainWindow::separator:hover {{ background: {c.accent}; }}
QToolBar {{ border: 0; border-bottom: 1px solid {c.line}; padding: 5px 8px; spacing: 6px; background: {c.window}; }}
QToolBar#bottom {{ border-bottom: 0; border-top: 1px solid {c.line}; }}
QStatusBar {{ border-top: 1px solid {c.line}; }}
QToolButton, QPushButton {{ border: 1px solid {c.line}; border-radius: 5px; padding: 4px 10px; background: {c.window};
    color: {c.text}; }}
QToolButton:hover, QPushButton:hover {{ background: {c.hover}; }}
QToolButton:checked {{ background: {c.selection}; color: {c.accent}; border-color: {c.selection}; }}
QToolButton:focus, QPushButton:focus {{ border-color: {c.accent}; }}
QToolButton:disabled, QPushButton:disabled {{ color: {c.muted}; background: {c.raised}; }}
QPushButton[primary="true"] {{ background: {c.accent}; color: {c.accent_text}; border-color: {c.accent}; font-weight: 600; }}
QPushButton[primary="true"]:disabled {{ background: {c.raised}; color: {c.muted}; border-color: {c.line}; }}
QToolButton[flat="true"] {{ border: 0; padding: 3px 6px; }}
QToolButton[chip="true"] {{ border: 0; border-radius: 10px; padding: 3px 9px; background: {c.selection}; color: {c.accent}; }}
QToolButton[chip="true"]:focus {{ border: 1px solid {c.accent}; padding: 2px 8px; }}
QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit {{ border: 1px solid {c.line}; border-radius: 5px;
    padding: 4px 8px; background: {c.panel}; color: {c.text}; selection-background-color: {c.accent};
    selection-color: {c.accent_text}; }}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QPlainTextEdit:focus {{ border-color: {c.accent}; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow {{ image: url("{arrow.as_posix()}"); width: 12px; height: 12px; }}
QComboBox:disabled, QLineEdit:disabled {{ color: {c.muted}; background: {c.raised}; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{ width: 12px; height: 12px; background: {c.panel};
    border: 1px solid {c.muted}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 7px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
    image: url("{tick.as_posix()}"); }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {c.accent}; background: {c.accent_text}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled, QAbstractItemView::indicator:disabled {{
    border-color: {c.line}; background: {c.raised}; }}
QAbstractItemView {{ border: 0; background: {c.panel}; outline: 0; selection-background-color: {c.selection};
    selection-color: {c.text}; }}
QTreeView::item, QListView::item {{ padding: 3px 0; min-height: 18px; }}
QTreeView::item:hover, QListView::item:hover {{ background: {c.hover}; }}
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {{ background: {c.selection}; color: {c.text}; }}
QTableView {{ gridline-color: {c.line}; }}
QTableView::item {{ padding: 0 6px; }}
QHeaderView {{ background: {c.panel}; }}
QHeaderView::section {{ background: {c.panel}; color: {c.muted}; border: 0; border-bottom: 1px solid {c.line}; padding: 5px 6px;
    font-weight: 600; }}
QTableCornerButton::section {{ background: {c.panel}; border: 0; }}
#tab-pages {{ border-top: 1px solid {c.line}; }}
QTabBar::tab {{ border: 0; border-bottom: 2px solid transparent; padding: 7px 10px; color: {c.muted}; background: {c.window}; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; font-weight: 600; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:focus {{ color: {c.accent}; }}
QDockWidget {{ titlebar-close-icon: none; titlebar-normal-icon: none; }}
QDockWidget::title {{ padding: 6px 10px; background: {c.window}; }}
QTextBrowser {{ border: 0; background: {c.panel}; }}
QScrollArea {{ border: 0; background: {c.panel}; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.line}; padding: 4px; color: {c.text}; }}
QMenu::item {{ padding: 5px 22px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.selection}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; padding: 5px; }}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {c.line}; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; border: 0;
    width: 0; height: 0; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QMenu::section {{ color: {c.muted}; padding: 5px 10px; }}
QLabel[muted="true"] {{ color: {c.muted}; }}
QLabel[problem="true"] {{ color: {c.down}; }}
QLabel[heading="true"] {{ color: {c.text}; font-weight: 600; }}
QProgressBar {{ border: 1px solid {c.line}; border-radius: 5px; text-align: center; background: {c.raised}; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
"""
