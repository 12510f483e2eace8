"""The timeline's pane: it shows the present question's events and agreements in time, and narrows the question to a range."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.records import Agreement, Event
from app.views.context import Context
from app.views.pane import Pane
from app.views.timeline import dates, wording
from app.views.timeline.canvas import Canvas
from app.views.timeline.captions import Captions
from app.views.timeline.choices import Choices
from app.views.timeline.foresight import Foresight
from app.views.timeline.header import Header
from app.views.timeline.heads import Heads
from app.views.timeline.kinds import FAMILIES
from app.views.timeline.lanes import Mode, Words
from app.views.timeline.library import Library, Progress, Told, Wish
from app.views.timeline.lookout import WHOLE, Lookout
from app.views.timeline.pointing import Pointing
from app.views.timeline.scene import Scene, Wordings
from app.views.timeline.selection import Selection
from app.views.timeline.sight import Sight
from app.views.timeline.story import Sort
from app.views.timeline.strip import Strip
from app.views.timeline.style import Style
from app.views.timeline.timebox import Tool
from app.views.timeline.walker import Walker

if TYPE_CHECKING:
    from app.views.timeline.taking import Taking


class TimelinePane(Pane):
    """Lanes of events above the axis and of agreements below it, the whole span under them."""

    dossier_requested = Signal(list)  # of (RecordType, id)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.describe: Callable[[Filter], str] = lambda question: question.text  # the window has better words
        self.choices = Choices()
        self.scene: Scene | None = None
        self.told: Told | None = None
        self._question: Filter | None = None
        self._library: Library | None = None
        self.edition_end = dates.day_of(context.meta.get("edition_end"), dates.LAST_DAY - 1) + 1
        self.months = wording.names(context.vocabulary.language)
        self.writer = wording.CardWriter(context.vocabulary, context.wording, self.months)
        self.style_used = Style(context.theme.colours, context.theme.series)
        self.captions = Captions(context.worker, self)
        self.selection = Selection(context, self.captions, self)
        self.header, self.canvas, self.strip = Header(context.theme, self), Canvas(self), Strip(self)
        self.lookout = Lookout(self.canvas, self.edition_end, self)
        self.pointing = Pointing(self)
        self.foresight = Foresight(self.canvas, context.is_busy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        for widget, stretch in ((self.header, 0), (self.canvas, 1), (self.strip, 0)):
            layout.addWidget(widget, stretch)
        self.walker = Walker(self)
        self.canvas.setAccessibleName(self.tr("Timeline"))
        self.setFocusProxy(self.canvas)
        self._say(self.tr("Arrow keys walk from mark to mark, plus and minus zoom, Enter opens."))
        self._connect()
        self._show_choices()
        self.lookout.show_preset("5y")
        self.recolour()

    def _connect(self) -> None:
        header, canvas, strip = self.header, self.canvas, self.strip
        header.preset_chosen.connect(self.lookout.show_preset)
        header.tool_chosen.connect(self.use_tool)
        header.mode_chosen.connect(self.group_by)
        header.sort_chosen.connect(self.sort_by)
        header.ghosts_wanted.connect(self.show_ghosts)
        header.fold_wanted.connect(self.fold_all)
        header.families_wanted.connect(self.open_families)
        header.fit_wanted.connect(self.fit_chosen)
        header.legend_wanted.connect(self.pointing.show_legend)
        header.save_wanted.connect(self.save_picture)
        header.print_wanted.connect(self.print_picture)
        canvas.moved.connect(self._moved)
        canvas.brushing.connect(self._brush)
        canvas.brush_cleared.connect(self.clear_brush)
        canvas.head_clicked.connect(self.fold)
        canvas.scrolled.connect(self._scrolled)
        strip.moved.connect(self.lookout.show)
        strip.brushing.connect(self._brush)
        strip.brush_cleared.connect(self.clear_brush)
        strip.zoomed.connect(canvas.zoom)
        self.lookout.preset_shown.connect(header.show_preset)
        self.captions.came.connect(canvas.refresh)
        self.selection.changed.connect(self._show_selection)
        self.selection.dossier_requested.connect(self.dossier_requested)
        self.selection.read.connect(self._read)

    # -- the question and its story

    @property
    def question(self) -> Filter:
        """The filter that is shown."""
        return self._question or Filter()

    def kind_name(self, kind: int) -> str:
        """The name of a kind by its place among the columns' codes."""
        assert self.scene is not None
        codes = self.scene.story.columns.codes
        list_name = "event_kind" if kind <= codes.index("") else "agreement_kind"
        return self.context.vocabulary.label(list_name, codes[kind] or "other")

    def show_answer(self, answer: Answer) -> None:
        self._question = answer.filter
        if self.scene is not None:
            self._show_brush(answer.filter)
        self._ask()

    def _ask(self) -> None:
        """Ask for the story of the present question; it is loaded in turns, so that others are not kept waiting."""
        if self._question is None:
            return
        c = self.choices
        question = self._question.but(date_from=None, date_to=None)
        wish = Wish(question, c.mode, c.opened, c.sort, c.ghosts, self.edition_end, self._sight())
        if self.told is not None and self.told.wish == wish:
            self.context.worker.withdraw("timeline")
            self._count()
            return
        french = self.context.vocabulary.language == "fr"

        def work(catalog: Catalog) -> Told | Progress:
            if self._library is None:
                titles = {s.id: s.title_fr if french else s.title for s in catalog.sections()}
                self._library = Library(self.words_of_lanes(titles))
            return self._library.advance(catalog, wish)

        self.context.worker.ask("timeline", work, self.show_told)

    def _sight(self) -> Sight:
        view, c = self.canvas.view(), self.choices
        is_whole = self.lookout.preset == WHOLE
        return Sight(self.canvas.width(), self.canvas.height(), view.first, view.end, is_whole, c.folded, c.scrolls)

    def words_of_lanes(self, sections: dict[int, str]) -> Words:
        """What lanes are named with; the sections' titles come from the edition."""
        names = (
            self.tr("Events"),
            self.tr("Agreements"),
            self.tr("No country named"),
            self.tr("No organisation named"),
        )
        return Words(self.context.vocabulary, sections, *names)

    def show_told(self, result: Told | Progress) -> None:
        """Show a story, or how far it is loaded."""
        if isinstance(result, Progress):
            self.header.show_count(self.tr("Loading the timeline: {0} %").format(int(result.part * 100)))
            self._ask()
            return
        self.told = result
        self.captions.learn(result.captions)
        self._show_story()

    def _show_story(self) -> None:
        assert self.told is not None
        story = self.told.story
        edition = self.tr("after the edition's end")
        words = Wordings(self.months, wording.margin_names(), edition, self.tr("today"))
        self.scene = Scene(
            story, words, self.captions.title, self.edition_end, self.choices.folded, self.choices.scrolls
        )
        self.scene.choose(self.selection.chosen)
        self.scene.current = self.selection.current
        self._show_scene()
        self.strip.show_density(story.density)
        if self._question is not None:
            self._show_brush(self._question)
        self.selection.learn(story.columns)
        self.lookout.keep_in_sight(story)
        self.foresight.wait()

    def _show_scene(self) -> None:
        if self.scene is None:
            return
        none = (self.tr("No events"), self.tr("No agreements"))
        heads = Heads(self.scene.story, self.context.theme, self.style_used, self.context.wording.number, none)
        self.canvas.show_scene(self.scene, heads, self.style_used)
        self.strip.right = self.canvas.width() - self.canvas.box.geometry().right()
        self._fetch_titles()

    def _fetch_titles(self) -> None:
        if self.scene is not None:
            self.canvas.frame()
            self.captions.want(self.scene.story.columns, self.scene.wanted)

    def _count(self) -> None:
        if self.scene is None:
            return
        events, agreements = self.scene.counted()
        number = self.context.wording.number
        above = self.tr("1 event above") if events == 1 else self.tr("{0} events above").format(number(events))
        below = (
            self.tr("1 agreement below")
            if agreements == 1
            else self.tr("{0} agreements below").format(number(agreements))
        )
        self.header.show_count(f"{above}, {below}")

    # -- the range

    def _brush(self, first: int, end: int, finished: bool) -> None:
        """Show a range while it is dragged; when the reader lets go, narrow everything to it."""
        if self.scene is None:
            return
        if first < end:
            self.scene.brushed = (first, end)
        if not finished:
            self.canvas.refresh()
            self.strip.show_brush(self.scene.brushed)
        elif first < end:
            self.brush(first, end)
        elif self._question is not None:
            self._show_brush(self._question)

    def brush(self, first: int, end: int) -> None:
        """Narrow everything to the days from `first` up to, not with, `end`."""
        self.context.question.narrow(date_from=dates.iso(first), date_to=dates.iso(end - 1))

    def brush_view(self) -> None:
        """Narrow everything to the time in view."""
        view = self.canvas.view()
        self.brush(max(dates.snap(view.first, view.scale), dates.FIRST_DAY), dates.snap(view.end, view.scale))

    def clear_brush(self) -> None:
        """Take the range back."""
        self.context.question.narrow(date_from=None, date_to=None)

    def _show_brush(self, question: Filter) -> None:
        assert self.scene is not None
        brushed = None
        if question.date_from or question.date_to:
            first = dates.day_of(question.date_from, dates.FIRST_DAY)
            brushed = (first, dates.day_of(question.date_to, dates.LAST_DAY - 1) + 1)
        if brushed != self.scene.brushed:
            self.scene.brushed = brushed
            self.canvas.refresh()
        self.strip.show_brush(brushed)
        self._count()

    # -- how it is looked at

    def _moved(self) -> None:
        view = self.canvas.view()
        self.strip.show_view(view.first, view.end)
        self.pointing.hide_card()
        self._fetch_titles()

    def group_by(self, mode: str) -> None:
        """Have a lane for each kind, country, organisation or section, or one for all."""
        self.choices.mode, self.choices.scrolls = Mode(mode), (0.0, 0.0)
        self._show_choices()

    def sort_by(self, sort: str) -> None:
        """Put the fullest lanes first, or those with the earliest mark."""
        self.choices.sort = Sort(sort)
        self._show_choices()

    def show_ghosts(self, shown: bool) -> None:
        """Show faintly what the question does not ask for, or do not."""
        self.choices.ghosts = shown
        self._show_choices()

    def use_tool(self, tool: str) -> None:
        """Choose what dragging over the lanes does."""
        self.choices.tool = self.canvas.box.tool = Tool(tool)
        self._show_choices()

    def _show_choices(self) -> None:
        c = self.choices
        self.header.show_choices(c.mode, c.sort, c.tool, c.ghosts)
        self._ask()

    def fold(self, lane: int) -> None:
        """Open a family into its kinds or close it; fold any other lane to a line, or unfold it."""
        if self.scene is None:
            return
        family = self.scene.lane(lane).family
        if family is None:
            self.fold_lane(lane)
        else:
            self.choices.opened = self.choices.opened ^ {family}
            self._ask()

    def fold_lane(self, lane: int) -> None:
        """Fold a lane to a line, or unfold it."""
        if self.scene is not None:
            self._fold_keys(self.choices.folded ^ {self.scene.lane(lane).key})

    def fold_all(self, folded: bool) -> None:
        """Fold all lanes to lines, or unfold them."""
        lanes = self.scene.story.placement.lanes if self.scene is not None else ()
        shown = {lane.key for lane in lanes}
        self._fold_keys(self.choices.folded | shown if folded else self.choices.folded - shown)

    def _fold_keys(self, folded: Collection[str]) -> None:
        self.choices.folded = frozenset(folded)
        if self.told is not None:
            self._show_story()

    def open_families(self, opened: bool) -> None:
        """Have a lane for each kind, or one for each family of kinds."""
        self.choices.opened = frozenset(FAMILIES) if opened else frozenset()
        self._ask()

    def _scrolled(self, above: float, below: float) -> None:
        self.choices.scrolls = (above, below)
        if self.scene is not None:
            self.scene.scrolls = self.choices.scrolls
            self.canvas.refresh()

    # -- marks

    def _show_selection(self) -> None:
        if self.scene is not None:
            self.scene.choose(self.selection.chosen)
            self.scene.current = self.selection.current
            self.canvas.refresh()

    def _read(self, mark: int, record: Event | Agreement) -> None:
        self._say(self.writer.spoken(record))
        self.pointing.show_current(mark, record)

    def _say(self, text: str) -> None:
        """Let a screen reader say what the keyboard is on."""
        self.canvas.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self.canvas, QAccessible.Event.DescriptionChanged))
        if self.canvas.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, text))

    def fit_chosen(self) -> None:
        """Show all chosen marks, as large as can be."""
        if self.scene is not None:
            spans = [span for mark in self.selection.chosen if (span := self.scene.day(mark)) is not None]
            if spans:
                self.lookout.fit(min(first for first, _ in spans), max(end for _, end in spans))

    def leave(self) -> None:
        """Give up the choice of marks, or else the range."""
        self.pointing.hide_card()
        if self.selection.chosen or self.selection.current is not None:
            self.selection.choose((), opens=False)
        elif self.scene is not None and self.scene.brushed is not None:
            self.clear_brush()

    # -- taking away, and coming back

    def save_picture(self, ending: str) -> None:
        """Ask for size and name, then save a picture (`png` or `svg`)."""
        self._taking().ask_and_save(ending)

    def print_picture(self) -> None:
        """Ask for a printer, then print."""
        self._taking().print()

    def _taking(self) -> Taking:
        from app.views.timeline.taking import Taking  # printing and SVG are slow to load

        return Taking(self)

    def recolour(self) -> None:
        self.style_used = Style(self.context.theme.colours, self.context.theme.series)
        self.strip.style_used = self.style_used
        self.header.recolour()
        self.pointing.card.recolour(self.context.theme.colours)
        self.canvas.setBackground(self.style_used.ground)
        self._show_scene()
        self.strip.update()

    def save_state(self) -> dict[str, Any]:
        """How the reader looks at the timeline, for the next start."""
        return {**self.choices.to_state(), **self.lookout.to_state()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take up what `save_state` gave; what does not fit is left as it is."""
        self.choices = Choices.from_state(state)
        self.canvas.box.tool = self.choices.tool
        self.lookout.restore(state)
        self._show_choices()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.right = self.width() - self.canvas.box.geometry().right()
