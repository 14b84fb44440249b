"""Find files in `content/` that nothing would read."""

from collections.abc import Collection, Iterator
from pathlib import Path

from content_model.kinds import BY_FOLDER
from diagnostics import Diagnostic
from diagnostics.suggest import suggest

# What authors take for pages, whatever the ending says.
_PAGES = frozenset({".md", ".markdown", ".mkd", ".mdown", ".txt", ".rst", ".html"})
_PAGES_BY_OTHERS = frozenset({".doc", ".docx", ".odt", ".rtf", ".pages", ".htm"})
_TEXTS = _PAGES | _PAGES_BY_OTHERS


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
            if path.suffix.lower() in {".md", ".markdown"}:
                fix = f"Rename it to {path.stem}.md."
            yield Diagnostic(_shown(path, content), 1, problem, fix)


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
