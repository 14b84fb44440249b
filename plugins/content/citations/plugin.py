"""What connects to Pelican; the package says what it is for."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from build_cache.kept import kept_or_made
from citations.library import SOURCES, Library
from citations.model import REFERENCES, CitingPage, Source, by_subject
from citations.notes import notes_of, words_shown
from citations.retractions import Notice, read_notices
from citations.unmarked import unmarked
from content_model.contents import all_pages
from content_model.model import Content, Feed
from content_model.reader import decoded
from diagnostics import ContentError, Diagnostic, report
from i18n import SPEECHES
from site_parts import BUILD_DAY, Settings
from whole_build.stages import (
    content_described,
    content_linked,
    content_read,
    text_revised,
)

_PLACE = re.compile(r' id="cite-[^"]*"')  # nothing leads back to it
_NAME = re.compile(r'(role="doc-noteref" aria-label="[^":]*): [^"]*"')


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.generator_init.connect(share_filter)
    content_read.connect(share_sources)
    content_linked.connect(number_sources)
    text_revised.connect(number_page)
    content_described.connect(share_evidence)
    signals.feed_generated.connect(lead_to_pages)


def share_filter(generator: Generator) -> None:
    """Give templates `cited_on`, for a page whose sources stand on another."""
    generator.env.filters["cited_on"] = cited_on


def share_sources(generators: Sequence[Generator]) -> None:
    """Read the sources and put them where plugins find them: `SOURCES`."""
    settings = generators[0].settings
    path = Path(settings["PATH"], settings["SOURCES_FILE"])
    shown = path.relative_to(Path(settings["PATH"]).parent).as_posix()
    text = text_of(path, shown)
    kept = Path(settings["CACHE_PATH"], "sources")
    sources, diagnostics = kept_sources(text, shown, kept)
    report.add(*diagnostics)
    notes, unknown = notes_of(settings, words_shown(sources))
    report.add(*unknown)
    fates, unreadable = notices_of(settings, sources)
    report.add(*unreadable)
    SOURCES.put(settings, Library(shown, sources, notes, fates))


def notices_of(
    settings: Settings, sources: Mapping[str, Source]
) -> tuple[dict[str, Notice], list[Diagnostic]]:
    """Read what became of the sources; nothing without the data for it."""
    data = Path(settings["PATH"]).parent / settings["RETRACTIONS_FILE"]
    if not data.is_file():
        return {}, []
    return read_notices(data, sources, Path(settings["CACHE_PATH"], "retractions"))


def text_of(path: Path, shown: str) -> str:
    """Read the file; without one, or with one that is no text, nothing."""
    if not path.exists():
        return ""
    try:
        return decoded(path, shown)
    except ContentError:  # reported
        return ""


def number_sources(generators: Sequence[Generator]) -> None:
    """Put numbers where pages cite, in the order in which each page cites."""
    for content in all_pages(generators):
        number_page(content, generators)


def number_page(content: Content, generators: Sequence[Generator]) -> None:
    """Put the numbers into one page's text and give it its references."""
    settings = generators[0].settings
    library = SOURCES.of(settings)
    speeches = SPEECHES.of(settings)
    numbering = library.numbering(content.lang, speeches[content.lang].say)
    if content._content:  # noqa: SLF001 - links between files resolve later
        content._content = numbering.link(content._content)  # noqa: SLF001
    REFERENCES.put(content, numbering.references)
    report.add(*library.unknown(numbering, content.source.path))
    report.add(*unmarked(content, library))
    shown = content.status == "published"
    page = CitingPage(content.title, content.url, content.lang) if shown else None
    library.note((reference.source.key for reference in numbering.references), page)
    if getattr(content, "withheld", False):  # cites them again once it is reviewed
        waiting = library.numbering(content.lang, speeches[content.lang].say)
        waiting.link(content.cited_once_shown)
        library.note((reference.source.key for reference in waiting.references), None)


def share_evidence(generators: Sequence[Generator]) -> None:
    """Hand templates what the site rests on; name sources that nobody cites."""
    settings = generators[0].settings
    library = SOURCES.of(settings)
    if not report.has_errors:  # else a page that could not be read may cite it
        report.add(*library.unused())
    report.add(*library.from_days_to_come(BUILD_DAY.of(settings)))
    languages = (settings["DEFAULT_LANG"], *settings["LANGUAGES"])
    evidence = {lang: by_subject(library.evidence(lang)) for lang in languages}
    for generator in generators:
        generator.context["evidence"] = evidence


def lead_to_pages(_context: object, feed: Feed) -> None:
    """Let links within a page lead to that page from a feed, where it is not."""
    for item in feed.items:
        for part in ("content", "description"):
            if item[part]:
                item[part] = item[part].replace('href="#', f'href="{item["link"]}#')


def cited_on(html: str, address: str) -> Markup:
    """Let numbers lead to the page at `address`, which lists all sources.

    Their names stay there: no margin of this page shows them.
    """
    text = _NAME.sub(r'\1"', _PLACE.sub("", html))
    text = text.replace('href="#source-', f'href="{address}#source-')
    return Markup(text)  # noqa: S704 - the template's own


def kept_sources(
    text: str, path: str, kept: Path
) -> tuple[dict[str, Source], list[Diagnostic]]:
    """Read the sources, or return what an earlier build read from the same text.

    Args:
        text: The whole file of sources.
        path: Its path from the project's root.
        kept: Where the result is kept; it may be lost or damaged at any time.
    """

    def read() -> tuple[dict[str, Source], list[Diagnostic]]:
        from citations.bibliography import read_sources  # noqa: PLC0415 - slow to import

        return read_sources(text, path)

    return kept_or_made(kept, (path, text), read, Path(__file__).parent)
