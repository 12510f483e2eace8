"""From CSV rows to table rows: one function a record type."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from db import dates, read, schema
from db.read import UNCITED, Book, Problem, Row

Record = dict[str, Any]
Tables = dict[str, list[Record]]

EDITION = ("edition", "built", "edition_end", "title", "language")
COMMON = ["refs", UNCITED, "doubt"]
COLUMNS: dict[str, list[str]] = {
    "vocabulary": ["list", "code", "label", "label_fr", "dimension"],
    "section": ["id", "slug", "title", "title_fr", "sort", "first_source", "last_source"],
    "source": ["id", "title", "author", "publisher", "year", "url", "note"],
    "entity": [
        *("id", "kind", "subkind", "name", "name_fr", "name_local", "parent", "country", "iso2", "iso3"),
        *("latitude", "longitude", "sector", "aliases", "summary", "section", *COMMON),
    ],
    "event": [
        *("id", "kind", "title", "edition", "start", "end", "status", "city", "country", "participants", "summary"),
        *COMMON,
    ],
    "agreement": [
        *("id", "kind", "title", "date", "status", "value", "currency", "is_package", "part_of", "event", "parties"),
        *("subject", *COMMON),
    ],
    "figure": [
        *("id", "subject", "partner", "measure", "share_of", "product", "label", "period", "value", "unit"),
        *("qualifier", "nature", "change_value", "change_unit", "change_base", *COMMON),
    ],
    "project": [
        *("id", "title", "organisation", "place", "region", "programme", "sector", "status", "year_start", "year_end"),
        *("investment", "currency", "jobs", "partners", "summary", *COMMON),
    ],
    "relation": ["id", "from", "rel", "to", "since", "note", *COMMON],
    "not_duplicates": ["one", "other", "reason"],
    "not_recorded": ["section", "what", "value", "context", "reason"],
}
FILES = {
    "event": "events.csv",
    "agreement": "agreements.csv",
    "figure": "figures.csv",
    "project": "projects.csv",
    "relation": "relations.csv",
}


class _Folding(dict[int, str | None]):
    """What becomes of each character of a name without accents, found out once: itself, a space, or nothing."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = None if unicodedata.combining(character) else character if character.isalnum() else " "
        return self[code]


_FOLDING = _Folding()


def fold(name: str) -> str:
    """The spelling that names are compared by: no accents, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFKD", name).casefold().translate(_FOLDING).split())


def load(data: Path) -> tuple[Tables, Book]:
    """Read the whole data folder into table rows; what is wrong with it stands in the book's problems."""
    book = Book()
    tables: Tables = {name: [] for name in schema.ORDER}
    vocabulary(book, tables, data)
    _sections(book, tables, data)
    _sources(book, tables, data)
    if book.problems:  # without the lists and the numbers, every later row would seem wrong
        return tables, book
    rows = {"entity": entity_rows(book, data)}
    for record_type, file in FILES.items():
        rows[record_type] = [
            row
            for section in tables["section"]
            for row in _section_rows(book, data, record_type, file, section["id"], section["slug"])
        ]
    for record_type, found in rows.items():
        for row in found:
            book.define(record_type, row)
    makers: dict[str, Callable[[Row, Tables], Record]] = {
        "entity": _entity,
        "event": _event,
        "agreement": _agreement,
        "figure": _figure,
        "project": _project,
        "relation": _relation,
    }
    for record_type, make in makers.items():
        for row in rows[record_type]:
            record = make(row, tables)
            tables[record_type].append(record | {"section_id": _section(row), UNCITED: row.text(UNCITED)})
            _common(record_type, row, tables)
    return tables, book


