"""Finding an entity by any spelling of its name."""

from __future__ import annotations

import unicodedata

from app.catalog.database import Database
from app.catalog.errors import NotFound

LIKE = 0.45  # likeness of two names from which on one may be meant by the other


def fold(name: str) -> str:
    """The spelling that names are compared by: no accents, no case, no punctuation, single spaces."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())


def resolve(database: Database, name: str) -> str:
    """The id of the entity with this id or spelling. Raises NotFound, naming what comes near."""
    if database.row("SELECT 1 FROM entity WHERE id = ?", (name,)):
        return name
    sql = """
        SELECT e.id FROM alias AS a JOIN entity AS e ON e.id = a.entity_id
        WHERE a.key = ? ORDER BY e.figure_count + e.event_count DESC LIMIT 1"""
    row = database.row(sql, (fold(name),))
    if row:
        return str(row[0])
    near = near_names(database, fold(name), 3)
    hint = f"; did you mean {', '.join(repr(entity) for entity, _ in near)}?" if near else ""
    raise NotFound(f"nothing is called {name!r}{hint}")


def near_names(database: Database, key: str, limit: int, least: float = LIKE) -> list[tuple[str, str]]:
    """(entity id, spelling) of names that share most letter triples with a folded spelling, the nearest first.

    `least` is the likeness, from 0 to 1, below which a name is left out.
    """
    triples = list(dict.fromkeys(key[n : n + 3] for n in range(len(key) - 2)))
    if not triples:
        return []
    match = " OR ".join('"' + t.replace('"', '""') + '"' for t in triples)
    sql = "SELECT key, entity_id FROM search_trigram WHERE search_trigram MATCH ? LIMIT 2500"
    wanted = set(triples)
    best: dict[str, tuple[float, str]] = {}
    for name, entity in database.rows(sql, (match,)):
        own = {name[n : n + 3] for n in range(len(name) - 2)}
        likeness = max(
            2 * len(wanted & own) / (len(wanted) + len(own)),
            *(_word_likeness(wanted, word) for word in name.split() if len(word) > 3),
            0.0,
        )
        if likeness >= least and likeness > best.get(entity, (0.0, ""))[0]:
            best[entity] = (likeness, name)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    return [(entity, name) for entity, (_, name) in ranked[:limit]]


def _word_likeness(wanted: set[str], word: str) -> float:
    """How much of a single word was typed; a little less than the whole name's likeness, so that whole names win."""
    own = {word[n : n + 3] for n in range(len(word) - 2)}
    return 0.9 * 2 * len(wanted & own) / (len(wanted) + len(own))
