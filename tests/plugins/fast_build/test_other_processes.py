"""What one process kept stands for the next, whatever it makes of its hashes."""

import os
import re
import subprocess
import sys

from tests.conftest import PYTHONPATH, ROOT

SEEDS = (1, 4, 5, 6, 8)  # sets of a few texts come in several orders


def test_nothing_is_made_again_for_the_order_of_a_set(site, article):
    """After one more sentence its file is read, and pages that show it are made."""
    site.write(
        {
            "articles/x.md": article(tags="[one, two]"),
            "es/articles/y.md": article(translates="x", tags="[uno, dos]"),
        }
    )
    conf = site.root / "conf.py"
    conf.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from pelicanconf import *\n"
        f"PATH = {str(site.root / 'content')!r}\n"
        f"CACHE_PATH = {str(site.root / '.cache')!r}\n"
        "EDITORIAL_KINDS = REQUIRED_PAGES = []\n"
    )
    command = [sys.executable, "-m", "whole_build", "--settings", str(conf)]
    read, rendered = [], []
    for seed in SEEDS:
        with (site.root / "content/articles/x.md").open("a") as file:
            file.write(f"\nOne more sentence, number {seed}.\n")
        done = subprocess.run(
            [*command, "--output", str(site.output)],
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": PYTHONPATH},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        read.append(int(re.search(r"Read (\d+)", done.stdout)[1]))
        rendered.append(int(re.search(r"rendered (\d+)", done.stdout)[1]))

    assert read[1:] == [1] * len(read[1:])
    first, _, *others = rendered  # the first edit makes a text of two paragraphs
    assert max(others) < first / 2
