"""Everything about one entity or record, on one page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.catalog import listing, loading, tree
from app.catalog.database import Database
from app.catalog.errors import NotFound
from app.catalog.filter import Filter
from app.catalog.key_numbers import key_figures
from app.catalog.kinds import RecordType, Table
from app.catalog.listing import Order
from app.catalog.names import resolve
from app.catalog.records import Agreement, Alias, Entity, Event, Figure, Name, Project, Record, Relation, Source

LATEST = 12  # records of each type on the page; the tables have the rest
ALL = -1  # SQLite takes a negative limit for none
COUNTED = 1000  # rows counted one by one
PER_MEASURE, PER_TIE, CHILDREN, TIED = 6, 12, 60, 60  # figures, relations, entities below, and records tied to a record


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

    `key_figures` holds the newest numbers of each main measure; `figures` the newest of each measure about the entity itself;
    events, agreements and projects are the newest first, `upcoming` the planned events that the edition's day has not passed,
    in order. `counts` tells how many there are of what the page shows a part of: figures by measure, relations by `rel>` (to
    others) and `rel<`, and `children`.
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
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A record, the records tied to it, and its sources in full. `counts` tells how many of each type there are in all."""

    record_type: RecordType
    record: Record
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    figures: tuple[Figure, ...]
    projects: tuple[Project, ...]
    relations: tuple[Relation, ...]
    entities: tuple[Name, ...]
    sources: tuple[Source, ...]
    counts: dict[str, int]


def entity_page(database: Database, key: str, limit: int = LATEST) -> EntityPage:
    """The page of an entity, given by id; with `ALL` everything. Raises NotFound."""
    found = loading.entities(database, "entity AS r WHERE r.id = ?", (key,))
    if not found:
        raise NotFound(f"no entity has the id {key!r}")
    entity = found[0]
    whole = limit == ALL
    aliases = database.rows("SELECT name, lang FROM alias WHERE entity_id = ? ORDER BY rowid", (key,))
    sql = "SELECT id, name, kind, iso2 FROM entity WHERE parent_id = ? ORDER BY kind, name COLLATE NOCASE LIMIT ?"
    children = database.rows(sql, (key, ALL if whole else CHILDREN))
    figures, figure_counts = _figures(database, key, ALL if whole else PER_MEASURE)
    relations, relation_counts = _relations(database, key, ALL if whole else PER_TIE)
    planned, past = _events(database, entity, limit)
    agreements = _rows(database, Table.AGREEMENTS, Filter(entities=(key,)), Order("date_words", True), limit)
    page = EntityPage(
        entity=entity,
        aliases=tuple(Alias(*row) for row in aliases),
        ancestors=tuple(Name(*row[:4]) for row in tree.chain(database, key)[:-1]),
        children=tuple(Name(*row) for row in children),
        key_figures=tuple(key_figures(database, entity)),
        figures=tuple(figures),
        upcoming=tuple(planned),
        events=tuple(past),
        agreements=tuple(loading.agreements(database, *_in_order("agreement", agreements))),
        projects=tuple(_projects(database, key, limit)),
        relations=tuple(relations),
        doubts=(),
        sources=(),
        counts=figure_counts | relation_counts | {"children": _number_of_children(database, key, len(children))},
    )
    shown: tuple[Record, ...] = (
        page.entity,
        *page.key_figures,
        *page.figures,
        *page.upcoming,
        *page.events,
        *page.agreements,
        *page.projects,
        *page.relations,
    )
    records = [record for record in shown if not isinstance(record, Source)]
    doubts = dict.fromkeys(Doubted(_type_of(r), r.id, title_of(r), r.doubt) for r in records if r.doubt)
    cited = sorted({number for record in records for number in record.sources})
    return replace(page, doubts=tuple(doubts), sources=_sources(database, cited))


def _rows(database: Database, table: Table, question: Filter, order: Order, limit: int) -> list[int]:
    return listing.row_numbers(database, table, question, order, 0, limit)


