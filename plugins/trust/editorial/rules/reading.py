"""How hard the page is to read."""

from collections.abc import Iterator, Sequence

from editorial.manuscript import Manuscript
from editorial.model import Finding
from editorial.readability import grade
from editorial.sentences import Sentence
from editorial.spanish import FAIRLY_EASY, ease

FAILS_ABOVE = 8.0
WARNS_ABOVE = 7.0
CHECKLIST_FAILS_ABOVE = 7.0
LONGEST_SENTENCE = {"en": 25, "es": 30}  # Spanish takes more words for the same
FEWEST_WORDS = 30  # the grade of a shorter text says little
_NAMED_SENTENCES = 3


def reading_grade(page: Manuscript) -> Iterator[Finding]:
    """Find a page that asks for more than eight years of school."""
    if sum(len(each.words) for each in page.sentences) < FEWEST_WORDS:
        return
    found = grade(page.sentences)
    fails_above = CHECKLIST_FAILS_ABOVE if page.kind == "signs" else FAILS_ABOVE
    if round(found, 1) <= WARNS_ABOVE:
        return
    fails = round(found, 1) > fails_above
    limit = f"the limit is {fails_above:.0f}" if fails else "7 or lower is the aim"
    yield Finding(
        page.first_line,
        f"This page reads at grade {found:.1f}; {limit}.",
        "Use shorter words and sentences;"
        f" the longest stand on {_longest(page.sentences)}.",
        level="error" if fails else "warning",
    )


def reading_ease(page: Manuscript) -> Iterator[Finding]:
    """Find a Spanish page that is harder than “fairly easy”."""
    if sum(len(each.words) for each in page.sentences) < FEWEST_WORDS:
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


def _longest(sentences: Sequence[Sentence]) -> str:
    hardest = sorted(sentences, key=lambda each: len(each.words), reverse=True)
    return _listed(sorted({each.line for each in hardest[:_NAMED_SENTENCES]}))


def _listed(lines: list[int]) -> str:
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
