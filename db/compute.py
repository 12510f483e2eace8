"""What the build computes: the tree's nested sets, the links, counts below each entity, and derived figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from db import dates
from db.facts import Record, Tables, fold
from db.read import Book

COUNTED = ("event", "agreement", "figure", "project")
LINK_ROLES: dict[str, tuple[str, ...]] = {  # record type -> the columns `…_id` that name an entity it concerns
    "event": ("city", "country"),
    "agreement": (),
    "figure": ("subject", "partner"),
    "project": ("organisation", "place", "region", "programme"),
    "relation": ("from", "to"),
}


def nested_sets(tables: Tables, book: Book) -> None:
    """Give every entity `lft`, `rgt` and `depth`, so that it and all below it are the range lft..rgt.

    A parent that loops back to the entity itself is a fault.
    """
    children: dict[str | None, list[Record]] = defaultdict(list)
    for entity in tables["entity"]:
        children[entity["parent_id"]].append(entity)
    for siblings in children.values():
        siblings.sort(key=lambda e: (e["kind"], fold(e["name"]), e["id"]))
    counter = 0
    stack: list[tuple[Record, int, bool]] = [(e, 0, False) for e in reversed(children[None])]
    while stack:
        entity, depth, closing = stack.pop()
        counter += 1
        if closing:
            entity["rgt"] = counter
            continue
        entity["lft"], entity["depth"] = counter, depth
        stack.append((entity, depth, True))
        stack.extend((child, depth + 1, False) for child in reversed(children[entity["id"]]))
    for entity in tables["entity"]:
        if "lft" not in entity:
            book.ids["entity"][entity["id"]].fault("parent", "the chain of parents never reaches the top")


def links_of(record_type: str, record: Record, participants: Iterable[tuple[str, str]] = ()) -> list[tuple[str, str]]:
    """(entity id, role) of every entity that a record concerns: its participants, and those that its own columns name."""
    if record_type == "entity":
        return [(record["id"], "self")]
    own = ((record[f"{role}_id"], role) for role in LINK_ROLES[record_type])
    return sorted({*participants, *((entity, role) for entity, role in own if entity)})


def links(tables: Tables) -> None:
    """Fill the `link` table: every entity that a record concerns, and in which role."""
    lft = {e["id"]: e["lft"] for e in tables["entity"]}
    participants: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for p in tables["participant"]:
        participants[p["record_type"], p["record_id"]].append((p["entity_id"], p["role"]))
    found = [
        (record_type, record["id"], entity, role)
        for record_type in ("entity", *LINK_ROLES)
        for record in tables[record_type]
        for entity, role in links_of(record_type, record, participants[record_type, record["id"]])
    ]
    tables["link"] = [
        {"record_type": t, "record_id": r, "entity_id": e, "role": role, "lft": lft[e]}
        for t, r, e, role in sorted(found)
    ]


def counts(tables: Tables) -> None:
    """Give every entity the numbers of records that concern it or anything below it, each record counted once."""
    parent = {e["id"]: e["parent_id"] for e in tables["entity"]}
    below: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in tables["link"]:
        if link["record_type"] in COUNTED:
            entity = link["entity_id"]
            while entity is not None:
                below[entity, link["record_type"]].add(link["record_id"])
                entity = parent[entity]
    for e in tables["entity"]:
        for record_type in COUNTED:
            e[f"{record_type}_count"] = len(below[e["id"], record_type])


def derive(tables: Tables) -> None:
    """Add the figures that follow from stated ones: the value before a stated growth, and exports minus imports."""
    stated = [f for f in tables["figure"] if f["value"] is not None and f["nature"] == "actual"]
    known = {(*_series(f), f["period_start"], f["period_end"]) for f in stated}
    whole = {v["code"] for v in tables["vocabulary"] if v["list"] == "unit" and v["dimension"] == "count"}
    for figure in stated:
        base = _base_value(figure, figure["unit"] in whole)
        span = dates.parse(figure["change_base"]) if figure["change_base"] else None
        if base is None or span is None or (*_series(figure), span.first_day, span.last_day) in known:
            continue
        known.add((*_series(figure), span.first_day, span.last_day))
        earlier = {**figure, "label": f"Before the change in: {figure['label']}"}  # it may speak of its own year
        _add(tables, earlier, f"{figure['id']}-base", base, span, [figure])
    by_key: dict[tuple[object, ...], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for f in stated:
        by_key[_series(f)[:2] + _series(f)[3:] + (f["period_start"], f["period_end"])][f["measure"]].append(f)
    for measures in by_key.values():
        exports, imports = measures.get("exports", []), measures.get("imports", [])
        if len(exports) == len(imports) == 1 and exports[0]["period"] and not measures.get("balance"):
            (sold,), (bought,) = exports, imports
            span = dates.parse(sold["period"])
            pair = {**sold, "measure": "balance", "label": "Balance: exports minus imports"}
            _add(tables, pair, f"{sold['id']}-balance", sold["value"] - bought["value"], span, [sold, bought])


def _series(figure: Record) -> tuple[object, ...]:
    """What two figures must share to stand in one line: subject, partner, measure, share, product, unit."""
    names = ("subject_id", "partner_id", "measure", "share_of", "product", "unit")
    return tuple(figure[name] for name in names)


def _base_value(figure: Record, whole: bool) -> float | None:
    """The value before the stated change, to the four digits that a stated growth can bear; `whole` for what is counted."""
    change, unit = figure["change_value"], figure["change_unit"]
    if change is None or figure["measure"] in ("share", "rate", "rank"):
        return None
    factor = {"percent": 1 + change / 100, "times": change, "index": change / 100}.get(unit, 0)
    if factor <= 0:
        return None
    value = float(f"{figure['value'] / factor:.4g}")
    return float(round(value)) if whole else value


def _add(tables: Tables, like: Record, key: str, value: float, span: dates.Span, origin: Iterable[Record]) -> None:
    period = {"period_start": span.first_day, "period_end": span.last_day, "period_label": span.label}
    no_change = {"change_value": None, "change_unit": None, "change_base": None}
    origin = list(origin)
    exact = all(f["qualifier"] == "exact" for f in origin) and like["measure"] == "balance"
    tables["figure"].append(
        {
            **{**like, **period, **no_change},
            "id": key,
            "period": span.start if span.start == span.end else f"{span.start}/{span.end}",
            "value": value,
            "qualifier": "exact" if exact else "about",
            "nature": "derived",
        }
    )
    tables["derivation"] += [{"figure_id": key, "from_id": f["id"]} for f in origin]
    cited = {c["source_id"] for c in tables["citation"] for f in origin if c["record_id"] == f["id"]}
    tables["citation"] += [{"record_type": "figure", "record_id": key, "source_id": s} for s in sorted(cited)]
