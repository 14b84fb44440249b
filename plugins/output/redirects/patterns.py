"""Rules that stand for many addresses: `/{year}/{month}/{day}/{article}/`."""

import re
from collections.abc import Iterator, Mapping, Sequence

from diagnostics import Diagnostic
from redirects.model import Move

PLACEHOLDER = re.compile(r"\{(\w*)\}")

# One of these decides which pages a rule is about; dates go with articles.
FAMILIES = ("article", "category", "tag", "person")
OF_ARTICLES = ("year", "month", "day")


def expanded(
    rule: Move, known: Mapping[str, Sequence[Mapping[str, str]]]
) -> Iterator[Move]:
    """Make a move for each page that a rule is about.

    Args:
        known: For each family, the words that stand for each of its pages.
    """
    names = PLACEHOLDER.findall(rule.old)
    if not names:
        yield rule
        return
    for words in known[next(name for name in names if name in FAMILIES)]:
        yield Move(
            old=filled(rule.old, words),
            new=filled(rule.new, words),
            path=rule.path,
            line=rule.line,
            general=True,
        )


def filled(text: str, words: Mapping[str, str]) -> str:
    """Put words in place of the names in braces."""
    return PLACEHOLDER.sub(lambda found: words[found[1]], text)


def misused(rule: Move) -> Iterator[Diagnostic]:
    """Name placeholders that nobody could fill."""
    names = PLACEHOLDER.findall(rule.old)
    families = [name for name in names if name in FAMILIES]
    allowed = {*families, *(OF_ARTICLES if "article" in families else ())}
    if names and len(families) != 1:
        problem = f"“{rule.old}” does not say which pages it is about."
        braced = ", ".join(f"{{{name}}}" for name in FAMILIES)
        yield rule.wrong(problem, f"Use one of {braced} in it.")
        return
    for name in {*names, *PLACEHOLDER.findall(rule.new)} - allowed:
        fix = f"Use {', '.join(f'{{{word}}}' for word in sorted(allowed))}."
        if not allowed:
            fix = "Write the address without braces."
        yield rule.wrong(f"Nothing stands for “{{{name}}}” here.", fix)
