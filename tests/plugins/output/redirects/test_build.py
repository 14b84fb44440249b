"""What authors are told about old addresses, and what hosts get."""

import json
from dataclasses import replace

import pytest
from lxml import html

from redirects.model import Move
from redirects.plugin import hidden_files
from redirects.writer import moved_pages, write_pages

RULES = "content/practice/redirects.toml"


@pytest.fixture
def with_rules(site, article):
    """A function that builds a site with one article and these rules."""
    site.write({"articles/sore.md": article()})

    def build(text):
        return site.diagnostics({"practice/redirects.toml": text})

    return build


def test_alias_is_a_page_that_leads_on(site, article):
    """A host without rules serves a small page; one with rules gets a line."""
    site.write({"articles/sore.md": article(aliases='["/old/sore/"]')})
    assert site.build().good

    page = html.parse(site.output / "old/sore/index.html")
    refresh = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == ["0; url=/articles/sore/"]
    assert page.xpath("//main//a/@href") == ["/articles/sore/"]
    assert (site.output / "_redirects").read_text().splitlines() == [
        "/old/sore/ /articles/sore/ 301",
        "/old/sore /articles/sore/ 301",
    ]


def test_an_address_elsewhere_stays_inside_its_quotes(with_rules, site):
    """The small page shows what the rule says and nothing that it might hide."""
    target = "https://example.com/?a=1&b=<script>&'c'"
    written = "https://example.com/?a=1&b=%3Cscript%3E&'c'"

    assert not with_rules(f'[[redirect]]\nold = "/a/"\nnew = "{target}"\n')
    text = (site.output / "a/index.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert html.fromstring(text).xpath("//main//a/@href") == [written]


def test_an_old_address_never_takes_a_file_s_place(tmp_path):
    """What the site has at an address stays there, whatever a rule says."""
    file = tmp_path / "a" / "index.html"
    file.parent.mkdir()
    file.write_text("a page")
    (tmp_path / "plain.txt").write_text("a file")
    move = Move(old="/a/", new="/b/", path="x", line=1)
    moves = [replace(move, old=old) for old in ("/a/", "/c/", "/plain.txt/x/")]
    pages = moved_pages(moves, "")
    own = set(write_pages(tmp_path, pages, {}))

    assert file.read_text() == "a page"
    assert "/b/" in (tmp_path / "c" / "index.html").read_text()
    told = [str(diagnostic) for diagnostic in hidden_files(moves, tmp_path, own)]
    assert sorted(line.partition(",")[0] for line in told) == [
        "x:1: “/a/” is taken by a/index.html",
        "x:1: “/plain.txt/x/” is taken by plain.txt",
    ]


HIDDEN = "---\ntitle: Thanks\ndescription: {}\nstatus: hidden\n{}---\n\nThanks.\n"
TOLD = "A sentence of more than fifty characters about back pain."


TAKEN = {
    "/articles/": "the list of articles.",
    "/articles/category/treatment/": "the list of articles on “Treatment”"
    " (content/articles/a.md, line 4).",
    "/articles/tag/heat": "the list of articles on “heat”"
    " (content/articles/b.md, line 5).",
    "/es/articulos/pagina/2/": "the list of articles.",
    "/thank-you/": "content/pages/thank-you.md, line 1.",
    "/articles/2026/": "the list of articles of 2026.",
    "/articles/b/index.html": "content/articles/b.md, line 1.",
    "/PEOPLE/Ann-Author": "content/people/ann-author.md, line 1.",
    "/es/articulos/dormir/": "content/es/articles/dormir.md, line 1.",
    "/articles/tomorrow/": "content/articles/tomorrow.md, line 1.",
}
FILES = {
    "/sitemap.xml": "sitemap.xml, which the build makes.",
    "/Robots.TXT": "robots.txt, which the build makes.",
    "/feeds/articles.atom.xml": "feeds/articles.atom.xml, which the build makes.",
    "/robots.txt/old/": "robots.txt, which the build makes.",
}


@pytest.mark.parametrize("taken", [TAKEN, FILES], ids=["pages", "files"])
def test_an_alias_of_what_exists_names_both_places(site, article, taken):
    """Lists, hidden and scheduled pages, files and translations are never hidden."""
    found = site.diagnostics(
        {
            "articles/a.md": article(aliases=json.dumps(list(taken))),
            "articles/b.md": article(tags="[heat]"),
            "articles/tomorrow.md": article().replace("2026-03-02", "2099-03-02"),
            "es/articles/dormir.md": article(title="Dormir"),
            "pages/thank-you.md": HIDDEN.format(TOLD, ""),
        }
    )

    assert len(found) == len(taken)
    for alias, by in taken.items():
        (said,) = [sentence for sentence in found if f": “{alias}” is " in sentence]
        assert said.startswith("content/articles/a.md:5: ")
        assert f"taken by {by}" in said


def test_a_hidden_page_has_its_old_addresses(site, article):
    """Whoever kept the address of a page of thanks still finds it."""
    hidden = HIDDEN.format(TOLD, 'aliases: ["/danke/"]\n')
    site.write({"articles/a.md": article(), "pages/thank-you.md": hidden})

    assert site.build().good
    assert "/danke/ /thank-you/ 301\n" in (site.output / "_redirects").read_text()


@pytest.mark.parametrize(
    "target",
    [
        *(
            "http://example.com/",
            "javascript:alert(1)",
            "//x.example/",
            "/\\\\x.example",
        ),
        *("https://a:b@x.example/", "https:///x", "https://x.example\\\\@y.example/"),
    ],
)
def test_an_old_address_leads_nowhere_unsafe(with_rules, target):
    """Only https addresses and pages of this site are followed."""
    (found,) = with_rules(f'[[redirect]]\nold = "/a/"\nnew = "{target}"\n')

    assert "” is no page or file of this site." in found


def test_unknown_target_names_the_nearest_page(with_rules, site):
    """A mistyped target stops the build at its line; the last good site stays."""
    assert with_rules("") == []
    page = site.output / "articles" / "sore" / "index.html"
    page.write_text("the last good site")

    found = with_rules('# Old\n[[redirect]]\nold = "/a/"\nnew = "/articles/soer/"\n')

    assert found == [
        (
            f"{RULES}:3: “/articles/soer/” is no page or file of this site."
            " Did you mean /articles/sore/?"
        )
    ]
    assert page.read_text() == "the last good site"


def test_a_place_on_a_page_is_there(with_rules):
    """Whoever comes from an old address gets to the words, not to the top."""
    rules = '[[redirect]]\nold = "/a/"\nnew = "/articles/sore/#{}"\n'
    assert with_rules(rules.format("main")) == []

    (found,) = with_rules(rules.format("mian"))

    assert found == (
        f"{RULES}:2: “/articles/sore/#mian”: “#mian” is no place on that page."
        " Did you mean “#main”?"
    )


def test_alias_that_is_a_page_names_the_front_matter_line(site, article):
    """The author of the alias is told, not whoever wrote the page."""
    found = site.diagnostics(
        {
            "articles/a.md": article(aliases='["/articles/b/"]'),
            "articles/b.md": article(),
        }
    )

    assert found == [
        (
            "content/articles/a.md:5: “/articles/b/” is taken by"
            " content/articles/b.md, line 1."
            " Remove it, or give that page another address."
        )
    ]


def test_rules_with_an_unknown_key_name_the_line(with_rules):
    """The rules file is checked like every other file of facts."""
    found = with_rules('[[redirect]]\nold = "/a/"\nnew = "/"\nto = "/"\n')

    assert f"{RULES}:4: “to” is not a known key here." in found[0]


def test_earlier_feeds_lead_to_todays(with_rules, site):
    """People who subscribed long ago go on getting new articles."""
    old, new = "/category/{category}/feed/", "/feeds/category/{category}.rss.xml"

    assert not with_rules(f'[[redirect]]\nold = "{old}"\nnew = "{new}"\n')
    assert (
        "/category/treatment/feed/ /feeds/category/treatment.rss.xml 301"
        in (site.output / "_redirects").read_text()
    )
