"""The tree of invented entities in the order of its nested sets: where a subtree begins and how large it is says all."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache

from db.synthetic import names

KINDS = ("country", "region", "district", "city", "organisation", "bloc", "programme")
ROOT, HUB = "belarus", "hub"  # the ids of the first country and of the organisation that half of all events concern
COUNTRIES, BLOCS, PROGRAMMES = 150, 20, 500  # at most
REGIONS, DISTRICTS, CITIES, FIRMS = 7, 20, 6, 40  # below one country, region, district, city at most

Part = tuple[str, int]  # the kind of a subtree's top, and how many entities the subtree has


class Tree:
    """Entities 0 to `size` - 1, each parent before what is below it; some 15 bytes an entity, whatever their number.

    Entity `k` and all below it are the numbers k to k + span[k] - 1, so its nested-set bounds are arithmetic.
    """

    def __init__(self, size: int, seed: int) -> None:
        self.size, self.seed = size, seed
        self.parent, self.span, self.country = array("i"), array("i"), array("i")
        self.depth, self.kind = array("B"), array("B")
        pending = [(*part, -1) for part in reversed(_tops(size))]
        while pending:
            kind, span, parent = pending.pop()
            number = len(self.parent)
            self.parent.append(parent)
            self.span.append(span)
            self.depth.append(self.depth[parent] + 1 if parent >= 0 else 0)
            self.kind.append(KINDS.index(kind))
            self.country.append(number if kind == "country" else self.country[parent] if parent >= 0 else -1)
            pending += [(*part, number) for part in reversed(_parts(kind, span - 1))]
        self.hub = min(2, size - 1)  # the first organisation of the first country's capital
        self._names = lru_cache(65536)(self._named)

    def id(self, number: int) -> str:
        if number in (0, self.hub):
            return ROOT if number == 0 else HUB
        return f"entity-{number:07}"

    def number(self, key: str) -> int:
        return {ROOT: 0, HUB: self.hub}[key] if key in (ROOT, HUB) else int(key[7:])

    def bounds(self, number: int) -> tuple[int, int]:
        """`lft` and `rgt`: on the way to an entity each one before it was opened, and all but its ancestors closed."""
        lft = 2 * number - self.depth[number] + 1
        return lft, lft + 2 * self.span[number] - 1

    def names(self, number: int) -> list[tuple[str, str]]:
        """(name, language), the usual English name first."""
        return self._names(number)

    def _named(self, number: int) -> list[tuple[str, str]]:
        if number == 0:
            return [("Belarus", "en"), ("Беларусь", "ru"), ("Bélarus", "fr")]
        country = self.country[number]
        alphabet = 1 + names.mix(country + 1, self.seed) % len(names.LANGUAGES)
        return names.names(KINDS[self.kind[number]], names.mix(number, self.seed), alphabet)

    def up_to(self, number: int, kind: str) -> int:
        """The entity itself or the nearest above it that is of this kind, -1 when there is none."""
        wanted = KINDS.index(kind)
        while number >= 0 and self.kind[number] != wanted:
            number = self.parent[number]
        return number

    def common(self, one: int, other: int) -> int:
        """The lowest entity that has both at or below it, -1 when they stand under different tops; `one` is the smaller."""
        while one >= 0 and other >= one + self.span[one]:
            one = self.parent[one]
        return one


class Counts:
    """For every entity how many records concern it or anything below it, each record counted once.

    A record adds one at each entity it concerns, and takes one off where two of them meet; the sum of a subtree is its count.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._at = array("i", bytes(4 * (tree.size + 1)))

    def add(self, entities: Iterable[int]) -> None:
        before = -1
        for number in sorted(set(entities)):
            self._at[number] += 1
            if before >= 0 and (meeting := self._tree.common(before, number)) >= 0:
                self._at[meeting] -= 1
            before = number

    def sums(self) -> Iterator[int]:
        """The count of each entity in the order of their numbers."""
        total = 0
        running = array("q", [0])
        for change in self._at:
            total += change
            running.append(total)
        for number in range(self._tree.size):
            yield running[number + self._tree.span[number]] - running[number]


def _tops(size: int) -> list[Part]:
    """The entities without a parent: the first country with a third of all, many more countries, blocs and programmes."""
    blocs, programmes = min(BLOCS, size // 100), min(PROGRAMMES, size // 50)
    rest = size - blocs - programmes
    first = max(1, rest // 3) if rest > COUNTRIES else rest - min(rest - 1, rest // 4)
    countries = _shares(rest - first, min(COUNTRIES, rest - first))
    return [
        *(("country", share) for share in (first, *countries)),
        *[("bloc", 1)] * blocs,
        *[("programme", 1)] * programmes,
    ]


def _parts(kind: str, rest: int) -> list[Part]:
    """What stands directly below an entity of a kind that has `rest` entities below it."""
    if rest <= 0:
        return []
    if kind == "country":
        capital = max(min(2, rest), rest // 4)
        return [("city", capital), *(("region", share) for share in _shares(rest - capital, REGIONS))]
    if kind == "region":
        return [("district", share) for share in _shares(rest, DISTRICTS)]
    if kind == "district":
        return [("city", share) for share in _shares(rest, CITIES)]
    if kind == "city":
        return [("organisation", share) for share in _shares(rest, FIRMS)]
    halves = []  # a holding above ever smaller holdings: the deep part of the tree
    while rest > 0:
        halves.append((kind, (rest + 1) // 2))
        rest //= 2
    return halves


def _shares(total: int, parts: int) -> list[int]:
    """A total cut into at most so many parts, each smaller than the one before, none empty."""
    parts = min(parts, total)
    if parts <= 0:
        return []
    weights = [1 / (n + 2) for n in range(parts)]
    whole = sum(weights)
    found = [1 + int((total - parts) * weight / whole) for weight in weights]
    found[0] += total - sum(found)
    return found
