"""Causes first: one mistake is one message, and what follows from it is counted.

A page that cannot be read is missing everywhere: in menus, in lists, in what the
search knows. Its own mistake is the cause. A page that somebody deleted is missed
in many places for one reason, which is said once.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from diagnostics.confusables import explained
from diagnostics.model import Diagnostic

_UNREADABLE = ("The file ", "The front matter ", "This line is not UTF-8")
# A block that is none, and what a page then seems to lack.
_NO_BLOCK = re.compile(r"There is no block |The block “[^”]*” has no end")
_OF_BLOCKS = ("This page about symptoms does not lead",)
# Two checks that see one slip: the first says it, the second is left out.
_SAID_TWICE = tuple(
    (re.compile(first), re.compile(second))
    for first, second in (
        ("Nothing says what the picture", "The picture |This <img> has no text"),
        ("“<[^>]*>” is no ", "<[^>]*> is opened here"),
        ("The block “drawing” needs", "There is no drawing “”"),
        ("“[^”]*” names a source in a way", "“[^”]*” marks something"),
        ("“[^”]*” names two sources", "“[^”]*” names a source in a way"),
        ("“# ", "The title is the page's only heading"),
        ("“[^”]*” is not a category", "“[^”]*” would share the list"),
    )
)
_SOURCES = "sources.bib"
_FACTS = "practice.toml"
_DRAWINGS = "drawings"
_LISTED = 3  # places that are told one by one
_PLACES = 4  # that are named when there are more; others are counted
# What is said of something that is missing, and the part that names it.
_MISSING = (
    re.compile(r"has no (?P<name>[\w-]+)\.md\."),
    re.compile(
        r"“(?:\{\w+\})?(?P<name>[^”#]*?)/?(?:#[^”]*)?” "
        r"(?:leads to no|is no page|names a file that is not|is no place)"
    ),
    re.compile(r"No published (?:sign|exercise) is called “(?P<name>[^”]+)”"),
    re.compile(r"There is no (?:drawing|exercise|article) “(?P<name>[^”]+)”"),
    re.compile(r"“(?P<name>[\w-]+)” is (?:a draft|not published)"),
)
_NO_SOURCE = re.compile(r"No source has the (?:key|note) “(?P<name>[^”]+)”")
_NO_FACT = re.compile(r"There is no fact “(?P<name>[^”]+)”")


def folded(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return causes, each with the number of mistakes that follow from it."""
    found = _of_readable_files([explained(mistake) for mistake in diagnostics])
    found = _said_once(_of_whole_blocks(found))
    missing = {diagnostic: missing_in(diagnostic.problem) for diagnostic in found}
    causes: dict[str, Diagnostic] = {}
    others: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        if missing[diagnostic]:
            others[missing[diagnostic]].append(diagnostic)
        else:
            causes.setdefault(_name_of(diagnostic.path), diagnostic)
    counts = Counter[Diagnostic]()
    kept = []
    for name, same in others.items():
        if cause := causes.get(name.partition(" ")[0]):
            counts[cause] += len(same)
        else:
            kept += _gathered(same) if len(same) > _LISTED else same
    kept += [
        _counted(diagnostic, counts[diagnostic])
        for diagnostic in found
        if not missing[diagnostic]
    ]
    return sorted(kept)


def _of_readable_files(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is said of the text of a file that cannot be read at all."""
    unread = {
        diagnostic.path
        for diagnostic in found
        if diagnostic.problem.startswith(_UNREADABLE)
    }
    return [
        diagnostic
        for diagnostic in found
        if diagnostic.path not in unread or diagnostic.problem.startswith(_UNREADABLE)
    ]


def _of_whole_blocks(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what a page lacks because one of its blocks is none."""
    broken = {
        diagnostic.path for diagnostic in found if _NO_BLOCK.match(diagnostic.problem)
    }
    return [
        diagnostic
        for diagnostic in found
        if diagnostic.path not in broken
        or not diagnostic.problem.startswith(_OF_BLOCKS)
    ]


def _said_once(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what another check says of the same line."""
    doubled = {
        (diagnostic.path, diagnostic.line, second)
        for diagnostic in found
        for first, second in _SAID_TWICE
        if first.match(diagnostic.problem)
    }
    return [
        diagnostic
        for diagnostic in found
        if not any(
            place[:2] == (diagnostic.path, diagnostic.line)
            and place[2].match(diagnostic.problem)
            for place in doubled
        )
    ]


def worth_knowing(
    warnings: Iterable[Diagnostic], errors: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """Return notes, but none of a line or a file that is wrong: that comes first."""
    unread, wrong = set[str](), set[tuple[str, int]]()
    for diagnostic in errors:
        wrong.add((diagnostic.path, diagnostic.line))
        if diagnostic.problem.startswith(_UNREADABLE):
            unread.add(diagnostic.path)
    return [
        warning
        for warning in warnings
        if warning.path not in unread and (warning.path, warning.line) not in wrong
    ]


def missing_in(problem: str) -> str:
    """Name what a sentence says is missing: a page, a source, a fact; "" if none."""
    if found := _NO_SOURCE.match(problem):
        return f"{_SOURCES} {found['name']}"
    if found := _NO_FACT.match(problem):
        return f"{_FACTS} {found['name']}"
    for pattern in _MISSING:
        if found := pattern.search(problem):
            return _name_of(found["name"])
    return ""


def _name_of(path: str) -> str:
    """Return what a page is called, whatever its path or address looks like."""
    place = PurePosixPath(path)
    is_named = place.suffix == ".md" or place.parent.name == _DRAWINGS
    return place.stem if is_named else place.name


def _counted(cause: Diagnostic, followers: int) -> Diagnostic:
    if not followers:
        return cause
    many = "One more mistake comes" if followers == 1 else f"{followers:,} more come"
    return replace(cause, fix=f"{cause.fix} {many} from this.")


def _gathered(same: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Say once what many places say, and where they are."""
    first, *others = sorted(same)
    named = ", ".join(
        f"{diagnostic.path}:{diagnostic.line}" for diagnostic in others[:_PLACES]
    )
    rest = len(others) - _PLACES
    more = f" and {rest} more places" if rest > 0 else ""
    return [replace(first, fix=f"{first.fix} The same in {named}{more}.")]
