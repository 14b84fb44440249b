"""What takes long to make or to read, kept for later builds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from fast_build.files import (
    CHANGED,
    Stamp,
    digest_of,
    files_below,
    is_settled,
    stamp_of,
)
from fast_build.store import load, save
from fast_build.workers import cores, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Found = TypeVar("Found")
Made = TypeVar("Made")
AT_ONCE = 16  # files that a worker takes


def digest_of_code(*folders: Path) -> bytes:
    """Digest modules and lists of words: other ones find or make something else."""
    files = (f"{folder}/{each}" for folder in folders for each in files_below(folder))
    code = sorted(each for each in files if each.endswith((".py", ".toml", ".json")))
    return digest_of(b"".join(Path(each).read_bytes() for each in code))


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


class KeptTexts:
    """Texts of one plugin, in a file that may be lost or damaged at any time.

    `code` names folders whose modules make the texts: other code, other texts.
    """

    def __init__(self, file: Path, *code: Path) -> None:
        self._file = file
        self._code = digest_of_code(*code)
        kept = load(file)
        self._before: dict[bytes, str] = kept if isinstance(kept, dict) else {}
        self._now: dict[bytes, str] = {}

    def of(self, made_of: tuple[object, ...], make: Callable[[], str]) -> str:
        """Return a text; `made_of` shows, by its `repr`, all that it depends on."""
        key = digest_of(self._code + repr(made_of).encode())
        text = self._now.get(key) or self._before.get(key) or make()
        self._now[key] = text
        return text

    def save(self) -> None:
        """Keep what this build used, and nothing else."""
        if self._now.keys() != self._before.keys():
            save(self._file, self._now)


class KeptByFile:
    """What was read from finished files, until another file stands in a place.

    Builds put files in place whole, so one of the same size, number and time is the
    same. `code` names modules that read them.
    """

    def __init__(self, file: Path, *code: Path) -> None:
        self._file = file
        self._code = digest_of(b"".join(each.read_bytes() for each in code))
        kept = load(file)
        self._before: dict[str, tuple[object, Any]] = {}
        if isinstance(kept, tuple) and kept[0] == self._code:
            self._before = kept[1]
        self._now: dict[str, tuple[object, Any]] = {}

    def of(self, folder: str, name: str, read: Callable[[str], Any]) -> Any:
        """Return what a file below a folder gave, or read it."""
        path = f"{folder}/{name}"
        stamp = stamp_of(path)[:CHANGED]
        known = self._before.get(name)
        found = known if known and known[0] == stamp else (stamp, read(path))
        self._now[name] = found
        return found[1]

    def save(self) -> None:
        """Keep what this build used, and nothing else."""
        if self._now != self._before:
            save(self._file, (self._code, self._now))


class _OfFile(NamedTuple):
    """What was found in one file; without a stamp, its text is looked at again."""

    stamp: Stamp | None
    digest: bytes
    found: tuple[Any, ...]


class KeptFindings(Generic[Found]):
    """What was found in files that people edit, until a text or the rules change.

    Attributes:
        checked: How many files were looked through.
    """

    def __init__(self, file: Path, rules: object) -> None:
        """Read what an earlier build kept by the same rules, told by their `repr`."""
        self._file, self._rules = file, repr(rules)
        kept = load(file)
        self._before: dict[str, _OfFile] = {}
        if isinstance(kept, tuple) and kept[0] == self._rules:
            self._before = kept[1]
        self._now: dict[str, _OfFile] = {}
        self.checked = 0

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
            return [tuple(find(*each)) for each in some]

        for some, found in spread(find_in, new, workers=cores(), chunk=AT_ONCE):
            for (name, _), these in zip(some, found, strict=True):
                self._now[name] = self._now[name]._replace(found=these)
        self.checked = len(new)
        known = (each for each in files if each in self._now)
        return [(name, each) for name in known for each in self._now[name].found]

    def before(self, name: str) -> tuple[Found, ...]:
        """Return what was found in a file before its text changed, by these rules."""
        known = self._before.get(name)
        return known.found if known else ()

    def save(self) -> None:
        """Keep what this build saw; files that are gone are forgotten."""
        if self._now != self._before:
            save(self._file, (self._rules, self._now))

    def _text_if_new(self, name: str, file: Path) -> str | None:
        """Return the text of a file that has to be looked through."""
        before, stamp = self._before.get(name), stamp_of(str(file))
        settled = stamp if is_settled(stamp) else None
        if before and settled and before.stamp == settled:
            self._now[name] = before
            return None
        text = file.read_text("utf-8-sig", "replace")
        digest = digest_of(text.encode())
        if before and before.digest == digest:
            self._now[name] = before._replace(stamp=settled)
            return None
        self._now[name] = _OfFile(settled, digest, ())
        return text
