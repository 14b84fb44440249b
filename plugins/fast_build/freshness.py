"""Tell which pages of the last build are fresh.

A page was made from its templates, from the variables that these looked up, and
from attributes of content objects. While all of these have the same values, it would
be the same page, and it is not rendered.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pelican.contents import Static
from pelican.settings import DEFAULT_CONFIG

from build_cache.files import digest_of
from fast_build.contents import BODY, NotedContent, key_of
from fast_build.digests import UTF_8, Digester, UndigestibleError
from fast_build.signals import at_work
from plain_data import dataclass
from workers import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from build_cache.files import Stamp
    from fast_build.rendering import Job

MISSING = b"missing"
MANY = 8_000  # values: sooner found by two processes
SHORT = 64  # texts up to this length are kept as they are, which saves a digest
MARKS = DEFAULT_CONFIG["INTRASITE_LINK_REGEX"]
_MARK = r"[{|](?:filename|static|attach)[|}]"
# The name of the file that a link leads to; none where it is not plainly written.
LINK = re.compile(rf'="{_MARK}(?:[^"?#]*/)?([\w.-]*\w)(?=["?#])|{_MARK}')

Names = tuple[str, ...]
Pair = tuple[str, str]
"""The key of a content object, and an attribute."""


@dataclass(slots=True)
class PageRecord:
    """How a page was made, and what the file was like.

    Attributes:
        templates: Digest of the templates; None if the page must always be made.
        names: Variables that were looked up.
        given: Digest of their values.
        output: Digest of the file's content.
        stamp: Of the file, right after it was written.
    """

    templates: bytes | None
    names: Names
    given: bytes
    reads: tuple[Pair, ...]
    output: bytes
    stamp: Stamp


@dataclass
class Checkpoint:
    """A site as the last build left it.

    Attributes:
        environment: What all pages depended on.
        pages: By the file's path below the output folder.
        values: Of what some page read, as digests or short texts.
        files: Stamps and digests of files that were read.
    """

    environment: bytes | None = None
    pages: dict[str, PageRecord] = field(default_factory=dict)
    values: dict[Pair, str | bytes] = field(default_factory=dict)
    files: dict[str, tuple[Stamp, bytes]] = field(default_factory=dict)


class Comparison:
    """The last build's values beside this one's.

    Attributes:
        values: Of this build, of what pages read.
    """

    def __init__(
        self,
        last: Mapping[Pair, str | bytes],
        contents: Iterable[Any],
        context: Mapping[str, Any],
        parts: Mapping[str, object],
        constants: tuple[object, ...],
    ) -> None:
        """`contents` are all of this build; `constants` are the same in each."""
        self.digester = Digester(constants, parts)
        self.values: dict[Pair, str | bytes] = {}
        self._context = context
        self._shared: dict[object, bytes] = {}
        self._pairs = {pair: pair for pair in last}
        self._contents: dict[str, Any] = dict(parts)
        for content in contents:
            key = key_of(content)
            if self._contents.setdefault(key, content) is not content:
                self._contents[key] = None  # two of a name: cannot be told apart
        self._look_up(list(last))
        self._changed = {pair for pair in last if self._value(pair) != last[pair]}

    def _look_up(self, pairs: list[Pair]) -> None:
        """Find many values on two cores, but where looking at one leaves a trace."""
        contents = self._contents.values()
        if len(pairs) < MANY or any(isinstance(part, Static) for part in contents):
            return
        middle = len(pairs) // 2
        others = apart(lambda: self._values_of(pairs[middle:]))
        self._values_of(pairs[:middle])
        self.values |= others()

    def _values_of(self, pairs: list[Pair]) -> dict[Pair, str | bytes]:
        return {pair: found for pair in pairs if (found := self._value(pair))}

    def is_fresh(self, record: PageRecord, job: Job) -> bool:
        """Tell whether all that a page showed has the same values."""
        same = self._changed.isdisjoint(record.reads)
        return same and record.given == self.given(record.names, job)

    def given(self, names: Names, job: Job) -> bytes | None:
        """Return the digest of a page's variables; None if it cannot be told."""
        first = job.variables_first
        own = tuple(name for name in names if name in job.own and name not in first)
        try:
            shared = self._of_all(names, own, first, job.shared)
            parts = [self.digester.digest(job.own[name]) for name in own]
            return digest_of(shared + b"".join(parts) + job.siteurl.encode(*UTF_8))
        except UndigestibleError:
            return None

    def _of_all(
        self,
        names: Names,
        own: Names,
        first: Mapping[str, object],
        shared: Mapping[str, object],
    ) -> bytes:
        """Return the digest of variables that are not a page's own."""
        which = (names, own, id(first), id(shared))
        if which not in self._shared:
            values = [
                first.get(name, shared.get(name, MISSING))
                for name in names
                if name not in own
            ]
            self._shared[which] = digest_of(self.digester.join("", values))
        return self._shared[which]

    def learn(self, read: Mapping[str, Sequence[str]]) -> tuple[Pair, ...] | None:
        """Keep the values of what a page read; None if one cannot be told.

        `read` has the keys of content objects for each attribute.
        """
        pairs = []
        for attribute, keys in read.items():
            for key in keys:
                pair = self._pairs.setdefault((key, attribute), (key, attribute))
                if self._value(pair) is None:
                    return None
                pairs.append(pair)
        return tuple(pairs)

    def _value(self, pair: Pair) -> str | bytes | None:
        """Return what tells one value of an attribute from another, if it is known."""
        if pair in self.values:
            return self.values[pair]
        if not len(self.values) % 500:
            at_work.send()
        content = self._contents.get(pair[0])
        if content is None:
            return None
        try:
            found = self._digested(content, pair[1])
        except UndigestibleError:
            return None
        self.values[pair] = found
        return found

    def _digested(self, content: NotedContent, attribute: str) -> str | bytes:
        if attribute == BODY:
            return self._body(content)
        try:
            value = getattr(content, attribute)
        except AttributeError:
            return MISSING
        if type(value) is str and len(value) < SHORT:
            return value
        return self.digester.digest(value)

    def _body(self, content: Any) -> bytes:
        """Return the digest of what the text and summary are made of.

        Links lead where they led as long as the pages they name are where they were.
        """
        state = vars(content)
        text = content._get_content() if "_get_content" in state else state.get(BODY)  # noqa: SLF001
        text, summary = text or "", content.metadata.get("summary")
        usual = content.settings["INTRASITE_LINK_REGEX"] == MARKS
        names = sorted(set(LINK.findall(text))) if usual else [""]
        linked = "".join(self._addresses.get(name, "") for name in names)
        return digest_of(self.digester.join("", (linked, text, summary)))

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """Tell where the pages of all files of a name are, and under "" of all."""
        found = defaultdict(list)
        for kind in ("generated_content", "static_content"):
            for path, content in sorted(self._context[kind].items()):
                # A static file notes when somebody asks for `url`, and stays there.
                url = "" if content is None else content.get_url_setting("url")
                for name in (path.rpartition("/")[2], ""):
                    found[name].append(f"{kind}\0{path}\0{url}\0")
        return {name: "".join(lines) for name, lines in found.items()}
