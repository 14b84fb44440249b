"""What connects to Pelican; the package says what it is for."""

from pathlib import Path

from pelican import Pelican

from admin.policy import PLACE, editor_headers
from host_rules.model import IMMUTABLE, Apart, Rules
from host_rules.netlify import read_redirects
from host_rules.writer import write_rules
from security_headers import policy_of
from site_parts import Settings
from site_path import path_of
from whole_build.stages import output_checked

# Folders in which every file is named after its content.
_HASHED = ("/theme/",)


def register() -> None:
    """Connect to the stage at which no file changes any more."""
    output_checked.connect(write_host_rules)


def write_host_rules(pelican: Pelican) -> None:
    """Gather the rules of this build and write them for every host."""
    if not pelican.settings["HOST_RULES"]:
        return
    output = Path(pelican.output_path)
    moved = output / "_redirects"
    text = moved.read_text(encoding="utf-8") if moved.exists() else ""
    root = path_of(pelican.settings["SITEURL"])
    rules = Rules(
        headers=policy_of(pelican.settings).headers()
        | ({"X-Robots-Tag": "noindex"} if pelican.settings["STAGING"] else {}),
        caching={f"{root}{pattern}": IMMUTABLE for pattern in _HASHED},
        redirects=tuple(read_redirects(text)),
        apart=editor_apart(pelican.settings, output),
        missing=tuple(
            f"{root}/{path.parent.name}/" for path in sorted(output.glob("*/404.html"))
        ),
        root=root,
    )
    write_rules(output, rules)


def editor_apart(settings: Settings, output: Path) -> Apart | None:
    """State what differs for the browser editor, where it is published."""
    headers = editor_headers(settings)
    if not headers:
        return None
    root = path_of(settings["SITEURL"])
    beside = [
        f"{root}/{path.name}/*" if path.is_dir() else f"{root}/{path.name}"
        for path in sorted(output.iterdir())
        if path.name != PLACE.strip("/") and not path.name.startswith("_")
    ]
    place = f"{root}{PLACE}"
    return Apart(prefix=place, headers=headers, beside=(f"{root}/", *beside))
