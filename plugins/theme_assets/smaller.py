"""Make stylesheets small: what a page carries, every visitor waits for.

tokens.css -> constants(): tokens that never change -> put in place of var(…)
a sheet    -> small(): minified, with what older browsers need
           -> for_screen_and_paper(): print styles apart, to load later
all sheets -> short_names(): `--color-ink` -> `--c`, the same in each of them

Sources keep their full names: only what is built is short. Every step depends on
the sheets alone, so that the same theme makes the same bytes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

import lightningcss

BROWSERS = ["safari >= 15.4", "chrome >= 105", "firefox >= 110"]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARED = re.compile(r"(?<=[\s{;])(--[\w-]+)\s*:\s*([^;}]+?)\s*(?:;|(?=\}))")
# Where a custom property is set or asked for; `.card--wide` is a class.
NAMED = re.compile(r"(?<=[{;(])--[\w-]+")
ASKED = re.compile(r"var\((--[\w-]+)([,)])")
PAPER = "@media print{"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def constants(tokens: str, sheets: Iterable[str]) -> dict[str, str]:
    """Find tokens that may stand where they are asked for.

    They have one value, whatever the page, the window or the medium. One that asks
    for another token is none of them: it depends on where it is asked. A color
    is two, light and dark, and pays only where nothing else asks for it.
    """
    text = "".join(COMMENT.sub("", each) for each in sheets)
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
    css = ASKED.sub(lambda each: values.get(each[1], each[0]), css)
    return DECLARED.sub(lambda each: "" if each[1] in values else each[0], css)


def small(css: str, name: str) -> str:
    """Take out what browsers don't need; put in what older ones do."""
    made: str = lightningcss.process_stylesheet(
        css, filename=name, browsers_list=BROWSERS, minify=True
    )
    return made


def for_screen_and_paper(css: str) -> tuple[str, str]:
    """Part a minified sheet into what a screen needs and what only paper does."""
    screen, paper = "", ""
    for block in blocks(css):
        if block.startswith(PAPER):
            paper += block.removeprefix(PAPER).removesuffix("}")
        elif block.startswith("@layer ") and PAPER in block:
            head, inside = block.removesuffix("}").split("{", maxsplit=1)
            shown, printed = for_screen_and_paper(inside)
            screen += f"{head}{{{shown}}}" if shown else ""
            paper += f"{head}{{{printed}}}"
        else:
            screen += block
    return screen, paper


def blocks(css: str) -> Iterator[str]:
    """Yield the rules of a minified sheet, each with all that stands in it."""
    start = depth = 0
    for found in re.finditer(r"[{};]", css):
        depth += {"{": 1, "}": -1, ";": 0}[found[0]]
        if depth == 0:
            yield css[start : found.end()]
            start = found.end()
    yield css[start:]


def short_names(sheets: Iterable[str]) -> dict[str, str]:
    """Name custom properties by a letter or two, the most used the shortest."""
    times = Counter(name for css in sheets for name in NAMED.findall(css))
    names = sorted(times, key=lambda name: (-times[name], name))
    return dict(zip(names, letters(), strict=False))


def letters() -> Iterator[str]:
    """Yield --a … --z, --aa, --ab and so on."""
    yield from (f"--{each}" for each in LETTERS)
    for number in count():
        first, second = divmod(number, len(LETTERS))
        yield f"--{LETTERS[first]}{LETTERS[second]}"


def shortened(css: str, names: Mapping[str, str]) -> str:
    """Write every custom property by its short name."""
    return NAMED.sub(lambda each: names[each[0]], css)
