"""How easy a page is to understand and to act on, beyond the length of its words.

A checklist of our own, after the questions that health literacy experts ask of
patient materials; only what a program can judge. Each question that a page does not
meet comes with how to meet it.
"""

import re
from collections.abc import Callable, Iterator

from editorial.manuscript import Manuscript
from editorial.readability import grade
from editorial.rules.claims import plainer_words
from editorial.spanish import FAIRLY_EASY, ease
from plain_data import dataclass

LONG = 350  # words; a shorter page needs no summary, sections or pictures
_HIGHEST_GRADE = 8.0
_OPENING = 60  # words before which a reader wants to know what it is about
_PARAGRAPH = 80  # words
_SECTION = 260  # words from one heading to the next
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?(?:\w+ed|given|taken|done|seen"
    r"|shown|known|found|made|told|held|kept|left|thought)\b"
)
_MOST_PASSIVE = 0.15  # of all sentences
_MOST_JARGON = 0.01  # of all words
_YOU = re.compile(r"\b(?:you|your|yours|usted|su|sus|le)\b", re.IGNORECASE)
_GUIDES = frozenset({"summary", "steps", "do", "dont", "emergency", "urgent", "aside"})
_ACTIONS = frozenset({"steps", "do", "emergency", "urgent", "non-urgent", "signs"})
_SHOWN = re.compile(r"!\[|^/{3,}\s*(?:drawing|figure)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that helps readers, and how a page comes to have it."""

    how: str
    is_met: Callable[[Manuscript], bool]
    of_long_pages: bool = False


def unmet(page: Manuscript) -> tuple[int, list[str]]:
    """Return how many questions a page was asked, and how to meet the others."""
    long = _words(page) >= LONG
    asked = [question for question in QUESTIONS if long or not question.of_long_pages]
    return len(asked), [question.how for question in asked if not question.is_met(page)]


def _words(page: Manuscript) -> int:
    return sum(len(sentence.words) for sentence in page.sentences)


def _opens_briefly(page: Manuscript) -> bool:
    first = next((block for block in page.blocks if block.kind == "prose"), None)
    return first is None or len(first.text.split()) <= _OPENING


def _is_plain(page: Manuscript) -> bool:
    if page.language == "es":
        return round(ease(page.sentences)) >= FAIRLY_EASY
    return grade(page.sentences) <= _HIGHEST_GRADE


def _has_little_jargon(page: Manuscript) -> bool:
    return sum(1 for _ in plainer_words(page)) <= _MOST_JARGON * _words(page) + 1


def _says_who_does(page: Manuscript) -> bool:
    if page.language != "en":
        return True
    passive = sum(1 for sentence in page.sentences if _PASSIVE.search(sentence.text))
    return passive <= _MOST_PASSIVE * len(page.sentences) + 1


def _speaks_to_reader(page: Manuscript) -> bool:
    return any(_YOU.search(block.text) for block in page.shown)


def _has_short_paragraphs(page: Manuscript) -> bool:
    return all(len(block.text.split()) <= _PARAGRAPH for block in page.blocks)


def _has_sections(page: Manuscript) -> bool:
    return max(_section_lengths(page), default=0) <= _SECTION


def _section_lengths(page: Manuscript) -> Iterator[int]:
    words = 0
    for block in page.blocks:
        if block.kind == "heading":
            yield words
            words = 0
        else:
            words += len(block.text.split())
    yield words


def _guides_the_eye(page: Manuscript) -> bool:
    named = {name for _line, name, _argument in page.openers}
    return bool(named & _GUIDES) or any(block.kind == "item" for block in page.blocks)


def _names_an_action(page: Manuscript) -> bool:
    named = {name for _line, name, _argument in page.openers}
    links = any("](" in block.raw for block in page.blocks)
    return bool(named & _ACTIONS) or links or page.field("steps") is not None


def _sums_up(page: Manuscript) -> bool:
    return any(name == "summary" for _line, name, _argument in page.openers)


def _shows(page: Manuscript) -> bool:
    return bool(_SHOWN.search("\n".join(page.lines)))


QUESTIONS = (
    Question("say in the first 60 words what the page is about", _opens_briefly),
    Question("use shorter words and sentences", _is_plain),
    Question("say the words that a neighbor would use", _has_little_jargon),
    Question("say who does it: “we test your leg”", _says_who_does),
    Question("speak to the reader: “you”", _speaks_to_reader),
    Question("part paragraphs of more than 80 words", _has_short_paragraphs),
    Question("name something to do, or where to go on", _names_an_action),
    Question(
        "make a list or a card of what matters", _guides_the_eye, of_long_pages=True
    ),
    Question("give each 260 words a heading", _has_sections, of_long_pages=True),
    Question("begin with a summary", _sums_up, of_long_pages=True),
    Question("show it in a drawing or a picture", _shows, of_long_pages=True),
)
