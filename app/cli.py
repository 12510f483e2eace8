"""The command line: the same catalog and exports as the window's, for scripts and checks."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.catalog.errors import DatabaseProblem, NotFound
from app.catalog.kinds import RecordType, Table
from app.cli_parser import MISUSED
from app.export.errors import ExportProblem, problem
from app.paths import ready_database

if TYPE_CHECKING:
    from app.catalog.catalog import Catalog
    from app.catalog.filter import Filter
    from app.export.dialect import Dialect
    from app.export.tables import Format

FAILED, BROKEN_OFF = 1, 130  # exit statuses


class Misuse(Exception):
    """What was typed means nothing; the message says what would."""


def run(options: argparse.Namespace) -> int:
    """Do what a command says; the exit status. Nothing is raised: what goes wrong is told on standard error."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        status = COMMANDS[options.command](options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read this has seen enough
        _abandon_output()
        return 0
    except Misuse as misuse:
        return _tell(str(misuse), MISUSED)
    except (DatabaseProblem, NotFound, ExportProblem) as trouble:
        return _tell(str(trouble), FAILED)
    except ImportError as error:
        if "cannot open shared object file" not in str(error):
            raise
        return _tell(f"a system library is missing ({error}); 'make setup' installs it", FAILED)
    except OSError as error:
        _abandon_output()
        return _tell(str(problem(Path("standard output"), error)), FAILED)
    except KeyboardInterrupt:
        return BROKEN_OFF
    return status


def _tell(message: str, status: int) -> int:
    from app.cli_text import clean

    print(f"comptoir: {clean(message)}", file=sys.stderr)
    return status


def _abandon_output() -> None:
    """Let the interpreter end without writing what is left to a pipe or disk that takes nothing."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _database(options: argparse.Namespace) -> Path:
    return options.db or ready_database()


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[Catalog]:
    from app.catalog.catalog import Catalog

    catalog = Catalog(_database(options))
    try:
        yield catalog
    finally:
        catalog.close()


def _print_json(value: Any) -> None:
    """One document, in signs that the reader at the other end knows."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not utf8, indent=1))


