"""Say in an author's words what is wrong with a line of front matter."""

import re
from collections.abc import Sequence

from plain_text import table_beside

_FORM = 'Put the words in straight quotation marks: {name}: "…".'
_FIELD = re.compile(
    r"^(?P<indent>[ \t]*)(?:- +)?(?P<name>[\w-]+):(?P<gap>[ \t]*)(?P<value>.*)$"
)
_SIGNS = frozenset("@`%&*!|>?")
# A list in brackets that no line closes before the next field begins.
_OPEN_LIST = re.compile(
    r"(?P<name>[\w-]+):[ \t]*\[(?P<entries>[^\]\"'#]*)(?P<remark>(?<=[ \t,\[])#.*)?"
)
_NEXT_FIELD = re.compile(r"[\w-]+:(?:\s|$)")
_OPEN_QUOTE = (
    "A quotation mark opens here and never closes.",
    "Write one at the end of the line, too.",
)


def in_words(reason: str, lines: Sequence[str], line: int) -> tuple[int, str, str]:
    """Return the line that is wrong, what is wrong with it, and what to do.

    Args:
        reason: As the parser gives it.
        lines: Those between the two `---`.
        line: Counted from 1 among them.
    """
    if open_list := _open_list(lines):
        return open_list
    for number in range(min(line, len(lines)), 0, -1):
        found = _seen(lines[number - 1])
        if found:
            name = _name(lines[number - 1])
            return number, found[0], found[1].format(name=name)
        if line - number > 1:
            break
    field = _FIELD.match(lines[line - 1]) if 0 < line <= len(lines) else None
    name = field["name"] if field else ""
    for slip in table_beside(__file__)["said"]:
        if slip["part"] in reason:
            fix = _FORM if slip["fix"] == "form" else slip["fix"]
            return line, slip["problem"], fix.format(name=name or "name")
    fix = _FORM.format(name=name) if name else "Write it as name: words."
    return line, "This line can't be read as a field.", fix


def _open_list(lines: Sequence[str]) -> tuple[int, str, str] | None:
    """Find a list that is not closed; the parser stops lines further down."""
    for number, text in enumerate(lines, start=1):
        found = _OPEN_LIST.fullmatch(text.rstrip())
        below = lines[number] if number < len(lines) else "end:"
        if not found or not _NEXT_FIELD.match(below):
            continue
        if remark := found["remark"]:
            words = (found["entries"] + remark).strip().removesuffix("]")
            entries = ", ".join(part.strip(" #") for part in words.split(","))
            problem = f"What follows # is a remark: “{remark}” is not read."
            return number, problem, f"Take # out: {found['name']}: [{entries}]."
        problem = "A list opens with [ and never closes."
        return number, problem, "Write ] at its end, and commas between its entries."
    return None


def _seen(text: str) -> tuple[str, str] | None:
    """Judge a line by what it shows, whatever the parser says of it."""
    for slip in table_beside(__file__)["seen"]:
        if re.match(slip["pattern"], text):
            return slip["problem"], slip["fix"]
    field = _FIELD.match(text)
    value = field["value"].strip() if field else text.strip().removeprefix("- ")
    quote = value[:1]
    if quote in {'"', "'"}:
        return _quotes(value)
    if field and len(value) > 1 and quote in _SIGNS:
        return f"Words can't begin with {quote} here.", _FORM
    if quote not in "[{#" and re.search(r":(?:\s|$)", value):
        return (
            "These words have a colon in them, which has a meaning of its own.",
            _FORM,
        )
    if field and value and not field["gap"]:
        return "No space stands after the colon.", "Write {name}: and a space."
    return None


def _quotes(value: str) -> tuple[str, str] | None:
    """Judge words in quotation marks."""
    quote = value[0]
    inside = rf"(?:\\.|{quote * 2}|[^{quote}\\])*"
    if re.fullmatch(rf"{quote}{inside}{quote}(?:\s+#.*)?", value):
        return None
    if value.count(quote) % 2:
        return _OPEN_QUOTE
    return (
        "Words stand behind the closing quotation mark.",
        'Put marks around all of the words; write \\" for a mark inside.',
    )


def _name(text: str) -> str:
    field = _FIELD.match(text)
    return field["name"] if field else "name"
