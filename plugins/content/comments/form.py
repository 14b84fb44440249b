"""Read a form that anybody may have sent, a program too."""

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import parse_qs
from wsgiref.types import WSGIEnvironment

Application = Callable[[WSGIEnvironment, Callable[..., object]], Iterable[bytes]]

LARGEST = 64_000  # bytes
SOONEST = 3  # seconds; people take longer to write
LONGEST_NUMBER = 9  # digits


def form_fields(environ: WSGIEnvironment) -> dict[str, str] | None:
    """Read the form; None when it is none, or far too large."""
    size = number(environ.get("CONTENT_LENGTH") or "0")
    kind = environ.get("CONTENT_TYPE", "")
    if size is None or size > LARGEST:
        return None
    if not kind.startswith("application/x-www-form-urlencoded"):
        return None
    try:
        text = environ["wsgi.input"].read(size).decode()
    except UnicodeDecodeError:
        return None
    return {name: values[-1] for name, values in parse_qs(text).items()}


def is_spam(fields: Mapping[str, str]) -> bool:
    """Tell programs from people: they fill in the trap, or are too quick."""
    seconds = number(fields.get("seconds", ""))
    return bool(fields.get("website")) or (seconds is not None and seconds < SOONEST)


def language(environ: WSGIEnvironment, fields: Mapping[str, str] | None) -> str:
    """Tell the language of a form's page; of an unreadable form, the browser's."""
    if fields is None:
        return str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))[:2].lower()
    return folder_of(fields)


def folder_of(fields: Mapping[str, str]) -> str:
    """Tell the first folder of the page that a form is about."""
    return fields.get("page", "").strip("/").partition("/")[0]


def number(text: str) -> int | None:
    """Read a number; None for any other text, and for more digits than we count."""
    plain = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if plain else None
