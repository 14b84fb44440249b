"""Make anew the pages that show edited texts, from the memory of the last build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import TemplateNotFound
from pelican import signals
from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator, PagesGenerator

from fast_build.contents import BODY, frozen, recorded
from fast_build.digests import Digester, UndigestibleError, digest_of
from fast_build.left import MoreChangedError, memory_in
from fast_build.memory import Memories, Memory, Text
from fast_build.pages import Comparison
from fast_build.reading import Ask, Record

if TYPE_CHECKING:
    from pelican.generators import Generator

    from fast_build.contents import RecordedContent
    from fast_build.left import Left
    from fast_build.pelican_class import FastPelican
    from fast_build.rendering import Job
    from fast_build.writing import FastWriter

READ_BY: dict[type, tuple[type[Generator], Any, Any]] = {
    Article: (
        ArticlesGenerator,
        signals.article_generator_preread,
        signals.article_generator_context,
    ),
    Page: (
        PagesGenerator,
        signals.page_generator_preread,
        signals.page_generator_context,
    ),
}
"""What reads which kind of content, and tells plugins of it before and after."""


class Revision:
    """The pages that show edited texts.

    Attributes:
        changed: Sources edited since the last build.
        keys: Of all content objects edited since the memory was written.
        causes: Other files that went into them, with their digests.
    """

    def __init__(self, pelican: FastPelican, left: Left, changed: list[str]) -> None:
        self.pelican = pelican
        self.build = pelican.build
        self.left = left
        self.changed = changed
        self.generators = _generators(pelican)
        self.context = self.build.context
        if self.build.environment != self.build.snapshot.environment:
            msg = "generators changed the settings"
            raise MoreChangedError(msg)
        self.memory = self._remembered()
        self.causes: dict[str, bytes] = {}
        sources = {each.source_path: each for each in self.memory.contents}
        edited = [sources.get(path) for path in left.edited.union(changed)]
        self.keys = {self._revised(content) for content in edited}

    def _remembered(self) -> Memory:
        """Return the last build's memory."""
        try:
            data = memory_in(self.build.folder).read_bytes()
        except OSError as error:
            raise MoreChangedError from error
        if digest_of(data) != self.left.memory:
            msg = "the memory is not that of the last build"
            raise MoreChangedError(msg)
        memories = Memories(self.build.settings)
        memory = memories.load_memory(data, self.context, self.build.records)
        self.context.update(memory.context)
        return memory

    def _revised(self, content: RecordedContent | None) -> str:
        """Give a content object its new text; return its key."""
        kind = type(content).__bases__[1] if content else None
        if content is None or kind not in READ_BY or "body_digest" not in vars(content):
            msg = "a file was edited that no page shows as it is"
            raise MoreChangedError(msg)
        if content.record_key in self.left.asked:
            msg = "a plugin asked for a text that was edited"
            raise MoreChangedError(msg)
        ask = self._ask(kind)
        path = content.record_key.partition(" ")[2]
        record = ask.look_up([path]).get(path)
        if record is None:
            msg = f"{path} cannot be read"
            raise MoreChangedError(msg)
        if content.source_path in self.changed:
            self._compare(record, self._last_record(ask, path, content.source_path))
        self.causes |= record.causes
        state = vars(content)
        state.pop(BODY, None)
        state.update(
            body_digest=record.text_key,
            links=record.links,
            fetch_body=Text(self.build.records, record.text_key),
        )
        return content.record_key

    def _ask(self, kind: type) -> Ask:
        """Ask for a source as its generator does."""
        reader, preread, context = READ_BY[kind]
        generator = next(each for each in self.generators if isinstance(each, reader))
        readers: Any = generator.readers
        rest = {
            "preread_signal": preread,
            "preread_sender": generator,
            "context_signal": context,
            "context_sender": generator,
        }
        path = generator.path
        return Ask(readers, path, recorded(kind), None, self.context, rest)

    def _last_record(self, ask: Ask, path: str, source: str) -> Record | None:
        """Return what reading the file gave for the last build."""
        known = self.build.stamps.known.get(source)
        digest = known[1] if known else self.left.inputs.digests.get(source)
        return ask.stored(ask.key(path, digest)) if digest else None

    def _compare(self, now: Record, last: Record | None) -> None:
        """Raise if reading a file gave more that is new than its text."""
        if last is None or any(r.witnessed.said_something for r in (now, last)):
            msg = "something was said of a text, or is not known any more"
            raise MoreChangedError(msg)
        digest = Digester((self.build.settings,)).digest
        try:
            same = list(map(digest, _rest(now))) == list(map(digest, _rest(last)))
        except UndigestibleError as error:
            raise MoreChangedError from error
        if not same or any("attach" in link for link in now.links):
            msg = "more was edited than the words of a text"
            raise MoreChangedError(msg)

    def make(self, writer: FastWriter) -> bool:
        """Make the pages; tell whether nothing was said of any."""
        with frozen():
            compared = Comparison(
                self.build.snapshot,
                self.memory.contents,
                self.context,
                (self.build.settings,),
                edited=self.keys,
            )
            pages = self.build.snapshot.pages
            shown = [n for n, page in pages.items() if not compared.stands(page)]
            jobs = [self._job(writer, name) for name in shown]
            writer.upkeep.make_these(jobs, compared, self.build.workers)
        made = writer.upkeep.made
        return not any(made[job.name].witnessed for job in jobs)

    def _job(self, writer: FastWriter, name: str) -> Job:
        """Return the job of a page, as the last build had it."""
        kept = self.memory.jobs.get(name)
        if kept is None or self.build.snapshot.pages[name].witnessed:
            msg = f"{name} is no page, or something was said of it"
            raise MoreChangedError(msg)
        try:
            return writer.again(kept, self.generators[kept.generator], self.keys)
        except TemplateNotFound as error:
            raise MoreChangedError from error


def _generators(pelican: FastPelican) -> list[Generator]:
    """Make the site's generators, as the beginning of a whole build does."""
    settings = pelican.settings
    context = settings.copy()
    context["generated_content"], context["static_content"] = {}, {}
    context["static_links"], context["localsiteurl"] = set(), settings["SITEURL"]
    return [
        kind(
            context=context,
            settings=settings,
            path=pelican.path,
            theme=pelican.theme,
            output_path=pelican.output_path,
        )
        for kind in pelican._get_generator_classes()  # noqa: SLF001
    ]


def _rest(record: Record) -> tuple[Any, ...]:
    """Return what reading gave besides the text."""
    return record.state, record.static_links
