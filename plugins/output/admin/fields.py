"""Which field of a form a line of a file belongs to."""

from pathlib import Path

from admin import sources
from admin.config import SOURCES
from admin.facts_files import field_at
from content_model.front_matter import read_front_matter
from plain_data import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file an entry of the editor stands.

    Attributes:
        name: The entry, as the editor names it.
        text: Of the whole file.
        first: Its first line in the file.
        last: Its last; 0 for the file's end.
    """

    name: str
    text: str
    first: int = 1
    last: int = 0

    def holds(self, line: int) -> bool:
        """Tell whether a line is the entry's."""
        return self.first <= line and (not self.last or line <= self.last)

    def field(self, line: int) -> str:
        """Name the field that a line is of; "" where no form has one."""
        if self.name.endswith(".toml"):
            return field_at(self.text, line)
        if self.name.endswith(".json"):
            return sources.field_at(self.text, self.name, line)
        found, _ = read_front_matter(self.text, "")
        if found is None or line >= found.body_line:
            return "body"
        before = [name for name, at in found.lines.items() if at <= line]
        return before[-1] if before else ""


def place_of(name: str, file: Path, text: str = "") -> Place:
    """Find an entry in its file, as it is or with another text."""
    if not text and file.is_file():
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    if name.startswith(f"{SOURCES}/"):
        return Place(name, text, *sources.span_of(text, name))
    return Place(name, text)
