"""Examples of components, as their authors wrote them."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from diagnostics import Diagnostic
from facts.toml_lines import line_of, lines_of_keys
from plain_data import dataclass
from plain_text import Table
from whole_build.templates import in_theme, unknown_name


@dataclass(frozen=True, slots=True)
class Example:
    """One way a component is used.

    Attributes:
        file: Where it stands.
        why: When one would use it so.
        args: What its macro takes; what begins with a tag is HTML. `caller` is what a
            page puts inside.
    """

    file: Path
    component: str
    name: str
    why: str
    args: Mapping[str, object]

    def render(self, templates: Environment) -> Markup:
        """Call the component's macro."""
        path = f"components/{self.component}/{self.component}.html"
        module = templates.get_template(path).module
        macro = getattr(module, self.component.replace("-", "_"))
        args = {key: _told(value) for key, value in self.args.items()}
        if "caller" in args:
            inside = Markup(self.args["caller"])  # noqa: S704 - from our own repository
            args["caller"] = lambda: inside
        made: Markup = macro(**args)
        return made

    def lacks(self, error: UndefinedError) -> Diagnostic:
        """Say what its component reads and it does not give."""
        line = line_of(lines_of_keys(self.file.read_text("utf-8")), self.name)
        name = unknown_name(error)
        problem = f"“{self.name}” has no “{name}”, which {self.component} reads."
        fix = f'Write it there: {name} = "…".'
        return Diagnostic(in_theme(str(self.file)), line, problem, fix)


def _told(value: object) -> object:
    """Tell HTML from text, however deep it stands."""
    if isinstance(value, Mapping):
        return {key: _told(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_told(entry) for entry in value]
    if isinstance(value, str) and value.startswith("<"):
        return Markup(value)  # noqa: S704 - from our own repository
    return value


@lru_cache(maxsize=128)  # a preview reads the same examples again and again
def _parsed(text: str) -> Mapping[str, Table]:
    return tomllib.loads(text)


def examples_in(theme: Path) -> Iterator[Example]:
    """Read all examples, by component."""
    for path in sorted(theme.glob("components/*/*.examples.toml")):
        for name, table in _parsed(path.read_text(encoding="utf-8")).items():
            args = {key: value for key, value in table.items() if key != "why"}
            yield Example(path, path.parent.name, name, table["why"], args)
