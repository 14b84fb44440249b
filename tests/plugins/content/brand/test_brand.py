"""A practice's looks come from one folder, and can be read everywhere."""

import json
import re
import shutil
import time
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from PIL import Image
from tests.brands import BRANDS, CACHE, MARK, take
from tests.conftest import ROOT

from brand.checks import palette
from brand.color import contrast, lightness, mixed, nearest, whole
from brand.drawing import read_logo
from brand.icons import icons_of
from brand.model import BrandFile
from brand.palette import Handful, derived, failures
from brand.reader import read_brand
from brand.typefaces import digest_of, put_in_place
from facts.toml_file import TomlFile

HOUSE = ROOT / "theme" / "brand"
COLOR = st.from_regex(r"\A#[0-9a-f]{6}\Z")
NAMES = ("brand", "accent", "paper", "ink")
COLORS = '[colors]\nbrand = "#17553d"\naccent = "#d98a1f"\npaper = "#fdfcf8"\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\n{}\n</svg>'


def told(root, files):
    """What an author is told of a brand folder."""
    folder = root / "content" / "brand"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        content = text() if callable(text) else text
        (folder / name).write_bytes(
            content if isinstance(content, bytes) else content.encode()
        )
    brand, diagnostics = read_brand(folder, HOUSE, root, CACHE)
    assert brand.mark.shapes  # a preview goes on with what there is
    return [str(diagnostic) for diagnostic in diagnostics]


