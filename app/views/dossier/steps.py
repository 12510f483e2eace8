"""What can be undone, in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.store.undo import Action, Step

_WORDS = {
    Action.CREATE_DOSSIER: QT_TRANSLATE_NOOP("steps", "new dossier “{name}”"),
    Action.RENAME_DOSSIER: QT_TRANSLATE_NOOP("steps", "rename to “{name}”"),
    Action.NOTE_DOSSIER: QT_TRANSLATE_NOOP("steps", "note on “{name}”"),
    Action.DELETE_DOSSIER: QT_TRANSLATE_NOOP("steps", "delete “{name}”"),
    Action.DUPLICATE_DOSSIER: QT_TRANSLATE_NOOP("steps", "duplicate as “{name}”"),
    Action.IMPORT_DOSSIER: QT_TRANSLATE_NOOP("steps", "import of “{name}”"),
    Action.ADD_ITEMS: QT_TRANSLATE_NOOP("steps", "add to “{name}” ({count})"),
    Action.REMOVE_ITEMS: QT_TRANSLATE_NOOP("steps", "remove items ({count})"),
    Action.MOVE_ITEMS: QT_TRANSLATE_NOOP("steps", "move items ({count})"),
    Action.TRANSFER_ITEMS: QT_TRANSLATE_NOOP("steps", "move to “{name}” ({count})"),
    Action.NOTE_ITEM: QT_TRANSLATE_NOOP("steps", "note on “{title}”"),
    Action.ACCEPT_CHANGES: QT_TRANSLATE_NOOP("steps", "accept changes ({count})"),
    Action.NOTE_RECORD: QT_TRANSLATE_NOOP("steps", "note on “{title}”"),
    Action.ADD_BOOKMARK: QT_TRANSLATE_NOOP("steps", "bookmark “{title}”"),
    Action.REMOVE_BOOKMARK: QT_TRANSLATE_NOOP("steps", "remove bookmark “{title}”"),
}


def words_of(step: Step) -> str:
    """What a step did: `delete “Tashkent visit”`."""
    template = QCoreApplication.translate("steps", str(_WORDS[step.action]))
    parts = {name: str(step.detail.get(name, "")) for name in ("name", "title", "count")}
    return template.format(**parts)
