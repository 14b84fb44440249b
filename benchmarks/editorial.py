"""How long the gate takes for a page of 2,000 words: `python benchmarks/editorial.py`.

Prints the time for the first page of a process, the median of later ones, and a
site of such pages, new and unchanged. The budget is 50 ms for a page.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "plugins"))
from groups import IMPORT_PATH  # noqa: E402 - after the path is known

sys.path[:0] = IMPORT_PATH

from build_cache.kept import KeptFindings  # noqa: E402
from editorial.gate import check  # noqa: E402 - after the path is known
from editorial.model import Finding  # noqa: E402

PATH = "content/articles/page.md"
WORDS = 2000
ROUNDS = 30
SITE = 100


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


def whole(file: Path, site: dict[str, Path]) -> float:
    """Time a whole site, as a build checks it."""

    def work() -> None:
        kept = KeptFindings[Finding](file, "the rules of this benchmark")
        kept.of(site, check)
        kept.save()

    return milliseconds(work)


def main() -> None:
    """Measure and print."""
    text = page()
    first = milliseconds(lambda: check(PATH, text))
    later = [milliseconds(lambda: check(PATH, text)) for _ in range(ROUNDS)]
    with tempfile.TemporaryDirectory() as folder:
        site = {
            f"content/articles/{n}.md": Path(folder, f"{n}.md") for n in range(SITE)
        }
        for number, file in enumerate(site.values()):
            file.write_text(f"{text}\n{number}\n", encoding="utf-8")
        time.sleep(2.1)  # a file just written is read again, to be sure
        cold, kept = (whole(Path(folder, "kept.json"), site) for _ in range(2))
    print(f"words in the page        {len(text.split()):8,}")
    print(f"first page of a process  {first:8.1f} ms")
    print(f"each later page          {statistics.median(later):8.1f} ms")
    print(f"{SITE} such pages           {cold:8.0f} ms")
    print(f"the same, unchanged      {kept:8.0f} ms")


if __name__ == "__main__":
    main()
