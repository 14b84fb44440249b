"""Facts in the words of another language.

    content/es/practice/words.toml: "Thanksgiving Day" = "Día de Acción de Gracias"

A fact stands once; a translation says only how its words read in the other
language. Numbers, names and addresses stay as they are. The same file gives other
words to what the theme says, in English content/practice/words.toml.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from diagnostics import ContentError, Diagnostic
from diagnostics.suggest import suggest
from facts.model import Address, Facts, IsolatedAddress, MenuEntry, Wording
from facts.reader import read_facts
from facts.toml_text import read_toml
from facts.values import Telephone
from nested import changed_within
from site_parts import SitePart

MSGID = re.compile(r'^msgid "(.+)"$', re.MULTILINE)
# What a practice says in place of the theme's words, by language.
THEME_WORDS = SitePart[dict[str, dict[str, str]]]("THEME_WORDS")
PLACE = re.compile(r"%\(\w+\)s")


def read_words(path: Path, root: Path) -> tuple[dict[str, str], list[Diagnostic]]:
    """Map English phrases to a language's; without a file, there are none."""
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
    return {
        phrase: words for phrase, words in table.items() if isinstance(words, str)
    }, diagnostics


def article_categories(content: Path, lang: str) -> tuple[str, ...]:
    """Name the categories of articles in one language's words.

    Raises:
        ContentError: The facts have mistakes.
    """
    facts = read_facts(content / "practice", content.parent)
    path = content / lang / "practice" / "words.toml"
    words, _ = read_words(path, content.parent)
    names = (category.name for category in facts.article_index.category)
    return tuple(words.get(name, name) for name in names)


def worded(facts: Facts, words: Mapping[str, str], *, right_to_left: bool) -> Facts:
    """Return the facts with every text that has other words replaced."""

    def in_words(value: object) -> object:
        if isinstance(value, str):
            return words.get(value, value)
        if isinstance(value, Telephone):
            return replace(value, isolated=right_to_left)
        if isinstance(value, Address) and right_to_left:
            parts = {field.name: getattr(value, field.name) for field in fields(value)}
            return IsolatedAddress(**{k: words.get(v, v) for k, v in parts.items()})
        return value

    return changed_within(facts, in_words)


def theme_phrases(theme: Path) -> Collection[str]:
    """List what the theme says, from the catalogs of its translations."""
    texts = (
        catalog.read_text(encoding="utf-8") for catalog in theme.glob("locale/*.po")
    )
    found = (
        json.loads(f'"{phrase}"') for text in texts for phrase in MSGID.findall(text)
    )
    return frozenset(found)


def misplaced(words: Mapping[str, str], path: Path, root: Path) -> Iterator[Diagnostic]:
    """Name words that lack what the theme puts into them, such as a name."""
    for phrase, own in words.items():
        wanted, given = (sorted(PLACE.findall(text)) for text in (phrase, own))
        if wanted != given:
            shown = path.relative_to(root).as_posix()
            line = line_of_phrase(path.read_text(encoding="utf-8-sig"), phrase)
            problem = f"“{own}” has not the same places as “{phrase}”."
            fix = f"Put {', '.join(wanted)} into it." if wanted else "Take “%(…)s” out."
            yield Diagnostic(shown, line, problem, fix)


def unsaid(
    wording: Wording, known: Collection[str], path: Path, root: Path
) -> Iterator[Diagnostic]:
    """Name what every page says in the practice's own words and a language lacks."""
    if not path.exists():
        return  # it has no facts in its own words at all
    for phrase in (wording.treats, wording.checklist.name, wording.checklist.in_text):
        if phrase and phrase not in known:
            shown = path.relative_to(root).as_posix()
            problem = f"“{phrase}” of wording.toml has no words in this language."
            yield Diagnostic(shown, 1, problem, f'Add a line: "{phrase}" = "…".')


def unused_words(
    said: Collection[str], words: Mapping[str, str], path: Path, root: Path
) -> Iterator[Diagnostic]:
    """Name phrases that nothing says: a changed fact lost its translation."""
    for phrase in words.keys() - said:
        shown = path.relative_to(root).as_posix()
        line = line_of_phrase(path.read_text(encoding="utf-8-sig"), phrase)
        otherwise = "Copy the English words again, or remove it."
        fix = suggest(phrase, sorted(said), otherwise)
        yield Diagnostic(shown, line, f"Nothing says “{phrase}”.", fix)


def menus_in_english(
    facts: Facts, words: Mapping[str, str], path: Path, root: Path
) -> Iterator[Diagnostic]:
    """Name what the menus of a language with pages still say in English."""
    entries = (*facts.navigation.main, *facts.navigation.footer)
    titles = dict.fromkeys(title for entry in entries for title in titles_of(entry))
    left = [title for title in titles if title not in words and title[:1] != "{"]
    if left and path.parent.parent.is_dir():
        more = f" and {len(left) - 1} more" if len(left) > 1 else ""
        problem = f"The menus say “{left[0]}”{more} in English."
        fix = f'Give each a line here: "{left[0]}" = "words of this language".'
        shown = path.relative_to(root).as_posix()
        yield Diagnostic(shown, 1, problem, fix, level="warning")


def titles_of(entry: MenuEntry) -> Iterator[str]:
    """Yield the title of a menu's line and those below it; names of people stay."""
    if not re.match("/people/.", entry.page):
        yield entry.title
    for child in entry.children:
        yield from titles_of(child)


def texts(value: object) -> Iterator[str]:
    """Yield every text of a fact, or of all."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def line_of_phrase(text: str, phrase: str) -> int:
    """Find the line that starts with a phrase in quotes."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().startswith((f'"{phrase}"', f"'{phrase}'", phrase)):
            return number
    return 1
