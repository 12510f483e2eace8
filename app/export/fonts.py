"""The font that comes with the program, for whatever is drawn outside the window too."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from app.paths import resources

FAMILY = "Inter"
_kept: list[QGuiApplication] = []  # the application must outlive the function that makes it


def ready() -> None:
    """See to it that text can be drawn: an application, which needs no screen, and our font in it."""
    if QCoreApplication.instance() is None:
        if sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QGuiApplication(sys.argv[:1]))
        _register()
    elif FAMILY not in QFontDatabase.families():
        _register()


def _register() -> None:
    for path in sorted((resources() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


def font(pixels: float, bold: bool = False, italic: bool = False) -> QFont:
    """Our font at a height in whole device units, with digits, signs and letters that can be searched for in a PDF."""
    found = QFont(FAMILY)
    found.setPixelSize(max(1, round(pixels)))
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Contextual alternates replace ":", "×" and "–" beside digits by glyphs that Qt's PDF cannot lead back to characters.
    found.setFeature(QFont.Tag("calt"), 0)
    if bold:
        found.setWeight(QFont.Weight.DemiBold)
    found.setItalic(italic)
    return found
