"""Old addresses, and what can be wrong with them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mistakes import Mistake

# Characters that an address may hold; others stand there as %C3%A9.
PLAIN = re.compile(r"/(?!/)[\w.~!$&'()*+,;=:@%/-]*(\?[\w.~=&%+-]+)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An old address and the one that took its place.

    Attributes:
        old: A path, with a query where the old site used one: `/?p=12`.
        new: A path on this site, or a whole address elsewhere.
        path: The file that says so, from the project's root.
        line: Its line there.
        general: Made from a pattern; a line of its own wins over it.
    """

    old: str
    new: str
    path: str
    line: int
    general: bool = False

    def wrong(self, problem: str, mend: str) -> Mistake:
        """Make a mistake of something about it."""
        return Mistake(self.path, self.line, problem, mend)


def check_moves(
    moves: Iterable[Move], pages: Collection[str]
) -> tuple[tuple[Move, ...], list[Mistake]]:
    """Sort out repeats and name moves that cannot work.

    Args:
        pages: Addresses of pages, from the root: `/services/`.

    Returns:
        The moves by old address; a folder's address with and without its slash.
    """
    table, mistakes = _without_repeats(moves)
    for move in table.values():
        mistakes += _unfit(move, table, pages)
    return tuple(_both_forms(table, pages)), mistakes


def _without_repeats(
    moves: Iterable[Move],
) -> tuple[dict[str, Move], list[Mistake]]:
    table: dict[str, Move] = {}
    mistakes = []
    for move in sorted(moves, key=lambda each: (each.general, each.path, each.line)):
        first = table.setdefault(move.old, move)
        if first.new != move.new and not move.general:
            problem = f"“{move.old}” already leads to {first.new}"
            problem += f" ({first.path}, line {first.line})."
            mistakes.append(move.wrong(problem, "Keep one of them."))
    return table, mistakes


def _unfit(
    move: Move, table: Mapping[str, Move], pages: Collection[str]
) -> Iterator[Mistake]:
    if not PLAIN.fullmatch(move.old) or "/../" in f"{move.old}/":
        mend = "Write what follows the host name, such as /old-page/ or /?p=12."
        yield move.wrong(f"“{move.old}” is not an old address.", mend)
    elif move.old in pages:
        mend = "Remove it, or give that page another address."
        yield move.wrong(f"“{move.old}” is a page of this site.", mend)
    elif move.new in table:
        yield _detour(move, table)


def _detour(move: Move, table: Mapping[str, Move]) -> Mistake:
    """Name a loop, or the end of a chain."""
    seen, end = {move.old}, move.new
    while end in table and end not in seen:
        seen.add(end)
        end = table[end].new
    if end in seen:
        problem = f"“{move.old}” leads in a circle."
        return move.wrong(problem, "Lead it to a page that exists.")
    problem = f"“{move.old}” leads to “{move.new}”, which is an old address too."
    return move.wrong(problem, f"Lead it straight to {end}.")


def _both_forms(table: Mapping[str, Move], pages: Collection[str]) -> Iterator[Move]:
    for old, move in sorted(table.items()):
        yield move
        other = other_form(old)
        if other and other not in table and other not in pages:
            yield replace(move, old=other)


def other_form(address: str) -> str:
    """Add or drop the slash at the end; nothing for files and queries."""
    name = address.rstrip("/").rpartition("/")[2]
    if "?" in address or "." in name or address == "/":
        return ""
    return address[:-1] if address.endswith("/") else f"{address}/"
