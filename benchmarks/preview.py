"""Measure how soon an author sees a sentence that was saved, in a real browser.

    python benchmarks/preview.py [--edits 20] [--articles 0]

Starts `python -m preview` on a copy of this site, opens an article in Chromium and
saves it again and again, each time with another sentence. The clock stops when
Chromium has painted the page with it. `--articles` adds so many more articles.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

from tests.machine import needed  # noqa: E402

from groups import IMPORT_PATH  # noqa: E402 - after the path is known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import ConsoleMessage, Page

PARTS = (
    *("content", "docs", "plugins", "theme", "tools"),
    *("pelicanconf.py", "publishconf.py"),
)
ARTICLE = "sleeping-with-back-pain"
TELLS_WHEN_PAINTED = """
const tell = () => {
  const found = document.body.innerText.match(/This is edit number (\\d+)/);
  const now = performance.timeOrigin + performance.now();
  if (found) console.log(`painted ${found[1]} ${now}`);
};
const afterPainting = () => requestAnimationFrame(() => setTimeout(tell));
addEventListener("DOMContentLoaded", () => {
  afterPainting();
  const everything = { subtree: true, childList: true, characterData: true };
  new MutationObserver(afterPainting).observe(document.body, everything);
});
"""
PATIENCE = 30_000  # milliseconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--articles", type=int, default=0, help="how many more")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        project = Path(folder)
        lay_out(project, given.articles)
        taken = sorted(measured(project, given.edits))
    print(f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}")
    print(f"Load of the machine, last minute: {os.getloadavg()[0]:.1f}")
    low, _, high = quantiles(taken, n=4)
    print(
        f"From saving to seeing, {len(taken)} edits: median {median(taken):.2f} s,"
        f" half of them {low:.2f} to {high:.2f} s,"
        f" all {taken[0]:.2f} to {taken[-1]:.2f} s"
    )


def lay_out(project: Path, more: int) -> None:
    """Copy this site, with copies of one article when it is to be larger."""
    for name in PARTS:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, project / name)
    articles = project / "content" / "articles"
    text = (articles / f"{ARTICLE}.md").read_text(encoding="utf-8")
    # Some small numbers, such as 111, are no telephone numbers in the US: mistakes.
    for number in range(1000, 1000 + more):
        copied = text.replace("\ntitle: ", f"\ntitle: Copy {number} of ", 1)
        (articles / f"copy-{number}.md").write_text(copied, encoding="utf-8")


def measured(project: Path, edits: int) -> Iterator[float]:
    """Yield the seconds that each edit took."""
    command = [sys.executable, "-m", "preview", "--no-open", "--port", "8500"]
    preview = subprocess.Popen(
        command,
        cwd=project,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(IMPORT_PATH).replace(str(ROOT), str(project)),
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    assert preview.stdout
    try:
        address = next(each.split()[2] for each in preview.stdout if "Your" in each)
        next(each for each in preview.stdout if "first build" in each)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=needed("Chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page()
            page.add_init_script(TELLS_WHEN_PAINTED)
            page.goto(f"{address}articles/{ARTICLE}/")
            yield from saved_and_seen(page, project, edits)
            browser.close()
    finally:
        preview.terminate()
        preview.wait(timeout=10)


def saved_and_seen(page: Page, project: Path, edits: int) -> Iterator[float]:
    """Save one sentence after the other; the first edit fills caches."""
    article = project / "content" / "articles" / f"{ARTICLE}.md"
    text = article.read_text(encoding="utf-8").rstrip("\n")
    for number in range(edits + 1):
        page.wait_for_timeout(1500)  # an author reads, and the build ends
        changed = f"{text}\n\nThis is edit number {number} of many.\n"
        wanted = f"painted {number} "
        with page.expect_console_message(
            partial(starts_with, wanted), timeout=PATIENCE
        ) as painted:
            started = time.time()
            article.write_text(changed, encoding="utf-8")
        if number:
            yield float(painted.value.text.split()[2]) / 1000 - started


def starts_with(words: str, message: ConsoleMessage) -> bool:
    """Tell whether the page's script says these words."""
    return message.text.startswith(words)


if __name__ == "__main__":
    main()
