"""What has to be right about the signs of one language."""

import re
from collections.abc import Iterable, Iterator, Sequence

from diagnostics import Diagnostic
from editorial.readability import grade
from editorial.sentences import split
from signs.contents import SignFile
from signs.model import EXIT
from signs.wording import Wording

HARDEST_GRADE = 6  # years of school; the checklist is read in pain
MOST_WORDS = {"en": 12, "es": 15}  # Spanish takes more words for the same
MOST_SYMPTOM_WORDS = {"en": 20, "es": 25}
GRADED = "en"  # the formula counts English syllables
EMERGENCY_NUMBER = "911"
MAY_EXERCISE = ("therapy", "self-care")  # what needs a doctor first is not exercised
TAGS = re.compile(r"<[^>]+>")


def check_signs(
    signs: Sequence[SignFile], words: Wording, path: str
) -> Iterator[Diagnostic]:
    """Find everything wrong with one language's signs.

    Args:
        path: Of its `_wording.toml`, from the project's root.
    """
    for sign in signs:
        yield from check_fields(sign)
        yield from check_title(sign)
        yield from check_symptoms(sign)
        yield from check_emergency(sign)
    yield from check_repeats(signs)
    yield from check_danger(signs, words, path)


def check_fields(sign: SignFile) -> Iterator[Diagnostic]:
    """Find fields that only signs of another level have."""
    is_exit = sign.level == EXIT
    if is_exit and not getattr(sign, "result", ""):
        problem = "An exit needs a result: its text says what to do."
        fix = "Add a line such as “result: Ask your maternity team first”."
        yield sign.source.at("result", problem, fix)
    fitting = (
        ("result", is_exit),
        ("mild", sign.level == "therapy"),
        ("exercises", sign.level in MAY_EXERCISE),
    )
    for field, fits in fitting:
        if getattr(sign, field, None) and not fits:
            problem = f"A sign of the level “{sign.level}” has no “{field}”."
            yield sign.source.at(field, problem, f"Remove “{field}”.")


def check_title(sign: SignFile) -> Iterator[Diagnostic]:
    """Find a title that nobody can read at a glance."""
    count = words_in(sign.title)
    most = MOST_WORDS.get(sign.lang, MOST_WORDS["es"])
    if count > most:
        problem = f"The title has {count} words; {most} are enough."
        fix = "Put what it holds into “symptoms”, and the rest into the text."
        yield sign.source.at("title", problem, fix)
    if sign.lang == GRADED:
        yield from check_grade("The title reads", [sign.title], sign, "title")


def check_symptoms(sign: SignFile) -> Iterator[Diagnostic]:
    """Find symptoms that nobody can read at a glance."""
    symptoms = getattr(sign, "symptoms", ())
    most = MOST_SYMPTOM_WORDS.get(sign.lang, MOST_SYMPTOM_WORDS["es"])
    for symptom in symptoms:
        if (count := words_in(symptom)) > most:
            problem = f"“{symptom}” has {count} words; {most} are enough."
            fix = "Say the rest in the text, or make two of it."
            yield sign.source.at("symptoms", problem, fix)
    if symptoms and sign.lang == GRADED:
        lines = [sign.title, *symptoms]
        yield from check_grade("Title and symptoms read", lines, sign, "symptoms")


def check_grade(
    what: str, lines: Iterable[str], sign: SignFile, field: str
) -> Iterator[Diagnostic]:
    """Find lines that ask for too many years of school."""
    level = grade([sentence for text in lines for sentence in split(text, text, 1)])
    if round(level, 1) > HARDEST_GRADE:
        problem = f"{what} at grade {level:.1f}; the limit is {HARDEST_GRADE}."
        fix = "Use shorter words, or two short lines."
        yield sign.source.at(field, problem, fix)


def words_in(text: str) -> int:
    """Count the words of a line."""
    return sum(len(sentence.words) for sentence in split(text, text, 1))


def check_emergency(sign: SignFile) -> Iterator[Diagnostic]:
    """Find an emergency sign that does not say whom to call."""
    text = TAGS.sub(" ", sign._content)  # noqa: SLF001 - links resolve later
    if sign.level == "emergency" and not says_number(text):
        problem = "The text of an emergency sign does not say to call 911."
        fix = "Add a sentence such as: Call 911 now."
        yield Diagnostic(sign.source.path, sign.source.body_line, problem, fix)


def check_repeats(signs: Iterable[SignFile]) -> Iterator[Diagnostic]:
    """Find two signs that read alike or claim one place."""
    seen: dict[tuple[str, str], str] = {}
    for sign in signs:
        for field, value in (
            ("title", " ".join(sign.title.casefold().split())),
            ("order", str(sign.order)),
        ):
            first = seen.setdefault((field, value), sign.source.path)
            if first != sign.source.path:
                where = first.rpartition("/")[2]
                problem = f"This sign has the {field} of {where}."
                yield sign.source.at(field, problem, f"Change one {field}.")


def check_danger(
    signs: Sequence[SignFile], words: Wording, path: str
) -> Iterator[Diagnostic]:
    """Find missing danger signs, and words around them without the number."""
    if not any(sign.level == "emergency" for sign in signs):
        problem = "The checklist has no emergency sign."
        fix = (
            "Confirm those that wait (./run confirm content/signs --by NAME), or write"
            " one: a sign file with “level: emergency”."
        )
        yield Diagnostic(path, 1, problem, fix)
    for name, text in (
        ("[levels.emergency] action", words.levels.emergency.action),
        ("[results.emergency] text", words.results.emergency.text),
        ("[sheet] emergency", words.sheet.emergency),
    ):
        if not says_number(text):
            problem = f"{name} does not say to call 911."
            yield Diagnostic(path, 1, problem, "Say: Call 911.")


def says_number(text: str) -> bool:
    """Tell whether a text names the emergency number as a number of its own."""
    return re.search(rf"(?<!\d){EMERGENCY_NUMBER}(?!\d)", text) is not None
