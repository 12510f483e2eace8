"""Invented records, one at a time: each a row of its table with the entities that take part and the references it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random

from db import dates
from db.facts import Record, when
from db.read import UNCITED
from db.synthetic.names import mix, stem
from db.synthetic.tree import Tree

FIRST_YEAR, LAST_YEAR = 1950, 2030
NO_MARK = "no reference mark in the text"
TRADE = ("trade_turnover", "exports", "imports", "balance")


class Dice(Random):
    """The random numbers of one record type; cheaper than `randrange` and `choice`, which a million records feel."""

    def below(self, limit: int) -> int:
        return int(self.random() * limit)

    def one_of(self, codes: Sequence[str]) -> str:
        return codes[int(self.random() * len(codes))]

    def first_of(self, codes: Sequence[str]) -> str:
        """One of the codes; the first ones more often."""
        return codes[int(self.random() ** 2 * len(codes))]

    def word(self) -> str:
        return _WORDS[int(self.random() * len(_WORDS))]

    def amount(self) -> float:
        """A sum of money of any size, as round as sources print it."""
        return float(f"{10 ** (4 + 6 * self.random()):.3g}")


_WORDS = [stem(mix(number, 0)) for number in range(4096)]


@dataclass(slots=True)
class Invention:
    """A record, the entities it names as participants, and its references."""

    record: Record
    participants: list[tuple[str, str]] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    doubt: str | None = None


@dataclass(frozen=True)
class World:
    """What every invented record draws on: the tree, the controlled lists, how many records there are of each type."""

    tree: Tree
    codes: Mapping[str, Sequence[str]]
    dimensions: Mapping[tuple[str, str], str]
    sizes: Mapping[str, int]
    sections: int
    sources: int
    end: str  # the last day of the edition: what is later is planned

    @property
    def seed(self) -> int:
        return self.tree.seed

    def dice(self, record_type: str) -> Dice:
        return Dice(f"{self.seed}/{record_type}")

    def pick(self, dice: Dice) -> int:
        """An entity; the earlier ones, so the first country, more often."""
        return int(self.tree.size * dice.random() ** 2)

    def name(self, number: int) -> str:
        return self.tree.names(number)[0][0]

    def common(self, dice: Dice, invention: Invention) -> Invention:
        """Give a record its section, references and, to some, a doubt."""
        section = dice.below(self.sections)
        first, behind = (n * self.sources // self.sections for n in (section, section + 1))
        cited = dice.random() < 0.98
        if cited:
            invention.sources = [first + 1 + dice.below(behind - first)]
            if dice.random() < 0.2 and invention.sources[0] < behind:
                invention.sources.append(behind)
        invention.record |= {"section_id": section + 1, UNCITED: None if cited else NO_MARK}
        if dice.random() < 0.01:
            invention.doubt = "Two passages of the source differ."
        return invention


@lru_cache(65536)
def span_of(text: str) -> dates.Span:
    return dates.parse(text)


def date_of(number: int, seed: int) -> dates.Span | None:
    """When an event was: over decades, mostly lately, as precisely as sources are, for some unknown."""
    luck = mix(number, seed + 1)
    year = LAST_YEAR - int((LAST_YEAR + 1 - FIRST_YEAR) * (luck % 4096 / 4096) ** 3)
    month, day, dice = 1 + (luck >> 12) % 12, 1 + (luck >> 20) % 28, (luck >> 32) % 1000
    iso = f"{year}-{month:02}"
    if dice < 550:
        return span_of(f"{iso}-{day:02}")
    if dice < 650:
        return span_of(f"{iso}-{min(day, 25):02}/{iso}-{min(day, 25) + 1 + day % 3:02}")
    if dice < 800:
        return span_of(iso)
    if dice < 950:
        odd = {800: f"{year}-12-30/{year + 1}-01-02", 801: f"{year - year % 4}-02-29", 802: f"{1067 + day}"}
        usual = (f"{year}-Q{1 + month // 4}", f"{year}-H{1 + month // 7}", f"{year}", f"{year}", f"{year - 5}/{year}")
        return span_of(odd.get(dice, usual[dice % len(usual)]))
    return None


def _others(world: World, dice: Dice, roles: Sequence[str], most: int) -> list[tuple[str, str]]:
    found = {(world.tree.id(world.pick(dice)), dice.one_of(roles)) for _ in range(dice.below(most + 1))}
    return sorted(found)


def events(world: World) -> Iterator[Invention]:
    """Events; every second one concerns the hub."""
    dice, tree = world.dice("event"), world.tree
    roles = ("participant", "delegation", "exhibitor", "organiser")
    for number in range(world.sizes["event"]):
        span = date_of(number, world.seed)
        kind = dice.first_of(world.codes["event_kind"])
        city = tree.up_to(world.pick(dice), "city") if dice.random() < 0.9 else -1
        country = tree.country[city] if city >= 0 else tree.country[world.pick(dice)]
        participants = dict.fromkeys(_others(world, dice, roles, 4))
        if number % 2 == 0:
            participants[tree.id(tree.hub), "organiser" if number % 4 else "host"] = None
        edition = 1 + dice.below(30) if dice.random() < 0.3 else None
        where = world.name(city if city >= 0 else max(country, 0))
        words = [f"{edition}." if edition else "", dice.word(), kind.replace("_", " "), where]
        late = span is not None and span.first_day > world.end
        status = "cancelled" if dice.random() < 0.01 else "planned" if late else "held"
        record = {
            "id": f"event-{number:07}",
            "kind": kind,
            "title": " ".join(word for word in words if word),
            "edition": str(edition) if edition else None,
            "start": span.start if span else None,
            "end": span.end if span and span.end != span.start else None,
            "status": status,
            "city_id": tree.id(city) if city >= 0 else None,
            "country_id": tree.id(country) if country >= 0 else None,
            "summary": f"{dice.word()} and {dice.word()} met." if dice.random() < 0.3 else None,
            **when(span),
        }
        yield world.common(dice, Invention(record, list(participants)))


def agreements(world: World) -> Iterator[Invention]:
    """Agreements; half of them signed at an event, every fiftieth a package that the nine after it are part of."""
    dice, tree = world.dice("agreement"), world.tree
    for number in range(world.sizes["agreement"]):
        event = dice.below(world.sizes["event"]) if world.sizes["event"] and dice.random() < 0.5 else None
        span = date_of(number if event is None else event, world.seed + (event is None))
        package = number % 50 == 0
        late = span is not None and span.first_day > world.end
        kind = dice.first_of(world.codes["agreement_kind"])
        parties = dict.fromkeys([(tree.id(0), "signatory"), *_others(world, dice, ("signatory", "buyer", "seller"), 3)])
        valued = dice.random() < 0.3 or package
        record = {
            "id": f"agreement-{number:07}",
            "kind": kind,
            "title": f"{kind.replace('_', ' ').capitalize()} on {dice.word()}",
            "date": span.start if span else None,
            "status": "planned" if late else dice.first_of(("signed", "in_force", "expired")),
            "value": dice.amount() * (1e3 if package else 1) if valued else None,
            "currency": dice.first_of(world.codes["currency"]) if valued else None,
            "is_package": int(package),
            "part_of": f"agreement-{number - number % 50:07}" if 0 < number % 50 < 10 else None,
            "event_id": None if event is None else f"event-{event:07}",
            "subject": f"Delivery of {dice.word()}" if dice.random() < 0.5 else None,
            **when(span),
        }
        yield world.common(dice, Invention(record, list(parties)))


def figures(world: World) -> Iterator[Invention]:
    """Figures; half of them trade with another country, by year, half, quarter or month."""
    dice, tree = world.dice("figure"), world.tree
    natures = ("actual", "actual", "actual", "actual", "target", "forecast", "cumulative")
    measures, units = [code for code in world.codes["measure"] if code not in TRADE], _units(world)
    for number in range(world.sizes["figure"]):
        subject, partner = world.pick(dice), -1
        measure = dice.first_of(measures)
        if dice.random() < 0.5:
            subject, partner = 0, tree.country[world.pick(dice)]
            measure = dice.first_of(TRADE)
        unit = dice.one_of(units[measure])
        year = LAST_YEAR - 4 - int(35 * dice.random() ** 2)
        text = f"{year}{dice.one_of(('', '', '', '-H1', '-H2', '-Q1', '-Q4', '-01', '-11'))}"
        span = span_of(text) if dice.random() < 0.98 else None
        nature = dice.one_of(natures)
        if span and span.last_day > world.end:
            nature = "forecast"
        changed = dice.random() < 0.3
        product = dice.word() if dice.random() < 0.3 else None
        record = {
            "id": f"figure-{number:07}",
            "subject_id": tree.id(subject),
            "partner_id": tree.id(partner) if partner > 0 else None,
            "measure": measure,
            "share_of": "exports" if measure == "share" else None,
            "product": product,
            "label": f"{measure.replace('_', ' ').capitalize()}{' of ' + product if product else ''}",
            "period_start": span.first_day if span else None,
            "period_end": span.last_day if span else None,
            "period_label": span.label if span else None,
            "period": text if span else None,
            "value": float(1 + dice.below(99)) if unit in ("percent", "rank", "years") else dice.amount(),
            "unit": unit,
            "qualifier": dice.first_of(world.codes["qualifier"]),
            "nature": nature,
            "change_value": round(130 * dice.random() - 40, 1) if changed else None,
            "change_unit": "percent" if changed else None,
            "change_base": str(year - 1) if changed else None,
        }
        yield world.common(dice, Invention(record))


def _units(world: World) -> dict[str, list[str]]:
    """Measure -> the units that it is told in."""
    found = {}
    for measure in world.codes["measure"]:
        dimension = {"physical": "mass"}.get(world.dimensions["measure", measure], world.dimensions["measure", measure])
        units = [code for code in world.codes["unit"] if world.dimensions["unit", code] == dimension]
        found[measure] = [code for code in units if code not in ("index", "times")] or list(world.codes["unit"][:1])
    return found


def projects(world: World) -> Iterator[Invention]:
    """Projects of organisations, in a place, some under a programme."""
    dice, tree = world.dice("project"), world.tree
    for number in range(world.sizes["project"]):
        organisation = tree.up_to(world.pick(dice), "organisation")
        place = tree.up_to(organisation if organisation >= 0 else world.pick(dice), "city")
        region = tree.up_to(max(place, 0), "region")
        programme = tree.up_to(dice.below(tree.size), "programme")
        start = 2000 + dice.below(LAST_YEAR - 2000) if dice.random() < 0.8 else None
        status = "planned" if (start or 0) > int(world.end[:4]) else dice.first_of(("done", "in_progress"))
        valued = dice.random() < 0.5
        ids = {"organisation_id": organisation, "place_id": place, "region_id": region, "programme_id": programme}
        record = {
            "id": f"project-{number:07}",
            "title": f"Production of {dice.word()} and {dice.word()}",
            **{column: tree.id(entity) if entity >= 0 else None for column, entity in ids.items()},
            "sector": dice.one_of(world.codes["sector"]),
            "status": status,
            "year_start": start,
            "year_end": start + dice.below(5) if start else None,
            "investment": dice.amount() if valued else None,
            "currency": dice.first_of(world.codes["currency"]) if valued else None,
            "jobs": (1 + dice.below(2000)) if dice.random() < 0.4 else None,
            "summary": None,
        }
        yield world.common(dice, Invention(record, _others(world, dice, ("partner", "investor"), 2)))


def relations(world: World) -> Iterator[Invention]:
    """Ties of entities, many of them to countries."""
    dice, tree = world.dice("relation"), world.tree
    for number in range(world.sizes["relation"] if tree.size > 1 else 0):
        start = world.pick(dice)
        end = tree.country[world.pick(dice)] if dice.random() < 0.6 else world.pick(dice)
        if end < 0 or end == start:
            end = (start + 1) % tree.size
        record = {
            "id": f"relation-{number:07}",
            "from_id": tree.id(start),
            "rel": dice.one_of(world.codes["rel"]),
            "to_id": tree.id(end),
            "since": str(1990 + dice.below(35)) if dice.random() < 0.2 else None,
            "note": dice.word() if dice.random() < 0.3 else None,
        }
        yield world.common(dice, Invention(record))


# In this order the rows of `link` and `citation` come sorted, so that their trees only ever grow at the end.
MAKERS: dict[str, Callable[[World], Iterator[Invention]]] = {
    "agreement": agreements,
    "event": events,
    "figure": figures,
    "project": projects,
    "relation": relations,
}
