"""Add what the sample and the outlines say by now to the list of known texts.

python -m known_texts [--afresh]
"""

import argparse
from pathlib import Path

from known_texts.digests import lines_of
from placeholders.known import FILE
from terminal import say


def main() -> None:
    """Write the list; older texts stay on it, because sites have started from them."""
    parser = argparse.ArgumentParser(prog="known_texts", description=__doc__)
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--afresh", action="store_true", help="forget older texts")
    given = parser.parse_args()
    found = lines_of(given.content.resolve())
    if FILE.exists() and not given.afresh:
        found |= set(FILE.read_text(encoding="utf-8").splitlines())
    FILE.write_text("".join(f"{line}\n" for line in sorted(found)), encoding="utf-8")
    say(f"{FILE.name}: {len(found)} texts")


if __name__ == "__main__":
    main()
