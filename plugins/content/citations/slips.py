"""Find the slip that keeps a source from being read: a brace, a comma, a mark.

The parser only says that an entry is broken, or takes its rest for a remark.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from diagnostics.model import Diagnostic

_ENTRY = re.compile(r"\s*@\s*\w+")
_WITHOUT_SIGN = re.compile(r"\w+\s*\{[^\s{}=,]+,\s*")
_WITHOUT_BRACE = re.compile(r"\s*@\s*\w+\s+[\w:.-]+\s*,\s*")
_WITHOUT_COMMA = re.compile(r"\s*@\s*\w+\s*\{\s*[^\s{}=,]+\s*")
_FIELD = re.compile(r"\s*[\w-]+\s*=.*")
_WHOLE_FIELD = re.compile(r"\s+[\w-]+\s*=\s*(?:\{.*\}|\".*\"|\d+)\s*")
_OTHER_FORMATS = re.compile(r"TY {2}- \w+|%0 \w+|PMID- \d+|Provider: ")
_CLOSING = re.compile(r"\n\s*\}\s*$")  # an entry's own, on a line of its own
_BRACED = re.compile(r"\{[^{}]*\}")
_ESCAPED = re.compile(r"\\[{}]")

Numbered = tuple[int, str]  # a line of the file, or several from one on
Slip = tuple[int, str, str]  # the line, the problem and what to do


def slips(text: str, path: str) -> Iterator[tuple[range, Diagnostic]]:
    """Yield what is wrong with entries, each with all lines of its entry."""
    for number, line in enumerate(text.split("\n"), start=1):
        if _OTHER_FORMATS.match(line):
            problem = "This source is in another format than the others."
            fix = "Export it once more, as BibTeX."
            yield range(number, number + 1), Diagnostic(path, number, problem, fix)
    for lines in _entries(text):
        entry = range(lines[0][0], lines[-1][0] + 1)
        for number, problem, fix in _slips(lines):
            yield entry, Diagnostic(path, number, problem, fix)


def _entries(text: str) -> Iterator[list[Numbered]]:
    """Part the file where entries begin, with or without the sign that they need."""
    entry: list[Numbered] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if _ENTRY.match(line) or _WITHOUT_SIGN.fullmatch(line):
            if entry:
                yield entry
            entry = [(number, line)]
        elif entry:
            entry.append((number, line))
    if entry:
        yield entry


def _slips(lines: list[Numbered]) -> Iterator[Slip]:
    """Find the first cause; only of missing commas may there be several."""
    number, head = lines[0]
    if not _ENTRY.match(head):
        yield number, "This source begins without @.", f"Write @{head}"
    elif _WITHOUT_BRACE.fullmatch(head):
        yield number, "This source begins without a brace.", "Write @article{key,"
    elif "{" in head and not _is_closed(lines):
        yield _unclosed(lines)
    else:
        yield from _unmarked(lines)
        yield from _without_comma(lines)


def _is_closed(lines: list[Numbered]) -> bool:
    """Tell whether an entry ends with the brace that closes it."""
    depth = _opened(lines[0][1])
    for _number, line in lines[1:]:
        if depth <= 0 and _FIELD.fullmatch(line):
            return False
        depth += _opened(line)
    return depth <= 0  # one more at the end does no harm


def _opened(text: str) -> int:
    """Count the braces that are opened and not closed."""
    plain = _ESCAPED.sub("", text)
    return plain.count("{") - plain.count("}")


def _fields(lines: list[Numbered]) -> list[Numbered]:
    """Join the lines of each field."""
    fields: list[Numbered] = []
    for number, line in lines[1:]:
        if _FIELD.fullmatch(line):
            fields.append((number, line))
        elif fields:
            first, text = fields[-1]
            fields[-1] = first, f"{text}\n{line}"
    return fields


def _unclosed(lines: list[Numbered]) -> Slip:
    """Find the field whose braces don't match; else it is the entry's own."""
    fields = _fields(lines)
    for place, (number, text) in enumerate(fields, start=1):
        value = _CLOSING.sub("", text)
        opened = _opened(value)
        if place == len(fields) and value == text:
            opened = max(opened, 0)  # the entry's own brace stands on this line
        if opened > 0:
            name = text.partition("=")[0].strip()
            problem = f"The brace of “{name}” is not closed."
            return number, problem, "Write } behind its last word."
        if opened < 0:
            problem = "A brace is closed here that none opened."
            return number, problem, "Take it out, or write { before the value."
    problem = "The brace of this source is not closed."
    return lines[0][0], problem, "Write } on a line below its last field."


def _unmarked(lines: list[Numbered]) -> Iterator[Slip]:
    """Find the field that begins with a quotation mark and does not end with one."""
    odd = [(number, text) for number, text in _fields(lines) if _marks(text) % 2]
    if len(odd) % 2:
        number, text = odd[0]
        name = text.partition("=")[0].strip()
        problem = f"The quotation mark of “{name}” is not closed."
        yield number, problem, 'Write " behind its last word.'


def _marks(text: str) -> int:
    """Count the quotation marks that are in no braces."""
    while (outside := _BRACED.sub("", text)) != text:
        text = outside
    return text.count('"')


def _without_comma(lines: list[Numbered]) -> Iterator[Slip]:
    """Find what runs into the next field: the parser takes the two for one."""
    for (number, line), (_next, after) in pairwise(lines):
        is_key = number == lines[0][0] and _WITHOUT_COMMA.fullmatch(line)
        if (is_key or _WHOLE_FIELD.fullmatch(line)) and _FIELD.fullmatch(after):
            what = "key" if is_key else "field"
            problem = f"This {what} has no comma at its end."
            yield number, problem, "Write one behind its last sign."
