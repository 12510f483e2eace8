"""Taking a chart along: as a picture of any size, or the rows that it draws."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.catalog.catalog import Catalog
from app.catalog.kinds import Table
from app.catalog.selection import Selection
from app.export.dialect import dialect
from app.export.errors import ExportProblem
from app.export.tables import Format, export
from app.views.charts.scene import Chart
from app.views.charts.sheet import LARGEST, USUAL

_SIZES = ((1280, 800), (1920, 1080), (3508, 2480), (2480, 1748), (1200, 1200))
_FORBIDDEN = '<>:"/\\|?*'


class SizeDialog(QDialog):
    """Asks how large the picture shall be, in pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Size of the picture"))
        self.presets = QComboBox(self)
        names = (
            *(self.tr("Screen"), self.tr("Slide"), self.tr("A4, 300 dots per inch")),
            *(self.tr("A5, 300 dots per inch"), self.tr("Square")),
        )
        for name, (width, height) in zip(names, _SIZES, strict=True):
            self.presets.addItem(f"{name} · {width} × {height}", QSize(width, height))
        self.presets.addItem(self.tr("As typed below"))
        self.width_box, self.height_box = self._spin(USUAL.width()), self._spin(USUAL.height())
        self.presets.activated.connect(self._take_preset)
        for box in (self.width_box, self.height_box):
            box.valueChanged.connect(lambda _: self.presets.setCurrentIndex(self.presets.count() - 1))
        self.presets.setCurrentIndex(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Size"), self.presets)
        form.addRow(self.tr("Width, pixels"), self.width_box)
        form.addRow(self.tr("Height, pixels"), self.height_box)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        note = QLabel(self.tr("Title, legend, sources and edition are part of the picture."), self)
        note.setProperty("muted", True)
        layout.addWidget(note)
        layout.addWidget(buttons)

    def chosen(self) -> QSize:
        return QSize(self.width_box.value(), self.height_box.value())

    def _spin(self, value: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(320, LARGEST // 2)
        box.setSingleStep(10)
        box.setValue(value)
        return box

    def _take_preset(self, index: int) -> None:
        size = self.presets.itemData(index)
        if size is not None:
            self.width_box.setValue(size.width())
            self.height_box.setValue(size.height())
            self.presets.setCurrentIndex(index)


def ask_size(parent: QWidget) -> QSize | None:
    """The size that the reader wants, None when they change their mind."""
    dialog = SizeDialog(parent)
    return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None


def ask_file(parent: QWidget, title: str, chart: Chart, suffix: str, description: str) -> Path | None:
    """The file that the reader wants to write, with its suffix; None when they change their mind."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = str(Path(folder) / f"{file_name(chart.title)}.{suffix}")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggested, f"{description} (*.{suffix})")
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == f".{suffix}" else path.with_name(f"{path.name}.{suffix}")


def file_name(title: str) -> str:
    """A title as a name that every system takes."""
    name = "".join(" " if letter in _FORBIDDEN or ord(letter) < 32 else letter for letter in title)
    return " ".join(name.split())[:80].rstrip(". ") or "chart"


def csv_work(chart: Chart, target: Path, decimal: str) -> Callable[[Catalog], int | ExportProblem]:
    """The work that writes the figures drawn as CSV; its answer is their number, or what went wrong."""
    selection = Selection(Table.FIGURES, ids=chart.figures)

    def work(catalog: Catalog) -> int | ExportProblem:
        try:
            return export(
                catalog, [selection], target, Format.CSV, dialect=dialect(byte_order_mark=True, locale_decimal=decimal)
            )
        except ExportProblem as problem:
            return problem

    return work
