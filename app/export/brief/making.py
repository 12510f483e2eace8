"""Making a brief: gathered, composed, laid out until it fits, and written."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.catalog.catalog import Catalog
from app.catalog.wording import Wording
from app.export.brief import paper
from app.export.brief.compose import compose
from app.export.brief.gather import gather
from app.export.brief.html import page_of
from app.export.brief.options import BriefOptions
from app.export.brief.pdf import Sheets, save
from app.export.brief.teller import Setting
from app.export.errors import ExportProblem
from app.export.fonts import ready

FEWEST, MOST = 2, 12  # pages
ROWS, FEWEST_ROWS = 60, 4  # in a table: at first, and where that makes too many pages
ABOUT = 220  # letters of a summary beside a title, at first
_SCREEN = 500.0  # points that a drawing is wide, so that its words are as large as the others on a page of the web
SUFFIXES = (".pdf", ".html")


def write_brief(
    catalog: Catalog,
    ids: Sequence[str],
    target: Path,
    date_from: str | None,
    date_to: str | None,
    wording: Wording | None,
    options: BriefOptions | None,
) -> None:
    """See `app.export.brief.write_brief`."""
    if target.suffix.lower() not in SUFFIXES:
        raise ExportProblem(f"{target}: a brief is written as .pdf or .html. Give the file one of these endings.")
    ready()
    wording, options = wording or Wording(catalog.vocabulary), options or BriefOptions()
    if target.suffix.lower() == ".pdf":
        sheets = lay_out(catalog, ids, date_from, date_to, wording, options)
        save(sheets, target, spared=(catalog.path,))
    else:
        facts = gather(catalog, ids, date_from, date_to)
        brief = compose(
            catalog, facts, wording, options, Setting(_SCREEN, paper.words_width, lambda _: True, 10**6, 2 * ABOUT)
        )
        page_of(brief, target, spared=(catalog.path,))
    options.report(1.0)


def lay_out(
    catalog: Catalog,
    ids: Sequence[str],
    date_from: str | None,
    date_to: str | None,
    wording: Wording,
    options: BriefOptions,
) -> Sheets:
    """See `app.export.brief.lay_out`."""
    ready()
    facts = gather(catalog, ids, date_from, date_to)
    options.report(0.1)
    width = paper.SIZES[options.paper][0] - 2 * paper.MARGIN

    def attempt(rows: int, about: int) -> Sheets:
        setting = Setting(width, paper.words_width, paper.can_show, rows, about)
        return Sheets(compose(catalog, facts, wording, options, setting), options)

    sheets = attempt(ROWS, ABOUT)
    if sheets.count > MOST:
        choice = range(FEWEST_ROWS, ROWS + 1)
        fitting = bisect.bisect_right(choice, MOST, key=lambda rows: attempt(rows, ABOUT // 2).count)
        sheets = attempt(choice[max(fitting - 1, 0)], ABOUT // 2)
    if sheets.count < FEWEST and sheets.brief.chapters:
        *others, last = sheets.brief.chapters
        chapters = (*others, replace(last, on_new_page=True))
        sheets = Sheets(replace(sheets.brief, chapters=chapters), options)
    return sheets
