"""What every host is told, before it is put in a host's own words."""

from dataclasses import field

from plain_data import dataclass


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address, the page that took its place, and the HTTP status.

    Attributes:
        old: A path, with a query when the old site used one (`/?p=12`).
        new: A path on this site, or a whole address.
    """

    old: str
    new: str
    status: int = 301


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A part of the site whose headers differ, such as the browser editor.

    Attributes:
        prefix: Its path.
        headers: Those that differ.
        beside: Patterns that match all other addresses, and none of its own.
    """

    prefix: str
    headers: dict[str, str]
    beside: tuple[str, ...] = ("/",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything a host needs to know beyond the files.

    Attributes:
        headers: Name and value of each header that every answer carries.
        caching: Path prefix and Cache-Control value, where it differs from
            `REVALIDATE`.
        redirects: Old addresses.
        apart: What differs in one part of the site.
        missing: Folders with a page for unknown addresses in their own language.
        root: The path of the site at its host, "" or "/clinic"; all other paths
            here have it in front.
    """

    headers: dict[str, str]
    caching: dict[str, str] = field(default_factory=dict)
    redirects: tuple[Redirect, ...] = ()
    apart: Apart | None = None
    missing: tuple[str, ...] = ()
    root: str = ""

    @property
    def differing(self) -> dict[str, str]:
        """The headers that some part has otherwise, as all others have them."""
        names = self.apart.headers if self.apart else {}
        return {name: self.headers[name] for name in names}


# Pages, feeds, the sitemap: a browser may keep them but asks each time whether
# they still hold. A corrected danger sign reaches everyone at once.
REVALIDATE = "public, max-age=0, must-revalidate"

# Files whose name changes with their content are never asked for again.
IMMUTABLE = "public, max-age=31536000, immutable"

# Folders of the output that describe the site to a host; never served.
HOST_FOLDER = "_hosts"

# Text, which is packed; and what is packed already. No host knows all of them.
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "ics": "text/calendar; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
}
BINARY_TYPES = {
    "pdf": "application/pdf",
    "woff2": "font/woff2",
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "ico": "image/x-icon",
}


def quoted(text: str) -> str:
    """Escape what ends a quoted string in nginx's and Caddy's configuration."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
