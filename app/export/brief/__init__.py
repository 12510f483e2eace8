"""The mission brief: what a minister reads on the way, with the source of every number.

What makes it is loaded when one is made: it takes part of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.catalog.catalog import Catalog
from app.catalog.wording import Wording
from app.export.brief.options import BriefOptions, PaperSize, Part, ReaderChart, ReaderNote

if TYPE_CHECKING:
    from app.export.brief.pdf import Sheets

__all__ = ["BriefOptions", "PaperSize", "Part", "ReaderChart", "ReaderNote", "lay_out", "save", "write_brief"]


def write_brief(
    catalog: Catalog,
    ids: Sequence[str],
    target: Path,
    *,
    date_from: str | None = None,
    date_to: str | None = None,
    wording: Wording | None = None,
    options: BriefOptions | None = None,
) -> None:
    """Write the brief about some entities and records as a PDF or a page of the web, by the target's suffix.

    Raises ExportProblem for another suffix, no ids, and whatever the disk does; NotFound for an unknown id; ValueError for dates
    that are none; and what `options.progress` raises. Nothing is left half-written.
    """
    from app.export.brief import making

    making.write_brief(catalog, ids, target, date_from, date_to, wording, options)


def lay_out(
    catalog: Catalog,
    ids: Sequence[str],
    date_from: str | None,
    date_to: str | None,
    wording: Wording,
    options: BriefOptions,
) -> Sheets:
    """The brief on sheets of paper, at most twelve, to be looked at and saved on the same thread. Raises as `write_brief` does."""
    from app.export.brief import making

    return making.lay_out(catalog, ids, date_from, date_to, wording, options)


def save(sheets: Sheets, target: Path, progress: Callable[[float], None] | None = None) -> None:
    """Write what was laid out as a PDF, wholly or not at all. Raises ExportProblem, and what `progress` raises."""
    from app.export.brief import pdf

    pdf.save(sheets, target, report=progress)
