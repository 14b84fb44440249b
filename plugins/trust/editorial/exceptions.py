"""Exceptions that an author allows in place, each with a reason.

In Markdown, on the line or alone above the paragraph:

    <!-- allow over-claim: The study's own title uses the word. -->

In front matter, on the line or alone above it:

    # allow over-claim: The study's own title uses the word.
"""

import re
from collections.abc import Iterable, Iterator

from diagnostics.suggest import suggest
from editorial.manuscript import Manuscript
from editorial.model import Finding, Rule
from plain_data import dataclass

NAME = "exception"  # findings about exceptions themselves carry this name
IN_BODY = re.compile(r"<!--\s*allow\b\s*(?P<rule>[^\s:>]*)\s*:?(?P<why>.*?)-->")
_IN_FRONT = re.compile(r"(?:^|\s)#\s*allow\b\s*(?P<rule>[^\s:]*)\s*:?(?P<why>.*)$")
_SHORTEST_REASON = 8


@dataclass(frozen=True, slots=True)
class Allowance:
    """One exception: for a rule, on some lines, for a reason."""

    line: int
    rule: str
    reason: str
    lines: range

    def covers(self, finding: Finding, rule: Rule) -> bool:
        """Tell whether the finding is the one that the author allows."""
        return self.rule == rule.name and (
            rule.whole_page or finding.line in self.lines
        )


def allowances(page: Manuscript) -> Iterator[Allowance]:
    """Find the exceptions of a page."""
    for number, line in enumerate(page.lines, start=1):
        in_body = number >= page.body_line
        if "allow" not in line:
            continue
        for match in (IN_BODY if in_body else _IN_FRONT).finditer(line):
            alone = not (line[: match.start()] + line[match.end() :]).strip()
            lines = _covered(page, number, alone=alone)
            yield Allowance(number, match["rule"], match["why"].strip(), lines)


def about(
    allowance: Allowance, names: Iterable[str], *, used: bool
) -> Iterator[Finding]:
    """Say what is wrong with an exception, if anything is."""
    known = list(names)
    if allowance.rule not in known:
        fix = suggest(allowance.rule, known, f"Use {', '.join(known)}.")
        problem = f"The exception names no rule: “{allowance.rule}”."
        yield Finding(allowance.line, problem, fix, NAME, "error")
    elif len(allowance.reason) < _SHORTEST_REASON:
        problem = f"The exception to {allowance.rule} gives no reason."
        fix = f"Write <!-- allow {allowance.rule}: why it is right here -->."
        yield Finding(allowance.line, problem, fix, NAME, "error")
    elif not used:
        problem = f"The exception to {allowance.rule} is no longer needed."
        yield Finding(allowance.line, problem, "Take it out.", NAME, "warning")


def _covered(page: Manuscript, line: int, *, alone: bool) -> range:
    """Return the lines of the block that the exception stands in or above."""
    if line < page.body_line:
        return range(line, line + 2)
    for block in page.blocks:
        if block.line <= line <= block.last_line or (alone and block.line > line):
            return range(block.line, block.last_line + 1)
    return range(line, line + 1)
