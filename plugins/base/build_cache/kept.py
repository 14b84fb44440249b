"""What takes long to make or to read, kept for later builds."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from build_cache.files import (
    CHANGED,
    Stamp,
    digest_of,
    files_below,
    is_settled,
    stamp_of,
)
from build_cache.store import load, save
from plain_data import dataclass
from workers import cores, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
    from pathlib import Path

Found = TypeVar("Found")
Made = TypeVar("Made")
Value = TypeVar("Value")
AT_ONCE = 16  # files that a worker takes
LAYOUT = 2  # raise this when what is kept changes its form


def digest_of_code(*folders: Path) -> bytes:
    """Digest modules and lists of words: other ones find or make something else.

    Once in a process: a preview goes on with those that it began with.
    """
    return digest_of(b"".join(map(digest_of_folder, folders)))


@cache
def digest_of_folder(folder: Path) -> bytes:
    """Do the same with one of them."""
    kinds = (".py", ".toml", ".json", ".bin")
    code = sorted(file for file in files_below(folder) if file.endswith(kinds))
    return digest_of(b"".join((folder / file).read_bytes() for file in code))


def kept_or_made(
    file: Path, made_of: object, make: Callable[[], Made], *code: Path
) -> Made:
    """Return what an earlier build made of the same, or make it and keep it.

    Args:
        file: Where it is kept; it may be lost or damaged at any time.
        made_of: Shows, by its `repr`, all that it depends on.
        code: Folders whose modules make it.
    """
    key = digest_of(digest_of_code(*code) + repr(made_of).encode())
    kept = load(file)
    if isinstance(kept, tuple) and kept[0] == key:
        found: Made = kept[1]
        return found
    made = make()
    save(file, (key, made))
    return made


class Kept(Generic[Value]):
    """Values by name, in a file that may be lost or damaged at any time.

    Attributes:
        earlier: What an earlier build used; nothing if it was made by other code.
        now: What this build uses, and all that is kept for the next one.
    """

    def __init__(self, file: Path, made_by: object) -> None:
        """Read what was kept; `made_by` stands for all that makes it."""
        self._file, self._made_by = file, (LAYOUT, made_by)
        self.earlier: dict[Hashable, Value] = {}
        self.now: dict[Hashable, Value] = {}
        kept = load(file)
        if isinstance(kept, tuple) and kept[0] == self._made_by:
            self.earlier = kept[1]

    def save(self) -> None:
        """Keep what this build used, and nothing else."""
        if self.now != self.earlier:
            save(self._file, (self._made_by, self.now))


class KeptMade(Kept[Made]):
    """What one plugin makes; `code` names folders whose modules make it."""

    def __init__(self, file: Path, *code: Path) -> None:
        super().__init__(file, digest_of_code(*code))

    def of(self, made_of: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return one; `made_of` shows, by its `repr`, all that it depends on."""
        key = digest_of(repr(made_of).encode())
        made = self.now.get(key) or self.earlier.get(key) or make()
        self.now[key] = made
        return made


class KeptByFile(Kept[tuple[object, Found]]):
    """What was read from finished files, until another file stands in a place.

    Builds put files in place whole, so one of the same size, number and time is the
    same. `code` names modules that read them.
    """

    def __init__(self, file: Path, *code: Path) -> None:
        super().__init__(
            file, digest_of(b"".join(module.read_bytes() for module in code))
        )

    def of(self, folder: str, name: str, read: Callable[[str], Found]) -> Found:
        """Return what a file below a folder gave, or read it."""
        path = f"{folder}/{name}"
        stamp = stamp_of(path)[:CHANGED]
        known = self.earlier.get(name)
        found = known if known and known[0] == stamp else (stamp, read(path))
        self.now[name] = found
        return found[1]


@dataclass(frozen=True, slots=True)
class _FileFindings(Generic[Found]):
    """What was found in one file; without a stamp, its text is looked at again.

    `given` is what it was looked at with, `digest` is of its text.
    """

    stamp: Stamp | None
    given: str
    digest: bytes
    found: tuple[Found, ...] = ()


class KeptFindings(Kept[_FileFindings[Found]]):
    """What was found in files that people edit, until a text or the rules change.

    Attributes:
        checked: How many files were looked through.
    """

    checked = 0

    def __init__(self, file: Path, rules: object, given: object = None) -> None:
        """Read what an earlier build kept by the same rules.

        Args:
            given: What the rules look at beside a text. Where it is another, all
                texts are looked through, and `before` tells what was found in them.
        """
        super().__init__(file, repr(rules))
        self._given = repr(given)

    def of(
        self, files: Mapping[str, Path], find: Callable[[str, str], Iterable[Found]]
    ) -> list[tuple[str, Found]]:
        """Tell what is in files, by name; look through new texts on all cores.

        Args:
            find: Is given a file's name and its text.
        """
        new: list[tuple[str, str]] = []
        for name, file in files.items():
            with suppress(FileNotFoundError):  # an editor's, gone by now
                text = self._text_if_new(name, file)
                new += [(name, text)] if text is not None else []

        def find_in(some: Sequence[tuple[str, str]]) -> list[tuple[Found, ...]]:
            return [tuple(find(*pair)) for pair in some]

        for some, found in spread(find_in, new, workers=cores(), chunk=AT_ONCE):
            for (name, _), these in zip(some, found, strict=True):
                self.now[name] = replace(self.now[name], found=these)
        self.checked = len(new)
        known = (file for file in files if file in self.now)
        return [(name, finding) for name in known for finding in self.now[name].found]

    def before(self, name: str) -> tuple[Found, ...]:
        """Return what these rules found in a file before something changed."""
        known = self.earlier.get(name)
        return known.found if known else ()

    def _text_if_new(self, name: str, file: Path) -> str | None:
        """Return the text of a file that has to be looked through."""
        before, stamp = self.earlier.get(name), stamp_of(str(file))
        if before and before.given != self._given:
            before = None
        settled = stamp if is_settled(stamp) else None
        if before and settled and before.stamp == settled:
            self.now[name] = before
            return None
        text = file.read_text("utf-8-sig", "replace")
        digest = digest_of(text.encode())
        if before and before.digest == digest:
            self.now[name] = replace(before, stamp=settled)
            return None
        self.now[name] = _FileFindings(settled, self._given, digest)
        return text
