"""A machine's typefaces, whatever the one that runs the tests has installed.

The faces come from pinned packages (`tests/tools/package.json`). Gelasio is drawn to
Georgia's widths, Arimo to Arial's and Liberation Sans's, Tinos to Times New Roman's
and Liberation Serif's: under those names they stand for them.
"""

from pathlib import Path

from fontTools.ttLib import TTFont

PACKAGES = Path(__file__).parent / "tools" / "node_modules"
# What each family of systems has: its sans and its serif, and the package of each.
SYSTEMS = {
    "Windows and Apple": {"Arial": "arimo", "Georgia": "gelasio"},
    "Windows without Georgia": {"Arial": "arimo", "Times New Roman": "tinos"},
    "Android": {"Roboto": "roboto", "Noto Serif": "noto-serif"},
    "Liberation": {"Liberation Sans": "arimo", "Liberation Serif": "tinos"},
    "DejaVu": {"DejaVu Sans": "dejavu", "DejaVu Serif": "dejavu"},
}
UNKNOWN = {"Some Sans": "roboto"}
STYLES = {400: "", 700: "Bold"}
# Phones, most of our visitors, fit no letter to whole pixels ("hinting").
SETTINGS = """<?xml version="1.0"?>
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
  <match target="font"><edit name="hinting"><bool>false</bool></edit></match>
  <match target="pattern"><edit name="hinting"><bool>false</bool></edit></match>
  {aliases}
</fontconfig>
"""
ALIAS = "<alias><family>{}</family><prefer><family>{}</family></prefer></alias>"


def face(family: str, package: str, weight: int) -> TTFont:
    """Open a face, named as a machine that has it names it."""
    font = TTFont(_file(family, package, weight))
    style = STYLES[weight]
    names = {
        1: family,
        2: style or "Regular",
        4: f"{family} {style}".strip(),
        6: f"{family.replace(' ', '')}-{style or 'Regular'}",
    }
    font["name"].names = []
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)
    font.flavor = None
    return font


def _file(family: str, package: str, weight: int) -> Path:
    """Return the file of a package that has a face."""
    if package == "dejavu":
        name = "-".join(filter(None, (family.replace(" ", ""), STYLES[weight])))
        return PACKAGES / "dejavu-fonts-ttf" / "ttf" / f"{name}.ttf"
    files = PACKAGES / "@fontsource" / package / "files"
    return files / f"{package}-latin-{weight}-normal.woff2"


def installed(families: dict[str, str], folder: Path) -> dict[str, str]:
    """Make a machine that has these families and no other.

    Returns:
        What a program's environment has to say for it.
    """
    for family, package in families.items():
        for weight in STYLES:
            face(family, package, weight).save(folder / f"{family} {weight}.ttf")
    generic = zip(("sans-serif", "serif"), families, strict=False)
    aliases = "".join(ALIAS.format(*pair) for pair in generic)
    settings = folder / "fonts.conf"
    settings.write_text(SETTINGS.format(folder=folder, aliases=aliases))
    return {"FONTCONFIG_FILE": str(settings)}
