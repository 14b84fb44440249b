"""What pages of the sample say to machines is true, valid and what they show."""

import json
import re
from datetime import date

import extruct
import pytest
from lxml import html
from tests.plugins.output.structured_data.vocabulary import problems

SITE = "https://www.example.com"
# Nobody reads these as words: names of things, codes, and texts of other pages.
NOT_WORDS = {
    *("@id", "@type", "url", "item", "image", "logo", "sameAs", "inLanguage"),
    "description",
    *("medicalSpecialty", "dayOfWeek", "addressCountry"),
    *("audienceType", "position", "datePublished"),
    *("dateModified", "lastReviewed", "validFrom", "validThrough", "opens", "closes"),
    *("latitude", "longitude", "telephone", "faxNumber"),
}


@pytest.fixture(scope="module")
def pages(sample_site):
    """Every page that search engines may list, by its address."""
    found = {}
    for file in sorted(sample_site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        if 'rel="canonical"' in text and 'content="noindex"' not in text:
            folder = file.relative_to(sample_site).as_posix().removesuffix("index.html")
            found[f"{SITE}/{folder}"] = text
    assert len(found) > 40
    return found


def graph(text):
    """Read a page's data as an independent reader does."""
    (data,) = extruct.extract(text, syntaxes=["json-ld"])["json-ld"]
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def nodes(value):
    """Yield every node in a graph, nested ones too."""
    for part in value if isinstance(value, list) else value.values():
        if isinstance(part, dict | list):
            yield from nodes(part)
    if isinstance(value, dict):
        yield value


def test_every_page_uses_words_that_schema_org_has(pages):
    """Types and properties exist, on types that may have them, with fit values."""
    found = {
        f"{url}{problem}"
        for url, text in pages.items()
        for problem in problems(graph(text))
    }

    assert not found


def test_every_page_describes_itself_once_under_its_own_address(pages):
    """The page node's address is the page's, and it says which site it is in."""
    for url, text in pages.items():
        (page,) = [node for node in graph(text) if node["@id"] == f"{url}#page"]
        assert (
            page["url"]
            == url
            == html.fromstring(text).xpath("string(//link[@rel='canonical']/@href)")
        )
        assert page["isPartOf"] == {"@id": f"{SITE}/#website"}


def test_references_within_a_page_are_described_on_it_or_have_a_page(pages):
    """No @id dangles: it is in this graph, or in that of the page it names."""
    described = (node for text in pages.values() for node in nodes(graph(text)))
    known = {*pages, *(node.get("@id") for node in described if len(node) > 1)}
    for url, text in pages.items():
        for node in nodes(graph(text)):
            assert node.get("@id") is None or node["@id"] in known, (url, node)


def shown(text):
    """Put together what a visitor reads, without line breaks and curly spaces."""
    root = html.fromstring(text.replace("<wbr>", ""))
    for element in root.xpath("//script | //style"):
        element.drop_tree()
    words = " ".join(root.itertext())
    words = re.sub(r"\s+", " ", words.replace("\N{NON-BREAKING HYPHEN}", "-"))
    return words.replace(" ,", ",")  # after an abbreviation that is spelled out


def shown_apart(name, values):
    """Give what stands on the page as words of its own: each credential, too."""
    if name == "honorificSuffix":
        return values.split(", ")
    return values if isinstance(values, list) else [values]


def test_what_is_marked_up_is_what_is_shown(pages):
    """Names, titles, credentials, addresses and other names stand on the page."""
    missing = {
        (url, name, value)
        for url, text in pages.items()
        for page_words in [shown(text).casefold()]
        for node in nodes(graph(text))
        for name, values in node.items()
        if name not in NOT_WORDS
        for value in shown_apart(name, values)
        if isinstance(value, str) and value.casefold() not in page_words
    }

    assert not missing


def test_telephone_and_fax_are_the_ones_shown(pages):
    """Machines dial what people read."""
    for text in pages.values():
        for node in nodes(graph(text)):
            for name in {"telephone", "faxNumber"} & set(node):
                assert node[name].removeprefix("+1-") in shown(text)


def test_dates_are_the_ones_shown(pages):
    """Published and reviewed days stand on the page as <time>."""
    for text in pages.values():
        times = set(html.fromstring(text).xpath("//time/@datetime"))
        for node in graph(text):
            if node["@type"] == "MedicalWebPage":
                assert {node["datePublished"], node["lastReviewed"]} <= times


def test_a_change_is_told_with_its_day(site, article):
    """Search engines learn when an article last changed, not only when it began."""
    site.write({"articles/x.md": article(modified="2026-08-09")})
    assert site.build().good

    page = (site.output / "articles" / "x" / "index.html").read_text(encoding="utf-8")
    for node in graph(page):
        if "dateModified" in node:
            assert node["datePublished"] == "2026-03-02"
            assert node["dateModified"] == "2026-08-09"
    assert {"BlogPosting", "MedicalWebPage"} <= {
        entry["@type"] for entry in graph(page) if "dateModified" in entry
    }


def test_description_is_the_one_search_engines_get(pages):
    """Structured data and the meta element do not disagree."""
    for text in pages.values():
        page = next(node for node in graph(text) if node["@id"].endswith("#page"))
        meta = html.fromstring(text).xpath(
            "string(//meta[@name='description']/@content)"
        )
        assert page["description"] == meta


def test_breadcrumbs_are_the_ones_shown(pages):
    """The trail is the visible one, and ends with the page itself."""
    for text in pages.values():
        trail = [node for node in graph(text) if node["@type"] == "BreadcrumbList"]
        links = html.fromstring(text).xpath("//nav[contains(@class,'breadcrumbs')]//a")
        if not trail:
            assert not links
            continue
        *steps, last = trail[0]["itemListElement"]
        assert [(step["name"], step["item"]["@id"]) for step in steps] == [
            (link.text_content().strip(), SITE + link.get("href")) for link in links
        ]
        assert last["name"] in shown(text)


def test_hours_of_contact_page_are_split_and_have_holidays(pages):
    """A lunch break is two entries; a holiday's closing is one of no length."""
    clinic = graph(pages[f"{SITE}/contact/"])[0]
    assert "telephone" in clinic
    week = clinic["openingHoursSpecification"]

    monday = [
        (day["opens"], day["closes"])
        for day in week
        if "https://schema.org/Monday" in day["dayOfWeek"]
    ]
    assert monday == [("08:00", "12:00"), ("13:00", "18:00")]
    holidays = {
        entry["validFrom"]: entry
        for entry in clinic["specialOpeningHoursSpecification"]
    }
    assert (
        holidays["2026-12-25"]["opens"] == holidays["2026-12-25"]["closes"] == "00:00"
    )
    assert holidays["2026-12-24"]["closes"] == "12:00"
    assert min(map(date.fromisoformat, holidays)) >= date(2026, 11, 30)


# What Google's documentation asks for or recommends, by type.
GOOGLE = {
    "MedicalClinic": {"name", "address", "url"},
    "BlogPosting": {"headline", "image", "author", "datePublished", "dateModified"},
    "Person": {"name", "url"},
    "ProfilePage": {"mainEntity"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "url"},
}


def test_what_google_asks_for_is_there(pages):
    """Each type has the properties that its documentation requires."""
    seen = set()
    for url, text in pages.items():
        for node in graph(text):
            kind = (
                node["@type"][0] if isinstance(node["@type"], list) else node["@type"]
            )
            seen.add(kind)
            assert GOOGLE.get(kind, set()) <= set(node), (url, kind)
    assert set(GOOGLE) <= seen


def test_health_pages_say_who_checked_them(pages):
    """A medical page has the reviewer it shows, and a main entity of its kind."""
    kinds = {
        "articles": "BlogPosting",
        "services": "MedicalTherapy",
        "conditions": "MedicalCondition",
    }
    checked = 0
    for url, text in pages.items():
        found = graph(text)
        by_id = {entry["@id"]: entry for entry in found}
        for node in found:
            if node["@type"] == "MedicalWebPage" and url.split("/")[3] in kinds:
                assert (
                    by_id[node["mainEntity"]["@id"]]["@type"]
                    == kinds[url.split("/")[3]]
                )
                assert by_id[node["reviewedBy"]["@id"]]["@type"] == "Person"
                assert [node["reviewedBy"]["@id"]] == [
                    f"{SITE}{address}#person"
                    for address in html.fromstring(text).xpath(
                        "(//dl[@class='page-header__facts'])[last()]//a/@href"
                    )
                ], url
                checked += 1
    assert checked >= 29


def test_no_ratings_and_no_retired_types(pages):
    """Nothing is marked up for show."""
    for text in pages.values():
        assert not re.search(
            "FAQPage|HowTo|Rating|SearchAction", json.dumps(graph(text))
        )
