"""The tree of entities, one level at a time, with counts that follow the filter."""

from __future__ import annotations

from dataclasses import dataclass

from app.catalog import listing
from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import Table

BELARUS = "belarus"
COUNTED = (Table.EVENTS, Table.AGREEMENTS, Table.FIGURES)
ROOTS = ("countries", "regions", "organisations", "blocs", "programmes", "sections")


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree: an entity, a section of the source, or a heading (`id` None) over others.

    `key` names the line for good; `child_count` is the number of lines below a heading, and of all levels below an entity;
    `counts` are events, agreements and figures at or below it when nothing else is asked.
    """

    key: str
    label: str
    kind: str
    child_count: int
    id: str | None = None
    iso2: str | None = None
    section: int | None = None
    counts: tuple[int, int, int] | None = None
    subkind: str = ""


def roots(database: Database) -> list[Node]:
    """The six roots of the tree; their `label` is a code that the view puts into words."""
    numbers = dict(database.rows("SELECT code, records FROM tally WHERE entity_id = '' AND facet = 'root'"))
    return [Node(name, name, "root", numbers.get(name, 0)) for name in ROOTS]


_NODE = """
    r.id, r.name, r.kind, (r.rgt - r.lft) / 2, r.iso2, r.subkind, r.event_count, r.agreement_count, r.figure_count"""
_CONDITIONS = {  # below each root; parts of the world stand with the blocs
    "countries": "r.kind = 'country'",
    "regions": "r.parent_id = :belarus AND r.kind = 'region' AND r.subkind = 'belarus_region'",
    "blocs": "(r.kind = 'bloc' OR r.kind = 'region' AND r.subkind = 'macro_region' AND r.parent_id IS NULL)",
    "programmes": "r.kind = 'programme'",
}


def children(database: Database, key: str, limit: int = -1, offset: int = 0) -> list[Node]:
    """The lines below a line given by its key, `limit` of them from number `offset` on."""
    params = {"limit": limit, "offset": offset, "belarus": BELARUS}
    if key == "sections":
        sql = "SELECT id, title FROM section ORDER BY sort LIMIT :limit OFFSET :offset"
        return [Node(f"section/{s}", title, "section", 0, section=s) for s, title in database.rows(sql, params)]
    if key == "organisations":
        sql = """
            SELECT code, records FROM tally WHERE entity_id = '' AND facet = 'subkind'
            ORDER BY records DESC, code LIMIT :limit OFFSET :offset"""
        return [Node(f"subkind/{code}", code, "subkind", number) for code, number in database.rows(sql, params)]
    params["parent"] = key.rpartition("/")[2]
    by_subkind = "r.kind = 'organisation' AND r.subkind = :parent"
    condition = by_subkind if key.startswith("subkind/") else _CONDITIONS.get(key, "r.parent_id = :parent")
    order = "r.name" if key in _CONDITIONS or key.startswith("subkind/") else "r.kind, r.name"
    sql = (
        f"SELECT {_NODE} FROM entity AS r WHERE {condition} ORDER BY {order} COLLATE NOCASE LIMIT :limit OFFSET :offset"
    )
    return [
        Node(f"{key}/{i}", name, kind, below, i, iso2, None, (events, agreements, figures), subkind)
        for i, name, kind, below, iso2, subkind, events, agreements, figures in database.rows(sql, params)
    ]


def counts(database: Database, node: Node, question: Filter) -> tuple[int, int, int]:
    """Events, agreements and figures at or below a line under the rest of the present question."""
    narrowed = question.but(entities=(node.id,) if node.id else ())
    if node.section is not None:
        narrowed = narrowed.but(sections=frozenset({node.section}))
    if node.counts is not None and narrowed == Filter(entities=(node.id or "",)):
        return node.counts
    first, second, third = (listing.count(database, table, narrowed) for table in COUNTED)
    return first, second, third


def chain(database: Database, entity: str) -> list[tuple[str, str, str, str | None, str]]:
    """(id, name, kind, country code, subkind) of what an entity is below of, from the top down, and of itself."""
    found = []
    key: str | None = entity
    while key is not None:
        row = database.row("SELECT id, name, kind, iso2, subkind, parent_id FROM entity WHERE id = ?", (key,))
        if row is None:
            break
        found.append(row[:5])
        key = row[5]
    return found[::-1]


def path_of(database: Database, entity: str) -> list[str]:
    """The keys of the lines to open, from the root down, to show an entity in the tree; empty when it stands nowhere in it."""
    steps = chain(database, entity)
    if not steps:
        return []
    _, _, kind, _, subkind = steps[0]
    keys = {"country": ["countries"], "bloc": ["blocs"], "programme": ["programmes"]}.get(kind, [])
    if kind == "organisation":
        keys = ["organisations", f"subkind/{subkind}"]
    elif subkind == "macro_region":
        keys = ["blocs"]
    for key, *_ in steps:
        if keys:
            keys.append(f"{keys[-1]}/{key}")
    return keys