# What stands in a file, and the one sentence about it.
MISTAKES = {
    "no color": (
        {"brand.toml": f'{COLORS}ink = "inky"\n'},
        (
            "content/brand/brand.toml:5: “inky” is no color."
            " Write a # and six digits from 0 to f, such as #17553d."
        ),
    ),
    "color by name": (
        {"brand.toml": f'{COLORS}ink = "black"\n'},
        (
            "content/brand/brand.toml:5: “black” is not a color as we write them."
            " Write “#000000”."
        ),
    ),
    "missing": (
        {"brand.toml": COLORS},
        "content/brand/brand.toml:1: “ink” is missing. Add a line “ink = …”.",
    ),
    "unknown": (
        {"brand.toml": 'marc = "A spine"\n'},
        (
            "content/brand/brand.toml:1: “marc” is not a known key here."
            " Did you mean “mark”?"
        ),
    ),
    "unknown exact": (
        {"brand.toml": '[exact]\nsurfaces = "#ffffff"\n'},
        (
            "content/brand/brand.toml:2: “surfaces” is no color of the theme."
            " Did you mean “surface”?"
        ),
    ),
    "no list": (
        {"brand.toml": '[exact]\nsurface = ["#fff", "#000", "#fff"]\n'},
        (
            "content/brand/brand.toml:2: “surface” has 3 colors."
            " Write one, or two: on light and on dark pages."
        ),
    ),
    "no words": (
        {"mark.svg": SVG.format('<path d="M0 0h9v9z"/>')},
        (
            "content/brand/brand.toml:1: Nothing says what mark.svg shows."
            ' Write a line “mark = "…"”.'
        ),
    ),
    "file of a photograph": (
        {"logo.png": b"\x89PNG"},
        (
            "content/brand/logo.png:1: logo.png is a photograph, not a drawing."
            " Export it from a drawing program as logo.svg."
        ),
    ),
    "other letters": (
        {"LOGO.SVG": SVG.format('<path d="M0 0h9v9z"/>')},
        (
            "content/brand/LOGO.SVG:1: LOGO.SVG is looked for as logo.svg."
            " Write its name in small letters."
        ),
    ),
    "nothing drawn": (
        {"brand.toml": 'logo = "Ours"\n', "logo.svg": SVG.format("")},
        (
            "content/brand/logo.svg:1: logo.svg draws nothing."
            " Export it again as “plain SVG”."
        ),
    ),
    "no height": (
        {
            "brand.toml": 'logo = "Ours"\n',
            "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9">'
            '<path d="M0 0h9v9z"/></svg>',
        },
        (
            "content/brand/logo.svg:1: logo.svg is 0 wide and 9 high: nobody can see"
            " it. Export it again, with a viewBox."
        ),
    ),
    "photograph inside": (
        {"mark.svg": SVG.format('<image href="data:image/png;base64,AAAA"/>')},
        (
            "content/brand/mark.svg:2: mark.svg holds a photograph, not a drawing."
            " Draw it in lines: a photograph can't be sharp at every size."
        ),
    ),
    "script": (
        {"mark.svg": SVG.format("<g>\n<script>zanzibar()</script></g>")},
        (
            "content/brand/mark.svg:3: mark.svg holds a script."
            " Export it again as “plain SVG”."
        ),
    ),
    "handler": (
        {"mark.svg": SVG.format('<path d="M0 0" onclick="zanzibar()"/>')},
        (
            "content/brand/mark.svg:2: mark.svg holds a script."
            " Export it again as “plain SVG”."
        ),
    ),
    "elsewhere": (
        {"mark.svg": SVG.format('<use href="https://example.com/x.svg#a"/>')},
        (
            "content/brand/mark.svg:2: mark.svg refers to something outside itself."
            " Export it again as “plain SVG”."
        ),
    ),
    "elsewhere in style": (
        {"mark.svg": SVG.format("<style>@import 'x.css';</style>")},
        (
            "content/brand/mark.svg:2: mark.svg refers to something outside itself."
            " Export it again as “plain SVG”."
        ),
    ),
    "words": (
        {"mark.svg": SVG.format("<text>BW</text>")},
        (
            "content/brand/mark.svg:2: mark.svg holds words in a typeface that visitors"
            " may not have. Turn words into paths before you export it."
        ),
    ),
    "two colors": (
        {"mark.svg": SVG.format('<path fill="#123456"/>\n<path fill="#abcdef"/>')},
        (
            "content/brand/mark.svg:3: mark.svg has 2 colors: #123456, #abcdef."
            ' A mark has one; give what is to be lit class="lit".'
        ),
    ),
    "no size": (
        {
            "mark.svg": '<svg xmlns="http://www.w3.org/2000/svg">'
            '<path d="M0 0h9v9z"/></svg>'
        },
        (
            "content/brand/mark.svg:1: mark.svg does not say how large it is."
            " Export it with a viewBox."
        ),
    ),
    "broken": (
        {"mark.svg": SVG.format("<path>")},
        (
            "content/brand/mark.svg:3: mark.svg is not a whole SVG drawing."
            " Export it again as “plain SVG”."
        ),
    ),
    "heavy": (
        {"mark.svg": SVG.format(f'<path d="{"M0 0" * 1200}"/>')},
        (
            "content/brand/mark.svg:1: mark.svg has 4,880 bytes, more than 4,000."
            " Leave out what is not seen, and export it again."
        ),
    ),
    "pale brand": (
        {"brand.toml": COLORS.replace("#17553d", "#ffe08a") + 'ink = "#16231c"\n'},
        (
            "content/brand/brand.toml:2: “brand”, #ffe08a, can't be read on pages:"
            " “brand-strong” on “surface-strong” has"
        ),
    ),
    "dark paper": (
        {"brand.toml": COLORS.replace("#fdfcf8", "#222222") + 'ink = "#ffffff"\n'},
        "content/brand/brand.toml:4: “paper”, #222222, can't be read on pages:",
    ),
    "exact": (
        {"brand.toml": '[exact]\nink-soft = ["#aaaaaa", "#b7c4bb"]\n'},
        "content/brand/brand.toml:2: “ink-soft”, #aaaaaa, can't be read on pages:",
    ),
}


@pytest.mark.parametrize(("files", "said"), MISTAKES.values(), ids=list(MISTAKES))
def test_mistake_is_one_sentence_with_its_line(tmp_path, files, said):
    """Whatever is wrong, its author reads where, what, and what to do."""
    words = {} if "brand.toml" in files else {"brand.toml": 'mark = "A"\nlogo = "A"\n'}
    if said.endswith('“mark = "…"”.'):
        words = {"brand.toml": ""}
    found = told(tmp_path, {**words, **files})

    assert len([line for line in found if line.startswith(said)]) == 1, found
    assert len(found) == 1 or "can't be read" in said


def test_color_that_fails_is_told_with_one_that_passes(tmp_path):
    """What the sentence offers can be copied, and all is well."""
    text = COLORS.replace("#17553d", "#ffe08a") + 'ink = "#16231c"\n'
    (sentence,) = told(tmp_path, {"brand.toml": text})
    offered = re.search(r"The nearest that passes is (#\w{6})\.$", sentence)[1]

    assert told(tmp_path, {"brand.toml": text.replace("#ffe08a", offered)}) == []


