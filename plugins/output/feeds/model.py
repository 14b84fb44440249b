"""What feeds are about, and what their entries are called for ever."""

from content_model.model import Content
from plain_data import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """Makes ids: tag URIs (RFC 4151), which nobody else can have made.

    Attributes:
        host: The site's; a site that moves keeps its old one here.
        since: A year in which the practice had that host.
    """

    host: str
    since: int
    default_lang: str

    def of(self, article: Content) -> str:
        """Name an article by its file."""
        folder = "" if article.lang == self.default_lang else f"{article.lang}/"
        return self.make(f"{folder}articles/{article.slug}")

    def make(self, name: str) -> str:
        """Name anything by a path."""
        return f"tag:{self.host},{self.since}:{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one feed is about.

    Attributes:
        url: The page that lists the same articles, without a leading slash.
    """

    title: str
    description: str
    url: str
    lang: str
    id: str
