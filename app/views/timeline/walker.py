"""Working the timeline by keyboard: from mark to mark, through time, choosing and opening."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from app.views.timeline.pane import TimelinePane

_NO, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Combination = tuple[Qt.Key, Qt.KeyboardModifier]


class Walker(QObject):
    """Takes the canvas's keys: arrows walk from mark to mark, with Ctrl they move through time and zoom."""

    def __init__(self, pane: TimelinePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._keys = self._combinations()
        pane.canvas.installEventFilter(self)

    def _combinations(self) -> dict[Combination, Callable[[], object]]:
        key, pane = Qt.Key, self._pane
        found: dict[Combination, Callable[[], object]] = {
            (key.Key_Right, _NO): lambda: self.walk(1),
            (key.Key_Left, _NO): lambda: self.walk(-1),
            (key.Key_Right, _SHIFT): lambda: self.walk(1, extend=True),
            (key.Key_Left, _SHIFT): lambda: self.walk(-1, extend=True),
            (key.Key_Home, _NO): lambda: self.walk_to_end(False),
            (key.Key_End, _NO): lambda: self.walk_to_end(True),
            (key.Key_Right, _CTRL): lambda: self.look(0.2),
            (key.Key_Left, _CTRL): lambda: self.look(-0.2),
            (key.Key_PageDown, _NO): lambda: self.look(0.9),
            (key.Key_PageUp, _NO): lambda: self.look(-0.9),
            (key.Key_Up, _CTRL): lambda: pane.canvas.zoom(0.8),
            (key.Key_Down, _CTRL): lambda: pane.canvas.zoom(1.25),
            (key.Key_Up, _NO): lambda: pane.canvas.scroll_lanes(-24),
            (key.Key_Down, _NO): lambda: pane.canvas.scroll_lanes(24),
            (key.Key_Return, _NO): self.open_current,
            (key.Key_Enter, _NO): self.open_current,
            (key.Key_Space, _NO): self.toggle_current,
            (key.Key_D, _NO): pane.selection.add_to_dossier,
            (key.Key_F, _NO): pane.fit_chosen,
            (key.Key_0, _NO): lambda: pane.lookout.show_preset("all"),
            (key.Key_B, _NO): pane.brush_view,
            (key.Key_A, _CTRL): self.choose_all_in_view,
            (key.Key_Escape, _NO): pane.leave,
            (key.Key_Minus, _NO): lambda: pane.canvas.zoom(1.25),
        }
        for plus in (key.Key_Plus, key.Key_Equal):
            found[plus, _NO] = found[plus, _SHIFT] = lambda: pane.canvas.zoom(0.8)
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something here, before the window's shortcuts do."""
        if isinstance(event, QKeyEvent) and watched is self._pane.canvas:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            action = self._keys.get((Qt.Key(event.key()), held))
            if action is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    action()
                return event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        return super().eventFilter(watched, event)

    def walk(self, by: int, extend: bool = False) -> None:
        """Go on to the next mark in time, or the one before."""
        if self._pane.scene is not None:
            self._go_to(self._pane.scene.step(self._pane.selection.current, by), extend)

    def walk_to_end(self, forward: bool) -> None:
        """Go to the last mark, or the first."""
        if self._pane.scene is not None:
            self._go_to(self._pane.scene.step(None, -1 if forward else 1), False)

    def look(self, windows: float) -> None:
        """Move through time by so many windows."""
        self._pane.canvas.pan(windows * self._pane.canvas.view().width)

    def open_current(self) -> None:
        """Open the mark that the keyboard is on."""
        selection = self._pane.selection
        if selection.current is not None:
            selection.choose((selection.current,))

    def toggle_current(self) -> None:
        """Choose the mark that the keyboard is on, or choose it no longer."""
        selection = self._pane.selection
        if selection.current is not None:
            selection.toggle((selection.current,))

    def choose_all_in_view(self) -> None:
        """Choose every mark that is in view."""
        shown, scene = self._pane.canvas.frame(), self._pane.scene
        if shown is not None and scene is not None:
            self._pane.selection.choose(mark for p in shown.placed for mark in scene.marks_of(p))

    def _go_to(self, mark: int | None, extend: bool) -> None:
        scene = self._pane.scene
        if mark is None or scene is None:
            return
        self._pane.lookout.bring(scene.day(mark))
        lane = scene.lane_of(mark)
        if lane is not None:
            self._pane.canvas.bring_lane(lane)
        self._pane.selection.go_to(mark, extend)
