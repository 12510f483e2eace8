"""What the reader sees: the window and its panes, which meet only in the Filter."""

import builtins

import PySide6.QtCore  # noqa: F401 - sets up what the next line takes out

# PySide reads the source of every module imported after it, looking for a switch of its own (`from __feature__ import`) that
# nothing here uses; with what draws and counts that is a fifth of the time until the window is whole.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
