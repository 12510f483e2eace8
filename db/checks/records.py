"""Checks of the facts: entered twice, contradicting each other, or impossible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from db.checks import Data
from db.checks.likeness import distinctive, same_words
from db.facts import Record, fold
from db.read import Problem

FLOWS = ("trade_turnover", "exports", "imports", "balance", "exchange_turnover", "exchange_exports", "exchange_imports")
ONE_VALUE = (*FLOWS, "gdp", "population")  # measures that have one value for a side, a partner and a period
UNITS_OF: dict[str, tuple[str, ...]] = {  # measure, or its dimension -> the dimensions that its unit may have
    "money": ("money",),
    "count": ("count",),
    "time": ("time",),
    "ratio": ("ratio",),
    "rank": ("rank",),
    "physical": ("mass", "volume", "area", "length", "power", "energy"),
    "volume": ("mass", "volume", "area", "length", "energy", "power", "count"),
    "capacity": ("mass", "volume", "area", "length", "power", "energy", "count", "speed"),
    "area": ("area",),
    "distance": ("length",),
    "specification": (
        "mass",
        "volume",
        "area",
        "length",
        "power",
        "energy",
        "temperature",
        "speed",
        "time",
        "count",
        "ratio",
    ),
}


def check(data: Data) -> Iterator[Problem]:
    """Everything that is wrong with events, agreements, figures, projects and relations."""
    yield from same_ids(data)
    yield from twice(data)
    yield from contradictions(data)
    yield from unrelated(data)
    yield from meetings(data)
    yield from after_the_end(data)
    yield from units(data)
    yield from shares(data)
    yield from packages(data)


def same_ids(data: Data) -> Iterator[Problem]:
    """One id for records of two types: a reader who asks for it by id cannot know which is meant."""
    types = ("entity", "event", "agreement", "figure", "project", "relation")
    for one, other in combinations(types, 2):
        for key in data.book.ids.get(one, {}):
            if key in data.book.ids.get(other, {}):
                yield data.at(other, key, "id", f"is also the id of the {one} in {data.line_of(one, key)}")


def twice(data: Data) -> Iterator[Problem]:
    """The same fact in two rows."""
    parties: dict[str, set[str]] = defaultdict(set)
    for p in data.tables["participant"]:
        if p["record_type"] == "agreement":
            parties[p["record_id"]].add(p["entity_id"])

    def same_event(one: Record, other: Record) -> bool:
        places = [one["city_id"] or one["country_id"], other["city_id"] or other["country_id"]]
        there = places[0] == places[1] or None in places
        return there and _same_time(one, other) and _same_title(one["title"], other["title"])

    def same_agreement(one: Record, other: Record) -> bool:
        together = parties[one["id"]] <= parties[other["id"]] or parties[other["id"]] <= parties[one["id"]]
        return together and _same_time(one, other) and _same_title(one["title"], other["title"])

    yield from _alike(data, "figure", _figure_key)
    yield from _alike(data, "event", ("kind",), same_event)
    yield from _alike(data, "agreement", ("kind", "is_package"), same_agreement)
    project = ("organisation_id", "region_id", "place_id")
    yield from _alike(data, "project", project, lambda one, other: _same_title(one["title"], other["title"]))
    yield from _alike(data, "relation", ("from_id", "rel", "to_id", "since"), _same_note)


_FIGURE = ("subject_id", "partner_id", "measure", "share_of", "period_start", "period_end", "unit", "nature", "value")


def _figure_key(f: Record) -> tuple[object, ...]:
    change = () if f["value"] is not None else (f["change_value"], f["change_unit"], f["change_base"])
    return (*(f[name] for name in _FIGURE), fold(f["product"] or ""), *change)


def _alike(
    data: Data,
    record_type: str,
    key: tuple[str, ...] | Callable[[Record], object],
    same: Callable[[Record, Record], bool] | None = None,
) -> Iterator[Problem]:
    """Records that agree in a key, given by its columns or by a function, and are the same on a closer look, if there is one."""
    groups: dict[object, dict[str, Record]] = defaultdict(dict)
    for record in data.records(record_type):
        found = key(record) if callable(key) else tuple(record[name] for name in key)
        groups[found][record["id"]] = record
    for group in groups.values():
        for one, other in data.pairs(list(group)):
            if same is None or same(group[one], group[other]):
                yield data.at(record_type, other, "id", f"says the same as {data.line_of(record_type, one)}")


def _same_time(one: Record, other: Record) -> bool:
    """Whether two events or agreements may have been on the same day; undated ones only with each other."""
    if one["first_day"] is None or other["first_day"] is None:
        return one["first_day"] is other["first_day"]
    return bool(one["first_day"] <= other["last_day"] and other["first_day"] <= one["last_day"])


def _same_title(one: str, other: str) -> bool:
    return same_words(distinctive(fold(one)), distinctive(fold(other)))


def _same_note(one: Record, other: Record) -> bool:
    """Whether the note of one relation says nothing beyond the other's."""
    words = [set(distinctive(fold(record["note"] or "")).split()) for record in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]


def contradictions(data: Data) -> Iterator[Problem]:
    """Two values for the trade of the same two sides in the same period, where no doubt says so."""
    groups: dict[object, dict[str, Record]] = defaultdict(dict)
    for f in data.records("figure"):
        if f["value"] is not None and f["measure"] in ONE_VALUE:
            groups[(*(f[name] for name in _FIGURE[:-1]), fold(f["product"] or ""))][f["id"]] = f
    for group in groups.values():
        for one, other in data.pairs(list(group)):
            doubted = data.doubted("figure", one) or data.doubted("figure", other)
            if group[one]["value"] != group[other]["value"] and not doubted:
                reason = (
                    f"{data.line_of('figure', one)} gives {group[one]['value']:,.10g} for the same: say so in a doubt"
                )
                yield data.at("figure", other, "value", reason)


