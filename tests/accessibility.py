"""Run what the accessibility page says is tested; note the day when all passes.

python -m tests.accessibility
"""

import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from facts.tested import digest_of_site
from site_check.record import noted

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "content" / "practice" / "accessibility.toml"


def named_tests():
    """The tests that the facts name."""
    table = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    return [check["test"] for check in table["check"]]


def on_disk():
    """What is there to be tested."""
    return digest_of_site(ROOT / "content", ROOT / "theme")


def main():
    """Run them; a failure leaves the record as it was."""
    tested = on_disk()
    command = [sys.executable, "-m", "pytest", "-q", *named_tests()]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit("The record stays as it was: not all of it is true now.")
    if on_disk() != tested:
        sys.exit("The record stays as it was: files changed during the tests.")
    today = datetime.now(UTC).date()
    text = noted(FACTS.read_text(encoding="utf-8"), today, tested)
    FACTS.write_text(text, encoding="utf-8")
    print(f"The accessibility page now says {today}.")


if __name__ == "__main__":
    main()
