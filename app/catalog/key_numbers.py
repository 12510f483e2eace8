"""Which numbers stand for an entity as a whole: the newest of each main measure, actual and of no single product."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from app.catalog import loading
from app.catalog.database import Database
from app.catalog.records import Entity, Figure
from app.catalog.tree import BELARUS

# What flows through a year, then what is counted at a moment; in the order of the page.
FLOWS = (
    *("trade_turnover", "exports", "imports", "balance", "exchange_turnover", "exchange_exports", "exchange_imports"),
    *("output", "sales", "gdp", "investment", "direct_investment", "volume", "transactions"),
)
STOCKS = (
    "residents",
    "accredited",
    "companies",
    "brokers",
    "countries",
    "projects",
    "jobs",
    "population",
    "area",
    "capacity",
)
KEY_MEASURES = FLOWS + STOCKS
WHOLE = ("goods and services", "goods")  # products that stand for all of them
SCANNED = 12  # newest figures looked at of each measure and side
FEW, MANY = 4, 10  # rows below which single products are taken in, and at most


def key_figures(database: Database, entity: Entity) -> list[Figure]:
    """The key numbers of an entity, in the order of the page: of itself, or of the country or exchange that deals with it."""
    found = _newest(database, entity.id)
    whole = [f for f in found if f.product is None or f.product in WHOLE]
    chosen: list[Figure] = []
    for measure in KEY_MEASURES:
        chosen += _of_measure([f for f in whole if f.measure == measure], measure in FLOWS)
    if len(chosen) < FEW:
        others = (f for f in found if f not in chosen and f.value is not None and f.nature == "actual")
        measures = {f.measure for f in chosen}
        for measure, group in groupby(sorted(others, key=_by_measure), key=lambda f: f.measure):
            if measure not in measures and len(chosen) < FEW:
                chosen.append(max(group, key=_newness))
    return sorted(chosen, key=_by_measure)[:MANY]


def is_yearly(figure: Figure) -> bool:
    """Whether a stated change compares with the same months of the year before, so that no base needs to be told."""
    base, start = figure.change_base, figure.period_start
    return base is not None and start is not None and base[:4].isdigit() and int(base[:4]) == int(start[:4]) - 1


def _by_measure(figure: Figure) -> int:
    return KEY_MEASURES.index(figure.measure)


def _newest(database: Database, key: str) -> list[Figure]:
    """The newest figures of each main measure that speak of the entity as a whole."""
    sides = {
        "subject_id": f"f.partner_id IS NULL OR f.partner_id = '{BELARUS}'"
    }  # of the entity itself, or of it towards home
    if key != BELARUS:  # of home and its exchange towards the entity
        sides["partner_id"] = """EXISTS (
            SELECT 1 FROM entity AS s WHERE s.id = f.subject_id AND (s.kind = 'country' OR s.subkind = 'exchange'))"""
    rows: list[int] = []
    for side, condition in sides.items():
        sql = f"""
            SELECT r.rowid FROM json_each(:measures) AS m CROSS JOIN figure AS r WHERE r.rowid IN (
                SELECT f.rowid FROM figure AS f
                WHERE f.{side} = :id AND f.measure = m.value AND f.nature IN ('actual', 'cumulative')
                    AND f.period_end IS NOT NULL AND ({condition})
                ORDER BY f.period_end DESC LIMIT {SCANNED})"""
        rows += [row for (row,) in database.rows(sql, {"id": key, "measures": json.dumps(KEY_MEASURES)})]
    return loading.by_rows(database, rows)


def _of_measure(figures: Sequence[Figure], flows: bool) -> list[Figure]:
    """The newest whole year with its value, and whatever is newer; of what is counted at a moment, the newest count."""
    valued = [f for f in figures if f.value is not None]
    if not flows:
        return [max(valued, key=_newness)] if valued else []
    years = [f for f in valued if _is_year(f) and f.nature == "actual"] or valued
    first = max(years, key=_newness, default=None)
    newer = [f for f in figures if first is None or _end(f) > _end(first)]
    yearly = _one_each([f for f in newer if f.value is not None or is_yearly(f)])
    if first is not None:
        return [first, *reversed(yearly[:2])]
    return yearly[1::-1] or _one_each(newer)[:1]


def _one_each(figures: Iterable[Figure]) -> list[Figure]:
    """One figure of each period, the newest period first; those with a value before those with a change alone."""
    best: dict[tuple[str | None, str | None], Figure] = {}
    for figure in sorted(figures, key=_newness, reverse=True):
        best.setdefault((figure.period_start, figure.period_end), figure)
    return list(best.values())


def _newness(figure: Figure) -> tuple[str, bool, bool, int]:
    """The newest figure is the greatest; of one period, one with a value, actual, and told to the most digits."""
    digits = 0 if figure.value is None else len(f"{abs(figure.value):.10f}".replace(".", "").strip("0"))
    return _end(figure), figure.value is not None, figure.nature == "actual", digits


def _end(figure: Figure) -> str:
    return figure.period_end or ""


def _is_year(figure: Figure) -> bool:
    if not figure.period_start or not figure.period_end:
        return False
    days = dt.date.fromisoformat(figure.period_end) - dt.date.fromisoformat(figure.period_start)
    return 360 <= days.days <= 366
