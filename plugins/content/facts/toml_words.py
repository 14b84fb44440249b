"""Say in an author's words what is wrong with a line of TOML."""

import re
from collections.abc import Sequence

_FORM = 'Write it as name = "words", with a straight quotation mark at each end.'
_TWICE = "Keep one of them."
_BACKSLASH = ("A \\ stands in a text.", "Write \\\\ for the sign itself.")
# What the line itself shows, whatever the parser says of it.
_SEEN = (
    (
        re.compile(r"^(?:<{7}|={7}|>{7})(?:\s|$)"),
        "Two versions of this file were joined, and their marks are left.",
        "Keep one of the two, and take out the lines of <, = and >.",
    ),
    (
        re.compile(r"=\s*[“”„«]|[“”„]\s*$"),
        "The quotation marks of this line are curly.",
        'Use straight ones: name = "words".',
    ),
    (
        re.compile(r"=\s*\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\s*(?:#|$)"),
        "A date is written another way here.",
        "Write year, month and day, without marks: date = 2026-12-24.",
    ),
    (
        re.compile(r"^\s*[\w-]+\s*:"),
        "This line has a colon where = belongs.",
        'Write it as name = "words".',
    ),
    (
        re.compile(r"^\s*[\w-]+\s*==|^\s*[\w.-]+\s*=\s*="),
        "This line has more than one = after its name.",
        "Keep one.",
    ),
    (
        re.compile(r"=\s*(?:True|False|TRUE|FALSE|[Yy]es|[Nn]o)\b"),
        "“yes” and “no” are called true and false here.",
        "Write true or false, in small letters.",
    ),
    (
        re.compile(r"=\s*$"),
        "Nothing stands behind = on this line.",
        'Write a value, "" for none, or take the line out.',
    ),
    (
        re.compile(r"^\s*=", re.MULTILINE),
        "This line has no name before its =.",
        'Write it as name = "words".',
    ),
)
# What tomllib says; the first that fits.
_SAID = (
    ("Unterminated string", "A quotation mark opens here and never closes.", _FORM),
    ('Expected """', "A long text opens here and never closes.", 'Write """ below it.'),
    (
        "Expected \"'''\"",
        "A long text opens here and never closes.",
        "Write ''' below.",
    ),
    ("Illegal character", "A quotation mark opens here and never closes.", _FORM),
    ("Unescaped", *_BACKSLASH),
    ("Invalid hex", *_BACKSLASH),
    ("Expected '=' after", "This line has no = after its name.", _FORM),
    ("Cannot overwrite", "A name stands here a second time.", _TWICE),
    ("Duplicate inline", "A name stands here a second time.", _TWICE),
    (
        "Cannot declare",
        "The table in brackets stands here a second time.",
        "Keep one; one more entry of a list begins with two brackets: [[name]].",
    ),
    ("Cannot", "The table in brackets stands here a second time.", _TWICE),
    ("Unclosed array", "A list opens with [ and never closes.", "Write ] at its end."),
    ("Unclosed inline", "A { opens here and never closes.", "Write } at its end."),
    ("Expected ']]'", "The name of this entry has no ]].", "Write it as [[name]]."),
    ("Expected ']'", "The name of this table has no ].", "Write it as [name]."),
    (
        "Expected newline",
        "Something stands behind the end of the value.",
        'Put all words between two quotation marks; write \\" for one inside.',
    ),
    (
        "key part",
        "A name has a sign in it that names can't have.",
        "Names have letters, digits, - and _.",
    ),
    (
        "Invalid value",
        "The value behind = is neither words in quotation marks nor a number.",
        _FORM,
    ),
)


def in_words(reason: str, lines: Sequence[str], line: int) -> tuple[int, str, str]:
    """Return the line that is wrong, what is wrong with it, and what to do.

    Args:
        reason: As tomllib gives it.
        line: Counted from 1; 0 when it only found out at the end of the file.
    """
    place = line or _opened(reason, lines)
    text = lines[place - 1] if 0 < place <= len(lines) else ""
    for pattern, problem, fix in _SEEN:
        if pattern.search(text):
            return place, problem, fix
    for part, problem, fix in _SAID:
        if part in reason:
            return place, problem, fix
    return place, "This line can't be read as a fact.", _FORM


def _opened(reason: str, lines: Sequence[str]) -> int:
    """Find the line on which begins what never ends, or a name's second line."""
    if "array" in reason:
        opening = [
            n for n, line in enumerate(lines, 1) if re.search(r"\[[^\]]*$", line)
        ]
        return opening[-1] if opening else len(lines)
    for number, line in enumerate(lines, start=1):
        bare = re.sub(r'\\.|#[^"]*$', "", line)
        if "string" in reason and bare.count('"') % 2:
            return number
        if "Expected" in reason and re.search(r'"""|\'\'\'', line):
            return number
    return len(lines)