def unrelated(data: Data) -> Iterator[Problem]:
    """A record that concerns no entity: nobody would find it in the tree; an agreement that nobody signed."""
    linked = {(link["record_type"], link["record_id"]) for link in data.tables["link"]}
    column = {"event": "participants", "agreement": "parties", "project": "organisation"}
    for record_type, name in column.items():
        for record in data.records(record_type):
            if (record_type, record["id"]) not in linked:
                yield data.at(record_type, record["id"], name, "the record names no entity at all")


def meetings(data: Data) -> Iterator[Problem]:
    """An agreement signed at an event on another day, or at an event that did not take place."""
    events = {e["id"]: e for e in data.tables["event"]}
    entities = {e["id"]: e for e in data.tables["entity"]}
    for a in data.records("agreement"):
        event = events.get(a["event_id"])
        if event is None or data.doubted("agreement", a["id"]) or data.doubted("event", event["id"]):
            continue
        where = data.line_of("event", event["id"])
        dated = a["first_day"] and event["first_day"]
        if dated and (a["last_day"] < event["first_day"] or a["first_day"] > event["last_day"]):
            reason = f"{a['date_label']} is not the time of the event {where}, {event['date_label']}"
            yield data.at("agreement", a["id"], "date", reason)
        if a["status"] != "planned" and event["status"] != "held":
            reason = f"is {a['status']}, but the event {where} is {event['status']}"
            yield data.at("agreement", a["id"], "status", reason)
    for event in data.records("event"):
        city = entities.get(event["city_id"])
        country = city and (city["country_id"] or city["id"])
        if city and event["country_id"] and country != event["country_id"]:
            reason = f"is {event['country_id']!r}, but {city['id']!r} lies in {country!r}"
            yield data.at("event", event["id"], "country", reason)


def after_the_end(data: Data) -> Iterator[Problem]:
    """Something done that begins after the last day the edition knows of; a sum of a period that was not over yet."""
    end = data.edition_end
    late = f"begins after the end of the edition, {end}"
    for f in data.records("figure"):
        if f["nature"] != "actual" or f["period_start"] is None or data.doubted("figure", f["id"]):
            continue
        if f["period_start"] > end:
            yield data.at("figure", f["id"], "nature", f"is actual, but the period {late}")
        elif f["period_end"] > end and f["measure"] in FLOWS:
            reason = f"is actual, but the period ends after the end of the edition, {end}"
            yield data.at("figure", f["id"], "nature", reason)
    statuses = {"event": ("held",), "agreement": ("signed", "in_force", "expired")}
    for record_type, done in statuses.items():
        for r in data.records(record_type):
            if r["status"] in done and r["first_day"] and r["first_day"] > end:
                yield data.at(record_type, r["id"], "status", f"is {r['status']}, but {late}")
    for p in data.records("project"):
        if p["status"] == "done" and str(p["year_start"] or p["year_end"] or "") > end[:4]:
            yield data.at("project", p["id"], "status", f"is done, but {late}")


def units(data: Data) -> Iterator[Problem]:
    """A unit in which the measure cannot be told."""
    dimension = {(v["list"], v["code"]): v["dimension"] for v in data.tables["vocabulary"]}
    for f in data.records("figure"):
        if f["unit"] is None:
            continue
        allowed = UNITS_OF.get(f["measure"]) or UNITS_OF.get(dimension["measure", f["measure"]], ())
        if dimension["unit", f["unit"]] not in allowed:
            reason = f"{f['unit']!r} is no unit of {f['measure']!r} (which takes {', '.join(allowed)})"
            yield data.at("figure", f["id"], "unit", reason)


def shares(data: Data) -> Iterator[Problem]:
    """A share of more than the whole or of less than nothing; a whole named where there is no share of it."""
    for f in data.records("figure"):
        if f["share_of"] and f["measure"] not in ("share", "rate", "rank"):
            yield data.at("figure", f["id"], "share_of", f"is filled, but the measure is {f['measure']!r}")
        if (
            f["measure"] == "share"
            and f["unit"] == "percent"
            and not 0 <= f["value"] <= 100
            and not data.doubted("figure", f["id"])
        ):
            yield data.at("figure", f["id"], "value", f"a share of {f['value']:g} % cannot be")


def packages(data: Data) -> Iterator[Problem]:
    """A package that is its own part, or that is worth less than its parts."""
    agreements = {a["id"]: a for a in data.tables["agreement"]}
    parts: dict[str, list[Record]] = defaultdict(list)
    for a in agreements.values():
        if a["part_of"]:
            parts[a["part_of"]].append(a)
    for key in agreements:
        seen: list[str] = []
        above = agreements[key]["part_of"]
        while above and above not in seen:
            seen.append(above)
            above = agreements[above]["part_of"]
        if key in seen:
            yield data.at("agreement", key, "part_of", f"{key!r} is a part of itself")
    for key, found in parts.items():
        whole = agreements[key]
        total = sum(a["value"] for a in found if a["value"] is not None and a["currency"] == whole["currency"])
        if whole["value"] is not None and total > whole["value"] and not data.doubted("agreement", key):
            reason = f"{whole['value']:,.0f} {whole['currency']} is less than its parts together, {total:,.0f}"
            yield data.at("agreement", key, "value", reason)
