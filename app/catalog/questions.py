"""Questions that a number answers: `turnover uzbekistan 2024`, `exports serbia`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from app.catalog import loading
from app.catalog.database import Database
from app.catalog.key_numbers import WHOLE
from app.catalog.names import fold
from app.catalog.records import Figure
from app.catalog.tree import BELARUS

SCANNED, READ = 24, 120  # newest figures looked at of each measure and side; where words must be found in them
_YEAR = re.compile(r"(19|20)\d\d")
_SAME = {  # words that readers use for those of the lists
    **{
        "trade": "turnover",
        "commerce": "turnover",
        "echanges": "turnover",
        "оборот": "turnover",
        "товарооборот": "turnover",
    },
    **{"торговля": "turnover", "экспорт": "exports", "импорт": "imports", "инвестиции": "investment"},
}
_NATURES = ("actual", "cumulative", "derived", "forecast", "target")
# Periods of the year that was asked for: those that end in it, and if there are none those that it is a part of.
_ENDING = "AND f.period_end BETWEEN :year || '-01-01' AND :year || '-12-31'"
_TOUCHING = "AND f.period_start <= :year || '-12-31' AND f.period_end >= :year || '-01-01'"


@dataclass(frozen=True)
class Question:
    """The measures and the year that some words name, and the words left over."""

    measures: tuple[str, ...]
    year: str | None
    rest: tuple[str, ...]


def question(database: Database, words: Sequence[str]) -> Question:
    """What some folded words ask; without a measure they are no question for a number."""
    measures: list[str] = []
    rest: list[str] = []
    year = None
    known = _measure_words(database)
    for word in words:
        if _YEAR.fullmatch(word):
            year = word
            continue
        named = known.get(_SAME.get(word, word)) or known.get(word.removesuffix("s"))
        if named:
            measures += named
        else:
            rest.append(word)
    return Question(tuple(dict.fromkeys(measures)), year, tuple(rest))


def _measure_words(database: Database) -> dict[str, list[str]]:
    """Every longer word of the measures' names with the measures that have it, as it stands and without its last s."""
    if "measure words" not in database.known:
        found: dict[str, list[str]] = {}
        for code, *labels in database.rows(
            "SELECT code, label, label_fr FROM vocabulary WHERE list = 'measure' ORDER BY sort"
        ):
            for word in {word for label in labels for word in fold(label).split() if len(word) > 3}:
                for form in {word, word.removesuffix("s")}:
                    found.setdefault(form, []).append(code)
        database.known["measure words"] = found
    return cast(dict[str, list[str]], database.known["measure words"])


def answers(
    database: Database, asked: Question, entities: Sequence[str], left: Sequence[str], limit: int
) -> list[Figure]:
    """The figures of an entity that answer a question, of its year where there are any: totals first, actual ones, the newest.

    With a second entity only those between the two; `left` are words that a figure must have in what it is called.
    """
    entity, other = entities[0], entities[1] if len(entities) > 1 else None
    found: list[Figure] = []
    for within in (_ENDING, _TOUCHING, "") if asked.year else ("",):
        rows: set[int] = set()
        for side, far in (("subject_id", "partner_id"), ("partner_id", "subject_id")):
            sql = f"""
                SELECT r.rowid FROM json_each(:measures) AS m CROSS JOIN figure AS r WHERE r.rowid IN (
                    SELECT f.rowid FROM figure AS f
                    WHERE f.{side} = :id AND f.measure = m.value AND (:other IS NULL OR f.{far} = :other) {within}
                    ORDER BY f.period_end DESC LIMIT :scanned)"""
            params = {"measures": json.dumps(asked.measures), "id": entity, "other": other, "year": asked.year}
            scanned = {"scanned": READ if left else SCANNED}
            rows |= {row for (row,) in database.rows(sql, params | scanned)}
        found = [figure for figure in loading.by_rows(database, sorted(rows)) if _is_called(figure, left)]
        if found:
            break

    def place(figure: Figure) -> tuple[object, ...]:
        other = figure.partner if figure.subject.id == entity else figure.subject
        return (
            figure.value is None,
            figure.product is not None and figure.product not in WHOLE,
            other is not None and other.id != BELARUS and other.kind != "organisation",
            asked.measures.index(figure.measure),
            _NATURES.index(figure.nature),
            -int((figure.period_end or "0").replace("-", "")),
        )

    return sorted(found, key=place)[:limit]


def _is_called(figure: Figure, words: Sequence[str]) -> bool:
    """Whether all the words, without the s of a plural, begin words of a figure's label, product or nature."""
    own = fold(" ".join((figure.label, figure.product or "", figure.nature))).split()
    return all(any(other.startswith(word.removesuffix("s")) for other in own) for word in words)
