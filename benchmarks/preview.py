"""Measure how soon an author sees what was saved, in a real browser: text, mistakes.

    python benchmarks/preview.py [--edits 20] [--articles 0]

Starts `python -m preview` on a copy of this site, opens an article in Chromium and
saves it again and again, each time with another sentence, then each time with another
mistake. The clock stops when Chromium has painted the page with the sentence, or the
list with the mistake. `--articles` adds so many more articles.
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
TELLS_OF_MISTAKES = """
addEventListener("DOMContentLoaded", () => {
  const everything = { subtree: true, childList: true, attributes: true };
  const look = () => {
    const desk = document.querySelector("preview-desk");
    if (!desk || desk.isWatched) return;
    desk.isWatched = true;
    const tell = () => {
      const dialog = desk.shadowRoot.querySelector("dialog[open]");
      const now = performance.timeOrigin + performance.now();
      for (const place of dialog?.querySelectorAll("li") ?? [])
        console.log(`told ${place.innerText.replaceAll("\\n", " ")} at ${now}`);
    };
    const afterPainting = () => requestAnimationFrame(() => setTimeout(tell));
    new MutationObserver(afterPainting).observe(desk.shadowRoot, everything);
  };
  new MutationObserver(look).observe(document.body, { childList: true });
  look();
});
"""
# What an author may get wrong, and in which file; {} makes each another one.
_HERE = f"articles/{ARTICLE}.md"
_FIELD = "---\nnothing{number}: x\n{front}"
MISTAKES = {
    "a source that is not there": (_HERE, "{text}\n\nIt may help [@nobody{number}].\n"),
    "a block that is none": (
        _HERE,
        "{text}\n\n/// asied{number} | Oops\n\nWords.\n///\n",
    ),
    "a promise": (_HERE, "{text}\n{lines}We cure back pain.\n"),
    "an unknown line in the front matter": (_HERE, _FIELD),
    "a page that is not there": (_HERE, "{text}\n\n[We]({{filename}}/x{number}.md).\n"),
    "a mistake in a sign": ("signs/fever-or-chills.md", _FIELD),
    "a mistake in a new file": (
        "articles/new-{number}.md",
        "---\nnothing{number}: x\n---\n",
    ),
    "a key that hours.toml has not": (
        "practice/hours.toml",
        "nothing{number} = 1\n{text}\n",
    ),
    "a fact without quotes": ("practice/practice.toml", "{text}\n{lines}free = oops\n"),
    "a drawing's unknown key": (
        "drawings/first-visit.toml",
        "nothing{number} = 1\n{text}\n",
    ),
    "a source without a title": (
        "sources.bib",
        "{text}\n\n@article{{nobody{number},\n  pmid = {{1}},\n}}\n",
    ),
    "a figure of no source": (
        "numbers.toml",
        '[nobody{number}]\nfigures = ["40%"]\n\n{text}\n',
    ),
}
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
        print(f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}")
        print(f"Load of the machine, last minute: {os.getloadavg()[0]:.1f}")
        for what, taken in measured(project, given.edits):
            print_line(what, sorted(taken))


def print_line(what: str, taken: list[float]) -> None:
    """Say how long something took."""
    low, _, high = quantiles(taken, n=4)
    print(
        f"From saving to seeing {what}, {len(taken)} edits: median"
        f" {median(taken):.2f} s, half of them {low:.2f} to {high:.2f} s,"
        f" all {taken[0]:.2f} to {taken[-1]:.2f} s",
        flush=True,
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


def measured(project: Path, edits: int) -> Iterator[tuple[str, list[float]]]:
    """Yield what was saved, and the seconds until each edit was seen."""
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
        address = next(line.split()[2] for line in preview.stdout if "Your" in line)
        next(line for line in preview.stdout if "first build" in line)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=needed("Chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page()
            page.add_init_script(TELLS_WHEN_PAINTED)
            page.add_init_script(TELLS_OF_MISTAKES)
            page.goto(f"{address}articles/{ARTICLE}/")
            yield "text", [*saved_and_seen(page, project, edits)]
            for what, (file, pattern) in MISTAKES.items():
                place = f"{project}/content/{file}"
                taken = [*saved_and_told(page, place, edits, pattern)]
                yield what, taken
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


def saved_and_told(page: Page, place: str, edits: int, pattern: str) -> Iterator[float]:
    """Save one mistake after the other, and what was there after each."""
    for number in range(1, edits + 1):
        file = Path(place.format(number=f"{number}z"))
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        text = before.rstrip("\n")
        last = text.count("\n") + 1
        lines = "\n" * number
        changed = pattern.format(
            text=text,
            front=text.removeprefix("---\n"),
            number=f"{number}z",
            lines=lines,
        )
        mark = f":{last + 1 + number} " if "{lines}" in pattern else f"{number}z"
        with page.expect_console_message(
            partial(tells_of, mark), timeout=PATIENCE
        ) as told:
            started = time.time()
            file.write_text(changed, encoding="utf-8")
        yield float(told.value.text.split()[-1]) / 1000 - started
        page.wait_for_timeout(1500)  # an author reads, and the build ends
        if before:
            file.write_text(before, encoding="utf-8")
        else:
            file.unlink()
        page.locator("preview-desk dialog[open]").wait_for(state="detached")
        page.wait_for_timeout(1500)


def tells_of(mark: str, message: ConsoleMessage) -> bool:
    """Tell whether the list of mistakes has this one."""
    return message.text.startswith("told ") and mark in message.text


def starts_with(words: str, message: ConsoleMessage) -> bool:
    """Tell whether the page's script says these words."""
    return message.text.startswith(words)


if __name__ == "__main__":
    main()
