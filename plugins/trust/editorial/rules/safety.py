"""Danger signs come first, and emergency numbers are those of the US."""

import re
from collections.abc import Iterator

from editorial.manuscript import Manuscript
from editorial.markup import CLOSER, LINK, REFERENCE
from editorial.model import Finding

_DANGER_BLOCKS = {"emergency", "urgent"}
_DANGER_LINK = re.compile(r"^(?:/signs/|/es/senales/|\{filename\}/(?:es/)?signs/)")
_BOOKING_LINK = re.compile(
    r"^(?:/contact/|/es/contacto/|\{filename\}/(?:es/)?pages/contact(?:o)?\.md"
    r"|tel:|sms:|mailto:|https?://booking\.)"
)
_BOOKING_FACTS = {"telephone", "text", "email", "booking"}
_HELP = re.compile(
    r"\b(?:911|988|222-1222|emergency (?:room|department)|ER"
    r"|(?:sala|servicio) de (?:emergencias|urgencias))\b"
)
_FOREIGN_NUMBER = re.compile(
    r"(?<![\d,.$#-])(?:999|111)(?![\d,%-]|\.\d|\s+(?:people|patients|adults|trials"
    r"|studies|participants|days|visits)\b)"
    r"|\bA\s?&(?:amp;)?\s?E\b"
)


def danger_signs_first(page: Manuscript) -> Iterator[Finding]:
    """Find a page that offers a visit before it names the danger signs."""
    danger = min(_danger_lines(page), default=None)
    booking = min(_booking_lines(page), default=None)
    fix = (
        "Put a link such as [the danger signs](/signs/) or an emergency card above"
        " the first link to contact or booking."
    )
    if danger is None:
        problem = "This page about symptoms does not lead to the danger signs."
        yield Finding(booking or page.first_line, problem, fix)
    elif booking is not None and booking < danger:
        problem = f"The way to a visit stands before the danger signs (line {danger})."
        yield Finding(booking, problem, fix)


def emergency_calls(page: Manuscript) -> Iterator[Finding]:
    """Find emergency cards that don't say where help is."""
    for line, name, argument in page.openers:
        if name == "emergency" and not _HELP.search(_block(page, line)):
            problem = f"“{argument or '/// emergency'}” does not say where help is."
            fix = "Say it in the heading: Call 911 or go to the nearest emergency room."
            if page.language == "es":
                fix = "Say it in the heading: Llame al 911 o vaya a emergencias."
            yield Finding(line, problem, fix)


def _block(page: Manuscript, line: int) -> str:
    """Return the lines of a block, from the one that opens it."""
    first, *others = page.lines[line - 1 :]
    kept = [first]
    for other in others:
        if CLOSER.match(other):
            break
        kept.append(other)
    return " ".join(kept)


def foreign_emergency_numbers(page: Manuscript) -> Iterator[Finding]:
    """Find emergency numbers that reach nobody in the US."""
    for block in page.shown:
        if not any(part in block.text for part in ("999", "111", "A&", "A &")):
            continue
        for match in _FOREIGN_NUMBER.finditer(block.text):
            yield Finding(
                block.line_of(match.start()),
                f"“{match[0]}” does not reach help in the US.",
                "Write “Call 911” or “go to the nearest emergency room”.",
            )


def _danger_lines(page: Manuscript) -> Iterator[int]:
    for line, name, _argument in page.openers:
        if name in _DANGER_BLOCKS:
            yield line
    yield from _link_lines(page, _DANGER_LINK)


def _booking_lines(page: Manuscript) -> Iterator[int]:
    yield from _link_lines(page, _BOOKING_LINK)
    for block in page.blocks:
        for match in REFERENCE.finditer(block.raw):
            if match["fact"] in _BOOKING_FACTS:
                yield block.line_of(match.start())


def _link_lines(page: Manuscript, target: re.Pattern[str]) -> Iterator[int]:
    for block in page.blocks:
        if "](" in block.raw:
            for match in LINK.finditer(block.raw):
                if target.match(match["target"]):
                    yield block.line_of(match.start())
