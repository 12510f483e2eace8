"""Wholes and their parts: shares that the source gives, or stated parts of a stated total. What is left is the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.catalog.charting import Place
from app.catalog.records import Figure, Name
from app.export.ranking import is_part
from app.export.series import LeftOut, Reason, best, grouped, periods

CLOSE = 0.01  # parts within one percent of a total are all of it
_ROUNDING = 1e-6  # 2.7 + 0.7 exceeds 3.4 by as much in a computer
_SHARES = ("share",)
_NOT_ADDED = ("rate", "rank", "specification", "price", "duration", "distance", "countries", "products", "capacity")
_GOODS_AND_SERVICES = "goods and services"
_INCREASE = "increase"  # what came on top is no part of what is there


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: `share` is between 0 and 1."""

    figure: Figure
    share: float


@dataclass(frozen=True, slots=True)
class Whole:
    """Parts of one total in one period, the largest first, and what is left of it.

    `measure` is what the whole is; `total` its figure, None where the source gives shares only. `by` says what tells the parts
    apart: `product` or `subject`.
    """

    subject: Name
    partner: Name | None
    measure: str
    product: str | None
    unit: str
    nature: str
    start: dt.date
    end: dt.date
    total: Figure | None
    parts: tuple[Part, ...]
    by: str = "product"

    @property
    def rest(self) -> float:
        """The share that no part accounts for."""
        return max(0.0, 1.0 - sum(part.share for part in self.parts))

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*((self.total,) if self.total else ()), *(part.figure for part in self.parts))


def wholes(figures: Sequence[Figure], places: Mapping[str, Place]) -> tuple[list[Whole], list[LeftOut]]:
    """Every whole of the figures, those with most parts first, and the shares that could not be drawn."""
    found, left_out = _of_shares(figures)
    stated = [f for f in figures if f.value is not None and f.value > 0 and f.measure not in (*_SHARES, *_NOT_ADDED)]
    stated = [f for f in stated if f.period_end and f.unit and f.unit != "percent"]
    found += _of_products(stated) + _of_subjects(stated, places)
    found.sort(key=lambda whole: (-len(whole.parts), whole.measure, whole.subject.id, -whole.end.toordinal()))
    return found, left_out


def _of_shares(figures: Sequence[Figure]) -> tuple[list[Whole], list[LeftOut]]:
    left_out: list[LeftOut] = []
    shares: list[Figure] = []
    for figure in figures:
        if figure.measure not in _SHARES or figure.value is None:
            continue
        if not figure.period_end:
            left_out.append(LeftOut(figure, Reason.NO_PERIOD))
        elif not 0 <= figure.value <= 100:
            left_out.append(LeftOut(figure, Reason.OVER_WHOLE))
        else:
            shares.append(figure)
    found: list[Whole] = []
    for group in grouped(shares, ("subject", "partner", "share_of", "nature", "start", "end")):
        by_product: dict[str, list[Figure]] = {}
        for figure in group:
            by_product.setdefault(figure.product or figure.label, []).append(figure)
        kept = [best(rivals) for rivals in by_product.values()]
        left_out += [
            LeftOut(f, Reason.SAME if f.value == one.value else Reason.SAME_PERIOD, one)
            for one, rivals in zip(kept, by_product.values(), strict=True)
            for f in rivals
            if f is not one
        ]
        of_one_whole = group[0].share_of is not None and sum(f.value or 0 for f in kept) <= 100 * (1 + _ROUNDING)
        found += [_whole(together, None, 100.0) for together in ([kept] if of_one_whole else [[f] for f in kept])]
    return found, left_out


def _of_products(figures: Sequence[Figure]) -> list[Whole]:
    """Totals whose products are stated beside them."""
    found: list[Whole] = []
    for group in grouped(figures, ("subject", "partner", "measure", "unit", "nature", "start", "end")):
        rivals: dict[str, list[Figure]] = {}
        for figure in group:
            rivals.setdefault(figure.product or "", []).append(figure)
        if len(rivals) < 2:
            continue
        by_product = {product: best(some) for product, some in rivals.items()}
        for product, total in by_product.items():
            parts = _parts_of(product, total, by_product)
            if parts and _fit(parts, total):
                found.append(_whole(parts, total, total.value or 0))
    return found


def _parts_of(product: str, total: Figure, by_product: Mapping[str, Figure]) -> list[Figure]:
    """The figures that are plainly parts of a total: named so, or adding up to it."""
    if product == _GOODS_AND_SERVICES:
        parts = [by_product[name] for name in ("goods", "services") if name in by_product]
        return parts if len(parts) == 2 else []
    named = [
        f for name, f in by_product.items() if product and name.startswith(f"{product}: ") and _INCREASE not in name
    ]
    if named:
        return named
    others = [f for name, f in by_product.items() if name != product and _INCREASE not in name]
    adds_up = abs(sum(f.value or 0 for f in others) - (total.value or 0)) <= CLOSE * (total.value or 0)
    return others if not product and len(others) >= 2 and adds_up else []


def _of_subjects(figures: Sequence[Figure], places: Mapping[str, Place]) -> list[Whole]:
    """Totals of an entity beside the figures of what belongs to it."""
    found: list[Whole] = []
    columns = ("partner", "measure", "product", "unit", "nature", "start", "end")
    for group in grouped(figures, columns):
        rivals: dict[str, list[Figure]] = {}
        for figure in group:
            rivals.setdefault(figure.subject.id, []).append(figure)
        chosen = {key: best(some) for key, some in rivals.items() if key in places}
        for key, total in chosen.items():
            inside = [k for k in chosen if k != key and is_part(places[k], places[key])]
            parts = [chosen[k] for k in inside if not any(is_part(places[k], places[o]) for o in inside if o != k)]
            if len(parts) >= 2 and _fit(parts, total):
                found.append(_whole(parts, total, total.value or 0, "subject"))
    return found


def _fit(parts: Sequence[Figure], total: Figure) -> bool:
    return sum(f.value or 0 for f in parts) <= (total.value or 0) * (1 + _ROUNDING)


def _whole(parts: Sequence[Figure], total: Figure | None, size: float, by: str = "product") -> Whole:
    one = total or parts[0]
    start, end = periods(one) or (dt.date.min, dt.date.min)
    size = max(size, sum(f.value or 0 for f in parts))
    ordered = sorted(parts, key=lambda f: (-(f.value or 0), f.id))
    measure = one.measure if total else one.share_of or one.measure
    return Whole(
        *(
            one.subject,
            one.partner,
            measure,
            one.product if total else None,
            one.unit or "",
            one.nature,
            start,
            end,
            total,
        ),
        tuple(Part(f, (f.value or 0) / size) for f in ordered),
        by,
    )
