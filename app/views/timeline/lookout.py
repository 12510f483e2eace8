"""The time in view: presets, what fits, and keeping in sight what the reader asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.views.timeline import dates, sight
from app.views.timeline.canvas import Canvas
from app.views.timeline.header import PRESETS
from app.views.timeline.story import Story

AHEAD = 0.15  # of the time in view: how much of it lies after the edition's end
WHOLE = "all"


class Lookout(QObject):
    """Moves the canvas's view box. A preset stays until the reader zooms."""

    preset_shown = Signal(object)  # its name, or None

    def __init__(self, canvas: Canvas, edition_end: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._edition_end = canvas, edition_end
        self._story: Story | None = None
        self._preset: str | None = None
        self._moving = False
        self._kept = False  # whether the time in view comes from the last start
        canvas.moved.connect(self._moved)

    @property
    def preset(self) -> str | None:
        return self._preset

    def show(self, first: float, end: float) -> None:
        """Bring a stretch of time into view, in days; as much of it as the axis has."""
        self._canvas.show_time(*sight.within_axis(first, end))

    def show_preset(self, name: str) -> None:
        """Show so much time: about the middle of the view, or up to a little after the edition's end where that is in view."""
        months = PRESETS[name][2]
        self._moving = True
        if months:
            length = months * dates.MONTH
            view = self._canvas.view()
            end = self._edition_end + AHEAD * length
            if self._preset is not None or self._kept is False or view.first <= self._edition_end <= view.end:
                self.show(end - length, end)
            else:
                middle = (view.first + view.end) / 2
                self.show(middle - length / 2, middle + length / 2)
        elif self._story is not None and self._story.extent is not None:
            self.fit(self._story.extent.first, self._story.extent.end)
        self._moving = False
        self._preset = name
        self.preset_shown.emit(name)

    def fit(self, first: float, end: float) -> None:
        """Show a stretch of time with some room around it."""
        self._canvas.show_time(*sight.fitted(first, end))

    def bring(self, span: tuple[int, int] | None) -> None:
        """Move so far that a span is in view; zoom stays as it is."""
        view = self._canvas.view()
        if span is None or (view.first <= span[0] and span[1] <= view.end):
            return
        length, middle = view.end - view.first, (span[0] + span[1]) / 2
        if not (view.first <= middle <= view.end and span[1] - span[0] > length / 2):
            self.show(middle - length / 2, middle + length / 2)

    def keep_in_sight(self, story: Story) -> None:
        """Look at a new story: all of it where all was shown, or where nothing of it would be in view."""
        self._story = story
        if self._preset == WHOLE:
            self.show_preset(WHOLE)
            return
        view = self._canvas.view()
        time = sight.to_show(story, view.first, view.end, False)
        if time is not None:
            self._canvas.show_time(*time)

    def to_state(self) -> dict[str, object]:
        """What is in view, for the next start."""
        view = self._canvas.view()
        return {"preset": self._preset, "range": [view.first, view.end]}

    def restore(self, state: dict[str, object]) -> None:
        """Show what `to_state` kept; anything else is ignored."""
        preset, span = state.get("preset"), state.get("range")
        if isinstance(preset, str) and preset in PRESETS and preset != WHOLE:
            self.show_preset(preset)
        elif isinstance(span, list) and len(span) == 2 and all(isinstance(day, (int, float)) for day in span):
            first, end = (min(max(float(day), dates.FIRST_DAY), dates.LAST_DAY) for day in span)
            if end - first >= 1:
                self.show(first, end)
                self._preset = WHOLE if preset == WHOLE else None
                self.preset_shown.emit(self._preset)
        self._kept = True

    def _moved(self) -> None:
        if not self._moving and self._preset is not None:
            self._preset = None
            self.preset_shown.emit(None)
