"""What changed in a text since somebody confirmed it, as git remembers it."""

from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from confirmations.model import Confirmation, digest_of_text, text_of
from git import git

MOST_COMMITS = 50  # how far back the confirmed text is looked for


def changes_since(path: Path, confirmed: Confirmation | None) -> list[str]:
    """Give the changed lines; nothing for a text that is as it was, or is new."""
    now = text_of(path)
    if confirmed is None or digest_of_text(confirmed.file, now) == confirmed.text:
        return []
    for before in _earlier_texts(path):
        if digest_of_text(confirmed.file, before) == confirmed.text:
            return changed_lines(before, now)
    return ["(The text that was confirmed is not in this folder's history.)"]


def changed_lines(before: str, after: str) -> list[str]:
    """List the lines that differ, with - before an old one and + before a new one."""
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in islice(lines, 2, None) if not line.startswith("@@")]


def _earlier_texts(path: Path) -> Iterator[str]:
    """Yield a file's earlier texts, the newest first; none without git."""
    listed = git(path.parent, "log", f"-{MOST_COMMITS}", "--format=%H", "--", path.name)
    for commit in listed.split():
        yield git(path.parent, "show", f"{commit}:./{path.name}")
