"""Named color pairs can be read, in light and in dark."""

import re

import pytest

BODY, TEXT, SHAPE = 7.0, 4.5, 3.0  # WCAG 1.4.6, 1.4.3, 1.4.11
PAIRS = [
    # Words people read at length
    ("ink", "page", BODY),
    ("ink", "surface", BODY),
    ("ink", "surface-strong", BODY),
    ("ink", "accent-surface", BODY),
    ("ink", "urgent-surface", BODY),
    ("ink", "non-urgent-surface", BODY),
    ("ink", "mark", BODY),
    ("ink", "warm", BODY),
    ("ink-soft", "page", BODY),
    ("ink-soft", "surface", TEXT),
    ("on-emergency-deep", "emergency-deep", BODY),
    ("on-deep", "deep", BODY),
    ("on-deep-soft", "deep", BODY),
    # Links, headings of cards, buttons
    ("link", "page", BODY),
    ("link", "surface", BODY),
    ("link-visited", "page", TEXT),
    ("link-visited", "surface", TEXT),
    ("link", "accent-surface", TEXT),
    ("link", "urgent-surface", TEXT),
    ("link", "non-urgent-surface", TEXT),
    ("link", "surface-strong", TEXT),
    ("link", "mark", TEXT),
    ("link", "warm", TEXT),
    ("ink-soft", "warm", TEXT),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-strong", TEXT),
    ("on-urgency", "emergency", TEXT),
    ("on-urgency", "urgent", TEXT),
    ("on-urgency", "non-urgent", TEXT),
    ("urgent-ink", "page", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "lit", TEXT),
    ("brand-strong", "surface-strong", TEXT),
    ("ink", "stage-1", TEXT),
    # Controls, focus rings, marks that carry meaning
    ("edge-control", "page", SHAPE),
    ("edge-control", "surface", SHAPE),
    ("edge-control", "warm", SHAPE),
    ("figure-trunk", "warm", SHAPE),
    ("focus", "page", SHAPE),
    ("focus", "surface", SHAPE),
    ("focus", "focus-halo", SHAPE),
    ("on-deep", "deep", SHAPE),
    ("brand", "page", SHAPE),
    ("brand", "surface", SHAPE),
    ("do", "page", SHAPE),
    ("urgent-ink", "page", SHAPE),
    ("emergency", "page", SHAPE),
    ("non-urgent", "page", SHAPE),
    ("lit", "deep", SHAPE),
]


def scheme(value, dark):
    """Choose the light or the dark one of `light-dark(a, b)`."""
    found = re.fullmatch(r"light-dark\((\S+), (\S+)\)", value)
    return found[2 if dark else 1] if found else value


def luminance(color):
    """Relative luminance as WCAG defines it."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Contrast ratio as WCAG defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_pair_has_the_contrast_it_needs(tokens, front, back, least, dark):
    """Words reach 7:1 in running text and 4.5:1 elsewhere; shapes reach 3:1."""
    one, other = (scheme(tokens[f"--color-{name}"], dark) for name in (front, back))

    assert contrast(one, other) >= least


def test_contrast_is_computed_as_wcag_says():
    """Black on white is 21; #767676 on white just passes 4.5, #777777 fails."""
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#767676", "#ffffff") > 4.5 > contrast("#777777", "#ffffff")
