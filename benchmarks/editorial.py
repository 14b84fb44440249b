"""How long the gate takes for a page of 2,000 words: `python benchmarks/editorial.py`.

Prints medians for a page read the first time in a process, later ones, and one
that is kept. The budget is 50 ms for a page.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "plugins"))

from editorial.gate import check  # noqa: E402 - after the path is known
from editorial.kept import KeptFindings  # noqa: E402

PATH = "content/articles/page.md"
WORDS = 2000
ROUNDS = 30


def page() -> str:
    """Put the sample's articles together until the page is long enough."""
    front, bodies = "", ""
    for file in sorted((ROOT / "content" / "articles").glob("*.md")):
        front, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
        bodies += body
    words = bodies.split(" ")
    text = ""
    while len(text.split()) < WORDS:
        text = " ".join(words[: len(text.split(" ")) + 50])
    return f"{front}\n---\n{text}\n"


def milliseconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure and print."""
    text = page()
    first = milliseconds(lambda: check(PATH, text))
    later = [milliseconds(lambda: check(PATH, text)) for _ in range(ROUNDS)]
    with tempfile.TemporaryDirectory() as folder:
        kept = KeptFindings(Path(folder, "kept.json"))
        kept.findings(PATH, text)
        kept.save()
        again = KeptFindings(Path(folder, "kept.json"))
        unchanged = [milliseconds(lambda: again.findings(PATH, text)) for _ in later]
    print(f"words in the page        {len(text.split()):8,}")
    print(f"first page of a process  {first:8.1f} ms")
    print(f"each later page          {statistics.median(later):8.1f} ms")
    print(f"unchanged page           {statistics.median(unchanged):8.2f} ms")


if __name__ == "__main__":
    main()