@settings(max_examples=15, deadline=None)
@given(brand=COLOR, accent=COLOR)
def test_any_color_passes_or_is_told(brand, accent):
    """No palette goes through unread, and each offer is good."""
    here = {"paper": "#ffffff", "ink": "#101010"}
    handful = Handful(brand=brand, accent=accent, **here)
    colors, found = palette(BrandFile(), TomlFile("brand.toml"), handful)

    if not found:
        for dark in (0, 1):
            assert not list(
                failures({name: both[dark] for name, both in colors.items()})
            )
    for sentence in map(str, found):
        assert re.search(r"“(brand|accent)”, #\w{6}, can't be read", sentence)
        assert "The nearest that passes is #" in sentence


@given(COLOR, COLOR, st.floats(0, 1))
def test_mixing_stays_among_colors(one, other, share):
    """Every color that is made is one."""
    assert re.fullmatch(r"#[0-9a-f]{6}", mixed(one, other, share))
    assert mixed(one, other, 0) == one
    assert mixed(one, other, 1) == other


@given(COLOR)
def test_nearest_is_the_color_itself_where_it_is_good(color):
    """Nothing is changed without need."""
    assert nearest(color, lambda _each: True) == color
    assert nearest(color, lambda _each: False) is None


def test_lightness_and_short_colors():
    """Black is 0, white is 1, and #abc is #aabbcc."""
    assert lightness("#000000") == pytest.approx(0)
    assert lightness("#ffffff") == pytest.approx(1, abs=1e-3)
    assert whole("#ABC") == "#aabbcc"
    assert contrast("#000000", whole("#fff")) == 21


def test_danger_looks_the_same_on_every_site():
    """No brand can make an emergency look like something else."""
    reds = [
        derived(Handful(**dict.fromkeys(NAMES, color)), dark=False)["emergency"]
        for color in ("#00ff00", "#ff0000")
    ]

    assert reds == ["#b3161f", "#b3161f"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "--color-ink: light-dark(#1c2126, #e9eff6);",
            "--color-ink: light-dark(#999, #e9eff6);",
            (
                "“ink” can't be read on pages: on “page” it has 2.7 to 1, and needs 7."
                " Use another shade."
            ),
        ),
        (
            "--color-ink: light-dark(#1c2126, #e9eff6);",
            "--color-ink: light-dark(#1c2126, #222222);",
            "“ink” can't be read on dark pages: on “page” it has ",
        ),
        (
            "--color-ink: light-dark(#1c2126, #e9eff6);",
            "--color-ink: oklch(70% 0.1 200);",
            (
                "“oklch(70% 0.1 200)” is no color that can be checked."
                " Write #17553d, or light-dark(#17553d, #9fd8bd)."
            ),
        ),
    ],
)
def test_a_site_s_own_tokens_are_checked(tmp_path, old, new, said):
    """A theme file of the site's own with a color that can't be read is named."""
    theme = tmp_path / "theme"
    shutil.copytree(HOUSE, theme / "brand")
    css = (HOUSE.parent / "css" / "tokens.css").read_text()
    line = css[: css.index(old)].count("\n") + 1
    (theme / "css").mkdir()
    (theme / "css" / "tokens.css").write_text(css.replace(old, new))

    _, found = read_brand(tmp_path / "brand", theme / "brand", tmp_path, CACHE)
    told = [str(sentence) for sentence in found]
    assert any(
        row.startswith(f"theme/css/tokens.css:{line}: {said}") for row in told
    ), told


