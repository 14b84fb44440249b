"""Lay the corpus out as each tool wants it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.corpus import Entry

SITES = Path(__file__).parent / "sites"


def lay_out(tool: str, size: int, folder: Path, *, rich: bool = False) -> None:
    """Write a site of `size` articles for `tool` into a new folder."""
    shutil.copytree(SITES / tool, folder)
    corpus = Corpus(size)
    front, link, content = LAYOUTS[tool]
    for kind, entries in (("articles", corpus.articles), ("pages", corpus.pages)):
        place = folder / content / kind
        place.mkdir(parents=True)
        for entry in entries:
            body = entry.body(size, link, rich=rich)
            text = f"{front(entry, kind)}\n\n{body}\n"
            (place / f"{entry.slug}.md").write_text(text, encoding="utf-8")


def _pelican(entry: Entry, kind: str) -> str:
    lines = [f"Title: {entry.title}", f"Date: {entry.date:%Y-%m-%d %H:%M}"]
    lines += [f"Slug: {_slug(entry, kind)}"]
    if kind == "articles":
        lines += [f"Category: {entry.category}", f"Tags: {', '.join(entry.tags)}"]
    return "\n".join(lines)


def _hugo(entry: Entry, kind: str) -> str:
    lines = ["---", f"title: {entry.title}", f"date: {entry.date:%Y-%m-%dT%H:%M:%SZ}"]
    if kind == "articles":
        lines += [f"categories: [{entry.category}]", f"tags: [{', '.join(entry.tags)}]"]
    return "\n".join([*lines, "---"])


def _eleventy(entry: Entry, kind: str) -> str:
    lines = ["---", f"title: {entry.title}", f"date: {entry.date:%Y-%m-%dT%H:%M:%SZ}"]
    lines += [f"permalink: /{_slug(entry, kind)}/", f"layout: {kind[:-1]}.liquid"]
    if kind == "articles":
        lines += [f"category: {entry.category}", f"topics: [{', '.join(entry.tags)}]"]
    return "\n".join([*lines, "---"])


def _slug(entry: Entry, kind: str) -> str:
    return entry.slug if kind == "articles" else f"page-{entry.number}"


LAYOUTS: dict[str, tuple[Callable[[Entry, str], str], Callable[[int], str], str]] = {
    "pelican": (_pelican, "{{filename}}/articles/entry-{}.md".format, "content"),
    "hugo": (_hugo, "/entry-{}/".format, "content"),
    "eleventy": (_eleventy, "/entry-{}/".format, "."),
}
