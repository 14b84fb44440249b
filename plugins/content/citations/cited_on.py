"""Numbers of a page whose sources stand on another page."""

import re

from markupsafe import Markup

_PLACE = re.compile(r' id="cite-[^"]*"')  # nothing leads back to it
_NAME = re.compile(r'(role="doc-noteref" aria-label="[^":]*): [^"]*"')


def cited_on(html: str, address: str) -> Markup:
    """Let numbers lead to the page at `address`, which lists all sources.

    Their names stay there: no margin of this page shows them.
    """
    text = _NAME.sub(r'\1"', _PLACE.sub("", html))
    text = text.replace('href="#source-', f'href="{address}#source-')
    return Markup(text)  # noqa: S704 - the template's own
