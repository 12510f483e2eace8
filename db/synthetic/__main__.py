"""`python -m db.synthetic --entities N --events N --figures N -o big.db`: a valid database of any size for trials of speed."""

from __future__ import annotations

import argparse
import multiprocessing
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from db import build, facts
from db.read import Book
from db.synthetic.making import COLUMNS, SIZES, make, send

CACHE_KB = 32768
TWO_PROCESSES_FROM = 200_000  # records: below, starting a second process takes longer than it saves
# How the full-text indexes are written: much gathered in memory first, and merged only once, at the end.
BULK = {"hashsize": 16 << 20, "automerge": 0, "crisismerge": 1000}
USUAL = {"hashsize": 1 << 20, "automerge": 4, "crisismerge": 16}


def generate(target: Path, sizes: Mapping[str, int], seed: int = 1, data: Path = build.DATA) -> Path:
    """Write a database with so many records of each type. Raises build.BadData, OSError and sqlite3.Error."""
    book = Book()
    tables: facts.Tables = {"vocabulary": []}
    facts.vocabulary(book, tables, data)
    if book.problems:
        raise build.BadData(book.problems)
    vocabulary = tables["vocabulary"]
    with build.replacing(target) as partial:
        connection = sqlite3.connect(partial)
        try:
            build.create(connection, vocabulary)
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
            connection.execute("PRAGMA ignore_check_constraints = ON")  # each would compare a code with a whole list
            _set_up_search(connection, BULK)
            if sum(sizes.values()) < TWO_PROCESSES_FROM:
                make(sizes, seed, vocabulary, lambda table, rows: _insert(connection, table, rows))
            else:
                for table, rows in _made_elsewhere(dict(sizes), seed, vocabulary):
                    _insert(connection, table, rows)
            _set_up_search(connection, USUAL)
            connection.commit()
            build.finish(connection)
        finally:
            connection.close()
    return target


def _set_up_search(connection: sqlite3.Connection, options: Mapping[str, int]) -> None:
    for table in ("search", "search_trigram"):
        for option, value in options.items():
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (option, value))


def _insert(connection: sqlite3.Connection, table: str, rows: list[Any]) -> None:
    columns = COLUMNS.get(table) or list(rows[0])
    values = "?" * len(columns) if table in COLUMNS else [f":{column}" for column in columns]
    names = ", ".join(f'"{column}"' for column in columns)
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join(values)})", rows)


def _made_elsewhere(
    sizes: dict[str, int], seed: int, vocabulary: list[facts.Record]
) -> Iterator[tuple[str, list[Any]]]:
    """The same rows in the same order, invented by a second process while this one writes."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=send, args=(sender, sizes, seed, vocabulary), daemon=True)
    process.start()
    sender.close()
    try:
        while (lot := receiver.recv()) is not None:
            yield lot
    except EOFError:
        raise OSError("the process that invents the records has stopped") from None
    finally:
        receiver.close()
        process.join()


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m db.synthetic", description=__doc__)
    for name in SIZES:
        plural = "entities" if name == "entity" else f"{name}s"
        shown = {
            "agreement": "a fifth of the events",
            "project": "a tenth of the events",
            "relation": "a tenth of the entities",
        }
        parser.add_argument(
            f"--{plural}", dest=name, type=_amount, required=name not in shown, metavar="N", help=shown.get(name)
        )
    parser.add_argument("--seed", type=int, default=1, help="another seed, another database (default: 1)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the database to write")
    args = vars(parser.parse_args(argv))
    defaults = {"agreement": args["event"] // 5, "project": args["event"] // 10, "relation": args["entity"] // 10}
    sizes = {name: defaults[name] if args[name] is None else args[name] for name in SIZES}
    if sizes["entity"] < 1:
        parser.error("there has to be at least one entity")
    try:
        target = generate(args["output"], sizes, args["seed"])
    except build.BadData as bad:
        print(*bad.problems, sep="\n", file=sys.stderr)
        return 1
    except (OSError, sqlite3.Error) as error:
        print(f"cannot write {args['output']}: {error}", file=sys.stderr)
        return 1
    print(f"{target} ({target.stat().st_size / 1e6:.1f} MB)")
    return 0


def _amount(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of records")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
