"""What authors are told about old addresses, and what hosts get."""

from dataclasses import replace

import pytest
from lxml import html

from redirects.model import Move
from redirects.writer import write_pages

RULES = "content/practice/redirects.toml"


@pytest.fixture
def with_rules(site, article):
    """A function that builds a site with one article and these rules."""
    site.write({"articles/sore.md": article()})

    def build(text):
        return site.mistakes({"practice/redirects.toml": text})

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
    target = "https://example.com/?a=1&b=<script>"

    assert not with_rules(f"[[redirect]]\nold = \"/a/\"\nnew = '{target}'\n")
    text = (site.output / "a/index.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert html.fromstring(text).xpath("//main//a/@href") == [target]


def test_an_old_address_never_takes_a_file_s_place(tmp_path):
    """What the site has at an address stays there, whatever a rule says."""
    file = tmp_path / "a" / "index.html"
    file.parent.mkdir()
    file.write_text("a page")
    move = Move(old="/a/", new="/b/", path="x", line=1)
    write_pages(tmp_path, [move, replace(move, old="/c/")], "")

    assert file.read_text() == "a page"
    assert "/b/" in (tmp_path / "c" / "index.html").read_text()


@pytest.mark.parametrize(
    "target", ["http://example.com/", "javascript:alert(1)", "//x.example/"]
)
def test_an_old_address_leads_nowhere_unsafe(with_rules, target):
    """Only https addresses and pages of this site are followed."""
    (found,) = with_rules(f'[[redirect]]\nold = "/a/"\nnew = "{target}"\n')

    assert f"“{target}” is no page or file of this site." in found


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


def test_alias_that_is_a_page_names_the_front_matter_line(site, article):
    """The author of the alias is told, not whoever wrote the page."""
    found = site.mistakes(
        {
            "articles/a.md": article(aliases='["/articles/b/"]'),
            "articles/b.md": article(),
        }
    )

    assert found == [
        (
            "content/articles/a.md:5: “/articles/b/” is a page of this site."
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
