"""Note that somebody of the practice has read texts and stands for them.

    python -m confirm content/articles/x.md --by dana-diaz
    python -m confirm content/signs --by dana-diaz [--all-read] [--months 18]

Of a folder, each text is asked for by name; --all-read says that all were read.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from confirm.changes import changes_since
from confirm.signing import ConfirmError, Signed, Signing
from confirmations.reader import add_confirmations, read_confirmations
from diagnostics import ContentError
from facts.reader import read_facts
from facts.today import build_day
from terminal import ask, say


def main() -> int:
    """Confirm what the person says that they have read."""
    given = arguments()
    content = given.content.resolve()
    try:
        signing = Signing.of(content, given.by, given.months, today_at(content))
        files = signing.files(given.what)
        read = files if len(files) == 1 or given.all_read else asked(files, content)
        made, refused = confirmed(signing, read)
    except (ConfirmError, ContentError) as error:
        say(str(error))
        return 1
    except (KeyboardInterrupt, EOFError):
        say("\nNothing was noted.")
        return 1
    for signature in made:
        signature.write()
    if made:
        noted = (signature.confirmation for signature in made)
        add_confirmations(content, [each for each in noted if each])
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


def asked(files: list[Path], content: Path) -> list[Path]:
    """Ask for each text whether it was read."""
    if not sys.stdin.isatty():
        msg = f"These are {len(files)} texts. If all were read, add --all-read."
        raise ConfirmError(msg)
    confirmed, _ = read_confirmations(content)
    read = []
    for path in files:
        shown = path.relative_to(content.parent).as_posix()
        say(f"\n{shown}")
        for line in changes_since(
            path, confirmed.by_file.get(str(path.relative_to(content)))
        ):
            say(f"  {line}")
        answer = ask("Have you read it, and is all of it so? [y/N] ")
        if answer.casefold() in {"y", "yes", "s", "sí", "si"}:
            read.append(path)
    return read


if __name__ == "__main__":
    sys.exit(main())
