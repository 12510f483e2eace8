"""Tables that follow from the others and make the program's questions quick; not part of the public contract.

They hold nothing new: each is filled by SQL from tables that are complete.
"""

from __future__ import annotations

import sqlite3

HEAVY = 5000  # records of one type from which on an entity's facets are counted at build time

# Record type -> what its rows are narrowed by without looking at the records themselves.
SCOPED = {
    "event": ("kind", "status", "section_id", "first_day", "last_day"),
    "agreement": ("kind", "status", "section_id", "first_day", "last_day"),
    "figure": ("measure", "nature", "section_id", "period_start", "period_end"),
    "project": ("sector", "status", "section_id", "year_start", "year_end"),
    "relation": ("rel", "section_id"),
    "source": ("section_id",),
}
# Facet -> for each record type that has it, the code of a row of its scope table.
FACETS = {
    "kind": {"event": "kind", "agreement": "kind"},
    "measure": {"figure": "measure"},
    "sector": {"project": "sector"},
    "status": {"event": "status", "agreement": "status", "project": "status"},
    "section": dict.fromkeys(("event", "agreement", "figure", "project"), "section_id"),
    "year": {
        "event": "substr(first_day, 1, 4)",
        "agreement": "substr(first_day, 1, 4)",
        "figure": "substr(period_end, 1, 4)",
    },
}
# How many lines are below the roots of the tree, and below each sort of organisation.
_ROOTS = {
    "root": """
        SELECT CASE WHEN kind = 'country' THEN 'countries' WHEN kind = 'organisation' THEN 'organisations'
            WHEN kind = 'programme' THEN 'programmes' WHEN subkind = 'belarus_region' AND parent_id = 'belarus' THEN 'regions'
            ELSE 'blocs' END AS code
        FROM entity WHERE kind IN ('country', 'organisation', 'programme', 'bloc') OR kind = 'region'
            AND (subkind = 'belarus_region' AND parent_id = 'belarus' OR subkind = 'macro_region' AND parent_id IS NULL)
        UNION ALL SELECT 'sections' FROM section""",
    "subkind": "SELECT subkind AS code FROM entity WHERE kind = 'organisation'",
}
# The order in which names that begin alike are offered: by kind, and within a kind what more records concern first.
_TIER = """
    4 * CASE kind WHEN 'country' THEN 0 WHEN 'bloc' THEN 1 WHEN 'region' THEN 2 WHEN 'programme' THEN 3
        WHEN 'organisation' THEN 4 WHEN 'city' THEN 5 ELSE 6 END
    + CASE WHEN event_count + agreement_count + figure_count >= 1000 THEN 0
        WHEN event_count + agreement_count + figure_count >= 50 THEN 1
        WHEN event_count + agreement_count + figure_count >= 5 THEN 2 ELSE 3 END"""


def make(connection: sqlite3.Connection) -> None:
    """Fill the look-up tables of a database whose other tables are complete."""
    for record_type in SCOPED:
        _scope(connection, record_type)
    _tally(connection)
    _spellings(connection)
    _words(connection)
    _parts(connection)


def _scope(connection: sqlite3.Connection, record_type: str) -> None:
    """`event_scope` and the like: which records concern which place in the tree, with what narrows them.

    `before` is the next smaller place that the same record concerns: among the rows with lft between L and R, those with
    before < L are each record once.
    """
    columns = SCOPED[record_type]
    declared = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({record_type})")}
    concerned = f"link AS l ON l.record_type = '{record_type}' AND l.record_id = r.id"
    if record_type == "source":  # what rests on it
        concerned = """citation AS c ON c.source_id = r.id
            JOIN link AS l ON l.record_type = c.record_type AND l.record_id = c.record_id"""
    connection.execute(f"""
        CREATE TABLE {record_type}_scope (
            lft INTEGER NOT NULL, record INTEGER NOT NULL, before INTEGER NOT NULL,
            {", ".join(f"{column} {declared[column]}" for column in columns)}, PRIMARY KEY (lft, record)
        ) STRICT, WITHOUT ROWID""")
    connection.execute(f"""
        INSERT INTO {record_type}_scope
        SELECT lft, record, lag(lft, 1, 0) OVER (PARTITION BY record ORDER BY lft), {", ".join(columns)}
        FROM (SELECT DISTINCT l.lft, r.rowid AS record, {", ".join(f"r.{column}" for column in columns)}
            FROM {record_type} AS r JOIN {concerned})
        ORDER BY lft, record""")


