"""What the build computes: the tree's nested sets, the links, counts below each entity, and derived figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from db import dates
from db.facts import Record, Tables, fold
from db.read import Book

COUNTED = ("event", "agreement", "figure", "project")


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


def links(tables: Tables) -> None:
    """Fill the `link` table: every entity that a record concerns, and in which role."""
    lft = {e["id"]: e["lft"] for e in tables["entity"]}
    found: set[tuple[str, str, str, str]] = {
        (p["record_type"], p["record_id"], p["entity_id"], p["role"]) for p in tables["participant"]
    }
    columns = {
        "event": ("city", "country"),
        "figure": ("subject", "partner"),
        "project": ("organisation", "place", "region", "programme"),
        "relation": ("from", "to"),
    }
    for record_type, names in columns.items():
        found |= {
            (record_type, record["id"], record[f"{name}_id"], name)
            for record in tables[record_type]
            for name in names
            if record[f"{name}_id"]
        }
    found |= {("entity", e["id"], e["id"], "self") for e in tables["entity"]}
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
    for figure in stated:
        base = _base_value(figure)
        span = dates.parse(figure["change_base"]) if figure["change_base"] else None
        if base is None or span is None or (*_series(figure), span.first_day, span.last_day) in known:
            continue
        known.add((*_series(figure), span.first_day, span.last_day))
        _add(tables, figure, f"{figure['id']}-base", base, span, [figure])
    by_key: dict[tuple[object, ...], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for f in stated:
        by_key[_series(f)[:2] + _series(f)[3:] + (f["period_start"], f["period_end"])][f["measure"]].append(f)
    for measures in by_key.values():
        exports, imports = measures.get("exports", []), measures.get("imports", [])
        if len(exports) == len(imports) == 1 and not measures.get("balance"):
            (sold,), (bought,) = exports, imports
            span = dates.parse(sold["period"])
            pair = {**sold, "measure": "balance", "label": "Balance: exports minus imports"}
            _add(tables, pair, f"{sold['id']}-balance", sold["value"] - bought["value"], span, [sold, bought])


def _series(figure: Record) -> tuple[object, ...]:
    """What two figures must share to stand in one line: subject, partner, measure, share, product, unit."""
    names = ("subject_id", "partner_id", "measure", "share_of", "product", "unit")
    return tuple(figure[name] for name in names)


def _base_value(figure: Record) -> float | None:
    """The value before the stated change, to the four digits that a stated growth can bear."""
    change, unit = figure["change_value"], figure["change_unit"]
    if change is None or figure["measure"] in ("share", "rate", "rank"):
        return None
    factor = {"percent": 1 + change / 100, "times": change, "index": change / 100}[unit]
    return float(f"{figure['value'] / factor:.4g}") if factor > 0 else None


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


def search_rows(tables: Tables) -> tuple[list[Record], list[Record]]:
    """The rows of the full-text table and of the trigram table of names."""
    names: dict[str, list[str]] = defaultdict(list)
    for alias in tables["alias"]:
        names[alias["entity_id"]].append(alias["name"])
    main = {e["id"]: e["name"] for e in tables["entity"]}
    label = {(v["list"], v["code"]): f"{v['label']} {v['label_fr']}" for v in tables["vocabulary"]}
    concerned: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in tables["link"]:
        concerned[link["record_type"], link["record_id"]] += names[link["entity_id"]]

    def row(record_type: str, record: Record, name: str, *texts: str | None, tier: int = 9) -> Record:
        others = dict.fromkeys(n for n in concerned[record_type, str(record["id"])] if n != name)
        return {
            "name": name,
            "names": " · ".join(others),
            "text": " ".join(t for t in texts if t),
            "record_type": record_type,
            "record_id": str(record["id"]),
            "tier": tier,
        }

    tiers = {"country": 0, "bloc": 1, "region": 2, "programme": 3, "city": 4, "district": 5, "organisation": 6}
    found = [
        row("entity", e, e["name"], e["summary"], label["entity_subkind", e["subkind"]], tier=tiers[e["kind"]])
        for e in tables["entity"]
    ]
    found += [
        row("event", e, e["title"], e["summary"], label["event_kind", e["kind"]], e["date_label"])
        for e in tables["event"]
    ]
    found += [
        row("agreement", a, a["title"], a["subject"], label["agreement_kind", a["kind"]], a["date_label"])
        for a in tables["agreement"]
    ]
    found += [
        row("figure", f, f["label"], f["product"], label["measure", f["measure"]], f["period_label"], f["period_start"])
        for f in tables["figure"]
    ]
    found += [
        row("project", p, p["title"], p["summary"], label["sector", p["sector"]], str(p["year_end"] or ""))
        for p in tables["project"]
    ]
    found += [
        row("relation", r, f"{main[r['from_id']]} – {main[r['to_id']]}", label["rel", r["rel"]], r["note"])
        for r in tables["relation"]
    ]
    found += [row("source", s, s["title"], s["author"], s["publisher"], str(s["year"] or "")) for s in tables["source"]]
    trigram = sorted({(a["key"], a["entity_id"]) for a in tables["alias"]})
    return found, [{"key": key, "entity_id": entity} for key, entity in trigram]
