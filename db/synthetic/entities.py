"""Invented entities, sections and references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from db.facts import Record
from db.read import UNCITED
from db.synthetic.names import mix, stem
from db.synthetic.records import NO_MARK, World
from db.synthetic.tree import KINDS

# Codes of countries that have a flag, two letters each: the invented countries fly them.
FLAGS = (
    "BYRSUZKZKGCNMNPKAEIRMMRUUGEGVNIDCUBRTRINAMGEAZTJTMLTLVPLDEFRITESPTGBIESENOFIDKNLBELUCHATCZSKHUROBGGRHRSIBAMEMKALUA"
    "MDCYMTISUSCAMXARCLPEVEECBOPYUYNIGTHNSVCRPADOJMHTJPKRKPTHLAKHMYSGPHBNAUNZLKBDNPBTMVSAQAOMKWBHIQSYJOLBILYEAFZAZWZMMZAO"
)
SECTIONS = 28
SUBKINDS = {  # kind -> the subkinds it takes turns with
    "country": ("country",),
    "region": ("foreign_region",),
    "district": ("district",),
    "city": ("city", "town", "village"),
    "organisation": ("company", "company", "company", "holding", "university", "bank", "technopark", "exchange"),
    "bloc": ("economic_union", "alliance"),
    "programme": ("state_programme", "initiative", "brand"),
}


def entities(world: World, counts: Mapping[str, Iterator[int]]) -> Iterator[tuple[Record, list[tuple[str, str]]]]:
    """Every entity with its names, in the order of their numbers; `counts` are the columns `…_count`."""
    tree = world.tree
    flag = 0
    for number in range(tree.size):
        luck = mix(number, world.seed + 7)
        kind, names = KINDS[tree.kind[number]], tree.names(number)
        parent, country = tree.parent[number], tree.country[number]
        place = kind in ("country", "region", "district", "city")
        code = None
        if kind == "country":
            code = FLAGS[2 * flag : 2 * flag + 2] or None
            flag += 1
        lft, rgt = tree.bounds(number)
        cited = bool(_sources(world, number))
        record = {
            "id": tree.id(number),
            "kind": kind,
            "subkind": _subkind(world, number, kind, luck),
            "name": names[0][0],
            "name_fr": next((name for name, lang in names if lang == "fr"), None),
            "name_local": names[1][0] if len(names) > 1 else None,
            "parent_id": tree.id(parent) if parent >= 0 else None,
            "country_id": tree.id(country) if country >= 0 and country != number else None,
            "iso2": code,
            "iso3": None,
            "latitude": _around(country, luck, 55, world.seed) if place else None,
            "longitude": _around(country, luck >> 8, 170, world.seed + 1) if place else None,
            "sector": world.codes["sector"][luck % len(world.codes["sector"])] if kind == "organisation" else None,
            "summary": f"{names[0][0]} is known for {stem(luck)} and {stem(luck >> 9)}."
            if luck >> 16 & 7 == 0
            else None,
            "section_id": 1 + luck % world.sections,
            UNCITED: None if cited else NO_MARK,
            "lft": lft,
            "rgt": rgt,
            "depth": tree.depth[number],
            **{f"{record_type}_count": next(column) for record_type, column in counts.items()},
        }
        yield record, names


def _subkind(world: World, number: int, kind: str, luck: int) -> str:
    parent = world.tree.parent[number]
    if number == world.tree.hub and kind == "organisation":
        return "exchange"
    if kind == "region" and parent == 0:
        return "belarus_region"
    if kind == "city" and parent >= 0 and KINDS[world.tree.kind[parent]] == "country":
        return "capital"
    return SUBKINDS[kind][(luck >> 24) % len(SUBKINDS[kind])]


def _around(country: int, luck: int, limit: int, salt: int) -> float:
    """A coordinate within some degrees of the country's own."""
    center = mix(country + 1, salt + 11) % (2 * limit) - limit
    return round(center + (luck % 800) / 100 - 4, 4)


def _sources(world: World, number: int) -> list[int]:
    luck = mix(number, world.seed + 9)
    return [1 + luck % world.sources] if luck >> 20 & 7 else []


def citations(world: World) -> Iterator[tuple[str, int]]:
    """(entity id, reference number) of the entities that cite one."""
    for number in range(world.tree.size):
        for source in _sources(world, number):
            yield world.tree.id(number), source


def sections(world: World) -> Iterator[Record]:
    for number in range(world.sections):
        yield {
            "id": number + 1,
            "slug": f"section-{number + 1}",
            "title": f"Trade with {stem(mix(number, world.seed + 3))}",
            "title_fr": f"Commerce avec {stem(mix(number, world.seed + 3))}",
            "sort": number + 1,
            "first_source": 1 + number * world.sources // world.sections,
            "last_source": (number + 1) * world.sources // world.sections,
        }


def sources(world: World) -> Iterator[Record]:
    for number in range(1, world.sources + 1):
        luck = mix(number, world.seed + 5)
        yield {
            "id": number,
            "title": f"{stem(luck)} {stem(luck >> 7)} {stem(luck >> 13)}",
            "author": f"{stem(luck >> 3)} {stem(luck >> 5)}" if luck & 3 == 0 else None,
            "publisher": stem(luck % 40),
            "year": 2000 + luck % 26,
            "url": f"https://example.org/{number}",
            "note": None,
            "section_id": 1 + (number * world.sections - 1) // world.sources,
        }
