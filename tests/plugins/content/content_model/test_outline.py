"""What a text calls its sections never gets in the way of the page around it."""

import re

from lxml import html
from tests.conftest import ROOT

from content_model.outline import TAKEN

OF_THEME = re.compile(r'\bid="([a-z0-9-]+)"')
OWN = {"true"}  # an attribute's value, not an id


def test_sections_called_like_parts_of_the_page_have_ids_of_their_own(site, article):
    """Links to comments, sources and fields lead there, whatever authors write."""
    words = ["References", "Name", "Later", "Comments", "Main", "Email", "Name"]
    text = "\n\n".join(f"## {word}\n\nWords." for word in words)
    site.write({"articles/x.md": article(text)})
    assert site.build().good

    page = html.parse(str(site.output / "articles/x/index.html")).getroot()
    ids = [element.get("id") for element in page.xpath("//*[@id]")]
    assert sorted(ids) == sorted(set(ids))
    assert {"references-1", "name-1", "later-1", "main-1"} <= set(ids)


def test_every_id_of_the_theme_is_taken():
    """A new part of a page with an id is known before an author meets it."""
    found = {
        name
        for path in (ROOT / "theme").rglob("*.html")
        for name in OF_THEME.findall(path.read_text(encoding="utf-8"))
    }

    assert [entry for entry in sorted(found - OWN) if not TAKEN.fullmatch(entry)] == []


def test_every_field_of_a_form_is_taken(sample_site):
    """Labels lead to their fields on the pages with forms."""
    ids = {
        element
        for page in ("contact", "articles/sleeping-with-back-pain", "search")
        for element in html.parse(str(sample_site / page / "index.html")).xpath(
            "//form//*[self::input or self::select or self::textarea]/@id"
        )
    }

    assert {"name", "email", "reach"} <= ids
    assert [name for name in sorted(ids) if not TAKEN.fullmatch(name)] == []
