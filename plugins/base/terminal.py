"""Speak with the person at the terminal."""

import os
import re
import sys

_CONTROLS = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]|[\x00-\x08\x0b-\x1f\x7f]")


def say(text: object) -> None:
    """Print at once, also into a pipe."""
    print(text, flush=True)  # noqa: T201


def warn(text: object) -> None:
    """Print for people alone: what programs read goes to standard output."""
    print(text, file=sys.stderr)  # noqa: T201


def ask(prompt: str) -> str:
    """Read a line as a person types or pastes it, without what terminals add."""
    while True:
        try:
            return _CONTROLS.sub("", input(prompt)).strip()
        except UnicodeDecodeError:
            say("Those letters can't be read. Set the terminal to UTF-8, or try again.")


def open_browser(address: str) -> None:
    """Open a browser where there is a screen; text browsers would take the terminal."""
    import webbrowser  # noqa: PLC0415 - builds open none

    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform in {"darwin", "win32"} or screen:
        webbrowser.open(address)
