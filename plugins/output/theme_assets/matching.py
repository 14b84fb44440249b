"""Leave out what a page's sheet says about classes that are not on the page.

A component's sheet speaks of all its variants; a page has one or two of them.
What stands in `:not()`, `:is()`, `:where()` and `:has()` is not weighed: better a
rule too many than one that is missed.
"""

import re
from collections.abc import Collection
from functools import cache

from theme_assets.smaller import blocks

CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
ARGUMENTS = re.compile(r"\([^()]*\)")
GROUPS = ("@layer", "@media", "@supports")


def matching(css: str, classes: Collection[str]) -> str:
    """Keep rules that some element with these classes, or with none, may match."""
    return "".join(kept(block, classes) for block in blocks(css))


def kept(block: str, classes: Collection[str]) -> str:
    """Return what is left of one rule, or of a group of them."""
    head, _brace, inside = block.partition("{")
    if not head.startswith("@"):
        left = ",".join(
            each for each, needed in selectors(head) if needed.issubset(classes)
        )
        return f"{left}{{{inside}" if left else ""
    if not inside or not head.startswith(GROUPS):
        return block
    left = matching(inside.removesuffix("}"), classes)
    return f"{head}{{{left}}}" if left else ""


@cache
def selectors(head: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each selector of a rule with the classes that it cannot do without."""
    return tuple((each, frozenset(CLASS.findall(bare(each)))) for each in split(head))


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
    """Take out everything in parentheses."""
    left = ""
    while left != selector:
        left, selector = selector, ARGUMENTS.sub("", selector)
    return selector
