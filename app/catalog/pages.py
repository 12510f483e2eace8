"""Everything about one entity or record, on one page."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.catalog import loading
from app.catalog.database import Database
from app.catalog.errors import NotFound
from app.catalog.kinds import RecordType
from app.catalog.names import resolve
from app.catalog.records import Agreement, Alias, Entity, Event, Figure, Name, Project, Record, Relation, Source

LATEST = 12  # records of each type on the page; the tables have the rest
ALL = -1  # SQLite takes a negative limit for none
KEY_MEASURES = (
    *("trade_turnover", "exports", "imports", "balance", "exchange_turnover", "exchange_exports", "exchange_imports"),
    *("output", "sales", "investment", "direct_investment", "residents", "accredited", "companies", "projects", "jobs"),
)


@dataclass(frozen=True, slots=True)
class Doubted:
    """A record of which the source is unclear, and why."""

    record_type: RecordType
    id: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An entity and what is tied to it and to everything below it.

    `key_figures` holds the newest actual figure of each main measure about the entity itself; events, agreements and
    projects are the newest first, `upcoming` the planned ones in order.
    """

    entity: Entity
    aliases: tuple[Alias, ...]
    ancestors: tuple[Name, ...]
    children: tuple[Name, ...]
    key_figures: tuple[Figure, ...]
    figures: tuple[Figure, ...]
    upcoming: tuple[Event, ...]
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    projects: tuple[Project, ...]
    relations: tuple[Relation, ...]
    doubts: tuple[Doubted, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A record, the records tied to it, and its sources in full."""

    record_type: RecordType
    record: Record
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    figures: tuple[Figure, ...]
    projects: tuple[Project, ...]
    relations: tuple[Relation, ...]
    entities: tuple[Name, ...]
    sources: tuple[Source, ...]


def entity_page(database: Database, key: str, limit: int = LATEST) -> EntityPage:
    """The page of an entity, given by id. Raises NotFound."""
    found = loading.entities(database, "entity AS r WHERE r.id = ?", (key,))
    if not found:
        raise NotFound(f"no entity has the id {key!r}")
    entity = found[0]
    scope = {"lft": entity.lft, "rgt": entity.rgt, "id": entity.id, "limit": limit}

    def inside(table: str) -> str:
        link = f"SELECT record_id FROM link WHERE record_type = '{table}' AND lft BETWEEN :lft AND :rgt"
        return f"{table} AS r WHERE r.id IN ({link})"

    aliases = database.rows("SELECT name, lang FROM alias WHERE entity_id = ? ORDER BY rowid", (key,))
    ancestors = database.rows(
        "SELECT id, name, kind, iso2 FROM entity WHERE lft < ? AND rgt > ? ORDER BY lft", (entity.lft, entity.rgt)
    )
    children = database.rows(
        "SELECT id, name, kind, iso2 FROM entity WHERE parent_id = ? ORDER BY kind, name LIMIT ?", (key, 5 * limit)
    )
    about = "figure AS r WHERE (r.subject_id = :id OR r.partner_id = :id)"
    order = "ORDER BY r.period_end IS NULL, r.period_end DESC, r.period_start LIMIT :limit"
    relations = "relation AS r WHERE r.from_id = :id OR r.to_id = :id ORDER BY r.rel, r.rowid LIMIT 20 * :limit"
    page = EntityPage(
        entity=entity,
        aliases=tuple(Alias(*row) for row in aliases),
        ancestors=tuple(Name(*row) for row in ancestors),
        children=tuple(Name(*row) for row in children),
        key_figures=tuple(_key_figures(database, entity)),
        figures=tuple(loading.figures(database, f"{about} {order.replace(':limit', '8 * :limit')}", scope)),
        upcoming=tuple(
            loading.events(
                database,
                f"{inside('event')} AND r.status = 'planned' ORDER BY r.first_day IS NULL, r.first_day LIMIT :limit",
                scope,
            )
        ),
        events=tuple(
            loading.events(
                database, f"{inside('event')} AND r.status <> 'planned' ORDER BY r.first_day DESC LIMIT :limit", scope
            )
        ),
        agreements=tuple(
            loading.agreements(database, f"{inside('agreement')} ORDER BY r.first_day DESC LIMIT :limit", scope)
        ),
        projects=tuple(
            loading.projects(database, f"{inside('project')} ORDER BY r.year_end DESC, r.title LIMIT :limit", scope)
        ),
        relations=tuple(loading.relations(database, relations, scope)),
        doubts=(),
        sources=(),
    )
    records: tuple[Record, ...] = (
        page.entity,
        *page.key_figures,
        *page.figures,
        *page.upcoming,
        *page.events,
        *page.agreements,
        *page.projects,
        *page.relations,
    )
    doubts = tuple(
        dict.fromkeys(
            Doubted(_type_of(r), str(r.id), title_of(r), r.doubt)
            for r in records
            if not isinstance(r, Source) and r.doubt
        )
    )
    cited = sorted({s for r in records if not isinstance(r, Source) for s in r.sources})
    sources = tuple(s for s in loading.by_ids(database, RecordType.SOURCE, cited) if isinstance(s, Source))
    return EntityPage(**{**{n: getattr(page, n) for n in page.__slots__}, "doubts": doubts, "sources": sources})


def _key_figures(database: Database, entity: Entity) -> list[Figure]:
    """The newest actual figure of each main measure: of the entity as a whole, or of others with it as their partner."""
    sql = """
        SELECT id, measure FROM (
            SELECT r.id, r.measure, row_number() OVER (
                PARTITION BY r.measure
                ORDER BY r.period_end DESC, r.period_start ASC, r.value IS NULL, r.rowid) AS place
            FROM figure AS r
            WHERE (r.partner_id = :id OR r.subject_id = :id AND r.partner_id IS NULL)
                AND r.nature = 'actual' AND r.product IS NULL
                AND r.measure IN (SELECT value FROM json_each(:measures)) AND r.period_end IS NOT NULL)
        WHERE place = 1"""
    rows = database.rows(sql, {"id": entity.id, "measures": json.dumps(KEY_MEASURES)})
    rows.sort(key=lambda row: KEY_MEASURES.index(row[1]))
    found = loading.by_ids(database, RecordType.FIGURE, [row[0] for row in rows])
    return [figure for figure in found if isinstance(figure, Figure)]


def record_page(database: Database, record_type: RecordType, key: str) -> RecordPage:
    """The page of any record but an entity; for a source, all that rests on it. Raises NotFound."""
    try:
        record = next(iter(loading.by_ids(database, record_type, [key])), None)
    except ValueError:
        record = None
    if record is None:
        raise NotFound(f"no {record_type.value} has the id {key!r}")
    tied = _tied(record_type)

    def some(name: str) -> str:
        return f"{name} AS r WHERE {tied[name]}" if name in tied else f"{name} AS r WHERE 0"

    params = {"id": record.id}
    entities: list[Name] = []
    if record_type is RecordType.SOURCE:
        sql = """SELECT e.id, e.name, e.kind, e.iso2 FROM citation AS c JOIN entity AS e ON e.id = c.record_id
            WHERE c.record_type = 'entity' AND c.source_id = :id ORDER BY e.name"""
        entities = [Name(*row) for row in database.rows(sql, params)]
        cited: list[int] = [int(record.id)]
    else:
        cited = list(getattr(record, "sources", ()))
    return RecordPage(
        record_type=record_type,
        record=record,
        events=tuple(loading.events(database, some("event"), params)),
        agreements=tuple(loading.agreements(database, some("agreement"), params)),
        figures=tuple(loading.figures(database, some("figure"), params)),
        projects=tuple(loading.projects(database, some("project"), params)),
        relations=tuple(loading.relations(database, some("relation"), params)),
        entities=tuple(entities),
        sources=tuple(s for s in loading.by_ids(database, RecordType.SOURCE, cited) if isinstance(s, Source)),
    )


def _tied(record_type: RecordType) -> dict[str, str]:
    """For each record type the condition under which its records belong on the page of this record."""
    if record_type is RecordType.SOURCE:
        cited = "SELECT record_id FROM citation WHERE source_id = :id AND record_type = '{}'"
        order = {"event": "r.first_day", "agreement": "r.first_day", "figure": "r.period_end"}
        names = ("event", "agreement", "figure", "project", "relation")
        return {n: f"r.id IN ({cited.format(n)}) ORDER BY {order.get(n, 'r.rowid')}" for n in names}
    if record_type is RecordType.EVENT:
        return {"agreement": "r.event_id = :id ORDER BY r.is_package DESC, r.title"}
    if record_type is RecordType.AGREEMENT:
        return {
            "event": "r.id = (SELECT event_id FROM agreement WHERE id = :id)",
            "agreement": "r.part_of = :id OR r.id = (SELECT part_of FROM agreement WHERE id = :id) ORDER BY r.title",
        }
    if record_type is RecordType.FIGURE:
        return {
            "figure": """r.id IN (SELECT from_id FROM derivation WHERE figure_id = :id UNION
                SELECT figure_id FROM derivation WHERE from_id = :id UNION
                SELECT other.id FROM figure AS me JOIN figure AS other ON other.subject_id = me.subject_id
                    AND other.measure = me.measure AND other.partner_id IS me.partner_id AND other.product IS me.product
                    AND other.id <> me.id WHERE me.id = :id) ORDER BY r.period_end DESC"""
        }
    return {}


def _type_of(record: Record) -> RecordType:
    return RecordType(type(record).__name__.lower())


def title_of(record: Record) -> str:
    """The words that name a record."""
    if isinstance(record, Entity):
        return record.name
    if isinstance(record, Figure):
        return record.label
    if isinstance(record, Relation):
        return f"{record.from_entity.name} – {record.to_entity.name}"
    return record.title


def find(database: Database, key: str) -> tuple[RecordType, str]:
    """The type and id of whatever is called `key`: an id, a reference number, or any spelling of an entity's name.

    Raises NotFound, naming what comes near.
    """
    for record_type in RecordType:
        if record_type is RecordType.SOURCE and not key.isdigit():
            continue
        if database.row(f"SELECT 1 FROM {record_type.value} WHERE id = ?", (key,)):
            return record_type, key
    return RecordType.ENTITY, resolve(database, key)
