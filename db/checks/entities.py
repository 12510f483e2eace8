"""Checks of the entities: met twice, misplaced in the tree, incomplete, or mentioned by nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from db.checks import Data
from db.checks.likeness import SIMILAR_TEXTS, distinctive, same_words
from db.facts import Record
from db.read import Problem

MANY_RECORDS = 10  # from here on an entity needs a summary
ALWAYS_SUMMED_UP = ("country", "bloc", "programme", "free_economic_zone", "exchange")  # kinds and subkinds
PARENT_KINDS: dict[str, tuple[str, ...]] = {  # what may stand above what in the tree; "" is the top
    "country": ("",),
    "bloc": ("",),
    "region": ("", "country", "region"),
    "district": ("region", "country"),
    "city": ("district", "region", "country"),
    "programme": ("", "country", "region", "district", "city", "organisation", "bloc", "programme"),
    "organisation": ("", "country", "region", "district", "city", "organisation", "bloc", "programme"),
}


def check(data: Data) -> Iterator[Problem]:
    """Everything that is wrong with the entities."""
    yield from same_names(data)
    yield from near_names(data)
    yield from subkinds(data)
    yield from tree(data)
    yield from whereabouts(data)
    yield from orphans(data)
    yield from summaries(data)


def same_names(data: Data) -> Iterator[Problem]:
    """The same spelling for two entities of one kind: a reader who types it cannot know which is meant."""
    kind = {e["id"]: e["kind"] for e in data.tables["entity"]}
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for alias in data.tables["alias"]:
        key = (kind[alias["entity_id"]], alias["key"])
        if alias["key"] and alias["entity_id"] not in holders[key]:
            holders[key].append(alias["entity_id"])
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (_, name), entities in holders.items():
        for pair in data.pairs(entities):
            shared[pair].append(name)
    for (one, other), names in shared.items():
        spelled = ", ".join(repr(name) for name in names)
        yield data.at("entity", other, "aliases", f"{spelled} is also a name of {data.line_of('entity', one)}")


def near_names(data: Data) -> Iterator[Problem]:
    """Two entities of one kind, in one country as far as known, whose names differ by a few letters or by fillers."""
    entities = {e["id"]: e for e in data.tables["entity"]}
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for alias in data.tables["alias"]:
        words = distinctive(alias["key"])
        if words:
            names[entities[alias["entity_id"]]["kind"]].append((words, alias["entity_id"]))
    known = {frozenset((a, b)) for a, b in _shared_keys(data)}
    for kind in sorted(names):
        found = sorted(set(names[kind]))
        spelled = [words for words, _ in found]
        scores = process.cdist(spelled, spelled, scorer=fuzz.ratio, score_cutoff=SIMILAR_TEXTS, workers=1)
        for left, right in zip(*scores.nonzero(), strict=True):
            (name, one), (other_name, other) = found[left], found[right]
            pair = frozenset((one, other))
            if left >= right or len(pair) == 1 or pair in known or pair in data.accepted:
                continue
            if _same_country(entities[one], entities[other]) and same_words(name, other_name):
                known.add(pair)
                reason = f"{other_name!r} is nearly {name!r} of {data.line_of('entity', one)}: are they one thing?"
                yield data.at("entity", other, "name", reason)


def _shared_keys(data: Data) -> Iterator[tuple[str, str]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for alias in data.tables["alias"]:
        holders[alias["key"]].append(alias["entity_id"])
    for entities in holders.values():
        yield from data.pairs(sorted(set(entities)))


def _same_country(one: Record, other: Record) -> bool:
    return None in (one["country_id"], other["country_id"]) or one["country_id"] == other["country_id"]


def subkinds(data: Data) -> Iterator[Problem]:
    """A subkind that belongs to another kind."""
    kind_of = {v["code"]: v["dimension"] for v in data.tables["vocabulary"] if v["list"] == "entity_subkind"}
    for e in data.tables["entity"]:
        if kind_of[e["subkind"]] != e["kind"]:
            reason = f"{e['subkind']!r} is a subkind of {kind_of[e['subkind']]!r}, not of {e['kind']!r}"
            yield data.at("entity", e["id"], "subkind", reason)


def tree(data: Data) -> Iterator[Problem]:
    """A parent of a kind that cannot stand above this one, or in another country."""
    entities = {e["id"]: e for e in data.tables["entity"]}
    for e in data.tables["entity"]:
        parent = entities.get(e["parent_id"])
        kind = parent["kind"] if parent else ""
        if kind not in PARENT_KINDS.get(e["kind"], (kind,)):
            reason = f"a {e['kind']} cannot stand below a {kind}" if kind else f"a {e['kind']} needs a parent"
            yield data.at("entity", e["id"], "parent", reason)
        if parent is None or e["kind"] not in ("region", "district", "city"):
            continue
        country = parent["id"] if kind == "country" else parent["country_id"]
        if country and e["country_id"] and country != e["country_id"]:
            reason = f"is {e['country_id']!r}, but the parent {parent['id']!r} lies in {country!r}"
            yield data.at("entity", e["id"], "country", reason)


def whereabouts(data: Data) -> Iterator[Problem]:
    """Countries without codes, places without coordinates or country, a country that is none, a code given twice."""
    entities = {e["id"]: e for e in data.tables["entity"]}
    holders: dict[tuple[str, str], str] = {}
    for e in data.tables["entity"]:
        here = e["kind"] in ("country", "region", "district", "city") and e["subkind"] != "macro_region"
        if here and (e["latitude"] is None or e["longitude"] is None) and not data.doubted("entity", e["id"]):
            yield data.at("entity", e["id"], "latitude", "a place needs latitude and longitude, or a doubt which it is")
        if here and e["kind"] != "country" and e["country_id"] is None:
            yield data.at("entity", e["id"], "country", "a place needs its country")
        if e["country_id"] and entities[e["country_id"]]["kind"] != "country":
            yield data.at("entity", e["id"], "country", f"{e['country_id']!r} is not a country")
        for column in ("iso2", "iso3"):
            if e[column] is None:
                if e["subkind"] == "country":
                    yield data.at("entity", e["id"], column, "a country needs its code")
            elif e["kind"] != "country":
                yield data.at("entity", e["id"], column, "only a country has a code")
            elif (first := holders.setdefault((column, e[column]), e["id"])) != e["id"]:
                yield data.at("entity", e["id"], column, f"{e[column]} is the code of {data.line_of('entity', first)}")


def orphans(data: Data) -> Iterator[Problem]:
    """An entity that no record, child or other entity mentions."""
    mentioned = {link["entity_id"] for link in data.tables["link"] if link["role"] != "self"}
    for e in data.tables["entity"]:
        mentioned |= {e["parent_id"], e["country_id"]}
    for e in data.tables["entity"]:
        if e["id"] not in mentioned:
            yield data.at("entity", e["id"], "id", f"no record and no other entity mentions {e['id']!r}")


def summaries(data: Data) -> Iterator[Problem]:
    """A missing summary where readers expect one."""
    records: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for link in data.tables["link"]:
        if link["role"] != "self":
            records[link["entity_id"]].add((link["record_type"], link["record_id"]))
    for e in data.tables["entity"]:
        if e["summary"]:
            continue
        always = next((code for code in (e["kind"], e["subkind"]) if code in ALWAYS_SUMMED_UP), None)
        count = len(records[e["id"]])
        if always or count >= MANY_RECORDS:
            why = f"every {always.replace('_', ' ')}" if always else f"an entity with {count} records"
            yield data.at("entity", e["id"], "summary", f"{why} needs a summary")
