"""Publish nothing that is the sample's, and nothing that nobody has written.

    content/ -> sentences and facts (passages.py, facts.py)
    -> known by digest (known.py): the sample's people, prices, pages, days, and the
       outlines of new pages -> mistakes (sample.py, gaps.py), or nothing

A visitor must never call a sample's telephone number, read that a page was
reviewed by somebody who does not exist, or find a notice with a gap. A preview
says what is unfinished as notes; `PUBLISHING` makes it stop, and adds what is the
sample's. `SAMPLE_ALLOWED` (`--sample`) lets the sample itself through, but neither
a gap nor another practice. A trial (`STAGING`) shows all of it, and notes it here.
Gives templates nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pelican.generators import Generator

from confirmations.reader import read_confirmations
from diagnostics import Diagnostic, report
from facts.model import FACTS
from placeholders.gaps import unfinished
from placeholders.known import known_texts
from placeholders.offers import strange_confirmations, unconfirmed_offers
from placeholders.sample import RULE, sample_texts
from site_parts import BUILD_DAY, Settings
from whole_build.stages import content_read

__all__ = ["of_the_sample", "unfinished"]


def register() -> None:
    """Connect to the first stage: the sooner it is said, the better."""
    content_read.connect(check_content)


def check_content(generators: Sequence[Generator]) -> None:
    """Report what must not be published."""
    settings = generators[0].settings
    content = Path(settings["PATH"])
    kept = Path(settings["CACHE_PATH"], "placeholders")
    found = unfinished(content, known_texts(), kept)
    if settings["PUBLISHING"]:
        found += of_the_sample(settings)
    elif facts := FACTS.find(settings):
        today = BUILD_DAY.of(settings)
        found += strange_confirmations(facts.practice, content, today)
    if settings["PUBLISHING"] and not settings["STAGING"]:
        report.add(*found)
    else:
        report.add(*(replace(diagnostic, level="warning") for diagnostic in found))


def of_the_sample(settings: Settings) -> Iterator[Diagnostic]:
    """Yield what a practice has not made its own, or the mark of the sample."""
    content, facts = Path(settings["PATH"]), FACTS.find(settings)
    if facts is None:
        return
    if facts.practice.sample:
        if not settings["SAMPLE_ALLOWED"]:
            yield _mark(content)
        return
    confirmed, _ = read_confirmations(content)
    yield from sample_texts(content, known_texts(), confirmed)
    yield from unconfirmed_offers(facts.practice, content, known_texts())


def _mark(content: Path) -> Diagnostic:
    """Name the line that says that this is the sample."""
    path = content / "practice" / "practice.toml"
    lines = path.read_text("utf-8-sig", "replace").splitlines()
    line = next((n for n, text in enumerate(lines, 1) if text[:6] == "sample"), 1)
    fix = (
        "Put your own into content/practice/ and set sample = false; "
        "--sample publishes the sample as it is."
    )
    problem = "These are the sample practice's facts."
    return Diagnostic(
        f"{content.name}/practice/practice.toml", line, problem, fix, RULE
    )
