"""Reading whole records, with their parties, sources and doubts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from app.catalog.database import Database, Params
from app.catalog.kinds import RecordType
from app.catalog.records import (
    Agreement,
    Entity,
    Event,
    Figure,
    Name,
    Party,
    Project,
    Record,
    Relation,
    Section,
    Source,
)

R = TypeVar("R", bound=Record)
Row = tuple[Any, ...]


class _Extras:
    """What stands beside the records' own rows: participants, citations, doubts, derivations, and the names of entities."""

    def __init__(
        self, database: Database, record_type: RecordType, ids: Sequence[str], entities: Iterable[str | None]
    ) -> None:
        self.sources: dict[str, list[int]] = defaultdict(list)
        self.doubts: dict[str, str] = {}
        self.parties: dict[str, list[Party]] = defaultdict(list)
        self.names: dict[str, Name] = {}
        if not ids:  # a page asks for many sorts of records that an entity has none of
            return
        params = {"type": record_type.value, "ids": json.dumps(list(ids))}
        sql = """
            SELECT record_id, source_id FROM citation
            WHERE record_type = :type AND record_id IN (SELECT value FROM json_each(:ids)) ORDER BY source_id"""
        for record, source in database.rows(sql, params):
            self.sources[record].append(source)
        sql = "SELECT record_id, note FROM doubt WHERE record_type = :type AND record_id IN (SELECT value FROM json_each(:ids))"
        self.doubts = dict(database.rows(sql, params))
        sql = """
            SELECT record_id, entity_id, role FROM participant
            WHERE record_type = :type AND record_id IN (SELECT value FROM json_each(:ids)) ORDER BY rowid"""
        roles = database.rows(sql, params)
        self.names = names(database, {e for e in entities if e} | {entity for _, entity, _ in roles})
        for record, entity, role in roles:
            self.parties[record].append(Party(self.names[entity], role))

    def common(self, key: str, **more: Any) -> dict[str, Any]:
        return {"sources": tuple(self.sources[key]), "doubt": self.doubts.get(key), **more}

    def taking_part(self, key: str) -> tuple[Party, ...]:
        return tuple(self.parties[key])

    def name(self, key: str | None) -> Name | None:
        return self.names.get(key) if key else None


def names(database: Database, ids: Iterable[str]) -> dict[str, Name]:
    """The names of entities by id."""
    sql = "SELECT id, name, kind, iso2 FROM entity WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: Name(*row) for row in database.rows(sql, (json.dumps(sorted(ids)),))}


def entities(database: Database, rest: str, params: Params = ()) -> list[Entity]:
    """Entities by the part of a query after FROM (`entity AS r` …)."""
    columns = """r.id, r.kind, r.subkind, r.name, r.name_fr, r.name_local, r.parent_id, r.country_id, r.iso2, r.iso3,
        r.latitude, r.longitude, r.sector, r.summary, r.section_id, r.uncited_reason, r.lft, r.rgt,
        r.event_count, r.agreement_count, r.figure_count, r.project_count"""
    rows = database.rows(f"SELECT {columns} FROM {rest}", params)
    extras = _Extras(database, RecordType.ENTITY, [row[0] for row in rows], ())
    return [Entity(*row, **extras.common(row[0])) for row in rows]


def events(database: Database, rest: str, params: Params = ()) -> list[Event]:
    """Events by the part of a query after FROM (`event AS r` …)."""
    columns = """r.id, r.kind, r.title, r.edition, r.start, r."end", r.date_precision, r.first_day, r.last_day, r.date_label,
        r.status, r.city_id, r.country_id, r.summary, r.section_id, r.uncited_reason"""
    rows = database.rows(f"SELECT {columns} FROM {rest}", params)
    extras = _Extras(database, RecordType.EVENT, [r[0] for r in rows], (e for r in rows for e in r[11:13]))
    return [
        Event(
            *(*row[:11], extras.name(row[11]), extras.name(row[12]), *row[13:]),
            **extras.common(row[0], participants=extras.taking_part(row[0])),
        )
        for row in rows
    ]


def agreements(database: Database, rest: str, params: Params = ()) -> list[Agreement]:
    """Agreements by the part of a query after FROM (`agreement AS r` …)."""
    columns = """r.id, r.kind, r.title, r.date, r.date_precision, r.first_day, r.last_day, r.date_label, r.status, r.value,
        r.currency, r.is_package, r.part_of, r.event_id, (SELECT title FROM event WHERE id = r.event_id), r.subject,
        r.section_id, r.uncited_reason"""
    rows = database.rows(f"SELECT {columns} FROM {rest}", params)
    extras = _Extras(database, RecordType.AGREEMENT, [row[0] for row in rows], ())
    return [
        Agreement(
            *(*row[:11], bool(row[11]), *row[12:]),
            **extras.common(row[0], parties=extras.taking_part(row[0])),
        )
        for row in rows
    ]


