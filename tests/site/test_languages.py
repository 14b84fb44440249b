"""Each page of the published sample speaks one language, and says where others are."""

import json
import re

import pytest
from lxml import html
from pypdf import PdfReader

SITE = "https://www.example.com"
# Words that stand in nearly every sentence of one language and in none of the other.
TELLING = {
    "en": """the of and to with is are was your you we our for from this that what when
        how who not can have pain by on or an there they their about which page
        next previous search call open visit danger read sources source reviewed""",
    "es": """el los las del que su sus con para por como más está son una unas usted
        dolor espalda cuando donde puede página buscar llame fuentes leer""",
}
# Names stay as their owners write them.
NAMES = {
    "en": (
        "U.S. Department of",
        "Health and Human Services, Office for Civil Rights",
        "Northern Health and Social Care Trust",
        "Specimen Care of Colorado",
        "The Lancet",
        "DailyMed, US National Library of Medicine",
    ),
    "es": ("Los Angeles", "Las Animas"),
}
# English pages that have no Spanish one yet; a translation takes its line out.
AWAITED: set[str] = set()
HANDOUTS = {
    "en": ["checklist.pdf", "emergency-card.pdf"],
    "es": ["lista-de-senales.pdf", "tarjeta-de-emergencia.pdf"],
}
SPOKEN = ("alt", "aria-label", "placeholder", "title")
REFRESH = "//meta[@http-equiv='refresh']"
META = "//meta[@name='description' or starts-with(@property, 'og:')]/@content"
WORD = re.compile(r"[^\W\d_]+")


def is_awaited(address):
    """Whether a page waits for its translation; its Spanish page is missing."""
    return address in AWAITED


@pytest.fixture(scope="module")
def pages(published_site):
    """Every page by its address, parsed."""
    return {
        f"/{path.relative_to(published_site).as_posix()}": page
        for path in sorted(published_site.rglob("*.html"))
        if not (page := html.parse(path).getroot()).xpath(REFRESH)
    }


def texts(page, lang):
    """All that a page says in its own language, seen or read aloud."""
    yield from texts_in(page, lang, "")
    yield from (words for words in page.xpath(META) if "://" not in words)


def texts_in(part, lang, around):
    """What an element and all in it say in a language; `around` is the one outside."""
    here = part.get("lang") or around
    for child in part.iterchildren("*"):
        yield from texts_in(child, lang, here)
    if here != lang:
        return
    if part.tag not in {"script", "style"}:
        yield part.text or ""
        yield from (spoken(part, name) for name in SPOKEN)
        said = (v for k, v in part.items() if k.startswith("data-"))
        yield from (line for line in said if not line.startswith("/"))
    yield from (child.tail or "" for child in part)


def spoken(part, name):
    """What an attribute says; the name of a source, “Fuente 2: Hayden 2021”, aside."""
    told = part.get(name, "")
    return told.partition(":")[0] if part.get("role") == "doc-noteref" else told


def spoken_in(part):
    """The language of an element: its own, or that of the nearest one around it."""
    while part is not None:
        if part.get("lang"):
            return part.get("lang")
        part = part.getparent()
    return ""


def of_another_language(page, lang, other):
    """The texts of a page that have words of another language."""
    telling = set(TELLING[other].split())
    for text in texts(page, lang):
        if not telling.isdisjoint(WORD.findall(text.lower())):
            own = text
            for name in NAMES[other]:
                own = own.replace(name, "")
            if not telling.isdisjoint(WORD.findall(own.lower())):
                yield " ".join(own.split())[:100]


@pytest.mark.parametrize(("lang", "other"), [("en", "es"), ("es", "en")])
def test_no_words_of_the_other_language_are_left(pages, lang, other):
    """What is seen, read aloud or shared is in the page's language, names aside."""
    found = {
        address: told
        for address, page in pages.items()
        if page.get("lang") == lang
        for told in [list(of_another_language(page, lang, other))]
        if told
    }

    assert found == {}


