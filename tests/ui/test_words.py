"""Words for the reader stand where the translation's tool finds them."""

from __future__ import annotations

import ast
from pathlib import Path

import app

HERE = Path(app.__file__).parent
CALLS = ("tr", "translate")


def hidden(file: Path) -> list[str]:
    """Where words to be translated stand within an f-string, which the tool does not read."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    calls = (node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call))
    return [
        f"{file.relative_to(HERE)}:{call.lineno}"
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in CALLS
    ]


def test_no_words_for_the_reader_stand_within_an_f_string() -> None:
    assert [place for file in sorted(HERE.rglob("*.py")) for place in hidden(file)] == []
