"""Read TOML that staff write: any editor's UTF-8, and nothing that would burst."""

import json
import pickle
import tomllib
from functools import lru_cache
from pathlib import Path

from diagnostics import ContentError, Diagnostic
from facts.toml_words import in_words
from plain_text import Table, check_text, hidden_signs, not_text


def read_toml(path: Path, shown: str) -> tuple[Table, str]:
    """Return the table and the text of a file.

    Args:
        shown: The file's path from the project's root, for mistakes to name.

    Raises:
        ContentError: Why the file cannot be read, in one sentence.
    """
    text = _text_of(path, shown)
    unreadable = check_text(text, shown) or [*hidden_signs(text, shown)]
    if unreadable:
        raise ContentError(*unreadable)
    try:
        return parsed(text), text
    except tomllib.TOMLDecodeError as error:
        raise ContentError(Diagnostic(shown, *_told(error, text))) from error
    except (RecursionError, ValueError) as error:
        problem = "A number is too large, or lists stand in lists too deeply."
        fix = "Compare the file with the sample's."
        raise ContentError(Diagnostic(shown, 1, problem, fix)) from error


def content_of(path: Path) -> bytes | None:
    """Return a file's content; None where reading its text tells why it can't be."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _text_of(path: Path, shown: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        fix = "Put it back; content/practice/ of the sample shows what it holds."
        reason = Diagnostic(shown, 1, "This file of facts is missing.", fix)
        raise ContentError(reason) from error
    except OSError as error:
        problem = f"This file cannot be read ({error.strerror})."
        reason = Diagnostic(shown, 1, problem, "Check who may read it.")
        raise ContentError(reason) from error
    except UnicodeDecodeError as error:
        raise ContentError(not_text(error, shown)) from error


def unreadable_toml(text: str) -> tuple[int, str, str] | None:
    """Say on which line a text is no TOML, what is wrong and what to do; or None."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _told(error, text)
    return None


def parsed(text: str) -> dict[str, object]:
    """Parse a text; raises what tomllib does."""
    table: dict[str, object] = pickle.loads(_parsed(text))  # noqa: S301 - our own
    return table


@lru_cache(maxsize=128)  # a preview reads the same files again and again
def _parsed(text: str) -> bytes:
    """Parse once; what is made of the pickle is each reader's own to change."""
    return pickle.dumps(tomllib.loads(text))


def _told(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str, str]:
    reason, _, place = str(error).partition(" (at ")
    line = place.removeprefix("line ").partition(",")[0]
    lines = text.split("\n")
    return in_words(reason, lines, int(line) if line.isdigit() else 0)


def quoted(text: str) -> str:
    """Write a text so that TOML and YAML read it back, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
