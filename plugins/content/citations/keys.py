"""How authors cite, and what stands in the page until numbers are known.

A page can be kept while another page or the list of sources changes, so reading
it leaves `<clinic-cite of="hayden, table 1; nhs" line="31">` and no number.
"""

import re
from collections.abc import Iterator
from html import unescape

from citations.model import Citation

CITED = re.compile(r"[ \t]*\[(?P<keys>@[^\[\]\n\"<>]+)\]")
ELEMENT = re.compile(
    r"\s*<clinic-cite of=\"(?P<keys>[^\"]*)\" line=\"(?P<line>\d+)\"></clinic-cite>"
)
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


def marked(lines: list[str], first_line: int) -> Iterator[str]:
    """Yield the lines of a Markdown text with their cite keys as elements."""
    fence = ""
    for number, line in enumerate(lines, start=first_line):
        if found := FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        if fence or "[@" not in line:
            yield line
            continue
        element = rf'<clinic-cite of="\g<keys>" line="{number}"></clinic-cite>'
        yield CITED.sub(element, line)


def citations(keys: str) -> Iterator[Citation]:
    """Read what stands in one bracket: `@hayden, table 1; @nhs`."""
    for part in unescape(keys).split(";"):
        key, _, locator = part.partition(",")
        yield Citation(key.strip().removeprefix("@"), locator.strip())
