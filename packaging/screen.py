"""A screen that nobody sees (Xvfb), read directly: when did a window paint itself, and is it more than an empty frame?

    python packaging/screen.py [--picture FILE] [--fewest COLOURS] [--seconds N] COMMAND...

runs a command, waits until its window shows at least so many colours, and ends it; exit status 1 when it does not get there.
Nothing but Xvfb is needed.
"""

from __future__ import annotations

import argparse
import mmap
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

WIDTH, HEIGHT = 1600, 1000
_ROWS_LOOKED_AT = 23


class Screen:
    """An X server of its own, as a context; `name` is what goes into DISPLAY."""

    def __enter__(self) -> Screen:
        self._folder = tempfile.TemporaryDirectory(prefix="comptoir-screen-")
        reading, writing = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{WIDTH}x{HEIGHT}x24",
            "-fbdir",
            self._folder.name,
        ]
        command += ["-nolisten", "tcp", "-ac", "-noreset"]
        self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"
        file = (Path(self._folder.name) / "Xvfb_screen0").open("rb")
        self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        file.close()
        head = struct.unpack(">25I", self._memory[:100])  # the header of an XWD file
        self._line = head[12]
        self._start = head[0] + head[19] * 12
        self._nothing = bytes(WIDTH * 4)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.terminate()
        self._server.wait()
        self._memory.close()
        self._folder.cleanup()

    def row(self, number: int) -> bytes:
        start = self._start + number * self._line
        return self._memory[start : start + WIDTH * 4]

    def is_painted(self) -> bool:
        """Whether anything is on the screen."""
        return any(self.row(number) != self._nothing for number in range(10, HEIGHT, HEIGHT // _ROWS_LOOKED_AT))

    def colours(self) -> int:
        """How many colours there are in every fourth row."""
        return len(
            {
                row[at : at + 3]
                for number in range(0, HEIGHT, 4)
                for row in [self.row(number)]
                for at in range(0, len(row), 4)
            }
        )

    def picture(self) -> bytes:
        """What is on the screen, as PNG."""

        def line(number: int) -> bytes:
            row = bytearray(self.row(number))
            row[0::4], row[2::4] = row[2::4], row[0::4]
            del row[3::4]
            return b"\0" + bytes(row)

        def chunk(kind: bytes, content: bytes) -> bytes:
            return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

        content = zlib.compress(b"".join(line(number) for number in range(HEIGHT)), 6)
        header = struct.pack(">2I5B", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", content) + chunk(b"IEND", b"")


def first_paint(screen: Screen, command: Sequence[str], environment: Mapping[str, str], seconds: float = 60) -> float:
    """Start a program, wait for its first paint and end it; seconds from the start. Raises TimeoutError."""
    begun = time.perf_counter()
    program = subprocess.Popen(command, env=dict(environment), start_new_session=True, stderr=subprocess.DEVNULL)
    try:
        while not screen.is_painted():
            if time.perf_counter() - begun > seconds or program.poll() is not None:
                raise TimeoutError(f"{command[0]} painted nothing")
            time.sleep(0.001)
        return time.perf_counter() - begun
    finally:
        end(program)
        while screen.is_painted():
            time.sleep(0.01)


def end(program: subprocess.Popen[bytes]) -> None:
    """End a program and what it started, kindly at first."""
    for kind, patience in ((signal.SIGTERM, 30), (signal.SIGKILL, 10)):
        if program.poll() is None:
            os.killpg(program.pid, kind)
            try:
                program.wait(patience)
            except subprocess.TimeoutExpired:
                continue


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--fewest", type=int, default=600, help="an empty frame or a lone dialog has far fewer")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    with Screen() as screen:
        program = subprocess.Popen(options.command, env=os.environ | {"DISPLAY": screen.name}, start_new_session=True)
        until = time.monotonic() + options.seconds
        colours = 0
        try:
            while colours < options.fewest and time.monotonic() < until and program.poll() is None:
                time.sleep(0.25)
                colours = screen.colours()
            if options.picture:
                time.sleep(1)
                options.picture.parent.mkdir(parents=True, exist_ok=True)
                options.picture.write_bytes(screen.picture())
        finally:
            end(program)
    print(f"{colours} colours on the screen")
    return 0 if colours >= options.fewest else 1


if __name__ == "__main__":
    sys.exit(main())
