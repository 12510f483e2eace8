"""Panels of bars drawn on paper, every bar with its value and its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.catalog.records import Figure
from app.export.brief.compare import Panel
from app.export.brief.drawing import Box, Drawing, Ink, Label, Shape, Stroke

_INKS = (Ink.BLUE, Ink.GREEN, Ink.AMBER, Ink.ROSE)
_ROW, _HEAD, _SIZE, _GAP = 12.0, 16.0, 7.0, 14.0
_TITLE = 0.83  # how much longer words are in a panel's title than in its labels
Measure = Callable[[str, float], float]


@dataclass(frozen=True, slots=True)
class Told:
    """A panel's words: its title, and for each bar its label, value and source marks."""

    title: str
    labels: tuple[str, ...]
    values: tuple[str, ...]
    marks: tuple[str, ...]


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
    labels = [_fit(label, width * 0.45, measure) for label in told.labels]
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
