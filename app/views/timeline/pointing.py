"""What pointing and clicking on marks, bundles and lanes do: cards, lists, menus, selections."""

from __future__ import annotations

from html import escape
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from app.catalog.catalog import Catalog
from app.catalog.chronicle import Caption
from app.catalog.records import Agreement, Event
from app.views.timeline import dates, kinds, legend, wording
from app.views.timeline.captions import fetch
from app.views.timeline.card import BundleList, HoverCard
from app.views.timeline.frame import Placed

if TYPE_CHECKING:
    from app.views.timeline.pane import TimelinePane

_PAUSE = 120  # milliseconds that the pointer rests on a mark before its card comes up
LISTED = 300  # marks of a bundle that are listed; of more, the first
OPENS_BY_ZOOM = 60  # marks: a larger bundle is zoomed into, as long as that parts it
_APART = 0.5  # of the view: a bundle that spans more is not parted by zooming


class Pointing(QObject):
    """Answers the canvas's signals for a pane."""

    def __init__(self, pane: TimelinePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.card = HoverCard(pane)
        self.bundle = BundleList(pane)
        self._hovered: tuple[Placed, QPoint] | None = None
        self._shown: Placed | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._bring_card)
        canvas = pane.canvas
        canvas.hovered.connect(self._hover)
        canvas.clicked.connect(self.click)
        canvas.banded.connect(self._band)
        canvas.menu_wanted.connect(self._menu)
        canvas.head_menu_wanted.connect(self._head_menu)
        self.bundle.opened.connect(lambda mark: pane.selection.choose((mark,)))
        self.bundle.picked.connect(pane.selection.choose)
        self.bundle.dossier.connect(pane.selection.add_to_dossier)
        self.bundle.zoom_wanted.connect(self._zoom_in)

    # -- cards

    def hide_card(self) -> None:
        self._timer.stop()
        self._pane.context.worker.withdraw("timeline card")
        self.card.hide()

    def _hover(self, placed: Placed | None, point: QPoint) -> None:
        self.hide_card()
        self._hovered = (placed, point) if placed is not None else None
        if placed is not None:
            self._timer.start()

    def _bring_card(self) -> None:
        if self._hovered is None or self._pane.scene is None:
            return
        placed, point = self._hovered
        if placed.count > 1 or placed.item is None:
            self.card.show_at(self._bundle_card(placed), point)
            return
        mark = int(self._pane.scene.marks_of(placed)[0])
        self._pane.selection.load(mark, lambda record: self._show_card(record, point))

    def _show_card(self, record: Event | Agreement, point: QPoint) -> None:
        self.card.show_at(self._pane.writer.card(record, self._pane.context.theme.colours), point)

    def show_current(self, mark: int, record: Event | Agreement) -> None:
        """Show the card of the mark that the keyboard is on, beside it."""
        canvas, scene = self._pane.canvas, self._pane.scene
        shown = canvas.frame()
        if scene is None or shown is None or not canvas.hasFocus():
            return
        for placed in scene.showing(shown.placed, (mark,))[:1]:
            at = QPoint(int(canvas.plot_left + max(placed.left, 0)), int(placed.bottom))
            self._show_card(record, canvas.mapToGlobal(at))

    def _bundle_card(self, placed: Placed) -> str:
        """How many of what a bundle holds."""
        assert self._pane.scene is not None
        columns, muted = self._pane.scene.story.columns, self._pane.context.theme.colours.muted
        marks = self._pane.scene.marks_of(placed)
        counts = np.bincount(columns.kinds[marks])
        fullest = [int(kind) for kind in np.argsort(-counts, kind="stable")[:6] if counts[kind]]
        label, number = self._pane.kind_name, self._pane.context.wording.number
        parts = [f"{number(int(counts[kind]))} × {escape(label(kind))}" for kind in fullest]
        hint = self.tr("A click lists them.") if self._lists(placed) else self.tr("A click zooms in.")
        return (
            f'<p style="margin:0 0 3px 0"><b>{escape(self._title(placed))}</b></p>'
            f'<p style="margin:0 0 3px 0">{"<br>".join(parts)}</p><p style="margin:0; color:{muted}">{escape(hint)}</p>'
        )

    def _title(self, placed: Placed) -> str:
        """When the marks of a bundle are, and how many."""
        if placed.item is None:
            when = wording.margin_names()[placed.margin]
        else:
            first, last = dates.iso(placed.item.first), dates.iso(placed.item.end - 1)
            when = wording.date_words(first, last, "month" if placed.item.vague else "day", self._pane.months)
        return f"{when} · {self._pane.context.wording.number(placed.count)}"

    # -- clicks

    def click(self, placed: Placed | None, modifiers: Qt.KeyboardModifier) -> None:
        """Choose a mark; open a bundle, by zooming in or as a list; by Ctrl, add to what is chosen."""
        self.hide_card()
        scene, selection = self._pane.scene, self._pane.selection
        if scene is None:
            return
        if placed is None:
            if not modifiers & Qt.KeyboardModifier.ControlModifier:
                selection.choose((), opens=False)
            return
        marks = scene.marks_of(placed)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            selection.toggle(marks)
        elif placed.count == 1:
            selection.choose(marks)
        elif self._lists(placed):
            self.list_bundle(placed)
        else:
            self._shown = placed
            self._zoom_in()

    def _lists(self, placed: Placed) -> bool:
        """Whether a bundle opens into a list: when it is small, or zooming would not part it."""
        return placed.count <= OPENS_BY_ZOOM or not self._parts(placed)

    def _parts(self, placed: Placed) -> bool:
        return placed.item is not None and placed.width < _APART * self._pane.canvas.view().width

    def _zoom_in(self) -> None:
        if self._shown is not None and self._shown.item is not None:
            self._pane.lookout.fit(self._shown.item.first, self._shown.item.end)

    def list_bundle(self, placed: Placed) -> None:
        """List the marks of a bundle beside it."""
        scene = self._pane.scene
        if scene is None:
            return
        self._shown = placed
        columns = scene.story.columns
        marks = columns.earliest(scene.marks_of(placed), LISTED)

        def work(catalog: Catalog) -> dict[int, Caption]:
            return fetch(catalog, columns, marks)

        self._pane.context.worker.ask("timeline list", work, lambda found: self._show_list(placed, marks, found))

    def _show_list(self, placed: Placed, marks: list[int], found: dict[int, Caption]) -> None:
        pane = self._pane
        assert pane.scene is not None
        pane.captions.learn(found)
        columns = pane.scene.story.columns
        split = columns.codes.index("")
        rows = []
        for mark in marks:
            look = kinds.kind(columns.code(mark), int(columns.kinds[mark]) <= split)
            colour = pane.style_used.ink(kinds.FAMILIES[look.family].colour).colour.name()
            words = found[mark].title if mark in found else ""
            rows.append((mark, f"{self._when(mark)} · {words}", pane.context.theme.icon(look.icon, colour)))
        title = self._title(placed)
        if placed.count > len(marks):
            title = self.tr("{0}, the first {1}").format(title, pane.context.wording.number(len(marks)))
        canvas = pane.canvas
        at = QPoint(int(canvas.plot_left + max(placed.left, 0)), int(placed.bottom))
        self.bundle.offer(title, rows, self._parts(placed), canvas.mapToGlobal(at))

    def _when(self, mark: int) -> str:
        assert self._pane.scene is not None
        columns = self._pane.scene.story.columns
        if columns.first[mark] <= 0:
            return wording.margin_names()[int(columns.place[mark])]
        first, last = dates.iso(int(columns.first[mark])), dates.iso(int(columns.end[mark]) - 1)
        return wording.date_words(first, last, "month" if columns.vague[mark] else "day", self._pane.months)

    def _band(self, placed: list[Placed], modifiers: Qt.KeyboardModifier) -> None:
        """Choose what the rubber band touched; with Ctrl and Shift, beside what was chosen."""
        scene, selection = self._pane.scene, self._pane.selection
        if scene is None:
            return
        marks = (mark for p in placed for mark in scene.marks_of(p))
        adds = modifiers & Qt.KeyboardModifier.ControlModifier and modifiers & Qt.KeyboardModifier.ShiftModifier
        selection.choose(chain(selection.chosen, marks) if adds else marks)

    # -- menus

    def _menu(self, placed: Placed | None, point: QPoint) -> None:
        self.hide_card()
        pane, menu = self._pane, QMenu(self._pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if placed is not None and pane.scene is not None:
            marks = pane.scene.marks_of(placed)
            if placed.count == 1:
                menu.addAction(self.tr("Open"), lambda: pane.selection.choose(marks))
            else:
                menu.addAction(self.tr("List these marks"), lambda: self.list_bundle(placed))
            menu.addAction(self.tr("Add to dossier"), lambda: pane.selection.add_to_dossier(marks))
            menu.addSeparator()
        menu.addAction(self.tr("Narrow everything to the time in view"), pane.brush_view)
        if pane.scene is not None and pane.scene.brushed is not None:
            menu.addAction(self.tr("Take the range back"), pane.clear_brush)
        menu.addAction(self.tr("Show the whole span"), lambda: pane.lookout.show_preset("all"))
        menu.popup(point)

    def _head_menu(self, lane: int, point: QPoint) -> None:
        pane = self._pane
        if pane.scene is None:
            return
        scene = pane.scene
        words, menu = scene.lane(lane), QMenu(pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folded = words.key in pane.choices.folded
        menu.addAction(self.tr("Unfold") if folded else self.tr("Fold"), lambda: pane.fold_lane(lane))
        if words.family is not None:
            opens = self.tr("A lane for each kind") if words.is_family else self.tr("One lane for these kinds")
            menu.addAction(opens, lambda: pane.fold(lane))
        menu.addSeparator()
        menu.addAction(self.tr("Select all in this lane"), lambda: pane.selection.choose(scene.marks_in(lane)))
        menu.popup(point)

    def show_legend(self) -> None:
        """Explain colours, shapes and lines, beside the button that asks for it."""
        pane = self._pane
        if pane.scene is None:
            return
        found = legend.entries(pane.scene.story, pane.context.vocabulary, pane.choices.ghosts, True)
        popup = legend.LegendPopup(found, pane.style_used, pane)
        button = pane.header.legend
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 2))
        popup.move(corner - QPoint(popup.width(), 0))
        popup.show()
