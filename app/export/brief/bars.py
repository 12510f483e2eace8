"""Trade in bars: only figures that may stand beside each other do - one unit, the same two sides, periods of one length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.catalog.records import Entity, Figure, Name
from app.catalog.vocabulary import Vocabulary
from app.export.brief.drawing import Box, Drawing, Ink, Label, Shape, Stroke

FAMILIES = (
    ("trade_turnover", "exports", "imports", "balance"),
    ("exchange_turnover", "exchange_exports", "exchange_imports"),
    ("output",),
    ("investment", "direct_investment"),
    ("sales",),
    ("gdp",),
)
WHOLE_YEAR = ("01-01", "12-31")
PANELS = 6
BARS = 12  # in a panel
_INKS = (Ink.BLUE, Ink.GREEN, Ink.AMBER, Ink.ROSE)
_ROW, _HEAD, _SIZE, _GAP = 12.0, 16.0, 7.0, 14.0
_TITLE = 0.83  # how much longer words are in a panel's title than in its labels
Measure = Callable[[str, float], float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure, what is written before its bar (a period, or a partner), and all figures that say the same."""

    figure: Figure
    label: str
    same: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars that share a scale. `span` is the part of the year that they measure, as (month and day, month and day)."""

    measures: tuple[str, ...]
    other: Name | None
    product: str | None
    span: tuple[str, str] | None
    period: str | None  # where all bars are of one period and each of another partner
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A panel's words: its title, and for each bar its label, value and source marks."""

    title: str
    labels: tuple[str, ...]
    values: tuple[str, ...]
    marks: tuple[str, ...]


def panels(figures: Iterable[Figure], entity: Entity) -> list[Panel]:
    """What may be compared of the figures about an entity: by partner, then over whole years, then over parts of years."""
    about = [figure for figure in figures if _is_about(figure, entity)]
    found = [*_in_time(about, entity), *_by_partner(about, entity)]
    found.sort(key=lambda p: (_family(p.measures[0]), p.period is None, p.span != WHOLE_YEAR, -len(p.bars)))
    return found[:PANELS]


def _is_about(figure: Figure, entity: Entity) -> bool:
    concerned = figure.subject.id == entity.id or (figure.partner is not None and figure.partner.id == entity.id)
    dated = figure.period_start is not None and figure.period_end is not None
    return concerned and dated and figure.value is not None and _family(figure.measure) < len(FAMILIES)


def _family(measure: str) -> int:
    return next((n for n, family in enumerate(FAMILIES) if measure in family), len(FAMILIES))


def _other(figure: Figure, entity: Entity) -> Name | None:
    return figure.partner if figure.subject.id == entity.id else figure.subject


def _in_time(figures: Sequence[Figure], entity: Entity) -> list[Panel]:
    """The same thing over the years, whole years apart from each part of a year."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        start, end = figure.period_start or "", figure.period_end or ""
        if start[:4] == end[:4] and figure.nature != "cumulative":
            mine = figure.subject.id == entity.id
            key = (
                _family(figure.measure),
                mine,
                _other(figure, entity),
                figure.product,
                figure.unit,
                (start[5:], end[5:]),
            )
            groups[key].append(figure)
    made = []
    for (_, _, other, product, _, span), group in groups.items():
        if len({figure.period_start for figure in group}) < 2:
            continue
        group.sort(key=lambda f: (f.period_end or "", _measure_order(f.measure), f.id))
        bars = _bars(group, lambda figure: figure.period_label or "")[-BARS:]
        made.append(Panel(_measures(group), other, product, span, None, bars))  # type: ignore[arg-type]
    return made


def _by_partner(figures: Sequence[Figure], entity: Entity) -> list[Panel]:
    """The same thing with several partners in one period, the largest first."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if _other(figure, entity) is not None and figure.nature == "actual":
            mine = figure.subject.id == entity.id
            key = (figure.measure, mine, figure.product, figure.unit, figure.period_start, figure.period_end)
            groups[key].append(figure)
    made = []
    for (measure, _, product, *_), group in groups.items():
        if len({_other(figure, entity) for figure in group}) >= 3:
            group.sort(key=lambda f: (-(f.value or 0), f.id))
            bars = _bars(group, lambda figure: (_other(figure, entity) or figure.subject).name)[:BARS]
            made.append(Panel((str(measure),), None, product, None, group[0].period_label, bars))  # type: ignore[arg-type]
    return made


