"""Make a page of each office, in every language, out of facts alone."""

from collections.abc import Iterator
from pathlib import Path

from pelican.contents import Content, Page
from pelican.generators import PagesGenerator
from pelican.utils import process_translations

from content_model.addresses import local_address
from content_model.model import Source
from facts.model import FACTS, FACTS_OF, Location
from facts.toml_lines import line_of, lines_of_keys
from fast_build.contents import noted
from i18n import SPEECHES, gettext_noop
from site_parts import Settings

ABOUT = gettext_noop(
    "{name}: {address}. Opening hours, telephone, the way there and where to park."
)


class LocationPage(Page):
    """An office; nobody wrote a file for it."""

    default_template = "location"


class LocationsGenerator(PagesGenerator):
    """Gives Pelican the pages of a practice with several offices."""

    def generate_context(self) -> None:
        """Make all pages; a practice with one office has none of them."""
        pages = list(self.made()) if FACTS.find(self.settings) else []
        self.pages, self.translations = process_translations(
            pages, translation_id=self.settings["PAGE_TRANSLATION_ID"]
        )

    def made(self) -> Iterator[Content]:
        """Yield a page of each office in each language."""
        file = Path(self.path) / self.settings["PRACTICE_PATH"] / "practice.toml"
        shown = file.relative_to(Path(self.path).parent).as_posix()
        lines = lines_of_keys(file.read_text(encoding="utf-8-sig"))
        for lang, facts in FACTS_OF.of(self.settings).items():
            if len(facts.locations) > 1:
                for index, location in enumerate(facts.locations):
                    line = line_of(lines, f"location.{index}")
                    source = Source(shown, {"title": line}, line, "page")
                    yield self.page(location, lang, source, file)

    def page(self, location: Location, lang: str, source: Source, file: Path) -> Page:
        """Make one page."""
        url = url_of(self.settings, lang, location)
        say = SPEECHES.of(self.settings)[lang].say
        about = say(ABOUT).format(name=location.name, address=location.address)
        page: Page = noted(LocationPage)(
            "",
            metadata={
                "title": location.name,
                "description": about,
                "summary": about,
                "kind": "page",
                "template": "location",
                "lang": lang,
                "status": "published",
                "slug": f"location-{location.slug}",
                "translation_id": f"location/{location.slug}",
                "url": url,
                "save_as": f"{url}index.html",
                "source": source,
                "outline": (),
                "written_links": (),
                "read_minutes": 1,
                "from_facts": True,
            },
            settings=self.settings,
            source_path=str(file),
            context=self.context,
        )
        vars(page)["noted_key"] = f"location {url}"  # all have the same file
        return page


def url_of(settings: Settings, lang: str, location: Location) -> str:
    """Give the address of an office's page, without a leading slash."""
    folder = settings["LOCATION_FOLDER"]
    return local_address(settings, lang, f"{folder}/{location.slug}/")
