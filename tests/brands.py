"""Two brands that nobody has seen: one very light, one very dark."""

from pathlib import Path
from tempfile import gettempdir

# What is made of typefaces, kept from one run of tests to the next.
CACHE = Path(gettempdir()) / "clinicsite-typefaces"
MARK = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">
{shapes}
</svg>
"""
BRANDS = {
    "blossom": {
        "brand.toml": """\
mark = "Five petals round a dot"

[colors]
brand = "#b8508a"
accent = "#ffc9de"
paper = "#fff7fb"
ink = "#4a1d38"
""",
        "mark.svg": MARK.format(
            size="48 48",
            shapes="".join(
                '<ellipse cx="24" cy="11" rx="7" ry="10"'
                f' transform="rotate({turn} 24 24)"/>'
                for turn in range(0, 360, 72)
            )
            + '<circle class="lit" cx="24" cy="24" r="6"/>',
        ),
    },
    "midnight": {
        "brand.toml": """\
mark = "A moon over a wide horizon"
logo = "Midnight Movement"

[colors]
brand = "#0b0b3b"
accent = "#7dd3fc"
paper = "#ffffff"
ink = "#000000"

[dark]
paper = "#000000"
ink = "#ffffff"
""",
        "mark.svg": MARK.format(
            size="120 40",
            shapes='<path d="M4 34h112" fill="none" stroke="#123" stroke-width="6"/>'
            '<path style="fill:#123" d="M60 4a13 13 0 1 0 12 20 14 14 0 0 1-12-20z"'
            ' class="lit"/>',
        ),
        "logo.svg": MARK.format(
            size="300 60",
            shapes='<rect width="300" height="60" rx="8" fill="#0b0b3b"/>'
            '<path fill="#7dd3fc" d="M20 20h200v8H20z"/>',
        ),
    },
}


def take(content, name):
    """Give a site one of the brands."""
    for file, text in BRANDS[name].items():
        path = content / "brand" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
