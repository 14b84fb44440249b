"""Facts in the words of another language.

    content/es/practice/words.toml: "Thanksgiving Day" = "Día de Acción de Gracias"

A fact stands once; a translation says only how its words read in the other
language. Numbers, names and addresses stay as they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from diagnostics import ContentError, Diagnostic
from facts.model import Facts
from facts.reader import read_facts
from facts.toml_text import read_toml


def read_words(path: Path, root: Path) -> tuple[dict[str, str], list[Diagnostic]]:
    """Read a language's phrases; without a file, it has none."""
    shown = path.relative_to(root).as_posix()
    if not path.exists():
        return {}, []
    try:
        table, text = read_toml(path, shown)
    except ContentError as error:
        return {}, list(error.diagnostics)
    diagnostics = [
        Diagnostic(
            shown,
            line_of_phrase(text, phrase),
            f"“{phrase}” is not followed by text.",
            'Write a line "English words" = "words of this language".',
        )
        for phrase, words in table.items()
        if not isinstance(words, str)
    ]
    return table, diagnostics


def article_categories(content: Path, lang: str) -> tuple[str, ...]:
    """Name the categories of articles in one language's words.

    Raises:
        ContentError: The facts have mistakes.
    """
    facts = read_facts(content / "practice", content.parent)
    path = content / lang / "practice" / "words.toml"
    words, _ = read_words(path, content.parent)
    names = (each.name for each in facts.article_index.category)
    return tuple(words.get(name, name) for name in names)


def worded(facts: Facts, words: Mapping[str, str]) -> Facts:
    """Return the facts with every text that has other words replaced."""
    changed: Facts = _worded(facts, words)
    return changed


def unused_words(
    facts: Facts, words: Mapping[str, str], path: Path, root: Path
) -> Iterator[Diagnostic]:
    """Name phrases that no fact says: a changed fact lost its translation."""
    said = set(_texts(facts))
    for phrase in words.keys() - said:
        shown = path.relative_to(root).as_posix()
        line = line_of_phrase(path.read_text(encoding="utf-8-sig"), phrase)
        fix = "Copy the English words from content/practice/ again, or remove it."
        yield Diagnostic(shown, line, f"No fact says “{phrase}”.", fix)


def _worded(value: object, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return words.get(value, value)
    if isinstance(value, tuple):
        return tuple(_worded(each, words) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            each.name: _worded(getattr(value, each.name), words)
            for each in fields(value)
        }
        return replace(value, **changes)
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def line_of_phrase(text: str, phrase: str) -> int:
    """Find the line that starts with a phrase in quotes."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().startswith((f'"{phrase}"', f"'{phrase}'", phrase)):
            return number
    return 1
