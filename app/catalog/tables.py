"""What a table shows: its columns, where each comes from and how it sorts - the same on the screen, in CSV and in a spreadsheet."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from app.catalog.kinds import Table


class ColumnType(enum.Enum):
    """How a column's values are shown, aligned and typed."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    CODE = "code"
    SOURCES = "sources"


@dataclass(frozen=True)
class Column:
    """One column: its key (also the CSV header), its heading, its SQL, how it sorts, and whether the window shows it at first."""

    key: str
    heading: str
    sql: str
    type: ColumnType = ColumnType.TEXT
    vocabulary: str | None = None
    sort: str | None = None
    shown: bool = True

    @property
    def order(self) -> str:
        return self.sort or self.sql


@dataclass(frozen=True)
class TableSpec:
    """A table's FROM clause (its rows are `r`), its columns and the order it first appears in.

    `indexed` are the keys of the columns by which the database holds the rows in order.
    """

    source: str
    columns: tuple[Column, ...]
    default_sort: str
    descending: bool = False
    indexed: frozenset[str] = frozenset()

    def column(self, key: str) -> Column:
        """Raises KeyError for a column that the table does not have."""
        return next(c for c in self.columns if c.key == key)


def _sources(record_type: str) -> Column:
    sql = f"""(SELECT group_concat(source_id, ' ') FROM (
        SELECT source_id FROM citation WHERE record_type = '{record_type}' AND record_id = r.id ORDER BY source_id))"""
    first = f"(SELECT min(source_id) FROM citation WHERE record_type = '{record_type}' AND record_id = r.id)"
    return Column("sources", "Sources", sql, ColumnType.SOURCES, sort=first)


def _doubt(record_type: str) -> Column:
    sql = f"(SELECT note FROM doubt WHERE record_type = '{record_type}' AND record_id = r.id)"
    return Column("doubt", "Doubt", sql)


def _participants(record_type: str, key: str, heading: str) -> Column:
    sql = f"""(SELECT group_concat(name, '; ') FROM (
        SELECT DISTINCT e.name FROM participant AS p JOIN entity AS e ON e.id = p.entity_id
        WHERE p.record_type = '{record_type}' AND p.record_id = r.id ORDER BY p.rowid))"""
    return Column(key, heading, sql)


_ID = Column("id", "Id", "r.id", shown=False)
_SECTION = Column("section", "Section", "r.section_id", ColumnType.INTEGER, shown=False)
_UNCITED = Column("uncited_reason", "Why no source", "r.uncited_reason", shown=False)

