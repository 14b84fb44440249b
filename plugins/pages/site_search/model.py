"""What is searched, and what pages are called."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from content_model.contents import Content

MAIN = '<main id="main">'
LANGUAGE = re.compile(r'<html lang="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Topic:
    """What a page is.

    Attributes:
        kind: As menus call pages like it: "Conditions".
        also: Other words that mean this page.
    """

    kind: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page as the index gets it."""

    url: str
    html: str


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of one kind in one language."""

    title: str
    lang: str
    pages: tuple[Content, ...]


def topics(
    pages: Iterable[Content], synonyms: Mapping[str, tuple[str, ...]]
) -> dict[str, Topic]:
    """Map addresses to topics."""
    return {
        page.url: Topic(
            kind_of(page),
            (*getattr(page, "also_called", ()), *synonyms.get(f"/{page.url}", ())),
        )
        for page in pages
    }


def kind_of(page: Content) -> str:
    """Name a page's kind by the page above it, in the page's language."""
    homes = {"", page.lang}
    above = [
        crumb.title for crumb in page.breadcrumbs if crumb.url.strip("/") not in homes
    ]
    return above[-1] if above else ""


def groups(pages: Iterable[Content]) -> tuple[Group, ...]:
    """Sort pages by language and kind; pages without a kind come last."""
    found: dict[tuple[str, str], list[Content]] = {}
    for page in pages:
        found.setdefault((page.lang, kind_of(page)), []).append(page)
    return tuple(
        Group(kind, lang, tuple(sorted(some, key=lambda each: str(each.title))))
        for (lang, kind), some in sorted(
            found.items(), key=lambda item: (item[0][0], not item[0][1], item[0][1])
        )
    )


def read_page(output: Path, url: str, topic: Topic) -> SearchPage:
    """Read a finished page's main part and add what is not written on it."""
    html = (output / url / "index.html").read_text(encoding="utf-8")
    lang = LANGUAGE.search(html)
    _, opening, rest = html.partition(MAIN)
    text, closing, _ = rest.partition("</main>")
    added = {"kind": topic.kind, "also": ", ".join(topic.also)}
    known = "".join(
        f'<p data-pagefind-meta="{name}" data-pagefind-ignore>{escape(words)}</p>'
        for name, words in added.items()
        if words
    )
    main = f"{opening}{text}{known}{closing}"
    page = f'<html lang="{lang[1] if lang else ""}"><body>{main}</body></html>'
    return SearchPage(f"/{url}", page)
