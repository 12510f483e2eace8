"""Words as the reader typed them: split, folded like the edition's own, and mended where no record has such a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from app.catalog.database import Database

LOOKED_AT = 200  # words that are compared with a misspelt one, for each end of it
SHORTEST = 4  # letters below which a word is not mended
LONG = 8  # letters from which on two slips are forgiven
END = "\U0010ffff"
_CYRILLIC = re.compile("[а-яёіўәғқңөұүһ]")
_LETTERS = """а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh
    щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ў=u ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h"""
_LATIN = dict(pair.split("=") for pair in _LETTERS.split())


def words_of(text: str) -> list[str]:
    """The words of a text as the full-text table holds them: no case, no accents on Latin letters."""
    return [
        _plain(word) for word in re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold().replace("_", " "))
    ]


def _plain(word: str) -> str:
    return word if word.isascii() else "".join(map(_plain_letter, word))


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base < "\u0250" else letter


def matches(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words of a text begin like one of these words: places and lengths, in order."""
    found = []
    for own in re.finditer(r"\w+", text):
        plain = _plain(own[0].casefold())
        lengths = [len(word) for word in words if plain.startswith(word)]
        if lengths:
            found.append((own.start(), min(max(lengths), len(own[0]))))
    return found


def is_known(database: Database, word: str) -> bool:
    """Whether any record has a word that begins like this one."""
    sql = "SELECT 1 FROM word WHERE term >= ? AND term < ? LIMIT 1"
    return database.row(sql, (word, word + END)) is not None


def mended(database: Database, word: str) -> str | None:
    """The nearest beginning of a word that the edition has, for one that it has not; None when nothing comes near."""
    if len(word) < SHORTEST or word.isdigit():
        return None
    found = _nearest(database, word)
    if found is None and _CYRILLIC.search(word):
        latin = "".join(_LATIN.get(letter, letter) for letter in word)
        return latin if is_known(database, latin) else _nearest(database, latin)
    return found


def _nearest(database: Database, word: str) -> str | None:
    """One or two slips away; of those the nearest, then the one that more records have."""
    slips, half = 1 + (len(word) >= LONG), len(word) // 2
    best: tuple[int, bool, int, str] | None = None
    for column, typed in (("term", word), ("backwards", word[::-1])):
        for kept in range(len(word) - 1, half - 1, -1):
            sql = f"""
                SELECT term, records FROM word
                WHERE {column} >= ? AND {column} < ? AND length(term) >= ? LIMIT {LOOKED_AT}"""
            rows = database.rows(sql, (typed[:kept], typed[:kept] + END, len(word) - slips))
            near = []
            for term, records in rows:
                distance, length = _distance(word, term, slips)
                if distance <= slips:
                    near.append((distance, length < len(term), -records, term[:length]))
            if near:
                best = min(near) if best is None else min(best, *near)
                break
    return best[3] if best else None


def _distance(word: str, term: str, limit: int) -> tuple[int, int]:
    """How many slips of the finger lead from a word to the nearest beginning of a term, and how long that beginning is.

    A slip is a letter too many, too few, another one, or two that changed places. Stops counting above the limit.
    """
    term = term[: len(word) + limit]
    before: list[int] = []
    row = list(range(len(term) + 1))
    for n, letter in enumerate(word, 1):
        current = [n]
        for m, other in enumerate(term, 1):
            cost = min(row[m] + 1, current[m - 1] + 1, row[m - 1] + (letter != other))
            if n > 1 and m > 1 and letter == term[m - 2] and word[n - 2] == other:
                cost = min(cost, before[m - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1, 0
        before, row = row, current
    best = min(row)
    return best, max(m for m, cost in enumerate(row) if cost == best)
