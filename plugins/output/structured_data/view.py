"""What is known about a page while it is rendered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date

from content_model.model import Content
from languages.local import Alternate
from page_tree.model import Crumb
from plain_data import dataclass
from plain_text import Table

Node = Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What is known about a page while it is rendered.

    Attributes:
        site: Address of the site, without a slash at its end.
        url: The page's own, below the site, without a slash at its start.
        template: Its layout, or "list" for a list of articles.
        content: None for lists, which have no file of their own.
        trail: The pages above it, the home page first.
        image: Address of the picture that stands for it when it is shared.
        logo: Address of the practice's mark.
        today: Tells the day that holidays are compared with: whoever asks depends
            on it, and is made anew tomorrow.
        services: All services in the page's language.
        alternates: Where it stands in each language.
        locations: The page of each office in the page's language, by its slug.
    """

    site: str
    url: str
    title: str
    description: str
    lang: str
    template: str
    today: Callable[[], date]
    content: Content | None = None
    trail: Sequence[Crumb] = ()
    image: str = ""
    logo: str = ""
    services: Sequence[Content] = ()
    alternates: Sequence[Alternate] = ()
    locations: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of content; "" for a list."""
        return self.content.kind if self.content else ""

    def address(self, url: str) -> str:
        """Make a page's address whole."""
        return f"{self.site}/{url}"

    def id_of(self, name: str, url: str = "") -> str:
        """Name a thing for ever: by the page it stands on and what it is there."""
        return f"{self.site}/{url}#{name}"

    def ref(self, name: str, url: str = "") -> Node:
        """Refer to a thing described elsewhere."""
        return {"@id": self.id_of(name, url)}
