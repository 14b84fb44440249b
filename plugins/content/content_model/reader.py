"""Read a Markdown file: front matter checked, text made HTML.

Reading depends on the file and the settings alone (the day of the build is one:
a later page is a draft), so its result can be kept.
A Markdown extension that finds a mistake appends it to `md.diagnostics`; it knows
the file as `md.source_path`, and the text's first line as `md.body_line`. What it
says itself, it says in the file's language: `md.say("Get help today:")`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from pelican.readers import BaseReader, MarkdownReader
from pelican.urlwrappers import Author

from commonmark.primes import primes
from content_model.addresses import local_address
from content_model.check import checked
from content_model.front_matter import UNSEEN, FrontMatter, read_front_matter
from content_model.kinds import BY_FOLDER
from content_model.labels import Category, Tag
from content_model.layouts import lacking
from content_model.model import Heading, Kind, Source
from content_model.names import file_name
from content_model.values import SLUG
from diagnostics import ContentError, Diagnostic, report
from i18n import SPEECHES
from plain_text import (
    HIDDEN,
    LARGEST_FILE,
    Table,
    check_text,
    hidden_signs,
    not_text,
)
from site_parts import BUILD_DAY, Settings

WORDS_A_MINUTE = 200  # an unhurried adult reading on a screen

_UNSAVED: ContextVar[tuple[Path, str] | None] = ContextVar("_UNSAVED", default=None)


@contextmanager
def unsaved(place: Path, text: str) -> Iterator[None]:
    """Read a file as if it had been saved with this text."""
    token = _UNSAVED.set((place, text))
    try:
        yield
    finally:
        _UNSAVED.reset(token)


class ContentMarkdown(Markdown):
    """A converter that knows which file it is reading."""

    preview: bool
    say: Callable[[str], str]
    source_path: str
    body_line: int
    diagnostics: list[Diagnostic]
    outline: tuple[Heading, ...]
    links: tuple[object, ...]

    def build_extension(self, ext_name: str, configs: Mapping[str, Any]) -> Extension:
        """Load what `module:Class` names, without a look at all installed packages."""
        module, _, name = ext_name.partition(":")
        if not name:
            return super().build_extension(ext_name, configs)
        found: Extension = getattr(import_module(module), name)(**configs)
        return found


WORDS = frozenset(("title", "nav_title", "description", "lead"))
"""Fields whose words are shown as they are, but for their quotation marks."""

OF_TEXT = frozenset(("source", "outline", "written_links", "read_minutes"))
"""Metadata that is made of a file's text, not of its front matter."""


class ContentReader(MarkdownReader):
    """Pelican's Markdown reader, for front matter that is checked.

    Not a direct child of `BaseReader`: Pelican would use it on sites that did
    not ask for it.
    """

    depends_on_file_alone = True  # so fast_build keeps what reading gave

    def __init__(self, settings: Settings) -> None:
        BaseReader.__init__(self, settings)
        self.root = Path(settings["PATH"]).parent

    @cached_property
    def markdown(self) -> ContentMarkdown:
        """One converter for all files; most builds read few, by one of many readers."""
        markdown = ContentMarkdown(**self.settings["MARKDOWN"])
        markdown.preview = self.settings.get("PREVIEW", False)
        return markdown

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        """Return the text as HTML and the front matter as Pelican knows it.

        Raises:
            ContentError: With everything that is wrong in this file, when its front
                matter is; what is wrong in the text alone is reported.
        """
        place = Path(source_path)
        shown = place.relative_to(self.root).as_posix()
        kind, lang = self.kind_and_language(place)
        text = decoded(place, shown)
        unreadable = check_text(text, shown)
        if unreadable:
            raise reported(unreadable)
        found, diagnostics = read_front_matter(text, shown)
        if found is None:
            raise reported(diagnostics)
        diagnostics += hidden_signs(text[: -len(found.body) or None], shown)
        values = fitting(found, kind, shown, diagnostics)
        values = self.scheduled(values, found, shown, diagnostics)
        diagnostics += misplaced(place, Path(self.settings["PATH"]), shown)
        self.markdown.say = self.voice(lang)
        in_text: list[Diagnostic] = []
        html = self.converted(found, shown, in_text)
        in_text += lacking(values, self.markdown.outline, shown, found.body_line)
        if any(diagnostic.is_error for diagnostic in diagnostics):
            raise reported([*diagnostics, *in_text])
        # A text that is wrong is read on: its facts and sources may be wrong, too.
        report.add(*diagnostics, *in_text)
        source = Source(shown, found.lines, found.body_line, kind.name)
        return html, {
            **self.metadata(values, kind, lang, place.stem),
            "source": source,
            "outline": self.markdown.outline,
            "written_links": self.markdown.links,
            "read_minutes": read_minutes(found.body),
        }

    def kind_and_language(self, place: Path) -> tuple[Kind, str]:
        """Tell both from the folder: `es/articles/x.md` is a Spanish article."""
        folder, *rest = place.relative_to(self.settings["PATH"]).parts
        if folder in self.settings["LANGUAGES"]:
            return BY_FOLDER[rest[0]], folder
        return BY_FOLDER[folder], self.settings["DEFAULT_LANG"]

    def voice(self, lang: str) -> Callable[[str], str]:
        """Tell how to say English words; English files don't depend on others."""
        if lang == self.settings["DEFAULT_LANG"]:
            return str
        say: Callable[[str], str] = SPEECHES.of(self.settings)[lang].say
        return say

    def converted(
        self, found: FrontMatter, shown: str, diagnostics: list[Diagnostic]
    ) -> str:
        """Make the text HTML; extensions add to the mistakes."""
        self.markdown.reset()
        self.markdown.source_path = shown
        self.markdown.body_line = found.body_line
        self.markdown.diagnostics = diagnostics
        self.markdown.outline = ()
        self.markdown.links = ()
        try:
            return self.markdown.convert(HIDDEN.sub("", found.body))
        except RecursionError:
            problem = "The text nests too deeply to be read."
            fix = "Look for lists within lists and quotes within quotes."
            diagnostics.append(Diagnostic(shown, found.body_line, problem, fix))
            return ""

    def scheduled(
        self,
        values: Table,
        found: FrontMatter,
        shown: str,
        diagnostics: list[Diagnostic],
    ) -> dict[str, object]:
        """Keep a page of a later day a draft until then, and say so."""
        day = values.get("date")
        if day is None or BUILD_DAY.has_reached(self.settings, day):
            changed = values.get("modified")
            if changed and not BUILD_DAY.has_reached(self.settings, changed):
                problem = f"“modified” is a day to come ({changed})."
                fix = "Write the day of the change, or leave it out."
                line = found.lines["modified"]
                diagnostics.append(Diagnostic(shown, line, problem, fix))
            return values
        if values.get("status", "published") in UNSEEN:
            return values
        problem = f"This page is scheduled for {day}."
        fix, line = "The first build on that day publishes it.", found.lines["date"]
        note = Diagnostic(shown, line, problem, fix, "scheduled", "warning")
        diagnostics.append(note)
        return {**values, "status": "draft", "scheduled": True}

    def metadata(
        self, values: Table, kind: Kind, lang: str, slug: str
    ) -> dict[str, object]:
        """Put checked values into the forms that Pelican expects."""
        status = str(values.get("status", "published"))
        shown = "published" if self.settings.get("STAGING") else "draft"
        metadata: Table = {
            **values,
            "kind": kind.name,
            "lang": lang,
            "folder": local_address(self.settings, lang, kind.folder),
            "slug": slug,
            "status": shown if status == "waiting" else status,
            "waiting": status == "waiting",
            "translation_id": f"{kind.name}/{values.get('translates', slug)}",
            "template": values.get("template", kind.name),
        }
        if "description" in values:
            metadata["summary"] = values["description"]
        if kind.health:  # a draft nobody has checked
            metadata = dict.fromkeys(("reviewed", "next_review")) | metadata
        for name in {"date", "modified"} & values.keys():
            metadata[name] = at_noon(values[name])
        if kind.name == "article":
            metadata |= self.labels(values, lang)
        if "author" in values:
            metadata["author"] = Author(values["author"], self.settings)
        if "address" in values and metadata["status"] != "draft":
            metadata["url"] = values["address"].lstrip("/")
            metadata["save_as"] = file_of(metadata["url"])
        return metadata

    def labels(self, values: Table, lang: str) -> dict[str, object]:
        """Make the words that an article stands under Pelican's, with addresses."""
        category = Category(values.get("category", ""), self.settings, lang)
        tags = [Tag(tag, self.settings, lang) for tag in values.get("tags", ())]
        _ = category.slug, [tag.slug for tag in tags]  # found once, kept with the rest
        return {"category": category, "tags": tags}


