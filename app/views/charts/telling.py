"""From the shape of a chart to what is drawn, with every word in place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from app.catalog.kinds import RecordType
from app.catalog.records import Figure
from app.export.ranking import Ranking
from app.export.series import NATURES, Bar, Family, Growth
from app.views.charts.choice import Choice, Kind
from app.views.charts.comparison import Comparison, party
from app.views.charts.counts import CountsByYear, CountsOfProjects
from app.views.charts.phrases import Phrases, translate
from app.views.charts.scene import ACCENT, Box, Bracket, Chart, Legend, TimePanel
from app.views.charts.shape import Shape, Structure, drawn
from app.views.charts.telling_counts import tell_projects, tell_years
from app.views.charts.telling_rows import tell_ranking, tell_structure

SPREAD = 20.0  # how many times the least value the largest is before a logarithmic scale helps


def tell(shape: Shape, phrases: Phrases, choice: Choice, focus: Collection[str], known_until: dt.date) -> Chart:
    """Put a chart into words; `focus` are the selected entities, `known_until` the last day the edition can know of."""
    if isinstance(shape, Family):
        return _trend(shape, phrases, choice, known_until)
    if isinstance(shape, Ranking):
        return tell_ranking(shape, phrases, focus)
    if isinstance(shape, Comparison):
        return _comparison(shape, phrases, choice, known_until)
    if isinstance(shape, Structure):
        return tell_structure(shape, phrases)
    if isinstance(shape, CountsByYear):
        return tell_years(shape, phrases)
    assert isinstance(shape, CountsOfProjects)
    return tell_projects(shape, phrases)


def _trend(family: Family, phrases: Phrases, choice: Choice, known_until: dt.date) -> Chart:
    divisor = phrases.divisor((bar.value for bar in family.bars), family.unit)
    is_named = family.partner is None or not phrases.has_pattern(family)  # in the title
    parts = ("" if is_named else family.subject.name, phrases.unit(family.unit, divisor))
    return Chart(
        kind=Kind.TREND,
        title=phrases.title(family),
        subtitle=" · ".join(part for part in parts if part),
        panels=(TimePanel("", _boxes(family, phrases, divisor, known_until), _brackets(family.growths, phrases)),),
        legend=_legend([family], phrases),
        divisor=divisor,
        is_log=choice.log and can_log(family.bars),
        can_log=can_log(family.bars),
        is_counted=_is_counted(family, phrases) and divisor == 1.0,
        figures=tuple(figure.id for figure in family.figures),
        sources=sources(family.figures),
    )


def _comparison(made: Comparison, phrases: Phrases, choice: Choice, known_until: dt.date) -> Chart:
    bars = [bar for family in made.families for bar in family.bars]
    divisor = 1.0 if made.is_index else phrases.divisor((bar.value for bar in bars), made.unit)
    panels = tuple(
        TimePanel(
            phrases.measure(family.measure) if made.by == "measure" else _name(family, made.by),
            _boxes(family, phrases, divisor, known_until, is_index=made.is_index),
            _brackets(family.growths, phrases),
        )
        for family in made.families
    )
    one = made.families[0]
    if made.base is not None:
        scale = translate("charts", "index, {0} = 100").format(phrases.period(*made.base))
    else:
        scale = translate("charts", "{0}, one scale").format(phrases.unit(made.unit, divisor))
    figures = drawn(made)
    return Chart(
        kind=Kind.COMPARISON,
        title=_comparison_title(made, phrases),
        subtitle=" · ".join(part for part in (one.subject.name if made.by == "partner" else "", scale) if part),
        panels=panels,
        legend=_legend(made.families, phrases),
        divisor=divisor,
        level=100.0 if made.is_index else None,
        is_log=choice.log and not made.is_index and can_log(bars),
        can_log=not made.is_index and can_log(bars),
        is_counted=_is_counted(one, phrases) and divisor == 1.0 and not made.is_index,
        figures=tuple(figure.id for figure in figures),
        sources=sources(figures),
    )


def _comparison_title(made: Comparison, phrases: Phrases) -> str:
    one = made.families[0]
    if made.by == "measure":
        both = f"{one.subject.name} · {one.partner.name}" if one.partner else one.subject.name
        return translate("charts", "{0} compared: {1}").format(both, one.product) if one.product else both
    names = [_name(family, made.by) for family in made.families]
    return f"{phrases.measure(one.measure, one.product)}: {', '.join(names)}"


def _name(family: Family, by: str) -> str:
    found = party(family, by)
    return found.name if found else ""


def _is_counted(family: Family, phrases: Phrases) -> bool:
    return phrases.vocabulary.dimension("unit", family.unit) == "count"


def can_log(bars: Iterable[Bar]) -> bool:
    """Whether values lie so far apart that the small ones would vanish, and all have a logarithm."""
    values = [bar.value for bar in bars]
    return bool(values) and min(values) > 0 and max(values) >= SPREAD * min(values)


def sources(figures: Iterable[Figure]) -> tuple[int, ...]:
    """The references that figures rest on, by number."""
    return tuple(sorted({number for figure in figures for number in figure.sources}))


def _boxes(
    family: Family, phrases: Phrases, divisor: float, known_until: dt.date, *, is_index: bool = False
) -> tuple[Box, ...]:
    boxes = []
    for series in family.series:
        for bar in series.bars:
            figure = bar.figure
            digits = 3 if is_index or series.nature == "derived" else 4
            label = phrases.value(bar.value, divisor, figure.qualifier, digits=digits)
            knows = known_until if series.nature in ("actual", "cumulative") and bar.end > known_until else None
            boxes.append(
                Box(
                    *(bar.start, bar.end, min(bar.value, 0.0), max(bar.value, 0.0), ACCENT, series.nature),
                    label,
                    phrases.hint(figure),
                    series.nature,
                    (RecordType.FIGURE, figure.id),
                    figure.doubt is not None,
                    knows if knows is not None and knows >= bar.start else None,
                )
            )
    return tuple(boxes)


def _brackets(growths: Iterable[Growth], phrases: Phrases) -> tuple[Bracket, ...]:
    return tuple(
        Bracket(
            *(growth.base, growth.start, growth.end, phrases.change(growth.figure), growth.direction),
            phrases.hint(growth.figure),
            (RecordType.FIGURE, growth.figure.id),
            growth.figure.nature in ("target", "forecast"),
        )
        for growth in growths
    )


def _legend(families: Iterable[Family], phrases: Phrases) -> tuple[Legend, ...]:
    """The natures that occur, where there is more than plain facts."""
    found = {series.nature for family in families for series in family.series}
    entries = tuple(Legend(nature, phrases.nature(nature), ACCENT, nature) for nature in NATURES if nature in found)
    return entries if found - {"actual"} else ()
