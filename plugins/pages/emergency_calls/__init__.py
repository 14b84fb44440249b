"""Make each “Call 911” and “call or text 988” on a page a link that calls.

The filter `emergency_calls` gives the words of a whole page, written in Markdown,
in a template or in a catalog, the links `tel:911`, `tel:988` and `sms:988`.
base.html uses it, so no author and no template can forget one.
"""

import re
from collections.abc import Callable

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

# What stays as it is: what can't hold a link or has one, and tags.
KEPT = re.compile(
    r"<(a|button|script|style|summary|svg|template|textarea|title)\b.*?</\1>",
    re.DOTALL,
)
TAG = re.compile(r"<[^>]*>")
SPACE = r"(?:\s|&nbsp;|&\#160;)+"
NUMBER = r"(?<![\w.,+#-]){}(?![\w%-]|[.,]\d)"
CALL = rf"\b(?:call|(?:llame|llamar)(?:{SPACE}(?:ahora|hoy|también))?(?:{SPACE}al)?)"
TEXT = rf"(?:text|mande{SPACE}un{SPACE}mensaje(?:{SPACE}de{SPACE}texto)?)"
EITHER = re.compile(
    rf"(?P<call>{CALL})(?P<or>{SPACE}(?:or|o){SPACE})"
    rf"(?P<text>{TEXT}(?:{SPACE}al)?{SPACE}{NUMBER.format('988')})",
    re.IGNORECASE,
)
# A number alone may count people: it is to be called after these words only.
LEAD = rf"\b(?:and|at|dial|or|to|al|o|y)\b{SPACE}"
ONE = re.compile(
    rf"(?:(?P<call>{CALL}{SPACE})|(?P<lead>{LEAD}))"
    rf"(?P<number>{NUMBER.format('(?:911|988)')})",
    re.IGNORECASE,
)


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(add_filter)


def add_filter(generator: Generator) -> None:
    """Give templates the filter."""
    generator.env.filters["emergency_calls"] = emergency_calls


def emergency_calls(html: str) -> Markup:
    """Link each emergency number that is not part of a link yet."""
    html = str(html)  # parts of Markup would each be Markup anew
    made = between(KEPT, html, lambda part: between(TAG, part, linked))
    return Markup(made)  # noqa: S704 - the template's own


def between(kept: re.Pattern[str], html: str, change: Callable[[str], str]) -> str:
    """Change what stands between what is kept, where it has a number."""
    if "911" not in html and "988" not in html:
        return html
    parts, end = [], 0
    for found in kept.finditer(html):
        parts += [change(html[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, change(html[end:])])


def linked(words: str) -> str:
    """Link the numbers of a text without tags."""
    if "911" not in words and "988" not in words:
        return words
    parts, end = [], 0
    for both in EITHER.finditer(words):
        parts.append(ONE.sub(_called, words[end : both.start()]))
        parts.append(
            f'<a href="tel:988">{both["call"]}</a>{both["or"]}'
            f'<a href="sms:988">{both["text"]}</a>'
        )
        end = both.end()
    return "".join([*parts, ONE.sub(_called, words[end:])])


def _called(found: re.Match[str]) -> str:
    lead, words = found["lead"] or "", (found["call"] or "") + found["number"]
    return f'{lead}<a href="tel:{found["number"]}">{words}</a>'
