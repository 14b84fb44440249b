"""Facts that are the sample's: by file, key and value, not by their words."""

import json
import tomllib
from collections.abc import Iterator

from facts.toml_lines import line_of, lines_of_keys
from placeholders.passages import fields_of
from plain_data import dataclass

# Whole tables count as one fact: two practices may close at noon on Fridays.
_FACTS = {
    "practice.toml": ("tagline", "address.postal_code", "geo"),
    "hours.toml": ("weekly",),
    "insurers.toml": ("price.*", "cancellation"),
    "notices.toml": ("effective_date", "language_assistance"),
    "redirects.toml": ("redirect.*",),
    "states.toml": ("checked",),
}
_DAYS = ("reviewed", "translates_version")


@dataclass(frozen=True, slots=True)
class Fact:
    """One value: `key` without the place in a list, `shown` as an author knows it."""

    file: str
    key: str
    value: str
    shown: str
    line: int


def facts_in(file: str, text: str) -> Iterator[Fact]:
    """Yield the facts of a file that a practice has to make its own.

    Args:
        file: Below content: `practice/hours.toml`, `articles/x.md`.
    """
    if file.endswith(".md"):
        yield from _days(file, text)
        return
    wanted = _FACTS.get(file.removeprefix("practice/"), ())
    try:
        table = tomllib.loads(text) if wanted else {}
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return
    lines = lines_of_keys(text)
    for key in wanted:
        for path, value in _at(table, key):
            line = line_of(lines, path)
            yield Fact(file, key, _as_text(value), key.split(".")[0], line)


def _days(file: str, text: str) -> Iterator[Fact]:
    fields = fields_of(file, text)
    for name in _DAYS:
        if name in fields.values:
            value = str(fields.values[name])
            yield Fact(file, name, value, name, fields.lines.get(name, 1))


def _at(table: dict[str, object], key: str) -> Iterator[tuple[str, object]]:
    """Find a key's value; `price.*` means each entry of a list."""
    name, _, rest = key.partition(".")
    value = table.get(name)
    if rest == "*" and isinstance(value, list):
        yield from ((f"{name}.{index}", entry) for index, entry in enumerate(value))
    elif rest and isinstance(value, dict):
        yield from ((f"{name}.{path}", entry) for path, entry in _at(value, rest))
    elif value is not None and not rest:
        yield name, value


def _as_text(value: object) -> str:
    if isinstance(value, dict):  # another note makes no other price
        value = {key: entry for key, entry in value.items() if key != "note"}
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
