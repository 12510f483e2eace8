"""The tables of the database, schema version 1: the public contract with other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SCHEMA_VERSION = 1
APPLICATION_ID = 0x436F6D70  # "Comp": tells our files from any other SQLite database

ORDER = (
    *("meta", "vocabulary", "section", "source", "entity", "alias", "event", "agreement", "figure", "derivation"),
    *("project", "participant", "relation", "link", "citation", "doubt"),
)
LISTS = (  # the controlled lists that the tables refer to
    *("entity_kind", "entity_subkind", "event_kind", "event_status", "agreement_kind", "agreement_status"),
    *("project_status", "measure", "unit", "currency", "qualifier", "nature", "change_unit", "date_precision"),
    *("role", "rel", "sector"),
)
RECORD_TYPES = ("entity", "event", "agreement", "figure", "project", "relation", "source")


def _one_of(column: str, codes: Sequence[str]) -> str:
    quoted = ", ".join("'" + code.replace("'", "''") + "'" for code in codes)
    return f"CHECK ({column} IN ({quoted}))"


def ddl(vocabulary: Mapping[str, Sequence[str]]) -> str:
    """The SQL that makes every table, with a CHECK for each column that holds a code of the vocabulary (list name -> codes)."""
    v = vocabulary
    record_type = _one_of("record_type", RECORD_TYPES)
    return f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE vocabulary (
    list TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL, label_fr TEXT NOT NULL, dimension TEXT NOT NULL,
    sort INTEGER NOT NULL, PRIMARY KEY (list, code)
) STRICT;
CREATE TABLE section (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, title_fr TEXT NOT NULL, sort INTEGER NOT NULL,
    first_source INTEGER NOT NULL, last_source INTEGER NOT NULL
) STRICT;
CREATE TABLE source (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), author TEXT, publisher TEXT, year INTEGER, url TEXT,
    note TEXT, section_id INTEGER REFERENCES section
) STRICT;
CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL {_one_of("kind", v["entity_kind"])},
    subkind TEXT NOT NULL {_one_of("subkind", v["entity_subkind"])},
    name TEXT NOT NULL CHECK (name <> ''), name_fr TEXT, name_local TEXT,
    parent_id TEXT REFERENCES entity, country_id TEXT REFERENCES entity,
    iso2 TEXT CHECK (length(iso2) = 2), iso3 TEXT CHECK (length(iso3) = 3),
    latitude REAL CHECK (latitude BETWEEN -90 AND 90), longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    sector TEXT {_one_of("sector", v["sector"])},
    summary TEXT, section_id INTEGER REFERENCES section, uncited_reason TEXT,
    lft INTEGER NOT NULL, rgt INTEGER NOT NULL CHECK (rgt > lft), depth INTEGER NOT NULL,
    event_count INTEGER NOT NULL, agreement_count INTEGER NOT NULL, figure_count INTEGER NOT NULL,
    project_count INTEGER NOT NULL
) STRICT;
CREATE TABLE alias (
    entity_id TEXT NOT NULL REFERENCES entity, name TEXT NOT NULL, lang TEXT, key TEXT NOT NULL,
    PRIMARY KEY (entity_id, name)
) STRICT;
CREATE TABLE event (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL {_one_of("kind", v["event_kind"])},
    title TEXT NOT NULL CHECK (title <> ''), edition TEXT, start TEXT, "end" TEXT,
    date_precision TEXT {_one_of("date_precision", v["date_precision"])},
    status TEXT NOT NULL {_one_of("status", v["event_status"])},
    city_id TEXT REFERENCES entity, country_id TEXT REFERENCES entity,
    summary TEXT, section_id INTEGER NOT NULL REFERENCES section, uncited_reason TEXT,
    first_day TEXT, last_day TEXT CHECK (last_day >= first_day), date_label TEXT
) STRICT;
CREATE TABLE agreement (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL {_one_of("kind", v["agreement_kind"])},
    title TEXT NOT NULL CHECK (title <> ''), date TEXT,
    date_precision TEXT {_one_of("date_precision", v["date_precision"])},
    status TEXT NOT NULL {_one_of("status", v["agreement_status"])},
    value REAL, currency TEXT {_one_of("currency", v["currency"])},
    is_package INTEGER NOT NULL CHECK (is_package IN (0, 1)), part_of TEXT REFERENCES agreement,
    event_id TEXT REFERENCES event, subject TEXT, section_id INTEGER NOT NULL REFERENCES section, uncited_reason TEXT,
    first_day TEXT, last_day TEXT CHECK (last_day >= first_day), date_label TEXT,
    CHECK ((value IS NULL) = (currency IS NULL))
) STRICT;
CREATE TABLE figure (
    id TEXT PRIMARY KEY,
    subject_id TEXT NOT NULL REFERENCES entity, partner_id TEXT REFERENCES entity,
    measure TEXT NOT NULL {_one_of("measure", v["measure"])},
    share_of TEXT {_one_of("share_of", v["measure"])},
    product TEXT, label TEXT NOT NULL CHECK (label <> ''),
    period_start TEXT, period_end TEXT CHECK (period_end >= period_start), period_label TEXT, period TEXT,
    value REAL, unit TEXT {_one_of("unit", v["unit"])},
    qualifier TEXT NOT NULL {_one_of("qualifier", v["qualifier"])},
    nature TEXT NOT NULL {_one_of("nature", v["nature"])},
    change_value REAL, change_unit TEXT {_one_of("change_unit", v["change_unit"])}, change_base TEXT,
    section_id INTEGER NOT NULL REFERENCES section, uncited_reason TEXT,
    CHECK ((value IS NULL) = (unit IS NULL)),
    CHECK ((change_value IS NULL) = (change_unit IS NULL)),
    CHECK (value IS NOT NULL OR change_value IS NOT NULL)
) STRICT;
CREATE TABLE derivation (
    figure_id TEXT NOT NULL REFERENCES figure, from_id TEXT NOT NULL REFERENCES figure, PRIMARY KEY (figure_id, from_id)
) STRICT;
CREATE TABLE project (
    id TEXT PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''),
    organisation_id TEXT REFERENCES entity, place_id TEXT REFERENCES entity, region_id TEXT REFERENCES entity,
    programme_id TEXT REFERENCES entity,
    sector TEXT NOT NULL {_one_of("sector", v["sector"])},
    status TEXT NOT NULL {_one_of("status", v["project_status"])},
    year_start INTEGER, year_end INTEGER CHECK (year_end >= year_start),
    investment REAL, currency TEXT {_one_of("currency", v["currency"])}, jobs INTEGER,
    summary TEXT, section_id INTEGER NOT NULL REFERENCES section, uncited_reason TEXT,
    CHECK ((investment IS NULL) = (currency IS NULL))
) STRICT;
CREATE TABLE participant (
    record_type TEXT NOT NULL CHECK (record_type IN ('event', 'agreement', 'project')),
    record_id TEXT NOT NULL, entity_id TEXT NOT NULL REFERENCES entity,
    role TEXT NOT NULL {_one_of("role", v["role"])},
    PRIMARY KEY (record_type, record_id, entity_id, role)
) STRICT;
CREATE TABLE relation (
    id TEXT PRIMARY KEY, from_id TEXT NOT NULL REFERENCES entity,
    rel TEXT NOT NULL {_one_of("rel", v["rel"])},
    to_id TEXT NOT NULL REFERENCES entity, since TEXT, note TEXT,
    section_id INTEGER NOT NULL REFERENCES section, uncited_reason TEXT, CHECK (from_id <> to_id)
) STRICT;
CREATE TABLE link (
    record_type TEXT NOT NULL {record_type},
    record_id TEXT NOT NULL, entity_id TEXT NOT NULL REFERENCES entity, role TEXT NOT NULL, lft INTEGER NOT NULL,
    PRIMARY KEY (record_type, record_id, entity_id, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE citation (
    record_type TEXT NOT NULL {record_type},
    record_id TEXT NOT NULL, source_id INTEGER NOT NULL REFERENCES source,
    PRIMARY KEY (record_type, record_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE doubt (
    record_type TEXT NOT NULL {record_type}, record_id TEXT NOT NULL, note TEXT NOT NULL CHECK (note <> ''),
    PRIMARY KEY (record_type, record_id)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    name, names, text, record_type UNINDEXED, record_id UNINDEXED, tier UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
CREATE VIRTUAL TABLE search_trigram USING fts5 (key, entity_id UNINDEXED, tokenize = 'trigram', detail = 'none');
"""


