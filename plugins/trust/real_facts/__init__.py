"""Stop a publish while facts are the sample's or still missing.

    content/practice/*.toml, content/people/*.md -> mistakes, or nothing

A visitor must never call a sample's telephone number, or read a legal notice
with a gap. Runs when `PUBLISHING` is true; `SAMPLE_ALLOWED` (`--sample`) lets
the sample itself through, but not a gap. Gives templates nothing.
"""

from collections.abc import Iterable
from pathlib import Path

from pelican.generators import Generator

from mistakes import report
from real_facts.scan import gaps, sample_facts
from whole_build.stages import content_read


def register() -> None:
    """Connect to the first stage: the sooner it is said, the better."""
    content_read.connect(check_facts)


def check_facts(generators: Iterable[Generator]) -> None:
    """Report what must not be published."""
    settings = next(iter(generators)).settings
    if not settings["PUBLISHING"] or settings["FACTS"] is None:
        return
    content = Path(settings["PATH"])
    report.add(*gaps(content))
    if not settings["SAMPLE_ALLOWED"]:
        report.add(*sample_facts(content, sample=settings["FACTS"].practice.sample))
