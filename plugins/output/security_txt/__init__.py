"""Tell whoever finds a weakness in the site whom to write to.

    content/practice/practice.toml -> /.well-known/security.txt (RFC 9116)

It expires on the first of the month, a year ahead of the build, so that the
same commit gives the same file all month. Gives templates nothing.
"""

from datetime import date
from pathlib import Path

from pelican import Pelican

from build_cache.files import place
from facts.model import FACTS, Practice
from site_parts import BUILD_DAY
from whole_build.stages import pages_written


def register() -> None:
    """Connect to the stage for files beside the pages."""
    pages_written.connect(write_security_txt)


def write_security_txt(pelican: Pelican) -> None:
    """Write the file."""
    settings = pelican.settings
    path = Path(pelican.output_path) / ".well-known" / "security.txt"
    text = security_txt(FACTS.of(settings).practice, BUILD_DAY.of(settings))
    place(path, text, settings)


def security_txt(practice: Practice, today: date) -> str:
    """Word the file."""
    expires = date(today.year + 1, today.month, 1)
    languages = ", ".join(language.code for language in practice.language)
    return (
        f"Contact: {practice.email.url}\n"
        f"Expires: {expires}T00:00:00Z\n"
        f"Preferred-Languages: {languages}\n"
        f"Canonical: {practice.site_url.url}/.well-known/security.txt\n"
    )
