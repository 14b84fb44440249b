"""Digest a template together with all that it can come to use; keep it compiled."""

from __future__ import annotations

import marshal
from functools import cached_property, lru_cache
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import TemplateNotFound, TemplateSyntaxError, meta, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.ext import Extension
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from build_cache.files import digest_of
from build_cache.store import load, save
from fast_build.digests import Digester, UndigestibleError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from jinja2 import Environment, Template

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


class Templates:
    """The digests of one environment's templates."""

    def __init__(
        self, environment: Environment, known: CompiledTemplates, pure: Collection[str]
    ) -> None:
        """`known` has the uses of sources; it gets those that are new."""
        self.environment = environment
        self._known = known
        self.pure = PURE.union(pure)
        self._digests: dict[str, bytes | None] = {}

    def digest(self, template: Template) -> bytes | None:
        """Return the digest of a template and of all that it can include.

        None means that it has a filter which may give something else each time.
        """
        name = template.name or ""
        if name not in self._digests:
            used = sorted(self.used_by(name))
            sources = [self._source(template_name) for template_name in used]
            text = "\0".join(used).encode() + b"".join(found for found, _ in sources)
            pure = all(self.pure.issuperset(uses.filters) for _, uses in sources)
            self._digests[name] = digest_of(text) if pure else None
        return self._digests[name]

    def used_by(self, name: str) -> set[str]:
        """Return the names of all templates that one can come to use, and its own."""
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
            waiting += [part for part in named if part]
        return used

    def _source(self, name: str) -> tuple[bytes, Uses]:
        """Return the digest of a template's source, and what it names."""
        if name not in self._sources:
            assert self.environment.loader
            try:
                source = self.environment.loader.get_source(self.environment, name)[0]
            except (TemplateNotFound, UnicodeDecodeError):
                source = ""
            self._sources[name] = self._uses(source)
        return self._sources[name]

    @cached_property
    def _sources(self) -> dict[str, tuple[bytes, Uses]]:
        """Share what each generator's own loader finds: most of them look alike."""
        try:
            place = self._known.digester.digest(self.environment.loader)
        except UndigestibleError:
            return {}
        return self._known.sources.setdefault(place, {})

    def compiles_alike(self, source: str) -> bool:
        """Tell whether all filters are pure: Jinja calls some while it compiles."""
        return self.pure.issuperset(self._uses(source)[1].filters)

    def _uses(self, source: str) -> tuple[bytes, Uses]:
        found = digest_of(source.encode())
        uses = self._known.uses
        if found not in uses:
            uses[found] = self._parsed(source)
        return found, uses[found]

    def _parsed(self, source: str) -> Uses:
        try:
            tree = self.environment.parse(source)
        except TemplateSyntaxError:
            return Uses()
        filters = list(tree.find_all(nodes.Filter))
        names = {node.name for node in (*filters, *tree.find_all(nodes.Test))}
        for node in filters:
            taken = TAKING_A_NAME.get(node.name, len(node.args))
            names |= {a.value for a in node.args[taken:][:1] if type(a) is nodes.Const}
        own = tuple(sorted(str(name) for name in names if name not in PURE))
        return Uses(tuple(meta.find_referenced_templates(tree)), own)


class Unlisted(Extension):
    """Spares each generator the walk through all templates for one line of a log.

    Pelican takes it whether or not it logs. `FastPelican` gives the list back.
    """

    @classmethod
    def among(cls, options: Mapping[str, Any]) -> dict[str, Any]:
        """Return Jinja's options with this extension: the same when called again."""
        name = f"{cls.__module__}.{cls.__name__}"
        others = (known for known in options.get("extensions", ()) if known != name)
        return {**options, "extensions": [*others, name]}

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.list_templates = list  # type: ignore[assignment, method-assign]


class CompiledTemplates:
    """Compiled templates of one site, by the digest of all that went into them.

    Attributes:
        uses: What a template names, by the digest of its source.
        sources: That digest and uses, by the digest of a loader and a name.
        digester: Of functions that environments share.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "templates.pickle"
        found = load(self.path)
        whole = found if isinstance(found, tuple) else ({}, {})
        self._stored: dict[str, bytes] = whole[0]
        self.uses: dict[bytes, Uses] = whole[1]
        self._uses_stored = len(self.uses)
        self._used: dict[str, bytes] = {}
        self.sources: dict[bytes, dict[str, tuple[bytes, Uses]]] = {}
        self.digester = Digester()

    def read(self, bucket: Bucket) -> None:
        """Fill a bucket, if its template is there."""
        # Each generator has an environment of its own, with the same templates.
        found = self._used.get(bucket.key) or self._stored.get(bucket.key)
        if found:
            self._used[bucket.key] = found
            bucket.code = _code_of(found)

    def write(self, bucket: Bucket) -> None:
        """Hold a template until `save`."""
        self._used[bucket.key] = marshal.dumps(bucket.code)

    def save(self) -> None:
        """Keep the templates that this build used, and none that is older."""
        new = not self._used.keys() <= self._stored.keys()
        if new or len(self.uses) > self._uses_stored:
            save(self.path, (self._used, self.uses))
            self._stored, self._uses_stored = self._used, len(self.uses)

    def save_all(self) -> None:
        """Keep older ones, too: a build that ended early used only some."""
        self._used = self._stored | self._used
        self.save()


_code_of = lru_cache(maxsize=512)(marshal.loads)  # environments and builds share it


class TemplateCache(BytecodeCache):
    """What Jinja asks for the compiled templates of one environment."""

    def __init__(
        self,
        compiled: CompiledTemplates,
        templates: Templates,
        made_by: Callable[[], bytes],
    ) -> None:
        """`made_by` gives the digest of all code, once that is final."""
        self.compiled = compiled
        self.templates = templates
        self.made_by = made_by

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return a template's bucket: empty if it must be compiled."""
        bucket = Bucket(environment, "", "")
        if self._options and self.templates.compiles_alike(source):
            parts = "\0".join((name, filename or "", source))
            bucket.key = digest_of(self._options + parts.encode()).hex()
            self.compiled.read(bucket)
        return bucket

    @cached_property
    def _options(self) -> bytes:
        """Digest all that Jinja compiles by; empty if that cannot be told.

        Of the settings a template knows no more than its environment has. Filters
        and tests count, because Jinja calls some while it compiles.
        """
        environment, pure = self.templates.environment, self.templates.pure
        own = {
            name: value
            for name, value in sorted(vars(environment).items())
            if isinstance(value, (str, bool, NoneType))
        }
        how = (environment.policies, environment.finalize, environment.autoescape)
        known = (environment.filters, FILTERS), (environment.tests, TESTS)
        called = [
            (name, value)
            for ours, jinjas in known
            for name, value in sorted(ours.items())
            if name in pure and jinjas.get(name) is not value
        ]
        options = own, how, sorted(environment.extensions), called
        try:
            return self.made_by() + self.compiled.digester.digest(options)
        except UndigestibleError:
            return b""

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep what Jinja has compiled."""
        if bucket.key:
            self.compiled.write(bucket)
