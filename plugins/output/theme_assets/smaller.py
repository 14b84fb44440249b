"""Make stylesheets small: what a page carries, every visitor waits for.

tokens.css -> constants(): tokens that never change -> put in place of var(…)
a sheet    -> small(): minified, with what older browsers need
sheets     -> joined(): one sheet, each layer and what paper needs opened once
all sheets -> short_names(): `--color-ink` -> `--c`, the same in each of them
one page   -> for_one_page(): no token that nothing on it asks for

Sources keep their full names: only what is built is short. Every step depends on
the sheets alone, so that the same theme makes the same bytes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count

BROWSERS = ["safari >= 15.4", "chrome >= 105", "firefox >= 110"]
PAPER = "@media print{"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARED = re.compile(r"(?<=[\s{;])(--[\w-]+)\s*:\s*([^;}]+?)\s*(?:;|(?=\}))")
ROOT = re.compile(r":root\{[^{}]*\}")
# Where a custom property is set or asked for; `.card--wide` is a class.
NAMED = re.compile(r"(?<=[{;(])--[\w-]+")
ASKED = re.compile(r"var\((--[\w-]+)([,)])")
NEEDLESS = re.compile("-webkit-text-decoration-color:[^;}]+;")  # since Safari 12.1
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def constants(tokens: str, sheets: Iterable[str]) -> dict[str, str]:
    """Find tokens that may stand where they are asked for.

    They have one value, whatever the page, the window or the medium. One that asks
    for another token is none of them: it depends on where it is asked. A color
    is two, light and dark, and pays only where nothing else asks for it.
    """
    text = "".join(COMMENT.sub("", sheet) for sheet in sheets)
    declared = Counter(name for name, _value in DECLARED.findall(text))
    asked = Counter(name for name, _end in ASKED.findall(text))
    with_default = {name for name, end in ASKED.findall(text) if end == ","}
    return {
        name: value
        for name, value in DECLARED.findall(COMMENT.sub("", tokens))
        if declared[name] == 1
        and name not in with_default
        and "var(" not in value
        and ("light-dark(" not in value or asked[name] == 1)
    }


def in_place(css: str, values: Mapping[str, str]) -> str:
    """Put constants where they are asked for, and leave out where they are set."""
    css = COMMENT.sub("", css)
    css = ASKED.sub(lambda match: values.get(match[1], match[0]), css)
    return DECLARED.sub(lambda match: "" if match[1] in values else match[0], css)


def small(css: str, name: str) -> str:
    """Take out what browsers don't need; put in what older ones do."""
    import lightningcss  # noqa: PLC0415 - most builds keep the sheets of the last

    made: str = lightningcss.process_stylesheet(
        css, filename=name, browsers_list=BROWSERS, minify=True
    )
    return NEEDLESS.sub("", made)


def joined(sheets: Iterable[str]) -> str:
    """Join minified sheets: neighbors of one layer, and print styles in each."""
    layers: list[tuple[str, str]] = []
    for block in (block for css in sheets for block in blocks(css)):
        head, _brace, inside = block.removesuffix("}").partition("{")
        if not head.startswith("@layer ") or not inside:
            layers.append(("", block))
        elif layers and layers[-1][0] == head:
            layers[-1] = head, layers[-1][1] + inside
        else:
            layers.append((head, inside))
    return "".join(
        f"{head}{{{print_last(css)}}}" if head else css for head, css in layers
    )


def print_last(css: str) -> str:
    """Put rules for paper together, behind those for every medium.

    They only hide, unfold or resize what other rules of their component show.
    """
    shown, printed = by_medium(blocks(css))
    return f"{shown}{PAPER}{printed}}}" if printed else shown


def by_medium(rules: Iterable[str]) -> tuple[str, str]:
    """Part rules: those for every medium, and what those for paper say."""
    shown = printed = ""
    for rule in rules:
        if rule.startswith(PAPER):
            printed += rule.removeprefix(PAPER).removesuffix("}")
        else:
            shown += rule
    return shown, printed


def parted(css: str) -> tuple[str, str]:
    """Part a joined sheet: what any medium needs, and what only paper does."""
    screens, papers = [], []
    for layer in blocks(css):
        head, _brace, inside = layer.removesuffix("}").partition("{")
        rules = blocks(inside) if head.startswith("@layer ") else ()
        shown, printed = by_medium(rules)
        if not printed:
            screens.append(layer)
            continue
        screens.append(f"{head}{{{shown}}}" if shown else "")
        papers.append(f"{head}{{{printed}}}")
    return "".join(screens), "".join(papers)


def tokens_of(css: str, asking: str) -> str:
    """Return the tokens of a joined sheet that it or another one asks for."""
    tokens = "".join(
        block for block in blocks(css) if block.startswith("@layer tokens{")
    )
    return asked_only(tokens, ASKED.findall(tokens + asking))


@lru_cache(maxsize=1024)  # the same sheets stand on many pages
def blocks(css: str) -> tuple[str, ...]:
    """Return the rules of a minified sheet, each with all that stands in it."""
    found, start, depth = [], 0, 0
    for mark in re.finditer(r"[{};]", css):
        depth += {"{": 1, "}": -1, ";": 0}[mark[0]]
        if depth == 0:
            found.append(css[start : mark.end()])
            start = mark.end()
    return tuple(found)


def short_names(sheets: Iterable[str]) -> dict[str, str]:
    """Name custom properties by a letter or two, the most used the shortest."""
    times = Counter(name for css in sheets for name in NAMED.findall(css))
    names = sorted(times, key=lambda name: (-times[name], name))
    return dict(zip(names, letters(), strict=False))


def letters() -> Iterator[str]:
    """Yield --a … --z, --aa, --ab and so on."""
    yield from (f"--{name}" for name in LETTERS)
    for number in count():
        first, second = divmod(number, len(LETTERS))
        yield f"--{LETTERS[first]}{LETTERS[second]}"


def shortened(css: str, names: Mapping[str, str]) -> str:
    """Write every custom property by its short name."""
    return NAMED.sub(lambda match: names[match[0]], css)


def for_one_page(css: str) -> str:
    """Leave out tokens that nothing asks for; put in place those asked for once.

    Only the page's own sheet can tell; a token that print or a component changes
    keeps its name.
    """
    left = None
    while left != css:
        left = css
        css = asked_only(css, ASKED.findall(css))
    asked = Counter(name for name, _end in ASKED.findall(css))
    declared = Counter(name for name, _value in DECLARED.findall(css))
    values = {
        name: value
        for rule in ROOT.findall(css)
        for name, value in DECLARED.findall(rule)
        if declared[name] == 1 and asked[name] == 1 and f"var({name})" in css
    }
    return in_place(css, values).replace(";}", "}")


def asked_only(css: str, asked: Iterable[tuple[str, str]]) -> str:
    """Keep of our own properties only those that are asked for."""
    names = {name for name, _end in asked}
    return DECLARED.sub(lambda match: match[0] if match[1] in names else "", css)
