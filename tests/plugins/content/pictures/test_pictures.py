"""Authors write ordinary Markdown; pages show pictures well."""

import re
from fractions import Fraction
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from editorial.gate import check
from pictures.model import Crop
from whole_build.stages import content_described


@pytest.fixture
def photographs(site):
    """Put two pictures where authors put them."""
    folder = site.root / "content" / "images"
    folder.mkdir()
    for name in ("back.jpg", "desk.jpg"):
        image = Image.new("RGB", (1000, 600), (200, 30, 30))
        image.paste((20, 40, 200), (500, 0, 1000, 600))
        image.save(folder / name)
    return folder


@pytest.fixture
def built(site, article, photographs):
    """Build an article with a body and give its `<article>`, but for the author."""

    assert list(photographs.iterdir())

    def build(body, **fields):
        site.write({"articles/a.md": article(body, **fields)})
        outcome = site.build()
        assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
        page = html.parse(str(site.output / "articles/a/index.html")).getroot()
        for face in page.find_class("face"):
            face.drop_tree()
        return page.find(".//article")

    return build


def test_picture_comes_in_every_format_with_its_size(built, site):
    """The browser chooses format and width, and nothing jumps as it loads."""
    page = built("![A back](../images/back.jpg)")
    image = page.find(".//img")

    assert [element.get("type") for element in page.iter("source")] == [
        "image/avif",
        "image/webp",
    ]
    assert (image.get("width"), image.get("height")) == ("1000", "600")
    assert image.get("alt") == "A back"
    assert image.get("sizes")
    addresses = re.findall(r"/(images/\S+) \d+w", html.tostring(page).decode())
    assert len(addresses) == 9
    assert all((site.output / address).is_file() for address in addresses)


def test_drawing_is_published_without_what_can_act(built, site, photographs):
    """No file of the site holds the script that a drawing came with."""
    (photographs / "spine.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<script>zanzibar()</script><path d="M0 0h9v9z" onclick="zanzibar()"/></svg>'
    )
    built("![A spine](../images/spine.svg)")

    (drawing,) = site.output.glob("images/*spine*.svg")
    assert b"M0 0h9v9z" in drawing.read_bytes()
    for path in site.output.rglob("*"):
        assert not path.is_file() or b"zanzibar" not in path.read_bytes(), path


def test_first_picture_loads_at_once_the_others_later(built):
    """Only what is in view at first may cost time at first."""
    page = built("![A](../images/back.jpg)\n\n![B]({static}/images/desk.jpg)")

    assert [element.get("loading") for element in page.iter("img")] == [None, "lazy"]


def test_original_is_never_published(built, site, photographs):
    """Large files with camera data and places stay on the practice's disk."""
    built("![A back](../images/back.jpg)")
    original = (photographs / "back.jpg").read_bytes()
    published = [path for path in site.output.rglob("*") if path.is_file()]

    assert all(page.read_bytes() != original for page in published)
    assert not list(site.output.rglob("desk*"))  # nobody shows it


def test_caption_by_attribute(built):
    """A caption stands under the picture it belongs to."""
    page = built('![A back](../images/back.jpg){caption="Ann\'s back & desk"}')

    assert page.find(".//figure/figcaption").text == "Ann's back & desk"
    assert page.find(".//figure/picture") is not None


def test_picture_in_a_figure_block(built):
    """The block works with pictures as well."""
    page = built("/// figure | Words\n\n![A back](../images/back.jpg)\n\n///")

    assert page.find(".//figure//img").get("alt") == "A back"


def test_crop_keeps_the_point_that_matters(built, site):
    """A shape cut out of the picture holds the point the author names."""
    page = built('![A](../images/back.jpg){ratio="1/1" focus="90% 50%"}')
    image = page.find(".//img")
    file = site.output / image.get("src").lstrip("/")

    assert image.get("width") == image.get("height") == "600"
    with Image.open(file) as made:
        red, _, blue = made.convert("RGB").getpixel((570, 300))
    assert blue > red