def _in_order(name: str, rows: Sequence[int]) -> tuple[str, tuple[str]]:
    """The part of a query after FROM, and its parameters, for the records with these row numbers in their order."""
    rest = f"json_each(?) AS wanted CROSS JOIN {name} AS r WHERE r.rowid = wanted.value ORDER BY wanted.key"
    return rest, (json.dumps(list(rows)),)


def _number_of_children(database: Database, key: str, shown: int) -> int:
    if shown < CHILDREN:
        return shown
    return int(database.rows("SELECT count(*) FROM entity WHERE parent_id = ?", (key,))[0][0])


def _events(database: Database, entity: Entity, limit: int) -> tuple[list[Event], list[Event]]:
    """The planned events still to come, in order, and the others, the newest first: of a plan whose day has passed the edition
    does not know more."""
    found: dict[str, list[Event]] = {}
    for status, descending in (("planned", False), ("held", True), ("cancelled", True)):
        question = Filter(entities=(entity.id,), statuses=frozenset({status}))
        rows = _rows(database, Table.EVENTS, question, Order("date", descending), limit)
        found[status] = loading.events(database, *_in_order("event", rows))
    row = database.row("SELECT value FROM meta WHERE key = 'edition_end'")
    today = row[0] if row else ""
    upcoming = [event for event in found["planned"] if not event.last_day or event.last_day >= today]
    overdue = [event for event in found["planned"] if event not in upcoming]
    past = sorted(
        [*found["held"], *found["cancelled"], *overdue], key=lambda event: event.first_day or "", reverse=True
    )
    return upcoming, past if limit == ALL else past[:limit]


def _projects(database: Database, key: str, limit: int) -> list[Project]:
    """Projects by the year that stands for each: its last one, or else its first; the newest first, those without a year last."""
    rows: dict[int, None] = {}
    for year in ("year_end", "year_start"):
        rows |= dict.fromkeys(_rows(database, Table.PROJECTS, Filter(entities=(key,)), Order(year, True), limit))
    found = loading.projects(database, *_in_order("project", list(rows)))
    found.sort(key=lambda project: project.year_end or project.year_start or 0, reverse=True)
    return found if limit == ALL else found[:limit]


def _figures(database: Database, key: str, limit: int) -> tuple[list[Figure], dict[str, int]]:
    """The newest figures of each measure about an entity itself, and how many there are of each measure."""
    counts: Counter[str] = Counter()
    rows: set[int] = set()
    for side in ("subject_id", "partner_id"):
        measures = _numbers(database, "figure", side, "measure", key)
        counts.update(measures)
        newest = f"""
            SELECT r.rowid FROM json_each(:measures) AS m CROSS JOIN figure AS r WHERE r.rowid IN (
                SELECT f.rowid FROM figure AS f WHERE f.{side} = :id AND f.measure = m.value
                ORDER BY f.period_end DESC LIMIT :limit)"""
        params = {"measures": json.dumps(list(measures)), "id": key, "limit": limit}
        rows |= {row for (row,) in database.rows(newest, params)}
    taken: Counter[str] = Counter()
    figures = []
    for figure in sorted(loading.by_rows(database, list(rows)), key=lambda f: f.period_end or "", reverse=True):
        taken[figure.measure] += 1
        if limit == ALL or taken[figure.measure] <= limit:
            figures.append(figure)
    return figures, dict(counts)


def _numbers(database: Database, table: str, side: str, code: str, key: str) -> dict[str, int]:
    """How many rows of a table an entity has on one side, by their code; of very many only that they are `COUNTED` or more."""
    sql = f"""
        WITH RECURSIVE codes (code) AS (
            SELECT min({code}) FROM {table} WHERE {side} = :id
            UNION ALL SELECT (SELECT min({code}) FROM {table} WHERE {side} = :id AND {code} > codes.code)
            FROM codes WHERE codes.code IS NOT NULL)
        SELECT code, (SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {side} = :id AND {code} = codes.code LIMIT {COUNTED}))
        FROM codes WHERE code IS NOT NULL"""
    return dict(database.rows(sql, {"id": key}))


