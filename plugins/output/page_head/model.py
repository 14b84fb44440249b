"""What stands in the head of a page."""

from markupsafe import Markup

from plain_data import dataclass


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that has new articles of this page's subject."""

    title: str
    type: str
    url: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language; `x-default` is for all others."""

    lang: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What stands in the head of a page.

    Attributes:
        canonical: The one address of the page; "" when it has none.
        robots: What search engines are asked; "" when they may list it.
        social: Open Graph and Twitter: property and content, in order.
        json_ld: Structured data, safe in a script element; "" for none.
    """

    title: str
    description: str
    canonical: str
    robots: str
    social: tuple[tuple[str, str], ...]
    languages: tuple[LanguageLink, ...]
    feeds: tuple[FeedLink, ...]
    json_ld: Markup
