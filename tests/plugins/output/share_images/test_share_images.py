"""Shared links show a picture with the page's title, small and always the same."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from PIL import Image, ImageChops
from tests.brands import CACHE

from brand.reader import read_brand
from share_images import plugin
from share_images.drawing import INKS, Look, draw, not_shown
from share_images.model import Card, balanced

ROOT = Path(__file__).parents[4]
THEME = ROOT / "theme"
BRAND = read_brand(ROOT / "content/brand", THEME / "brand", ROOT, CACHE)[0]
MOST = 25_000  # bytes; chats drop large pictures on slow networks


@pytest.fixture(scope="module")
def look():
    return Look.read(BRAND, (1200, 630))


def picture(card, look):
    return Image.open(BytesIO(draw(card, look))).convert("RGB")


def test_every_page_of_the_sample_has_its_picture(sample_site):
    """The head names a file that exists, of the stated size, under 25 KB."""
    seen = set()
    for file in sample_site.rglob("index.html"):
        meta = html.parse(file).xpath
        for address in meta("//meta[@property='og:image']/@content"):
            image = sample_site / address.removeprefix("https://www.example.com/")
            width, height = (
                meta(f"string(//meta[@property='og:image:{side}']/@content)")
                for side in ("width", "height")
            )
            with Image.open(image) as opened:
                assert opened.size == (int(width), int(height)) == (1200, 630)
            assert image.stat().st_size < MOST
            seen.add(address)
    assert len(seen) > 40


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=200), st.text(max_size=60))
def test_any_title_fits_and_stays_small(title, subject):
    """However long or odd a title is, the picture stays within its size."""
    data = draw(Card(title, subject, "Example Street"), Look.read(BRAND, (1200, 630)))

    assert len(data) < MOST


def test_long_title_leaves_room_for_name_and_mark(look):
    """The title never runs into what stands below or beside it."""
    long = "What to expect from physical therapy when your back pain keeps " * 3
    with_title = picture(Card(long, "Treatment", "Example Street"), look)
    without = picture(Card("", "Treatment", "Example Street"), look)

    changed = ImageChops.difference(with_title, without).getbbox()

    assert changed[2] < 1200 - 80 - 245
    assert changed[3] < 630 - 80 - 34


def test_same_words_give_the_same_bytes(look):
    """A build tomorrow writes the picture of today."""
    card = Card("Sciatica and slipped disc", "Conditions", "Example Street")

    assert draw(card, look) == draw(card, Look.read(BRAND, (1200, 630)))


def test_name_changes_with_every_word_and_the_look(look):
    """A retitled page has another picture address, so that nobody sees the old one."""
    card = Card("Back scans", "", "Example Street")

    paths = {
        card.path("a/", look.digest),
        Card("Scans", "", "Example Street").path("a/", look.digest),
        card.path("a/", "other look"),
        Card("Back scans", "Treatment", "Example Street").path("a/", look.digest),
        Card("Back scans", "", "Another Street").path("a/", look.digest),
    }

    assert len(paths) == 5
    assert all(path.startswith("share/a.") for path in paths)


def test_inks_are_the_brands(look):
    """They are its closing block's: the ground, then each ink at its last step."""
    colors = [f"#{look.palette[at : at + 3].hex()}" for at in (0, 15, 30, 45)]

    assert colors == [BRAND.colors[name][0] for name in ("deep", *INKS)]


@given(st.lists(st.from_regex(r"[!-~]{1,12}", fullmatch=True), min_size=1))
def test_lines_keep_every_word(words):
    """Breaking a title loses nothing, and no line is wider than it must be."""
    lines = balanced(" ".join(words), 20, len)

    assert " ".join(lines).split() == words
    assert all(len(line) <= 20 for line in lines)


def test_picture_is_drawn_once(site, article, monkeypatch):
    """The second build takes it from the cache."""
    site.write({"articles/sore.md": article()})
    assert site.build().good
    (first,) = (site.output / "share/articles").iterdir()
    data = first.read_bytes()
    monkeypatch.setattr(plugin, "draw", None)

    assert site.build().good

    assert first.read_bytes() == data


