"""English words on a page in another language, which a screen reader says in English.

ENGLISH_WORDS, a page's HTML -> <span lang="en">urgent care</span>
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from i18n import spoken_language

# What stays as it is: what can't hold a tag, what is English already, and tags.
_KEPT = (
    r"<(?:script|style|svg|template|textarea|title|option)\b.*?"
    r"</(?:script|style|svg|template|textarea|title|option)>"
    r"|<(?P<tag>\w+)\b[^>]*\slang=\"?en\b[^>]*>.*?</(?P=tag)>"
    r"|<[^>]*>"
)


def mark_english(html: str, words: Iterable[str]) -> Markup:
    """Say of each of the words that it is English, wherever a reader meets it."""
    if spoken_language() != "en":
        some = tuple(word for word in words if word in html)
        html = _pattern(some).sub(_marked, html) if some else html
    return Markup(html)  # noqa: S704 - the template's own


def _marked(found: re.Match[str]) -> str:
    said = found["said"]
    return f'<span lang="en">{said}</span>' if said else found[0]


@lru_cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    said = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"{_KEPT}|(?<!\w)(?P<said>{said})(?!\w)", re.DOTALL)
