"""Whatever the history, the site is the one that stock Pelican would build."""

import logging
import os
import shutil
from dataclasses import dataclass
from functools import partial

import pytest
from jinja2 import Environment, UndefinedError
from pelican.readers import BaseReader
from tests.plugins.fast_build.conftest import article, differing

from fast_build.templates import Unlisted
from site_parts import SitePart

TODAY = SitePart[int]("TODAY")


@dataclass(frozen=True, slots=True)
class Office:
    """Stands for facts that templates show."""

    telephone: str
    parking: str

    @property
    def way(self):
        return f"Park {self.parking}."


class DayReader(BaseReader):
    """Reads what has to wait for a day."""

    enabled = True
    file_extensions = ("day",)
    depends_on_file_alone = True

    def read(self, _path):
        come = "come" if TODAY.has_reached(self.settings, 5) else "to come"
        return come, {"title": come}


def test_a_cold_build_is_stock_pelicans(small):
    """The first build writes the same files with the same bytes."""
    assert small.fast() == small.stock()


def test_a_second_build_changes_nothing_and_renders_nothing(small):
    """With nothing changed, all is reused."""
    first = small.fast()
    assert small.fast() == first == small.stock()
    counts = small.pelican.build.counts
    assert (counts.read, counts.rendered, counts.written) == (0, 0, 0)


def test_workers_make_the_same_site(small):
    """One worker or many: nobody can tell from the output."""
    for number in range(7, 40):
        small.write(f"content/articles/a{number}.md", article(number))
    stock = small.stock()
    for workers in (1, 2, 5):
        assert small.fast(FAST_BUILD_WORKERS=workers) == stock
        assert small.pelican.build.counts.read == 42
        shutil.rmtree(small.root / "cache")


@pytest.mark.parametrize("relative", [True, False])
def test_relative_addresses(small, relative):
    """Addresses relative to each page are those of that page."""
    small.fast(RELATIVE_URLS=relative)
    small.write("content/articles/a1.md", article(1, Title="Another"))
    assert small.fast(RELATIVE_URLS=relative) == small.stock(RELATIVE_URLS=relative)


def test_attached_files_move(small):
    """A file that a text attaches stands beside the text's page."""
    body = "[A sheet]({attach}../images/x.png)"
    small.write("content/articles/a5.md", article(5, Slug="deep/er", Body=body))
    settings = {"ARTICLE_SAVE_AS": "{slug}/index.html", "ARTICLE_URL": "{slug}/"}
    assert small.fast(**settings) == small.stock(**settings)
    assert small.fast(**settings) == small.stock(**settings)


def test_a_changed_body_renders_few_pages(small):
    """A change of words leaves pages alone that do not show them."""
    small.fast()
    small.write("content/articles/a0.md", article(0, Body="Other words."))
    assert small.fast() == small.stock()
    counts = small.pelican.build.counts
    assert counts.read == 1
    assert 0 < counts.rendered < counts.kept


def test_a_changed_slug_reaches_those_who_link(small):
    """A new address is put into every text that links there."""
    small.fast()
    small.write("content/articles/a0.md", article(0, Slug="moved"))
    assert small.fast() == small.stock()


def test_a_deleted_source_leaves_nothing_behind(small):
    """Its page, and lists that it alone was in, are gone."""
    small.fast()
    (small.root / "content/articles/a3.md").unlink()
    assert small.fast() == small.stock()


def test_a_changed_template_is_used(small):
    """Pages are rendered again by the new template."""
    small.write("theme/templates/article.html", "{{ article.title }} 1")
    small.write("theme/templates/tag.html", "{% include 'part.html' %}")
    small.write("theme/templates/part.html", "{{ tag }}: {{ articles | length }}")
    small.fast()
    small.write("theme/templates/part.html", "{{ tag }}, {{ articles | length }}")
    assert small.fast() == small.stock()
    assert small.pelican.build.counts.rendered == 3  # knees, and hips on two pages


def test_pages_depend_on_the_parts_of_facts_that_they_show(small):
    """Another way to the parking lot renders no page that shows the telephone."""
    small.write("theme/templates/article.html", "{{ office.telephone }}")
    small.write("theme/templates/page.html", "{{ offices['one'][0].way }}")
    rendered = []
    for office in (Office("1", "here"), Office("1", "there"), Office("2", "there")):
        settings = {"office": office, "offices": {"one": [office]}}
        settings["FAST_BUILD_BY_ATTRIBUTE"] = ["Office"]
        assert small.fast(**settings) == small.stock(**settings)
        rendered.append(small.pelican.build.counts.rendered)
    assert rendered[1:] == [2, 7]  # both pages, then all articles


