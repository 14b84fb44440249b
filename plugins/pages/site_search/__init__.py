"""Let visitors search the site in their own browser; nobody learns for what.

    finished pages, `also_called` of conditions, content/practice/synonyms.toml
    -> SearchPage (model.py) -> Pagefind's index by language -> pagefind/

An index is made again only when a page's words changed. The browser loads the
parts of it that a search needs, and none before somebody searches.
Gives templates `search_groups`: all pages by kind, for those without scripts.
Settings: `SEARCH_INDEX`, whether the index is made.
"""

from collections.abc import Iterable
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from content_model.contents import all_pages, listed_contents
from links.drafts import Drafts
from mistakes import ContentError, report
from site_search.index import write_index
from site_search.model import groups, read_page, topics
from site_search.synonyms import read_synonyms
from whole_build.stages import content_described, pages_written


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(prepare)
    pages_written.connect(index_pages)


def prepare(generators: Iterable[Generator]) -> None:
    """Remember what each page is, and what else people call it."""
    generators = list(generators)
    settings = generators[0].settings
    hidden = {"search", *settings["HIDDEN_FROM_SEARCH"]}  # it does not find itself
    pages = [
        each
        for each in listed_contents(generators)
        if each.url.endswith("/") and each.template not in hidden
    ]
    drafts = Drafts.among(list(all_pages(generators)))
    known = {f"/{each.url}" for each in pages}.union(drafts.addresses)
    synonyms, mistakes = read_synonyms(settings, known)
    report.add(*mistakes)
    settings["SEARCH_TOPICS"] = topics(pages, synonyms)
    shown = groups(pages)
    for generator in generators:
        generator.context["search_groups"] = shown


def index_pages(pelican: Pelican) -> None:
    """Make the index of all pages that have words of their own."""
    settings, output = pelican.settings, Path(pelican.output_path)
    if not settings["SEARCH_INDEX"]:
        return
    pages = [
        read_page(output, url, topic)
        for url, topic in sorted(settings["SEARCH_TOPICS"].items())
    ]
    cache = Path(settings["CACHE_PATH"]) / "site_search"
    try:
        write_index(pages, cache, output / "pagefind")
    except ContentError as error:
        report.add(*error.mistakes)
