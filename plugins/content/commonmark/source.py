"""Where code stands in Markdown as an author wrote it, line by line.

Whatever looks for marks in a text, such as `{practice:telephone}`, `[@hayden]` or
`/// aside`, asks here which lines and words are code, and leaves them alone.
"""

import re
from collections.abc import Callable, Sequence

from commonmark.fences import pieces

_SPAN = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)")


def between_fences(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether it is code between fences, or one of them."""
    found = [False] * len(lines)
    for number, _line, code in pieces([line.expandtabs(4) for line in lines]):
        if code:
            found[number : number + code.size] = [True] * code.size
    return found


def change_words(
    lines: Sequence[str], first: int, change: Callable[[str, int], str]
) -> list[str]:
    """Change what is no code in each line.

    Args:
        first: The file's line that `lines` start on.
        change: Is given words, and the file's line that they stand on.
    """
    found = []
    for number, code in enumerate(between_fences(lines)):
        line = lines[number]
        found.append(line if code else _changed(line, first + number, change))
    return found


def without_spans(line: str) -> str:
    """Take `code` out of a line."""
    return _SPAN.sub("", line) if "`" in line else line


def _changed(line: str, number: int, change: Callable[[str, int], str]) -> str:
    parts, end = [], 0
    for span in _SPAN.finditer(line) if "`" in line else ():
        parts += [change(line[end : span.start()], number), span[0]]
        end = span.end()
    return "".join([*parts, change(line[end:], number)])
