"""Counts in words: columns of records by year, rows of projects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.views.charts.choice import Kind
from app.views.charts.counts import OTHER, STATUSES, Column, CountsByYear, CountsOfProjects, kinds, usual_years
from app.views.charts.phrases import Phrases, translate
from app.views.charts.scene import HEADING, MUTED, Box, Chart, Legend, Piece, Row, TimePanel, day_number

INKS = 8


def tell_years(counts: CountsByYear, phrases: Phrases) -> Chart:
    """Events above, agreements below, on one line of years."""
    panels, legend = [], []
    for name, columns, vocabulary in (
        (translate("charts", "Events"), counts.events, "event_kind"),
        (translate("charts", "Agreements"), counts.agreements, "agreement_kind"),
    ):
        if not columns:
            continue
        order = {code: MUTED if code == OTHER else number % INKS for number, code in enumerate(kinds(columns))}
        labels = {code: _kind(code, vocabulary, phrases) for code in order}
        panels.append(TimePanel(name, _year_boxes(columns, name, order, labels, phrases)))
        legend.append(Legend("", f"{name}:", MUTED, HEADING))
        legend += [Legend(f"{name}/{code}", labels[code], ink, "actual") for code, ink in order.items()]
    has_planned = any(s.is_planned for column in (*counts.events, *counts.agreements) for s in column.segments)
    if has_planned:
        legend.append(Legend("planned", translate("charts", "planned"), 0, "target"))
    title = translate("charts", "Events and agreements by year")
    if len(panels) == 1:
        title = translate("charts", "{0} by year").format(panels[0].title)
    first, last, earlier = usual_years(counts)
    subtitle = translate("charts", "by the year in which they began, and by kind")
    if earlier:
        more = translate("charts", "{0} before {1}: zoom out").format(phrases.wording.number(earlier), first)
        subtitle = f"{subtitle} · {more}"
    days = day_number(dt.date(first, 1, 1)), day_number(dt.date(last + 1, 1, 1))
    air = (days[1] - days[0]) * 0.02
    return Chart(
        kind=Kind.COUNTS,
        title=title,
        subtitle=subtitle,
        panels=tuple(panels),
        legend=tuple(legend),
        is_counted=True,
        view=(days[0] - air, days[1] + air) if earlier else None,
    )


def _year_boxes(
    columns: Sequence[Column], panel: str, order: dict[str, int], labels: dict[str, str], phrases: Phrases
) -> tuple[Box, ...]:
    boxes: list[Box] = []
    for column in columns:
        start, end = dt.date(int(column.key), 1, 1), dt.date(int(column.key), 12, 31)
        low = 0.0
        for number, segment in enumerate(column.segments):
            is_last = number == len(column.segments) - 1
            count = phrases.wording.number(segment.value)
            words = [f"<b>{count}</b> {labels[segment.code]}", column.label]
            if segment.is_planned:
                words.append(translate("charts", "planned"))
            boxes.append(
                Box(
                    *(start, end, low, low + segment.value, order[segment.code]),
                    "target" if segment.is_planned else "actual",
                    phrases.wording.number(column.total) if is_last else "",
                    "<br>".join(words),
                    "planned" if segment.is_planned else f"{panel}/{segment.code}",
                    None,
                )
            )
            low += segment.value
    return tuple(boxes)


def _kind(code: str, vocabulary: str, phrases: Phrases) -> str:
    return translate("charts", "other kinds") if code == OTHER else phrases.vocabulary.label(vocabulary, code).lower()


def tell_projects(counts: CountsOfProjects, phrases: Phrases) -> Chart:
    """Projects - or the jobs or investment that they state - by region, sector or status."""
    number = phrases.wording.number
    divisor = phrases.divisor((column.total for column in counts.columns), counts.unit)
    title, subtitle = _project_titles(counts, phrases, divisor)
    statuses = [s for s in STATUSES if any(seg.code == s for column in counts.columns for seg in column.segments)]
    inks = {"done": 2, "in_progress": 0, "planned": 0}
    rows = []
    for column in counts.columns:
        pieces, low = [], 0.0
        for segment in column.segments:
            status = phrases.vocabulary.label("project_status", segment.code)
            text = phrases.value(segment.value, divisor)
            hint = f"<b>{text}</b> {status}<br>{_label(column, counts.by, phrases)}"
            nature = "target" if segment.is_planned else "actual"
            pieces.append(Piece(low, low + segment.value, inks[segment.code], nature, text, hint, segment.code, None))
            low += segment.value
        rows.append(Row(_label(column, counts.by, phrases), None, tuple(pieces), phrases.value(column.total, divisor)))
    if counts.omitted:
        subtitle += " · " + translate("charts", "{0} smaller ones not shown").format(number(len(counts.omitted)))
    return Chart(
        kind=Kind.COUNTS,
        title=title,
        subtitle=subtitle,
        rows=tuple(rows),
        legend=tuple(
            Legend(
                *(status, phrases.vocabulary.label("project_status", status).lower(), inks[status]),
                "target" if status == "planned" else "actual",
            )
            for status in statuses
        ),
        divisor=divisor,
    )


def _project_titles(counts: CountsOfProjects, phrases: Phrases, divisor: float) -> tuple[str, str]:
    by = {
        "region": translate("charts", "Projects by region or country"),
        "sector": translate("charts", "Projects by sector"),
        "status": translate("charts", "Projects by status"),
    }
    if counts.of == "projects":
        return by[counts.by], translate("charts", "number of projects, by status")
    number = phrases.wording.number
    stated = translate("charts", "stated for {0} of {1} projects").format(number(counts.stated), number(counts.count))
    if counts.of == "jobs":
        return translate("charts", "Jobs in projects, planned and done"), stated
    unit = phrases.unit(counts.unit, divisor)
    return translate("charts", "Investment in projects, planned and done"), f"{unit} · {stated}"


def _label(column: Column, by: str, phrases: Phrases) -> str:
    if by == "region":
        return column.label or translate("charts", "region not stated")
    return phrases.vocabulary.label("sector" if by == "sector" else "project_status", column.key)
