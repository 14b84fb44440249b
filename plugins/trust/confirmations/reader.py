"""Read `content/confirmations.toml`, and add to it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from confirmations.model import FILE, Confirmation, Confirmations
from diagnostics import Diagnostic
from facts.toml_file import TomlFile, read_file


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
    for index, each in enumerate(found.confirmed):
        if not (content / "people" / f"{each.by}.md").is_file():
            problem = (
                f"“{each.by}” confirmed {each.file}, but people/ has no such file."
            )
            fix = "Have somebody of the practice confirm it."
            yield file.at(f"confirmed.{index}.by", problem, fix)


def add_confirmations(content: Path, added: Sequence[Confirmation]) -> None:
    """Write them at the end; an earlier one of the same file goes."""
    path = content / FILE
    kept = dict(read_confirmations(content)[0].by_file)
    kept |= {each.file: each for each in added}
    entries = [
        f"[[confirmed]]\nfile = {_quoted(each.file)}\nby = {_quoted(each.by)}\n"
        f"on = {each.on}\ntext = {_quoted(each.text)}\n"
        for each in sorted(kept.values(), key=lambda each: each.file)
    ]
    path.write_text("\n".join([HEAD, *entries]), encoding="utf-8")


def _quoted(text: str) -> str:
    """Write a text as TOML does; JSON escapes alike."""
    return json.dumps(text, ensure_ascii=False)


HEAD = """\
# Who has read which text and stands for it. `./run confirm` writes this file.
# A text that changes afterwards is unconfirmed again.
"""
