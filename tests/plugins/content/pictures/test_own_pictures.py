"""A page's own picture shows at its head and wherever the page is offered."""

import json
import re

import feedparser
import pytest
from lxml import html
from PIL import Image
from tests.conftest import small_site, written_article

SITE = "https://www.example.com"


@pytest.fixture
def images(site):
    """A wide photograph, red on the left and blue on the right, and a tall one."""
    return photographed(site)


def photographed(site):
    folder = site.root / "content" / "images"
    folder.mkdir()
    wide = Image.new("RGB", (1200, 800), (200, 30, 30))
    wide.paste((20, 40, 200), (600, 0, 1200, 800))
    wide.save(folder / "desk.jpg")
    wide.save(folder / "ann.jpg")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """An article with a picture, by somebody with a photograph."""
    site = small_site(tmp_path_factory.mktemp("own-pictures"))
    images = photographed(site)
    person = site.root / "content/people/ann-author.md"
    text = person.read_text().replace("order: ", "photo: ann.jpg\norder: ", 1)
    person.write_text(text)
    text = written_article(image="desk.jpg", image_alt='"A desk & a <chair>"')
    site.write({"articles/a.md": text})
    outcome = site.build()
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    assert list(images.iterdir())
    return site


def page(site, path):
    return html.parse(str(site.output / path / "index.html"))


def graph(tree):
    text = tree.xpath("string(//script[@type='application/ld+json'])")
    return {
        node["name"] if node["@type"] == "Person" else str(node["@type"]): node
        for node in json.loads(text)["@graph"]
    }


def test_photograph_is_cut_to_three_by_four_on_the_persons_page(built):
    """Every face stands in the same frame, and says whose it is."""
    (image,) = page(built, "people/ann-author").xpath("//main//img")

    assert int(image.get("width")) * 4 == int(image.get("height")) * 3
    assert image.get("alt") == "Ann Author"
    assert (built.output / image.get("src").lstrip("/")).is_file()


def test_photograph_stands_by_the_authors_name(built):
    """In a line it is small, and silent: the name stands beside it."""
    (image,) = page(built, "articles/a").xpath("//header//dl//img")
    smallest = re.search(r"/(\S+) 96w", image.get("srcset"))

    assert image.get("alt") == ""
    assert (built.output / smallest[1]).stat().st_size < 6_000


def test_machines_are_told_whose_photograph_it_is(built):
    """JSON-LD has it on the person's page and behind the byline."""
    for path in ("people/ann-author", "articles/a"):
        address = graph(page(built, path))["Ann Author"]["image"]
        assert (built.output / address.removeprefix(f"{SITE}/")).is_file()


def test_bust_is_no_photograph(built):
    """A drawing shows in place of a face; machines are told of none."""
    tree = page(built, "people/rita-reviewer")
    (image,) = tree.xpath("//main//img")
    drawn = built.output / image.get("src").lstrip("/")

    assert (image.get("width"), image.get("height")) == ("96", "128")
    assert drawn.read_text().startswith("<svg")
    assert "image" not in graph(tree)["Rita Reviewer"]


def test_translated_page_shows_the_same_face(site, images):
    """A photograph is named once, on the original."""
    assert list(images.iterdir())
    path = site.root / "content/people/ann-author.md"
    text = path.read_text()
    path.write_text(text.replace("order: ", "photo: ann.jpg\norder: ", 1))
    front = "translates: ann-author\ntranslates_version: 2026-03-02\norder: "
    site.write({"es/people/ana.md": text.replace("order: ", front, 1)})
    assert site.build().good

    english, spanish = (
        page(site, path).xpath("string(//main//img/@src)")
        for path in ("people/ann-author", "es/equipo/ana")
    )
    assert english == spanish
    assert "ann" in english


def test_focus_moves_the_cut(site, images):
    """A face at the edge of a picture stays in it."""
    assert list(images.iterdir())
    path = site.root / "content/people/ann-author.md"
    front = 'photo: ann.jpg\nphoto_focus: "0% 50%"\norder: '
    path.write_text(path.read_text().replace("order: ", front, 1))
    assert site.build().good

    source = page(site, "people/ann-author").xpath("string(//main//img/@src)")
    with Image.open(site.output / source.lstrip("/")) as made:
        red, _, blue = made.convert("RGB").getpixel((made.width - 20, 20))
    assert red > blue


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("photo: nobody.jpg", "There is no picture images/nobody.jpg."),
        ("photo_focus: left\nphoto: ann.jpg", "“focus=left” is not a point"),
        ("portrait: {glasses: huge}", "“glasses: huge” is not one that we can draw."),
        ("portrait: {hat: yes}", "“portrait” has no place for “hat”."),
    ],
)
def test_mistake_is_one_sentence_with_its_line(site, images, line, said):
    """A wrong name, point, word or key is told once, where it stands."""
    assert list(images.iterdir())
    path = site.root / "content/people/ann-author.md"
    path.write_text(path.read_text().replace("order: ", f"{line}\norder: ", 1))

    found = [
        str(diagnostic)
        for diagnostic in site.build().diagnostics
        if said in str(diagnostic)
    ]
    (told,) = found
    assert re.match(r"(error: )?content/people/ann-author.md:\d+: ", told)


def test_image_stands_at_the_articles_head_and_in_its_card(built):
    """At the head it says what it shows; in a card the title does."""
    (head,) = page(built, "articles/a").xpath("//main//div[@class='figure']//img")
    card = page(built, "articles").xpath("//article[contains(@class, 'card')]//img")[0]

    assert head.get("alt") == "A desk & a <chair>"
    assert head.get("loading") is None
    assert (card.get("alt"), card.get("loading")) == ("", "lazy")
    assert int(card.get("width")) * 2 == int(card.get("height")) * 3


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_feeds_begin_with_the_image(built, form):
    """A reader's program shows it, from its whole address."""
    (entry,) = feedparser.parse(built.output / f"feeds/articles.{form}.xml").entries
    text = entry.content[0].value if form == "atom" else entry.summary
    image = html.fromstring(text).find(".//img")

    assert image.get("alt") == "A desk & a <chair>"
    assert (built.output / image.get("src").partition(".com/")[2]).is_file() or (
        built.output / image.get("src").partition(":8000/")[2]
    ).is_file()


def test_shared_link_shows_the_photograph(built):
    """The card keeps its words and has the picture in place of the mark."""
    tree = page(built, "articles/a")
    address = tree.xpath("string(//meta[@property='og:image']/@content)")
    assert address.endswith(".jpg")
    with Image.open(built.output / address.removeprefix(f"{SITE}/")) as card:
        assert card.size == (1200, 630)
        red, _, blue = card.getpixel((1180, 300))
    assert blue > red
    assert graph(tree)["BlogPosting"]["image"] != address


def test_pictures_of_a_draft_stay_home(site, article, images):
    """Nobody sees a photograph before the page that shows it."""
    assert list(images.iterdir())
    draft = article(
        "![A](../images/ann.jpg)", image="desk.jpg", image_alt="A", status="draft"
    )
    site.write({"articles/a.md": draft})
    assert site.build(PREVIEW=False).good

    assert not [*site.output.rglob("*desk*"), *site.output.rglob("*ann-*.avif")]


def test_image_without_words_is_a_mistake(site, article, images):
    """Nobody who can't see it is left out."""
    assert list(images.iterdir())
    told = site.diagnostics({"articles/a.md": article(image="desk.jpg")})

    assert any("nothing says what it shows" in sentence for sentence in told)
