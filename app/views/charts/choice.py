"""Which chart the reader wants, as far as they have said."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import Any


class Kind(enum.StrEnum):
    """The kinds of chart."""

    TREND = "trend"
    RANKING = "ranking"
    COMPARISON = "comparison"
    STRUCTURE = "structure"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose; what is None is left to the program.

    `series` names a series, ranking, comparison or count; `year` is that of a ranking (0: the latest of each); `compared` are
    the ids of the parties set side by side; `log` and `indexed` are how values are drawn.
    """

    kind: Kind | None = None
    series: str | None = None
    year: int | None = None
    compared: tuple[str, ...] = ()
    log: bool = False
    indexed: bool = False

    def but(self, **changes: Any) -> Choice:
        """The same choice with some parts changed."""
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """A plain form that `from_json` reads back, for the reader's own file."""
        return {
            "kind": self.kind.value if self.kind else None,
            "series": self.series,
            "year": self.year,
            "compared": list(self.compared),
            "log": self.log,
            "indexed": self.indexed,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Choice:
        """Read what `to_json` wrote; what does not fit is left to the program."""
        kind, series, year, compared = (data.get(name) for name in ("kind", "series", "year", "compared"))
        return cls(
            kind=Kind(kind) if kind in list(Kind) else None,
            series=series if isinstance(series, str) else None,
            year=year if isinstance(year, int) and not isinstance(year, bool) else None,
            compared=tuple(key for key in compared if isinstance(key, str)) if isinstance(compared, list) else (),
            log=data.get("log") is True,
            indexed=data.get("indexed") is True,
        )
