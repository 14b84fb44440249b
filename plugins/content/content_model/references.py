"""Turn file names in front matter into the pages they mean."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

from pelican.generators import Generator
from pelican.urlwrappers import Author
from smartypants import smartypants

from content_model.contents import all_pages
from content_model.front_matter import UNSEEN
from content_model.kinds import BY_FOLDER, BY_NAME
from content_model.model import Content
from diagnostics import Diagnostic, report
from diagnostics.model import Level
from diagnostics.suggest import suggest
from facts.model import FACTS_OF, Facts
from page_status import status_of
from schema import Field
from site_parts import Settings

TO_POLISH = re.compile(r"[\"'`\\&]|--|\.[. ]")  # what smartypants would change
# How the pages a field names are called on the page that names them.
PAGES_OF = {
    "author": "author_page",
    "reviewer": "reviewer_page",
    "translator": "translator_page",
    "conditions": "condition_pages",
    "services": "service_pages",
    "articles": "article_pages",
    "exercises": "exercise_pages",
}
SINGLE = {"author", "reviewer", "translator"}


def resolve_references(generators: Sequence[Generator]) -> None:
    """Give every page the pages it names; report names that nobody has."""
    settings = generators[0].settings
    contents = list(all_pages(generators))
    pages = Pages(contents, settings)
    facts = FACTS_OF.of(settings)
    for content in contents:
        polish(content)
        for field in BY_NAME[content.kind].fields:
            if field.refers_to:
                report.add(*pages.resolve(content, field))
        report.add(*pages.original(content))
        if content.kind == "article" and content.lang in facts:
            report.add(*place_in_category(content, facts[content.lang]))
    credit_authors(contents)


class Pages:
    """Pages by kind, language and file name."""

    def __init__(self, contents: Sequence[Content], settings: Settings) -> None:
        """Index all pages, and remember where their files are.

        A file with mistakes yields no page, but a name that means it is right.
        """
        self.path = Path(settings["PATH"])
        self.default_lang = settings["DEFAULT_LANG"]
        self.preview = settings.get("PREVIEW", False)
        self.found = {
            (content.kind, content.lang, content.slug): content for content in contents
        }
        self.originals = {
            (content.kind, content.lang, content.translates): content
            for content in contents
            if hasattr(content, "translates")
        }

    def get(self, kind: str, lang: str, slug: str) -> Content | None:
        """Find a page in a language, else its original; first one that is seen."""
        found = (
            self.found.get((kind, lang, slug)),
            self.originals.get((kind, lang, slug)),
            self.found.get((kind, self.default_lang, slug)),
        )
        known = [page for page in found if page]
        seen = (page for page in known if page.status not in UNSEEN)
        return next(seen, known[0] if known else None)

    def resolve(self, content: Content, field: Field) -> Iterator[Diagnostic]:
        """Set the attribute with the pages that one field names."""
        kind = BY_FOLDER[field.refers_to]
        named = content.metadata.get(field.name) or ()
        slugs = list(named) if field.name not in SINGLE else [str(named)] * bool(named)
        pages = [self.get(kind.name, content.lang, slug) for slug in slugs]
        if field.name in SINGLE:
            one = pages[0] if pages else None
            setattr(content, PAGES_OF[field.name], one)
        else:
            listed = [page for page in pages if page and page.status == "published"]
            setattr(content, PAGES_OF[field.name], listed)
        for slug, page in zip(slugs, pages, strict=True):
            if page is None and not self.file_of(kind.folder, slug).exists():
                yield self.no_file(content, field.name, field.refers_to, slug)
            elif field.name in SINGLE and not (
                content.status == "draft" or content.waiting
            ):
                file = self.file_of(kind.folder, slug)
                status = page.status if page else status_of(file)
                if status in UNSEEN:
                    yield self.to_draft(content, field.name, slug)

    def original(self, content: Content) -> Iterator[Diagnostic]:
        """Check that there is a page which a translation translates."""
        slug = getattr(content, "translates", None)
        folder = BY_NAME[content.kind].folder
        if slug is not None and not self.file_of(folder, slug).exists():
            yield self.no_file(content, "translates", folder, slug)

    def file_of(self, folder: str, slug: str) -> Path:
        """Name the file that a slug means."""
        return self.path / folder / f"{slug}.md"

    def to_draft(self, content: Content, field: str, slug: str) -> Diagnostic:
        """Say that visitors could not read who stands behind a page."""
        problem = f"“{field}” names “{slug}”, whose page is a draft."
        fix = "Publish it first (./run confirm, if it waits), or name somebody else."
        level: Level = "warning" if self.preview else "error"
        return content.source.at(field, problem, fix, "draft-link", level)

    def no_file(
        self, content: Content, field: str, folder: str, slug: str
    ) -> Diagnostic:
        """Say that no such file is there, and which one may have been meant."""
        names = sorted(path.stem for path in (self.path / folder).glob("*.md"))
        otherwise = f"Use: {', '.join(names)}." if names else f"Leave “{field}” out."
        fix = suggest(slug, names, otherwise)
        problem = f"“{field}” names “{slug}”, but {folder}/ has no {slug}.md."
        return content.source.at(field, problem, fix)


def place_in_category(content: Content, facts: Facts) -> Iterator[Diagnostic]:
    """Give an article's category its description, or say that there is none."""
    known = {
        category.name: category.description for category in facts.article_index.category
    }
    content.category.description = known.get(content.category.name, "")
    if content.category.name in known:
        return
    fix = suggest(content.category.name, known, f"Use one of: {', '.join(known)}.")
    problem = f"“{content.category.name}” is not a category."
    yield content.source.at("category", problem, fix)


def polish(content: Content) -> None:
    """Give titles and descriptions typographic quotes as characters.

    Pelican's Typogrify leaves character references, which templates would
    escape a second time.
    """
    content.title = unescape(content.title)
    if hasattr(content, "description") and TO_POLISH.search(content.description):
        content.description = unescape(smartypants(content.description))


def credit_authors(contents: Sequence[Content]) -> None:
    """Give articles their author's name, and people the articles they wrote."""
    for content in contents:
        if content.kind == "person":
            content.written = []
    for content in contents:
        person = getattr(content, "author_page", None)
        if person:
            content.author = named_author(person)
            if content.kind == "article" and content.status == "published":
                person.written.append(content)


def named_author(person: Content) -> Author:
    """Make Pelican's author carry the person's name, as feeds show it."""
    author = Author(person.title, person.settings)
    author.slug = person.slug
    return author
