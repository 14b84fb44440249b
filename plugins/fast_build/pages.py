"""Tell which pages of the last build still stand.

A page was made from its templates, from the variables that these looked up,
and from attributes of content objects. When all of these have the same values
as then, it would be the same page, and it is not rendered.
"""

from __future__ import annotations

from array import array
from collections import ChainMap
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fast_build.contents import BODY, RecordedContent
from fast_build.digests import SIZE, UTF_8, Digester, UndigestibleError, digest_of
from fast_build.progress import at_work
from fast_build.witness import Witnessed, witness

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from fast_build.rendering import Job
    from fast_build.stamps import Stamp
    from fast_build.templates import Uses

MISSING = b"missing"
SHORT = 64

Pair = int
"""A content object and an attribute, as one number."""

ATTRIBUTES = 1 << 12
"""How many attributes a pair's number has room for."""


@dataclass(slots=True)
class PageRecord:
    """How a page was made, and what the file was like.

    Attributes:
        templates: Digest of the templates; None if the page must always be made.
        names: Variables that were looked up.
        given: Digest of their values.
        reads: Pairs, as the bytes of an array.
        output: Digest of the file's content.
        stamp: Of the file, right after it was written.
        witnessed: Messages to repeat when the page is kept.
    """

    templates: bytes | None
    names: tuple[str, ...]
    given: bytes
    reads: bytes
    output: bytes
    stamp: Stamp
    witnessed: Witnessed | None

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as a call: there is one for each page, and this is the quickest."""
        return PageRecord, (
            self.templates,
            self.names,
            self.given,
            self.reads,
            self.output,
            self.stamp,
            self.witnessed,
        )


@dataclass
class Snapshot:
    """A site as the last build left it.

    Attributes:
        environment: What all pages depended on.
        pages: By the file's path below the output folder.
        keys: Numbers of content objects, by `record_key`.
        attributes: Numbers of attributes, by name.
        signatures: The value of each pair that some page depends on.
        addresses: Digest of where each source's page is.
        uses: What a template names, by the digest of its source.
        stamps: Of files read.
    """

    environment: bytes | None = None
    pages: dict[str, PageRecord] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    attributes: dict[str, int] = field(default_factory=dict)
    signatures: dict[Pair, str | bytes] = field(default_factory=dict)
    addresses: bytes = b""
    uses: dict[bytes, Uses] = field(default_factory=dict)
    stamps: dict[str, tuple[Stamp, bytes]] = field(default_factory=dict)

    def update(self, learned: dict[Pair, str | bytes]) -> None:
        """Make the signatures those of a finished build."""
        used: set[Pair] = set()
        for page in self.pages.values():
            used.update(array("Q", page.reads))
        values = self.signatures | learned
        self.signatures = {pair: values[pair] for pair in used if pair in values}


class Comparison:
    """The last build's values beside this one's."""

    def __init__(
        self,
        snapshot: Snapshot,
        contents: Iterable[RecordedContent],
        context: Mapping[str, Any],
        constants: tuple[object, ...],
    ) -> None:
        """`contents` are all of this build; `constants` are the same in each."""
        self.snapshot = snapshot
        self.addresses = addresses_of(context)
        self._links_stand = self.addresses == snapshot.addresses
        self.digester = Digester(constants)
        self._variables: dict[int, dict[str, bytes]] = {}
        self.learned: dict[Pair, str | bytes] = {}
        self._contents: dict[str, RecordedContent | None] = {}
        for content in contents:
            key = getattr(content, "record_key", "")
            known = self._contents.setdefault(key, content)
            if known is not content:
                self._contents[key] = None  # two of a name: cannot be told apart
        with witness():
            self.changed = self._changed_pairs()

    def _changed_pairs(self) -> set[Pair]:
        """Return the pairs whose values are not those of the last build."""
        names = {place: name for name, place in self.snapshot.attributes.items()}
        keys = {number: key for key, number in self.snapshot.keys.items()}
        changed = set()
        for count, (pair, before) in enumerate(self.snapshot.signatures.items()):
            if not count % 500:
                at_work.send()
            number, place = divmod(pair, ATTRIBUTES)
            content = self._contents.get(keys[number])
            name = names[place]
            if content is None or self._signature(content, name, before) != before:
                changed.add(pair)
        return changed

    def stands(self, record: PageRecord) -> bool:
        """Tell whether all attributes that a page showed have the same values."""
        if not self.changed:
            return True
        return self.changed.isdisjoint(array("Q", record.reads))

    def given(self, names: Iterable[str], job: Job) -> bytes | None:
        """Return the digest of a page's variables; None if it cannot be told.

        Under no name, it is what content takes for the site's address. A template
        may put variables before those that it is given: `variables_first`.
        """
        own_first = getattr(job.template, "variables_first", None)
        own = {"": job.siteurl, **job.own}
        if own_first:
            own |= own_first(ChainMap(job.own, job.shared))
        digest = self.digester.digest
        try:
            return digest_of(
                b"".join(
                    digest(own[name]) if name in own else self._shared(name, job)
                    for name in names
                )
            )
        except UndigestibleError:
            return None

    def _shared(self, name: str, job: Job) -> bytes:
        """Return the digest of a variable of all pages."""
        known = self._variables.setdefault(id(job.shared), {})
        if name not in known:
            value = job.shared.get(name, self)
            known[name] = MISSING if value is self else self.digester.digest(value)
        return known[name]

    def learn(self, read: Mapping[str, Iterable[str]]) -> bytes | None:
        """Keep this build's values of what a page read; return its pairs.

        `read` has the keys of content objects for each attribute. None is
        returned if a value cannot be told.
        """
        pairs = array("Q")
        numbers, attributes = self.snapshot.keys, self.snapshot.attributes
        for attribute, keys in read.items():
            place = attributes.setdefault(attribute, len(attributes))
            these = {
                numbers.setdefault(key, len(numbers)) * ATTRIBUTES + place: key
                for key in keys
            }
            for pair in self._unknown(these):
                if not self._learn(pair, these[pair], attribute):
                    return None
            pairs.extend(these)
        return pairs.tobytes()

    def _unknown(self, pairs: Mapping[Pair, str]) -> set[Pair]:
        """Return the pairs whose values of this build are not known yet."""
        new = set(pairs).difference(self.learned)
        before = self.snapshot.signatures
        return {p for p in new if p not in before or p in self.changed}

    def _learn(self, pair: Pair, key: str, attribute: str) -> bool:
        """Keep the value of a pair; False if it cannot be told."""
        content = self._contents.get(key)
        if content is None:
            return False
        try:
            self.learned[pair] = self._signature(content, attribute)
        except UndigestibleError:
            return False
        return True

    def _signature(
        self, content: RecordedContent, attribute: str, before: str | bytes = b""
    ) -> str | bytes:
        """Return what tells one value of an attribute from another.

        `before` is the one of the last build.
        """
        if attribute == BODY:
            return self._body(content, before)
        try:
            value = getattr(content, attribute)
        except AttributeError:
            return MISSING
        if type(value) is str and len(value) < SHORT:
            return value
        return self.digester.digest(value)

    def _body(self, content: Any, before: str | bytes) -> str | bytes:
        """Return two digests: of what the text and summary are made of, and of links.

        Links lead where they led as long as all pages are where they were.
        """
        state = vars(content)
        text = state.get("body_digest")
        links: tuple[str, ...] = ()
        if hasattr(content, "_get_content"):
            text = self.digester.digest(content._get_content())  # noqa: SLF001
        elif text:
            links = state["links"]
        else:
            text = self.digester.digest(content._content)  # noqa: SLF001
            links = links_of(content)
        summary = self.digester.digest(content.metadata.get("summary"))
        own = digest_of(text + summary + "\0".join(links).encode(*UTF_8))
        if self._links_stand and before[:SIZE] == own:
            return before
        found = [content.resolved(link, "") for link in links]
        return own + digest_of("\0".join(found).encode(*UTF_8))


def addresses_of(context: Mapping[str, Any]) -> bytes:
    """Return the digest of where each source's page is: what links depend on."""
    found = []
    for kind in ("generated_content", "static_content"):
        for path, content in sorted(context[kind].items()):
            # A static file notes when somebody asks for `url`, and stays there.
            url = "" if content is None else content.get_url_setting("url")
            found.append(f"{path}\0{url}\0")
        found.append("\0")
    return digest_of("".join(found).encode(*UTF_8))


def links_of(content: Any) -> tuple[str, ...]:
    """Return the links in a text that lead to other content, as small tags."""
    text = content._content or ""  # noqa: SLF001
    return _links(content._get_intrasite_link_regex(), text)  # noqa: SLF001


@lru_cache(maxsize=1024)  # a process that stays up sees most texts again
def _links(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(f"{link.group(0)}>" for link in pattern.finditer(text))
