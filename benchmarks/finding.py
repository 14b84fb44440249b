"""Measure that related pages and the sitemap grow with the number of pages.

    python -m benchmarks.finding

Prints seconds for 1,000 and 10,000 articles; ten times the articles should take
about ten times as long, and never more than fifteen times.
"""

import atexit
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from related.likeness import most_alike
from site_index.reader import entries
from site_index.writer import sitemap

SIZES = (1_000, 10_000)
MOST = 15
SITE = "https://www.example.com"


def related(count: int) -> Callable[[], object]:
    """Articles of ten subjects, two hundred tags and a common language."""
    chance = random.Random(count)  # noqa: S311 - the same corpus each time
    words = [f"word{number}" for number in range(5000)]
    pages = [
        {
            f"condition:{chance.randrange(10)}": 4.0,
            **{f"tag:{chance.randrange(200)}": 3.0 for _ in range(5)},
            **dict.fromkeys(chance.choices(words, k=30), 1.0),
        }
        for _ in range(count)
    ]
    return lambda: list(most_alike(pages, 3))


def index(count: int) -> Callable[[], object]:
    """Finished pages of 30 KB."""
    folder = Path(tempfile.mkdtemp(prefix="finding-"))
    for number in range(count):
        file = folder / f"a{number}" / "index.html"
        file.parent.mkdir()
        head = f'<link rel="canonical" href="{SITE}/a{number}/">'
        file.write_text(head + "<p>Some words about backs.</p>" * 900)
    atexit.register(shutil.rmtree, folder)
    return lambda: sitemap(entries(folder, SITE, {}, folder / "none" / "kept"))


def seconds(work: Callable[[], object]) -> float:
    """Time the better of two runs."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    """Print both figures; exit with 1 when one grows too fast."""
    good = True
    for name, prepare in {"related pages": related, "sitemap": index}.items():
        small, large = (seconds(prepare(count)) for count in SIZES)
        print(f"{name}: {small:.2f} s, {large:.2f} s, {large / small:.1f} times")
        good = good and large / small < MOST
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
