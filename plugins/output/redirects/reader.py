"""Find old addresses in front matter and in the rules file."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pelican.generators import ArticlesGenerator, Generator

from content_model.model import Content
from content_model.places import address_of
from diagnostics import Diagnostic
from facts.old_addresses import OldAddresses
from facts.toml_file import read_file
from facts.toml_lines import line_of
from redirects.model import Move
from redirects.patterns import expanded, misused
from site_parts import Settings

FILE = "redirects.toml"


def moves_of_pages(pages: Iterable[Content]) -> Iterator[Move]:
    """Yield the `aliases` of each page that visitors can read, now or on its day."""
    for page in pages:
        for alias in getattr(page, "aliases", ()):
            source = page.source
            yield Move(
                old=alias,
                new=f"/{address_of(page)}",
                path=source.path,
                line=source.line("aliases"),
                later=page.status == "draft",
            )


def moves_of_rules(
    settings: Settings,
    generators: Iterable[Generator],
    pages: Sequence[Content],
) -> tuple[list[Move], list[Diagnostic]]:
    """Read the rules file, and make a move of each page that a pattern means."""
    path = Path(settings["PATH"])
    place = path / settings["PRACTICE_PATH"] / FILE
    if not place.exists():
        return [], []
    value, file = read_file(OldAddresses, place, path.parent)
    if value is None:
        return [], list(file.diagnostics)
    rules = [
        Move(old=redirect.old, new=redirect.new, path=file.shown, line=line)
        for index, redirect in enumerate(value.redirect)
        for line in [line_of(file.lines, f"redirect.{index}.old")]
    ]
    diagnostics = [diagnostic for rule in rules for diagnostic in misused(rule)]
    if diagnostics:
        return [], diagnostics
    known = words_of_pages(generators, pages)
    return [move for rule in rules for move in expanded(rule, known)], []


def words_of_pages(
    generators: Iterable[Generator], pages: Sequence[Content]
) -> dict[str, list[dict[str, str]]]:
    """Collect what `{article}`, `{category}`, `{tag}` and `{person}` stand for."""
    lists = next(
        generator
        for generator in generators
        if isinstance(generator, ArticlesGenerator)
    )
    return {
        "article": [words_of(page) for page in pages if page.kind == "article"],
        "category": [{"category": category.slug} for category, _ in lists.categories],
        "tag": [{"tag": tag.slug} for tag in lists.tags],
        "person": [{"person": page.slug} for page in pages if page.kind == "person"],
    }


def words_of(article: Content) -> dict[str, str]:
    """Name an article and its day as WordPress addresses do."""
    year, month, day = article.date.strftime("%Y %m %d").split()
    return {"article": article.slug, "year": year, "month": month, "day": day}