INDEXES = """
CREATE INDEX entity_parent ON entity (parent_id, kind, name COLLATE NOCASE);
CREATE INDEX entity_kind ON entity (kind, subkind, name COLLATE NOCASE);
CREATE INDEX entity_lft ON entity (lft, id);
CREATE INDEX alias_key ON alias (key, entity_id);
CREATE INDEX event_day ON event (first_day, last_day);
CREATE INDEX event_kind ON event (kind);
CREATE INDEX event_status ON event (status, first_day);
CREATE INDEX agreement_day ON agreement (first_day, last_day);
CREATE INDEX agreement_event ON agreement (event_id);
CREATE INDEX figure_subject ON figure (subject_id, measure, period_end, partner_id, nature);
CREATE INDEX figure_partner ON figure (partner_id, measure, period_end);
CREATE INDEX figure_period ON figure (period_start, period_end);
CREATE INDEX figure_end ON figure (period_end);
CREATE INDEX project_organisation ON project (organisation_id);
CREATE INDEX project_end ON project (year_end);
CREATE INDEX relation_from ON relation (from_id, rel);
CREATE INDEX relation_to ON relation (to_id, rel);
CREATE INDEX link_entity ON link (entity_id, record_type);
CREATE INDEX citation_source ON citation (source_id);
"""
