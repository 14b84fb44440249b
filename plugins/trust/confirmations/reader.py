"""Read `content/confirmations.toml`, and add to it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from confirmations.model import FILE, Confirmation, Confirmations
from diagnostics import Diagnostic
from facts.toml_file import TomlFile, read_file
from facts.toml_text import quoted


def read_confirmations(content: Path) -> tuple[Confirmations, list[Diagnostic]]:
    """Read them all; without the file there are none."""
    path = content / FILE
    if not path.exists():
        return Confirmations(), []
    found, file = read_file(Confirmations, path, content.parent)
    if found is None:
        return Confirmations(), list(file.diagnostics)
    return found, list(_by_nobody(found, file, content))


def _by_nobody(
    found: Confirmations, file: TomlFile, content: Path
) -> Iterator[Diagnostic]:
    """Find confirmations by somebody whom the practice does not have."""
    for index, confirmation in enumerate(found.confirmed):
        by, file_read = confirmation.by, confirmation.file
        if not (content / "people" / f"{by}.md").is_file():
            problem = f"“{by}” confirmed {file_read}, but people/ has no such file."
            fix = "Have somebody of the practice confirm it."
            yield file.at(f"confirmed.{index}.by", problem, fix)


def add_confirmations(content: Path, added: Sequence[Confirmation]) -> None:
    """Write them at the end; an earlier one of the same file goes."""
    path = content / FILE
    kept = dict(read_confirmations(content)[0].by_file)
    kept |= {confirmation.file: confirmation for confirmation in added}
    entries = [
        f"[[confirmed]]\nfile = {quoted(confirmation.file)}\n"
        f"by = {quoted(confirmation.by)}\n"
        f"on = {confirmation.on}\ntext = {quoted(confirmation.text)}\n"
        for confirmation in sorted(kept.values(), key=lambda entry: entry.file)
    ]
    path.write_text("\n".join([HEAD, *entries]), encoding="utf-8")


HEAD = """\
# Who has read which text and stands for it. `./run confirm` writes this file.
# A text that changes afterwards is unconfirmed again.
"""
