"""What is wrong with a database file, said in one sentence with the ways out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.catalog.errors import DatabaseProblem

translate = QCoreApplication.translate


def ask_for_another(problem: DatabaseProblem, bundled: Path, parent: QWidget | None = None) -> Path | None:
    """Tell the reader what is wrong and let them choose another file, the bundled edition or to leave (None)."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Comptoir")
    box.setText(translate("problem", "This database cannot be opened."))
    box.setInformativeText(str(problem))
    another = box.addButton(translate("problem", "Choose another file…"), QMessageBox.ButtonRole.AcceptRole)
    usual = box.addButton(translate("problem", "Use the bundled edition"), QMessageBox.ButtonRole.AcceptRole)
    usual.setEnabled(bundled.exists() and bundled.resolve() != problem.path.resolve())
    box.addButton(translate("problem", "Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(usual if usual.isEnabled() else another)
    box.exec()
    if box.clickedButton() is usual:
        return bundled
    if box.clickedButton() is another:
        return choose_edition(parent) or ask_for_another(problem, bundled, parent)
    return None


def choose_edition(parent: QWidget | None = None) -> Path | None:
    """Let the reader choose a database file."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("problem", "Open a database"),
        "",
        translate("problem", "Comptoir databases (*.db);;All files (*)"),
    )
    return Path(name) if name else None
