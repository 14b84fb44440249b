"""Know where the old site's addresses lead now."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, unquote, urlsplit

from links.addresses import slip, without_tracking
from wordpress_import.model import Attachment, Export
from wordpress_import.shortcodes import Tell

SIZE = re.compile(r"-\d+x\d+(?=\.\w+$)|-scaled(?=\.\w+$)")
UNSAFE = re.compile(r"[^a-z0-9.]+")
KEPT_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


class OldSite:
    """What all pages share: made once, or a large import would take hours."""

    def __init__(
        self, export: Export, places: Mapping[str, str], uploads: Path | None
    ) -> None:
        """Index the export; `places` says which file each old address became.

        `names` collects what pictures of all pages are called.
        """
        self.host = _bare(urlsplit(export.site).hostname or "")
        self.places = {_path(address): place for address, place in places.items()}
        self.attachments = {
            _path(attachment.address): attachment for attachment in export.attachments
        }
        self.uploads = uploads.resolve() if uploads else None
        self.names: dict[str, Path] = {}


class Pointers:
    """Answers the converter's questions for one page.

    Attributes:
        pictures: Name under `content/images/` to the file on disk, for every
            picture that a body has asked for.
    """

    def __init__(self, site: OldSite, tell: Tell) -> None:
        """Answer for one page of the site."""
        self._site = site
        self._tell = tell
        self.pictures: dict[str, Path] = {}

    def link(self, address: str) -> str:
        """Give the page's file for an old address; outside links stay."""
        parts = urlsplit_or_none(address)
        if parts is None or (parts.scheme and parts.scheme not in KEPT_SCHEMES):
            return ""
        if parts.scheme in {"mailto", "tel"} or not self._is_ours(parts.hostname):
            return self._elsewhere(address if parts.scheme else f"https:{address}")
        if not parts.path and not parts.query:
            return address if parts.fragment else "/" * bool(parts.netloc)
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        key = _path(address)
        if key in self._site.places:
            return f"{{filename}}{self._site.places[key]}{anchor}"
        if key == "/":
            return "/"
        self._tell(f"A link leads to {address}, which is not in the export.")
        return ""

    def _elsewhere(self, address: str) -> str:
        """Give an address of another site, unless this one would refuse it."""
        plain = without_tracking(address)
        found = slip(plain)
        if found is None or found.level != "error":
            return plain
        self._tell(f"The link to {address} was left out: the site would refuse it.")
        return ""

    def picture(self, address: str) -> str:
        """Note the picture for copying and give its path from a Markdown file."""
        parts = urlsplit_or_none(address)
        if parts is None or parts.scheme == "data":
            self._tell("A picture inside the text itself was left out.")
            return ""
        source = self._on_disk(address) if self._is_ours(parts.hostname) else None
        if source is None:
            self._tell(f"The picture {address} is not in the uploads folder.")
            return ""
        name = self._name_for(source)
        self.pictures[name] = source
        return f"../images/{name}"

    def featured(self, attachment: Attachment) -> str:
        """Give the name of a post's own picture once noted, "" when not on disk."""
        return self.picture(attachment.address).removeprefix("../images/")

    def _on_disk(self, address: str) -> Path | None:
        """Find the upload, the full picture rather than a small copy of it."""
        if self._site.uploads is None:
            return None
        path = _path(address)
        known = self._site.attachments.get(
            SIZE.sub("", path)
        ) or self._site.attachments.get(path)
        inside = path.partition("/uploads/")[2] or path.lstrip("/")
        wanted = [known.path] if known and known.path else []
        for name in [*wanted, SIZE.sub("", inside), inside]:
            file = (self._site.uploads / name).resolve()
            # An export is outside text: "../" in it must not reach other files.
            if file.is_relative_to(self._site.uploads) and file.is_file():
                return file
        return None

    def _name_for(self, source: Path) -> str:
        """Make a plain name; two pictures of one name get the folder's too."""
        parents = source.relative_to(self._site.uploads or source.anchor).parent.parts
        digest = sha256("/".join([*parents, source.name]).encode()).hexdigest()[:8]
        plain = UNSAFE.sub("-", source.stem.casefold()).strip("-.")
        plain = plain or f"picture-{digest}"
        folder = UNSAFE.sub("-", "-".join(parents).casefold()).strip("-.")
        end = source.suffix.casefold()
        names = (f"{plain}{end}", f"{folder}-{plain}{end}", f"{plain}-{digest}{end}")
        taken = self._site.names
        return next(name for name in names if taken.setdefault(name, source) == source)

    def _is_ours(self, host: str | None) -> bool:
        return not host or _bare(host) == self._site.host


def urlsplit_or_none(address: str) -> SplitResult | None:
    """Split an address, or give None for one no browser would follow."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _bare(host: str) -> str:
    return host.casefold().removeprefix("www.")


def _path(address: str) -> str:
    """Give what tells two addresses of one site apart: the path, or `?p=12`."""
    parts = urlsplit_or_none(address)
    if parts is None:
        return address
    if parts.path in {"", "/"} and parts.query:
        return f"/?{parts.query}"
    path = str(PurePosixPath("/", unquote(parts.path)))
    return path.rstrip("/").casefold() or "/"
