"""Keep compiled templates: for the next build of this process, and on the disk.

Jinja calls filters while it compiles, where all that they are given is constant.
So a template is kept only if its filters answer from what they are given.
"""

from __future__ import annotations

import marshal
from hashlib import blake2b
from typing import TYPE_CHECKING

from jinja2.bccache import Bucket, BytecodeCache

from fast_build.digests import SIZE
from fast_build.store import load, save

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType

    from jinja2 import Environment

    from fast_build.build import Build
    from fast_build.templates import Templates

_compiled: dict[bytes, CodeType] = {}
"""What this process knows: of the last build, then also of the one that runs."""


class CompiledTemplates:
    """The templates of one build, by the digest of all that went into them."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "templates.pickle"
        self.used: dict[bytes, CodeType] = {}
        self._new = False
        self._stored: dict[bytes, bytes] | None = None

    def get(self, key: bytes) -> CodeType | None:
        """Return a compiled template, if this or another process had it."""
        code = _compiled.get(key)
        if code is None and (stored := self._on_disk().get(key)):
            code = marshal.loads(stored)  # noqa: S302 (ours, and whole)
        if code is not None:
            self.used[key] = _compiled[key] = code
        return code

    def put(self, key: bytes, code: CodeType) -> None:
        """Hold a template until `save`."""
        self.used[key] = _compiled[key] = code
        self._new = True

    def save(self) -> None:
        """Keep what this build used, and nothing older."""
        for key in _compiled.keys() - self.used.keys():
            del _compiled[key]
        if self._new:
            save(self.path, {key: marshal.dumps(c) for key, c in self.used.items()})

    def _on_disk(self) -> dict[bytes, bytes]:
        if self._stored is None:
            found = load(self.path)
            self._stored = found if isinstance(found, dict) else {}
        return self._stored


class Compiled(BytecodeCache):
    """What Jinja asks for the compiled templates of one environment."""

    def __init__(self, build: Build, templates: Templates) -> None:
        self.build = build
        self.templates = templates

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return a template's bucket: empty if it must be compiled."""
        bucket = Bucket(environment, "", "")
        if self.build.environment and self.templates.always_alike(source):
            parts = (*self._options(), name, filename or "", source)
            whole = self.build.environment + "\0".join(parts).encode()
            bucket.key = blake2b(whole, digest_size=SIZE).hexdigest()
            bucket.code = self.build.compiled.get(bytes.fromhex(bucket.key))
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep what Jinja has compiled."""
        if bucket.key and bucket.code:
            self.build.compiled.put(bytes.fromhex(bucket.key), bucket.code)

    def _options(self) -> tuple[str, ...]:
        """Tell environments apart that a plugin gave other options."""
        environment = self.templates.environment
        return (*sorted(environment.extensions), str(environment.autoescape))
