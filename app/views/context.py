"""What every pane is given: built once in `main`, passed on, never global."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.catalog.vocabulary import Vocabulary
from app.catalog.wording import Wording
from app.views.question import Question
from app.views.theme import Theme
from app.views.worker import Worker

if TYPE_CHECKING:
    from app.store.store import Store


@dataclass
class Context:
    """The question, the two workers (panes; beside them search, for which charts make way), the words, the colours, the
    reader's own file."""

    question: Question
    worker: Worker
    searcher: Worker
    vocabulary: Vocabulary
    wording: Wording
    meta: dict[str, str]
    theme: Theme
    store: Store

    def is_busy(self) -> bool:
        """Whether a pane waits for an answer."""
        return self.worker.is_busy() or self.searcher.is_busy()
