"""The mission brief before it is printed: its pages, its parts to choose, and the way to PDF and HTML."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.catalog.catalog import Catalog
from app.export.brief import BriefOptions, PaperSize, Part, lay_out, save, write_brief
from app.export.brief.titles import part_titles
from app.export.brief.words import Words
from app.store import settings
from app.store.errors import StoreProblem
from app.views.brief_pages import PageView
from app.views.brief_subject import BriefSubject
from app.views.context import Context
from app.views.dossier.menus import file_name
from app.views.errand import Errand, Progress, time_left
from app.views.exporting.options import Options

if TYPE_CHECKING:
    from app.export.brief.pdf import Sheets

KEPT = "brief"
PAUSE = 250  # milliseconds without a change after which the pages are made anew
_WIDTH = 900  # pixels of a page, on a plain screen
_PART = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Made:
    """Pages as pictures, and what they are pictures of."""

    sheets: Sheets
    pictures: list[QImage]


class BriefPreview(QDialog):
    """Makes the pages in the background, anew when the reader chooses otherwise. `written(path)` is sent when a file is there."""

    written = Signal(str)

    def __init__(self, context: Context, subject: BriefSubject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.subject = context, subject
        self._made: _Made | None = None
        self._chosen = BriefOptions()
        self._started = 0.0
        self.errand = Errand(context.worker, self)
        self.errand.progressed.connect(self._progress)
        self.errand.finished.connect(self._finish)
        self.errand.failed.connect(self._fail)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.make)
        self.setWindowTitle(self.tr("Mission brief"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.pages = PageView(self)
        self.pages.setAccessibleName(self.tr("Pages of the brief"))
        self.pages.verticalScrollBar().valueChanged.connect(lambda _: self._tell_page())
        self._side = self._choices()
        layout = QVBoxLayout(self)
        upper = QHBoxLayout()
        upper.addWidget(self._side)
        upper.addWidget(self.pages, 1)
        layout.addLayout(upper, 1)
        layout.addLayout(self._foot())
        self._restore()
        self.resize(1080, 800)
        self.make()

    # -- building

    def _choices(self) -> QWidget:
        side = QWidget(self)
        side.setFixedWidth(250)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(6)
        self.title = QLineEdit(self.subject.title, side)
        self.title.setPlaceholderText(self.tr("What it is about"))
        self.author = QLineEdit(side)
        self.author.setPlaceholderText(self.tr("Your name or office"))
        self.paper = Options(side, self.tr("Paper"), {PaperSize.A4: self.tr("A4"), PaperSize.LETTER: self.tr("Letter")})
        self.parts = QListWidget(side)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setWordWrap(True)
        self.parts.setAccessibleName(self.tr("Parts of the brief"))
        for part, title in part_titles(Words(self.context.wording)).items():
            item = QListWidgetItem(title, self.parts)
            item.setData(_PART, part.value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setToolTip(title)
            item.setCheckState(Qt.CheckState.Checked)
        for caption, field in (
            (self.tr("Title"), self.title),
            (self.tr("Prepared by"), self.author),
            (self.tr("Paper"), self.paper),
            (self.tr("Parts"), self.parts),
        ):
            label = QLabel(caption, side)
            label.setProperty("muted", True)
            label.setBuddy(field)
            field.setAccessibleName(caption)
            layout.addWidget(label)
            layout.addWidget(field)
        for field in (self.title, self.author):
            field.textEdited.connect(lambda _: self._pause.start())
        self.paper.currentIndexChanged.connect(lambda _: self._pause.start())
        self.parts.itemChanged.connect(lambda _: self._pause.start())
        return side

    def _foot(self) -> QHBoxLayout:
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.bar.setMaximumWidth(220)
        self.said = QLabel(self)
        self.said.setProperty("muted", True)
        self.said.setMinimumWidth(1)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(self._call_off)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.clicked.connect(self.reject)
        self.html_button = QPushButton(self.tr("Save as HTML…"), self)
        self.html_button.clicked.connect(lambda: self._ask_target(".html"))
        self.pdf_button = QPushButton(self.tr("Save as PDF…"), self)
        self.pdf_button.setProperty("primary", True)
        self.pdf_button.setDefault(True)
        self.pdf_button.clicked.connect(lambda: self._ask_target(".pdf"))
        foot = QHBoxLayout()
        foot.addWidget(self.bar)
        foot.addWidget(self.said, 1)
        for button in (self.cancel_button, self.close_button, self.html_button, self.pdf_button):
            foot.addWidget(button)
        return foot

    # -- what the reader chose

    def chosen_parts(self) -> frozenset[Part]:
        items = [self.parts.item(row) for row in range(self.parts.count())]
        return frozenset(Part(item.data(_PART)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _options(self) -> BriefOptions:
        return BriefOptions(
            title=self.title.text().strip(),
            author=self.author.text().strip(),
            parts=self.chosen_parts(),
            paper=self.paper.value,
            notes=self.subject.notes,
            charts=self.subject.charts,
        )

    def _restore(self) -> None:
        """Take up author, paper and parts as they were chosen the last time."""
        kept = settings.get(self.context.store, KEPT, dict[str, Any]())
        imperial = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
        usual = PaperSize.LETTER if imperial else PaperSize.A4
        self.paper.choose(next((size for size in PaperSize if size.value == kept.get("paper")), usual))
        self.author.setText(str(kept.get("author") or ""))
        left_out = kept.get("left_out")
        for row in range(self.parts.count()):
            item = self.parts.item(row)
            if isinstance(left_out, list) and item.data(_PART) in left_out:
                item.setCheckState(Qt.CheckState.Unchecked)
        self._pause.stop()

    def _remember(self) -> None:
        left_out = sorted(part.value for part in frozenset(Part) - self.chosen_parts())
        values = {"paper": self.paper.value.value, "author": self.author.text().strip(), "left_out": left_out}
        try:
            settings.put(self.context.store, KEPT, values)
        except StoreProblem as problem:
            self.said.setText(str(problem))

    # -- making pages

    def make(self) -> None:
        """Make the pages anew."""
        self._pause.stop()
        chosen = self._chosen = self._options()
        subject, wording = self.subject, self.context.wording
        width = round(_WIDTH * min(self.devicePixelRatioF(), 2.0))
        self._set_running(True, self.tr("Setting the pages…"))

        def work(catalog: Catalog, progress: Progress) -> _Made:
            options = replace(chosen, progress=lambda part: progress.report(0.6 * part))
            sheets = lay_out(catalog, subject.ids(catalog), subject.date_from, subject.date_to, wording, options)
            pictures = []
            for number in range(sheets.count):
                pictures.append(sheets.picture(number, width))
                progress.report(0.6 + 0.4 * (number + 1) / sheets.count)
            return _Made(sheets, pictures)

        self.errand.start(work)

    # -- writing

    def _ask_target(self, suffix: str) -> None:
        """Let the reader choose the file."""
        name = file_name(self._made.sheets.brief.title if self._made else "", suffix)
        kinds = self.tr("PDF (*.pdf)") if suffix == ".pdf" else self.tr("Page of the web (*.html)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the brief"), name, kinds)
        if path:
            self.write(Path(path if path.lower().endswith(suffix) else path + suffix))

    def write(self, target: Path) -> None:
        """Write the brief as it is shown, as PDF or HTML by the suffix."""
        made, subject, wording = self._made, self.subject, self.context.wording
        if made is None:
            return
        chosen = self._chosen
        self._set_running(True, self.tr("Writing {0}…").format(target.name))

        def work(catalog: Catalog, progress: Progress) -> Path:
            if target.suffix.lower() == ".pdf":
                save(made.sheets, target, progress.report)
            else:
                ids = subject.ids(catalog)
                write_brief(
                    catalog,
                    ids,
                    target,
                    date_from=subject.date_from,
                    date_to=subject.date_to,
                    wording=wording,
                    options=chosen,
                )
            return target

        self.errand.start(work)

    # -- what comes back

    def _set_running(self, running: bool, words: str = "") -> None:
        self.bar.setVisible(running)
        self.bar.setValue(0)
        self.cancel_button.setVisible(running)
        self.close_button.setVisible(not running)
        for button in (self.html_button, self.pdf_button):
            button.setEnabled(not running and self._made is not None)
        if running:
            self._started = time.monotonic()
            self.said.setText(words)
            self.pages.hint = words

    def _progress(self, part: float) -> None:
        self.bar.setValue(round(part * 1000))
        left = time_left(time.monotonic() - self._started, part)
        if left:
            self.said.setText(left)

    def _finish(self, result: Any) -> None:
        if isinstance(result, _Made):
            self._made = result
            self.pages.show_pages(result.pictures)
            self._set_running(False)
            self._tell_page()
            self._remember()
        else:
            self._set_running(False)
            self.said.setText(self.tr("The brief is in {0}").format(str(result)))
            self.written.emit(str(result))

    def _fail(self, message: str) -> None:
        self._set_running(False)
        self.said.setText(message)
        if self._made is None:
            self.pages.hint = message
            self.pages.viewport().update()

    def _call_off(self) -> None:
        self.errand.cancel()
        self._set_running(False)
        self.said.setText(self.tr("Called off"))

    def _tell_page(self) -> None:
        if self.pages.count and not self.errand.is_running:
            words = self.tr("Page {0} of {1}")
            self.said.setText(words.format(self.pages.page_in_sight(), self.pages.count))

    def done(self, result: int) -> None:
        self.errand.stop()
        super().done(result)
