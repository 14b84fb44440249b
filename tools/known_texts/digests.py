"""Sort what the sample and the outlines say, and digest it."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from content_model.kinds import BY_NAME, KINDS
from new_page.defaults import LANGUAGES
from new_page.existing import read_existing
from new_page.making import make
from placeholders.facts import facts_in
from placeholders.passages import Passage, digest_of_words, fields_of, passages
from placeholders.sample import CLAIMING, File, files_of

# How the sample says of itself that it is one. A practice's files are compared with
# the digests of what is found so; nobody looks for these words there.
_OF_ITSELF = re.compile(
    r"\b(?:samples?|placeholder|specimen|made[- ]up|its lawyer"
    r"|es una muestra|(?<!una )de muestra|inventad[oa]s?|su abogado"
    r"|(?<!por )ejemplos?)\b",
    re.IGNORECASE,
)
# What a filled outline still says; its headings stay, too, but for those that ask.
_STAYS = (
    "Call 911 or go to the nearest emergency room if any of these is true:",
    "Llame al 911 o vaya a la sala de emergencias más cercana si nota algo de esto:",
    "All danger signs stand together on checklist.",
    "Todas las señales de peligro están en checklist.",
    *("We talk.", "We look.", "We try it.", "Hablamos.", "Miramos.", "Probamos."),
    *("In short", "En resumen"),
)
_ASKING = ("The first answer", "La primera respuesta", "A part of it", "Una parte")
_WINDOW = 4  # words around such a word that are known wherever they stand
_NAMES = {
    "practice.toml": ("name", "address.street", "address.locality"),
    "insurers.toml": ("insurer.name",),
    "notices.toml": (
        *("privacy_officer", "nondiscrimination_coordinator"),
        "accessibility_contact",
    ),
}


def lines_of(content: Path) -> set[str]:
    """Give the lines of known_texts.txt for a folder of content."""
    files = [File.read(path, content) for path in files_of(content)]
    health = {
        passage.digest for file in files if file.is_health for passage in file.said
    }
    found = set(outlines(content, files))
    for file in files:
        found.update(f"fact {digest_of_words(parts)}" for parts in facts(file))
        for passage in file.sentences:
            sort = sort_of(passage, file, health)
            if sort:
                found.add(f"{sort} {passage.digest}")
        found.update(map(phrase, own_phrases(file)))
    found.update(map(phrase, names(content)))
    return found


def sort_of(passage: Passage, file: File, health: set[str]) -> str:
    """Tell what a sentence of the sample would be in a practice's file."""
    if _OF_ITSELF.search(passage.text) or file.kind in {"people", "comments"}:
        return "" if passage.digest in health else "made-up"
    if passage.digest in health:
        return "health"
    return "claim" if file.kind == "pages" or file.name == CLAIMING else ""


def facts(file: File) -> Iterator[tuple[str, str, str]]:
    """Name each fact with its value."""
    for fact in facts_in(file.name, file.text):
        yield fact.file, fact.key, fact.value


def own_phrases(file: File) -> Iterator[tuple[str, ...]]:
    """Cut out the words around each word by which the sample says what it is."""
    for passage in file.said:
        if passage.sort == "name" or not _OF_ITSELF.search(passage.text):
            continue
        words = passage.words
        length = min(_WINDOW, len(words))
        for start in range(len(words) - length + 1):
            window = words[start : start + length]
            if length > 1 and _OF_ITSELF.search(" ".join(window)):
                yield window


def names(content: Path) -> Iterator[tuple[str, ...]]:
    """Give the names of people, places and plans as words."""
    for path in content.glob("people/*.md"):
        yield Passage(path.stem, 1, "name").words
        fields = fields_of(path.name, path.read_text("utf-8"))
        yield Passage(str(fields.values["title"]), 1, "name").words
    for path in content.glob("comments/*/*.md"):
        fields = fields_of(path.name, path.read_text("utf-8"))
        yield Passage(str(fields.values["name"]), 1, "name").words
    for file, keys in _NAMES.items():
        table = tomllib.loads((content / "practice" / file).read_text("utf-8"))
        for key in keys:
            for value in values_at(table, key.split(".")):
                yield Passage(value, 1, "name").words


def values_at(table: object, keys: list[str]) -> Iterator[str]:
    """Yield the texts below a key, in each entry of a list."""
    if isinstance(table, list):
        for entry in table:
            yield from values_at(entry, keys)
    elif keys and isinstance(table, dict):
        yield from values_at(table.get(keys[0]), keys[1:])
    elif isinstance(table, str):
        yield table


def phrase(words: tuple[str, ...]) -> str:
    """Write a phrase's line."""
    first = digest_of_words(words[:1])
    return f"phrase {digest_of_words(words)} {len(words)} {first}"


def outlines(content: Path, files: Iterable[File]) -> Iterator[str]:
    """Digest what new pages say that no page of the sample says."""
    used = {passage.digest for file in files for passage in file.said}
    used |= {Passage(text, 1, "sentence").digest for text in _STAYS}
    asking = {Passage(text, 1, "heading").digest for text in _ASKING}
    for passage in new_pages(content):
        stays = passage.sort == "heading" and passage.digest not in asking
        if passage.sort != "name" and passage.digest not in used and not stays:
            yield f"outline {passage.digest}"


def new_pages(content: Path) -> Iterator[Passage]:
    """Make a new page of each kind and language aside, and read it."""
    with TemporaryDirectory() as folder:
        for lang in LANGUAGES:
            existing = read_existing(content, [kind.folder for kind in KINDS], lang)
            existing = replace(existing, content=Path(folder))
            for kind in BY_NAME:
                path = make(kind, lang, {"title": "X"}, existing)
                text = path.read_text("utf-8")
                yield from passages(path.name, text, fields_of(path.name, text))