def test_decorative_picture_is_silent(built):
    """A picture that says nothing is skipped by screen readers."""
    page = built("![](../images/back.jpg){decorative}")

    assert page.find(".//img").get("alt") == ""


@pytest.mark.usefixtures("photographs")
def test_image_of_an_article(site, article):
    """Templates get the picture that the front matter names, ready to show."""
    site.write(
        {"articles/b.md": article("Words.", image="desk.jpg", image_alt="A desk")}
    )
    seen = []

    def look(generators):
        articles = [
            article for one in generators for article in getattr(one, "articles", ())
        ]
        seen.extend(article.picture for article in articles)

    with content_described.connected_to(look):
        assert site.build().good

    assert (seen[0].alt, seen[0].width, seen[0].eager) == ("A desk", 1000, True)
    assert (site.output / seen[0].src.lstrip("/")).is_file()


MISTAKES = {
    "![](../images/back.jpg)": (
        "Nothing says what the picture back.jpg shows."
        " Describe it between the brackets, or write {decorative} after it."
    ),
    "![A](../images/bakc.jpg)": (
        "There is no picture images/bakc.jpg. Did you mean “back.jpg”?"
    ),
    "![A](../images/BACK.jpg)": (
        "There is no picture images/BACK.jpg. Did you mean “back.jpg”?"
    ),
    "![A](../images/cut.jpg)": (
        "cut.jpg is not a picture we can read."
        " Open it in a photo program and export it as JPEG."
    ),
    '![A](../images/back.jpg){ratio="wide"}': (
        '“ratio=wide” is not a shape. Write width and height: {ratio="16/9"}.'
    ),
    '![A](../images/back.jpg){ratio="1/1" focus="left"}': (
        "“focus=left” is not a point of the picture."
        ' Write how far from left and top: {focus="30% 20%"}.'
    ),
    '![A](../images/back.jpg){align="x"}': (
        "“align” is not something a picture can have."
        " Leave it out: the page decides how and where pictures stand."
    ),
}


@pytest.mark.parametrize("body", MISTAKES)
def test_mistake_names_line_and_mend(site, article, photographs, body):
    """Each mistake with a picture is one sentence where it stands."""
    (photographs / "cut.jpg").write_bytes(b"\xff\xd8 cut")
    text = article(f"Words.\n\n{body}")
    line = text.split("\n").index(body) + 1

    assert site.diagnostics({"articles/a.md": text}) == [
        f"content/articles/a.md:{line}: {MISTAKES[body]}"
    ]


@pytest.mark.usefixtures("photographs")
def test_image_without_words_is_a_mistake(site, article):
    """A card's picture needs alt text like any other."""
    told = site.diagnostics({"articles/a.md": article(image="back.jpg")})

    assert "nothing says what it shows" in told[0]


def test_warning_does_not_stop_the_build(site, article, photographs):
    """An animated picture is shown still, and the author is told."""
    frames = [Image.new("RGB", (90, 60), color) for color in ("red", "blue")]
    frames[0].save(photographs / "m.gif", save_all=True, append_images=frames[1:])
    site.write({"articles/a.md": article("![A](../images/m.gif)")})
    outcome = site.build()

    assert outcome.good
    assert "its first frame is shown" in outcome.notes[0].problem


