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

from diagnostics import ContentError
from reorganize.orders import carry_out, described, plan_new_name, plan_removal
from reorganize.plan import Plan
from terminal import ask, say, warn
from whole_build.build import read


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
        warn(f"{error}\nNothing was changed.")
        return 1
    for line in described(plan):
        say(line)
    if not given.yes and not agreed():
        say("Nothing was changed.")
        return 1
    carry_out(plan, content)
    if given.what == "remove":
        switch_off(Path(given.settings), given.name)
    say("Done. Build the site, and read the lines above.")
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="reorganize", description=__doc__)
    parser.add_argument("--settings", default="pelicanconf.py")
    wanted = parser.add_subparsers(dest="what", required=True)
    removal = wanted.add_parser("remove")
    naming = wanted.add_parser("rename")
    for command in (removal, naming):
        command.add_argument("name")
        command.add_argument("--yes", action="store_true", help="ask nothing")
    removal.add_argument("--instead", default="", help="who writes or reviews now")
    naming.add_argument("new")
    return parser.parse_args()


def agreed() -> bool:
    """Ask; without anybody at the keyboard the answer is no."""
    if not sys.stdin.isatty():
        say("Add --yes to do it.")
        return False
    return ask("Do it? [y/N] ").lower() in {"y", "yes"}


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