LINKS = [
    '<a href="{filename}/articles/a1.md">1</a>',
    '<a href="|filename|a1.md#part">1</a>',
    '<a href = "{filename}../articles/a1.md?ask=/x">1</a>',
    "<a href='{filename}a1.md'>1</a>",
    '<a href="{filename}a%31.md">1</a>',
    '<a href="{filename}a&#49;.md">1</a>',
    '<a href="{filename}a1.md/.">1</a>',
    '<a href="{filename}a1.md;x">1</a>',
    '<a href="{filename}new.md">not there yet</a>',
]


def test_links_lead_to_where_their_pages_are_now(small):
    """However an author writes them."""
    for number, link in enumerate(LINKS, start=10):
        small.write(f"content/articles/z{number}.md", article(number, Body=link))
    small.fast()
    for number, name in ((1, "a1"), (9, "new")):
        moved = article(
            number, Slug=f"to-{name}", Body="Another [link]({filename}a2.md)"
        )
        small.write(f"content/articles/{name}.md", moved)
        assert differing(small.fast(), small.stock()) == []


def test_pages_depend_on_where_those_are_that_they_link_to(small):
    """A page that moves renders those that link to it, and no other."""
    small.write("theme/templates/article.html", "{{ article.content }}")
    pages = [small.root / f"output/entry-{number}-isnt-long.html" for number in (2, 5)]
    small.fast()
    before = [page.stat().st_ino for page in pages]
    small.write("content/articles/a3.md", article(3, Slug="elsewhere", Body="Text"))
    small.write("content/articles/new.md", article(9, Body="Text"))
    assert small.fast() == small.stock()
    linking, other = (page.stat().st_ino for page in pages)
    assert linking != before[0]
    assert other == before[1]


def test_a_file_depends_on_whether_its_day_has_come(small):
    """Another day is no reason to read again what asked about one that is past."""
    small.write("content/pages/closed.day", "")
    read = []
    for today in (3, 4, 5, 6):
        settings = {"TODAY": today, "READERS": {"day": DayReader}}
        settings["FAST_BUILD_IGNORED_SETTINGS"] = ["TODAY"]
        assert small.fast(**settings) == small.stock(**settings)
        read.append(small.pelican.build.counts.read)
    assert read[1:] == [0, 1, 0]


def test_a_changed_setting_is_used(small):
    """The name of the site is in all pages at once, and all is read by new rules."""
    small.fast()
    settings = {"SITENAME": "New", "MARKDOWN": {"output_format": "xhtml"}}
    assert small.fast(**settings) == small.stock(**settings)


def test_templates_are_compiled_once_whatever_settings_say(small):
    """A changed setting is no reason to compile them again."""
    small.fast()
    path = small.root / "cache/fast_build/templates.pickle"
    compiled = path.stat().st_mtime_ns

    assert small.fast(SITENAME="New") == small.stock(SITENAME="New")

    assert path.stat().st_mtime_ns == compiled


@pytest.fixture
def compiled(monkeypatch):
    """The names of templates, as they are compiled."""
    names = []
    compile_one = Environment.compile

    def counted(self, source, name=None, *rest, **options):
        names.append(name)
        return compile_one(self, source, name, *rest, **options)

    monkeypatch.setattr(Environment, "compile", counted)
    return names


def test_generators_share_what_one_of_them_compiled(small, compiled):
    """Articles and pages stand in the same layout, which is compiled once."""
    small.fast()
    assert "base.html" in compiled
    assert len(compiled) == len(set(compiled))


def test_a_build_that_ends_early_keeps_what_it_compiled(small, compiled):
    """Whoever mends a mistake does not wait for it again."""
    small.write("theme/templates/article.html", "{{ nothing.at.all }}")
    with pytest.raises(UndefinedError):
        small.fast(FAST_BUILD_WORKERS=1)
    small.write("theme/templates/article.html", "{{ article.content }}")
    small.fast(FAST_BUILD_WORKERS=1)
    assert "base.html" in compiled
    assert compiled.count("article.html") == 2
    assert len(compiled) == len(set(compiled)) + 1


