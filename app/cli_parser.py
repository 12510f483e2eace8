"""What can be typed: the commands, their options, and what is wrong with what was typed."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.catalog.kinds import Table
from app.version import VERSION

MISUSED = 2  # the exit status for what means nothing
_SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")
_TABLES = tuple(table.value for table in Table)
_DATE_HELP = "a year, month or day: 2023, 2024-10, 2024-10-05"


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong in one line that begins like every other."""

    def error(self, message: str) -> Any:
        self.exit(MISUSED, f"comptoir: {message}. See '{self.prog} --help'.\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace | int:
    """The options typed; an exit status where these say that all is done, or mean nothing."""
    try:
        return _parser().parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="comptoir",
        description="Offline browser of trade cooperation facts. Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"comptoir {VERSION}")
    parser.add_argument("--db", type=_path, metavar="FILE", help="use another edition of the database")
    parser.add_argument(
        "--profile",
        type=_path,
        metavar="DIR",
        help="keep the reader's own file in this folder, for instance on a stick",
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="try every part of the program where it is installed, and leave no trace",
    )
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    common = _Parser(add_help=False)
    common.add_argument(
        "--db", type=_path, metavar="FILE", default=argparse.SUPPRESS, help="use another edition of the database"
    )

    def command(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], help=about, description=about[0].upper() + about[1:] + ".")

    search = command("search", "find entities and records by any spelling, in any language")
    search.add_argument("text", nargs="+", metavar="TEXT")
    search.add_argument(
        "--kind",
        action="append",
        default=[],
        metavar="K",
        help="only this record type (figure) or kind of entity (country)",
    )
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many finds (default: 20)")
    search.add_argument("--json", action="store_true", help="print one JSON document")

    show = command("show", "one entity or record with everything tied to it")
    show.add_argument("id", metavar="ID", help="an id, any spelling of an entity's name, or the number of a reference")
    show.add_argument("--json", action="store_true", help="print one JSON document")

    _add_export(command("export", "a table, or what of it concerns an entity, as CSV, XLSX or JSON"))

    brief = command("brief", "a mission brief about entities, as PDF or HTML")
    brief.add_argument("ids", nargs="+", metavar="ID")
    _add_dates(brief)
    brief.add_argument("-o", dest="output", type=_path, required=True, metavar="FILE", help="brief.pdf or brief.html")

    picture = command("screenshot", "a picture of the window, without a display")
    picture.add_argument("--entity", metavar="ID")
    picture.add_argument("--tab", metavar="NAME")
    picture.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH", help="in pixels (default: 1440x900)")
    picture.add_argument("--theme", choices=("light", "dark"))
    picture.add_argument("-o", dest="output", type=_path, required=True, metavar="FILE", help="window.png")

    check = command("check", "is this database whole and ours?")
    check.add_argument("file", nargs="?", type=_path, metavar="FILE", help="default: the database in use")

    command("path", "the database in use")
    return parser


def _add_export(export: argparse.ArgumentParser) -> None:
    export.epilog = (
        "In CSV, text that a spreadsheet would take for a formula has an apostrophe before it; numbers stay numbers."
        " Up to 100,000 rows stand in the order of the window, more in the order of the database."
    )
    export.add_argument("table", choices=_TABLES, metavar="TABLE", help=", ".join(_TABLES))
    export.add_argument(
        "--entity", action="append", default=[], metavar="ID", help="what concerns it or anything below it"
    )
    export.add_argument(
        "--kind", action="append", default=[], metavar="K", help="of events, agreements, entities or relations"
    )
    export.add_argument(
        "--measure", action="append", default=[], metavar="M", help="of figures: trade_turnover, exports …"
    )
    export.add_argument("--partner", metavar="ID", help="what concerns this entity as well")
    export.add_argument(
        "--section", action="append", default=[], metavar="ID", help="a section of the source, by number or name"
    )
    _add_dates(export)
    export.add_argument("--text", default="", metavar="T", help="words that the record must hold")
    export.add_argument("--format", choices=("csv", "xlsx", "json"), help="default: by the suffix of FILE, else csv")
    export.add_argument(
        "--delimiter",
        choices=("auto", "comma", "semicolon", "tab"),
        default="auto",
        help="default: by the decimal sign",
    )
    export.add_argument("--decimal", choices=("point", "comma"), help="default: by the locale")
    export.add_argument(
        "--bom",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="begin with a byte-order mark, as Excel wants it",
    )
    export.add_argument("-o", dest="output", type=_output, metavar="FILE", help="default, and -: standard output")


def _add_dates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="date_from", metavar="D", help=_DATE_HELP)
    parser.add_argument("--to", dest="date_to", metavar="D", help=_DATE_HELP)


def _path(text: str) -> Path:
    return Path(text).expanduser()


def _output(text: str) -> Path | None:
    return None if text == "-" else _path(text)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1280x800")
    return int(found[1]), int(found[2])
