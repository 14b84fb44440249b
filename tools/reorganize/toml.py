"""Edits of TOML and BibTeX files, line by line, so that comments stay."""

import re
from collections.abc import Iterable

_HEADING = re.compile(r"^\[\[?[^\]]+\]\]?")


def blocks(text: str) -> list[list[str]]:
    """Cut a file into what stands before its tables, and its tables.

    Comments and blank lines right above a table belong to it.
    """
    found: list[list[str]] = [[]]
    above: list[str] = []
    for line in text.splitlines():
        if _HEADING.match(line):
            found.append([*above, line])
            above = []
        elif not line.strip() or line.lstrip().startswith("#"):
            above.append(line)
        else:
            found[-1] += [*above, line]
            above = []
    found[-1] += above
    return found


def without_entries(text: str, key: str, addresses: Iterable[str]) -> str:
    """Drop what names one of some addresses in a key: a table, or a line in a list.

    A table with entries of its own below it keeps them, under its title.
    """
    wanted = _any_of(addresses)
    own = re.compile(rf'^{key}\s*=\s*"(?:{wanted})(?:#[^"]*)?"\s*(?:#.*)?$')
    inline = re.compile(rf'^\s*\{{.*\b{key}\s*=\s*"(?:{wanted})(?:#[^"]*)?".*\}},?\s*$')
    kept = []
    for block in blocks(text):
        lines = [line for line in block if not inline.match(line)]
        if any(own.match(line) for line in lines):
            if not any(line.startswith("children") for line in lines):
                continue
            lines = [line for line in lines if not own.match(line)]
        kept.append(lines)
    return _joined(kept)


def without_ways_on(text: str, addresses: Iterable[str]) -> str:
    """Take the link off texts that lead on to one of some addresses."""
    wanted = _any_of(addresses)
    way_on = re.compile(rf'^link_page\s*=\s*"(?:{wanted})(?:#[^"]*)?"')
    kept = [
        [line for line in block if not line.startswith(("link_page", "link_text"))]
        if any(map(way_on.match, block))
        else block
        for block in blocks(text)
    ]
    return _joined(kept)


def with_addresses(text: str, moves: dict[str, str]) -> str:
    """Replace quoted addresses, whatever stands behind a #."""
    for old, new in moves.items():
        text = re.sub(rf'"{re.escape(old)}(#[^"]*)?"', rf'"{new}\1"', text)
    return text


def with_redirects(text: str, moves: dict[str, str]) -> str:
    """Add old addresses, and lead those that led there straight to the new ones."""
    text = with_addresses(text, moves)
    for old, new in moves.items():
        table = f'[[redirect]]\nold = "{old}"\nnew = "{new}"\n'
        if f'old = "{old}"' not in text:
            text = f"{text.rstrip()}\n\n{table}" if text.strip() else table
    return text


def source_keys(text: str) -> set[str]:
    """List the keys of a .bib file."""
    return set(re.findall(r"^@\w+\{\s*([^\s,]+)\s*,", text, re.MULTILINE))


def without_sources(text: str, keys: Iterable[str]) -> str:
    """Drop entries of a .bib file."""
    entry = rf"^@\w+\{{\s*(?:{_any_of(keys)})\s*,.*?^\}}\n*"
    return re.sub(entry, "", text, flags=re.MULTILINE | re.DOTALL)


def without_figures(text: str, keys: Iterable[str]) -> str:
    """Drop the figures of some sources from numbers.toml."""
    table = rf"^\[(?:{_any_of(keys)})\]\n.*?(?=^\[|\Z)"
    return re.sub(table, "", text, flags=re.MULTILINE | re.DOTALL)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def without_phrases(text: str, phrases: Iterable[str]) -> str:
    """Drop translations of phrases from a words.toml."""
    starts = tuple(f'"{phrase}" =' for phrase in phrases)
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(starts))


def phrases(text: str) -> set[str]:
    """List the phrases that a words.toml translates."""
    return set(re.findall(r'^"((?:[^"\\]|\\.)*)"\s*=', text, re.MULTILINE))


def quoted(text: str) -> set[str]:
    """List every text in double quotes."""
    return set(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def _joined(kept: list[list[str]]) -> str:
    text = "\n".join(line for block in kept for line in block)
    return f"{text.strip()}\n" if text.strip() else ""


def without_tables(text: str, name: str, key: str, starts: Iterable[str]) -> str:
    """Drop the tables of a name in which a key's text begins with one of some."""
    wanted = _any_of(starts)
    line_of_key = re.compile(rf'^{key}\s*=\s*"(?:{wanted})')
    kept = [
        block
        for block in blocks(text)
        if f"[[{name}]]" not in block or not any(map(line_of_key.match, block))
    ]
    return _joined(kept)