def edition(book: Book, data: Path) -> dict[str, str]:
    """What `edition.json` says about this edition of the database."""
    path = data / "edition.json"
    found: Any = None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        book.problems.append(Problem(path.name, 1, "-", "the file is missing"))
        return {}
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        book.problems.append(Problem(path.name, getattr(error, "lineno", 1), "-", f"is not JSON: {error}"))
        return {}
    if not isinstance(found, dict) or not all(isinstance(found.get(name), str) for name in EDITION):
        book.problems.append(Problem(path.name, 1, "-", f"must give, as text: {', '.join(EDITION)}"))
        return {}
    for name in ("built", "edition_end"):
        try:
            dt.date.fromisoformat(found[name])
        except ValueError:
            book.problems.append(Problem(path.name, 1, name, f"{found[name]!r} is not a day such as 2025-03-31"))
    return {str(name): str(value) for name, value in found.items()}


def vocabulary(book: Book, tables: Tables, data: Path) -> None:
    """Read the controlled lists into the book and the table."""
    path = data / "vocabulary.csv"
    for sort, row in enumerate(read.table(book, path, data, COLUMNS["vocabulary"])):
        name, code = row.required("list"), row.required("code")
        if code in book.vocabulary.setdefault(name, []):
            row.fault("code", f"{code!r} is already in the list {name!r}")
        book.vocabulary[name].append(code)
        tables["vocabulary"].append({**row.cells, "sort": sort})
    needed = {"date_precision": dates.PRECISIONS, "nature": ("actual", "derived"), "qualifier": ("exact", "about")}
    for name in schema.LISTS:
        missing = [code for code in needed.get(name, ()) if code not in book.vocabulary.get(name, ())]
        if not book.vocabulary.get(name):
            book.problems.append(Problem(path.name, 1, "list", f"the list {name!r} is missing"))
        elif missing:
            book.problems.append(Problem(path.name, 1, "code", f"the list {name!r} needs {', '.join(missing)}"))


def _sections(book: Book, tables: Tables, data: Path) -> None:
    known = book.ids.setdefault("section", {})
    slugs: set[str] = set()
    for row in read.table(book, data / "sections.csv", data, COLUMNS["section"]):
        key = row.integer("id") or 0
        numbers = {name: row.integer(name) or 0 for name in ("sort", "first_source", "last_source")}
        texts = {name: row.required(name) for name in ("slug", "title", "title_fr")}
        if key < 1:
            row.fault("id", "a section needs a number from 1 on")
        if str(key) in known:
            row.fault("id", f"section {key} is already in line {known[str(key)].line}")
        if texts["slug"] in slugs:
            row.fault("slug", f"{texts['slug']!r} is the slug of another section")
        if numbers["last_source"] < numbers["first_source"]:
            row.fault("last_source", "is smaller than first_source")
        known[str(key)] = row
        slugs.add(texts["slug"])
        tables["section"].append({"id": key, **texts, **numbers})


def _sources(book: Book, tables: Tables, data: Path) -> None:
    spans = [(s["id"], s["first_source"], s["last_source"]) for s in tables["section"]]
    known = book.ids.setdefault("source", {})
    for row in read.table(book, data / "sources.csv", data, COLUMNS["source"]):
        key = row.integer("id") or 0
        if key < 1:
            row.fault("id", "a reference needs a number from 1 on")
        if str(key) in known:
            row.fault("id", f"reference {key} is already in line {known[str(key)].line}")
        known[str(key)] = row
        url = row.text("url")
        if url and (not url.startswith(("http://", "https://")) or " " in url):
            row.fault("url", f"{url!r} is not a web address")
        texts = {name: row.text(name) for name in ("author", "publisher", "note")}
        section = next((s for s, first, last in spans if first <= key <= last), None)
        record = {"id": key, "title": row.required("title"), "year": row.integer("year"), "url": url}
        tables["source"].append({**record, **texts, "section_id": section})


def entity_rows(book: Book, data: Path) -> list[Row]:
    """The rows of every file of entities, in the order of their files."""
    return [
        row
        for path in sorted((data / "entities").glob("*.csv"))
        for row in read.table(book, path, data, COLUMNS["entity"])
    ]


def _section_rows(book: Book, data: Path, record_type: str, file: str, number: int, slug: str) -> list[Row]:
    path = data / "sections" / f"{number:02}-{slug}" / file
    return list(read.table(book, path, data, COLUMNS[record_type], number)) if path.exists() else []


