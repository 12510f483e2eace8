"""All events and agreements of the edition as numpy columns; a mark is named by its place in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.catalog.chronicle import Block, Chosen, Grouped
from app.catalog.kinds import RecordType
from app.catalog.vocabulary import Vocabulary
from app.views.timeline import kinds
from app.views.timeline.dates import FIRST_DAY, LAST_DAY

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

ON_AXIS, BEFORE, AFTER, UNDATED = range(4)  # where a mark stands: on the axis or in one of the margins
# Spans that are laid out together: up to so many days each, the last without limit.
CLASSES = (3, 31, 366)
NEAR = 2  # the classes below this are drawn full size, the vaguer ones slim


@dataclass(frozen=True)
class Columns:
    """One entry for each mark, events first; `end` is the day after the last one."""

    split: int  # how many events there are
    rows: Ints
    kinds: Small  # place in `codes`
    codes: tuple[str, ...]
    first: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    place: Small
    span: Small  # place in CLASSES
    vague: Mask
    planned: Mask
    cancelled: Mask
    sections: npt.NDArray[np.int16]
    weight: Small
    signed_at: Ints  # mark of the event where an agreement was signed, else -1

    def __len__(self) -> int:
        return len(self.rows)

    def record_type(self, mark: int) -> RecordType:
        return RecordType.EVENT if mark < self.split else RecordType.AGREEMENT

    def code(self, mark: int) -> str:
        return str(self.codes[int(self.kinds[mark])])

    def mark_of(self, record_type: RecordType, row: int) -> int | None:
        """The mark of a record given by its row number."""
        offset, rows = self._part(record_type)
        place = int(np.searchsorted(rows, row))
        return offset + place if place < len(rows) and rows[place] == row else None

    def _part(self, record_type: RecordType) -> tuple[int, Ints]:
        if record_type is RecordType.EVENT:
            return 0, self.rows[: self.split]
        return self.split, self.rows[self.split :]

    def mask(self, chosen: Chosen) -> Mask:
        """Which marks a question asks for."""
        found = np.ones(len(self), dtype=bool)
        for record_type, rows in ((RecordType.EVENT, chosen.events), (RecordType.AGREEMENT, chosen.agreements)):
            if rows is not None:
                offset, own = self._part(record_type)
                found[offset : offset + len(own)] = False
                found[offset + np.searchsorted(own, _ints(rows))] = True
        return found

    def pairs(self, record_type: RecordType, grouped: Grouped) -> tuple[Ints, Ints]:
        """Marks and entities that concern each other, side by side."""
        offset, own = self._part(record_type)
        return offset + np.searchsorted(own, _ints(grouped.rows)), _ints(grouped.entities)

    def only(self, marks: Collection[int] | Ints) -> Mask:
        """A mask of some marks."""
        found = np.zeros(len(self), dtype=bool)
        found[np.asarray(marks, dtype=np.int64)] = True
        return found

    def earliest(self, marks: Ints, most: int) -> list[int]:
        """Some marks in order of time, of many the first."""
        first = self.first[marks]
        if len(marks) > most:
            soon = first <= np.partition(first, most - 1)[most - 1]
            marks, first = marks[soon], first[soon]
        return [int(mark) for mark in marks[np.lexsort((marks, first))][:most]]

    def signed(self, chosen: Collection[int], most: int) -> list[tuple[int, int]]:
        """Events with the agreements signed there, wherever one of the two is chosen; of each event at most so many."""
        marks = np.asarray(chosen, dtype=np.int64)
        signed_at = self.signed_at[self.split :]
        agreements = self.split + np.flatnonzero(self.only(marks[marks < self.split])[signed_at] & (signed_at >= 0))
        order = np.argsort(self.signed_at[agreements], kind="stable")
        events, agreements = self.signed_at[agreements][order], agreements[order]
        rank = np.arange(len(events)) - np.searchsorted(events, events)
        pairs = set(zip(events[rank < most].tolist(), agreements[rank < most].tolist(), strict=True))
        own = marks[marks >= self.split]
        own = own[self.signed_at[own] >= 0]
        return sorted(pairs | set(zip(self.signed_at[own].tolist(), own.tolist(), strict=True)))

    def within(self, first: int, end: int) -> Mask:
        """Which marks touch the days from `first` up to, not with, `end`; undated ones do not."""
        found: Mask = (self.first < end) & (self.end > first) & (self.place != UNDATED)
        return found


def _ints(values: object) -> Ints:
    return np.asarray(values, dtype=np.int64)


def build(blocks: Sequence[Block], vocabulary: Vocabulary) -> Columns:
    """The columns of all blocks, events before agreements."""
    events = [block for block in blocks if block.record_type is RecordType.EVENT]
    agreements = [block for block in blocks if block.record_type is RecordType.AGREEMENT]
    ordered = events + agreements
    event_codes, agreement_codes = vocabulary.codes("event_kind"), vocabulary.codes("agreement_kind")
    statuses = vocabulary.codes("event_status"), vocabulary.codes("agreement_status")
    split = sum(len(block.rows) for block in events)

    def column(name: str, dtype: type) -> npt.NDArray[np.int64]:
        parts: list[npt.NDArray[np.int64]] = [np.asarray(getattr(block, name), dtype=dtype) for block in ordered]
        return np.concatenate(parts) if parts else np.empty(0, dtype=dtype)

    def has_status(code: str) -> Mask:
        found = column("statuses", np.uint8)
        wanted = [codes.index(code) if code in codes else 254 for codes in statuses]
        return np.concatenate([found[:split] == wanted[0], found[split:] == wanted[1]])

    codes = (*event_codes, "", *agreement_codes, "")  # an unknown kind has the empty code
    kind = column("kinds", np.uint8)
    kind[:split] = np.minimum(kind[:split], len(event_codes))
    kind[split:] = np.minimum(kind[split:], len(agreement_codes)) + len(event_codes) + 1
    first, end = column("first", np.int32), column("last", np.int32) + 1
    place = np.full(len(first), ON_AXIS, dtype=np.uint8)
    place[end <= FIRST_DAY] = BEFORE
    place[first >= LAST_DAY] = AFTER
    place[(first <= 0) | (end <= first)] = UNDATED
    rows, signed_at = column("rows", np.int64), column("signed_at", np.int64)
    at = np.searchsorted(rows[:split], signed_at)
    weights = np.array([kinds.kind(code, n <= len(event_codes)).weight for n, code in enumerate(codes)], dtype=np.uint8)
    return Columns(
        split=split,
        rows=rows,
        kinds=kind.astype(np.uint8),
        codes=codes,
        first=first.astype(np.int32),
        end=end.astype(np.int32),
        place=place,
        span=np.searchsorted(CLASSES, end - first).astype(np.uint8),
        vague=column("precisions", np.uint8) != _place(vocabulary.codes("date_precision"), "day"),
        planned=has_status("planned"),
        cancelled=has_status("cancelled"),
        sections=column("sections", np.int16).astype(np.int16),
        weight=weights[kind] + kinds.VALUED * (column("valued", np.uint8) > 0).astype(np.uint8),
        signed_at=np.where(signed_at > 0, at, -1),
    )


def _place(codes: Sequence[str], code: str) -> int:
    return codes.index(code) if code in codes else 0
