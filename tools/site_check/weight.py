"""What pages weigh, packed, as a visitor gets them."""

from pathlib import Path

FIRST_VIEW = 14_600  # bytes that a server sends before it waits: ten packets
SECOND_VIEW = 43_800  # with the twenty after them
NAMED = 5  # of the heavy pages


def heavy_pages(output: Path) -> tuple[list[str], list[str]]:
    """Say which pages come in more than one stretch, and which are too heavy."""
    sizes = {
        path.relative_to(output).with_suffix("").as_posix(): path.stat().st_size
        for path in sorted(output.rglob("*.html.br"))
    }
    later = sorted(
        (page for page, size in sizes.items() if FIRST_VIEW < size <= SECOND_VIEW),
        key=lambda page: -sizes[page],
    )
    notes = []
    if later:
        named = ", ".join(
            f"{page} ({kilobytes(sizes[page])})" for page in later[:NAMED]
        )
        many = "1 page needs" if len(later) == 1 else f"{len(later)} pages need"
        notes = [f"{many} a second round trip: {named}."]
    return notes, [
        f"{page}: {kilobytes(size)} packed, and {kilobytes(SECOND_VIEW)} is the most."
        " Cut it in two."
        for page, size in sizes.items()
        if size > SECOND_VIEW
    ]


def kilobytes(size: int) -> str:
    """Write a size."""
    return f"{size / 1000:.1f} KB"
