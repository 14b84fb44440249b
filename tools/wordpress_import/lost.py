"""Which words of an old page did not come along, whatever the reason."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree, html

from wordpress_import.shortcodes import WRAPPER, said

_WORD = re.compile(r"[^\W_]+")
_SILENT = ("script", "style", "template")
_SHOWN = ("alt", "title", "placeholder", "aria-label")  # attributes that are read
_MOST = 60  # notes on one page; what is more stands in one


def lost_words(body: str, markdown: str, *reported: str) -> Iterator[str]:
    """Yield each stretch of words that stands in a page and not in its Markdown.

    Args:
        body: The old page's HTML.
        reported: What the report says already: words in it are not lost.
    """
    kept = Counter(_words(" ".join([markdown, *reported])))
    stretch: list[str] = []
    found: list[list[str]] = []
    for word in [*_words(_text(body)), ""]:
        if word and not kept[word]:
            stretch.append(word)
            continue
        kept[word] -= 1
        if stretch:
            found.append(stretch)
            stretch = []
    rest = [" … ".join(" ".join(words) for words in found[_MOST:])]
    for shown in [" ".join(words) for words in found[:_MOST]] + rest:
        if shown:
            yield f"These words did not come along: “{shown}”. Put them in by hand."


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _text(body: str) -> str:
    """Return what a visitor of the old page read."""
    body = WRAPPER.sub(lambda found: said(found[0]), body)
    if not body.strip():
        return ""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    root = html.document_fromstring(f"<body>{body}", parser=parser)
    etree.strip_elements(root, *_SILENT, with_tail=False)
    read = (element.get(name, "") for element in root.iter() for name in _SHOWN)
    return " ".join([*map(str, root.itertext()), *read])
