"""How hard the page is to read."""

from collections import Counter
from collections.abc import Iterator, Sequence

from editorial.manuscript import Manuscript
from editorial.model import Finding
from editorial.readability import grade, syllables
from editorial.rules.claims import plainer
from editorial.sentences import Sentence, split
from editorial.spanish import FAIRLY_EASY, ease

FAILS_ABOVE = 8.0
WARNS_ABOVE = 7.0
HARDEST = {"signs": 7.0, "exercises": 6.0, "programs": 6.0}  # of these kinds of pages
INSTRUCTIONS = (
    "what_for",
    "who_for",
    "steps",
    "easier",
    "harder",
    "ask_first",
    "stop",
    "poses.shows",
)
FEWEST_INSTRUCTED = 8  # words; the grade of fewer says little
LONGEST_SENTENCE = {"en": 25, "es": 30}  # Spanish takes more words for the same
FEWEST_WORDS = 30  # the grade of a shorter text says little
_NAMED_SENTENCES = 3
_NAMED_WORDS = 5
_HARD = 3  # syllables


def reading_grade(page: Manuscript) -> Iterator[Finding]:
    """Find a page that asks for more than eight years of school."""
    if sum(len(sentence.words) for sentence in page.sentences) < FEWEST_WORDS:
        return
    found = grade(page.sentences)
    fails_above = HARDEST.get(page.kind, FAILS_ABOVE)
    if round(found, 1) <= min(WARNS_ABOVE, fails_above):
        return
    fails = round(found, 1) > fails_above
    limit = f"the limit is {fails_above:.0f}" if fails else "7 or lower is the aim"
    yield Finding(
        page.first_line,
        f"This page reads at grade {found:.1f}; {limit}.",
        "Use shorter words and sentences;"
        f" the longest stand on {_longest(page.sentences)}.{_hard_words(page)}",
        level="error" if fails else "warning",
    )


def instructions(page: Manuscript) -> Iterator[Finding]:
    """Find instructions that somebody in pain could not follow at once."""
    for name in INSTRUCTIONS:
        texts = [field for field in page.fields if field.name == name]
        sentences = [
            s for text in texts for s in split(text.text, text.text, text.line)
        ]
        if sum(len(sentence.words) for sentence in sentences) < FEWEST_INSTRUCTED:
            continue
        if problem := _too_hard(name, sentences, page.language):
            fix = "Use shorter words, or two short sentences for one."
            yield Finding(texts[0].line, problem, fix)


def _too_hard(name: str, sentences: Sequence[Sentence], language: str) -> str:
    """Say how hard an instruction is, or nothing."""
    most = HARDEST["exercises"]
    if language == "en" and round(found := grade(sentences), 1) > most:
        return f"“{name}” reads at grade {found:.1f}; the limit is {most:.0f}."
    if language == "es" and round(found := ease(sentences)) < FAIRLY_EASY:
        return (
            f"“{name}” has a reading ease of {found:.0f}; it needs {FAIRLY_EASY:.0f}."
        )
    return ""


def reading_ease(page: Manuscript) -> Iterator[Finding]:
    """Find a Spanish page that is harder than “fairly easy”."""
    if sum(len(sentence.words) for sentence in page.sentences) < FEWEST_WORDS:
        return
    found = ease(page.sentences)
    if round(found) >= FAIRLY_EASY:
        return
    yield Finding(
        page.first_line,
        f"This page has a reading ease of {found:.0f}; it needs {FAIRLY_EASY:.0f}.",
        "Use shorter words and sentences;"
        f" the longest stand on {_longest(page.sentences)}.",
    )


def long_sentences(page: Manuscript) -> Iterator[Finding]:
    """Find sentences that a tired reader has to read twice."""
    longest = LONGEST_SENTENCE.get(page.language, LONGEST_SENTENCE["es"])
    for sentence in page.sentences:
        count = len(sentence.words)
        if count > longest:
            start = " ".join(sentence.words[:4])
            yield Finding(
                sentence.line,
                f"The sentence “{start} …” has {count} words.",
                f"Make two of it; {longest} words are enough for one.",
            )


def _hard_words(page: Manuscript) -> str:
    """Name the words that raise the grade most, a plainer one beside each."""
    counted = Counter(
        word.lower()
        for sentence in page.sentences
        for word in sentence.words
        if word.islower() and syllables(word) >= _HARD
    )
    weights = {word: (syllables(word) - 1) * n for word, n in counted.items()}
    hardest = sorted(weights, key=lambda line: (-weights[line], line))[:_NAMED_WORDS]
    if not hardest:
        return ""
    named = (
        f"“{word}” ({plain})"
        if (plain := plainer(word, page.language))
        else f"“{word}”"
        for word in hardest
    )
    return f" The hardest words are {', '.join(named)}."


def _longest(sentences: Sequence[Sentence]) -> str:
    hardest = sorted(sentences, key=lambda sentence: len(sentence.words), reverse=True)
    return _listed(sorted({sentence.line for sentence in hardest[:_NAMED_SENTENCES]}))


def _listed(lines: list[int]) -> str:
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