def _section(row: Row) -> int | None:
    if row.section is not None:
        return row.section
    number = row.integer("section")
    if number is not None and str(number) not in row.book.ids["section"]:
        row.fault("section", f"there is no section {number}")
    return number


def _common(record_type: str, row: Row, tables: Tables) -> None:
    for source in row.references():
        tables["citation"].append({"record_type": record_type, "record_id": row.cells["id"], "source_id": source})
    if row.cells["doubt"]:
        tables["doubt"].append({"record_type": record_type, "record_id": row.cells["id"], "note": row.cells["doubt"]})


def _take_part(record_type: str, row: Row, tables: Tables, column: str, role: str) -> None:
    for entity, found in row.participants(column, role):
        key = {"record_type": record_type, "record_id": row.cells["id"]}
        tables["participant"].append({**key, "entity_id": entity, "role": found})


def _entity(row: Row, tables: Tables) -> Record:
    kind = row.required_code("kind", "entity_kind")
    name, key = row.required("name"), row.cells["id"]
    names: dict[str, str | None] = {name: "en"}
    for column, lang in (("name_fr", "fr"), ("name_local", None)):
        if row.cells[column]:
            names.setdefault(row.cells[column], lang)
    for alias, lang in row.aliases():
        names.setdefault(alias, lang)
    tables["alias"] += [{"entity_id": key, "name": n, "lang": lang, "key": fold(n)} for n, lang in names.items()]
    parent = row.refer("parent", "entity")
    if parent == key:
        row.fault("parent", "is the entity itself")
    for column, length in (("iso2", 2), ("iso3", 3)):
        if row.cells[column] and not (len(row.cells[column]) == length and row.cells[column].isupper()):
            row.fault(column, f"{row.cells[column]!r} is not {length} capital letters")
    for column, limit in (("latitude", 90), ("longitude", 180)):
        if abs(row.number(column) or 0) > limit:
            row.fault(column, f"{row.cells[column]} lies outside the globe")
    return {
        "id": key,
        "kind": kind,
        "subkind": row.required_code("subkind", "entity_subkind"),
        "name": name,
        **{column: row.text(column) for column in ("name_fr", "name_local", "iso2", "iso3", "summary")},
        "parent_id": parent,
        "country_id": row.refer("country", "entity"),
        "latitude": row.number("latitude"),
        "longitude": row.number("longitude"),
        "sector": row.code("sector", "sector"),
    }


def _when(row: Row, start: str, end: str | None = None) -> tuple[dates.Span | None, Record]:
    """The span of a record, and the columns that say when it was."""
    first = row.span(start)
    last = row.span(end) if end else None
    if last and not first:
        row.fault(start, "is empty though there is an end")
    if first and last:
        if last.last_day < first.first_day:
            row.fault(end or start, f"{row.cells[end or start]!r} is before the start {row.cells[start]!r}")
            return None, {}
        first = dates.parse(f"{row.cells[start]}/{row.cells[end]}") if end and "/" not in row.cells[start] else first
    return first, when(first)


def when(span: dates.Span | None) -> Record:
    """The columns of an event or agreement that say when it was."""
    return {
        "date_precision": span.precision if span else None,
        "first_day": span.first_day if span else None,
        "last_day": span.last_day if span else None,
        "date_label": span.label if span else None,
    }


def _event(row: Row, tables: Tables) -> Record:
    span, columns = _when(row, "start", "end")
    _take_part("event", row, tables, "participants", "participant")
    return {
        "id": row.cells["id"],
        "kind": row.required_code("kind", "event_kind"),
        "title": row.required("title"),
        "edition": row.text("edition"),
        "start": span.start if span else None,
        "end": span.end if span and span.end != span.start else None,
        "status": row.required_code("status", "event_status"),
        "city_id": row.refer("city", "entity"),
        "country_id": row.refer("country", "entity"),
        "summary": row.text("summary"),
        **columns,
    }


