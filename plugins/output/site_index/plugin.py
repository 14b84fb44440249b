"""What connects to Pelican; the package says what it is for."""

from collections.abc import Sequence
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from facts.model import FACTS
from site_index.changes import LAST_CHANGES, last_changes
from site_index.reader import entries
from site_index.writer import FOR_A_TRIAL, robots, sitemaps
from whole_build.stages import content_described, pages_written


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(note_changes)
    pages_written.connect(write_index)


def note_changes(generators: Sequence[Generator]) -> None:
    """Remember when each page last changed."""
    LAST_CHANGES.put(generators[0].settings, last_changes(generators))


def write_index(pelican: Pelican) -> None:
    """Write the sitemap and robots.txt."""
    settings, output = pelican.settings, Path(pelican.output_path)
    if settings["STAGING"]:
        (output / "robots.txt").write_text(FOR_A_TRIAL, encoding="utf-8", newline="\n")
        return
    site = FACTS.of(settings).practice.site_url.url.rstrip("/")
    cache = Path(settings["CACHE_PATH"]) / "site_index.pickle"
    found = entries(output, site, LAST_CHANGES.of(settings), cache)
    for name, content in sitemaps(found, site).items():
        (output / name).write_bytes(content)
    (output / "robots.txt").write_text(robots(site), encoding="utf-8", newline="\n")
