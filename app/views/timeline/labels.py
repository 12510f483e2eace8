"""Labels beside the marks: the weightiest first, none over another nor over a mark; more as one zooms in."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from app.views.timeline.frame import Placed
from app.views.timeline.lanes import RANKED

HEIGHT = 10.6  # pixels: from the top of a capital to the end of a tail
FITTING = 9.5  # pixels: a label fits into a bar of this height
INDENT = 18.0  # pixels from a bar's end to the label in it: the kind's shape stands before it
GAP = 4.0  # pixels between a mark and its label
SHORTEST, LONGEST = 56.0, 260.0  # pixels: shorter is not worth reading, longer is cut
TRIED = 240  # the weightiest marks in view that ask for a label
APART = 7.0  # pixels between a label and another mark's label, so that they are not read as one
GIVEN_UP = 60  # so many in turn without room: the view is full
NAMED = 20  # a bundle of more bears its number only
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Label:
    """A line of text and its box (left, top, right, bottom) in pixels; `inside` a bar or beside it."""

    text: str
    box: Box
    owner: Placed
    inside: bool


@dataclass(frozen=True)
class Type:
    """How text is measured, and cut to a width with an ellipsis."""

    width: Callable[[str], float]
    cut: Callable[[str, float], str]


class _Lane:
    """What stands in a lane, from left to right."""

    def __init__(self) -> None:
        self._boxes: list[Box] = []
        self._long: list[Box] = []

    def fill(self, boxes: list[Box]) -> None:
        self._boxes = sorted(boxes)
        self._long = [box for box in boxes if box[2] - box[0] > LONGEST]

    def add(self, box: Box) -> None:
        insort(self._boxes, box)

    def free_right(self, x: float, top: float, bottom: float, edge: float) -> float:
        """How far the room right of `x` goes between two heights; `x` itself where there is none."""
        at = bisect_left(self._boxes, (x,))
        if self._covers(x, top, bottom, at):
            return x
        for left, upper, _, lower in islice(self._boxes, at, None):
            if upper < bottom and lower > top:
                return min(left, edge)
        return edge

    def free_left(self, x: float, top: float, bottom: float) -> float:
        """How far the room left of `x` goes."""
        at = bisect_left(self._boxes, (x,))
        least = x - LONGEST - GAP
        nearest = 0.0
        for left, upper, right, lower in self._long:
            if left < x and upper < bottom and lower > top:
                if right > x:
                    return x
                nearest = max(nearest, right)
        while at > 0:
            at -= 1
            left, upper, right, lower = self._boxes[at]
            if left < least - LONGEST:
                break
            if upper < bottom and lower > top:
                if right > x:
                    return x
                nearest = max(nearest, right)
        return nearest

    def _covers(self, x: float, top: float, bottom: float, at: int) -> bool:
        """Whether something that begins before `x` goes beyond it."""
        if any(left < x < right and upper < bottom and lower > top for left, upper, right, lower in self._long):
            return True
        while at > 0:
            at -= 1
            left, upper, right, lower = self._boxes[at]
            if left < x - LONGEST:
                return False
            if right > x and upper < bottom and lower > top:
                return True
        return False


def place(
    placed: Sequence[Placed], text: Callable[[Placed], str | None], type_: Type, right_edge: float
) -> list[Label]:
    """Labels for what is placed; `text` gives the words for one, or None where they are not known yet."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for p in placed:
        boxes[p.lane].append((p.left, p.top, p.right, p.bottom))
    asking = [p for p in placed if p.item is not None and p.count <= NAMED and p.right > 0 and p.left < right_edge]
    asking.sort(key=_weight)
    lanes: dict[int, _Lane] = defaultdict(_Lane)
    for number in {p.lane for p in asking}:
        lanes[number].fill(boxes[number])
    found: list[Label] = []
    in_vain = 0
    for p in asking[:TRIED]:
        words = text(p)
        if not words:
            continue
        label = _inside(p, words, type_, right_edge) or _beside(p, words, type_, lanes[p.lane], right_edge)
        if label is None:
            in_vain += 1
            if in_vain > GIVEN_UP:
                break
            continue
        in_vain = 0
        found.append(label)
        if not label.inside:
            left, top, right, bottom = label.box
            lanes[p.lane].add((left - APART, top, right + APART, bottom))
    return found


def _weight(p: Placed) -> tuple[int, float, float]:
    assert p.item is not None
    return -(p.item.rank // (RANKED + 1)), p.left, p.top


def _inside(p: Placed, words: str, type_: Type, right_edge: float) -> Label | None:
    """In a bar of its own that is long and high enough; of what can be seen of it."""
    left, right = max(p.left, 0.0) + INDENT, min(p.right, right_edge) - 12
    if p.count > 1 or p.height < FITTING or right - left < SHORTEST:
        return None
    wide = type_.width(words)
    if wide > right - left:
        words = type_.cut(words, right - left)
        wide = right - left
    if p.top < p.half.top - 2 or p.bottom > p.half.top + p.half.height + 2:
        return None
    return Label(words, (left, p.top, left + wide, p.bottom), p, True)


def _beside(p: Placed, words: str, type_: Type, lane: _Lane, right_edge: float) -> Label | None:
    """To the right of a mark, or to the left where there is more room for what has to be cut on the right."""
    ceiling = p.strip.top + p.half.shift
    floor = ceiling + p.strip.height
    if p.strip.height < HEIGHT:
        return None
    # Within its own lane, so that it can meet no other lane's label.
    top = min(max((p.top + p.bottom - HEIGHT) / 2, ceiling), floor - HEIGHT)
    bottom = top + HEIGHT
    if top < p.half.top - 1 or bottom > p.half.top + p.half.height + 1:
        return None
    start, end = max(p.right, 0.0) + GAP, p.left - GAP
    wide = min(type_.width(words), LONGEST)
    least = min(wide, SHORTEST)
    after = lane.free_right(start, top, bottom, right_edge) - GAP - start
    before = 0.0
    if after < wide and end <= right_edge:
        before = end - lane.free_left(end, top, bottom) - GAP
    if max(after, before) < least:
        return None
    wide = min(wide, max(after, before))
    left = start if after >= before or after >= wide else end - wide
    return Label(type_.cut(words, wide), (left, top, left + wide, bottom), p, False)
