"""Run what the accessibility page says is tested; note the day when all passes.

python -m tests.accessibility
"""

import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "content" / "practice" / "accessibility.toml"


def named_tests():
    """The tests that the facts name."""
    table = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    return [each["test"] for each in table["check"]]


def noted(text, day):
    """The facts with another day."""
    return re.sub(r"(?m)^passed = \S+", f"passed = {day}", text, count=1)


def main():
    """Run them; a failure leaves the day as it was."""
    command = [sys.executable, "-m", "pytest", "-q", *named_tests()]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit("The page keeps its day: not everything it says is true now.")
    text = FACTS.read_text(encoding="utf-8")
    today = datetime.now(UTC).date()
    FACTS.write_text(noted(text, today), encoding="utf-8")
    print(f"The accessibility page now says {today}.")


if __name__ == "__main__":
    main()
