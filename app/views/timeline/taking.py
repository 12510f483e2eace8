"""Taking the timeline away: as PNG or SVG of any size, or on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QMessageBox,
    QSpinBox,
    QWidget,
)

from app.catalog.catalog import Catalog
from app.catalog.chronicle import Caption
from app.export.errors import ExportProblem
from app.views.theme import LIGHT, SERIES_LIGHT
from app.views.timeline import legend, picture, story, wording
from app.views.timeline.captions import fetch
from app.views.timeline.dates import iso
from app.views.timeline.heads import Heads
from app.views.timeline.picture import Picture
from app.views.timeline.scene import Scene
from app.views.timeline.story import Story
from app.views.timeline.style import Style

if TYPE_CHECKING:
    from app.views.timeline.pane import TimelinePane

_BESIDE_LANES, _LANE = 280, 30  # pixels: for title, axis and legend, and for a lane
_NO_BUTTONS = "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }"  # arrow keys do the same


class SizeDialog(QDialog):
    """Asks how large a picture is to be."""

    def __init__(self, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save the timeline"))
        least, largest = picture.SMALLEST, picture.LARGEST
        self.wide, self.high = self._box(least[0], largest, size.width()), self._box(least[1], largest, size.height())
        self.zoom = QSpinBox()
        self.zoom.setRange(50, 400)
        self.zoom.setSingleStep(25)
        self.zoom.setSuffix(" %")
        self.zoom.setStyleSheet(_NO_BUTTONS)
        self.zoom.setValue(100)
        form = QFormLayout(self)
        form.addRow(self.tr("Width"), self.wide)
        form.addRow(self.tr("Height"), self.high)
        form.addRow(self.tr("Size of text"), self.zoom)
        hint = QLabel(self.tr("For print, double both sides and the text."))
        hint.setProperty("muted", True)
        form.addRow(hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def _box(self, least: int, largest: int, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, largest)
        box.setSingleStep(100)
        box.setStyleSheet(_NO_BUTTONS)
        box.setSuffix(self.tr(" px"))
        box.setValue(value)
        return box

    def chosen(self) -> tuple[QSize, float]:
        """The size in pixels and the size of text, 1 being as on the screen."""
        return QSize(self.wide.value(), self.high.value()), self.zoom.value() / 100


class Taking(QObject):
    """Makes pictures of what a pane shows: the question's marks within the range, in the time that is in view."""

    def __init__(self, pane: TimelinePane) -> None:
        super().__init__(pane)
        self._pane = pane

    def ask_and_save(self, ending: str) -> None:
        """Ask for size and name, then save."""
        pane = self._pane
        lanes = len(pane.scene.story.above) + len(pane.scene.story.below) if pane.scene is not None else 0
        height = min(max(_BESIDE_LANES + lanes * _LANE, 720), picture.LARGEST)
        dialog = SizeDialog(QSize(max(pane.width(), 1280), height), pane)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        kinds = {"png": self.tr("Pictures (*.png)"), "svg": self.tr("Drawings (*.svg)")}
        name, _ = QFileDialog.getSaveFileName(pane, dialog.windowTitle(), f"timeline.{ending}", kinds[ending])
        if name:
            target = Path(name)
            target = target if target.suffix else target.with_suffix(f".{ending}")
            self.save(target, *dialog.chosen())

    def save(self, target: Path, size: QSize, zoom: float = 1.0) -> None:
        """Save a picture, as soon as the titles on it are there; what goes wrong is told in a message."""

        def write(made: Picture) -> None:
            try:
                picture.save(made, target, size, zoom)
            except ExportProblem as problem:
                QMessageBox.warning(self._pane, self.tr("Save the timeline"), str(problem))

        self.make(size.width() / zoom, size.height() / zoom, write)

    def print(self) -> None:
        """Ask for a printer, then print on one page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._pane)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.make(*picture.page(printer), lambda made: picture.print_on(printer, made))

    def make(self, width: float, height: float, use: Callable[[Picture], None]) -> None:
        """Hand over a picture, with the titles that it needs fetched before; nothing while the timeline is loading."""
        scene = self._pane.scene
        if scene is None:
            return
        told, brushed = scene.story, scene.brushed

        def done(shown: Story) -> None:
            made = self._picture(shown)
            made.frame(width, height)
            self._name(made, use)

        self._pane.context.worker.ask("timeline picture", lambda _: _narrowed(told, brushed), done)

    def _name(self, made: Picture, use: Callable[[Picture], None]) -> None:
        """Hand a picture over as soon as the titles on it are known."""
        columns, wanted = made.scene.story.columns, frozenset(made.scene.wanted)

        def done(found: dict[int, Caption]) -> None:
            self._pane.captions.learn(found)
            use(made)

        def work(catalog: Catalog) -> dict[int, Caption]:
            return fetch(catalog, columns, wanted)

        if wanted:
            self._pane.context.worker.ask("timeline picture", work, done)
        else:
            use(made)

    def _picture(self, shown: Story) -> Picture:
        """What is in view of a story, on white and without ghosts."""
        pane = self._pane
        assert pane.scene is not None
        style = Style(LIGHT, SERIES_LIGHT)
        scene = Scene(shown, pane.scene.words, pane.captions.title, pane.scene.edition_end, pane.scene.folded)
        scene.shows_ghosts, scene.is_whole = False, True
        none = (self.tr("No events"), self.tr("No agreements"))
        heads = Heads(shown, pane.context.theme, style, pane.context.wording.number, none)
        heads.with_chevrons = False
        view, meta = pane.canvas.view(), pane.context.meta
        last = max(int(view.end) - 1, int(view.first))
        span = wording.date_words(iso(int(view.first)), iso(last), "month", pane.months)
        asked = pane.describe(pane.question) or self.tr("Everything")
        edition = self.tr("Comptoir, edition {0}").format(meta.get("edition", "–"))
        return Picture(
            scene=scene,
            heads=heads,
            style=style,
            entries=legend.entries(shown, pane.context.vocabulary, False, False),
            first=view.first,
            end=view.end,
            title=self.tr("Events and agreements, {0}").format(span),
            question=f"{asked} · {pane.header.count.text()}",
            edition=f"{edition} · {meta['title']}" if meta.get("title") else edition,
        )


def _narrowed(told: Story, brushed: tuple[int, int] | None) -> Story:
    """A story of the same question within the brushed range only."""
    chosen = told.chosen if brushed is None else told.chosen & told.columns.within(*brushed)
    return story.tell(told.columns, told.order, told.placement, chosen, told.sort, False, told.until)
