"""Put drawings where authors asked for them.

The block `/// drawing | NAME` leaves <clinic-drawing of="NAME" line="31"> in a
page's text while it is read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from pelican.generators import Generator

from content_model.contents import all_pages
from content_model.model import Content
from diagnostics import Diagnostic
from diagnostics.suggest import suggest
from drawings.reader import PICTURES, Drawing
from drawings.scenes import Scenes

ELEMENT = re.compile(
    r'<clinic-drawing of="(?P<of>[^"]*)" line="(?P<line>\d+)"></clinic-drawing>'
)
TEMPLATE = "components/drawing/drawing.html"
PEOPLE = "components/scene-list/scene-list.html"


class Placer:
    """Fills the places of all pages."""

    def __init__(
        self, drawings: Mapping[str, Mapping[str, Drawing]], generator: Generator
    ) -> None:
        self.drawings = drawings
        self._shown: dict[tuple[str, str], str] = {}
        self.default_lang = generator.settings["DEFAULT_LANG"]
        self.macro, self.people = (
            getattr(generator.env.get_template(template).module, name)
            for template, name in ((TEMPLATE, "drawing"), (PEOPLE, "scene_list"))
        )

    def place(self, generators: Iterable[Generator]) -> Iterator[Diagnostic]:
        """Fill every page; yield what could not be found."""
        for content in all_pages(generators):
            yield from self.place_in(content)

    def place_in(self, content: Content) -> Iterator[Diagnostic]:
        """Fill one page."""
        text = content._content  # noqa: SLF001 - Pelican's content is read-only
        if text and "<clinic-drawing" in text:
            parts, end = [], 0
            for found in ELEMENT.finditer(text):
                parts += [text[end : found.start()], self.shown(content, found)]
                end = found.end()
                yield from self.diagnostics(content, found)
            content._content = "".join([*parts, text[end:]])  # noqa: SLF001

    def shown(self, content: Content, found: re.Match[str]) -> str:
        """Give the drawing in the page's language; nothing when there is none."""
        key = content.lang, unescape(found["of"])
        if key not in self._shown:
            self._shown[key] = self.rendered(self.get(*key))
        return self._shown[key]

    def rendered(self, drawing: Drawing | None) -> str:
        """Render a drawing, once for all of its pages."""
        if drawing is None:
            return ""
        if isinstance(drawing.picture, Scenes):
            return str(self.people(drawing.words, drawing.picture.scenes))
        return str(self.macro(drawing.name, drawing.words, drawing.picture))

    def get(self, lang: str, name: str) -> Drawing | None:
        """Find a drawing in a language, else in the site's first one."""
        return self.drawings.get(lang, {}).get(name) or self.drawings.get(
            self.default_lang, {}
        ).get(name)

    def diagnostics(
        self, content: Content, found: re.Match[str]
    ) -> Iterator[Diagnostic]:
        """Say that a name means no drawing, and which one may have been meant."""
        name = unescape(found["of"])
        known = sorted({*PICTURES, *self.drawings.get(self.default_lang, {})})
        if name not in known:
            fix = suggest(name, known, f"Use: {', '.join(known)}.")
            problem = f"There is no drawing “{name}”."
            yield Diagnostic(content.source.path, int(found["line"]), problem, fix)