def fitting(
    found: FrontMatter, kind: Kind, shown: str, diagnostics: list[Diagnostic]
) -> Table:
    """Check the values; a line that has a mistake already gets no other."""
    told = {mistake.line for mistake in diagnostics}
    values, unfit = checked(found, kind, shown)
    diagnostics += [misfit for misfit in unfit if misfit.line not in told]
    return values | {name: primes(values[name]) for name in WORDS & values.keys()}


def decoded(place: Path, shown: str) -> str:
    """Read a file as UTF-8, with or without a byte-order mark, any line ends.

    Raises:
        ContentError: The file cannot be read as text.
    """
    if (unsaved := _UNSAVED.get()) and unsaved[0] == place:
        return unsaved[1]
    try:
        size = place.stat().st_size
        if size > LARGEST_FILE:
            problem = f"The file has {size:,} bytes."
            fix = f"Part it into several; a page has {LARGEST_FILE:,} at most."
            raise reported([Diagnostic(shown, 1, problem, fix)])
        return place.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise reported([not_text(error, shown)]) from error
    except OSError as error:
        problem = f"The file cannot be read ({error.strerror})."
        fix = "Check who may read it."
        raise reported([Diagnostic(shown, 1, problem, fix)]) from error


def misplaced(place: Path, content: Path, shown: str) -> Iterator[Diagnostic]:
    """Find a file whose name or folder gives it no proper address."""
    if not SLUG.fullmatch(place.stem):
        name = file_name(place.stem) or "some-words"
        problem = f"The file name “{place.name}” makes no good address."
        yield Diagnostic(shown, 1, problem, f"Rename it to {name}.md.")
    folder = place.relative_to(content).parent
    if folder.name not in BY_FOLDER:
        kind = next(part for part in reversed(folder.parts) if part in BY_FOLDER)
        problem = f"Pages in folders below {kind}/ are not found by others."
        yield Diagnostic(shown, 1, problem, f"Move the file up into {kind}/.")


def reported(diagnostics: list[Diagnostic]) -> ContentError:
    """Report mistakes and return what to raise, so that Pelican drops the page."""
    report.add(*diagnostics)
    return ContentError(*diagnostics)


def at_noon(day: date) -> datetime:
    """Give a day the time that keeps it the same day in every US time zone."""
    return datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - Pelican adds the zone


def file_of(url: str) -> str:
    """Name the file that a host serves under an address."""
    return f"{url}index.html" if not url or url.endswith("/") else url


def read_minutes(text: str) -> int:
    """Estimate minutes of reading, at least one."""
    return max(1, round(len(text.split()) / WORDS_A_MINUTE))
