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

_inside: list[ExitStack] = []
_colored: list[ExitStack] = []


@contextmanager
def quick_reading(settings: dict[str, Any]) -> Iterator[None]:
    """Read by quicker steps inside."""
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    extensions.insert(0, QUICKER_STEPS)  # readers add theirs behind, once and for all
    with ExitStack() as inside:
        inside.callback(extensions.remove, QUICKER_STEPS)
        inside.enter_context(in_place_of_typogrify())
        inside.enter_context(in_place_of_get_date())
        inside.callback(_inside.remove, inside)
        _inside.append(inside)
        yield


def quick_code() -> None:
    """Color code by quicker steps, too, until reading ends."""
    if _inside and _inside[-1] not in _colored:
        # It imports Pygments, as the extension does.
        from fast_build.highlighting import in_place_of_pygments  # noqa: PLC0415

        inside = _inside[-1]
        _colored.append(inside)
        inside.callback(_colored.remove, inside)
        inside.enter_context(in_place_of_pygments())
