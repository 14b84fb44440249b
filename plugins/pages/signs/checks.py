"""What has to be right about the signs of one language."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from editorial.readability import grade
from editorial.sentences import split
from mistakes import Mistake
from signs.contents import SignFile
from signs.model import GROUPED
from signs.wording import Wording

HARDEST_GRADE = 7  # years of school; the checklist is read in pain
MOST_WORDS = {"en": 25, "es": 30}  # Spanish takes more words for the same
GRADED = "en"  # the formula counts English syllables
EMERGENCY_NUMBER = "911"
TAGS = re.compile(r"<[^>]+>")


def check_signs(
    signs: Sequence[SignFile], words: Wording, path: str
) -> Iterator[Mistake]:
    """Find everything wrong with one language's signs.

    Args:
        path: Of its `_wording.toml`, from the project's root.
    """
    for sign in signs:
        yield from check_group(sign, [group.slug for group in words.group])
        yield from check_title(sign)
        yield from check_emergency(sign)
    yield from check_repeats(signs)
    yield from check_danger(signs, words, path)


def check_group(sign: SignFile, known: Sequence[str]) -> Iterator[Mistake]:
    """Find a therapy sign outside the groups, or another sign in one."""
    group = getattr(sign, "group", "")
    line = sign.source.line("group")
    if sign.level != GROUPED:
        if group:
            problem = f"A sign of the level “{sign.level}” stands in no group."
            yield Mistake(sign.source.path, line, problem, "Remove the line “group”.")
    elif not group:
        problem = "A therapy sign needs a group."
        mend = f"Add a line “group: {known[0]}”, or one of {', '.join(known[1:])}."
        yield Mistake(sign.source.path, line, problem, mend)
    elif group not in known:
        near = get_close_matches(group, known, n=1)
        mend = f"Did you mean “{near[0]}”? " if near else ""
        mend += f"Use one of: {', '.join(known)}."
        problem = f"“group: {group}” is not a group of the checklist."
        yield Mistake(sign.source.path, line, problem, mend)


def check_title(sign: SignFile) -> Iterator[Mistake]:
    """Find a title that nobody can read at a glance."""
    line = sign.source.line("title")
    sentences = list(split(sign.title, sign.title, 1))
    count = sum(len(each.words) for each in sentences)
    most = MOST_WORDS.get(sign.lang, MOST_WORDS[GRADED])
    if count > most:
        problem = f"The title has {count} words; {most} are enough."
        mend = "Say the rest in the text below."
        yield Mistake(sign.source.path, line, problem, mend)
    level = grade(sentences) if sign.lang == GRADED else 0
    if round(level, 1) > HARDEST_GRADE:
        problem = f"The title reads at grade {level:.1f}; the limit is {HARDEST_GRADE}."
        mend = "Use shorter words, or two short sentences."
        yield Mistake(sign.source.path, line, problem, mend)


def check_emergency(sign: SignFile) -> Iterator[Mistake]:
    """Find an emergency sign that does not say whom to call."""
    text = TAGS.sub(" ", sign._content)  # noqa: SLF001 - links resolve later
    if sign.level == "emergency" and not says_number(text):
        problem = "The text of an emergency sign does not say to call 911."
        mend = "Add a sentence such as: Call 911 now."
        yield Mistake(sign.source.path, sign.source.body_line, problem, mend)


def check_repeats(signs: Iterable[SignFile]) -> Iterator[Mistake]:
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
                line = sign.source.line(field)
                yield Mistake(sign.source.path, line, problem, f"Change one {field}.")


def check_danger(
    signs: Sequence[SignFile], words: Wording, path: str
) -> Iterator[Mistake]:
    """Find missing danger signs, and words around them without the number."""
    if not any(sign.level == "emergency" for sign in signs):
        problem = "The checklist has no emergency sign."
        mend = "Publish one at least: a sign file with “level: emergency”."
        yield Mistake(path, 1, problem, mend)
    for name, text in (
        ("[levels.emergency] action", words.levels.emergency.action),
        ("[results.emergency] text", words.results.emergency.text),
        ("[sheet] emergency", words.sheet.emergency),
    ):
        if not says_number(text):
            problem = f"{name} does not say to call 911."
            yield Mistake(path, 1, problem, "Say: Call 911.")


def says_number(text: str) -> bool:
    """Tell whether a text names the emergency number as a number of its own."""
    return re.search(rf"(?<!\d){EMERGENCY_NUMBER}(?!\d)", text) is not None
