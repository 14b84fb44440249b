"""Tell how long each plugin and each part of a build took.

Asked for by `FAST_BUILD_TIMINGS=1` in the environment, as `invoke build
--timings` sets it. A plugin's time is that of its receivers of any signal.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from blinker import Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.generators import Generator

WANTED = "FAST_BUILD_TIMINGS"


class Timings:
    """Seconds by part; what runs inside another part counts there only."""

    def __init__(self) -> None:
        self.wanted = bool(os.environ.get(WANTED))
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._running: list[str] = []

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """Count the time of what is done inside."""
        started = time.perf_counter()
        self._running.append(part)
        try:
            yield
        finally:
            self._running.pop()
            taken = time.perf_counter() - started
            self.seconds[part] += taken
            if self._running:
                self.seconds[self._running[-1]] -= taken

    def time_generator(self, generator: Generator) -> None:
        """Count a generator's reading and writing under its name."""
        for step in ("generate_context", "generate_output"):
            if self.wanted and hasattr(generator, step):
                done = getattr(generator, step)
                part = f"{type(generator).__name__}.{step}"
                setattr(generator, step, self._timed(part, done))

    def _timed(self, part: str, function: Any) -> Any:
        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.of(part):
                return function(*args, **kwargs)

        return timed

    @contextmanager
    def plugins(self) -> Iterator[None]:
        """Count what receivers of signals do under their plugins' names."""
        if not self.wanted:
            yield
            return
        original = Signal.send

        def send(signal: Signal, *sender: Any, **kwargs: Any) -> Any:
            who = sender[0] if sender else None
            answers = []
            for receiver in signal.receivers_for(who):
                with self.of(receiver.__module__.partition(".")[0]):
                    answers.append((receiver, receiver(who, **kwargs)))
            return answers

        Signal.send = send  # type: ignore[method-assign, assignment]
        try:
            yield
        finally:
            Signal.send = original  # type: ignore[method-assign]

    def table(self) -> str:
        """Return the parts, slowest first."""
        slowest = sorted(self.seconds.items(), key=lambda item: -item[1])
        return "\n".join(f"{seconds:8.3f} s  {part}" for part, seconds in slowest)
