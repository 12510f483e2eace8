"""What the full-text table says about a record: its title, every name of the entities it concerns, and its other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from db.facts import Record, Tables

Labels = Mapping[tuple[str, str], str]

TIERS = {"country": 0, "bloc": 1, "region": 2, "programme": 3, "city": 4, "district": 5, "organisation": 6}
OTHER_RECORDS = 9


def labels(vocabulary: Iterable[Record]) -> Labels:
    """(list, code) -> the code's words in English and French."""
    return {(v["list"], v["code"]): f"{v['label']} {v['label_fr']}" for v in vocabulary}


def text_row(record_type: str, record: Record, title: str, names: Iterable[str], label: Labels) -> Record:
    """The row of the table `search` for one record; `names` are those of all entities it concerns."""
    others = dict.fromkeys(name for name in names if name != title)
    return {
        "name": title,
        "names": " · ".join(others),
        "text": " ".join(text for text in _texts(record_type, record, label) if text),
        "record_type": record_type,
        "record_id": str(record["id"]),
        "tier": TIERS.get(record["kind"], OTHER_RECORDS) if record_type == "entity" else OTHER_RECORDS,
    }


def _texts(record_type: str, r: Record, label: Labels) -> tuple[str | None, ...]:
    match record_type:
        case "entity":
            return r["summary"], label["entity_subkind", r["subkind"]]
        case "event":
            return r["summary"], label["event_kind", r["kind"]], r["date_label"]
        case "agreement":
            return r["subject"], label["agreement_kind", r["kind"]], r["date_label"]
        case "figure":
            return r["product"], label["measure", r["measure"]], r["period_label"], r["period_start"]
        case "project":
            return r["summary"], label["sector", r["sector"]], str(r["year_end"] or "")
        case "relation":
            return label["rel", r["rel"]], r["note"]
        case _:
            return r["author"], r["publisher"], str(r["year"] or "")


def rows(tables: Tables) -> tuple[list[Record], list[Record]]:
    """The rows of the full-text table and of the trigram table of names."""
    names: dict[str, list[str]] = defaultdict(list)
    for alias in tables["alias"]:
        names[alias["entity_id"]].append(alias["name"])
    concerned: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in tables["link"]:
        concerned[link["record_type"], link["record_id"]] += names[link["entity_id"]]
    main = {e["id"]: e["name"] for e in tables["entity"]}
    label = labels(tables["vocabulary"])
    title_column = {"entity": "name", "figure": "label"}
    found = []
    for record_type in ("entity", "event", "agreement", "figure", "project", "relation", "source"):
        for record in tables[record_type]:
            if record_type == "relation":
                title = f"{main[record['from_id']]} – {main[record['to_id']]}"
            else:
                title = record[title_column.get(record_type, "title")]
            found.append(text_row(record_type, record, title, concerned[record_type, str(record["id"])], label))
    trigrams = sorted({(a["key"], a["entity_id"]) for a in tables["alias"]})
    return found, [{"key": key, "entity_id": entity} for key, entity in trigrams]
