"""One ranked list from a few typed words: entities first by name, then everything by text, typos forgiven."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass

from app.catalog import loading
from app.catalog.database import Database
from app.catalog.kinds import RecordType
from app.catalog.names import fold, near_names
from app.catalog.records import Figure
from app.catalog.scope import match_expression

FEW_NEAR = 8  # near spellings offered where no entity has the typed words
SCANNED = 400  # text matches looked at before ranking: a broad prefix matches a million rows
_STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "de",
        "des",
        "du",
        "en",
        "et",
        "for",
        "from",
        "in",
        "la",
        "le",
        "les",
        "of",
        "on",
        "our",
        "the",
        "to",
        "with",
        "what",
        "is",
        "was",
    ]
)
_YEAR = re.compile(r"(19|20)\d\d")
_GROUPS = (
    *(RecordType.ENTITY, RecordType.EVENT, RecordType.AGREEMENT, RecordType.FIGURE),
    *(RecordType.PROJECT, RecordType.SOURCE),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A find: `kind` is the code of its kind in the record type's list, `place` and `when` are words, `matched` the spelling
    that was found where it is not the title, `figure` the number itself where the find is a figure."""

    record_type: RecordType
    id: str
    title: str
    kind: str
    place: str | None = None
    when: str | None = None
    iso2: str | None = None
    matched: str | None = None
    figure: Figure | None = None


