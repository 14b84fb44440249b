"""How long a build took, how much of that was work, and where it waited.

What a build waits for (a program it started, a disk, other programs on the machine)
is in no profile of its own work.
"""

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plain_data import dataclass

WORTH_TELLING = 1.0  # seconds of waiting; and half of the build
IN_LINE = Path("/proc/self/schedstat")  # Linux: time on a core, time in line for one


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds: on the wall, of work on all cores, and in line for a core."""

    wall: float
    work: float
    in_line: float

    @classmethod
    def now(cls) -> "Spent":
        """Read the clocks; work of other processes counts once they ended."""
        in_line = 0.0
        with suppress(OSError, ValueError, IndexError), IN_LINE.open("rb", 0) as file:
            in_line = int(file.read().split()[1]) / 1e9  # read twice for each part
        return cls(time.perf_counter(), sum(os.times()[:4]), in_line)

    def since(self, start: "Spent") -> "Spent":
        """Return what was spent since another reading."""
        return Spent(
            self.wall - start.wall,
            self.work - start.work,
            self.in_line - start.in_line,
        )

    @property
    def waited(self) -> float:
        """Seconds in which nothing of the build ran, though a core was free."""
        return max(0.0, self.wall - self.work - self.in_line)


class Pace:
    """The time of one build and of its parts."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start anew, for the next build in this process."""
        self._started = Spent.now()
        self._waited = Counter[str]()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Note how long a part waits."""
        start = Spent.now()
        try:
            yield
        finally:
            self._waited[name] += Spent.now().since(start).waited  # type: ignore[assignment]

    def summary(self) -> str:
        """Say how long it took, and where it waited if that was most of it."""
        spent = Spent.now().since(self._started)
        text = f"It took {spent.wall:.1f} seconds, with {spent.work:.1f} of work."
        if spent.in_line > max(WORTH_TELLING, spent.wall / 2):
            text += f" Other programs kept the cores for {spent.in_line:.1f} seconds."
        if spent.waited > max(WORTH_TELLING, spent.wall / 2):
            rest = spent.waited - self._waited.total()
            waits = {"Pelican": rest, **self._waited}
            slowest = max(waits, key=waits.__getitem__)
            text += f" It waited {spent.waited:.1f} seconds,"
            text += f" {waits[slowest]:.1f} of them in {slowest}."
        return text


pace = Pace()
