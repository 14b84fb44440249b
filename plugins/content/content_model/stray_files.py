"""Find files in `content/` that nothing would read."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import get_type_hints

from content_model.kinds import BY_FOLDER
from content_model.names import file_name
from diagnostics import Diagnostic
from diagnostics.suggest import suggest
from facts.model import Facts

# What authors take for pages, whatever the ending says.
_MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".mdown", ".mdwn", ".txt"})
_OTHERS = frozenset(
    {".rst", ".html", ".htm", ".doc", ".docx", ".odt", ".rtf", ".pages"}
)
_TEXTS = _MARKDOWN | _OTHERS


def stray_files(content: Path, languages: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a mistake for each text that stands where no page is looked for."""
    for path in sorted(content.rglob("*")):
        inside = path.relative_to(content)
        if path.suffix.lower() not in _TEXTS or _ignored(inside):
            continue
        folder, *rest = (part for part in inside.parts if part not in languages)
        if not rest or folder not in BY_FOLDER:
            if path.suffix == ".md" and folder not in _OTHER_FOLDERS:
                yield _no_folder(path, inside, content)
        elif path.suffix != ".md":
            problem = f"“{path.name}” is no page: a page's file ends in .md."
            fix = "Save its text as Markdown, or move it out of content/."
            if path.suffix.lower() in _MARKDOWN:
                stem = re.sub(r"(?i)\.(?:md|markdown|txt)$", "", path.stem)
                fix = f"Rename it to {file_name(stem) or 'some-words'}.md."
            yield Diagnostic(_shown(path, content), 1, problem, fix)


def stray_facts(practice: Path) -> Iterator[Diagnostic]:
    """Yield a note for each file that has a name like facts, and is none of them."""
    known = [f"{name}.toml" for name in (*get_type_hints(Facts), *_OTHER_FACTS)]
    for path in sorted(practice.glob("*.toml*")):
        if path.name not in known and not path.name.endswith(("~", ".bak", ".orig")):
            name = path.name.lower().removesuffix(".txt")
            problem = f"No facts are read from a file called “{path.name}”."
            fix = suggest(name, known, f"The files of facts are {', '.join(known)}.")
            shown = path.relative_to(practice.parent.parent).as_posix()
            yield Diagnostic(shown, 1, problem, fix, level="warning")


_OTHER_FACTS = ("accessibility", "redirects", "synonyms", "words")  # of other plugins
# Folders of content/ whose files other plugins read.
_OTHER_FOLDERS = frozenset({"comments", "images", "practice"})


def _ignored(inside: Path) -> bool:
    """Pass over what starts with a dot or an underscore, as Pelican does."""
    return any(part.startswith((".", "_")) for part in inside.parts)


def _no_folder(path: Path, inside: Path, content: Path) -> Diagnostic:
    folder = inside.parent.name
    problem = "No page is looked for here."
    otherwise = f"Move it into one of: {', '.join(BY_FOLDER)}."
    fix = suggest(folder, BY_FOLDER, otherwise, "{}/".format)
    return Diagnostic(_shown(path, content), 1, problem, fix)


def _shown(path: Path, content: Path) -> str:
    return path.relative_to(content.parent).as_posix()