def test_a_picture_says_what_its_page_s_language_says(site, article, monkeypatch):
    """The name on a Spanish page's picture is the practice's name in Spanish."""
    facts = (site.root / "content/practice/practice.toml").read_text()
    name = re.search(r'^name = ("[^"]+")$', facts, re.MULTILINE)[1]
    drawn = []
    monkeypatch.setattr(
        plugin, "draw", lambda card, _look: drawn.append(card) or b"drawn"
    )
    site.write(
        {
            "articles/sleep.md": article(title="Sleep"),
            "es/articles/dormir.md": article(title="Dormir", translates="sleep"),
            "es/practice/words.toml": f'{name} = "Terapia de la Calle Ejemplo"\n',
        }
    )

    assert site.build().good

    names = {card.title: card.name for card in drawn}
    assert names["Dormir"] == "Terapia de la Calle Ejemplo"
    assert f'"{names["Sleep"]}"' == name


@pytest.mark.parametrize(
    ("title", "shorter"),
    [
        ("≥ 6 weeks of pain", "6 weeks of pain"),
        ("Søren Nguyễn", "Sren Nguyn"),
        ("S\u00f8ren Nguye\u0302\u0303n", "Sren Nguyn"),
        ("Боль в спине", "в"),
        ("آلام الظهر", ""),
        ("Rest → move", "Rest move"),
    ],
)
def test_letters_that_the_theme_s_typefaces_lack_are_drawn(look, title, shorter):
    """A title in other letters is on its picture whole, in each of its places."""
    for where in ("title", "subject", "name"):
        words = {"title": "", "subject": "", "name": ""}
        whole = picture(Card(**words | {where: title}), look)
        cut = picture(Card(**words | {where: shorter}), look)

        width, other = (
            ImageChops.difference(entry, picture(Card("", "", ""), look)).getbbox()
            for entry in (whole, cut)
        )
        assert width
        assert width != other


def test_composed_and_decomposed_letters_look_the_same(look):
    """A name typed on a Mac, with its accents apart, is drawn as any other."""
    composed = Card("Nguyễn, José", "", "Example Street")
    apart = Card(unicodedata.normalize("NFD", composed.title), "", "Example Street")

    assert draw(composed, look) == draw(apart, look)


def test_letters_of_the_computer_s_own_typefaces_are_drawn(look, tmp_path, monkeypatch):
    """A Chinese title is drawn where a typeface with its letters is installed."""
    face = tmp_path / "chinese.ttf"
    face.write_bytes(typeface_with("中文 ", tmp_path))
    card = Card("中文", "", "Example Street")
    nothing = Card("", "", "Example Street")
    monkeypatch.setattr("typefaces._listed", lambda: [face])

    assert draw(card, look) != draw(nothing, look)
    assert not_shown("中文", look) == ""


def typeface_with(letters, folder):
    """Make a typeface in which each letter is a black square."""
    pen = TTGlyphPen(None)
    for corner in ((50, 0), (50, 800), (850, 800), (850, 0)):
        (pen.lineTo if pen.points else pen.moveTo)(corner)
    pen.closePath()
    square, empty = pen.glyph(), TTGlyphPen(None).glyph()
    names = [f"u{ord(letter):X}" for letter in letters]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap(dict(zip(map(ord, letters), names, strict=True)))
    builder.setupGlyf({".notdef": empty} | dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (900, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(folder / "made.ttf")
    return (folder / "made.ttf").read_bytes()


def test_author_is_told_what_no_typeface_can_show(site, article, monkeypatch):
    """The build goes on, and says at the title's line what its picture lacks."""
    monkeypatch.setattr("typefaces._listed", list)
    site.write({"articles/sleep.md": article(title="Sleep 睡")})

    outcome = site.build()

    assert outcome.good
    (note,) = (
        diagnostic for diagnostic in outcome.notes if "typeface" in str(diagnostic)
    )
    assert str(note).startswith("content/articles/sleep.md:2: No typeface")
    assert "“睡”" in str(note)


def test_words_from_right_to_left_keep_their_order(look):
    """The first word of an Arabic title stands at the right of the second."""
    first, second = "آلام", "الظهر"
    both, one = (
        picture(Card(words, "", "Example Street"), look)
        for words in (f"{first} {second}", second)
    )
    nothing = picture(Card("", "", "Example Street"), look)

    left, top, right, bottom = ImageChops.difference(one, nothing).getbbox()

    assert both.crop((left, top, right, bottom)).tobytes() == (
        one.crop((left, top, right, bottom)).tobytes()
    )
