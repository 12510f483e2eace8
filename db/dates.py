"""Dates as precise as the source and no more: `2024`, `2024-H1`, `2024-Q4`, `2024-10`, `2024-10-05` and ranges of them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PRECISIONS = ("day", "month", "quarter", "half", "year")
EARLIEST_YEAR, LATEST_YEAR = 1000, 2200

_POINT = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?", re.ASCII)


@dataclass(frozen=True)
class Span:
    """A stretch of time: its two ends in ISO form as precise as stated, its first and last day, its precision and a caption."""

    start: str
    end: str
    first_day: str
    last_day: str
    precision: str
    label: str


def parse(text: str) -> Span:
    """Read a date, period or range `A/B` (inclusive).

    Raises ValueError, with the reason in words, for anything that is not one.
    """
    left, slash, right = text.partition("/")
    start = _point(left.strip())
    if not slash:
        return start
    end = _point(right.strip())
    if end.last_day < start.first_day:
        raise ValueError(f"{text!r} ends before it starts")
    coarser = max(start.precision, end.precision, key=PRECISIONS.index)
    return Span(start.start, end.end, start.first_day, end.last_day, coarser, _range_label(start, end))


def _point(text: str) -> Span:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date such as 2024, 2024-H1, 2024-Q4, 2024-10 or 2024-10-05")
    year = int(match[1])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(f"{text!r} lies outside the years {EARLIEST_YEAR} to {LATEST_YEAR}")
    if match[4]:
        quarter = int(match[4])
        return _months(year, 3 * quarter - 2, 3 * quarter, "quarter", f"Q{quarter} {year}")
    if match[5]:
        half = int(match[5])
        return _months(year, 6 * half - 5, 6 * half, "half", f"H{half} {year}")
    if match[2] is None:
        return Span(match[1], match[1], f"{year}-01-01", f"{year}-12-31", "year", str(year))
    month = int(match[2])
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} has no month {month}")
    if match[3] is None:
        return _months(year, month, month, "month", f"{MONTHS[month - 1]} {year}")
    try:
        day = dt.date(year, month, int(match[3]))
    except ValueError:
        raise ValueError(f"{text!r} is not a day of the calendar") from None
    iso = day.isoformat()
    return Span(iso, iso, iso, iso, "day", f"{day.day} {MONTHS[month - 1]} {year}")


def _months(year: int, first: int, last: int, precision: str, label: str) -> Span:
    days = calendar.monthrange(year, last)[1]
    start, end = f"{year}-{first:02}", f"{year}-{last:02}"
    return Span(start, end, f"{start}-01", f"{end}-{days}", precision, label)


def _range_label(start: Span, end: Span) -> str:
    if start.precision == end.precision == "year":
        return f"{start.label}–{end.label}"
    same_year = start.first_day[:4] == end.last_day[:4]
    if same_year and start.label.endswith(start.first_day[:4]):
        return f"{start.label[:-5]}–{end.label}"
    return f"{start.label} – {end.label}"
