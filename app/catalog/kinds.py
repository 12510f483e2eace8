"""What there is: the kinds of record, and the tables that list them."""

from __future__ import annotations

import enum


class RecordType(enum.StrEnum):
    """The kinds of record; the value is the table's name."""

    ENTITY = "entity"
    EVENT = "event"
    AGREEMENT = "agreement"
    FIGURE = "figure"
    PROJECT = "project"
    RELATION = "relation"
    SOURCE = "source"


class Table(enum.StrEnum):
    """What can be listed and exported; the value is the word of the command line."""

    ENTITIES = "entities"
    EVENTS = "events"
    AGREEMENTS = "agreements"
    FIGURES = "figures"
    PROJECTS = "projects"
    RELATIONS = "relations"
    SOURCES = "sources"

    @property
    def record_type(self) -> RecordType:
        return RecordType("entity" if self is Table.ENTITIES else self.value[:-1])
