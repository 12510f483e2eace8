"""What can be done with a whole dossier, and where items can go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from app.store.dossiers import Dossier
from app.views.dossier.desk import Desk

SUFFIX = ".comptoir"


class DossierMenu(QMenu):
    """Makes, names, removes, takes in and hands out dossiers; `leaving` is sent before one is written to a file."""

    leaving = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry(self.tr("New dossier…"), self.new_dossier)
        self._needing_one = [
            self._entry(self.tr("Rename…"), self.rename),
            self._entry(self.tr("Duplicate…"), self.duplicate),
            self._entry(self.tr("Delete"), desk.delete),
        ]
        self.addSeparator()
        self._entry(self.tr("Import a dossier file…"), self.import_file)
        self._needing_one.append(self._entry(self.tr("Export as dossier file…"), self.export_file))
        self.aboutToShow.connect(self._enable)

    def _entry(self, text: str, slot: Callable[[], None]) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(slot)
        return action

    def _enable(self) -> None:
        for action in self._needing_one:
            action.setEnabled(self._desk.current is not None)

    @property
    def _name(self) -> str:
        current = self._desk.current
        return current.name if current else ""

    def new_dossier(self) -> None:
        name = self._ask_name(self.tr("New dossier"), "")
        if name:
            self._desk.create(name)

    def rename(self) -> None:
        name = self._ask_name(self.tr("Rename"), self._name)
        if name:
            self._desk.rename(name)

    def duplicate(self) -> None:
        name = self._ask_name(self.tr("Duplicate"), self.tr("{0} (copy)").format(self._name))
        if name:
            self._desk.duplicate(name)

    def import_file(self) -> None:
        """Let the reader choose a dossier file, and merge it."""
        kinds = self.tr("Dossier files (*.comptoir)")
        name, _ = QFileDialog.getOpenFileName(self.parentWidget(), self.tr("Import a dossier"), "", kinds)
        if name:
            self._desk.import_file(Path(name))

    def export_file(self) -> None:
        """Let the reader choose where the dossier in hand goes, as one file."""
        kinds = self.tr("Dossier files (*.comptoir)")
        proposed = file_name(self._name, SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self.parentWidget(), self.tr("Export the dossier"), proposed, kinds)
        if name:
            self.leaving.emit()
            self._desk.export_file(Path(name if name.endswith(SUFFIX) else name + SUFFIX))

    def _ask_name(self, title: str, proposed: str) -> str:
        name, accepted = QInputDialog.getText(self.parentWidget(), title, self.tr("Name"), text=proposed)
        return name.strip() if accepted else ""


def add_transfers(menu: QMenu, desk: Desk, item_ids: Sequence[str]) -> None:
    """Offer the other dossiers as places for items to move or be copied to."""
    current = desk.current
    others = [one for one in desk.dossiers if current and one.id != current.id]
    ways = (
        (QCoreApplication.translate("dossier", "Move to"), False),
        (QCoreApplication.translate("dossier", "Copy to"), True),
    )
    for title, keep in ways:
        below = menu.addMenu(title)
        below.setEnabled(bool(others))
        for one in others:
            below.addAction(one.name.replace("&", "&&")).triggered.connect(_transfer(desk, item_ids, one, keep))


def _transfer(desk: Desk, item_ids: Sequence[str], to: Dossier, keep: bool) -> Callable[[], None]:
    return lambda: desk.transfer(item_ids, to.id, keep)


def file_name(name: str, suffix: str) -> str:
    """A file name that every system takes, made of a name."""
    kept = "".join(letter if letter.isalnum() or letter in " -_.,()" else "-" for letter in name).strip(" .")
    return (kept or "comptoir") + suffix
