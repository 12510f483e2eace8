"""One ranked list from a few typed words: entities first by name, then everything by text, typos forgiven."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.catalog import loading, questions
from app.catalog.database import Database
from app.catalog.kinds import RecordType
from app.catalog.names import fold, near_names
from app.catalog.records import Figure
from app.catalog.spelling import END, is_known, mended, words_of
from app.catalog.tree import BELARUS

FEW_NEAR = 8  # near spellings offered where no entity has the typed words
VERY_LIKE = 0.7  # likeness of a name to a whole question
NAMED = 40  # names looked at before ranking
SCANNED = 60  # text matches looked at before ranking: a broad prefix matches a million rows
INDEXED = 3  # letters of the longest beginning that the full-text table has an index of
BROAD, COMMONEST = 5000, 12  # records with a word from which on only its commonest forms are looked for
TIERS = 28  # of the table `spelling`
NUMBERED = -1  # the tier of a reference whose number was typed: before all that have it in their text
LONGEST_NAME, HEARD = 7, 10  # words of a name that is looked for within a question, and of the question
SHORTEST = 2  # letters of a word that is looked for in texts; shorter ones begin names only
_SMALL_WORDS = """
    a an and are at au aux avec buy buys by can come comes combien dans de des did do does du en et for from had has have
    how in is la le les many most much must next of on our ou par pour que quel quelle qui sell sells sign signed sur that
    the there to was we were what when where which who with в и из к на о по с"""
_STOP_WORDS = frozenset(_SMALL_WORDS.split())
_REFERENCE_WORDS = ("ref", "reference", "source")
_ALL_TIERS = json.dumps(list(range(TIERS)))
_SPELLINGS = """FROM json_each(:tiers) AS tiers CROSS JOIN spelling AS s CROSS JOIN entity AS e
    WHERE s.tier = tiers.value AND e.rowid = s.entity"""
_GROUPS = (
    *(RecordType.ENTITY, RecordType.EVENT, RecordType.AGREEMENT, RecordType.FIGURE),
    *(RecordType.PROJECT, RecordType.RELATION, RecordType.SOURCE),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A find: `kind` is the code of its kind in the record type's list, `place` and `when` are words, `matched` the spelling
    that was found where it is not the title, `figure` the number itself where the find is a figure."""

    record_type: RecordType
    id: str
    title: str
    kind: str
    place: str | None = None
    when: str | None = None
    iso2: str | None = None
    matched: str | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found, best first, those of one record type together.

    `words` are the words looked for; `mended` tells whether some were typed otherwise.
    """

    hits: tuple[Hit, ...] = ()
    words: tuple[str, ...] = ()
    mended: bool = False


@dataclass(frozen=True)
class _Typed:
    """The words to look for, and how: as names are compared, and as an expression for the full-text table ('' for none).

    `is_broad` tells that very many records have one of the words.
    """

    words: tuple[str, ...]
    mended: bool
    telling: tuple[str, ...]
    key: str
    match: str
    is_broad: bool

    @property
    def is_telling(self) -> bool:
        """Whether enough was typed for a long list to be of use."""
        return len(self.key) >= INDEXED


def search(database: Database, text: str, kinds: Collection[str] = (), limit: int = 60) -> Finds:
    """Finds for the typed words, at most `limit`.

    `kinds` keeps only these record types (`figure`) or kinds of entity (`country`). The tiers, each an index look-up: exact
    name, beginning of a name, all words in names, in an entity's text, in other records' titles, in their texts. Words that
    no record has are mended first. A question for a number that the edition knows has its figures on top.
    """
    typed = _prepare(database, words_of(text))
    if not typed.words:
        return Finds()
    reference = _reference(text)
    answers = [] if kinds and RecordType.FIGURE.value not in kinds else _answers(database, typed)
    first = RecordType.FIGURE if answers else RecordType.SOURCE if reference else None
    groups = sorted(_GROUPS, key=lambda group: group is not first)
    each = max(limit // 4, 8) if typed.is_telling else FEW_NEAR
    hits: dict[tuple[RecordType, str], Hit] = {}
    for group in groups:
        found: list[Hit] = []
        if group is RecordType.ENTITY:
            found = _entities(database, _entity_ids(database, typed, bool(answers)), kinds)
        elif not kinds or group.value in kinds:
            found = [_figure_hit(f) for f in answers] if group is RecordType.FIGURE else []
            matching = _matching(database, group, typed, each)
            if group is RecordType.SOURCE and reference:
                matching = {reference: NUMBERED} | matching
            found += _described(database, group, matching, each)
        hits |= {(hit.record_type, hit.id): hit for hit in found[: each if group is not RecordType.ENTITY else limit]}
    if not hits:
        hits = {
            (hit.record_type, hit.id): hit
            for hit in _entities(database, near_names(database, typed.key, FEW_NEAR), kinds)
        }
    return Finds(tuple(hits.values())[:limit], typed.words, typed.mended)


def _prepare(database: Database, typed: Sequence[str]) -> _Typed:
    words = [word if is_known(database, word) else mended(database, word) or word for word in typed]
    telling = [word for word in words if word not in _STOP_WORDS] or words
    long = [_stem(word) for word in telling if len(word) >= SHORTEST]
    broad = {word for word in long if _is_broad(database, word)}
    match = " AND ".join(_expression(database, word, word in broad) for word in long)
    key = fold(" ".join(words))
    return _Typed(tuple(words), words != list(typed), tuple(telling), key, f"({match})" if match else "", bool(broad))


def _reference(text: str) -> str | None:
    """The number of a reference, if nothing else was typed: `155`, `[155]`, `reference 155`."""
    numbers = [word for word in words_of(text) if word not in _REFERENCE_WORDS]
    return str(int(numbers[0])) if len(numbers) == 1 and numbers[0].isdecimal() else None


def _answers(database: Database, typed: _Typed) -> list[Figure]:
    """The figures that answer the words as a question for a number, if they are one."""
    if _named(database, typed.key, 1):  # it is how something is called
        return []
    asked = questions.question(database, fold(" ".join(typed.words)).split())
    if not asked.measures:
        return []
    rest = [word for word in asked.rest if _is_telling(word)]
    entity = _named(database, " ".join(rest), 1)
    if entity or not rest:
        return questions.answers(database, asked, [key for key, _ in entity] or [BELARUS], (), FEW_NEAR)
    spoken, left = _spoken(database, asked.rest)
    entities = [key for key, _ in spoken]
    found = questions.answers(database, asked, entities or [BELARUS], left, FEW_NEAR)
    return found or (questions.answers(database, asked, entities, (), FEW_NEAR) if entities and left else [])


def _is_telling(word: str) -> bool:
    """Whether a word of a question is one of its own, rather than one that joins others."""
    return len(word) >= SHORTEST and word not in _STOP_WORDS


def _spoken(database: Database, words: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """(entity id, spelling) of the names that stand in a question, the longest that begin at a word, and the words left over."""
    words = words[:HEARD]
    found: dict[str, str] = {}
    left: list[str] = []
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + LONGEST_NAME), start, -1):
            key = fold(" ".join(words[start:end]))
            named = [] if key in _STOP_WORDS else _called(database, key)
            if named:
                found.setdefault(*named[0])
                start = end
                break
        else:
            left += [words[start]] if _is_telling(words[start]) else []
            start += 1
    return list(found.items()), left


def _called(database: Database, key: str) -> list[tuple[str, str]]:
    """(entity id, spelling) of the first entity that is called exactly so, if any is."""
    sql = f"SELECT e.id, s.name {_SPELLINGS} AND s.key = :key LIMIT 1"
    return database.rows(sql, {"tiers": _ALL_TIERS, "key": key})


def _named(database: Database, key: str, limit: int = NAMED) -> list[tuple[str, str]]:
    """(entity id, spelling) of the names that are, then of those that begin with, the typed words.

    Countries stand before companies, and what more records concern before what fewer do.
    """
    found: dict[str, str] = {}
    for condition in ("s.key = :key", "s.key > :key AND s.key < :end"):
        sql = f"SELECT e.id, s.name {_SPELLINGS} AND {condition} LIMIT :limit"
        params = {"tiers": _ALL_TIERS, "key": key, "end": key + END, "limit": limit}
        for entity, spelling in database.rows(sql, params):
            found.setdefault(entity, spelling)
        if len(found) >= limit:
            break
    return list(found.items())


def _entity_ids(database: Database, typed: _Typed, is_answered: bool) -> list[tuple[str, str]]:
    """(entity id, spelling or '') of the entities called so, then of those that have all words in names, then of those whose
    whole name stands among the words, then of those that have all words in their texts."""
    named = _named(database, typed.key)
    if not typed.match or len(named) >= NAMED:
        return named
    spoken = [] if named or len(typed.words) < 2 else _spoken(database, typed.words)[0]
    sql = """
        SELECT m.record_id, m.name || ' ' || m.names, e.event_count + e.figure_count + e.agreement_count FROM (
            SELECT record_id, name, names FROM search
            WHERE search MATCH :match AND rowid BETWEEN :first AND :last LIMIT :scanned) AS m
        CROSS JOIN entity AS e WHERE e.id = m.record_id"""
    rows = database.rows(sql, _part(database, RecordType.ENTITY) | {"match": typed.match, "scanned": SCANNED})
    wanted = [_stem(word) for word in typed.telling]

    def is_only_text(row: tuple[str, str, int]) -> bool:
        own = set(words_of(row[1]))
        return not all(any(other.startswith(word) for other in own) for word in wanted)

    rows = sorted(rows, key=lambda row: -row[2])
    only_text = {row[0] for row in rows if is_only_text(row)}
    in_names = [(row[0], "") for row in rows if row[0] not in only_text]
    if (
        spoken and not rows and not is_answered
    ):  # it may be one name, misspelt, rather than a question with a name in it
        in_names = near_names(database, typed.key, FEW_NEAR, VERY_LIKE)
    return [*named, *in_names, *spoken, *((row[0], "") for row in rows if row[0] in only_text)]


def _matching(database: Database, record_type: RecordType, typed: _Typed, wanted: int) -> dict[str, int]:
    """The ids of the records that have every word in their title (tier 0), or else anywhere (tier 1)."""
    found: dict[str, int] = {}
    for tier, column in enumerate(("",) if typed.is_broad else ("{name} : ", "")):
        sql = "SELECT record_id FROM search WHERE search MATCH :match AND rowid BETWEEN :first AND :last LIMIT :scanned"
        params = _part(database, record_type) | {"match": column + typed.match, "scanned": SCANNED}
        if typed.match and len(found) < wanted:
            for (key,) in database.rows(sql, params):
                found.setdefault(key, tier)
    return found


def _part(database: Database, record_type: RecordType) -> dict[str, int]:
    """The rows of the full-text table that hold records of a type."""
    if "search parts" not in database.known:
        rows = database.rows("SELECT record_type, first, last FROM search_part")
        database.known["search parts"] = {row[0]: {"first": row[1], "last": row[2]} for row in rows}
    found: dict[str, int] = database.known["search parts"].get(record_type.value, {"first": 0, "last": -1})
    return found


def _expression(database: Database, word: str, is_broad: bool) -> str:
    """A word as a beginning; nothing in it is syntax.

    A long beginning that very many records have is looked up as the commonest words that begin so: all words would first
    have to be merged.
    """
    if not is_broad or len(word) <= INDEXED:
        return f'"{word}"*'
    sql = "SELECT term FROM word WHERE term >= ? AND term < ? ORDER BY term <> ?1, records DESC LIMIT ?"
    terms = (term for (term,) in database.rows(sql, (word, word + END, COMMONEST)))
    return "(" + " OR ".join(f'"{term}"' for term in terms) + ")"


def _is_broad(database: Database, word: str) -> bool:
    """Whether so many records have a word that begins like this one that not all can be looked at."""
    sql = "SELECT sum(records) FROM (SELECT records FROM word WHERE term >= ? AND term < ? LIMIT 1000)"
    row = database.row(sql, (word, word + END))
    return row is not None and (row[0] or 0) > BROAD


def _stem(word: str) -> str:
    """A word without the s of its plural."""
    return word[:-1] if len(word) > SHORTEST + 2 and word.endswith("s") and word.isascii() else word


def _entities(database: Database, found: Sequence[tuple[str, str]], kinds: Collection[str]) -> list[Hit]:
    spellings: dict[str, str] = {}
    for entity, spelling in found[: 2 * SCANNED]:
        spellings.setdefault(entity, spelling)
    sql = """
        SELECT r.id, r.name, r.kind, r.subkind, coalesce(c.name, p.name), r.iso2
        FROM json_each(:ids) AS wanted CROSS JOIN entity AS r
        LEFT JOIN entity AS c ON c.id = r.country_id AND c.id <> r.id LEFT JOIN entity AS p ON p.id = r.parent_id
        WHERE r.id = wanted.value ORDER BY wanted.key"""
    hits = []
    for key, name, kind, subkind, place, iso2 in database.rows(sql, {"ids": json.dumps(list(spellings))}):
        if not kinds or kind in kinds or RecordType.ENTITY.value in kinds:
            spelling = spellings[key]
            matched = spelling if spelling and fold(spelling) != fold(name) else None
            hits.append(Hit(RecordType.ENTITY, key, name, subkind, place, None, iso2, matched))
    return hits


_DESCRIPTIONS = {  # id, title, kind, place and date in words
    RecordType.EVENT: """
        SELECT r.id, r.title, r.kind, place.name, r.date_label FROM {wanted} CROSS JOIN event AS r
        LEFT JOIN entity AS place ON place.id = coalesce(r.city_id, r.country_id)
        WHERE r.id = wanted.id ORDER BY wanted.tier, r.first_day DESC LIMIT :limit""",
    RecordType.AGREEMENT: """
        SELECT r.id, r.title, r.kind, NULL, r.date_label FROM {wanted} CROSS JOIN agreement AS r
        WHERE r.id = wanted.id ORDER BY wanted.tier, r.first_day DESC LIMIT :limit""",
    RecordType.FIGURE: """
        SELECT r.id FROM {wanted} CROSS JOIN figure AS r WHERE r.id = wanted.id
        ORDER BY r.value IS NULL, r.nature <> 'actual', r.product IS NOT NULL, r.period_end DESC LIMIT :limit""",
    RecordType.PROJECT: """
        SELECT r.id, r.title, r.sector, place.name, r.year_end FROM {wanted} CROSS JOIN project AS r
        LEFT JOIN entity AS place ON place.id = coalesce(r.place_id, r.region_id, r.organisation_id)
        WHERE r.id = wanted.id ORDER BY wanted.tier, r.year_end DESC LIMIT :limit""",
    RecordType.RELATION: """
        SELECT r.id, a.name || ' – ' || b.name, r.rel, r.note, r.since FROM {wanted} CROSS JOIN relation AS r
        JOIN entity AS a ON a.id = r.from_id JOIN entity AS b ON b.id = r.to_id
        WHERE r.id = wanted.id ORDER BY wanted.tier, wanted.place LIMIT :limit""",
    RecordType.SOURCE: """
        SELECT r.id, r.title, '', r.publisher, r.year FROM {wanted} CROSS JOIN source AS r
        WHERE r.id = CAST(wanted.id AS INTEGER) ORDER BY wanted.tier, r.year DESC LIMIT :limit""",
}
_WANTED = "(SELECT value ->> 0 AS id, value ->> 1 AS tier, key AS place FROM json_each(:found)) AS wanted"


def _described(database: Database, record_type: RecordType, found: dict[str, int], limit: int) -> list[Hit]:
    """The best of the records with these ids and tiers; of one tier the newest first, figures with totals first."""
    sql = _DESCRIPTIONS[record_type].format(wanted=_WANTED)
    rows = database.rows(sql, {"found": json.dumps(list(found.items())), "limit": limit}) if found else []
    if record_type is RecordType.FIGURE:
        figures = loading.by_ids(database, record_type, [row[0] for row in rows])
        return [_figure_hit(figure) for figure in figures if isinstance(figure, Figure)]
    return [
        Hit(record_type, str(row[0]), row[1], row[2], row[3], None if row[4] is None else str(row[4])) for row in rows
    ]


def _figure_hit(figure: Figure) -> Hit:
    return Hit(
        RecordType.FIGURE,
        figure.id,
        figure.label,
        figure.measure,
        f"{figure.subject.name} – {figure.partner.name}" if figure.partner else figure.subject.name,
        figure.period_label,
        figure=figure,
    )
