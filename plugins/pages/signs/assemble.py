"""Make a `Checklist` of sign files and fixed words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from content_model.contents import Content
from signs.contents import SignFile
from signs.model import (
    GROUPED,
    LEVELS,
    Checklist,
    Group,
    Link,
    Part,
    Result,
    Sign,
)
from signs.texts import Texts
from signs.wording import Wording


@dataclass(slots=True, kw_only=True)
class Draft:
    """One language's checklist while the site is being read.

    Attributes:
        path: Of the fixed words, from the project's root.
        page: The page that will show it.
        quoted_on: For each sign, the pages that quote it.
    """

    lang: str
    path: str
    words: Wording
    signs: Sequence[SignFile]
    page: Content
    quoted_on: dict[str, dict[Link, None]] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The file that stands for the page in links between files."""
        source: str = self.page.relative_source_path
        return source


def assemble(draft: Draft, settings: Mapping[str, Any]) -> Checklist:
    """Make everything ready to be shown; numbers follow the order of the page."""
    speech = settings.get("SPEECHES", {}).get(draft.page.lang)
    texts = Texts(settings, draft.path, speech)
    for level in LEVELS:
        for sign in draft.signs:
            if sign.level == level:
                texts.prepare(sign)
    words = draft.words
    pregnancy = texts.fixed(words.pregnancy.text, words.pregnancy.sources)
    results = tuple(
        Result(level, result, texts.fixed(result.text, result.sources))
        for level, result in words.results.by_level
    )
    always = words.results.always
    checklist = Checklist(
        lang=draft.lang,
        url=draft.page.url,
        words=words,
        parts=tuple(part(level, draft, texts) for level in LEVELS),
        results=results,
        always=Result("always", always, texts.fixed(always.text, always.sources)),
        pregnancy=pregnancy,
        quoted_on=danger_pages(draft),
        references=texts.references,
        reviewed=draft.page.reviewed,
        next_review=draft.page.next_review,
    )
    texts.note(draft.page)
    return checklist


def part(level: str, draft: Draft, texts: Texts) -> Part:
    """Gather the signs of one level."""
    signs = [made(sign, draft, texts) for sign in draft.signs if sign.level == level]
    headings = [("", "")]
    if level == GROUPED:
        headings = [(each.slug, each.title) for each in draft.words.group]
    groups = (
        Group(slug, title, tuple(sign for sign in signs if sign.group == slug))
        for slug, title in headings
    )
    words = draft.words.levels.of(level)
    return Part(level, words, tuple(group for group in groups if group.signs))


def made(sign: SignFile, draft: Draft, texts: Texts) -> Sign:
    """Make a sign of its file."""
    return Sign(
        slug=sign.slug,
        title=sign.title,
        level=sign.level,
        group=getattr(sign, "group", ""),
        order=sign.order,
        url=sign.url,
        body=Markup(sign.content),  # noqa: S704 - Markdown of our repository
        sources=tuple(texts.sources(sign)),
        services=links(getattr(sign, "service_pages", ())),
        articles=links(getattr(sign, "article_pages", ())),
        quoted_on=tuple(draft.quoted_on.get(sign.slug, ())),
        reviewed=sign.reviewed,
        next_review=sign.next_review,
    )


def links(pages: Iterable[Content]) -> tuple[Link, ...]:
    """Name pages with their addresses."""
    return tuple(Link(page.title, page.url) for page in pages)


def danger_pages(draft: Draft) -> tuple[Link, ...]:
    """List the pages that quote a sign which can't wait for a therapist."""
    found = {
        link: None
        for sign in draft.signs
        if sign.level != GROUPED
        for link in draft.quoted_on.get(sign.slug, ())
    }
    return tuple(sorted(found, key=lambda link: link.title))