@pytest.mark.parametrize("name", BRANDS)
def test_brand_shows_wherever_the_practice_is_named(site, name):
    """Pages, tab, home screen, contact card and search engines have its mark."""
    take(site.root / "content", name)
    outcome = site.build()
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    tree = html.parse(str(site.output / "articles/index.html"))
    (tab,) = tree.xpath("//link[@type='image/svg+xml']/@href")
    brand, *_ = read_brand(site.root / "content/brand", HOUSE, site.root, CACHE)
    manifest = json.loads((site.output / "site.webmanifest").read_text())

    head = tree.xpath("//header//*[@class='brand-mark' or @class='brand-logo']")[0]
    assert (head.get("alt") == "Midnight Movement") is bool(brand.logo)
    drawn = etree.tostring(tree.xpath("//footer//svg[@class='brand-mark']")[0])
    assert brand.mark.view_box.encode() in drawn
    assert brand.colors["brand"][0] in (site.output / tab.lstrip("/")).read_text()
    assert manifest["theme_color"] == brand.colors["page"][0]
    for entry in manifest["icons"]:
        with Image.open(site.output / entry["src"].lstrip("/")) as icon:
            assert f"{icon.width}x{icon.height}" == entry["sizes"]
            assert len(icon.convert("RGB").getcolors(9999)) > 2
    assert "LOGO;ENCODING=b;TYPE=PNG:" in (site.output / "contact.vcf").read_text()
    style = tree.xpath("string(//style)")
    assert brand.colors["deep"][0] in style
    for sample in ("#17553d", "#0f3427"):
        assert sample not in style


def test_nothing_of_the_sample_shows_without_a_brand(site):
    """A practice that gives no brand gets the house's, and a whole site."""
    assert site.build().good
    page = (site.output / "articles/index.html").read_text()

    assert read_brand(HOUSE, HOUSE, ROOT, CACHE)[0].mark.shapes in page
    assert "#17553d" not in page


def test_marks_colors_give_way_to_the_sites(tmp_path):
    """A mark that was drawn in black shows in the practice's color, lines too."""
    shapes = '<g style="fill:none;stroke:#000"><path d="M1 1h9"/></g><path d="M0 0h9"/>'
    assert (
        told(
            tmp_path,
            {
                "brand.toml": 'mark = "A"',
                "mark.svg": SVG.format(shapes.replace("'", "")),
            },
        )
        == []
    )
    brand, _ = read_brand(tmp_path / "content/brand", HOUSE, tmp_path, CACHE)

    assert "#000" not in brand.mark.shapes
    assert 'stroke="currentColor"' in brand.mark.shapes
    assert 'fill="none"' in brand.mark.shapes


FACES = '[typefaces.text]\nfiles = ["{}"]\nlicense = "OFL.txt"\n'
FONT = HOUSE / "fonts" / "literata-heading.woff2"
LICENSE = "SIL Open Font License"


def of_another(font, **changes):
    """The bytes of a typeface with something changed."""
    made = TTFont(font)
    for name, value in changes.items():
        setattr(made["OS/2"], name, value)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


TYPEFACES = {
    "no license": (
        {"brand.toml": FACES.format("a.woff2"), "a.woff2": FONT.read_bytes()},
        (
            "3: The typeface has no license: there is no OFL.txt."
            " Put its license there; without one, it may not be published."
        ),
    ),
    "empty license": (
        {
            "brand.toml": FACES.format("a.woff2"),
            "a.woff2": FONT.read_bytes(),
            "OFL.txt": " \n",
        },
        (
            "3: The typeface has no license: there is no OFL.txt."
            " Put its license there; without one, it may not be published."
        ),
    ),
    "no key": (
        {"brand.toml": '[typefaces.text]\nfiles = ["a.woff2"]\n'},
        "1: “license” is missing. Add a line “license = …”.",
    ),
    "no file": (
        {"brand.toml": FACES.format("a.woff2"), "OFL.txt": LICENSE},
        "2: There is no file a.woff2 in brand/. Put it there, or name another.",
    ),
    "no typeface": (
        {"brand.toml": FACES.format("a.woff2"), "a.woff2": "zz", "OFL.txt": LICENSE},
        "2: a.woff2 is no typeface. Use a WOFF2, TTF or OTF file.",
    ),
    "elsewhere": (
        {"brand.toml": FACES.format("../a.woff2"), "OFL.txt": LICENSE},
        "2: “../a.woff2” is not below brand/. Put it there.",
    ),
    "restricted": (
        {
            "brand.toml": FACES.format("a.woff2"),
            "a.woff2": partial(of_another, FONT, fsType=2),
            "OFL.txt": LICENSE,
        },
        (
            "2: a.woff2 says that it may not be embedded."
            " Ask its maker for a license for websites."
        ),
    ),
    "only italic": (
        {
            "brand.toml": FACES.format("a.woff2"),
            "a.woff2": partial(of_another, FONT, fsSelection=1),
            "OFL.txt": LICENSE,
        },
        "2: A typeface needs at least one upright file. Name the regular one first.",
    ),
    "kind": (
        {
            "brand.toml": FACES.format("a.woff2") + 'kind = "round"\n',
            "a.woff2": FONT.read_bytes(),
            "OFL.txt": LICENSE,
        },
        "4: “kind: round” is not one that we know. Use one of: sans, serif.",
    ),
}