def test_a_filter_that_jinja_calls_while_it_compiles_is_the_present_one(small):
    """What it answered in the last build stands in no compiled template."""
    small.write("theme/templates/article.html", "{{ 'It' | tells }}")
    for told in ("one", "two"):
        settings = {
            "JINJA_FILTERS": {"tells": partial(str.__add__, told)},
            "FAST_BUILD_PURE": ["tells"],
        }
        assert small.fast(**settings) == small.stock(**settings)


@pytest.mark.parametrize("trimmed", [True, False])
def test_options_of_jinja_are_the_present_ones(small, trimmed):
    """A template is compiled by the settings of this build, not of the last."""
    small.write(
        "theme/templates/article.html", "{% if 1 %}\n{{ article.title }}{% endif %}"
    )
    small.fast(JINJA_ENVIRONMENT={"trim_blocks": not trimmed})
    settings = {"JINJA_ENVIRONMENT": {"trim_blocks": trimmed}}
    assert small.fast(**settings) == small.stock(**settings)


def test_extensions_of_jinja_stay_in_their_order(small):
    """What one of them parses is parsed as Pelican has it, in each build again."""
    extensions = ["jinja2.ext.do", "jinja2.ext.loopcontrols", "jinja2.ext.debug"]
    settings = {"JINJA_ENVIRONMENT": {"extensions": extensions}}
    template = "{% for n in [1, 2] %}{% break %}{% endfor %}{{ article.title }}"
    small.write("theme/templates/article.html", template)

    assert small.fast(**settings) == small.stock(**settings)
    once = Unlisted.among(settings["JINJA_ENVIRONMENT"])
    assert once["extensions"][:-1] == extensions
    assert Unlisted.among(once) == once


def test_templates_can_still_be_listed(small):
    """A name that is made up while rendering may be any template's."""
    template = "{% include kind ~ '.html' %}"
    small.write("theme/templates/article.html", template)
    small.write("theme/templates/told.html", "{{ article.title }}")
    settings = {"kind": "told"}
    assert small.fast(**settings) == small.stock(**settings)

    small.write("theme/templates/told.html", "It is {{ article.title }}")

    assert small.fast(**settings) == small.stock(**settings)


def test_a_changed_file_that_a_text_takes_in_is_noticed(small):
    """A text is read again when a file that reading it opened has changed."""
    markdown = {
        "extensions": ["pymdownx.snippets"],
        "extension_configs": {
            "pymdownx.snippets": {"base_path": [str(small.root)]},
        },
        "output_format": "html5",
    }
    small.write("content/articles/a0.md", article(0, Body='--8<-- "part.txt"'))
    for words in ("Some words.", "Other words."):
        small.write("part.txt", words)
        assert small.fast(MARKDOWN=markdown) == small.stock(MARKDOWN=markdown)


def test_a_file_with_the_same_stamp_is_noticed(small):
    """Same size, same times as far as one can set them: still another file."""
    path = small.root / "content/articles/a2.md"
    before = path.stat()
    small.fast()
    small.write("content/articles/a2.md", path.read_text().replace("Text", "Tale"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert small.fast() == small.stock()


def test_another_pelican_builds_alone(small, monkeypatch):
    """Whatever a new version changed inside, nothing here builds upon it."""
    monkeypatch.setattr("pelican.__version__", "4.13.0")
    assert small.fast() == small.stock()
    assert small.pelican.build is None


def test_a_cache_that_cannot_be_written_is_none(small):
    """Each build is a whole one."""
    small.write("cache", "a file where a folder should be")
    for _ in range(2):
        assert small.fast() == small.stock()
        assert small.pelican.build.counts.kept == 0


def test_warnings_are_said_on_each_build(small, caplog):
    """Also those of files and pages that could have been kept."""
    body = "![]({static}/images/x.png) [gone]({filename}/articles/a99.md)"
    small.write("content/articles/a0.md", article(0, Body=body))
    logging.getLogger("pelican").setLevel(logging.WARNING)
    for _ in range(3):
        caplog.clear()
        small.fast()
        said = caplog.text
        assert "Empty alt attribute" in said
        assert "Unable to find '/articles/a99.md'" in said