@given(
    st.integers(1, 5000),
    st.integers(1, 5000),
    st.fractions(Fraction(1, 4), 4),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_crop_always_lies_inside_the_picture(width, height, ratio, x, y):
    """No picture, shape and point together lead outside."""
    left, top, right, bottom = Crop(float(ratio), x, y).box(width, height)

    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height


@pytest.mark.parametrize("written", ["my%20back.jpg", "my back.jpg", "<my back.jpg>"])
def test_file_names_may_have_spaces(built, photographs, written):
    """A telephone or a colleague named the file, not the author."""
    (photographs / "back.jpg").rename(photographs / "my back.jpg")
    address = written.replace("my", "../images/my")
    page = built(f"![A back]({address})")

    assert [element.get("alt") for element in page.iter("img")] == ["A back"]
    assert page.find(".//img").get("width") == "1000"


CAPTIONED = '![A back](../images/back.jpg){caption="One & only."}'


@pytest.mark.parametrize(
    "body",
    [
        f"- {CAPTIONED}",
        f"| a |\n|---|\n| {CAPTIONED} |",
        f"[{CAPTIONED}](https://www.hhs.gov/)",
        f"Words {CAPTIONED} and words.",
        f"{CAPTIONED} {CAPTIONED}",
        '- ![A back](../images/back.jpg "One & only.")',
        f"/// do | Do\n\n- {CAPTIONED}\n\n///",
    ],
)
def test_caption_is_kept_wherever_a_picture_stands(built, body):
    """No words of an author are lost, in a table, a list or a link either."""
    page = built(body)

    said = " ".join(page.text_content().split())
    assert said.count("One & only.") == len(page.findall(".//img"))


def test_pictures_load_at_any_host(site, article, photographs):
    """On localhost, a staging or a preview host pages show the site's own files."""
    assert list(photographs.iterdir())
    site.write({"articles/a.md": article("![A](../images/back.jpg)")})
    assert site.build("publishconf.py", SAMPLE_ALLOWED=True, OUTPUT_CHECK=False).good

    text = (site.output / "articles/a/index.html").read_text()
    page = html.fromstring(text).find(".//article")
    for face in page.find_class("face"):
        face.drop_tree()
    addresses = [element.get("src") for element in page.iter("img")]
    for element in page.iter("img", "source"):
        addresses += [one.split()[0] for one in element.get("srcset").split(", ")]
    assert len(addresses) == 10
    assert all(address.startswith("/images/") for address in addresses)


def test_pictures_of_a_feed_carry_the_site_s_address(site, article, photographs):
    """A feed is read elsewhere, each width and format of a picture as well."""
    assert list(photographs.iterdir())
    site.write({"articles/a.md": article("![A](../images/back.jpg)")})
    assert site.build("publishconf.py", SAMPLE_ALLOWED=True, OUTPUT_CHECK=False).good

    feed = (site.output / "feeds/articles.atom.xml").read_text()
    addresses = re.findall(r"\S*images/back-\S+", feed)
    assert len(addresses) == 10
    assert [
        address
        for address in addresses
        if "https://www.example.com/images/" not in address
    ] == []


def test_one_file_under_two_names_shows_twice(built, site, photographs):
    """A copy of a photograph is a picture of its own to visitors."""
    (photographs / "uno.jpg").write_bytes((photographs / "back.jpg").read_bytes())
    page = built("![A](../images/back.jpg)\n\n![B](../images/uno.jpg)")

    sources = [element.get("src") for element in page.iter("img")]
    assert len(set(sources)) == 2
    assert all((site.output / source.lstrip("/")).is_file() for source in sources)


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("in_text", ["NFC", "NFD"])
def test_accent_in_a_name_is_found_however_it_is_kept(
    built, photographs, on_disk, in_text
):
    """A Mac keeps an accent apart from its letter, other systems don't."""
    (photographs / "back.jpg").rename(photographs / normalize(on_disk, "niño.jpg"))
    name = normalize(in_text, "niño.jpg")
    page = built(f"![A](../images/{name})", image=name, image_alt="A back")

    assert [element.get("width") for element in page.iter("img")] == ["1000", "1000"]


def test_shape_and_point_are_no_claims(built):
    """What docs/writing.md shows passes the gate; the caption's words are judged."""
    docs = (Path(__file__).parents[4] / "docs/writing.md").read_text(encoding="utf-8")
    ratio, focus = (
        re.search(rf'`({name}="[^"]+")`', docs)[1] for name in ("ratio", "focus")
    )
    own = f'![A back](../images/back.jpg){{{ratio} {focus} caption="Two weeks on."}}'
    page = built(own)

    assert page.find(".//img") is not None
    assert numbers_in(own) == []
    assert numbers_in(own.replace("Two weeks on", "85% get well in 2 weeks")) == ["85%"]


def numbers_in(body):
    found = check("content/articles/x.md", f"---\ntitle: x\n---\n\n{body}\n")
    return [e.problem.split("”")[0][1:] for e in found if e.rule == "uncited-number"]
