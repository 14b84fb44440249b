"""Pelican's Markdown reader, with one converter for all files, or with none.

Making a converter takes a fifth of the time that a file needs. One that is
reset is as good as new, if all its extensions are of those that can be reset.
A text that is plain from beginning to end needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican.readers import MarkdownReader
from pelican.utils import pelican_open

from fast_build.markdown_alone import front_matter, html_alone, is_usual
from fast_build.quick_reading import QUICKER_STEPS

if TYPE_CHECKING:
    from markdown import Markdown

RESETTABLE = ("markdown.extensions.", "fast_build.")


class ReusingReader(MarkdownReader):
    """Reads what `MarkdownReader` reads."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._kept: Markdown | None = None
        self._meta: Any = None
        self._alone: Any = _Alone()

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return a file's text as HTML, and its metadata."""
        self._source_path = source_path
        with pelican_open(source_path) as text:
            source: str = text
        if is_usual(self.settings["MARKDOWN"], QUICKER_STEPS):
            found = self._read_plain(source)
            if found:
                return found
        self._md = self._converter()
        self._kept = None  # after an exception, this one is not used again
        content = self._md.convert(source)
        meta = getattr(self._md, "Meta", None)
        metadata = {} if meta is None else self._parse_metadata(meta)
        if _can_be_reset(self.settings["MARKDOWN"]):
            self._kept = self._md
        return content, metadata

    def _read_plain(self, source: str) -> tuple[str, dict[str, Any]] | None:
        """Do the same for a plain text; None if it is not plain."""
        found = front_matter(source)
        if not found:
            return None
        fields, text = found
        formatted = fields.keys() & set(self.settings["FORMATTED_FIELDS"])
        texts = [text, *("\n".join(fields[name]) for name in formatted)]
        content, *others = map(html_alone, texts)
        if content is None or None in others:
            return None
        self._md = self._alone
        return content, self._parse_metadata(fields)

    def _converter(self) -> Markdown:
        from markdown import Markdown  # noqa: PLC0415 (which plain texts do not need)

        if self._kept is None:
            made = Markdown(**self.settings["MARKDOWN"])
            self._meta = made.preprocessors["meta"]
            return made
        if "meta" not in self._kept.preprocessors:  # as `_parse_metadata` leaves it
            self._kept.preprocessors.register(self._meta, "meta", 27)
        return self._kept.reset()


class _Alone:
    """What Pelican's reader asks of a converter, to convert plain fields."""

    preprocessors: Any = property(lambda self: self)

    def deregister(self, name: str) -> None:
        """Look for no front matter, which a field has not."""

    def reset(self) -> None:
        """Forget nothing: nothing is kept."""

    def convert(self, text: str) -> str | None:
        """Return a plain text as HTML."""
        return html_alone(text)


ReusingReader.__name__ = "MarkdownReader"  # content is told its reader's name


def _can_be_reset(options: dict[str, Any]) -> bool:
    if "UNIQUE_IDS" in str(options["extension_configs"]):  # they go on counting
        return False
    return all(
        f"{_module(extension)}.".startswith(RESETTABLE)
        for extension in options["extensions"]
    )


def _module(extension: Any) -> str:
    return extension if isinstance(extension, str) else type(extension).__module__
