"""All that lets Pelican's readers work quicker, with the same outcome."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from fast_build.dates import in_place_of_get_date
from fast_build.typography import in_place_of_typogrify

if TYPE_CHECKING:
    from collections.abc import Iterator

QUICKER_STEPS = "fast_build.markdown_steps"
"""The extension, by its name: not every build needs Python-Markdown."""


class _Reading(ExitStack):
    """What ends when reading ends."""

    colors = False


_going_on: list[_Reading] = []


@contextmanager
def quick_reading(settings: dict[str, Any]) -> Iterator[None]:
    """Read by quicker steps inside."""
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    extensions.insert(0, QUICKER_STEPS)  # readers add theirs behind, once and for all
    with _Reading() as reading:
        reading.callback(extensions.remove, QUICKER_STEPS)
        reading.enter_context(in_place_of_typogrify())
        reading.enter_context(in_place_of_get_date())
        reading.callback(_going_on.remove, reading)
        _going_on.append(reading)
        yield


def quick_code() -> None:
    """Color code by quicker steps, too, until reading ends."""
    if _going_on and not _going_on[-1].colors:
        # It imports Pygments, as the extension does.
        from fast_build.highlighting import in_place_of_pygments  # noqa: PLC0415

        _going_on[-1].enter_context(in_place_of_pygments())
        _going_on[-1].colors = True