def _search(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from app.catalog.wording import Wording
    from app.cli_text import hit_line

    with _opened(options) as catalog:
        known = [
            *(kind.value for kind in RecordType if kind is not RecordType.RELATION),
            *catalog.vocabulary.codes("entity_kind"),
        ]
        kinds = {_one_of(kind, known, "kind") for kind in options.kind}
        hits = catalog.search(" ".join(options.text), kinds, options.limit)
        if options.json:
            _print_json([asdict(hit) for hit in hits])
            return 0
        words = Wording(catalog.vocabulary)
        for hit in hits:
            print(hit_line(hit, words))
    return 0 if hits else _tell(f"nothing is found for {' '.join(options.text)!r}", 0)


def _show(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from app.catalog.wording import Wording
    from app.cli_text import entity_text, record_text

    with _opened(options) as catalog:
        record_type, key = catalog.find(options.id)
        if record_type is RecordType.ENTITY:
            page = catalog.entity_page(key, whole=options.json)
            found, lines = asdict(page), entity_text(page, Wording(catalog.vocabulary))
        else:
            other = catalog.record_page(record_type, key)
            found, lines = asdict(other), record_text(other, Wording(catalog.vocabulary))
        if options.json:
            _print_json({"type": record_type.value, **found})
        else:
            print("\n".join(lines))
    return 0


def _export(options: argparse.Namespace) -> int:
    from app.catalog.selection import Selection
    from app.export.tables import export, write

    form = _format(options)
    if options.output is None and form.value == "xlsx":
        raise Misuse("a spreadsheet needs a file to go to: add -o FILE")
    with _opened(options) as catalog:
        chosen = [Selection(Table(options.table), _filter(options, catalog))]
        dialect = _dialect(options)
        if options.output is not None:
            export(catalog, chosen, options.output, form, dialect=dialect)
        else:
            write(sys.stdout.buffer, Path(), catalog, chosen, form, dialect)
    return 0


def _format(options: argparse.Namespace) -> Format:
    from app.export.tables import Format

    suffix = options.output.suffix.lower().removeprefix(".") if options.output else ""
    if options.format or suffix in ("csv", "xlsx", "json"):
        return Format(options.format or suffix)
    if suffix in ("xls", "ods", "zip", "pdf", "html"):
        raise Misuse(f"a table is written as .csv, .xlsx or .json, not as .{suffix}")
    return Format.CSV


def _dialect(options: argparse.Namespace) -> Dialect:
    import locale

    from app.export.dialect import DecimalSign, Delimiter, dialect

    before = locale.setlocale(locale.LC_NUMERIC)
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_NUMERIC, "")
    decimal = str(locale.localeconv()["decimal_point"])
    locale.setlocale(locale.LC_NUMERIC, before)
    delimiter = Delimiter(options.delimiter)
    if delimiter is Delimiter.AUTO and options.output is not None and options.output.suffix.lower() == ".tsv":
        delimiter = Delimiter.TAB
    chosen = DecimalSign(options.decimal) if options.decimal else None
    return dialect(delimiter, chosen, byte_order_mark=options.bom, locale_decimal=decimal)


_KIND_LISTS = {
    Table.EVENTS: "event_kind",
    Table.AGREEMENTS: "agreement_kind",
    Table.ENTITIES: "entity_kind",
    Table.RELATIONS: "rel",
}


def _filter(options: argparse.Namespace, catalog: Catalog) -> Filter:
    """The question that the options put. Raises Misuse and NotFound."""
    from app.catalog.filter import TABLES_IN_TIME, Filter

    table = Table(options.table)
    if options.kind and table not in _KIND_LISTS:
        raise Misuse(f"{table.value} have no kinds: leave --kind out")
    if options.measure and table is not Table.FIGURES:
        raise Misuse(f"{table.value} have no measures: leave --measure out")
    if (options.date_from or options.date_to) and table not in TABLES_IN_TIME:
        raise Misuse(f"{table.value} have no dates: leave --from and --to out")
    codes, first_last = catalog.vocabulary.codes, _days(options)
    sections = catalog.sections()
    numbers = {name: section.id for section in sections for name in (str(section.id), section.slug)}
    try:
        return Filter(
            entities=tuple(dict.fromkeys(catalog.resolve(name) for name in options.entity)),
            partner=catalog.resolve(options.partner) if options.partner else None,
            kinds=frozenset(_one_of(kind, codes(_KIND_LISTS[table]), "kind") for kind in options.kind),
            measures=frozenset(_one_of(measure, codes("measure"), "measure") for measure in options.measure),
            sections=frozenset(numbers[_one_of(name, numbers, "section")] for name in options.section),
            date_from=first_last[0],
            date_to=first_last[1],
            text=options.text,
        )
    except ValueError as error:
        raise Misuse(str(error)) from None


def _days(options: argparse.Namespace) -> tuple[str | None, str | None]:
    from app.catalog.filter import day_range

    try:
        return day_range(options.date_from, options.date_to)
    except ValueError as error:
        raise Misuse(str(error)) from None


def _one_of(word: str, known: Iterable[str], what: str) -> str:
    """The code that was typed. Raises Misuse, naming what comes near."""
    import difflib

    codes = list(known)
    if word in codes:
        return word
    near = difflib.get_close_matches(word, codes, 3, 0.5) or codes[:60]
    raise Misuse(f"no {what} is called {word!r}; there is {', '.join(near)}")


def _brief(options: argparse.Namespace) -> int:
    first, last = _days(options)
    if first and last and last < first:
        raise Misuse(f"the range ends ({last}) before it starts ({first})")
    if options.output.suffix.lower() not in (".pdf", ".html"):
        raise Misuse("a brief is written as .pdf or .html: give the file such a suffix")
    with _opened(options) as catalog:
        ids = [catalog.find(name)[1] for name in options.ids]
        from app.export.brief import write_brief

        write_brief(catalog, ids, options.output, date_from=first, date_to=last)
    return 0


def _screenshot(options: argparse.Namespace) -> int:
    from app.views.screenshot import TABS, take

    target: Path = options.output
    tab = None if options.tab is None else _one_of(options.tab, TABS, "tab")
    try:
        take(_database(options), target, entity=options.entity, tab=tab, size=options.size, theme=options.theme)
    except OSError as error:
        raise (problem(target, error) if error.errno else ExportProblem(str(error))) from error
    return 0


def _check(options: argparse.Namespace) -> int:
    from app.catalog.check import check

    file: Path = options.file or _database(options)
    faults = check(file)
    for fault in faults:
        _tell(fault, FAILED)
    if faults:
        return FAILED
    options.db = file
    with _opened(options) as catalog:
        counts = [f"{catalog.meta.get(f'count_{t.record_type.value}', '0')} {t.value}" for t in Table]
        print(
            f"{file}: whole. Edition {catalog.meta.get('edition')} of {catalog.meta.get('built')}: {', '.join(counts)}."
        )
    return 0


def _path_in_use(options: argparse.Namespace) -> int:
    database = _database(options)
    print(database)
    return 0 if database.exists() else _tell(f"{database}: there is no such file", FAILED)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "search": _search,
    "show": _show,
    "export": _export,
    "brief": _brief,
    "screenshot": _screenshot,
    "check": _check,
    "path": _path_in_use,
}
