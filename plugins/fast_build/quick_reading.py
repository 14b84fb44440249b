"""All that lets Pelican's readers work quicker, with the same outcome."""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from fast_build.dates import in_place_of_get_date
from fast_build.markdown_steps import SkippedSteps
from fast_build.typography import in_place_of_typogrify

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def quick_reading(settings: dict[str, Any]) -> Iterator[None]:
    """Read by quicker steps inside."""
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    own = SkippedSteps()
    extensions.insert(0, own)  # readers add theirs behind, once and for all
    try:
        with in_place_of_typogrify(), in_place_of_get_date(), _quick_code(settings):
            yield
    finally:
        extensions.remove(own)


def _quick_code(settings: dict[str, Any]) -> AbstractContextManager[None]:
    if "codehilite" not in str(settings["MARKDOWN"]):
        return nullcontext()
    # It imports Pygments, as the extension does.
    from fast_build.highlighting import in_place_of_pygments  # noqa: PLC0415

    return in_place_of_pygments()
