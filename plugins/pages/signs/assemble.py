"""Make a `Checklist` of sign files and fixed words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from content_model.front_matter import UNSEEN
from content_model.model import Content
from i18n import SPEECHES
from page_status import status_of
from plain_data import dataclass
from signs.contents import SignFile
from signs.model import (
    EXIT,
    LEVELS,
    SELF_CARE,
    Checklist,
    Link,
    Part,
    Result,
    Sign,
)
from signs.texts import Texts
from signs.wording import ResultWords, Wording, typographic
from site_parts import Settings


@dataclass(slots=True, kw_only=True)
class Draft:
    """One language's checklist while the site is being read.

    Attributes:
        path: Of the fixed words, from the project's root.
        page: The page that will show it.
    """

    lang: str
    path: str
    words: Wording
    signs: Sequence[SignFile]
    page: Content

    @property
    def source(self) -> str:
        """The file that stands for the page in links between files."""
        source: str = self.page.relative_source_path
        return source


def assemble(draft: Draft, settings: Settings) -> Checklist:
    """Make everything ready to be shown; numbers follow the order of the page."""
    speech = (SPEECHES.find(settings) or {}).get(draft.page.lang)
    texts = Texts(settings, draft.path, speech)
    for level in (EXIT, *LEVELS):
        for sign in of_level(level, draft):
            texts.prepare(sign)
    words, page = draft.words, draft.page
    assert page.reviewed
    assert page.next_review
    results = tuple(
        Result(
            level, led_on(result, settings), texts.fixed(result.text, result.sources)
        )
        for level, result in words.results.by_level
    )
    always = words.results.always
    checklist = Checklist(
        lang=draft.lang,
        url=draft.page.url,
        words=words,
        exits=tuple(made(sign, texts) for sign in of_level(EXIT, draft)),
        parts=tuple(part(level, draft, texts) for level in LEVELS),
        results=results,
        always=Result("always", always, texts.fixed(always.text, always.sources)),
        references=texts.references,
        reviewed=page.reviewed,
        next_review=page.next_review,
        waiting=page.waiting,
    )
    texts.note(draft.page)
    return checklist


def led_on(words: ResultWords, settings: Settings) -> ResultWords:
    """Take away a way to a page that visitors don't see yet."""
    page = words.link_page.partition("#")[0].strip("/")
    status = status_of(Path(settings["PATH"]) / f"{page}.md")
    if status in (("draft",) if settings.get("PREVIEW") else UNSEEN):
        return replace(words, link_page="", link_text="")
    return words


def of_level(level: str, draft: Draft) -> list[SignFile]:
    """Find the signs of a part in their order; self-care leads those for therapy."""
    levels = [SELF_CARE, level] if level == "therapy" else [level]
    return [sign for urgency in levels for sign in draft.signs if sign.level == urgency]


def part(level: str, draft: Draft, texts: Texts) -> Part:
    """Gather the signs of one level."""
    signs = tuple(made(sign, texts) for sign in of_level(level, draft))
    return Part(level, draft.words.levels.of(level), signs)


def made(sign: SignFile, texts: Texts) -> Sign:
    """Make a sign of its file."""
    return Sign(
        slug=sign.slug,
        title=sign.title,
        level=sign.level,
        mild=getattr(sign, "mild", False),
        symptoms=typographic(getattr(sign, "symptoms", ())),
        result=typographic(getattr(sign, "result", "")),
        old_names=getattr(sign, "old_names", ()),
        order=sign.order,
        url=sign.url,
        body=Markup(sign.content),  # noqa: S704 - Markdown of our repository
        sources=tuple(texts.sources(sign)),
        services=links(getattr(sign, "service_pages", ())),
        articles=links(getattr(sign, "article_pages", ())),
        exercises=links(getattr(sign, "exercise_pages", ())),
        reviewed=sign.reviewed,
        next_review=sign.next_review,
        waiting=sign.waiting,
    )


def links(pages: Iterable[Content]) -> tuple[Link, ...]:
    """Name pages with their addresses."""
    return tuple(Link(page.title, page.url) for page in pages)