def test_menus_have_words_of_their_language(pages):
    """No entry of the Spanish menus is called as the English one."""
    entries = {
        lang: {
            link.text_content().strip()
            for link in pages[home].xpath("//header//nav//a | //footer//nav//a")
        }
        for lang, home in (("en", "/index.html"), ("es", "/es/index.html"))
    }

    assert len(entries["es"]) > 10
    assert entries["en"] & entries["es"] == set()


def test_pages_in_spanish_are_those_below_es(pages):
    """The language in the page is that of its address."""
    for address, page in pages.items():
        assert page.get("lang") == ("es" if address.startswith("/es/") else "en")


def test_every_english_page_has_its_spanish_page(pages):
    """The switch of each page leads to one that leads back."""
    for address, page in pages.items():
        (there,) = page.find_class("language-switch__link")
        if is_awaited(address):
            assert there.find_class("language-switch__missing"), address
            continue
        assert there.get("lang") == there.get("hreflang"), address
        file = there.get("href") + "index.html" * there.get("href").endswith("/")
        (back,) = pages[file].find_class("language-switch__link")
        assert back.get("href") in {address, address.removesuffix("index.html")}


def test_hreflang_is_reciprocal(pages):
    """Every page that may be listed names all its versions, the same on each."""
    for address, page in pages.items():
        links = {
            element.get("hreflang"): element.get("href")
            for element in page.xpath("//link[@hreflang]")
        }
        if page.xpath("//link[@rel='canonical']"):
            every = {"en", "es", "x-default"}
            assert set(links) == (set() if is_awaited(address) else every), address
        for url in links.values():
            other = pages[f"{url.removeprefix(SITE)}index.html"]
            assert links == {
                element.get("hreflang"): element.get("href")
                for element in other.xpath("//link[@hreflang]")
            }


def test_machines_are_told_the_language(pages):
    """Structured data and shared links name the language of the page."""
    for address, page in pages.items():
        lang = page.get("lang")
        for script in page.xpath("//script[@type='application/ld+json']/text()"):
            graph = json.loads(script)["@graph"]
            named = {node["inLanguage"] for node in graph if "inLanguage" in node}
            assert named <= {lang}, address
        locales = page.xpath("//meta[@property='og:locale']/@content")
        assert locales in ([], [f"{lang}_US"])
        assert locales or lang == "en" or not page.xpath("//meta[@property='og:url']")


def test_handouts_are_tagged_with_their_language(published_site):
    """A screen reader speaks the Spanish handouts in Spanish."""
    for folder, lang in {"signs": "en", "es/senales": "es"}.items():
        files = sorted((published_site / folder).glob("*.pdf"))
        assert [path.name for path in files] == HANDOUTS[lang]
        for file in files:
            root = PdfReader(file).trailer["/Root"]
            assert root["/Lang"].startswith(lang)
            assert root["/MarkInfo"]["/Marked"]


def test_signs_have_the_same_names_in_both_languages(pages):
    """A link with ticked signs opens in either language."""
    ticks = "//main//li[.//input[@data-level]]/@id"
    english = pages["/signs/index.html"].xpath(ticks)

    assert english
    assert pages["/es/senales/index.html"].xpath(ticks) == english


def test_who_asks_in_spanish_is_thanked_in_spanish(sample_site):
    """The receiver of the request form sends people on in their own language."""
    for contact, thanks in (("contact", "thank-you"), ("es/contacto", "es/gracias")):
        page = html.parse(sample_site / contact / "index.html")
        assert page.xpath("//form//input[@name='next']/@value") == [
            f"https://www.example.com/{thanks}/"
        ]


