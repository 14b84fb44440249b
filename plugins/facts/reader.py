"""Read `content/practice/*.toml` into `Facts`."""

import tomllib
import typing
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from facts.model import WEEKDAYS, Facts, Hours, Interval
from facts.table import Misfit, TableReader
from facts.toml_lines import line_of, lines_of_keys
from mistakes import ContentError, Mistake

if typing.TYPE_CHECKING:
    from datetime import date


def read_facts(folder: Path, root: Path, translation: Path | None = None) -> Facts:
    """Read every file of facts.

    Args:
        folder: Where the files are.
        root: The project's root; mistakes name files from there.
        translation: A folder with files of the same names that hold only what
            another language says differently.

    Raises:
        ContentError: With every mistake in every file.
    """
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for name, cls in typing.get_type_hints(Facts).items():
        files = [folder / f"{name}.toml"]
        if translation and (translation / f"{name}.toml").exists():
            files.insert(0, translation / f"{name}.toml")
        values[name], found = read_file(cls, files, root)
        mistakes += found
    if mistakes:
        raise ContentError(*mistakes)
    return Facts(**values)


def read_file(
    cls: type[Any], files: Sequence[Path], root: Path
) -> tuple[Any, list[Mistake]]:
    """Read one table of facts; without a value, the mistakes say why.

    Args:
        files: Where its keys stand: the first file that has a key decides.
    """
    table: dict[str, Any] = {}
    places: list[tuple[str, dict[str, int]]] = []
    for path in files:
        shown = path.relative_to(root).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
            table = merged(table, tomllib.loads(text))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            return None, [_unreadable(shown, error)]
        places.append((shown, lines_of_keys(text)))
    reader = TableReader()
    value = reader.table(cls, table)
    if isinstance(value, Hours):
        reader.misfits += check_hours(value)
    return value, [
        Mistake(*_place(places, each.path), each.problem, each.mend)
        for each in reader.misfits
    ]


def merged(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Join two tables; where both have a value, the first one's counts."""
    both = {
        key: merged(value, second[key])
        if isinstance(value, dict) and isinstance(second.get(key), dict)
        else value
        for key, value in first.items()
    }
    return second | both


def _place(places: list[tuple[str, dict[str, int]]], path: str) -> tuple[str, int]:
    for shown, lines in places:
        if path in lines:
            return shown, lines[path]
    shown, lines = places[-1]
    return shown, line_of(lines, path)


def _unreadable(shown: str, error: Exception) -> Mistake:
    if isinstance(error, tomllib.TOMLDecodeError):
        return _syntax(shown, error)
    if isinstance(error, FileNotFoundError):
        mend = "Put it back; content/practice/ of the sample shows what it holds."
        return Mistake(shown, 1, "This file of facts is missing.", mend)
    if isinstance(error, OSError):
        problem = f"This file cannot be read ({error.strerror})."
        return Mistake(shown, 1, problem, "Check who may read it.")
    mend = "Save it as UTF-8 in your editor."
    return Mistake(shown, 1, "This file is not UTF-8 text.", mend)


def check_hours(hours: Hours) -> list[Misfit]:
    """Find intervals of one day that overlap, and days listed twice."""
    days = [(f"weekly.{name}", name, spans) for name, spans in hours.weekly.days]
    days += [
        (f"holiday.{index}.hours", each.name, each.hours)
        for index, each in enumerate(hours.holiday)
    ]
    misfits = [misfit for day in days if (misfit := _overlap(*day))]
    seen: set[date] = set()
    for index, each in enumerate(hours.holiday):
        if each.date in seen:
            problem = f"{each.date} stands here twice."
            misfits.append(
                Misfit(f"holiday.{index}.date", problem, "Keep one of them.")
            )
        seen.add(each.date)
    return misfits


def _overlap(path: str, name: str, spans: tuple[Interval, ...]) -> Misfit | None:
    for earlier, later in pairwise(spans):
        if later.opens < earlier.closes:
            shown = name.capitalize() if name in WEEKDAYS else name
            problem = (
                f"{shown}: {later.opens:%H:%M} is before"
                f" {earlier.closes:%H:%M}, so two stretches overlap."
            )
            return Misfit(path, problem, "List them in order, without overlap.")
    return None


def _syntax(shown: str, error: tomllib.TOMLDecodeError) -> Mistake:
    reason, _, place = str(error).partition(" (at ")
    line = place.removeprefix("line ").partition(",")[0]
    return Mistake(
        shown,
        int(line) if line.isdigit() else 1,
        f"This is not valid TOML: {reason}.",
        'A line reads key = "text"; check quotes and brackets on it.',
    )
