"""Search engines find every page, with true dates, and nothing else."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from site_index.model import Entry
from site_index.reader import entries
from site_index.writer import SITEMAP, sitemap, sitemaps

SITE = "https://www.example.com"
RULES = etree.RelaxNG(etree.parse(Path(__file__).with_name("sitemap.rng")))


def listed(output):
    """Map each address of a sitemap to its date."""
    tree = etree.parse(output / "sitemap.xml")
    RULES.assertValid(tree)
    return {
        url.findtext(f"{{{SITEMAP}}}loc"): url.findtext(f"{{{SITEMAP}}}lastmod")
        for url in tree.getroot()
    }


def test_sample_lists_each_kind_of_page(sample_site):
    """Home, articles, lists, services, conditions and people are there."""
    found = listed(sample_site)

    for path in ("", "articles/", "signs/", "services/dry-needling/", "people/"):
        assert f"{SITE}/{path}" in found
    assert list(found) == sorted(found)


def test_what_should_not_be_found_is_not_listed(sample_site):
    """Hidden pages, the gallery and old addresses stay out."""
    paths = {line.removeprefix(f"{SITE}/") for line in listed(sample_site)}

    assert not paths & {"thank-you/", "404.html", "gallery/", "blog/"}
    assert not any(path.startswith("drafts/") for path in paths)


NOINDEX = '<meta name="robots" content="noindex">'


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{SITE}/other/">',
        f'<link rel="canonical" href="{SITE}/a/">{NOINDEX}',
        "",
    ],
    ids=["another address", "not to be listed", "no address"],
)
def test_a_page_that_does_not_claim_its_address_is_not_listed(tmp_path, head):
    """The sitemap cannot say what the page's own head denies."""
    folder = tmp_path / "a"
    folder.mkdir()
    own = f'<link rel="canonical" href="{SITE}/a/">'
    for words, listed_ones in ((own, [f"{SITE}/a/"]), (head, [])):
        (folder / "index.html").write_text(f"<head>\n{words}\n</head>")
        assert [
            entry.address for entry in entries(tmp_path, SITE, {}, tmp_path / "kept")
        ] == listed_ones


def test_dates_are_the_authors(site, article):
    """The day of the last change counts, else the day of publishing."""
    site.write(
        {
            "articles/old.md": article(),
            "articles/new.md": article(modified="2026-08-09", tags="[disc]"),
        }
    )
    assert site.build().good

    found = listed(site.output)

    assert found[f"{SITE}/articles/old/"] == "2026-03-02"
    assert found[f"{SITE}/articles/new/"] == "2026-08-09"
    for path in ("", "category/treatment/", "tag/disc/", "archive/", "2026/"):
        assert found[f"{SITE}/articles/{path}"] == "2026-08-09"
    assert found[f"{SITE}/people/ann-author/"] is None


def test_pages_in_two_languages_name_each_other(site, article):
    """Each of the two lists both, itself included."""
    site.write(
        {
            "articles/sore.md": article(),
            "es/practice/words.toml": '"Treatment" = "Tratamiento"\n',
            "es/articles/dolor.md": article(
                translates="sore",
                translates_version="2026-03-02",
                category="Tratamiento",
            ),
        }
    )
    assert site.build().good
    text = (site.output / "sitemap.xml").read_text()

    assert text.count(f'hreflang="es" href="{SITE}/es/articulos/dolor/"') == 2
    assert text.count(f'hreflang="en" href="{SITE}/articles/sore/"') == 2


def test_lists_in_spanish_change_with_their_newest_article(site, article):
    """Search engines learn that a list of another language has something new."""
    told = {"category": "Tratamiento", "translates_version": "2026-11-02"}
    site.write(
        {
            "articles/sore.md": article(tags="[disc]"),
            "es/practice/words.toml": '"Treatment" = "Tratamiento"\n',
            "es/articles/dolor.md": article(
                translates="sore", tags="[disco]", modified="2026-08-09", **told
            ),
        }
    )
    assert site.build().good

    found = listed(site.output)
    for path in ("", "categoria/tratamiento/", "tema/disco/", "archivo/", "2026/"):
        assert found[f"{SITE}/es/articulos/{path}"] == "2026-08-09"
    assert found[f"{SITE}/articles/"] == "2026-03-02"


@pytest.mark.parametrize(("most", "count"), [(50_000, 1), (7, 1), (6, 2), (1, 7)])
def test_more_addresses_than_a_file_may_hold_stand_in_several(most, count):
    """Each address stands in one file, and the index names every file."""
    addresses = [f"{SITE}/{number}/" for number in range(7)]
    files = sitemaps([Entry(address) for address in addresses], SITE, most)

    whole = etree.fromstring(files.pop("sitemap.xml"))
    if count > 1:
        assert etree.QName(whole).localname == "sitemapindex"
        named = [entry[0].text for entry in whole]
        assert named == [f"{SITE}/{name}" for name in files]
        assert len(named) == count
    parts = [etree.fromstring(file) for file in files.values()] or [whole]
    assert all(len(part) <= most for part in parts)
    assert [url[0].text for part in parts for url in part] == addresses


def test_a_file_that_is_too_large_is_cut_in_two(monkeypatch):
    """Search engines refuse a sitemap of more than 50 MiB."""
    monkeypatch.setattr("site_index.writer.LARGEST", 600)
    files = sitemaps([Entry(f"{SITE}/{'x' * 60}{n}/") for n in range(20)], SITE)

    index = etree.fromstring(files.pop("sitemap.xml"))
    assert len(index) == len(files) > 1
    assert all(len(file) <= 600 for file in files.values())


def test_pictures_on_a_page_are_listed_with_whole_addresses(tmp_path):
    """Relative and rooted pictures become addresses; each is named once."""
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text(
        f'<link rel="canonical" href="{SITE}/a/"><img alt="" src="/images/b.jpg">'
        '<img src="c.jpg"><img src="c.jpg"><p data-src="no.jpg">'
    )

    (entry,) = entries(tmp_path, SITE, {"a/": date(2026, 3, 2)}, tmp_path / "kept")

    assert entry.images == (f"{SITE}/images/b.jpg", f"{SITE}/a/c.jpg")
    assert entry.changed == date(2026, 3, 2)


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"])))
def test_any_address_gives_well_formed_xml(text):
    """What stands in an address comes back from an XML parser unchanged."""
    address = f"{SITE}/{text}/"

    tree = etree.fromstring(sitemap([Entry(address)]))

    assert tree[0][0].text == address


def test_robots_names_the_sitemap(sample_site):
    """Crawlers are welcome and find the list."""
    robots = (sample_site / "robots.txt").read_text()

    assert f"Sitemap: {SITE}/sitemap.xml" in robots
    assert "Disallow" not in robots
