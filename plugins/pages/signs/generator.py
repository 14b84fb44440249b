"""Read sign files; write the page that shows them, in every language."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import ChoiceLoader, FileSystemLoader
from pelican.generators import PagesGenerator, PelicanTemplateNotFound
from pelican.readers import Readers
from pelican.utils import process_translations

from diagnostics import report
from facts.model import FACTS_OF
from i18n import ENGLISH, SPEECHES
from signs.assemble import Draft
from signs.checks import check_signs
from signs.contents import (
    SignFile,
    checklist_page,
    read_signs,
    read_wording,
    sign_readers,
)
from signs.model import CHECKLIST_URLS

if TYPE_CHECKING:
    from pelican.contents import Content as PelicanContent

TEMPLATES = Path(__file__).parent / "templates"


class SignsGenerator(PagesGenerator):
    """A checklist for each language that has signs; its pages are Pelican's.

    Attributes:
        drafts: The checklists so far; they are made ready once all is read.
    """

    drafts: list[Draft]

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Let a theme without `signs.html` use ours, which needs no styles."""
        super().__init__(*args, **kwargs)
        try:
            self.get_template("signs")
        except PelicanTemplateNotFound:
            assert self.env.loader
            loaders = [self.env.loader, FileSystemLoader(TEMPLATES)]
            self.env = self.env.overlay(loader=ChoiceLoader(loaders))

    def generate_context(self) -> None:
        """Read every language that has a folder of signs."""
        readers = sign_readers(self.readers, self.settings)
        found = (self.draft(lang, readers) for lang in self.languages())
        self.drafts = [draft for draft in found if draft]
        pages = [cast("PelicanContent", draft.page) for draft in self.drafts]
        self.pages, self.translations = process_translations(
            pages, translation_id="translation_id"
        )
        for sign in self.parts:
            sign.translations = [
                other
                for other in self.parts
                if other.slug == sign.slug and other.lang != sign.lang
            ]

    @property
    def parts(self) -> list[SignFile]:
        """The signs of every language: content without a page of its own."""
        return [sign for draft in self.drafts for sign in draft.signs]

    def languages(self) -> list[str]:
        """List the languages whose folder has signs."""
        known = [self.settings["DEFAULT_LANG"], *self.settings["LANGUAGES"]]
        return [lang for lang in known if self.folder(lang).is_dir()]

    def folder(self, lang: str) -> Path:
        """Name the folder of a language."""
        root = Path(self.settings["PATH"])
        main = lang == self.settings["DEFAULT_LANG"]
        return (root if main else root / lang) / str(self.settings["SIGNS_FOLDER"])

    def draft(self, lang: str, readers: Readers) -> Draft | None:
        """Read one language; None when its words have mistakes or no sign is there."""
        folder = self.folder(lang)
        root = Path(self.settings["PATH"]).parent
        signs = read_signs(folder, readers, self.settings, self.context)
        facts = (FACTS_OF.find(self.settings) or {}).get(lang)
        speech = (SPEECHES.find(self.settings) or {}).get(lang, ENGLISH)
        kept = Path(self.settings["CACHE_PATH"], f"checklist-{lang}.pickle")
        words = read_wording(folder, root, facts, speech, kept)
        if words is None:
            return None
        url = words.page.address.url
        CHECKLIST_URLS.of(self.settings).append(url)
        for sign in signs:
            sign.override_url = f"{url}#{sign.slug}"
            sign.override_save_as = f"{url}index.html"
            self.add_source_path(sign)
        source = folder / "_wording.toml"
        path = source.relative_to(root).as_posix()
        report.add(*check_signs(signs, words, path))
        if not signs:
            return None
        place = {"lang": lang, "url": url, "path": path, "source_path": str(source)}
        page = checklist_page(words, signs, self.settings, **place)
        self.add_source_path(page)
        return Draft(lang=lang, path=path, words=words, signs=signs, page=page)
