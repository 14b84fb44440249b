"""Old addresses, and what can be wrong with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from content_model.places import Place, address_key, place_at
from diagnostics import Diagnostic
from plain_data import dataclass
from redirects.addresses import UNQUOTED, how_written, new_address, old_path
from site_parts import SitePart

# Where no host looks for an old address: the first are its own rules, files of
# the second are kept by browsers for a year, whatever they lead to.
NOT_SERVED = ("/_headers/", "/_redirects/", "/_hosts/", "/theme/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An old address and the one that took its place.

    Attributes:
        old: A path, with a query where the old site used one: `/?p=12`.
        new: A path on this site, or a whole address elsewhere.
        path: The file that says so, from the project's root.
        line: Its line there.
        general: Made from a pattern; a line of its own wins over it.
        later: Of a page that is scheduled: checked today, in force on its day.
    """

    old: str
    new: str
    path: str
    line: int
    general: bool = False
    later: bool = False

    @property
    def where(self) -> str:
        """Name its place in a sentence."""
        return f"{self.path}, line {self.line}"

    def wrong(self, problem: str, fix: str) -> Diagnostic:
        """Make a mistake of something about it."""
        return Diagnostic(self.path, self.line, problem, fix)


def check_moves(
    moves: Iterable[Move], found: Mapping[str, list[Place]]
) -> tuple[tuple[Move, ...], list[Diagnostic]]:
    """Sort out repeats and name moves that cannot work.

    Args:
        found: What stands at the site's addresses, by their keys.

    Returns:
        The moves by old address; a folder's address with and without its slash.
    """
    readable, diagnostics = _readable(moves)
    table, repeats = _without_repeats(readable)
    diagnostics += repeats
    ends = {address_key(move.old): move for move in table.values()}
    for move in table.values():
        diagnostics += _unfit(move, ends, found)
    today = {old: move for old, move in table.items() if not move.later}
    return tuple(_both_forms(today)), diagnostics


def _readable(moves: Iterable[Move]) -> tuple[list[Move], list[Diagnostic]]:
    """Write all addresses in one way, and name what is none."""
    readable, diagnostics = [], []
    for move in moves:
        path, mark, query = move.old.partition("?")
        old = old_path(path)
        if old is None or (mark and not query) or not query.isprintable():
            problem = f"“{move.old}” is not an old address."
            diagnostics.append(move.wrong(problem, how_written(move.old)))
            continue
        # A new address that is none is told when it is followed.
        new = new_address(move.new) or move.new
        written = quote(query, safe=UNQUOTED)
        readable.append(replace(move, old=f"{old}{mark}{written}", new=new))
    return readable, diagnostics


def _without_repeats(
    moves: Iterable[Move],
) -> tuple[dict[str, Move], list[Diagnostic]]:
    """Keep the first of the moves that some host takes for one."""
    table: dict[str, Move] = {}
    first: dict[str, Move] = {}
    diagnostics = []
    for move in sorted(moves, key=lambda move: (move.general, move.path, move.line)):
        same = first.setdefault(address_key(move.old), move)
        capitals = address_key(move.old, fold=False) != address_key(
            same.old, fold=False
        )
        if same.new == move.new and not capitals:
            table.setdefault(move.old, move)
        elif not move.general:
            problem = f"“{move.old}” already leads to {same.new} ({same.where})."
            if capitals:
                problem = f"“{move.old}” is “{same.old}” ({same.where}) to some hosts:"
                problem += " they don't tell capitals apart."
            diagnostics.append(move.wrong(problem, "Keep one of them."))
    return table, diagnostics


def _unfit(
    move: Move, ends: Mapping[str, Move], found: Mapping[str, list[Place]]
) -> Iterator[Diagnostic]:
    key = address_key(move.old)
    place = place_at(move.old, found)
    if f"{key}/".startswith(NOT_SERVED):
        problem = f"“{move.old}” is where the build keeps files of its own."
        yield move.wrong(problem, "Remove it.")
    elif place:
        problem = f"“{move.old}” is taken by {place.what}."
        if place.content and place.address != move.old:
            problem = f"“{move.old}” is “{place.address}” to some hosts,"
            problem += f" and that is taken by {place.what}."
        fix = "Remove it, or give that page another address."
        yield move.wrong(problem, fix)
    elif new_key(move) in ends:
        yield _detour(move, ends)


def new_key(move: Move) -> str:
    """Give the key of the address that a move leads to; "" for one elsewhere."""
    return address_key(move.new.partition("#")[0]) if move.new.startswith("/") else ""


def _detour(move: Move, ends: Mapping[str, Move]) -> Diagnostic:
    """Name a loop, or the end of a chain."""
    seen, end, key = {address_key(move.old)}, move.new, new_key(move)
    while key in ends and key not in seen:
        seen.add(key)
        end, key = ends[key].new, new_key(ends[key])
    if key in seen:
        first = min((ends[key] for key in seen if key in ends), key=_place)
        problem = f"“{first.old}” leads in a circle."
        return first.wrong(problem, "Lead it to a page that exists.")
    problem = f"“{move.old}” leads to “{move.new}”, which is an old address too."
    return move.wrong(problem, f"Lead it straight to {end}.")


def _place(move: Move) -> tuple[str, int]:
    return move.path, move.line


def _both_forms(table: Mapping[str, Move]) -> Iterator[Move]:
    for old, move in sorted(table.items()):
        yield move
        other = other_form(old)
        if other and other not in table:
            yield replace(move, old=other)


def other_form(address: str) -> str:
    """Add or drop the slash at the end; nothing for files and queries."""
    name = address.rstrip("/").rpartition("/")[2]
    if "?" in address or "." in name or address == "/":
        return ""
    return address[:-1] if address.endswith("/") else f"{address}/"


MOVES = SitePart[tuple[Move, ...]]("MOVES")
MOVED_PAGES = SitePart[dict[str, str]]("MOVED_PAGES")
MOVED_WRITTEN = SitePart[frozenset[str]]("MOVED_WRITTEN")