def _relations(database: Database, key: str, limit: int) -> tuple[list[Relation], dict[str, int]]:
    """Some relations of each sort and direction, and how many there are of each."""
    counts: dict[str, int] = {}
    rows: list[int] = []
    for side, sign in (("from_id", ">"), ("to_id", "<")):
        for rel, number in _numbers(database, "relation", side, "rel", key).items():
            counts[rel + sign] = number
            sql = f"SELECT rowid FROM relation WHERE {side} = ? AND rel = ? ORDER BY rowid LIMIT ?"
            rows += (row for (row,) in database.rows(sql, (key, rel, limit)))
    return loading.relations(database, *_in_order("relation", rows)), counts


def _sources(database: Database, numbers: Sequence[int]) -> tuple[Source, ...]:
    found = loading.by_ids(database, RecordType.SOURCE, numbers)
    return tuple(source for source in found if isinstance(source, Source))


def record_page(database: Database, record_type: RecordType, key: str) -> RecordPage:
    """The page of any record but an entity; for a source, all that rests on it. Raises NotFound."""
    try:
        record = next(iter(loading.by_ids(database, record_type, [key])), None)
    except ValueError:
        record = None
    if record is None:
        raise NotFound(f"no {record_type.value} has the id {key!r}")
    tied = _tied(record_type)
    params = {"id": record.id, "limit": TIED}
    counts = {}
    for name, (condition, _) in tied.items():
        counts[name] = int(database.rows(f"SELECT count(*) FROM {name} AS r WHERE {condition}", params)[0][0])

    def some(name: str) -> tuple[str, dict[str, Any]]:
        condition, order = tied.get(name, ("0", "r.rowid"))
        return f"{name} AS r WHERE {condition} ORDER BY {order} LIMIT :limit", params

    entities: list[Name] = []
    if record_type is RecordType.SOURCE:
        sql = """SELECT e.id, e.name, e.kind, e.iso2 FROM citation AS c JOIN entity AS e ON e.id = c.record_id
            WHERE c.record_type = 'entity' AND c.source_id = :id ORDER BY e.name LIMIT :limit"""
        entities = [Name(*row) for row in database.rows(sql, params)]
        cited: list[int] = [int(record.id)]
    else:
        cited = list(getattr(record, "sources", ()))
    return RecordPage(
        record_type=record_type,
        record=record,
        events=tuple(loading.events(database, *some("event"))),
        agreements=tuple(loading.agreements(database, *some("agreement"))),
        figures=tuple(loading.figures(database, *some("figure"))),
        projects=tuple(loading.projects(database, *some("project"))),
        relations=tuple(loading.relations(database, *some("relation"))),
        entities=tuple(entities),
        sources=_sources(database, cited),
        counts=counts,
    )


def _tied(record_type: RecordType) -> dict[str, tuple[str, str]]:
    """For each record type the condition under which its records belong on the page of this record, and their order."""
    if record_type is RecordType.SOURCE:
        cited = "r.id IN (SELECT record_id FROM citation WHERE source_id = :id AND record_type = '{}')"
        order = {"event": "r.first_day", "agreement": "r.first_day", "figure": "r.period_end"}
        names = ("event", "agreement", "figure", "project", "relation")
        return {n: (cited.format(n), order.get(n, "r.rowid")) for n in names}
    if record_type is RecordType.EVENT:
        return {"agreement": ("r.event_id = :id", "r.is_package DESC, r.title")}
    if record_type is RecordType.AGREEMENT:
        return {
            "event": ("r.id = (SELECT event_id FROM agreement WHERE id = :id)", "r.rowid"),
            "agreement": ("r.part_of = :id OR r.id = (SELECT part_of FROM agreement WHERE id = :id)", "r.title"),
        }
    if record_type is RecordType.FIGURE:
        series = """r.id IN (SELECT from_id FROM derivation WHERE figure_id = :id UNION
            SELECT figure_id FROM derivation WHERE from_id = :id UNION
            SELECT other.id FROM figure AS me JOIN figure AS other ON other.subject_id = me.subject_id
                AND other.measure = me.measure AND other.partner_id IS me.partner_id AND other.product IS me.product
                AND other.id <> me.id WHERE me.id = :id)"""
        return {"figure": (series, "r.period_end DESC")}
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