def _agreement(row: Row, tables: Tables) -> Record:
    span, columns = _when(row, "date")
    _take_part("agreement", row, tables, "parties", "signatory")
    part_of = row.refer("part_of", "agreement")
    if part_of and row.book.ids["agreement"][part_of].cells["is_package"] != "1":
        row.fault("part_of", f"{part_of!r} is not a package")
    if bool(row.cells["value"]) != bool(row.cells["currency"]):
        row.fault("currency", "a value needs a currency, and a currency a value")
    return {
        "id": row.cells["id"],
        "kind": row.required_code("kind", "agreement_kind"),
        "title": row.required("title"),
        "date": span.start if span else None,
        "status": row.required_code("status", "agreement_status"),
        "value": row.number("value"),
        "currency": row.code("currency", "currency"),
        "is_package": row.flag("is_package"),
        "part_of": part_of,
        "event_id": row.refer("event", "event"),
        "subject": row.text("subject"),
        **columns,
    }


def _figure(row: Row, tables: Tables) -> Record:  # noqa: ARG001 - same shape as its siblings
    span = row.span("period")
    if row.cells["nature"] == "derived":
        row.fault("nature", "derived rows are computed, not typed")
    if row.cells["id"].endswith(("-base", "-balance")):
        row.fault("id", "ends like that of a derived row")
    if not row.cells["value"] and not row.cells["change_value"]:
        row.fault("value", "neither a value nor a change")
    for value, unit in (("value", "unit"), ("change_value", "change_unit")):
        if bool(row.cells[value]) != bool(row.cells[unit]):
            row.fault(unit, f"a {value} needs a {unit}, and the other way round")
    row.span("change_base")
    return {
        "id": row.cells["id"],
        "subject_id": row.refer("subject", "entity", required=True),
        "partner_id": row.refer("partner", "entity"),
        "measure": row.required_code("measure", "measure"),
        "share_of": row.code("share_of", "measure"),
        "product": row.text("product"),
        "label": row.required("label"),
        "period_start": span.first_day if span else None,
        "period_end": span.last_day if span else None,
        "period_label": span.label if span else None,
        "period": row.text("period"),
        "value": row.number("value"),
        "unit": row.code("unit", "unit"),
        "qualifier": row.code("qualifier", "qualifier", "exact"),
        "nature": row.code("nature", "nature", "actual"),
        "change_value": row.number("change_value"),
        "change_unit": row.code("change_unit", "change_unit"),
        "change_base": row.text("change_base"),
    }


def _project(row: Row, tables: Tables) -> Record:
    _take_part("project", row, tables, "partners", "partner")
    start, end = row.integer("year_start"), row.integer("year_end")
    if start and end and end < start:
        row.fault("year_end", f"{end} is before {start}")
    if bool(row.cells["investment"]) != bool(row.cells["currency"]):
        row.fault("currency", "an investment needs a currency, and the other way round")
    return {
        "id": row.cells["id"],
        "title": row.required("title"),
        "organisation_id": row.refer("organisation", "entity"),
        "place_id": row.refer("place", "entity"),
        "region_id": row.refer("region", "entity"),
        "programme_id": row.refer("programme", "entity"),
        "sector": row.required_code("sector", "sector"),
        "status": row.required_code("status", "project_status"),
        "year_start": start,
        "year_end": end,
        "investment": row.number("investment"),
        "currency": row.code("currency", "currency"),
        "jobs": row.integer("jobs"),
        "summary": row.text("summary"),
    }


def _relation(row: Row, tables: Tables) -> Record:  # noqa: ARG001 - same shape as its siblings
    start, end = row.refer("from", "entity", required=True), row.refer("to", "entity", required=True)
    if start and start == end:
        row.fault("to", "is the same entity as from")
    row.span("since")
    return {
        "id": row.cells["id"],
        "from_id": start,
        "rel": row.required_code("rel", "rel"),
        "to_id": end,
        "since": row.text("since"),
        "note": row.text("note"),
    }