def _bars(group: Sequence[Figure], label: Callable[[Figure], str]) -> tuple[Bar, ...]:
    """One bar for figures that say the same on the word of different sources."""
    alike: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in group:
        key = (figure.measure, label(figure), figure.value, figure.qualifier, figure.nature)
        alike[key].append(figure)
    return tuple(Bar(same[0], label(same[0]), tuple(same)) for same in alike.values())


def _measures(group: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(sorted({figure.measure for figure in group}, key=_measure_order))


def _measure_order(measure: str) -> int:
    return [m for family in FAMILIES for m in family].index(measure)


def draw(pairs: Sequence[tuple[Panel, Told]], width: float, measure: Measure) -> Drawing:
    """One or two panels side by side."""
    wide = (width - _GAP * 2) / 2
    shapes: list[Shape] = []
    for number, (panel, told) in enumerate(pairs):
        shapes += _panel(panel, told, number * (wide + 2 * _GAP), wide if len(pairs) > 1 else width, measure)
    rows = max(len(panel.bars) for panel, _ in pairs)
    return Drawing(width, _HEAD + rows * _ROW + 4, tuple(shapes))


def _panel(panel: Panel, told: Told, left: float, width: float, measure: Measure) -> list[Shape]:
    shapes: list[Shape] = [Label(left, 7, _fit(told.title, width * _TITLE, measure), 7.6, Ink.TEXT, strong=True)]
    labels = [_fit(label, width * 0.36, measure) for label in told.labels]
    before = max(measure(label, _SIZE) for label in labels) + 6
    after = max(measure(f"{value} {mark}", _SIZE) for value, mark in zip(told.values, told.marks, strict=True)) + 6
    room = max(width - before - after, 20.0)
    values = [bar.figure.value or 0.0 for bar in panel.bars]
    low, high = min(0.0, *values), max(0.0, *values)
    zero = left + before + (-low / (high - low) * room if high > low else 0.0)
    for number, (bar, label, value, mark) in enumerate(zip(panel.bars, labels, told.values, told.marks, strict=True)):
        y = _HEAD + number * _ROW
        long = abs(values[number]) / (high - low) * room if high > low else 0.0
        start = zero - long if values[number] < 0 else zero
        shapes.append(Label(left, y + 6.6, label, _SIZE, Ink.MUTED))
        shapes.append(_bar(bar.figure, start, y, max(long, 0.8), panel.measures))
        shapes.append(Label(start + max(long, 0.8) + 4, y + 6.6, value, _SIZE, Ink.TEXT, mark=mark))
    foot = _HEAD + len(panel.bars) * _ROW - 2
    shapes.append(Stroke(zero, _HEAD - 2, zero, foot, Ink.MUTED, 0.6))
    return shapes


def _bar(figure: Figure, x: float, y: float, long: float, measures: Sequence[str]) -> Box:
    """Facts are full, what was computed is hatched, targets and forecasts are hollow."""
    ink = _INKS[measures.index(figure.measure) % len(_INKS)]
    hollow, hatched = figure.nature in ("target", "forecast"), figure.nature == "derived"
    return Box(x, y, long, 8.0, ink, 0.0, hollow=hollow, hatched=hatched)


def _fit(text: str, width: float, measure: Measure) -> str:
    """As many words as there is room for."""
    if measure(text, _SIZE) <= width:
        return text
    words = text.split()
    while len(words) > 1 and measure(" ".join(words) + " …", _SIZE) > width:
        words.pop()
    return " ".join(words) + " …"


def dimension_name(vocabulary: Vocabulary, panel: Panel) -> str:
    """What a panel measures, in words: one measure, or the first of several and the rest."""
    names = [vocabulary.label("measure", measure) for measure in panel.measures]
    return ", ".join((names[0], *(name.lower() for name in names[1:])))
