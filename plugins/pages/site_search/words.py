"""How text becomes words. site-search/search-index.js splits questions the same way."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from plain_text import table_beside

# Thai and Hindi write vowels as marks, which are parts of a word.
INDIC = map(chr, range(0x0900, 0x1C00))
MARKS = "".join(mark for mark in INDIC if unicodedata.category(mark).startswith("M"))
WORD = re.compile(f"(?:[^\\W_]|[{MARKS}])+")
# Chinese, Japanese and Thai have no spaces: two letters at a time are a word.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
IN_WORDS = re.compile("['\u2019\u00ad\u2060]")  # can't, soft hyphens, joiners
CANNOT = re.compile(r"\bcan ?not\b")  # is can't
ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
IGNORED = table_beside(__file__, "ignored.toml")


def words(text: str) -> Iterator[str]:
    """Yield a text's words without accents; a single letter is none."""
    plain = folded(text)
    found = WORD.findall(plain if plain.isascii() else UNSPACED.sub(in_pairs, plain))
    return (word for word in found if len(word) > 1)


def in_pairs(found: re.Match[str]) -> str:
    """Put spaces around every two letters that stand beside each other."""
    letters = found[0]
    pairs = (letters[at : at + 2] for at in range(max(1, len(letters) - 1)))
    return f" {' '.join(pairs)} "


@cache
def ignored(lang: str) -> frozenset[str]:
    """Name the words of a language that are not searched for."""
    return frozenset(IGNORED.get(lang, "").split())


def folded(text: str) -> str:
    """Write small letters without accents, as people type them in a hurry."""
    plain = CANNOT.sub("cant", IN_WORDS.sub("", text.lower()))
    if plain.isascii():
        return plain
    return ACCENTS.sub("", unicodedata.normalize("NFD", plain))


@cache
def stem_of(lang: str) -> Callable[[str], str]:
    """Give what shortens a language's words to what their forms share."""
    # Most builds meet no word that they do not know: see `Terms`.
    import snowballstemmer  # noqa: PLC0415
    from babel import Locale  # noqa: PLC0415

    name = Locale("en").languages.get(lang.partition("-")[0], "")
    if name.lower() not in snowballstemmer.algorithms():
        return str
    stem: Callable[[str], str] = snowballstemmer.stemmer(name.lower()).stemWord
    return stem


class Terms(dict[str, str]):
    """What each word of a language is found by; "" for what nobody looks for."""

    def __init__(self, lang: str, known: Mapping[str, str] | None = None) -> None:
        """`known` are terms of earlier builds."""
        super().__init__(known or {})
        self._lang = lang
        self.update(dict.fromkeys(ignored(lang), ""))

    def __missing__(self, word: str) -> str:
        """Find out a word's term."""
        self[word] = term = word if word.isdecimal() else stem_of(self._lang)(word)
        return term
