"""The export dialog: what is taken along, as which file, with which columns and signs; remembered for the next time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.catalog.catalog import Catalog
from app.catalog.kinds import Table
from app.catalog.selection import Selection
from app.export.dialect import DecimalSign, Delimiter, dialect
from app.export.labels import KEYS, in_words
from app.export.tables import Format, export
from app.store.errors import StoreProblem
from app.views import words
from app.views.context import Context
from app.views.dossier.menus import file_name
from app.views.errand import Errand, Progress, time_left
from app.views.exporting.choice import TABLES, Choice, Sight, What, selections
from app.views.exporting.columns import ColumnChoice
from app.views.exporting.options import Options


class ExportDialog(QDialog):
    """Asks, writes in the background, and says where the file is. `written(path)` is sent when it is there."""

    written = Signal(str)

    def __init__(self, context: Context, sight: Sight, what: What | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.sight = context, sight
        self.choice = Choice.remembered(context.store)
        self.errand = Errand(context.worker, self)
        self.errand.progressed.connect(self._progress)
        self.errand.finished.connect(self._finish)
        self.errand.failed.connect(self._fail)
        self._started = 0.0
        self._target = Path()
        self.setWindowTitle(self.tr("Export"))
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        self._form = QWidget(self)
        form = QHBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(24)
        form.addLayout(self._left(), 3)
        form.addLayout(self._right(), 2)
        layout.addWidget(self._form)
        layout.addLayout(self._foot())
        self._pick(what)
        self._show_choice()
        self._follow()
        self.resize(720, 470)

    # -- building

    def _left(self) -> QVBoxLayout:
        sight = self.sight
        self.whats: dict[What, QRadioButton] = {}
        group = QButtonGroup(self)
        shown = words.table_name(sight.table)
        texts = {
            What.SHOWN: self.tr("{0}, as shown now").format(shown),
            What.SELECTED: self._chosen_words(shown, len(sight.selected)),
            What.DOSSIER: self.tr("Dossier “{0}” ({1})").format(sight.dossier_name, len(sight.dossier)),
            What.ALL_SHOWN: self.tr("All tables, as filtered now"),
            What.WHOLE: self.tr("A whole table:"),
        }
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._heading(self.tr("What")))
        for what, text in texts.items():
            button = self.whats[what] = QRadioButton(text, self)
            button.toggled.connect(self._follow)
            group.addButton(button)
            left.addWidget(button)
        self.whats[What.SELECTED].setEnabled(bool(sight.selected))
        self.whats[What.DOSSIER].setEnabled(bool(sight.dossier))
        self.table = Options(self, self.tr("Table"), {table: words.table_name(table) for table in TABLES})
        self.table.choose(sight.table)
        self.table.currentIndexChanged.connect(self._follow)
        left.addWidget(self.table)
        left.addSpacing(8)
        left.addWidget(self._heading(self.tr("As")))
        self.format = Options(
            self,
            self.tr("Format"),
            {
                Format.CSV: self.tr("CSV, one table"),
                Format.XLSX: self.tr("Excel (XLSX)"),
                Format.ZIP: self.tr("Zip of CSV files, with types (data package)"),
                Format.JSON: self.tr("JSON"),
            },
        )
        self.format.currentIndexChanged.connect(self._follow)
        left.addWidget(self.format)
        self._signs = QWidget(self)
        signs = QFormLayout(self._signs)
        signs.setContentsMargins(0, 4, 0, 0)
        self.delimiter = Options(
            self,
            self.tr("Between cells"),
            {
                Delimiter.AUTO: self.tr("as this system expects"),
                Delimiter.COMMA: self.tr("comma"),
                Delimiter.SEMICOLON: self.tr("semicolon"),
                Delimiter.TAB: self.tr("tab"),
            },
        )
        self.decimal = Options(
            self,
            self.tr("Decimal sign"),
            {
                None: self.tr("as this system expects"),
                DecimalSign.POINT: self.tr("point"),
                DecimalSign.COMMA: self.tr("comma"),
            },
        )
        self.mark = QCheckBox(self.tr("Byte-order mark, by which Excel knows the letters"), self)
        signs.addRow(self.tr("Between cells"), self.delimiter)
        signs.addRow(self.tr("Decimal sign"), self.decimal)
        signs.addRow(self.mark)
        left.addWidget(self._signs)
        left.addStretch(1)
        return left

    def _chosen_words(self, shown: str, rows: int) -> str:
        if rows == 1:
            return self.tr("{0}, the chosen row").format(shown)
        return self.tr("{0}, the {1} chosen rows").format(shown, rows)

    def _right(self) -> QVBoxLayout:
        self.columns = ColumnChoice(self)
        self.columns.changed.connect(self._keep_columns)
        self._columns_title = self._heading(self.tr("Columns"))
        self._no_columns = QLabel(self.tr("Several tables: each with all its columns."), self)
        self._no_columns.setProperty("muted", True)
        self._no_columns.setWordWrap(True)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._columns_title)
        right.addWidget(self._no_columns)
        right.addWidget(self.columns, 1)
        right.addStretch(0)
        return right

    def _foot(self) -> QHBoxLayout:
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.bar.hide()
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setMinimumWidth(1)
        self.folder = QPushButton(self.tr("Open folder"), self)
        self.folder.clicked.connect(self._open_folder)
        self.folder.hide()
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.clicked.connect(self._cancel_or_close)
        self.go = QPushButton(self.tr("Export…"), self)
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self.go.clicked.connect(self._ask_target)
        told = QVBoxLayout()
        told.addWidget(self.bar)
        told.addWidget(self.said)
        foot = QHBoxLayout()
        foot.addLayout(told, 1)
        for button in (self.folder, self.close_button, self.go):
            foot.addWidget(button)
        return foot

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("heading", True)
        return label

    # -- the choice

    @property
    def what(self) -> What:
        return next((what for what, button in self.whats.items() if button.isChecked()), What.SHOWN)

    def chosen(self) -> list[Selection]:
        """The rows that are meant at present."""
        return selections(self.what, self.sight, self.table.value, self._kept_columns())

    def _pick(self, what: What | None) -> None:
        wanted = what or (What.SELECTED if len(self.sight.selected) > 1 else What.SHOWN)
        button = self.whats[wanted]
        (button if button.isEnabled() else self.whats[What.SHOWN]).setChecked(True)

    def _show_choice(self) -> None:
        self.format.choose(self.choice.format)
        self.delimiter.choose(self.choice.delimiter)
        self.decimal.choose(self.choice.decimal)
        self.mark.setChecked(self.choice.byte_order_mark)

    def _follow(self) -> None:
        """Offer what goes with the rows and the format that are chosen."""
        if not hasattr(self, "go"):
            return  # still being built
        tables = [chosen.table for chosen in self.chosen()]
        single = len(tables) == 1
        self.table.setEnabled(self.what is What.WHOLE)
        self.format.allow(Format.CSV, single)
        if not single and self.format.value is Format.CSV:
            self.format.choose(Format.ZIP)
        self._signs.setVisible(self.format.value in (Format.CSV, Format.ZIP))
        for widget in (self.columns, self._columns_title):
            widget.setVisible(single)
        self._no_columns.setVisible(not single)
        if single:
            shown = self.sight.shown if tables[0] is self.sight.table else ()
            self.columns.show_table(tables[0], self._kept_columns(), shown)

    def _one_table(self) -> Table | None:
        """The table that the chosen columns are of."""
        if self.what is What.WHOLE:
            return self.table.value
        if self.what is What.DOSSIER:
            kinds = {record_type for record_type, _ in self.sight.dossier}
            found = [table for table in Table if table.record_type in kinds]
            return found[0] if len(found) == 1 else None
        return None if self.what is What.ALL_SHOWN else self.sight.table

    def _kept_columns(self) -> list[str]:
        """The columns chosen the last time, else those that the window shows of what is taken from it, else (none named) all."""
        table = self._one_table()
        usual = list(self.sight.shown) if self.what in (What.SHOWN, What.SELECTED) else []
        return self.choice.columns.get(table.value, usual) if table else []

    def _keep_columns(self) -> None:
        table = self._one_table()
        if table is not None:
            self.choice.columns[table.value] = self.columns.chosen()

    # -- writing

    def _ask_target(self) -> None:
        """Let the reader choose the file, and begin."""
        format = self.format.value
        name = (
            self.sight.dossier_name if self.what is What.DOSSIER else "-".join(s.table.value for s in self.chosen()[:1])
        )
        proposed = file_name(name or "comptoir", f".{format.value}")
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export"), proposed, f"{format.value.upper()} (*.{format.value})"
        )
        if path:
            self.write(Path(path) if Path(path).suffix else Path(f"{path}.{format.value}"))

    def write(self, target: Path) -> None:
        """Write the file in the background, and remember the choice."""
        self.choice.format = self.format.value
        self.choice.delimiter = self.delimiter.value
        self.choice.decimal = self.decimal.value
        self.choice.byte_order_mark = self.mark.isChecked()
        try:
            self.choice.remember(self.context.store)
        except StoreProblem as problem:
            self.said.setText(str(problem))
        chosen, format = self.chosen(), self.choice.format
        signs = dialect(
            self.choice.delimiter,
            self.choice.decimal,
            byte_order_mark=self.choice.byte_order_mark,
            locale_decimal=QLocale().decimalPoint(),
        )
        labels = in_words(self.context.vocabulary, words.table_name, words.heading) if format is Format.XLSX else KEYS

        def work(catalog: Catalog, progress: Progress) -> int:
            def report(done: int, total: int) -> None:
                progress.report(done / max(total, 1))

            return export(
                catalog,
                chosen,
                target,
                format,
                dialect=signs,
                labels=labels,
                progress=report,
                cancel=progress.cancel,
            )

        self._target, self._started = target, time.monotonic()
        self._set_running(True)
        self.errand.start(work)

    def _set_running(self, running: bool) -> None:
        self._form.setEnabled(not running)
        self.go.setEnabled(not running)
        self.bar.setVisible(running)
        self.bar.setValue(0)
        self.folder.hide()
        self.close_button.setText(self.tr("Cancel") if running else self.tr("Close"))
        if running:
            self.said.setText(self.tr("Writing {0}…").format(self._target.name))

    def _progress(self, part: float) -> None:
        self.bar.setValue(round(part * 1000))
        left = time_left(time.monotonic() - self._started, part)
        self.said.setText(f"{part:.0%}   {left}")

    def _finish(self, rows: Any) -> None:
        self._set_running(False)
        number = self.context.wording.number(rows)
        self.said.setText(self.tr("{0} rows are in {1}").format(number, str(self._target)))
        self.folder.show()
        self.written.emit(str(self._target))

    def _fail(self, message: str) -> None:
        self._set_running(False)
        self.said.setText(message)

    def _cancel_or_close(self) -> None:
        if self.errand.is_running:
            self.errand.cancel()
            self._set_running(False)
            self.said.setText(self.tr("Called off; nothing was written"))
        else:
            self.reject()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))

    def done(self, result: int) -> None:
        self.errand.stop()
        super().done(result)
