"""Does HTML nest?"""

from collections.abc import Iterable, Iterator

from links.model import Tag
from plain_data import dataclass

VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link"),
        *("meta", "source", "track", "wbr"),
    }
)
# End tags that HTML lets one leave out when the parent ends.
_OPTIONAL = frozenset(
    {
        *("p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot"),
        *("colgroup", "option"),
    }
)
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "details", "div", "dl"),
        *("fieldset", "figcaption", "figure", "footer", "header", "hr", "main"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "nav", "ol", "p", "pre", "section"),
        *("table", "ul"),
    }
)
OF_HTML = (
    VOID
    | _OPTIONAL
    | _BLOCKS
    | {
        *("a", "abbr", "b", "bdi", "bdo", "caption", "cite", "code", "data", "del"),
        *("dfn", "em", "hgroup", "i", "ins", "kbd", "label", "legend", "map", "mark"),
        *("menu", "meter", "picture", "progress", "q", "rp", "rt", "ruby", "s"),
        *("samp", "search", "small", "span", "strong", "sub", "summary", "sup"),
        *("time", "var"),
        *("svg", "circle", "defs", "desc", "ellipse", "g", "line", "marker", "mask"),
        *("path", "pattern", "polygon", "polyline", "rect", "stop", "text", "tspan"),
        *("use", "symbol", "math"),
    }
)


# What Markdown makes of plain text.
_MADE = frozenset({"p", "li", "td", "th", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not nest: the tag as an author wrote it, and the sentence."""

    written: str
    problem: str
    fix: str


def faults(tags: Iterable[Tag]) -> Iterator[Fault]:
    """Yield what does not nest, in the order of the text."""
    stack: list[str] = []
    ended_by = ""  # the element that ended a paragraph, as browsers see it
    for tag in tags:
        if tag.closing and tag.name == "p" and "p" not in stack:
            yield _no_paragraph(ended_by)
        elif tag.closing:
            yield from _close(tag.name, stack)
        elif tag.name not in VOID and not tag.empty:
            if tag.name in _BLOCKS and stack and stack[-1] == "p":
                stack.pop()
                ended_by = tag.name
            stack.append(tag.name)
    for name in stack:
        if name not in _OPTIONAL:
            fix = f"Write </{name}> where it ends."
            yield Fault(f"<{name}", f"<{name}> is opened here and never closed.", fix)


def _no_paragraph(ended_by: str) -> Fault:
    """Say what ended the paragraph before its end tag."""
    if not ended_by:
        return Fault("</p", "</p> closes what was never opened.", "Remove it.")
    problem = f"<{ended_by}> can't stand inside a paragraph."
    fix = "Put it on a line of its own, with an empty line before and after it."
    return Fault(f"<{ended_by}", problem, fix)


def _close(name: str, stack: list[str]) -> Iterator[Fault]:
    while stack and stack[-1] != name and stack[-1] in _OPTIONAL and name in stack:
        stack.pop()
    if stack and stack[-1] == name:
        stack.pop()
    elif name in stack:
        inner = stack[-1]
        if name in _MADE:  # nobody wrote its end
            problem = f"<{inner}> is opened here and not closed in its paragraph."
            yield Fault(f"<{inner}", problem, f"Write </{inner}> where it ends.")
        else:
            problem = f"</{name}> stands before <{inner}> is closed."
            yield Fault(f"</{name}", problem, f"Write </{inner}> first.")
        while stack.pop() != name:
            pass
    elif name not in VOID:
        problem = f"</{name}> closes what was never opened."
        yield Fault(f"</{name}", problem, "Remove it.")
