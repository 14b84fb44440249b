"""The pin of the software in a site, and the version that runs."""

import json
import re
import tomllib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from groups import ROOT

NAME = "clinicsite"
SAMPLE = next(
    folder for folder in (ROOT / "content", ROOT / "sample") if folder.is_dir()
)
FOLDER = "software"  # of a site: where it keeps its wheel, when it has one
FILE = re.compile(rf"{NAME}-(\d+(?:\.\d+)*)-py3-none-any\.whl")
_PIN = re.compile(rf"(?m)^(?:{NAME}==([\d.]+)|\./{FOLDER}/{FILE.pattern})\s*$")
OWN = "# Yours, if you need more: ./run update leaves what stands below.\n"


def software_version() -> str:
    """Tell the version that runs."""
    with suppress(PackageNotFoundError):
        return distribution(NAME).version
    # in the software's own folder
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def own_wheel() -> Path | None:
    """Find the file that this software was installed from, if pip was given one."""
    try:
        noted = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    address = urlsplit(json.loads(noted)["url"] if noted else "")
    path = Path(unquote(address.path))
    fits = address.scheme == "file" and FILE.fullmatch(path.name) and path.is_file()
    return path if fits else None


def requirements(wheel: Path | None, version: str, pins: str) -> str:
    """Pin the software; all that it stands on is pinned with it."""
    pin = f"./{FOLDER}/{wheel.name}" if wheel else f"{NAME}=={version}"
    return f"{pin}\n\n{without_hashes(pins)}"


def pins_of(software: Path) -> str:
    """Read what a version of the software stands on."""
    return (software / "requirements" / "site.txt").read_text(encoding="utf-8")


def without_hashes(pins: str) -> str:
    """Leave the digests out: pip would want one of the software, too."""
    lines = [
        line.removesuffix(" \\")
        for line in pins.splitlines()
        if not line.lstrip().startswith(("--hash", "#"))
    ]
    return "\n".join(line for line in lines if line.strip()) + "\n"


def pinned_version(text: str) -> str:
    """Read the pin of a requirements file; "" without one."""
    found = _PIN.search(text)
    return (found[1] or found[2]) if found else ""


def moved(text: str, new: str) -> str:
    """Put a new pin and what goes with it in the place of those of another version.

    What the site's own people wrote below OWN stays.
    """
    own = text.partition(OWN)[2]
    return f"{new}\n{OWN}{own}"


def numbers(version: str) -> tuple[int, ...]:
    """Make a version comparable."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())
