"""Put facts, sources and numbers into the texts of one checklist."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup, escape

from citations.library import SOURCES, Library
from citations.model import CitingPage, Reference
from citations.numbering import Numbering
from citations.unmarked import unmarked
from content_model.model import Content
from diagnostics import Diagnostic, report
from fact_references.references import put_facts_in, put_facts_in_fields
from facts.model import FACTS_OF
from i18n import ENGLISH, Speech, speaking
from signs.contents import SignFile
from signs.model import SignSource
from site_parts import Settings

CITED = re.compile(r"[ \t]*\[@[^\]\n]+\]|\s*<clinic-cite [^>]*></clinic-cite>")


def numbering_of(library: Library | None, speech: Speech | None) -> Numbering | None:
    """Start the list of references; a site without sources has none."""
    if library is None:
        return None
    return library.numbering(speech.code, speech.say) if speech else library.numbering()


class Texts:
    """The texts of one page; all of them share one list of references.

    On a site without the plugin `citations`, cite keys are taken out, and the
    sources of a sign are shown as its file writes them.
    """

    def __init__(
        self, settings: Settings, path: str, speech: Speech | None = None
    ) -> None:
        """Start numbering.

        Args:
            path: Of the fixed words, from the project's root.
            speech: Of the page's language; None for English.
        """
        code = speech.code if speech else settings["DEFAULT_LANG"]
        self._facts = (FACTS_OF.find(settings) or {}).get(code)
        self._speech = speech or ENGLISH
        self._library = SOURCES.find(settings)
        self._numbering = numbering_of(self._library, speech)
        self._path = path

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every source that the texts cite, numbered."""
        return self._numbering.references if self._numbering else ()

    def prepare(self, sign: SignFile) -> None:
        """Put facts and numbers into a sign's text; its links resolve later."""
        if self._facts:
            with speaking(self._speech):
                report.add(*put_facts_in(sign, self._facts))
                report.add(*put_facts_in_fields(sign, self._facts))
        if self._library:
            report.add(*self._at_odds(sign, self._library))
        sign._content = self._numbered(sign._content, sign.source.path)  # noqa: SLF001

    def fixed(self, text: str, sources: tuple[str, ...]) -> Markup:
        """Put numbers after a fixed text."""
        if not sources:
            return escape(text)
        keys = escape("; ".join(f"@{key}" for key in sources))
        element = Markup('<clinic-cite of="{}" line="1"></clinic-cite>').format(keys)
        return Markup(self._numbered(escape(text) + element, self._path))  # noqa: S704

    def sources(self, sign: SignFile) -> Iterator[SignSource]:
        """Name what a sign rests on, with the way to its reference."""
        known = {reference.source.key: reference for reference in self.references}
        for key in sign.sources:
            if key in known:
                yield SignSource(known[key].source.short, f"#{known[key].id}")
            elif not self._library:
                yield SignSource(key)

    def note(self, page: Content) -> None:
        """Tell the evidence page what this page cites."""
        if self._library:
            citing = CitingPage(page.title, page.url, page.lang)
            self._library.note(
                (reference.source.key for reference in self.references), citing
            )

    def _at_odds(self, sign: SignFile, library: Library) -> Iterator[Diagnostic]:
        """Find sources that only the list or only the text names."""
        elements = CITED.findall(sign._content)  # noqa: SLF001
        cited = set(re.findall(r"@([\w:.+/-]+)", " ".join(elements)))
        unlisted = sorted(cited & library.sources.keys() - set(sign.sources))
        bare = list(unmarked(sign, library))
        yield from bare
        for key in sign.sources:
            if key not in library.sources:
                line = sign.source.line("sources")
                mistake = library.unknown_key(key, sign.source.path, line)
                meant = f"The text cites “{'”, “'.join(unlisted)}”: write that."
                yield replace(mistake, fix=meant if unlisted else mistake.fix)
                unlisted = []
            elif key not in cited and not bare:
                problem = f"“sources” names “{key}”, but the text does not cite it."
                fix = f"Put [@{key}] after what it says, or take it off the list."
                yield sign.source.at("sources", problem, fix)
        for key in unlisted:
            problem = f"The text cites “{key}”, but “sources” does not name it."
            yield sign.source.at("sources", problem, f"Add {key} to the list.")

    def _numbered(self, html: str, path: str) -> str:
        if self._numbering is None or self._library is None:
            return CITED.sub("", html)
        known = len(self._numbering.unknown)
        numbered = self._numbering.link(html)
        for key, line in self._numbering.unknown[known:]:
            report.add(self._library.unknown_key(key, path, line))
        return numbered
