"""What is asked for, as a plan; and the plan carried out."""

from pathlib import Path

from content_model.values import SLUG
from diagnostics import ContentError, Diagnostic
from reorganize.plan import (
    Plan,
    remove,
    remove_source,
    rename,
    rename_source,
    replace_tag,
)
from reorganize.sections import remove_articles, remove_comments, remove_language
from reorganize.target import find_target
from site_parts import Settings


def plan_removal(
    plan: Plan, content: Path, settings: Settings, name: str, instead: str
) -> None:
    """Plan what a name asks for."""
    match name.split("/", 1):
        case ["language", code]:
            remove_language(plan, code, settings)
        case ["articles"]:
            remove_articles(plan, content, settings)
        case ["comments"]:
            remove_comments(plan)
        case ["sources", key]:
            remove_source(plan, key)
        case ["tags", tag]:
            replace_tag(plan, tag, None)
        case _:
            person = instead.removeprefix("people/")
            remove(plan, find_target(content, name, settings), settings, person)


def plan_new_name(
    plan: Plan, content: Path, settings: Settings, name: str, new: str
) -> None:
    """Plan another name for a page, a source or a tag."""
    folder, _, old = name.partition("/")
    new = new.removeprefix(f"{folder}/").removesuffix(".md")
    if folder == "tags":
        replace_tag(plan, old, new)
    elif folder == "sources":
        rename_source(plan, old, new)
    elif SLUG.fullmatch(new):
        rename(plan, find_target(content, name, settings), new)
    else:
        problem = f"“{new}” makes no good address."
        fix = "Write small letters, digits and hyphens, such as back-pain-at-night."
        raise ContentError(Diagnostic(f"content/{folder}", 1, problem, fix))


def described(plan: Plan) -> list[str]:
    """Say what the plan does, file by file, then what a person should read."""
    return [
        *(f"remove  content/{path}" for path in plan.removed),
        *(f"rename  content/{a} -> content/{b}" for a, b in plan.moved.items()),
        *(f"change  content/{path}" for path in plan.changed),
        *(f"read    {note}" for note in plan.notes),
    ]


def carry_out(plan: Plan, content: Path) -> None:
    """Write the new state; every new text is on the disk before an old one goes."""
    ends = {new for old, new in plan.moved.items() if has_windows_ends(content / old)}
    for path, text in plan.after.items():
        if plan.before.get(path) != text:
            target = content / path
            target.parent.mkdir(parents=True, exist_ok=True)
            windows = path in ends or (target.is_file() and has_windows_ends(target))
            newline = "\r\n" if windows else "\n"
            target.write_text(text, encoding="utf-8", newline=newline)
    for path in [*plan.removed, *plan.moved]:
        (content / path).unlink()
    for folder in sorted(content.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def has_windows_ends(file: Path) -> bool:
    """Tell whether a file's lines end as on Windows."""
    return b"\r\n" in file.read_bytes()
