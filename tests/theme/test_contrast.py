"""Named color pairs can be read, in light and in dark."""

from functools import cache
from pathlib import Path

import pytest
from tests.brands import BRANDS, CACHE, take

from brand.color import contrast
from brand.pairs import PAIRS
from brand.reader import read_brand
from brand.tokens import colors_of

ROOT = Path(__file__).parents[2]
BRANDS_SEEN = ["house", "sample", *BRANDS]


@pytest.fixture(scope="module")
def colors_of_brand(tmp_path_factory):
    """A function that gives the colors of a brand, as pages have them."""

    @cache
    def read(name):
        root = tmp_path_factory.mktemp(name)
        if name == "sample":
            root = ROOT
        elif name != "house":
            take(root / "content", name)
        folder = root / "content" / "brand"
        brand, diagnostics = read_brand(folder, ROOT / "theme" / "brand", root, CACHE)
        assert not diagnostics
        return brand.colors

    return read


@pytest.mark.parametrize("name", BRANDS_SEEN)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_pair_has_the_contrast_it_needs(colors_of_brand, name, pair, dark):
    """Words reach 7:1 in running text and 4.5:1 elsewhere; shapes reach 3:1."""
    colors = colors_of_brand(name)
    front, back, least = pair

    assert contrast(colors[front][dark], colors[back][dark]) >= least


def test_theme_has_the_colors_of_the_house(colors_of_brand, tokens):
    """Whoever reads tokens.css reads what a site without a brand shows."""
    css = "".join(f"{name}: {value};\n" for name, value in tokens.items())

    assert colors_of(css) == colors_of_brand("house")


def test_contrast_is_computed_as_wcag_says():
    """Black on white is 21; #767676 on white just passes 4.5, #777777 fails."""
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#767676", "#ffffff") > 4.5 > contrast("#777777", "#ffffff")