def search(database: Database, text: str, kinds: Collection[str] = (), limit: int = 60) -> list[Hit]:
    """Finds for the typed words, best first, at most `limit`, those of one record type together.

    `kinds` keeps only these record types (`figure`) or kinds of entity (`country`). The tiers, each an index look-up: exact
    name, beginning of a name, entity text, other records' text, near spellings. A question that names a measure or a year
    beside other words puts the figures first.
    """
    key = fold(text)
    words = [word for word in key.split() if word not in _STOP_WORDS] or key.split()
    if not words:
        return []
    hits: dict[tuple[RecordType, str], Hit] = {}
    named = _named(database, key)
    figures_first = not named and _asks_for_figures(database, words)
    groups = sorted(_GROUPS, key=lambda group: group is not RecordType.FIGURE) if figures_first else _GROUPS
    for group in groups:
        if group is RecordType.ENTITY:
            by_text = _entities_matching(database, words)
            near = [] if named or by_text else near_names(database, key, FEW_NEAR)
            found = _entities(database, [*named, *by_text, *near], kinds)
        elif not kinds or group.value in kinds:
            found = _described(database, group, _matching(database, group, words)[: max(limit // 4, 8)])
        else:
            continue
        hits |= {(hit.record_type, hit.id): hit for hit in found[:limit]}
    return list(hits.values())[:limit]


def _asks_for_figures(database: Database, words: list[str]) -> bool:
    """Whether the words are a measure or a year beside the name of something: `turnover uzbekistan 2024`."""
    labels = database.rows("SELECT label, label_fr FROM vocabulary WHERE list = 'measure'")
    measures = {word for row in labels for label in row for word in fold(label).split() if len(word) > 3}
    rest = [word for word in words if word not in measures and not _YEAR.fullmatch(word)]
    if len(rest) == len(words):
        return False
    return not rest or bool(_named(database, " ".join(rest)))


def _named(database: Database, key: str) -> list[tuple[str, str]]:
    """(entity id, spelling) of the names that are, then of those that begin with, the typed words.

    Countries stand before companies, and what more records concern before what fewer do.
    """
    found: dict[str, str] = {}
    conditions = ("key = :key", "key > :key AND key < :end")
    for condition in conditions:
        sql = f"""
            SELECT e.id, a.name
            FROM (SELECT entity_id, name, key FROM alias WHERE {condition} LIMIT {SCANNED}) AS a
            JOIN entity AS e ON e.id = a.entity_id
            ORDER BY CASE e.kind WHEN 'country' THEN 0 WHEN 'bloc' THEN 1 WHEN 'region' THEN 2 WHEN 'programme' THEN 3
                WHEN 'organisation' THEN 4 WHEN 'city' THEN 5 ELSE 6 END,
                e.figure_count + e.event_count + e.agreement_count DESC, length(a.key), e.name"""
        for entity, spelling in database.rows(sql, {"key": key, "end": key + "\U0010ffff"}):
            found.setdefault(entity, spelling)
    return list(found.items())


def _matching(database: Database, record_type: RecordType, words: list[str]) -> list[tuple[str, str]]:
    """(id, '') of the records whose text holds every word, in any order, the best match first."""
    sql = f"""
        SELECT record_id, '' FROM (
            SELECT record_id, rank FROM search WHERE search MATCH :match AND record_type = :type LIMIT {SCANNED})
        ORDER BY rank"""
    return database.rows(sql, {"match": match_expression(" ".join(words)), "type": record_type.value})


def _entities_matching(database: Database, words: list[str]) -> list[tuple[str, str]]:
    """(id, '') of the entities whose names or text hold every word.

    Those that have all words in one name come first, and there the entity that more records concern: `commodity exchange`
    means the one that the book is about.
    """
    sql = f"""
        SELECT record_id, rank, names || ' ' || m.name, e.figure_count + e.event_count + e.agreement_count
        FROM (SELECT record_id, name, names, rank FROM search
            WHERE search MATCH :match AND record_type = 'entity' LIMIT {SCANNED}) AS m
        JOIN entity AS e ON e.id = m.record_id"""

    def place(row: tuple[str, float, str, int]) -> tuple[bool, float]:
        _, rank, names, weight = row
        named = set(fold(names).split())
        whole = all(any(own.startswith(word) for own in named) for word in words)
        return (not whole, -weight if whole else rank)

    rows = database.rows(sql, {"match": match_expression(" ".join(words))})
    return [(row[0], "") for row in sorted(rows, key=place)]


def _entities(database: Database, found: list[tuple[str, str]], kinds: Collection[str]) -> list[Hit]:
    spellings: dict[str, str] = {}
    for entity, spelling in found[:SCANNED]:
        spellings.setdefault(entity, spelling)
    sql = """
        SELECT r.id, r.name, r.kind, r.subkind, coalesce(c.name, p.name), r.iso2
        FROM json_each(:ids) AS wanted JOIN entity AS r ON r.id = wanted.value
        LEFT JOIN entity AS c ON c.id = r.country_id AND c.id <> r.id LEFT JOIN entity AS p ON p.id = r.parent_id
        ORDER BY wanted.key"""
    hits = []
    for key, name, kind, subkind, place, iso2 in database.rows(sql, {"ids": json.dumps(list(spellings))}):
        if not kinds or kind in kinds or RecordType.ENTITY.value in kinds:
            spelling = spellings[key]
            matched = spelling if spelling and fold(spelling) != fold(name) else None
            hits.append(Hit(RecordType.ENTITY, key, name, subkind, place, None, iso2, matched))
    return hits


_DESCRIPTIONS = {
    RecordType.EVENT: """
        SELECT r.id, r.title, r.kind, place.name, r.date_label FROM event AS r
        LEFT JOIN entity AS place ON place.id = coalesce(r.city_id, r.country_id)""",
    RecordType.AGREEMENT: "SELECT r.id, r.title, r.kind, NULL, r.date_label FROM agreement AS r",
    RecordType.PROJECT: """
        SELECT r.id, r.title, r.sector, place.name, r.year_end FROM project AS r
        LEFT JOIN entity AS place ON place.id = coalesce(r.place_id, r.region_id, r.organisation_id)""",
    RecordType.SOURCE: "SELECT r.id, r.title, '', r.publisher, r.year FROM source AS r",
}


def _described(database: Database, record_type: RecordType, found: list[tuple[str, str]]) -> list[Hit]:
    ids = [key for key, _ in found]
    if record_type is RecordType.FIGURE:
        figures = [f for f in loading.by_ids(database, record_type, ids) if isinstance(f, Figure)]
        figures.sort(
            key=lambda f: (f.value is None, f.nature != "actual", f.product is not None, _negative(f.period_end))
        )
        return [Hit(record_type, f.id, f.label, f.measure, _sides(f), f.period_label, None, None, f) for f in figures]
    sql = f"{_DESCRIPTIONS[record_type]} WHERE r.id IN (SELECT value FROM json_each(?))"
    wanted = json.dumps([int(key) for key in ids] if record_type is RecordType.SOURCE else ids)
    rows = {str(row[0]): row for row in database.rows(sql, (wanted,))}
    return [
        Hit(record_type, key, row[1], row[2], row[3], None if row[4] is None else str(row[4]))
        for key, row in ((key, rows[key]) for key in ids if key in rows)
    ]


def _negative(day: str | None) -> int:
    """A sort key that puts the newest day first."""
    return -int(day.replace("-", "")) if day else 0


def _sides(figure: Figure) -> str:
    return f"{figure.subject.name} – {figure.partner.name}" if figure.partner else figure.subject.name
