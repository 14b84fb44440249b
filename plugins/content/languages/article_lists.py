"""Lists of articles in the languages that Pelican's own generator leaves out.

Pelican lists articles of the default language; a translation has a page but
stands in no list. The same templates, settings and addresses serve here, below
the language's folder.
"""

from collections.abc import Callable
from copy import copy
from functools import partial
from itertools import groupby

from pelican.generators import Generator
from pelican.paginator import PaginationRule
from pelican.writers import Writer

from content_model.addresses import local_address, local_parts
from content_model.model import Content
from languages.local import grouped


class ArticleLists(Generator):
    """Write index, category and tag pages of the other languages.

    Feeds are Pelican's own: `TRANSLATION_FEED_ATOM`.
    """

    def generate_output(self, writer: Writer) -> None:
        """Write all lists of each language."""
        for code in self.settings["LANGUAGES"]:
            articles = self.context["local"][code]["articles"]
            if not articles:
                continue
            write = partial(self.write_list, self.writer_of(writer, code), code)
            index = local_address(self.settings, code, self.settings["INDEX_SAVE_AS"])
            write("index", index, articles)
            for name in ("category", "tag"):
                for wrapper, listed in grouped(articles, name).items():
                    write(name, wrapper.save_as, listed, **{name: wrapper})
            self.write_archives(write, code, articles)

    def writer_of(self, writer: Writer, code: str) -> Writer:
        """Let the further pages of lists be called as the language calls them."""
        place = partial(local_parts, self.settings, code)
        patterns = [
            PaginationRule(rule.min_page, place(rule.URL), place(rule.SAVE_AS))
            for rule in self.settings["PAGINATION_PATTERNS"]
        ]
        local = copy(writer)
        local.settings = writer.settings | {"PAGINATION_PATTERNS": patterns}
        return local

    def write_archives(
        self, write: Callable[..., None], code: str, articles: list[Content]
    ) -> None:
        """Write the list of all articles by date, and that of each year."""
        place = partial(local_address, self.settings, code)
        archives = place(self.settings["ARCHIVES_SAVE_AS"])
        write("archives", archives, articles, dates=articles)
        for year, group in groupby(articles, key=lambda article: article.date.year):
            listed = list(group)
            day = listed[0].date
            save_as = place(self.settings["YEAR_ARCHIVE_SAVE_AS"].format(date=day))
            shown = {"dates": listed, "period": (year,)}
            write("period_archives", save_as, listed, **shown)

    def write_list(
        self,
        writer: Writer,
        code: str,
        template: str,
        save_as: str,
        articles: list[Content],
        **shown: object,
    ) -> None:
        """Write one list, in pages when it is long."""
        writer.write_file(
            save_as,
            self.get_template(template),
            self.context,
            relative_urls=False,
            paginated={} if "dates" in shown else {"articles": articles},
            template_name=template,
            url=save_as.removesuffix("index.html"),
            page_name=template,
            blog=True,
            lang=code,
            articles=articles,
            **shown,
        )
