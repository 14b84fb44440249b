"""Confirmations as plain data, and what they cover: words, not bookkeeping."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from content_model.front_matter import read_front_matter
from diagnostics import Diagnostic
from plain_data import dataclass

FILE = "confirmations.toml"
RULE = "changed-since-review"
# Fields that say when, by whom and where, and nothing to a reader about health.
_BOOKKEEPING = frozenset(
    {
        *("author", "reviewer", "translator", "date", "reviewed", "next_review"),
        *("modified", "translates_version", "status", "order", "aliases", "comments"),
        "changes",
    }
)

_OF_A_CHECK = frozenset({"passed", "tested"})  # `./run check` writes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One `[[confirmed]]`.

    Attributes:
        file: Below content: `pages/contact.md`.
        by: The person's file in people/, without .md.
        text: Digest of the words that they read.
    """

    file: str
    by: str
    on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmations:
    """confirmations.toml: the last one of a file counts."""

    confirmed: tuple[Confirmation, ...] = ()

    @property
    def by_file(self) -> Mapping[str, Confirmation]:
        """The last confirmation of each file."""
        return {confirmation.file: confirmation for confirmation in self.confirmed}

    def covers(self, file: str, text: str) -> Confirmation | None:
        """Return the confirmation of exactly these words."""
        found = self.by_file.get(file)
        return found if found and found.text == digest_of_text(file, text) else None

    def outdated(self, content: Path) -> Iterator[Diagnostic]:
        """Yield a note for each text that changed since, or is gone."""
        for file, last in self.by_file.items():
            path, shown = content / file, f"{content.name}/{file}"
            if not path.is_file():
                problem = f"“{file}” was confirmed on {last.on}, and is no more."
                fix = "Take its entry out."
                where = f"{content.name}/{FILE}"
                yield Diagnostic(where, 1, problem, fix, RULE, "warning")
                continue
            text = text_of(path)
            fix = f"Have it read again: ./run confirm {shown} --by {last.by}"
            if last.text != digest_of_text(file, text):
                problem = f"The text changed since {last.by} confirmed it on {last.on}."
                yield Diagnostic(shown, 1, problem, fix, RULE, "warning")
            line, day = reviewed_in(file, text)
            if day and day > last.on:
                problem = f"“reviewed: {day}” is later than the last confirmation,"
                problem += f" which is of {last.on}."
                yield Diagnostic(shown, line, problem, fix, RULE, "warning")


def text_of(path: Path) -> str:
    """Read a file whatever its bytes; what is wrong with it, its reader says."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def reviewed_in(file: str, text: str) -> tuple[int, date | None]:
    """Find the day of a page's review, and its line."""
    found, _ = read_front_matter(text.replace("\r\n", "\n"), file)
    day = found.values.get("reviewed") if found else None
    line = found.lines.get("reviewed", 1) if found else 1
    return line, day if isinstance(day, date) else None


def digest_of_text(file: str, text: str) -> str:
    """Digest what a reader of a file learns: not its dates, people or line breaks."""
    words = _facts(text) if file.endswith(".toml") else _page(file, text)
    return sha256(words.encode()).hexdigest()[:32]


def _facts(text: str) -> str:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return text
    said = {key: value for key, value in table.items() if key not in _OF_A_CHECK}
    return json.dumps(said, sort_keys=True, default=str)


def _page(file: str, text: str) -> str:
    found, _ = read_front_matter(text.replace("\r\n", "\n"), file)
    if found is None:
        return text
    fields: dict[str, object] = {
        name: value for name, value in found.values.items() if name not in _BOOKKEEPING
    }
    said = json.dumps(fields, sort_keys=True, default=str, ensure_ascii=False)
    return f"{said} {' '.join(found.body.split())}"