SPECS: dict[Table, TableSpec] = {
    Table.ENTITIES: TableSpec(
        "entity AS r LEFT JOIN entity AS parent ON parent.id = r.parent_id"
        " LEFT JOIN entity AS country ON country.id = r.country_id",
        (
            _ID,
            Column("name", "Name", "r.name", sort="r.name COLLATE NOCASE"),
            Column("kind", "Kind", "r.kind", ColumnType.CODE, "entity_kind", shown=False),
            Column("subkind", "Kind", "r.subkind", ColumnType.CODE, "entity_subkind"),
            Column("name_fr", "French name", "r.name_fr", shown=False),
            Column("name_local", "Local name", "r.name_local", shown=False),
            Column("parent_id", "Within (id)", "r.parent_id", shown=False),
            Column("parent", "Within", "parent.name"),
            Column("country_id", "Country (id)", "r.country_id", shown=False),
            Column("country", "Country", "country.name"),
            Column("iso2", "ISO 2", "r.iso2", shown=False),
            Column("iso3", "ISO 3", "r.iso3", shown=False),
            Column("latitude", "Latitude", "r.latitude", ColumnType.NUMBER, shown=False),
            Column("longitude", "Longitude", "r.longitude", ColumnType.NUMBER, shown=False),
            Column("sector", "Sector", "r.sector", ColumnType.CODE, "sector"),
            Column("events", "Events", "r.event_count", ColumnType.INTEGER),
            Column("agreements", "Agreements", "r.agreement_count", ColumnType.INTEGER),
            Column("figures", "Figures", "r.figure_count", ColumnType.INTEGER),
            Column("projects", "Projects", "r.project_count", ColumnType.INTEGER),
            Column("summary", "Summary", "r.summary", shown=False),
            _SECTION,
            _sources("entity"),
            _UNCITED,
            _doubt("entity"),
        ),
        "name",
    ),
    Table.EVENTS: TableSpec(
        "event AS r LEFT JOIN entity AS city ON city.id = r.city_id LEFT JOIN entity AS country ON country.id = r.country_id",
        (
            _ID,
            Column("date", "Date", "r.date_label", sort="r.first_day"),
            Column("kind", "Kind", "r.kind", ColumnType.CODE, "event_kind"),
            Column("title", "Event", "r.title", sort="r.title COLLATE NOCASE"),
            Column(
                "edition", "Edition", "r.edition", ColumnType.INTEGER, sort="CAST(r.edition AS INTEGER)", shown=False
            ),
            Column("start", "Start", "r.start", ColumnType.DATE, shown=False),
            Column("end", "End", 'r."end"', ColumnType.DATE, shown=False),
            Column("date_precision", "Precision", "r.date_precision", ColumnType.CODE, "date_precision", shown=False),
            Column("status", "Status", "r.status", ColumnType.CODE, "event_status"),
            Column("city_id", "City (id)", "r.city_id", shown=False),
            Column("city", "City", "city.name"),
            Column("country_id", "Country (id)", "r.country_id", shown=False),
            Column("country", "Country", "country.name"),
            _participants("event", "participants", "Participants"),
            Column("summary", "Summary", "r.summary", shown=False),
            _SECTION,
            _sources("event"),
            _UNCITED,
            _doubt("event"),
        ),
        "date",
        descending=True,
        indexed=frozenset({"date"}),
    ),
    Table.AGREEMENTS: TableSpec(
        "agreement AS r LEFT JOIN event AS ev ON ev.id = r.event_id",
        (
            _ID,
            Column("date_words", "Date", "r.date_label", sort="r.first_day"),
            Column("kind", "Kind", "r.kind", ColumnType.CODE, "agreement_kind"),
            Column("title", "Agreement", "r.title", sort="r.title COLLATE NOCASE"),
            Column("date", "Date (ISO)", "r.date", ColumnType.DATE, shown=False),
            Column("date_precision", "Precision", "r.date_precision", ColumnType.CODE, "date_precision", shown=False),
            Column("status", "Status", "r.status", ColumnType.CODE, "agreement_status"),
            _participants("agreement", "parties", "Parties"),
            Column("value", "Value", "r.value", ColumnType.NUMBER),
            Column("currency", "Currency", "r.currency"),
            Column("is_package", "Package", "r.is_package", ColumnType.INTEGER, shown=False),
            Column("part_of", "Part of", "r.part_of", shown=False),
            Column("event_id", "Event (id)", "r.event_id", shown=False),
            Column("event", "Signed at", "ev.title"),
            Column("subject", "Subject", "r.subject", shown=False),
            _SECTION,
            _sources("agreement"),
            _UNCITED,
            _doubt("agreement"),
        ),
        "date_words",
        descending=True,
        indexed=frozenset({"date_words"}),
    ),
    Table.FIGURES: TableSpec(
        "figure AS r JOIN entity AS subject ON subject.id = r.subject_id LEFT JOIN entity AS partner ON partner.id = r.partner_id",
        (
            _ID,
            Column("label", "Figure", "r.label"),
            Column("period", "Period", "r.period_label", sort="r.period_end"),
            Column("qualifier", "Qualifier", "r.qualifier", ColumnType.CODE, "qualifier"),
            Column("value", "Value", "r.value", ColumnType.NUMBER),
            Column("unit", "Unit", "r.unit", ColumnType.CODE, "unit"),
            Column("change_value", "Change", "r.change_value", ColumnType.NUMBER),
            Column("change_unit", "Change unit", "r.change_unit", ColumnType.CODE, "change_unit"),
            Column("change_base", "Compared with", "r.change_base"),
            Column("nature", "Nature", "r.nature", ColumnType.CODE, "nature"),
            Column("subject", "Of", "subject.name"),
            Column("partner", "With", "partner.name"),
            Column("measure", "Measure", "r.measure", ColumnType.CODE, "measure"),
            Column("product", "Product", "r.product"),
            Column("share_of", "Share of", "r.share_of", ColumnType.CODE, "measure", shown=False),
            Column("subject_id", "Subject (id)", "r.subject_id", shown=False),
            Column("partner_id", "Partner (id)", "r.partner_id", shown=False),
            Column("period_start", "From", "r.period_start", ColumnType.DATE, shown=False),
            Column("period_end", "To", "r.period_end", ColumnType.DATE, shown=False),
            _SECTION,
            _sources("figure"),
            _UNCITED,
            _doubt("figure"),
        ),
        "period",
        descending=True,
        indexed=frozenset({"period"}),
    ),
    Table.PROJECTS: TableSpec(
        "project AS r LEFT JOIN entity AS org ON org.id = r.organisation_id LEFT JOIN entity AS place ON place.id = r.place_id"
        " LEFT JOIN entity AS region ON region.id = r.region_id LEFT JOIN entity AS programme ON programme.id = r.programme_id",
        (
            _ID,
            Column("title", "Project", "r.title", sort="r.title COLLATE NOCASE"),
            Column("organisation_id", "Organisation (id)", "r.organisation_id", shown=False),
            Column("organisation", "Organisation", "org.name"),
            Column("place", "Place", "place.name"),
            Column("region", "Region", "region.name"),
            Column("programme", "Programme", "programme.name", shown=False),
            Column("sector", "Sector", "r.sector", ColumnType.CODE, "sector"),
            Column("status", "Status", "r.status", ColumnType.CODE, "project_status"),
            Column("year_start", "Start", "r.year_start", ColumnType.INTEGER),
            Column("year_end", "End", "r.year_end", ColumnType.INTEGER),
            Column("investment", "Investment", "r.investment", ColumnType.NUMBER),
            Column("currency", "Currency", "r.currency"),
            Column("jobs", "Jobs", "r.jobs", ColumnType.INTEGER),
            _participants("project", "partners", "Partners"),
            Column("summary", "Summary", "r.summary", shown=False),
            _SECTION,
            _sources("project"),
            _UNCITED,
            _doubt("project"),
        ),
        "year_end",
        descending=True,
        indexed=frozenset({"year_end"}),
    ),
    Table.RELATIONS: TableSpec(
        "relation AS r JOIN entity AS a ON a.id = r.from_id JOIN entity AS b ON b.id = r.to_id",
        (
            _ID,
            Column("from_id", "From (id)", "r.from_id", shown=False),
            Column("from", "Who", "a.name"),
            Column("rel", "Tie", "r.rel", ColumnType.CODE, "rel"),
            Column("to_id", "To (id)", "r.to_id", shown=False),
            Column("to", "Whom", "b.name"),
            Column("since", "Since", "r.since", ColumnType.DATE),
            Column("note", "Note", "r.note"),
            _SECTION,
            _sources("relation"),
            _UNCITED,
            _doubt("relation"),
        ),
        "from",
    ),
    Table.SOURCES: TableSpec(
        "source AS r",
        (
            Column("id", "No.", "r.id", ColumnType.INTEGER),
            Column("title", "Title", "r.title", sort="r.title COLLATE NOCASE"),
            Column("author", "Author", "r.author"),
            Column("publisher", "Publisher", "r.publisher"),
            Column("year", "Year", "r.year", ColumnType.INTEGER),
            Column("url", "Address", "r.url"),
            Column("note", "Note", "r.note", shown=False),
            _SECTION,
        ),
        "id",
        indexed=frozenset({"id"}),
    ),
}
