"""Where the program's files lie: in a source checkout, an installed package, or a bundle made by PyInstaller."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """The folder of fonts, flags, icons, translations and the bundled database."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) / "resources" if bundle else Path(__file__).resolve().parent.parent / "resources"


def default_database() -> Path:
    """The edition that comes with the program."""
    return resources() / "comptoir.db"
