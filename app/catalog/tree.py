"""The tree of entities, one level at a time, with counts that follow the filter."""

from __future__ import annotations

from dataclasses import dataclass

from app.catalog import listing
from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import Table

BELARUS = "belarus"
COUNTED = (Table.EVENTS, Table.AGREEMENTS, Table.FIGURES)


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree: an entity, a section of the source, or a heading (`id` None) over others.

    `key` names the line for good; `counts` are events, agreements and figures at or below it when nothing else is asked.
    """

    key: str
    label: str
    kind: str
    child_count: int
    id: str | None = None
    iso2: str | None = None
    section: int | None = None
    counts: tuple[int, int, int] | None = None


def roots(database: Database) -> list[Node]:
    """The six roots of the tree; their `label` is a code that the view puts into words."""
    sql = """
        SELECT (SELECT count(*) FROM entity WHERE kind = 'country'),
            (SELECT count(*) FROM entity WHERE parent_id = :belarus AND subkind = 'belarus_region'),
            (SELECT count(*) FROM entity WHERE kind = 'organisation'),
            (SELECT count(*) FROM entity WHERE kind = 'bloc'),
            (SELECT count(*) FROM entity WHERE kind = 'programme'), (SELECT count(*) FROM section)"""
    numbers = database.row(sql, {"belarus": BELARUS}) or (0,) * 6
    names = ("countries", "regions", "organisations", "blocs", "programmes", "sections")
    return [Node(name, name, "root", number) for name, number in zip(names, numbers, strict=True)]


_NODE = """
    r.id, r.name, r.kind, (SELECT count(*) FROM entity WHERE parent_id = r.id), r.iso2,
    r.event_count, r.agreement_count, r.figure_count"""


def children(database: Database, key: str, limit: int = -1, offset: int = 0) -> list[Node]:
    """The lines below a line given by its key, `limit` of them from number `offset` on."""
    params = {"limit": limit, "offset": offset, "belarus": BELARUS}
    if key == "sections":
        sql = "SELECT id, title FROM section ORDER BY sort LIMIT :limit OFFSET :offset"
        return [Node(f"section/{s}", title, "section", 0, section=s) for s, title in database.rows(sql, params)]
    if key == "organisations":
        sql = """
            SELECT subkind, count(*) FROM entity WHERE kind = 'organisation'
            GROUP BY subkind ORDER BY count(*) DESC, subkind LIMIT :limit OFFSET :offset"""
        return [Node(f"subkind/{code}", code, "subkind", number) for code, number in database.rows(sql, params)]
    conditions = {
        "countries": "r.kind = 'country'",
        "regions": "r.parent_id = :belarus AND r.subkind = 'belarus_region'",
        "blocs": "r.kind = 'bloc'",
        "programmes": "r.kind = 'programme'",
    }
    params["parent"] = key.rpartition("/")[2]
    by_subkind = "r.kind = 'organisation' AND r.subkind = :parent"
    condition = by_subkind if key.startswith("subkind/") else conditions.get(key, "r.parent_id = :parent")
    order = "r.name" if key in conditions or key.startswith("subkind/") else "r.kind, r.name"
    sql = (
        f"SELECT {_NODE} FROM entity AS r WHERE {condition} ORDER BY {order} COLLATE NOCASE LIMIT :limit OFFSET :offset"
    )
    return [
        Node(f"{key}/{i}", name, kind, below, i, iso2, counts=(events, agreements, figures))
        for i, name, kind, below, iso2, events, agreements, figures in database.rows(sql, params)
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


def path_of(database: Database, entity: str) -> list[str]:
    """The keys of the lines to open, from the root down, to show an entity in the tree; empty when it is unknown."""
    sql = """
        SELECT a.id, a.kind, a.subkind FROM entity AS e JOIN entity AS a ON a.lft <= e.lft AND a.rgt >= e.rgt
        WHERE e.id = ? ORDER BY a.lft"""
    chain = database.rows(sql, (entity,))
    if not chain:
        return []
    top_kinds = {"country": "countries", "bloc": "blocs", "programme": "programmes"}
    top, kind, subkind = chain[0]
    keys = [top_kinds.get(kind, f"subkind/{subkind}" if kind == "organisation" else "")]
    if keys[0].startswith("subkind/"):
        keys.insert(0, "organisations")
    if keys == [""]:
        return []
    for step, _, _ in chain:
        keys.append(f"{keys[-1]}/{step}")
    del top
    return keys
