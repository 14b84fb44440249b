"""Show how far a long build is: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from blinker import Signal

at_work = Signal("a build goes on; what a receiver raises ends it")

WAIT = 1.0
"""Seconds of work before anything is shown: short builds stay quiet."""

MANY = 100
"""Files below which nothing is shown either."""

WIDTH = 30


class Progress:
    """The progress of one build."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.started = time.monotonic()
        self.work = ("", 0)
        self.done = 0
        self.tenth = 0
        self.shown = False

    def step(self, kind: str, total: int) -> None:
        """Note that one of `total` files of a kind of work is done."""
        if (kind, total) != self.work or self.done == total:
            self.close()
            self.work, self.done, self.tenth = (kind, total), 0, 0
        self.done += 1
        if total < MANY or time.monotonic() - self.started < WAIT:
            return
        tenth = 10 * self.done // total
        if self.stream.isatty():
            self._bar(total)
        elif tenth > self.tenth:
            self.tenth = tenth
            self._print(f"{kind} {self.done} of {total}\n")

    def close(self) -> None:
        """End the line of a bar."""
        if self.shown:
            self._print("\n")
        self.shown = False

    def _bar(self, total: int) -> None:
        if self.done % max(1, total // 200) and self.done < total:
            return
        full = WIDTH * self.done // total
        bar = "#" * full + "." * (WIDTH - full)
        self._print(f"\r{self.work[0]} [{bar}] {self.done} of {total}")
        self.shown = True

    def _print(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()
