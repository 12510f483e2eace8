"""Tables as a spreadsheet: one sheet a table, cells typed, nothing in it a formula; at the end the sources and the edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Protocol

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from app.catalog.catalog import Catalog
from app.catalog.selection import Selection
from app.catalog.tables import Column, ColumnType
from app.export.contents import Contents
from app.export.labels import Labels
from app.export.meter import Meter
from app.export.values import plain
from app.version import VERSION

ROWS_OF_SHEET = 1_048_576
_LINKS_OF_SHEET = 65_530
_LINK_LENGTH = 2_079
_A4 = 9
_SAMPLED = 500  # rows by which the width of a column is judged
_NARROW, _WIDE = 6, 60  # characters
_FIRST_DAY = "1900-03-01"  # spreadsheets disagree about the days before
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class _Sheet(Protocol):
    """What is used of a sheet of XlsxWriter."""

    row_data_fh: Any

    def write_string(self, row: int, column: int, text: str, form: Any = None) -> int: ...
    def write_number(self, row: int, column: int, number: float, form: Any = None) -> int: ...
    def write_datetime(self, row: int, column: int, date: dt.date, form: Any = None) -> int: ...
    def write_url(self, row: int, column: int, url: str, form: Any = None) -> int: ...
    def freeze_panes(self, row: int, column: int) -> None: ...
    def autofilter(self, row: int, column: int, last_row: int, last_column: int) -> None: ...
    def repeat_rows(self, row: int) -> None: ...
    def set_landscape(self) -> None: ...
    def set_paper(self, paper: int) -> None: ...
    def fit_to_pages(self, width: int, height: int) -> None: ...
    def set_column(self, column: int, last_column: int, width: float) -> None: ...


@dataclass(frozen=True, slots=True)
class _Forms:
    """The looks of cells."""

    header: Any
    day: Any
    whole: Any
    real: Any
    mark: Any
    link: Any
    bold: Any


class _Interruptible:
    """A file whose reader or writer can be called off: putting a long sheet together is one call of XlsxWriter.

    After a failure it takes whatever comes in silence, for ZipFile would go on writing when it is thrown away.
    """

    def __init__(self, file: Any, meter: Meter) -> None:
        self._file, self._meter, self._failed = file, meter, False

    def read(self, size: int = -1) -> Any:
        return self._try(self._file.read, size)

    def write(self, data: Any) -> Any:
        return self._try(self._file.write, data)

    def seek(self, offset: int, whence: int = 0) -> Any:
        return self._try(self._file.seek, offset, whence)

    def tell(self) -> Any:
        return self._try(self._file.tell)

    def flush(self) -> Any:
        return self._try(self._file.flush)

    def close(self) -> None:
        self._file.close()

    def _try(self, call: Callable[..., Any], *args: Any) -> Any:
        if self._failed:
            return 0
        try:
            self._meter.look()
            return call(*args)
        except BaseException:
            self._failed = True
            raise


def write_xlsx(file: BinaryIO, folder: Path, catalog: Catalog, contents: Contents, meter: Meter) -> None:
    """Write the workbook, its parts meanwhile in a folder. Raises as `export` does."""
    with _workbook(file, folder, meter) as book:
        forms = _forms(book)
        book.set_properties({"title": contents.edition.get("title", ""), "comments": f"Comptoir {VERSION}"})
        for selection in contents.selections:
            _write_table(book, catalog, selection, contents.labels, forms, meter)
        _write_sources(book, catalog, contents, forms, meter)


@contextmanager
def _workbook(file: BinaryIO, folder: Path, meter: Meter) -> Iterator[Any]:
    with TemporaryDirectory(prefix=".comptoir-", dir=folder) as parts:
        book = xlsxwriter.Workbook(_Interruptible(file, meter), {**_OPTIONS, "tmpdir": parts})
        book.use_zip64()
        try:
            yield book
            for sheet in book.worksheets():
                sheet.row_data_fh = _Interruptible(sheet.row_data_fh, meter)
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None
        finally:
            for sheet in book.worksheets():
                with suppress(OSError):
                    sheet.row_data_fh.close()


def _forms(book: Any) -> _Forms:
    return _Forms(
        header=book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        day=book.add_format({"num_format": "yyyy-mm-dd"}),
        whole=book.add_format({"num_format": "#,##0"}),
        real=book.add_format({"num_format": "#,##0.0#########"}),
        mark=book.add_format({"align": "left"}),
        link=book.get_default_url_format(),
        bold=book.add_format({"bold": True}),
    )


@dataclass
class _Writer:
    """Writes the rows of one sheet from a header row on, and remembers how wide its columns are."""

    sheet: _Sheet
    columns: tuple[Column, ...]
    labels: Labels
    forms: _Forms
    top: int = 0
    row: int = 0
    links: int = 0
    widths: list[int] = field(default_factory=list)

    def start(self) -> None:
        self.row = self.top
        for n, column in enumerate(self.columns):
            label = self.labels.column(column)
            self.sheet.write_string(self.row, n, label, self.forms.header)
            self.widths.append(max(len(label) + 3, _NARROW))  # room for the arrow of the filter
        self.sheet.freeze_panes(self.top + 1, 0)
        self.sheet.repeat_rows(self.top)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)  # all columns on a sheet of paper, as many sheets as the rows need

    def add(self, row: tuple[Any, ...]) -> None:
        self.row += 1
        sampled = self.row <= self.top + _SAMPLED
        for n, (column, value) in enumerate(zip(self.columns, row, strict=True)):
            if value is not None:
                shown = self._write(n, column, value)
                if sampled:
                    self.widths[n] = max(self.widths[n], min(shown + 2, _WIDE))

    def finish(self) -> None:
        for n, width in enumerate(self.widths):
            self.sheet.set_column(n, n, width)
        self.sheet.autofilter(self.top, 0, max(self.row, self.top + 1), len(self.columns) - 1)

    def _write(self, n: int, column: Column, value: Any) -> int:
        """Write one cell; how many characters of it are seen."""
        value = plain(column, value)
        if column.type is ColumnType.SOURCES:
            # One reference is a number to sort by; several are a text.
            value = value[0] if len(value) == 1 else " ".join(map(str, value))
        if isinstance(value, int | float):
            return self._write_number(n, column, value)
        if column.type is ColumnType.DATE and len(value) == 10 and value >= _FIRST_DAY:
            day = _day(value)
            if day is not None:
                self.sheet.write_datetime(self.row, n, day, self.forms.day)
                return len(value)
        if column.type is ColumnType.CODE:
            value = self.labels.code(column, value)
        value = value.replace("\r\n", "\n").replace("\r", "\n")  # the only line end of a cell
        if value.startswith(("http://", "https://")) and len(value) <= _LINK_LENGTH and self.links < _LINKS_OF_SHEET:
            self.links += 1
            self.sheet.write_url(self.row, n, value, self.forms.link)
        else:
            self.sheet.write_string(self.row, n, value)
        return max(map(len, value.splitlines()), default=0)

    def _write_number(self, n: int, column: Column, value: int | float) -> int:
        form, shown = None, str(value)
        if column.type is ColumnType.NUMBER:
            form, shown = self.forms.whole if isinstance(value, int) else self.forms.real, f"{value:,}"
        elif column.type is ColumnType.SOURCES:
            form = self.forms.mark
        self.sheet.write_number(self.row, n, value, form)
        return len(shown)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _write_table(
    book: Any, catalog: Catalog, selection: Selection, labels: Labels, forms: _Forms, meter: Meter
) -> None:
    """Write a table on a sheet of its own, and on further ones where it is too long for one."""
    name, number = labels.table(selection.table)[:28], 1
    writer = _Writer(book.add_worksheet(name), selection.chosen(), labels, forms)
    writer.start()
    for row in meter.each(catalog.selected_rows(selection)):
        if writer.row == ROWS_OF_SHEET - 1:
            writer.finish()
            number += 1
            writer = _Writer(book.add_worksheet(f"{name} {number}"), selection.chosen(), labels, forms)
            writer.start()
        writer.add(row)
    writer.finish()


def _write_sources(book: Any, catalog: Catalog, contents: Contents, forms: _Forms, meter: Meter) -> None:
    """Write the last sheet: which edition this is, and the sources in full."""
    sheet = book.add_worksheet(contents.labels.table(contents.sources.table)[:31])
    for row, (key, value) in enumerate(contents.edition.items()):
        sheet.write_string(row, 0, key, forms.bold)
        sheet.write_string(row, 1, value)
    writer = _Writer(sheet, contents.sources.chosen(), contents.labels, forms, top=len(contents.edition) + 1)
    writer.start()
    writer.widths[0] = max(writer.widths[0], *map(len, contents.edition))
    for found in meter.each(catalog.selected_rows(contents.sources)):
        writer.add(found)
    writer.finish()
