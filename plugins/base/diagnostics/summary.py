"""Many mistakes on one screen: what is common to them, how many, and where first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from diagnostics.model import Diagnostic

SCREEN = 20  # lines
_PLACES = 3  # that are named of mistakes that have one reason
_ALIKE = 4  # mistakes of one kind, of which more are only counted
_NAMED = re.compile(r"“[^”]*”|\d+")


def summary(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Say each mistake of a few; of many the reasons, the most common first."""
    if len(diagnostics) <= SCREEN:
        return list(map(str, diagnostics))
    groups: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        groups[diagnostic.together or _NAMED.sub("“”", diagnostic.problem)].append(
            diagnostic
        )
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group[0]))
    lines: list[str] = []
    listed = 0
    for group in ordered:
        said = list(_said(group))
        if lines and len(lines) + len(said) > SCREEN:
            break
        lines += said
        listed += len(group)
    rest = len(diagnostics) - listed
    return [*lines, f"And {rest} more of other kinds."] if rest else lines


def _said(group: Sequence[Diagnostic]) -> Iterator[str]:
    if group[0].together and len(group) > 1:
        yield f"{len(group)} {group[0].together}"
        places = (f"{diagnostic.path}:{diagnostic.line}" for diagnostic in group)
        yield f"    {_named(places)}"
        return
    few = group if len(group) < _ALIKE else group[:2]
    yield from map(str, few)
    if len(few) < len(group):
        yield f"    and {len(group) - len(few)} more of this kind"


def _named(places: Iterable[str]) -> str:
    found = list(places)
    rest = len(found) - _PLACES
    more = f", and {rest} more" if rest > 0 else ""
    return ", ".join(found[:_PLACES]) + more