def figures(database: Database, rest: str, params: Params = ()) -> list[Figure]:
    """Figures by the part of a query after FROM (`figure AS r` …)."""
    columns = """r.id, r.subject_id, r.partner_id, r.measure, r.share_of, r.product, r.label, r.period_start, r.period_end,
        r.period_label, r.value, r.unit, r.qualifier, r.nature, r.change_value, r.change_unit, r.change_base, r.section_id,
        r.uncited_reason"""
    rows = database.rows(f"SELECT {columns} FROM {rest}", params)
    ids = [row[0] for row in rows]
    extras = _Extras(database, RecordType.FIGURE, ids, (e for r in rows for e in r[1:3]))
    origins: dict[str, list[str]] = defaultdict(list)
    sql = (
        "SELECT figure_id, from_id FROM derivation WHERE figure_id IN (SELECT value FROM json_each(?)) ORDER BY from_id"
    )
    for figure, origin in database.rows(sql, (json.dumps(ids),)):
        origins[figure].append(origin)
    return [
        Figure(
            row[0],
            extras.names[row[1]],
            extras.name(row[2]),
            *row[3:],
            **extras.common(row[0], derived_from=tuple(origins[row[0]])),
        )
        for row in rows
    ]


def projects(database: Database, rest: str, params: Params = ()) -> list[Project]:
    """Projects by the part of a query after FROM (`project AS r` …)."""
    columns = """r.id, r.title, r.organisation_id, r.place_id, r.region_id, r.programme_id, r.sector, r.status, r.year_start,
        r.year_end, r.investment, r.currency, r.jobs, r.summary, r.section_id, r.uncited_reason"""
    rows = database.rows(f"SELECT {columns} FROM {rest}", params)
    extras = _Extras(database, RecordType.PROJECT, [r[0] for r in rows], (e for r in rows for e in r[2:6]))
    return [
        Project(
            *row[:2],
            *(extras.name(entity) for entity in row[2:6]),
            *row[6:],
            **extras.common(row[0], partners=extras.taking_part(row[0])),
        )
        for row in rows
    ]


def relations(database: Database, rest: str, params: Params = ()) -> list[Relation]:
    """Relations by the part of a query after FROM (`relation AS r` …)."""
    columns = "r.id, r.from_id, r.rel, r.to_id, r.since, r.note, r.section_id, r.uncited_reason"
    rows = database.rows(f"SELECT {columns} FROM {rest}", params)
    extras = _Extras(database, RecordType.RELATION, [r[0] for r in rows], (e for r in rows for e in (r[1], r[3])))
    return [
        Relation(row[0], extras.names[row[1]], row[2], extras.names[row[3]], *row[4:], **extras.common(row[0]))
        for row in rows
    ]


def sources(database: Database, rest: str, params: Params = ()) -> list[Source]:
    """References by the part of a query after FROM (`source AS r` …)."""
    columns = "r.id, r.title, r.author, r.publisher, r.year, r.url, r.note, r.section_id"
    return [Source(*row) for row in database.rows(f"SELECT {columns} FROM {rest}", params)]


def sections(database: Database) -> list[Section]:
    """The parts of the source book, in its order."""
    sql = "SELECT id, slug, title, title_fr, first_source, last_source FROM section ORDER BY sort"
    return [Section(*row) for row in database.rows(sql)]


LOADERS: dict[RecordType, Callable[[Database, str, Params], Sequence[Record]]] = {
    RecordType.ENTITY: entities,
    RecordType.EVENT: events,
    RecordType.AGREEMENT: agreements,
    RecordType.FIGURE: figures,
    RecordType.PROJECT: projects,
    RecordType.RELATION: relations,
    RecordType.SOURCE: sources,
}


def by_ids(database: Database, record_type: RecordType, ids: Iterable[str | int]) -> list[Record]:
    """The records with these ids, in the order asked for; ids that do not exist are left out."""
    wanted = [int(i) if record_type is RecordType.SOURCE else str(i) for i in ids]
    rest = f"{record_type.value} AS r WHERE r.id IN (SELECT value FROM json_each(?))"
    found = {r.id: r for r in LOADERS[record_type](database, rest, (json.dumps(wanted),))}
    return [found[i] for i in wanted if i in found]


def by_rows(database: Database, rows: Sequence[int]) -> list[Figure]:
    """The figures with these row numbers, in order of time."""
    rest = "json_each(?) AS wanted CROSS JOIN figure AS r WHERE r.rowid = wanted.value"
    return figures(database, f"{rest} ORDER BY r.period_start, r.period_end, r.rowid", (json.dumps(list(rows)),))
