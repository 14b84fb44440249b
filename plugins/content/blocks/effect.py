"""Effects as pictures: of 100 people, or points of 100 with their uncertainty.

    “45 of 100 with therapy; 28 of 100 without” -> two rows of dots
    “15 (12 to 18) points less pain; matters from 15” -> a bar, striped for doubt

English and Spanish. What the picture shows, the block's own text says, with its
source: `faults` sees to that.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from plain_data import dataclass

PEOPLE = re.compile(r"(?P<count>\d+) (?:of|de(?: cada)?) 100 (?P<words>.+)")
POINTS = re.compile(
    r"(?P<points>\d+)(?: \((?P<low>\d+) (?:to|a) (?P<high>\d+)\))?"
    r" (?:points?|puntos?) (?P<words>.+)"
)
MATTERS = re.compile(r"(?:matters from|importa desde) (?P<points>\d+)")
EXAMPLE = (
    "Write “45 of 100 with therapy; 28 of 100 without” or"
    " “15 (12 to 18) points less pain; matters from 15”."
)
CITED = re.compile(r"\[@[^\]]*\]|<clinic-cite[^>]*>")
WHOLE = 100
IN_LINE = 50  # people
STEP = 8  # units of the picture from one dot to the next
UNIT = 4  # units of the picture for a point


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the picture: its words, and what is drawn.

    Attributes:
        marks: Each the name of a class and a path.
    """

    words: str
    height: int
    marks: tuple[tuple[str, str], ...]
    numbers: tuple[str, ...]


def rows_of(text: str) -> list[Row]:
    """Read an effect as an author writes it.

    Raises:
        ValueError: It is none.
    """
    parts = [part.strip() for part in text.split(";")]
    mark = MATTERS.fullmatch(parts[-1])
    if mark:
        parts.pop()
    return [row(part, mark) for part in parts]


def row(part: str, mark: re.Match[str] | None) -> Row:
    """Read one row; the mark is the smallest gain that matters."""
    matters = mark["points"] if mark else ""
    people, points = PEOPLE.fullmatch(part), POINTS.fullmatch(part)
    if people and not matters and int(people["count"]) <= WHOLE:
        dotted = (
            ("effect__all", dots(WHOLE)),
            ("effect__lit", dots(int(people["count"]))),
        )
        return Row(part, 2 * STEP, dotted, (people["count"],))
    if not points:
        raise ValueError(part)
    low, high = points["low"] or points["points"], points["high"] or points["points"]
    numbers = [points["points"], points["low"], points["high"], matters]
    if not int(low) <= int(points["points"]) <= int(high) <= WHOLE:
        raise ValueError(part)
    drawn = (
        ("effect__track", bar(0, WHOLE)),
        ("effect__sure", bar(0, int(low))),
        ("effect__unsure", bar(int(low), int(high))),
        ("effect__matters", f"M{int(matters) * UNIT} 0v16" if matters else ""),
    )
    words = f"{part}; {mark[0]}" if mark else part
    return Row(words, 2 * STEP, drawn, tuple(number for number in numbers if number))


def dots(count: int) -> str:
    """Draw people as lines of dots: a line's dashes begin again at each."""
    lines, rest = divmod(count, IN_LINE)
    lengths = [IN_LINE] * lines + [rest] * bool(rest)
    return "".join(
        f"M4 {4 + STEP * number}h{(length - 1) * STEP + 1}"
        for number, length in enumerate(lengths)
    )


def bar(start: int, end: int) -> str:
    """Draw a stretch of the scale of 100 points."""
    return f"M{start * UNIT} 8H{end * UNIT}" if end > start else ""


def draw(figure: Element, text: str) -> None:
    """Put the rows into a figure; whoever does not see them reads the text below."""
    for effect_row in rows_of(text):
        line = SubElement(figure, "p", {"class": "effect__row", "aria-hidden": "true"})
        SubElement(line, "span").text = effect_row.words
        size = f"0 0 {WHOLE * UNIT} {effect_row.height}"
        picture = SubElement(line, "svg", {"class": "effect__picture", "viewBox": size})
        for name, path in effect_row.marks:
            if path:
                SubElement(picture, "path", {"class": name, "d": path})


def faults(text: str, body: str) -> Iterator[tuple[str, str]]:
    """Say what is wrong with an effect and its text: problem and fix."""
    try:
        rows = rows_of(text)
    except ValueError:
        yield f"“{text}” is no effect that can be drawn.", EXAMPLE
        return
    words = CITED.sub("", body)  # another extension may have read the keys by now
    for number in dict.fromkeys(figure for row in rows for figure in row.numbers):
        if not re.search(rf"(?<![\d.,]){number}(?!\d|[.,]\d)", words):
            problem = f"The picture shows {number}, and its text does not say it."
            yield problem, "Say each figure in the text of the block, in words."
    if words == body:
        problem = "This effect has no source."
        yield problem, "End its text with the source's key: [@hayden]."
