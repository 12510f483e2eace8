"""The timeline strip: events above a line of years, agreements below, each as wide as its date is vague."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from app.catalog.records import Agreement, Event
from app.export.brief.drawing import Anchor, Box, Drawing, Ink, Label, Shape, Stroke
from app.export.brief.words import Words

Measure = Callable[[str, float], float]  # the width of words at a size, in points

LANES = 11  # on either side; months with more are drawn as columns
COLUMNS = 7  # lanes that the columns of months are high
LABELS = 6  # on either side
_MARK, _STEP, _LABEL = 5.0, 8.6, 6.8
_LEAST = 5.0  # so that a day can be seen
_WIDEST = 170.0
_MONTHS = 93  # days: what is vaguer has no month that it may be counted in
_FORUMS = ("forum", "summit", "commission_meeting", "visit", "negotiation")

Dated = Event | Agreement


@dataclass
class _Lane:
    """Where on a lane there is something already."""

    taken: list[tuple[float, float]] = field(default_factory=list)

    def is_free(self, first: float, last: float) -> bool:
        return all(last < taken[0] or first > taken[1] for taken in self.taken)


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing, what it shows in a sentence, how many records are too early for it, too vague or without a date, and whether
    it counts records month by month."""

    drawing: Drawing
    says: str
    earlier: int
    vague: int
    undated: int
    in_months: bool


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int  # years
    last: int
    width: float

    def x(self, day: str, after: bool = False) -> float:
        date = dt.date.fromisoformat(day) + dt.timedelta(days=1 if after else 0)
        start, end = dt.date(self.first, 1, 1), dt.date(self.last + 1, 1, 1)
        part = (date - start).days / (end - start).days
        return min(max(part, 0.0), 1.0) * self.width


