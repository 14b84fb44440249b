"""How authors cite, and what stands in the page until numbers are known.

A page can be kept while another page or the list of sources changes, so reading
it leaves `<clinic-cite of="hayden, table 1; nhs" line="31">` and no number.
"""

import re
from collections.abc import Iterator
from html import unescape

from citations.model import Citation
from commonmark.source import change_words

CITED = re.compile(r"[ \t]*(?<!\\)\[(?P<keys>@[^\[\]\n\"<>]+)(?<!\\)\]")
ELEMENT = re.compile(
    r"<clinic-cite of=\"(?P<keys>[^\"]*)\" line=\"(?P<line>\d+)\"></clinic-cite>"
)


def marked(lines: list[str], first_line: int) -> list[str]:
    """Give the lines of a Markdown text with their cite keys as elements."""
    return change_words(lines, first_line, _marked)


def _marked(words: str, line: int) -> str:
    element = rf'<clinic-cite of="\g<keys>" line="{line}"></clinic-cite>'
    return CITED.sub(element, words) if "[@" in words else words


def citations(keys: str) -> Iterator[Citation]:
    """Read what stands in one bracket: `@hayden, table 1; @nhs`."""
    for part in unescape(keys).split(";"):
        key, _, locator = part.partition(",")
        yield Citation(key.strip().removeprefix("@").strip(), locator.strip())
