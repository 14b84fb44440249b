"""Count how many years of school a text asks for.

The Flesch-Kincaid grade: 0.39 x words per sentence + 11.8 x syllables per word
- 15.59. Syllables are counted by rule. Over this site's own words, the count
agrees with a pronouncing dictionary to 1 % in all; hyphenation patterns, the
usual substitute for a dictionary, miss 7 %, which is a whole grade.
"""

import re
from collections.abc import Iterable
from functools import cache

from editorial.sentences import Sentence
from plain_text import table_beside

_VOWELS = re.compile(r"[aeiouy]+")
_ENDING = re.compile(r"(?:(?<=[ds])n['’]t|['’](?:s|t|d|ll|re|ve|m))$")

# What the groups of vowels get wrong: (where, how many syllables to add).
_ENDINGS_WITH_E = r"(?:ly|ful|fully|less|ment|ments|ness|some)"
_BEGINNINGS_WITH_E = (
    r"(?:some|fore|there|here|home|care|life|side|time|base|house|more|live|guide|note"
    r"|take|wake|make|pace|hope|use|fire|frame|every|trade|safe)"
)
_ADJUSTMENTS = tuple(
    (re.compile(pattern), change)
    for pattern, change in (
        (r"(?:[^aeiouyl]|[aeiouyrl]l)e$", -1),  # care; not table
        (r"(?:[^aeiouycgszxlh]|[aeiouyr]l|[^cs]h)es$", -1),  # cares; not causes
        (r"(?:[^aeiouytdl]|[aeiouyrl]l)ed$", -1),  # called; not needed
        (rf"[aeiouy][^aeiouyl]{{1,2}}e{_ENDINGS_WITH_E}$", -1),  # careful
        (rf"^{_BEGINNINGS_WITH_E}(?!{_ENDINGS_WITH_E})[^aeiouyrdsn]", -1),  # homework
        (r"i(?:a(?!l$|ls$|lly$|n$|ns$|lt|ge|ted$)|o(?!n|us)|um?(?=m|s$))", 1),  # diary
        (r"i(?:et|en[ct]e?)(?<!tient)(?<!tienc)(?<!cient)", 1),  # diet, science
        (r"[aeiouy]ing", 1),  # being
        (r"(?<![gqae])u[ao](?!y|r[ad]|s?$|l?ly)|(?<!q)ua[lt]", 1),  # actual
        (r"creat|(?<![tbh])rea[lc]?[itc](?!h)|eo[lm]|ia[nl]?s?(?=[ntm])", 1),  # react
        (r"[aeo]y[aeo]|uous|ya|yo[^ug]", 1),  # beyond
        (r"sms?$|[dt]n$", 1),  # spasm, didn't
    )
)
_KNOWN: dict[str, int] = table_beside(__file__, "syllables.toml")


@cache
def syllables(word: str) -> int:
    """Count the syllables of an English word."""
    word = word.lower().replace("’", "'")
    stem = _ENDING.sub(lambda end: "n" if end[0].startswith("n") else "", word)
    known = _KNOWN.get(stem) or _KNOWN.get(stem.removesuffix("s"))
    if known:
        return known
    count = len(_VOWELS.findall(stem))
    for pattern, change in _ADJUSTMENTS:
        count += change * len(pattern.findall(stem))
    return max(1, count)


def grade(sentences: Iterable[Sentence]) -> float:
    """Compute the Flesch-Kincaid grade of some sentences.

    A number counts as one short word: digits are easier to read than its name.
    """
    texts = [words for sentence in sentences if (words := sentence.words)]
    total = sum(map(len, texts))
    if not total:
        return 0.0
    spoken = sum(syllables(word) for words in texts for word in words)
    return 0.39 * total / len(texts) + 11.8 * spoken / total - 15.59
