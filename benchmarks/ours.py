"""Builds and publishes of this project, and the edits that come before them."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.corpus import ROOT
from benchmarks.measure import run
from groups import IMPORT_PATH

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measure import Run

MADE = ("output", ".build", ".cache", "published")
ARTICLE = "content/articles/sleeping-with-back-pain.md"
PACKED = {".br", ".gz"}


def build(folder: Path) -> Run:
    """Build a preview's output."""
    return _run(folder, "whole_build")


def publish(folder: Path) -> Run:
    """Build, check, pack, and put live."""
    return _run(folder, "releases", "publish", "published", "--sample")


def clean(folder: Path) -> None:
    """Remove everything but the sources."""
    for name in MADE:
        shutil.rmtree(folder / name, ignore_errors=True)


def sentence(folder: Path, number: int) -> None:
    """Add a sentence to an article."""
    with (folder / ARTICLE).open("a", encoding="utf-8") as file:
        file.write(f"\nThis is sentence number {number} of many.\n")


def title(folder: Path, number: int) -> None:
    """Give an article another title."""
    _change(folder / ARTICLE, 'title: "', f'title: "{number} ')


def article(folder: Path, number: int) -> None:
    """Add an article."""
    text = (folder / ARTICLE).read_text(encoding="utf-8")
    new = (folder / ARTICLE).with_stem(f"new-{number}")
    new.write_text(text.replace('title: "', f'title: "New {number} '), encoding="utf-8")


def fact(folder: Path, number: int) -> None:
    """Change a fact that every page shows."""
    facts = folder / "content" / "practice" / "practice.toml"
    _change(facts, '\nname = "', f'\nname = "{number} ')


def price(folder: Path, number: int) -> None:
    """Change a fact that few pages show."""
    facts = folder / "content" / "practice" / "insurers.toml"
    _change(facts, "amount_usd = ", f"amount_usd = {number}")


def sign(folder: Path, number: int) -> None:
    """Change the words of a sign that many pages quote."""
    _change(folder / "content/signs/comes-back.md", 'title: "', f'title: "{number} ')


def bytes_an_article(folder: Path, articles: int) -> float:
    """Weigh a published site without its pictures to share and packed copies."""
    live = folder / "published" / "current"
    weight = sum(
        file.stat().st_size
        for file in live.rglob("*")
        if file.is_file()
        and file.suffix not in PACKED
        and "share" not in file.relative_to(live).parts
    )
    return weight / articles


def _run(folder: Path, *command: str) -> Run:
    places = os.pathsep.join(IMPORT_PATH).replace(str(ROOT), str(folder))
    as_tasks_do = {"PYTHONPATH": places, "PYTHONDONTWRITEBYTECODE": ""}
    return run([sys.executable, "-m", *command], folder, as_tasks_do)


def _change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    if before not in text:
        sys.exit(f"{file} has no {before!r} to change.")
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
