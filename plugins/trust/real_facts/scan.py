"""Find sample values and gaps, by line, in the files that hold facts."""

import re
from collections.abc import Iterator
from pathlib import Path

from facts.model import UNFILLED
from mistakes import Mistake

# Numbers and domains that are reserved for examples reach nobody.
_SAMPLE = re.compile(
    r"\b555[-. ]?01\d\d\b|\bexample\.(?:com|org|net)\b|\.example\b"
    r"|\bSampletown\b|\bExample Street\b|\bSample \w+|\bPlaceholder \w+|\bSpecimen \w+"
)
_SAMPLE_PERSON = re.compile(r"^title:.*\b(?:Sample|Placeholder|Specimen)\b")
_COMMENT = re.compile(r"""^((?:[^#"']|"(?:[^"\\]|\\.)*"|'[^']*')*)#.*$""")


def gaps(content: Path) -> Iterator[Mistake]:
    """Yield each fact that still says “fill in”."""
    for path, number, line in _fact_lines(content):
        if f'"{UNFILLED}"' in line or f"'{UNFILLED}'" in line:
            name = line.split("=")[0].strip()
            problem = f"“{name}” is still to be filled in."
            mend = "Write it; a page that visitors rely on shows it."
            yield _mistake(content, path, number, problem, mend)


def sample_facts(content: Path, *, sample: bool) -> Iterator[Mistake]:
    """Yield the mark of the sample, or each sample value that outlived it."""
    for path, number, line in _fact_lines(content):
        if sample:
            if re.match(r"sample\s*=\s*true", line):
                problem = "These are the sample practice's facts."
                mend = (
                    "Put your own into content/practice/ and set sample = false; "
                    "--sample publishes the sample as it is."
                )
                yield _mistake(content, path, number, problem, mend)
        elif found := _SAMPLE.search(line):
            problem = f"“{found.group()}” is the sample practice's."
            yield _mistake(content, path, number, problem, "Write your own.")
    if not sample:
        yield from _sample_people(content)


def _sample_people(content: Path) -> Iterator[Mistake]:
    for path in sorted(content.glob("people/*.md")):
        for number, line in _lines(path):
            if _SAMPLE_PERSON.match(line):
                problem = "This is a sample therapist."
                mend = "Remove the file, or write about one of yours."
                yield _mistake(content, path, number, problem, mend)


def _fact_lines(content: Path) -> Iterator[tuple[Path, int, str]]:
    """Yield every line of facts, without comments."""
    for path in sorted(content.glob("practice/*.toml")):
        for number, line in _lines(path):
            yield path, number, _COMMENT.sub(r"\1", line)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    return enumerate(path.read_text("utf-8-sig", "replace").splitlines(), start=1)


def _mistake(content: Path, path: Path, line: int, problem: str, mend: str) -> Mistake:
    shown = path.relative_to(content.parent).as_posix()
    return Mistake(shown, line, problem, mend)
