"""Find the page that a link means, in the language of the page it stands on."""

import re

_ALTERNATE = re.compile(
    r"""<link [^>]*hreflang=["']?([\w-]+)["']? href=["']?([^"'\s>]+)"""
)
_HOME = re.compile(r"(?:[a-z]{2,3}(?:-[a-z]+)?/)?index\.html")
_FOLDER = re.compile(r"([a-z]{2,3}(?:-[a-z]+)?)/")


def may_leave(url: str, file: str, lang: str) -> bool:
    """Tell whether a file may be in another language than the page at an address.

    A link to a home page in another language is meant: “[En español](/es/)”.
    """
    if _HOME.fullmatch(file):
        return False
    if found := _FOLDER.match(file):
        return bool(lang) and found[1] != lang
    return bool(lang) and url.startswith(f"{lang}/")


def same_page_in(lang: str, html: str, here: str) -> str:
    """Return the address of a page's counterpart; "" when it has none.

    Args:
        here: The address of the page with this HTML, which names its counterparts.
    """
    known = _ALTERNATE.findall(html)
    own = next((href for _, href in known if href.endswith(here)), here)
    site = own.removesuffix(here)
    there = next((href for code, href in known if code == lang), own)
    return "" if there == own else there.removeprefix(site)
