"""What the sitemap says about one page."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A page that search engines may list.

    Attributes:
        changed: The day of its last change; None when its content states none.
        languages: Language and address of the page in each language.
        images: Addresses of the pictures on it.
    """

    address: str
    changed: date | None = None
    languages: tuple[tuple[str, str], ...] = ()
    images: tuple[str, ...] = ()
