"""Digest a template together with all templates that it can come to use."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinja2 import TemplateNotFound, TemplateSyntaxError, meta, nodes
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from fast_build.digests import digest_of

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from fast_build.build import Build

MISSING = b"missing"

PURE = (FILTERS.keys() - {"random"}) | TESTS.keys() | {"strftime", "plugin_enabled"}
"""Filters and tests whose result depends only on what they are given."""

TAKING_A_NAME = {"map": 0, "select": 0, "reject": 0, "selectattr": 1, "rejectattr": 1}
"""Filters that take the name of another, or of a test, and in which place."""


class Uses(NamedTuple):
    """What a template's source names.

    Attributes:
        templates: Names of templates; None among them stands for any.
        filters: Names of filters and tests that Jinja itself does not have.
    """

    templates: tuple[str | None, ...] = ()
    filters: tuple[str, ...] = ()


_known: dict[tuple[bytes, frozenset[str]], Uses] = {}
"""What this process has parsed, by source and extensions: for its next build."""


class Templates:
    """The digests of one environment's templates."""

    def __init__(self, environment: Environment, build: Build) -> None:
        self.environment = environment
        self.uses = build.snapshot.uses
        self.pure = PURE.union(build.settings.get("FAST_BUILD_PURE", ()))
        self._sources: dict[str, tuple[bytes, Uses]] = {}
        self._digests: dict[str, bytes | None] = {}

    def digest(self, template: Template) -> bytes | None:
        """Return the digest of a template and of all that it can include.

        None means that it has a filter which may give something else each time.
        """
        name = template.name or ""
        if name not in self._digests:
            used = sorted(self._used(name))
            sources = [self._source(each) for each in used]
            pure = all(self.pure.issuperset(uses.filters) for _, uses in sources)
            text = "\0".join(used).encode() + b"".join(found for found, _ in sources)
            self._digests[name] = digest_of(text) if pure else None
        return self._digests[name]

    def _used(self, name: str) -> set[str]:
        """Return the names of all templates that one can come to use."""
        used: set[str] = set()
        waiting = [name]
        while waiting:
            name = waiting.pop()
            if name in used:
                continue
            used.add(name)
            named = self._source(name)[1].templates
            if None in named:  # a name made up while rendering: could be any
                named = tuple(self.environment.list_templates())
            waiting += [each for each in named if each]
        return used

    def _source(self, name: str) -> tuple[bytes, Uses]:
        """Return the digest of a template's source, and what it names."""
        if name not in self._sources:
            assert self.environment.loader
            try:
                source = self.environment.loader.get_source(self.environment, name)[0]
            except (TemplateNotFound, UnicodeDecodeError):
                source = ""
            self._sources[name] = self._named_in(source)
        return self._sources[name]

    def always_alike(self, source: str) -> bool:
        """Tell whether a source compiles to the same each time."""
        return self.pure.issuperset(self._named_in(source)[1].filters)

    def _named_in(self, source: str) -> tuple[bytes, Uses]:
        found = digest_of(source.encode())
        if found not in self.uses:
            key = found, frozenset(self.environment.extensions)
            if key not in _known:
                _known[key] = self._parsed(source)
            self.uses[found] = _known[key]
        return found, self.uses[found]

    def _parsed(self, source: str) -> Uses:
        try:
            tree = self.environment.parse(source)
        except TemplateSyntaxError:
            return Uses()
        filters = list(tree.find_all(nodes.Filter))
        names = {each.name for each in (*filters, *tree.find_all(nodes.Test))}
        for each in filters:
            taken = TAKING_A_NAME.get(each.name, len(each.args))
            names |= {a.value for a in each.args[taken:][:1] if type(a) is nodes.Const}
        own = tuple(sorted(str(name) for name in names if name not in PURE))
        return Uses(tuple(meta.find_referenced_templates(tree)), own)
