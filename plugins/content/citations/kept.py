"""Keep the sources of a file that has not changed: parsing them takes a while."""

from pathlib import Path

from citations.model import Source
from diagnostics.model import Diagnostic
from fast_build.kept import kept_or_made


def kept_sources(
    text: str, path: str, kept: Path
) -> tuple[dict[str, Source], list[Diagnostic]]:
    """Read the sources, or return what an earlier build read from the same text.

    Args:
        text: The whole file of sources.
        path: Its path from the project's root.
        kept: Where the result is kept; it may be lost or damaged at any time.
    """

    def read() -> tuple[dict[str, Source], list[Diagnostic]]:
        from citations.bibliography import read_sources  # noqa: PLC0415 - slow to import

        return read_sources(text, path)

    return kept_or_made(kept, (path, text), read, Path(__file__).parent)