Side = tuple[list[tuple[int, Box | Label]], int]  # shapes with their lanes, and how many lanes there are


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn on either side of the line, and of which records."""

    scale: _Scale
    shown: list[Dated]
    events: Side
    agreements: Side


def strip(
    events: Sequence[Event],
    agreements: Sequence[Agreement],
    width: float,
    measure: Measure,
    words: Words,
    months: bool = False,
) -> Strip | None:
    """Draw records on a strip of a width in points, or how many there are in each month; None when fewer than two have a date."""
    records: list[Dated] = [*events, *agreements]
    dated = [record for record in records if record.first_day and record.last_day]
    if len(dated) < 2:
        return None
    drawn = None if months else _marks(dated, width, measure)
    precise = [record for record in dated if _days(record) <= _MONTHS]
    vague = 0 if drawn else len(dated) - len(precise)
    in_months = drawn is None
    if drawn is None:  # more than the lanes can hold: how many, month by month, is the truth that can be drawn
        if len(precise) < 2:
            return None
        drawn = _months(precise, width)
    scale, shown, (above, up), (below, down) = drawn.scale, drawn.shown, drawn.events, drawn.agreements
    axis = max(up, 1) * _STEP + 4
    shapes = _axis(scale, axis)
    for lane, shape in above:
        shapes.append(_moved(shape, axis - 6 - (lane + 1) * _STEP + (_STEP - _MARK) / 2))
    for lane, shape in below:
        shapes.append(_moved(shape, axis + 15 + lane * _STEP))
    foot = axis + 15 + max(down, 1) * _STEP + 10
    shapes += _legend(shown, foot, measure, words, in_months)
    says = words.translate("brief", "{0} events and {1} documents, {2} to {3}")
    events_shown = sum(isinstance(record, Event) for record in shown)
    return Strip(
        Drawing(width, foot + 3, tuple(shapes)),
        says.format(events_shown, len(shown) - events_shown, scale.first, scale.last),
        len(dated) - vague - len(shown),
        vague,
        len(events) + len(agreements) - len(dated),
        in_months,
    )


def _legend(shown: Sequence[Dated], y: float, measure: Measure, words: Words, in_months: bool) -> list[Shape]:
    """What the colours mean, of those that are there."""
    translate = words.translate
    named = {
        Ink.BLUE: translate("brief", "forums, meetings, visits"),
        Ink.GREEN: translate("brief", "exhibitions and other events"),
        Ink.AMBER: translate("brief", "documents"),
    }
    inks = {_ink(record) for record in shown}
    entries = [(ink, text, False) for ink, text in named.items() if ink in inks]
    if not in_months and any(record.status == "planned" for record in shown):
        entries.append((Ink.MUTED, translate("brief", "planned"), True))
    shapes: list[Shape] = []
    x = 0.0
    for ink, text, hollow in entries:
        shapes.append(Box(x, y - _MARK, 9, _MARK, ink, _MARK / 2, hollow=hollow))
        shapes.append(Label(x + 12, y - 0.3, text, _LABEL, Ink.MUTED))
        x += 12 + measure(text, _LABEL) + 14
    return shapes


def _marks(dated: Sequence[Dated], width: float, measure: Measure) -> _Drawn | None:
    """Each record as a mark, or None where there are too many for the lanes."""
    scale, shown = _scaled(dated, width)
    events, agreements = (_side(side, scale, measure) for side in _sides(shown))
    return None if events is None or agreements is None else _Drawn(scale, shown, events, agreements)


def _months(dated: Sequence[Dated], width: float) -> _Drawn:
    """How many records began in each month."""
    scale, shown = _scaled(dated, width)
    sides = _sides(shown)
    most = max(1, _most(sides[0]), _most(sides[1]))
    events, agreements = ((_columns(side, scale, most), ceil(_most(side) / most * COLUMNS)) for side in sides)
    return _Drawn(scale, shown, events, agreements)


def _scaled(dated: Sequence[Dated], width: float) -> tuple[_Scale, list[Dated]]:
    """The years worth drawing, and the records that lie in them."""
    first, last = _years(dated)
    shown = [r for r in dated if int((r.last_day or "")[:4]) >= first and int((r.first_day or "")[:4]) <= last]
    return _Scale(first, last, width), shown


def _sides(records: Sequence[Dated]) -> tuple[list[Dated], list[Dated]]:
    events: list[Dated] = [record for record in records if isinstance(record, Event)]
    return events, [record for record in records if isinstance(record, Agreement)]


def _years(dated: Sequence[Dated]) -> tuple[int, int]:
    """The years worth drawing: a few early records must not press all others together."""
    starts = sorted(int((record.first_day or "")[:4]) for record in dated)
    last = max(int((record.last_day or "")[:4]) for record in dated)
    first = starts[len(starts) // 16]
    if last - first > 12:
        first = last - 12
    return first, last


def _axis(scale: _Scale, y: float) -> list[Shape]:
    shapes: list[Shape] = [Stroke(0, y, scale.width, y, Ink.MUTED, 1.0)]
    step = max(1, (scale.last - scale.first + 1) // 8)
    for year in range(scale.first, scale.last + 1):
        x = scale.x(f"{year}-01-01")
        shapes.append(Stroke(x, y - 2.5, x, y + 2.5, Ink.MUTED, 0.8))
        if (year - scale.first) % step == 0:
            shapes.append(Label(x + 2, y + 9, str(year), 7.5, Ink.TEXT))
    return shapes


def _side(
    records: Sequence[Dated], scale: _Scale, measure: Measure
) -> tuple[list[tuple[int, Box | Label]], int] | None:
    """The marks of one side with the lane of each, and how many lanes they need; the most telling ones with their words.

    None when there are more than the lanes can hold.
    """
    lanes = [_Lane() for _ in range(LANES)]
    shapes: list[tuple[int, Box | Label]] = []
    ranked = sorted(records, key=_telling)
    labelled = {id(record) for record in ranked[:LABELS]}
    left_over: list[Dated] = []
    for record in ranked:
        first, last = scale.x(record.first_day or ""), scale.x(record.last_day or "", after=True)
        last = max(last, first + _LEAST)
        if last > scale.width:
            first, last = scale.width - (last - first), scale.width
        text = _short(record.title, measure) if id(record) in labelled else ""
        if not _place(lanes, shapes, record, first, last, text, scale.width, measure):
            left_over.append(record)
    if left_over:
        return None
    return shapes, max((n + 1 for n, lane in enumerate(lanes) if lane.taken), default=0)


def _place(
    lanes: list[_Lane],
    shapes: list[tuple[int, Box | Label]],
    record: Dated,
    first: float,
    last: float,
    text: str,
    width: float,
    measure: Measure,
) -> bool:
    """Put a mark, with its words on whichever side there is room, on the lowest lane that is free."""
    room = measure(text, _LABEL) + 5 if text else 0.0
    spans = [(first, last + room, Anchor.START)] if last + room <= width else []
    if text and first - room >= 0:
        spans.append((first - room, last, Anchor.END))
    for start, end, anchor in [*spans, (first, last, None)]:
        for number, lane in enumerate(lanes):
            if lane.is_free(start - 1, end + 1):
                lane.taken.append((start, end))
                planned = record.status == "planned"
                shapes.append(
                    (number, Box(first, 0, last - first - 0.8, _MARK, _ink(record), _MARK / 2, hollow=planned))
                )
                if text and anchor is not None:
                    x = last + 2 if anchor is Anchor.START else first - 3
                    shapes.append((number, Label(x, _MARK - 0.3, text, _LABEL, Ink.MUTED, anchor)))
                return True
    return False


def _days(record: Dated) -> int:
    return (dt.date.fromisoformat(record.last_day or "") - dt.date.fromisoformat(record.first_day or "")).days


def _most(records: Sequence[Dated]) -> int:
    """How many records begin in the fullest month."""
    return max(Counter((record.first_day or "")[:7] for record in records).values(), default=0)


def _columns(records: Sequence[Dated], scale: _Scale, most: int) -> list[tuple[int, Box | Label]]:
    """One column a month, as high as there are records that begin in it, with the number where it is a high one."""
    shapes: list[tuple[int, Box | Label]] = []
    kinds = Counter(((record.first_day or "")[:7], _ink(record)) for record in records)
    foot: dict[str, float] = {}
    up = bool(records) and isinstance(records[0], Event)
    for (month, ink), count in sorted(kinds.items()):
        x = scale.x(f"{month}-01")
        year, number = int(month[:4]), int(month[5:])
        after = scale.x(f"{year + number // 12:04}-{number % 12 + 1:02}-01")
        high = count / most * (COLUMNS * _STEP - 2)
        below = foot.get(month, 0.0)
        y = _MARK - below - high if up else below
        shapes.append((0, Box(x, y, after - x - 0.6, high, ink, 0.6)))
        foot[month] = below + high
    return shapes


def _telling(record: Dated) -> tuple[int, float, str]:
    """Which records are named first: forums and meetings, sums of money, packages; the newest of them."""
    newness = -float((record.first_day or "0").replace("-", ""))
    if isinstance(record, Event):
        return (_FORUMS.index(record.kind) if record.kind in _FORUMS else 9), newness, record.id
    rank = 0 if record.value is not None else 1 if record.is_package else 2
    return rank + (5 if record.part_of else 0), newness, record.id


def _ink(record: Dated) -> Ink:
    if isinstance(record, Agreement):
        return Ink.AMBER
    return Ink.BLUE if record.kind in _FORUMS else Ink.GREEN


def _short(title: str, measure: Measure) -> str:
    """As many words of a title as there is room for."""
    if measure(title, _LABEL) <= _WIDEST:
        return title
    words = title.split()
    while words and measure(" ".join(words) + " …", _LABEL) > _WIDEST:
        words.pop()
    return " ".join(words) + " …"


def _moved(shape: Box | Label, by: float) -> Shape:
    return replace(shape, y=shape.y + by)
