"""Small sites, built by stock Pelican and by ours."""

from __future__ import annotations

import logging
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from blinker import Signal
from jinja2 import BytecodeCache
from pelican import Pelican, signals
from pelican.log import LimitFilter
from pelican.settings import DEFAULT_CONFIG, read_settings

from fast_build import FastPelican

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.bccache import Bucket

ROOT = Path(__file__).parents[3]
SETTINGS: dict[str, Any] = {
    "SITENAME": 'A "site" & more',
    "SITEURL": "https://example.com",
    "AUTHOR": "Ann Author",
    "TIMEZONE": "Europe/Paris",
    "ARTICLE_PATHS": ["articles"],
    "PAGE_PATHS": ["pages"],
    "STATIC_PATHS": ["images"],
    "DEFAULT_PAGINATION": 3,
    "SUMMARY_MAX_LENGTH": 12,
    "TYPOGRIFY": True,
    "FEED_ALL_ATOM": "feeds/all.atom.xml",
    "FEED_ALL_RSS": "feeds/all.rss.xml",
    "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml",
    "TAG_FEED_ATOM": "feeds/tag-{slug}.atom.xml",
    "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html",
    "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/index.html",
    "PLUGINS": [],
    "DISPLAY_PAGES_ON_MENU": True,
}


class Compiled(BytecodeCache):
    """Templates that stock builds of this process compiled, by name and text."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template if there is one."""
        if code := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


JINJA = {**DEFAULT_CONFIG["JINJA_ENVIRONMENT"], "bytecode_cache": Compiled()}


@dataclass
class Small:
    """A site in a folder of its own."""

    root: Path

    def write(self, name: str, text: str) -> None:
        """Write a file below the site's folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def settings(self, **changes: Any) -> dict[str, Any]:
        """Return new settings: Pelican changes those that it gets."""
        own = {
            **SETTINGS,
            "PATH": str(self.root / "content"),
            "OUTPUT_PATH": str(self.root / "output"),
            "CACHE_PATH": str(self.root / "cache"),
        }
        if (self.root / "theme").exists():
            own["THEME"] = str(self.root / "theme")
        return dict(read_settings(None, override={**own, **changes}))

    def stock(self, **changes: Any) -> dict[str, bytes]:
        """Build from nothing with Pelican as it comes; return all files."""
        output = self.root / "stock"
        shutil.rmtree(output, ignore_errors=True)
        LimitFilter._raised_messages.clear()  # noqa: SLF001
        if "JINJA_FILTERS" not in changes:  # which Jinja calls while it compiles
            changes = {"JINJA_ENVIRONMENT": JINJA, **changes}
        Pelican(self.settings(**changes, OUTPUT_PATH=str(output))).run()
        return tree(output)

    def fast(self, *, in_place: bool = False, **changes: Any) -> dict[str, bytes]:
        """Build with ours, upon what was built before; return all files.

        As `whole_build` does it: into an empty folder, which then goes live.
        """
        LimitFilter._raised_messages.clear()  # noqa: SLF001
        live, staging = self.root / "output", self.root / "staging"
        shutil.rmtree(staging, ignore_errors=True)
        places = {"OUTPUT_PATH": str(staging), "LIVE_PATH": str(live)}
        self.pelican = FastPelican(
            self.settings(**({} if in_place else places), **changes)
        )
        self.pelican.run()
        if not in_place:
            shutil.rmtree(live, ignore_errors=True)
            staging.rename(live)
        return tree(live)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the content of each file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(some: dict[str, bytes], others: dict[str, bytes]) -> list[str]:
    """Name the files that are not the same in both."""
    names = some.keys() | others.keys()
    return sorted(name for name in names if some.get(name) != others.get(name))


def article(number: int, **fields: str) -> str:
    """Return the source of an article."""
    lines = {
        "Title": f'Entry "{number}" isn\'t long',
        "Date": f"2024-0{1 + number % 9}-1{number % 9} 10:00",
        "Category": ("Moving", "Resting")[number % 2],
        "Tags": ("knees, hips", "hips", "")[number % 3],
        **fields,
    }
    body = lines.pop("Body", f"Some *words* -- {number} of them... [a](#b)")
    head = "\n".join(f"{name}: {value}" for name, value in lines.items() if value)
    return f"{head}\n\n{body}\n"


@contextmanager
def no_other_plugins() -> Iterator[None]:
    """Keep apart what plugins of other tests in this process listen to."""
    every = [value for value in vars(signals).values() if isinstance(value, Signal)]
    connected = [(entry, to) for entry in every for to in entry.receivers_for(None)]
    for signal, receiver in connected:
        signal.disconnect(receiver)
    try:
        yield
    finally:
        for signal, receiver in connected:
            signal.connect(receiver)


@pytest.fixture
def small(tmp_path):
    """Seven articles, two pages, a picture."""
    with no_other_plugins():
        yield made_small(tmp_path)


def made_small(folder: Path) -> Small:
    """Make the small site in a folder."""
    logging.getLogger("pelican").setLevel(logging.CRITICAL)
    site = Small(folder)
    for number in range(7):
        link = f"{{filename}}/articles/a{(number + 1) % 7}.md"
        body = f"Text {number} with a [link]({link}) and ![x]({{static}}/images/x.png)"
        site.write(f"content/articles/a{number}.md", article(number, Body=body))
    for name in ("about", "visits"):
        site.write(f"content/pages/{name}.md", f"Title: {name}\n\nAbout *{name}*.\n")
    site.write("content/images/x.png", "not really a picture")
    return site
