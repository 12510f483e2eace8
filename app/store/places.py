"""The order by hand: each item has a place between its neighbours', so that moving one touches no other."""

from __future__ import annotations

from collections.abc import Sequence

from app.store.errors import Unknown
from app.store.store import Store
from app.store.undo import Edit

_NARROW = 1e-6  # halving goes on for some twenty moves into the same gap before all are spread out anew


def free(
    store: Store, edit: Edit, dossier_id: str, before: str | None, count: int, leaving: Sequence[str] = ()
) -> list[float]:
    """Places for some more items before one, or at the end; `leaving` are being moved and do not count. Raises Unknown."""
    spots = _spots(store, dossier_id, before, count, leaving)
    if spots is None:
        _spread(store, edit, dossier_id, gap=float(count + 1))
        spots = _spots(store, dossier_id, before, count, leaving)
    assert spots is not None
    return spots


def move(store: Store, edit: Edit, dossier_id: str, item_ids: Sequence[str], before: str | None) -> None:
    """Put items, in the order given, before one, or at the end; nothing is written when they stand so already. Raises Unknown."""
    order = [item_id for item_id, _ in _places(store, dossier_id)]
    moving = set(item_ids)
    if len(moving) != len(item_ids) or not moving.issubset(order):
        raise Unknown("the items to move are not, or no longer, in one dossier")
    if before in moving:  # dropped on itself: it goes before the next one that stays
        rest = order[order.index(str(before)) :]
        before = next((item_id for item_id in rest if item_id not in moving), None)
    stay = [item_id for item_id in order if item_id not in moving]
    at = stay.index(before) if before in stay else len(stay)
    if before is not None and before not in stay:
        raise Unknown(before)
    if stay[:at] + list(item_ids) + stay[at:] == order:
        return
    spots = free(store, edit, dossier_id, before, len(item_ids), leaving=item_ids)
    for item_id, position in zip(item_ids, spots, strict=True):
        edit.put("item", id=item_id, position=position)


def _spots(store: Store, dossier_id: str, before: str | None, count: int, leaving: Sequence[str]) -> list[float] | None:
    if before is None and not leaving:
        row = store.row("SELECT ifnull(max(position), 0) FROM item WHERE dossier_id = ?", (dossier_id,))
        assert row is not None
        return [row[0] + 1 + index for index in range(count)]
    gone = set(leaving)
    stay = [place for place in _places(store, dossier_id) if place[0] not in gone]
    at = next((index for index, (item_id, _) in enumerate(stay) if item_id == before), len(stay))
    if before is not None and at == len(stay):
        raise Unknown(before)
    if at == len(stay):
        last = stay[-1][1] if stay else 0.0
        return [last + 1 + index for index in range(count)]
    high = stay[at][1]
    if at == 0:
        return [high - count + index for index in range(count)]
    low = stay[at - 1][1]
    step = (high - low) / (count + 1)
    return None if step < _NARROW else [low + step * (1 + index) for index in range(count)]


def _spread(store: Store, edit: Edit, dossier_id: str, gap: float) -> None:
    for index, (item_id, _) in enumerate(_places(store, dossier_id)):
        edit.put("item", id=item_id, position=index * gap)


def _places(store: Store, dossier_id: str) -> list[tuple[str, float]]:
    sql = "SELECT id, position FROM item WHERE dossier_id = ? ORDER BY position"
    return [(item_id, position) for item_id, position in store.rows(sql, (dossier_id,))]
