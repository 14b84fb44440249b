"""Say in an author's words what is wrong with a line of TOML."""

import re
from collections.abc import Sequence
from itertools import chain

from diagnostics.confusables import spoiled
from plain_text import table_beside

_ENTRY = re.compile(r"\[\[\s*([\w.-]+)\s*\]\]")


def in_words(reason: str, lines: Sequence[str], line: int) -> tuple[int, str, str]:
    """Return the line that is wrong, what is wrong with it, and what to do.

    Args:
        reason: As tomllib gives it.
        line: Counted from 1; 0 when it only found out at the end of the file.
    """
    place = _open_list(reason, lines) or line or _opened(reason, lines)
    text = lines[place - 1] if 0 < place <= len(lines) else ""
    name, equals, _ = text.partition("=")
    if equals and (fix := spoiled(name.rstrip(" "))):
        return place, "The name on this line has a sign that names can't have.", fix
    table = table_beside(__file__)
    seen = (slip for slip in table["seen"] if re.search(slip["pattern"], text))
    if reason.startswith("Cannot") and (entry := _ENTRY.match(text)):
        alone = [
            n for n, line in enumerate(lines, 1) if line.strip() == f"[{entry[1]}]"
        ]
        problem = "This list has more entries, so each has two pairs of brackets."
        return (*alone, place)[0], problem, f"Write [[{entry[1]}]]."
    said = (slip for slip in table["said"] if slip["part"] in reason)
    if slip := next(chain(seen, said), None):
        return place, slip["problem"], table["fix"].get(slip["fix"], slip["fix"])
    return place, "This line can't be read as a fact.", table["fix"]["form"]


def _open_list(reason: str, lines: Sequence[str]) -> int:
    """Find a list that ends with its line, though nothing closes it."""
    if "array" not in reason:
        return 0
    below = (*lines[1:], "end = 1")
    return next(
        (
            number
            for number, (text, after) in enumerate(zip(lines, below, strict=True), 1)
            if re.fullmatch(r"\s*[\w-]+\s*=\s*\[[^\]#]*", text)
            and re.match(r"\s*(?:[\w-]+\s*=|\[|$)", after)
        ),
        0,
    )


def _opened(reason: str, lines: Sequence[str]) -> int:
    """Find the line on which begins what never ends, or a name's second line."""
    if "array" in reason:
        opening = [
            n for n, line in enumerate(lines, 1) if re.search(r"\[[^\]]*$", line)
        ]
        return opening[-1] if opening else len(lines)
    for number, line in enumerate(lines, start=1):
        bare = re.sub(r'\\.|#[^"]*$', "", line)
        if "string" in reason and bare.count('"') % 2:
            return number
        if "Expected" in reason and re.search(r'"""|\'\'\'', line):
            return number
    return len(lines)
