"""The desk as text for a terminal."""

from collections.abc import Iterator

from review_desk.model import Row, Section

MARKS = {"late": "!", "soon": "·", "fine": " "}
WIDEST = 60  # characters of a column; the last one, and the page, show all


def as_text(sections: list[Section], *, everything: bool = False) -> str:
    """Write what waits for somebody; `everything` adds what is fine."""
    return "\n".join(
        line for section in sections for line in _section(section, everything)
    )


def _section(section: Section, everything: bool) -> Iterator[str]:  # noqa: FBT001
    rows = [row for row in section.rows if everything or row.state != "fine"]
    if not rows:
        yield f"{section.title}: {_fine(section)}"
        return
    yield f"\n{section.title} ({section.waiting})"
    widths = [
        max(len(_cut(row.cells[n])) for row in rows)
        for n in range(len(section.columns) - 1)
    ]
    for row in rows:
        yield _row(row, widths)
    yield ""


def _fine(section: Section) -> str:
    if not section.rows:
        return section.good
    first = section.rows[0].cells[0]
    return f"nothing is due soon (first: {first})."


def _row(row: Row, widths: list[int]) -> str:
    *before, last = row.cells
    cells = [_cut(cell).ljust(n) for cell, n in zip(before, widths, strict=False)]
    whole = " ".join(last.split())  # a path to paste, a sentence that says what to do
    return f" {MARKS[row.state]} {'  '.join([*cells, whole])}".rstrip()


def _cut(cell: str) -> str:
    cell = " ".join(cell.split())
    return cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…"
