"""A site without Spanish or without articles has no trace of them."""

import re

import pytest
from lxml import html
from tests.conftest import CONTACT, HOME, ROOT, small_site

MENU = """\
footer = []

[[main]]
title = "Contact"
page = "/contact/"
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """A small site of pages in one language."""
    site = small_site(tmp_path_factory.mktemp("left-out"))
    site.write(
        {
            "pages/home.md": HOME,
            "pages/contact.md": CONTACT,
            "practice/navigation.toml": MENU,
        }
    )
    languages = site.root / "content/practice/practice.toml"
    text = languages.read_text(encoding="utf-8")
    languages.write_text(
        re.sub(r'\[\[language\]\]\ncode = "es"\nname = .*\n', "", text),
        encoding="utf-8",
    )
    outcome = site.build(LANGUAGES=[], ARTICLES=False, EDITORIAL_KINDS=[])
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    return site.output


def pages(output):
    return {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in output.rglob("*")
        if path.suffix in {".html", ".xml", ".webmanifest"}
        and "gallery" not in path.parts
    }


def test_one_language_has_no_list_of_languages(output):
    """No empty list, no other address, no hint in a head."""
    for name, text in pages(output).items():
        assert "hreflang" not in text, name
        assert "/es/" not in text, name
        assert 'aria-label="Languages"' not in text, name


def test_without_articles_nothing_leads_to_any(output):
    """No feed, no list, no heading above nothing."""
    found = pages(output)

    assert [name for name in found if re.match("articles|feeds|blog|tag", name)] == []
    for name, text in found.items():
        assert "/articles/" not in text, name
        assert "/feeds/" not in text, name
        assert "To read" not in text, name


def test_no_list_and_no_navigation_is_empty(output):
    """Screen readers count entries: a list of none is noise."""
    for name, text in pages(output).items():
        if name.endswith(".html"):
            tree = html.fromstring(text)
            empty = tree.xpath(
                "//*[self::ul or self::ol or self::nav]"
                "[not(.//a|.//li) and not(ancestor::template)]"
            )
            assert empty == [], (name, [html.tostring(element) for element in empty])


def test_the_form_s_example_is_nobody_s_number():
    """A number that is given as an example has no state."""
    form = (ROOT / "theme/templates/forms/request.html").read_text(encoding="utf-8")

    assert "800-555-0199" in form
    assert not re.search(r"(?<!\d)(?!800)[2-9]\d\d-555-\d{4}", form)
