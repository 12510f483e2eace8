"""Figures that hypothesis makes up: few measures, units, natures, parties and periods, so that they often meet."""

from __future__ import annotations

import calendar

from hypothesis import strategies as st
from PySide6.QtGui import QImage

from app.catalog.charting import Place
from app.catalog.records import Figure, Name
from app.export.series import NATURES

ENTITIES = ("asia", "china", "shandong", "serbia", "exchange", "holding", "plant")
PLACES = {
    "asia": Place("asia", "region", "macro_region", "Asia", 0, 9),
    "china": Place("china", "country", "country", "China", 1, 4, frozenset({"asia"})),
    "shandong": Place("shandong", "region", "foreign_region", "Shandong", 2, 3),
    "serbia": Place("serbia", "country", "country", "Serbia", 5, 6),
    "exchange": Place("exchange", "organisation", "exchange", "Exchange", 10, 11),
    "holding": Place("holding", "organisation", "holding", "Holding", 12, 15),
    "plant": Place("plant", "organisation", "company", "Plant", 13, 14),
}
_NAMES = {key: Name(key, place.name, place.kind) for key, place in PLACES.items()}


def _end(year: int, month: int) -> str:
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"


_PERIODS = (
    *((f"{year}-01-01", f"{year}-12-31") for year in range(2019, 2026)),
    *((f"{year}-01-01", _end(year, month)) for year in (2023, 2024) for month in (6, 9, 10)),
    *(("2024-02-01", "2024-02-29"), ("2025-01-01", "2025-01-01"), ("2019-01-01", "2021-12-31"), (None, None)),
)
_CHANGES = st.tuples(
    st.sampled_from((0.5, 1.0, 2.0, 15.0, 100.0, -30.0)),
    st.sampled_from(("percent", "times", "index")),
    st.sampled_from((None, "2022", "2023-01/2023-09", "2023-H1", "some years ago")),
)


@st.composite
def figure(draw: st.DrawFn, number: int, natures: tuple[str, ...] = NATURES) -> Figure:
    """One figure; it has a value, a change or both."""
    start, end = draw(st.sampled_from(_PERIODS))
    value = draw(st.none() | st.integers(1, 10_000).map(float) | st.just(0.0))
    change = draw(st.none() | _CHANGES) if value is not None else draw(_CHANGES)
    measure = draw(st.sampled_from(("exports", "trade_turnover", "share", "residents", "specification")))
    return Figure(
        id=f"fig-{number}",
        subject=_NAMES[draw(st.sampled_from(ENTITIES))],
        partner=_NAMES[key] if (key := draw(st.none() | st.sampled_from(ENTITIES))) else None,
        measure=measure,
        share_of=draw(st.sampled_from((None, "exports"))) if measure == "share" else None,
        product=draw(st.sampled_from((None, "goods", "services", "goods and services"))),
        label=f"Figure {number}",
        period_start=start,
        period_end=end,
        period_label=start,
        value=value % 101 if value is not None and measure == "share" else value,
        unit=None
        if value is None
        else "percent"
        if measure == "share"
        else draw(st.sampled_from(("USD", "BYN", "EUR"))),
        qualifier=draw(st.sampled_from(("exact", "about", "over", "up_to"))),
        nature=draw(st.sampled_from(natures)),
        change_value=change[0] if change else None,
        change_unit=change[1] if change else None,
        change_base=change[2] if change else None,
        section_id=1,
        uncited_reason=None,
        sources=tuple(draw(st.lists(st.integers(1, 9), max_size=2))),
        doubt=draw(st.none() | st.just("unclear")),
    )


@st.composite
def figures(draw: st.DrawFn, most: int = 24) -> list[Figure]:
    """A handful of figures with ids of their own."""
    return [draw(figure(number)) for number in range(draw(st.integers(0, most)))]


def differing_pixels(first: QImage, second: QImage) -> int:
    """How many pixels of two pictures of one size differ, of every second in every fourth row."""
    assert first.size() == second.size()
    rows = range(0, first.height(), 4)
    return sum(first.pixel(x, y) != second.pixel(x, y) for y in rows for x in range(0, first.width(), 2))
