"""How many records each code of a controlled list would leave: kind, measure, sector, section, year, status."""

from __future__ import annotations

from dataclasses import dataclass

from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.scope import scoped


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A code (or year, or section number as text) and the number of records that have it under the rest of the question."""

    code: str
    count: int


_FACETS: dict[str, tuple[str, tuple[tuple[Table, str], ...]]] = {
    "kind": ("kinds", ((Table.EVENTS, "r.kind"), (Table.AGREEMENTS, "r.kind"))),
    "measure": ("measures", ((Table.FIGURES, "r.measure"),)),
    "sector": ("sectors", ((Table.PROJECTS, "r.sector"),)),
    "status": ("statuses", ((Table.EVENTS, "r.status"), (Table.AGREEMENTS, "r.status"), (Table.PROJECTS, "r.status"))),
    "section": (
        "sections",
        tuple((t, "r.section_id") for t in (Table.EVENTS, Table.AGREEMENTS, Table.FIGURES, Table.PROJECTS)),
    ),
    "year": (
        "",
        (
            (Table.EVENTS, "substr(r.first_day, 1, 4)"),
            (Table.AGREEMENTS, "substr(r.first_day, 1, 4)"),
            (Table.FIGURES, "substr(r.period_end, 1, 4)"),
        ),
    ),
}
FACETS = tuple(_FACETS)


def facet(database: Database, name: str, question: Filter) -> list[FacetValue]:
    """The values of one facet, most records first (years: newest first). A facet does not narrow itself.

    Raises KeyError for an unknown facet.
    """
    part, tables = _FACETS[name]
    if part:
        question = question.but(**{part: frozenset()})
    if name == "year":
        question = question.but(date_from=None, date_to=None)
    numbers = _known(database, name, question)
    if numbers is None:
        numbers = {}
        for table, expression in tables:
            found = scoped(database, table, question)
            sql = f"""
                SELECT {expression} AS code, count(*) FROM {found.source}
                WHERE {found.where.sql} GROUP BY code HAVING code IS NOT NULL"""
            for code, number in database.rows(sql, found.where.params):
                numbers[str(code)] = numbers.get(str(code), 0) + number
    if name == "year":
        return [FacetValue(code, numbers[code]) for code in sorted(numbers, reverse=True)]
    return [FacetValue(code, number) for code, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))]


def _known(database: Database, name: str, question: Filter) -> dict[str, int] | None:
    """The numbers that the edition brings along: for everything, and for the entities that very many records concern."""
    if question != Filter(entities=question.entities) or len(question.entities) > 1:
        return None
    entity = question.entities[0] if question.entities else ""
    sql = "SELECT facet, code, records FROM tally WHERE entity_id = ? AND facet IN (?, 'records')"
    rows = database.rows(sql, (entity, name))
    return {code: number for facet, code, number in rows if facet == name} if rows else None
