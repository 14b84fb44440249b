"""Where plugins leave mistakes until the build prints them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field, replace

from diagnostics.model import Diagnostic, RuleText
from plain_data import dataclass


@dataclass(slots=True)
class Report:
    """The mistakes of one build, without repeats, in the order of the files.

    Attributes:
        rules: The rules that mistakes may name, for those who list them.
    """

    _found: set[Diagnostic] = field(default_factory=set)
    _forgiven: set[str] = field(default_factory=set)
    rules: Sequence[RuleText] = ()

    def add(self, *diagnostics: Diagnostic) -> None:
        """Note mistakes; the same one twice counts once."""
        self._found.update(diagnostics)

    def forgive(self, *paths: str) -> None:
        """Let mistakes in these files stop nothing: visitors don't see them."""
        self._forgiven.update(paths)

    def clear(self) -> None:
        """Forget everything."""
        self._found.clear()
        self._forgiven.clear()

    @property
    def has_errors(self) -> bool:
        """Tell whether anything is wrong, in drafts too."""
        return any(diagnostic.is_error for diagnostic in self._found)

    @property
    def errors(self) -> list[Diagnostic]:
        """What stops the build."""
        return sorted(
            diagnostic for diagnostic in self._found if self._stops(diagnostic)
        )

    @property
    def warnings(self) -> list[Diagnostic]:
        """What is worth knowing but stops nothing."""
        others = (
            diagnostic for diagnostic in self._found if not self._stops(diagnostic)
        )
        return sorted(replace(diagnostic, level="warning") for diagnostic in others)

    def _stops(self, diagnostic: Diagnostic) -> bool:
        return diagnostic.is_error and diagnostic.path not in self._forgiven

    @contextmanager
    def captured(self) -> Iterator[set[Diagnostic]]:
        """Collect what is added inside into a set of its own, out of the report.

        For work whose result is kept or sent elsewhere: the mistakes belong to it.
        """
        outer, self._found = self._found, set()
        try:
            yield self._found
        finally:
            self._found = outer


report = Report()
