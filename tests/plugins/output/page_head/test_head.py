"""What search engines and chats learn from a page's head."""

from lxml import html

SITE = "https://www.example.com"


def head(site, path):
    """Read the head of a page of the sample."""
    return html.parse(site / path / "index.html").xpath


def test_title_names_the_page_then_the_practice(sample_site):
    """A tab and a search result say what the page is and whose it is."""
    title = head(sample_site, "conditions/spinal-stenosis")("string(//title)")

    assert title == "Spinal stenosis – Example Street Physical Therapy"


def test_home_page_is_named_after_the_practice(sample_site):
    """Whoever searches for the practice sees its name first."""
    title = head(sample_site, "")("string(//title)")

    assert title.startswith("Example Street Physical Therapy – ")


def test_description_is_the_author_s(sample_site):
    """The sentence of the front matter is what search results show."""
    meta = head(sample_site, "people/sam-specimen")
    words = meta("string(//meta[@name='description']/@content)")

    assert words.startswith("Sam Specimen, PT, DPT, CSCS, COMT, is a sample")


def test_every_listed_page_has_one_true_address(sample_site):
    """Canonical and og:url are the published address, in a preview too."""
    for file in sample_site.rglob("index.html"):
        meta = html.parse(file).xpath
        folder = file.parent.relative_to(sample_site).as_posix()
        address = f"{SITE}/{folder}/".replace("/./", "/")
        if meta("//meta[@property='og:url']"):
            assert meta("//link[@rel='canonical']/@href") == [address]
            assert meta("//meta[@property='og:url']/@content") == [address]


def test_hidden_pages_are_not_listed(sample_site):
    """Search engines leave out what only makes sense after something else."""
    meta = head(sample_site, "thank-you")

    assert meta("//meta[@name='robots']/@content") == ["noindex"]
    assert not meta("//link[@rel='canonical'] | //script[@type='application/ld+json']")


def test_search_page_is_listed(sample_site):
    """It lists every page, and its one address has no words in it."""
    meta = head(sample_site, "search")

    assert not meta("//meta[@name='robots']")
    assert meta("//link[@rel='canonical']/@href") == [f"{SITE}/search/"]


def test_page_for_unknown_addresses_claims_no_address(sample_site):
    """The 404 page stands everywhere, so it has no address of its own."""
    meta = html.parse(sample_site / "404.html").xpath

    assert meta("//meta[@name='robots']/@content") == ["noindex"]
    assert not meta("//link[@rel='canonical']")


def test_draft_is_kept_from_search_engines(site, article):
    """A preview that leaks out is not found."""
    site.write({"articles/sore.md": article(status="draft")})
    assert site.build().good

    meta = head(site.output, "drafts/articles/sore")

    assert meta("//meta[@name='robots']/@content") == ["noindex"]
    assert not meta("//meta[@property='og:title']")


def test_article_says_when_and_by_whom(sample_site):
    """A shared article shows its author, section and day."""
    meta = head(sample_site, "articles/back-scans-and-what-they-mean")
    found = {
        entry.get("property"): entry.get("content")
        for entry in meta("//meta[@property]")
    }

    assert found["og:type"] == "article"
    assert found["article:published_time"] == "2026-06-15"
    assert found["article:author"] == f"{SITE}/people/alex-placeholder/"
    assert found["article:section"] == "Understanding back pain"


def test_category_leads_to_its_own_feed(sample_site):
    """One can follow a category alone; every page offers all articles."""
    links = head(sample_site, "articles/category/treatment")(
        "//link[@rel='alternate'][@type]/@href"
    )

    assert links == [
        "/feeds/articles.atom.xml",
        "/feeds/category/treatment.atom.xml",
    ]


def test_page_in_two_languages_names_both(site, article):
    """Search engines show each reader the page in their language."""
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
    outcome = site.build()
    assert outcome.good, outcome

    for path in ("articles/sore", "es/articulos/dolor"):
        links = head(site.output, path)("//link[@hreflang]")
        assert [(link.get("hreflang"), link.get("href")) for link in links] == [
            ("en", f"{SITE}/articles/sore/"),
            ("es", f"{SITE}/es/articulos/dolor/"),
            ("x-default", f"{SITE}/articles/sore/"),
        ]


def test_quotes_and_signs_in_a_title_stay_text(site, article):
    """A title with markup characters is shown, not run."""
    site.write({"articles/sore.md": article(title="'A < B & \"C\"'")})
    assert site.build().good

    meta = head(site.output, "articles/sore")

    assert meta("string(//title)").startswith("A < B & “C”")
    assert meta("string(//meta[@property='og:title']/@content)") == "A < B & “C”"
