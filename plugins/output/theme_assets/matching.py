"""Leave out what a page's sheet says about elements that are not on the page.

A component's sheet speaks of all its variants; a page has one or two of them.
Classes, written `.card`, names of elements and the direction of text are weighed,
outside of parentheses and in a plain :has(…), nothing else: what stands in others or
in brackets may match. Better a rule too many than one missed.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from theme_assets.smaller import blocks

NAME = re.compile(r"\.[A-Za-z_][\w-]*|(?<![.:#\w-])[A-Za-z_][\w-]*")
HAS = re.compile(r":has\(([^(),\[\]]+)\)")
ARGUMENTS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
RIGHT_TO_LEFT = "[dir=rtl]"
GROUPS = ("@container", "@layer", "@media", "@supports")


def matching(css: str, here: Collection[str]) -> str:
    """Keep rules that some element with these names, or with none, may match."""
    return "".join(kept(block, here) for block in blocks(css))


def kept(block: str, here: Collection[str]) -> str:
    """Return what is left of one rule, or of a group of them."""
    head, _brace, inside = block.partition("{")
    if not head.startswith("@"):
        left = ",".join(
            selector for selector, found in selectors(head) if found.issubset(here)
        )
        return f"{left}{{{inside}" if left else ""
    if not inside or not head.startswith(GROUPS):
        return block
    left = matching(inside.removesuffix("}"), here)
    return f"{head}{{{left}}}" if left else ""


@lru_cache(maxsize=1024)  # most are the same from build to build
def names(css: str) -> frozenset[str]:
    """Return every class and element that a sheet speaks of."""
    found: set[str] = set()
    for block in blocks(css):
        head, _brace, inside = block.partition("{")
        if head.startswith(GROUPS):
            found |= names(inside.removesuffix("}"))
        elif not head.startswith("@"):
            found.update(*(these for _, these in selectors(head)))
    return frozenset(found)


@cache
def selectors(head: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each selector of a rule with the names that it cannot do without."""
    return tuple((selector, frozenset(needed(selector))) for selector in split(head))


def needed(selector: str) -> Iterator[str]:
    """Yield the names without which it matches nothing."""
    yield from NAME.findall(bare(selector))
    for inside in HAS.finditer(selector):
        before = selector[: inside.start()]
        if before.count("(") == before.count(")"):  # else :not(…) may be around it
            yield from NAME.findall(inside[1])
    if RIGHT_TO_LEFT in selector:
        yield RIGHT_TO_LEFT


def split(head: str) -> list[str]:
    """Split a list of selectors at its own commas, not at those in parentheses."""
    found = [""]
    depth = 0
    for part in re.split(r"([(),])", head):
        depth += {"(": 1, ")": -1}.get(part, 0)
        if part == "," and depth == 0:
            found.append("")
        else:
            found[-1] += part
    return found


def bare(selector: str) -> str:
    """Take out everything in parentheses and brackets."""
    left = ""
    while left != selector:
        left, selector = selector, ARGUMENTS.sub("", selector)
    return selector
