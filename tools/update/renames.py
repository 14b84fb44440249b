"""Give facts and settings their new names in a site's files."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Self

from facts.toml_lines import lines_of_keys
from plain_data import dataclass
from start.software import numbers

FILE = Path(__file__).parent / "renames.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """One entry of renames.toml.

    Attributes:
        file: Of a fact, below content/practice/; "" of a setting.
    """

    since: str
    old: str
    new: str
    file: str = ""

    @classmethod
    def of(cls, table: Mapping[str, str]) -> Self:
        """Read an entry."""
        return cls(**table)

    @property
    def key(self) -> str:
        """The old name without its tables."""
        return self.old.rpartition(".")[2]

    def in_facts(self, text: str) -> str:
        """Rename the key in a file of facts, in each entry of a list of tables."""
        lines = text.split("\n")
        for path, number in lines_of_keys(text).items():
            plain = ".".join(part for part in path.split(".") if not part.isdigit())
            if plain == self.old:
                lines[number - 1] = re.sub(
                    rf"\b{re.escape(self.key)}\b", self.new, lines[number - 1], count=1
                )
        return "\n".join(lines)

    def in_settings(self, text: str) -> str:
        """Rename a setting wherever it stands."""
        return re.sub(rf"\b{re.escape(self.old)}\b", self.new, text)

    def in_words(self, text: str) -> str:
        """Rename a fact where a text asks for it, with a small letter or a capital."""
        for old, new in (
            (self.key, self.new),
            (self.key.capitalize(), self.new.capitalize()),
        ):
            text = re.sub(
                rf"\{{(practice|notice):{re.escape(old)}\}}", rf"{{\1:{new}}}", text
            )
        return text


def renames_since(version: str, file: Path = FILE) -> list[Rename]:
    """Read the entries that are younger than a version, the oldest first."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    found = [
        Rename.of(entry)
        for kind in ("fact", "setting")
        for entry in table.get(kind, ())
        if numbers(entry["since"]) > numbers(version)
    ]
    return sorted(found, key=lambda rename: numbers(rename.since))


def renamed(site: Path, renames: Iterable[Rename]) -> dict[str, str]:
    """Give the files of a site that change, by their path, with their new text."""
    paths = [
        *sorted(site.glob("*.py")),
        *sorted((site / "content").rglob("*.md")),
        *sorted((site / "content").rglob("*.toml")),
    ]
    before = {
        path.relative_to(site).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in paths
    }
    after = renamed_texts(before, renames)
    return {name: text for name, text in after.items() if text != before[name]}


def renamed_texts(
    texts: Mapping[str, str], renames: Iterable[Rename]
) -> dict[str, str]:
    """Give texts, by their path in a site, the names of later editions."""
    after = dict(texts)
    for rename in renames:
        for name, text in after.items():
            after[name] = _renamed(text, PurePosixPath(name), rename)
    return after


def _renamed(text: str, path: PurePosixPath, rename: Rename) -> str:
    if not rename.file:
        return rename.in_settings(text) if path.suffix == ".py" else text
    if path.suffix == ".py":
        return text
    if path.parent.name == "practice" and path.name == rename.file:
        return rename.in_words(rename.in_facts(text))
    # Words name a fact of the first level only, and those of two files.
    whole = rename.old == rename.key and rename.file in {
        "practice.toml",
        "notices.toml",
    }
    return rename.in_words(text) if whole else text
