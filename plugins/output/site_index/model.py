"""What the sitemap says about one page."""

from datetime import date
from typing import NamedTuple


class Entry(NamedTuple):
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
