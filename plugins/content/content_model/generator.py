"""Read and write the kinds of page that Pelican does not know."""

from typing import ClassVar

from pelican.contents import Content
from pelican.generators import PagesGenerator
from pelican.utils import order_content, process_translations

from content_model.contents import CLASSES
from content_model.model import Kind
from diagnostics import ContentError


class KindGenerator(PagesGenerator):
    """A `PagesGenerator` for one kind; `generator_for` makes its subclasses.

    Gives templates the published pages of its kind, in order, under the name of
    their folder: `services`, `conditions`, `people`.
    """

    kind: ClassVar[Kind]

    def generate_context(self) -> None:
        """Read every file, sort by status, then by `order`."""
        cls = CLASSES[self.kind.name]
        paths = self.settings[f"{self.kind.name.upper()}_PATHS"]
        found: dict[str, list[Content]] = {"published": [], "hidden": [], "draft": []}
        for path in sorted(self.get_files(paths)):
            page = self.read(path, cls)
            if page is not None:
                found[page.status].append(page)
                self.add_source_path(page)
                self.add_static_links(page)
        self.pages, self.translations = self.sorted_pages(found["published"])
        self.hidden_pages, self.hidden_translations = self.sorted_pages(found["hidden"])
        self.draft_pages, self.draft_translations = self.sorted_pages(found["draft"])
        self.context[self.kind.folder] = self.pages

    def read(self, path: str, cls: type[object]) -> Content | None:
        """Read one file; None when it has mistakes, which the reader reported."""
        try:
            page: Content = self.readers.read_file(
                base_path=self.path, path=path, content_class=cls, context=self.context
            )
        except ContentError:
            self._add_failed_source_path(path)
            return None
        return page

    def sorted_pages(self, pages: list[Content]) -> tuple[list[Content], list[Content]]:
        """Part originals from translations; both stand in `order`."""
        originals, translations = process_translations(
            pages, translation_id=self.settings["PAGE_TRANSLATION_ID"]
        )
        return (
            order_content(originals, "order"),
            order_content(translations, "order"),
        )


def generator_for(kind: Kind) -> type[KindGenerator]:
    """Make the generator of one kind."""
    return type(f"{kind.name.title()}Generator", (KindGenerator,), {"kind": kind})
