"""Find old addresses in front matter and in the rules file."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pelican.generators import ArticlesGenerator, Generator

from content_model.model import Content
from content_model.places import address_of
from diagnostics import Diagnostic
from facts.old_addresses import OldAddresses
from facts.toml_file import read_file
from facts.toml_lines import line_of
from redirects.model import Move
from site_parts import Settings

FILE = "redirects.toml"

PLACEHOLDER = re.compile(r"\{(\w*)\}")

# One of these decides which pages a rule is about; dates go with articles.
FAMILIES = ("article", "category", "tag", "person")
OF_ARTICLES = ("year", "month", "day")


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


def expanded(
    rule: Move, known: Mapping[str, Sequence[Mapping[str, str]]]
) -> Iterator[Move]:
    """Make a move for each page that a rule is about.

    Args:
        known: For each family, the words that stand for each of its pages.
    """
    names = PLACEHOLDER.findall(rule.old)
    if not names:
        yield rule
        return
    for words in known[next(name for name in names if name in FAMILIES)]:
        yield Move(
            old=filled(rule.old, words),
            new=filled(rule.new, words),
            path=rule.path,
            line=rule.line,
            general=True,
        )


def filled(text: str, words: Mapping[str, str]) -> str:
    """Put words in place of the names in braces."""
    return PLACEHOLDER.sub(lambda found: words[found[1]], text)


def misused(rule: Move) -> Iterator[Diagnostic]:
    """Name placeholders that nobody could fill."""
    names = PLACEHOLDER.findall(rule.old)
    families = [name for name in names if name in FAMILIES]
    allowed = {*families, *(OF_ARTICLES if "article" in families else ())}
    if names and len(families) != 1:
        problem = f"“{rule.old}” does not say which pages it is about."
        braced = ", ".join(f"{{{name}}}" for name in FAMILIES)
        yield rule.wrong(problem, f"Use one of {braced} in it.")
        return
    for name in {*names, *PLACEHOLDER.findall(rule.new)} - allowed:
        fix = f"Use {', '.join(f'{{{word}}}' for word in sorted(allowed))}."
        if not allowed:
            fix = "Write the address without braces."
        yield rule.wrong(f"Nothing stands for “{{{name}}}” here.", fix)