# What machines and the practice's own staff read, and names that are never translated.
CODES = {
    *("any time", "doctor", "friend or family", "health plan", "web search", "all"),
    *("therapy", "self-care", "checked", "page"),
}
PROPER_NAMES = (
    "Example Street Physical Therapy",
    "100 Example Street",
    "S. McGill, Low Back Disorders",
    "Sample Health Plan",
    "Specimen Care of Colorado",
    "Appointment request",  # the subject of the message that staff receive
)
ENGLISH = set(
    """the of and to with is are your you we our from this that what how who
    not can have an or there about which page next previous search call open read
    source sources reviewed tablets guideline review trial pain back checked
    cited health care office therapy physical doctor street name
    contact message please all any more see practice relief treatment exercise
    signs sign danger program checklist request appointment visit
    therapist owner""".split()  # noqa: SIM905 - a list of so many words is long
)
FOR_PEOPLE = (*SPOKEN, "value", "label", "summary", "download")
NAMED_SOURCE = re.compile(r"Fuente \d+: ")


def english_in(words):
    """The English words of a text, names and codes aside."""
    if words in CODES or NAMED_SOURCE.match(words):
        return set()
    for name in PROPER_NAMES:
        words = words.replace(name, "")
    return ENGLISH & set(WORD.findall(words.lower()))


def read_on(page):
    """All that a Spanish page says or hands on without calling it English."""
    for part in page.iter():
        if not isinstance(part.tag, str) or part.tag in {"script", "style"}:
            continue
        if spoken_in(part) != "en":
            yield part.text or ""
            yield from (part.get(name, "") for name in FOR_PEOPLE)
        above = part.getparent()
        if above is not None and spoken_in(above) != "en":
            yield part.tail or ""
    yield from (words for words in page.xpath(META) if "://" not in words)
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        yield from texts_of(json.loads(script))


def texts_of(node):
    """The texts of structured data: no addresses, no names of schema.org."""
    if isinstance(node, dict):
        for name, value in node.items():
            if not name.startswith("@") or name == "@graph":
                yield from texts_of(value)
    elif isinstance(node, list):
        for child in node:
            yield from texts_of(child)
    elif isinstance(node, str) and "://" not in node:
        yield node


def test_spanish_pages_say_nothing_in_english_unmarked(pages):
    """Every word that is seen, spoken, sent or found by machines is Spanish."""
    found = {
        (address, " ".join(words.split())[:80])
        for address, page in pages.items()
        if page.get("lang") == "es"
        for words in read_on(page)
        if english_in(words.strip())
    }

    assert found == set()


def test_spanish_files_say_nothing_in_english(published_site):
    """Contact cards, the home screen's manifest and handouts are Spanish, too."""
    folder = published_site / "es"
    cards = sorted((folder / "equipo").glob("*.vcf"))
    assert len(cards) == 3
    texts = [card.read_text(encoding="utf-8") for card in cards]
    texts += [
        " ".join(
            re.findall(r'"name": "(.*)"', (folder / "site.webmanifest").read_text())
        )
    ]
    for path in folder.rglob("*.pdf"):
        texts += [page.extract_text() for page in PdfReader(path).pages]
    lines = {line.strip() for text in texts for line in text.splitlines()}
    spoken = {
        line
        for line in lines
        if not line.startswith(("URL", "ORG", "ADR", "EMAIL", "“", " "))
    }

    assert {line for line in spoken if english_in(line) - MARKED_ON_PAPER} == set()


# “urgent care” in brackets, and the sentence to say at an English-speaking desk.
MARKED_ON_PAPER = {"care", "have", "back", "pain", "and", "about"}


def test_the_home_screen_opens_the_spanish_home(published_site):
    """A site that was added from a Spanish page starts in Spanish."""
    manifest = json.loads((published_site / "es/site.webmanifest").read_text())

    assert (manifest["lang"], manifest["start_url"]) == ("es", "/es/")
    page = html.parse(published_site / "es/index.html")
    assert page.xpath("//link[@rel='manifest']/@href") == ["/es/site.webmanifest"]
