"""Note that somebody of the practice has read texts and stands for them.

    python -m confirm content/articles/x.md --by dana-diaz
    python -m confirm content/signs --by dana-diaz [--all-read] [--months 18]

Of a folder, each text is asked for by name, but for what was confirmed lately;
--all-read says that all were read.
"""

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path

from confirm.changes import changes_since
from confirm.signing import ConfirmError, Signed, Signing
from confirmations.reader import add_confirmations, read_confirmations
from diagnostics import ContentError
from facts.reader import read_facts
from facts.today import build_day
from terminal import ask, say

LATELY = timedelta(days=30)  # what was confirmed since then is not asked for again


def main() -> int:
    """Confirm what the person says that they have read."""
    given = arguments()
    content = given.content.resolve()
    try:
        signing = Signing.of(content, given.by, given.months, today_at(content))
        files = signing.files(given.what)
        one_by_one = len(files) > 1 and not given.all_read
        read = asked(files, content, signing.today) if one_by_one else files
        made, refused = confirmed(signing, read)
    except (ConfirmError, ContentError) as error:
        say(str(error))
        return 1
    for signature in made:
        signature.write()
    if made:
        noted = (signature.confirmation for signature in made)
        add_confirmations(content, [entry for entry in noted if entry])
    for problem in refused:
        say(problem)
    say(f"{len(made)} of {len(files)} texts: confirmed by {signing.name}.")
    return 1 if refused else 0


def confirmed(signing: Signing, files: list[Path]) -> tuple[list[Signed], list[str]]:
    """Make what can be confirmed; say why the rest can't, and go on."""
    made, refused = [], []
    for path in files:
        try:
            made.append(signing.confirmed(path))
        except ConfirmError as error:
            refused.append(str(error))
    return made, refused


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="confirm", description=__doc__)
    parser.add_argument("what", nargs="+", type=Path, help="files or folders")
    parser.add_argument("--by", required=True, help="a file in people/, without .md")
    parser.add_argument("--months", type=int, default=18, help="to the next review")
    parser.add_argument("--all-read", action="store_true", help="ask for none of them")
    parser.add_argument("--content", type=Path, default=Path("content"))
    return parser.parse_args()


def today_at(content: Path) -> date:
    """Tell what day it is where the practice is."""
    return build_day(read_facts(content / "practice", content.parent).practice)


def asked(files: list[Path], content: Path, today: date) -> list[Path]:
    """Ask for each text whether it was read; who stops early keeps what was said."""
    if not sys.stdin.isatty():
        msg = f"These are {len(files)} texts. If all were read, add --all-read."
        raise ConfirmError(msg)
    confirmed, _ = read_confirmations(content)
    read, lately = [], 0
    for path in files:
        earlier = confirmed.by_file.get(path.relative_to(content).as_posix())
        changes = changes_since(path, earlier)
        if earlier and not changes and today - earlier.on < LATELY:
            lately += 1
            continue
        say(f"\n{path.relative_to(content.parent).as_posix()}")
        for line in changes:
            say(f"  {line}")
        try:
            answer = ask("Have you read it, and is all of it so? [y/N] ")
        except (KeyboardInterrupt, EOFError):
            say("\nThe rest can wait: the same command goes on from here.")
            break
        if answer.casefold() in {"y", "yes", "s", "sí", "si"}:
            read.append(path)
    if lately:
        say(f"\n{lately} confirmed within {LATELY.days} days are as they were.")
    return read


if __name__ == "__main__":
    sys.exit(main())
