"""`python -m db.check`: is the data consistent? `--coverage`: is the whole source book in it? `--sentences`: is it in our words?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from db import checks, source_text
from db.build import DATA, BadData, counted
from db.checks import Data, coverage, entities, records, texts, wording
from db.read import Problem

# The book lies beside the checkout where it is at hand at all.
SOURCE = DATA.parent.parent.parent / "shared" / "source" / "000_fc394fa71e3d6478.txt"


def consistency(data: Data) -> list[Problem]:
    """Everything in the data that cannot be right as it stands."""
    return sorted({*entities.check(data), *records.check(data), *texts.check(data)})


def section_texts(data: Data, sources: Sequence[Path]) -> dict[int, str]:
    """Section number -> its text, as far as the given books hold it. Raises OSError and UnicodeDecodeError."""
    titles = {s["id"]: s["title_fr"] for s in data.tables["section"]}
    found: dict[int, str] = {}
    for source in sources:
        found |= source_text.cut(source.read_text(encoding="utf-8"), titles)
    return found


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m db.check", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of CSV files (default: db/data)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--coverage", action="store_true", help="counts by section, and what of the source is missing")
    what.add_argument("--sentences", action="store_true", help="only compare words and numbers with the source's text")
    parser.add_argument(
        "--source", type=Path, action="append", help="the text of a source book; may be given once for each book"
    )
    args = parser.parse_args(argv)
    sources = args.source or [path for path in (SOURCE,) if path.exists()]
    try:
        data, found = checks.load(args.data)
        at_hand = section_texts(data, sources)
    except BadData as bad:
        print(*bad.problems, counted(bad.problems, "problem"), sep="\n")
        return 1
    except (OSError, UnicodeDecodeError) as error:
        print(f"the source cannot be read: {error}", file=sys.stderr)
        return 1
    missing = [str(s["id"]) for s in data.tables["section"] if s["id"] not in at_hand]
    if missing:
        print(
            f"the text of section {', '.join(missing)} is not at hand: not compared (name the book with --source FILE)"
        )
    if args.coverage:
        found += _coverage(data, at_hand)
    elif args.sentences:
        found += wording.check(data, at_hand)
    else:
        found += [*consistency(data), *wording.check(data, at_hand)]
    found = sorted(set(found))
    print(*found, counted(found, "finding") if found else "nothing found", sep="\n")
    return 1 if found else 0


def _coverage(data: Data, at_hand: dict[int, str]) -> list[Problem]:
    sections = coverage.sections(data, at_hand)
    print(*coverage.table(sections), sep="\n")
    return list(coverage.gaps(data, sections))


if __name__ == "__main__":
    sys.exit(main())
