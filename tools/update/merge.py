"""Three texts made one: as it was, as the site has it, as the new edition has it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from plain_data import dataclass

# What the practice alone decides about a page: who stands for it, when, and where.
OWN_FIELDS = frozenset(
    {
        *("author", "reviewer", "translator", "date", "reviewed", "next_review"),
        *("modified", "status", "aliases"),
    }
)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:")
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines that the site and the new edition changed in different ways."""

    before: Lines
    ours: Lines
    theirs: Lines


Part = Lines | Conflict


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged text, with whatever only a person can decide still open."""

    parts: Sequence[Part]

    @property
    def conflicts(self) -> list[Conflict]:
        """What is open."""
        return [part for part in self.parts if isinstance(part, Conflict)]

    def text(self, take_theirs: Sequence[bool] = ()) -> str:
        """Give the text; the site's own lines stand where nobody took the others.

        Args:
            take_theirs: For each conflict in order, whether the new lines win.
        """
        taken = iter(take_theirs)
        lines: list[str] = []
        for part in self.parts:
            if isinstance(part, Conflict):
                lines += part.theirs if next(taken, False) else part.ours
            else:
                lines += part
        return "\n".join(lines)


def merge(before: str, ours: str, theirs: str, *, page: bool) -> Merge:
    """Merge three texts, line by line; of a page's front matter, field by field."""
    texts = [text.split("\n") for text in (before, ours, theirs)]
    if page and all(_end(lines) for lines in texts):
        heads = [_fields(lines[1 : _end(lines)]) for lines in texts]
        bodies = [lines[_end(lines) :] for lines in texts]
        parts = [("---",), *_merged_fields(*heads), *_merged_lines(*bodies)]
    else:
        parts = list(_merged_lines(*texts))
    if not page:  # a fact or a source that the site took out stays out
        parts = [() if _is_taken_out(part) else part for part in parts]
    return Merge(parts)


def _is_taken_out(part: Part) -> bool:
    return isinstance(part, Conflict) and not "".join(part.ours).strip()


def _end(lines: Sequence[str]) -> int:
    """Find the line that closes the front matter; 0 without any."""
    if lines[0].rstrip() != "---":
        return 0
    return next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)


def _fields(lines: Sequence[str]) -> dict[str, Lines]:
    """Cut front matter into fields; what stands before the first is named ""."""
    found: dict[str, Lines] = {}
    name = ""
    for line in lines:
        start = _FIELD.match(line)
        name = start[1] if start else name
        found[name] = (*found.get(name, ()), line)
    return found


def _merged_fields(
    before: Mapping[str, Lines], ours: Mapping[str, Lines], theirs: Mapping[str, Lines]
) -> Iterator[Part]:
    for name in dict.fromkeys([*ours, *theirs]):
        one, other = ours.get(name, ()), theirs.get(name, ())
        if name in OWN_FIELDS:
            yield one
        else:
            yield _decided(before.get(name, ()), one, other)


def _decided(before: Lines, ours: Lines, theirs: Lines) -> Part:
    """Take the change that only one side made."""
    if theirs in {ours, before}:
        return ours
    return theirs if ours == before else Conflict(before, ours, theirs)


def _merged_lines(
    before: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[Part]:
    at = mine = new = 0
    for start, in_ours, in_theirs, length in _common(before, ours, theirs):
        yield _decided(
            tuple(before[at:start]),
            tuple(ours[mine:in_ours]),
            tuple(theirs[new:in_theirs]),
        )
        yield tuple(before[start : start + length])
        at, mine, new = start + length, in_ours + length, in_theirs + length


def _common(
    before: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches that all three have, and the end."""
    in_ours = _matches(before, ours)
    in_theirs = _matches(before, theirs)
    one = other = 0
    while one < len(in_ours) and other < len(in_theirs):
        start, mine, length = in_ours[one]
        begin, new, extent = in_theirs[other]
        first, last = max(start, begin), min(start + length, begin + extent)
        if first < last:
            yield first, mine + first - start, new + first - begin, last - first
        if start + length < begin + extent:
            one += 1
        else:
            other += 1
    yield len(before), len(ours), len(theirs), 0


def _matches(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    found = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [(match.a, match.b, match.size) for match in found if match.size]