def _tally(connection: sqlite3.Connection) -> None:
    """`tally`: how many records there are and have each code, in all (entity '') and at or below every entity with very many."""
    connection.execute("""
        CREATE TABLE tally (
            entity_id TEXT NOT NULL, facet TEXT NOT NULL, code TEXT NOT NULL, records INTEGER NOT NULL,
            PRIMARY KEY (entity_id, facet, code)
        ) STRICT, WITHOUT ROWID""")
    for facet, codes in {"records": {name: f"'{name}'" for name in SCOPED}, **FACETS}.items():
        for record_type, code in codes.items():
            insert = f"INSERT INTO tally SELECT {{}}, '{facet}', {code}, count(*) FROM {{}}"
            sum_up = "ON CONFLICT DO UPDATE SET records = records + excluded.records"
            everything = insert.format("''", f"{record_type} WHERE {code} IS NOT NULL GROUP BY {code}")
            connection.execute(f"{everything} {sum_up}")
            heavy = f"""
                (SELECT id, lft AS l, rgt AS r FROM entity
                    WHERE max(event_count, agreement_count, figure_count, project_count) >= {HEAVY})
                CROSS JOIN {record_type}_scope WHERE lft BETWEEN l AND r AND before < l AND {code} IS NOT NULL
                GROUP BY id, {code}"""
            connection.execute(f"{insert.format('id', heavy)} {sum_up}")
    for facet, query in _ROOTS.items():
        connection.execute(f"INSERT INTO tally SELECT '', '{facet}', code, count(*) FROM ({query}) GROUP BY code")
    connection.execute("INSERT INTO tally SELECT '', 'records', 'entity', count(*) FROM entity")


def _spellings(connection: sqlite3.Connection) -> None:
    """`spelling`: every name of every entity, the weightiest entities first, then by folded name."""
    connection.execute("""
        CREATE TABLE spelling (
            tier INTEGER NOT NULL, key TEXT NOT NULL, entity INTEGER NOT NULL, name TEXT NOT NULL,
            PRIMARY KEY (tier, key, entity, name)
        ) STRICT, WITHOUT ROWID""")
    connection.execute(f"""
        INSERT INTO spelling SELECT {_TIER}, a.key, e.rowid, a.name
        FROM alias AS a JOIN entity AS e ON e.id = a.entity_id ORDER BY 1, 2, 3, 4""")


def _words(connection: sqlite3.Connection) -> None:
    """`word`: every word of the full-text table with the number of records that have it, also from its end to its beginning."""
    connection.execute("""
        CREATE TABLE word (term TEXT PRIMARY KEY, backwards TEXT NOT NULL, records INTEGER NOT NULL) STRICT, WITHOUT ROWID""")
    connection.create_function("backwards", 1, lambda text: text[::-1], deterministic=True)
    connection.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab (main, search, row)")
    connection.execute(
        "INSERT INTO word SELECT term, backwards(term), doc FROM temp.term WHERE term GLOB '*[^0-9]*' ORDER BY term"
    )
    connection.execute("DROP TABLE temp.term")
    connection.execute("CREATE INDEX word_backwards ON word (backwards)")


def _parts(connection: sqlite3.Connection) -> None:
    """`search_part`: which rows of the full-text table hold which type of record; those of one type stand together."""
    connection.execute("""
        CREATE TABLE search_part (
            record_type TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""")
    connection.execute(
        "INSERT INTO search_part SELECT c3, min(id), max(id) FROM search_content GROUP BY c3 ORDER BY c3"
    )
    mixed = connection.execute("""
        SELECT a.record_type FROM search_part AS a JOIN search_part AS b ON a.first < b.first AND b.first <= a.last""")
    if found := mixed.fetchone():
        raise sqlite3.IntegrityError(f"the rows of type {found[0]} do not stand together in the full-text table")