@pytest.mark.parametrize(("files", "said"), TYPEFACES.values(), ids=list(TYPEFACES))
def test_typeface_that_may_not_be_shown_is_told(tmp_path, files, said):
    """No typeface is published that can't be, or may not be."""
    assert told(tmp_path, files) == [f"content/brand/brand.toml:{said}"]


def test_own_typeface_is_on_pages_on_paper_and_in_pictures(site):
    """A TTF becomes small for pages; what stands in has its size; paper has it."""
    folder = site.root / "content" / "brand"
    folder.mkdir()
    font = TTFont(FONT)
    font.flavor = None
    for number in (1, 3, 4, 16):
        font["name"].setName("Willow", number, 3, 1, 0x409)
    font.save(folder / "willow.ttf")
    (folder / "OFL.txt").write_text(LICENSE)
    (folder / "brand.toml").write_text(FACES.format("willow.ttf") + 'kind = "serif"\n')
    outcome = site.build()
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]

    page = (site.output / "articles/index.html").read_text()
    (address,) = set(re.findall(r"/(theme/fonts/willow\.\w+\.woff2)", page))
    assert (site.output / address).read_bytes()[:4] == b"wOF2"
    assert "font-family:Willow from Georgia" in page
    assert "Atkinson" not in page
    brand, _ = read_brand(folder, HOUSE, site.root, CACHE)
    assert brand.heading == brand.text
    assert TTFont(BytesIO(brand.text.paper_face))["name"].getDebugName(1) == "Willow"


def test_what_is_made_of_the_house_s_typefaces_comes_along(tmp_path, monkeypatch):
    """A first build spends no seconds on them; `python -m brand` makes them anew.

    With the same bytes on any day, as of any typeface: paper is set in it.
    """
    day = datetime(2040, 1, 1, tzinfo=UTC).timestamp()
    monkeypatch.setattr(time, "time", lambda: day)
    shipped = {}
    for note in sorted((HOUSE / "made").glob("*/made.json")):
        names = [file["name"] for file in json.loads(note.read_text())["files"]]
        paths = [HOUSE / "fonts" / name for name in names]
        made = tmp_path / digest_of([path.read_bytes() for path in paths])
        put_in_place(paths, made)
        shipped[note.parent.name] = paths
        for path in filter(Path.is_file, made.rglob("*")):
            assert (
                path.read_bytes() == (note.parent / path.relative_to(made)).read_bytes()
            )

    assert set(shipped) == {file.name for file in tmp_path.iterdir()}
    assert len(shipped) == len(list((HOUSE / "fonts").glob("*.OFL.txt")))


@pytest.mark.parametrize(("size", "beside"), [("300 60", False), ("60 80", True)])
def test_a_logo_without_room_for_words_stands_beside_the_name(tmp_path, size, beside):
    """As high as a line, a tall drawing shows nobody what it says."""
    path = tmp_path / "logo.svg"
    path.write_text(MARK.format(size=size, shapes='<path d="M2 2h9v9z"/>'))

    assert read_logo(path, "Midnight Movement").beside_name is beside


def test_a_logo_without_a_mark_is_noted(tmp_path):
    """Tabs and home screens would show the software's, and nobody would know why."""
    files = {
        "brand.toml": 'logo = "Ours"\n',
        "logo.svg": SVG.format('<path d="M0 0h9"/>'),
    }
    (note,) = told(tmp_path, files)
    assert "logo.svg:1: Tabs, home screens and shared pictures show no logo" in note
    files |= {"mark.svg": files["logo.svg"], "brand.toml": 'logo = "A"\nmark = "B"\n'}
    assert told(tmp_path, files) == []


def test_an_icon_that_a_killed_build_left_half_drawn_is_drawn_again(tmp_path):
    """No home screen ever gets a part of an icon from the cache."""
    brand, _ = read_brand(HOUSE, HOUSE, ROOT, CACHE)
    whole = icons_of(brand, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:100])

    assert icons_of(brand, tmp_path) == whole
