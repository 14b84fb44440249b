"""Remove or rename from the command line.

    python -m reorganize remove services/gyrotonic [--instead NAME] [--yes]
    python -m reorganize rename services/gyrotonic new-name [--yes]

What can be named: a file of content/ as folder/name; sources/KEY; tags/TAG;
language/es; articles; comments. Without --yes it shows what would change, and asks.
"""

import argparse
import re
import sys
from pathlib import Path

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
from whole_build.build import read

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def main() -> int:
    """Work out the plan, show it, and carry it out when that is wanted."""
    given = arguments()
    settings = read(given.settings)
    content = Path(settings["PATH"])
    plan = Plan.of(content)
    try:
        if given.what == "remove":
            plan_removal(plan, content, settings, given.name, given.instead)
        else:
            plan_new_name(plan, content, settings, given.name, given.new)
    except ContentError as error:
        for diagnostic in error.diagnostics:
            print(diagnostic, file=sys.stderr)  # noqa: T201
        print("Nothing was changed.", file=sys.stderr)  # noqa: T201
        return 1
    for line in described(plan):
        print(line)  # noqa: T201
    if not given.yes and not agreed():
        print("Nothing was changed.")  # noqa: T201
        return 1
    carry_out(plan, content)
    if given.what == "remove":
        switch_off(Path(given.settings), given.name)
    print("Done. Build the site, and read the lines above.")  # noqa: T201
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="reorganize", description=__doc__)
    parser.add_argument("--settings", default="pelicanconf.py")
    wanted = parser.add_subparsers(dest="what", required=True)
    removal = wanted.add_parser("remove")
    naming = wanted.add_parser("rename")
    for each in (removal, naming):
        each.add_argument("name")
        each.add_argument("--yes", action="store_true", help="ask nothing")
    removal.add_argument("--instead", default="", help="who writes or reviews now")
    naming.add_argument("new")
    return parser.parse_args()


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


def agreed() -> bool:
    """Ask; without anybody at the keyboard the answer is no."""
    if not sys.stdin.isatty():
        print("Add --yes to do it.")  # noqa: T201
        return False
    return input("Do it? [y/N] ").strip().lower() in {"y", "yes"}


def carry_out(plan: Plan, content: Path) -> None:
    """Write the new state; every new text is on the disk before an old one goes."""
    for path, text in plan.after.items():
        if plan.before.get(path) != text:
            target = content / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    for path in [*plan.removed, *plan.moved]:
        (content / path).unlink()
    for folder in sorted(content.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def switch_off(file: Path, name: str) -> None:
    """Say in the settings that a language or the articles are gone."""
    text = file.read_text(encoding="utf-8")
    if name == "articles":
        text = with_setting(text, "ARTICLES", "False")
    elif name.startswith("language/"):
        found = re.search(r"^LANGUAGES = \[(.*?)\]", text, re.MULTILINE | re.DOTALL)
        codes = re.findall(r"[\"']([\w-]+)[\"']", found[1]) if found else []
        kept = [code for code in codes if code != name.partition("/")[2]]
        listed = ", ".join(f'"{code}"' for code in kept)
        text = with_setting(text, "LANGUAGES", f"[{listed}]")
    file.write_text(text, encoding="utf-8")


def with_setting(text: str, name: str, value: str) -> str:
    """Change a setting where it stands, or add it at the end."""
    line = re.compile(rf"^{name} = (?:\[.*?\]|[^#\n]*[^#\s])", re.MULTILINE | re.DOTALL)
    if line.search(text):
        return line.sub(f"{name} = {value}", text, count=1)
    return f"{text.rstrip()}\n\n{name} = {value}\n"


if __name__ == "__main__":
    sys.exit(main())
