"""What wording.toml says once is said so on the whole site, in each language."""

import re
import shutil

import pypdf
import pytest
from lxml import html
from tests.conftest import ROOT, Site, take_what_is_made

pytestmark = pytest.mark.slow
NEW = {
    'name = "Signs checklist"': 'name = "Safety check"',
    'in_text = "the signs checklist"': 'in_text = "our safety check"',
    'treats = "back pain"': 'treats = "neck and knee pain"',
}
SPANISH = {
    '"Signs checklist" = "Lista de señales"': '"Safety check" = "Chequeo"',
    '"the signs checklist" = "la lista de señales"': (
        '"our safety check" = "el chequeo"'
    ),
    '"back pain" = "dolor de espalda"': '"neck and knee pain" = "dolor de cuello"',
}
OLD = re.compile(
    r"signs[\s\xa0]+checklist|lista[\s\xa0]+de[\s\xa0]+señales", re.IGNORECASE
)
DANGER = re.compile("danger signs|señales de peligro")  # of backs, on the checklist
# What the sample says about itself; its conditions and articles are about backs.
OF_THE_PRACTICE = (
    *(".", "about", "services", "contact", "first-visits", "search", "conditions"),
    *("articles", "es", "es/sobre-nosotros", "es/servicios", "es/contacto"),
    *("es/primeras-visitas", "es/buscar", "es/condiciones", "es/articulos"),
)


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """The whole sample under other words, with search index and handouts."""
    site = Site(tmp_path_factory.mktemp("other words"))
    content = site.root / "content"
    shutil.copytree(ROOT / "content", content)
    take_what_is_made(site.root / ".cache")
    for name, words in {"": NEW, "es/": SPANISH}.items():
        file = "wording.toml" if words is NEW else "words.toml"
        path = content / f"{name}practice" / file
        text = path.read_text(encoding="utf-8")
        for old, new in words.items():
            assert text.count(old) == 1
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    outcome = site.build(SEARCH_INDEX=True)
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    return site.output


def words_of(path):
    """Read what a file of the output says, whatever it is written in."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return path.read_text(encoding="utf-8", errors="ignore")


def test_another_name_of_the_checklist_is_everywhere(output):
    """Pages, handouts, search index, feeds and structured data forget the old one.

    The gallery of a preview shows what components' own examples say.
    """
    said = {
        path.relative_to(output).as_posix(): words_of(path)
        for path in output.rglob("*")
        if path.is_file()
        and path.suffix not in {".png", ".webp", ".avif", ".woff2"}
        and "gallery" not in path.parts
    }

    assert [name for name, text in said.items() if OLD.search(text)] == []
    for part in ("search-index/", "feeds/es", "signs/checklist.pdf"):
        assert [name for name in said if name.startswith(part)], part
    for new in ("our safety check", "Our safety check", "el chequeo", "El chequeo"):
        pages = [name for name, text in said.items() if new in text]
        assert len([name for name in pages if name.endswith("index.html")]) > 10, new


def test_another_thing_treated_is_said_of_the_practice(output):
    """Titles, descriptions and first words of pages about the practice follow."""
    for name in OF_THE_PRACTICE:
        page = html.parse(str(output / name / "index.html"))
        said = page.xpath(
            "//title//text() | //meta/@content | //h1//text()"
            " | //h1/following::p[1]//text()"
            " | //script[@type='application/ld+json']/text()"
        )
        wrong = [
            sentence
            for sentence in said
            if re.search("back.pain|dolor.de.espalda", sentence)
        ]
        assert [sentence for sentence in wrong if not DANGER.search(sentence)] == [], (
            name
        )


def test_no_reference_is_left_open(output):
    """Nobody reads {practice:checklist}."""
    left = [
        path.relative_to(output).as_posix()
        for path in output.rglob("*.html")
        if re.search(r"\{practice:|clinic-fact|wzxhzdk", path.read_text("utf-8"))
    ]

    assert left == []
