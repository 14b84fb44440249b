"""Start a new page from the command line.

    python -m new_page [article] [--title "…"] [--lang es] [--field name=value …]

Asks for what is missing when a person sits at the terminal.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from content_model.kinds import BY_NAME, KINDS
from content_model.model import Kind
from diagnostics import ContentError
from diagnostics.suggest import suggest
from new_page.asking import answer
from new_page.defaults import LANGUAGES, asked_for, starting_values
from new_page.existing import ExistingSite, read_existing
from new_page.making import NewPageError, make, value_of
from terminal import ask, open_browser, say

ON_CHECKLIST = "It joins the checklist once you take its line “status: draft” out."

NO_PREVIEW = "Start the preview with ./run serve: it is listed under “Drafts”."
PATIENCE = 8  # seconds for the preview to build it


def main() -> int:
    """Make one page; every refusal is a sentence."""
    given = arguments()
    try:
        kind = known(given.kind) if given.kind else asked_kind()
        path = made(given, kind)
    except (NewPageError, ContentError) as error:
        say(str(error))
        return 1
    except (KeyboardInterrupt, EOFError):
        say("\nNothing was made.")
        return 1
    shown = path.relative_to(given.content.parent).as_posix()
    say(f"{shown} is ready to write in.")
    say(ON_CHECKLIST if kind == "sign" else show_in_preview(shown, given.port))
    return 0


def made(given: argparse.Namespace, name: str) -> Path:
    """Make the page from options and answers."""
    existing = read_existing(given.content, [kind.folder for kind in KINDS], given.lang)
    kind = BY_NAME[name]
    typed = [("title", given.title)] if given.title else []
    answers = {name: read(kind, name, text) for name, text in [*typed, *given.field]}
    if sys.stdin.isatty():
        ask_the_rest(kind, given.lang, answers, existing)
    if "title" not in answers:
        msg = "The new page needs a title: --title “How to sleep well”."
        raise NewPageError(msg)
    return make(kind.name, given.lang, answers, existing)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="new_page", description=__doc__)
    parser.add_argument("kind", nargs="?", help=", ".join(BY_NAME))
    parser.add_argument("--title")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--field", type=pair, action="append", default=[])
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--port", type=int, default=8000, help="of the preview")
    given = parser.parse_args()
    given.content = given.content.resolve()
    return given


def known(name: str) -> str:
    """Refuse a kind that there is not."""
    if name in BY_NAME:
        return name
    fix = suggest(name, BY_NAME, f"Use one of: {', '.join(BY_NAME)}.")
    msg = f"There is no kind of page called “{name}”. {fix}"
    raise NewPageError(msg)


def pair(text: str) -> tuple[str, str]:
    """Split name=value."""
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"“{text}” is not name=value.")  # noqa: TRY003, EM102
    return name.strip(), value


def asked_kind() -> str:
    """Ask which kind of page it will be."""
    if not sys.stdin.isatty():
        names = ", ".join(kind.name for kind in KINDS)
        msg = f"Say which kind of page it is: {names}."
        raise NewPageError(msg)
    for number, kind in enumerate(KINDS, start=1):
        say(f"  {number}. {kind.name}: {kind.help}")
    while True:
        text = ask("kind: ")
        if text.isdecimal() and 1 <= int(text) <= len(KINDS):
            return KINDS[int(text) - 1].name
        if text in BY_NAME:
            return text
        say(f"Type a name or a number from 1 to {len(KINDS)}.")


def read(kind: Kind, name: str, text: str) -> object:
    """Read an answer given as an option."""
    if name not in kind.by_name:
        names = ", ".join(kind.by_name)
        msg = f"“{name}” is not a field of {kind.name} pages. Use one of: {names}."
        raise NewPageError(msg)
    return value_of(kind.by_name[name], text)


def ask_the_rest(
    kind: Kind, lang: str, answers: dict[str, object], existing: ExistingSite
) -> None:
    """Ask for what the options left open."""
    defaults = starting_values(kind, lang, existing)
    for field in asked_for(kind, lang):
        if field.name not in answers:
            default = defaults.get(field.name)
            given = answer(field, existing, default, ask, say)
            if given is not None:
                answers[field.name] = given


def show_in_preview(source: str, port: int) -> str:
    """Open the page in a browser once it is built; say where it is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            address = address_of(source, port)
        except (URLError, OSError, ValueError):
            return NO_PREVIEW
        if address:
            open_browser(address)
            return f"See it at {address}"
        time.sleep(0.3)
    return f"The preview at http://localhost:{port}/ does not show it yet."


def address_of(source: str, port: int) -> str:
    """Ask the preview for a draft's address, "" while it is not built."""
    root = f"http://localhost:{port}"
    with urlopen(f"{root}/__preview/state.json", timeout=3) as answer:  # noqa: S310 - http
        pages = json.load(answer)["unseen"]
    found = (root + page["address"] for page in pages if page["source"] == source)
    return next(found, "")


if __name__ == "__main__":
    sys.exit(main())
