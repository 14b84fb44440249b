"""Find sources that are cited in another way: `[hayden]`, `(@hayden)`."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from citations.keys import ELEMENT
from citations.library import Library
from commonmark.source import change_words
from content_model.model import Content
from content_model.reader import decoded
from diagnostics import Diagnostic
from diagnostics.suggest import did_you_mean, nearest

_BRACKETED = re.compile(r"(?<![\\!\]\[@])\[([^\[\]@\n\"<>\\]+)\](?![\[(:{\]])")
_AT = re.compile(
    r"@\[(?P<a>[\w-]+)\]|\(@(?P<b>[\w-]+)\)|\{@(?P<c>[\w-]+)\}"
    r"|(?<![\w\\.;/@\[])@(?P<d>[\w-]+)"
)
_SPACES = re.compile(r"\s+|&nbsp;|&#160;")
_TELLING = 5  # letters of a key that may be misspelt; shorter words are like many


def unmarked(content: Content, library: Library) -> Iterator[Diagnostic]:
    """Yield a mistake for each; words in brackets that are no keys are words."""
    html = content._content or ""  # noqa: SLF001
    if "[" in html or "@" in html:
        html = ELEMENT.sub("", html)
    source = content.source
    if "[" not in html and "@" not in html:  # mostly: the file need not be read again
        return
    text = decoded(Path(content.source_path), source.path)
    found: list[tuple[int, str, str]] = []

    def look(words: str, line: int) -> str:
        bare, marked = _BRACKETED.finditer(words), _AT.finditer(words)
        found.extend((line, entry[0], _meant(entry[1], library)) for entry in bare)
        found.extend(
            (line, entry[0], f"Write [@{entry[entry.lastgroup or 0]}].")
            for entry in marked
            if entry[entry.lastgroup or 0].lower() in library.sources
        )
        return words

    lines = text.split("\n")[source.body_line - 1 :]
    change_words(lines, source.body_line, look)
    shown = _SPACES.sub("", html)  # as typography has them
    for line, words, fix in found:
        if fix and _SPACES.sub("", escape(words, quote=False)) in shown:
            problem = f"“{words}” names a source in a way that is shown as it stands."
            yield Diagnostic(source.path, line, problem, fix, "citation")


def _meant(words: str, library: Library) -> str:
    """Say how the sources are written, if words in brackets mean some."""
    parts = [part.strip() for part in words.split(";")]
    keys = [part.partition(",")[0].strip().lower() for part in parts]
    if any(key in library.sources for key in keys):
        return f"Write [{'; '.join(f'@{part}' for part in parts)}]."
    near = nearest(keys[0], library.sources) if len(keys[0]) >= _TELLING else ""
    return did_you_mean(f"[@{near}]") if near and " " not in keys[0] else ""
