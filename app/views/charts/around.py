"""What others have by the measure in question, shaped once and kept: an edition does not change while it is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.catalog.catalog import Catalog
from app.catalog.charting import Place
from app.catalog.filter import Filter
from app.catalog.records import Figure
from app.export import ranking, series
from app.export.ranking import Pool
from app.export.series import Family

KEPT = 24  # questions


@dataclass(frozen=True, slots=True)
class Around:
    """Figures with the families and pools that they make, and the entities that they are about."""

    figures: tuple[Figure, ...]
    families: tuple[Family, ...]
    pools: tuple[Pool, ...]
    places: dict[str, Place]


class Memory:
    """Remembers what was asked last, on the worker's thread."""

    def __init__(self) -> None:
        self._kept: dict[Filter, Around] = {}

    def around(self, catalog: Catalog, question: Filter) -> Around:
        """The figures of a question. Raises as the catalog does."""
        found = self._kept.pop(question, None)
        if found is None:
            figures = tuple(catalog.figures(question))
            found = gathered(figures, catalog.places(ids(figures)))
        self._kept[question] = found
        for oldest in list(self._kept)[:-KEPT]:
            del self._kept[oldest]
        return found


def gathered(figures: Sequence[Figure], places: dict[str, Place]) -> Around:
    """What figures make."""
    return Around(tuple(figures), tuple(series.families(figures)), tuple(ranking.pools(figures)), places)


def ids(figures: Iterable[Figure]) -> set[str]:
    """The ids of the entities that figures are about."""
    return {name.id for figure in figures for name in (figure.subject, figure.partner) if name is not None}
