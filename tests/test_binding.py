"""The pinned PySide6 must not lose references: 6.12.0 on Python 3.11 aborts after some thousand setter calls."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(["refcount"])
label = QLabel()
before = sys.getrefcount(None)
for number in range(200_000):
    label.setText("x")
lost = before - sys.getrefcount(None)
print(lost)
"""


def test_two_hundred_thousand_setter_calls_lose_no_reference_to_none() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 1000
