"""A choice of one among a few values, each with its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

V = TypeVar("V")


class Options(QComboBox, Generic[V]):
    """A combo box that keeps the values themselves: Qt would hand an enumeration of strings back as bare strings."""

    def __init__(self, parent: QWidget, name: str, entries: Mapping[V, str]) -> None:
        super().__init__(parent)
        self._values = list(entries)
        self.setAccessibleName(name)
        self.addItems(list(entries.values()))

    @property
    def value(self) -> V:
        return self._values[self.currentIndex()]

    def choose(self, value: V) -> None:
        """Choose a value; one that is not offered leaves the choice as it is."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def allow(self, value: V, allowed: bool) -> None:
        """Let a value be chosen or not."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.item(self._values.index(value)).setEnabled(allowed)
