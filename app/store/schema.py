"""The shape of the reader's own file, version by version."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x436F6D52  # "ComR"

# One script for each version, leading from the one before it. A script that was ever shipped is never changed again:
# there are files of that shape on readers' laptops.
STEPS: tuple[str, ...] = (
    """
    CREATE TABLE dossier (
        id       TEXT PRIMARY KEY,
        name     TEXT NOT NULL,
        note     TEXT NOT NULL DEFAULT '',
        created  TEXT NOT NULL
    );
    CREATE TABLE item (
        id            TEXT PRIMARY KEY,
        dossier_id    TEXT NOT NULL REFERENCES dossier (id),
        position      REAL NOT NULL,
        record_type   TEXT NOT NULL,
        record_id     TEXT NOT NULL,
        title         TEXT NOT NULL,
        note          TEXT NOT NULL DEFAULT '',
        content_hash  TEXT NOT NULL DEFAULT '',
        edition       TEXT NOT NULL DEFAULT '',
        details       TEXT NOT NULL DEFAULT '{}',
        chart         TEXT,
        image         TEXT REFERENCES image (hash),
        added         TEXT NOT NULL,
        UNIQUE (dossier_id, record_type, record_id)
    );
    CREATE INDEX item_record ON item (record_type, record_id);
    -- Pictures never change and are named by their content, so that the undo log need not hold them.
    CREATE TABLE image (
        hash  TEXT PRIMARY KEY,
        kind  TEXT NOT NULL,
        data  BLOB NOT NULL
    );
    CREATE INDEX item_image ON item (image) WHERE image IS NOT NULL;

    CREATE TABLE note (
        record_type  TEXT NOT NULL,
        record_id    TEXT NOT NULL,
        text         TEXT NOT NULL,
        changed      TEXT NOT NULL,
        PRIMARY KEY (record_type, record_id)
    );
    CREATE TABLE bookmark (
        record_type  TEXT NOT NULL,
        record_id    TEXT NOT NULL,
        title        TEXT NOT NULL,
        added        TEXT NOT NULL,
        PRIMARY KEY (record_type, record_id)
    );

    -- What was done, so that it can be undone after a restart: of every row touched, how it was and how it became.
    CREATE TABLE step (
        id      INTEGER PRIMARY KEY AUTOINCREMENT,
        action  TEXT NOT NULL,
        detail  TEXT NOT NULL,
        burst   TEXT NOT NULL,
        made    REAL NOT NULL,
        undone  INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE change (
        step_id  INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
        seq      INTEGER NOT NULL,
        tbl      TEXT NOT NULL,
        key      TEXT NOT NULL,
        before   TEXT,
        after    TEXT,
        PRIMARY KEY (step_id, seq)
    ) WITHOUT ROWID;

    CREATE TABLE recent (
        record_type  TEXT NOT NULL,
        record_id    TEXT NOT NULL,
        title        TEXT NOT NULL,
        seen         INTEGER NOT NULL,
        PRIMARY KEY (record_type, record_id)
    );
    CREATE TABLE setting (
        key    TEXT PRIMARY KEY,
        value  TEXT NOT NULL
    );
    """,
)

TABLES = ("dossier", "item", "image", "note", "bookmark", "step", "change", "recent", "setting")


def newest() -> int:
    """The version that this program writes."""
    return len(STEPS)


def version(connection: sqlite3.Connection) -> int:
    """The version of a file."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def migrate(connection: sqlite3.Connection) -> None:
    """Lead a file from its version to the newest in one transaction: it ends up wholly new or wholly as it was."""
    connection.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table; has no effect inside a transaction
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version(connection) + 1, newest() + 1):
            for statement in statements(STEPS[number - 1]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise sqlite3.IntegrityError(f"a row of {broken[0]} lost its {broken[2]}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def statements(script: str) -> list[str]:
    """A script's statements one by one, because `executescript` would commit between them."""
    found, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found
