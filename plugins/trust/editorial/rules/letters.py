"""Words in the page's language, in its letters, and not in capitals."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from diagnostics.confusables import spoiled
from editorial.manuscript import FACTS, Block, Manuscript
from editorial.markup import LINK
from editorial.model import Finding
from editorial.sentences import Sentence, split

SMALL_WORDS = {
    language: frozenset(words)
    for language, words in tomllib.loads(
        Path(__file__).parents[1].joinpath("small_words.toml").read_text("utf-8")
    ).items()
}
_BOTH = ("/synonyms.toml", "/numbers.toml")  # what people type, figures of sources
_NAMES = {"en": "English", "es": "Spanish"}
_FEWEST = 2  # small words of another language, and none of the page's own
_MOST_BESIDE = 4  # times as many as of the page's own
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")
# “Maria de los Santos”, “Back to Basics”
_IN_NAME = re.compile(r"(\b[A-ZÁÉÍÓÚÑ][\w’]* )(?:[^\W\d_A-Z]{1,4} ){1,3}(?=[A-ZÁ-Ú])")
_ELSEWHERE = re.compile(r"https?:|(?:\{filename\})?/[a-z]{2}/")
_SHOWN = 5  # words of a sentence that are quoted
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_OTHER_LETTERS = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_FORMS = re.compile(
    r"[A-Za-z]*[\ufb00-\ufb06\uff10-\uff5a\U0001d400-\U0001d7ff]"
    r"[A-Za-z\ufb00-\ufb06\uff10-\uff5a\U0001d400-\U0001d7ff]*"
)
# Cyrillic and Greek letters that look like Latin ones.
_ALIKE = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲѵνορ"
_MIXED = re.compile(rf"[A-Za-zÀ-ɏ’{_ALIKE}]*[{_ALIKE}][A-Za-zÀ-ɏ’{_ALIKE}]*")
_LATIN = re.compile(r"[A-Za-z]")
_CAPITAL_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ]{4}")
_CAPITALS = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ]+[’'-]?(?=[\s!?.,:;’'-]|$)[\s’'-]*){2,}")
_LOUD = 14  # capitals in a row that are no name and no row of abbreviations
_LONG = 4  # letters of a word that is no abbreviation
_IN_CAPITALS = frozenset(("GYROTONIC", "GYROKINESIS", "EXPANSION", "SYSTEM"))


def foreign_sentences(page: Manuscript) -> Iterator[Finding]:
    """Find sentences in the other language; names and what is quoted may be."""
    (other,) = SMALL_WORDS.keys() - {page.language}
    for block in page.shown:
        # Most paragraphs have too few such words; this tells in a moment.
        if len(SMALL_WORDS[other].intersection(block.text.lower().split())) < _FEWEST:
            continue
        if _is_no_text(block, page):
            continue
        for sentence in split(_own_words(block, page), block.raw, block.line):
            if _is_in(other, page.language, sentence):
                yield _foreign(sentence, other, page.language)


def _own_words(block: Block, page: Manuscript) -> str:
    """Blank out what is quoted, and names of pages in another language or place."""
    text = block.text
    for found in LINK.finditer(block.raw) if "](" in block.raw else ():
        target = found["target"]
        if _ELSEWHERE.match(target) and f"/{page.language}/" not in target:
            text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)


def _is_no_text(block: Block, page: Manuscript) -> bool:
    """Tell a name, what says its language itself, and in facts a key or an address."""
    if page.kind == FACTS:
        is_key = f'"{block.raw}" =' in page.lines[block.line - 1]
        return is_key or block.raw.startswith("/") or page.path.endswith(_BOTH)
    return block.kind == "name" or " lang=" in block.raw


def _is_in(other: str, own: str, sentence: Sentence) -> bool:
    words = _WORD.findall(_IN_NAME.sub(r"\1", sentence.text))
    # “Los Angeles” is a name; the first word of a sentence is in capitals, too.
    small = [words[0].lower(), *words[1:]] if words else []
    strange = sum(word in SMALL_WORDS[other] for word in small)
    usual = sum(word in SMALL_WORDS[own] for word in small)
    return strange >= _FEWEST and strange >= _MOST_BESIDE * usual


def _foreign(sentence: Sentence, language: str, own: str) -> Finding:
    words = sentence.text.split()
    shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    problem = f"“{shown}” is in {_NAMES[language]}."
    fix = f"Write it in {_NAMES[own]}, or put quotation marks around it."
    return Finding(sentence.line, problem, fix)


def look_alikes(page: Manuscript) -> Iterator[Finding]:
    """Find letters of other alphabets that only look like ours."""
    for block in page.shown:
        if not block.text.isascii():
            yield from _other_forms(block)
        if not _OTHER_LETTERS.search(block.text):
            continue
        for found in _MIXED.finditer(block.text):
            if _is_spoiled(block, found):
                problem = f"“{found[0]}” has a letter of another alphabet."
                fix = spoiled(found[0]) or f"Type “{found[0]}” again."
                yield Finding(block.line_of(found.start()), problem, fix)


def _other_forms(block: Block) -> Iterator[Finding]:
    """Find letters that are one sign of several, or wide or bold by themselves."""
    for found in _FORMS.finditer(block.text):
        if block.raw[found.start()] == "{":
            continue  # the name of a fact
        problem = f"“{found[0]}” has letters in a form of their own."
        plain = unicodedata.normalize("NFKC", found[0])
        yield Finding(block.line_of(found.start()), problem, f"Type “{plain}”.")


def _is_spoiled(block: Block, found: re.Match[str]) -> bool:
    """Tell a word with one such letter, or a letter among our words, from Greek."""
    if _LATIN.search(found[0]):
        return True
    before, after = block.text[: found.start()], block.text[found.end() :]
    around = re.search(r"(\S+)\s$", before), re.match(r"\s(\S+)", after)
    return len(found[0]) == 1 and all(
        beside and _LATIN.search(beside[1]) and not _OTHER_LETTERS.search(beside[1])
        for beside in around
    )


def capitals(page: Manuscript) -> Iterator[Finding]:
    """Find titles, headings and stretches of a text that are all in capitals."""
    for block in page.shown:
        if block.kind == "name" or not _CAPITAL_WORD.search(block.text):
            continue
        for found in _CAPITALS.finditer(block.text):
            words = _WORD.findall(found[0])
            long = [w for w in words if len(w) >= _LONG and w not in _IN_CAPITALS]
            is_all = found[0].strip() == block.text.strip(" .!?\n")
            if len(long) > 1 and (is_all or sum(map(len, words)) >= _LOUD):
                shown = " ".join(found[0].split())
                problem = f"“{shown}” is all in capitals."
                fix = f"Write “{shown.capitalize()}”."
                yield Finding(block.line_of(found.start()), problem, fix)
