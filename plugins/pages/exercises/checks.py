"""What must never be advised together: weak bones, and a back that rounds."""

import re
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from content_model.model import Content
from diagnostics import Diagnostic

# How pages call weak bones, by language.
WEAK_BONES = {
    "en": re.compile(
        r"osteopor|osteopen|bone (?:density|loss)"
        r"|(?:weak\w*|brittle|thin\w*|fragile|soft) bones?"
        r"|bones? (?:that )?(?:is|are|get|grow|has|have)?\s?(?:grown )?(?:weak|thin)"
        r"|(?:compression|spin\w+|vertebra\w*) fracture|fracture of the spine",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"osteopor|osteopen|densidad ósea|pérdida de hueso"
        r"|huesos? (?:\w+ )?(?:débil|frágil|delgad)\w*"
        r"|fracturas? (?:de (?:la )?(?:columna|vértebra)|vertebral|por compresión)",
        re.IGNORECASE,
    ),
}
ABOUT = ("title", "description", "nav_title", "who_for", "also_called")
LINK = re.compile(r"/(?:exercises|ejercicios)/([\w-]+)(?:\.md|/)")
FIX = "Take it out; a hip hinge bends without rounding."


def check_rounding(
    pages: Sequence[Content], rounds: Container[str], root: Path
) -> Iterator[Diagnostic]:
    """Find exercises that round the back on pages for weak bones.

    A page is for them if it says so where it says what it is about, or if a condition
    that it names does.

    Args:
        rounds: File names of the exercises that do.
        root: Of the project: a link in the text is found in the page's file.
    """
    about = {id(page) for page in pages if about_weak_bones(page)}
    for page in pages:
        named = (page, *getattr(page, "condition_pages", ()))
        if page.kind != "exercise" and not about.isdisjoint(map(id, named)):
            yield from rounding_on(page, rounds, root)


def rounding_on(
    page: Content, rounds: Container[str], root: Path
) -> Iterator[Diagnostic]:
    """Find them in a page's front matter, and as links in its text."""
    path = page.source.path
    for exercise in getattr(page, "exercise_pages", ()):
        if exercise.slug in rounds:
            yield rounding(path, page.source.line("exercises"), exercise.slug)
    text = (root / path).read_text(encoding="utf-8-sig")
    for number, line in enumerate(text.split("\n"), start=1):
        yield from (
            rounding(path, number, name)
            for name in LINK.findall(line)
            if name in rounds
        )


def rounding(path: str, line: int, name: str) -> Diagnostic:
    """Say that an exercise does not suit its page."""
    problem = f"“{name}” rounds the back, and this page is for weak bones."
    return Diagnostic(path, line, problem, FIX, "no-rounding")


def about_weak_bones(page: Content) -> bool:
    """Tell whether a page says so where it says what it is about."""
    said = (as_text(page.metadata.get(name, "")) for name in ABOUT)
    return names_weak_bones("\n".join(said), page.lang)


def as_text(words: str | tuple[str, ...] | list[str]) -> str:
    """Join what a field lists."""
    return words if isinstance(words, str) else "; ".join(words)


def names_weak_bones(text: str, language: str) -> bool:
    """Tell whether a text names weak bones."""
    pattern = WEAK_BONES.get(language)
    return bool(pattern and pattern.search(text))


def check_warning(exercise: Content) -> Iterator[Diagnostic]:
    """Find an exercise that rounds the back and does not say who asks first."""
    if not exercise.rounds or exercise.lang not in WEAK_BONES:
        return
    if names_weak_bones(as_text(exercise.metadata["ask_first"]), exercise.lang):
        return
    problem = "This exercise rounds the back, and “ask_first” does not name weak bones."
    fix = "Add a line such as “weak bones, or a spine fracture”."
    yield exercise.source.at("ask_first", problem, fix, "no-rounding")
