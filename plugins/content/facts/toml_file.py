"""Read a TOML file that staff wrote into a dataclass, and know its lines."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path

from diagnostics import ContentError, Diagnostic
from facts.table import UNKNOWN, Made, read_table, schema_of
from facts.toml_lines import line_of, lines_of_keys
from facts.toml_text import parsed, read_toml
from plain_data import dataclass
from schema import Misfit, UnfitError, UnfitPartsError

HERE = Path(__file__).parent
CODE = HERE, HERE.parents[1] / "base"
"""What reads these files, for those who keep what was read."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file as it was read.

    Attributes:
        shown: Its path from the project's root.
        lines: Of each key, by its path in the file.
        diagnostics: What does not fit; with any, the file has no value.
    """

    shown: str
    lines: Mapping[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    def at(self, key: str, problem: str, fix: str) -> Diagnostic:
        """Name a mistake at a key: `location.1.holiday.0.date`."""
        return Diagnostic(self.shown, line_of(self.lines, key), problem, fix)

    def all_at(self, misfits: Iterable[Misfit]) -> list[Diagnostic]:
        """Name each misfit where it stands."""
        return [self.at(misfit.path, misfit.problem, misfit.fix) for misfit in misfits]


def read_file(cls: type[Made], path: Path, root: Path) -> tuple[Made | None, TomlFile]:
    """Read one file; without a value, its diagnostics say why."""
    file = TomlFile(path.relative_to(root).as_posix())
    try:
        text = read_toml(path, file.shown)[1]
    except ContentError as error:
        return None, replace(file, diagnostics=error.diagnostics)
    return read_text(cls, file.shown, text)


@lru_cache(maxsize=64)  # a preview reads the same facts again and again
def read_text(cls: type[Made], shown: str, text: str) -> tuple[Made | None, TomlFile]:
    """Read what a file says, or would say."""
    file = TomlFile(shown, lines_of_keys(text))
    try:
        return read_table(cls, parsed(text)), file
    except UnfitPartsError as error:
        misfits = [_above_tables(misfit, cls) for misfit in error.misfits]
        return None, replace(file, diagnostics=tuple(file.all_at(misfits)))
    except UnfitError as error:
        return None, replace(file, diagnostics=(file.at("", error.problem, error.fix),))


def _above_tables(misfit: Misfit, cls: type[Made]) -> Misfit:
    """Say so where a key that belongs above all tables stands within one."""
    table, _, key = misfit.path.rpartition(".")
    unknown = misfit.problem == UNKNOWN.format(key)
    if not table or not unknown or key not in schema_of(cls):
        return misfit
    name = re.sub(r"\.\d+", "", table)
    fix = f"Move it above the first line in brackets: here it belongs to [{name}]."
    return replace(misfit, fix=fix)
